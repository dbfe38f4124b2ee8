"""The fiches réflexes: one page a function and context for the wall, one half to carry along.

Contexts in which a function does exactly the same share its page: on a wall, two pages that say
the same thing are read twice to find what changes, and nothing does.

Both are the reflexes of the plan, nothing else; what they cannot say is told on a last page.
"""

from collections.abc import Iterable, Iterator, Sequence

from pcra_game.domain.answers import Band
from pcra_game.domain.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Poster,
    PosterBand,
    Section,
    Tone,
)
from pcra_game.domain.document_frame import NO_SECTION, Frame, frame
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import tables
from pcra_game.domain.reflexes import BANDS, Reflex, left_out, reflexes
from pcra_game.domain.sheet import deputy_of, function_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import reflex_cards as words
from pcra_game.texts.typography import join_fr


def build_reflex_cards(
    state: WorkshopState, game: Game, *, recorded_at: str, mark: str = ""
) -> Document:
    """Build the posters, one a function and context where it has something to do.

    Contexts where it does the same have one together, which names each of them.

    `recorded_at` is the instant of the last entry, ISO 8601 in UTC; `mark` replaces the usual
    confidentiality in the feet. Raises ValueError where the workshop is not open.
    """
    made = frame(state, game, recorded_at, mark)
    found = reflexes(state, game)
    posters = [
        _poster(state, game, made, function, contexts, bands)
        for function, by_context in _by_function(found).items()
        for bands, contexts in _alike(by_context).items()
    ]
    return _document(state, game, made, words.WALL, found, posters)


def build_pocket_cards(
    state: WorkshopState, game: Game, *, recorded_at: str, mark: str = ""
) -> Document:
    """Build the A5 cards, one a function: its first context in full, then what others add.

    `recorded_at` is the instant of the last entry, ISO 8601 in UTC; `mark` replaces the usual
    confidentiality in the feet. Raises ValueError where the workshop is not open.
    """
    made = frame(state, game, recorded_at, mark)
    found = reflexes(state, game)
    posters = [
        _pocket(state, game, made, function, by_context)
        for function, by_context in _by_function(found).items()
    ]
    return _document(state, game, made, words.POCKET, found, posters)


def _by_function(found: Iterable[Reflex]) -> dict[str, dict[str, list[Reflex]]]:
    """Reflexes by function, then by context, both in the order of the plan; nobody's apart."""
    grouped: dict[str, dict[str, list[Reflex]]] = {}
    for reflex in found:
        if reflex.function:
            grouped.setdefault(reflex.function, {}).setdefault(reflex.context, []).append(reflex)
    return grouped


def _alike(by_context: dict[str, list[Reflex]]) -> dict[tuple[PosterBand, ...], list[str]]:
    """The contexts in which a function does the same, by what it does, in the order of the plan."""
    alike: dict[tuple[PosterBand, ...], list[str]] = {}
    for context, own in by_context.items():
        alike.setdefault(_bands(own), []).append(context)
    return alike


def _bands(own: list[Reflex]) -> tuple[PosterBand, ...]:
    bands = tuple(
        PosterBand(words.BANDS[band], _lines(own, band), words.NOTHING_WRITTEN) for band in BANDS
    )
    waiting = _lines(own, None)
    return (*bands, PosterBand(words.NO_BAND, waiting)) if waiting else bands


def _poster(
    state: WorkshopState,
    game: Game,
    made: Frame,
    function: str,
    contexts: Sequence[str],
    bands: tuple[PosterBand, ...],
) -> Poster:
    where = "\n".join(words.context(code, game.contexts[code].title) for code in contexts)
    return Poster(
        title=function_label(state, game, function),
        subtitle=_under(state, game, function, where),
        bands=bands,
        foot=made.foot,
    )


def _lines(own: Iterable[Reflex], band: Band | None) -> tuple[str, ...]:
    return tuple(reflex.text for reflex in own if reflex.band is band)


def _under(state: WorkshopState, game: Game, function: str, where: str) -> str:
    """Where the card holds, and who takes over at night if somebody was named."""
    deputy = deputy_of(state, game, function)
    return f"{where}\n{words.deputy(deputy)}" if deputy else where


def _pocket(
    state: WorkshopState,
    game: Game,
    made: Frame,
    function: str,
    by_context: dict[str, list[Reflex]],
) -> Poster:
    first, *others = by_context
    own = by_context[first]
    bands = [
        PosterBand(label, lines)
        for band in (*BANDS, None)
        if (lines := _lines(own, band))
        for label in (words.BANDS[band] if band else words.NO_BAND,)
    ]
    told = {reflex.text for reflex in own}
    changing = []
    for context in others:
        new = [reflex for reflex in by_context[context] if reflex.text not in told]
        if new:
            bands.append(PosterBand(context, tuple(map(_timed, new))))
            changing.append(context)
        told.update(reflex.text for reflex in new)
    title = words.context(first, game.contexts[first].title)
    alike = [context for context in others if _bands(by_context[context]) == _bands(own)]
    where = words.first_then(title, alike=join_fr(alike), changing=join_fr(changing))
    return Poster(
        title=function_label(state, game, function),
        subtitle=_under(state, game, function, where),
        bands=tuple(bands),
        foot=made.foot,
        half=True,
    )


def _document(
    state: WorkshopState,
    game: Game,
    made: Frame,
    title: str,
    found: tuple[Reflex, ...],
    posters: list[Poster],
) -> Document:
    rest = tuple(_rest(state, game, found))
    sections = [Section("", "", tuple(posters))] if posters else []
    if not posters:
        none = (Paragraph(words.NONE), Paragraph(words.NONE_TODO, Tone.WARNING), *rest)
        sections = [Section("", title, none)]
    elif rest:
        sections.append(Section("", words.REST, (Paragraph(words.REST_INTRO), *rest), True))
    return made.document(title, NO_SECTION, tuple(sections))


def _rest(state: WorkshopState, game: Game, found: tuple[Reflex, ...]) -> Iterator[Block]:
    """What no card says: gestures of nobody, contradictions, functions without any gesture."""
    nobody = [
        (reflex.context, _moment(reflex.band), reflex.text)
        for reflex in found
        if not reflex.function
    ]
    if nobody:
        yield Heading(2, words.NOBODY)
        yield Paragraph(words.NOBODY_TODO)
        yield from tables(words.NOBODY, words.NOBODY_COLUMNS, nobody, (0.8, 0.9, 4))
    contradictions = left_out(state, game)
    if contradictions:
        yield Paragraph(words.left_out(contradictions), Tone.WARNING)
    busy = {reflex.function for reflex in found}
    idle = [one.function for one in state.presence.values() if one.function not in busy]
    if idle:
        yield Heading(2, words.IDLE)
        yield Bullets(tuple(function_label(state, game, function) for function in idle))


def _timed(reflex: Reflex) -> str:
    """The gesture with its moment, where the band says the context instead."""
    return words.timed(words.BANDS[reflex.band], reflex.text) if reflex.band else reflex.text


def _moment(band: Band | None) -> str:
    return words.BANDS[band] if band else words.NO_BAND
