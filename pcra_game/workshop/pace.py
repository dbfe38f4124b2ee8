"""Where the room is in its agenda, and for how long: a soft time box for each step.

Nothing here blocks: a step that overruns counts up, any step may be begun, left, come back to.
The clocks of the steps stand the same tests as that of the phase: a wall clock that jumps back,
a machine that slept.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from pcra_game.domain.agenda import Step
from pcra_game.workshop.clock import PhaseClock

LONGEST_BREAK = timedelta(hours=12)
"""A break that ends later than this was kept by a wall clock that has been set since."""


class Stage(StrEnum):
    """How far a step is."""

    DONE = "done"
    CURRENT = "current"
    SKIPPED = "skipped"
    AHEAD = "ahead"


class Pace:
    """The step in play, what each one took, and the break that the room is in."""

    def __init__(self, steps: tuple[Step, ...], now: Callable[[], datetime]) -> None:
        """Take the agenda, at least one step; the first is in play, not begun."""
        self.steps = steps
        self._now = now
        self._at = 0
        self._clocks: dict[str, PhaseClock] = {}
        self._until: datetime | None = None

    @property
    def step(self) -> Step:
        """The step in play."""
        return self.steps[self._at]

    @property
    def number(self) -> int:
        """Its place in the agenda, from 1."""
        return self._at + 1

    @property
    def begun(self) -> bool:
        """Whether the step in play was begun: before that the session has not started."""
        return self.step.id in self._clocks

    @property
    def following(self) -> Step | None:
        """The step to begin next; the first one where none was begun, `None` at the end."""
        if not self.begun:
            return self.step
        return self.steps[self._at + 1] if self._at + 1 < len(self.steps) else None

    @property
    def before(self) -> Step | None:
        """The step before the one in play."""
        return self.steps[self._at - 1] if self._at else None

    @property
    def on_break(self) -> bool:
        """Whether the room is away."""
        return self._until is not None

    @property
    def break_until(self) -> datetime | None:
        """When the room comes back."""
        return self._until

    def begin(self, id: str) -> bool:
        """Play a step; one that was left goes on where it was. False for a step that is none.

        Whoever begins a step has come back from the break.
        """
        at = next((n for n, step in enumerate(self.steps) if step.id == id), None)
        if at is None:
            return False
        self.pause()
        self._until = None
        self._at = at
        if id not in self._clocks:
            self._clocks[id] = PhaseClock(self._now)
            self._clocks[id].start(self.step.minutes)
        self.resume()
        return True

    def pause(self) -> None:
        """Stop counting."""
        for clock in self._clocks.values():
            clock.pause()

    def resume(self) -> None:
        """Count on in the step in play."""
        if self.begun:
            self._clocks[self.step.id].resume()

    def take_break(self, minutes: int) -> datetime:
        """Stop counting until the room comes back; gives when that is."""
        if self.step.kind != "break":  # the step made for it counts how long the room stays away
            self.pause()
        self._until = self._now() + timedelta(minutes=minutes)
        return self._until

    def end_break(self) -> None:
        """The room is back."""
        self._until = None
        self.resume()

    def played_in(self, step: Step) -> int:
        """Whole minutes played in a step."""
        clock = self._clocks.get(step.id)
        return 0 if clock is None else int(clock.played() / timedelta(minutes=1))

    def planned(self, step: Step) -> int:
        """The minutes of a step, with those that the room gave it since."""
        clock = self._clocks.get(step.id)
        return step.minutes if clock is None else clock.planned_minutes()

    def add(self, minutes: int) -> None:
        """Give the step in play more minutes."""
        if self.begun:
            self._clocks[self.step.id].add(minutes)

    def clock_of(self, step: Step) -> PhaseClock | None:
        """The clock of a step that was begun."""
        return self._clocks.get(step.id)

    def played(self) -> int:
        """Whole minutes played in all."""
        spent = sum((clock.played() for clock in self._clocks.values()), timedelta(0))
        return int(spent / timedelta(minutes=1))

    def stage(self, step: Step) -> Stage:
        """How far a step is."""
        if step is self.step:
            return Stage.CURRENT if self.begun else Stage.AHEAD
        if step.id in self._clocks:
            return Stage.DONE
        return Stage.SKIPPED if self.steps.index(step) < self._at else Stage.AHEAD

    def to_dict(self) -> dict[str, Any]:
        """Plain values for the state of the room in the profile."""
        kept: dict[str, Any] = {
            "step": self.step.id if self.begun else "",
            "steps": {id: clock.to_dict() for id, clock in self._clocks.items()},
        }
        if self._until is not None:
            kept["break_until"] = self._until.isoformat()
        return kept

    def take_up(self, kept: Mapping[str, Any]) -> bool:
        """Stand where `to_dict` said; False where it says nothing of this agenda."""
        at = next((n for n, s in enumerate(self.steps) if s.id == kept.get("step")), None)
        if at is None:
            return False
        self._at = at
        clocks = kept.get("steps")
        known = clocks if isinstance(clocks, Mapping) else {}
        for step in self.steps:
            values = known.get(step.id)
            if isinstance(values, Mapping):
                self._take_clock(step, values)
        if not self.begun:
            self._take_clock(self.step, {})
        self._until = self._break_of(kept.get("break_until"))
        return True

    def stand_before(self) -> None:
        """Stand before the first step: the session has not begun any more."""
        self.pause()
        self._until = None
        self._at = 0
        self._clocks.pop(self.step.id, None)

    def stand_at(self, step: Step) -> None:
        """Stand at a step because of where the story is; its time starts when the room goes on."""
        self._at = self.steps.index(step)

    def _take_clock(self, step: Step, kept: Mapping[str, object]) -> None:
        clock = PhaseClock.from_dict(kept, self._now)
        if not clock.started:
            clock.start(step.minutes)
            clock.pause()
        if step is not self.step:
            clock.pause()
        self._clocks[step.id] = clock

    def _break_of(self, kept: object) -> datetime | None:
        try:
            until = datetime.fromisoformat(kept) if isinstance(kept, str) else None
        except ValueError:
            return None
        if until is None or until.tzinfo is None:
            return None
        return until if abs(until - self._now()) <= LONGEST_BREAK else None
