"""What happens to the file of a workshop while it is open in the window, and after."""

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pcra_game.app import keeping
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import LogNoted
from pcra_game.persistence.backups import Backups, Reason
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import app as words
from pcra_game.windows.conflict_dialog import ConflictDialog
from pcra_game.windows.rescue_dialog import RescueDialog
from pcra_game.windows.restore_dialog import RestoreDialog
from pcra_game.windows.welcome import WelcomePage
from pcra_game.workshop import played_copy
from pcra_game.workshop.known_sessions import KnownSessions
from pcra_game.workshop.storage import Storage, StorageKind
from pcra_game.workshop.workshop import Workshop

STICK = Storage(StorageKind.REMOVABLE, "KINGSTON")
LINE = "Le standard ne répond plus"


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file lies on a stick."""
    monkeypatch.setattr(played_copy, "storage_of", lambda _path, **_how: STICK)


@pytest.fixture
def backups(profile) -> Backups:
    return Backups(profile.folder / "backups")


def write_a_line(room, text: str = LINE) -> None:
    event = LogNoted(text, text, None)
    assert room.ask(Record(event))


def lines_in(path: Path) -> list[str]:
    with SessionFile.open(path, read_only=True) as session:
        return [line.text for line in session.state.log.values()]


def session_in(path: Path) -> str:
    with SessionFile.open(path, read_only=True) as session:
        return session.state.opened.session


def damage(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    return bytes(content)


def test_a_workshop_that_changed_is_backed_up_when_it_is_closed(
    living, shell, window, until, closed_session, backups
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        write_a_line(window.room)
        shell.leave_for_welcome()
        await until(lambda: backups.every())

    living(story)
    ((kept,),) = backups.every()
    assert kept.reason is Reason.CLOSING
    assert lines_in(kept.path) == [LINE]


def test_ten_minutes_of_play_make_a_backup_beside_the_room(
    living, shell, window, until, closed_session, backups, monkeypatch
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        shell.playing._keeping.look()
        assert backups.every() == ()
        write_a_line(window.room)
        later = time.monotonic() + 601
        monkeypatch.setattr(keeping.time, "monotonic", lambda: later)
        shell.playing._keeping.look()
        await until(lambda: backups.every())
        ((kept,),) = backups.every()
        assert kept.reason is Reason.REGULAR
        assert lines_in(kept.path) == [LINE]
        write_a_line(window.room, "et la salle joue toujours")

    living(story)


def test_a_room_on_a_stick_plays_on_this_post_and_goes_back(
    living, shell, window, until, closed_session, profile, stick
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        assert window.banner.text().startswith("Atelier ouvert depuis une clé USB (KINGSTON)")
        assert list((profile.folder / "work").glob("*/Urgences.pcra"))
        write_a_line(window.room)
        await until(lambda: lines_in(closed_session) == [LINE])
        write_a_line(window.room, "au dernier moment")

    living(story)
    assert lines_in(closed_session) == [LINE, "au dernier moment"]
    assert check(closed_session) == []
    assert list((profile.folder / "work").glob("*/*.pcra")) == []
    (recent,) = profile.settings.recent
    assert recent.path == str(closed_session)


def test_b14_a_file_changed_elsewhere_is_never_overwritten(
    living, shell, window, until, closed_session, tmp_path, stick
) -> None:
    elsewhere = tmp_path / "ailleurs.pcra"
    shutil.copy(closed_session, elsewhere)
    with SessionFile.open(elsewhere) as session:
        line = LogNoted("autre", "écrit ailleurs", None)
        Workshop(session).perform(Record(line))

    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        elsewhere.replace(closed_session)
        write_a_line(window.room)
        await until(lambda: window.findChildren(ConflictDialog))
        assert window.banner.text().startswith("Deux versions")
        window.findChildren(ConflictDialog)[0].accept()

    living(story)
    assert lines_in(closed_session) == ["écrit ailleurs"]
    (ours,) = closed_session.parent.glob("Urgences (copie de *.pcra")
    assert lines_in(ours) == [LINE]


def test_b7_a_stick_pulled_out_lets_the_room_go_on_and_the_work_is_found_again(
    living, shell, window, until, closed_session, profile, tmp_path, stick
) -> None:
    folder, away = tmp_path / "cle", tmp_path / "cle-retiree"
    folder.mkdir()
    path = Path(shutil.move(closed_session, folder / "Urgences.pcra"))

    async def story() -> None:
        shell.open(str(path))
        await until(lambda: window.room is not None)
        folder.rename(away)
        write_a_line(window.room)
        await until(lambda: "Clé retirée" in window.banner.text())
        write_a_line(window.room, "et la salle continue")
        shell.leave_for_welcome()
        await until(lambda: isinstance(window.page, WelcomePage) and window.page.trouble)
        assert "gardé sur ce poste" in window.page.trouble.text()
        away.rename(folder)
        shell.open(str(path))
        await until(lambda: window.room is not None)
        lines = [line.text for line in window.room.state.log.values()]
        assert lines == [LINE, "et la salle continue"]

    living(story)
    assert lines_in(path) == [LINE, "et la salle continue"]


def test_c3_a_damaged_file_goes_back_to_its_newest_whole_backup(
    living, shell, window, until, closed_session, profile, backups
) -> None:
    session = session_in(closed_session)
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert backups.keep(closed_session, session, Reason.REGULAR, now) is not None
    KnownSessions(profile.folder).remember(session, closed_session, "0" * 64, 3)
    spoilt = damage(closed_session)

    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.findChildren(RescueDialog))
        (dialog,) = window.findChildren(RescueDialog)
        dialog.findChild(object, "newest").click()
        await until(lambda: window.room is not None)
        assert not window.room.read_only

    living(story)
    assert check(closed_session) == []
    kept = [path for path in backups.files(session) if path.suffix == ".bad"]
    assert [path.read_bytes() for path in kept] == [spoilt]


def test_c4_going_back_to_a_backup_keeps_what_was_open(
    living, shell, window, until, closed_session, backups
) -> None:
    session = session_in(closed_session)
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert backups.keep(closed_session, session, Reason.REGULAR, now) is not None

    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        before = window.room
        write_a_line(window.room)
        window.keeping_asked.emit("restore")
        await until(lambda: window.findChildren(RestoreDialog))
        (dialog,) = window.findChildren(RestoreDialog)
        await until(dialog.back.isEnabled)
        dialog.back.click()
        await until(lambda: window.room not in (None, before))
        assert window.room.state.log == {}
        assert not any("plus ancien" in said for said in window.said)

    living(story)
    assert lines_in(closed_session) == []
    assert [LINE] in [lines_in(kept.path) for kept in backups.of(session)]


def test_a10_an_older_whole_copy_is_told(
    living, shell, window, until, closed_session, tmp_path
) -> None:
    older = tmp_path / "vieille.pcra"
    shutil.copy(closed_session, older)

    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        write_a_line(window.room)
        shell.leave_for_welcome()
        await until(lambda: window.room is None)
        older.replace(closed_session)
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        assert any("plus ancien que la dernière ouverture" in said for said in window.said)

    living(story)


def test_a_file_that_may_not_be_written_is_looked_at(
    living, shell, window, until, closed_session, monkeypatch
) -> None:
    writable = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and writable(path, mode))

    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        assert window.room.read_only
        assert any("protégé" in said for said in window.said)

    living(story)


def test_what_is_only_looked_at_is_neither_kept_nor_remembered(
    living, shell, window, until, closed_session, profile, backups
) -> None:
    async def story() -> None:
        with SessionFile.open(closed_session):
            shell.open(str(closed_session))
            await until(lambda: window.isVisible() and window.findChildren(object, "look"))
            window.findChild(object, "look").click()
            await until(lambda: window.room is not None)
            assert words.READ_ONLY_SAID in window.said
        shell.leave_for_welcome()

    living(story)
    assert backups.every() == ()
    assert KnownSessions(profile.folder).all() == ()
