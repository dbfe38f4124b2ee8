"""Section 10 of the plan: what the answers ask for, what the unit has, what its kit lacks."""

from collections.abc import Iterator

from pcra_game.domain.answers import MeansKind
from pcra_game.domain.document import Block, Paragraph, Section, Table, Tone
from pcra_game.domain.game import Game
from pcra_game.domain.means import Needed, needed_means, stock_days, suggested_stock
from pcra_game.domain.plan_rows import Row, iso_date, tables
from pcra_game.domain.reading import reading
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import means as words
from pcra_game.texts.plan import NOT_GIVEN
from pcra_game.texts.typography import grouped


def kit(state: WorkshopState, game: Game) -> Section:
    """The means over the contexts in play, then the stocks with how long they last.

    What more is asked than the unit has stands in its own column.
    """
    needed = sorted(needed_means(state, game), key=lambda need: need.missing == 0)
    blocks: list[Block] = []
    if needed:
        blocks.append(Paragraph(words.KIT_INTRO))
        blocks += _needs(needed, reading(state, game).contexts)
    else:
        blocks.append(Paragraph(words.KIT_NONE, Tone.WARNING))
    stocks = list(_stocks(state, game))
    if stocks:
        shares = (2.4, 0.9, 0.9, 0.8, 0.9, 2.2, 1.2)
        blocks += tables(words.STOCK_CAPTION, words.STOCK_COLUMNS, stocks, shares)
        blocks.append(Paragraph(words.STOCK_NOTE, Tone.NOTE))
    return Section("10", words.KIT, tuple(blocks))


def _needs(needed: list[Needed], contexts: tuple[str, ...]) -> Iterator[Table]:
    """One row a means: what each context asks for, what there is, what is missing."""
    asked = [c for c in contexts if any(c in dict(need.per_context) for need in needed)]
    titles = (words.KIT_FIRST, *asked, words.KIT_OWNED, words.KIT_MISSING)
    shares = (2.6, *(0.7 for _ in asked), 0.9, 0.9)
    yield from tables(words.KIT_CAPTION, titles, [_need(need, asked) for need in needed], shares)


def _need(need: Needed, contexts: list[str]) -> Row:
    by_context = dict(need.per_context)
    return (
        need.means.label,
        *(grouped(by_context[c]) if c in by_context else words.UNKNOWN for c in contexts),
        grouped(need.means.quantity),
        grouped(need.missing) if need.missing else words.NOTHING_MISSING,
    )


def _stocks(state: WorkshopState, game: Game) -> Iterator[Row]:
    for means in state.means.values():
        if means.kind is not MeansKind.STOCK:
            continue
        suggested = suggested_stock(state, means)
        yield (
            means.label,
            grouped(means.quantity),
            grouped(means.per_day) if means.per_day else words.UNKNOWN,
            words.lasts(stock_days(state, game, means.id)),
            grouped(suggested) if suggested is not None else words.UNKNOWN,
            means.place or NOT_GIVEN,
            iso_date(means.checked_on),
        )
