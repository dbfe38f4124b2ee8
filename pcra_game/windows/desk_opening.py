"""The opening of a workshop on its desk: offered when it is new, led by one key from anywhere."""

from pcra_game.texts import striking as words
from pcra_game.windows.desk import Desk


def offer_opening(desk: Desk) -> None:
    """Put the keyboard on the key that begins with the « choc »; Enter starts it."""
    desk.open_section("event")
    desk.round.events.take_keyboard()


def advance_opening(desk: Desk) -> None:
    """Begin the opening, or go one step further; says so where it is over."""
    opening = desk.round.events.opening
    if opening.over:
        desk.room.informed.emit(words.OPENING_DONE)
        return
    offer_opening(desk)
    opening.advance()
