"""Drawings become pixels without a screen."""

import os
from pathlib import Path

import pytest

from pcra_game.domain.drawing import Drawing, Label, Line, Polyline, Rectangle, Tint

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
QtGui = pytest.importorskip("PySide6.QtGui")
QtWidgets = pytest.importorskip("PySide6.QtWidgets")

from pcra_game.resources import font_files  # noqa: E402
from pcra_game.table_view import figure_painter  # noqa: E402
from pcra_game.table_view.palette import AA, DARK, LIGHT, SHAPES, contrast  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def application():
    # The widgets of the other tests need the larger application; there is one a process.
    return QtWidgets.QApplication.instance() or QtWidgets.QApplication([])


def _drawing(*shapes) -> Drawing:
    return Drawing(200.0, 100.0, shapes, "essai")


def _render(path: Path, drawing: Drawing, width: int = 400, height: int = 200):
    figure_painter.render_png(
        drawing, path, width=width, height=height, font_files=list(font_files().values())
    )
    return QtGui.QImage(str(path))


def test_every_shape_is_painted(tmp_path: Path) -> None:
    image = _render(
        tmp_path / "all.png",
        _drawing(
            Rectangle(0, 0, 60, 40, Tint.UNKNOWN, Tint.UNKNOWN_LINE, 4, hatched=True, dashed=True),
            Rectangle(70, 0, 60, 40, Tint.GOOD, Tint.GOOD_LINE),
            Line(0, 50, 200, 50, Tint.INK, 1.0, dashed=True),
            Polyline(((10, 60), (20, 80), (40, 55)), Tint.GOOD_LINE),
            Polyline(((60, 60), (80, 60), (70, 80)), None, Tint.BAD),
            Polyline((), Tint.INK),
            Label(0, 90, 200, "URG-04 → « nuit » ☾", 12, bold=True),
            Label(100, 20, 50, "C0", 12, align="middle"),
            Label(100, 20, 50, "", 12, align="end"),
        ),
    )
    assert (image.width(), image.height()) == (400, 200)
    colours = {image.pixelColor(x, y).name() for x in range(400) for y in range(0, 200, 2)}
    assert {"#d3ebdd", "#f5c9c4", "#ffffff"} <= colours


def test_a_drawing_is_centred_on_paper(tmp_path: Path) -> None:
    image = _render(tmp_path / "wide.png", _drawing(Rectangle(0, 0, 200, 100, Tint.BAD)), 400, 600)
    assert image.pixelColor(200, 300).name() == "#f5c9c4"
    assert image.pixelColor(200, 50).name() == "#ffffff"
    assert image.pixelColor(200, 550).name() == "#ffffff"


def test_a_long_label_stays_within_its_width(tmp_path: Path) -> None:
    label = Label(0, 50, 60, "un libellé beaucoup trop long pour sa place, vraiment", 14)
    image = _render(tmp_path / "label.png", _drawing(label))
    right = [image.pixelColor(x, y).name() for x in range(132, 400) for y in range(0, 200, 2)]
    assert set(right) == {"#ffffff"}


def test_a_missing_font_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        figure_painter.load_fonts((Path("absent.ttf"),))


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot write"):
        _render(tmp_path / "absent" / "x.png", _drawing())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda p: p.name)
def test_a_theme_gives_every_tint_its_colour_and_text_stays_readable(tmp_path: Path, theme) -> None:
    colours = figure_painter.tints(theme)
    assert set(colours) == set(Tint)
    for fill in (Tint.GOOD, Tint.WARNING, Tint.BAD, Tint.UNKNOWN, Tint.PAPER):
        assert contrast(colours[Tint.INK], colours[fill]) >= AA
        line = colours[Tint(f"{fill}_line")] if fill is not Tint.PAPER else colours[Tint.SOFT_INK]
        assert contrast(line, colours[fill]) >= SHAPES
    path = tmp_path / "theme.png"
    drawing = _drawing(Rectangle(0, 0, 200, 100, Tint.GOOD))
    figure_painter.render_png(drawing, path, width=400, height=300, colours=colours)
    image = QtGui.QImage(str(path))
    assert image.pixelColor(200, 150).name() == colours[Tint.GOOD].lower()
    assert image.pixelColor(2, 2).name() == colours[Tint.PAPER].lower()
