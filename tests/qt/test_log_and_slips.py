"""The main courante in one key, presence by function, left-over slips by keyboard."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from pcra_game.domain.answers import Exists, Status
from pcra_game.table_view.palette import Palette
from pcra_game.windows.desk import Desk
from pcra_game.windows.room import Room
from pcra_game.windows.round_sheet_place import RoundPlace
from pcra_game.windows.round_sheet_presence import PresenceLines
from pcra_game.windows.slips_dialog import SlipsDialog
from pcra_game.workshop.clock import PhaseClock

NOON = datetime(2026, 3, 17, 11, 5, tzinfo=UTC)


def now() -> datetime:
    return NOON


@pytest.fixture
def desk(qtbot, room: Room, palette: Palette) -> Iterator[Desk]:
    desk = Desk(room, PhaseClock(now), palette, now=now, idle_ms=0)
    qtbot.addWidget(desk)
    desk.resize(1366, 768)
    desk.show()
    qtbot.waitExposed(desk)
    yield desk
    desk.projector.close()


def test_one_key_notes_a_line_and_gives_the_card_back(qtbot, desk: Desk) -> None:
    desk.open_first_card()
    what = desk.answer.field("what")
    what.setFocus()
    QTest.keyClicks(what, "Basculer sur")
    before = desk.focusWidget()
    desk.note_line()
    assert desk.log_bar.isVisible()
    QTest.keyClicks(desk.log_bar.line, "Appel du SAMU")
    QTest.keyClick(desk.log_bar.line, Qt.Key.Key_Return)
    assert [note.text for note in desk.room.state.log.values()] == ["Appel du SAMU"]
    assert desk.log_bar.isHidden()
    assert desk.focusWidget() is before
    assert desk.room.selection.id == "OC-01@unite"


def test_escape_keeps_the_words_for_the_next_time(desk: Desk) -> None:
    desk.note_line()
    QTest.keyClicks(desk.log_bar.line, "Pas fini")
    QTest.keyClick(desk.log_bar.line, Qt.Key.Key_Escape)
    assert desk.room.state.log == {}
    assert desk.waiting_words()
    desk.note_line()
    assert desk.log_bar.line.text() == "Pas fini"


def test_the_strip_says_the_hour_of_the_room(desk: Desk) -> None:
    desk.note_line()
    opened = desk.room.state.opened
    assert opened is not None
    hour = 11 + opened.utc_offset_minutes // 60
    assert f"{hour}\u00a0h\u00a005" in desk.log_bar._time.text()


@pytest.fixture
def presence(qtbot, room: Room, palette: Palette) -> PresenceLines:
    lines = PresenceLines(RoundPlace(room, palette, lambda _fact, _preset: None))
    qtbot.addWidget(lines)
    room.changed.connect(lines.refresh)
    lines.refresh()
    lines.show()
    return lines


def key(owner: QWidget, name: str) -> QPushButton:
    found = owner.findChild(QPushButton, name)
    assert found is not None
    return found


def test_a_function_arrives_grows_and_leaves(presence: PresenceLines, room: Room) -> None:
    line = presence.add.lineEdit()
    assert line is not None
    nurse = next(iter(room.game.functions.values()))
    line.setText(nurse.label)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert room.state.presence[nurse.id].count == 1
    key(presence, f"more:{nurse.id}").click()
    assert room.state.presence[nurse.id].count == 2
    moon = presence.findChild(QCheckBox, f"nights:{nurse.id}")
    assert moon is not None
    moon.click()
    assert room.state.presence[nurse.id].nights
    key(presence, f"less:{nurse.id}").click()
    key(presence, f"less:{nurse.id}").click()
    assert nurse.id not in room.state.presence


@pytest.fixture
def grid(qtbot, room: Room, palette: Palette) -> SlipsDialog:
    dialog = SlipsDialog(room, palette)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def typed(grid: SlipsDialog, *cells: str) -> None:
    """Type cell after cell as a scribe does: words, Enter."""
    for text in cells:
        here = grid.focusWidget()
        assert here is not None
        if text:
            QTest.keyClicks(here, text)
        QTest.keyClick(here, Qt.Key.Key_Return)


def test_a_row_typed_by_keyboard_is_a_draft_of_its_card(grid: SlipsDialog, room: Room) -> None:
    first = grid.rows[0]._slip
    typed(grid, "Sortir le registre papier", "cadre", "armoire du poste", "e")
    decision = room.state.decision(first.card, room.context)
    assert decision is not None
    assert decision.status is Status.DRAFT
    solution = room.state.solutions[decision.solutions[0]]
    assert solution.what == "Sortir le registre papier"
    assert solution.who in room.game.functions
    assert solution.exists is Exists.PARTLY
    assert grid.rows[1].holds(grid.focusWidget())


def test_control_enter_decides_the_row(grid: SlipsDialog, room: Room) -> None:
    first = grid.rows[0]._slip
    here = grid.focusWidget()
    assert here is not None
    QTest.keyClicks(here, "Registre")
    QTest.keyClick(here, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    decision = room.state.decision(first.card, room.context)
    assert decision is not None
    assert decision.status is Status.DECIDED


def test_the_printed_code_leads_to_its_row(grid: SlipsDialog) -> None:
    wanted = grid.rows[7]
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_F3)
    typed(grid, wanted._slip.code.replace("-", "").lower())
    assert wanted.holds(grid.focusWidget())


def test_a_code_that_no_slip_has_is_said(grid: SlipsDialog) -> None:
    assert not grid.go_to("77-C99")
    assert "77-C99" in grid._trouble.text()


def test_a_row_without_words_of_its_own_is_not_lost_on_closing(
    grid: SlipsDialog, room: Room
) -> None:
    QTest.keyClicks(grid.rows[0].cells["who"], "cadre")
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert grid.isVisible()
    assert "Quoi" in grid._trouble.text()
    grid.rows[0].cells["who"].clear()
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert grid.isHidden()


def test_leaving_a_row_untouched_stores_nothing(grid: SlipsDialog, room: Room) -> None:
    length = room.workshop.history.length
    typed(grid, "", "", "", "", "", "")
    assert room.workshop.history.length == length


def test_arrows_in_the_list_of_functions_record_nobody(presence: PresenceLines, room: Room) -> None:
    for _ in range(3):
        QTest.keyClick(presence.add, Qt.Key.Key_Down)
    assert not room.state.presence
    key(presence, "arrived").click()
    assert len(room.state.presence) == 1
