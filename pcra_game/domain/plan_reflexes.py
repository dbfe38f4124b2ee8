"""Section 9 of the plan: what each function does, hour by hour, read from the decided answers."""

from collections.abc import Iterator

from pcra_game.domain.answers import Band
from pcra_game.domain.document import ROOM_FOR_A_PEN, Block, Heading, Paragraph, Section, Tone
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import Row, tables
from pcra_game.domain.reflexes import BANDS, Reflex, left_out, reflexes
from pcra_game.domain.review import card_title
from pcra_game.domain.sheet import contexts_in_play, deputy_of, function_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import reflexes as words
from pcra_game.texts.typography import join_fr

SHARES = (0.9, 1, 4, 2)


def reflex_cards(state: WorkshopState, game: Game) -> Section:
    """One table a function, in time; where nothing is decided, one to be filled in by hand."""
    made = reflexes(state, game)
    blocks: list[Block] = [Paragraph(words.INTRO)]
    if not made:
        blocks.append(Paragraph(words.NONE, Tone.WARNING))
        blank = [(words.BANDS[band], *(ROOM_FOR_A_PEN,) * 3) for band in BANDS]
        blocks += tables(words.BLANK_CAPTION, words.BLANK_COLUMNS, blank, (0.9, 1.5, 3.5, 2))
        return Section("9", words.TITLE, tuple(blocks))
    by_function: dict[str, list[Reflex]] = {}
    for reflex in made:
        by_function.setdefault(reflex.function, []).append(reflex)
    for who, own in by_function.items():
        blocks += _function(state, game, who, own)
    silent = dict.fromkeys(who for who in state.roles.values() if who and who not in by_function)
    if silent:
        named = join_fr([function_label(state, game, who) for who in silent])
        blocks.append(Paragraph(words.silent(named), Tone.WARNING))
    gone = left_out(state, game)
    if gone:
        blocks.append(Paragraph(words.left_out(gone), Tone.WARNING))
    return Section("9", words.TITLE, tuple(blocks))


def _function(state: WorkshopState, game: Game, who: str, own: list[Reflex]) -> Iterator[Block]:
    label = function_label(state, game, who) or words.NOBODY
    yield Heading(2, label)
    if not who:
        yield Paragraph(words.NOBODY_TEXT, Tone.WARNING)
    caption = words.caption(label, deputy_of(state, game, who))
    yield from tables(caption, words.COLUMNS, _rows(state, game, own), SHARES)


def _rows(state: WorkshopState, game: Game, own: list[Reflex]) -> Iterator[Row]:
    """One row an order, in time: where it stands in several contexts, it names them all."""
    places: dict[tuple[Band | None, str, str], list[str]] = {}
    waiting = {reflex.text for reflex in own if reflex.signal}
    for reflex in own:
        places.setdefault((reflex.band, reflex.text, reflex.card), []).append(reflex.context)
    order = contexts_in_play(state, game)
    last = len(BANDS)

    def when(key: tuple[Band | None, str, str]) -> tuple[int, int]:
        return (last if key[0] is None else BANDS.index(key[0]), order.index(places[key][0]))

    for key in sorted(places, key=when):
        band, text, card = key
        unknown = words.ON_SIGNAL if text in waiting else words.NO_HOUR
        label = words.BANDS[band] if band else unknown
        yield (label, ", ".join(places[key]), text, card_title(state, game, state.cards[card]))
