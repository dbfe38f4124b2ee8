"""Broken text is kept: what is drawn again is the same, and nobody waits for it twice."""

import os
import subprocess
import sys

import pytest
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


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("En C0, à P0", ["C0", "P0"]),
        ("0/20", ["0/20"]),
        ("10 / 12", ["10 / 12"]),
        ("21/26", []),
        ("J+10 puis H+20 et H+2", ["10", "20"]),
        ("le 30/11/2026, à 10 h", []),
        ("24 h/24 et 30 min", []),
        ("URG-04, 4/6", ["URG-04"]),
    ],
)
def test_what_holds_a_zero_as_a_code_is_drawn_in_the_other_face(
    palette, text: str, codes: list[str]
) -> None:
    laid = lay_out(text, width=900, px=20)
    plain = laid.layout.text()
    spans = [plain[f.start : f.start + f.length] for f in laid.layout.formats()]
    assert [span.replace("\u2060", "") for span in spans] == codes


def test_a_line_of_another_face_stands_as_high_as_its_neighbours(palette) -> None:
    baselines = set()
    for text in ("P0", "P1", "J+10", "J+3", "En C0"):
        line = lay_out(text, width=900, px=24, bold=True).layout.lineAt(0)
        baselines.add(round(line.position().y() + line.ascent(), 3))
    assert len(baselines) == 1


WITHOUT_FACES = """
import sys
from PySide6.QtGui import QGuiApplication
from pcra_game.table_view import typesetting
def missing():
    raise ModuleNotFoundError("fontpkg_atkinson_hyperlegible")
typesetting.font_files = missing if sys.argv[1] == "package" else lambda: {"a": "/no/such.ttf"}
application = QGuiApplication([])
assert typesetting.load_faces() == ()
laid = typesetting.lay_out("Prescrire en C0", width=60, px=20, max_lines=2)
assert laid.height >= 20 * laid.lines > 0, laid
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.card_faces import Faces
from pcra_game.table_view.items.cards import StripFace
from pcra_game.table_view.palette import LIGHT
face = StripFace("Titre", "mot", Look.WARNED, said=("Quoi",))
assert Faces(LIGHT).picture(face, Box(0, 0, 200, 60), 20, 1).width() > 200
"""


@pytest.mark.parametrize("lost", ["package", "file"])
def test_without_its_faces_the_table_is_still_measured_and_painted(lost: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_FACES, lost],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
