"""The table as a screen reader gets it: one element for each thing, with its name and its states.

The elements are no widgets: Qt asks them where they are and what they say, when it needs to.
"""

from functools import lru_cache

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView
from shiboken6 import Shiboken, VoidPtr

from pcra_game.table_view.accessible_actions import ThingActions
from pcra_game.table_view.items.activity import ActivityFace
from pcra_game.table_view.scene import TableScene
from pcra_game.table_view.tabletop import FOCUSABLE, Role, Thing
from pcra_game.texts import table_view as words

_ROLES = {
    Role.CARD: QAccessible.Role.ListItem,
    Role.CONTEXT: QAccessible.Role.ListItem,
    Role.ACTIVITY: QAccessible.Role.Button,
    Role.EVENT: QAccessible.Role.Button,
    Role.MEANS: QAccessible.Role.Button,
    Role.PARKING: QAccessible.Role.Button,
}

_kept: list[QAccessibleInterface] = []
"""Qt holds bare pointers to the elements: none may be collected while the process lives."""


class TableElement(QAccessibleWidget):
    """The table itself, a list of things in reading order."""

    def __init__(self, view: QGraphicsView, scene: TableScene) -> None:
        super().__init__(view, QAccessible.Role.List, words.TABLE)
        self.view, self.scene = view, scene
        self._elements: dict[str, ThingElement] = {}

    def keys(self) -> list[str]:
        """Keys of what is told."""
        if not self.alive():
            return []
        return [key for key, thing in self.scene.things.items() if thing.spoken]

    def tells(self, key: str) -> bool:
        """Whether a thing has an element."""
        return key in self.keys()

    def alive(self) -> bool:
        """Whether the view is still there: Qt may ask late."""
        return Shiboken.isValid(self.view) and Shiboken.isValid(self.scene)

    def element(self, key: str) -> "ThingElement":
        """The element of a thing, made when first asked for."""
        if key not in self._elements:
            made = self._elements[key] = ThingElement(self, key)
            _kept.append(made)
        return self._elements[key]

    def childCount(self) -> int:
        return len(self.keys())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        keys = self.keys()
        return self.element(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = self.keys()
        key = child.key if isinstance(child, ThingElement) else ""
        return keys.index(key) if key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        for key in reversed(self.keys()):
            if self.element(key).rect().contains(x, y):
                return self.element(key)
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        key = self.scene.focused if self.alive() else None
        return self.element(key) if key else None


class ThingElement(QAccessibleInterface):
    """One thing of the table."""

    def __init__(self, table: TableElement, key: str) -> None:
        super().__init__()
        self.table, self.key = table, key
        self.actions = ThingActions(table.view, self.thing)
        self._actions_for_qt = VoidPtr(Shiboken.getCppPointer(self.actions)[0])

    def thing(self) -> Thing | None:
        """What it stands for, while that lies on the table."""
        return self.table.scene.things.get(self.key) if self.table.alive() else None

    def isValid(self) -> bool:
        return self.thing() is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.table.view.window().windowHandle() if self.table.alive() else None

    def parent(self) -> QAccessibleInterface:
        return self.table

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002
        return -1

    def role(self) -> QAccessible.Role:
        thing = self.thing()
        return _ROLES.get(thing.role, QAccessible.Role.StaticText) if thing else _NONE

    def text(self, kind: QAccessible.Text) -> str:
        thing = self.thing()
        if thing is None:
            return ""
        if kind == QAccessible.Text.Name:
            return thing.spoken
        return self.position(thing) if kind == QAccessible.Text.Description else ""

    def position(self, thing: Thing) -> str:
        """Where a card lies among those of its activity; nothing for what is no card."""
        if thing.role is not Role.CARD:
            return ""
        things = self.table.scene.things
        beside = [
            key
            for key, other in things.items()
            if other.role is Role.CARD and other.home == thing.home
        ]
        home = things.get(thing.home)
        face = home.face if home is not None else None
        label = face.label if isinstance(face, ActivityFace) else ""
        return words.position(beside.index(self.key) + 1, len(beside), label)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        # The binding takes a pointer alone: for None, the process would end here.
        wanted = kind == QAccessible.InterfaceType.ActionInterface
        return self._actions_for_qt if wanted else _NOTHING

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nobody renames a card from here."""

    def rect(self) -> QRect:
        thing, view = self.thing(), self.table.view
        if thing is None:
            return QRect()
        box = thing.box
        shown = view.mapFromScene(box.x, box.y, box.width, box.height).boundingRect()
        return QRect(view.viewport().mapToGlobal(shown.topLeft()), shown.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        thing, view = self.thing(), self.table.view
        if thing is None:
            state.invalid = True
            return state
        if thing.role in FOCUSABLE:
            state.focusable = True
            state.selectable = thing.role not in (Role.MEANS, Role.PARKING)
            state.selected = thing.selected
            state.focused = self.table.scene.focused == self.key and view.hasFocus()
        if thing.role is Role.ACTIVITY:
            state.expandable = True
            state.collapsed = thing.folded
            state.expanded = not thing.folded
        shown = view.viewport().rect()
        state.offscreen = not shown.intersects(
            view.mapFromScene(
                thing.box.x, thing.box.y, thing.box.width, thing.box.height
            ).boundingRect()
        )
        return state


_NONE = QAccessible.Role.NoRole
_NOTHING = VoidPtr(0)


def _element_for(key: str, asked: QObject) -> QAccessibleInterface | None:  # noqa: ARG001
    """What Qt calls for every object that a screen reader meets."""
    if not isinstance(asked, QGraphicsView):
        return None
    scene = asked.scene()
    if not isinstance(scene, TableScene):
        return None
    made = TableElement(asked, scene)
    _kept.append(made)
    return made


@lru_cache(maxsize=1)
def listen() -> None:
    """Make every table visible to screen readers, once."""
    QAccessible.installFactory(_element_for)


def tell_focus(view: QGraphicsView, key: str) -> None:
    """Tell the screen reader, if one listens, that the keyboard is on a thing."""
    table = _table_of(view)
    if table is not None and table.tells(key):
        event = QAccessibleEvent(table.element(key), QAccessible.Event.Focus)
        QAccessible.updateAccessibility(event)


def tell_names(view: QGraphicsView, keys: list[str]) -> None:
    """Tell that things say something else than before."""
    table = _table_of(view)
    if table is None:
        return
    for key in filter(table.tells, keys):
        event = QAccessibleEvent(table.element(key), QAccessible.Event.NameChanged)
        QAccessible.updateAccessibility(event)


def _table_of(view: QGraphicsView) -> TableElement | None:
    if not QAccessible.isActive():
        return None
    found = QAccessible.queryAccessibleInterface(view)
    return found if isinstance(found, TableElement) else None
