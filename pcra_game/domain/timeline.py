"""What the plan covers over time, and in each context. It speaks of the plan, never of patients.

An activity is covered where all its played continuity cards are; a card, where the union of its
running solutions covers. An activity is back to normal where its services are, not where a
recovery card is decided: that card says how to come back, not that one has. Endurance counts
from the first hour of a solution on its card, through the contexts that keep it. Minutes count
from H0.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise

from pcra_game.domain.answers import BAND_MINUTES, Card, Decision, Solution, Status
from pcra_game.domain.deck import Kind, Level, Phase
from pcra_game.domain.game import Game
from pcra_game.domain.resolved import resolved
from pcra_game.domain.sheet import ActivitySheet
from pcra_game.domain.state import WorkshopState

IMMEDIATE = 5
"""A DMIA of 0 reads « immédiat (≤ 5 min) »: five minutes of set-up still meet it."""

RETURN = "C3"
"""The preset in which services come back one by one."""

HORIZON = 90 * 1440
"""The timeline ends at J+90: real returns took eight weeks to eighteen months."""

_STRETCHES = "_stretches"


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
    """A stretch of time covered in one way; `words` names the solution that runs, if any.

    `solution` is its id, on the timeline of a card.
    """

    start: int
    end: int
    cover: Cover
    words: str = ""
    solution: str = ""


def at_minute(segments: tuple[Segment, ...], minute: int) -> Segment | None:
    """The segment that holds a minute; `None` where there is none."""
    return next((s for s in segments if s.start <= minute < s.end), None)


def stretches(game: Game) -> tuple[Stretch, ...]:
    """The contexts of the scenario over time, up to the horizon; a phase may have none.

    Where phases overlap, the one that began last is played; an earlier one goes on behind it.
    """
    found: tuple[Stretch, ...] | None = vars(game).get(_STRETCHES)
    if found is None:
        found = vars(game)[_STRETCHES] = tuple(_stretches(game.scenario.phases))
    return found


def _stretches(phases: tuple[Phase, ...]) -> list[Stretch]:
    found: list[Stretch] = []
    lasting = [p for p in phases if p.start < min(p.end, HORIZON) and p.end > 0]
    marks = sorted({min(max(t, 0), HORIZON) for p in lasting for t in (p.start, p.end)})
    begun = sorted(lasting, key=lambda phase: phase.start)
    for start, end in pairwise(marks):
        context = next((p.context for p in reversed(begun) if p.start <= start < p.end), None)
        if context is None:
            continue
        if found and found[-1].context == context and found[-1].end == start:
            found[-1] = Stretch(context, found[-1].start, end)
        else:
            found.append(Stretch(context, start, end))
    return found


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
    if not solution.services:
        return ()
    levels = resolved(state, game).levels(context)
    return tuple([code for code in solution.services if levels[code] is Level.ABSENT])


def activity_timeline(state: WorkshopState, game: Game, activity: str) -> tuple[Segment, ...]:
    """Segments without a hole from H0 to the horizon, neighbours with the same cover joined."""
    now = resolved(state, game)
    sheet = now.sheet(activity)
    lanes = [lane for _, lane in card_timelines(state, game, activity)]

    def drawn() -> tuple[Segment, ...]:
        joined: list[Segment] = []
        for stretch in stretches(game):
            if _is_normal(state, game, sheet, stretch.context):
                _append(joined, Segment(stretch.start, stretch.end, Cover.NORMAL))
                continue
            for s in _worst(lanes, stretch):
                cover = _on_two_circuits(game, stretch.context, s.cover)
                _append(joined, Segment(s.start, s.end, cover, s.words))
        return tuple(joined)

    return now.once(("activity", activity), lambda: (sheet, state.levels, *lanes), drawn)


def card_timeline(state: WorkshopState, game: Game, card: Card) -> tuple[Segment, ...]:
    """What one card of an activity covers, in time; nothing where it does not count."""
    now = resolved(state, game)
    sheet = now.sheet(card.subject)
    seen = [now.answers.get((card.id, stretch.context)) for stretch in stretches(game)]
    return now.once(
        ("card", card.id),
        lambda: (card, sheet, state.levels, *seen),
        lambda: tuple(_card_segments(state, game, sheet, card)),
    )


def card_timelines(
    state: WorkshopState, game: Game, activity: str
) -> tuple[tuple[Card, tuple[Segment, ...]], ...]:
    """The continuity cards of an activity, each with what it covers in time."""

    def drawn() -> tuple[tuple[Card, tuple[Segment, ...]], ...]:
        cards = continuity_cards(state, game, activity)
        return tuple((card, card_timeline(state, game, card)) for card in cards)

    return resolved(state, game).here(("lanes", activity), drawn)


def continuity_cards(state: WorkshopState, game: Game, activity: str) -> list[Card]:
    """The cards that say how an activity goes on, in the order of play."""
    return [c for c in resolved(state, game).cards_on(activity) if _is_continuity(game, c)]


def context_cover(state: WorkshopState, game: Game, activity: str, context: str) -> Cover:
    """How an activity stands in a context, whatever the hour: the worst of its cards."""
    return resolved(state, game).here(
        ("context cover", activity, context), lambda: _context_cover(state, game, activity, context)
    )


def _context_cover(state: WorkshopState, game: Game, activity: str, context: str) -> Cover:
    if _is_normal(state, game, resolved(state, game).sheet(activity), context):
        return Cover.NORMAL
    counted = [
        cover
        for c in continuity_cards(state, game, activity)
        if game.playable(c.objective, context)
        and (cover := card_cover(state, game, c, context)) is not None
    ]
    return _on_two_circuits(game, context, max(counted, default=Cover.UNKNOWN))


def card_cover(state: WorkshopState, game: Game, card: Card, context: str) -> Cover | None:
    """How a card stands in a context, whatever the hour. `None` where it was set aside."""
    return resolved(state, game).here(
        ("cover", card.id, context), lambda: _card_cover(state, game, card, context)
    )


def _card_cover(state: WorkshopState, game: Game, card: Card, context: str) -> Cover | None:
    seen = resolved(state, game).answers.get((card.id, context))
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
    levels = resolved(state, game).levels(context)
    return bool(sheet.needs) and all(levels[code] is Level.AVAILABLE for code in sheet.needs)


def start_delay(sheet: ActivitySheet, solution: Solution) -> int:
    """Minutes before a solution runs: its own set-up, else the activity's, else its band."""
    if solution.set_up is not None:
        return solution.set_up
    if sheet.set_up.minutes is not None:
        return sheet.set_up.minutes
    return BAND_MINUTES[solution.band] if solution.band is not None else 0


def endurance_of(sheet: ActivitySheet, solution: Solution) -> int:
    """Minutes that a solution holds: its own figure, else the activity's.

    An endurance that is « sans objet » has no end.
    """
    if solution.holds_for is not None:
        return solution.holds_for
    return HORIZON if sheet.endurance.minutes is None else sheet.endurance.minutes


@dataclass(slots=True)
class _Progress:
    """Where a card is as its contexts go by: the first minute of each solution, past or to come,
    and since when it waits for one."""

    first_hour: dict[str, int] = field(default_factory=dict)
    waiting_from: int | None = None

    def forget(self) -> None:
        """The card was left: what is taken up again starts anew."""
        self.first_hour.clear()
        self.waiting_from = None


def _card_segments(
    state: WorkshopState, game: Game, sheet: ActivitySheet, card: Card
) -> Iterator[Segment]:
    """Segments of one card, in time; a stretch where the card does not count gives none."""
    progress = _Progress()
    for stretch in stretches(game):
        if not game.playable(card.objective, stretch.context):
            continue
        cover = card_cover(state, game, card, stretch.context)
        if cover is Cover.HELD:
            yield from _running(state, game, sheet, card, stretch, progress)
            continue
        progress.forget()
        if cover is not None:
            yield Segment(stretch.start, stretch.end, cover)


def _running(
    state: WorkshopState,
    game: Game,
    sheet: ActivitySheet,
    card: Card,
    stretch: Stretch,
    progress: _Progress,
) -> Iterator[Segment]:
    """The solutions of one stretch, each relaying the one before; `progress` is brought up to date.

    Only what starts a card waits for its set-up: a relay is made ready while the other runs.
    """
    seen = resolved(state, game).answers[card.id, stretch.context]
    usable = [s for s in seen.solutions if not contradicted(state, game, seen.decision, s)]
    first_hour, at = progress.first_hour, stretch.start
    for old in set(first_hour) - {s.id for s in usable}:
        del first_hour[old]
    started = any(begin <= at for begin in first_hour.values())
    for solution in usable:
        if solution.id not in first_hour:
            first_hour[solution.id] = at if started else at + start_delay(sheet, solution)
        begin = min(first_hour[solution.id], stretch.end)
        if begin > at:
            yield from _waiting(sheet, progress, at, begin)
            at = begin
        if at >= stretch.end:
            return
        until = min(first_hour[solution.id] + endurance_of(sheet, solution), stretch.end)
        if until > at:
            yield Segment(at, until, Cover.HELD, solution.what, solution.id)
            at, progress.waiting_from = until, None
        started = True
        if at >= stretch.end:
            return
    progress.waiting_from = None
    yield Segment(at, stretch.end, Cover.EXHAUSTED)


def _waiting(sheet: ActivitySheet, progress: _Progress, start: int, end: int) -> Iterator[Segment]:
    """Waiting no longer than the DMIA is setting up; what is longer is a gap."""
    if progress.waiting_from is None:
        progress.waiting_from = start
    dmia = sheet.dmia.minutes
    bearable = end
    if dmia is not None:
        bearable = min(max(progress.waiting_from + max(dmia, IMMEDIATE), start), end)
    if bearable > start:
        yield Segment(start, bearable, Cover.SETTING_UP)
    if end > bearable:
        yield Segment(bearable, end, Cover.GAP)


def _worst(lanes: list[tuple[Segment, ...]], stretch: Stretch) -> Iterator[Segment]:
    """The worst card at each moment of the stretch; unknown where no card says anything."""
    begins: dict[int, list[tuple[int, Segment]]] = {stretch.start: []}
    ends: dict[int, list[int]] = {stretch.end: []}
    for rank, lane in enumerate(lanes):
        for segment in lane:
            if stretch.start <= segment.start < stretch.end:
                begins.setdefault(segment.start, []).append((rank, segment))
                ends.setdefault(segment.end, []).append(rank)
    present: dict[int, Segment] = {}
    for start, end in pairwise(sorted({*begins, *ends})):
        for rank in ends.get(start, ()):
            present.pop(rank, None)
        present.update(begins.get(start, ()))
        if not present:
            yield Segment(start, end, Cover.UNKNOWN)
            continue
        # Of the worst, the card that was played first is the one that is named.
        _, _, worst = max((s.cover, -rank, s) for rank, s in present.items())
        yield Segment(start, end, worst.cover, worst.words)


def _append(joined: list[Segment], segment: Segment) -> None:
    last = joined[-1] if joined else None
    if last and last.end == segment.start and last.cover is segment.cover:
        joined[-1] = Segment(last.start, segment.end, last.cover, last.words)
    else:
        joined.append(segment)
