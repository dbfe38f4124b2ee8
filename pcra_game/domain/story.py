"""The « récit final »: the first hour told in the team's own sentences, to be read aloud.

What the team wrote is quoted as it stands, whole clauses only; the words that join are ours and
add no fact. What is not decided is said, never filled in (method.md, « what makes it a game »).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pcra_game.domain.answers import BAND_MINUTES, Card, Solution, Status
from pcra_game.domain.deck import EVERY_UNIT, Kind, Priority
from pcra_game.domain.framing_events import GovernanceRole
from pcra_game.domain.game import Game
from pcra_game.domain.lights import first_night
from pcra_game.domain.reading import Reading, reading
from pcra_game.domain.review import card_title
from pcra_game.domain.sheet import ActivitySheet, function_label
from pcra_game.domain.state import Shown, WorkshopState
from pcra_game.domain.timeline import Cover, card_cover, contradicted, start_delay
from pcra_game.texts import story as words
from pcra_game.texts.typography import time_fr

SWITCH = "OC-01"
"""The card of the whole unit that says who goes over to paper."""

LONGEST = 130
"""Words of the longest story: about forty-five seconds."""

WORDS_A_MINUTE = 170
"""How fast a text is read aloud to a room."""

_VITAL = (Priority.P0, Priority.P1)
_COVERED = (Cover.NORMAL, Cover.HELD, Cover.DOUBLE_CIRCUIT)
_LACKING = (Cover.GAP, Cover.CONTRADICTION)
_CLAUSE_END = re.compile(r"[.!?…:;](?=\s)")
_SHORTEST_CLAUSE = 20


@dataclass(frozen=True, slots=True)
class Story:
    """Whole sentences, in order; `left_out` names the activities told by the plan alone."""

    sentences: tuple[str, ...]
    words: int
    seconds: int
    left_out: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The story in one paragraph."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class _Told:
    """An activity that begins within the hour: when, how vital, and its sentence."""

    start: int
    priority: Priority
    label: str
    sentence: str


def final_story(state: WorkshopState, game: Game, minutes: int = 60) -> Story:
    """Tell the first `minutes` of the crisis, then how the first night stands.

    Gives at most `LONGEST` words where the frame allows it: the least vital activity leaves
    first, a sentence is never cut.
    """
    seen = reading(state, game)
    at, switch = _switch(seen)
    opening = _opening(game)
    told, late = _told(seen, minutes)
    ending = list(_ending(seen, late, minutes))
    if not state.answered():
        ending = [words.NOTHING_DECIDED]
    left_out: list[str] = []
    while True:
        before, after = _in_order(told, until=at), _in_order(told, since=at)
        sentences = (opening, *before, switch, *after, *ending)
        if not told or count_words(sentences) <= LONGEST:
            break
        least = max(told, key=lambda one: (one.priority, one.start))
        told.remove(least)
        left_out.append(least.label)
    number = count_words(sentences)
    seconds = round(number * 60 / WORDS_A_MINUTE)
    return Story(sentences, number, seconds, tuple(reversed(left_out)))


def count_words(sentences: Sequence[str]) -> int:
    """Words that are said: signs that stand alone are not."""
    return sum(any(sign.isalnum() for sign in word) for text in sentences for word in text.split())


def _opening(game: Game) -> str:
    """The event of H0 as the scenario words it; its first lines where it has none."""
    for id in game.scenario.opening:
        inject = game.injects.get(id)
        if inject is not None and {EVERY_UNIT, game.unit_code} & set(inject.units):
            scenario = game.scenario
            clock = time_fr(f"2000-01-01T{scenario.h0_time}")
            return words.opening(scenario.h0_day, clock, inject.channel, inject.text)
    first = next(iter(game.scenario.phases), None)
    return first.narration if first is not None else game.scenario.summary


def _switch(seen: Reading) -> tuple[int, str]:
    """Who decides to go over to paper, after how many minutes: the answer, else the role, else
    that nobody is named. What has no hour is said first."""
    state, game = seen.state, seen.game
    found = next((one for card, one in _of_base(seen) if card.objective == SWITCH), None)
    if found is not None and found.source.status is Status.NO_SOLUTION:
        return 0, words.no_switch_solution(found.source.reason)
    if found is not None and _stands(found) and found.solutions:
        first = found.solutions[0]
        who = function_label(state, game, first.who)
        return _delay(first), words.switched(who, _delay(first), quotable(first.what))
    role = state.roles.get(GovernanceRole.DECIDES_SWITCH)
    return 0, words.switch_role(function_label(state, game, role)) if role else words.NO_SWITCH


def _of_base(seen: Reading) -> Iterator[tuple[Card, Shown]]:
    """Cards answered in the context of H0, in the order of play."""
    for (card, context), found in seen.answers.items():
        if context == seen.game.base_context:
            yield seen.state.cards[card], found


def _stands(found: Shown) -> bool:
    """Whether the room agreed on the answer here: a default was looked at by nobody."""
    here = found.decision.status
    return here in (Status.DECIDED, Status.SAME) and found.source.status is Status.DECIDED


def _delay(solution: Solution) -> int:
    """Minutes before an answer of the whole unit runs."""
    if solution.set_up is not None:
        return solution.set_up
    return BAND_MINUTES[solution.band] if solution.band is not None else 0


def _told(seen: Reading, minutes: int) -> tuple[list[_Told], list[ActivitySheet]]:
    """One answer an activity: the first that runs within `minutes` and was not told yet.

    Gives these, and the activities of which every answer comes later. A signal has no hour: an
    answer that waits for one is not told.
    """
    told: list[_Told] = []
    late: list[ActivitySheet] = []
    said: set[str] = set()
    for sheet in seen.sheets:
        if sheet.priority not in _VITAL:
            continue
        running = _running(seen, sheet)
        if running and running[0][0] > minutes:
            late.append(sheet)
        first = next((one for one in running if one[0] <= minutes and one[1].id not in said), None)
        if first is not None:
            start, solution = first
            said.add(solution.id)
            who = function_label(seen.state, seen.game, solution.who)
            sentence = words.told(start, who, quotable(solution.what))
            told.append(_Told(start, sheet.priority, sheet.label, sentence))
    return told, late


def _running(seen: Reading, sheet: ActivitySheet) -> list[tuple[int, Solution]]:
    """The answers of an activity that hold in the context of H0: the first to run first, and of
    those that run together the one that is said in the fewest words."""
    found: list[tuple[int, Solution]] = []
    for card, one in _of_base(seen):
        if card.subject != sheet.id or not _stands(one):
            continue
        if seen.game.objectives[card.objective].kind is not Kind.CONTINUITY:
            continue
        for place, solution in enumerate(one.solutions):
            waits = place > 0 and (solution.band is None or bool(solution.signal))
            if not waits and not contradicted(seen.state, seen.game, one.decision, solution):
                found.append((start_delay(sheet, solution), solution))
    return sorted(found, key=lambda one: (one[0], count_words([quotable(one[1].what)])))


def _in_order(told: list[_Told], since: int = 0, until: int | None = None) -> list[str]:
    kept = [one for one in told if since <= one.start and (until is None or one.start < until)]
    return [one.sentence for one in sorted(kept, key=lambda one: (one.start, one.priority))]


def _ending(seen: Reading, late: list[ActivitySheet], minutes: int) -> Iterator[str]:
    """What runs later, what is not covered, what nobody examined, and the first night."""
    vital = [sheet for sheet in seen.sheets if sheet.priority in _VITAL]
    if late:
        yield words.later([sheet.label for sheet in late], minutes)
    lacking = _lacking(seen, vital)
    if lacking:
        yield words.not_covered(lacking)
    unknown = [sheet.label for sheet in vital if _cover_at(seen, sheet, minutes) is Cover.UNKNOWN]
    if unknown:
        yield words.not_examined(unknown)
    if vital:
        night = first_night(seen.game)
        held = [s for s in vital if _cover_at(seen, s, night) in _COVERED]
        moons = [s for s in held if s.played.night is not None and s.played.night.holds]
        yield words.first_night(len(held), len(vital), len(moons))


def _lacking(seen: Reading, vital: list[ActivitySheet]) -> list[str]:
    """Cards of the vital activities that have no solution, or that the context contradicts."""
    subjects = {sheet.id for sheet in vital}
    return [
        card_title(seen.state, seen.game, card)
        for card, _ in _of_base(seen)
        if card.subject in subjects
        and card_cover(seen.state, seen.game, card, seen.game.base_context) in _LACKING
    ]


def _cover_at(seen: Reading, sheet: ActivitySheet, minute: int) -> Cover:
    segments = seen.timeline(sheet.id)
    return next((s.cover for s in segments if s.start <= minute < s.end), Cover.UNKNOWN)


def quotable(what: str) -> str:
    """The first whole clause of an answer, as it is written; « … » says that more follows."""
    for end in _CLAUSE_END.finditer(what):
        clause = what[: end.start()].rstrip()
        if len(clause) < _SHORTEST_CLAUSE:
            continue
        if end.group() in ".!?…":
            return what[: end.end()].rstrip(".")
        return f"{clause}…"
    return what.rstrip(".")
