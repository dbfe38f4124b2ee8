"""What a session holds, and whether a file that was spoilt still tells exactly that."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts.known_error import KnownError
from tests.reliability.tally import where

Rows = dict[str, list[str]]

IDENTICAL, REFUSED, EARLIER = "identiques", "refusés", "repris et dits"
WRONG, TRACEBACK, TOUCHED = "FAUX", "EXCEPTIONS", "TOUCHÉS"


@dataclass(frozen=True)
class Truth:
    """A whole session: every entry, the state, the game, and every row of every table."""

    entries: tuple[Entry, ...]
    state: WorkshopState
    game: Game
    rows: Rows

    @classmethod
    def of(cls, path: Path) -> "Truth":
        """Read what a session holds that nobody spoilt."""
        with SessionFile.open(path, read_only=True) as session:
            entries, state, game = session.entries(), session.state, session.game
        return cls(entries, state, game, rows_of(path))


def rows_of(path: Path) -> Rows:
    """Read every row of every table, past the program. Raises sqlite3.Error."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as raw:
        schema = raw.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        tables = [name for kind, name, _ in schema if kind == "table"]
        # Names come from the schema of a file that the program itself has just accepted.
        found = {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
        marks = [raw.execute(f"PRAGMA {mark}").fetchone() for mark in ("user_version",)]
    rows = {name: sorted(map(repr, all_rows)) for name, all_rows in found.items()}
    # A tab that became another space between two words of a declaration declares the same.
    declared = [(kind, name, (sql or "").split()) for kind, name, sql in schema]
    return rows | {"sqlite_schema": sorted(map(repr, declared)), "": [repr(marks)]}


def folded(entries: Sequence[Entry]) -> WorkshopState:
    """Fold entries by a reckoning of their own: undo and redo as two plain stacks."""
    done: list[Entry] = []
    undone: list[Entry] = []
    for entry in entries:
        if entry.kind is EntryKind.MOVE:
            done.append(entry)
            undone = []
        elif entry.kind is EntryKind.UNDO:
            undone.append(done.pop())
        else:
            done.append(undone.pop())
    return evolve_all(WorkshopState(), (event for entry in done for event in entry.events))


@dataclass(frozen=True)
class Verdict:
    """A label of the table, and a line about it."""

    label: str
    line: str = ""


def judge(path: Path, truth: Truth, *, read_only: bool = False) -> Verdict:
    """Open a spoilt file: is it refused in known words, or does it tell the truth and only that?

    What was refused must have kept every byte. A session that says that it took an interrupted
    write back may tell an earlier truth: the first entries, all of them as they were.
    """
    before = bytes_beside(path)
    try:
        with SessionFile.open(path, read_only=read_only) as session:
            entries, state, game = session.entries(), session.state, session.game
            said = getattr(session, "recovered", None) is not None
    except KnownError as error:
        return _refused(path, error, before)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        return Verdict(TRACEBACK, where(error))
    if entries == truth.entries:
        same = state == truth.state and game == truth.game
        return _compared(path, truth) if same else Verdict(WRONG, "autre état, mêmes gestes")
    earlier = entries == truth.entries[: len(entries)] and game == truth.game
    if not (earlier and state == folded(entries)):
        return Verdict(WRONG, f"autres gestes ({len(entries)})")
    if not said:
        return Verdict(WRONG, f"revenu sans un mot à {len(entries)} gestes")
    return Verdict(EARLIER)


def bytes_beside(path: Path) -> dict[str, bytes]:
    """Give every file of the session's folder but its lock."""
    return {
        file.name: file.read_bytes()
        for file in path.parent.iterdir()
        if file.is_file() and not file.name.endswith(".lock")
    }


def _refused(path: Path, error: KnownError, before: dict[str, bytes]) -> Verdict:
    sentence = str(error)
    if "\n" in sentence or not sentence.rstrip().endswith((".", "?", "!")):
        return Verdict(TRACEBACK, f"pas une phrase : {sentence}")
    if bytes_beside(path) != before:
        return Verdict(TOUCHED, f"refusé, mais changé : {sentence}")
    return Verdict(REFUSED, sentence)


def _compared(path: Path, truth: Truth) -> Verdict:
    try:
        rows = rows_of(path)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return Verdict(WRONG, f"tables illisibles : {where(error)}")
    if rows == truth.rows:
        return Verdict(IDENTICAL)
    differs = [
        name for name in rows.keys() | truth.rows.keys() if rows.get(name) != truth.rows.get(name)
    ]
    return Verdict(WRONG, f"autres lignes dans {', '.join(sorted(differs))}")
