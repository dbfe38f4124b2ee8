"""Five lights instead of a score: what the plan holds at five moments, and because of which cards.

Green: every kept P0 and P1 activity has a checked solution there, no contradiction, no warning.
Amber: held with warnings (deputy, stock, means, partial service, not tested), or a P1 that is not.
Red: an uncovered P0, or a contradiction. Grey: not examined. (method.md, « Time ».)

When a warning counts:
- the moon, on the first night: « à 3 h, dimanche, ça tient »;
- the deputy for nights, wherever a night lies behind: not in a first hour by day;
- a stock, from the minute it is used up, counted from the first hour of the solution;
- means that the answers of the context overspend, a service that the running solution needs and
  that is only partial there, an activity that was never tested: everywhere.

Services that are back hold an activity only where somebody looked: a card decided there.
"""

from dataclasses import dataclass

from pcra_game.domain.deck import Priority
from pcra_game.domain.game import Game
from pcra_game.domain.light_reasons import (
    Colour,
    LightReason,
    Moment,
    Why,
    moment_at,
    reasons_of,
    the_return,
)
from pcra_game.domain.resolved import resolved
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import table as words

__all__ = ["Colour", "Light", "LightReason", "Moment", "Why", "first_night", "lights", "moments"]

HOUR, DAY = 60, 1440
_NIGHT_ENDS, _NIGHT_BEGINS = 7 * HOUR, 21 * HOUR
_DEEP_NIGHT = 3 * HOUR
_SOONEST = HOUR
"""The first hour has a light of its own: the first night comes after it."""

_RANK = (Colour.RED, Colour.UNKNOWN, Colour.AMBER, Colour.GREEN)
"""The first of these that an activity calls for is the colour of the light."""

_UNEXAMINED = (Why.UNEXAMINED, Why.BACK_UNEXAMINED, Why.BEYOND)


@dataclass(frozen=True, slots=True)
class Light:
    """One moment. `behind` holds the ids of the activities that keep it from being green;
    `reasons` says why of every activity that counts, worst first, also where it holds."""

    name: str
    colour: Colour
    behind: tuple[str, ...] = ()
    reasons: tuple[LightReason, ...] = ()
    minute: int | None = None
    context: str | None = None

    def cards(self) -> tuple[str, ...]:
        """The cards behind its colour, worst first."""
        found = (card for r in self.reasons if r.colour is self.colour for card in r.cards)
        return tuple(dict.fromkeys(found))


def lights(state: WorkshopState, game: Game) -> tuple[Light, ...]:
    """The five lights, in time order; the last is the return (C3, whatever the hour)."""
    return resolved(state, game).once(
        "lights",
        lambda: (state,),
        lambda: tuple(
            _light(state, game, name, moment)
            for name, moment in zip(words.LIGHTS, moments(game), strict=True)
        ),
    )


def moments(game: Game) -> tuple[Moment, ...]:
    """First hour, first night, J+3, J+10, return."""
    h0 = _minutes(game.scenario.h0_time)
    by_night = not _NIGHT_ENDS <= h0 < _NIGHT_BEGINS
    return (
        moment_at(game, HOUR, nights=by_night),
        moment_at(game, first_night(game), moon=True),
        moment_at(game, 3 * DAY),
        moment_at(game, 10 * DAY),
        the_return(game),
    )


def first_night(game: Game) -> int:
    """Minutes from H0 to the first « 3 h du matin » that comes after the first hour."""
    h0 = _minutes(game.scenario.h0_time)
    return _SOONEST + (_DEEP_NIGHT - h0 - _SOONEST) % DAY


def _minutes(clock: str) -> int:
    """« 02:10 » as minutes of the day; the reader of scenarios lets no other form through."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * HOUR + int(minutes)


def _light(state: WorkshopState, game: Game, name: str, moment: Moment) -> Light:
    """The worst activity decides; nothing at all examined is grey."""
    vital = [s for s in resolved(state, game).sheets if s.priority in (Priority.P0, Priority.P1)]
    found = [reason for sheet in vital for reason in reasons_of(state, game, sheet, moment)]
    unexamined = {r.activity for r in found if r.why in _UNEXAMINED}
    found.sort(key=lambda reason: _RANK.index(reason.colour))
    if len(unexamined) == len(vital):
        behind = tuple(s.id for s in vital)
        return Light(name, Colour.UNKNOWN, behind, tuple(found), moment.minute, moment.context)
    colour = next(c for c in _RANK if any(r.colour is c for r in found))
    behind = () if colour is Colour.GREEN else _activities(found, colour)
    return Light(name, colour, behind, tuple(found), moment.minute, moment.context)


def _activities(reasons: list[LightReason], colour: Colour) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.activity for r in reasons if r.colour is colour))
