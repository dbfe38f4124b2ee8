"""Why a session file is refused, or could not be written. Each says one French sentence."""

from pcra_game.texts.known_error import KnownError


class SessionFileError(KnownError):
    """Whatever this floor refuses."""


class NotASessionFile(SessionFileError):  # noqa: N818
    """The file is missing, unreadable, or was never written by this program."""


class SessionFileTooNew(SessionFileError):  # noqa: N818
    """A later version of the program wrote the file."""


class SessionFileDamaged(SessionFileError):  # noqa: N818
    """The file is ours, yet it does not hold what was written into it."""


class SessionFileDoubtful(SessionFileError):  # noqa: N818
    """What lies beside the file leaves open what it holds: nobody but a person can tell."""


class SessionFileBusy(SessionFileError):  # noqa: N818
    """Another program is writing in the session; the sentence names it."""


class SessionFileHeldElsewhere(SessionFileBusy):
    """A lock file names another post, which this one cannot ask: whoever knows may go on anyway."""


class SessionFileChanged(SessionFileError):  # noqa: N818
    """The file on disk is no longer the one that was opened."""


class CannotWrite(SessionFileError):  # noqa: N818
    """Nothing was written: no right, no room, or a path already taken."""
