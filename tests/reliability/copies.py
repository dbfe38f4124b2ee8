"""Killed in the middle of a backup, or of bringing a file to the present format."""

import lzma
import os
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from pcra_game.persistence.backups import Backup, Backups, Reason
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts.known_error import KnownError
from pcra_game.workshop.workshop import Workshop
from tests.reliability.kills import PATIENCE, in_a_child, kill
from tests.reliability.listening import WRITES, listening
from tests.reliability.playing import play
from tests.reliability.tally import Share, Tally, where
from tests.reliability.truth import Rows, Truth, bytes_beside, rows_of

INCOMPLETE, GONE, BETWEEN = "INCOMPLÈTES", "PERDUES", "ENTRE DEUX"
UNFINISHED, BACKED_UP = "inachevées", "sauvegardes acquittées"
OLD, NEW = "à l’ancien format", "au nouveau format"

_NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)
_FIXTURES = Path(__file__).parents[1] / "fixtures" / "sessions"


def kill_backups(share: Share) -> Tally:
    """Row C2: play and back up without an end, kill, look at every backup that has a name."""
    tally = Tally()
    for number in range(share.rounds):
        folder = share.folder / str(number)
        folder.mkdir()
        path = Path(shutil.copy(share.played, folder / "atelier.pcra"))
        told = _kill_while_backing_up(path, Backups(folder / "backups"), share.dice(number))
        kept = Backups(folder / "backups").folder_of(_session(path))
        tally.counts[UNFINISHED] += any(kept.glob(".pcra-*"))
        tally.counts[BACKED_UP] += len(told)
        for label, line in _faults(path, Backups(folder / "backups"), told):
            tally.fail(label, f"{line} ; {share.keep_files(str(number), bytes_beside(kept / '-'))}")
        shutil.rmtree(folder)
    return tally


def _session(path: Path) -> str:
    with SessionFile.open(path, read_only=True) as session:
        opened = session.state.opened
    assert opened is not None
    return opened.session


def _kill_while_backing_up(path: Path, backups: Backups, dice: Random) -> list[str]:
    """Kill a room that backs up after every gesture; gives the names that it was told of.

    A line is begun by the name of a backup just made, and ended by the gesture behind it.
    """
    chance, id = Random(dice.random()), _session(path)

    def work(acknowledge: int) -> None:
        with SessionFile.open(path) as session:
            while True:
                play(Workshop(session), chance, 1)
                os.write(acknowledge, b"\n")
                made = backups.keep(path, id, Reason.REGULAR, _NOW)
                assert made is not None
                os.write(acknowledge, made.path.name.encode())

    child, answers = in_a_child(work)
    with os.fdopen(answers, buffering=1) as told:
        before = [told.readline()]
        for _ in range(dice.randint(1, 3)):
            started = time.monotonic()
            before.append(told.readline())
        # As long as the last one took, so that kills fall on its beginning and on its end.
        time.sleep(dice.uniform(0, 1.1) * (time.monotonic() - started))
        kill(child)
        return _names("".join(before) + told.read())


def _names(told: str) -> list[str]:
    return [name for name in told.split("\n") if name.endswith(".pcra")]


def _faults(path: Path, backups: Backups, told: list[str]) -> list[tuple[str, str]]:
    """Give what is wrong with the backups that lie there, and with the session itself."""
    found = backups.of(_session(path))
    faults = [
        (INCOMPLETE, f"{one.path.name} : {why}") for one in found if (why := _why(backups, one))
    ]
    names = {one.path.name for one in found}
    if told and told[-1] not in names:
        faults.append((GONE, f"{told[-1]} n’est plus là"))
    if told and backups.newest_whole(_session(path)) is None:
        faults.append((GONE, "aucune sauvegarde entière"))
    return faults + [(GONE, fault) for fault in check(path)]


def _why(backups: Backups, one: Backup) -> str:
    try:
        backups.describe(one)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return where(error)
    return " ".join(check(one.path))


@dataclass(frozen=True)
class _Conversion:
    """A file of an earlier format, and the same at the present one."""

    before: bytes
    old: Rows
    new: Rows
    truth: Truth
    statements: tuple[int, int]
    """How many it makes once it writes: until the format is new, and until all is done."""

    @property
    def half_done(self) -> Rows:
        """What is between the two writes: the new format, tables still shown by earlier rules.

        A legal file: whoever opens it shows the tables anew.
        """
        truth = ("journal", "content", "participant_name", "participant_check", "sqlite_schema", "")
        return {
            name: rows if name in truth else self.old.get(name, rows)
            for name, rows in self.new.items()
        }


def kill_migrations(share: Share) -> Tally:
    """Row C7: open a file of an earlier format, kill, see that it is of one or of the other."""
    tally = Tally()
    files = sorted(_FIXTURES.glob("*.pcra.xz"))
    conversions = [
        _conversion(file, share.folder / file.name) for file in files[: max(share.rounds, 1)]
    ]
    for number in range(share.rounds):
        dice = share.dice(number)
        folder = share.folder / str(number)
        conversion = conversions[number % len(conversions)]
        path = _fresh(folder / "killed", conversion.before)
        _kill_while_opening(path, dice, conversion.statements)
        left = bytes_beside(path)
        try:
            label = _after(path, folder / "apart", conversion)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            label = f"{BETWEEN} ({where(error)})"
        if label in (OLD, NEW):
            tally.counts[label] += 1
        else:
            tally.fail(BETWEEN, f"{label} ; {share.keep_files(str(number), left)}")
        shutil.rmtree(folder)
    return tally


def _conversion(packed: Path, folder: Path) -> _Conversion:
    before = lzma.decompress(packed.read_bytes())
    path = _fresh(folder, before)
    old = rows_of(path)
    heard: list[str] = []
    with listening(lambda _number, sql: heard.append(sql)):
        SessionFile.open(path).close()
    begun = next(at for at, sql in enumerate(heard) if sql.startswith(WRITES))
    many = heard.index("COMMIT", begun) - begun, len(heard) - begun
    return _Conversion(before, old, rows_of(path), Truth.of(path), many)


def _fresh(folder: Path, content: bytes) -> Path:
    folder.mkdir(parents=True)
    path = folder / "atelier.pcra"
    path.write_bytes(content)
    return path


def _kill_while_opening(path: Path, dice: Random, statements: tuple[int, int]) -> None:
    """Let a child open the file, and die behind so many statements of the write or so long."""
    by_statement, after = dice.random() < 0.8, dice.randint(1, dice.choice(statements))
    left = [0]

    def hear(_number: int, sql: str) -> None:
        if left[0]:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
        elif sql.startswith(WRITES) and by_statement:
            left[0] = after

    def work(acknowledge: int) -> None:
        os.write(acknowledge, b"!")
        with listening(hear):
            SessionFile.open(path).close()
        os.kill(os.getpid(), signal.SIGKILL)

    child, answers = in_a_child(work)
    os.read(answers, 1)
    os.close(answers)
    if by_statement:
        _wait_at_most(child, PATIENCE)
    else:
        time.sleep(dice.uniform(0, 0.3))
    kill(child)


def _wait_at_most(child: int, seconds: float) -> None:
    """Wait for a child to be dead, without taking its answer from who waits for it."""
    end = time.monotonic() + seconds
    flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while time.monotonic() < end and os.waitid(os.P_PID, child, flags) is None:
        time.sleep(0.005)


def _after(path: Path, apart: Path, conversion: _Conversion) -> str:
    """See what SQLite alone finds in the file, then what the program makes of it."""
    shutil.copytree(path.parent, apart)
    with closing(sqlite3.connect(apart / path.name)) as raw:
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    rows = rows_of(apart / path.name)
    whole = ((OLD, conversion.old), (NEW, conversion.new), (NEW, conversion.half_done))
    label = next((name for name, expected in whole if rows == expected), BETWEEN)
    try:
        with SessionFile.open(path) as session:
            same = session.entries() == conversion.truth.entries
            same = same and session.state == conversion.truth.state
        faults = check(path)
    except KnownError as error:
        return str(error)
    if faults or not same or rows_of(path) != conversion.new:
        return " ".join(faults) or "autre contenu à la réouverture"
    return label
