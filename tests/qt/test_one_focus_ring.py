"""A button reached with Tab shows one ring, the one at its edge, and nothing inside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QVBoxLayout, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.windows.style import sheet


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
def test_a_button_reached_with_tab_has_no_second_frame_inside(
    palette: Palette, qtbot, kind: type[QAbstractButton]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QPushButton(), kind()
    column = QVBoxLayout(window)
    for key in (first, second):
        key.setMinimumSize(160, 60)
        key.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(key)
    window.setStyleSheet(sheet(palette))
    window.show()
    assert QTest.qWaitForWindowActive(window)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    shown = second.grab().toImage()
    inside = {
        shown.pixelColor(x, y).name()
        for x in range(8, shown.width() - 8)
        for y in range(8, shown.height() - 8)
    }
    assert inside == {palette.field.lower()}
