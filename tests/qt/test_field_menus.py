"""The menu of a field, as a right click and the menu key bring it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QTextEdit, QWidget

from pcra_game.windows.field_menus import FieldMenus
from pcra_game.windows.plain_paste import PlainLine, PlainPage

MARKS = "Insert Unicode control character"


def with_marks(menu: QMenu) -> QMenu:
    """What Qt adds where a post has a right-to-left keyboard."""
    menu.addSeparator()
    menu.addMenu(QMenu(MARKS, menu))
    return menu


class Line(PlainLine):
    def createStandardContextMenu(self) -> QMenu:
        return with_marks(super().createStandardContextMenu())


class Page(PlainPage):
    def createStandardContextMenu(self) -> QMenu:
        return with_marks(super().createStandardContextMenu())


class Secret(QLineEdit):
    def createStandardContextMenu(self) -> QMenu:
        return with_marks(super().createStandardContextMenu())


class Rich(QTextEdit):
    def createStandardContextMenu(self) -> QMenu:
        return with_marks(super().createStandardContextMenu())


class Choice(QComboBox):
    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setLineEdit(Line())


@pytest.fixture(autouse=True)
def menus(qapp: QApplication) -> Iterator[None]:
    made = FieldMenus(qapp)
    yield
    for popup in [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]:
        popup.close()
    qapp.focusChanged.disconnect(made._focus_moved)
    made.deleteLater()


def opened(qtbot, field: QWidget, met: QWidget, reason: QContextMenuEvent.Reason) -> QMenu:
    """The menu that comes where somebody asks for it."""
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    place = met.rect().center()
    QApplication.sendEvent(met, QContextMenuEvent(reason, place, met.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


REASON = QContextMenuEvent.Reason
MET = {
    "line": (Line, lambda f: f, REASON.Mouse),
    "secret": (Secret, lambda f: f, REASON.Keyboard),
    "page, mouse": (Page, lambda f: f.viewport(), REASON.Mouse),
    "page, key": (Page, lambda f: f, REASON.Keyboard),
    "rich": (Rich, lambda f: f.viewport(), REASON.Mouse),
    "choice, mouse": (Choice, lambda f: f.lineEdit(), REASON.Mouse),
    "choice, key": (Choice, lambda f: f, REASON.Keyboard),
}


@pytest.mark.parametrize("name", MET)
def test_no_field_offers_control_characters(name: str, qtbot) -> None:
    made, met, reason = MET[name]
    field = made()
    menu = opened(qtbot, field, met(field), reason)
    actions = menu.actions()
    assert len(actions) > 5
    assert [action.text() for action in actions if action.menu() is not None] == []
    assert not actions[-1].isSeparator()


def test_the_menu_pastes_words_alone_as_the_keys_do(qtbot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    mime.setText("/etc/hostname")
    QGuiApplication.clipboard().setMimeData(mime)
    line = Line()
    refused: list[int] = []
    line.not_text.connect(lambda: refused.append(1))
    menu = opened(qtbot, line, line, REASON.Mouse)
    next(a for a in menu.actions() if a.objectName() == "edit-paste").trigger()
    QGuiApplication.clipboard().clear()
    assert (line.text(), refused) == ("", [1])


def test_another_widget_keeps_its_own_menu(qtbot) -> None:
    plain = QWidget()
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(plain)
    plain.show()
    plain.setFocus()
    event = QContextMenuEvent(REASON.Mouse, QPoint(1, 1), plain.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(plain, event)
    assert QApplication.activePopupWidget() is None
