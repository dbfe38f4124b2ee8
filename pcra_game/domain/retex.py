"""The RETEX: planned and done, what held, what to improve, the next exercise, the observer's grid.

What the room said at the end is filled in; what only people can add has an empty place.
"""

from collections.abc import Iterable, Iterator

from pcra_game.domain.chronicle import Chronicle
from pcra_game.domain.debriefing import in_order, rank_of
from pcra_game.domain.document import (
    ROOM_FOR_A_PEN,
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Section,
    SignatureBox,
    Tone,
)
from pcra_game.domain.document_frame import Frame, frame
from pcra_game.domain.game import Game
from pcra_game.domain.lights import lights
from pcra_game.domain.observation import observation_grid
from pcra_game.domain.plan_rows import iso_date, tables
from pcra_game.domain.played import judged, session_hours
from pcra_game.domain.retex_next import next_steps
from pcra_game.domain.retex_planned import exercise_blocks, planned_blocks
from pcra_game.domain.review import card_title
from pcra_game.domain.room_events import RetexKind, Verdict
from pcra_game.domain.sheet import activity_sheet, function_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import plan as plan_words
from pcra_game.texts import retex as words
from pcra_game.texts.ending import COLUMN
from pcra_game.texts.papers import SENSITIVE
from pcra_game.texts.table import LIGHT_COLOUR
from pcra_game.texts.typography import join_fr

_FIRST = 5
_FIRST_STEPS = 2
"""Page 2 also holds the signatures, in a text processor too; section 7 has all steps."""

_FREE_LINES = 3


def build_retex(state: WorkshopState, game: Game, *, recorded_at: str, told: Chronicle) -> Document:
    """Build the RETEX of an open workshop.

    `told` is its main courante, which only the journal knows; `recorded_at` the instant of the
    last entry, ISO 8601 in UTC. Raises ValueError where the workshop is not open.
    """
    made = frame(state, game, recorded_at)
    cover = made.cover(
        words.TITLE,
        (words.KIND_OF_EXERCISE, words.KIND_TABLE),
        (words.SESSION, session_hours(told) or plan_words.NOT_GIVEN),
        (words.REVIEW, iso_date(state.review_on)),
        notes=(words.NOTE_USE, words.NOTE_FIELD, words.NOTE_FUNCTIONS, SENSITIVE),
    )
    sections = (
        Section("1", words.EXERCISE, tuple(exercise_blocks(state, game, made.day)), new_page=True),
        Section("2", words.PLANNED, tuple(planned_blocks(state, game, told))),
        Section("3", words.HELD, tuple(_held(state, game))),
        Section("4", words.STRONG, tuple(_strong(state))),
        Section("5", words.IMPROVE, tuple(_to_improve(state, game))),
        Section("6", words.PLAN, tuple(_actions(state, game))),
        Section("7", words.NEXT, tuple(_next(state, game))),
        Section("8", words.GRID, tuple(observation_grid(state, game)), new_page=True),
    )
    return made.document(words.TITLE, _summary(state, game, made), sections, cover)


def _summary(state: WorkshopState, game: Game, made: Frame) -> Section:
    held, partly, not_held = (len(judged(state, game, verdict)) for verdict in Verdict)
    judged_any = held + partly + not_held
    ordered = in_order(state.actions.values())
    first = [a for a in ordered if rank_of(a)] or ordered[:_FIRST]
    said = [
        (action.text, function_label(state, game, action.owner), iso_date(action.due))
        for action in first
    ]
    steps = next_steps(state, game)
    on = words.next_on(iso_date(state.review_on)) if state.review_on else words.NEXT_UNDATED
    lead = words.lead(held, partly, not_held) if judged_any else words.VERDICT_NONE
    blocks: list[Block] = [
        Paragraph(lead, Tone.LEAD if judged_any else Tone.WARNING),
        Heading(2, words.LIGHTS_TITLE),
        *_lights(state, game),
        Heading(2, words.FIRST_TITLE),
        *tables(plan_words.ACTIONS_CAPTION, plan_words.ACTIONS_COLUMNS[:3], said, (4.4, 1.8, 0.9)),
        *([] if said else [Paragraph(plan_words.ACTIONS_NONE)]),
        Heading(2, words.NEXT_TITLE),
        Paragraph(on),
        *([Bullets(tuple(steps[:_FIRST_STEPS]))] if steps else []),
    ]
    if made.status and state.answered():
        blocks += [Heading(2, words.SIGN_TITLE), SignatureBox(words.SIGNERS)]
    return Section("", words.SUMMARY, tuple(blocks), new_page=True)


def _lights(state: WorkshopState, game: Game) -> Iterator[Block]:
    rows = [
        (
            light.name,
            LIGHT_COLOUR[light.colour],
            join_fr(activity_sheet(state, game, id).label for id in light.behind)
            or words.NO_ACTIVITY,
        )
        for light in lights(state, game)
    ]
    yield from tables(words.LIGHTS_CAPTION, words.LIGHTS_COLUMNS, rows, (0.72, 1.2, 4.4))


def _held(state: WorkshopState, game: Game) -> Iterator[Block]:
    found = [(verdict, judged(state, game, verdict)) for verdict in (*Verdict, None)]
    for verdict, events in found:
        if events:
            yield Heading(2, words.VERDICT_TITLE[verdict])
            yield Bullets(tuple(events))
    if not any(events for verdict, events in found if verdict is not None):
        yield Paragraph(words.VERDICT_NONE)


def _strong(state: WorkshopState) -> Iterator[Block]:
    said = _noted(state, RetexKind.KEEP)
    shown = [
        words.shown_object(asked.text, shown=True)
        for asked in state.challenges.values()
        if asked.shown
    ]
    yield from _listed((*said, *shown), words.STRONG_NONE)
    yield from _to_complete()


def _to_improve(state: WorkshopState, game: Game) -> Iterator[Block]:
    missing = [
        words.shown_object(asked.text, shown=False)
        for asked in state.challenges.values()
        if not asked.shown
    ]
    yield from _listed((*_noted(state, RetexKind.IMPROVE), *missing), words.IMPROVE_NONE)
    gaps = [
        (
            card_title(state, game, state.cards[s.decision.card]),
            s.decision.context,
            s.source.reason,
        )
        for s in state.gaps()
    ]
    if gaps:
        yield Heading(2, words.GAPS_TITLE)
        yield from tables(plan_words.GAPS_CAPTION, plan_words.GAPS_COLUMNS, gaps, (2, 0.8, 3))
    for kind in (RetexKind.SURPRISE, RetexKind.UNKNOWN):
        said = _noted(state, kind)
        if said:
            yield Heading(2, COLUMN[kind])
            yield Bullets(said)
    yield from _to_complete()


def _noted(state: WorkshopState, kind: RetexKind) -> tuple[str, ...]:
    return tuple(one.text for one in state.retex.values() if one.kind is kind)


def _listed(said: tuple[str, ...], none: str) -> Iterator[Block]:
    yield Bullets(said) if said else Paragraph(none)


def _to_complete() -> Iterable[Block]:
    rows = [(ROOM_FOR_A_PEN, ROOM_FOR_A_PEN)] * _FREE_LINES
    return tables(words.TO_COMPLETE, words.TO_COMPLETE_COLUMNS, rows, (3.2, 1.2))


def _actions(state: WorkshopState, game: Game) -> Iterator[Block]:
    rows = [
        (
            action.text,
            function_label(state, game, action.owner) or plan_words.NOT_GIVEN,
            iso_date(action.due),
            ROOM_FOR_A_PEN,
            ROOM_FOR_A_PEN,
        )
        for action in in_order(state.actions.values())
    ]
    shares = (2.6, 1.4, 1.05, 0.9, 1.3)
    yield from tables(words.PLAN_CAPTION, words.PLAN_COLUMNS, rows, shares)
    if not rows:
        yield Paragraph(plan_words.ACTIONS_NONE, Tone.WARNING)
    empty = [(ROOM_FOR_A_PEN,) * len(words.PLAN_COLUMNS)] * _FREE_LINES
    yield from tables(words.PLAN_BLANK, words.PLAN_COLUMNS, empty, shares)
    yield Paragraph(plan_words.ACTIONS_NOTE, Tone.NOTE)


def _next(state: WorkshopState, game: Game) -> Iterator[Block]:
    steps = next_steps(state, game)
    if steps:
        yield Paragraph(words.NEXT_INTRO)
        yield Bullets(tuple(steps))
    else:
        yield Paragraph(words.NEXT_NONE)
    rows = [(asked, ROOM_FOR_A_PEN) for asked in words.NEXT_ROWS]
    yield from tables(words.NEXT_CAPTION, words.NEXT_COLUMNS, rows, (1.3, 2))
