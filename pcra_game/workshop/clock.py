"""The clock of a round: how many minutes of play are left, however the wall clock behaves.

It adds up the steps between two looks at the wall clock; whoever shows it looks every second. A
step that goes back counts for nothing, and so does one longer than `LONGEST_STEP`: the machine
slept, or somebody set the time. What counts is therefore never more than the room has played.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

LONGEST_STEP = timedelta(minutes=5)
"""A shorter silence is a busy or dozing machine while the room plays on; a longer one is not."""

NOTHING = timedelta(0)
LONGEST_ROUND = 24 * 60


class PhaseClock:
    """Minutes of play, counted down; below zero they say by how much the round overruns."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """`now` gives an aware instant; the clock does not run before `start`."""
        self._now = now
        self._planned: timedelta | None = None
        self._played = NOTHING
        self._seen: datetime | None = None

    @property
    def started(self) -> bool:
        """Whether a round has a length at all."""
        return self._planned is not None

    @property
    def running(self) -> bool:
        """Whether time counts at present."""
        return self._seen is not None

    @property
    def overrun(self) -> bool:
        """Whether the round has used up its minutes."""
        return self.started and self.remaining() < NOTHING

    def start(self, minutes: int) -> None:
        """Begin a round of so many minutes, whatever ran before."""
        self._planned = timedelta(minutes=minutes)
        self._played = NOTHING
        self._seen = self._now()

    def pause(self) -> None:
        """Stop counting; what was played stays."""
        self._look()
        self._seen = None

    def resume(self) -> None:
        """Count on from where it stood. A clock that never started stays still."""
        if self.started and not self.running:
            self._seen = self._now()

    def add(self, minutes: int) -> None:
        """Give the round more minutes, or fewer below zero."""
        if self._planned is not None:
            self._planned += timedelta(minutes=minutes)

    def remaining(self) -> timedelta:
        """What is left, negative once the round overruns; nothing before it started."""
        self._look()
        return NOTHING if self._planned is None else self._planned - self._played

    def played(self) -> timedelta:
        """What was played, pauses and sleep left out."""
        self._look()
        return self._played

    def planned_minutes(self) -> int:
        """The minutes that the round was given; 0 before it started."""
        return 0 if self._planned is None else round(self._planned.total_seconds() / 60)

    def wall(self) -> datetime:
        """The instant that the wall clock shows."""
        return self._now()

    def said(self) -> str:
        """« 12:40 » left, « +03:10 » over; empty before the start."""
        if not self.started:
            return ""
        left = self.remaining()
        over = left <= -timedelta(seconds=1)
        # Up on the way down, down beyond: both change on the same second.
        seconds = -(left // -timedelta(seconds=1))
        minutes, rest = divmod(abs(seconds), 60)
        return f"{'+' if over else ''}{minutes:02d}:{rest:02d}"

    def to_dict(self) -> dict[str, object]:
        """Plain values to be kept with the settings of the room."""
        self._look()
        return {
            "planned": None if self._planned is None else self._planned.total_seconds(),
            "played": self._played.total_seconds(),
            "seen": self._seen.isoformat() if self._seen else None,
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, object], now: Callable[[], datetime]) -> "PhaseClock":
        """Take a clock up again, after a crash as after a night.

        It runs on if it ran less than `LONGEST_STEP` ago, and that time counts; else it waits,
        paused. Values that make no sense give a clock that has not started.
        """
        clock = cls(now)
        planned, played = _seconds(kept.get("planned")), _seconds(kept.get("played"))
        if planned is None or played is None or played < NOTHING:
            return clock
        clock._planned, clock._played = planned, played
        seen, here = _instant(kept.get("seen")), now()
        if seen is not None and NOTHING <= here - seen <= LONGEST_STEP:
            clock._seen = seen
        return clock

    def take_up(self, kept: Mapping[str, object]) -> None:
        """Show the time of another round again, as `to_dict` gave it a moment ago."""
        other = PhaseClock.from_dict(kept, self._now)
        self._planned, self._played, self._seen = other._planned, other._played, other._seen

    def _look(self) -> None:
        """Count the step since the last look."""
        if self._seen is None:
            return
        here = self._now()
        step = here - self._seen
        if NOTHING <= step <= LONGEST_STEP:
            self._played += step
        self._seen = here


def _seconds(value: object) -> timedelta | None:
    """Seconds of a day at most, either way: nothing else was ever written."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not -LONGEST_ROUND * 60 <= value <= LONGEST_ROUND * 60:
        return None
    return timedelta(seconds=value)


def _instant(value: object) -> datetime | None:
    try:
        instant = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return instant if instant is not None and instant.tzinfo is not None else None
