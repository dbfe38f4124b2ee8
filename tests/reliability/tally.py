"""What a share of the rounds of one row found, and how shares add up."""

import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random


@dataclass(frozen=True)
class Share:
    """Some rounds of one row, for one process.

    `seed` says everything that chance decides. `played` is a whole session, closed, never to be
    changed; `folder` is empty and belongs to this share; what went wrong is kept in `keep`.
    """

    seed: str
    rounds: int
    played: Path
    folder: Path
    keep: Path

    def dice(self, of: object = "") -> Random:
        """Chance of its own for one round, so that any round can be played again alone."""
        return Random(f"{self.seed}/{of}")

    def keep_files(self, name: str, files: dict[str, bytes]) -> Path:
        """Write the files of a failed round where somebody can look at them; gives their folder."""
        folder = self.keep / f"{self.seed}-{name}".replace("/", "-")
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        return folder


@dataclass
class Tally:
    """`counts` add up, of `figures` the greatest stays, `failures` are lines for a person."""

    counts: Counter[str] = field(default_factory=Counter)
    figures: dict[str, float] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def measure(self, name: str, figure: float) -> None:
        """Note a figure; the greatest of a name stays."""
        self.figures[name] = max(figure, self.figures.get(name, figure))

    def fail(self, label: str, line: str) -> None:
        """Count under `label` what must not be, and say what it was."""
        self.counts[label] += 1
        self.failures.append(f"{label} : {line}")


def together(tallies: Iterable[Tally]) -> Tally:
    """Add the shares of one row."""
    whole = Tally()
    for tally in tallies:
        whole.counts.update(tally.counts)
        whole.failures += tally.failures
        for name, figure in tally.figures.items():
            whole.measure(name, figure)
    return whole


def where(error: BaseException) -> str:
    """Give kind, text and place of an error in one line."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    text = " ".join(str(error).split())[:200]
    return f"{type(error).__name__} : {text} ({Path(last.filename).name}:{last.lineno})"
