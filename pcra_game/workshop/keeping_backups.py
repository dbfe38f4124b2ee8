"""Backups of this post: where they lie, when the next is due, and whose a file is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pcra_game.persistence.backup_reading import Content, content_of
from pcra_game.persistence.backups import Backup, Backups, Reason
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.salvage import session_id_in

FOLDER = "backups"
EVERY_SECONDS = 600.0
AGAIN_SECONDS = 60.0
"""After a refusal, such as a full disk, the next try comes sooner."""


@dataclass(frozen=True, slots=True)
class Described:
    """A backup and what it holds; `content` is `None` where it is not whole."""

    backup: Backup
    content: Content | None


class BackupPace:
    """Says when a backup is due: ten minutes after the last, if anything changed since.

    Instants are seconds of a clock that never goes back (`time.monotonic`).
    """

    def __init__(self, now: float, head: str) -> None:
        """`head` is that of the session as it was opened: nothing has changed yet."""
        self._next = now + EVERY_SECONDS
        self._kept = head

    def due(self, now: float, head: str) -> bool:
        """Whether to make a backup of the session that now ends with `head`."""
        return head != self._kept and now >= self._next

    def kept(self, now: float, head: str) -> None:
        """A backup that ends with `head` was made, or was there already."""
        self._kept, self._next = head, now + EVERY_SECONDS

    def failed(self, now: float) -> None:
        """No backup could be made: what changed is still to be kept."""
        self._next = now + AGAIN_SECONDS


def backups_of(profile_folder: Path) -> Backups:
    """Give the backups that lie in the profile of this post."""
    return Backups(profile_folder / FOLDER)


def keep_before_migration(
    backups: Backups, now: Callable[[], datetime]
) -> Callable[[Path, str], object]:
    """Give what `SessionFile.open(keep=…)` calls before it brings a file to a new format."""

    def keep(path: Path, session: str) -> object:
        return backups.keep(path, session, Reason.MIGRATION, now())

    return keep


def keep_interrupted(backups: Backups, now: Callable[[], datetime]) -> Callable[[Path], object]:
    """Give what `SessionFile.open(keep_interrupted=…)` calls before it replaces a file by what was
    recovered from it; a file that tells no session is not kept."""

    def keep(found: Path) -> object:
        session = session_at(found)
        return backups.keep_as_it_is(found, session, now()) if session else None

    return keep


def described(backups: Backups, backup: Backup) -> Described:
    """Look into a backup; one that is not whole is told as such, not hidden."""
    try:
        return Described(backup, backups.describe(backup))
    except SessionFileError:
        return Described(backup, None)


def session_at(path: Path, remembered: Callable[[Path], str | None] | None = None) -> str:
    """Give the id of the session that a file is or was, or nothing where nobody knows.

    Asked in turn: the file itself, what can still be read of it if it is damaged, and what this
    post remembers of the path. Never raises for what is wrong with the file.
    """
    try:
        return content_of(path).session
    except SessionFileError:
        pass
    try:
        found = session_id_in(path)
    except SessionFileError:
        found = ""
    return found or (remembered(path.absolute()) if remembered else None) or ""
