"""A file is whole or it is not there."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from pcra_game.exports import target as target_module
from pcra_game.exports.errors import ExportError
from pcra_game.exports.target import require_writable, write_atomically, write_beside


def _says(content: bytes) -> Callable[[BinaryIO], None]:
    def write(stream: BinaryIO) -> None:
        stream.write(content)

    return write


def _fails(error: Exception) -> Callable[[BinaryIO], None]:
    def write(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise error

    return write


def test_the_file_holds_what_was_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "plan.pdf", _says(b"whole"))
    assert (tmp_path / "plan.pdf").read_bytes() == b"whole"


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    write_atomically(target, _says(b"new"))
    assert target.read_bytes() == b"new"


def test_a_failure_keeps_the_old_file_and_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_atomically(target, _fails(RuntimeError("bug")))
    assert target.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "Plus de place"),
        (errno.EDQUOT, "Plus de place"),
        (errno.EFBIG, "Plus de place"),
        (errno.EACCES, "Impossible d’écrire"),
        (errno.EIO, "échoué"),
    ],
)
def test_a_refusal_of_the_disk_is_said_in_french(tmp_path: Path, number: int, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        write_atomically(tmp_path / "plan.pdf", _fails(OSError(number, "no")))
    assert not [*tmp_path.iterdir()]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="n’existe pas"):
        write_atomically(tmp_path / "absent" / "plan.pdf", _says(b""))


def test_a_folder_cannot_be_the_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="est un dossier"):
        write_atomically(tmp_path, _says(b""))


def test_a_file_cannot_be_the_folder(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="n’est pas un dossier"):
        write_atomically(tmp_path / "note" / "plan.pdf", _says(b""))


def test_a_name_that_the_disk_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="plus court"):
        write_atomically(tmp_path / ("x" * 300), _says(b""))
    assert not [*tmp_path.iterdir()]


def test_a_file_missing_to_the_writer_stays_a_bug(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "plan.pdf", _fails(FileNotFoundError("font")))


FEW_BYTES = """
import resource, sys
from pathlib import Path
from pcra_game.exports.errors import ExportError
from pcra_game.exports.target import write_atomically
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
for limit in (0, 1, 4096, 99_999):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        write_atomically(Path(sys.argv[1]), lambda stream: stream.write(b"x" * 100_000))
    except ExportError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files here")
def test_b5_full_disk_during_an_export_keeps_the_old_one_and_leaves_nothing(
    tmp_path: Path,
) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    told = subprocess.run(
        [sys.executable, "-c", FEW_BYTES, str(target)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    sentences = told.stdout.splitlines()
    assert len(sentences) == 4
    assert set(sentences) == {sentences[0]}
    assert "Plus de place" in sentences[0]
    assert target.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.parametrize("times", [3, 99])
def test_b15_a_target_that_is_held_is_tried_again_before_it_is_said(
    tmp_path: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    refusals = iter([True] * times)
    replace = os.replace

    def held(source: Any, target: Any, **options: Any) -> None:
        if next(refusals, False):
            raise PermissionError(errno.EACCES, "held", str(target))
        replace(source, target, **options)

    monkeypatch.setattr(target_module.time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", held)
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    if times == 3:
        write_atomically(target, _says(b"new"))
        assert target.read_bytes() == b"new"
    else:
        with pytest.raises(ExportError, match="Impossible d’écrire"):
            write_atomically(target, _says(b"new"))
        assert target.read_bytes() == b"old"
    assert len(waits) == min(times, 4)
    assert [*tmp_path.iterdir()] == [target]


def test_a_whole_file_waits_beside_until_it_takes_the_name(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    waiting = write_beside(target, _says(b"new"))
    assert target.read_bytes() == b"old"
    waiting.take_name()
    assert target.read_bytes() == b"new"
    write_beside(target, _says(b"unwanted")).drop()
    assert target.read_bytes() == b"new"
    assert [*tmp_path.iterdir()] == [target]


def test_a_folder_that_takes_no_file_is_told_from_a_file_that_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: Any, **_more: Any) -> Any:
        raise PermissionError(errno.EACCES, "no")

    waiting = write_beside(tmp_path / "plan.pdf", _says(b"new"))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(ExportError, match="fermez le fichier"):
            waiting.take_name()
    assert not [*tmp_path.iterdir()]
    monkeypatch.setattr(target_module.tempfile, "mkstemp", refuse)
    for write in (
        lambda: require_writable(tmp_path),
        lambda: write_beside(tmp_path / "a", _says(b"")),
    ):
        with pytest.raises(ExportError) as refused:
            write()
        assert str(tmp_path) in str(refused.value)
        assert "choisissez un dossier" in str(refused.value)
        assert "fermez" not in str(refused.value)


def test_trying_a_folder_leaves_nothing_in_it(tmp_path: Path) -> None:
    require_writable(tmp_path)
    assert not [*tmp_path.iterdir()]
