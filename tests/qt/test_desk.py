"""The desk: table, list, synthesis and sheets around one room, by mouse and by keyboard alone."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.moves import CloseCard, Decide, Record, WriteSolution
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.palette import DARK, LIGHT
from pcra_game.texts import striking as striking_words
from pcra_game.windows.desk import Desk
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.place import place_of
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.room import Kind, Room, Selection

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
VITAL = "OC-02@URG-02"


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The real main window on a new workshop, active, without animations."""
    window.activateWindow()
    window.desk.table.set_motion(False)
    QApplication.processEvents()
    return window


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.desk


@pytest.fixture
def its_room(window: MainWindow) -> Room:
    return window.room


def click(widget: QWidget, at=None) -> None:
    where = at if at is not None else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QApplication.processEvents()


def key(pressed: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None, QApplication.activeWindow()
    QTest.keyClick(focused, pressed, modifier)
    QApplication.processEvents()


def words(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_a_click_on_a_ghost_opens_its_question(desk: Desk, its_room: Room) -> None:
    click(desk.table.viewport(), desk.table.center_of(VITAL))
    assert its_room.selection == Selection(Kind.CARD, VITAL)
    assert desk.answer.isVisible()
    assert not desk.round.isVisible()


def test_a_click_on_an_activity_and_a_context(desk: Desk, its_room: Room) -> None:
    click(desk.table.viewport(), desk.table.center_of("URG-02"))
    assert its_room.selection == Selection(Kind.ACTIVITY, "URG-02")
    assert desk.activity.isVisible()
    click(desk.table.viewport(), desk.table.center_of("context:C1"))
    assert its_room.context == "C1"


def test_a_card_dragged_to_the_parking_is_parked(desk: Desk, its_room: Room) -> None:
    its_room.ask(WriteSolution(VITAL, "C0", Solution("x", "écrire sur papier")))
    table = desk.table
    start, end = table.center_of(VITAL), table.center_of("parking")
    view = table.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(view, start + (end - start) * step / 10)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert its_room.state.decision(VITAL, "C0").status is Status.PARKED
    assert its_room.table.card(VITAL).look is Look.PARKED


def test_a_whole_decision_without_a_mouse(desk: Desk, its_room: Room) -> None:
    """From the table to the next card, then taken back twice, and found again in the list."""
    desk.table.setFocus()
    key(Qt.Key.Key_Home)
    for _ in range(60):
        if desk.table.pieces.focused == VITAL:
            break
        key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Return)
    assert its_room.selection.id == VITAL
    key(Qt.Key.Key_F2)
    words("Registre papier au comptoir")
    key(Qt.Key.Key_1, ALT)
    key(Qt.Key.Key_O, ALT)
    key(Qt.Key.Key_Return, CTRL)
    assert its_room.state.decision(VITAL, "C0").status is Status.DECIDED
    assert its_room.selection.id not in ("", VITAL)
    key(Qt.Key.Key_Escape)  # the list of known answers goes first
    key(Qt.Key.Key_Escape)
    assert its_room.selection == Selection()
    key(Qt.Key.Key_Z, CTRL)
    assert its_room.state.decision(VITAL, "C0").status is Status.DRAFT
    key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert its_room.state.decision(VITAL, "C0").status is Status.DECIDED
    key(Qt.Key.Key_F4)
    assert desk.page == "list"
    key(Qt.Key.Key_F5)
    assert desk.page == "synthesis"
    key(Qt.Key.Key_F3)
    assert desk.page == "table"
    key(Qt.Key.Key_F9)
    assert its_room.state.phase == its_room.game.scenario.phases[0].id
    assert desk.clock.running
    key(Qt.Key.Key_F7)
    assert not desk.clock.running


def test_entering_a_phase_starts_its_clock_and_undo_leaves_it(desk: Desk, its_room: Room) -> None:
    desk.table.setFocus()
    key(Qt.Key.Key_F9)
    minutes = its_room.game.scenario.phases[0].play_minutes
    assert desk.clock.said() in (f"{minutes}:00", f"{minutes - 1}:59")
    key(Qt.Key.Key_F8)
    assert desk.clock.said() in (f"{minutes + 5}:00", f"{minutes + 4}:59")


def test_the_room_is_where_it_was_when_it_is_opened_again(window: MainWindow, tmp_path) -> None:
    window.room.choose_context("C1")
    window.room.open_card("OC-06@URG-02")
    window.desk.show_page("list")
    where = place_of(window.desk)
    window.leave_room()
    from pcra_game.persistence.session_file import SessionFile

    assert window.desk is None
    # The session of the fixture is still open for writing: a reader is enough to look.
    with SessionFile.open(tmp_path / "atelier.pcra", read_only=True) as again:
        window.show_room(again, read_only=True)
        assert place_of(window.desk) == where
        window.leave_room()


def test_the_other_theme_keeps_the_room_and_its_words(window: MainWindow) -> None:
    window.room.open_card(VITAL)
    window.desk.answer.begin()
    QTest.keyClicks(window.desk.answer.field("what"), "Registre")
    window.wear(DARK)
    assert window.worn is DARK
    assert window.room.selection.id == VITAL
    assert window.room.state.solutions["id-1"].what == "Registre"
    entries = window.room.workshop.history.length
    assert window.room.ask(Decide(VITAL, "C0"))
    assert window.room.workshop.history.length == entries + 1
    window.wear(DARK if window.worn is LIGHT else LIGHT)


def test_what_the_disk_refuses_is_said_and_stays_in_the_field(
    desk: Desk, its_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pcra_game.persistence.errors import CannotWrite

    full = "Plus de place sur le disque."
    store = its_room.workshop._store
    told: list[str] = []
    its_room.refused.connect(told.append)
    its_room.open_card(VITAL)
    desk.answer.begin()
    words("Registre papier")
    real = type(store).append

    def refuse(self, entry) -> None:
        raise CannotWrite(full)

    monkeypatch.setattr(type(store), "append", refuse)
    key(Qt.Key.Key_Return, CTRL)
    assert set(told) == {full}
    assert VITAL not in its_room.state.cards
    assert desk.answer.field("what").text() == "Registre papier"
    monkeypatch.setattr(type(store), "append", real)
    key(Qt.Key.Key_Return, CTRL)
    assert its_room.state.decision(VITAL, "C0").status is Status.DECIDED


def test_a_window_closed_around_a_room_leaves_no_stray_window(window: MainWindow) -> None:
    window.room.open_card(VITAL)
    window.desk.projector.show_on(None)
    window.leave_room()
    QApplication.processEvents()
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    assert shown == []


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1366, 768), (1920, 1080)])
def test_the_sheet_and_its_keys_are_within_every_window(window: MainWindow, size) -> None:
    window.resize(*size)
    QApplication.processEvents()
    window.room.open_card(VITAL)
    QApplication.processEvents()
    decide = window.desk.answer.field("decide")
    corner = decide.mapTo(window, decide.rect().bottomRight())
    assert window.rect().contains(corner)
    assert window.desk.table.width() >= 560


def test_enter_presses_the_button_that_has_the_focus(window: MainWindow) -> None:
    window.room.select(Selection())
    following = window.desk.round.findChild(QWidget, "note_fact")
    following.setFocus()
    key(Qt.Key.Key_Return)
    assert window.desk.round.dialog.isVisible()
    window.desk.round.dialog.close()


def test_an_activity_that_is_set_aside_leaves_the_hands(desk: Desk, its_room: Room) -> None:
    desk.open_activity("URG-02")
    its_room.ask(Record(ActivitySetAside("URG-02", "une autre séance")))
    assert its_room.selection == Selection()
    assert desk.side.isVisible()


def test_a_light_lists_what_is_behind_it_and_opens_it(desk: Desk, its_room: Room) -> None:
    desk.top_bar.light_asked.emit(its_room.table.lights[0].name)
    listed = desk.explained.list
    assert desk.explained.isVisible()
    assert listed.item(0).text() == "Trier et prioriser à l’arrivée\u00a0: non examinée"
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert not desk.explained.isVisible()
    assert its_room.selection == Selection(Kind.ACTIVITY, "URG-02")


def test_a_reader_does_not_move_the_place_of_the_room(window: MainWindow, tmp_path) -> None:
    from pcra_game.persistence.session_file import SessionFile

    window.room.open_card(VITAL)
    session = window.room.state.opened.session
    window.leave_room()
    kept = window.profile.room_state(session)
    with SessionFile.open(tmp_path / "atelier.pcra", read_only=True) as again:
        window.show_room(again, read_only=True)
        window.room.open_card("OC-06@URG-02")
        window.leave_room()
    assert window.profile.room_state(session) == kept


def test_the_key_of_a_view_goes_back_to_the_table(desk: Desk) -> None:
    desk.table.setFocus()
    key(Qt.Key.Key_F5)
    assert desk.page == "synthesis"
    key(Qt.Key.Key_F5)
    assert desk.page == "table"


def test_a_click_on_the_parking_shows_what_lies_there(desk: Desk, its_room: Room) -> None:
    its_room.ask(CloseCard(VITAL, "C0", Status.PARKED, "plus tard"))
    click(desk.table.viewport(), desk.table.center_of("parking"))
    assert its_room.selection == Selection()
    assert desk.round.isVisible()


def test_the_synthesis_leads_back_to_the_table(desk: Desk) -> None:
    desk.show_page("synthesis")
    click(desk.synthesis.findChild(QWidget, "back"))
    assert desk.page == "table"


def test_the_bar_owns_up_to_words_that_are_not_on_disk(desk: Desk, its_room: Room) -> None:
    its_room.open_card(VITAL)
    desk.answer.begin()
    assert not its_room.unsaved
    words("Registre")
    assert its_room.unsaved
    assert desk.top_bar.findChildren(QWidget, "saved")[0].accessibleName() == "Saisie en cours"
    its_room.settle()
    assert not its_room.unsaved
    words(" x" * 100)
    assert not its_room.settle()  # too long: refused, and still not on disk
    assert its_room.unsaved


def test_themes_come_and_go_around_one_projector(
    window: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.room.open_card(VITAL)
    window.desk.projector.show_on(None)
    window.desk.projector.show_black(True)
    for _ in range(4):
        window.wear(DARK if window.worn is LIGHT else LIGHT)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    projectors = [w for w in QApplication.topLevelWidgets() if isinstance(w, ProjectorWindow)]
    assert projectors == [window.desk.projector]
    assert window.desk.projector.isVisible()
    assert window.desk.projector.is_black
    with qtbot.captureExceptions() as raised:
        window.desk.answer.begin()
        words("Registre")
        window.room.settle()
    assert raised == []


def test_black_says_that_the_projector_is_closed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window, "inform", told.append)
    window.actions_of_window["black"].trigger()
    assert told == [striking_words.PROJECTOR_CLOSED]
    assert not window.desk.projector.is_black
    window.desk.projector.show_on(None)
    window.actions_of_window["black"].trigger()
    assert window.desk.projector.is_black
    assert len(told) == 2
    assert told[1] != striking_words.PROJECTOR_CLOSED


def test_dialogs_go_with_the_room_they_speak_of(window: MainWindow) -> None:
    window.desk.round.open_facts()
    facts = window.desk.round.dialog
    window.actions_of_window["journal"].trigger()
    assert len([d for d in window.findChildren(QDialog) if d.isVisible()]) == 2
    window.leave_room()
    assert not facts.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChildren(QDialog) == []


def test_a_theme_waits_for_words_that_nothing_can_store(window: MainWindow) -> None:
    window.room.open_card(VITAL)
    window.desk.answer.field("with_what").setFocus()
    words("registre rouge")
    assert window.waiting_words()
    worn = window.worn
    window.wear(DARK if window.worn is LIGHT else LIGHT)
    assert window.worn is worn
    assert window.desk.answer.field("with_what").text() == "registre rouge"


def test_a_key_held_down_presses_once(window: MainWindow) -> None:
    window.room.select(Selection())
    pressed: list[bool] = []
    following = window.desk.round.findChild(QWidget, "note_fact")
    following.clicked.disconnect()
    following.clicked.connect(lambda: pressed.append(True))
    following.setFocus()
    for repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            repeated,
        )
        QApplication.sendEvent(following, event)
    assert pressed == [True]


def test_taking_a_phase_back_gives_the_time_of_the_one_before(desk: Desk, its_room: Room) -> None:
    desk.table.setFocus()
    key(Qt.Key.Key_F9)
    key(Qt.Key.Key_F8)
    key(Qt.Key.Key_F7)
    before = desk.clock.said()
    key(Qt.Key.Key_F9)
    assert desk.clock.running
    key(Qt.Key.Key_Z, CTRL)
    assert desk.clock.said() == before
    assert not desk.clock.running
