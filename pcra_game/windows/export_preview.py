"""The first page of what will be written, drawn beside the choices by the export process."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pcra_game.exports.deliverables import Deliverable
from pcra_game.exports.formats import Finish
from pcra_game.table_view.palette import Palette
from pcra_game.texts import export_dialog as words
from pcra_game.windows.controls import TextBlock, plain_label
from pcra_game.windows.style import scaled

_WIDTH = 150
_RATIO = 2**0.5
_REST_MS = 250


class ExportPreview(QWidget):
    """Asks for a page whenever another one comes first; `asked` says which, and how it looks."""

    asked = Signal(object, object, int)

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._wanted: tuple[Deliverable, Finish] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.page = QLabel()
        self.page.setTextFormat(Qt.TextFormat.PlainText)
        self.page.setWordWrap(True)
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setFixedSize(QSize(scaled(_WIDTH), scaled(_WIDTH * _RATIO)))
        self.page.setFrameShape(QFrame.Shape.Box)
        self.caption = TextBlock(px=13, colour=palette.soft_ink)
        self.caption.setMinimumWidth(scaled(_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(words.PREVIEW, "heading"))
        column.addWidget(self.page)
        column.addWidget(self.caption)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def want(self, one: Deliverable | None, finish: Finish) -> None:
        """Show the first page of this one, soon; of nothing where there is none."""
        before, self._wanted = self._wanted, (one, finish) if one is not None else None
        if self._wanted is None:
            self._rest.stop()
            self._say(words.PREVIEW_NONE)
        elif self._wanted != before:
            self._say(words.PREVIEW_WAITS)
            self._rest.start()

    def show_page(self, key: str, finish: Finish, picture: bytes) -> None:
        """Show a page that was asked for; one that came too late is thrown away."""
        if self._wanted is None or (self._wanted[0].key, self._wanted[1]) != (key, finish):
            return
        drawn = QPixmap()
        if not picture or not drawn.loadFromData(picture):
            self._say(words.PREVIEW_FAILED)
            return
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        self.page.setText("")
        self.page.setPixmap(
            drawn.scaled(
                self.page.size() * self.devicePixelRatioF(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        self.caption.set_text(self._wanted[0].label)
        self.page.setAccessibleName(f"{words.PREVIEW}, {self._wanted[0].label}")

    def _ask(self) -> None:
        if self._wanted is not None:
            pixels = round(self.page.width() * self.devicePixelRatioF())
            self.asked.emit(*self._wanted, pixels)

    def _say(self, sentence: str) -> None:
        self.page.setPixmap(QPixmap())
        self.page.setText(sentence)
        self.page.setAccessibleName(sentence)
        self.caption.set_text("")
