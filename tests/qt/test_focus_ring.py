"""Whatever has the keyboard wears a ring of three pixels, and nothing moves when it comes."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from pcra_game.table_view.boxes import Box
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.marks import HALO, RING, Mark
from pcra_game.table_view.palette import LIGHT, PALETTES, SHAPES, Mood, contrast
from pcra_game.windows.controls import button
from pcra_game.windows.round_sheet_lines import line_key
from pcra_game.windows.round_sheet_section import Section
from pcra_game.windows.style import dress, say_density, say_role

Maker = Callable[[], QWidget]


def key(role: str = "", *, down: bool = False, mood: Mood | None = None) -> Maker:
    def made() -> QWidget:
        one = button("Continuer", role=role)
        one.setCheckable(down)
        one.setChecked(down)
        if role:
            say_role(one, role, mood)
        return one

    return made


def relay() -> QWidget:
    made = key("segment")()
    made.setObjectName("relay")
    return made


class _Place:
    palette = LIGHT


KINDS: dict[str, Maker] = {
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "rich text": QTextEdit,
    "choice": QComboBox,
    "box": lambda: QCheckBox("Nuit"),
    "one of": lambda: QRadioButton("Nuit"),
    "list": QListWidget,
    "tree": QTreeWidget,
    "grid": lambda: QTableWidget(2, 2),
    "key": key(),
    "tool": QToolButton,
    "primary": key("primary"),
    "secondary": key("secondary"),
    "segment": key("segment"),
    "segment down": key("segment", down=True),
    **{f"segment {m}": key("segment", down=True, mood=m) for m in Mood},
    "relay": relay,
    "chip": key("chip"),
    "chip down": key("chip", down=True),
    "night": key("night"),
    "quiet": key("quiet"),
    "mark": key("mark"),
    "big": key("big"),
    "note": key("note", mood=Mood.WARNING),
    "long": lambda: line_key("Prescrire", Icon.PLAY, _Place(), str),
    "section": lambda: Section("Moyens", LIGHT).head,
}


@pytest.fixture
def host(qtbot):
    """A page with a first key that holds the keyboard; gives how to look at another widget."""
    page = QWidget()
    qtbot.addWidget(page)
    say_role(page, "page")
    column = QVBoxLayout(page)
    other = QPushButton("Autre")
    column.addWidget(other)
    page.resize(420, 320)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    def looked_at(widget: QWidget, *, low: bool) -> tuple[QImage, QImage]:
        column.addWidget(widget)
        say_density(page, low=low)
        other.setFocus()
        QApplication.processEvents()
        was = widget.geometry()
        before = page.grab(was).toImage()
        hint = widget.sizeHint()
        widget.setFocus()
        QApplication.processEvents()
        assert widget.hasFocus()
        assert widget.geometry() == was
        assert widget.sizeHint() == hint
        return before, page.grab(was).toImage()

    return looked_at


@pytest.mark.parametrize("low", [False, True], ids=["high", "low"])
@pytest.mark.parametrize("theme", PALETTES.values(), ids=lambda p: p.name)
@pytest.mark.parametrize("kind", KINDS)
def test_what_has_the_keyboard_wears_a_ring(qapp, host, kind: str, theme, low: bool) -> None:
    dress(qapp, theme)
    try:
        before, after = host(KINDS[kind](), low=low)
    finally:
        dress(qapp, LIGHT)
    width, height = after.width(), after.height()
    for way in (
        [(0.62 * width, y) for y in range(5)],
        [(0.62 * width, height - 1 - y) for y in range(5)],
        [(x, height / 2) for x in range(5)],
    ):
        seen = [QColor(after.pixel(int(x), int(y))).name() for x, y in way]
        assert len(set(seen[:3])) == 1, seen
        assert contrast(seen[1], seen[4]) >= SHAPES, seen
    changed = sum(
        before.pixel(x, y) != after.pixel(x, y) for x in range(width) for y in range(height)
    )
    assert changed >= 2 * (width + height)


@pytest.mark.parametrize("unit", [4.0, 9.0, 30.0])
def test_the_ring_on_the_table_has_three_pixels_too(unit: float) -> None:
    ring, halo = Mark("#F6C453", 1), Mark("#F6C453", 1)
    ring.around(Box(0, 0, 10, 10), unit, RING)
    halo.around(Box(0, 0, 10, 10), unit, HALO)
    assert ring.pen().widthF() >= 3
    assert halo.pen().widthF() <= ring.pen().widthF()
