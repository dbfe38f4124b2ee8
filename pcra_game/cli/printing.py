"""The verb `print`: the deck, the mats, the slips and the script of a unit, to be printed."""

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pcra_game.cli.output import require_other_file, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.domain.file_names import joined_name
from pcra_game.texts import cli as words
from pcra_game.texts import deliverables as said

if TYPE_CHECKING:
    from pcra_game.domain.game import Game
    from pcra_game.domain.state import WorkshopState

SCRIPT = "conducteur"
USUAL = ("cartes", "sets", "feuillets", SCRIPT)
"""What a room needs, where nobody says."""
KNOWN = ("cartes", "cartes-a6", *USUAL[1:])
"""As `export --to` calls them (app/deliverables.py)."""


def print_for_room(options: Namespace) -> int:
    """Write what is asked for into `--out`, of a session or of a unit of the deck."""
    asked = chosen(options.what)
    path = Path(options.what_of)
    state, game, recorded_at = _session(path) if path.suffix else _unit(options)
    from pcra_game.app.offscreen import application_without_screen
    from pcra_game.exports.deliverables import called
    from pcra_game.exports.target import write_atomically

    _make(options.out)
    application = application_without_screen()
    for one in asked:
        write = _writer(one, state, game, recorded_at)
        label, _ = said.DELIVERABLES[one]
        target = options.out / joined_name((said.ROOM, label, called(state, game)), "pdf")
        if path.suffix:
            require_other_file(target, path)
        write_atomically(target, write)
        wrote(target)
    del application
    return 0


def chosen(asked: str) -> tuple[str, ...]:
    """The prints named in « cartes,sets », each once; those of a room where none is named.

    Raises CommandLineError for a name that is none.
    """
    names = tuple(dict.fromkeys(name.strip().lower() for name in asked.split(",") if name.strip()))
    for name in names:
        if name not in KNOWN:
            raise CommandLineError(words.unknown_choice(name, ", ".join(KNOWN)))
    return names or USUAL


def _session(path: Path) -> "tuple[WorkshopState | None, Game, str]":
    from pcra_game.persistence.session_file import SessionFile

    with SessionFile.open(path, read_only=True) as session:
        return session.state, session.game, session.history.done[-1].recorded_at


def _unit(options: Namespace) -> "tuple[WorkshopState | None, Game, str]":
    from pcra_game.workshop.files import load_game

    game = load_game(options.what_of.upper(), deck=options.deck, scenario=options.scenario)
    return None, game, ""


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandLineError(words.cannot_make_folder(str(folder))) from error


def _writer(
    what: str, state: "WorkshopState | None", game: "Game", recorded_at: str
) -> Callable[[BinaryIO], None]:
    """Give who writes a print into a stream."""
    if what != SCRIPT:
        from pcra_game.prints.room import PRINTS

        return partial(PRINTS[what], state, game)
    from pcra_game.domain.room_script import build_room_script
    from pcra_game.exports.pdf import write_pdf
    from pcra_game.workshop.files import unwritten_workshop
    from pcra_game.workshop.workshop import utc_now

    if state is None:
        # The paper tells the day alone: printed again on the same day, it is the same file.
        noon = utc_now().replace(hour=12, minute=0, second=0, microsecond=0)
        state, recorded_at = unwritten_workshop(game, now=lambda: noon)
    return partial(write_pdf, build_room_script(state, game, recorded_at=recorded_at))
