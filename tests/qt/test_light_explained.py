"""A light explains itself: activities, why, and the cards behind it, each of them opened."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.lights import Colour
from pcra_game.domain.moves import Record
from pcra_game.texts import lights as words
from pcra_game.texts.table import LIGHT_COLOUR
from pcra_game.windows.light_explained import ROW, WIDTH, LightExplained, Row
from pcra_game.windows.room import Room
from pcra_game.windows.synthesis import SynthesisPage
from pcra_game.windows.synthesis_lights import LightsFigure


@pytest.fixture
def explained(played_room: Room, palette, qtbot) -> LightExplained:
    around = QWidget()
    qtbot.addWidget(around)
    made = LightExplained(played_room, palette, around)
    yield made
    made.close()


def rows(explained: LightExplained) -> list[Row]:
    return [explained.list.item(n).data(ROW) for n in range(explained.list.count())]


def under() -> QRect:
    return QRect(40, 20, 90, 30)


def test_every_light_of_the_demo_lists_every_vital_activity(explained, played_room: Room) -> None:
    for light in played_room.table.lights:
        explained.explain(light.name, under())
        assert {row.activity for row in rows(explained) if row.colour} == {
            reason.activity for reason in light.reasons
        }
        assert LIGHT_COLOUR[light.colour] in explained.accessibleName()


def test_what_weighs_most_comes_first_with_its_cards(explained) -> None:
    explained.explain("1re heure", under())
    first, card, *_ = rows(explained)
    assert (first.activity, first.colour) == ("URG-08", Colour.RED)
    assert first.text == "Activer la filière AVC\u00a0: pas de solution"
    assert (card.card, card.text) == (
        "OC-08@URG-08",
        "Recevoir le bon résultat\u00a0: pas de solution",
    )


def test_the_colour_of_an_activity_is_said_in_words_too(explained) -> None:
    explained.explain("1re heure", under())
    said = explained.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("ne tient pas")


def test_a_card_is_opened_from_the_keyboard(explained, qtbot) -> None:
    assert explained._room.choose_context("C2")
    explained.explain("1re heure", under())
    QTest.keyClick(explained.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(explained.card_asked) as asked:
        QTest.keyClick(explained.list, Qt.Key.Key_Return)
    assert asked.args == ["OC-08@URG-08"]
    assert explained._room.context == "C0"  # where the first hour is played
    assert not explained.isVisible()


def test_a_click_on_an_activity_opens_it(explained, qtbot) -> None:
    explained.explain("1re heure", under())
    place = explained.list.visualItemRect(explained.list.item(0)).center()
    with qtbot.waitSignal(explained.activity_asked) as asked:
        qtbot.mouseClick(explained.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["URG-08"]


def test_escape_closes_it_and_opens_nothing(explained, qtbot) -> None:
    explained.explain("1re heure", under())
    with qtbot.assertNotEmitted(explained.card_asked):
        QTest.keyClick(explained.list, Qt.Key.Key_Escape)
    assert not explained.isVisible()


def test_it_stays_on_the_screen_wherever_the_light_is(explained) -> None:
    screen = explained.screen().availableGeometry()
    for corner in (screen.topLeft(), screen.bottomRight()):
        explained.explain("J+3", QRect(corner, corner))
        assert screen.contains(explained.frameGeometry())
        assert explained.width() == WIDTH


def test_without_a_vital_activity_it_says_so(explained, played_room: Room) -> None:
    for id in played_room.state.kept_activities():
        assert played_room.ask(Record(ActivitySetAside(id, "hors sujet")))
    explained.explain("J+3", under())
    assert rows(explained) == []
    assert explained._meaning.text() == words.NO_ACTIVITY


def test_a_light_of_the_synthesis_is_asked_for_by_mouse_and_by_keys(
    played_room: Room, palette, qtbot
) -> None:
    page = SynthesisPage(played_room, palette)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    lights = page.findChild(LightsFigure, "lights")
    wide = lights.width() / 5
    with qtbot.waitSignal(lights.light_asked) as asked:
        place = lights.rect().center()
        place.setX(round(wide * 2.5))
        qtbot.mouseClick(lights, Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["J+3"]
    assert page._explained.isVisible()
    page._explained.close()
    lights.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(lights, key)
    with qtbot.waitSignal(lights.light_asked) as asked:
        QTest.keyClick(lights, Qt.Key.Key_Return)
    assert asked.args == ["J+10"]
    with qtbot.waitSignal(page.activity_asked):
        QTest.keyClick(page._explained.list, Qt.Key.Key_Return)
