"""A session on a made-up stick, and its working copy."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pcra_game.domain.events import LogNoted
from pcra_game.domain.moves import Record
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.mounts import Mount, Mounts
from pcra_game.workshop.storage import Storage, StorageKind
from pcra_game.workshop.working_copy import WorkingCopy
from pcra_game.workshop.workshop import Workshop
from pcra_game.workshop.write_back import Post

AT = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
NAME = "Urgences n°1 #100 %.pcra"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new session, closed; never to be changed."""
    path = tmp_path_factory.mktemp("made") / "made.pcra"
    create_session(path, load_game("URG"), title="Urgences").close()
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where a stick would be."""
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture
def origin(stick: Path, made: Path) -> Path:
    """A session on the stick."""
    return Path(shutil.copy(made, stick / NAME))


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Where working copies lie."""
    return tmp_path / "profil" / "work"


@pytest.fixture
def post() -> Post:
    """A post whose clock stands, with one disk."""
    mounts = Mounts(mounts=(Mount("/", "/dev/sda", "ext4"),))
    return Post(now=lambda: AT, host=lambda: "PC/12", mounts=lambda: mounts)


@pytest.fixture
def copy(origin: Path, work: Path, post: Post) -> Iterator[WorkingCopy]:
    """The working copy of the session on the stick."""
    stick = Storage(StorageKind.REMOVABLE, "KINGSTON")
    begun = WorkingCopy.begin(origin, work, stick, post=post)
    yield begun
    begun.let_go()


@pytest.fixture(scope="session")
def note() -> Callable[..., None]:
    """Play a few gestures in a session, and close it."""

    def play(path: Path, *texts: str) -> None:
        with SessionFile.open(path) as session:
            workshop = Workshop(session)
            for text in texts:
                number = f"l{session.history.length}"
                workshop.perform(Record(LogNoted(number, text, None)))

    return play


@pytest.fixture(scope="session")
def notes() -> Callable[[Path], list[str]]:
    """Give what was noted in a session, every check made."""

    def read(path: Path) -> list[str]:
        assert check(path) == []
        with SessionFile.open(path, read_only=True) as session:
            return [line.text for line in session.state.log.values()]

    return read


@pytest.fixture(scope="session")
def tidy() -> Callable[[Path], list[str]]:
    """Give the names in a folder, without locks."""

    def names(folder: Path) -> list[str]:
        return sorted(one.name for one in folder.iterdir() if not one.name.endswith(".lock"))

    return names


@pytest.fixture(scope="session")
def beside() -> str:
    """The name of our version after a conflict, at the hour that the clock shows."""
    hour = AT.astimezone()
    return f"{NAME[:-5]} (copie de PC 12 {hour.hour}h{hour.minute:02d}).pcra"
