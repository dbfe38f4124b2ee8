"""What the plan covers over time, and in each context. It speaks of the plan, never of patients.

An activity is covered where all its played continuity cards are; a card, where the union of its
running solutions covers. An activity is back to normal where its services are, not where a
recovery card is decided: that card says how to come back, not that one has. Endurance counts
from the first hour of a solution, through the contexts that keep it. Minutes count from H0.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from pcra_game.domain.answers import BAND_MINUTES, Card, Decision, Solution, Status
from pcra_game.domain.deck import Kind, Level
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import ActivitySheet, activity_sheet, cards_on, level_of
from pcra_game.domain.state import WorkshopState, shown

IMMEDIATE = 5
"""A DMIA of 0 reads « immédiat (≤ 5 min) »: five minutes of set-up still meet it."""

RETURN = "C3"
"""The preset in which services come back one by one."""

HORIZON = 90 * 1440
"""The timeline ends at J+90: real returns took eight weeks to eighteen months."""


class Cover(IntEnum):
    """How a moment is covered, from the best to the worst."""

    NORMAL = 0
    HELD = 1
    DOUBLE_CIRCUIT = 2
    SETTING_UP = 3
    UNKNOWN = 4
    EXHAUSTED = 5
    GAP = 6
    CONTRADICTION = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive phases that share a context."""

    context: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time covered in one way; `words` names the solution that runs, if any."""

    start: int
    end: int
    cover: Cover
    words: str = ""


def stretches(game: Game) -> tuple[Stretch, ...]:
    """The contexts of the scenario over time, up to the horizon; a phase may have none."""
    found: list[Stretch] = []
    for phase in game.scenario.phases:
        end = min(phase.end, HORIZON)
        if phase.context is None or phase.start >= end:
            continue
        if found and found[-1].context == phase.context and found[-1].end == phase.start:
            found[-1] = Stretch(phase.context, found[-1].start, end)
        else:
            found.append(Stretch(phase.context, phase.start, end))
    return tuple(found)


def contradicted(
    state: WorkshopState, game: Game, decision: Decision, solution: Solution
) -> tuple[str, ...]:
    """Codes of the services that the solution needs and that its context lacks altogether.

    Empty where the room justified the answer. The context is the decision's own, also for
    « idem »: what is checked is whether the answer works here.
    """
    if decision.justification:
        return ()
    return absent_needs(state, game, decision.context, solution)


def absent_needs(
    state: WorkshopState, game: Game, context: str, solution: Solution
) -> tuple[str, ...]:
    """Codes of the needed services at level 0 in the context, justified or not."""
    return tuple(
        code for code in solution.services if level_of(state, game, context, code) is Level.ABSENT
    )


def activity_timeline(state: WorkshopState, game: Game, activity: str) -> tuple[Segment, ...]:
    """Segments without a hole from H0 to the horizon, neighbours with the same cover joined."""
    sheet = activity_sheet(state, game, activity)
    cards = [c for c in cards_on(state, activity) if _is_continuity(game, c)]
    lanes = [list(_card_segments(state, game, sheet, card)) for card in cards]
    joined: list[Segment] = []
    for stretch in stretches(game):
        for segment in _worst(lanes, stretch):
            if _is_normal(state, game, sheet, stretch.context):
                segment = Segment(segment.start, segment.end, Cover.NORMAL)
            cover = _on_two_circuits(game, stretch.context, segment.cover)
            _append(joined, replace(segment, cover=cover))
    return tuple(joined)


def context_cover(state: WorkshopState, game: Game, activity: str, context: str) -> Cover:
    """How an activity stands in a context, whatever the hour: the worst of its cards."""
    sheet = activity_sheet(state, game, activity)
    if _is_normal(state, game, sheet, context):
        return Cover.NORMAL
    cards = [
        c
        for c in cards_on(state, activity)
        if _is_continuity(game, c) and game.playable(c.objective, context)
    ]
    counted = [cover for c in cards if (cover := card_cover(state, game, c, context)) is not None]
    return _on_two_circuits(game, context, max(counted, default=Cover.UNKNOWN))


def card_cover(state: WorkshopState, game: Game, card: Card, context: str) -> Cover | None:
    """How a card stands in a context, whatever the hour. `None` where it was set aside."""
    seen = shown(state, card.id, context)
    if seen is None:
        return Cover.UNKNOWN
    status = seen.decision.status
    if status is Status.SET_ASIDE or seen.source.status is Status.SET_ASIDE:
        return None
    if status is Status.DEFAULT:
        return Cover.UNKNOWN
    if seen.source.status is Status.NO_SOLUTION:
        return Cover.GAP
    if seen.source.status is not Status.DECIDED:
        return Cover.UNKNOWN
    if all(contradicted(state, game, seen.decision, s) for s in seen.solutions):
        return Cover.CONTRADICTION
    return Cover.HELD


def _on_two_circuits(game: Game, context: str, cover: Cover) -> Cover:
    """In C3 paper and screen run side by side: what holds there is never plain green."""
    returning = game.preset(context) == RETURN
    return Cover.DOUBLE_CIRCUIT if returning and cover is Cover.HELD else cover


def _is_continuity(game: Game, card: Card) -> bool:
    return game.objectives[card.objective].kind is Kind.CONTINUITY


def _is_normal(state: WorkshopState, game: Game, sheet: ActivitySheet, context: str) -> bool:
    return bool(sheet.needs) and all(
        level_of(state, game, context, code) is Level.AVAILABLE for code in sheet.needs
    )


def start_delay(sheet: ActivitySheet, solution: Solution) -> int:
    """Minutes before a solution runs: its own set-up, else the activity's, else its band."""
    if solution.set_up is not None:
        return solution.set_up
    if sheet.set_up.minutes is not None:
        return sheet.set_up.minutes
    return BAND_MINUTES[solution.band] if solution.band is not None else 0


def endurance_of(sheet: ActivitySheet, solution: Solution) -> int:
    """Minutes that a solution holds: its own figure, else the activity's."""
    if solution.holds_for is not None:
        return solution.holds_for
    return sheet.endurance.minutes or 0


def _card_segments(
    state: WorkshopState, game: Game, sheet: ActivitySheet, card: Card
) -> Iterator[Segment]:
    """Segments of one card, in time; a stretch where the card does not count gives none."""
    first_hour: dict[str, int] = {}
    for stretch in stretches(game):
        if not game.playable(card.objective, stretch.context):
            continue
        cover = card_cover(state, game, card, stretch.context)
        if cover is None:
            continue
        if cover is not Cover.HELD:
            first_hour.clear()
            yield Segment(stretch.start, stretch.end, cover)
            continue
        yield from _running(state, game, sheet, card, stretch, first_hour)


def _running(
    state: WorkshopState,
    game: Game,
    sheet: ActivitySheet,
    card: Card,
    stretch: Stretch,
    first_hour: dict[str, int],
) -> Iterator[Segment]:
    """The solutions of one stretch, each relaying the one before.

    `first_hour` remembers when each solution began, and is brought up to date.
    """
    seen = shown(state, card.id, stretch.context)
    assert seen is not None
    usable = [s for s in seen.solutions if not contradicted(state, game, seen.decision, s)]
    for old in set(first_hour) - {s.id for s in usable}:
        del first_hour[old]
    carried = bool(first_hour)
    at = stretch.start
    for solution in usable:
        if solution.id not in first_hour:
            delay = start_delay(sheet, solution)
            begin = at if carried or at > stretch.start else at + delay
            if begin > at:
                yield from _waiting(sheet, at, min(begin, stretch.end))
            first_hour[solution.id] = at = min(begin, stretch.end)
        until = min(first_hour[solution.id] + endurance_of(sheet, solution), stretch.end)
        if until > at:
            yield Segment(at, until, Cover.HELD, solution.what)
            at = until
        carried = True
        if at >= stretch.end:
            return
    if at < stretch.end:
        yield Segment(at, stretch.end, Cover.EXHAUSTED)


def _waiting(sheet: ActivitySheet, start: int, end: int) -> Iterator[Segment]:
    """Waiting no longer than the DMIA is setting up; what is longer is a gap."""
    dmia = sheet.dmia.minutes
    bearable = end if dmia is None else min(start + max(dmia, IMMEDIATE), end)
    if bearable > start:
        yield Segment(start, bearable, Cover.SETTING_UP)
    if end > bearable:
        yield Segment(bearable, end, Cover.GAP)


def _worst(lanes: list[list[Segment]], stretch: Stretch) -> Iterator[Segment]:
    """The worst card at each moment of the stretch; unknown where no card says anything."""
    cuts = {stretch.start, stretch.end}
    for lane in lanes:
        for s in lane:
            cuts |= {t for t in (s.start, s.end) if stretch.start < t < stretch.end}
    marks = sorted(cuts)
    for start, end in pairwise(marks):
        present = [s for lane in lanes for s in lane if s.start <= start and end <= s.end]
        worst = max(present, key=lambda s: s.cover, default=None)
        if worst is None:
            yield Segment(start, end, Cover.UNKNOWN)
        else:
            yield Segment(start, end, worst.cover, worst.words)


def _append(joined: list[Segment], segment: Segment) -> None:
    last = joined[-1] if joined else None
    if last and last.end == segment.start and last.cover is segment.cover:
        joined[-1] = Segment(last.start, segment.end, last.cover, last.words)
    else:
        joined.append(segment)
