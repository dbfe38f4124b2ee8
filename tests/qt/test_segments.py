"""A row of keys by the keyboard: one stop for Tab, the arrows inside."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from pcra_game.windows.controls import Segments


def test_arrows_reach_every_key_and_press_none(qtbot, enter_clicks) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = Segments([("held", "tenu"), ("partly", "en partie"), ("lost", "pas tenu")], "Verdict")
    column = QVBoxLayout(window)
    before, after = QLineEdit(), QLineEdit()
    for widget in (before, row, after):
        column.addWidget(widget)
    row.keys()[1].setEnabled(False)
    window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)

    def pressed(key: Qt.Key) -> QWidget:
        QTest.keyClick(QApplication.focusWidget(), key)
        return QApplication.focusWidget()

    first, _, last = row.keys()
    assert pressed(Qt.Key.Key_Tab) is first
    assert pressed(Qt.Key.Key_Right) is last  # what is locked is passed over
    assert pressed(Qt.Key.Key_Right) is first
    assert pressed(Qt.Key.Key_Left) is last
    assert row.value() is None
    pressed(Qt.Key.Key_Return)
    assert row.value() == "lost"
    assert pressed(Qt.Key.Key_Tab) is after
