"""The impact ruler: from when an interruption is serious, from when dangerous, and where it hurts.

Three keys say it: a digit, a digit, a letter. Nothing is kept until the ruler is left, or Enter.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pcra_game.domain.deck import Axis
from pcra_game.table_view.palette import Palette
from pcra_game.texts import activity_sheet as words
from pcra_game.texts.words import AXIS
from pcra_game.windows.impact_ruler_painter import Drawn, axis_boxes, height_for, lanes, paint
from pcra_game.windows.impact_ruler_scale import KEYS, STEP_KEYS, STOPS, Impact, step_at
from pcra_game.windows.style import text_size

_WHOLE = 400
"""Pixels that the ruler asks for at the usual size of text."""

_SERIOUS, _DANGEROUS, _AXIS, _DONE = range(4)


@dataclass(frozen=True, slots=True)
class _Dragged:
    """A sign under the hand: what the ruler showed before, and which of both it is."""

    before: Impact
    step: int
    serious: bool


class ImpactRuler(QWidget):
    """`judged` tells axis, serious and dangerous (minutes, `None` for never) once they are said;
    `refused` says in a sentence why a key does nothing."""

    judged = Signal(object, object, object)
    refused = Signal(str)

    def __init__(self, palette: Palette) -> None:
        """Take the colours."""
        super().__init__()
        self._palette = palette
        self._kept = Impact(Axis.SAFETY, None, None)
        self._draft = self._kept
        self._discussed = False
        self._step = _SERIOUS
        self._dragged: _Dragged | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_impact(self._kept, discussed=False)

    def set_impact(self, impact: Impact, *, discussed: bool) -> None:
        """Show what is known; an unfinished answer stays."""
        if self.has_draft():
            self._kept, self._discussed = impact, discussed
            return
        self._kept = self._draft = impact
        self._discussed = discussed
        self._step = _SERIOUS
        self._redraw()

    def impact(self) -> Impact:
        """What the ruler shows now."""
        return self._draft

    def has_draft(self) -> bool:
        """Whether something was said that is not told yet."""
        return self._step != _SERIOUS or self._draft != self._kept

    def settle(self) -> bool:
        """Tell what was said, if anything was; False where it makes no sense yet."""
        if not self.has_draft():
            return True
        if not self._draft.possible:
            self.refused.emit(words.DANGEROUS_FIRST)
            return False
        told, self._kept, self._step = self._draft, self._draft, _SERIOUS
        self._discussed = True
        self._redraw()
        self.judged.emit(told.axis, told.serious, told.dangerous)
        return True

    def take_back(self) -> None:
        """Forget what was not told."""
        self._draft, self._step = self._kept, _SERIOUS
        self._redraw()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape and (
                self.has_draft() or self._dragged is not None
            )
            if escape or event.text().lower() in (*STEP_KEYS, *KEYS):
                event.accept()  # the ruler's letters come before those of the window
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().lower()
        if text in STEP_KEYS:
            self._digit(STEP_KEYS[text])
        elif text in KEYS:
            self._set_axis(KEYS[text])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        elif event.key() == Qt.Key.Key_Escape and self._dragged is not None:
            self._drop_back()
        elif event.key() == Qt.Key.Key_Escape and self.has_draft():
            self.take_back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        grown = growth(self.width())
        at = event.position() / grown
        serious, dangerous = lanes(self.width() / grown)
        for axis, box in axis_boxes(self.width() / grown):
            if box.contains(at):
                self._set_axis(axis)
                return
        if serious.contains(at) or dangerous.contains(at):
            self._dragged = _Dragged(self._draft, self._step, serious.contains(at))
            self._say_stop(self._stop_under(at, serious))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            return
        grown = growth(self.width())
        lane, _ = lanes(self.width() / grown)
        stop = self._stop_under(event.position() / grown, lane)
        held = self._draft.serious if self._dragged.serious else self._draft.dangerous
        moved = Impact(self._draft.axis, self._draft.serious, stop)
        if stop != held and (self._dragged.serious or moved.possible):
            self._say_stop(stop)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragged = None

    def _say_stop(self, stop: int | None) -> None:
        """Put the sign that is under the hand on a step; a sign that it pushed comes back."""
        assert self._dragged is not None
        if self._dragged.serious:
            self._draft = replace(self._draft, dangerous=self._dragged.before.dangerous)
            self._set_serious(stop)
        else:
            self._set_dangerous(stop)

    def _drop_back(self) -> None:
        """The sign is where it was before the hand took it."""
        assert self._dragged is not None
        self._draft, self._step = self._dragged.before, self._dragged.step
        self._dragged = None
        self._redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dragged = None
        self.update()
        if event.reason() is not Qt.FocusReason.PopupFocusReason and not self.settle():
            self.take_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(width)

    def sizeHint(self) -> QSize:
        return QSize(400, _height(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, _height(max(self.width(), 320)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(_height(event.size().width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawn = Drawn(
            self._draft, self._discussed or self.has_draft(), self.hasFocus(), self._hint()
        )
        grown = growth(self.width())
        painter.scale(grown, grown)
        area = QRectF(0, 0, self.width() / grown, self.height() / grown)
        paint(painter, area, drawn, self._palette)

    def _hint(self) -> str:
        if not self.hasFocus():
            return ""
        return words.RULER_DONE if self._step == _DONE else words.RULER_STEPS[self._step]

    def _digit(self, stop: int | None) -> None:
        if self._step == _DANGEROUS:
            self._set_dangerous(stop)
        else:
            self._set_serious(stop)

    def _set_serious(self, stop: int | None) -> None:
        dangerous = self._draft.dangerous
        moved = Impact(self._draft.axis, stop, dangerous)
        # What is dangerous follows until it is said: it cannot come first.
        self._draft = moved if moved.possible else Impact(self._draft.axis, stop, stop)
        self._step = _DANGEROUS
        self._redraw()

    def _set_dangerous(self, stop: int | None) -> None:
        moved = Impact(self._draft.axis, self._draft.serious, stop)
        if not moved.possible:
            self.refused.emit(words.DANGEROUS_FIRST)
            return
        self._draft, self._step = moved, _AXIS
        self._redraw()

    def _set_axis(self, axis: Axis) -> None:
        self._draft = Impact(axis, self._draft.serious, self._draft.dangerous)
        complete = self._step == _AXIS
        self._step = _DONE
        self._redraw()
        if complete:
            self.settle()

    def _stop_under(self, at: QPointF, lane: QRectF) -> int | None:
        return STOPS[step_at(at.x() - lane.x(), lane.width())]

    def _redraw(self) -> None:
        said = self._draft
        self.setAccessibleName(words.RULER)
        self.setAccessibleDescription(
            words.spoken_ruler(said.serious, said.dangerous, AXIS[said.axis])
        )
        self.update()


def growth(width: float) -> float:
    """How many times as large as usual a ruler is drawn: as the words, where the width lets it."""
    return min(text_size(), max(width / _WHOLE, 1.0))


def _height(width: int) -> int:
    grown = growth(width)
    return round(height_for(width / grown) * grown)
