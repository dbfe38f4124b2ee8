"""What a command answers on the standard output."""

from pathlib import Path

from pcra_game.texts import cli as words
from pcra_game.texts.typography import grouped


def say(line: str) -> None:
    """Print one line of the answer."""
    print(line)  # noqa: T201 - the answer of the command


def wrote(path: Path) -> None:
    """Say that a file is there, with its size."""
    say(words.WROTE.format(path=path, size=f"{grouped(path.stat().st_size)}\u00a0octets"))
