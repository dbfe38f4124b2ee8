"""SQLite on a file system in memory that notes every operation: APSW's part of the power cuts.

It behaves as SQLite's own on Unix does: sectors, the promise about partly written sectors, and the
sync of the folder behind the first sync of a new journal.
"""

# ruff: noqa: N802, ARG002 - names and arguments are those of APSW

from contextlib import closing
from itertools import count
from pathlib import Path
from uuid import uuid4

import apsw

from tests.reliability.power_disk import (
    Created,
    Deleted,
    Operation,
    Synced,
    Told,
    Truncated,
    Written,
)
from tests.reliability.power_trace import Acknowledged, Trace
from tests.reliability.truth import Rows, rows_of

NAME = "/atelier.pcra"
_SECTOR_OF_UNIX = 4096
_FOLDER_SYNCED_WITH_IT = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL


class Memory(apsw.VFS):
    """The file system; `operations` is what happened on it, in order."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """Take the files that are there and durable."""
        self.name = f"memory-{uuid4().hex}"
        self.operations: list[Operation] = []
        self._nodes = count()
        self.live: dict[str, tuple[int, bytearray]] = {}
        for name, content in files.items():
            node = self._create(name)
            self.live[name][1].extend(content)
            self.operations += [Written(node, 0, content), Synced(node, folder=True)]
        super().__init__(self.name, "")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> "_File":
        """Open or make a file; one without a name is nobody's."""
        flags[1] = flags[0]
        if name is None:
            return _File(self, -1, bytearray(), folder=False)
        path = name if isinstance(name, str) else name.filename()
        made = path not in self.live
        if made and not flags[0] & apsw.SQLITE_OPEN_CREATE:
            raise apsw.CantOpenError(path)
        if made:
            self._create(path)
        folder = made and bool(flags[0] & _FOLDER_SYNCED_WITH_IT)
        return _File(self, *self.live[path], folder=folder)

    def xDelete(self, name: str, syncdir: bool) -> None:
        """Take a name away."""
        if self.live.pop(name, None) is None:
            raise apsw.IOError(name)
        self.operations.append(Deleted(name, bool(syncdir)))

    def xAccess(self, path: str, flags: int) -> bool:
        """Whether a name is there: what is there may be read and written."""
        return path in self.live

    def xFullPathname(self, name: str) -> str:
        """Names are whole already."""
        return name

    def _create(self, name: str) -> int:
        node = next(self._nodes)
        self.live[name] = node, bytearray()
        self.operations.append(Created(name, node))
        return node


class _File:
    """One open file."""

    def __init__(self, disk: Memory, node: int, content: bytearray, *, folder: bool) -> None:
        self._disk = disk
        self._node = node
        self._content = content
        self._folder = folder

    def _note(self, operation: Operation) -> None:
        if self._node >= 0:
            self._disk.operations.append(operation)

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._content[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._content.extend(bytes(max(0, offset - len(self._content))))
        self._content[offset : offset + len(data)] = data
        self._note(Written(self._node, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        del self._content[size:]
        self._note(Truncated(self._node, size))

    def xSync(self, flags: int) -> None:
        self._note(Synced(self._node, self._folder))
        self._folder = False

    def xFileSize(self) -> int:
        return len(self._content)

    def xSectorSize(self) -> int:
        return _SECTOR_OF_UNIX

    def xDeviceCharacteristics(self) -> int:
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE

    def xFileControl(self, op: int, pointer: int) -> bool:
        return False

    def xCheckReservedLock(self) -> bool:
        return False

    def xLock(self, level: int) -> None:
        """One process alone."""

    def xUnlock(self, level: int) -> None:
        """One process alone."""

    def xClose(self) -> None:
        """The content belongs to the disk."""


def replayed(trace: Trace, folder: Path) -> tuple[list[Operation], dict[int, Rows]]:
    """Execute a trace on a disk in memory.

    Gives every operation, and the rows of every table at each acknowledged entry. Raises
    AssertionError if the file does not end as the one that the application wrote.
    """
    disk = Memory({NAME: trace.before})
    copy = folder / "replayed.db"
    rows: dict[int, Rows] = {}

    def note(entries: int) -> None:
        copy.write_bytes(disk.live[NAME][1])
        rows[entries] = rows_of(copy)

    note(trace.entries)
    with closing(apsw.Connection(NAME, apsw.SQLITE_OPEN_READWRITE, vfs=disk.name)) as connection:
        for step in trace.steps:
            if isinstance(step, Acknowledged):
                disk.operations.append(Told(step.entries))
                note(step.entries)
            else:
                connection.execute(step).fetchall()
    copy.unlink()
    assert rows[max(rows)] == trace.truth.rows, "the replay wrote something else"
    return disk.operations, rows
