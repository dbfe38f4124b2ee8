"""Five lights instead of a score: what the plan holds at five moments.

Green: every kept P0 and P1 activity has a checked solution there and nothing warns. Amber: held
with warnings. Red: an uncovered P0, or a contradiction. Grey: not examined.
"""

from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.deck import Priority
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import ActivitySheet, kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.timeline import RETURN, Cover, activity_timeline, context_cover
from pcra_game.texts import table as words

DAY = 1440


class Colour(StrEnum):
    """What a light says; `UNKNOWN` is grey, nobody looked."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Light:
    """One moment. `behind` holds the ids of the activities that keep it from being green."""

    name: str
    colour: Colour
    behind: tuple[str, ...] = ()


MOMENTS = (60, 12 * 60, 3 * DAY, 10 * DAY)
"""First hour, first night (twelve hours later), J+3, J+10, in minutes from H0."""

_BROKEN = (Cover.GAP, Cover.CONTRADICTION, Cover.EXHAUSTED)
_WEAK = (Cover.SETTING_UP, Cover.DOUBLE_CIRCUIT)


def lights(state: WorkshopState, game: Game) -> tuple[Light, ...]:
    """The five lights, in time order; the last is the return (C3, whatever the hour)."""
    sheets = [s for s in kept_sheets(state, game) if s.priority in (Priority.P0, Priority.P1)]
    lines = {s.id: activity_timeline(state, game, s.id) for s in sheets}
    found = []
    for name, minute in zip(words.LIGHTS, MOMENTS, strict=False):
        covers = {
            s.id: next((g.cover for g in lines[s.id] if g.start <= minute < g.end), Cover.UNKNOWN)
            for s in sheets
        }
        night = minute == MOMENTS[1]
        found.append(_light(name, sheets, covers, night=night))
    returns = [c for c in game.played_contexts if game.preset(c) == RETURN]
    covers = {
        s.id: max((context_cover(state, game, s.id, c) for c in returns), default=Cover.UNKNOWN)
        for s in sheets
    }
    return (*found, _light(words.LIGHTS[-1], sheets, covers, night=False))


def _light(
    name: str, sheets: list[ActivitySheet], covers: dict[str, Cover], *, night: bool
) -> Light:
    """The worst activity decides; at night an activity without a moon is a warning."""
    broken = tuple(
        s.id
        for s in sheets
        if covers[s.id] is Cover.CONTRADICTION
        or (covers[s.id] in _BROKEN and s.priority is Priority.P0)
    )
    if broken:
        return Light(name, Colour.RED, broken)
    unknown = tuple(s.id for s in sheets if covers[s.id] is Cover.UNKNOWN)
    if len(unknown) == len(sheets):
        return Light(name, Colour.UNKNOWN, unknown)
    vital = tuple(s.id for s in sheets if s.id in unknown and s.priority is Priority.P0)
    if vital:
        return Light(name, Colour.UNKNOWN, vital)
    weak = tuple(
        s.id
        for s in sheets
        if covers[s.id] in (*_WEAK, *_BROKEN, Cover.UNKNOWN)
        or (night and not (s.played.night is not None and s.played.night.holds))
    )
    return Light(name, Colour.AMBER if weak else Colour.GREEN, weak)
