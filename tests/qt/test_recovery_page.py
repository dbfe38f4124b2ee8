"""The page of the recovery, under hands: ranks, numbers, lines to sign, cards."""

import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from pcra_game.domain import recovery
from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.answer_events import BacklogEstimated, ReopeningCheckSet, RestartRanked
from pcra_game.domain.framing_events import UnitFramed
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import BetTaken, InjectRevealed, RevealedBy
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import recovery as words
from pcra_game.windows.recovery_offer import CheckOffer
from pcra_game.windows.recovery_page import RecoveryPage
from pcra_game.windows.room import Room
from pcra_game.workshop.workshop import Workshop

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, room, palette) -> Iterator[RecoveryPage]:
    made = RecoveryPage(room, palette)
    qtbot.addWidget(made)
    made.resize(1366, 716)
    made.show()
    qtbot.waitExposed(made)
    yield made
    room.changed.disconnect(made._room_changed)
    room.drop_drafts()


def rank(room: Room, *codes: str) -> None:
    assert room.ask(Record(RestartRanked(codes)))


def typed(field: QWidget, text: str, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, text)
    if key is not None:
        QTest.keyClick(field, key)


def number(page: RecoveryPage, activity: str, field: str) -> QLineEdit:
    return page.backlog.row(activity).lines[field]


def test_the_proposed_order_is_taken_and_taken_back_in_one_gesture(page, room):
    page.ranking.propose.click()
    assert room.state.ranking == recovery.proposed_order(room.state, room.game)
    assert not page.ranking.propose.isEnabled()  # nothing else is proposed
    room.undo()
    assert room.state.ranking == ()
    assert page.ranking.propose.isEnabled()


def test_the_proposal_completes_what_the_room_began(page, room):
    rank(room, "TEL", "GAM")
    assert page.ranking.propose.text() == words.COMPLETE
    page.ranking.propose.click()
    assert room.state.ranking[:2] == ("TEL", "GAM")
    assert recovery.unranked(room.state, room.game) == ()
    assert page.ranking.propose.text() == words.PROPOSED_AGAIN


def test_a_typed_number_gives_the_rank_and_keeps_the_hands_on_its_service(page, room):
    rank(room, "TEL", "GAM", "URG")
    typed(page.ranking.row("URG").rank, "1")
    assert room.state.ranking == ("URG", "TEL", "GAM")
    assert page.ranking.row("URG").rank.hasFocus()
    assert page.ranking.row("URG").rank.text() == "1"
    assert page.ranking.row("TEL").rank.text() == "2"


def test_a_number_in_a_waiting_row_ranks_it(page, room):
    rank(room, "TEL", "GAM")
    typed(page.ranking.row("URG").rank, "2")
    assert room.state.ranking == ("TEL", "URG", "GAM")


def test_a_rank_that_does_not_exist_is_said_and_stays_until_escape(page, room):
    rank(room, "TEL", "GAM")
    line = page.ranking.row("TEL").rank
    typed(line, "9")
    assert room.state.ranking == ("TEL", "GAM")
    assert page.ranking._complaint.text() == words.bad_rank("9", 2)
    assert page.waiting_words()
    assert page.settle()
    assert line.text() == "9"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "1"
    assert not page.waiting_words()


@pytest.mark.parametrize(("code", "text", "stored"), [("TEL", "13", "1"), ("URG", " ", "")])
def test_what_is_no_rank_does_not_stand_in_the_list(page, room, code, text, stored):
    rank(room, "TEL", "GAM")
    line = page.ranking.row(code).rank
    typed(line, text, None)
    page.ranking.row("GAM").rank.setFocus()
    assert line.text() == stored
    assert room.state.ranking == ("TEL", "GAM")
    assert not page.waiting_words()


@pytest.mark.parametrize("text", ["0", "-1", "a", "3"])
def test_no_other_rank_is_taken(page, room, text):
    rank(room, "TEL", "GAM")
    typed(page.ranking.row("TEL").rank, text)
    assert room.state.ranking == ("TEL", "GAM")
    assert page.waiting_words()


def test_alt_and_an_arrow_move_a_service_by_one_rank_and_stop_at_the_ends(page, room):
    rank(room, "TEL", "GAM", "URG")
    line = page.ranking.row("TEL").rank
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Down, ALT)
    assert room.state.ranking == ("GAM", "TEL", "URG")
    QTest.keyClick(line, Qt.Key.Key_Down, ALT)
    QTest.keyClick(line, Qt.Key.Key_Down, ALT)
    assert room.state.ranking == ("GAM", "URG", "TEL")
    QTest.keyClick(line, Qt.Key.Key_Up, ALT)
    assert room.state.ranking == ("GAM", "TEL", "URG")
    assert line.hasFocus()


def test_an_arrow_alone_walks_through_the_rows(page, room):
    rank(room, "TEL", "GAM")
    page.ranking.row("TEL").rank.setFocus()
    QTest.keyClick(page.ranking.row("TEL").rank, Qt.Key.Key_Down)
    assert page.ranking.row("GAM").rank.hasFocus()
    QTest.keyClick(page.ranking.row("GAM").rank, Qt.Key.Key_Up)
    assert page.ranking.row("TEL").rank.hasFocus()
    assert room.state.ranking == ("TEL", "GAM")


def test_control_and_suppr_take_a_service_out_and_it_waits_below(page, room):
    rank(room, "TEL", "GAM")
    line = page.ranking.row("TEL").rank
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Delete, CONTROL)
    assert room.state.ranking == ("GAM",)
    assert "TEL" in recovery.unranked(room.state, room.game)
    assert line.text() == ""


def test_the_mouse_drags_a_row_between_two_others(page, room, qtbot):
    rank(room, "TEL", "GAM", "URG")
    qtbot.wait(20)
    row, target = page.ranking.row("TEL"), page.ranking.row("GAM")
    start = QPoint(row.width() // 3, 6)
    end = row.mapFromGlobal(target.mapToGlobal(QPoint(0, target.height() - 2)))
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(row, start + QPoint(0, 30))
    QTest.mouseMove(row, end)
    assert page.ranking._mark.isVisible()
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=end)
    assert room.state.ranking == ("GAM", "TEL", "URG")
    assert not page.ranking._mark.isVisible()


def test_a_click_without_a_drag_moves_nothing(page, room):
    rank(room, "TEL", "GAM")
    entries = len(room.workshop.history.done)
    QTest.mouseClick(page.ranking.row("GAM"), Qt.MouseButton.LeftButton, pos=QPoint(150, 6))
    assert len(room.workshop.history.done) == entries
    assert page.ranking.row("GAM").rank.hasFocus()


def test_a_service_of_the_foundation_is_added_first(page, room):
    rank(room, "TEL")
    add = page.ranking.add
    add.setFocus()
    label = room.game.services["AD"].label
    assert label in [add.itemText(i) for i in range(add.count())]
    add.setEditText(label)
    add.activated.emit(add.findText(label))
    assert room.state.ranking == ("AD", "TEL")
    assert add.currentText() == ""


def test_a_row_says_what_it_frees_and_a_screen_reader_too(page, room):
    rank(room, "URG", "PDT")
    spoken = page.ranking.row("PDT").rank.accessibleName()
    assert "rang 2 sur 2" in spoken
    assert "débloque 1\u00a0activité" in spoken
    assert "à ce rang 1\u00a0activité sur" in page.ranking.row("PDT").bar.accessibleName()


def test_results_follow_every_key_and_the_row_is_stored_once_it_is_left(page, room):
    row = page.backlog.row("URG-01")
    typed(number(page, "URG-01", "files_per_day"), "120")
    assert number(page, "URG-01", "minutes_each").hasFocus()
    typed(number(page, "URG-01", "minutes_each"), "6")
    typed(number(page, "URG-01", "days"), "15", key=None)
    assert row.result.text() == "180\u00a0h · 5,1\u00a0ETP"
    assert "180\u00a0h" in page.backlog.total.text()
    assert room.state.backlogs == {}
    QTest.keyClick(number(page, "URG-01", "days"), Qt.Key.Key_Tab)
    assert room.state.backlogs["URG-01"] == BacklogEstimated("URG-01", 120, 6, 15)
    assert not page.waiting_words()


def test_tab_goes_from_number_to_number(page, room):
    fields = page.backlog._fields()
    fields[2].setFocus()
    QTest.keyClick(fields[2], Qt.Key.Key_Tab)
    assert fields[3].hasFocus()


def test_half_a_row_waits_and_refuses_nothing(page, room):
    typed(number(page, "URG-01", "files_per_day"), "120")
    page.ranking.row("URG").rank.setFocus()
    assert page.waiting_words()
    assert page.settle()
    assert room.state.backlogs == {}
    assert number(page, "URG-01", "files_per_day").text() == "120"


@pytest.mark.parametrize(("field", "text"), [
    ("files_per_day", "-3"), ("files_per_day", "100001"), ("minutes_each", "1441"),
    ("days", "367"), ("days", "2,5"),
])  # fmt: skip
def test_a_number_out_of_bounds_is_said_in_one_sentence(page, room, field, text):
    for name in ("files_per_day", "minutes_each", "days"):
        typed(number(page, "URG-01", name), text if name == field else "1", key=None)
    page.ranking.row("URG").rank.setFocus()
    assert room.state.backlogs == {}
    assert page.backlog.row("URG-01").complaint.text().startswith(words.BACKLOG_FIELD[field])
    assert page.waiting_words()


def test_zero_means_that_nothing_is_to_be_typed(page, room):
    for name in ("files_per_day", "minutes_each", "days"):
        typed(number(page, "URG-01", name), "0")
    page.settle()
    assert room.state.backlogs["URG-01"].days == 0
    assert page.backlog.row("URG-01").result.text() == words.NOTHING_TO_TYPE


def test_emptied_numbers_ask_for_a_zero_and_keep_what_is_stored(page, room):
    room.ask(Record(BacklogEstimated("URG-01", 1, 2, 3)))
    line = number(page, "URG-01", "days")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    page.settle()
    assert page.backlog.row("URG-01").complaint.text() == words.ZERO_INSTEAD
    assert room.state.backlogs["URG-01"].days == 3
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "3"
    assert not page.waiting_words()


def test_more_work_than_people_warns_and_less_does_not(page, room):
    room.ask(Record(BacklogEstimated("URG-01", 120, 6, 15)))
    assert page.backlog.warning.isHidden()
    room.ask(Record(UnitFramed(staff_day=5)))
    assert "5\u00a0personnes" in page.backlog.warning.text()
    room.ask(Record(UnitFramed(staff_day=12)))
    assert page.backlog.warning.isHidden()


def test_an_activity_set_aside_leaves_the_grid(page, room):
    room.ask(Record(ActivitySetAside("URG-01", "motif")))
    with pytest.raises(KeyError):
        page.backlog.row("URG-01")
    room.undo()
    assert page.backlog.row("URG-01").lines["days"].isVisible()


def test_a_proposal_becomes_a_line_to_sign(page, room):
    section = page.checks.section("URG")
    text = words.CHECKS_OF_APPLICATION[1]
    found = [b for b in section.findChildren(QPushButton)
             if b.accessibleName() == words.take_check(text)]  # fmt: skip
    found[0].click()
    (check,) = room.state.checks.values()
    assert (check.service, check.text, check.signed_by) == ("URG", text, "")
    assert "sans signataire" in section._summary.accessibleName()
    assert words.take_check(text) not in [
        b.accessibleName() for b in section.findChildren(QPushButton) if not b.isHidden()
    ]


def test_a_new_line_is_kept_with_enter_and_signed_like_the_one_before(page, room):
    section = page.checks.section("URG")
    room.ask(Record(ReopeningCheckSet("k1", "URG", "Imprimer", "URG-F01")))
    typed(section.new.widget, "Suivre un patient fictif")
    assert [c.text for c in room.state.checks.values()] == ["Imprimer", "Suivre un patient fictif"]
    assert [c.signed_by for c in room.state.checks.values()] == ["URG-F01", "URG-F01"]
    assert section.new.text() == ""


def test_a_half_typed_line_is_stored_by_settle(page, room):
    section = page.checks.section("URG")
    typed(section.new.widget, "Imprimer", key=None)
    assert page.waiting_words()
    assert room.settle()
    assert [c.text for c in room.state.checks.values()] == ["Imprimer"]
    assert not page.waiting_words()


def test_a_line_that_is_too_long_is_refused_and_stays(page, room):
    refused: list[str] = []
    room.refused.connect(refused.append)
    section = page.checks.section("URG")
    section.new.widget.setText("x" * 141)
    assert not page.settle()
    assert len(refused) == 1
    assert section.new.text() == "x" * 141
    assert page.waiting_words()


def test_a_line_is_edited_signed_and_removed(page, room):
    room.ask(Record(ReopeningCheckSet("k1", "URG", "Imprimer", "")))
    line = page.checks.section("URG").line("k1")
    text, signer = line.kept.fields
    text.widget.setFocus()
    text.widget.selectAll()
    QTest.keyClicks(text.widget, "Imprimer un bracelet")
    signer.widget.setFocus()
    signer.widget.setEditText(room.game.functions["URG-F01"].label)
    assert page.settle()
    check = room.state.checks["k1"]
    assert (check.text, check.signed_by) == ("Imprimer un bracelet", "URG-F01")
    line.remove()
    assert room.state.checks == {}
    room.undo()
    assert room.state.checks["k1"] == check
    assert page.checks.section("URG").line("k1").kept.fields[0].text() == "Imprimer un bracelet"


def test_a_card_opens_in_a_context_that_asks_it(page, room):
    asked: list[str] = []
    page.card_asked.connect(asked.append)
    assert room.context == "C0"
    page.findChild(QPushButton, "open:OR-06@unite").click()
    assert asked == ["OR-06@unite"]
    assert room.context == "C3"
    page.findChild(QPushButton, "backlog_card:URG-01").click()
    assert asked[-1] == "OR-04@URG-01"


def test_progress_is_said_at_the_top(page, room):
    rank(room, "URG", "PDT")
    room.ask(Record(BacklogEstimated("URG-01", 1, 2, 3)))
    room.ask(Record(ReopeningCheckSet("k1", "URG", "Imprimer", "")))
    done = recovery.progress(room.state, room.game)
    assert page.progress.text() == (
        f"classement 2/{done.to_rank} · ressaisie 1/6 · feu vert 1\u00a0service"
    )


def test_a_hidden_page_does_not_recompute(page, room):
    page.hide()
    before = page.progress.text()
    rank(room, "URG", "PDT")
    assert page.progress.text() == before
    page.show()
    assert page.progress.text() != before


def test_events_that_are_not_revealed_stay_unsaid(page, played_room, palette, qtbot):
    fall = next(i for i in played_room.game.scenario.injects if i.objective == "OR-06")
    shown = RecoveryPage(played_room, palette)
    qtbot.addWidget(shown)
    shown.refresh()
    said = " ".join(str(value) for value in shown.relapse._events._shown or ())
    played = played_room.state.injects.get(fall.id)
    assert (fall.text in said) == (played is not None and played.revealed is not None)
    assert "Signal" in " ".join(str(v) for v in shown.relapse._answers._shown or ())
    page.refresh()
    assert page.relapse._events._shown == ()
    assert page.relapse._none.text() == words.NO_RELAPSE
    played_room.changed.disconnect(shown._room_changed)


def test_everything_is_readable_and_nothing_is_written_in_a_file_that_is_only_read(
    page, palette, new_file, tmp_path, ids, qtbot
):
    with SessionFile.open(shutil.copy(new_file, tmp_path / "lu.pcra"), read_only=True) as session:
        room = Room(Workshop(session), new_id=ids, read_only=True)
        shown = RecoveryPage(room, palette)
        qtbot.addWidget(shown)
        shown.refresh()
        assert not shown.ranking.propose.isEnabled()
        assert not shown.ranking.add.isEnabled()
        assert number(shown, "URG-01", "days").isReadOnly()
        assert shown.ranking.row("URG").rank.isReadOnly()
        assert shown.checks.section("URG").new.widget.isReadOnly()
        room.changed.disconnect(shown._room_changed)


def test_the_columns_lie_one_under_the_other_where_it_is_narrow(page, qtbot, no_stray_window):
    assert page.ranking.mapTo(page, QPoint()).x() < page.backlog.mapTo(page, QPoint()).x()
    page.resize(1000, 700)
    qtbot.wait(10)
    assert page.ranking.mapTo(page, QPoint()).x() == page.backlog.mapTo(page, QPoint()).x()
    content = page._scroll.widget()
    assert content.width() <= page._scroll.viewport().width()


def test_every_field_and_key_has_a_name_to_be_said(page):
    page.checks.section("URG")
    silent = [
        w.objectName() or type(w).__name__
        for w in page.findChildren(QWidget)
        if isinstance(w, (QPushButton, QLineEdit))
        and not w.accessibleName()
        and w.parent() is not None
        and w.parent().metaObject().className() != "ChoiceBox"
        and not isinstance(w.parent(), type(page.ranking.add))
    ]
    assert silent == []


def test_a_stored_row_that_is_corrected_is_one_gesture(page, room):
    room.ask(Record(BacklogEstimated("URG-01", 1, 2, 3)))
    entries = len(room.workshop.history.done)
    typed(number(page, "URG-01", "files_per_day"), "10", Qt.Key.Key_Tab)
    typed(number(page, "URG-01", "minutes_each"), "20", Qt.Key.Key_Tab)
    assert len(room.workshop.history.done) == entries
    typed(number(page, "URG-01", "days"), "30", Qt.Key.Key_Tab)
    assert len(room.workshop.history.done) == entries + 1
    assert room.state.backlogs["URG-01"] == BacklogEstimated("URG-01", 10, 20, 30)


def test_a_rank_that_is_being_typed_stays_when_something_else_changes(page, room):
    rank(room, "TEL", "GAM")
    typed(page.ranking.row("TEL").rank, "2", key=None)
    rank(room, "TEL", "GAM", "URG")
    assert page.ranking.row("TEL").rank.text() == "2"


def test_a_bet_before_the_event_does_not_tell_it(page, room):
    fall = next(i for i in room.game.scenario.injects if i.objective == "OR-06")
    room.ask(Record(BetTaken(fall.id, 3, 2)))
    assert page.relapse._events._shown == ()
    room.ask(Record(InjectRevealed(fall.id, RevealedBy.HAND)))
    (said,) = page.relapse._events._shown
    assert fall.text in said


def test_a_proposed_control_is_as_high_as_its_words_and_taken_anywhere(page, room, qtbot):
    section = page.checks._sections["URG"]
    section.head.click()
    qtbot.wait(150)
    offers = section.findChildren(CheckOffer)
    assert len(offers) > 2
    assert offers[1].geometry().top() == offers[0].geometry().bottom() + 1  # no gap to miss
    heights = [(o.height(), o.heightForWidth(o.width())) for o in offers]
    assert all(high >= wanted >= 34 for high, wanted in heights), heights
    last = offers[-1]
    taken = last._words
    QTest.mouseClick(last, Qt.MouseButton.LeftButton, pos=QPoint(last.width() - 4, 3))
    assert [c.text for c in room.state.checks.values()] == [taken]


def test_a_kept_control_shows_its_words_without_scrolling(page, room, qtbot):
    room.ask(Record(ReopeningCheckSet("k1", "URG", "Imprimer", "")))
    room.ask(Record(ReopeningCheckSet("k2", "URG", "un bracelet et son " * 7, "")))
    section = page.checks.section("URG")
    page.resize(700, 716)
    qtbot.wait(150)
    for id in ("k1", "k2"):
        text = section.line(id).kept.fields[0].widget
        assert text.viewport().height() >= 2 * text.fontMetrics().lineSpacing()
        assert not text.verticalScrollBar().isVisible()


def test_the_words_of_a_ranked_service_never_lie_on_each_other(page, room, qtbot):
    page.ranking.propose.click()
    qtbot.wait(150)
    for row in page.ranking._rows.values():
        wanted = row.layout().heightForWidth(row.width())
        assert row.height() >= wanted, row.code
        shown = [b for b in (row._frees, row._known) if not b.isHidden()]
        assert row._title.geometry().bottom() <= shown[0].geometry().top() + 1, row.code


def test_services_that_carry_the_others_are_named_in_plain_words():
    said = words.base_left_out(["Réseau", "Session", "Partages", "Impression"])
    assert said.startswith("Services de base absents et non classés\u00a0: ")
    assert said.endswith(" et 1 autre.")


def test_digits_typed_without_shift_are_digits(page, room):
    rank(room, "TEL", "GAM")
    typed(page.ranking.row("GAM").rank, "&")
    assert room.state.ranking == ("GAM", "TEL")
    activity = next(iter(page.backlog._rows))
    for field, text in (("files_per_day", "&0"), ("minutes_each", "("), ("days", "'")):
        typed(number(page, activity, field), text)
    assert activity not in room.state.backlogs  # half a slip is no number
    typed(number(page, activity, "files_per_day"), "'(")
    page.settle()
    kept = room.state.backlogs[activity]
    assert (kept.files_per_day, kept.minutes_each, kept.days) == (45, 5, 4)
    assert number(page, activity, "files_per_day").text() == "45"


def test_the_proposed_order_replaces_a_rank_that_meant_nothing(page):
    line = page.ranking.row(page.ranking._order[0]).rank
    typed(line, "&1")
    assert page.ranking._complaint.text() == words.bad_rank("&1", 1)
    page.ranking.propose.click()
    assert line.text() == "1"
    assert not page.waiting_words()


def test_a_complaint_about_a_number_goes_as_it_is_corrected(page):
    activity = next(iter(page.backlog._rows))
    line = number(page, activity, "minutes_each")
    typed(line, "5 min")
    page.settle()
    assert page.backlog.row(activity).complaint.text()
    typed(line, "5", key=None)
    assert not page.backlog.row(activity).complaint.text()
