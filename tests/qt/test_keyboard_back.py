"""In the real window: a key that moves the séance hears nothing of what is typed next."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.moves import CloseCard, PlayCard, Record, WriteSolution
from pcra_game.domain.room_events import InjectRevealed, PhaseEntered, RevealedBy
from pcra_game.domain.striking import opening
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import striking
from pcra_game.texts import windows as words
from pcra_game.windows.main_window import MainWindow
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile

TYPED = "On sort le kit papier maintenant"
CARD = "OC-02@URG-02"


@pytest.fixture
def session(tmp_path) -> Iterator[SessionFile]:
    with create_session(tmp_path / "atelier.pcra", load_game("URG"), title="Urgences") as made:
        yield made


@pytest.fixture
def profile(tmp_path) -> Profile:
    return Profile(tmp_path / "profil")


def opened(session: SessionFile, profile: Profile, palette: Palette, ids) -> MainWindow:
    made = MainWindow(profile=profile, palette=palette, tasks=Tasks(pytest.fail))
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    made.show_room(session, read_only=False, new_id=ids, idle_ms=0)
    made.desk.table.set_motion(False)
    QApplication.processEvents()
    return made


def gone(window: MainWindow) -> None:
    window.leave_room()
    window.close()
    window.deleteLater()


@pytest.fixture
def window(qapp, no_stray_window, palette, session, profile, ids) -> Iterator[MainWindow]:
    made = opened(session, profile, palette, ids)
    yield made
    gone(made)


def click(window: MainWindow, name: str) -> None:
    key = next(k for k in window.findChildren(QAbstractButton, name) if k.isVisible())
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def typed(text: str) -> None:
    for sign in text:
        QTest.keyClicks(QApplication.focusWidget(), sign)


def reveal(window: MainWindow, *events: str) -> None:
    for event in events:
        assert window.room.ask(Record(InjectRevealed(event, RevealedBy.HAND)))


def answer(window: MainWindow) -> None:
    assert window.room.ask(WriteSolution(CARD, "C0", Solution("x", "relire")))


def test_after_a_click_on_the_next_step_typing_begins_nothing(window: MainWindow) -> None:
    window.desk.show_side("guide")
    window.desk.round.events.opening.set_dark_ms(0)
    click(window, "next_step")
    entries = window.room.workshop.history.length
    typed(TYPED)
    assert window.room.workshop.history.length == entries
    assert window.toast.text() == words.WRITTEN_NOWHERE


@pytest.mark.parametrize("name", ["next_step", "break", "pause", "more_time"])
def test_a_click_gives_the_keyboard_to_the_table(window: MainWindow, name: str) -> None:
    answer(window)  # the choc is over
    assert window.room.ask(Record(PhaseEntered("S1-P1")))
    window.desk.show_side("guide")
    window.desk.side.tabs.keys()[0].setFocus()
    click(window, name)
    assert QApplication.focusWidget() is window.desk.table


@pytest.mark.parametrize("name", ["pause", "more_time"])
def test_a_click_leaves_the_keyboard_in_the_open_card(window: MainWindow, name: str) -> None:
    answer(window)
    assert window.room.ask(Record(PhaseEntered("S1-P1")))
    window.desk.open_card(CARD)
    typed(" en double")
    click(window, name)
    typed(" ou en triple")
    assert window.room.settle()
    assert window.room.state.solutions["x"].what == "relire en double ou en triple"


def test_who_walked_to_a_key_stays_on_it(window: MainWindow) -> None:
    answer(window)
    assert window.room.ask(Record(PhaseEntered("S1-P1")))
    key = window.desk.findChild(QAbstractButton, "more_time")
    key.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(key, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is key


def test_words_typed_at_the_table_park_no_card(window: MainWindow) -> None:
    answer(window)
    window.desk.table.focus_card(CARD)
    typed(TYPED)
    assert window.room.state.decision(CARD, "C0").status is not Status.PARKED
    assert window.toast.text() == words.WRITTEN_NOWHERE
    assert window.room.selection.id == ""


def test_after_a_click_a_word_that_begins_with_p_parks_no_card(window: MainWindow) -> None:
    answer(window)
    window.desk.show_side("guide")
    window.desk.table.focus_card(CARD)
    click(window, "next_step")
    assert QApplication.focusWidget() is window.desk.table
    typed("papier Plus personne")
    assert window.room.state.decision(CARD, "C0").status is not Status.PARKED


def test_undo_says_what_and_shows_where(window: MainWindow) -> None:
    answer(window)
    window.room.choose_context("C1")
    window.actions_of_window["undo"].trigger()
    assert window.room.context == "C0"
    assert window.toast.text().startswith("Annulé")


@pytest.mark.parametrize(
    ("events", "key"), [(0, striking.FIRST_NOW), (1, striking.SECOND), (2, striking.TO_FIRST_CARD)]
)
def test_a_choc_that_was_cut_off_is_offered_again_with_the_keyboard(
    window: MainWindow, session, palette, ids, tmp_path, events: int, key: str
) -> None:
    window.desk.round.events.opening.set_dark_ms(0)
    for _ in range(events + 1):
        assert window.desk.round.events.opening.advance()
    window._keep_place_of_room()  # then it is killed: a profile of its own finds it so
    again = opened(session, Profile(tmp_path / "profil"), palette, ids)
    try:
        held = QApplication.focusWidget()
        assert held is again.desk.round.field("opening")
        assert held.text() == key
        assert again.desk.round.events.opening.advance()
    finally:
        gone(again)


def test_a_choc_cut_off_on_another_post_is_offered_again_too(
    window: MainWindow, session, palette, ids, tmp_path
) -> None:
    assert window.room.ask(Record(PhaseEntered("S1-P1")))
    reveal(window, *(event.id for event in opening(window.room.game)))
    again = opened(session, Profile(tmp_path / "autre"), palette, ids)
    try:
        assert QApplication.focusWidget().text() == striking.TO_FIRST_CARD
    finally:
        gone(again)


def test_a_choc_that_was_left_is_not_offered_again(
    window: MainWindow, session, palette, ids, tmp_path
) -> None:
    window.desk.round.events.opening.set_dark_ms(0)
    for _ in range(4):
        assert window.desk.round.events.opening.advance()
    window._keep_place_of_room()
    again = opened(session, Profile(tmp_path / "profil"), palette, ids)
    try:
        assert again.desk.round.events.opening.over
    finally:
        gone(again)


def test_one_key_alone_offers_the_events_of_the_choc(window: MainWindow) -> None:
    sheet = window.desk.round
    window.desk.open_section("event")
    sheet.events.opening.set_dark_ms(0)
    following = sheet.field("reveal_next")
    for _ in range(2):
        assert sheet.events.opening.advance()
        assert not following.isVisible()
    assert sheet.events.opening.advance()
    assert following.isVisible()


def test_after_the_last_card_the_list_keeps_the_keyboard(window: MainWindow) -> None:
    perform = window.room.workshop.perform
    for activity in window.room.state.activities:
        if activity != "URG-02":
            perform(Record(ActivitySetAside(activity, "Fermée")))
    while (card := window.room.table.next_proposed(CARD)) is not None and card.id != CARD:
        perform(PlayCard(*card.id.split("@")))
        perform(CloseCard(card.id, "C0", Status.SET_ASIDE, "Sans objet"))
        window.room.changed.emit()
    answer(window)
    window.desk.show_page("list")
    window.desk.list_page.setFocus()
    window.room.open_card(CARD)
    window.desk.answer.begin()
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    QApplication.processEvents()
    assert window.room.state.decision(CARD, "C0").status is Status.DECIDED
    assert window.desk.list_page.tree.hasFocus()
    assert window.desk.list_page.current() == CARD


def test_escape_on_an_activity_gives_the_table_back(window: MainWindow) -> None:
    window.desk.open_activity("URG-02")
    window.desk.activity.field("dmia").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.desk.table.hasFocus()
