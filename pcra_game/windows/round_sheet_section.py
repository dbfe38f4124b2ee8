"""The frame of a sheet: a column that scrolls, in sections that open and close."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.windows.controls import button, plain_key, put_icon
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import key_look, scaled

_MARGINS = (20, 14, 20, 20)


class SheetArea(QScrollArea):
    """A column of widgets that scrolls up and down, never sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("role", "page")
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(*_MARGINS)
        self.column.setSpacing(12)
        self.setWidget(page)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the column."""
        for widget in widgets:
            self.column.addWidget(widget)

    def show_field(self, widget: QWidget) -> QWidget:
        """Open what hides a widget, bring it into sight, and give it back."""
        parent = widget.parentWidget()
        while parent is not None and parent is not self:
            if isinstance(parent, Section):
                parent.open()
            parent = parent.parentWidget()
        self.ensureWidgetVisible(widget)
        return widget


class _Summary(QWidget):
    """A few soft words at the right end of a line, shortened where they do not fit."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._text, self._colour = "", palette.soft_ink
        self.setMinimumSize(0, scaled(22))

    def say(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        right = Qt.AlignmentFlag.AlignRight
        laid = lay_out(self._text, width=self.width(), px=15, max_lines=1, align=right)
        draw(QPainter(self), laid, 0, (self.height() - laid.height) / 2, self._colour)


class Section(QWidget):
    """A title that opens and closes what is under it."""

    def __init__(self, title: str, palette: Palette, *, opened: bool = True) -> None:
        """Take the title and whether it begins open."""
        super().__init__()
        self._palette = palette
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setStyleSheet(f"background: {palette.card_edge};")
        head = QHBoxLayout()
        self.head: QPushButton = button(title, role="quiet", name=title, clicked=self._turn)
        self.head.setStyleSheet(key_look(3, 2, "text-align: left; font-weight: bold;"))
        head.addWidget(self.head, 0)
        self._summary = _Summary(palette)
        head.addWidget(self._summary, 2)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.setSpacing(12)
        column.addWidget(rule)
        column.addLayout(head)
        column.addWidget(self._inside)
        self._show(opened)

    def add(self, *widgets: QWidget) -> "Section":
        """Put widgets under the title; gives the section itself."""
        for widget in widgets:
            self.body.addWidget(widget)
        return self

    def summarise(self, text: str) -> None:
        """Say in a few words what the section holds."""
        self._summary.say(text)

    def retitle(self, text: str) -> None:
        """Say the title with its count."""
        self.head.setText(plain_key(text))
        self.head.setAccessibleName(text)

    def first_field(self) -> QWidget:
        """The first widget that takes the keyboard; the head where none does."""
        inside = self._inside.findChildren(QWidget)
        takes = (w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        shown = (w for w in takes if w.isEnabled() and w.isVisibleTo(self))
        return next(shown, self.head)

    def open(self) -> None:
        """Show what is under the title."""
        self._show(True)

    def close_up(self) -> None:
        """Hide what is under the title."""
        self._show(False)

    @property
    def is_open(self) -> bool:
        """Whether what is under the title is shown."""
        return not self._inside.isHidden()

    def _turn(self) -> None:
        self._show(not self.is_open)

    def _show(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        icon = Icon.CHEVRON_DOWN if opened else Icon.CHEVRON_RIGHT
        put_icon(self.head, icon, self._palette.soft_ink, 13, 6)


def column_of(widgets: Iterable[QWidget], spacing: int = 6) -> QWidget:
    """Widgets one under the other."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return box


def row_of(*widgets: tuple[QWidget, int]) -> QWidget:
    """Widgets side by side, each with its share of the width."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget, share in widgets:
        row.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
    return box
