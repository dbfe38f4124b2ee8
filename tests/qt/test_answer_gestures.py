"""What the keys of the sheet do: decide, close, check, copy, reorder, justify, accept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pcra_game.domain.answers import Exists, Status
from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import ContextLevelSet
from pcra_game.domain.moves import CloseCard, Decide, PlayCard, Record, ShareSolution
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room, Selection
from tests.fixtures.answering import ALT, CARD, CTRL, OTHER, answer, entries, press, status

# Deciding


def test_deciding_stores_decides_and_opens_the_next(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert status(room) is Status.DECIDED
    assert room.selection.id not in ("", CARD)
    assert sheet.fields.what.hasFocus()
    assert sheet.fields.what.text() == ""


def test_deciding_nothing_is_refused_by_the_rules(sheet: AnswerSheet, room: Room) -> None:
    said: list[str] = []
    room.refused.connect(said.append)
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert len(said) == 1
    assert room.selection.id == CARD


def test_the_drafted_action_is_kept_with_the_decision(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre papier")
    QTest.keyClicks(sheet.field("who"), "io")
    QTest.keyClick(sheet.field("who"), Qt.Key.Key_Return)
    press(sheet, Qt.Key.Key_N, ALT)
    assert "24/12/2026" in sheet.remarks.action.note.text()
    before = entries(room)
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert entries(room) == before + 1
    (action,) = room.state.actions.values()
    assert (action.text, action.owner, action.due, action.card) == (
        "Mettre en place\u00a0: registre papier",
        "URG-F04",
        "2026-12-24",
        CARD,
    )


def test_a_dropped_action_is_not_kept_and_comes_back(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre papier")
    press(sheet, Qt.Key.Key_E, ALT)
    press(sheet, Qt.Key.Key_A, ALT)
    assert sheet.remarks.action.note.text() == words.ACTION_DROPPED
    press(sheet, Qt.Key.Key_A, ALT)
    assert "Compléter" in sheet.remarks.action.note.text()
    press(sheet, Qt.Key.Key_A, ALT)
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert not room.state.actions
    assert status(room) is Status.DECIDED


def test_deciding_twice_keeps_one_action(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre papier")
    press(sheet, Qt.Key.Key_N, ALT)
    press(sheet, Qt.Key.Key_Return, CTRL)
    room.open_card(CARD)
    sheet.begin()
    assert sheet.remarks.action.note.text().startswith("Action déjà notée")
    QTest.keyClicks(sheet.field("what"), " date")
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert len(room.state.actions) == 1
    assert room.selection.id != CARD


def test_a_shared_answer_is_one_action_for_all_its_cards(sheet: AnswerSheet, room: Room) -> None:
    id = answer(room, CARD, "Registre papier", who="URG-F04", exists=Exists.NO)
    room.ask(ShareSolution(OTHER, "C0", id))
    press(sheet, Qt.Key.Key_Return, CTRL)
    room.open_card(OTHER)
    sheet.begin()
    assert sheet.remarks.action.note.text().startswith("Action déjà notée")
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert status(room, OTHER) is Status.DECIDED
    assert len(room.state.actions) == 1


def test_words_changed_to_a_noted_action_note_nothing_twice(sheet: AnswerSheet, room: Room) -> None:
    answer(room, CARD, "Registre papier", exists=Exists.NO)
    press(sheet, Qt.Key.Key_Return, CTRL)
    (noted,) = room.state.actions.values()
    room.open_card(OTHER)
    answer(room, OTHER, "Cahier", exists=Exists.NO)
    sheet.field("action_edit").click()
    sheet.field("action_text").selectAll()
    QTest.keyClicks(sheet.field("action_text"), noted.text)
    sheet.field("decide").click()
    assert status(room, OTHER) is Status.DECIDED
    assert len(room.state.actions) == 1


# Closing


@pytest.mark.parametrize(
    ("name", "closed"),
    [
        ("no_solution", Status.NO_SOLUTION),
        ("park", Status.PARKED),
        ("set_aside", Status.SET_ASIDE),
    ],
)
def test_closing_asks_why_and_goes_on(
    sheet: AnswerSheet, room: Room, name: str, closed: Status
) -> None:
    sheet.field(name).click()
    line = sheet.field("reason")
    assert line.hasFocus()
    QTest.keyClicks(line, "Personne")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert status(room) is closed
    assert room.state.decisions[CARD, "C0"].reason == "Personne"
    assert room.selection.id != CARD


def test_closing_without_a_reason_is_refused_and_asks_on(sheet: AnswerSheet, room: Room) -> None:
    press(sheet, Qt.Key.Key_X, ALT)
    said: list[str] = []
    room.refused.connect(said.append)
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return)
    assert len(said) == 1
    assert sheet.field("reason").isVisible()


def test_parking_proposes_a_reason(sheet: AnswerSheet, room: Room) -> None:
    press(sheet, Qt.Key.Key_P, ALT)
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return)
    assert room.state.decisions[CARD, "C0"].reason == words.PARKED_BY_DEFAULT


def test_escape_stops_asking_then_leaves(sheet: AnswerSheet, room: Room, qtbot) -> None:
    press(sheet, Qt.Key.Key_X, ALT)
    with qtbot.assertNotEmitted(sheet.left):
        QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Escape)
    assert sheet.fields.what.hasFocus()
    with qtbot.waitSignal(sheet.left):
        press(sheet, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


def test_a_closed_card_is_opened_again(sheet: AnswerSheet, room: Room) -> None:
    answer(room, CARD, "Registre")
    room.ask(Decide(CARD, "C0"))
    assert sheet.field("reopen").isVisibleTo(sheet)
    sheet.field("reopen").click()
    assert status(room) is Status.DRAFT
    assert not sheet.field("reopen").isVisibleTo(sheet)


def test_a_dissent_is_noted_on_the_activity(sheet: AnswerSheet, room: Room) -> None:
    press(sheet, Qt.Key.Key_D, ALT)
    QTest.keyClicks(sheet.field("reason"), "Il en faut deux")
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return)
    assert room.state.activities["URG-01"].dissent == "Il en faut deux"
    room.open_card("OC-01@unite")
    assert not sheet.field("dissent").isVisibleTo(sheet)


# Several solutions


def test_a_relay_is_written_then_goes_first(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    assert sheet.settle()
    sheet.field("relay").click()
    assert sheet.fields.what.text() == ""
    QTest.keyClicks(sheet.field("what"), "Cahier")
    press(sheet, Qt.Key.Key_Up, ALT)
    ids = room.state.decisions[CARD, "C0"].solutions
    assert [room.state.solutions[id].what for id in ids] == ["Cahier", "Registre"]
    sheet.field("tab_2").click()
    assert sheet.fields.what.text() == "Registre"
    sheet.field("remove").click()
    assert room.state.decisions[CARD, "C0"].solutions == ids[:1]
    assert sheet.fields.what.text() == "Cahier"


def test_a_fourth_solution_is_not_offered(sheet: AnswerSheet, room: Room) -> None:
    for what in ("un", "deux", "trois"):
        answer(room, CARD, what)
    with pytest.raises(KeyError):
        sheet.field("relay")


# Other contexts


def test_one_key_checks_a_card_as_in_the_context_before(sheet: AnswerSheet, room: Room) -> None:
    answer(room, CARD, "Registre")
    room.ask(Decide(CARD, "C0"))
    room.choose_context("C1")
    assert "Registre" in sheet.field("before").text()
    press(sheet, Qt.Key.Key_I, ALT)
    decision = room.state.decisions[CARD, "C1"]
    assert (decision.status, decision.follows) == (Status.SAME, "C0")
    assert room.selection.id != CARD
    room.open_card(CARD)
    assert sheet.field("before").text() == words.follows("C0", checked=True)
    assert sheet.fields.what.text() == "Registre"
    assert sheet.fields.what.isReadOnly()


def test_the_base_context_follows_nothing(sheet: AnswerSheet, room: Room) -> None:
    answer(room, CARD, "Registre", "C1")
    press(sheet, Qt.Key.Key_I, ALT)
    assert (CARD, "C0") not in room.state.decisions
    with pytest.raises(KeyError):
        sheet.field("same")


def test_changing_here_copies_and_lets_write(sheet: AnswerSheet, room: Room) -> None:
    first = answer(room, CARD, "Registre")
    second = answer(room, CARD, "Cahier")
    room.ask(Decide(CARD, "C0"))
    room.choose_context("C1")
    press(sheet, Qt.Key.Key_I, ALT)
    room.open_card(CARD)
    before = entries(room)
    sheet.field("change").click()
    assert entries(room) == before + 1
    decision = room.state.decisions[CARD, "C1"]
    copies = [room.state.solutions[id] for id in decision.solutions]
    assert [(c.what, c.copied_from) for c in copies] == [("Registre", first), ("Cahier", second)]
    assert decision.follows is None
    assert not sheet.fields.what.isReadOnly()


def test_changing_a_gap_here_opens_a_blank_answer(sheet: AnswerSheet, room: Room) -> None:
    sheet.field("no_solution").click()
    QTest.keyClicks(sheet.field("reason"), "Rien")
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return)
    room.choose_context("C1")
    room.open_card(CARD)
    sheet.field("same").click()
    room.open_card(CARD)
    sheet.field("change").click()
    assert status(room, CARD, "C1") is Status.DRAFT
    assert not sheet.fields.what.isReadOnly()


# Contradictions and points to settle


def test_printing_in_c0_is_contradicted_while_it_is_typed(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Imprimer la liste")
    assert sheet.fields.services.value() == ("IMP",)
    assert "«\u00a0Imprimer\u00a0»" in sheet.remarks.contradiction.text()
    sheet.field("service_IMP").click()
    assert sheet.remarks.contradiction.text() == ""
    QTest.keyClicks(sheet.field("what"), " chaque heure, imprimer encore")
    assert sheet.fields.services.value() == ()
    assert sheet.settle()
    room.open_card(OTHER)
    room.open_card(CARD)
    QTest.keyClicks(sheet.field("what"), ".")
    assert sheet.fields.services.value() == ()


def test_a_contradiction_is_justified_in_the_sheet(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Imprimer la liste")
    sheet.field("justify").click()
    QTest.keyClicks(sheet.field("reason"), "Imprimante autonome")
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return)
    assert room.state.decisions[CARD, "C0"].justification == "Imprimante autonome"
    assert sheet.remarks.contradiction.text() == ""
    assert "Imprimante autonome" in sheet.remarks.justified.text()


def test_a_level_that_the_room_corrects_changes_the_note(sheet: AnswerSheet, room: Room) -> None:
    QTest.keyClicks(sheet.field("what"), "Imprimer la liste")
    room.ask(Record(ContextLevelSet("C0", "IMP", Level.PARTIAL)))
    assert sheet.remarks.contradiction.text() == ""


def test_an_empty_draft_is_not_told_off(sheet: AnswerSheet, room: Room) -> None:
    assert room.ask(PlayCard(*CARD.split("@")))
    assert "D101" in [f.code for f in room.table.findings if CARD in f.cards]
    assert sheet.findChild(QWidget, "finding_D101") is None
    assert room.ask(CloseCard(CARD, "C0", Status.PARKED, "plus tard"))
    assert sheet.findChild(QWidget, "finding_D101") is not None


def test_a_point_to_settle_is_accepted_with_a_reason(sheet: AnswerSheet, room: Room) -> None:
    answer(room, CARD, "Registre", set_up=10_000)
    room.ask(Decide(CARD, "C0"))
    sheet.field("accept_T101").click()
    QTest.keyClicks(sheet.field("reason"), "On attend")
    QTest.keyClick(sheet.field("reason"), Qt.Key.Key_Return)
    assert room.state.accepted["T101", f"{CARD}/C0"] == "On attend"
    assert "On attend" in sheet.field("finding_T101").text()


# What helps the facilitator


def test_the_example_of_elsewhere_opens_after_a_while(room: Room, palette: Palette, qtbot) -> None:
    sheet = AnswerSheet(room, palette, idle_ms=5000, elsewhere_ms=30)
    qtbot.addWidget(sheet)
    room.open_card(CARD)
    assert not sheet.field("elsewhere").isVisibleTo(sheet)
    qtbot.waitUntil(lambda: sheet.field("elsewhere").isVisibleTo(sheet))
    sheet.field("elsewhere").click()
    assert room.game.objectives["OC-02"].mistakes in sheet.field("aid").text()
    room.open_card(OTHER)
    assert not sheet.field("elsewhere").isVisibleTo(sheet)
    assert sheet.field("aid").text() == ""


def test_prompts_are_for_the_facilitator_alone(sheet: AnswerSheet, room: Room) -> None:
    sheet.field("prompts").click()
    assert room.game.objectives["OC-02"].prompts[0] in sheet.field("aid").text()
    assert room.live.what == ""
    sheet.field("prompts").click()
    assert sheet.field("aid").text() == ""


def test_the_round_is_counted_below(sheet: AnswerSheet, room: Room) -> None:
    before = sheet.field("progress").text()
    QTest.keyClicks(sheet.field("what"), "Registre")
    press(sheet, Qt.Key.Key_Return, CTRL)
    assert sheet.field("progress").text() != before
    assert sheet.field("progress").text().startswith("1")


def test_without_a_card_the_sheet_says_what_to_do(sheet: AnswerSheet, room: Room) -> None:
    room.select(Selection())
    assert sheet.field("question").text() == words.NO_CARD
    assert not sheet.field("what").isVisibleTo(sheet)
    press(sheet, Qt.Key.Key_Return, CTRL) if sheet.window().focusWidget() else None
    assert not room.state.decisions


def test_a_card_without_object_takes_nothing(sheet: AnswerSheet, room: Room) -> None:
    card = next(
        f"{o.id}@URG-01"
        for o in room.game.deck.objectives
        if "C0" not in o.playable_in and o.scope.value == "activity"
    )
    room.open_card(card)
    assert sheet.field("before").text() == words.NOT_HERE
    assert sheet.fields.what.isReadOnly()
    assert not sheet.field("decide").isEnabled()


def test_whether_it_exists_shows_when_the_card_comes_back(sheet: AnswerSheet, room: Room) -> None:
    answer(room, CARD, "Registre", exists=Exists.PARTLY)
    assert sheet.fields.exists.value() is Exists.PARTLY
