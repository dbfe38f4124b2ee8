"""A write cut in the middle is taken back by who may write, and told to who may not."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import CannotWrite
from pcra_game.persistence.header import sidecar
from pcra_game.persistence.session_file import SessionFile


@pytest.fixture
def cut(closed: Path) -> Path:
    """A session whose last write stopped half way, its rollback journal beside it."""
    path = closed.with_name("coupé.pcra")
    raw = sqlite3.connect(closed, isolation_level=None)
    raw.execute("PRAGMA cache_size=2")
    raw.execute("BEGIN IMMEDIATE")
    # Far more than the cache holds, so that half a transaction reaches the file.
    raw.execute("UPDATE content SET json = json || hex(zeroblob(300000))")
    raw.execute("UPDATE journal SET actor = 'jamais validé'")
    raw.execute("UPDATE content SET id = hex(zeroblob(300000))")
    for ending in ("", "-journal"):
        shutil.copy(sidecar(closed, ending), sidecar(path, ending))
    raw.execute("ROLLBACK")
    raw.close()
    assert path.read_bytes() != closed.read_bytes()
    return path


def test_opening_takes_half_a_write_back(cut: Path, closed: Path) -> None:
    SessionFile.open(cut).close()
    assert not sidecar(cut, "-journal").exists()
    assert cut.read_bytes() == closed.read_bytes()


def test_journal_that_never_reached_the_disk_is_swept_away(closed: Path) -> None:
    sidecar(closed, "-journal").write_bytes(bytes(512))
    SessionFile.open(closed).close()
    assert list(closed.parent.iterdir()) == [closed]


@pytest.mark.parametrize("look", [check, lambda path: SessionFile.open(path, read_only=True)])
def test_reader_is_told_and_changes_nothing(cut: Path, look: object) -> None:
    before = cut.read_bytes(), sidecar(cut, "-journal").read_bytes()
    with pytest.raises(CannotWrite, match="a été interrompue"):
        look(cut)  # type: ignore[operator]
    assert (cut.read_bytes(), sidecar(cut, "-journal").read_bytes()) == before
