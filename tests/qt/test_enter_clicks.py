"""Enter presses the button that has the focus, in a dialog with a default button too."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QToolButton, QVBoxLayout

from pcra_game.windows.controls import button
from pcra_game.windows.top_bar_pills import Pill


@pytest.fixture
def pressed() -> list[str]:
    """What was pressed, in order."""
    return []


@pytest.fixture
def dialog(qtbot, palette, enter_clicks, pressed) -> QDialog:
    made = QDialog()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    default = button("Effacer", clicked=lambda: pressed.append("default"))
    default.setDefault(True)
    cancel = button("Annuler", clicked=lambda: pressed.append("cancel"))
    cancel.setObjectName("cancel")
    tool = QToolButton()
    tool.setObjectName("tool")
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tool.clicked.connect(lambda: pressed.append("tool"))
    pill = Pill(palette)
    pill.setObjectName("pill")
    pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pill.clicked.connect(lambda: pressed.append("pill"))
    for widget in (QLineEdit(), default, cancel, tool, pill):
        column.addWidget(widget)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("name", ["cancel", "tool", "pill"])
def test_enter_on_a_key_never_presses_the_default_one(dialog, pressed, name) -> None:
    key = dialog.findChild(QObject, name)
    key.setFocus()
    QTest.keyClick(key, Qt.Key.Key_Return)
    assert pressed == [name]


def test_enter_in_a_field_presses_the_default_key(dialog, pressed) -> None:
    field = dialog.findChild(QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pressed == ["default"]
