"""The parts of the synthesis page: a picture that follows its width, and the list of points."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QToolTip,
    QWidget,
)

from pcra_game.domain.drawing import Drawing
from pcra_game.domain.review import Finding, Severity
from pcra_game.table_view.figure_painter import paint, tints
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.texts import synthesis as words
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled
from pcra_game.windows.synthesis_tips import Tips, tip_at

MOODS = {
    Severity.BLOCKING: Mood.BAD,
    Severity.WARNING: Mood.WARNING,
    Severity.NOTE: Mood.UNKNOWN,
}
FINDING = Qt.ItemDataRole.UserRole
"""Where an item of the list keeps its finding; headings have none."""

_PX = 15.0
_BADGE = 64.0
_PAD = 8.0


class Figure(QWidget):
    """A drawing that is made anew for each width; `scale` is pixels for one of its points."""

    def __init__(
        self,
        make: Callable[[float], Drawing],
        name: str,
        palette: Palette,
        tips: Callable[[float], Tips] | None = None,
    ) -> None:
        """`make` gives the drawing for a width in points, `tips` what is said under the mouse;
        `name` is what a screen reader says."""
        super().__init__()
        self._tips = tips
        self._make, self._palette = make, palette
        self._scale = 1.6
        self._made: dict[int, Drawing] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def drawing(self) -> Drawing:
        """What is drawn at the present width."""
        return self._at(self.width())

    def refresh(self) -> None:
        """Make the drawing again: the room changed."""
        self._made.clear()
        self.setAccessibleDescription(self.drawing().alternative)
        self.updateGeometry()
        self.update()

    def set_scale(self, scale: float) -> None:
        """Draw larger or smaller."""
        if scale != self._scale:
            self._scale = scale
            self.refresh()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._at(width).height * self._scale) + 2

    def sizeHint(self) -> QSize:
        width = max(self.width(), 400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, place: QPoint) -> str:
        """What is said of what lies under a point; empty where nothing is."""
        if self._tips is None:
            return ""
        tips = self._tips(max(self.width(), 300) / self._scale)
        return tip_at(tips, place.x() / self._shrunk(), place.y() / self._shrunk())

    def _shrunk(self) -> float:
        return min(self._scale, self.width() / max(self.drawing().width, 1.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawing = self.drawing()
        painter.save()
        scale = self._shrunk()
        painter.scale(scale, scale)
        paint(drawing, painter, tints(self._palette))
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.accent), 3))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)

    def _at(self, width: int) -> Drawing:
        if width not in self._made:
            self._made[width] = self._make(max(width, 300) / self._scale)
        return self._made[width]


class FindingsList(QListWidget):
    """Points of the review, grouped by how much they weigh. Click or Enter opens one."""

    chosen = Signal(object)

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._delegate = FindingDelegate(palette, self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.FINDINGS)
        self.setAccessibleDescription(words.FINDINGS_HELP)
        self.setMinimumHeight(200)
        self.itemClicked.connect(self._open)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """List them in groups, those that the room accepted last."""
        kept = self.currentItem().data(FINDING) if self.currentItem() else None
        self.clear()
        groups: dict[str, list[Finding]] = {}
        for finding in findings:
            name = words.ACCEPTED if finding.accepted else words.GROUPS[finding.severity]
            groups.setdefault(name, []).append(finding)
        for name, members in groups.items():
            heading = QListWidgetItem(words.group(name, len(members)), self)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for finding in members:
                self._add(finding, current=finding == kept)
        if not groups:
            empty = QListWidgetItem(words.NOTHING_TO_SETTLE, self)
            empty.setFlags(Qt.ItemFlag.NoItemFlags)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # texts break elsewhere

    def _add(self, finding: Finding, *, current: bool) -> None:
        item = QListWidgetItem(finding.text, self)
        item.setData(FINDING, finding)
        said = words.spoken_finding(
            finding.code, finding.severity, finding.text, accepted=bool(finding.accepted)
        )
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(plain_tip(f"{finding.why}\n{finding.what_to_do}"))
        if current:
            self.setCurrentItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        finding = item.data(FINDING)
        if isinstance(finding, Finding):
            self.chosen.emit(finding)


class FindingDelegate(QStyledItemDelegate):
    """Draws a badge with the code, and the whole text beside it."""

    RIGHT = 0.0
    """What is left free at the right end of a row."""

    def __init__(self, palette: Palette, view: QListWidget) -> None:
        """Take the theme and the list whose width breaks the texts."""
        super().__init__(view)
        self._palette, self._view = palette, view

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        finding, width = index.data(FINDING), self._view.viewport().width()
        if not isinstance(finding, Finding):
            return QSize(width, scaled(34))
        laid = lay_out(self.said(finding), width=self._room(width), px=_PX)
        return QSize(width, round(max(laid.height, scaled(24)) + 1.4 * _PAD))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area, state = QRectF(option.rect), option.state
        finding, p = index.data(FINDING), self._palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(finding, Finding):
            laid = lay_out(str(index.data()), width=area.width() - 2 * _PAD, px=14, bold=True)
            draw(painter, laid, area.x() + _PAD, area.bottom() - laid.height - 1, p.soft_ink)
            painter.restore()
            return
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            self._highlight(painter, area, focus=bool(state & QStyle.StateFlag.State_HasFocus))
        self._badge(painter, area, finding)
        laid = lay_out(self.said(finding), width=self._room(area.width()), px=_PX)
        place = QPointF(area.x() + scaled(_BADGE) + 2.5 * _PAD, area.y() + 0.7 * _PAD + 1)
        draw(painter, laid, place.x(), place.y(), p.soft_ink if finding.accepted else p.ink)
        painter.restore()

    def said(self, finding: Finding) -> str:
        """The words of a row."""
        return finding.text

    def _room(self, width: float) -> float:
        return width - scaled(_BADGE) - 4 * _PAD - self.RIGHT

    def _highlight(self, painter: QPainter, area: QRectF, *, focus: bool) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(area.adjusted(2, 1, -2, -1), 6, 6)
        painter.fillPath(outline, QColor(self._palette.page))
        if focus:
            painter.strokePath(outline, QPen(QColor(self._palette.accent), 3))

    def _badge(self, painter: QPainter, area: QRectF, finding: Finding) -> None:
        shade = self._palette.mood(Mood.UNKNOWN if finding.accepted else MOODS[finding.severity])
        box = QRectF(area.x() + _PAD, area.y() + 0.7 * _PAD, scaled(_BADGE), scaled(24))
        outline = QPainterPath()
        outline.addRoundedRect(box, 6, 6)
        painter.fillPath(outline, QColor(shade.strong))
        laid = lay_out(finding.code, width=scaled(_BADGE), px=15, bold=True)
        x, y = box.center().x() - laid.width / 2, box.center().y() - laid.height / 2 + 1
        draw(painter, laid, x, y, shade.on_strong)


class ActionsTable(QTableWidget):
    """What is to be done, by whom, by when; read row by row by a screen reader."""

    def __init__(self) -> None:
        """An empty table."""
        super().__init__(0, len(words.ACTION_COLUMNS))
        self.setHorizontalHeaderLabels(list(words.ACTION_COLUMNS))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setMinimumHeight(170)
        self.setStyleSheet("QTableWidget::item { padding: 3px 6px; }")
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_rows(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Show these actions, in this order; the row in hand stays in hand."""
        lines = list(rows)
        self.setAccessibleName(words.spoken_actions(len(lines)))
        self.setRowCount(len(lines))
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                self.setItem(row, column, QTableWidgetItem(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.horizontalHeader().resizeSection(
            1, max(self.viewport().width() * 27 // 100, scaled(105))
        )
