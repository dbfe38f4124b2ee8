"""Opening a workshop that exists: which one, who else has it, and whether to look at it only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.app.store import Store
from pcra_game.table_view.palette import Palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.new_workshop import NewWorkshopPage
    from pcra_game.windows.preparing import PreparingPage


async def choose_session(window: QWidget, shown: SessionFile | None) -> str:
    """Let the person choose a session, first where the one `shown` lies; its path, or nothing."""
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.file_dialogs import chosen, session_dialog
    from pcra_game.workshop.places import documents_folder

    folder = shown.path.parent if shown is not None else documents_folder()
    dialog = session_dialog(window, folder)
    return chosen(dialog) if await answer(dialog) else ""


async def choose_place(
    window: QWidget, page: NewWorkshopPage | PreparingPage, proposed: Path
) -> None:
    """Let the person choose where the new workshop of `page` goes."""
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.file_dialogs import chosen, place_dialog

    dialog = place_dialog(window, proposed)
    if await answer(dialog) and chosen(dialog):
        page.set_place(chosen(dialog))


async def open_session(
    window: QWidget, palette: Palette, store: Store, path: Path
) -> SessionFile | None:
    """Open a session; `None` if somebody else has it and the person does not want to look.

    Raises what SessionFile.open raises, SessionFileBusy excepted.
    """
    await store.ready()
    from pcra_game.persistence.errors import SessionFileBusy
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.errors import ReadOnlyDialog

    try:
        return await store.open(path)
    except SessionFileBusy as busy:
        if not await answer(ReadOnlyDialog(window, palette, str(busy))):
            return None
    return await store.open(path, read_only=True)
