"""What is in a backup, told only after it was opened and found whole."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pcra_game.persistence.connection import connect, known_errors, reading
from pcra_game.persistence.session_file import SessionFile
from pcra_game.persistence.statements import read_head


@dataclass(frozen=True, slots=True)
class Content:
    """A whole session: whose it is, where its room was, how much it holds, its last hash."""

    session: str
    title: str
    phase: str
    decisions: int
    entries: int
    head: str


def content_of(path: Path) -> Content:
    """Open a session, every check made, and tell what it holds.

    Raises NotASessionFile, SessionFileTooNew, SessionFileDamaged or CannotWrite.
    """
    with SessionFile.open(path, read_only=True) as session:
        state = session.state
        phase = session.game.phases.get(state.phase or "")
        return Content(
            session=state.opened.session if state.opened else "",
            title=state.opened.title if state.opened else "",
            phase=phase.title if phase else "",
            decisions=len(state.answered()),
            entries=session.history.length,
            head=session.head,
        )


def head_of(path: Path) -> str:
    """Read the last hash of the journal, without checking anything else; « » where there is none.

    Usable beside an open writer, from any thread. Raises SessionFileError.
    """
    with ExitStack() as held:
        connection = connect(path, "ro", held)
        with known_errors(path), reading(connection):
            head = read_head(connection)
    return "" if head is None else str(head[1])
