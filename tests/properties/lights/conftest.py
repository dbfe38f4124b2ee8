"""A slow reckoning of covers and lights: it walks through the crisis five minutes at a time.

It follows the sentences of the method and reads plain values of the state; it shares no code with
the timeline, the lights, or what keeps them from gesture to gesture.
"""

from collections.abc import Iterator

import pytest

from pcra_game.domain.activity_events import DurationField
from pcra_game.domain.answers import Card, Solution, Status
from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState

STEP = 5
"""Minutes; every figure that is reckoned with is a multiple of it."""

DAY = 1440
WALK = 11 * DAY
WORST_FIRST = (
    "contradiction", "gap", "exhausted", "unknown", "setting_up", "double_circuit", "held",
    "normal",
)  # fmt: skip
BROKEN = ("contradiction", "gap", "exhausted")


class Reckoning:
    """What the method says of a state, worked out the slow way."""

    def __init__(self, state: WorkshopState, game: Game) -> None:
        self.state, self.game = state, game
        self.walked: dict[str, list[tuple[str, str]]] = {}

    # What is there

    def _played(self, minute: int) -> str | None:
        begun = [p for p in self.game.scenario.phases if p.start <= minute < p.end]
        return max(reversed(begun), key=lambda p: p.start).context if begun else None

    def level(self, context: str, service: str) -> int:
        corrected = self.state.levels.get((context, service))
        return int(self.game.contexts[context].levels[service] if corrected is None else corrected)

    def preset(self, context: str) -> str:
        return self.game.contexts[context].base or context

    def of(self, activity: str, field: DurationField, printed: int | None) -> int | None:
        corrected = self.state.activities[activity].durations.get(field)
        return corrected.minutes if corrected else printed

    def priority(self, activity: str) -> str:
        given = self.state.activities[activity].priority
        return str(given or self.game.activities[activity].priority)

    def services_back(self, activity: str, context: str) -> bool:
        played = self.state.activities[activity].needs
        needs = self.game.activities[activity].needs if played is None else played
        return bool(needs) and min(self.level(context, code) for code in needs) == 2

    def cards(self, activity: str, kind: str) -> list[Card]:
        return [
            c
            for c in self.state.cards.values()
            if c.subject == activity and self.game.objectives[c.objective].kind == kind
        ]

    def asked(self, card: Card, context: str) -> bool:
        return self.preset(context) in self.game.objectives[card.objective].playable_in

    # What the room answered

    def answer(self, card: Card, context: str) -> tuple[str, list[Solution], list[Solution]]:
        """What became of the card here, its solutions, and those that can work here."""
        decision = self.state.decisions.get((card.id, context))
        if decision is None:
            return "unknown", [], []
        source = decision
        if decision.follows:
            source = self.state.decisions[card.id, decision.follows]
        solutions = [self.state.solutions[id] for id in source.solutions]
        if Status.SET_ASIDE in (decision.status, source.status):
            return "nothing", solutions, []
        if decision.status == "default":
            return "unknown", solutions, []
        if source.status == "no_solution":
            return "gap", solutions, []
        if source.status != "decided":
            return "unknown", solutions, []
        able = [
            s
            for s in solutions
            if decision.justification or all(self.level(context, code) for code in s.services)
        ]
        return ("held" if able else "contradiction"), solutions, able

    def walk(self, card: Card) -> list[tuple[str, str]]:
        """Every five minutes: how the card stands, and which solution runs."""
        if card.id not in self.walked:
            self.walked[card.id] = list(self._walk(card))
        return self.walked[card.id]

    def _walk(self, card: Card) -> Iterator[tuple[str, str]]:
        began: dict[str, int] = {}
        uncovered: int | None = None
        before: str | None = None
        entered, fresh = 0, True
        for minute in range(0, WALK, STEP):
            context = self._played(minute)
            if context != before:
                before, entered = context, minute
                fresh = not any(at <= minute for at in began.values())
            if context is None or not self.asked(card, context):
                yield "nothing", ""
                continue
            found, _, able = self.answer(card, context)
            if found != "held":
                began.clear()
                uncovered, fresh = None, True
                yield found, ""
                continue
            began = {id: at for id, at in began.items() if id in {s.id for s in able}}
            if minute == entered:
                fresh = not any(at <= minute for at in began.values())
            running = self._running(card, able, began, minute, entered, fresh)
            if running == "waiting":
                uncovered = minute if uncovered is None else uncovered
                dmia = self.of(
                    card.subject, DurationField.DMIA, self.game.activities[card.subject].dmia
                )
                bearable = dmia is None or minute - uncovered < max(dmia, 5)
                yield ("setting_up" if bearable else "gap"), ""
                continue
            uncovered = None
            yield ("held", running) if running else ("exhausted", "")

    def _running(
        self,
        card: Card,
        able: list[Solution],
        began: dict[str, int],
        minute: int,
        entered: int,
        fresh: bool,
    ) -> str:
        """The first solution whose endurance is not over; the first of all is set up before."""
        for place, solution in enumerate(able):
            if solution.id not in began:
                waits = self.set_up(card.subject, solution) if fresh and not place else 0
                began[solution.id] = (entered if waits else minute) + waits
            if minute < began[solution.id]:
                return "waiting"
            if minute < began[solution.id] + self.endurance(card.subject, solution):
                return solution.id
        return ""

    def set_up(self, activity: str, solution: Solution) -> int:
        if solution.set_up is not None:
            return solution.set_up
        own = self.of(activity, DurationField.SET_UP, None)
        bands = {"15min": 15, "1h": 60, "4h": 240, "24h": DAY, "J+3": 3 * DAY}
        return own if own is not None else bands.get(str(solution.band or ""), 0)

    def endurance(self, activity: str, solution: Solution) -> int:
        if solution.holds_for is not None:
            return solution.holds_for
        printed = self.game.activities[activity].endurance
        own = self.of(activity, DurationField.ENDURANCE, printed)
        return 10**9 if own is None else own

    # How an activity stands

    def cover(self, activity: str, minute: int) -> str:
        context = self._played(minute)
        if context is None:
            return "unknown"
        if self.services_back(activity, context):
            return "normal"
        cards = self.cards(activity, "continuity")
        return self.worst([self.walk(c)[minute // STEP][0] for c in cards], context)

    def cover_in(self, activity: str, context: str) -> str:
        if self.services_back(activity, context):
            return "normal"
        cards = [c for c in self.cards(activity, "continuity") if self.asked(c, context)]
        return self.worst([self.answer(c, context)[0] for c in cards], context)

    def worst(self, covers: list[str], context: str) -> str:
        said = [cover for cover in covers if cover != "nothing"]
        found = min(said, key=WORST_FIRST.index, default="unknown")
        return "double_circuit" if found == "held" and self.preset(context) == "C3" else found

    # The lights

    def lights(self) -> list[tuple[str, tuple[str, ...]]]:
        """Colour, and the activities behind it."""
        hour, minute = map(int, self.game.scenario.h0_time.split(":"))
        h0 = hour * 60 + minute
        night = next(m for m in range(60, 60 + DAY) if (h0 + m) % DAY == 180)
        by_day = 7 * 60 <= h0 < 21 * 60
        found = [
            self.light(60, self._played(60), deputy=not by_day),
            self.light(night, self._played(night), moon=True),
            self.light(3 * DAY, self._played(3 * DAY)),
            self.light(10 * DAY, self._played(10 * DAY)),
        ]
        returns = [p.context for p in self.game.scenario.phases if p.context]
        last = [c for c in dict.fromkeys(returns) if self.preset(c) == "C3"][-1:]
        return [*found, self.light(None, last[0] if last else None)]

    def light(
        self, minute: int | None, context: str | None, *, moon: bool = False, deputy: bool = True
    ) -> tuple[str, tuple[str, ...]]:
        kept = [a.id for a in self.state.activities.values() if a.kept]
        vital = sorted((a for a in kept if self.priority(a) in ("P0", "P1")), key=self.priority)
        colours: dict[str, set[str]] = {}
        unexamined = []
        for activity in vital:
            found, looked = self.activity_light(activity, minute, context, deputy=deputy)
            if not looked:
                unexamined.append(activity)
            stamp = self.state.activities[activity].night
            if moon and not (stamp and stamp.holds):
                found.add("amber")
            colours[activity] = found
        if len(unexamined) == len(vital):
            return "unknown", tuple(vital)
        for colour in ("red", "unknown", "amber"):
            behind = tuple(a for a in vital if colour in colours[a])
            if behind:
                return colour, behind
        return "green", ()

    def activity_light(
        self, activity: str, minute: int | None, context: str | None, *, deputy: bool
    ) -> tuple[set[str], bool]:
        """The colours that an activity calls for, and whether somebody examined it."""
        vital = self.priority(activity) == "P0"
        if context is None:
            return {"unknown" if vital else "amber"}, False
        at_once = minute is None
        cover = self.cover_in(activity, context) if at_once else self.cover(activity, minute or 0)
        if cover == "normal":
            cards = [*self.cards(activity, "continuity"), *self.cards(activity, "recovery")]
            said = {c.id: self.answer(c, context)[0] for c in cards if self.asked(c, context)}
            going_on = {c.id for c in self.cards(activity, "continuity")}
            if any(s == "contradiction" and id in going_on for id, s in said.items()):
                return {"red"}, True
            if "held" in said.values():
                return set(), True
            cover = "unknown"
        if cover == "unknown":
            return {"unknown" if vital else "amber"}, False
        if cover in BROKEN:
            return {"red" if vital or cover == "contradiction" else "amber"}, True
        warned = cover != "held" or self.warned(activity, minute, context, deputy=deputy)
        return ({"amber"} if warned else set()), True

    def warned(self, activity: str, minute: int | None, context: str, *, deputy: bool) -> bool:
        """Deputy, stock, means, service partial, no figure, not tested; an answer that fails."""
        played = self.state.activities[activity]
        found = [played.tested_on is None]
        for card in self.cards(activity, "continuity"):
            if not self.asked(card, context):
                continue
            said, solutions, able = self.answer(card, context)
            found.append(said == "held" and len(able) < len(solutions))
            if minute is None:
                runs = able[0].id if said == "held" else ""
            else:
                runs = self.walk(card)[minute // STEP][1]
            if not runs:
                continue
            solution = self.state.solutions[runs]
            found.append(deputy and not self.there_at_night(solution.who))
            found.append(any(self.level(context, code) == 1 for code in solution.services))
            found.append(self.endurance(activity, solution) == 10**9)
            for spending in solution.spends:
                means = self.state.means[spending.means]
                found.append(self.spent(means.id, context) > means.quantity)
                if minute is not None and means.kind == "stock" and means.per_day:
                    walked = [id for _, id in self.walk(card)]
                    used = minute - walked.index(runs) * STEP
                    found.append(used * means.per_day >= means.quantity * DAY)
        return any(found)

    def there_at_night(self, who: str) -> bool:
        """A deputy that the room named, a name that says so, or somebody who said so."""
        known = {f.id: f.label for f in self.game.deck.functions}
        label = self.state.functions.get(who) or known.get(who, who)
        present = self.state.presence.get(who)
        on_call = any(word in label.lower() for word in ("de nuit", "de garde", "astreinte"))
        said = present is not None and present.nights
        return bool(who) and (bool(self.state.deputies.get(who)) or on_call or said)

    def spent(self, means: str, context: str) -> int:
        running: dict[str, Solution] = {}
        for (card, at), decision in self.state.decisions.items():
            activity = self.state.activities.get(self.state.cards[card].subject)
            if at != context or (activity and not activity.kept):
                continue
            source = self.state.decisions[card, decision.follows or at]
            away = {"parked", "set_aside", "no_solution"}
            if not away & {decision.status.value, source.status.value}:
                running |= {id: self.state.solutions[id] for id in source.solutions}
        return sum(s.quantity for x in running.values() for s in x.spends if s.means == means)


@pytest.fixture(scope="session")
def reckoning() -> type[Reckoning]:
    """The class: each workshop has a reckoning of its own."""
    return Reckoning
