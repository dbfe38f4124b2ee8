"""One screen that the room sees: black and the opening lie over it; nothing private by a slip."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from pcra_game.domain.room_events import InjectRevealed, LogNoted, PhaseEntered
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import projector as words
from pcra_game.texts.striking import PROJECTOR_CLOSED
from pcra_game.windows.desk import FIRST_CARD
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.one_screen_dialog import OneScreenDialog
from pcra_game.windows.projector_content import Scene
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LIFTS = [
    (Qt.Key.Key_B, NONE),
    (Qt.Key.Key_B, CONTROL),
    (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_F10, NONE),
]


@pytest.fixture
def window(
    qapp, no_stray_window, enter_clicks, palette: Palette, tmp_path: Path, ids, qtbot
) -> Iterator[MainWindow]:
    """A new workshop that the room sees; the first event of the opening waits for its key."""
    made = MainWindow(
        profile=Profile(tmp_path / "profil"), palette=palette, tasks=Tasks(pytest.fail)
    )
    with create_session(tmp_path / "a.pcra", load_game("URG"), title="Urgences") as session:
        made.show_room(session, read_only=False, new_id=ids, idle_ms=0)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.desk.table.set_motion(False)
        made.desk.round.events.opening.set_dark_ms(0)
        made.desk.set_room_may_see(True)
        yield made
        made.leave_room()
        made.close()
        made.deleteLater()


def do(window: MainWindow, id: str) -> None:
    window.make_actions()[id].trigger()
    QApplication.processEvents()


def covers(window: MainWindow) -> bool:
    projector = window.desk.projector
    return (
        projector.isVisible()
        and projector.isFullScreen()
        and projector.geometry() == window.screen().geometry()
    )


def asked(window: MainWindow) -> OneScreenDialog:
    """F10, and the dialog that it opens."""
    do(window, "projector")
    return next(d for d in window.findChildren(OneScreenDialog) if d.isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_asked_again_the_room_goes_on_seeing_nothing_private(
    window: MainWindow, key, qtbot
) -> None:
    dialog = asked(window)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.focusWidget() or dialog, key)
    assert not dialog.isVisible()
    assert window.desk.room_may_see


def test_enter_from_nowhere_in_the_dialog_is_the_safe_side(window: MainWindow) -> None:
    dialog = asked(window)
    dialog.focusWidget().clearFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.desk.room_may_see
    asked(window).close()
    assert window.desk.room_may_see
    keys = [k for k in asked(window).findChildren(QAbstractButton) if k.isVisible()]
    assert keys[-1].text() == words.ROOM_SEES_NOT
    QTest.mouseClick(keys[-1], Qt.MouseButton.LeftButton)
    assert not window.desk.room_may_see


def test_asked_alone_enter_hides_what_is_private(window: MainWindow) -> None:
    window.desk.set_room_may_see(False)
    QTest.keyClick(asked(window), Qt.Key.Key_Return)
    assert window.desk.room_may_see


@pytest.mark.parametrize(("key", "held"), LIFTS)
def test_black_covers_the_screen_until_a_key(window: MainWindow, key, held, qtbot) -> None:
    do(window, "black")
    projector = window.desk.projector
    assert covers(window)
    assert projector.content.scene is Scene.BLACK
    assert projector.picture(320, 180).pixelColor(160, 90).lightness() == 0
    QTest.keyClick(projector, key, held)
    assert not projector.isVisible()
    assert not projector.is_black
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL)  # the window has its keys again
    assert covers(window)


def test_no_key_reaches_what_lies_under_the_black(window: MainWindow) -> None:
    window.desk.note_line()
    line = window.desk.log_bar.line
    line.setFocus()
    do(window, "black")
    context = window.room.context
    for target in (window.desk.projector, line, window):
        QTest.keyClicks(target, "secret")
        QTest.keyClick(target, Qt.Key.Key_2, CONTROL)
        QTest.keyClick(target, Qt.Key.Key_Return)
    asks = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_2, CONTROL)
    asks.ignore()
    QApplication.sendEvent(line, asks)
    assert asks.isAccepted()  # no action of the window runs
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, CONTROL, "b", True)
    QApplication.sendEvent(window.desk.projector, held)
    assert covers(window)
    assert line.text() == ""
    assert window.room.context == context
    QTest.keyClick(line, Qt.Key.Key_Escape)  # where the system left the keyboard below
    assert not window.desk.projector.isVisible()
    QTest.keyClicks(line, "10 h")
    assert line.text() == "10 h"


def test_a_message_that_needs_an_answer_lifts_the_black(window: MainWindow, qtbot) -> None:
    do(window, "black")
    qtbot.waitUntil(window.desk.projector.isActiveWindow)
    message = QDialog(window)
    window.open_dialog(message)
    message.activateWindow()
    qtbot.waitUntil(lambda: not window.desk.projector.isVisible())
    message.close()


def test_the_opening_lies_over_the_screen_and_enter_leads_on(window: MainWindow, qtbot) -> None:
    told: list[str] = []
    window.room.informed.connect(told.append)
    do(window, "shock")
    projector = window.desk.projector
    scenes = []
    for _each in range(3):
        assert covers(window)
        scenes.append((projector.content.scene, len(window.room.state.injects)))
        QTest.keyClick(projector, Qt.Key.Key_Return)
    assert scenes == [(Scene.BLACK, 0), (Scene.OPENING, 1), (Scene.OPENING, 2)]
    assert not projector.isVisible()
    assert not projector.shows_opening
    assert window.room.selection.id == FIRST_CARD
    assert PROJECTOR_CLOSED not in told
    qtbot.waitUntil(window.isActiveWindow)


def test_the_opening_may_be_left_and_enter_takes_it_up_again(window: MainWindow, qtbot) -> None:
    do(window, "shock")
    projector = window.desk.projector
    QTest.keyClick(projector, Qt.Key.Key_Escape)
    assert not projector.isVisible()
    qtbot.waitUntil(window.isActiveWindow)
    key = window.desk.round.field("opening")
    QTest.keyClick(key, Qt.Key.Key_Return)
    assert len(window.room.state.injects) == 1
    QTest.keyClick(key, Qt.Key.Key_Return)
    assert covers(window)
    assert len(window.room.state.injects) == 2
    window.room.undo()
    window.room.undo()
    window.room.undo()
    assert not projector.isVisible()


def test_nothing_is_covered_while_the_facilitator_is_alone(window: MainWindow) -> None:
    told: list[str] = []
    window.room.informed.connect(told.append)
    window.desk.set_room_may_see(False)
    do(window, "shock")
    assert not window.desk.projector.isVisible()
    assert told == [PROJECTOR_CLOSED]


def test_a_window_of_the_projector_on_the_same_screen_covers_it_too(window: MainWindow) -> None:
    window.open_projector_here()
    do(window, "black")
    assert covers(window)


def test_the_mode_ends_with_no_black_left(window: MainWindow) -> None:
    do(window, "black")
    window.desk.set_room_may_see(False)
    assert not window.desk.projector.isVisible()
    assert not window.desk.projector.is_black


def test_there_is_nothing_to_freeze_and_it_is_said(window: MainWindow) -> None:
    do(window, "freeze")
    assert window.toast.text() == words.NOTHING_TO_FREEZE


@pytest.mark.parametrize("key", [Qt.Key.Key_U, Qt.Key.Key_H, Qt.Key.Key_J])
def test_a_key_of_what_is_hidden_says_so(window: MainWindow, key) -> None:
    QTest.keyClick(window, key, CONTROL)
    assert window.toast.text() == words.HIDDEN_NOW
    window.desk.set_room_may_see(False)
    window.inform("autre")
    QTest.keyClick(window, key, CONTROL)
    assert window.toast.text() == "autre"
    reached = window.desk.side.tab == "review" or window.desk.round.events.isVisible()
    assert reached or [d for d in window.findChildren(QDialog) if d.isVisible()]


def test_facts_of_what_is_to_come_are_not_offered(window: MainWindow) -> None:
    window.desk.set_room_may_see(False)
    window.desk.round.note_fact(InjectRevealed, {})
    dialog = window.desk.round.dialog
    kinds = dialog.list.count()
    window.desk.set_room_may_see(True)
    assert dialog.form.fact_type is LogNoted
    assert not dialog.list.choose(InjectRevealed)
    assert not dialog.list.choose(PhaseEntered)
    assert dialog.list.count() == kinds - 4
    window.desk.set_room_may_see(False)
    assert dialog.list.count() == kinds
    assert dialog.list.choose(InjectRevealed)
