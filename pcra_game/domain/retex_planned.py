"""What the exercise was meant to be, and what became of it: the first two parts of the RETEX."""

from collections.abc import Iterator
from datetime import datetime

from pcra_game.domain.chronicle import Chronicle
from pcra_game.domain.deck import EVERY_UNIT, Priority
from pcra_game.domain.document import ROOM_FOR_A_PEN, Block
from pcra_game.domain.game import Game
from pcra_game.domain.minutes_decisions import touched_contexts
from pcra_game.domain.plan_rows import Row, tables
from pcra_game.domain.played import phase_rows
from pcra_game.domain.sheet import contexts_in_play, function_label, kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import papers
from pcra_game.texts import plan as plan_words
from pcra_game.texts import played as played_words
from pcra_game.texts import retex as words
from pcra_game.texts.typography import duration


def exercise_blocks(state: WorkshopState, game: Game, day: str) -> Iterator[Block]:
    """Who, what, when, and what the scenario means to try; `day` is JJ/MM/AAAA."""
    present = [
        f"{function_label(state, game, one.function)} ({one.count})"
        for one in state.presence.values()
    ]
    objectives = [
        game.objectives[id].title for id in game.scenario.objectives if id in game.objectives
    ]
    rows = [
        (papers.ESTABLISHMENT, state.establishment.name or plan_words.NOT_GIVEN),
        (papers.UNIT, f"{game.unit.label}, {game.unit.perimeter}"),
        (papers.DATE, day),
        (papers.SCENARIO, game.scenario.title),
        (words.SCENARIO_SUMMARY, game.scenario.summary),
        (words.PRESENT, ", ".join(present) or plan_words.PRESENCE_NONE),
        (words.OBJECTIVES, "\n".join(objectives)),
    ]
    yield from tables(words.EXERCISE_CAPTION, plan_words.PAIR, rows, (1, 2.8))


def planned_blocks(state: WorkshopState, game: Game, told: Chronicle) -> Iterator[Block]:
    """Planned and done side by side, with a place for the reason; then the phases one by one."""
    rows = [(*row, ROOM_FOR_A_PEN) for row in _planned_rows(state, game, told)]
    yield from tables(words.PLANNED_CAPTION, words.PLANNED_COLUMNS, rows, (1.4, 1.1, 1.1, 2.2))
    yield from tables(
        played_words.PHASES_CAPTION,
        played_words.PHASES_COLUMNS,
        phase_rows(game, told),
        (2, 0.8, 2, 0.8, 1),
    )


def _planned_rows(state: WorkshopState, game: Game, told: Chronicle) -> Iterator[Row]:
    opened = state.opened
    assert opened is not None
    done = duration(_minutes(told)) if told.lines else words.NOT_NOTED
    yield words.TIME, duration(opened.format_minutes), done
    phases = list(phase_rows(game, told))
    entered = sum(row[-1] != played_words.NOT_ENTERED for row in phases)
    yield words.PHASES, str(len(phases)), str(entered)
    ours = [
        inject
        for inject in game.scenario.injects
        if game.unit_code in inject.units or EVERY_UNIT in inject.units
    ]
    yield words.EVENTS, str(len(ours)), str(len(state.injects))
    touched = ", ".join(touched_contexts(state, game)) or words.NONE
    yield words.CONTEXTS, ", ".join(contexts_in_play(state, game)), touched
    vital = [s.id for s in kept_sheets(state, game) if s.priority in (Priority.P0, Priority.P1)]
    answered = {state.cards[d.card].subject for d in state.answered()}
    yield words.VITAL, str(len(vital)), str(sum(id in answered for id in vital))


def _minutes(told: Chronicle) -> int:
    """Minutes between the first and the last line of the main courante."""
    instants = [datetime.fromisoformat(line.at) for line in told.lines]
    return int((max(instants) - min(instants)).total_seconds()) // 60
