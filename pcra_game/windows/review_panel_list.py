"""The list of the review panel: rows that stay as long as their finding is the same."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionViewItem

from pcra_game.domain.review import Finding
from pcra_game.table_view.icons import Icon, draw_icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import review_panel as words
from pcra_game.texts.synthesis import spoken_finding
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.synthesis_parts import FINDING, FindingDelegate, FindingsList

MORE_WIDTH = 34
"""Right end of a row: a click there reads the point, a click elsewhere opens what it names."""

Row = Finding | str
"""A finding, or the words of a heading."""


def rows_of(findings: Iterable[Finding]) -> Iterator[Row]:
    """Findings in their order under a heading each time the group changes."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        name = words.ACCEPTED if finding.accepted else words.GROUPS[finding.severity]
        groups.setdefault(name, []).append(finding)
    for name, members in groups.items():
        yield words.group(name, len(members))
        yield from members


class ReviewList(FindingsList):
    """Points of the review. A click or Enter opens one, its right end reads it; A accepts."""

    accept_asked = Signal()
    reopen_asked = Signal()
    source_asked = Signal()

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__(palette)
        self._rows: list[Row] | None = None
        self._delegate = PointDelegate(palette, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(words.LIST)
        self.setAccessibleDescription(words.LIST_HELP)
        self.setObjectName("points")
        self.setMinimumHeight(120)
        self.setMouseTracking(True)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """List them; rows that did not change are left alone."""
        self.show_rows(list(rows_of(findings)))

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows, the finding in hand staying in hand."""
        if rows == self._rows:
            return
        held, place = self.finding(), self.verticalScrollBar().value()
        changes = SequenceMatcher(None, self._rows or [], rows, autojunk=False).get_opcodes()
        self.blockSignals(True)
        for tag, start, end, first, last in reversed(changes):
            if tag == "equal":
                continue
            for _ in range(start, end):
                self.takeItem(start)
            for index in range(first, last):
                self.insertItem(start + index - first, _item(rows[index]))
        self._rows = rows
        self._hold(held)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.currentItemChanged.emit(self.currentItem(), None)

    def finding(self) -> Finding | None:
        """The finding in hand."""
        item = self.currentItem()
        found = item.data(FINDING) if item is not None else None
        return found if isinstance(found, Finding) else None

    def take_first(self) -> None:
        """Take the first point in hand where none is."""
        if self.finding() is None:
            first = next((i for i, row in enumerate(self._rows or ()) if _is_point(row)), None)
            if first is not None:
                self.setCurrentRow(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {
            Qt.Key.Key_A: self.accept_asked,
            Qt.Key.Key_R: self.reopen_asked,
            Qt.Key.Key_S: self.source_asked,
        }
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.key() in asked and bare:
            asked[Qt.Key(event.key())].emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._reads(event.position().toPoint()):
            self.blockSignals(True)  # the row is taken in hand, nothing is opened
            super().mouseReleaseEvent(event)
            self.blockSignals(False)
            return
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self.currentItem()
        if current is not None:  # what is read of it took its room from the list
            self.scrollToItem(current)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            shape = (
                Qt.CursorShape.ArrowCursor
                if self._reads(event.position().toPoint())
                else Qt.CursorShape.PointingHandCursor
            )
            self.viewport().setCursor(shape)
        return super().viewportEvent(event)

    def _reads(self, place: QPoint) -> bool:
        return place.x() >= self.viewport().width() - MORE_WIDTH

    def _hold(self, held: Finding | None) -> None:
        """Take the same point in hand again: the one that it became, else its neighbour."""
        if held is None:
            return
        for row in range(self.count()):
            found = self.item(row).data(FINDING)
            if isinstance(found, Finding) and _key(found) == _key(held):
                self.setCurrentRow(row)
                return
        current = self.currentItem()
        if current is not None and not isinstance(current.data(FINDING), Finding):
            self.setCurrentRow(-1)


class PointDelegate(FindingDelegate):
    """A row of the list of the synthesis, its reason under it, a sign at its right end."""

    RIGHT = float(MORE_WIDTH - 8)

    def said(self, finding: Finding) -> str:
        return words.row(finding.text, finding.accepted)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            bar = QRectF(option.rect.x() + 2, option.rect.y() + 3, 4, option.rect.height() - 6)
            painter.fillRect(bar, QColor(self._palette.accent))
        if isinstance(index.data(FINDING), Finding):
            area = QRectF(option.rect)
            box = QRectF(area.right() - 24, area.top() + 12, 12, 12)
            draw_icon(painter, Icon.CHEVRON_DOWN, box, self._palette.soft_ink)


def _item(row: Row) -> QListWidgetItem:
    if isinstance(row, str):
        heading = QListWidgetItem(row)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        return heading
    item = QListWidgetItem(row.text)
    item.setData(FINDING, row)
    said = spoken_finding(row.code, row.severity, row.text, accepted=bool(row.accepted))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    item.setToolTip(plain_tip(f"{row.why}\n{row.what_to_do}"))
    return item


def _is_point(row: Row) -> bool:
    return isinstance(row, Finding)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.subject
