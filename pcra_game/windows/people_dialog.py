"""« Personnes (facultatif) » : who holds a function, why no name is needed, and erasing one.

It shows and asks; app/people.py does. Never on the projector: a dialog of the desk alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import people as words
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.people_list import PeopleList
from pcra_game.windows.people_pages import QUESTION, Lines, busy_page, question_page, report_page
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.style import say_role, scaled

if TYPE_CHECKING:
    from pcra_game.persistence.names import Person

_SIZE = (840, 660)


class PeopleDialog(FittingDialog):
    """A list, a question, a report: one page at a time. `labels` words each function.

    `add_asked` with a function and a name; `erase_asked` with the id of a line, once confirmed:
    the dialog then stays until `show_report` or `complain`.
    """

    add_asked = Signal(str, str)
    erase_asked = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        palette: Palette,
        labels: Mapping[str, str],
        *,
        read_only: bool = False,
    ) -> None:
        """Take the functions of the workshop in their order, and whether nothing may change."""
        super().__init__(parent)
        self._palette, self._labels = palette, labels
        self._busy = False
        self.setWindowTitle(words.TITLE)
        keep_private(self)
        self.resize(*map(scaled, _SIZE))
        say_role(self, "page")
        self.list = PeopleList(palette, labels, read_only=read_only)
        self.list.add_asked.connect(self.add_asked)
        self.list.erase_chosen.connect(self._ask)
        self.list.left.connect(self.reject)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.list.take_focus()

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._pages.currentWidget()

    def show_people(self, people: Iterable["Person"]) -> None:
        """Show these lines in the list."""
        self.list.show_people(people)

    def complain(self, sentence: str) -> None:
        """Say in the list why something was not done."""
        self.show_list()
        self.list.trouble.say(sentence)

    def show_list(self) -> None:
        """Go back to the list."""
        self._busy = False
        self._pages.setCurrentWidget(self.list)
        self._drop_pages()
        self.list.take_focus()

    def show_report(self, done: Sequence[str], to_do: Lines) -> None:
        """Say what was erased, and what a person has to do."""
        self._busy = False
        self._show(report_page(self._palette, done, to_do, self.show_list, self.reject))

    def reject(self) -> None:
        """Close; while something is being erased, what comes of it has to be seen first."""
        if self._busy:
            return
        page = self.page
        if page is not None and page.objectName() == QUESTION:
            self.show_list()
        else:
            super().reject()

    def _ask(self, id: str) -> None:
        asked = next(one for one in self.list.people if one.id == id)
        same = [one for one in self.list.people if one.name.casefold() == asked.name.casefold()]
        told = words.whose(asked.name, [self._labels.get(o.function, o.function) for o in same])
        self._show(question_page(self._palette, told, self.show_list, lambda: self._erase(id)))

    def _erase(self, id: str) -> None:
        self._busy = True
        self._show(busy_page(self._palette))
        self.erase_asked.emit(id)

    def _show(self, page: QWidget) -> None:
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._drop_pages()
        page.setFocus()

    def _drop_pages(self) -> None:
        """Let the pages go that are neither the list nor shown."""
        for page in [self._pages.widget(place) for place in range(self._pages.count())]:
            if page is not None and page is not self.list and page is not self.page:
                self._pages.removeWidget(page)
                page.deleteLater()
