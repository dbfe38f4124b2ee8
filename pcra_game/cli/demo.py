"""The verb `demo`: a whole workshop plays by itself, with a fixed clock and fixed ids."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from pcra_game.cli.exporting import make_folder, pdf_writer, write
from pcra_game.cli.output import say, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.domain.review import is_blocking, review
from pcra_game.persistence.lock import SessionLock
from pcra_game.persistence.opening import open_to_read
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import cli as words
from pcra_game.texts.typography import count
from pcra_game.workshop.autopilot import (
    ACTIVITIES,
    ESTABLISHMENT,
    SESSION,
    START,
    TITLE,
    UNIT,
    FixedClock,
    play,
)
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.workshop import Workshop

NAME = "demo"


def play_demo(options: Namespace) -> int:
    """Play, then write demo.pcra and demo.pdf into `--out`; a second run gives the same bytes."""
    folder: Path = options.out
    make_folder(folder)
    target = folder / f"{NAME}.pcra"
    if target.is_file():
        _require_untouched_demo(target)
    try:
        with TemporaryDirectory(dir=folder, prefix=f".{NAME}-") as apart:
            played = Path(apart) / target.name
            _play(played)
            with SessionLock(target.absolute()):  # never under somebody who has it open
                played.replace(target)
    except OSError as error:
        raise CommandLineError(words.cannot_replace(str(target))) from error
    wrote(target)
    with SessionFile.open(target, read_only=True) as session:
        write(folder / f"{NAME}.pdf", pdf_writer(session))
        findings = review(session.state, session.game)
        say(
            words.demo_played(
                count(session.history.length, "geste", "gestes"),
                count(len(session.state.answered()), "décision", "décisions"),
                count(sum(map(is_blocking, findings)), "point bloquant", "points bloquants"),
            )
        )
    return 0


def _require_untouched_demo(target: Path) -> None:
    """Somebody's own session may bear the name; only what a demo wrote is replaced."""
    with open_to_read(target) as found:
        opened, last = found.state.opened, found.history.done[-1]
        played = opened is not None and opened.session == SESSION
        if not (played and last.recorded_at.startswith(START.date().isoformat())):
            raise CommandLineError(words.not_the_demo(str(target)))


def _play(path: Path) -> None:
    clock = FixedClock()
    game = load_game(UNIT)
    with create_session(
        path,
        game,
        title=TITLE,
        establishment=ESTABLISHMENT,
        activities=ACTIVITIES,
        session=SESSION,
        now=clock.now,
    ) as session:
        play(Workshop(session, now=clock.now), clock.advance)
