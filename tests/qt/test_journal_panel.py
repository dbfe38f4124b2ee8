"""The journal on screen: every gesture with its hour, nothing lost by taking back."""

import pytest
from PySide6.QtCore import Qt

from pcra_game.domain import events
from pcra_game.domain.answers import Action
from pcra_game.domain.journal import EntryKind
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import BetTaken, InjectRevealed, RevealedBy
from pcra_game.texts import journal as words
from pcra_game.windows.journal_panel import JournalDialog, JournalPanel, all_lines, local_time
from pcra_game.windows.room import Room

NB = "\u00a0"


@pytest.fixture
def panel(qtbot, room: Room) -> JournalPanel:
    made = JournalPanel(room)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def note(room: Room, text: str) -> None:
    assert room.ask(Record(events.LogNoted(room.new_id(), text, None)))


def shown(panel: JournalPanel) -> list[tuple[str, str]]:
    """Gesture and state of each row."""
    rows = [panel.list.topLevelItem(i) for i in range(panel.list.topLevelItemCount())]
    return [(row.text(1), row.text(2)) for row in rows]


def log(text: str) -> str:
    return f"main courante «{NB}{text}{NB}»"


def test_the_opening_is_the_first_line(panel):
    assert shown(panel) == [("ouverture de l’atelier", "")]


def test_a_gesture_is_added_at_the_foot(panel, room):
    note(room, "un")
    note(room, "deux")
    assert shown(panel)[1:] == [(log("un"), ""), (log("deux"), "")]


def test_what_is_taken_back_is_struck_and_says_so(panel, room):
    note(room, "un")
    room.undo()
    row = panel.list.topLevelItem(1)
    assert shown(panel)[1:] == [(log("un"), words.TAKEN_BACK)]
    assert row.font(1).strikeOut()
    assert words.TAKEN_BACK in row.data(0, Qt.ItemDataRole.AccessibleTextRole)
    room.redo()
    assert shown(panel)[1:] == [(log("un"), "")]
    assert not row.font(1).strikeOut()


def test_what_was_taken_back_and_overplayed_stays(panel, room):
    note(room, "un")
    room.undo()
    note(room, "deux")
    assert shown(panel)[1:] == [(log("un"), words.TAKEN_BACK), (log("deux"), "")]


def test_a_workshop_opened_again_shows_what_can_be_brought_back(qtbot, room):
    note(room, "un")
    note(room, "deux")
    room.undo()
    room.undo()
    panel = JournalPanel(room)
    qtbot.addWidget(panel)
    assert shown(panel)[1:] == [(log("un"), words.TAKEN_BACK), (log("deux"), words.TAKEN_BACK)]


def test_a_removal_keeps_the_words_of_what_it_removed(panel, room, qtbot):
    room.ask(Record(events.ActionWritten(Action("a1", "Imprimer les feuilles", ""))))
    room.ask(Record(events.ActionRemoved("a1")))
    name = f"action retirée «{NB}Imprimer les feuilles{NB}»"
    assert shown(panel)[-1] == (name, "")
    again = JournalPanel(room)
    qtbot.addWidget(again)
    assert shown(again)[-1] == (name, "")


def test_live_and_read_again_say_the_same(qtbot, played_room):
    entries = played_room.workshop.entries()
    panel = JournalPanel(played_room)
    qtbot.addWidget(panel)
    assert panel.lines() == all_lines(entries, played_room.game)
    gestures = [entry for entry in entries if entry.kind is EntryKind.MOVE]
    counting = {entry.seq for entry in played_room.workshop.history.done}
    assert [line.seq for line in panel.lines()] == [entry.seq for entry in gestures]
    assert {line.seq for line in panel.lines() if not line.taken_back} == counting
    assert any(line.taken_back for line in panel.lines())  # the demo changes its mind


def test_hours_are_those_of_the_place():
    assert local_time("2026-03-17T13:30:00.000Z", 60) == f"14{NB}h{NB}30"
    assert local_time("2026-03-17T23:45:00.000Z", 60) == f"0{NB}h{NB}45"


def test_who_reads_further_up_stays_there(panel, room):
    for number in range(40):
        note(room, f"fait {number}")
    bar = panel.list.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(3)
    note(room, "encore un")
    assert bar.value() == 3


def test_a_closed_panel_hears_nothing_more(room, qtbot):
    panel = JournalPanel(room)
    panel.deleteLater()
    qtbot.wait(1)
    note(room, "un")


def test_the_dialog_holds_the_panel_and_closes(qtbot, room, palette):
    dialog = JournalDialog(room, palette)
    qtbot.addWidget(dialog)
    dialog.open()
    assert shown(dialog.panel) == [("ouverture de l’atelier", "")]
    dialog.accept()
    assert not dialog.isVisible()


def test_the_strike_is_drawn(panel, room, palette):
    note(room, "un")
    panel.list.setCurrentItem(panel.list.topLevelItem(0))
    box = panel.list.visualItemRect(panel.list.topLevelItem(1))

    def dark_in_a_row() -> int:
        """The longest run of ink on one line of pixels: a strike is longer than any letter."""
        image = panel.list.viewport().grab(box).toImage()
        longest = 0
        for y in range(image.height()):
            run = 0
            for x in range(image.width()):
                run = run + 1 if image.pixelColor(x, y).lightness() < 120 else 0
                longest = max(longest, run)
        return longest

    assert dark_in_a_row() < 40
    room.undo()
    assert dark_in_a_row() > 100


def test_a_bet_is_told_as_hands_for_and_against(panel, room):
    assert room.ask(Record(InjectRevealed("I-01", RevealedBy.HAND)))
    assert room.ask(Record(BetTaken("I-01", 4, 6)))
    assert shown(panel)[-1] == ("pari, 4 pour et 6 contre", "")


def test_the_last_gesture_is_whole_when_the_journal_opens(played_room, palette, qtbot):
    dialog = JournalDialog(played_room, palette)
    qtbot.addWidget(dialog)
    dialog.show()
    gestures = dialog.panel.list
    for height in (620, 505, 713):
        dialog.resize(760, height)
        qtbot.wait(10)
        last = gestures.topLevelItem(gestures.topLevelItemCount() - 1)
        assert gestures.viewport().rect().contains(gestures.visualItemRect(last)), height


def test_who_reads_further_up_stays_there_when_the_window_changes(played_room, palette, qtbot):
    dialog = JournalDialog(played_room, palette)
    qtbot.addWidget(dialog)
    dialog.show()
    bar = dialog.panel.list.verticalScrollBar()
    bar.setValue(40)
    dialog.resize(760, 700)
    qtbot.wait(10)
    assert bar.value() == 40
