"""Leading the room: the agenda, the next cards, breaks, jumps in time, private notes, clocks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.framing_events import PresenceNoted
from pcra_game.domain.moves import CloseCard, Decide, PlayCard, Record, Several, WriteSolution
from pcra_game.domain.room_events import PhaseEntered
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import DARK, LIGHT, Palette
from pcra_game.texts import guide as words
from pcra_game.windows.desk import Desk
from pcra_game.windows.guide_panel import GuidePanel
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.room import Kind, Room
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.pace import Stage
from pcra_game.workshop.profile import LONGEST_NOTES, Profile


class Wall:
    """A wall clock that the test moves; the room looks once a minute."""

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


def opened(
    session: SessionFile, profile: Profile, wall: Wall, palette: Palette, **how
) -> MainWindow:
    made = MainWindow(profile=profile, palette=palette, tasks=Tasks(pytest.fail))
    how = {"read_only": False, "idle_ms": 0, **how}
    made.show_room(session, now=wall, **how)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    made.desk.table.set_motion(False)
    made.desk.show_side("guide")
    QApplication.processEvents()
    return made


def leave(window: MainWindow) -> None:
    window.leave_room()
    window.close()
    window.deleteLater()


@pytest.fixture
def window(qapp, no_stray_window, palette, session, tmp_path, wall, ids) -> Iterator[MainWindow]:
    made = opened(session, Profile(tmp_path / "profil"), wall, palette, new_id=ids)
    yield made
    leave(made)


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    return window.desk


@pytest.fixture
def guide(desk: Desk) -> GuidePanel:
    return desk.side.guide


@pytest.fixture
def its_room(window: MainWindow) -> Room:
    return window.room


def press(guide: GuidePanel, name: str) -> None:
    found = guide.findChild(QWidget, name)
    assert found is not None, name
    guide.show_field(found)
    QApplication.processEvents()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def said(guide: GuidePanel, name: str) -> str:
    return guide.findChild(QWidget, name).accessibleName()


def play(desk: Desk, wall: Wall, minutes: int) -> None:
    for _ in range(minutes):
        wall.at += timedelta(minutes=1)
        desk.top_bar.tick()
        desk.side.guide.tick()
        desk.answer.field("card_time").tick()


def go_to(guide: GuidePanel, desk: Desk, id: str) -> None:
    guide.lead.begin(id)
    desk.show_side("guide")
    QApplication.processEvents()


def test_a_new_workshop_stands_before_its_first_step(guide: GuidePanel) -> None:
    assert guide.head.next.said().head == words.FIRST_STEP
    assert "Choc" in guide.head.next.said().under
    assert guide.pace.stage(guide.pace.steps[0]) is Stage.AHEAD


def test_one_key_begins_the_session_and_enters_its_first_phase(
    guide: GuidePanel, its_room: Room, desk: Desk
) -> None:
    press(guide, "next_step")
    assert its_room.state.phase == "S1-P1"
    assert guide.pace.stage(guide.pace.step) is Stage.CURRENT
    assert desk.clock.said() == "03:00"
    assert guide.head.next.said().head == words.NEXT_STEP


def test_the_agenda_owns_the_time_of_the_room(guide: GuidePanel, desk: Desk, wall: Wall) -> None:
    go_to(guide, desk, "base")
    play(desk, wall, 68)
    assert said(guide, "step_time") == "68\u00a0min sur 65, +3"
    assert desk.clock.said() == "+03:00"
    assert "1\u00a0h\u00a008 sur 3\u00a0h\u00a030" in said(guide, "standing")
    assert guide.head.next.isEnabled()


def test_any_step_may_be_gone_to_and_those_between_are_said_to_be_passed(
    guide: GuidePanel, its_room: Room, desk: Desk
) -> None:
    press(guide, "next_step")
    desk.show_side("guide")  # the opening is led from the round
    press(guide, "step:other:C1")
    assert (its_room.state.phase, its_room.context) == ("S1-P3", "C1")
    assert words.STATE["skipped"] in said(guide, "step:base")
    assert words.STATE["done"] in said(guide, "step:shock")
    assert words.STATE["current"] in said(guide, "step:other:C1")


def test_going_back_gives_the_step_the_time_that_it_had(
    guide: GuidePanel, desk: Desk, wall: Wall, its_room: Room
) -> None:
    go_to(guide, desk, "base")
    play(desk, wall, 10)
    go_to(guide, desk, "other:C1")
    play(desk, wall, 2)
    go_to(guide, desk, "base")
    assert desk.clock.said() == "55:00"
    assert its_room.context == "C0"


@pytest.mark.parametrize(
    ("step", "page"),
    [("break", "synthesis"), ("recovery", "recovery"), ("settle", "ending"), ("base", "table")],
)
def test_a_step_opens_the_page_of_its_work(
    guide: GuidePanel, desk: Desk, step: str, page: str
) -> None:
    guide.lead.begin(step)
    assert desk.page == page


def test_the_list_is_as_good_a_place_as_the_table(guide: GuidePanel, desk: Desk) -> None:
    desk.show_page("list")
    guide.lead.begin("base")
    assert desk.page == "list"


def test_a_key_goes_on_from_anywhere_and_shows_what_to_say(window: MainWindow) -> None:
    desk = window.desk
    desk.open_card("OC-01@unite")
    window.actions_of_window["next_step"].trigger()
    assert desk.side.guide.pace.step.kind == "shock"
    assert desk.side.isVisible()
    assert desk.side.tab == "guide"


def test_entering_a_phase_elsewhere_moves_the_agenda(
    guide: GuidePanel, its_room: Room, desk: Desk
) -> None:
    press(guide, "next_step")
    assert its_room.ask(Record(PhaseEntered("S1-P4")))
    assert guide.pace.step.id == "other:C2"
    assert its_room.ask(Record(PhaseEntered("S1-P2")))
    assert guide.pace.step.id == "base"
    assert its_room.ask(Record(PhaseEntered("S1-P1")))
    assert guide.pace.step.id == "base"


def test_a_late_step_is_not_left_for_a_phase_that_lies_before_it(
    guide: GuidePanel, its_room: Room, desk: Desk
) -> None:
    go_to(guide, desk, "events")
    assert its_room.ask(Record(PhaseEntered("S1-P6")))
    assert guide.pace.step.id == "events"


def test_taking_back_a_change_of_phase_says_where_the_room_is_again(
    guide: GuidePanel, its_room: Room, desk: Desk
) -> None:
    go_to(guide, desk, "base")
    go_to(guide, desk, "other:C1")
    heard: list[str] = []
    its_room.informed.connect(heard.append)
    assert its_room.undo()
    assert heard == ["De retour en C0, phase 1\u00a0: Sidération et bascule."]
    assert guide.pace.step.id == "base"
    assert its_room.context == "C0"
    assert its_room.undo()
    assert heard[1:] == [words.BACK_BEFORE]


def test_taking_back_what_followed_the_break_has_both_clocks_run_on(
    guide: GuidePanel, its_room: Room, desk: Desk, wall: Wall
) -> None:
    go_to(guide, desk, "base")
    play(desk, wall, 2)
    go_to(guide, desk, "break")
    go_to(guide, desk, "other:C1")
    play(desk, wall, 3)
    assert its_room.undo()
    assert desk.clock.running
    play(desk, wall, 1)
    assert desk.clock.said() == "62:00"
    assert guide.pace.played_in(guide.pace.step) == 3


def test_a_phase_that_is_entered_is_not_said_to_be_come_back_to(
    guide: GuidePanel, its_room: Room
) -> None:
    heard: list[str] = []
    its_room.informed.connect(heard.append)
    assert its_room.ask(Record(PhaseEntered("S1-P1")))
    assert heard == []


def test_a_break_stops_the_time_says_when_it_ends_and_one_key_goes_on(
    guide: GuidePanel, desk: Desk, wall: Wall, its_room: Room
) -> None:
    go_to(guide, desk, "base")
    play(desk, wall, 4)
    press(guide, "break")
    until = (wall.at + timedelta(minutes=10)).astimezone()
    assert said(guide, "break_note") == words.break_until(until.hour, until.minute)
    assert its_room.state.break_minutes == 10
    assert not desk.clock.running
    play(desk, wall, 4)
    assert guide.head.next.said().head == words.RESUME
    press(guide, "next_step")
    assert guide.pace.step.id == "base"
    play(desk, wall, 1)
    assert desk.clock.said() == "60:00"
    assert guide.pace.played_in(guide.pace.step) == 5


def test_the_step_of_the_break_is_left_by_the_same_key(
    guide: GuidePanel, desk: Desk, wall: Wall, its_room: Room
) -> None:
    heard: list[str] = []
    its_room.informed.connect(heard.append)
    go_to(guide, desk, "break")
    assert its_room.state.break_minutes == 10
    assert heard == [said(guide, "break_note")]
    assert not desk.clock.running
    play(desk, wall, 12)
    assert said(guide, "step_time") == "12\u00a0min sur 10, +2"
    press(guide, "next_step")
    assert guide.pace.step.id == "other:C1"
    assert desk.clock.running
    assert not guide.pace.on_break


def test_the_pause_of_the_clock_and_its_five_minutes_count_for_the_step(
    window: MainWindow, guide: GuidePanel, desk: Desk, wall: Wall
) -> None:
    go_to(guide, desk, "base")
    window.actions_of_window["pause"].trigger()
    play(desk, wall, 3)
    assert guide.pace.played_in(guide.pace.step) == 0
    window.actions_of_window["pause"].trigger()
    window.actions_of_window["more_time"].trigger()
    play(desk, wall, 2)
    assert said(guide, "step_time") == "2\u00a0min sur 70"
    assert desk.clock.said() == "68:00"


def test_the_switch_to_paper_comes_first_and_a_click_opens_it(
    guide: GuidePanel, its_room: Room, desk: Desk
) -> None:
    press(guide, "next_step")
    assert guide.next_cards.shown()[0] == "OC-01@unite"
    press(guide, "next_card_1")
    assert its_room.selection.id == "OC-01@unite"
    assert its_room.selection.kind is Kind.CARD


def test_who_speaks_first_is_named(guide: GuidePanel, its_room: Room) -> None:
    assert its_room.ask(Record(PresenceNoted("URG-F05", 1, True)))
    press(guide, "next_step")
    assert said(guide, "first_word") == "Premier mot\u00a0: IDE de SAUV (travaille la nuit)"


def test_the_sheet_of_a_card_names_who_speaks_first(desk: Desk, its_room: Room) -> None:
    assert its_room.ask(Record(PresenceNoted("URG-F05", 1, True)))
    desk.open_card("OC-01@unite")
    desk.answer.footer.show_aid("prompts")
    assert "IDE de SAUV" in desk.answer.footer.aid.findChild(QWidget, "aid").accessibleName()


def test_an_answered_card_leaves_the_next_cards(guide: GuidePanel, its_room: Room) -> None:
    first = guide.next_cards.shown()[0]
    assert its_room.ask(WriteSolution(first, "C0", Solution("x1", "faire", set_up=0)))
    assert its_room.ask(Decide(first, "C0"))
    assert first not in guide.next_cards.shown()


def test_a_jump_in_time_is_one_click_and_is_announced(guide: GuidePanel, its_room: Room) -> None:
    heard: list[str] = []
    its_room.informed.connect(heard.append)
    press(guide, "jump:day_3")
    assert its_room.state.fictive == 3 * 1440
    assert heard == ["L’histoire en est à J+3 (mercredi, 2\u00a0h\u00a010)."]
    assert guide.findChild(QWidget, "jump:day_1").isHidden()
    assert its_room.undo()
    assert not guide.findChild(QWidget, "jump:day_1").isHidden()


def test_events_of_a_step_are_one_click_away(guide: GuidePanel, desk: Desk) -> None:
    press(guide, "next_step")
    press(guide, "open_events")
    assert desk.side.tab == "round"


def test_private_notes_stay_on_this_post_and_out_of_the_file(
    window: MainWindow, guide: GuidePanel, session: SessionFile, its_room: Room
) -> None:
    secret = "Xylophone du bloc\nrelancer la DSI"
    field = guide.findChild(QPlainTextEdit, "notes")
    field.setPlainText(secret)
    window._keep_place_of_room()
    stated = window.profile.room_state(its_room.state.opened.session)
    assert stated["notes"] == secret
    assert b"Xylophone" not in session.path.read_bytes()
    assert repr(its_room.state).find("Xylophone") == -1


def test_typing_notes_has_them_kept_soon(
    window: MainWindow, guide: GuidePanel, qtbot, its_room: Room
) -> None:
    with qtbot.waitSignal(window.place_kept, timeout=3000):
        QTest.keyClicks(guide.findChild(QPlainTextEdit, "notes"), "Au calme")
    assert window.profile.room_state(its_room.state.opened.session)["notes"] == "Au calme"


def test_notes_stop_at_their_limit_and_say_so(guide: GuidePanel) -> None:
    field = guide.findChild(QPlainTextEdit, "notes")
    field.setPlainText("a" * (LONGEST_NOTES - 1))
    cursor = field.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText("bcd" * 5000)
    field.setTextCursor(cursor)
    assert guide.notes.text() == "a" * (LONGEST_NOTES - 1) + "b"
    counter = guide.findChild(QWidget, "notes_counter")
    assert not counter.isHidden()
    assert counter.text() == "4000 / 4000"


def test_another_theme_keeps_the_step_its_time_and_the_notes(
    window: MainWindow, guide: GuidePanel, wall: Wall
) -> None:
    go_to(guide, window.desk, "base")
    play(window.desk, wall, 3)
    guide.notes.set_text("à voir")
    window.wear(DARK)
    other = window.desk.side.guide
    assert other is not guide
    assert (other.pace.step.id, other.pace.played_in(other.pace.step)) == ("base", 3)
    assert other.notes.text() == "à voir"
    window.wear(LIGHT)


def test_a_killed_window_stands_at_its_step_again(
    window: MainWindow, guide: GuidePanel, session, tmp_path, wall, palette
) -> None:
    go_to(guide, window.desk, "activities")
    play(window.desk, wall, 4)
    window._keep_place_of_room()
    again = opened(session, Profile(tmp_path / "profil"), wall, palette)
    other = again.desk.side.guide
    assert other.pace.step.id == "activities"
    assert other.pace.played_in(other.pace.step) == 4
    leave(again)


def test_another_post_stands_where_the_phase_is(
    window: MainWindow, its_room: Room, session, tmp_path, wall, palette
) -> None:
    assert its_room.ask(Record(PhaseEntered("S1-P4")))
    again = opened(session, Profile(tmp_path / "autre"), wall, palette)
    assert again.desk.side.guide.pace.step.id == "other:C2"
    leave(again)


def test_a_step_of_another_phase_is_not_taken_up(
    window: MainWindow, guide: GuidePanel, its_room: Room, session, tmp_path, wall, palette
) -> None:
    go_to(guide, window.desk, "base")
    window._keep_place_of_room()
    profile = Profile(tmp_path / "profil")
    assert its_room.ask(Record(PhaseEntered("S1-P5")))
    again = opened(session, profile, wall, palette)
    assert again.desk.side.guide.pace.step.id == "recovery"
    leave(again)


def test_a_workshop_that_may_only_be_read_is_shown_and_left_alone(
    session, tmp_path, wall, palette, qapp
) -> None:
    window = opened(session, Profile(tmp_path / "lu"), wall, palette, read_only=True)
    guide = window.desk.side.guide
    heard: list[str] = []
    window.room.refused.connect(heard.append)
    assert not guide.head.next.isEnabled()
    guide.lead.next_step()
    assert len(heard) == 1
    assert window.room.state.phase is None
    assert guide.findChild(QPlainTextEdit, "notes").isReadOnly()
    leave(window)


def test_the_agenda_is_played_to_its_end_by_the_keyboard_alone(
    window: MainWindow, guide: GuidePanel, desk: Desk, its_room: Room
) -> None:
    seen = []
    for _ in guide.pace.steps:
        QTest.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        seen.append(guide.pace.step.kind)
    assert seen == [step.kind for step in guide.pace.steps]
    assert its_room.state.phase == "S1-P5"
    desk.show_page("table")
    desk.show_side("guide")
    assert guide.head.next.said().head == words.END
    assert not guide.head.next.isEnabled()


def test_the_time_of_a_card_is_said_and_grows_long(desk: Desk, wall: Wall) -> None:
    desk.open_card("OC-01@unite")
    shown = desk.answer.field("card_time")
    assert shown.isHidden()
    play(desk, wall, 4)
    assert (shown.text(), shown.property("role")) == ("4\u00a0min", "soft")
    play(desk, wall, 2)
    assert shown.text() == f"6\u00a0min · {words.CARD_LONG}"
    assert shown.property("mood") == "warning"
    assert desk.answer.field("decide").isEnabled()


def test_the_time_of_a_card_waits_with_the_phase(
    desk: Desk, wall: Wall, guide: GuidePanel, window: MainWindow
) -> None:
    go_to(guide, desk, "base")
    desk.open_card("OC-01@unite")
    play(desk, wall, 2)
    window.actions_of_window["pause"].trigger()
    play(desk, wall, 9)
    assert desk.answer.field("card_time").minutes() == 2
    window.actions_of_window["pause"].trigger()
    play(desk, wall, 1)
    assert desk.answer.field("card_time").minutes() == 3


def test_each_card_has_its_own_time_until_it_is_answered(
    desk: Desk, wall: Wall, its_room: Room
) -> None:
    desk.open_card("OC-01@unite")
    play(desk, wall, 3)
    desk.open_card("OC-10@unite")
    play(desk, wall, 1)
    desk.open_card("OC-01@unite")
    assert desk.answer.field("card_time").minutes() == 3
    assert its_room.ask(WriteSolution("OC-01@unite", "C0", Solution("x1", "sortir le kit")))
    assert its_room.ask(Decide("OC-01@unite", "C0"))
    desk.open_card("OC-10@unite")
    desk.open_card("OC-01@unite")
    assert desk.answer.field("card_time").minutes() == 0


def test_sleep_and_a_clock_set_back_do_not_age_a_card(desk: Desk, wall: Wall) -> None:
    desk.open_card("OC-01@unite")
    play(desk, wall, 2)
    wall.at += timedelta(hours=1)
    desk.answer.field("card_time").tick()
    wall.at -= timedelta(hours=3)
    desk.answer.field("card_time").tick()
    assert desk.answer.field("card_time").minutes() == 2
    play(desk, wall, 1)
    assert desk.answer.field("card_time").minutes() == 3


def test_beginning_the_agenda_begins_the_opening(desk: Desk) -> None:
    desk.side.guide.lead.next_step()
    assert desk.round.events.opening.running
    assert desk.projector.shows_opening
    assert desk.side.tab == "round"
    desk.side.guide.lead.begin("shock")
    assert not desk.room.state.injects  # the step again is not one step further


def test_the_key_that_ends_the_opening_begins_the_first_card(desk: Desk) -> None:
    opening, pace = desk.round.events.opening, desk.side.guide.pace
    assert opening.advance()  # by its own key, the agenda follows the phase
    while opening.running:
        assert pace.step.kind == "shock"
        assert opening.advance()
    assert pace.step.kind == "first_card"
    assert pace.begun
    assert desk.room.selection.id == "OC-01@unite"


def test_a_page_that_hides_the_guide_keeps_the_thread(desk: Desk) -> None:
    assert not desk.strip.isVisible()
    desk.side.guide.lead.begin("recovery:C3" if has_step(desk, "recovery:C3") else "recovery")
    assert desk.page == "recovery"
    assert desk.strip.isVisible()
    step = desk.side.guide.pace.step
    following = desk.side.guide.pace.following
    assert following is not None
    assert following.title in desk.strip.next.text()
    desk.strip.next.click()
    assert desk.side.guide.pace.step is not step
    desk.show_page("table")
    assert not desk.strip.isVisible()


def has_step(desk: Desk, id: str) -> bool:
    return any(step.id == id for step in desk.side.guide.pace.steps)


@pytest.mark.parametrize("tab", ["guide", "round"])
def test_a_round_that_is_done_shows_what_follows(desk: Desk, its_room: Room, tab: str) -> None:
    parked = [
        Several((PlayCard(*c.id.split("@")), CloseCard(c.id, "C0", Status.PARKED, "plus tard")))
        for c in its_room.table.cards()
    ]
    assert its_room.ask(Several(tuple(parked)))
    desk.show_side(tab)
    panel = {"guide": desk.side.guide, "round": desk.round}[tab]
    QApplication.processEvents()
    panel.verticalScrollBar().setValue(panel.verticalScrollBar().maximum())
    its_room.open_card("OC-02@URG-02")
    assert not its_room.open_next()
    QApplication.processEvents()
    key = desk.findChild(QWidget, {"guide": "next_step", "round": "next_phase"}[tab])
    seen = panel.viewport().rect()
    assert seen.contains(key.mapTo(panel.viewport(), key.rect().center()))
