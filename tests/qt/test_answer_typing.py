"""What is typed is stored at the right moment, once, and never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pcra_game.domain.activity_events import ReferentNamed
from pcra_game.domain.answers import Band, Exists, Solution
from pcra_game.domain.framing_events import EstablishmentFramed
from pcra_game.domain.moves import Record, WriteSolution
from pcra_game.persistence.errors import SessionFileError
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Kind, Room, Selection

CARD, OTHER = "OC-02@URG-01", "OC-06@URG-01"


@pytest.fixture
def refused(room: Room) -> list[str]:
    said: list[str] = []
    room.refused.connect(said.append)
    return said


@pytest.fixture
def sheet(room: Room, palette: Palette, qtbot, refused: list[str]) -> AnswerSheet:
    return shown(AnswerSheet(room, palette, idle_ms=0), qtbot, room)


def shown(made: AnswerSheet, qtbot, room: Room) -> AnswerSheet:
    qtbot.addWidget(made)
    made.resize(460, 900)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    room.open_card(CARD)
    made.begin()
    return made


def solution(room: Room, card: str = CARD, at: int = 0) -> Solution:
    return room.state.solutions[room.state.decisions[card, "C0"].solutions[at]]


def entries(room: Room) -> int:
    return room.workshop.history.length


def test_leaving_a_field_stores_it_in_one_entry(sheet: AnswerSheet, room: Room) -> None:
    before = entries(room)
    QTest.keyClicks(sheet.field("what"), "Registre papier")
    assert entries(room) == before
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_Tab)
    assert solution(room).what == "Registre papier"
    assert entries(room) == before + 1


def test_opening_a_proposed_card_and_leaving_it_writes_nothing(
    sheet: AnswerSheet, room: Room
) -> None:
    before = entries(room)
    room.open_card(OTHER)
    assert entries(room) == before
    assert CARD not in room.state.cards


def test_a_rest_stores_what_is_typed(room: Room, palette: Palette, qtbot) -> None:
    sheet = shown(AnswerSheet(room, palette, idle_ms=30), qtbot, room)
    QTest.keyClicks(sheet.field("what"), "Registre ")
    qtbot.waitUntil(lambda: (CARD, "C0") in room.state.decisions)
    assert solution(room).what == "Registre"
    QTest.keyClicks(sheet.field("what"), "papier")
    assert sheet.fields.what.text() == "Registre papier"
    qtbot.waitUntil(lambda: solution(room).what == "Registre papier")


def test_without_a_rest_nothing_is_stored_by_itself(sheet: AnswerSheet, room: Room, qtbot) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    qtbot.wait(60)
    assert (CARD, "C0") not in room.state.decisions


def test_other_fields_wait_until_something_is_done(sheet: AnswerSheet, room: Room) -> None:
    before = entries(room)
    QTest.keyClicks(sheet.field("who"), "io")
    QTest.keyClick(sheet.field("who"), Qt.Key.Key_Return)
    sheet.fields.band.press(Band.HOUR_1)
    assert entries(room) == before
    room.open_card(OTHER)
    assert sheet.fields.band.value() is None
    room.open_card(CARD)
    assert sheet.fields.band.value() is Band.HOUR_1
    assert sheet.fields.who.value() == "URG-F04"
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    assert (solution(room).who, solution(room).band) == ("URG-F04", Band.HOUR_1)
    assert entries(room) == before + 1


def test_a_key_of_a_row_is_one_entry_with_what_was_typed(sheet: AnswerSheet, room: Room) -> None:
    before = entries(room)
    QTest.keyClicks(sheet.field("what"), "Registre")
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert entries(room) == before + 1
    assert solution(room).band is Band.HOUR_1
    assert sheet.fields.what.text() == "Registre"


@pytest.mark.parametrize(
    ("key", "exists"),
    [("O", Exists.YES), ("E", Exists.PARTLY), ("N", Exists.NO)],
)
def test_one_key_says_whether_it_exists(
    sheet: AnswerSheet, room: Room, key: str, exists: Exists
) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    QTest.keyClick(sheet.field("what"), Qt.Key(ord(key)), Qt.KeyboardModifier.AltModifier)
    assert solution(room).exists is exists


@pytest.mark.parametrize(
    ("key", "band"),
    list(
        zip(
            (
                Qt.Key.Key_Ampersand,
                Qt.Key.Key_Eacute,
                Qt.Key.Key_QuoteDbl,
                Qt.Key.Key_Apostrophe,
                Qt.Key.Key_ParenLeft,
            ),
            Band,
            strict=True,
        )
    ),
)
def test_a_french_keyboard_needs_no_shift_for_a_figure(
    sheet: AnswerSheet, room: Room, key: Qt.Key, band: Band
) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    QTest.keyClick(sheet.field("what"), key, Qt.KeyboardModifier.AltModifier)
    assert solution(room).band is band


def test_the_sixth_key_asks_for_a_signal(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert sheet.field("signal").hasFocus()
    QTest.keyClicks(sheet.field("signal"), "ecran bloque")
    assert sheet.settle()
    assert (solution(room).signal, solution(room).band) == ("ecran bloque", None)
    sheet.fields.band.press(Band.HOUR_4)
    assert (solution(room).signal, solution(room).band) == ("", Band.HOUR_4)


def test_what_is_too_long_stays_in_the_field_and_is_not_stored(
    sheet: AnswerSheet, room: Room, refused: list[str]
) -> None:
    long = "mot " * 45
    sheet.field("what").insertPlainText(long)
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_Tab)
    assert (CARD, "C0") not in room.state.decisions
    assert refused == []
    assert "19" in sheet.remarks.too_long.text()
    assert not room.select(Selection())
    assert len(refused) == 1
    assert sheet.fields.what.text() == long


def test_emptying_a_stored_answer_is_said_and_stores_nothing(
    sheet: AnswerSheet, room: Room, refused: list[str]
) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    before = entries(room)
    sheet.field("what").setPlainText("")
    assert sheet.remarks.too_long.text() == words.EMPTY_WHAT
    assert sheet.settle()
    assert entries(room) == before
    assert refused == []
    assert solution(room).what == "Registre"


def test_the_overflow_goes_to_the_parking_in_one_entry(sheet: AnswerSheet, room: Room) -> None:
    sheet.field("what").insertPlainText("début " + "mot " * 50 + "fin")
    before = entries(room)
    told: list[str] = []
    room.told.connect(told.append)
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert told == [words.overflow_parked(next(iter(room.state.parking.values())).text)]
    assert entries(room) == before + 1
    (parked,) = room.state.parking.values()
    kept = solution(room).what
    assert len(kept) <= 160
    assert kept.endswith("mot")
    assert f"{kept} {parked.text}" == "début " + "mot " * 50 + "fin"
    assert sheet.fields.what.text() == kept
    assert sheet.settle()
    assert entries(room) == before + 1


def test_no_break_spaces_survive_the_field(sheet: AnswerSheet, room: Room) -> None:
    sheet.field("what").insertPlainText("Tenir\u00a0: 15\u00a0min\u202f; relire")
    assert sheet.settle()
    assert solution(room).what == "Tenir\u00a0: 15\u00a0min\u202f; relire"


def test_enter_is_a_new_line_that_becomes_a_space(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "un")
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_Return)
    QTest.keyClicks(sheet.field("what"), "deux")
    assert sheet.fields.what.text() == "un\ndeux"
    assert sheet.settle()
    assert solution(room).what == "un deux"
    assert sheet.fields.what.text() == "un\ndeux"


def test_another_change_leaves_text_cursor_and_focus_alone(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre papier")
    for _ in range(6):
        QTest.keyClick(sheet.field("what"), Qt.Key.Key_Left)
    room.ask(Record(EstablishmentFramed(name="Hôpital")))
    room.ask(Record(ReferentNamed("URG-01", "URG-F10")))
    assert sheet.fields.what.text() == "Registre papier"
    assert sheet.fields.what.textCursor().position() == 9
    assert sheet.fields.what.hasFocus()
    assert (CARD, "C0") not in room.state.decisions


def test_a_field_changed_elsewhere_shows_where_nobody_types(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    QTest.keyClicks(sheet.field("what"), " papier")
    stored = solution(room)
    room.ask(
        WriteSolution(
            CARD, "C0", Solution(stored.id, what="Registre", band=Band.HOUR_4, who="URG-F10")
        )
    )
    assert sheet.fields.what.text() == "Registre papier"
    assert sheet.fields.band.value() is Band.HOUR_4
    assert sheet.fields.who.value() == "URG-F10"


def test_undo_takes_back_what_was_typed_last(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    QTest.keyClicks(sheet.field("what"), " papier")
    assert room.undo()
    assert sheet.fields.what.text() == "Registre"
    assert room.undo()
    assert sheet.fields.what.text() == ""
    assert room.redo()
    assert room.redo()
    assert sheet.fields.what.text() == "Registre papier"


def test_when_the_disk_refuses_the_text_stays(
    sheet: AnswerSheet, room: Room, refused: list[str], monkeypatch
) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")

    def full(*_args: object, **_named: object) -> None:
        raise SessionFileError("Le disque est plein.")

    with monkeypatch.context() as broken:
        broken.setattr(room.workshop, "perform", full)
        assert not sheet.settle()
        assert not room.select(Selection())
    assert sheet.fields.what.text() == "Registre"
    assert refused == ["Le disque est plein."] * 2
    assert room.selection == Selection(Kind.CARD, CARD)
    assert sheet.settle()
    assert solution(room).what == "Registre"


def test_a_refused_text_survives_a_change_from_elsewhere(
    sheet: AnswerSheet, room: Room, monkeypatch
) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")

    def full(*_args: object, **_named: object) -> None:
        raise SessionFileError("Le disque est plein.")

    with monkeypatch.context() as broken:
        broken.setattr(room.workshop, "perform", full)
        assert not sheet.settle()
    room.ask(Record(EstablishmentFramed(name="Hôpital")))
    assert sheet.fields.what.text() == "Registre"
    assert sheet.settle()
    assert solution(room).what == "Registre"


def test_the_whole_label_of_a_function_needs_no_enter(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    QTest.keyClicks(sheet.field("who"), "ide de box")
    assert sheet.settle()
    assert solution(room).who == "URG-F06"


def test_words_that_are_half_typed_stay_in_the_line(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    QTest.keyClicks(sheet.field("who"), "io")
    assert sheet.settle()
    assert solution(room).who == "io"
    assert sheet.field("who").text() == "io"
    QTest.keyClick(sheet.field("who"), Qt.Key.Key_Return)
    assert sheet.settle()
    assert solution(room).who == "URG-F04"


def test_a_duration_that_nobody_can_read_is_said_and_kept(
    sheet: AnswerSheet, room: Room, refused: list[str]
) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    sheet.field("more").click()
    QTest.keyClicks(sheet.field("holds_for"), "deux lunes")
    assert not sheet.settle()
    assert len(refused) >= 1
    assert sheet.field("holds_for").text() == "deux lunes"
    sheet.field("holds_for").setText("3 j")
    assert sheet.settle()
    assert solution(room).holds_for == 3 * 1440


def test_read_only_shows_everything_and_takes_nothing(
    played_room: Room, palette: Palette, qtbot
) -> None:
    played_room.read_only = True
    sheet = AnswerSheet(played_room, palette, idle_ms=0)
    qtbot.addWidget(sheet)
    sheet.show()
    assert QTest.qWaitForWindowActive(sheet)
    played_room.choose_context("C0")
    played_room.open_card(CARD)
    said: list[str] = []
    played_room.refused.connect(said.append)
    text = sheet.fields.what.text()
    assert text.startswith("Inscrire chaque entrée")
    sheet.begin()
    QTest.keyClicks(sheet.field("what"), "xyz")
    QTest.keyClicks(sheet.field("with_what"), "xyz")
    QTest.keyClick(sheet.field("what"), Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert sheet.fields.what.text() == text
    assert sheet.fields.band.value() is Band.MIN_15
    assert sheet.settle()
    assert not sheet.field("decide").isEnabled()
    assert said == []


def test_typing_is_told_to_the_projector(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Regis")
    assert room.live.what == "Regis"
    QTest.keyClicks(sheet.field("who"), "io")
    QTest.keyClick(sheet.field("who"), Qt.Key.Key_Return)
    assert room.live.who == "IOA"
    assert sheet.settle()
    room.select(Selection())
    assert room.live.what == ""


def test_every_field_has_a_name_that_is_spoken(sheet: AnswerSheet) -> None:
    silent = [
        widget
        for widget in sheet.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(sheet)
        and not widget.accessibleName()
    ]
    assert silent == []


def test_tab_goes_down_the_sheet(sheet: AnswerSheet, qapp) -> None:
    seen: list[int] = []
    for _ in range(12):
        widget = qapp.focusWidget()
        place = widget.mapTo(sheet, widget.rect().topLeft())
        seen.append(place.y())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert seen == sorted(seen)
