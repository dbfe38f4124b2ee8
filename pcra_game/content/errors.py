"""What is wrong in a deck or a scenario, and the error that carries it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pcra_game.texts.content_faults import expected, located, refusal, unknown_name
from pcra_game.texts.known_error import KnownError


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its file, its key path (empty for the whole file) and what was expected."""

    file: str
    key: str
    problem: str

    def __str__(self) -> str:
        """Give the fault on one French line."""
        return located(self.file, self.key, self.problem)


class ContentError(KnownError):
    """A deck or a scenario is refused; `faults` holds every fault found, never none."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Take the faults; the sentence names the first and counts the others."""
        self.faults = tuple(faults)
        super().__init__(refusal(str(self.faults[0]), len(self.faults) - 1))


class UnknownContentError(ContentError):
    """A deck or a scenario that is not delivered was asked for by name."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        """Take what was asked for and the names to choose from."""
        self.faults = ()
        KnownError.__init__(self, unknown_name(kind, name, ", ".join(known)))


class Faults:
    """Collects faults, so that one reading shows them all."""

    def __init__(self) -> None:
        """Start without any."""
        self._found: list[Fault] = []

    @property
    def found(self) -> tuple[Fault, ...]:
        """Give the faults in the order they were met."""
        return tuple(self._found)

    def add(self, file: str, key: str, error_type: str, **context: object) -> None:
        """Note a fault, named by its type in `texts.content_faults`."""
        self._found.append(fault(file, key, error_type, context))

    def extend(self, faults: Sequence[Fault]) -> None:
        """Note faults found elsewhere."""
        self._found.extend(faults)

    def raise_if_any(self) -> None:
        """Raise ContentError when something was noted."""
        if self._found:
            raise ContentError(self._found)


def fault(file: str, key: str, error_type: str, context: Mapping[str, object]) -> Fault:
    """Give the fault of that type, worded in French."""
    return Fault(file, key, expected(error_type, context))
