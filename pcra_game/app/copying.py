"""« Enregistrer une copie » : where, then a verified copy; the session that is open stays open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.main_window import MainWindow


async def save_copy(window: MainWindow, session: SessionFile) -> None:
    """Ask for a place, copy there, and say how it went."""
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.file_dialogs import chosen, place_dialog
    from pcra_game.workshop.places import free_path

    proposed = free_path(session.path.parent, words.copy_name(session.path.stem))
    dialog = place_dialog(window, proposed)
    if not await answer(dialog) or not chosen(dialog):
        return
    target = Path(chosen(dialog)).with_suffix(".pcra")
    if target.exists():
        window.warn(words.copy_taken(target.name))
        return
    try:
        session.copy_to(target)
    except KnownError as error:
        window.warn(str(error))
    else:
        window.say(words.copied(target))
