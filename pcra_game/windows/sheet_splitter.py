"""The table and the sheet beside it: the line between them is moved, the sheet is hidden, and both
are remembered."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import windows as words
from pcra_game.windows.sheet_handle import SheetHandle
from pcra_game.windows.style import text_size
from pcra_game.workshop.profile import SHEET_SHARE, SHEET_SHARES

WIDEST_SHEET = 640
"""Pixels of a sheet whose width nobody chose, on a screen of the usual size."""

_WIDEST_SHARE = 0.28
"""On a very wide screen the sheet grows with the table beside it, a little less than it."""

NARROWEST_TABLE = 300

_NARROWEST_SHEET = 400
_GROWS = 0.75
"""How much of the growth of words the narrowest sheet takes: its margins and signs stay."""

_HANDLE = 8
_REST_MS = 400


def narrowest_sheet() -> int:
    """Pixels under which a sheet would cut its words, at the present size of text."""
    return round(_NARROWEST_SHEET * (1 + (text_size() - 1) * _GROWS))


class SheetSplitter(QSplitter):
    """Two panels side by side.

    `share_changed` gives the part of the width that somebody gave the sheet, once the hand rests;
    `hidden_changed` says that the sheet was put out of sight, or brought back.
    """

    share_changed = Signal(float)
    hidden_changed = Signal(bool)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        """Take the theme; `hold` gives it its panels."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._share, self._told = SHEET_SHARE, SHEET_SHARE
        self._hidden = self._filled = False
        self._palette = palette
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.tell)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE)

    def hold(self, table: QWidget, sheet: QWidget) -> None:
        """Put the table to the left and the sheet to the right, once."""
        self._sheet = sheet
        table.setMinimumWidth(NARROWEST_TABLE)
        sheet.setMinimumWidth(narrowest_sheet())
        self.addWidget(table)
        self.addWidget(sheet)
        self.setStretchFactor(0, 1)
        # Qt makes the line after both panels: Tab is to meet it between them.
        before = sheet.previousInFocusChain()
        if before is not None:
            QWidget.setTabOrder(before, self.handle(1))
        self.splitterMoved.connect(self._moved)

    def createHandle(self) -> QSplitterHandle:
        handle = SheetHandle(self, self._palette, words.SHEET_HANDLE)
        handle.let_go.connect(self.tell)
        handle.usual_asked.connect(self._take_usual)
        return handle

    @property
    def share(self) -> float:
        """Part of the width that the sheet takes, where both panels have room for it."""
        return self._share

    @property
    def sheet_hidden(self) -> bool:
        """Whether somebody put the sheet out of sight, whatever page is in front."""
        return self._hidden

    @property
    def sheet_in_sight(self) -> bool:
        """Whether the sheet lies beside the page now."""
        return not (self._hidden or self._filled)

    def set_share(self, share: float) -> None:
        """Give the sheet a part of the width, as the profile remembers it."""
        self._share = self._told = share
        self._fit()

    def set_hidden(self, hidden: bool) -> None:
        """Put the sheet out of sight, or bring it back as wide as it was."""
        if hidden == self._hidden:
            return
        self._hidden = hidden
        self._show_sheet()
        self.hidden_changed.emit(hidden)

    def set_filled(self, filled: bool) -> None:
        """Let a page take the whole width while it is in front; what was chosen stays chosen."""
        self._filled = filled
        self._show_sheet()

    def tell(self) -> None:
        """Say the width that was chosen since the last time, if one was."""
        self._resting.stop()
        if self._share != self._told:
            self._told = self._share
            self.share_changed.emit(self._share)

    def hideEvent(self, event: QHideEvent) -> None:
        self.tell()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_sheet(self) -> None:
        self._sheet.setVisible(self.sheet_in_sight)
        if self.sheet_in_sight:
            self._fit()

    def _fit(self) -> None:
        wanted = max(round(self.width() * self._share), narrowest_sheet())
        if self._share == SHEET_SHARE:
            widest = max(WIDEST_SHEET, round(self.width() * _WIDEST_SHARE))
            wanted = min(wanted, max(widest, narrowest_sheet()))
        self.setSizes([self.width() - wanted - _HANDLE, wanted])

    def _moved(self) -> None:
        if self.width() > 0:
            least, most = SHEET_SHARES
            self._share = min(max(self.sizes()[1] / self.width(), least), most)
            self._resting.start()

    def _take_usual(self) -> None:
        self._share = SHEET_SHARE
        self._fit()
        self.tell()
