"""Where a file may not be written it is read, or refused in a sentence; any name opens."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pcra_game.persistence import opening
from pcra_game.persistence.checking import check, check_report
from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.header import sidecar
from pcra_game.persistence.lock import lock_path
from pcra_game.persistence.session_file import SessionFile

posix = pytest.mark.skipif(os.name != "posix", reason="rights of another kind")

NOBODY = """
import os, sys
from pathlib import Path
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import SessionFileError
from pcra_game.persistence.session_file import SessionFile
if os.geteuid() == 0:
    os.setuid(65534)
path = Path(sys.argv[1])
for read_only in (False, True):
    try:
        with SessionFile.open(path, read_only=read_only) as session:
            print("opened", session.history.length, len(session.entries()))
    except SessionFileError as error:
        print(type(error).__name__, error)
try:
    print(check(path))
except SessionFileError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def protected(closed: Path) -> Iterator[Path]:
    """A copy of a session in a folder that other users may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder, "atelier.pcra")
        path.write_bytes(closed.read_bytes())
        path.chmod(0o644)
        yield path
        Path(folder).chmod(0o755)


def as_nobody(path: Path) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", NOBODY, str(path)], capture_output=True, text=True, check=True
    )
    return told.stdout.splitlines()


def names_in(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir())


@posix
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)])
def test_a24_what_may_not_be_written_is_read_and_not_opened_to_write(
    protected: Path, file: int, folder: int
) -> None:
    protected.chmod(file)
    protected.parent.chmod(folder)
    before = protected.read_bytes(), protected.stat().st_mtime_ns
    to_write, to_read, checked = as_nobody(protected)
    assert to_write.startswith("CannotWrite Impossible d’écrire")
    assert "lecture seule" in to_write
    assert to_read == "opened 6 6"
    assert checked == "[]"
    assert (protected.read_bytes(), protected.stat().st_mtime_ns) == before
    assert names_in(protected) == ["atelier.pcra"]


@posix
@pytest.mark.parametrize(("file", "folder"), [(0o000, 0o755), (0o644, 0o000)])
def test_a24_what_may_not_be_read_is_refused(protected: Path, file: int, folder: int) -> None:
    protected.chmod(file)
    protected.parent.chmod(folder)
    for line in as_nobody(protected):
        assert line.startswith("NotASessionFile Le fichier")
        assert "droits" in line


@posix
def test_a24_interrupted_session_is_read_where_nothing_may_be_written(
    protected: Path, closed: Path
) -> None:
    sidecar(protected, "-journal").write_bytes(bytes.fromhex("d9d505f920a163d7"))
    protected.chmod(0o444)
    protected.parent.chmod(0o555)
    to_write, to_read, checked = as_nobody(protected)
    assert to_write.startswith("CannotWrite")
    assert to_read.startswith("SessionFileDoubtful")
    assert checked.startswith("SessionFileDoubtful")
    assert names_in(protected) == ["atelier.pcra", "atelier.pcra-journal"]


def test_a24_place_that_refuses_writing_at_the_last_moment_is_said(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a read-only mount answers, and rights that nobody can ask for before."""
    really = opening.connect

    def read_only(path: Path, mode: str, held: object) -> object:
        return really(path, "ro", held)

    monkeypatch.setattr(opening, "connect", read_only)
    with pytest.raises(CannotWrite, match="Impossible d’écrire"):
        SessionFile.open(closed)
    assert names_in(closed) == [closed.name]


def test_a24_reading_makes_nothing_beside_the_file(closed: Path) -> None:
    with SessionFile.open(closed, read_only=True):
        assert names_in(closed) == [closed.name]
    check(closed)
    assert names_in(closed) == [closed.name]


def test_a24_reading_needs_no_lock_file(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_path(closed).mkdir()
    with SessionFile.open(closed, read_only=True) as session:
        assert session.history.length == 6
    with pytest.raises(CannotWrite):
        SessionFile.open(closed)


NAMES = [
    "Réanimation – été.pcra",
    "a#b?c%20d&e'f.pcra",
    "a  b .pcra",
    "-atelier.pcra",
    "--option.pcra",
    "😀 garde.pcra",
    "sans suffixe",
    "file:x?mode=memory.pcra",
    ":memory:",
    ".pcra",
    "nom;DROP TABLE journal.pcra",
    "e\u0301te\u0301.pcra",
]
if os.name == "posix":
    NAMES += ['guille"met.pcra', "retour\nligne.pcra", "antislash\\x.pcra"]


@pytest.mark.parametrize("name", NAMES)
def test_a26_any_name_opens_and_is_written(closed: Path, name: str) -> None:
    path = closed.rename(closed.with_name(name))
    with SessionFile.open(path) as session:
        assert session.path == path
        assert session.history.length == 6
    with SessionFile.open(path, read_only=True) as session:
        assert session.history.length == 6
    assert check_report(path).whole
    assert names_in(path) == [name]


def test_a26_path_of_many_hundred_signs_opens(closed: Path) -> None:
    folder = closed.parent
    for _ in range(4):
        folder = folder / ("dossier " * 8).strip()
    try:
        folder.mkdir(parents=True)
        path = closed.rename(folder / "atelier.pcra")
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.ENOENT, errno.EINVAL):
            pytest.skip("this system has shorter paths")
        raise
    assert len(str(path)) > 250
    with SessionFile.open(path) as session:
        assert session.history.length == 6


@posix
@pytest.mark.parametrize(
    ("length", "opens"), [(240, True), (247, True), (248, False), (255, False)]
)
def test_a26_name_that_leaves_no_place_for_a_journal_is_only_read(
    closed: Path, length: int, opens: bool
) -> None:
    path = closed.rename(closed.with_name("x" * (length - 5) + ".pcra"))
    with SessionFile.open(path, read_only=True) as session:
        assert session.history.length == 6
    assert check(path) == []
    if opens:
        SessionFile.open(path).close()
    else:
        with pytest.raises(CannotWrite, match="trop long"):
            SessionFile.open(path)
    assert names_in(path) == [path.name]


@pytest.mark.parametrize("name", ["a\0b.pcra", "x" * 5000, "nulle/part/x.pcra", "."])
def test_a26_name_of_no_file_is_refused(tmp_path: Path, name: str) -> None:
    report = check_report(tmp_path / name)
    assert report.refused == "not_a_session"
    assert len(report.faults) == 1


def test_knows_the_entries_of_a_session_by_their_hashes(
    closed: Path, play: Callable[..., object]
) -> None:
    from pcra_game.domain.events import LogNoted

    with SessionFile.open(closed) as session:
        before = session.head
        assert session.knows(6, before)
        assert not session.knows(5, before)
        assert not session.knows(7, before)
        assert not session.knows(0, before)
        play(session, LogNoted("l1", "plus tard", 3))
        assert session.knows(6, before)
        assert session.knows(7, session.head)
        assert session.head != before
