"""The verb `demo`: a whole workshop plays by itself, with a fixed clock and fixed ids."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pcra_game.cli.exporting import make_folder, session_source
from pcra_game.cli.output import say, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.domain.review import is_blocking, review
from pcra_game.exports.bundle import Writing
from pcra_game.exports.deliverables import alone
from pcra_game.persistence.lock import SessionLock
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import cli as words
from pcra_game.texts.typography import count
from pcra_game.workshop.autopilot import SCENARIO, START, UNIT, demo
from pcra_game.workshop.autopilot_intents import Play

if TYPE_CHECKING:
    from pcra_game.app.stage import Pictures


def play_demo(options: Namespace) -> int:
    """Play, then write session, plan and pictures into `--out`; a second run, the same bytes."""
    play = _asked(options)
    folder: Path = options.out
    make_folder(folder)
    target = folder / f"{play.name}.pcra"
    if target.is_dir():  # said before half a minute of play, not after
        raise CommandLineError(words.cannot_replace(str(target)))
    if target.is_file():
        _require_untouched_demo(target, play.session)
    try:
        with TemporaryDirectory(dir=folder, prefix=f".{play.name}-") as apart:
            played = Path(apart) / target.name
            pictures = _staged(played, play)
            with SessionLock(target.absolute()):  # never under somebody who has it open
                played.replace(target)
    except OSError as error:
        raise CommandLineError(words.cannot_replace(str(target))) from error
    wrote(target)
    with SessionFile.open(target, read_only=True) as session:
        plan = alone("pdf", play.name)
        Writing(session_source(session)).write(plan, folder)
        wrote(folder / plan.name)
        _write_pictures(pictures, folder, play.name)
        findings = review(session.state, session.game)
        say(
            words.demo_played(
                count(session.history.length, "geste", "gestes"),
                count(len(session.state.answered()), "décision", "décisions"),
                count(sum(map(is_blocking, findings)), "point bloquant", "points bloquants"),
            )
        )
    return 0


def _asked(options: Namespace) -> Play:
    """The written demo, or a rehearsal of the unit and the scenario asked for."""
    if not options.unit and not options.scenario:
        return demo()
    from pcra_game.workshop.autopilot_any import rehearsal

    return rehearsal(options.unit or UNIT, options.scenario or SCENARIO)


def _require_untouched_demo(target: Path, session: str) -> None:
    """Somebody's own session may bear the name; only what a demo wrote is replaced."""
    with SessionFile.open(target, read_only=True) as found:
        opened, last = found.state.opened, found.history.done[-1]
        played = opened is not None and opened.session == session
        if not (played and last.recorded_at.startswith(START.date().isoformat())):
            raise CommandLineError(words.not_the_demo(str(target)))


def _staged(path: Path, play: Play) -> "Pictures":
    """Play in the window, without a screen. Raises NoWindowError where Qt cannot be loaded."""
    from pcra_game.app.stage import stage

    return stage(path, play)


def _write_pictures(pictures: "Pictures", folder: Path, play: str) -> None:
    before = "" if play == "demo" else f"{play}-"
    for name in ("table", "projector", "synthesis"):
        target = folder / f"{before}{name}.png"
        try:
            target.write_bytes(getattr(pictures, name))
        except OSError as error:
            raise CommandLineError(words.cannot_draw(str(target))) from error
        wrote(target)
