"""Invisible hands in the real window: what they play is what the script says."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.windows.hand import Hand
from pcra_game.windows.hand_facts import NotPlayedError
from pcra_game.windows.hand_ids import ForeseenIds
from pcra_game.windows.main_window import MainWindow
from pcra_game.workshop import autopilot
from pcra_game.workshop.profile import Profile
from tests.fixtures.demo_session import opened_demo

FIRST_CARDS = 160
"""Gestures of the script up to the middle of C0: facts, cards, sharing, undo, an action."""


@pytest.fixture
def staged(qapp, no_stray_window, palette: Palette, tmp_path) -> Iterator[tuple[MainWindow, Hand]]:
    """A window with the demo's session, and hands over it."""
    ids = ForeseenIds()
    clock = autopilot.FixedClock()
    window = MainWindow(
        profile=Profile(tmp_path / "profil"), palette=palette, tasks=Tasks(pytest.fail)
    )
    with opened_demo(tmp_path / "demo.pcra", clock) as session:
        window.show_room(session, read_only=False, new_id=ids, now=clock.now, idle_ms=0)
        window.resize(1366, 768)
        window.show()
        window.desk.table.set_motion(False)
        QApplication.processEvents()
        yield window, Hand(window, ids)
        window.leave_room()
        window.close()
        window.deleteLater()


def test_half_a_demo_is_played_on_a_small_screen(staged) -> None:
    """The whole of it is played at 1920x1080 by the demo itself (tests/e2e/test_demo.py)."""
    window, hand = staged
    for _, intent in zip(range(FIRST_CARDS), autopilot.intents(), strict=False):
        for _step in hand.play(intent):
            pass
    assert len(window.room.state.answered()) >= 8
    assert len(window.room.state.actions) >= 1


def test_a_fact_that_the_form_refuses_stops_the_hand(staged) -> None:
    from pcra_game.domain.framing_events import DeputyNamed
    from pcra_game.domain.moves import Record

    _window, hand = staged
    itself = autopilot.Intent(Record(DeputyNamed("URG-F01", "URG-F01")))
    with pytest.raises(NotPlayedError):
        for _step in hand.play(itself):
            pass
