"""The facilitator's script (conducteur): every step with its time, its words, its events.

It is worked out from the agenda, which the guide of the window shows too (domain/agenda.py).
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from pcra_game.domain.agenda import Step, agenda_of
from pcra_game.domain.deck import Inject, Objective
from pcra_game.domain.document import (
    MAX_TABLE_ROWS,
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    Tone,
)
from pcra_game.domain.document_frame import frame
from pcra_game.domain.drafting import question_for
from pcra_game.domain.game import Game
from pcra_game.domain.moments import on_two_lines
from pcra_game.domain.slips import card_code
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.striking import for_unit, opening
from pcra_game.domain.table import table
from pcra_game.texts import room_script as words
from pcra_game.texts.papers import SENSITIVE
from pcra_game.texts.typography import duration

_ROUNDS = ("base", "other", "recovery")
"""Kinds of step in which cards are asked."""

_WITH_EVENTS = (*_ROUNDS, "shock", "settle")


def build_room_script(state: WorkshopState, game: Game, *, recorded_at: str) -> Document:
    """Build the script of an open workshop.

    `recorded_at` is the instant of the last entry, ISO 8601 in UTC. Raises ValueError where the
    workshop is not open.
    """
    made = frame(state, game, recorded_at)
    steps = agenda_of(state, game)
    starts = [0, *accumulate(step.minutes for step in steps)]
    total = starts[-1]
    cover = made.cover(
        words.TITLE,
        (words.FORMAT, duration(total)),
        notes=(words.FOR, words.NOTE_ANSWERS, words.NOTE_TIMES, SENSITIVE),
    )
    played = [
        Section(
            str(number),
            words.step_title(step.title, start, step.minutes),
            tuple(_step(state, game, step)),
        )
        for number, (step, start) in enumerate(zip(steps, starts, strict=False), start=1)
    ]
    prompts = Section("A", words.PROMPTS, tuple(_prompts(game)))
    summary = Section("", words.SUMMARY, tuple(_overview(state, steps, starts)))
    return made.document(words.TITLE, summary, (*played, prompts), cover)


def _overview(state: WorkshopState, steps: tuple[Step, ...], starts: list[int]) -> Iterator[Block]:
    kept = len(state.kept_activities())
    yield Paragraph(words.lead(len(steps), starts[-1], kept), Tone.LEAD)
    columns = tuple(map(Column, words.STEPS_COLUMNS, (1.0, 1.0, 1.0, 5.0)))
    rows = [
        (
            words.clock(start),
            words.clock(start + step.minutes),
            duration(step.minutes),
            step.title,
        )
        for step, start in zip(steps, starts, strict=False)
    ]
    yield from _tables(words.STEPS_CAPTION, columns, rows)
    yield Heading(2, words.BEFORE)
    yield Bullets(words.BEFORE_LINES)


def _step(state: WorkshopState, game: Game, step: Step) -> Iterator[Block]:
    if step.read:
        yield Heading(3, words.READ)
        yield Paragraph(step.read)
    yield Heading(3, words.SAY)
    yield Paragraph(step.say, Tone.LEAD)
    yield Heading(3, words.DO)
    yield Bullets(step.do)
    context = _context(game, step)
    if step.kind in _ROUNDS and context:
        yield from _on_the_table(state, game, context)
    if step.kind in _WITH_EVENTS:
        yield from _events(game, step)


def _on_the_table(state: WorkshopState, game: Game, context: str) -> Iterator[Block]:
    """How much a round asks, then which cards to lay under each activity and for the unit."""
    laid = table(state, game, context)
    yield Heading(3, words.SCOPE_OF_STEP)
    yield Paragraph(words.scope(len(state.kept_activities()), len(laid.cards())))
    groups = [(one.label, one.cards) for one in laid.activities]
    groups.append((words.WHOLE_UNIT, laid.unit_cards))
    rows = [
        (label, ", ".join(sorted({card_code(game.objectives[card.objective]) for card in cards})))
        for label, cards in groups
        if cards
    ]
    columns = tuple(map(Column, words.LAID_COLUMNS, (2.4, 4.6)))
    yield from _tables(words.LAID_CAPTION, columns, rows)


def _context(game: Game, step: Step) -> str:
    """The context that a round plays; nothing for a step that plays none."""
    return next((game.phases[p].context or "" for p in step.phases), "")


def _events(game: Game, step: Step) -> Iterator[Block]:
    opened = opening(game)
    found = opened if step.kind == "shock" else (*_injects(game, step, {i.id for i in opened}),)
    if not found:
        return
    wanted = {id for phase in step.phases for id in game.phases[phase].recommended}
    columns = tuple(map(Column, words.EVENTS_COLUMNS, (1.3, 1.5, 3.2, 3.4)))
    rows = [
        (
            _when(one, advised=one.id in wanted),
            f"{one.id}\n{one.channel}",
            one.text,
            one.reaction,
        )
        for one in found
    ]
    yield from _tables(words.EVENTS, columns, rows)


def _when(one: Inject, *, advised: bool) -> str:
    """The stretch, then the day and the hour on a line of their own, then whether it is advised."""
    said = on_two_lines(one.moment)
    return f"{said}\n{words.RECOMMENDED}" if advised else said


def _injects(game: Game, step: Step, told: set[str]) -> Iterator[Inject]:
    """Events of the phases of a step that concern the unit; those of the opening are over."""
    for phase in step.phases:
        for id in game.phases[phase].injects:
            one = game.injects.get(id)
            if one is not None and id not in told and for_unit(game, one):
                yield one


def _prompts(game: Game) -> Iterator[Block]:
    for one in game.deck.objectives:
        yield Heading(2, f"{card_code(one)} · {one.title}")
        yield Paragraph(question_for(game, one), Tone.LEAD)
        yield Bullets(one.prompts)
        columns = tuple(map(Column, words.EXPECTED_COLUMNS, (1.3, 4.7)))
        yield from _tables(words.EXPECTED_CAPTION, columns, [*_expected(one)])


def _expected(one: Objective) -> Iterator[tuple[str, ...]]:
    said = one.expected
    texts = (said.who, said.what, said.where, said.when, said.how_long)
    yield from ((name, text) for name, text in zip(words.EXPECTED_FIELDS, texts, strict=True))
    if one.mistakes:
        yield (words.MISTAKES, one.mistakes)


def _tables(
    caption: str, columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]
) -> Iterator[Table]:
    for start in range(0, len(rows), MAX_TABLE_ROWS):
        yield Table(caption, columns, tuple(rows[start : start + MAX_TABLE_ROWS]))
