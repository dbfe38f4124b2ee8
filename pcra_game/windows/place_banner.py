"""One line over a room whose file lies elsewhere: where the work goes, and when it cannot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from pcra_game.table_view.icons import Icon, qicon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import Laid, draw
from pcra_game.texts import storage as words
from pcra_game.windows.controls import plain_tip
from pcra_game.windows.saying import announce
from pcra_game.windows.sized import lay_out
from pcra_game.windows.style import scaled

HEIGHT = 32
_PX = 15.0
_SIGN = 18
_MARGIN = 20
_GAP = 10


class PlaceBanner(QWidget):
    """Made hidden, without words; it takes neither keyboard nor more than one line."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme; the owner lays it at the top of a room before it says anything."""
        super().__init__()
        self.setObjectName("place_banner")
        self._palette = palette
        self._mood, self._icon = Mood.WRITING, Icon.FOLDER
        self._sentences: tuple[str, ...] = ("",)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(scaled(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_place(self, kind: str, name: str = "") -> None:
        """Say what the file is a copy of; takes the kind and the name of a Storage."""
        self._say(words.worked_on_here(kind, name), Mood.WRITING, Icon.FOLDER)

    def show_gone(self, kind: str, written_at: str | None) -> None:
        """Say that the place is away; `written_at` is the local ISO instant of the last update."""
        self._say(words.gone(kind, written_at), Mood.WARNING, Icon.WARNING)

    def show_refused(self, sentence: str) -> None:
        """Say why the place does not take the file, in the words of the refusal."""
        self._say((words.refused(sentence), words.REFUSED_SHORT), Mood.WARNING, Icon.WARNING)

    def show_beside(self, name: str) -> None:
        """Say in which file the work goes on since a conflict."""
        self._say(words.beside(name), Mood.WARNING, Icon.COPY)

    def wear(self, palette: Palette) -> None:
        """Show the same in another theme, at the size that text has now."""
        self._palette = palette
        self.setFixedHeight(scaled(HEIGHT))
        self.update()

    def text(self) -> str:
        """The whole sentence, also where a narrow window shows a shorter one."""
        return self._sentences[0]

    def shown(self) -> str:
        """The sentence that fits."""
        room = self._room()
        fitting = (one for one in self._sentences if not self._laid(one, room).cut)
        return next(fitting, self._sentences[-1])

    def sizeHint(self) -> QSize:
        return QSize(600, scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, scaled(HEIGHT))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and not self._is_short():
            return True  # the whole sentence is on the screen
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = self._palette.mood(self._mood)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shade.fill))
        painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), QColor(shade.line))
        middle = (self.height() - 2) / 2
        sign = qicon(self._icon, shade.line).pixmap(_SIGN, _SIGN)
        painter.drawPixmap(_MARGIN, round(middle - _SIGN / 2), sign)
        laid = self._laid(self.shown(), self._room())
        draw(painter, laid, _MARGIN + _SIGN + _GAP, middle - laid.height / 2, shade.ink)

    def _say(self, sentences: Sequence[str], mood: Mood, icon: Icon) -> None:
        said = (tuple(sentences), mood, icon)
        if said == (self._sentences, self._mood, self._icon):
            return
        self._sentences, self._mood, self._icon = said
        self.setAccessibleName(self.text())
        self.setToolTip(plain_tip(self.text()))
        if self.parentWidget() is not None:
            self.show()
        self.update()
        announce(self, self.text(), urgent=mood is Mood.WARNING)

    def _is_short(self) -> bool:
        return self.shown() != self.text() or self._laid(self.text(), self._room()).cut

    def _room(self) -> float:
        return max(self.width() - 2 * _MARGIN - _SIGN - _GAP, 1)

    def _laid(self, text: str, width: float) -> Laid:
        return lay_out(text, width=width, px=_PX, bold=True, max_lines=1)
