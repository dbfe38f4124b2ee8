"""Every entry can be read back, also what was taken back and overplayed before the file closed."""

from pcra_game.domain.journal import EntryKind, replay
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import LogNoted
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.workshop import Workshop


def test_what_was_overplayed_is_still_read(session: SessionFile) -> None:
    workshop = Workshop(session)
    before = session.history.length
    workshop.perform(Record(LogNoted("a", "un", None)))
    workshop.undo()
    workshop.perform(Record(LogNoted("b", "deux", None)))
    session.close()
    with SessionFile.open(session.path, read_only=True) as again:
        entries = again.entries()
        assert replay(entries) == again.history
    kinds = [entry.kind for entry in entries[before:]]
    assert kinds == [EntryKind.MOVE, EntryKind.UNDO, EntryKind.MOVE]
    assert entries[before].events == (LogNoted("a", "un", None),)


def test_reading_them_leaves_the_session_open_to_writing(session: SessionFile) -> None:
    workshop = Workshop(session)
    assert len(workshop.entries()) == session.history.length
    workshop.perform(Record(LogNoted("a", "un", None)))
    assert len(workshop.entries()) == session.history.length
