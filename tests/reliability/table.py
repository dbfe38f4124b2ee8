"""The table that a run prints, in French: one line a row, and at the end whether all hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.reliability.rows import Row
from tests.reliability.tally import Tally

HEAD = ("n°", "épreuve", "tours", "résultat", "limite", "tient", "s")
_RIGHT = (False, False, True, False, False, False, True)


@dataclass(frozen=True)
class Line:
    """What one row came to; `seconds` are those of its processes added."""

    row: Row
    rounds: int
    tally: Tally
    seconds: float

    @property
    def holds(self) -> bool:
        """Whether the row keeps what it promises."""
        return self.row.holds(self.tally)

    @property
    def result(self) -> str:
        """What was counted and measured, what must not be included even where there is none."""
        tally, row = self.tally, self.row
        shown = {label: tally.counts[label] for label in row.never} | dict(tally.counts)
        counted = [f"{count} {label}" for label, count in sorted(shown.items(), key=_known_last)]
        measured = [f"{_decimal(figure)} {name}" for name, figure in tally.figures.items()]
        return ", ".join(measured + counted)

    @property
    def limit(self) -> str:
        """What must hold."""
        row = self.row
        zero = [f"0 {label}" for label in row.never]
        most = [f"≤ {_decimal(most)} {name}" for name, most in row.at_most.items()]
        some = [f"≥ 1 {label}" for label in row.needed] if not (zero or most) else []
        return ", ".join(most + zero + some)

    def told(self) -> dict[str, Any]:
        """Give the line as plain values."""
        return {
            "name": self.row.name,
            "title": self.row.title,
            "rounds": self.rounds,
            "counts": dict(self.tally.counts),
            "figures": self.tally.figures,
            "limit": self.limit,
            "holds": self.holds,
            "seconds": round(self.seconds, 1),
            "failures": self.tally.failures,
        }

    def cells(self) -> tuple[str, ...]:
        """Give the line as it is printed."""
        holds = "oui" if self.holds else "NON"
        rounds, seconds = f"{self.rounds}", f"{self.seconds:.0f}"
        return self.row.name, self.row.title, rounds, self.result, self.limit, holds, seconds


def table(lines: Sequence[Line]) -> str:
    """Give the whole table as text, columns aligned."""
    cells = [HEAD, *(line.cells() for line in lines)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    rule = ["-" * width for width in widths]
    return "\n".join(
        "| "
        + " | ".join(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(row, widths, _RIGHT, strict=True)
        )
        + " |"
        for row in (cells[0], rule, *cells[1:])
    )


def _known_last(counted: tuple[str, int]) -> tuple[bool, str]:
    label, _ = counted
    return label.isupper(), label


def _decimal(figure: float) -> str:
    text = f"{figure:.3f}".rstrip("0").rstrip(".") if figure < 10 else f"{figure:.1f}"
    return text.replace(".", ",")
