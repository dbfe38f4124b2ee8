"""The main courante, written by the journal itself: phases, events, decisions, presence, notes.

Whoever keeps it in a real crisis writes the hour and one line; here everything that counts enters
by itself, at its hour, and what was taken back leaves again. Nothing is stored twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import singledispatch

from pcra_game.domain import answer_events as answer
from pcra_game.domain import framing_events as framing
from pcra_game.domain import room_events as room
from pcra_game.domain.answers import Card, Decision, Status
from pcra_game.domain.deck import Scope
from pcra_game.domain.events import Event
from pcra_game.domain.evolve import evolve
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, History
from pcra_game.domain.leading import told_hour
from pcra_game.domain.sheet import function_label, scope_of, subject_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import chronicle as words
from pcra_game.texts.typography import instant_label


class LineKind(StrEnum):
    """What a line of the main courante speaks of."""

    ROOM = "room"
    PHASE = "phase"
    EVENT = "event"
    DECISION = "decision"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ChronicleLine:
    """One line. `at` is the local instant, ISO 8601 without offset; `fictive` minutes after H0."""

    seq: int
    at: str
    fictive: int | None
    kind: LineKind
    text: str


@dataclass(frozen=True, slots=True)
class Stay:
    """People of one function in the room: `left` is `None` while they are there."""

    function: str
    count: int
    nights: bool
    arrived: str
    left: str | None = None


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The whole main courante and who was there, both in the order in which it was noted."""

    lines: tuple[ChronicleLine, ...] = ()
    stays: tuple[Stay, ...] = ()


class ChronicleKeeper:
    """Follows a journal: a new gesture costs its own lines, an undo drops those of its target."""

    def __init__(self, game: Game) -> None:
        """Take what the workshop is played with; nothing is written yet."""
        self._game = game
        self._seen: list[tuple[Entry, WorkshopState, tuple[ChronicleLine, ...]]] = []

    def follow(self, history: History) -> Chronicle:
        """Give the main courante of a history, working out what changed since the last call."""
        kept = 0
        for (entry, _, _), done in zip(self._seen, history.done, strict=False):
            if entry is not done:
                break
            kept += 1
        del self._seen[kept:]
        state = self._seen[-1][1] if self._seen else WorkshopState()
        for entry in history.done[kept:]:
            before, state = state, _after(state, entry)
            self._seen.append((entry, state, tuple(_lines(entry, before, self._game))))
        lines = tuple(line for _, _, written in self._seen for line in written)
        return Chronicle(lines, _stays(history.done, state))


def chronicle(history: History, game: Game) -> Chronicle:
    """The main courante of a journal, from its opening; what was taken back is not in it."""
    return ChronicleKeeper(game).follow(history)


def local_instant(recorded_at: str, state: WorkshopState) -> str:
    """An instant of the journal on the clock of the room, ISO 8601 to the minute."""
    offset = state.opened.utc_offset_minutes if state.opened is not None else 0
    instant = datetime.fromisoformat(recorded_at) + timedelta(minutes=offset)
    return instant.replace(tzinfo=None).isoformat(timespec="minutes")


def _after(state: WorkshopState, entry: Entry) -> WorkshopState:
    for event in entry.events:
        state = evolve(state, event)
    return state


def _lines(entry: Entry, state: WorkshopState, game: Game) -> Iterator[ChronicleLine]:
    """The lines of one gesture; cards that become the same thing at once make one line."""
    crowd = _crowd(entry.events)
    for event in entry.events:
        before, state = state, evolve(state, event)
        at = local_instant(entry.recorded_at, state)
        if crowd is not None and isinstance(event, answer.DecisionSet):
            continue
        said = _said(event, before, game)
        if said is not None:
            fictive = event.fictive if isinstance(event, room.LogNoted) else told_hour(state, game)
            yield ChronicleLine(entry.seq, at, fictive, *said)
    if crowd is not None:
        at = local_instant(entry.recorded_at, state)
        yield ChronicleLine(entry.seq, at, told_hour(state, game), LineKind.DECISION, crowd)


def _crowd(events: Iterable[Event]) -> str | None:
    """One sentence for several cards that take the same status in one gesture, else `None`."""
    decisions = [e.decision for e in events if isinstance(e, answer.DecisionSet)]
    if len(decisions) < 2 or len({(d.status, d.context) for d in decisions}) > 1:
        return None
    first = decisions[0]
    return words.decisions(len(decisions), first.status, first.context)


Said = tuple[LineKind, str]


@singledispatch
def _said(event: object, state: WorkshopState, game: Game) -> Said | None:
    """What an event writes, seen from the state before it; most write nothing."""
    return None


@_said.register
def _(event: framing.WorkshopOpened, state: WorkshopState, game: Game) -> Said | None:
    return LineKind.ROOM, words.opened(game.unit.label, game.scenario.title)


@_said.register
def _(event: framing.PresenceNoted, state: WorkshopState, game: Game) -> Said | None:
    before = state.presence.get(event.function)
    label = function_label(state, game, event.function)
    there = before.count if before is not None else 0
    if event.count == there:
        return None
    if event.count == 0:
        return LineKind.ROOM, words.departed(label)
    more = event.count - there
    text = words.arrived(label, more) if more > 0 else words.fewer(label, event.count)
    return LineKind.ROOM, text


@_said.register
def _(event: room.PhaseEntered, state: WorkshopState, game: Game) -> Said | None:
    phase = game.phases.get(event.phase)
    return None if phase is None else (LineKind.PHASE, words.phase(phase.title, phase.context))


@_said.register
def _(event: room.FictiveTimeSet, state: WorkshopState, game: Game) -> Said | None:
    return LineKind.PHASE, words.jump(instant_label(event.minutes))


@_said.register
def _(event: room.BreakTaken, state: WorkshopState, game: Game) -> Said | None:
    return LineKind.ROOM, words.break_taken(event.minutes)


@_said.register
def _(event: room.InjectRevealed, state: WorkshopState, game: Game) -> Said | None:
    inject = game.injects.get(event.inject)
    return None if inject is None else (LineKind.EVENT, words.event(inject.channel, inject.text))


@_said.register
def _(event: room.InjectJudged, state: WorkshopState, game: Game) -> Said | None:
    inject = game.injects.get(event.inject)
    channel = inject.channel if inject is not None else ""
    return LineKind.EVENT, words.verdict(channel, event.verdict, event.word)


@_said.register
def _(event: room.LogNoted, state: WorkshopState, game: Game) -> Said | None:
    return LineKind.NOTE, event.text


@_said.register
def _(event: room.ObjectChallenged, state: WorkshopState, game: Game) -> Said | None:
    return LineKind.EVENT, words.challenge(event.text, event.shown)


@_said.register
def _(event: answer.ArbitrageWritten, state: WorkshopState, game: Game) -> Said | None:
    known = event.arbitrage.id in state.arbitrages
    return None if known else (LineKind.DECISION, words.arbitrage(event.arbitrage.text))


@_said.register
def _(event: room.StatusSigned, state: WorkshopState, game: Game) -> Said | None:
    label = function_label(state, game, event.function)
    return LineKind.DECISION, words.signed(event.status, event.version, label)


@_said.register
def _(event: answer.RestartRanked, state: WorkshopState, game: Game) -> Said | None:
    return None if state.ranking else (LineKind.DECISION, words.RANKED)


_WRITTEN = (
    Status.DECIDED,
    Status.SAME,
    Status.DEFAULT,
    Status.NO_SOLUTION,
    Status.PARKED,
    Status.SET_ASIDE,
)


@_said.register
def _(event: answer.DecisionSet, state: WorkshopState, game: Game) -> Said | None:
    decision = event.decision
    before = state.decision(decision.card, decision.context)
    if before is not None and before.status is decision.status:
        return None
    if decision.status is Status.DRAFT and before is not None and before.status in _WRITTEN:
        return LineKind.DECISION, words.reopened(
            _title(decision.card, state, game), decision.context
        )
    if decision.status not in _WRITTEN:
        return None
    return LineKind.DECISION, words.decision(
        decision.status,
        _title(decision.card, state, game),
        decision.context,
        _answer(decision, state),
    )


def _answer(decision: Decision, state: WorkshopState) -> str:
    """The first solution, or the reason, in the room's words."""
    if decision.status is Status.DECIDED and decision.solutions:
        solution = state.solutions.get(decision.solutions[0])
        return solution.what if solution is not None else ""
    return decision.reason


def _title(id: str, state: WorkshopState, game: Game) -> str:
    objective, _, subject = id.partition("@")
    card = state.cards.get(id) or Card(id, objective, subject)
    if card.objective not in game.objectives:
        return words.A_CARD
    title = game.objectives[card.objective].short_title
    if scope_of(game, card) is Scope.UNIT:
        return title
    return f"{title} · {subject_label(state, game, card.subject)}"


def _stays(done: Iterable[Entry], state: WorkshopState) -> tuple[Stay, ...]:
    """Arrivals and departures, in their order: who leaves and comes back stays twice."""
    stays: list[Stay] = []
    here: dict[str, int] = {}
    for entry in done:
        for event in entry.events:
            if not isinstance(event, framing.PresenceNoted):
                continue
            at = local_instant(entry.recorded_at, state)
            place = here.get(event.function)
            if event.count == 0:
                if place is not None:
                    stays[here.pop(event.function)] = _left(stays[place], at)
            elif place is None:
                here[event.function] = len(stays)
                stays.append(Stay(event.function, event.count, event.nights, at))
            else:
                known = stays[place]
                most = max(event.count, known.count)
                stays[place] = Stay(event.function, most, event.nights, known.arrived)
    return tuple(stays)


def _left(stay: Stay, at: str) -> Stay:
    # A clock that was set back in the meantime makes nobody leave before they came.
    return Stay(stay.function, stay.count, stay.nights, stay.arrived, max(stay.arrived, at))
