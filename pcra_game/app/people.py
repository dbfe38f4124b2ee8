"""« Personnes (facultatif) » : names in the file of the workshop, and erasing one everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.windows.people_dialog import PeopleDialog


async def show_people(
    window: MainWindow, palette: Palette, tasks: Tasks, session: SessionFile
) -> None:
    """Show who is named in an open session, until the dialog is closed.

    Adds and erases as asked; a refusal is said in the dialog, a file that cannot even be read by
    the window. Nothing is backed up before: that would keep what is to go.
    """
    from pcra_game.qt_async.dialogs import answer
    from pcra_game.windows.people_dialog import PeopleDialog

    try:
        people = session.people()
    except KnownError as error:
        window.warn(str(error))
        return
    dialog = PeopleDialog(window, palette, _labels(session), read_only=session.read_only)
    dialog.show_people(people)
    driver = _Naming(window, tasks, session, dialog)
    dialog.add_asked.connect(driver.add)
    dialog.erase_asked.connect(driver.erase)
    await answer(dialog)


class _Naming:
    """What the keys of the dialog do."""

    def __init__(
        self, window: MainWindow, tasks: Tasks, session: SessionFile, dialog: PeopleDialog
    ) -> None:
        self._window, self._tasks = window, tasks
        self._session, self._dialog = session, dialog

    def add(self, function: str, name: str) -> None:
        """Store a name."""
        try:
            self._session.name_person(function, name)
            people = self._session.people()
        except KnownError as error:
            self._dialog.complain(str(error))
        else:
            self._dialog.show_people(people)
            self._dialog.list.added()

    def erase(self, id: str) -> None:
        """Erase a name, here at once and around in the worker thread; then report."""
        self._tasks.start(lambda: self._erase(id), must_finish=True)

    async def _erase(self, id: str) -> None:
        from pcra_game.workshop.erasing_person import erase_around, erase_here, kept_of

        folder, path = self._window.profile.folder, self._session.path
        try:
            self._keep_notes()
            here = erase_here(self._session, id, self._window.profile)
            if here.notes:
                self._show_notes(here.session)
            people = self._session.people()
            kept = await self._tasks.in_thread(kept_of, folder, here.session, path)
            told = await self._tasks.in_thread(erase_around, here, folder, kept)
        except KnownError as error:
            self._dialog.complain(str(error))
        except BaseException:
            self._dialog.show_list()
            raise
        else:
            self._dialog.show_people(people)
            self._dialog.show_report(told.done(), told.to_do())

    def _keep_notes(self) -> None:
        """Have the profile know what is typed in the private notes at this moment."""
        from pcra_game.windows.place import place_of

        desk, opened = self._window.desk, self._session.state.opened
        if desk is not None and opened is not None:
            self._window.profile.keep_room_state(opened.session, place_of(desk))

    def _show_notes(self, session: str) -> None:
        """Show the private notes as the profile has them now: the old ones would come back."""
        if self._window.desk is not None:
            notes = self._window.profile.room_state(session).get("notes", "")
            self._window.desk.side.guide.notes.set_text(notes)


def _labels(session: SessionFile) -> dict[str, str]:
    """Give the functions of the unit, of the house and of the room, in words."""
    game, added = session.game, session.state.functions
    own = {f.id: f.label for f in game.functions.values() if f.unit == game.unit_code}
    house = {f.id: f.label for f in game.functions.values()}
    return own | {id: label for id, label in house.items() if id not in own} | dict(added)
