"""What this post keeps, what erasing leaves elsewhere, and afterwards what went.

Opened, never executed. It erases nothing itself: `erase_asked` says that the person wants it.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import this_post as words
from pcra_game.windows.controls import Note, TextBlock, button, plain_label
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import scaled
from pcra_game.windows.welcome_parts import Surface
from pcra_game.workshop.this_post import Erased, Inventory, Part

MOST_LISTED = 12
LOW, HIGH = 250, 420

_TURNED = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
}


class EraseDialog(FittingDialog):
    """First the inventory and one key, then the report."""

    erase_asked = Signal()

    def __init__(self, parent: QWidget | None, palette: Palette, inventory: Inventory) -> None:
        """Take what is kept on this post."""
        super().__init__(parent)
        self._look, self._inventory = palette, inventory
        self._busy = False
        self.setWindowTitle(words.TITLE)
        self.setMinimumWidth(scaled(680))
        self.tick: QCheckBox | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 18)
        self._column.setSpacing(12)
        self._title = plain_label(words.TITLE, "title")
        self._column.addWidget(self._title)
        self._body: QWidget = self._inventory_view()
        self._column.addWidget(self._body, 1)
        self._add_tick()
        self.erase = button(words.ERASE, icon=Icon.CROSS, palette=palette, clicked=self._ask)
        self.erase.setObjectName("erase")
        self.cancel = button(words.CANCEL, clicked=self.reject)
        self.cancel.setObjectName("cancel")
        self._keys()
        self._may_erase()

    def show_report(self, erased: Erased) -> None:
        """Show what went, and what stayed with why; only closing is left."""
        self._busy = False
        report = self._report_view(erased)
        self._column.replaceWidget(self._body, report)
        self._body.hide()
        self._body.deleteLater()
        self._body = report
        report.show()
        self._title.setText(words.REPORT_TITLE)
        self.setWindowTitle(words.REPORT_TITLE)
        self.erase.hide()
        if self.tick is not None:
            self.tick.hide()
        self.cancel.setText(words.CLOSE)
        self.cancel.setAccessibleName(words.CLOSE)
        self.cancel.setEnabled(True)
        self.cancel.setDefault(True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turned = _TURNED.get(Qt.Key(event.key()))
        if turned is None or not isinstance(self._body, QScrollArea):
            super().keyPressEvent(event)
            return
        self._body.verticalScrollBar().triggerAction(turned)

    def reject(self) -> None:
        """Close, unless files are just being erased."""
        if not self._busy:
            super().reject()

    def _ask(self) -> None:
        self._busy = True
        self.erase.setEnabled(False)
        self.cancel.setEnabled(False)
        self.erase.setText(words.ERASING)
        self.erase_asked.emit()

    def _keys(self) -> None:
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self.cancel)
        keys.addWidget(self.erase)
        self._column.addLayout(keys)
        if self._inventory.empty:
            self.erase.hide()
            self.cancel.setText(words.CLOSE)
            self.cancel.setAccessibleName(words.CLOSE)
        self.cancel.setDefault(True)  # Enter never erases

    def _may_erase(self) -> None:
        ticked = self.tick is None or self.tick.isChecked()
        self.erase.setEnabled(ticked and not self._inventory.empty)

    def _inventory_view(self) -> QWidget:
        view, column = self._scrolled()
        kept = self._inventory
        said = words.NOTHING_KEPT if kept.empty else words.INTRO
        column.addWidget(self._text(said))
        if kept.pending:
            self._say_pending(column)
        self._say_kept(column)
        self._heading(column, words.STAYS)
        self._list(column, words.SESSIONS_STAY, kept.sessions)
        self._list(column, words.EXPORTS_STAY, kept.exports)
        for sentence in (words.UNKNOWABLE, words.SETTINGS_STAY):
            column.addWidget(self._text(sentence))
        if kept.unknown:
            column.addWidget(self._text(words.others(kept.unknown)))
        column.addSpacing(6)
        column.addWidget(self._note(Mood.WRITING, Icon.LOCK, words.DISK))
        column.addStretch(1)
        return view

    def _say_kept(self, column: QVBoxLayout) -> None:
        kept = self._inventory
        if not kept.empty:
            self._heading(column, words.KEPT_HERE)
            self._list(column, "", part_lines(kept.parts), soft=False)
        if kept.open:
            column.addWidget(self._note(Mood.WRITING, Icon.NOTE, words.OPEN_STAYS))
        if kept.other_window:
            column.addWidget(self._note(Mood.WARNING, Icon.WARNING, words.OTHER_WINDOW))

    def _say_pending(self, column: QVBoxLayout) -> None:
        pending = self._inventory.pending
        self._heading(column, words.PENDING)
        for one in pending:
            said = words.pending(one.name, one.original)
            column.addWidget(self._note(Mood.BAD, Icon.ALERT, said))
        column.addWidget(self._text(words.PENDING_WAY))

    def _add_tick(self) -> None:
        """Beside the key that waits for it, where it is always seen."""
        pending = self._inventory.pending
        if pending:
            self.tick = QCheckBox(words.TICK_ONE if len(pending) == 1 else words.TICK_SEVERAL)
            self.tick.setObjectName("verified")
            self.tick.setAccessibleName(self.tick.text())
            self.tick.toggled.connect(self._may_erase)
            self._column.addWidget(self.tick)

    def _report_view(self, erased: Erased) -> QWidget:
        view, column = self._scrolled()
        if erased.left:
            column.addWidget(self._note(Mood.WARNING, Icon.WARNING, words.PARTLY))
            lines = [words.left(str(one.path), one.why) for one in erased.left]
            self._list(column, words.NOT_ERASED, lines)
        else:
            column.addWidget(self._note(Mood.GOOD, Icon.CHECK, words.WHOLLY))
        self._list(column, words.GONE, part_lines(erased.parts), soft=False)
        if erased.links:
            column.addWidget(self._text(words.links(erased.links)))
        self._heading(column, words.STAYS)
        self._list(column, words.SESSIONS_STAY, self._inventory.sessions)
        self._list(column, words.EXPORTS_STAY, self._inventory.exports)
        for sentence in (words.UNKNOWABLE, words.DISK):
            column.addWidget(self._text(sentence))
        column.addStretch(1)
        return view

    def _scrolled(self) -> tuple[QScrollArea, QVBoxLayout]:
        inside = Surface(self._look.page)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(7)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of a page turn it from anywhere
        scroll.setAccessibleName(words.KEPT_HERE)
        scroll.setWidget(inside)
        scroll.setMinimumHeight(LOW if self._inventory.empty else HIGH)
        return scroll, column

    def _heading(self, column: QVBoxLayout, text: str) -> None:
        column.addSpacing(6)
        column.addWidget(plain_label(text, "heading"))

    def _list(
        self, column: QVBoxLayout, title: str, lines: Iterable[str], *, soft: bool = True
    ) -> None:
        """A title and a line for each path, the last ones counted."""
        listed = list(lines)
        if not listed:
            return
        if title:
            column.addWidget(self._text(f"{title}\u00a0:"))
        rows = QVBoxLayout()
        rows.setSpacing(2)
        rows.setContentsMargins(10, 0, 0, 0)
        for line in listed[:MOST_LISTED]:
            rows.addWidget(self._text(f"•  {line}", soft=soft))
        if len(listed) > MOST_LISTED:
            rows.addWidget(self._text(words.more(len(listed) - MOST_LISTED), soft=soft))
        column.addLayout(rows)

    def _text(self, text: str, *, soft: bool = False) -> TextBlock:
        return TextBlock(text, px=16, colour=self._look.soft_ink if soft else self._look.ink)

    def _note(self, mood: Mood, icon: Icon, sentence: str) -> Note:
        note = Note(mood, icon, self._look)
        note.say(sentence)
        return note


def part_lines(parts: Iterable[Part]) -> list[str]:
    """Say each kind of what is kept, or went."""
    return [words.part(part.kind.value, part.files, part.bytes) for part in parts]
