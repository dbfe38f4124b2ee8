"""Ctrl+H: the weak spot that has the keyboard is read whole, its reason included."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import InjectRevealed, PhaseEntered, RevealedBy
from pcra_game.domain.striking import weak_spots
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.round_sheet import RoundSheet
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile


@pytest.fixture(params=[640, 768])
def window(
    qtbot, palette: Palette, tmp_path: Path, ids, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """A room that faces an event, in a window of that height."""
    made = MainWindow(
        profile=Profile(tmp_path / "profil"), palette=palette, tasks=Tasks(pytest.fail)
    )
    qtbot.addWidget(made)
    with create_session(tmp_path / "atelier.pcra", load_game("URG"), title="Urgences") as session:
        made.show_room(session, read_only=False, new_id=ids, idle_ms=0)
        made.resize(1366, request.param)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        room = made.room
        assert room.ask(Record(PhaseEntered("S1-P1")))
        for inject in room.game.scenario.injects[:2]:
            assert room.ask(Record(InjectRevealed(inject.id, RevealedBy.HAND)))
        yield made
        made.leave_room()


def in_sight(sheet: RoundSheet, widget: QWidget) -> bool:
    """Whether all of a widget lies in what is scrolled into view."""
    seen = sheet.viewport()
    return seen.rect().contains(QRect(widget.mapTo(seen, QPoint(0, 0)), widget.size()))


def block(sheet: RoundSheet, text: str) -> QWidget:
    return next(b for b in sheet.findChildren(TextBlock) if b.text() == text and b.isVisible())


def test_the_spot_that_has_the_keyboard_is_in_sight_with_its_reason(
    window: MainWindow, qtbot
) -> None:
    room, sheet = window.room, window.desk.round
    window.make_actions()["weak_spot"].trigger()
    for rank, spot in enumerate(weak_spots(room.state, room.game)[:3], 1):
        key = sheet.field(f"weak_{rank}")
        assert key.hasFocus()
        for _ in range(5):
            QApplication.processEvents()
        parts = (key, block(sheet, spot.inject.text), block(sheet, spot.why))
        assert [in_sight(sheet, part) for part in parts] == [True, True, True], rank
        QTest.keyClick(key, Qt.Key.Key_Tab)
