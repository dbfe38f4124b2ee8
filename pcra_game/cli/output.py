"""What a command answers on the standard output."""

from pathlib import Path

from pcra_game.cli.parser import CommandLineError
from pcra_game.texts import cli as words
from pcra_game.texts.typography import grouped


def say(line: str) -> None:
    """Print one line of the answer."""
    print(line)  # noqa: T201 - the answer of the command


def wrote(path: Path) -> None:
    """Say that a file is there, with its size."""
    say(words.WROTE.format(path=path, size=f"{grouped(path.stat().st_size)}\u00a0octets"))


def require_other_file(target: Path, session: Path) -> None:
    """Raise CommandLineError if writing `target` would replace the session, which exists."""
    if target.exists() and target.samefile(session):
        raise CommandLineError(words.would_replace_session(str(target)))
