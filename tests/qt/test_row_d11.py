"""Row D11: a paste of 200,000 signs is cut where a field ends, and the room hears by how much."""

import time

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.plain_paste import MOST_TYPED
from pcra_game.windows.room import Room

LONG = "mot " * 50_000
AT_MOST = 0.2
"""Seconds of this thread that a paste may take."""


@pytest.mark.parametrize("name", ["what", "with_what", "signal", "risk"])
def test_d11_200000_signs_are_cut_at_the_limit_at_once(
    room: Room, palette: Palette, qtbot, name: str
) -> None:
    sheet = AnswerSheet(room, palette, idle_ms=0)
    qtbot.addWidget(sheet)
    sheet.resize(460, 900)
    sheet.show()
    assert QTest.qWaitForWindowActive(sheet)
    room.open_card("OC-02@URG-01")
    sheet.begin()
    field = sheet.field(name)
    pasted = QMimeData()
    pasted.setText(LONG)
    spent = []
    for _ in range(3):
        field.clear()
        start = time.thread_time()
        if isinstance(field, QPlainTextEdit):
            field.insertFromMimeData(pasted)
            held = field.toPlainText()
        else:
            field.take(pasted)
            held = field.text()
        spent.append(time.thread_time() - start)
        assert held == LONG[:MOST_TYPED]
        assert sheet.remarks.passing.text() == words.cut(MOST_TYPED)
        assert "2" in words.cut(MOST_TYPED)
    assert min(spent) < AT_MOST
