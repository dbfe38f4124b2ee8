"""What is printed for a room, by the key that names it in the export and on the command line."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import BinaryIO

from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.prints.deck import write_deck
from pcra_game.prints.mats import write_mats
from pcra_game.prints.slips import write_slips

PRINTS: Mapping[str, Callable[[WorkshopState | None, Game, BinaryIO], None]] = {
    "cartes": write_deck,
    "cartes-a6": partial(write_deck, size="a6"),
    "sets": write_mats,
    "feuillets": write_slips,
}
"""Who writes each of them, of a workshop or of a unit that nobody plays yet."""
