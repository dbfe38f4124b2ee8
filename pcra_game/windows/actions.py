"""The actions of the main window as Qt has them: one QAction a line of the table, and their menus.

`undo`, `redo`, `context_1` to `context_4` and `next_card` act on the room by themselves; whoever
owns a window connects the others by their id.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from pcra_game.domain.told import told
from pcra_game.table_view.icons import qicon
from pcra_game.table_view.palette import LIGHT, Palette
from pcra_game.texts import actions as words
from pcra_game.windows.actions_table import CONTEXTS, LINES, ActionLine, all_keys_said
from pcra_game.windows.actions_typing import TypingFirst
from pcra_game.windows.room import Room
from pcra_game.windows.style import text_size
from pcra_game.windows.taking_back import bring_back, take_back


class Actions(QObject):
    """All actions, by id. Their keys work in the window that is the parent."""

    recent_asked = Signal(str)

    def __init__(self, parent: QWidget, palette: Palette = LIGHT) -> None:
        """Take the window whose keys these are."""
        super().__init__(parent)
        self._window = parent
        self._room: Room | None = None
        self._away: frozenset[str] = frozenset()
        self._typing_first = TypingFirst(self)
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {line.id: self._made(line) for line in LINES}
        parent.addActions(list(self._actions.values()))
        self._menus = {id: QMenu(title, parent) for id, title in words.MENU.items()}
        self._submenus = {id: QMenu(title, parent) for id, title in words.SUBMENU.items()}
        self._recent = QMenu(words.RECENT, parent)
        self._fill()
        self.set_recent(())
        self._connect_own()
        self.wear(palette)
        self.refresh(None)

    def __getitem__(self, id: str) -> QAction:
        """The action of that id; KeyError for one that the table lacks."""
        return self._actions[id]

    def all(self) -> tuple[QAction, ...]:
        """Every action, in the order of the menus."""
        return tuple(self._actions.values())

    def menus(self) -> tuple[QMenu, ...]:
        """The menus, in order."""
        return tuple(self._menus.values())

    def fill_menu(self, menu: QMenu) -> None:
        """Hang every menu into another one, such as that of the « ⋮ » button."""
        for each in self._menus.values():
            menu.addMenu(each)

    def menu_bar(self) -> QMenuBar:
        """Give a new bar with every menu; no letter is underlined, the sheet uses Alt."""
        bar = QMenuBar()
        for each in self._menus.values():
            bar.addMenu(each)
        return bar

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer these files under « Récents », the latest first."""
        self._recent.clear()
        for path in paths:
            offered = self._recent.addAction(plain_action_text(path.stem))
            offered.setToolTip(str(path))
            offered.setStatusTip(str(path))
            offered.triggered.connect(
                lambda _checked=False, file=str(path): self.recent_asked.emit(file)
            )
        if not paths:
            self._recent.addAction(words.NO_RECENT).setEnabled(False)

    def show_view(self, id: str) -> None:
        """Mark « view_table », « view_list » or « view_synthesis » as the one that is shown."""
        self._actions[id].setChecked(True)

    def wear(self, palette: Palette) -> None:
        """Draw the signs in the ink of a theme; tick the theme and the size of text."""
        for line in LINES:
            if line.icon is not None:
                self._actions[line.id].setIcon(qicon(line.icon, palette.ink))
        worn = (f"theme_{palette.name}", f"text_{round(text_size() * 100)}")
        for id in worn:
            if id in self._actions:
                self._actions[id].setChecked(True)

    def keep_away(self, ids: Sequence[str]) -> None:
        """Let these not be possible, whatever the room is; an empty sequence lets all be."""
        self._away = frozenset(ids)
        self.refresh(self._room)

    def refresh(self, room: Room | None) -> None:
        """Say again what is possible, and name what would be undone; `None` for no workshop."""
        self._room = room
        for line in LINES:
            self._actions[line.id].setEnabled(line.when(room) and line.id not in self._away)
        self._name_gestures(room)
        self._name_contexts(room)
        self._name_what_comes()

    def _name_gestures(self, room: Room | None) -> None:
        undone = redone = ""
        if room is not None and not self._away:  # a gesture may say what the room is not to see
            history = room.workshop.history
            if history.can_undo:
                undone = told(history.done[-1], room.state, room.game)
            if history.can_redo:
                redone = told(history.undone[-1], room.state, room.game)
        self._rename("undo", words.undo(undone), words.undo(undone))
        self._rename("redo", words.redo(redone), words.redo(redone))

    def _name_contexts(self, room: Room | None) -> None:
        rail = room.table.contexts if room is not None else ()
        for number in range(1, CONTEXTS + 1):
            id = f"context_{number}"
            there = number <= len(rail)
            self._actions[id].setVisible(there or room is None)
            if there:
                context = rail[number - 1]
                text = words.context(context.code, context.title)
                self._rename(id, text, words.context_tip(context.title))
                self._actions[id].setChecked(context.current)
            else:
                self._rename(id, words.TEXT[id], words.TEXT[id])
                self._actions[id].setChecked(False)

    def _name_what_comes(self) -> None:
        """Tell nobody in advance what will strike the room, where it reads the menus."""
        for id, neutral in words.BEFORE_ROOM.items():
            text, tip = neutral if self._away else (words.TEXT[id], words.TIP[id])
            self._rename(id, text, tip)
            self._actions[id].setIconText(text)
        self._actions["weak_spot"].setVisible("weak_spot" not in self._away)

    def _rename(self, id: str, text: str, tip: str) -> None:
        keys = all_keys_said(next(line.keys for line in LINES if line.id == id))
        self._actions[id].setText(plain_action_text(text))
        self._actions[id].setIconText(words.TEXT[id])
        self._actions[id].setToolTip(words.tip(tip, keys))

    def _made(self, line: ActionLine) -> QAction:
        action = QAction(plain_action_text(line.text), self)
        action.setObjectName(line.id)
        action.setShortcuts([QKeySequence(keys) for keys in (*line.keys, *line.also)])
        action.setToolTip(words.tip(words.TIP.get(line.id, line.text), all_keys_said(line.keys)))
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setCheckable(line.checkable)
        action.setIconVisibleInMenu(not line.checkable)  # the place of the tick
        if line.group:
            self._groups.setdefault(line.group, QActionGroup(self)).addAction(action)
        return action

    def _fill(self) -> None:
        for line in LINES:
            menu = self._menus[line.menu]
            if line.submenu:
                inner = self._submenus[line.submenu]
                if inner.isEmpty():
                    menu.addMenu(inner)
                menu = inner
            if line.after_gap:
                menu.addSeparator()
            menu.addAction(self._actions[line.id])
            if line.id == "open":
                menu.addMenu(self._recent)

    def _connect_own(self) -> None:
        self._actions["undo"].triggered.connect(self._undo)
        self._actions["redo"].triggered.connect(self._redo)
        self._actions["next_card"].triggered.connect(self._next_card)
        for number in range(1, CONTEXTS + 1):
            self._actions[f"context_{number}"].triggered.connect(
                lambda _checked=False, number=number: self._choose_context(number)
            )

    def _undo(self) -> None:
        if self._room is not None:
            take_back(self._room, private=bool(self._away))

    def _redo(self) -> None:
        if self._room is not None:
            bring_back(self._room, private=bool(self._away))

    def _next_card(self) -> None:
        if self._room is not None:
            self._room.open_next()

    def _choose_context(self, number: int) -> None:
        if self._room is not None:
            self._room.choose_context(self._room.table.contexts[number - 1].code)
            self._name_contexts(self._room)  # a refusal leaves the mark where it was


def plain_action_text(text: str) -> str:
    """Give words of the room as a menu shows them: no underlined letter, no column of keys."""
    return text.replace("&", "&&").replace("\t", " ")
