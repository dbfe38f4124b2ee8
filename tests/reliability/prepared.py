"""One real session for all rows: the demo, as it was a while earlier, and a journal of its own."""

import shutil
from pathlib import Path

from pcra_game.persistence.session_file import SessionFile
from tests.reliability.playing import begin_demo, play_demo
from tests.reliability.power_disk import Deleted, Operation, Truncated, Written
from tests.reliability.power_trace import trace
from tests.reliability.power_vfs import NAME, replayed

ENTRIES = 300
BEHIND = 40
"""By how many entries the earlier save is behind."""

NAMES = 3
"""People named in the file: the one table that no entry of the journal tells."""


def prepare(folder: Path, entries: int = ENTRIES) -> Path:
    """Play the beginning of the demo; gives its path. Nobody may change it afterwards."""
    played = begin_demo(folder / "played.pcra")
    with SessionFile.open(played) as session:
        play_demo(session, entries - BEHIND)
        for number in range(NAMES):
            session.name_person("F1", f"Nom à effacer n° {number}")
    shutil.copy(played, earlier_save(played))
    told = trace(played, lambda session, each: play_demo(session, entries, each))
    operations, _ = replayed(told, folder)
    left_journal(played).write_bytes(_last_journal(operations))
    return played


def earlier_save(played: Path) -> Path:
    """Where the same session lies as it was some entries earlier."""
    return played.with_name("earlier.pcra")


def left_journal(played: Path) -> Path:
    """Where the journal of the last write lies, as a crash just before its end leaves it.

    Beside the whole file it takes the last entry back: true, and yet nobody asked for it.
    """
    return played.with_name("left.journal")


def _last_journal(operations: list[Operation]) -> bytes:
    ends = [
        at
        for at, operation in enumerate(operations)
        if isinstance(operation, Deleted) and operation.name == f"{NAME}-journal"
    ]
    made = max(
        operation.node
        for operation in operations[: ends[-1]]
        if isinstance(operation, Written | Truncated)
    )
    content = bytearray()
    for operation in operations[: ends[-1]]:
        if isinstance(operation, Written) and operation.node == made:
            content.extend(bytes(max(0, operation.at - len(content))))
            content[operation.at : operation.at + len(operation.data)] = operation.data
    return bytes(content)
