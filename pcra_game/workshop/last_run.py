"""Whether the last run of this post ended by itself, and which workshop it was in if it did not.

Each run leaves a mark beside the settings and holds a lock that the system frees when it dies. A
mark whose lock is free is that of a run that ended without warning. No content of a workshop is
in it: its path, how many decisions it held, and when it last gave a sign of life.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import Any

from pcra_game.workshop.profile import Profile

FOLDER = "running"

_MARK = ".json"
_TRACE = ".trace"
_NAME = re.compile(r"\d{1,10}-[0-9a-f]{8}")
_LARGEST = 20_000
_LONGEST_PATH = 4096
_MOST = 200
# Beyond anything that is written there: a lock of Windows forbids others to read its bytes.
_LOCKED_BYTE = 1 << 30

_SLASH = re.compile(r"[/\\]")
_KIND = re.compile(r"^(?:Fatal Python error|Windows fatal exception): (.{1,80})$", re.MULTILINE)
_STEP = re.compile(r'^  File "([^"\n]{1,4096})", line (\d+) in (\S{1,120})$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A workshop that was open when the program ended; `at` is the last sign of life, in UTC."""

    path: str
    unit: str
    decisions: int
    at: datetime


class LastRun:
    """The mark of this run, from `begin` to `end`, and what the runs before it left.

    A safe profile leaves no mark and finds none. Where nothing can be written, nothing is known.
    """

    def __init__(self, profile: Profile) -> None:
        """Take the profile of this post; nothing is written."""
        self._profile = profile
        self._folder = None if profile.safe else profile.folder / FOLDER
        self._mark: Path | None = None
        self._trace: FileIO | None = None
        self._told: tuple[str, int] = ("", 0)
        self._dead: list[Path] | None = None

    @property
    def trace(self) -> FileIO | None:
        """The open file of this run for what kills it outright, from `begin` to `end`."""
        return self._trace

    def begin(self) -> list[str]:
        """Leave the mark; gives a line without content for each run that was killed outright.

        Marks of runs without a workshop go, and of several the last one is kept to be offered.
        """
        lines = [line for mark in self._left() if (line := _take_trace(mark))]
        offered = self._offered()
        for mark in self._left():
            if offered is None or mark != offered[0]:
                self._drop(mark)
        self._leave_mark()
        return lines

    def playing(self, path: Path, decisions: int) -> None:
        """Note which workshop is open, and how many decisions it holds; called at each gesture."""
        self._tell(str(path), decisions)
        for mark in self._left():
            if _read(mark).get("path") == str(path):
                self._drop(mark)

    def idle(self) -> None:
        """Note that no workshop is open."""
        self._tell("", 0)

    def alive(self) -> None:
        """Give a sign of life."""
        if self._mark is not None:
            with suppress(OSError):
                os.utime(self._mark)

    def end(self) -> None:
        """This run ended by itself. Does nothing twice."""
        mark, self._mark = self._mark, None
        trace, self._trace = self._trace, None
        if mark is not None:
            with suppress(OSError):
                mark.unlink(missing_ok=True)
        if trace is not None:
            with suppress(OSError):
                trace.close()
            if mark is not None:
                with suppress(OSError):
                    mark.with_suffix(_TRACE).unlink(missing_ok=True)

    @property
    def unfinished(self) -> Unfinished | None:
        """The workshop that was open when the last run ended without warning."""
        found = self._offered()
        return None if found is None else found[1]

    def forget(self) -> None:
        """Offer it no more. Only the marks go: the workshop and where its room was are kept."""
        for mark in list(self._left()):
            self._drop(mark)

    def _offered(self) -> tuple[Path, Unfinished] | None:
        found = [(mark, one) for mark in self._left() if (one := self._look(mark)) is not None]
        return max(found, key=lambda pair: pair[1].at, default=None)

    def _look(self, mark: Path) -> Unfinished | None:
        told = _read(mark)
        path, decisions = told.get("path"), told.get("decisions")
        if not isinstance(path, str) or not 0 < len(path) <= _LONGEST_PATH:
            return None
        number = decisions if isinstance(decisions, int) and 0 <= decisions < 10**6 else 0
        try:
            at = datetime.fromtimestamp(mark.stat().st_mtime, UTC)
        except (OSError, ValueError, OverflowError):
            return None
        known = next((one for one in self._profile.settings.recent if one.path == path), None)
        return Unfinished(path, (known.unit if known else "") or Path(path).stem, number, at)

    def _left(self) -> list[Path]:
        """The marks of runs that ended without warning, found once."""
        if self._dead is None:
            self._dead = list(dead_marks(self._folder)) if self._folder is not None else []
        return self._dead

    def _drop(self, mark: Path) -> None:
        with suppress(OSError):
            mark.unlink(missing_ok=True)
            mark.with_suffix(_TRACE).unlink(missing_ok=True)
        self._dead = [other for other in self._left() if other != mark]

    def _leave_mark(self) -> None:
        if self._folder is None or self._mark is not None:
            return
        mark = self._folder / f"{os.getpid()}-{os.urandom(4).hex()}{_MARK}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            trace = FileIO(mark.with_suffix(_TRACE), "x+")
        except OSError:
            return
        if not _lock(trace.fileno()):  # some homes on a network know no locks
            trace.close()
            with suppress(OSError):
                mark.with_suffix(_TRACE).unlink()
            return
        self._mark, self._trace = mark, trace
        self._write()

    def _tell(self, path: str, decisions: int) -> None:
        if self._told != (path, decisions):
            self._told = (path, decisions)
            self._write()

    def _write(self) -> None:
        if self._mark is None:
            return
        path, decisions = self._told
        fresh = self._mark.with_suffix(".tmp")
        with suppress(OSError, ValueError):
            fresh.write_text(json.dumps({"path": path, "decisions": decisions}), encoding="utf-8")
            fresh.replace(self._mark)


def dead_marks(folder: Path) -> Iterator[Path]:
    """Give the marks of runs that are over and did not take theirs away."""
    with suppress(OSError):
        for number, mark in enumerate(sorted(folder.iterdir())):
            if number >= _MOST * 2:
                return
            known = mark.suffix == _MARK and _NAME.fullmatch(mark.stem)
            if known and not mark.is_symlink() and not is_alive(mark):
                yield mark


def is_alive(mark: Path) -> bool:
    """Whether the run of a mark, or of its trace, still holds its lock."""
    try:
        trace = FileIO(mark.with_suffix(_TRACE), "r+")
    except FileNotFoundError:
        return False
    except OSError:
        return True  # nothing is known: what may be in use is left alone
    with trace:
        return not _lock(trace.fileno())


def _lock(descriptor: int) -> bool:
    """Take the lock of an open file at once; it goes when the file is closed, or its holder dies.

    filelock would do, but costs 30 ms before the first page, which has to say what happened.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read(mark: Path) -> dict[str, Any]:
    try:
        if mark.is_symlink() or not mark.is_file() or mark.stat().st_size > _LARGEST:
            return {}
        found = json.loads(mark.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _take_trace(mark: Path) -> str:
    """Give what killed a run as one line, kind and places only; it is given once."""
    path = mark.with_suffix(_TRACE)
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open("r+b") as file:
            text = file.read(_LARGEST).decode("utf-8", "replace")
            file.truncate(0)
    except OSError:
        return ""
    kind = _KIND.search(text)
    if kind is None:
        return ""
    steps = [f"{_SLASH.split(file)[-1]}:{n} {name}" for file, n, name in _STEP.findall(text)[:6]]
    return " ".join([kind[1], " < ".join(steps)]).strip()
