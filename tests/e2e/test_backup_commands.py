"""Listing backups, going back to one, and saving what is left: by commands that ask nothing."""

import json
import random
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pcra_game.cli import parser as cli
from pcra_game.persistence.backups import Backup, Backups, Reason
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.workshop.workshop import Workshop

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)

Run = Callable[..., Any]


@dataclass
class Told:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "profil"
    with monkeypatch.context() as changed:
        changed.setenv("PCRA_PROFILE", str(folder))
        changed.setenv("TZ", "UTC")
        time.tzset()
        yield folder
    time.tzset()


@pytest.fixture
def file(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo, tmp_path / "Urgences.pcra"))


@pytest.fixture
def kept(profile: Path, file: Path) -> tuple[Backup, ...]:
    """Three backups, an hour apart; the file went on by one gesture after each."""
    backups = Backups(profile / "backups")
    with SessionFile.open(file) as session:
        opened = session.state.opened
        assert opened is not None
        for hour in range(3):
            backups.keep(file, opened.session, Reason.REGULAR, NOW + timedelta(hours=hour))
            Workshop(session).undo()
    return backups.of(opened.session)


@pytest.fixture
def run(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> Callable[..., Told]:
    """Carry out a command in this process: many are asked for."""
    monkeypatch.chdir(tmp_path)

    def carry_out(*arguments: str | Path) -> Told:
        code = cli.run([*map(str, arguments)])
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return carry_out


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    late = len(content) * 3 // 4 // 4096 * 4096  # among the gestures, behind the cards
    content[late : late + 20_000] = random.Random(1).randbytes(20_000)
    path.write_bytes(content)


def entries(path: Path) -> int:
    with SessionFile.open(path, read_only=True) as session:
        return session.history.length


def test_a_post_without_backups_says_so(run: Run, file: Path) -> None:
    assert run("backup", "list").stdout == "Aucune sauvegarde sur ce poste.\n"
    told = run("backup", "list", file)
    assert (told.returncode, told.stderr) == (0, "")
    assert "Aucune sauvegarde de «\u00a0Urgences.pcra\u00a0»" in told.stdout
    refused = run("backup", "restore", file)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Aucune sauvegarde entière" in refused.stderr


def test_the_list_tells_date_phase_decisions_reason_and_what_is_spoilt(
    run: Run, file: Path, kept: tuple[Backup, ...]
) -> None:
    every, of_file = run("backup", "list"), run("backup", "list", file)
    assert every.returncode == of_file.returncode == 0
    assert every.stdout == of_file.stdout
    head, *lines = every.stdout.splitlines()
    assert head.startswith("Urgences — atelier PCRA (code ")
    assert [line.split()[0] for line in lines] == ["3", "2", "1"]
    assert "25/11/2026 à 14\u00a0h\u00a030" in lines[2]
    assert "83\u00a0décisions" in lines[2]
    assert lines[2].endswith("La longue traîne, en cours d’atelier")
    spoil(kept[0].path)
    told = run("backup", "list", file)
    assert told.returncode == 1
    assert "abîmée" in told.stdout.splitlines()[1]


def test_going_back_takes_the_last_whole_one_and_says_what_was_kept(
    run: Run, file: Path, kept: tuple[Backup, ...]
) -> None:
    spoil(kept[0].path)
    before = entries(file)
    told = run("backup", "restore", file)
    assert (told.returncode, told.stderr) == (0, "")
    said, where = told.stdout.splitlines()
    assert said.startswith(
        "Urgences.pcra est revenu à la sauvegarde du 25/11/2026 à 15\u00a0h\u00a030"
    )
    assert entries(file) == entries(kept[1].path) == before - 2
    assert entries(Path(where.partition("\u00a0: ")[2])) == before


@pytest.mark.parametrize(
    ("how", "place"),
    [
        (("--number", "1"), 2),
        (("--at", "2026-11-25T15:30"), 1),
        (("--at", "2026-11-25"), 0),
        (("--latest",), 0),
    ],
)
def test_a_backup_is_chosen_by_number_or_date(
    how: tuple[str, ...], place: int, run: Run, file: Path, kept: tuple[Backup, ...]
) -> None:
    told = run("backup", "restore", file, *how)
    assert (told.returncode, told.stderr) == (0, "")
    assert entries(file) == entries(kept[place].path)
    assert check(file) == []


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (("--number", "9"), "Aucune sauvegarde entière ne répond"),
        (("--number", "neuf"), "Aucune sauvegarde entière ne répond"),
        (("--at", "2026-11-24"), "Aucune sauvegarde entière ne répond"),
        (("--at", "hier"), "n’est pas une date"),
        (("--at", "2026-11-25", "--number", "1"), "ne vont pas ensemble"),
        (("--session", "0000"), "Aucun atelier n’a le code"),
    ],
)
def test_what_is_not_there_is_one_french_sentence(
    how: tuple[str, ...], said: str, run: Run, file: Path, kept: Any, english: Any
) -> None:
    before = file.read_bytes()
    told = run("backup", "restore", file, *how)
    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr
    assert told.stderr.count("\n") == 1
    assert not english.search(told.stderr.lower())
    assert file.read_bytes() == before


def test_a_damaged_file_still_says_whose_it_is(
    run: Run, file: Path, kept: tuple[Backup, ...]
) -> None:
    content = bytearray(file.read_bytes())
    content[:4096] = bytes(4096)
    file.write_bytes(content)
    told = run("backup", "restore", file)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines()[1].endswith("-endommage-0004.pcra.bad")
    assert check(file) == []


def test_an_empty_file_is_found_again_by_its_code(
    run: Run, file: Path, kept: tuple[Backup, ...]
) -> None:
    file.write_bytes(b"")
    refused = run("backup", "restore", file)
    assert refused.returncode == 2
    assert "ne peut pas être reconnu" in refused.stderr
    code = run("backup", "list").stdout.partition("(code ")[2][:8]
    told = run("backup", "restore", file, "--session", code)
    assert (told.returncode, told.stderr) == (0, "")
    assert entries(file) == entries(kept[0].path)


def test_a_session_that_is_open_is_not_replaced(
    run: Run, file: Path, kept: tuple[Backup, ...]
) -> None:
    with SessionFile.open(file):
        told = run("backup", "restore", file)
    assert told.returncode == 2
    assert "est déjà ouvert" in told.stderr


def test_salvage_writes_three_files_and_keeps_the_damaged_one(run: Run, file: Path) -> None:
    spoil(file)
    before = file.read_bytes()
    told = run("salvage", file, "--out", "sauvé")
    assert (told.returncode, told.stderr) == (1, "")
    assert file.read_bytes() == before
    written = sorted(path.name for path in (file.parent / "sauvé").iterdir())
    assert written[:2] == ["Urgences-non-verifie.json", "Urgences-non-verifie.txt"]
    assert check(file.parent / "sauvé" / written[2]) == []
    data = json.loads((file.parent / "sauvé" / written[0]).read_text("utf-8"))
    number = data["entries_verified"]
    assert written[2] == f"Urgences-recupere-jusqu-a-l-entree-{number}.pcra"
    assert entries(file.parent / "sauvé" / written[2]) == number


def test_salvage_of_a_whole_file_loses_nothing(pcra: Run, profile: Path, file: Path) -> None:
    told = pcra("salvage", file, "--out", "sauvé", cwd=file.parent)
    assert (told.returncode, told.stderr) == (0, "")
    found = next((file.parent / "sauvé").glob("*.pcra"))
    with (
        SessionFile.open(file, read_only=True) as one,
        SessionFile.open(found, read_only=True) as other,
    ):
        assert (one.state, one.head) == (other.state, other.head)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7" * 900, b"bonjour"])
def test_nothing_to_salvage_is_one_french_sentence(
    content: bytes, run: Run, tmp_path: Path, english: Any
) -> None:
    path = tmp_path / "x.pcra"
    path.write_bytes(content)
    told = run("salvage", path, "--out", "sauvé")
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1
    assert not english.search(told.stderr.lower())
    assert not (tmp_path / "sauvé").exists()


def test_a_file_that_is_not_there_has_no_backups_to_list(
    profile: Path, run: Run, tmp_path: Path
) -> None:
    told = run("backup", "list", tmp_path / "absent.pcra")
    assert told.returncode == 2
    assert "n’existe pas" in told.stderr


def test_a_file_nobody_knows_is_not_asked_for_an_option_that_list_lacks(
    profile: Path, run: Run, tmp_path: Path
) -> None:
    text = tmp_path / "note.pcra"
    text.write_text("rien")
    told = run("backup", "list", text)
    assert told.returncode == 2
    assert "--session" not in told.stderr
    assert "backup list" in told.stderr


def test_what_is_no_session_is_told_as_such_by_salvage(
    profile: Path, run: Run, tmp_path: Path
) -> None:
    text = tmp_path / "note.txt"
    text.write_text("rien")
    told = run("salvage", text, "--out", tmp_path / "sauvé")
    assert told.returncode == 2
    assert "n’est pas un atelier" in told.stderr
    assert not (tmp_path / "sauvé").exists()
