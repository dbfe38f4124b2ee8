"""What an import may refuse."""

from pcra_game.texts.known_error import KnownError


class ImportRefusedError(KnownError):
    """The file cannot be read as a plan; the sentence says where, why and what to do."""
