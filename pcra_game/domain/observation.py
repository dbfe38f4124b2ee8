"""The grid that an observer fills in by hand: what is to be seen comes from the plan itself."""

from collections.abc import Iterator

from pcra_game.domain.answers import UNIT_SUBJECT, Status
from pcra_game.domain.document import ROOM_FOR_A_PEN, Block, Paragraph
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import Row, tables, when
from pcra_game.domain.sheet import cards_on, kept_sheets
from pcra_game.domain.state import WorkshopState, shown
from pcra_game.texts import retex as words

_FREE_LINES = 5
_PEN = ROOM_FOR_A_PEN


def observation_grid(state: WorkshopState, game: Game) -> Iterator[Block]:
    """The tables of the grid: who observes, common points, promises of the plan, events, the rest.

    What is promised are the answers of the base context, from the first minutes on.
    """
    yield Paragraph(words.GRID_INTRO)
    yield from tables(words.OBSERVER_CAPTION, words.OBSERVER_COLUMNS, [(_PEN,) * 4])
    common = [(asked, _PEN, _PEN, _PEN) for asked in words.GRID_COMMON]
    yield from tables(
        words.GRID_COMMON_CAPTION, words.GRID_COMMON_COLUMNS, common, (2.6, 0.7, 1.1, 2.2)
    )
    promised = [(*row, _PEN, _PEN) for row in _promised(state, game)]
    if not promised:
        yield Paragraph(words.GRID_NOTHING)
    yield from tables(
        words.GRID_PLAN_CAPTION, words.GRID_PLAN_COLUMNS, promised, (1.3, 2.6, 0.7, 2)
    )
    events = [
        (f"{inject.moment}\u00a0: {inject.text}", _PEN, _PEN)
        for inject in sorted((game.injects[id] for id in state.injects), key=lambda i: i.offset)
    ]
    yield from tables(words.GRID_EVENTS_CAPTION, words.GRID_EVENTS_COLUMNS, events, (2.6, 0.7, 3.3))
    free = [(_PEN,) * 3] * _FREE_LINES
    yield from tables(words.GRID_FREE_CAPTION, words.GRID_FREE_COLUMNS, free, (0.7, 3.6, 2.3))


def _promised(state: WorkshopState, game: Game) -> Iterator[Row]:
    """The first solution of each answer of the base context, the unit's before its activities'."""
    subjects = [(UNIT_SUBJECT, game.unit.label)]
    subjects += [(sheet.id, sheet.label) for sheet in kept_sheets(state, game)]
    for subject, label in subjects:
        for card in cards_on(state, subject):
            seen = shown(state, card.id, game.base_context)
            if seen and seen.decision.status is Status.DECIDED and seen.solutions:
                first = seen.solutions[0]
                yield label, words.expected(first.what, when(first))
