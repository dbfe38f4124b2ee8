"""« Enregistrer une copie » : where, then a verified copy; the session that is open stays open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from pcra_game.app.held import Held
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.workshop.known_sessions import KnownSessions


async def save_copy(window: MainWindow, held: Held, known: KnownSessions) -> None:
    """Ask for a place, copy there, and say how it went; `known` remembers what this post wrote."""
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.file_dialogs import chosen, place_dialog
    from pcra_game.workshop.places import free_path

    proposed = free_path(held.home.parent, words.copy_name(held.home.stem))
    dialog = place_dialog(window, proposed)
    if not await answer(dialog) or not chosen(dialog):
        return
    target = Path(chosen(dialog)).with_suffix(".pcra")
    if target.exists():
        window.warn(words.copy_taken(target.name))
        return
    try:
        held.session.copy_to(target)
    except KnownError as error:
        window.warn(str(error))
    else:
        session = held.session
        length = session.history.length
        known.remember(held.id, target, session.head, length, made_here=True)
        known.remember(held.id, held.home, session.head, length)
        window.say(words.copied(target))
