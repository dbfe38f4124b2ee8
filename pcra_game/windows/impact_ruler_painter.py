"""How the impact ruler is drawn: a scale in three zones, two lanes of signs, five axes."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from pcra_game.domain.deck import Axis
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw, lay_out, text_font
from pcra_game.texts import activity_sheet as words
from pcra_game.texts.words import AXIS
from pcra_game.windows.impact_ruler_scale import LABELS, STOPS, Impact, place

_LANE = 26.0
_TRACK = 34.0
_LABELS = 22.0
_CHIP = 28.0
_GAP = 6.0
_HINT = 22.0
_SIGN = 8.0
_CHIP_PX = 15
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Drawn:
    """What to draw: the answer, whether the room said it, the focus and the hint under it."""

    impact: Impact
    said: bool
    focused: bool
    hint: str


def lanes(width: float) -> tuple[QRectF, QRectF]:
    """Where a click says serious, and where dangerous: above and below the middle of the track."""
    half = _TRACK / 2
    return (
        QRectF(0, 0, width, _LANE + half),
        QRectF(0, _LANE + half, width, half + _LANE + _LABELS),
    )


def axis_boxes(width: float) -> tuple[tuple[Axis, QRectF], ...]:
    """The chip of each axis, wrapped to the width."""
    metrics = QFontMetricsF(text_font(_CHIP_PX))
    x, y = 0.0, _axes_top()
    boxes = []
    for axis in Axis:
        wide = metrics.horizontalAdvance(AXIS[axis]) + 46
        if x > 0 and x + wide > width:
            x, y = 0.0, y + _CHIP + _GAP
        boxes.append((axis, QRectF(x, y, wide, _CHIP)))
        x += wide + _GAP
    return tuple(boxes)


def height_for(width: float) -> int:
    """The height of the whole ruler."""
    return round(axis_boxes(width)[-1][1].bottom() + _HINT) + 2


def paint(painter: QPainter, area: QRectF, drawn: Drawn, palette: Palette) -> None:
    """Draw the ruler over the whole of `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    track = QRectF(1, _LANE, area.width() - 2, _TRACK)
    _zones(painter, track, drawn, palette)
    _steps(painter, track, palette)
    _sign(painter, track, drawn.impact.serious, drawn, palette, above=True)
    _sign(painter, track, drawn.impact.dangerous, drawn, palette, above=False)
    for axis, box in axis_boxes(area.width()):
        _axis(painter, box, axis, drawn, palette)
    if drawn.hint:
        laid = lay_out(drawn.hint, width=area.width(), px=14, max_lines=1)
        draw(painter, laid, 0, area.bottom() - laid.height, palette.accent)


def _axes_top() -> float:
    return _LANE + _TRACK + _LANE + _LABELS + 2


def _x(track: QRectF, minutes: int | None) -> float:
    cell = track.width() / len(STOPS)
    return track.x() + (place(minutes) + 0.5) * cell


def _zones(painter: QPainter, track: QRectF, drawn: Drawn, palette: Palette) -> None:
    impact = drawn.impact
    never = track.right() - track.width() / len(STOPS)
    serious = _x(track, impact.serious) if impact.serious is not None else never
    dangerous = _x(track, impact.dangerous) if impact.dangerous is not None else never
    shape = QPainterPath()
    shape.addRoundedRect(track, 8, 8)
    painter.save()
    painter.setClipPath(shape)
    for mood, start, end, word in (
        (Mood.GOOD, track.x(), serious, words.BEARABLE),
        (Mood.WARNING, serious, max(serious, dangerous), words.SERIOUS),
        (Mood.BAD, max(serious, dangerous), never, words.DANGEROUS),
        (Mood.UNKNOWN, never, track.right(), ""),
    ):
        box = QRectF(start, track.y(), max(end - start, 0), track.height())
        shade = palette.mood(mood)
        strong = drawn.said and mood is Mood.BAD
        painter.fillRect(box, QColor(shade.strong if strong else shade.fill))
        _word(painter, box, word, shade.on_strong if strong else shade.ink)
    painter.restore()
    if impact.dangerous is not None and not _holds(words.DANGEROUS, never - dangerous):
        _beside_sign(painter, track, dangerous, palette)
    style = Qt.PenStyle.SolidLine if drawn.said else Qt.PenStyle.DashLine
    edge = palette.accent if drawn.focused else palette.field_edge
    painter.setPen(QPen(QColor(edge), 3 if drawn.focused else 1, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(track, 8, 8)


def _word(painter: QPainter, box: QRectF, word: str, colour: str) -> None:
    """The word of a zone, where it has the room."""
    if word and _holds(word, box.width()):
        laid = lay_out(word, width=box.width() - 8, px=14, bold=True, max_lines=1, align=_CENTRE)
        draw(painter, laid, box.x() + 4, box.center().y() - laid.height / 2, colour)


def _holds(word: str, width: float) -> bool:
    """Whether a zone of that width has the room for its word."""
    laid = lay_out(word, width=max(width - 8, 0), px=14, bold=True, max_lines=1)
    return not laid.cut and laid.lines == 1 and laid.width < width - 8


def _beside_sign(painter: QPainter, track: QRectF, x: float, palette: Palette) -> None:
    """« dangereux » on the left of its sign: its zone is too narrow for the word."""
    right = x - 2 * _SIGN - 4
    laid = lay_out(
        words.DANGEROUS,
        width=right,
        px=14,
        bold=True,
        max_lines=1,
        align=Qt.AlignmentFlag.AlignRight,
    )
    top = track.bottom() + (_LANE - laid.height) / 2
    draw(painter, laid, 0, top, palette.mood(Mood.BAD).ink)


def _steps(painter: QPainter, track: QRectF, palette: Palette) -> None:
    """A tick and a label for each step."""
    cell = track.width() / len(STOPS)
    painter.setPen(QPen(QColor(palette.field_edge), 1))
    for index, label in enumerate(LABELS):
        x = track.x() + (index + 0.5) * cell
        if STOPS[index] is not None:
            painter.drawLine(QPointF(x, track.bottom() - 5), QPointF(x, track.bottom()))
        laid = lay_out(label, width=cell, px=14, max_lines=1, align=_CENTRE)
        draw(painter, laid, x - cell / 2, track.bottom() + _LANE, palette.soft_ink)


def _sign(
    painter: QPainter,
    track: QRectF,
    minutes: int | None,
    drawn: Drawn,
    palette: Palette,
    *,
    above: bool,
) -> None:
    """One triangle for serious, above the track; two for dangerous, below it."""
    shade = palette.mood(Mood.WARNING if above else Mood.BAD)
    x = _x(track, minutes)
    y = track.y() - 4 if above else track.bottom() + 4
    centres = [x] if above else [x - _SIGN, x + _SIGN]
    painter.setPen(QPen(QColor(shade.line), 1.6))
    painter.setBrush(QColor(shade.line) if drawn.said else Qt.BrushStyle.NoBrush)
    for centre in centres:
        tip = y - _SIGN * 1.7 if above else y
        base = y if above else y + _SIGN * 1.7
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(centre, tip),
                    QPointF(centre - _SIGN, base),
                    QPointF(centre + _SIGN, base),
                ]
            )
        )
    if not above:
        return
    painter.setPen(QPen(QColor(shade.line), 1.6))
    painter.drawLine(QPointF(x, track.y() - 3), QPointF(x, track.y() + 4))


def _axis(painter: QPainter, box: QRectF, axis: Axis, drawn: Drawn, palette: Palette) -> None:
    """A chip with the letter that chooses it; the chosen one is filled."""
    chosen = drawn.impact.axis is axis
    shade = palette.mood(Mood.WRITING)
    fill = (shade.strong if drawn.said else shade.fill) if chosen else palette.chip
    ink = (shade.on_strong if drawn.said else shade.ink) if chosen else palette.ink
    painter.setPen(QPen(QColor(shade.line if chosen else palette.chip), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 13, 13)
    key = lay_out(words.AXIS_KEYS[axis], width=14, px=13, bold=True, max_lines=1, align=_CENTRE)
    draw(painter, key, box.x() + 10, box.center().y() - key.height / 2, ink)
    painter.setPen(QPen(QColor(ink), 0.8))
    painter.drawLine(QPointF(box.x() + 28, box.y() + 8), QPointF(box.x() + 28, box.bottom() - 8))
    name = lay_out(AXIS[axis], width=box.width(), px=_CHIP_PX, max_lines=1)
    draw(painter, name, box.x() + 34, box.center().y() - name.height / 2, ink)
