"""Whatever goes wrong: what can be is stored, one sentence says what is safe; logs hold nothing."""

import asyncio
import faulthandler
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType

from pcra_game.app.crash import RunWatch, what_is_safe
from pcra_game.qt_async.signals import MOST_UNHEARD, EndSignals
from pcra_game.texts import app as app_words
from pcra_game.texts import this_post as words
from pcra_game.windows import errors
from pcra_game.windows.errors import Faults
from pcra_game.workshop.last_run import LastRun

SECRET = "Madame Martin, chambre 12"
HOSTILE = [
    "'); DROP TABLE decision; --",
    "%s%n{0.__class__}{}",
    "une\nautre\r\nligne",
    "2026-11-24T10:00:00+00:00 ValueError faux.py:1",
    "\x1b[31m\x00\u2028",
    "é" * 5000,
]


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def said() -> list[str]:
    return []


def log_of(folder: Path) -> list[str]:
    return (folder / errors.LOG_NAME).read_text(encoding="utf-8").splitlines()


def failing(text: str = SECRET, kind: type[Exception] = ValueError) -> Exception:
    try:
        raise kind(text)
    except Exception as caught:  # noqa: BLE001
        return caught


# Storing what can be stored, and saying so


def test_g7_a_fault_in_a_slot_stores_what_is_typed_and_says_what_is_safe(
    qtbot, room, tmp_path, said, monkeypatch
) -> None:
    """The state is whole, and nothing of it is in the log."""
    room.open_next()
    stored: list[bool] = []
    room.hold_draft(lambda: not stored.append(True))
    session = room.workshop._store
    notes: list[BaseException] = []
    store = lambda: what_is_safe(session, room.settle, notes.append)  # noqa: E731
    faults = Faults(tmp_path / "profil", said.append, store)
    monkeypatch.setattr(sys, "excepthook", faults._raised)

    def fail() -> None:
        raise KeyError(SECRET)

    before = session.state
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(said))
    assert stored
    assert session.state == before
    assert "tout ce qui était décidé est enregistré" in said[0]
    assert "dernier geste à" in said[0]
    (line,) = log_of(tmp_path / "profil")
    assert "KeyError" in line
    assert "Martin" not in line
    assert notes == []


def test_g7_a_fault_in_a_task_reaches_the_same_place(
    run_async, tasks, failures, qtbot, tmp_path, said
) -> None:
    faults = Faults(tmp_path, said.append, lambda: "tout va")
    tasks._failed = faults.hear

    async def fail() -> None:
        raise OSError(SECRET)

    async def main() -> None:
        tasks.begin()
        tasks.start(fail)
        while not said:  # noqa: ASYNC110 - what is looked at knows no events
            await asyncio.sleep(0.01)
        await tasks.close()

    run_async(main)
    assert said == ["tout va"]
    assert "OSError" in log_of(tmp_path)[0]


def test_what_could_not_be_stored_is_said_with_the_way_on(played_room) -> None:
    session = played_room.workshop._store
    sentence = what_is_safe(session, lambda: False, lambda _error: None)
    decisions = len(session.state.answered())
    assert decisions > 50
    assert sentence.startswith("Une erreur imprévue")
    assert f"{decisions}\u00a0décisions, dernier geste à " in sentence
    assert "mais pas les mots encore en cours de frappe" in sentence


def test_the_hour_is_that_of_the_room(played_room) -> None:
    session = played_room.workshop._store
    last = session.history.done[-1].recorded_at
    offset = session.state.opened.utc_offset_minutes
    minutes = (int(last[11:13]) * 60 + int(last[14:16]) + offset) % (24 * 60)
    said = what_is_safe(session, lambda: True, lambda _error: None)
    assert f"{minutes // 60}\u00a0h\u00a0{minutes % 60:02d}" in said


def test_a_fault_in_storing_is_noted_and_never_claimed_as_stored(room) -> None:
    noted: list[BaseException] = []

    def broken() -> bool:
        raise RuntimeError(SECRET)

    sentence = what_is_safe(room.workshop._store, broken, noted.append)
    assert "mais pas les mots" in sentence
    assert "aucune décision encore" in sentence
    assert [type(error) for error in noted] == [RuntimeError]


def test_a_file_that_is_gone_is_not_said_to_be_safe(room) -> None:
    session = room.workshop._store
    session.path.rename(session.path.with_suffix(".ailleurs"))
    sentence = what_is_safe(session, lambda: True, lambda _error: None)
    assert sentence == words.file_gone(session.path.name)


def test_without_a_workshop_nothing_is_promised_of_one() -> None:
    assert what_is_safe(None, lambda: True, lambda _error: None) == app_words.UNEXPECTED


def test_a_fault_in_what_answers_faults_does_not_come_back_for_ever(qtbot, tmp_path) -> None:
    def broken(*_words: object) -> str:
        raise ValueError(SECRET)

    faults = Faults(tmp_path, broken, broken)
    faults.hear(failing())
    qtbot.waitUntil(lambda: len(log_of(tmp_path)) >= 3)
    assert "Martin" not in "".join(log_of(tmp_path))


# The log


def test_many_faults_in_a_minute_are_one_sentence_and_counted(tmp_path, said, clock) -> None:
    faults = Faults(tmp_path, said.append, clock=clock)
    error = failing()
    for _ in range(12):
        faults.hear(error)
        clock.now += 1
    assert said == [app_words.UNEXPECTED]
    assert [line.partition(" x")[2] for line in log_of(tmp_path)] == ["", "10"]
    clock.now += 60
    faults.hear(error)
    assert len(said) == 2
    assert [line.partition(" x")[2] for line in log_of(tmp_path)] == ["", "10", "12", ""]
    faults.hear(error)
    faults.flush()
    faults.flush()
    assert log_of(tmp_path)[-1].endswith(" x2")
    assert len(log_of(tmp_path)) == 5


def test_faults_of_a_thousand_kinds_do_not_fill_the_log(tmp_path, said, clock) -> None:
    faults = Faults(tmp_path, said.append, clock=clock)
    for number in range(1000):
        faults.hear(failing(kind=type(f"Kind{number}", (Exception,), {})))
    assert len(log_of(tmp_path)) <= errors.MOST_KINDS + 4
    assert len(said) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_g10_no_text_makes_or_forges_a_line_of_the_log(tmp_path, said, text: str) -> None:
    faults = Faults(tmp_path, said.append)
    named = text.replace("\x00", "?")  # a type cannot be named with that
    faults.hear(failing(text))
    faults.hear(failing(kind=type(named, (Exception,), {})))
    where = QMessageLogContext()
    faults._qt_said(QtMsgType.QtWarningMsg, where, text)
    faults._qt_said(QtMsgType.QtWarningMsg, where, f"QPainter::begin: {text}")
    faults.note_past(text)
    raw = (tmp_path / errors.LOG_NAME).read_bytes()
    lines = raw.decode("ascii").splitlines()
    assert len(lines) == raw.count(b"\n") == 5
    assert all(len(line) < 1500 for line in lines)
    assert not any("DROP TABLE" in line and ";" in line for line in lines)
    assert all(byte >= 32 or byte == 10 for byte in raw)


def test_g10_texts_like_these_are_said_and_kept_word_for_word(room) -> None:
    from pcra_game.domain.moves import Record
    from pcra_game.domain.room_events import LogNoted

    for number, text in enumerate(HOSTILE[:2]):
        assert room.ask(Record(LogNoted(f"l{number}", text, None)))
    assert [noted.text for noted in room.state.log.values()] == HOSTILE[:2]


def test_g9_a_log_that_is_refused_is_done_without(tmp_path, said, monkeypatch) -> None:
    (tmp_path / "fichier").touch()
    (tmp_path / "dossier" / errors.LOG_NAME).mkdir(parents=True)
    for folder in (tmp_path / "fichier" / "profil", tmp_path / "dossier"):
        faults = Faults(folder, said.append)
        faults.hear(failing())
        faults.flush()
    assert said == [app_words.UNEXPECTED] * 2


def test_g9_a_full_disk_at_the_log_is_done_without(tmp_path, said, monkeypatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    Faults(tmp_path, said.append).hear(failing())
    assert said == [app_words.UNEXPECTED]


@pytest.mark.skipif(not hasattr(os, "setuid") or os.geteuid() != 0, reason="needs another user")
def test_g9_a_profile_that_may_not_be_written_stops_neither_log_nor_mark() -> None:
    folder = Path(tempfile.mkdtemp(prefix="pcra-g9-"))  # the other user may enter there
    folder.chmod(0o555)
    code = """
import fcntl, os, sys
from pathlib import Path
from pcra_game.windows.errors import Faults
from pcra_game.workshop.last_run import LastRun
from pcra_game.workshop.profile import Profile
folder = Path(sys.argv[1])
os.setuid(65534)
try:
    raise ValueError("x")
except ValueError as error:
    Faults(folder, print).hear(error)
run = LastRun(Profile(folder))
run.begin(); run.playing(Path("/x"), 1); print(run.unfinished); run.end()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.stdout.splitlines() == [app_words.UNEXPECTED, "None"], done.stderr
    assert list(folder.iterdir()) == []
    folder.rmdir()


# The end


@pytest.fixture
def own_faulthandler() -> Iterator[None]:
    """The tests have one of their own, which tells where they die."""
    yield
    faulthandler.enable(sys.__stderr__)


def test_the_watch_leaves_a_mark_and_takes_it_away(
    qapp, profile, tmp_path, own_faulthandler
) -> None:
    run = LastRun(profile)
    calls: list[str] = []
    watch = RunWatch(
        run,
        leave=lambda: calls.append("leave"),
        settle=lambda: calls.append("settle"),
        put_away=lambda: calls.append("put away"),
        note_past=calls.append,
    )
    before = signal.getsignal(signal.SIGTERM)
    watch.begin()
    assert run.trace is not None
    assert faulthandler.is_enabled()
    watch._store()  # a system that logs off says so first, and may still be called off
    assert calls == ["settle"]
    assert LastRun(profile).unfinished is None
    watch._gone()
    watch._gone()
    assert calls == ["settle", "put away"]
    assert watch.over
    assert run.trace is None
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise here")
def test_a_signal_is_heard_by_the_loop_of_qt_and_a_hanging_window_can_be_ended(qtbot) -> None:
    heard: list[int] = []
    before = signal.getsignal(signal.SIGHUP)
    signals = EndSignals(lambda: heard.append(1))
    signals.listen()
    try:
        os.kill(os.getpid(), signal.SIGHUP)
        assert heard == []  # never within what is being done
        qtbot.waitUntil(lambda: heard == [1])
        for _ in range(MOST_UNHEARD):
            assert signal.getsignal(signal.SIGHUP) is not signal.SIG_DFL
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL
    finally:
        signals.stop()
    assert signal.getsignal(signal.SIGHUP) is before
    signals.stop()
