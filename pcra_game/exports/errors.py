"""What an export may refuse."""

from pcra_game.texts.known_error import KnownError


class ExportError(KnownError):
    """The file could not be written; the sentence says why and what to do."""


class TemplateGoneError(ExportError):
    """The template of the hospital is not where it was."""
