"""One workshop of a thousand gestures, legal and not, drawn from a seed: the state is what an
independent reckoning says after each, and what is refused changes nothing.

The machine beside this file tries short workshops on a real file; this one goes on for long and
asks for every kind of fact too. `PCRA_SEEDS` plays more of them.
"""

import os
import random
from typing import Any

import pytest

from pcra_game.domain import activity_events as activity
from pcra_game.domain import answer_events as answer
from pcra_game.domain import framing_events as framing
from pcra_game.domain import moves
from pcra_game.domain import room_events as room
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Means,
    MeansKind,
    ParkedItem,
    Solution,
    Status,
)
from pcra_game.domain.deck import Axis, Level
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, History, extend
from pcra_game.domain.state import WorkshopState
from pcra_game.workshop.files import load_game
from pcra_game.workshop.workshop import Workshop

STEPS = 1000
SEEDS = int(os.environ.get("PCRA_SEEDS", "3"))
FACTS = """
    phase presence deputies means levels variants revealed bets judged ranking backlogs checks
    accepted retex arbitrages signatures impact night durations
"""
PHASES = ("S1-P1", "S1-P2", "S1-P3")
EVENTS = ("I-01", "I-02", "I-06", "I-14")
FUNCTIONS = ("URG-F01", "URG-F02", "URG-F03")
SERVICES = ("DPI", "NET", "IMP")
STATUSES = ("draft", "reviewed", "approved", "in_force")
YEAR = 366 * 24 * 60
TEXTS = ("Registre papier", "Classeur", "Coursier", "x" * 100)


class Kept:
    """A journal in memory: what it was asked to append is there."""

    def __init__(self, game: Game) -> None:
        self.game, self.history, self.state = game, History(), WorkshopState()

    def append(self, entry: Entry) -> None:
        self.history = extend(self.history, entry)
        self.state = self.history.state() if entry.target else evolve_all(self.state, entry.events)


class Walk:
    """Draws a gesture, foresees what it leads to, asks for it, compares."""

    def __init__(self, oracle: Any, seed: int) -> None:
        self.chance = random.Random(seed)
        self.store = Kept(load_game("URG"))
        self.workshop = Workshop(self.store)
        kept = oracle.activities[:6]
        self.workshop.perform(moves.OpenWorkshop("s", "t", "", "d", "s", 60, 210, "1", tuple(kept)))
        self.oracle = oracle(kept)
        self.oracle.done[0] |= {name: {} for name in FACTS.split()}
        self.names = 0
        self.refused = self.taken = 0

    def one(self, values: Any) -> Any:
        return self.chance.choice(sorted(values))

    def name(self) -> str:
        self.names += 1
        return f"n{self.names}"

    def step(self) -> None:
        kind = self.chance.random()
        if kind < 0.07 and len(self.oracle.done) > 1:
            self.workshop.undo()
            self.oracle.undo()
        elif kind < 0.1 and self.oracle.undone:
            self.workshop.redo()
            self.oracle.redo()
        else:
            self.ask(*getattr(self, self.chance.choice(GESTURES))())

    def ask(self, move: moves.Move, after: Any) -> None:
        if after is not None:
            self.workshop.perform(move)
            self.oracle.move(after)
            self.taken += 1
            return
        before, history = self.workshop.state, self.workshop.history
        with pytest.raises(IllegalMoveError) as refusal:
            self.workshop.perform(move)
        assert str(refusal.value).endswith((".", "?", "…"))
        assert self.workshop.state is before
        assert self.workshop.history is history
        self.refused += 1

    def set(self, name: str, key: Any, value: Any) -> Any:
        return self.oracle.changed(name, key, value)

    # Cards

    def card(self) -> tuple[str, str]:
        card = self.one(self.oracle.now["cards"] or self.oracle.playable)
        return card, self.chance.choice(self.oracle.contexts)

    def solution(self) -> str:
        return str(self.one(self.oracle.now["solutions"] or ["nothing"]))

    def plays(self) -> tuple[Any, Any]:
        card = self.one(self.oracle.playable)
        return moves.PlayCard(*card.split("@")), self.oracle.if_played(card)

    def withdraws(self) -> tuple[Any, Any]:
        card = self.one(self.oracle.playable)
        return moves.WithdrawCard(card), self.oracle.if_withdrawn(card)

    def writes(self) -> tuple[Any, Any]:
        card, context = self.card()
        id = self.chance.choice((self.name(), self.solution()))
        what = self.chance.choice((*TEXTS, "", "é" * 161))
        legal = bool(what) and len(what) <= 160
        after = self.oracle.if_written(card, context, id, what) if legal else None
        return moves.WriteSolution(card, context, Solution(id, what)), after

    def shares(self) -> tuple[Any, Any]:
        (card, context), id = self.card(), self.solution()
        known = id in self.oracle.now["solutions"]
        after = self.oracle.if_added(card, context, id) if known else None
        return moves.ShareSolution(card, context, id), after

    def decides(self) -> tuple[Any, Any]:
        card, context = self.card()
        return moves.Decide(card, context), self.oracle.if_decided(card, context)

    def checks_same(self) -> tuple[Any, Any]:
        card, context = self.card()
        follows = self.chance.choice(self.oracle.contexts)
        legal = self.oracle.asked_here(card, follows)
        after = self.oracle.if_same(card, context, follows) if legal else None
        chained = (card, context, follows) in self.oracle.chains()
        return moves.CheckSame(card, context, follows), None if chained else after

    def leaves(self) -> tuple[Any, Any]:
        context = self.chance.choice(self.oracle.contexts)
        return moves.LeaveByDefault(context), self.oracle.if_left(context)

    def closes(self) -> tuple[Any, Any]:
        card, context = self.card()
        status = self.chance.choice(("no_solution", "parked", "set_aside", "draft"))
        reason = self.chance.choice(("faute de bras", ""))
        after = self.oracle.if_closed(card, context, status, reason)
        return moves.CloseCard(card, context, Status(status), reason), after

    def keeps_or_sets_aside(self) -> tuple[Any, Any]:
        id = self.chance.choice(self.oracle.activities)
        if self.chance.random() < 0.6:
            return moves.Record(activity.ActivityKept(id)), self.oracle.if_kept(id)
        reason = self.chance.choice(("hors sujet", ""))
        fact = activity.ActivitySetAside(id, reason)
        return moves.Record(fact), self.oracle.if_set_aside(id, reason)

    # Facts

    def enters_a_phase(self) -> tuple[Any, Any]:
        phase = self.chance.choice((*PHASES, "S9-P9", ""))
        after = self.set("phase", "now", phase) if phase in PHASES else None
        return moves.Record(room.PhaseEntered(phase)), after

    def notes_presence(self) -> tuple[Any, Any]:
        function, count = self.chance.choice(FUNCTIONS), self.chance.choice((0, 1, 3, -1))
        if count < 0:
            after = None
        elif count:
            after = self.set("presence", function, count)
        else:
            after = self.oracle.without("presence", function)
        return moves.Record(framing.PresenceNoted(function, count, nights=True)), after

    def names_a_deputy(self) -> tuple[Any, Any]:
        function, deputy = self.chance.choice(FUNCTIONS), self.chance.choice((*FUNCTIONS, ""))
        legal = bool(deputy) and deputy != function
        after = self.set("deputies", function, deputy) if legal else None
        return moves.Record(framing.DeputyNamed(function, deputy)), after

    def stocks(self) -> tuple[Any, Any]:
        id, quantity = self.chance.choice(("a", "b")), self.chance.choice((0, 5, -2, 10**9))
        label = self.chance.choice(("Coursiers", "", "y" * 61))
        legal = label == "Coursiers" and 0 <= quantity <= 100_000
        fact = framing.MeansStocked(Means(id, label, MeansKind.PEOPLE, quantity))
        return moves.Record(fact), self.set("means", id, quantity) if legal else None

    def removes_means(self) -> tuple[Any, Any]:
        id = self.chance.choice(("a", "b", "c"))
        known = id in self.oracle.now["means"]
        after = self.oracle.without("means", id) if known else None
        return moves.Record(framing.MeansRemoved(id)), after

    def corrects_a_level(self) -> tuple[Any, Any]:
        context, service = self.chance.choice(("C0", "C2", "C9")), self.one((*SERVICES, "ZZZ"))
        level = self.chance.choice((0, 1, 2))
        legal = context != "C9" and service != "ZZZ"
        after = self.set("levels", (context, service), level) if legal else None
        return moves.Record(framing.ContextLevelSet(context, service, Level(level))), after

    def chooses_a_variant(self) -> tuple[Any, Any]:
        context, included = self.chance.choice(("C2-NET", "C9")), self.chance.random() < 0.5
        after = self.set("variants", context, included) if context == "C2-NET" else None
        return moves.Record(framing.ContextChosen(context, included)), after

    def reveals(self) -> tuple[Any, Any]:
        id = self.chance.choice((*EVENTS, "I-99"))
        legal = id in EVENTS and id not in self.oracle.now["revealed"]
        fact = room.InjectRevealed(id, room.RevealedBy.HAND)
        return moves.Record(fact), self.set("revealed", id, "hand") if legal else None

    def judges(self) -> tuple[Any, Any]:
        id, verdict = self.chance.choice(EVENTS), self.chance.choice(("held", "partly", "not_held"))
        word = self.chance.choice(("tard", "z" * 41))
        legal = id in self.oracle.now["revealed"] and word == "tard"
        fact = room.InjectJudged(id, room.Verdict(verdict), word)
        return moves.Record(fact), self.set("judged", id, verdict) if legal else None

    def bets(self) -> tuple[Any, Any]:
        id, holds = self.chance.choice(EVENTS), self.chance.choice((0, 7, -1))
        after = self.set("bets", id, (holds, 3)) if holds >= 0 else None
        return moves.Record(room.BetTaken(id, holds, 3)), after

    def ranks(self) -> tuple[Any, Any]:
        order = tuple(self.chance.choices((*SERVICES, "ZZZ"), k=self.chance.choice((1, 2, 3))))
        legal = len(set(order)) == len(order) and "ZZZ" not in order
        after = self.set("ranking", "now", order) if legal else None
        return moves.Record(answer.RestartRanked(order)), after

    def estimates(self) -> tuple[Any, Any]:
        id = self.chance.choice(self.oracle.activities)
        files = self.chance.choice((20, 0, -1, 10**7))
        kept = self.oracle.now["activities"].get(id, (False, ""))[0]
        legal = kept and 0 <= files <= 100_000
        fact = answer.BacklogEstimated(id, files, 6, 9)
        return moves.Record(fact), self.set("backlogs", id, files) if legal else None

    def sets_a_check(self) -> tuple[Any, Any]:
        id, text = self.chance.choice(("c1", "c2")), self.chance.choice(("Dix dossiers", ""))
        fact = answer.ReopeningCheckSet(id, "DPI", text, "URG-F01")
        return moves.Record(fact), self.set("checks", id, text) if text else None

    def accepts(self) -> tuple[Any, Any]:
        code, reason = self.chance.choice(("D102", "T101")), self.chance.choice(("assumé", ""))
        after = self.set("accepted", (code, "URG-01/C0"), reason) if reason else None
        return moves.Record(room.FindingAccepted(code, "URG-01/C0", reason)), after

    def debriefs(self) -> tuple[Any, Any]:
        id, text = self.name(), self.chance.choice(("Garder le carnet", ""))
        fact = room.RetexNoted(id, room.RetexKind.KEEP, text)
        return moves.Record(fact), self.set("retex", id, text) if text else None

    def arbitrates(self) -> tuple[Any, Any]:
        id, text = self.chance.choice(("a1", "a2")), self.chance.choice(("Un renfort", "w" * 101))
        due = self.chance.choice((None, "2026-04-01", "2026-02-30"))
        legal = text == "Un renfort" and due != "2026-02-30"
        fact = answer.ArbitrageWritten(Arbitrage(id, text, "", "", due))
        return moves.Record(fact), self.set("arbitrages", id, due) if legal else None

    def acts(self) -> tuple[Any, Any]:
        id, text = self.chance.choice(("t1", "t2")), self.chance.choice(TEXTS)
        return (
            moves.Record(answer.ActionWritten(Action(id, text, "URG-F01"))),
            self.set("actions", id, text),
        )

    def parks(self) -> tuple[Any, Any]:
        id, text = self.name(), self.chance.choice(("À creuser", "v" * 201))
        after = self.set("parking", id, text) if text == "À creuser" else None
        return moves.Record(answer.ItemParked(ParkedItem(id, text))), after

    def signs(self) -> tuple[Any, Any]:
        signed = self.oracle.now["signatures"]
        status = self.chance.choice(STATUSES)
        last = STATUSES.index(signed[len(signed) - 1]) if signed else 0
        legal = STATUSES.index(status) >= last
        fact = room.StatusSigned(room.PlanStatus(status), "1.0", "URG-F01", "2026-03-20")
        return moves.Record(fact), self.set("signatures", len(signed), status) if legal else None

    def notes_a_line(self) -> tuple[Any, Any]:
        id, fictive = self.name(), self.chance.choice((None, 0, YEAR, YEAR + 1, -1))
        legal = fictive is None or 0 <= fictive <= YEAR
        after = self.set("log", id, "Une ligne") if legal else None
        return moves.Record(room.LogNoted(id, "Une ligne", fictive)), after

    def kept_or_not(self) -> tuple[str, bool]:
        id = str(self.chance.choice(self.oracle.activities))
        return id, bool(self.oracle.now["activities"].get(id, (False, ""))[0])

    def judges_impact(self) -> tuple[Any, Any]:
        id, kept = self.kept_or_not()
        serious, dangerous = self.chance.choice(((60, 240), (240, 60), (None, 60), (60, None)))
        wrong = dangerous is not None and (serious is None or serious > dangerous)
        fact = activity.ImpactJudged(id, Axis.SAFETY, serious, dangerous)
        legal = kept and not wrong
        return moves.Record(fact), self.set("impact", id, (serious, dangerous)) if legal else None

    def stamps_a_night(self) -> tuple[Any, Any]:
        id, kept = self.kept_or_not()
        holds = self.chance.random() < 0.5
        fact = activity.NightStamped(id, holds, "URG-F01")
        return moves.Record(fact), self.set("night", id, holds) if kept else None

    def corrects_a_duration(self) -> tuple[Any, Any]:
        id, kept = self.kept_or_not()
        minutes = self.chance.choice((0, 15, YEAR, YEAR + 1, -5))
        legal = kept and 0 <= minutes <= YEAR
        fact = activity.DurationSet(id, activity.DurationField.SET_UP, minutes)
        return moves.Record(fact), self.set("durations", id, minutes) if legal else None


ON_CARDS = """
    plays withdraws writes writes writes shares decides decides checks_same leaves closes
    keeps_or_sets_aside
"""
FACTS_NOTED = """
    enters_a_phase notes_presence names_a_deputy stocks removes_means corrects_a_level
    chooses_a_variant reveals judges bets ranks estimates sets_a_check accepts debriefs arbitrates
    acts parks signs notes_a_line judges_impact stamps_a_night corrects_a_duration
"""
GESTURES = tuple(ON_CARDS.split() * 3 + FACTS_NOTED.split())


def picture(state: WorkshopState, made: Any) -> dict[str, dict[Any, Any]]:
    """The live state in the shape of the reckoning."""
    injects = state.injects
    return {
        "activities": {a.id: (a.kept, a.set_aside_reason) for a in state.activities.values()},
        "cards": {id: f"{c.objective}@{c.subject}" for id, c in state.cards.items()},
        "solutions": {s.id: s.what for s in state.solutions.values()},
        "decisions": {
            key: made(d.status.value, d.solutions, d.reason, d.follows, d.justification)
            for key, d in state.decisions.items()
        },
        "log": {line.id: line.text for line in state.log.values()},
        "actions": {a.id: a.text for a in state.actions.values()},
        "parking": {p.id: p.text for p in state.parking.values()},
        "phase": {"now": state.phase} if state.phase else {},
        "presence": {f: p.count for f, p in state.presence.items()},
        "deputies": dict(state.deputies),
        "means": {m.id: m.quantity for m in state.means.values()},
        "levels": {at: int(level) for at, level in state.levels.items()},
        "variants": dict(state.variants),
        "revealed": {id: i.revealed.by.value for id, i in injects.items() if i.revealed},
        "bets": {id: (i.bet.holds, i.bet.does_not) for id, i in injects.items() if i.bet},
        "judged": {id: i.judged.verdict.value for id, i in injects.items() if i.judged},
        "ranking": {"now": state.ranking} if state.ranking else {},
        "backlogs": {id: b.files_per_day for id, b in state.backlogs.items()},
        "checks": {id: c.text for id, c in state.checks.items()},
        "accepted": dict(state.accepted),
        "retex": {id: r.text for id, r in state.retex.items()},
        "arbitrages": {id: a.due for id, a in state.arbitrages.items()},
        "signatures": {n: s.status.value for n, s in enumerate(state.signatures)},
        "impact": {
            a.id: (a.impact.serious_from, a.impact.dangerous_from)
            for a in state.activities.values()
            if a.impact
        },
        "night": {a.id: a.night.holds for a in state.activities.values() if a.night},
        "durations": {
            a.id: corrected.minutes
            for a in state.activities.values()
            for corrected in a.durations.values()
        },
    }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_thousand_gestures_lead_where_they_should(oracle: Any, seed: int) -> None:
    walk = Walk(oracle, seed)
    for number in range(STEPS):
        walk.step()
        assert picture(walk.workshop.state, oracle.answer) == walk.oracle.now, number
    assert walk.store.history.state() == walk.workshop.state
    assert walk.refused > STEPS // 10
    assert walk.taken > STEPS // 4


def test_every_gesture_is_drawn_legal_and_illegal(oracle: Any) -> None:
    """A gesture that is always taken, or never, would prove nothing."""
    seen: dict[str, set[bool]] = {}
    for seed in range(4):
        walk = Walk(oracle, seed)
        for _ in range(STEPS):
            gesture = walk.chance.choice(GESTURES)
            move, after = getattr(walk, gesture)()
            seen.setdefault(gesture, set()).add(after is not None)
            walk.ask(move, after)
    always = {"acts", "leaves"}
    assert {name for name, found in seen.items() if len(found) < 2} <= always
    assert set(seen) == set(GESTURES)
