"""A short sentence over the table: seen, announced, and never in the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from pcra_game.domain import events
from pcra_game.domain.moves import Record
from pcra_game.table_view.palette import DARK, Mood
from pcra_game.windows.toast import NEWS_MS, REFUSAL_MS, Toast

LONG = (
    "«\u00a0Quoi\u00a0» compte 212 caractères pour 160 au plus\u00a0: raccourcissez, ou envoyez le "
    "surplus au parking. " * 3
)


class Window(QWidget):
    """A table on the left, a sheet on the right."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        self.table, self.sheet = QWidget(), QWidget()
        row.addWidget(self.table, 2)
        row.addWidget(self.sheet, 1)
        self.field = QLineEdit(self.sheet)
        self.button = QPushButton("Décidé", self.table)
        self.resize(1000, 600)


@pytest.fixture
def window(qtbot, palette) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def toast(window, palette) -> Toast:
    return Toast(window.table, palette)


def test_it_says_nothing_before_anything_was_said(toast):
    assert not toast.isVisible()


def test_a_refusal_stays_until_the_next_gesture(toast, room):
    toast.follow(room)
    room.refused.emit("Rien n’a changé.")
    assert toast.isVisible()
    assert toast.text() == "Rien n’a changé."
    assert toast.property("mood") == Mood.WARNING
    assert toast._end.interval() == REFUSAL_MS
    room.ask(Record(events.LogNoted("n1", "un fait", None)))
    assert not toast.isVisible()
    assert not toast._end.isActive()


def test_taking_another_thing_in_hand_ends_a_refusal(toast, room):
    toast.follow(room)
    room.refused.emit("Rien n’a changé.")
    room.open_next()
    assert not toast.isVisible()


def test_good_news_stays_its_time_whatever_the_room_does(toast, room):
    toast.follow(room)
    room.told.emit("Carte mise au parking.")
    assert toast.property("mood") == Mood.GOOD
    assert toast._end.interval() == NEWS_MS
    room.ask(Record(events.LogNoted("n1", "un fait", None)))
    assert toast.isVisible()


def test_it_goes_by_itself(toast, qtbot):
    toast.say("Fait.")
    toast._end.setInterval(1)
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=1000)


def test_a_new_sentence_takes_the_place_of_the_old_one(toast):
    toast.warn("Non.")
    toast.say("Oui.")
    assert toast.text() == "Oui."
    assert toast.property("mood") == Mood.GOOD
    toast.end_refusal()
    assert toast.isVisible()


def test_it_never_takes_the_keyboard(toast, window):
    window.field.setFocus()
    toast.warn("Non.")
    assert window.field.hasFocus()
    assert toast.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_click_goes_through_it(toast, window, qtbot):
    toast.warn(LONG)
    window.button.setGeometry(toast.geometry())
    with qtbot.waitSignal(window.button.clicked):
        under = window.table.childAt(toast.geometry().center())
        assert under is window.button
        qtbot.mouseClick(under, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("width", [1000, 500, 1800])
def test_it_stays_over_the_table_and_holds_the_whole_sentence(toast, window, width):
    toast.warn(LONG)
    window.resize(width, 600)
    window.layout().activate()
    assert window.table.rect().contains(toast.geometry())
    text = toast._text
    toast.layout().activate()
    assert text.height() >= text.heightForWidth(text.width())


def test_it_is_announced_to_screen_readers(toast, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", said.append)
    toast.warn("Non.")
    toast.say("Oui.")
    assert [event.message() for event in said] == ["Non.", "Oui."]
    polite = QAccessible.AnnouncementPoliteness
    assert [event.politeness() for event in said] == [polite.Assertive, polite.Polite]
    assert toast.accessibleName() == "Oui."


def test_the_dark_theme_is_drawn_too(window):
    toast = Toast(window.table, DARK)
    toast.warn("Non.")
    assert not toast.grab().isNull()


def test_in_a_window_it_keeps_away_from_the_sheet(window, palette):
    toast = Toast(window, palette)
    toast.warn(LONG)
    sheet = window.sheet.geometry()
    assert not toast.geometry().intersects(sheet)
