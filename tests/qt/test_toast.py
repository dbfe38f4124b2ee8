"""A short sentence over the table: seen, announced, and never in the way."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QWidget,
)

from pcra_game.domain import events
from pcra_game.domain.moves import Record
from pcra_game.table_view.palette import DARK, Mood
from pcra_game.windows.actions import Actions
from pcra_game.windows.desk import Desk
from pcra_game.windows.toast import NEWS_MS, REFUSAL_MS, Toast
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.workshop import utc_now

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


def test_its_cross_closes_it_and_leaves_the_keyboard(toast, window, qtbot):
    window.field.setFocus()
    toast.warn(LONG)
    qtbot.mouseClick(toast.cross, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    assert window.field.hasFocus()
    assert toast.cross.accessibleName()


def test_it_waits_under_the_mouse(toast, qtbot):
    toast.say("Fait.")
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not toast._end.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._end.isActive()


def test_a_long_sentence_has_the_time_to_be_read(toast):
    toast.say("Fait.")
    assert toast._end.interval() == NEWS_MS
    toast.say(LONG)
    assert toast._end.interval() > NEWS_MS + 10_000


class TestInTheBar:
    """Over a workshop: on the title, beside what must be seen."""

    SENTENCES = ("Carte mise au parking.", LONG[:110], LONG)

    @pytest.fixture
    def its_window(self, request, qtbot, room, palette):
        made = QMainWindow()
        qtbot.addWidget(made)
        desk = Desk(room, PhaseClock(utc_now), palette, now=utc_now)
        made.setCentralWidget(desk)
        desk.top_bar.hold(Actions(made, palette))
        made.resize(request.param, 728)
        made.show()
        made.desk = desk
        QApplication.processEvents()
        return made

    @pytest.mark.parametrize("its_window", [1366, 1920], indirect=True)
    @pytest.mark.parametrize("sentence", SENTENCES)
    def test_no_card_no_clock_and_no_strip_is_covered(self, its_window, palette, sentence):
        toast = Toast(its_window, palette)
        toast.inform(sentence)
        desk = its_window.desk
        bar = desk.top_bar
        covered = toast.geometry()
        undo = bar.findChild(QWidget, "undo")
        assert covered.right() < undo.mapTo(its_window, QPoint()).x()
        assert covered.top() >= 0
        toast.layout().activate()
        text = toast._text
        assert text.height() >= text.heightForWidth(text.width())
        if sentence is not LONG:
            assert covered.bottom() <= bar.height()
        desk.strip.show()
        assert not covered.intersects(desk.strip.geometry())
        desk.put_away()

    @pytest.mark.parametrize("its_window", [1024], indirect=True)
    @pytest.mark.parametrize("sentence", SENTENCES)
    def test_a_small_screen_keeps_its_title_and_its_lights(self, its_window, palette, sentence):
        toast = Toast(its_window, palette)
        toast.inform(sentence)
        desk = its_window.desk
        covered = toast.geometry()
        table = desk.pages
        assert QRect(table.mapTo(its_window, QPoint()), table.size()).contains(covered)
        assert covered.top() > its_window.height() // 2
        toast.layout().activate()
        text = toast._text
        assert text.height() >= text.heightForWidth(text.width())
        its_window.resize(1366, 728)
        QApplication.processEvents()
        assert toast.geometry().top() < desk.top_bar.height()
        desk.put_away()


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
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
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
