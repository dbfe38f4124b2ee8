"""A rehearsal that plays by itself: any unit of the deck, any scenario, from the first event to
the last arbitrage. Always the same for the same two; its answers are those of a fictive team.
"""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

from pcra_game.domain import activity_events as activity
from pcra_game.domain import framing_events as framing
from pcra_game.domain import room_events as room
from pcra_game.domain.answer_events import (
    ArbitrageWritten,
    BacklogEstimated,
    DecisionSet,
    ReopeningCheckSet,
    RestartRanked,
)
from pcra_game.domain.answers import Arbitrage, Means, MeansKind, Solution, Spending, Status
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import EVERY_UNIT, Kind, Level, Phase
from pcra_game.domain.drafting import NO_PATIENT, already_noted, drafted_action
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.guessing import guess
from pcra_game.domain.moves import (
    CheckSame,
    CloseCard,
    Decide,
    DecideWithAction,
    LeaveByDefault,
    Move,
    OpenWorkshop,
    PlayCard,
    Record,
    WriteSolution,
)
from pcra_game.domain.sheet import ActivitySheet, activity_sheet, level_of
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.striking import for_unit, opening, weak_spots
from pcra_game.domain.table import table
from pcra_game.domain.table_cards import TableCard
from pcra_game.domain.timeline import RETURN
from pcra_game.texts import rehearsal as words
from pcra_game.workshop.autopilot_answers import (
    CARE,
    LATER,
    NO_ANSWER,
    RELAY,
    SUPPORT,
    UNIT,
    Answered,
)
from pcra_game.workshop.autopilot_intents import (
    FORMAT_MINUTES,
    START,
    UTC_OFFSET_MINUTES,
    Intent,
    Play,
)
from pcra_game.workshop.files import load_game, pre_kept

STOCK = {
    "agents": (MeansKind.PEOPLE, 6, 0),
    "coursiers": (MeansKind.PEOPLE, 2, 0),
    "mobiles": (MeansKind.THING, 4, 0),
    "caisse": (MeansKind.THING, 1, 0),
    "feuilles": (MeansKind.STOCK, 400, 40),
}
VERDICTS = (room.Verdict.HELD, room.Verdict.PARTLY, room.Verdict.NOT_HELD)
CARDS_PER_ACTIVITY = 3
EVENTS_PER_PHASE = WEAK_SPOTS = 2
ANSWER_MINUTES, FACT_MINUTES = 3.0, 0.2


def rehearsal(unit: str, scenario: str) -> Play:
    """A whole play of a unit in a scenario. Raises IllegalMoveError or ContentError for a name
    that is none."""
    game = load_game(unit, scenario=scenario)
    name = f"demo-{unit}-{scenario}".lower()
    kept = pre_kept(game)
    title = words.title(game.unit.label, game.scenario.title)
    opened = OpenWorkshop(name, title, "", "", "", UTC_OFFSET_MINUTES, FORMAT_MINUTES, "", kept)
    intents = rehearse(game, opened, START.date())
    decided = [i.move for i in intents if isinstance(i.move, Decide | DecideWithAction)]
    base = [move for move in decided if move.context == game.base_context]
    pictured = (base[len(base) // 2].card, game.base_context)
    return Play(name, game, title, words.ESTABLISHMENT, kept, name, intents, pictured)


def rehearse(game: Game, opened: OpenWorkshop, today: date) -> tuple[Intent, ...]:
    """Every gesture after the opening. `today` dates the actions that answers call for."""
    team = _Team(game, opened, today)
    for _ in team.play():
        pass
    return tuple(team.intents)


class _Team:
    """Asks, and keeps the state that its asking leads to: what lies on the table decides what is
    played next."""

    def __init__(self, game: Game, opened: OpenWorkshop, today: date) -> None:
        self.game, self.today = game, today
        self.intents: list[Intent] = []
        self.state = evolve_all(WorkshopState(), decide(WorkshopState(), opened, game))
        self._solutions = 0
        self._verdicts = cycle(VERDICTS)
        own = [f.id for f in game.functions.values() if f.unit != EVERY_UNIT]
        self._functions = own or list(game.functions)
        self._speaker = cycle(self._functions[:5])

    def play(self) -> Iterator[None]:
        """The whole workshop, phase by phase."""
        self._frame()
        yield
        met: set[str] = set()
        for phase in self.game.scenario.phases:
            self._enter(phase, first=not met)
            if phase.context is not None and phase.context not in met:
                self._round(phase.context, first=not met)
                met.add(phase.context)
            self._events(phase)
            yield
        self._strike_weak_spots()
        self._close()

    def ask(self, move: Move, minutes: float = FACT_MINUTES) -> None:
        events = decide(self.state, move, self.game)
        self.state = evolve_all(self.state, events)
        self.intents.append(Intent(move, "", minutes))

    def note(self, *facts: Event) -> None:
        for fact in facts:
            self.ask(Record(fact))

    def _frame(self) -> None:
        functions = self._functions
        self.note(framing.EstablishmentFramed(words.ESTABLISHMENT))
        for place, function in enumerate(functions[:5]):
            self.note(framing.PresenceNoted(function, 1 + (place == 1), nights=place in (1, 4)))
        for function in functions[:4]:
            deputy = self.game.functions[function].deputy
            if deputy:
                self.note(framing.DeputyNamed(function, deputy))
        for id, (kind, quantity, per_day) in STOCK.items():
            self.note(
                framing.MeansStocked(
                    Means(id, words.MEANS[id], kind, quantity, per_day, words.PLACE)
                )
            )
        needed = dict.fromkeys(s for a in self._sheets() for s in a.needs)
        for place, service in enumerate(needed):
            self.note(
                framing.ServiceDescribed(
                    service, rto=(place + 1) * 1440, backup_age=1440 if place % 2 else 240
                )
            )
        vital = [a.id for a in self._sheets()][:2]
        for sheet in self._sheets():
            self.note(
                activity.ImpactJudged(
                    sheet.id, sheet.axis, sheet.serious_from, sheet.dangerous_from
                ),
                activity.DurationSet(sheet.id, activity.DurationField.DMIA, sheet.dmia.minutes),
                activity.DurationSet(sheet.id, activity.DurationField.SET_UP, 15),
            )
            if sheet.id in vital:
                self.note(
                    activity.FingersCounted(sheet.id, (0, 1, 2, 3, 1)),
                    activity.NightStamped(sheet.id, True, functions[min(4, len(functions) - 1)]),
                )

    def _sheets(self) -> list[ActivitySheet]:
        kept = self.state.kept_activities()
        return [activity_sheet(self.state, self.game, id) for id in kept]

    def _enter(self, phase: Phase, *, first: bool) -> None:
        self.note(room.PhaseEntered(phase.id))
        if first:
            for inject in opening(self.game):
                self._reveal(inject.id, room.RevealedBy.HAND)
            self.note(room.LogNoted("ligne-1", words.NOTE, 10))

    def _reveal(self, inject: str, by: room.RevealedBy, why: str = "") -> None:
        verdict = next(self._verdicts)
        self.note(
            room.InjectRevealed(inject, by, why),
            room.BetTaken(inject, 6, 4),
            room.InjectJudged(inject, verdict, words.VERDICT_WORD[verdict]),
        )

    def _events(self, phase: Phase) -> None:
        """The events of a phase that this unit lives through; two are kept for the weak spots."""
        waiting = [
            inject.id
            for inject in self.game.scenario.injects
            if inject.id not in self.state.injects and for_unit(self.game, inject)
        ]
        found = [id for id in phase.injects if id in waiting]
        for id in found[: min(EVENTS_PER_PHASE, len(waiting) - WEAK_SPOTS)]:
            self._reveal(id, room.RevealedBy.TIME)

    def _round(self, context: str, *, first: bool) -> None:
        """A context met for the first time: answers, « idem », what is left by default."""
        returning = self.game.preset(context) == RETURN
        if returning:
            self._recover()
        if not first:
            self._check(context)
        lying = table(self.state, self.game, context)
        for place, played in enumerate(lying.activities):
            ghosts = [c for c in played.cards if not c.played]
            new = [c for c in ghosts if first or c.kind is Kind.RECOVERY]
            for card in new[:CARDS_PER_ACTIVITY]:
                gap = first and place == len(lying.activities) - 1
                self._answer(card, context, gap=gap)
        for card in [c for c in lying.unit_cards if not c.played]:
            if first or card.kind is Kind.RECOVERY:
                self._answer(card, context)
        if not first:
            self._leave(context)

    def _check(self, context: str) -> None:
        """Cards answered before: idem, or another answer where a service came back in part."""
        base = self.game.base_context
        answered = [d.card for d in self.state.answered() if d.context == base]
        for place, id in enumerate(dict.fromkeys(answered)):
            card = self.state.cards[id]
            if self.state.decision(id, context) is not None:
                continue
            if not self.game.playable(card.objective, context) or place % 4 == 3:
                continue
            if place % 4 == 1 and card.subject in self.state.activities:
                self._decide(id, context, LATER)
            else:
                self.ask(CheckSame(id, context, base))

    def _leave(self, context: str) -> None:
        before = set(self.state.decisions)
        move = LeaveByDefault(context)
        try:
            events = decide(self.state, move, self.game)
        except IllegalMoveError:
            return  # every card was looked at
        if {(e.decision.card, context) for e in events if isinstance(e, DecisionSet)} - before:
            self.ask(move, 1.0)

    def _answer(self, card: TableCard, context: str, *, gap: bool = False) -> None:
        self.ask(PlayCard(card.objective, card.id.partition("@")[2]))
        if gap and card.kind is Kind.CONTINUITY:
            self.ask(CloseCard(card.id, context, Status.NO_SOLUTION, NO_ANSWER), ANSWER_MINUTES)
            return
        care = self.game.unit.perimeter != NO_PATIENT
        said = UNIT.get(card.objective) or (CARE if care else SUPPORT).get(card.objective)
        self._decide(card.id, context, said or LATER)
        if card.objective == "OC-13":
            self._decide(card.id, context, RELAY)

    def _decide(self, card: str, context: str, said: Answered) -> None:
        self._solutions += 1
        solution = Solution(
            id=f"solution-{self._solutions}",
            what=said.what,
            who=next(self._speaker),
            with_what=said.with_what,
            spends=tuple(Spending(means, quantity) for means, quantity in said.spends),
            band=said.band,
            exists=said.exists,
            services=guess(said.what, self.game.services.values()),
        )
        self.ask(WriteSolution(card, context, solution), ANSWER_MINUTES)
        action = drafted_action(
            solution, id=f"action-{self._solutions}", card=card, today=self.today
        )
        decision = self.state.decision(card, context)
        if decision is not None and decision.status is Status.DECIDED:
            return
        if action is None or already_noted(action, self.state.actions.values()):
            self.ask(Decide(card, context))
        else:
            self.ask(DecideWithAction(card, context, action))

    def _recover(self) -> None:
        """Order of return, what is to be typed in again, checks before the green light; once."""
        if self.state.ranking:
            return
        base = self.game.base_context
        needed = dict.fromkeys(s for a in self._sheets() for s in a.needs)
        missing = [
            s for s in needed if level_of(self.state, self.game, base, s) is not Level.AVAILABLE
        ]
        if missing:
            self.note(RestartRanked(tuple(missing)))
            for place, text in enumerate(words.CHECKS):
                signs = self._functions[place % len(self._functions)]
                self.note(ReopeningCheckSet(f"controle-{place}", missing[0], text, signs))
        for sheet in self._sheets()[:3]:
            self.note(BacklogEstimated(sheet.id, 20, 6, 9))

    def _strike_weak_spots(self) -> None:
        for _ in range(WEAK_SPOTS):
            spots = weak_spots(self.state, self.game)
            if spots:
                self._reveal(spots[0].inject.id, room.RevealedBy.WEAK_SPOT, spots[0].why)

    def _close(self) -> None:
        self.note(
            room.ObjectChallenged("defi-1", words.OBJECT, shown=True),
            room.StoryTold("recit-1", words.LESSON),
            room.BreakTaken(10),
        )
        for place, (text, cost, people) in enumerate(words.ARBITRAGES):
            due = self.today.replace(day=28).isoformat()
            self.note(ArbitrageWritten(Arbitrage(f"arbitrage-{place}", text, cost, people, due)))
        for kind, text in words.RETEX.items():
            self.note(room.RetexNoted(f"retour-{kind}", room.RetexKind(kind), text))
