"""What a screen reader says by itself: once for each gesture, and nothing where none listens."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.domain import events
from pcra_game.domain.answers import Solution
from pcra_game.domain.moves import Record, WriteSolution
from pcra_game.domain.room_events import InjectRevealed, PhaseEntered, RevealedBy
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts.table_view import spoken_event
from pcra_game.windows.announcing import announce
from pcra_game.windows.main_window import MainWindow
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile

POLITE = QAccessible.AnnouncementPoliteness.Polite
ASSERTIVE = QAccessible.AnnouncementPoliteness.Assertive
NB = "\u00a0"


class Reader:
    """A screen reader that hears announcements alone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []
        self.listens = True
        monkeypatch.setattr(QAccessible, "isActive", self.active)
        monkeypatch.setattr(QAccessible, "updateAccessibility", self.hear)

    def active(self) -> bool:
        """Whether it listens."""
        return self.listens

    def hear(self, event: QAccessibleEvent) -> None:
        """Note a sentence."""
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.heard.append((event.message(), event.politeness()))

    def sentences(self) -> list[str]:
        """What it said so far; it begins anew."""
        said = [sentence for sentence, _ in self.heard]
        self.heard.clear()
        return said


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    return Reader(monkeypatch)


@pytest.fixture
def window(qapp, palette: Palette, tmp_path, ids, reader: Reader) -> Iterator[MainWindow]:
    """The real main window on a new workshop."""
    made = MainWindow(profile=Profile(tmp_path / "p"), palette=palette, tasks=Tasks(pytest.fail))
    with create_session(tmp_path / "atelier.pcra", load_game("URG"), title="Urgences") as session:
        made.show_room(session, read_only=False, new_id=ids, idle_ms=0)
        made.resize(1366, 768)
        made.show()
        made.desk.table.set_motion(False)
        QApplication.processEvents()
        reader.sentences()
        yield made
        made.leave_room()
        made.close()
        made.deleteLater()


def test_a_gesture_is_said_in_the_words_of_the_journal_and_so_is_taking_it_back(window, reader):
    room = window.room
    assert room.ask(Record(events.LogNoted("l-1", "Le standard ne répond plus", None)))
    line = f"main courante «{NB}Le standard ne répond plus{NB}»"
    assert reader.heard == [(line, POLITE)]
    reader.sentences()
    window.actions_of_window["undo"].trigger()
    assert reader.sentences() == [f"Annulé{NB}: {line}"]  # the toast, once
    window.actions_of_window["redo"].trigger()
    assert reader.sentences() == [f"Rétabli{NB}: {line}"]


def test_words_that_are_being_typed_are_not_said_again(window, reader):
    room = window.room
    room.open_card("OC-01@unite")
    reader.sentences()
    first = Solution(room.new_id(), "Passer au papier")
    assert room.ask(WriteSolution("OC-01@unite", room.context, first))
    said = reader.sentences()  # the card is played: that is said
    assert len(said) == 1
    again = Solution(first.id, "Passer au papier au bout de quinze minutes")
    assert room.ask(WriteSolution("OC-01@unite", room.context, again))
    assert reader.sentences() == []


def test_a_phase_and_another_context_are_said(window, reader):
    room = window.room
    phase = next(iter(room.game.phases.values()))
    assert room.ask(Record(PhaseEntered(phase.id)))
    assert any(phase.title in sentence for sentence in reader.sentences())
    other = next(c for c in room.table.contexts if not c.current)
    assert room.choose_context(other.code)
    said = reader.sentences()
    assert any(other.title in sentence for sentence in said)


def test_an_event_is_said_whole(window, reader):
    room = window.room
    first = room.game.scenario.opening[0]
    assert room.ask(Record(InjectRevealed(first, RevealedBy.HAND)))
    event = room.table.event
    assert spoken_event(event.channel, event.moment, event.text) in reader.sentences()


def test_a_refusal_comes_before_everything_else(window, reader):
    window.room.refused.emit("Choisissez d’abord une carte.")
    assert reader.heard == [("Choisissez d’abord une carte.", ASSERTIVE)]


def test_what_hands_do_on_the_table_is_said(window, reader):
    window.desk.table.announced.emit("Carte soulevée")
    assert reader.heard == [("Carte soulevée", POLITE)]


def test_nothing_is_said_where_nobody_listens(qtbot, reader):
    reader.listens = False
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Bonjour")
    reader.listens = True
    announce(widget, "")
    assert reader.heard == []
    announce(widget, "Bonjour", urgent=True)
    assert reader.heard == [("Bonjour", ASSERTIVE)]
