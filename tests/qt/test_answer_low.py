"""A low sheet with large words: the field in hand is whole, its foot leaves it room."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pcra_game.domain.answers import Solution
from pcra_game.domain.moves import WriteSolution
from pcra_game.table_view.palette import Palette
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room
from pcra_game.windows.style import dress

CARD = "OC-02@URG-01"
LONG = "registre et bracelets vierges, comptoir d’accueil, urgences, tout près"
KEPT = Solution("s", "Inscrire chaque entrée au registre", with_what=LONG)


@pytest.fixture
def low(qapp: QApplication, qtbot, palette: Palette, room: Room) -> AnswerSheet:
    """The sheet as it stands on a screen of 1280 by 720, words half as large again."""
    dress(qapp, palette, 1.5)
    assert room.ask(WriteSolution(CARD, "C0", KEPT))
    made = AnswerSheet(room, palette, idle_ms=0)
    qtbot.addWidget(made)
    made.resize(550, 630)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    room.open_card(CARD)
    return made


@pytest.mark.parametrize("name", ["with_what", "what"])
def test_the_field_in_hand_is_whole_with_its_name_and_its_counter(low: AnswerSheet, name) -> None:
    QTest.qWait(60)
    bar = low._scroll.verticalScrollBar()
    low.field("decide").setFocus()
    bar.setValue(bar.maximum())
    low.field(name).setFocus()
    QTest.qWait(60)
    port = low._scroll.viewport()
    row = low.fields.counted if name == "what" else low.fields._using.counted
    assert row.mapTo(port, QPoint(0, 0)).y() >= 0
    assert row.mapTo(port, QPoint(0, row.height())).y() <= port.height()


def test_the_foot_keeps_to_one_row_of_chips_and_opens_the_others(low: AnswerSheet) -> None:
    QTest.qWait(60)
    assert low.footer.height() < 100
    assert low.field("park").isHidden()
    low.field("more_ends").click()
    assert low.field("park").isVisible()


def test_words_that_do_not_hold_end_with_a_sign_until_somebody_writes(low: AnswerSheet) -> None:
    line = low.field("with_what")
    low.field("what").setFocus()
    QTest.qWait(60)
    shortened = line.grab().toImage()
    assert line.toolTip() == LONG
    line.setText(LONG[:10])
    line.grab()
    assert line.toolTip() == ""
    line.setText(line.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, _inside(line)))
    assert line.grab().toImage() == shortened


def _inside(line) -> int:
    return line._room_for_words().width()
