"""Says when an event falls, as the facilitator reads it aloud: « H+1 h 30 (dim. 3 h 40) »."""

from dataclasses import dataclass

from pcra_game.domain.game import Game

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_HOUR = 60
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class FictiveClock:
    """The fictive day and hour of H0, counted in minutes since Monday midnight."""

    h0: int

    @classmethod
    def starting(cls, day: str, time: str) -> "FictiveClock":
        """Take a French day and « HH:MM »; both were checked by the schema."""
        hours, minutes = time.split(":")
        return cls(DAYS.index(day) * _DAY + int(hours) * _HOUR + int(minutes))

    def label(self, offset: int) -> str:
        """Name the instant `offset` minutes after H0: the stretch, then the day and the hour.

        The first calendar day counts in hours, the following ones in days.
        """
        now = self.h0 + offset
        days = now // _DAY - self.h0 // _DAY
        stretch = f"J+{days}" if days else _since(offset)
        day = DAYS[now // _DAY % 7][:3]
        return f"{stretch} ({day}. {_clock(now % _DAY)})"


def clock_of(game: Game) -> FictiveClock:
    """Give the clock of the scenario that is played."""
    return FictiveClock.starting(game.scenario.h0_day, game.scenario.h0_time)


def on_two_lines(label: str) -> str:
    """Give the label of an instant with the day and the hour on a line of their own."""
    return label.replace(" (", "\n(")


def _since(offset: int) -> str:
    if offset == 0:
        return "H0"
    if offset < _HOUR:
        return f"H+{offset}\u00a0min"
    hours, minutes = divmod(offset, _HOUR)
    return f"H+{hours}\u00a0h\u00a0{minutes:02d}" if minutes else f"H+{hours}"


def _clock(minute_of_day: int) -> str:
    hours, minutes = divmod(minute_of_day, _HOUR)
    said = f"{hours}\u00a0h"
    return f"{said}\u00a0{minutes:02d}" if minutes else said
