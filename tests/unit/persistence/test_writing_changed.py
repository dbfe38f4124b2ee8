"""A file that is no longer the one that was opened is noticed before anything is written in it."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.events import PhaseEntered
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.persistence.checking import check
from pcra_game.persistence.errors import SessionFileChanged
from pcra_game.persistence.session_file import SessionFile

posix = pytest.mark.skipif(os.name != "posix", reason="the system holds an open file here")

OFFER = "enregistrez une copie"


@pytest.fixture
def other(
    tmp_path: Path,
    contents: dict[str, bytes],
    game: Game,
    opening: Entry,
    played: SessionFile,
    play: Any,
) -> Path:
    """Another whole session, of the same size and as often written as the one that is open."""
    path = tmp_path / "autre.pcra"
    with SessionFile.create(path, **contents, game=game, first=opening) as made:
        for entry in played.entries()[1:-1]:
            made.append(entry)
        play(made, *played.entries()[-1].events, actor="F2")
    assert path.stat().st_size == played.path.stat().st_size
    assert path.read_bytes()[24:40] == played.path.read_bytes()[24:40]
    return path


def replace(path: Path, other: Path) -> None:
    shutil.copy(other, path.with_name("copie"))
    path.with_name("copie").replace(path)


def overwrite(path: Path, other: Path) -> None:
    with path.open("rb+") as file:
        file.write(other.read_bytes())
        file.truncate()


def garbage(path: Path, _other: Path) -> None:
    with path.open("rb+") as file:
        file.write(b"\xa5" * path.stat().st_size)


def garbage_in_the_middle(path: Path, _other: Path) -> None:
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xa5" * 40_000)


def empty(path: Path, _other: Path) -> None:
    os.truncate(path, 0)


def delete(path: Path, _other: Path) -> None:
    path.unlink()


def rename(path: Path, _other: Path) -> None:
    path.rename(path.with_name("ailleurs"))


def folder_in_its_place(path: Path, _other: Path) -> None:
    path.unlink()
    path.mkdir()


def other_program(path: Path, _other: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE workshop SET title = 'autre'")
    raw.close()


CHANGES = [replace, overwrite, garbage, garbage_in_the_middle, empty, delete, rename]
CHANGES += [folder_in_its_place, other_program]


def everything(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def check_noticed(
    played: SessionFile, play: Any, change: Callable[[Path, Path], None], other: Path
) -> None:
    folder = played.path.parent
    change(played.path, other)
    before, known = everything(folder), (played.history, played.state)
    for _ in range(2):
        with pytest.raises(SessionFileChanged, match=OFFER):
            play(played, PhaseEntered("P1"))
        assert (played.history, played.state) == known
        assert everything(folder) == before
    # What the sentence offers works, whatever became of the file, and the room goes on there.
    copy = folder / "sauvée.pcra"
    played.copy_to(copy)
    assert check(copy) == []
    with SessionFile.open(copy) as again:
        assert (again.history, again.state) == known
        assert again.entries() == played.entries()
        play(again, PhaseEntered("P1"))


@posix
@pytest.mark.parametrize("change", [replace, delete, rename, folder_in_its_place])
def test_b8_moved_file_is_noticed_at_the_next_write(
    played: SessionFile, play: Any, other: Path, change: Callable[[Path, Path], None]
) -> None:
    check_noticed(played, play, change, other)


@posix
@pytest.mark.parametrize(
    "change", [overwrite, garbage, garbage_in_the_middle, empty, other_program]
)
def test_b9_file_overwritten_in_place_is_noticed_before_the_next_write(
    played: SessionFile, play: Any, other: Path, change: Callable[[Path, Path], None]
) -> None:
    check_noticed(played, play, change, other)


@posix
def test_b8_file_put_back_is_written_again(played: SessionFile, play: Any) -> None:
    away = played.path.with_name("ailleurs")
    played.path.rename(away)
    with pytest.raises(SessionFileChanged):
        play(played, PhaseEntered("P1"))
    away.rename(played.path)
    play(played, PhaseEntered("P1"))
    played.close()
    assert check(played.path) == []


@posix
def test_b8_work_goes_on_in_an_equal_file_that_took_the_place(
    played: SessionFile, play: Any
) -> None:
    """A cloud client does so: it writes the same bytes anew under the same name."""
    replace(played.path, played.path)
    play(played, PhaseEntered("P1"))
    length = played.history.length
    played.close()
    with SessionFile.open(played.path) as again:
        assert again.history.length == length
    assert check(played.path) == []


@posix
def test_b9_file_overwritten_between_the_look_and_the_write_is_noticed(
    played: SessionFile, play: Any, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, looks = played._file.ready, []

    def look_then_overwrite() -> Any:
        looks.append(look())
        if len(looks) == 2:  # the last one before the transaction
            overwrite(played.path, other)
        return looks[-1]

    monkeypatch.setattr(played._file, "ready", look_then_overwrite)
    with pytest.raises(SessionFileChanged, match=OFFER):
        play(played, PhaseEntered("P1"))
    assert len(looks) == 2
    assert played.path.read_bytes() == other.read_bytes()


@posix
def test_b9_file_overwritten_by_a_program_that_sets_its_time_back_is_noticed(
    played: SessionFile, play: Any, turn: Any, other: Path
) -> None:
    """Nothing but the head of the chain tells: same place, same size, same time."""
    with SessionFile.open(other) as longer:
        turn(longer, EntryKind.UNDO)
        turn(longer, EntryKind.REDO)
    assert other.stat().st_size == played.path.stat().st_size
    found = played.path.stat()
    overwrite(played.path, other)
    os.utime(played.path, ns=(found.st_atime_ns, found.st_mtime_ns))
    with pytest.raises(SessionFileChanged, match=OFFER):
        play(played, PhaseEntered("P1"))
    assert played.path.read_bytes() == other.read_bytes()
