"""What a screen reader can do with a thing of the table: what Enter, Space and the menu key do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessibleActionInterface
from PySide6.QtWidgets import QGraphicsView

from pcra_game.table_view.tabletop import FOCUSABLE, Role, Thing
from pcra_game.texts import table_view as words

if TYPE_CHECKING:
    from pcra_game.table_view.view import TableView

PRESS, MENU, TOGGLE, FOCUS = (
    QAccessibleActionInterface.pressAction(),
    QAccessibleActionInterface.showMenuAction(),
    QAccessibleActionInterface.toggleAction(),
    QAccessibleActionInterface.setFocusAction(),
)
_WITH_MENU = (Role.CARD, Role.ACTIVITY)


class ThingActions(QAccessibleActionInterface):
    """The actions of one thing; they answer to the table, like a click."""

    def __init__(self, view: QGraphicsView, thing: Callable[[], Thing | None]) -> None:
        """Take the table, and who gives the thing while it lies there."""
        super().__init__()
        self._view, self._thing = view, thing

    def actionNames(self) -> list[str]:
        thing = self._thing()
        if thing is None or not hasattr(self._view, "menu_on"):
            return []
        names = [PRESS] if thing.role in FOCUSABLE or thing.role is Role.TOKEN else []
        names += [MENU] if thing.role in _WITH_MENU else []
        names += [TOGGLE] if thing.role is Role.ACTIVITY else []
        return names + ([FOCUS] if thing.role in FOCUSABLE else [])

    def localizedActionName(self, name: str) -> str:
        thing = self._thing()
        fold = words.UNFOLD if thing is not None and thing.folded else words.FOLD
        said = {PRESS: words.OPEN, MENU: words.SHOW_MENU, TOGGLE: fold, FOCUS: words.GO_THERE}
        return said.get(name, "")

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return words.ACTION_KEYS.get(name, []) if name in self.actionNames() else []

    def doAction(self, name: str) -> None:
        # Later: the reader waits for an answer now, and opening a card may take its time.
        if name in self.actionNames():
            QTimer.singleShot(0, self._view, _Doing(self._view, self._thing, name))


class _Doing:
    """One action, done when the present event is over, if the thing still lies there."""

    def __init__(self, view: QGraphicsView, thing: Callable[[], Thing | None], name: str) -> None:
        self._view, self._thing, self._name = view, thing, name

    def __call__(self) -> None:
        thing = self._thing()
        if thing is not None:
            _do(self._view, thing, self._name)  # type: ignore[arg-type]


def _do(view: "TableView", thing: Thing, name: str) -> None:
    if name == TOGGLE:
        view.fold(thing.key)
        return
    if thing.role in FOCUSABLE:
        view.focus_card(thing.key)
    if name == PRESS:
        view.keys.opened.emit(thing.key)
    elif name == MENU:
        view.menu_on(thing.key, view.viewport().mapToGlobal(view.center_of(thing.key)))
