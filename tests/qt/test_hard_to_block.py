"""Ways to block the room that were tried in the window, and how the room goes on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from pcra_game.domain.answers import Status
from pcra_game.domain.moves import CloseCard, PlayCard, Record, Several
from pcra_game.domain.room_events import PhaseEntered
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import DARK, LIGHT, Palette
from pcra_game.texts import projector as projector_words
from pcra_game.texts import windows as words
from pcra_game.windows.desk import Desk
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.room import Room
from pcra_game.windows.slips_dialog import SlipsDialog
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile

CARD, OTHER = "OC-02@URG-02", "OC-06@URG-02"


class Wall:
    """A wall clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[SessionFile]:
    with create_session(tmp_path / "atelier.pcra", load_game("URG"), title="Urgences") as made:
        yield made


def shown(session: SessionFile, profile: Profile, palette: Palette, wall: Wall, ids) -> MainWindow:
    made = MainWindow(profile=profile, palette=palette, tasks=Tasks(pytest.fail))
    made.show_room(session, read_only=False, new_id=ids, now=wall, idle_ms=0)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    made.desk.table.set_motion(False)
    QApplication.processEvents()
    return made


def leave(window: MainWindow) -> None:
    window.leave_room()
    window.close()
    window.deleteLater()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profil")


@pytest.fixture
def window(qapp, no_stray_window, palette, session, profile, wall, ids) -> Iterator[MainWindow]:
    made = shown(session, profile, palette, wall, ids)
    yield made
    leave(made)


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.desk


@pytest.fixture
def its_room(window: MainWindow) -> Room:
    return window.room


@pytest.fixture
def heard(its_room: Room) -> list[str]:
    """What the room was told, whatever the tone."""
    sentences: list[str] = []
    its_room.informed.connect(sentences.append)
    its_room.told.connect(sentences.append)
    return sentences


def enter(room: Room, *phases: str) -> None:
    for phase in phases:
        assert room.ask(Record(PhaseEntered(phase)))


# The lost step, the wrong phase


def test_phases_taken_back_bring_the_agenda_to_the_step_that_was_left(
    desk: Desk, its_room: Room
) -> None:
    lead = desk.side.guide.lead
    for step in ("shock", "first_card"):
        lead.begin(step)
    enter(its_room, "S1-P3", "S1-P4")
    for _ in range(2):
        assert its_room.undo()
    assert lead.pace.step.id == "first_card"


def test_the_end_of_the_agenda_is_left_where_its_phases_are_taken_back(
    desk: Desk, its_room: Room
) -> None:
    lead = desk.side.guide.lead
    for step in ("base", "recovery", "settle", "telling"):
        lead.begin(step)
    while its_room.state.phase != "S1-P1":
        assert its_room.undo()
    assert lead.pace.step.id == "base"
    standing = desk.strip.findChild(QLabel, "strip_standing")
    assert standing.text().startswith(lead.pace.step.title)  # the page hides the guide


def test_the_first_phase_taken_back_leaves_no_clock_and_no_step(
    qapp, palette, session, profile, wall, ids
) -> None:
    first = shown(session, profile, palette, wall, ids)
    enter(first.room, "S1-P1")
    leave(first)
    again = shown(session, profile, palette, wall, ids)
    assert again.desk.clock.running
    assert again.room.undo()
    assert not again.desk.clock.started
    pace = again.desk.side.guide.pace
    assert (pace.number, pace.begun) == (1, False)
    assert again.room.redo()
    assert again.desk.clock.running
    leave(again)


def test_the_key_of_the_next_phase_says_which_one_the_room_is_in(
    window: MainWindow, heard: list[str]
) -> None:
    for _ in range(2):
        window.actions_of_window["next_phase"].trigger()
    assert heard[-1] == "C0, phase 2\u00a0: Première relève, premier lundi."
    window.actions_of_window["previous_phase"].trigger()
    assert heard[-1] == "C0, phase 1\u00a0: Sidération et bascule."
    assert not any(said.startswith("De retour") for said in heard)


# Everything parked


def test_a_round_that_lies_in_the_parking_is_not_said_to_be_answered(
    its_room: Room, heard: list[str]
) -> None:
    for card in its_room.table.cards():
        parked = CloseCard(card.id, "C0", Status.PARKED, "À reprendre")
        play = () if card.played else (PlayCard(*card.id.split("@")),)
        assert its_room.ask(Several((*play, parked)))
    assert not its_room.open_next()
    parked = words.round_parked(len(its_room.table.cards()))
    assert heard[-1] == f"{parked} {words.ROUND_FOLLOWS}"
    assert "24" in heard[-1]


# The projector's screen is unplugged


def test_a_screen_that_is_unplugged_gives_the_table_back(
    window: MainWindow, heard: list[str], qapp
) -> None:
    projector = window.desk.projector
    projector.show_on(qapp.primaryScreen())
    assert projector.isVisible()
    qapp.screenRemoved.emit(projector.screen())
    assert not projector.isVisible()
    assert heard == [projector_words.UNPLUGGED]


def test_a_projector_that_is_a_window_among_others_stays_open(
    window: MainWindow, heard: list[str], qapp
) -> None:
    projector = window.desk.projector
    projector.show_on(None)
    qapp.screenRemoved.emit(projector.screen())
    assert projector.isVisible()
    assert heard == []


# A crash


def test_the_page_in_front_is_kept_without_any_other_gesture(
    window: MainWindow, profile: Profile, qtbot
) -> None:
    where = window.room.state.opened.session

    def kept(name: str, value: str) -> None:
        qtbot.waitUntil(lambda: profile.room_state(where).get(name) == value)

    kept("page", "table")
    window.desk.show_page("ending")
    kept("page", "ending")
    window.desk.show_page("table")
    kept("page", "table")
    window.desk.side.show_tab("review")
    kept("side", "review")


def test_another_theme_keeps_the_tab_beside_the_table(window: MainWindow) -> None:
    window.desk.show_side("round")
    window.wear(DARK if window.worn is LIGHT else LIGHT)
    assert window.desk.side.tab == "round"
    window.wear(DARK if window.worn is LIGHT else LIGHT)


def test_another_theme_in_the_dark_still_brings_the_first_event(window: MainWindow) -> None:
    window.desk.projector.show_on(None)
    window.actions_of_window["shock"].trigger()
    assert window.desk.projector.shows_opening
    window.wear(DARK if window.worn is LIGHT else LIGHT)
    opening = window.desk.round.events.opening
    assert opening.running
    assert opening._dark.isActive()
    opening.leave()
    window.wear(DARK if window.worn is LIGHT else LIGHT)


def test_a_slip_is_a_draft_once_typing_rests(window: MainWindow, its_room: Room, qtbot) -> None:
    slips = SlipsDialog(its_room, window.worn, window, idle_ms=50)
    slips.show()
    QTest.keyClicks(slips.rows[0].cells["what"], "Registre papier")
    qtbot.waitUntil(lambda: len(its_room.state.solutions) == 1)
    assert [one.what for one in its_room.state.solutions.values()] == ["Registre papier"]
    QTest.keyClicks(slips.rows[1].cells["who"], "Cadre")
    qtbot.wait(120)  # nothing can be stored without « Quoi », and nobody is told off for typing
    assert slips.findChild(object, "trouble").text() == ""
    slips.rows[1].cells["who"].clear()
    slips.close()


def test_slips_begin_in_a_row_that_nobody_answered(window: MainWindow, its_room: Room) -> None:
    its_room.open_card(its_room.table.cards()[0].id)
    window.desk.answer.begin()
    QTest.keyClicks(QApplication.focusWidget(), "Brouillon de la salle")
    assert its_room.settle()
    slips = SlipsDialog(its_room, window.worn, window)
    assert slips.rows[0].cells["what"].text() == "Brouillon de la salle"
    slips.show()
    assert slips.focusWidget() is slips.rows[1].cells["what"]
    slips.close()


# Words that wait


def test_the_bar_owns_up_to_words_that_wait_on_another_card(desk: Desk, its_room: Room) -> None:
    desk.open_card(CARD)
    desk.answer.field("with_what").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "registre rouge")
    desk.open_card(OTHER)
    assert its_room.unsaved
    desk.open_card(CARD)
    desk.answer.field("with_what").setFocus()
    desk.answer.field("with_what").clear()
    desk.open_card(OTHER)
    assert not its_room.unsaved


def test_a_cost_without_its_arbitrage_blocks_nothing_and_is_asked_for_once(
    window: MainWindow, its_room: Room, qtbot
) -> None:
    refused: list[str] = []
    its_room.refused.connect(refused.append)
    window.desk.show_page("ending")
    line = window.desk.pages.made("ending").arbitrages.list.lines[0]
    line._pause.setInterval(20)
    line.fields[1].widget.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "9000 euros")
    qtbot.wait(80)
    assert refused == []
    window.desk.show_page("table")
    assert window.desk.page == "table"
    assert window.waiting_words()
    assert refused == ["«\u00a0À trancher\u00a0» est vide\u00a0: remplissez ce champ."]
    QTest.keyClicks(line.fields[0].widget, "Acheter des imprimantes")
    assert line.settle()
    assert [one.cost for one in its_room.state.arbitrages.values()] == ["9000 euros"]


def test_a_duration_beyond_a_year_is_refused_in_its_own_words(
    desk: Desk, its_room: Room, heard: list[str]
) -> None:
    refused: list[str] = []
    its_room.refused.connect(refused.append)
    desk.open_activity("URG-02")
    field = desk.activity.field("dmia")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "400 j")
    assert not its_room.settle()
    assert refused[0].startswith("«\u00a0400 j\u00a0» dépasse un an")
    field.selectAll()
    QTest.keyClicks(field, "366 j")
    assert its_room.settle()


def test_no_kept_activity_is_led_to_where_one_is_kept() -> None:
    from pcra_game.texts import table as table_words

    assert "Manche" in table_words.NOTHING_KEPT
