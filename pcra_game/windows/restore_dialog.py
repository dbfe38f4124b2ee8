"""The backups of a workshop, and going back to one: what each holds, before anything is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pcra_game.persistence.backup_reading import Content
from pcra_game.persistence.backups import Backup
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import backups as said
from pcra_game.texts import rescue as words
from pcra_game.windows.controls import Note, TextBlock, button, plain_label, plain_tip, show_if
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import scaled
from pcra_game.workshop.keeping_backups import Described

_WHEN, _PHASE, _DECISIONS, _REASON, _STATE = range(5)
_ROW_HEIGHT = 38
_SIZE, _SIZE_OF_NOTHING = (1060, 580), (680, 220)


@dataclass(frozen=True, slots=True)
class Present:
    """Where the open workshop stands: how many entries its journal has, and its last hash."""

    entries: int
    head: str


class RestoreDialog(FittingDialog):
    """A list, the last made first; each line says more once it was looked into.

    Open it; never execute it. Afterwards `chosen` is the backup, `looking` whether only to look.
    """

    def __init__(
        self,
        parent: QWidget | None,
        palette: Palette,
        lead: str,
        backups: Sequence[Backup],
        today: date,
        *,
        present: Present | None = None,
        damaged: bool = False,
    ) -> None:
        """Take the line that says whose backups these are, and the day by which years are told.

        `present` is where the workshop stands, if it is open: each line says how far it is off.
        """
        super().__init__(parent)
        self._palette, self._today, self._present = palette, today, present
        self._described: dict[Backup, Described] = {}
        self._backups = tuple(backups)
        self.looking = False
        self.setWindowTitle(words.TITLE)
        self.resize(*map(scaled, _SIZE if backups else _SIZE_OF_NOTHING))
        self.list = self._make_list()
        self.trouble = plain_label("", "soft", wraps=True)
        self.trouble.setObjectName("trouble")
        self.back = button(
            words.RESTORE,
            role="primary",
            icon=Icon.UNDO,
            colour=palette.mood(Mood.GOOD).on_strong,
            clicked=self._go_back,
        )
        self.back.setObjectName("restore")
        self.back.setDefault(True)
        self.look = button(words.LOOK, icon=Icon.EYE, palette=palette, clicked=self._look)
        self.look.setObjectName("look")
        self._arrange(lead, damaged)
        self._show_chosen()
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Backup | None:
        """The backup of the line that is chosen."""
        item = self.list.currentItem()
        return None if item is None else self._backups[self.list.indexOfTopLevelItem(item)]

    def tell(self, described: Described) -> None:
        """Say what is in a backup, on its line."""
        self._described[described.backup] = described
        item = self.list.topLevelItem(self._backups.index(described.backup))
        if item is not None:
            self._fill(item, described.backup)
        self._show_chosen()

    def _fill(self, item: QTreeWidgetItem, backup: Backup) -> None:
        known = self._described.get(backup)
        content = known.content if known else None
        texts = (
            said.moment(backup.at, self._today),
            (content.phase or said.NO_PHASE) if content else "",
            self._held(content) if content else "",
            said.REASON[backup.reason],
            said.READING if known is None else said.WHOLE if content else said.BROKEN,
        )
        for column, text in enumerate(texts):
            item.setText(column, text)
            item.setToolTip(column, plain_tip(text))
            # An empty cell without a name is silence to a screen reader.
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, text or words.EMPTY_CELL)
        item.setData(_WHEN, Qt.ItemDataRole.AccessibleTextRole, words.row(*texts))
        if known is not None and content is None:
            bad = self._palette.mood(Mood.BAD).ink
            item.setForeground(_STATE, QBrush(QColor(bad)))

    def _held(self, content: Content) -> str:
        """How much a backup holds, and how far that is from where the workshop stands."""
        held = said.decisions(content.decisions)
        if self._present is None:
            return held
        further = content.entries - self._present.entries
        return words.beside_present(held, further, same=self._is_present(content))

    def _is_present(self, content: Content | None) -> bool:
        present = self._present
        return content is not None and present is not None and content.head == present.head

    def _show_chosen(self) -> None:
        """Let nobody go back to what is not known to be whole, or to where the workshop stands."""
        chosen = self.chosen
        known = self._described.get(chosen) if chosen else None
        whole = known is not None and known.content is not None
        already = known is not None and self._is_present(known.content)
        self.look.setEnabled(whole)
        self.back.setEnabled(whole and not already)
        if already:
            self.trouble.setText(words.ALREADY_THERE)
        elif chosen is None or whole:
            self.trouble.setText("")
        else:
            self.trouble.setText(words.READING_CHOSEN if known is None else words.BROKEN_CHOSEN)

    def _go_back(self) -> None:
        self.looking = False
        self.accept()

    def _look(self) -> None:
        self.looking = True
        self.accept()

    def _activated(self) -> None:
        if self.back.isEnabled():
            self._go_back()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("backups")
        made.setAccessibleName(words.LIST_NAME)
        made.setRootIsDecorated(False)
        made.setStyleSheet("QTreeView::item { padding: 0 8px; }")
        made.setUniformRowHeights(True)
        made.setAllColumnsShowFocus(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setHeaderLabels(list(words.HEADS))
        made.header().setSectionsMovable(False)
        made.header().setStretchLastSection(False)
        for backup in self._backups:
            item = QTreeWidgetItem(made)
            item.setSizeHint(_PHASE, QSize(0, scaled(_ROW_HEIGHT)))
            self._fill(item, backup)
        for column in (_WHEN, _DECISIONS, _REASON, _STATE):
            made.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        made.header().setSectionResizeMode(_PHASE, QHeaderView.ResizeMode.Stretch)
        made.currentItemChanged.connect(lambda *_: self._show_chosen())
        made.itemActivated.connect(lambda *_: self._activated())
        return made

    def _arrange(self, lead: str, damaged: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(plain_label(words.TITLE, "title"))
        column.addWidget(TextBlock(lead, px=16, colour=self._palette.soft_ink))
        column.addWidget(self.list, 1)
        nothing = TextBlock(words.NONE, px=17, colour=self._palette.ink)
        column.addWidget(nothing, 1, Qt.AlignmentFlag.AlignTop)
        show_if(self.list, bool(self._backups))
        show_if(nothing, not self._backups)
        note = Note(Mood.GOOD, Icon.SHIELD, self._palette)
        note.say(words.DAMAGED_KEPT_FIRST if damaged else words.KEPT_FIRST)
        show_if(note, bool(self._backups))
        column.addWidget(note)
        column.addWidget(self.trouble)
        keys = QHBoxLayout()
        keys.setSpacing(10)
        keys.addWidget(self.look)
        keys.addStretch(1)
        cancel = button(words.CANCEL if self._backups else words.CLOSE, clicked=self.reject)
        cancel.setObjectName("cancel")
        keys.addWidget(cancel)
        keys.addWidget(self.back)
        column.addLayout(keys)
        for key in (self.look, self.back):
            show_if(key, bool(self._backups))
