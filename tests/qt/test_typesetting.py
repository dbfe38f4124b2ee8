"""Broken text is kept: what is drawn again is the same, and nobody waits for it twice."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from pcra_game.table_view.typesetting import Laid, draw, lay_out

TEXT = "En C0, écrire la prescription sur l’ordonnancier papier, relire à deux"


def drawn(laid: Laid, x: float) -> QImage:
    image = QImage(QSize(400, 100), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    draw(painter, laid, x, 4, "#000000")
    painter.end()
    return image


def test_a_text_drawn_elsewhere_in_between_is_drawn_the_same(palette) -> None:
    laid = lay_out(TEXT, width=200, px=16)
    before = drawn(laid, 4)
    assert drawn(laid, 150) != before
    assert lay_out(TEXT, width=200, px=16) is laid
    assert drawn(lay_out(TEXT, width=200, px=16), 4) == before


def test_a_text_is_broken_anew_for_another_width_size_or_end(palette) -> None:
    whole = lay_out(TEXT, width=200, px=16)
    assert lay_out(TEXT, width=120, px=16).lines > whole.lines
    assert lay_out(TEXT, width=200, px=22).height > whole.height
    cut = lay_out(TEXT, width=200, px=16, max_lines=1)
    assert (cut.lines, cut.cut, whole.cut) == (1, True, False)
