"""The sheet of an activity keeps each field when it is left, and says what is the deck's."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from pcra_game.domain.activity_events import DissentNoted, DurationField, TextField
from pcra_game.domain.deck import Axis, Level, Priority
from pcra_game.domain.moves import Record
from pcra_game.domain.sheet import activity_sheet
from pcra_game.table_view.palette import DARK, LIGHT
from pcra_game.texts import activity_sheet as words
from pcra_game.windows.activity_sheet import ActivitySheet
from pcra_game.windows.activity_sheet_kept import KeptFacts
from pcra_game.windows.activity_sheet_lists import LevelChip
from pcra_game.windows.controls import Note
from pcra_game.windows.room import Kind, Room, Selection

ID = "URG-04"


def type_into(widget: QWidget, text: str, *, leave: bool = True) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(widget, event)
    if leave:
        QTest.keyClick(widget, Qt.Key.Key_Tab)


def sheet_of(room: Room, palette: Any, qtbot: Any, id: str = ID, idle_ms: int = 0) -> ActivitySheet:
    assert room.select(Selection(Kind.ACTIVITY, id))
    made = ActivitySheet(room, palette, idle_ms=idle_ms)
    qtbot.addWidget(made)
    made.resize(437, 900)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def sheet(room: Room, palette, qtbot) -> ActivitySheet:
    return sheet_of(room, palette, qtbot)


def played(room: Room, id: str = ID) -> Any:
    return room.state.activities[id]


def marks(sheet: ActivitySheet) -> list[str]:
    """What is still the deck's, by the name of the first field."""
    return [
        group.fields[0].path
        for group in sheet.findChildren(KeptFacts)
        if any(
            key.text() == words.NOT_DISCUSSED and not key.isHidden()
            for key in group.findChildren(QPushButton)
        )
    ]


def test_a_duration_is_kept_when_its_two_fields_are_left(sheet: ActivitySheet, room) -> None:
    entries = room.workshop.history.length
    type_into(sheet.field("dmia"), "1 h 30")
    assert DurationField.DMIA not in played(room).durations
    type_into(sheet.field("dmia_note"), "dit par la nuit")
    corrected = played(room).durations[DurationField.DMIA]
    assert (corrected.minutes, corrected.note) == (90, "dit par la nuit")
    assert room.workshop.history.length == entries + 1
    assert "dmia" not in marks(sheet)


def test_passing_through_a_field_keeps_nothing(sheet: ActivitySheet, room: Room) -> None:
    entries = room.workshop.history.length
    for name in ("dmia", "endurance", "stop_sign", "needs", "referent", "dots", "tested_on"):
        sheet.field(name).setFocus()
    sheet.field("priority_P1").setFocus()
    assert room.workshop.history.length == entries


def test_starting_values_are_marked_until_the_room_says_them(sheet, room: Room) -> None:
    assert {"dmia", "endurance", "stop_sign", "minimum_service", "needs"} <= set(marks(sheet))
    endurance = sheet.field("endurance")
    endurance.setFocus()
    QTest.keyClick(endurance, Qt.Key.Key_Return)
    kept = played(room).durations[DurationField.ENDURANCE]
    assert kept.minutes == room.game.activities[ID].endurance
    assert "endurance" not in marks(sheet)


def test_control_enter_confirms_a_text_and_enter_is_a_new_line(sheet, room: Room) -> None:
    stop = sheet.field("stop_sign")
    assert isinstance(stop, QPlainTextEdit)
    stop.setFocus()
    QTest.keyClick(stop, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert played(room).texts[TextField.STOP_SIGN] == room.game.activities[ID].stop_sign
    assert "stop_sign" not in marks(sheet)


def test_each_field_is_kept_under_its_own_fact(sheet: ActivitySheet, room: Room) -> None:
    typed = {
        "tolerated_loss": "sans objet",
        "set_up": "15 min",
        "endurance": "3 j",
        "minimum_service": "Une feuille par patient",
        "record_meanwhile": "dose, heure",
        "offline_data": "protocoles",
        "site_variant": "l’UHCD garde son casier",
        "needs": "TEL ; impression",
        "dissent": "Pas assez de bras.",
        "referent": "IDE de box",
        "tested_on": "18/11/2025",
        "dots": "9",
    }
    for name, text in typed.items():
        type_into(sheet.field(name), text)
    sheet.settle()
    after = activity_sheet(room.state, room.game, ID)
    assert after.tolerated_loss.discussed
    assert after.tolerated_loss.minutes is None
    assert (after.set_up.minutes, after.endurance.minutes) == (15, 4320)
    assert after.minimum_service.text == "Une feuille par patient"
    assert after.record_meanwhile.text == "dose, heure"
    assert after.offline_data.text == "protocoles"
    assert after.site_variant.text == "l’UHCD garde son casier"
    assert after.needs == ("TEL", "IMP")
    assert after.played.dissent == "Pas assez de bras."
    assert after.played.referent == "URG-F06"
    assert after.played.tested_on == "2025-11-18"
    assert after.played.dots == 9


def test_a_procedure_is_one_fact_of_three_fields(sheet: ActivitySheet, room: Room) -> None:
    entries = room.workshop.history.length
    type_into(sheet.field("procedure_code"), "PRO-012")
    type_into(sheet.field("procedure_place"), "classeur rouge")
    type_into(sheet.field("procedure_dated"), "06/11/2023")
    known = played(room).procedure
    assert (known.code, known.place, known.dated) == ("PRO-012", "classeur rouge", "2023-11-06")
    assert room.workshop.history.length == entries + 1


def test_fingers_give_the_lowest_and_the_majority(sheet: ActivitySheet, room: Room) -> None:
    entries = room.workshop.history.length
    for shown, hands in enumerate((0, 1, 3, 7, 3), start=1):
        type_into(sheet.field(f"fingers_{shown}"), str(hands))
    assert played(room).fingers.counts == (0, 1, 3, 7, 3)
    assert room.workshop.history.length == entries + 1
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert "14\u00a0mains\u00a0: la plus basse 2, la majorité 4" in said


def test_priority_is_one_key_and_its_own_key_confirms_it(sheet: ActivitySheet, room) -> None:
    QTest.mouseClick(sheet.field("priority_P0"), Qt.MouseButton.LeftButton)
    assert played(room).priority is Priority.P0
    entries = room.workshop.history.length
    QTest.mouseClick(sheet.field("priority_P0"), Qt.MouseButton.LeftButton)
    assert room.workshop.history.length == entries
    QTest.mouseClick(sheet.field("priority_P2"), Qt.MouseButton.LeftButton)
    assert played(room).priority is Priority.P2


def test_the_ruler_is_one_entry(sheet: ActivitySheet, room: Room) -> None:
    entries = room.workshop.history.length
    QTest.keyClicks(sheet.field("ruler"), "13s")
    impact = played(room).impact
    assert (impact.axis, impact.serious_from, impact.dangerous_from) == (Axis.SAFETY, 15, 240)
    assert room.workshop.history.length == entries + 1


def test_the_night_is_stamped_by_a_function(sheet: ActivitySheet, room: Room) -> None:
    holds, fails = sheet.field("night_holds").findChildren(QPushButton)
    QTest.mouseClick(holds, Qt.MouseButton.LeftButton)
    assert played(room).night is None
    assert not holds.isChecked()
    type_into(sheet.field("night_function"), "IDE de box")
    QTest.mouseClick(fails, Qt.MouseButton.LeftButton)
    assert (played(room).night.holds, played(room).night.function) == (False, "URG-F06")


def test_what_is_not_understood_stays_and_blocks_what_follows(sheet, room: Room) -> None:
    type_into(sheet.field("dmia"), "bientôt")
    type_into(sheet.field("dmia_note"), "on verra")
    assert not room.select(Selection())
    assert room.selection.kind is Kind.ACTIVITY
    assert sheet.field("dmia").text() == "bientôt"
    type_into(sheet.field("dmia"), "30 min", leave=False)
    assert room.select(Selection())
    assert played(room).durations[DurationField.DMIA].minutes == 30


def test_words_are_stored_before_another_thing_is_taken_in_hand(sheet, room: Room) -> None:
    type_into(sheet.field("dissent"), "Deux brancardiers, pas un.", leave=False)
    other = next(id for id in room.state.kept_activities() if id != ID)
    assert room.select(Selection(Kind.ACTIVITY, other))
    assert played(room).dissent == "Deux brancardiers, pas un."
    assert sheet.field("dissent").toPlainText() == ""


def test_words_are_stored_after_a_pause(room: Room, palette, qtbot) -> None:
    sheet = sheet_of(room, palette, qtbot, idle_ms=50)
    type_into(sheet.field("dissent"), "Deux brancardiers.", leave=False)
    qtbot.waitUntil(lambda: played(room).dissent == "Deux brancardiers.", timeout=5000)


def test_what_is_being_typed_survives_a_change_made_elsewhere(sheet, room: Room) -> None:
    type_into(sheet.field("stop_sign"), "moins de cent feuilles", leave=False)
    assert room.ask(Record(DissentNoted(ID, "Non.")))
    assert sheet.field("stop_sign").toPlainText() == "moins de cent feuilles"
    assert sheet.field("dissent").toPlainText() == "Non."


def test_undo_shows_the_starting_value_again(sheet: ActivitySheet, room: Room) -> None:
    before = sheet.field("endurance").text()
    type_into(sheet.field("endurance"), "5 j")
    type_into(sheet.field("endurance_note"), "")
    assert sheet.field("endurance").text() == "5\u00a0j"
    assert room.undo()
    assert sheet.field("endurance").text() == before
    assert "endurance" in marks(sheet)


def test_needs_are_shown_with_their_level_in_the_context(sheet: ActivitySheet, room) -> None:
    chips = {chip.accessibleName() for chip in sheet.findChildren(LevelChip)}
    assert len(chips) == len(room.game.activities[ID].needs)
    assert any(name.endswith("absent") for name in chips)


def test_findings_are_said_without_the_name_of_the_activity(sheet, room: Room) -> None:
    said = [note.text() for note in sheet.findChildren(Note) if note.isVisible()]
    assert "Bloquant\u00a0: rien n’est décidé en C0" in said
    assert all(room.game.activities[ID].label not in text for text in said)


def test_a_card_of_the_activity_opens(sheet: ActivitySheet, room: Room) -> None:
    card = room.table.activities[0].cards[0]
    made = sheet_of_activity = room.table.activities[0].id
    assert room.select(Selection(Kind.ACTIVITY, sheet_of_activity))
    key = sheet.field(f"card:{card.id}")
    assert made in card.id
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert room.selection == Selection(Kind.CARD, card.id)


def test_another_objective_may_be_asked_of_the_activity(sheet: ActivitySheet, room) -> None:
    menu = sheet.field("play_another").menu()
    titles = [action.text() for action in menu.actions()]
    menu.actions()[-1].trigger()
    card = next(iter(room.state.cards.values()))
    assert card.subject == ID
    assert room.game.objectives[card.objective].title == titles[-1]
    assert room.selection == Selection(Kind.CARD, card.id)
    assert room.select(Selection(Kind.ACTIVITY, ID))
    assert titles[-1] not in [action.text() for action in menu.actions()]


def test_an_activity_is_set_aside_with_a_reason_and_kept_again(sheet, room: Room, qtbot) -> None:
    aside = sheet.field("set_aside")
    with qtbot.waitSignal(room.refused):
        QTest.mouseClick(aside, Qt.MouseButton.LeftButton)
    assert played(room).kept
    type_into(sheet.field("set_aside_reason"), "Traitée avec le tri.")
    QTest.mouseClick(sheet.field("set_aside"), Qt.MouseButton.LeftButton)
    assert not played(room).kept
    again = next(k for k in sheet.findChildren(QPushButton) if k.text() == words.KEEP_AGAIN)
    assert again.isVisible()
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert played(room).kept


def test_every_field_has_a_name_for_a_screen_reader(sheet: ActivitySheet) -> None:
    for widget in sheet.findChildren(QWidget):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and widget.objectName() and not widget.objectName().startswith("qt_"):
            assert widget.accessibleName(), widget.objectName()


def test_the_played_demo_fits_the_panel_and_is_shown_without_a_trace(
    played_room: Room, qtbot
) -> None:
    entries = played_room.workshop.history.length
    for colours in (LIGHT, DARK):
        sheet = sheet_of(played_room, colours, qtbot, "URG-05")
        for width in (400, 437, 620):
            sheet.resize(width, 800)
            QApplication.processEvents()
            assert sheet.horizontalScrollBar().maximum() == 0
        for id in played_room.state.kept_activities():
            assert played_room.select(Selection(Kind.ACTIVITY, id))
            assert sheet.field("dmia").text()
    assert played_room.select(Selection())
    assert played_room.workshop.history.length == entries


def test_escape_forgets_what_was_typed(sheet: ActivitySheet, room: Room) -> None:
    entries = room.workshop.history.length
    before = sheet.field("stop_sign").toPlainText()
    type_into(sheet.field("stop_sign"), "jamais", leave=False)
    QTest.keyClick(sheet.field("stop_sign"), Qt.Key.Key_Escape)
    assert sheet.field("stop_sign").toPlainText() == before
    assert sheet.settle()
    assert room.workshop.history.length == entries


@pytest.mark.parametrize(
    ("name", "key", "control"),
    [
        ("ruler", Qt.Key.Key_1, False),
        ("ruler", Qt.Key.Key_P, False),
        ("stop_sign", Qt.Key.Key_Return, True),
    ],
)
def test_keys_of_the_sheet_come_before_those_of_the_window(sheet, name, key, control) -> None:
    widget = sheet.field(name)
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    text = "" if control else chr(key.value).lower()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
    override.ignore()
    QApplication.sendEvent(widget, override)
    assert override.isAccepted()


def test_a_read_only_workshop_never_blocks(sheet: ActivitySheet, room: Room) -> None:
    type_into(sheet.field("dissent"), "Trop tard.", leave=False)
    room.read_only = True
    assert sheet.settle()
    assert room.select(Selection())


def test_a_value_is_said_as_a_person_types_it(sheet: ActivitySheet) -> None:
    assert sheet.typed_for("dmia", 90) == "1\u00a0h\u00a030"
    assert sheet.typed_for("referent", "URG-F06") == "IDE de box"
    with pytest.raises(KeyError):
        sheet.typed_for("nothing", 1)
    with pytest.raises(KeyError):
        sheet.field("nothing")


def test_an_activity_starts_at_the_top_whenever_it_is_taken_in_hand(sheet, room, qtbot) -> None:
    bar = sheet.verticalScrollBar()
    for id in ("URG-01", ID, ID):
        qtbot.wait(80)
        bar.setValue(bar.maximum())
        assert bar.value() > 0
        room.select(Selection())
        room.select(Selection(Kind.ACTIVITY, id))
        assert bar.value() == 0
        qtbot.wait(80)
        assert bar.value() == 0


@pytest.mark.parametrize("said", [words.DOTS_MEAN, words.FINGERS_MEAN, words.SITE_VARIANT_MEANS])
def test_words_of_the_method_are_explained_in_one_soft_line(sheet, said: str) -> None:
    (label,) = (found for found in sheet.findChildren(QLabel) if found.text() == said)
    assert label.property("role") == "soft"


def test_no_capital_follows_a_colon() -> None:
    assert words.finding("bloquant", "URG\u00a0: Rien ne tient", "URG") == (
        "Bloquant\u00a0: rien ne tient"
    )
    assert words.finding("note", "SAMU absent", "URG").endswith("SAMU absent")


def another(room: Room) -> str:
    return next(id for id in room.state.kept_activities() if id != ID)


def test_a_reason_waits_for_its_own_activity(sheet: ActivitySheet, room: Room) -> None:
    type_into(sheet.field("set_aside_reason"), "Traitée avec le tri.")
    assert sheet.settle()
    assert sheet.waiting_words()
    assert room.select(Selection(Kind.ACTIVITY, another(room)))
    assert sheet.field("set_aside_reason").toPlainText() == ""
    assert sheet.waiting_words()
    assert room.select(Selection(Kind.ACTIVITY, ID))
    reason = sheet.findChild(QPlainTextEdit, "set_aside_reason")
    assert reason.toPlainText() == "Traitée avec le tri."
    assert reason.isVisible()
    QTest.mouseClick(sheet.field("set_aside"), Qt.MouseButton.LeftButton)
    assert played(room).set_aside_reason == "Traitée avec le tri."
    assert not sheet.waiting_words()


def test_a_function_of_the_night_waits_for_its_own_activity(sheet, room: Room) -> None:
    assert not sheet.waiting_words()
    type_into(sheet.field("night_function"), "IDE de box")
    assert sheet.settle()
    assert sheet.waiting_words()
    assert room.select(Selection(Kind.ACTIVITY, another(room)))
    assert sheet.field("night_function").currentText() == ""
    assert sheet.waiting_words()
    assert room.select(Selection(Kind.ACTIVITY, ID))
    assert sheet.field("night_function").currentText() == "IDE de box"
    holds, _ = sheet.field("night_holds").findChildren(QPushButton)
    QTest.mouseClick(holds, Qt.MouseButton.LeftButton)
    assert played(room).night.function == "URG-F06"
    assert not sheet.waiting_words()


def test_a_field_out_of_sight_that_holds_everything_back_says_so(sheet, room: Room) -> None:
    said: list[str] = []
    room.refused.connect(said.append)
    type_into(sheet.field("dmia"), "bientôt")
    type_into(sheet.field("dissent"), "Non.")
    assert said == []
    assert not room.select(Selection())
    assert len(said) == 1
    assert "bientôt" in said[0]


def test_nothing_can_be_typed_in_a_session_that_is_only_read(
    played_room: Room, palette, qtbot
) -> None:
    played_room.read_only = True
    sheet = sheet_of(played_room, palette, qtbot, "URG-05")
    for id in ("URG-05", another(played_room)):
        assert played_room.select(Selection(Kind.ACTIVITY, id))
        assert writable(sheet) == []
    for name in ("ruler", "set_aside", "play_another", "priority_P0", "night_holds"):
        assert not sheet.field(name).isEnabled(), name


def writable(sheet: QWidget) -> list[str]:
    """Fields in which somebody may type."""
    lines = [*sheet.findChildren(QLineEdit), *sheet.findChildren(QPlainTextEdit)]
    return [f.objectName() for f in lines if f.isEnabled() and not f.isReadOnly()]


def test_a_tip_shows_typed_words_as_they_are(sheet: ActivitySheet, room: Room) -> None:
    type_into(sheet.field("dmia_note"), "<b>tri</b>")
    assert room.select(Selection(Kind.ACTIVITY, another(room)))
    assert room.select(Selection(Kind.ACTIVITY, ID))
    assert sheet.field("dmia_note").text() == "<b>tri</b>"
    assert sheet.field("dmia_note").toolTip() == "‹b›tri‹/b›"
    chip = LevelChip("<i>lits</i>", Level.PARTIAL, LIGHT)
    assert "<" not in chip.toolTip()
    assert "‹i›lits" in chip.toolTip()


def test_escape_takes_the_draft_back_then_leaves(sheet: ActivitySheet, room: Room) -> None:
    left: list[bool] = []
    sheet.left.connect(lambda: left.append(True))
    for name in ("dmia", "stop_sign", "night_function"):
        field = sheet.field(name)
        before = left.copy()
        type_into(field, "zz", leave=False)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert left == before
        assert not sheet.waiting_words()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert left == [*before, True]


def test_a_text_that_is_left_is_no_longer_painted_as_selected(sheet: ActivitySheet) -> None:
    text = sheet.field("stop_sign")
    assert isinstance(text, QPlainTextEdit)
    type_into(text, "Plus de brancards")
    text.setFocus(Qt.FocusReason.TabFocusReason)
    assert text.textCursor().hasSelection()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()
    assert not text.textCursor().hasSelection()


def test_enter_takes_the_first_function_of_the_night(sheet: ActivitySheet) -> None:
    box = sheet.field("night_function")
    box.setFocus()
    QTest.keyClicks(box, "ag")
    popup = box.completer().popup()
    first = popup.model().index(0, 0).data()
    assert first
    QTest.keyClick(popup if popup.isVisible() else box, Qt.Key.Key_Return)
    assert box.currentText() == first
    assert not popup.isVisible()
