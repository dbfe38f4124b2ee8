"""Opening a session to read it, also one whose last writer was killed."""

from pathlib import Path

from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.session_file import SessionFile


def open_to_read(path: Path) -> SessionFile:
    """Open without taking the lock; what a killed writer left half done is first taken back.

    Raises what `SessionFile.open` raises.
    """
    try:
        return SessionFile.open(path, read_only=True)
    except CannotWrite:
        SessionFile.open(path).close()
        return SessionFile.open(path, read_only=True)
