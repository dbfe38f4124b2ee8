"""The SQL that the application really executes while a room plays, as SQLite itself reports it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pcra_game.persistence.session_file import SessionFile
from tests.reliability.listening import WRITES, listening
from tests.reliability.truth import Truth


@dataclass(frozen=True)
class Acknowledged:
    """The room was told that this many entries are safe."""

    entries: int


Room = Callable[[SessionFile, Callable[[], object]], None]

Step = str | Acknowledged


@dataclass(frozen=True)
class Trace:
    """A file as it was opened, what its writing connection executed then, and what it held."""

    before: bytes
    entries: int
    steps: tuple[Step, ...]
    truth: Truth

    def asks(self, pragma: str) -> str:
        """Give the last value that the application asked of a pragma before it wrote."""
        asked = [
            step.partition("=")[2].strip().strip("'").upper()
            for step in self._before_the_first_write()
            if step.upper().replace(" ", "").startswith(f"PRAGMA{pragma.upper()}=")
        ]
        if not asked:
            raise AssertionError(f"the application asks nothing of {pragma}")
        return asked[-1]

    def without(self, pragma: str, value: str) -> "Trace":
        """Give the same as an application would execute that asks `value` of a pragma."""
        self.asks(pragma)
        start = f"PRAGMA{pragma.upper()}="
        steps = tuple(
            f"PRAGMA {pragma}={value}"
            if isinstance(step, str) and step.upper().replace(" ", "").startswith(start)
            else step
            for step in self.steps
        )
        return Trace(self.before, self.entries, steps, self.truth)

    def _before_the_first_write(self) -> Iterator[str]:
        for step in self.steps:
            if not isinstance(step, str) or step.upper().startswith(WRITES):
                return
            yield step


def trace(path: Path, room: Room) -> Trace:
    """Open a closed session, let a room play in it, and keep what SQLite was asked.

    `room` takes the session and calls back after each entry. Raises AssertionError if no
    connection, or more than one, wrote.
    """
    before = path.read_bytes()
    heard: list[tuple[int, Step]] = []
    with (
        listening(lambda number, sql: heard.append((number, sql))),
        SessionFile.open(path) as session,
    ):
        start = session.history.length
        room(session, lambda: heard.append((0, Acknowledged(session.history.length))))
    writers = {who for who, step in heard if isinstance(step, str) and step.startswith(WRITES)}
    assert len(writers) == 1, f"{len(writers)} connections wrote"
    steps = tuple(step for who, step in heard if who in writers or who == 0)
    return Trace(before, start, steps, Truth.of(path))
