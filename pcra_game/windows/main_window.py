"""The facilitator's window: one page at a time, or the desk of the open workshop.

It only wires. Files, exports and the end of the program are the business of the shell, which
hears of them through the signals.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import windows as words
from pcra_game.windows.style import dress, text_size
from pcra_game.workshop.profile import Profile

if TYPE_CHECKING:
    from datetime import datetime

    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.windows.actions import Actions
    from pcra_game.windows.desk import Desk
    from pcra_game.windows.projector import ProjectorWindow
    from pcra_game.windows.room import Room
    from pcra_game.windows.toast import Toast
    from pcra_game.workshop.clock import PhaseClock

SMALLEST = (1024, 600)
COMFORTABLE = (1280, 720)
REST_BEFORE_KEEPING_MS = 400


class MainWindow(QMainWindow):
    """Everything slow is imported when the first room is shown, not with this module."""

    new_asked = Signal()
    open_asked = Signal(str)
    demo_asked = Signal()
    welcome_asked = Signal()
    export_asked = Signal()
    print_asked = Signal()
    copy_asked = Signal()
    keeping_asked = Signal(str)
    theme_changed = Signal(object)
    place_kept = Signal()

    def __init__(self, *, profile: Profile, palette: Palette, tasks: Tasks) -> None:
        """Take the settings of this post, the theme, and who runs what is slow."""
        super().__init__()
        self.setWindowTitle(words.APPLICATION)
        self.setMinimumSize(*SMALLEST)
        self.profile = profile
        self.tasks = tasks
        self.worn = palette
        self.room: Room | None = None
        self.desk: Desk | None = None
        self.actions_of_window: Actions | None = None
        self._clock: PhaseClock | None = None
        self._toast: Toast | None = None
        self._session = ""
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(REST_BEFORE_KEEPING_MS)
        self._keeping.timeout.connect(self._keep_place_of_room)

    def show_page(self, page: QWidget) -> None:
        """Show a page that is not a workshop; the one before it goes."""
        self._replace(page)
        self.setWindowTitle(words.APPLICATION)

    def say(self, sentence: str) -> None:
        """Show one sentence over the window, for a while."""
        self.toast.say(sentence)

    def warn(self, sentence: str) -> None:
        """Show one sentence about what was not done, with its next step."""
        self.toast.warn(sentence)

    def inform(self, sentence: str) -> None:
        """Show one sentence about how things are."""
        self.toast.inform(sentence)

    @property
    def toast(self) -> "Toast":
        """Where sentences are shown; made with the first of them."""
        if self._toast is None:
            from pcra_game.windows.toast import Toast

            self._toast = Toast(self, self.worn)
        return self._toast

    def show_room(
        self,
        session: "SessionFile",
        *,
        read_only: bool,
        new_id: "Callable[[], str] | None" = None,
        now: "Callable[[], datetime] | None" = None,
        idle_ms: int = 2000,
    ) -> None:
        """Show an open session, where its room was the last time.

        Ids, clock and rest are given by whoever plays by script, so that it plays the same twice.
        """
        from pcra_game.windows.place import put_back
        from pcra_game.windows.room import Room
        from pcra_game.workshop.clock import PhaseClock
        from pcra_game.workshop.files import new_id as fresh_id
        from pcra_game.workshop.workshop import Workshop, utc_now

        self.leave_room()
        self._now = now or utc_now
        workshop = Workshop(session, now=self._now)
        self.room = Room(workshop, new_id=new_id or fresh_id, read_only=read_only)
        opened = session.state.opened
        self._session = opened.session if opened is not None else ""
        where = self.profile.room_state(self._session)
        self._clock = PhaseClock.from_dict(where.get("clock", {}), self._now)
        self._title = words.window_title(session.path.stem, read_only=read_only)
        self.room.changed.connect(self._room_changed)
        self.room.selected.connect(self._keep_soon)
        self.toast.follow(self.room)
        self.room.informed.connect(self.inform)
        self._make_desk(idle_ms)
        if self.desk is not None:
            put_back(self.desk, where)
        screen = self.screen().availableGeometry()
        if screen.width() < COMFORTABLE[0] or screen.height() < COMFORTABLE[1]:
            self.inform(words.small_screen(screen.width(), screen.height()))

    def show_banner(self, banner: QWidget) -> None:
        """Lay a line over the room; it goes with the room."""
        self.setMenuWidget(banner)

    def offer_opening(self) -> None:
        """Offer the two events that open a new workshop: Enter begins."""
        if self.desk is not None:
            from pcra_game.windows.desk_opening import offer_opening

            offer_opening(self.desk)

    def waiting_words(self) -> bool:
        """Whether words are typed that nothing can store yet."""
        return self.desk is not None and self.desk.waiting_words()

    def show_waiting(self) -> str:
        """Bring such words to the front; give the French name of their place, if it has one."""
        from pcra_game.windows.waiting import show_waiting

        return show_waiting(self.desk) if self.desk is not None else ""

    def leave_room(self) -> None:
        """Put the workshop away; its words are stored already."""
        if self.desk is None:
            self.room = self._clock = None  # its desk could not be made
            return
        try:
            self._keep_place_of_room()
            self._keeping.stop()
            self.desk.put_away()
            self._close_dialogs()
        finally:  # half of a desk goes as a whole one does
            if self.menuWidget() is not None:
                self.setMenuWidget(None)  # type: ignore[arg-type]
            self.room = self.desk = self._clock = None
            self._replace(QWidget())
            if self.actions_of_window is not None:
                self.actions_of_window.refresh(None)

    def wear(self, palette: Palette, text_percent: int | None = None) -> None:
        """Change the theme and the size of text; the desk is built anew around the same room.

        Without `text_percent` words keep their size.
        """
        application = QApplication.instance()
        percent = text_percent or round(text_size() * 100)
        worn = (self.worn, round(text_size() * 100))
        if (palette, percent) == worn or not isinstance(application, QApplication):
            return
        from pcra_game.windows.place import place_of, put_back

        if self.room is not None and not self.room.settle():
            return
        if not getattr(self._pages.currentWidget(), "understood", True):
            self.warn(words.CORRECT_FIRST)
            return
        if self.desk is not None and self.desk.waiting_words():
            self.warn(words.WAITING_WORDS)
            return
        self._close_dialogs()
        self.worn = palette
        dress(application, palette, percent / 100)
        self.profile.change(theme=palette.name, text_percent=percent)
        if self._toast is not None:
            self._toast.deleteLater()
            self._toast = None
            if self.room is not None:
                self.toast.follow(self.room)
        self.theme_changed.emit(palette)
        if self.desk is not None and self.room is not None:
            where = place_of(self.desk)
            self.room.drop_drafts()
            self._make_desk(self.desk.idle_ms, self.desk.projector)
            put_back(self.desk, where)

    def make_actions(self) -> "Actions":
        """Give the window its keys and menus, once; the first frame does not wait for them."""
        if self.actions_of_window is None:
            from pcra_game.windows.actions import Actions
            from pcra_game.windows.enter_clicks import EnterClicks
            from pcra_game.windows.typing_nowhere import TypingNowhere
            from pcra_game.windows.window_actions import WindowActions

            self._enter_clicks = EnterClicks(self)
            self._typing_nowhere = TypingNowhere(self, self._nothing_written)
            self.actions_of_window = Actions(self, self.worn)
            self._acting = WindowActions(self, self.actions_of_window)
        return self.actions_of_window

    def _nothing_written(self) -> None:
        if self.room is not None and not self.room.read_only:
            self.warn(words.WRITTEN_NOWHERE)

    def _close_dialogs(self) -> None:
        """Whatever lies over the desk goes with it."""
        from pcra_game.windows.command_palette import CommandPalette

        for over in self.findChildren(CommandPalette):
            over.put_away(back=False)
        for dialog in self.findChildren(QDialog):
            dialog.close()
            dialog.deleteLater()

    def _make_desk(self, idle_ms: int, projector: "ProjectorWindow | None" = None) -> None:
        from pcra_game.table_view.system_motion import system_allows_motion
        from pcra_game.windows.announcing import Announcer
        from pcra_game.windows.desk import Desk
        from pcra_game.windows.keyboard_back import KeyboardBack
        from pcra_game.windows.room_marks import RoomMarks
        from pcra_game.windows.screens_watched import ScreensWatched

        assert self.room is not None
        assert self._clock is not None
        desk = Desk(
            self.room,
            self._clock,
            self.worn,
            now=self._now,
            idle_ms=idle_ms,
            projector=projector,
            parent=self._pages,
        )
        self.desk = desk
        actions = self.make_actions()
        actions.wear(self.worn)
        desk.top_bar.hold(actions)
        RoomMarks(desk, actions)
        ScreensWatched(desk)
        Announcer(desk)
        KeyboardBack(desk)
        desk.export_asked.connect(self.export_asked)
        for moved in (
            desk.side.guide.place_changed,
            desk.side.tab_changed,
            desk.round.events.opening.changed,
            desk.pages.currentChanged,
            desk.log_bar.line.textChanged,
        ):
            moved.connect(self._keep_soon)
        desk.table.set_text(text_size())
        desk.table.set_motion(self.profile.settings.animations and system_allows_motion())
        desk.split.set_share(self.profile.settings.sheet_share)
        desk.split.share_changed.connect(self._keep_share)
        desk.split.set_hidden(self.profile.settings.sheet_hidden)
        desk.split.hidden_changed.connect(self._keep_hidden)
        actions["sheet"].setChecked(not desk.split.sheet_hidden)
        self._replace(desk)
        self.setWindowTitle(self._title)
        self._room_changed()

    def _keep_share(self, share: float) -> None:
        self.profile.change(sheet_share=share)

    def _keep_hidden(self, hidden: bool) -> None:
        self.profile.change(sheet_hidden=hidden)
        self.make_actions()["sheet"].setChecked(not hidden)

    def _keep_soon(self) -> None:
        if not self._keeping.isActive():  # started again at each gesture it would never ring
            self._keeping.start()

    def _room_changed(self) -> None:
        self._keep_soon()
        if self.actions_of_window is not None:
            self.actions_of_window.refresh(self.room)
            if self.desk is not None:
                self.actions_of_window.show_view(f"view_{self.desk.page}")

    def _keep_place_of_room(self) -> None:
        if self.desk is not None and self.room is not None and not self.room.read_only:
            from pcra_game.windows.place import place_of

            self.profile.keep_room_state(self._session, place_of(self.desk))
            self.place_kept.emit()

    def _replace(self, page: QWidget) -> None:
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        while self._pages.count() > 1 and (before := self._pages.widget(0)) is not None:
            self._pages.removeWidget(before)
            before.deleteLater()

    def open_projector_here(self) -> None:
        """Open the projector as a window of this screen."""
        from pcra_game.windows.projector_actions import open_here

        open_here(self)

    def open_dialog(self, dialog: QWidget) -> None:
        """Show a dialog over the desk; it is forgotten once it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
