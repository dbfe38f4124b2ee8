"""What the disk refuses: one sentence, the words stay, and the same gesture goes on later."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from pcra_game.domain.events import BreakTaken, LogNoted
from pcra_game.domain.moves import Record
from pcra_game.persistence.checking import check
from pcra_game.persistence.connection import raw_connection
from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.session_file import SessionFile
from pcra_game.table_view.palette import DARK, LIGHT, Palette
from pcra_game.texts import write_errors
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.busy_dialog import ReadOnlyDialog
from pcra_game.windows.room import Room
from pcra_game.windows.synthesis import subtitle
from pcra_game.windows.toast import Toast
from pcra_game.workshop.workshop import Workshop

CARD = "OC-02@URG-01"
WORDS = "Prescrire sur le carnet papier, relire a deux"


@pytest.fixture
def sheet(room: Room, palette: Palette, qtbot: Any) -> AnswerSheet:
    made = AnswerSheet(room, palette, idle_ms=0, today=lambda: date(2026, 11, 24))
    qtbot.addWidget(made)
    made.resize(460, 1000)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    room.open_card(CARD)
    made.begin()
    return made


@pytest.fixture
def toast(room: Room, sheet: AnswerSheet, palette: Palette) -> Toast:
    made = Toast(sheet, palette)
    made.follow(room)
    return made


def session_of(room: Room) -> SessionFile:
    store = room.workshop._store
    assert isinstance(store, SessionFile)
    return store


def fill(workshop: Workshop) -> None:
    for number in range(999):
        workshop.perform(Record(LogNoted(f"note-{number}", "x" * 90, None)))


def full_disk(session: SessionFile) -> Callable[[], None]:
    raw = raw_connection(session._connection)
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(CannotWrite):
        fill(Workshop(session))
    return lambda: raw.execute("PRAGMA max_page_count=99999") and None


def moved_file(session: SessionFile) -> Callable[[], None]:
    away = session.path.with_name("ailleurs")
    session.path.rename(away)
    return lambda: away.rename(session.path) and None


def held_file(session: SessionFile) -> Callable[[], None]:
    other = sqlite3.connect(session.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other.close


CAUSES = {
    "disk full": (full_disk, "Plus de place"),
    "moved": (moved_file, "modifié ou déplacé"),
    "held": (held_file, "attendez un instant"),
}


@pytest.mark.parametrize(("cause", "words"), CAUSES.values(), ids=list(CAUSES))
def test_b4_refused_words_stay_in_the_sheet_and_are_stored_once_the_cause_is_gone(
    room: Room,
    sheet: AnswerSheet,
    toast: Toast,
    cause: Callable[[SessionFile], Callable[[], None]],
    words: str,
) -> None:
    session = session_of(room)
    said: list[str] = []
    room.refused.connect(said.append)
    mend = cause(session)
    known, state = session.history, room.state
    QTest.keyClicks(sheet.field("what"), WORDS)
    typed = sheet.fields.draft().what
    assert not sheet.settle()
    (sentence,) = said
    assert words in sentence
    assert toast.text() == sentence
    assert toast.isVisible()
    assert sheet.fields.draft().what == typed
    assert room.unsaved
    assert (session.history, room.state) == (known, state)
    mend()
    assert sheet.settle()
    assert not room.unsaved
    assert not toast.isVisible()
    (solution,) = room.state.decisions[CARD, "C0"].solutions
    assert room.state.solutions[solution].what == typed
    session.close()
    assert check(session.path) == []
    with SessionFile.open(session.path) as again:
        assert again.state == room.state


@pytest.mark.parametrize("gesture", ["undo", "redo"])
def test_b4_undo_and_redo_that_are_refused_change_nothing(
    room: Room, sheet: AnswerSheet, gesture: str
) -> None:
    QTest.keyClicks(sheet.field("what"), WORDS)
    assert sheet.settle()
    if gesture == "redo":
        assert room.undo()
    session = session_of(room)
    known = session.history, room.state
    mend = moved_file(session)
    assert not getattr(room, gesture)()
    assert (session.history, room.state) == known
    mend()
    assert getattr(room, gesture)()
    assert session.history.length == known[0].length + 1


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def elsewhere(request: pytest.FixtureRequest, qtbot: Any) -> Iterator[ReadOnlyDialog]:
    sentence = write_errors.held_elsewhere(Path("Urgences.pcra"), "PCRA sur le poste bloc-2")
    parent = QPushButton()
    qtbot.addWidget(parent)
    dialog = ReadOnlyDialog(parent, request.param, sentence, elsewhere=True)
    dialog.open()
    yield dialog
    dialog.close()


def test_a28_lock_of_another_post_leaves_the_choice_with_the_harmless_key_first(
    elsewhere: ReadOnlyDialog,
) -> None:
    assert elsewhere.look.isDefault()
    QTest.keyClick(elsewhere, Qt.Key.Key_Return)
    assert elsewhere.result() == ReadOnlyDialog.DialogCode.Accepted
    assert not elsewhere.anyway


def test_a28_workshop_is_taken_all_the_same_by_a_key_that_tells_the_risk(
    elsewhere: ReadOnlyDialog,
) -> None:
    take = elsewhere.take
    assert take is not None
    assert write_errors.ANYWAY_RISK in take.accessibleName()
    take.setFocus()
    QTest.keyClick(take, Qt.Key.Key_Space)
    assert elsewhere.result() == ReadOnlyDialog.DialogCode.Accepted
    assert elsewhere.anyway


def test_a28_escape_opens_nothing(elsewhere: ReadOnlyDialog) -> None:
    QTest.keyClick(elsewhere, Qt.Key.Key_Escape)
    assert elsewhere.result() == ReadOnlyDialog.DialogCode.Rejected
    assert not elsewhere.anyway


def test_a27_workshop_held_on_this_post_offers_no_such_key(qtbot: Any) -> None:
    parent = QPushButton()
    qtbot.addWidget(parent)
    assert ReadOnlyDialog(parent, LIGHT, "Déjà ouvert.").take is None


def test_b16_time_played_is_never_less_than_nothing(room: Room) -> None:
    """Breaks that ended early, a clock set back: what is taken off is more than what was played."""
    assert room.ask(Record(BreakTaken(45)))
    assert room.ask(Record(BreakTaken(45)))
    assert "-" not in subtitle(room).replace(room.game.scenario.title, "")
