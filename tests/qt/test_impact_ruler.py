"""Three keys on the impact ruler: serious from, dangerous from, where it hurts."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from pcra_game.domain.deck import Axis
from pcra_game.table_view.palette import DARK, LIGHT
from pcra_game.windows.impact_ruler import ImpactRuler
from pcra_game.windows.impact_ruler_painter import axis_boxes, lanes
from pcra_game.windows.impact_ruler_scale import (
    LABELS,
    STEP_KEYS,
    STOPS,
    Impact,
    place,
    step_at,
)


@pytest.fixture
def ruler(palette, qtbot) -> ImpactRuler:
    made = ImpactRuler(palette)
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.set_impact(Impact(Axis.CARE, 60, 240), discussed=False)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def told(ruler: ImpactRuler) -> list[tuple[Any, ...]]:
    heard: list[tuple[Any, ...]] = []
    ruler.judged.connect(lambda *said: heard.append(said))
    return heard


def test_three_keys_say_it_in_one_gesture(ruler: ImpactRuler, told) -> None:
    QTest.keyClicks(ruler, "2")
    assert told == []
    QTest.keyClicks(ruler, "5")
    assert told == []
    QTest.keyClicks(ruler, "s")
    assert told == [(Axis.SAFETY, 60, 1440)]
    assert not ruler.has_draft()


def test_the_last_step_means_never(ruler: ImpactRuler, told) -> None:
    QTest.keyClicks(ruler, "88i")
    assert told == [(Axis.IMAGE, None, None)]


def test_dangerous_before_serious_is_refused_with_a_sentence(ruler, told, qtbot) -> None:
    QTest.keyClicks(ruler, "4")
    with qtbot.waitSignal(ruler.refused) as refused:
        QTest.keyClicks(ruler, "2")
    assert "grave" in refused.args[0]
    assert ruler.impact() == Impact(Axis.CARE, 720, 720)
    QTest.keyClicks(ruler, "6o")
    assert told == [(Axis.DUTIES, 720, 4320)]


def test_never_serious_cannot_be_dangerous(ruler: ImpactRuler, told, qtbot) -> None:
    QTest.keyClicks(ruler, "8")
    with qtbot.waitSignal(ruler.refused):
        QTest.keyClicks(ruler, "1")
    assert told == []


def test_enter_tells_and_escape_takes_back(ruler: ImpactRuler, told) -> None:
    QTest.keyClicks(ruler, "1")
    QTest.keyClick(ruler, Qt.Key.Key_Escape)
    assert ruler.impact() == Impact(Axis.CARE, 60, 240)
    QTest.keyClicks(ruler, "f")
    QTest.keyClick(ruler, Qt.Key.Key_Return)
    assert told == [(Axis.FINANCES, 60, 240)]


def test_leaving_the_ruler_tells_what_was_said(ruler: ImpactRuler, told) -> None:
    QTest.keyClicks(ruler, "3")
    ruler.clearFocus()
    assert told == [(Axis.CARE, 240, 240)]


def test_nothing_is_told_where_nothing_was_said(ruler: ImpactRuler, told) -> None:
    ruler.clearFocus()
    assert told == []


def test_the_mouse_says_the_same(ruler: ImpactRuler, told) -> None:
    serious, dangerous = lanes(ruler.width())
    cell = ruler.width() / len(STOPS)
    for lane, step in ((serious, 1), (dangerous, 4)):
        at = QPoint(round((step + 0.5) * cell), round(lane.center().y()))
        QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=at)
    assert told == []
    box = dict(axis_boxes(ruler.width()))[Axis.SAFETY]
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert told == [(Axis.SAFETY, 60, 1440)]


def test_a_sign_goes_with_the_hand_and_escape_puts_it_back(ruler: ImpactRuler, told) -> None:
    serious, dangerous = lanes(ruler.width())
    cell = ruler.width() / len(STOPS)

    def at(lane, step: int) -> QPoint:
        return QPoint(round((step + 0.5) * cell), round(lane.center().y()))

    left = Qt.MouseButton.LeftButton
    QTest.mousePress(ruler, left, pos=at(serious, 1))
    QTest.mouseMove(ruler, at(serious, 3))
    assert ruler.impact() == Impact(Axis.CARE, 720, 720)  # « dangereux » goes before it
    QTest.mouseMove(ruler, at(serious, 0))
    assert ruler.impact() == Impact(Axis.CARE, 15, 240)
    QTest.keyClick(ruler, Qt.Key.Key_Escape)
    assert ruler.impact() == Impact(Axis.CARE, 60, 240)
    QTest.mouseMove(ruler, at(serious, 3))
    QTest.mouseRelease(ruler, left, pos=at(serious, 3))
    assert ruler.impact() == Impact(Axis.CARE, 60, 240)
    QTest.mousePress(ruler, left, pos=at(dangerous, 2))
    QTest.mouseMove(ruler, at(dangerous, 0))  # before « grave »: the sign stops there
    assert ruler.impact() == Impact(Axis.CARE, 60, 240)
    QTest.mouseMove(ruler, at(dangerous, 4))
    QTest.mouseRelease(ruler, left, pos=at(dangerous, 4))
    ruler.clearFocus()
    assert told == [(Axis.CARE, 60, 1440)]


def test_what_changes_outside_waits_for_an_unfinished_answer(ruler: ImpactRuler, told) -> None:
    QTest.keyClicks(ruler, "1")
    ruler.set_impact(Impact(Axis.IMAGE, 4320, None), discussed=True)
    assert ruler.impact().serious == 15
    QTest.keyClick(ruler, Qt.Key.Key_Escape)
    assert ruler.impact() == Impact(Axis.IMAGE, 4320, None)


def test_it_is_said_to_a_screen_reader(ruler: ImpactRuler) -> None:
    assert "1\u00a0h" in ruler.accessibleDescription()
    assert "prise en charge" in ruler.accessibleDescription()
    QTest.keyClicks(ruler, "28")
    assert "dangereux à partir de jamais" in ruler.accessibleDescription()


def test_a_delay_between_two_steps_lies_between_them() -> None:
    assert [place(stop) for stop in STOPS] == list(range(8))
    assert 0 < place(30) < 1
    assert 2 < place(300) < 3
    assert place(5) == 0
    assert place(30 * 1440) == 6
    assert [step_at(x, 80) for x in (-1, 0, 9.9, 10, 79, 200)] == [0, 0, 0, 1, 7, 7]


def test_steps_read_as_caregivers_say_them() -> None:
    plain = [label.replace("\u00a0", " ") for label in LABELS]
    assert plain == ["15 min", "1 h", "4 h", "12 h", "24 h", "72 h", "7 j", "jamais"]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize("width", [380, 580])
def test_zones_and_signs_are_drawn(palette, qtbot, colours, width) -> None:
    made = ImpactRuler(colours)
    qtbot.addWidget(made)
    made.resize(width, 200)
    made.set_impact(Impact(Axis.SAFETY, 60, 1440), discussed=True)
    picture = made.grab().toImage()
    middle = round(lanes(width)[0].bottom())
    cell = width / len(STOPS)
    row = {picture.pixelColor(round((i + 0.8) * cell), middle - 12).name() for i in (0, 2, 5, 7)}
    assert len(row) == 4
    assert max(box.right() for _, box in axis_boxes(width)) <= width


@pytest.mark.parametrize(("row", "told_as"), [("&és", (15, 60)), ("\"'p", (240, 720))])
def test_a_french_keyboard_needs_no_shift_for_a_step(
    ruler: ImpactRuler, told, row: str, told_as: tuple[int, int]
) -> None:
    for sign in row:
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, ruler, Qt.Key.Key_unknown, sign, Qt.KeyboardModifier.NoModifier
        )
    assert [said[1:] for said in told] == [told_as]


def test_each_unshifted_key_of_the_upper_row_is_one_step() -> None:
    assert [STEP_KEYS[key] for key in "&é\"'(-è_"] == list(STOPS)
    assert [STEP_KEYS[key] for key in "12345678"] == list(STOPS)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize("dangerous", [3 * 1440, 7 * 1440])
def test_a_narrow_dangerous_zone_keeps_its_word(palette, qtbot, colours, dangerous) -> None:
    made = ImpactRuler(colours)
    qtbot.addWidget(made)
    made.resize(380, 200)
    made.set_impact(Impact(Axis.SAFETY, 60, dangerous), discussed=True)
    picture = made.grab().toImage()
    sign = (place(dangerous) + 0.5) * 380 / len(STOPS)
    below = range(round(lanes(380)[1].top()) + 20, round(lanes(380)[1].top()) + 40)
    ink = {
        picture.pixelColor(x, y).name()
        for x in range(round(sign) - 90, round(sign) - 20)
        for y in below
    }
    assert len(ink) > 8
