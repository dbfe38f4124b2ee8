"""The replay: the table after any gesture, by slider and keys; the live room never moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import LogNoted
from pcra_game.texts import replay as words
from pcra_game.windows.journal_panel import JournalDialog, JournalPanel
from pcra_game.windows.replay import FAR, ReplayDialog


@pytest.fixture
def dialog(qtbot, played_room, palette, no_stray_window) -> ReplayDialog:
    made = ReplayDialog(played_room, palette)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def test_it_begins_at_the_last_gesture(dialog, played_room):
    assert dialog.number == played_room.workshop.history.length
    assert dialog.place.text() == words.place(dialog.number, dialog.number)


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        (Qt.Key.Key_Left, -1),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageUp, -FAR),
        (Qt.Key.Key_PageDown, FAR),
    ],
)
def test_keys_go_one_gesture_or_ten(qtbot, dialog, key, moved):
    dialog.go_to(100)
    qtbot.keyClick(dialog.slider, key)
    assert dialog.number == 100 + moved
    assert dialog.slider.value() == dialog.number


def test_home_and_end_go_to_the_ends_and_stay_there(qtbot, dialog):
    qtbot.keyClick(dialog.slider, Qt.Key.Key_Home)
    assert dialog.number == 1
    qtbot.keyClick(dialog.slider, Qt.Key.Key_Left)
    assert dialog.number == 1
    qtbot.keyClick(dialog.slider, Qt.Key.Key_End)
    qtbot.keyClick(dialog.slider, Qt.Key.Key_Right)
    assert dialog.number == len(dialog.replay)


def test_the_slider_shows_the_table_as_it_was(dialog):
    dialog.slider.setValue(1)
    assert dialog.gesture.text() == "ouverture de l’atelier"
    assert all(card.look.value == "ghost" for card in dialog.table._table.cards())


def test_the_live_room_is_left_as_it_is(qtbot, dialog, played_room):
    before = played_room.state, played_room.context, played_room.workshop.history.length
    heard = []
    played_room.changed.connect(lambda: heard.append(1))
    for number in (1, 50, 400, 3):
        dialog.go_to(number)
    assert (played_room.state, played_room.context, played_room.workshop.history.length) == before
    assert heard == []


def test_it_plays_by_itself_until_the_end_and_stops(qtbot, dialog):
    dialog.go_to(len(dialog.replay) - 2)
    dialog.speeds.press("fast")
    qtbot.keyClick(dialog.slider, Qt.Key.Key_Space)
    assert dialog.playing
    assert dialog.player.text() == words.PAUSE
    qtbot.waitUntil(lambda: not dialog.playing, timeout=5000)
    assert dialog.number == len(dialog.replay)


def test_a_key_pauses_and_play_at_the_end_begins_anew(qtbot, dialog):
    dialog.play()
    assert dialog.number == 1
    qtbot.keyClick(dialog.slider, Qt.Key.Key_Right)
    assert not dialog.playing


def test_the_journal_leads_to_the_table_of_a_gesture(qtbot, played_room, palette):
    journal = JournalDialog(played_room, palette)
    qtbot.addWidget(journal)
    journal.show()
    item = journal.panel.list.topLevelItem(40)
    journal.panel.list.setCurrentItem(item)
    journal.findChild(QPushButton, "replay").click()
    (replay,) = journal.findChildren(ReplayDialog)
    assert replay.gesture.text() == item.text(1)
    replay.close()


def test_what_was_overplayed_is_read_again_in_a_workshop_opened_anew(qtbot, room):
    def note(text: str) -> None:
        assert room.ask(Record(LogNoted(room.new_id(), text, None)))

    note("un")
    room.undo()
    note("deux")
    panel = JournalPanel(room)  # as in a workshop that was closed meanwhile: nothing is remembered
    qtbot.addWidget(panel)
    assert [line.taken_back for line in panel.lines()] == [False, True, False]
    assert "un" in panel.lines()[1].gesture
    assert "deux" in panel.lines()[2].gesture
