"""What the style sheet needs from files, and what it promises to a low screen."""

import gc
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from pcra_game.resources import content_root
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import PALETTES, SHAPES, contrast
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.controls import FlowRow, put_icon
from pcra_game.windows.room import Room
from pcra_game.windows.style import dress
from pcra_game.windows.synthesis import SynthesisPage, minutes_played
from pcra_game.windows.toast import Toast

CARD = "OC-05@URG-04"
LOW_SHEET = (430, 645)
"""What a window of 1366 x 768 leaves to the sheet under a title bar and over a task bar."""


@pytest.fixture
def dressed(palette):
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.styleSheet()
    dress(application, palette)
    yield palette
    application.setStyleSheet(before)


@pytest.mark.parametrize("theme", PALETTES.values(), ids=lambda p: p.name)
@pytest.mark.parametrize(
    ("sign", "ground"),
    [
        ("down", "field"),
        ("right", "field"),
        ("down-on", "accent"),
        ("right-on", "accent"),
        ("tick", "accent"),
    ],
)
@pytest.mark.parametrize("sharp", ["", "@2x"])
def test_every_sign_of_the_style_sheet_stands_out_in_its_theme(theme, sign, ground, sharp) -> None:
    image = QImage(str(content_root("assets") / "signs" / f"{theme.name}-{sign}{sharp}.png"))
    assert not image.isNull()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    full = {QColor(pixel).name() for pixel in pixels if pixel.alpha() > 190}
    assert full
    assert all(contrast(ink, getattr(theme, ground)) >= SHAPES for ink in full)


def test_a_closed_list_shows_that_it_opens(dressed, qtbot) -> None:
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.resize(200, 36)
    image = combo.grab().toImage()
    arrow = {image.pixelColor(x, 18).name() for x in range(172, 196)}
    assert any(contrast(ink, dressed.field) > SHAPES for ink in arrow)


def test_rows_that_flow_stand_on_one_line(qtbot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowRow(host)
    low, tall = QLabel("a"), QLabel("b")
    low.setFixedSize(40, 20)
    tall.setFixedSize(40, 36)
    for each in (low, tall):
        flow.addWidget(each)
    host.resize(200, 40)
    host.grab()
    assert low.geometry().center().y() == tall.geometry().center().y()


def test_a_sign_takes_another_colour_on_a_key_that_is_down(qtbot) -> None:
    key = QPushButton("Relances")
    qtbot.addWidget(key)
    put_icon(key, Icon.TALK, "#000000", on="#ffffff")
    size = key.iconSize()
    up = key.icon().pixmap(size, state=key.icon().State.Off).toImage()
    down = key.icon().pixmap(size, state=key.icon().State.On).toImage()
    assert up.pixelColor(5, 6).lightness() < 60
    assert down.pixelColor(5, 6).lightness() > 190


def test_a_low_sheet_shows_an_answer_from_what_to_exists(dressed, played_room: Room, qtbot) -> None:
    played_room.choose_context("C0")
    sheet = AnswerSheet(played_room, dressed, idle_ms=0)
    qtbot.addWidget(sheet)
    sheet.resize(*LOW_SHEET)
    sheet.show()
    played_room.open_card(CARD)
    qtbot.wait(120)
    view = sheet._scroll.viewport()
    for name in ("what", "band", "exists"):
        field = sheet.field(name)
        top = field.mapTo(view, QPoint(0, 0)).y()
        assert top >= 0, name
        assert top + field.height() <= view.height(), name


def test_what_shows_whole_lines_once_it_has_grown(dressed, room: Room, qtbot) -> None:
    sheet = AnswerSheet(room, dressed, idle_ms=0)
    qtbot.addWidget(sheet)
    sheet.resize(*LOW_SHEET)
    sheet.show()
    room.open_card(room.table.cards()[0].id)
    page = sheet.fields.what
    page.setFocus()
    page.setPlainText("Noter chaque dose donnée ou refusée sur la feuille unique, " * 4)
    page.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.wait(80)
    assert page.verticalScrollBar().value() == 0
    assert page.height() >= 4 * page.fontMetrics().lineSpacing()


def test_one_short_sentence_makes_a_toast_of_one_line(dressed, qtbot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1366, 768)
    over.show()
    toast = Toast(over, dressed)
    toast.say("Copie vérifiée.")
    assert toast.height() < 64
    assert toast.geometry().right() < over.width() - 400


def test_only_a_picture_of_the_synthesis_has_its_own_title_bar(
    dressed, played_room: Room, qtbot
) -> None:
    page = SynthesisPage(played_room, dressed)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    on_screen = page.grab().toImage()
    picture = page.picture(1366, 700)
    assert QColor(on_screen.pixel(4, 4)).name() == dressed.page.lower()
    assert QColor(picture.pixel(4, 4)).name() == dressed.bar.lower()


def test_a_night_between_two_gestures_is_not_played(played_room: Room) -> None:
    history = played_room.workshop.history
    last = history.done[-1]
    morning = datetime.fromisoformat(last.recorded_at) + timedelta(hours=14)
    later = replace(last, recorded_at=morning.isoformat())
    longer = replace(history, done=(*history.done, later))
    assert minutes_played(longer) == minutes_played(history) == 205


def test_no_forgotten_widget_ends_while_qt_tells_all_of_them_of_a_theme(qapp, qtbot) -> None:
    """One that Python collects meanwhile is read again by Qt: the process ends."""
    collecting: set[bool] = set()

    class Hears(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            super().changeEvent(event)
            if event.type() is QEvent.Type.StyleChange:
                collecting.add(gc.isenabled())

    label = Hears("une étiquette")
    qtbot.addWidget(label)
    label.show()
    collecting.clear()
    dress(qapp, PALETTES["dark"])
    assert collecting == {False}
    assert gc.isenabled()
