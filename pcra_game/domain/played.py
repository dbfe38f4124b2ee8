"""What the room went through, as rows of a table: its hours, phases, events and objects."""

from collections.abc import Iterator

from pcra_game.domain.chronicle import Chronicle, LineKind
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import Row
from pcra_game.domain.room_events import Verdict
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import chronicle as chronicle_words
from pcra_game.texts import ending as ending_words
from pcra_game.texts import played as words
from pcra_game.texts.typography import duration, time_fr


def session_hours(told: Chronicle) -> str:
    """« de 8 h 00 à 11 h 20 », by the first and the last line; empty where nothing was noted."""
    if not told.lines:
        return ""
    hours = [line.at for line in told.lines]
    return words.session(time_fr(min(hours)), time_fr(max(hours)))


def phase_rows(game: Game, told: Chronicle) -> Iterator[Row]:
    """Every phase of the scenario: its context, its place in the story, when the room entered."""
    entered: dict[str, str] = {}
    for line in told.lines:
        if line.kind is LineKind.PHASE:
            entered.setdefault(line.text, time_fr(line.at))
    for phase in game.scenario.phases:
        at = entered.get(chronicle_words.phase(phase.title, phase.context), words.NOT_ENTERED)
        story = words.story_time(phase.start_label, phase.end_label)
        planned = duration(phase.play_minutes)
        yield (phase.title, phase.context or words.NO_CONTEXT, story, planned, at)


def challenge_rows(state: WorkshopState) -> list[Row]:
    """Objects that the room asked to see, then what true stories taught."""
    rows: list[Row] = [
        (ending_words.challenge(shown=asked.shown), asked.text)
        for asked in state.challenges.values()
    ]
    rows += [(ending_words.LIVED_STORY, told.lesson) for told in state.stories.values()]
    return rows


def judged(state: WorkshopState, game: Game, verdict: Verdict | None) -> list[str]:
    """Events with this verdict, in the order of the story; `None` gives those without any.

    Each is said with its moment, and the word of the room where there was one.
    """
    found = [
        (game.injects[id], played)
        for id, played in state.injects.items()
        if (played.judged.verdict if played.judged else None) == verdict
    ]
    return [
        words.event(inject.moment, inject.text, played.judged.word if played.judged else "")
        for inject, played in sorted(found, key=lambda pair: pair[0].offset)
    ]
