"""The pages of the desk: table, list, synthesis, recovery, ending; one is in front.

Recovery and ending come late in a workshop: they are made when they are first asked for.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QStackedWidget, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.table_view.view import TableView
from pcra_game.windows.list_page import ListPage
from pcra_game.windows.room import Room
from pcra_game.windows.synthesis import SynthesisPage
from pcra_game.windows.waiting_part import first_waiting

PAGES = ("table", "list", "synthesis", "recovery", "ending")
FILLING = ("synthesis", "recovery", "ending")
"""Pages that take the whole window: the sheet beside them is hidden."""


class DeskPages(QStackedWidget):
    """The pages, by name. What a page asks for leaves by one signal, whichever page it is."""

    card_asked = Signal(str)
    activity_asked = Signal(str)
    export_asked = Signal()
    back_asked = Signal()

    def __init__(self, room: Room, palette: Palette, parent: QWidget | None = None) -> None:
        """Take the room and the theme; the table is in front."""
        super().__init__(parent)
        self._room, self._palette = room, palette
        self.table = TableView(palette)
        self.list_page = ListPage(room, palette)
        self.synthesis = SynthesisPage(room, palette)
        self._made: dict[str, QWidget] = {
            "table": self.table,
            "list": self.list_page,
            "synthesis": self.synthesis,
        }
        self._areas: dict[str, QWidget] = {}
        for name, page in self._made.items():
            self._take(name, page)
        self._pass_on(self.list_page, "card_asked", "activity_asked")
        self._pass_on(self.synthesis, "card_asked", "activity_asked", "export_asked", "back_asked")

    @property
    def page(self) -> str:
        """Name of the page in front."""
        return next(name for name, area in self._areas.items() if area is self.currentWidget())

    @property
    def front(self) -> QWidget:
        """The page in front."""
        return self._made[self.page]

    def show_page(self, name: str) -> None:
        """Bring a page of `PAGES` to the front. KeyError for another name."""
        self.made(name)
        self.setCurrentWidget(self._areas[name])

    def made(self, name: str) -> QWidget:
        """The page of that name, made now if nobody asked for it before."""
        if name not in self._made:
            made = _MAKERS[name](self._room, self._palette)
            self._pass_on(made, "card_asked", "activity_asked", "export_asked", "back_asked")
            if hasattr(made, "page_asked"):
                made.page_asked.connect(self._go)
            self._made[name] = made
            self._take(name, made)
        return self._made[name]

    def _go(self, name: str) -> None:
        """Show another page that fills the window too, and give it the keyboard."""
        self.show_page(name)
        self.made(name).setFocus()

    def waiting_words(self) -> bool:
        """Whether a page holds words that nothing can store yet."""
        return bool(self.waiting_page())

    def waiting_page(self) -> str:
        """The first page that holds such words; empty where none does."""
        return first_waiting(self._made.items())

    def _take(self, name: str, page: QWidget) -> None:
        """Lay a page in, where it may scroll if its words need more width than there is."""
        area: QWidget = page
        if not isinstance(page, QAbstractScrollArea):
            area = scroll = QScrollArea(self)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidgetResizable(True)
            scroll.setWidget(page)
        self._areas[name] = area
        self.addWidget(area)

    def _pass_on(self, page: QWidget, *names: str) -> None:
        for name in names:
            getattr(page, name).connect(getattr(self, name))


def _recovery(room: Room, palette: Palette) -> QWidget:
    from pcra_game.windows.recovery_page import RecoveryPage

    return RecoveryPage(room, palette)


def _ending(room: Room, palette: Palette) -> QWidget:
    from pcra_game.windows.ending_page import EndingPage

    return EndingPage(room, palette)


_MAKERS: dict[str, Callable[[Room, Palette], QWidget]] = {"recovery": _recovery, "ending": _ending}
