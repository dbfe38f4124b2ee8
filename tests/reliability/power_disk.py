"""A disk that forgets: which bytes and names survive when the power goes.

A model, not a drive: bytes not synced survive sector by sector, names not synced survive half the
time; no sector is torn, and no drive lies about a sync.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

SECTOR = 512
SURVIVAL = (0.0, 0.3, 0.5, 0.7, 1.0)
"""How probable it is that a sector that was not synced is there; one of these for each cut."""


@dataclass(frozen=True)
class Created:
    """A name in the folder; `node` is the file behind it."""

    name: str
    node: int


@dataclass(frozen=True)
class Written:
    """Bytes in a file."""

    node: int
    at: int
    data: bytes


@dataclass(frozen=True)
class Truncated:
    """A file with another length."""

    node: int
    size: int


@dataclass(frozen=True)
class Synced:
    """A file made durable, and the names of its folder with it if `folder`."""

    node: int
    folder: bool


@dataclass(frozen=True)
class Deleted:
    """A name taken from the folder, durable at once if `folder`."""

    name: str
    folder: bool


@dataclass(frozen=True)
class Told:
    """The room was told that so many entries are safe."""

    entries: int


Operation = Created | Written | Truncated | Synced | Deleted | Told


class Disk:
    """What is durable, and what is not yet."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._durable: dict[int, bytearray] = defaultdict(bytearray)
        self._waiting: dict[int, list[Written | Truncated]] = defaultdict(list)
        self._names: dict[str, int] = {}
        self._names_waiting: list[Created | Deleted] = []

    def run(self, operations: Iterable[Operation]) -> "Disk":
        """Let operations happen."""
        for operation in operations:
            self._do(operation)
        return self

    def cut_power(self, dice: Random) -> dict[str, bytes]:
        """Give the files that are found afterwards, by name."""
        survival = dice.choice(SURVIVAL)
        for node, waiting in self._waiting.items():
            for operation in waiting:
                for part in _sectors(operation):
                    if dice.random() < survival:
                        _apply(self._durable[node], part)
        for change in self._names_waiting:
            if dice.random() < 0.5:
                self._rename(change)
        return {name: bytes(self._durable[node]) for name, node in self._names.items()}

    def keep_running(self) -> dict[str, bytes]:
        """Give the files as they are where only the program was killed, by name."""
        for change in self._names_waiting:
            self._rename(change)
        for node, waiting in self._waiting.items():
            for operation in waiting:
                _apply(self._durable[node], operation)
        return {name: bytes(self._durable[node]) for name, node in self._names.items()}

    def _do(self, operation: Operation) -> None:
        match operation:
            case Written() | Truncated():
                self._waiting[operation.node].append(operation)
            case Synced():
                for waiting in self._waiting.pop(operation.node, []):
                    _apply(self._durable[operation.node], waiting)
                if operation.folder:
                    self._sync_names()
            case Created():
                self._names_waiting.append(operation)
            case Deleted():
                self._names_waiting.append(operation)
                if operation.folder:
                    self._sync_names()
            case Told():
                pass

    def _sync_names(self) -> None:
        for change in self._names_waiting:
            self._rename(change)
        self._names_waiting.clear()

    def _rename(self, change: Created | Deleted) -> None:
        if isinstance(change, Created):
            self._names[change.name] = change.node
        else:
            self._names.pop(change.name, None)


def _sectors(operation: Written | Truncated) -> Iterable[Written | Truncated]:
    if isinstance(operation, Truncated):
        yield operation
        return
    start, end = operation.at, operation.at + len(operation.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        data = operation.data[start - operation.at : stop - operation.at]
        yield Written(operation.node, start, data)
        start = stop


def _apply(content: bytearray, operation: Written | Truncated) -> None:
    if isinstance(operation, Truncated):
        del content[operation.size :]
        content.extend(bytes(operation.size - len(content)))
        return
    content.extend(bytes(max(0, operation.at - len(content))))
    content[operation.at : operation.at + len(operation.data)] = operation.data
