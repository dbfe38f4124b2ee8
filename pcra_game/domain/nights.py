"""Who is there at three in the morning on a Sunday: by name, or as the room said."""

import re

from pcra_game.domain.drafting import NO_PATIENT
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import deputy_of, function_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts.typography import fold

_ON_NIGHTS = re.compile(r"\b(?:de nuit|de garde|(?:d'|l')?astreinte|veilleu\w*)\b")
"""« Interne de garde », « Astreinte DSI »: who answers at three in the morning."""


def works_nights(state: WorkshopState, game: Game, who: str) -> bool:
    """Whether a function is there at night by itself: its name says so, or the room did."""
    present = state.presence.get(who)
    if present is not None and present.nights:
        return True
    return _ON_NIGHTS.search(fold(function_label(state, game, who))) is not None


def has_nights(state: WorkshopState, game: Game) -> bool:
    """Whether the unit works at night: every unit that cares, and an office that has somebody
    on nights or on call."""
    if game.unit.perimeter != NO_PATIENT:
        return True
    own = [f.label for f in game.functions.values() if f.unit == game.unit_code]
    return any(_ON_NIGHTS.search(fold(label)) for label in (*own, *state.functions.values()))


def covered_at_night(state: WorkshopState, game: Game, who: str) -> bool:
    """Whether somebody holds a function at night: itself, or the deputy that the room named."""
    return bool(who) and (bool(deputy_of(state, game, who)) or works_nights(state, game, who))
