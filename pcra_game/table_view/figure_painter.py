"""Drawings on screen and in PNG files: the same plain shapes as on paper."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from pcra_game.domain.drawing import (
    PRINT_PALETTE,
    Drawing,
    Label,
    Line,
    Polyline,
    Rectangle,
    Tint,
)
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts.typography import CODE_WITH_ZERO

Colours = Mapping[Tint, str]
"""What each tint looks like: `PRINT_PALETTE` on paper, `tints(palette)` on a screen."""

_DASH = (3.0, 2.4)
_HATCH_STEP = 4.0
_STROKE = 0.8
_SMALLEST = 5.0
_MARGIN = 0.02
_FAMILIES = ("Atkinson Hyperlegible", "DejaVu Sans")
_CODE_FAMILIES = ("DejaVu Sans", "Atkinson Hyperlegible")
# Fonts are measured large and scaled, so that a text of 8 points keeps its width at any zoom.
_MEASURE = 100


@lru_cache(maxsize=8)
def load_fonts(font_files: tuple[Path, ...]) -> tuple[str, ...]:
    """Make the faces of `font_files` known to Qt, once; gives their families.

    Raises `FileNotFoundError` if Qt cannot read one of them.
    """
    families: list[str] = []
    for file in font_files:
        index = QFontDatabase.addApplicationFont(str(file))
        if index < 0:
            raise FileNotFoundError(file)
        families.extend(QFontDatabase.applicationFontFamilies(index))
    return tuple(dict.fromkeys(families))


@lru_cache(maxsize=4)
def tints(palette: Palette) -> Colours:
    """The tints of the pictures in the colours of a theme."""
    good, warning, bad, unknown = (
        palette.mood(mood) for mood in (Mood.GOOD, Mood.WARNING, Mood.BAD, Mood.UNKNOWN)
    )
    return {
        Tint.PAPER: palette.page,
        Tint.INK: palette.ink,
        Tint.SOFT_INK: palette.soft_ink,
        Tint.LINE: palette.card_edge,
        Tint.CONTEXT: palette.context,
        Tint.ON_CONTEXT: palette.on_context,
        Tint.GOOD: good.fill,
        Tint.GOOD_LINE: good.line,
        Tint.WARNING: warning.fill,
        Tint.WARNING_LINE: warning.line,
        Tint.BAD: bad.fill,
        Tint.BAD_LINE: bad.line,
        Tint.UNKNOWN: unknown.fill,
        Tint.UNKNOWN_LINE: unknown.line,
    }


def paint(drawing: Drawing, painter: QPainter, colours: Colours = PRINT_PALETTE) -> None:
    """Draw every shape, in order, in the coordinates of `painter`; its state is given back."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for shape in drawing.shapes:
        match shape:
            case Rectangle():
                _rectangle(painter, shape, colours)
            case Line():
                _line(painter, shape, colours)
            case Polyline():
                _polyline(painter, shape, colours)
            case Label():
                _label(painter, shape, colours)
    painter.restore()


def render_png(
    drawing: Drawing,
    path: Path,
    *,
    width: int,
    height: int,
    font_files: Sequence[Path] = (),
    colours: Colours = PRINT_PALETTE,
) -> None:
    """Write the drawing as a PNG of `width` by `height` pixels, scaled to fit and centred.

    Needs a `QGuiApplication`, on any platform. Raises `OSError` if the file cannot be written.
    """
    load_fonts(tuple(font_files))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colours[Tint.PAPER]))
    painter = QPainter(image)
    try:
        inner = 1 - 2 * _MARGIN
        scale = inner * min(width / max(drawing.width, 1.0), height / max(drawing.height, 1.0))
        painter.translate(
            (width - drawing.width * scale) / 2, (height - drawing.height * scale) / 2
        )
        painter.scale(scale, scale)
        paint(drawing, painter, colours)
    finally:
        painter.end()
    if not QImageWriter(str(path), QByteArray(b"PNG")).write(image):
        raise OSError(f"cannot write {path}")


def _pen(colour: str, width: float, dashed: bool = False) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([length / width for length in _DASH])
    return pen


def _rectangle(painter: QPainter, shape: Rectangle, colours: Colours) -> None:
    outline = QPainterPath()
    radius = min(shape.radius, shape.width / 2, shape.height / 2)
    frame = QRectF(shape.x, shape.y, shape.width, shape.height)
    outline.addRoundedRect(frame, radius, radius)
    painter.fillPath(outline, QColor(colours[shape.fill]))
    if shape.hatched:
        _hatch(painter, shape, outline, colours)
    if shape.stroke is not None:
        painter.strokePath(outline, _pen(colours[shape.stroke], _STROKE, shape.dashed))


def _hatch(painter: QPainter, shape: Rectangle, outline: QPainterPath, colours: Colours) -> None:
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.setPen(_pen(colours[Tint.LINE], 0.6))
    bottom = shape.y + shape.height
    count = int((shape.width + shape.height) / _HATCH_STEP) + 1
    starts = [shape.x - shape.height + index * _HATCH_STEP for index in range(count)]
    painter.drawLines([QLineF(x, bottom, x + shape.height, shape.y) for x in starts])
    painter.restore()


def _line(painter: QPainter, shape: Line, colours: Colours) -> None:
    painter.setPen(_pen(colours[shape.stroke], shape.width, shape.dashed))
    painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))


def _polyline(painter: QPainter, shape: Polyline, colours: Colours) -> None:
    if len(shape.points) < 2:
        return
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
    if shape.fill is not None:
        path.closeSubpath()
        painter.fillPath(path, QColor(colours[shape.fill]))
    if shape.stroke is not None:
        pen = _pen(colours[shape.stroke], shape.width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)


def _label(painter: QPainter, shape: Label, colours: Colours) -> None:
    if not shape.text:
        return
    is_code = CODE_WITH_ZERO.fullmatch(shape.text) is not None
    font = _font(shape.bold, _CODE_FAMILIES if is_code else _FAMILIES)
    metrics = QFontMetricsF(font)
    text = shape.text
    wide = metrics.horizontalAdvance(text) / _MEASURE
    size = min(shape.size, max(shape.width / wide, _SMALLEST)) if wide else shape.size
    room = shape.width / size * _MEASURE
    if wide * size > shape.width + 0.01:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    long = metrics.horizontalAdvance(text) * size / _MEASURE
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.align]
    painter.save()
    painter.translate(shape.x - long * share, shape.y + metrics.capHeight() * size / _MEASURE / 2)
    painter.scale(size / _MEASURE, size / _MEASURE)
    painter.setFont(font)
    painter.setPen(QColor(colours[shape.tint]))
    painter.drawText(QPointF(0, 0), text)
    painter.restore()


def _font(bold: bool, families: tuple[str, str]) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(_MEASURE)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
