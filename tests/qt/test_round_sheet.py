"""The sheet of the round: what the facilitator reads, and the small gestures."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from pcra_game.domain.activity_events import ActivityAdded, ActivitySetAside
from pcra_game.domain.answer_events import ItemParked, ParkedItemSettled
from pcra_game.domain.answers import (
    UNIT_SUBJECT,
    Means,
    MeansKind,
    ParkedItem,
    Solution,
    Status,
)
from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import MeansStocked, ServiceDescribed
from pcra_game.domain.moves import CloseCard, Decide, PlayCard, Record, WriteSolution
from pcra_game.domain.room_events import (
    FictiveTimeSet,
    InjectRevealed,
    PhaseEntered,
    RevealedBy,
)
from pcra_game.domain.sheet import contexts_in_play, level_of
from pcra_game.table_view.palette import DARK, LIGHT
from pcra_game.texts import round_sheet as words
from pcra_game.texts.typography import duration
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.windows.round_sheet import RoundSheet
from pcra_game.windows.round_sheet_event import EventPart
from pcra_game.windows.round_sheet_levels import LevelList, key_box


def sheet_of(room: Room, palette: Any, qtbot: Any) -> RoundSheet:
    made = RoundSheet(room, palette)
    qtbot.addWidget(made)
    made.resize(437, 900)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def sheet(room: Room, palette, qtbot) -> RoundSheet:
    return sheet_of(room, palette, qtbot)


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def blocks(sheet: QWidget) -> list[str]:
    return [block.text() for block in sheet.findChildren(TextBlock)]


def test_the_context_is_told_for_the_facilitator(sheet: RoundSheet, room: Room) -> None:
    context = room.game.contexts[room.context]
    said = "\n".join(blocks(sheet))
    for text in (
        context.title, context.situation, words.left(context.remaining),
        words.gone(context.missing), context.opening_question,
        words.private(context.facilitator_note),
    ):  # fmt: skip
        assert text in said


def test_another_context_is_told_when_it_is_chosen(sheet: RoundSheet, room: Room) -> None:
    assert room.choose_context("C1")
    assert room.game.contexts["C1"].opening_question in blocks(sheet)


def test_a_line_of_the_log_is_one_enter(sheet: RoundSheet, room: Room) -> None:
    assert room.ask(Record(FictiveTimeSet(68)))
    line = sheet.field("log")
    sheet.focus_log()
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "Ecrans noirs")
    QTest.keyClick(line, Qt.Key.Key_Return)
    note = next(iter(room.state.log.values()))
    assert (note.text, note.fictive) == ("Ecrans noirs", 68)
    assert isinstance(line, QLineEdit)
    assert line.text() == ""
    assert any(said.endswith("H+1\u00a0h\u00a008 · Ecrans noirs") for said in blocks(sheet))


def test_an_empty_line_is_refused_and_a_typed_one_is_never_lost(sheet, room, qtbot) -> None:
    line = sheet.field("log")
    with qtbot.waitSignal(room.refused):
        QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "Ecrans noirs")
    assert room.select(Selection(Kind.ACTIVITY, "URG-04"))
    assert [note.text for note in room.state.log.values()] == ["Ecrans noirs"]


def test_levels_of_every_service_change_on_one_key(sheet: RoundSheet, room: Room) -> None:
    levels = sheet.field("levels")
    assert isinstance(levels, LevelList)
    assert levels.count() == len(room.game.services)
    levels.choose("TEL")
    QTest.keyClicks(levels, "2")
    assert level_of(room.state, room.game, room.context, "TEL") is Level.AVAILABLE
    QTest.keyClick(levels, Qt.Key.Key_Left)
    assert level_of(room.state, room.game, room.context, "TEL") is Level.PARTIAL
    entries = room.workshop.history.length
    QTest.keyClicks(levels, "1")
    assert room.workshop.history.length == entries
    assert levels.currentRow() == list(room.game.services).index("TEL")


def test_levels_change_by_the_mouse_too(sheet: RoundSheet, room: Room) -> None:
    levels = sheet.field("levels")
    QApplication.processEvents()
    line = QRectF(levels.visualItemRect(levels.item(0)))
    at: QPoint = key_box(line, Level.AVAILABLE).center().toPoint()
    QTest.mouseClick(levels.viewport(), Qt.MouseButton.LeftButton, pos=at)
    first = next(iter(room.game.services))
    assert level_of(room.state, room.game, room.context, first) is Level.AVAILABLE
    assert sum(levels.counts()) == len(room.game.services)


def test_a_phase_is_entered_and_its_context_follows(sheet: RoundSheet, room: Room) -> None:
    press(sheet.field("phase:S1-P3"))
    assert room.state.phase == "S1-P3"
    assert room.context == "C1"
    entries = room.workshop.history.length
    press(sheet.field("phase:S1-P3"))
    assert room.workshop.history.length == entries


def test_the_hour_of_the_story_is_typed(sheet: RoundSheet, room: Room) -> None:
    clock = sheet.field("fictive")
    clock.setFocus()
    QTest.keyClicks(clock, "J+1, 6 h")
    QTest.keyClick(clock, Qt.Key.Key_Return)
    assert room.state.fictive == 1800


def test_the_next_event_of_the_phase_is_revealed_bet_on_and_judged(sheet, room: Room) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    key = sheet.field("reveal_next")
    assert "imprimante du service" in key.text()
    press(key)
    assert room.state.injects["I-01"].revealed.by is RevealedBy.HAND
    for name, hands in (("bet_holds", "6"), ("bet_fails", "2")):
        field = sheet.field(name)
        field.setFocus()
        QTest.keyClicks(field, hands)
    sheet.field("word").setFocus()
    bet = room.state.injects["I-01"].bet
    assert (bet.holds, bet.does_not) == (6, 2)
    QTest.keyClicks(sheet.field("word"), "on cherche")
    press(sheet.field("verdict_partly"))
    judged = room.state.injects["I-01"].judged
    assert (judged.verdict.value, judged.word) == ("partly", "on cherche")
    assert not sheet.field("verdict_partly").isVisible()


def test_events_of_other_units_are_not_proposed(sheet: RoundSheet, room: Room) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    assert "URG" not in room.game.injects["I-04"].units
    proposed = [inject.id for inject in sheet.findChild(EventPart).next_events()]
    assert proposed[0] == "I-01"
    assert "I-04" not in proposed


def test_a_bet_starts_empty_for_the_next_event(sheet: RoundSheet, room: Room) -> None:
    for inject in ("I-01", "I-31"):
        assert room.ask(Record(InjectRevealed(inject, RevealedBy.HAND)))
        field = sheet.field("bet_holds")
        assert field.text() == ""
        field.setFocus()
        QTest.keyClicks(field, "3")
        assert sheet.settle()
    assert [p.bet.holds for p in room.state.injects.values()] == [3, 3]


def test_activities_open_are_kept_and_set_aside(sheet: RoundSheet, room: Room) -> None:
    kept = room.state.kept_activities()
    other = next(id for id in room.game.activities if id not in kept)
    press(sheet.field(f"keep:{other}"))
    assert other in room.state.kept_activities()
    press(sheet.field(f"aside:{other}"))
    assert sheet.dialog.isVisible()
    assert sheet.dialog.form.fact_type is ActivitySetAside
    assert sheet.dialog.form.value("activity") == other
    sheet.dialog.form.field("reason").setPlainText("Attend un mois.")
    assert sheet.dialog.note()
    assert other not in room.state.kept_activities()
    assert any("Attend un mois." in text for text in blocks(sheet))
    sheet.dialog.reject()
    press(sheet.field(f"activity:{kept[0]}"))
    assert room.selection == Selection(Kind.ACTIVITY, kept[0])


@pytest.mark.parametrize(
    ("key", "fact_type"), [("add_activity", ActivityAdded), ("add_means", MeansStocked)]
)
def test_what_is_new_is_written_in_the_dialog(sheet: RoundSheet, key: str, fact_type) -> None:
    press(sheet.field(key))
    assert sheet.dialog.form.fact_type is fact_type
    assert sheet.dialog.isVisible()


def test_a_known_means_is_opened_with_its_values(sheet: RoundSheet, room: Room) -> None:
    mobiles = Means("moy-1", "Mobiles de crise", MeansKind.THING, 6)
    assert room.ask(Record(MeansStocked(mobiles)))
    press(sheet.field("means:moy-1"))
    assert sheet.dialog.form.value("means.label") == "Mobiles de crise"
    assert sheet.dialog.form.value("means.quantity") == 6


def test_a_variant_joins_the_workshop_and_leaves_it(sheet: RoundSheet, room: Room) -> None:
    box = sheet.field("variant:C0-TEL")
    assert isinstance(box, QCheckBox)
    box.click()
    assert "C0-TEL" in contexts_in_play(room.state, room.game)
    sheet.field("variant:C0-TEL").click()
    assert "C0-TEL" not in contexts_in_play(room.state, room.game)


def test_what_nobody_looked_at_is_left_by_default_with_its_count(sheet, room: Room) -> None:
    key = sheet.findChild(QPushButton, "leave_by_default")
    for objective in ("OC-01", "OC-10"):
        card = f"{objective}@{UNIT_SUBJECT}"
        answer = Solution(id=objective, what="Sonner la cloche.")
        assert room.ask(WriteSolution(card, "C0", answer))
        assert room.ask(Decide(card, "C0"))
    assert not key.isVisible()
    assert room.choose_context("C1")
    assert key.isVisible()
    assert "(2)" in key.text()
    press(key)
    left = [d for d in room.state.decisions.values() if d.context == "C1"]
    assert [d.status for d in left] == [Status.DEFAULT, Status.DEFAULT]
    assert "(0)" in key.text()
    assert not key.isEnabled()


def test_the_facts_dialog_is_one_key_away(sheet: RoundSheet) -> None:
    press(sheet.field("note_fact"))
    assert sheet.dialog.isVisible()


def test_sections_open_and_close_by_the_keyboard(sheet: RoundSheet) -> None:
    head = next(k for k in sheet.findChildren(QPushButton) if k.text() == words.LEVELS)
    levels = sheet.findChild(LevelList)
    assert not levels.isVisible()
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert levels.isVisible()
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert not levels.isVisible()
    assert sheet.field("levels").isVisible()


def test_the_played_demo_fits_the_panel_and_every_key_has_a_name(played_room, qtbot) -> None:
    for colours in (LIGHT, DARK):
        sheet = sheet_of(played_room, colours, qtbot)
        for name in ("levels", "phase:S1-P1", "means:moy-ide", "variant:C0-TEL"):
            sheet.field(name)
        for width in (400, 437, 620):
            sheet.resize(width, 800)
            QApplication.processEvents()
            assert sheet.horizontalScrollBar().maximum() == 0
        for key in sheet.findChildren(QPushButton):
            assert key.accessibleName()


def test_the_sheet_rests_while_something_else_is_in_hand(sheet, room: Room) -> None:
    assert room.select(Selection(Kind.ACTIVITY, "URG-04"))
    assert room.choose_context("C2")
    assert room.game.contexts["C2"].title not in blocks(sheet)
    assert room.select(Selection())
    assert room.game.contexts["C2"].title in blocks(sheet)


def parked(room: Room, id: str, text: str, card: str | None = None) -> None:
    assert room.ask(Record(ItemParked(ParkedItem(id, text, card, "C0" if card else None))))


def test_the_parking_is_read_settled_and_its_cards_opened(sheet, room: Room) -> None:
    assert room.ask(PlayCard("OC-01", UNIT_SUBJECT))
    parked(room, "p1", "Qui prévient la presse ?", "OC-01@unite")
    assert room.ask(CloseCard("OC-10@unite", "C0", Status.PARKED, "trop long"))
    heading = sheet.findChildren(QPushButton)
    assert "Parking (2)" in [key.text() for key in heading]
    press(sheet.field("settle:p1"))
    assert sheet.dialog.form.fact_type is ParkedItemSettled
    assert sheet.dialog.form.value("id") == "p1"
    sheet.dialog.form.field("outcome").setPlainText("Demander à la direction.")
    assert sheet.dialog.note()
    sheet.dialog.reject()
    assert sheet.findChild(QPushButton, "settle:p1") is None
    said = "\n".join(blocks(sheet))
    assert "Qui prévient la presse ?" in said
    assert "Suite donnée\u00a0: demander à la direction." in said
    assert room.game.objectives["OC-01"].short_title in said
    press(sheet.field("parked:OC-10@unite"))
    assert room.selection == Selection(Kind.CARD, "OC-10@unite")


@pytest.mark.parametrize("name", ["parking", "means", "event", "phases"])
def test_a_section_is_shown_with_the_keyboard_in_it(sheet, room: Room, name: str) -> None:
    parked(room, "p1", "Qui prévient la presse ?")
    sheet.resize(437, 300)
    sheet.show_section(name)
    QApplication.processEvents()
    held = QApplication.focusWidget()
    expected = {"parking": "settle:p1", "means": "add_means", "event": "opening",
                "phases": "phase:S1-P1"}  # fmt: skip
    assert held is not None
    assert held.objectName() == expected[name]
    assert not held.visibleRegion().isEmpty()


def test_no_other_section_has_a_name(sheet: RoundSheet) -> None:
    with pytest.raises(KeyError):
        sheet.show_section("weather")


def test_before_the_first_phase_the_event_part_leads_to_it(sheet, room: Room) -> None:
    said = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
    assert any("Entrez dans la première phase (F9)" in text for text in said)
    assert not sheet.findChild(QPushButton, "reveal_next").isVisible()
    press(sheet.field("enter_first_phase"))
    assert room.state.phase == room.game.scenario.phases[0].id
    assert not sheet.findChild(QPushButton, "enter_first_phase").isVisible()
    assert sheet.findChild(QPushButton, "reveal_next").isVisible()


def test_the_next_phase_is_one_click_away_with_its_title_and_minutes(sheet, room: Room) -> None:
    for phase in room.game.scenario.phases:
        key = sheet.findChild(QPushButton, "next_phase")
        assert key.isVisible()
        assert phase.title in key.accessibleName()
        assert duration(phase.play_minutes) in key.accessibleName()
        press(key)
        assert room.state.phase == phase.id
    assert not key.isVisible()


def test_events_come_in_order_of_time_and_never_an_earlier_context_first(sheet, room) -> None:
    contexts = list(room.game.contexts)
    for phase in room.game.scenario.phases:
        assert room.ask(Record(PhaseEntered(phase.id)))
        listed = sheet.findChild(EventPart).next_events()
        here = [i for i in listed if contexts.index(i.context) >= contexts.index(phase.context)]
        assert list(listed[: len(here)]) == here
        assert [i.offset for i in here] == sorted(i.offset for i in here)
    assert room.ask(Record(PhaseEntered("S1-P3")))
    assert sheet.findChild(EventPart).next_events()[0].id == "I-19"


def test_the_keyboard_goes_to_the_bet_and_the_last_event_stays_readable(sheet, room) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    press(sheet.field("reveal_next"))
    assert QApplication.focusWidget() is sheet.field("bet_holds")
    QTest.keyClicks(sheet.field("bet_holds"), "6")
    sheet.field("bet_fails").setFocus()
    QTest.keyClicks(sheet.field("bet_fails"), "2")
    press(sheet.field("verdict_partly"))
    last = sheet.field("last_event")
    assert last.isVisible()
    assert last.text().startswith("Dernier événement\u00a0: imprimante du service")
    assert room.game.injects["I-01"].text in last.text()
    assert "Pari\u00a0: 6 pour, 2 contre" in last.text()
    assert "en partie" in last.text()


def test_no_capital_follows_a_colon(sheet: RoundSheet) -> None:
    assert any(text.startswith("Il reste\u00a0: papier, mobiles") for text in blocks(sheet))


def test_a_word_waits_for_the_verdict_of_its_own_event(sheet, room: Room) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    assert room.ask(Record(InjectRevealed("I-01", RevealedBy.HAND)))
    assert not sheet.waiting_words()
    sheet.field("word").setFocus()
    QTest.keyClicks(sheet.field("word"), "on cherche")
    assert sheet.settle()
    assert sheet.waiting_words()
    assert room.ask(Record(InjectRevealed("I-31", RevealedBy.HAND)))
    assert sheet.field("word").text() == ""
    assert sheet.waiting_words()
    assert room.undo()
    assert sheet.field("word").text() == "on cherche"
    press(sheet.field("verdict_held"))
    assert room.state.injects["I-01"].judged.word == "on cherche"
    assert not sheet.waiting_words()


def test_a_fact_begun_in_the_dialog_is_a_word_that_waits(sheet, room: Room) -> None:
    sheet.open_facts()
    assert not sheet.waiting_words()
    sheet.dialog.form.field("text").setPlainText("Brancard bloqué")
    sheet.dialog.reject()
    assert sheet.waiting_words()


def test_nothing_of_the_round_can_be_typed_in_a_session_that_is_only_read(
    room: Room, qtbot
) -> None:
    assert room.ask(Record(PhaseEntered("S1-P1")))
    assert room.ask(Record(InjectRevealed("I-31", RevealedBy.HAND)))
    room.read_only = True
    sheet = sheet_of(room, LIGHT, qtbot)
    lines = sheet.findChildren(QLineEdit)
    assert {"log", "fictive", "bet_holds", "bet_fails", "word"} <= {f.objectName() for f in lines}
    assert [f.objectName() for f in lines if f.isEnabled() and not f.isReadOnly()] == []
    names = ("verdict", "reveal_next", "leave_by_default", "add_activity", "add_means")
    for key in names:
        assert not sheet.field(key).isEnabled(), key
    assert not any(box.isEnabled() for box in sheet.findChildren(QCheckBox))


def test_the_tip_of_a_service_shows_its_name_as_it_is(sheet: RoundSheet, room: Room) -> None:
    code = next(iter(room.game.services))
    assert room.ask(Record(ServiceDescribed(code, "<b>Réseau</b>")))
    assert "‹b›Réseau‹/b›" in sheet.findChild(LevelList).item(0).toolTip()
