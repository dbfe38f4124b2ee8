"""Which sessions this post has seen: where, how far they went, where their plans were exported.

Ids, hashes, numbers, paths, and how they were exported last; never what a workshop decided. A
damaged file is set aside and a new one begun; where nothing can be written, everything works and is
forgotten at the end.
"""

import json
import os
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pcra_game.texts import storage as words
from pcra_game.workshop.export_choice import ExportChoice, read_choice
from pcra_game.workshop.read_back import text_of, texts_of
from pcra_game.workshop.whole_file import read_object, write_whole

FILE_NAME = "sessions.json"
MOST_SESSIONS = 200
MOST_PATHS = 20
MOST_EXPORTS = 60

_LARGEST = 8_000_000
_LARGEST_NUMBER = 10**9
_HEAD = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one session; the paths last seen come first, `opened_at` is a UTC instant.

    `made_here` are the paths that this post wrote itself, at creation or as a copy; `chosen` is how
    it was exported last.
    """

    session: str
    paths: tuple[str, ...] = ()
    made_here: tuple[str, ...] = ()
    head: str = ""
    entries: int = 0
    opened_at: str = ""
    exports: tuple[str, ...] = ()
    chosen: ExportChoice | None = None


class Age(StrEnum):
    """How a file differs from the one that was seen last."""

    OLDER = "older"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Older:
    """A whole file that is not what this post saw last: `missing` entries at least are not there.

    `sentence` says so.
    """

    age: Age
    missing: int
    opened_at: str
    sentence: str


class KnownSessions:
    """The sessions of this post. Every call reads the file anew: other windows write it too."""

    def __init__(
        self,
        folder: Path,
        *,
        safe: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Take the folder of the profile; `safe` neither reads nor writes."""
        self._file = folder / FILE_NAME
        self._safe = safe
        self._now = now

    def all(self) -> tuple[Seen, ...]:
        """Give every session, the one opened last first."""
        found = {} if self._safe else read_object(self._file, _LARGEST)
        listed = found.get("sessions")
        if not isinstance(listed, list):
            return ()
        read = (_seen(one) for one in listed[:MOST_SESSIONS] if isinstance(one, dict))
        by_id = {one.session: one for one in reversed([*read]) if one.session}
        return tuple(reversed(by_id.values()))

    def seen(self, session: str) -> Seen | None:
        """Give what is known of a session."""
        return next((one for one in self.all() if one.session == session), None)

    def at(self, path: Path) -> str | None:
        """Give the session last seen at a path; what lies there now may be another one."""
        wanted = _key(path)
        for one in self.all():
            if any(_key(Path(known)) == wanted for known in one.paths):
                return one.session
        return None

    def made_here(self, path: Path) -> bool:
        """Whether this post itself put a session there."""
        wanted = _key(path)
        return any(_key(Path(known)) == wanted for one in self.all() for known in one.made_here)

    def remember(
        self, session: str, path: Path, head: str, entries: int, *, made_here: bool = False
    ) -> bool:
        """Note where a session was seen and how far it went; False where it cannot be kept.

        Takes the path that a person knows, never that of a working copy, and the hash and the
        number of the last entry. Another session seen at that path is not there any more.
        """
        text = str(path.absolute())
        others = []
        for one in self.all():
            if one.session != session:
                kept = [tuple(p for p in ps if p != text) for ps in (one.paths, one.made_here)]
                others.append(replace(one, paths=kept[0], made_here=kept[1]))
        before = self.seen(session) or Seen(session)
        now = replace(
            before,
            paths=_on_top(text, before.paths, MOST_PATHS),
            made_here=_on_top(text, before.made_here, MOST_PATHS)
            if made_here
            else before.made_here,
            head=head,
            entries=entries,
            opened_at=self._now().astimezone(UTC).isoformat(timespec="seconds"),
        )
        return self._write((now, *others))

    def note_export(self, session: str, path: Path) -> bool:
        """Note where a plan was written; False where it cannot be kept."""
        before = self.seen(session) or Seen(session)
        exports = _on_top(str(path.absolute()), before.exports, MOST_EXPORTS)
        others = [one for one in self.all() if one.session != session]
        return self._write((replace(before, exports=exports), *others))

    def note_choice(self, session: str, chosen: ExportChoice) -> bool:
        """Note how a session was exported; False where it cannot be kept."""
        before = self.seen(session) or Seen(session)
        others = [one for one in self.all() if one.session != session]
        return self._write((replace(before, chosen=chosen), *others))

    def choice(self, session: str) -> ExportChoice | None:
        """Give how a session was exported last, as far as this post knows."""
        known = self.seen(session)
        return known.chosen if known is not None else None

    def exports(self, session: str) -> tuple[str, ...]:
        """Give where the plans of a session were written, as far as this post knows."""
        known = self.seen(session)
        return known.exports if known is not None else ()

    def every_export(self) -> tuple[str, ...]:
        """Give where any plan was written, as far as this post knows."""
        return tuple(dict.fromkeys(path for one in self.all() for path in one.exports))

    def forget(self, session: str) -> bool:
        """Forget a session and its paths; False where that cannot be kept."""
        return self._write(tuple(one for one in self.all() if one.session != session))

    def older_than_last(
        self, session: str, entries: int, knows: Callable[[int, str], bool]
    ) -> Older | None:
        """Say how an open session is less than, or other than, what this post saw of it last.

        Takes the number of its entries and `SessionFile.knows`. `None` where nothing is missing,
        or nothing was seen.
        """
        last = self.seen(session)
        if last is None or not last.head or knows(last.entries, last.head):
            return None
        local = datetime.fromisoformat(last.opened_at).astimezone().isoformat()
        missing = max(last.entries - entries, 0)
        if missing:
            return Older(Age.OLDER, missing, last.opened_at, words.older(missing, local))
        return Older(Age.OTHER, 0, last.opened_at, words.other_version(local))

    def _write(self, sessions: tuple[Seen, ...]) -> bool:
        if self._safe:
            return False
        listed = [asdict(one) for one in sessions[:MOST_SESSIONS]]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, json.dumps({"version": 1, "sessions": listed}, indent=1))
        except (OSError, ValueError):
            return False
        return True


def _key(path: Path) -> str:
    return os.path.normcase(path.absolute())


def _on_top(path: str, before: tuple[str, ...], most: int) -> tuple[str, ...]:
    return (path, *(one for one in before if one != path))[:most]


def _seen(found: dict[str, Any]) -> Seen:
    head, counted = text_of(found.get("head")), _count(found.get("entries"))
    opened_at = _instant(found.get("opened_at"))
    whole = bool(counted and opened_at and _HEAD.fullmatch(head))
    return Seen(
        session=text_of(found.get("session")),
        paths=texts_of(found.get("paths"), MOST_PATHS),
        made_here=texts_of(found.get("made_here"), MOST_PATHS),
        head=head if whole else "",
        entries=counted if whole else 0,
        opened_at=opened_at,
        exports=texts_of(found.get("exports"), MOST_EXPORTS),
        chosen=read_choice(found.get("chosen")),
    )


def _count(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool):
        return 0
    return found if 0 < found < _LARGEST_NUMBER else 0


def _instant(value: object) -> str:
    text = text_of(value)
    try:
        aware = bool(text) and datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return text if aware else ""
