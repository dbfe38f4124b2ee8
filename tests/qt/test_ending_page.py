"""The ending: every line is kept by itself, from the keyboard, and nothing typed is lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QPushButton

from pcra_game.domain.answer_events import ActionWritten, ArbitrageWritten
from pcra_game.domain.answers import Action, Arbitrage, Status
from pcra_game.domain.moves import CloseCard, PlayCard, Record
from pcra_game.domain.room_events import RetexKind, RetexNoted, ReviewDateSet
from pcra_game.domain.story import final_story
from pcra_game.texts import ending as words
from pcra_game.windows.ending_page import EndingPage
from pcra_game.windows.room import Room

TODAY = date(2026, 3, 17)


def page_of(qtbot, room: Room, palette) -> EndingPage:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = EndingPage(room, palette, today=lambda: TODAY)
    window.setCentralWidget(made)
    window.resize(1366, 700)
    window.show()
    made.held_by = window  # else Python lets the window go, and the page with it
    return made


@pytest.fixture
def page(qtbot, room, palette, no_stray_window) -> EndingPage:
    return page_of(qtbot, room, palette)


@pytest.fixture
def played(qtbot, played_room, palette, no_stray_window) -> EndingPage:
    return page_of(qtbot, played_room, palette)


def write(qtbot, field, text: str) -> None:
    field.widget.setFocus()
    qtbot.keyClicks(field.widget, text)


def test_five_lines_wait_and_the_keyboard_fills_one_after_the_other(qtbot, page, room):
    lines = page.arbitrages.list.lines
    assert len(lines) == 5
    text, cost, people, due = lines[0].fields
    write(qtbot, text, "Acheter quatre mobiles")
    qtbot.keyClick(text.widget, Qt.Key.Key_Return)
    assert cost.widget.hasFocus()
    write(qtbot, cost, "2 600")
    qtbot.keyClick(cost.widget, Qt.Key.Key_Return)
    write(qtbot, people, "astreinte")
    qtbot.keyClick(people.widget, Qt.Key.Key_Return)
    write(qtbot, due, "29/05/2026")
    qtbot.keyClick(due.widget, Qt.Key.Key_Return)
    (kept,) = room.state.arbitrages.values()
    assert (kept.text, kept.cost, kept.people, kept.due) == (
        "Acheter quatre mobiles", "2 600", "astreinte", "2026-05-29",
    )  # fmt: skip
    assert page.arbitrages.list.lines[1].fields[0].widget.hasFocus()
    assert len(page.arbitrages.list.lines) == 5


def test_a_sixth_line_is_always_there(page, room):
    for number in range(5):
        assert room.ask(Record(ArbitrageWritten(Arbitrage(f"a{number}", f"point {number}"))))
    assert len(page.arbitrages.list.lines) == 6
    assert page.arbitrages.list.first_blank() is page.arbitrages.list.lines[5]


def test_words_without_their_sentence_stay_and_are_said(qtbot, page, room):
    said = []
    room.refused.connect(said.append)
    cost = page.arbitrages.list.lines[0].fields[1]
    write(qtbot, cost, "beaucoup")
    assert page.settle()  # a cost alone blocks no page and no phase: it waits
    cost.widget.clearFocus()
    assert said
    assert cost.text() == "beaucoup"
    assert page.waiting_words()
    assert page.arbitrages.list.lines[0].is_new
    assert room.state.arbitrages == {}


def test_the_keyboard_begins_in_the_first_empty_line(page, room):
    assert room.ask(Record(ArbitrageWritten(Arbitrage("a", "Former la nuit"))))
    page.setFocus()
    assert page.arbitrages.list.first_blank().fields[0].widget.hasFocus()


def test_a_sentence_that_is_too_long_says_so_while_it_is_typed_and_is_not_cut(qtbot, page, room):
    text = page.arbitrages.list.lines[0].fields[0]
    write(qtbot, text, "a" * 101)
    assert "101" in text.complaint()
    assert not page.settle()
    assert text.text() == "a" * 101
    qtbot.keyClick(text.widget, Qt.Key.Key_Backspace)
    assert text.complaint() == ""
    assert page.settle()


def test_a_taken_back_line_leaves_and_comes_back(page, room):
    assert room.ask(Record(ArbitrageWritten(Arbitrage("a", "Former la nuit"))))
    room.undo()
    assert all(line.is_new for line in page.arbitrages.list.lines)
    room.redo()
    assert page.arbitrages.list.line_of("a").fields[0].text() == "Former la nuit"


def test_a_proposal_becomes_a_line_with_one_key(qtbot, page, room):
    assert room.ask(PlayCard("OC-02", "URG-02"))
    assert room.ask(CloseCard("OC-02@URG-02", "C0", Status.NO_SOLUTION, "rien"))
    key = next(k for k in page.findChildren(QPushButton) if k.objectName().startswith("take:D102"))
    key.setFocus()
    qtbot.keyClick(key, Qt.Key.Key_Space)
    (kept,) = room.state.arbitrages.values()
    assert kept.text.startswith("Trouver une solution")
    assert page.arbitrages.list.line_of(kept.id).fields[1].widget.hasFocus()


def test_control_delete_removes_the_line(qtbot, page, room):
    assert room.ask(Record(ArbitrageWritten(Arbitrage("a", "Former la nuit"))))
    widget = page.arbitrages.list.line_of("a").fields[0].widget
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert room.state.arbitrages == {}
    room.undo()
    assert "a" in room.state.arbitrages


def test_a_new_action_is_due_in_thirty_days_with_the_function_chosen(qtbot, page, room):
    line = page.actions_part.list.first_blank()
    text, owner, due = line.fields
    write(qtbot, text, "Imprimer les feuilles")
    owner.widget.setFocus()
    qtbot.keyClicks(owner.widget, "Secr")
    due.widget.setFocus()
    page.settle()
    (kept,) = room.state.actions.values()
    assert (kept.text, kept.due) == ("Imprimer les feuilles", "2026-04-16")
    assert kept.owner == "Secr"  # several begin so: the words stay free, none is guessed


def test_a_date_given_is_kept_and_an_emptied_one_says_none(page, room):
    assert room.ask(Record(ActionWritten(Action("a", "Former", "", "2026-04-01", None, "2"))))
    line = page.actions_part.list.line_of("a")
    line.fields[2].set_text("")
    line.fields[2].touched = True
    assert page.settle()
    kept = room.state.actions["a"]
    assert (kept.due, kept.priority) == (None, "2")


def test_the_number_chooses_five_at_most(page, room):
    said = []
    room.informed.connect(said.append)
    for n in range(6):
        assert room.ask(Record(ActionWritten(Action(f"a{n}", f"faire {n}", "", "2026-04-01"))))
    for n in range(6):
        page.actions_part.rank_key(f"a{n}").click()
    ranks = [action.priority for action in room.state.actions.values()]
    assert ranks == ["1", "2", "3", "4", "5", ""]
    assert said == [words.FIVE_CHOSEN]
    page.actions_part.rank_key("a0").click()
    assert [a.priority for a in room.state.actions.values()] == ["", "1", "2", "3", "4", ""]
    assert page.actions_part.list.lines[0].key == "a1"
    room.undo()
    assert room.state.actions["a0"].priority == "1"


def test_a_short_note_goes_under_its_kind(qtbot, page, room):
    field = page.debriefing.lists["improve"].first_blank().fields[0]
    write(qtbot, field, "Inviter le laboratoire")
    qtbot.keyClick(field.widget, Qt.Key.Key_Return)
    (kept,) = room.state.retex.values()
    assert (kept.kind, kept.text) == (RetexKind.IMPROVE, "Inviter le laboratoire")
    assert len(page.debriefing.lists["improve"].lines) == 2


def test_what_is_to_be_done_now_is_an_action_within_a_week(qtbot, page, room):
    field = page.debriefing.lists["now"].first_blank().fields[0]
    write(qtbot, field, "Charger les mobiles")
    qtbot.keyClick(field.widget, Qt.Key.Key_Return)
    (kept,) = room.state.actions.values()
    assert kept.due == "2026-03-24"
    assert page.actions_part.list.line_of(kept.id).fields[0].text() == "Charger les mobiles"


def test_every_kind_of_the_demo_has_its_column(played, played_room):
    shown = {
        (kind, line.fields[0].text())
        for kind, lines in played.debriefing.lists.items()
        if kind != "now"
        for line in lines.lines
        if not line.is_new
    }
    assert shown == {(one.kind.value, one.text) for one in played_room.state.retex.values()}


def test_the_story_is_the_one_of_the_rules_and_is_copied(qtbot, played, played_room):
    told = final_story(played_room.state, played_room.game)
    assert played.story_part.text.text() == told.text
    played.findChild(QPushButton, "copy_story").click()
    assert QGuiApplication.clipboard().text() == told.text


def test_reading_shows_the_story_large_and_escape_closes_it(qtbot, played):
    played.story_part.read.click()
    dialog = played.story_part.dialog
    assert dialog.isVisible()
    assert dialog.size() == played.size()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_findings_lead_to_the_synthesis(qtbot, played):
    with qtbot.waitSignal(played.page_asked) as asked:
        played.state_part.findings.click()
    assert asked.args == ["synthesis"]


def test_escape_asks_for_the_table(qtbot, page):
    with qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_the_review_date_opens_its_form(page, room):
    page.findChild(QPushButton, "review_date").click()
    assert page._dialog is not None
    assert page._dialog.form.fact_type is ReviewDateSet
    page._dialog.close()


def test_a_hidden_page_waits_until_it_is_shown(page, room):
    page.hide()
    assert room.ask(Record(RetexNoted("r", RetexKind.KEEP, "La nuit d’abord")))
    assert len(page.debriefing.lists["keep"].lines) == 1
    page.show()
    assert len(page.debriefing.lists["keep"].lines) == 2


def test_a_workshop_to_be_looked_at_only_is_locked(qtbot, played_room, palette):
    played_room.read_only = True
    page = page_of(qtbot, played_room, palette)
    line = page.arbitrages.list.lines[0]
    assert line.fields[0].widget.isReadOnly()
    assert page.settle()
    assert not page.findChild(QPushButton, "sign").isEnabled()


def test_a_day_without_its_year_is_the_next_one(qtbot, page, room):
    text, _cost, _people, due = page.arbitrages.list.lines[0].fields
    assert due.widget.placeholderText() == "JJ/MM"
    write(qtbot, text, "Acheter quatre mobiles")
    write(qtbot, due, "15/12")
    qtbot.keyClick(due.widget, Qt.Key.Key_Return)
    (kept,) = room.state.arbitrages.values()
    assert kept.due == "2026-12-15"
    assert due.text() == "15/12/2026"


def test_a_wrong_day_is_said_on_one_line_and_does_not_stop_the_story(qtbot, page, room):
    line = page.arbitrages.list.lines[0]
    text, _cost, _people, due = line.fields
    tall = due.height()
    write(qtbot, text, "Acheter quatre mobiles")
    write(qtbot, due, "32/12")
    qtbot.keyClick(due.widget, Qt.Key.Key_Return)
    box = due.complaint_box
    qtbot.waitUntil(lambda: box.isVisible() and box.width() > line.width() * 0.9)
    assert due.height() == tall
    assert box.height() < 2 * due.widget.height()
    page.story_part.read.click()
    assert page.story_part.dialog.isVisible()
    page.story_part.dialog.close()
    line.refresh(forget=True)
