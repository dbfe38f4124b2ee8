"""All keys on one page, read from the table of actions and from the lists of the panels."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pcra_game.table_view.palette import Palette
from pcra_game.texts import actions as words
from pcra_game.texts import command_palette as palette_words
from pcra_game.texts.typography import fold
from pcra_game.windows.actions_table import LINES, all_keys_said, keys_said
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.plain_paste import PlainLine
from pcra_game.windows.style import scaled


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys of one part of the screen: (what they do, the keys as they are said)."""

    title: str
    lines: tuple[tuple[str, str], ...]


def group(title: str, keys: Sequence[tuple[str, str]]) -> KeyGroup:
    """Make a group from (key sequence, French words), such as « Alt+1 »."""
    return KeyGroup(title, tuple((text, keys_said(sequence)) for sequence, text in keys))


def action_groups(*, room_sees: bool = False) -> tuple[KeyGroup, ...]:
    """One group a menu; actions without a key are left out.

    With `room_sees` none of them tells the room what will strike it.
    """
    shown = [line for line in LINES if line.keys and not (room_sees and line.id == "weak_spot")]
    neutral = words.BEFORE_ROOM if room_sees else {}
    return tuple(
        KeyGroup(
            title,
            tuple(
                (neutral.get(line.id, (line.text, ""))[0].rstrip("…"), all_keys_said(line.keys))
                for line in shown
                if line.menu == menu
            ),
        )
        for menu, title in words.MENU.items()
    )


OTHERS = (
    group(words.TABLE_TITLE, words.TABLE_KEYS),
    group(words.LIST_TITLE, words.LIST_KEYS),
    group(words.SHEET_TITLE, words.SHEET_KEYS),
    group(palette_words.TITLE, palette_words.OWN_KEYS),
)
_AROUND = 60
"""What a window manager keeps of the screen for its bars and borders."""


class ShortcutsDialog(FittingDialog):
    """A dialog to be opened with `open()`; a line to search, groups, keys."""

    def __init__(
        self,
        palette: Palette,
        parent: QWidget | None = None,
        others: Sequence[KeyGroup] = OTHERS,
        *,
        room_sees: bool = False,
    ) -> None:
        """Take the theme; `others` are the keys that belong to no menu, `room_sees` says whether
        more than the facilitator reads this."""
        super().__init__(parent)
        self.setWindowTitle(words.SHORTCUTS_TITLE)
        self._fit()
        self.search = PlainLine()
        self.search.setPlaceholderText(words.SHORTCUTS_FIND)
        self.search.setAccessibleName(words.SHORTCUTS_FIND)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QTreeWidget()
        self.list.setAccessibleName(words.SHORTCUTS_TITLE)
        self.list.setHeaderLabels(words.SHORTCUTS_COLUMNS)
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for each in (*others, *action_groups(room_sees=room_sees)):
            self._add(each)
        self.list.expandAll()
        self.list.setStyleSheet("QTreeView::item { padding: 3px 0; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(plain_label(words.SHORTCUTS_TITLE, "title"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        close = button(
            words.SHORTCUTS_CLOSE, role="secondary", palette=palette, clicked=self.accept
        )
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def lines(self) -> list[tuple[str, str]]:
        """What is shown now: (what a key does, the key)."""
        return [
            (line.text(0), line.text(1))
            for top in self._tops()
            for line in _under(top)
            if not top.isHidden() and not line.isHidden()
        ]

    def _fit(self) -> None:
        """As large as the texts ask, and never larger than the screen."""
        screen = self.screen().availableGeometry()
        width, height = scaled(660), scaled(640)
        self.resize(min(width, screen.width() - _AROUND), min(height, screen.height() - _AROUND))

    def _add(self, keys: KeyGroup) -> None:
        top = QTreeWidgetItem(self.list, [keys.title])
        bold = QFont(self.list.font())
        bold.setBold(True)
        top.setFont(0, bold)
        top.setFirstColumnSpanned(True)
        top.setData(1, Qt.ItemDataRole.AccessibleTextRole, keys.title)
        for text, said in keys.lines:
            line = QTreeWidgetItem(top, [text, said])
            spoken = f"{text}, {said}"
            for column in range(2):  # a lone sign is silence to many screen readers
                line.setData(column, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _filter(self, text: str) -> None:
        wanted = fold(text).split()
        for top in self._tops():
            for line in _under(top):
                said = fold(f"{line.text(0)} {line.text(1)}")
                line.setHidden(not all(word in said for word in wanted))
            top.setHidden(all(line.isHidden() for line in _under(top)))

    def _tops(self) -> list[QTreeWidgetItem]:
        return _under(self.list.invisibleRootItem())


def _under(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(i) for i in range(item.childCount()))
    return [child for child in found if child is not None]
