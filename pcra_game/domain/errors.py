"""What the rules refuse."""

from pcra_game.texts.known_error import KnownError


class IllegalMoveError(KnownError):
    """A move that the rules do not allow; nothing was changed."""
