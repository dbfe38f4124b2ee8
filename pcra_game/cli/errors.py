"""What the command line refuses."""

from pcra_game.texts.known_error import KnownError


class CommandLineError(KnownError):
    """Words that the command line does not understand, or a place where it cannot write."""
