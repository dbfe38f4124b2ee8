"""Every solution of the demo can be written with the widgets of the sheet."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcra_game.domain.answers import Exists, Solution
from pcra_game.domain.moves import DecideWithAction, ParkOverflow, Several, WriteSolution
from pcra_game.table_view.palette import Palette
from pcra_game.texts.typography import duration
from pcra_game.windows.answer_band import SIGNAL
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room
from pcra_game.workshop import autopilot

CARD = "OC-03@URG-08"
"""A card that the demo leaves alone."""


def scripted() -> Iterator[Solution]:
    for intent in autopilot.intents():
        moves = intent.move.moves if isinstance(intent.move, Several) else (intent.move,)
        for move in moves:
            if isinstance(move, WriteSolution | ParkOverflow):
                yield move.solution


def enter(sheet: AnswerSheet, wanted: Solution) -> None:
    """Write a solution by its widgets; « Quoi » comes last, so that it is stored once."""
    _enter_who(sheet, wanted.who)
    sheet.field("with_what").setText(wanted.with_what)
    for spending in wanted.spends:
        sheet.fields.means.add(spending.means)
        QTest.keyClicks(sheet.field(f"means_{spending.means}"), str(spending.quantity))
    if wanted.band is not None:
        sheet.fields.band.press(wanted.band)
    elif wanted.signal:
        sheet.fields.band.press(SIGNAL)
        sheet.field("signal").setText(wanted.signal)
    if wanted.exists is not None:
        sheet.fields.exists.press(wanted.exists)
    sheet.field("risk").setText(wanted.accepted_risk)
    for name, minutes in (("set_up", wanted.set_up), ("holds_for", wanted.holds_for)):
        sheet.field(name).setText("" if minutes is None else duration(minutes))
    sheet.field("what").insertPlainText(wanted.what)
    for code in set(sheet.fields.services.value()) - set(wanted.services):
        QTest.keyClick(sheet.field(f"service_{code}"), Qt.Key.Key_Delete)
    for code in wanted.services:
        if code not in sheet.fields.services.value():
            QTest.keyClicks(sheet.field("services"), code)
            QTest.keyClick(sheet.field("services"), Qt.Key.Key_Return)


def _enter_who(sheet: AnswerSheet, who: str) -> None:
    line = sheet.field("who")
    line.setFocus()
    line.insert(sheet.hand.who_words(who))
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def sheet(played_room: Room, palette: Palette, qtbot) -> AnswerSheet:
    made = AnswerSheet(played_room, palette, idle_ms=0)
    qtbot.addWidget(made)
    played_room.refused.connect(lambda said: pytest.fail(said))
    made.resize(460, 900)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    played_room.choose_context("C0")
    played_room.open_card(CARD)
    return made


def test_every_solution_of_the_demo_is_written_as_the_script_says(
    sheet: AnswerSheet, played_room: Room
) -> None:
    seen = 0
    for wanted in scripted():
        before = played_room.workshop.history.length
        enter(sheet, wanted)
        assert sheet.settle()
        (id,) = played_room.state.decisions[CARD, "C0"].solutions
        stored = played_room.state.solutions[id]
        assert _compared(stored) == _compared(wanted)
        assert played_room.workshop.history.length - before <= 1 + len(wanted.services) * 2 + 2
        sheet.gestures.remove_solution()
        seen += 1
    assert seen >= 50


def _compared(solution: Solution) -> tuple[object, ...]:
    return (
        solution.what,
        solution.who,
        solution.with_what,
        set(solution.spends),
        solution.band,
        solution.signal,
        set(solution.services),
        solution.exists,
        solution.set_up,
        solution.holds_for,
        solution.accepted_risk,
    )


def test_actions_of_the_demo_are_written_as_the_script_says(
    sheet: AnswerSheet, played_room: Room
) -> None:
    actions = [
        intent.move.action
        for intent in autopilot.intents()
        if isinstance(intent.move, DecideWithAction)
    ]
    assert actions
    sheet.goes_on = False
    for scripted_action in actions:  # in other words: the demo notes each of them already
        wanted = replace(scripted_action, text=f"{scripted_action.text} bis")
        sheet.fields.exists.press(Exists.NO)
        sheet.field("what").setPlainText(f"Réponse de {wanted.id}")
        sheet.field("action_edit").click()
        for name, text in (
            ("action_text", wanted.text),
            ("action_owner", sheet.hand.who_words(wanted.owner)),
            ("action_due", "/".join(reversed((wanted.due or "").split("-")))),
        ):
            line = sheet.field(name)
            line.selectAll()
            line.insert(text)
            line.textEdited.emit(text)
        sheet.field("decide").click()
        kept = next(a for a in played_room.state.actions.values() if a.card == CARD)
        assert (kept.text, kept.owner, kept.due) == (wanted.text, wanted.owner, wanted.due)
        played_room.undo()
        assert CARD not in {a.card for a in played_room.state.actions.values()}
        played_room.undo()
