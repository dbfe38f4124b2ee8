"""A rehearsal: a workshop of a fictive hospital, that nobody can take for a real one."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.session_file import SessionFile
from pcra_game.resources import content_root
from pcra_game.texts import kit as words
from pcra_game.workshop.kit import begin_from_kit, game_of
from pcra_game.workshop.kit_file import SUFFIX, read_kit
from pcra_game.workshop.places import free_path, session_name
from pcra_game.workshop.workshop import utc_now

FIRST = "repetition-urgences"


def rehearsal_kits() -> tuple[Path, ...]:
    """The kits of the fictive hospital that come with the program, the usual one first."""
    found = sorted((content_root("assets") / "kits").glob(f"*{SUFFIX}"))
    return tuple(sorted(found, key=lambda path: path.stem != FIRST))


def begin_rehearsal(
    folder: Path, day: date, *, kit: Path | None = None, now: Callable[[], datetime] = utc_now
) -> SessionFile:
    """Write a rehearsal into `folder` under a name not yet taken, and keep it open.

    Raises KitRefusedError where the kit is not there, and what `begin_from_kit` raises.
    """
    chosen = kit if kit is not None else content_root("assets") / "kits" / f"{FIRST}{SUFFIX}"
    prepared = read_kit(chosen)
    game = game_of(prepared)
    name = session_name(f"{words.REHEARSAL} {game.unit.label}", day)
    title = words.rehearsal_title(game.unit.label)
    return begin_from_kit(free_path(folder, name), prepared, game, title=title, now=now)


def shown_name(state: WorkshopState, game: Game) -> str:
    """What a workshop is called in a list: its unit; a rehearsal says that it is one."""
    opened = state.opened
    if opened is not None and opened.title.startswith(words.REHEARSAL):
        return opened.title
    return game.unit.label
