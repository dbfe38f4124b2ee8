"""Step of the preparation: which unit plays, which activities it keeps, in which order."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from pcra_game.domain.limits import MAX_ACTIVITIES
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import preparing as words
from pcra_game.texts import welcome as welcome_words
from pcra_game.windows.controls import Note, button, plain_label
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.preparing_step import Step
from pcra_game.windows.style import scaled

_ID = Qt.ItemDataRole.UserRole


class QuietCombo(QComboBox):
    """A list that the wheel never changes in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ActivityList(QListWidget):
    """Activities to tick; Ctrl with an arrow moves the one in hand."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("activities")
        self.setAccessibleName(words.ACTIVITIES)
        self.setMinimumHeight(250)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet(
            "QListWidget::item { padding: 4px 6px; }"
            f"QListWidget::indicator {{ width: 16px; height: 16px; background: {palette.field};"
            f"border: 2px solid {palette.field_edge}; border-radius: 5px; }}"
            f"QListWidget::indicator:checked {{ background: {palette.accent};"
            f"border-color: {palette.card}; image: url(signs:{palette.name}-tick.png); }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Move the activity in hand up or down, and keep it in hand."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + step < self.count():
            return
        self.blockSignals(True)
        self.insertItem(row + step, self.takeItem(row))
        self.blockSignals(False)
        self.setCurrentRow(row + step)
        self.itemChanged.emit(self.item(row + step))

    def order(self) -> tuple[str, ...]:
        """Every activity, from top to bottom."""
        return tuple(str(self.item(row).data(_ID)) for row in range(self.count()))

    def kept(self) -> tuple[str, ...]:
        """The activities that are ticked, from top to bottom."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(str(i.data(_ID)) for i in items if i.checkState() is Qt.CheckState.Checked)

    def show_all(self, lines: list[tuple[str, str]], kept: tuple[str, ...]) -> None:
        """Show (id, label) pairs, those that are kept ticked."""
        self.blockSignals(True)
        self.clear()
        for id, label in lines:
            item = QListWidgetItem(label)
            item.setData(_ID, id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = Qt.CheckState.Checked if id in kept else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.blockSignals(False)


class UnitStep(Step):
    """The unit and its activities."""

    title = words.UNIT
    hint = words.UNIT_HINT

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        self.unit = QuietCombo()
        self.unit.setObjectName("unit")
        self.unit.setAccessibleName(words.UNIT_LABEL)
        for unit in draft.game.deck.units:
            self.unit.addItem(unit.label, unit.code)
        self.unit.setMaximumWidth(scaled(520))
        self.list = ActivityList(palette)
        self._count = plain_label(role="soft")
        self._full = Note(Mood.WARNING, Icon.WARNING, palette)
        self._full.say("")
        self._arrange()
        self.enter()
        self.unit.currentIndexChanged.connect(self._unit_chosen)
        self.list.itemChanged.connect(self._ticked)

    def enter(self) -> None:
        draft = self.draft
        self.unit.blockSignals(True)
        self.unit.setCurrentIndex(self.unit.findData(draft.unit))
        self.unit.blockSignals(False)
        self.hint_line.set_text(words.unit_hint(draft.format_minutes, draft.proposed))
        kept = draft.activities
        if self.list.kept() != kept or self.list.order()[: len(draft.order)] != draft.order:
            known = tuple(a.id for a in draft.game.unit.activities) + tuple(draft.added)
            first = draft.order or kept
            order = (*first, *(id for id in known if id not in first))
            self.list.show_all([(id, draft.label(id)) for id in order], kept)
        self._say_count()

    def said(self) -> str:
        draft = self.draft
        return f"{draft.game.unit.label} · " + words.kept_activities(
            [draft.label(id) for id in draft.activities]
        )

    def _unit_chosen(self) -> None:
        self.draft.choose_unit(str(self.unit.currentData()))
        self.enter()
        self.edited.emit()

    def _ticked(self, item: QListWidgetItem) -> None:
        self._full.say("")
        if len(self.list.kept()) > MAX_ACTIVITIES:
            self.list.blockSignals(True)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.blockSignals(False)
            self._full.say(words.most_activities(MAX_ACTIVITIES))
        self.draft.keep(self.list.order(), self.list.kept())
        self._say_count()
        self.edited.emit()

    def _say_count(self) -> None:
        kept = len(self.list.kept())
        self._count.setText(welcome_words.activities_kept(kept, MAX_ACTIVITIES))

    def _up(self) -> None:
        self.list.move_current(-1)

    def _down(self) -> None:
        self.list.move_current(1)

    def _arrange(self) -> None:
        self.body.addWidget(plain_label(words.UNIT_LABEL, "heading"))
        self.body.addWidget(self.unit)
        head = QHBoxLayout()
        head.addWidget(plain_label(words.ACTIVITIES, "heading"), 1)
        head.addWidget(self._count)
        self.body.addLayout(head)
        keys = QVBoxLayout()
        keys.addWidget(button(words.UP, clicked=self._up))
        keys.addWidget(button(words.DOWN, clicked=self._down))
        keys.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(keys)
        self.body.addLayout(row, 1)
        self.body.addWidget(self._full)
        self.body.addWidget(plain_label(words.ORDER_KEYS, "soft", wraps=True))
