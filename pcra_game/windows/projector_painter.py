"""Draws a sheet of the projector: no words and no rules of its own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from pcra_game.table_view.icons import draw_icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import draw
from pcra_game.windows.projector_layout import (
    BLACK,
    Ink,
    Piece,
    Plate,
    Sheet,
    Sign,
    Slash,
    Words,
    ink_pair,
)


def colour_of(palette: Palette, name: str) -> str:
    """A colour by the name that a piece gives: of the palette, of a mood, or black."""
    if name == "black":
        return BLACK
    if name == "on_black":
        return ink_pair(palette, Ink.OPENING_CHANNEL)[0]
    mood, dot, part = name.partition(".")
    found = getattr(palette.mood(Mood(mood)), part) if dot else getattr(palette, name)
    return str(found)


def paint(painter: QPainter, sheet: Sheet, palette: Palette) -> None:
    """Fill the picture, then draw every piece in order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    background = QColor(colour_of(palette, sheet.background))
    painter.fillRect(0, 0, round(sheet.width), round(sheet.height), background)
    for piece in sheet.pieces:
        _piece(painter, piece, palette)


def _piece(painter: QPainter, piece: Piece, palette: Palette) -> None:
    match piece:
        case Words():
            draw(painter, piece.laid, piece.x, piece.y, ink_pair(palette, piece.ink)[0])
        case Sign():
            draw_icon(painter, piece.icon, piece.box, colour_of(palette, piece.colour))
        case Plate():
            _plate(painter, piece, palette)
        case Slash():
            pen = QPen(QColor(colour_of(palette, piece.colour)), piece.width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(piece.line)


def _plate(painter: QPainter, piece: Plate, palette: Palette) -> None:
    painter.setBrush(QColor(colour_of(palette, piece.fill)))
    edge = QPen(QColor(colour_of(palette, piece.edge or piece.fill)), piece.stroke)
    painter.setPen(edge if piece.edge else QPen(Qt.PenStyle.NoPen))
    painter.drawRoundedRect(piece.box, piece.radius, piece.radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
