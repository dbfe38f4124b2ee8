"""`check` refuses what is no whole session: one French sentence, soon, and nothing is touched."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pcra_game.persistence.header import FORMAT_VERSION, LARGEST_MB, PAGE_SIZE, sidecar

KILL_SECONDS = 30
CPU_SECONDS = 2.0
MOST_MEMORY = 300_000_000

MAGIC = bytes.fromhex("d9d505f920a163d7")

RUN = """
import resource, subprocess, sys
told = subprocess.run(sys.argv[1:], capture_output=True)
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stdout.buffer.write(told.stdout)
sys.stderr.buffer.write(told.stderr)
print(told.returncode, spent.ru_utime + spent.ru_stime, spent.ru_maxrss * 1024)
"""

Make = Callable[[Path, Path], None]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="no links or pipes here")


def changed(path: Path, demo: Path, *statements: str) -> None:
    shutil.copy(demo, path)
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def patched(path: Path, demo: Path, at: int, value: bytes) -> None:
    content = bytearray(demo.read_bytes())
    content[at : at + len(value)] = value
    path.write_bytes(content)


def with_planted_journal(path: Path, demo: Path) -> None:
    """A well-formed journal that would bring back the session without its last ten entries."""
    changed(path, demo, "DELETE FROM journal WHERE seq > (SELECT max(seq) - 10 FROM journal)")
    planted = journal_to(path.read_bytes())
    shutil.copy(demo, path)
    sidecar(path, "-journal").write_bytes(planted)


def journal_to(content: bytes) -> bytes:
    nonce, sector = 77, 512
    count = len(content) // PAGE_SIZE
    numbers = (count, nonce, count, sector, PAGE_SIZE)
    made = (MAGIC + b"".join(n.to_bytes(4, "big") for n in numbers)).ljust(sector, b"\0")
    for number in range(count):
        page = content[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        sum_ = nonce + sum(page[at] for at in range(PAGE_SIZE - 200, 0, -200))
        made += (number + 1).to_bytes(4, "big") + page + (sum_ & 0xFFFFFFFF).to_bytes(4, "big")
    return made


def of_size(path: Path, megabytes: int) -> None:
    """A session of that size, most of it one text; made apart, for the memory that it takes."""
    half = megabytes * 500_000
    code = (
        "import sqlite3, sys\n"
        "raw = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        f"raw.execute('UPDATE journal SET actor = hex(zeroblob({half})) WHERE seq = 2')\n"
        "raw.close()\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def heavy(path: Path, demo: Path, megabytes: int) -> None:
    shutil.copy(demo, path)
    of_size(path, megabytes)


CASES: dict[str, tuple[Make, int, str]] = {
    "missing": (lambda _path, _demo: None, 2, "n’existe pas"),
    "text": (lambda path, _: path.write_text("Bonjour\n" * 900), 2, "pas un atelier"),
    "empty": (lambda path, _: path.write_bytes(b""), 2, "est vide"),
    "folder": (lambda path, _: path.mkdir(), 2, "ordinaire"),
    "fifo": (lambda path, _: os.mkfifo(path), 2, "ordinaire"),
    "symlink": (lambda path, demo: path.symlink_to(demo), 2, "ordinaire"),
    "hard link": (lambda path, demo: os.link(copied(path, demo), path), 2, "plusieurs noms"),
    "newer": (
        lambda path, demo: patched(path, demo, 60, (FORMAT_VERSION + 1).to_bytes(4, "big")),
        2,
        "plus récente",
    ),
    "encoding": (lambda path, demo: patched(path, demo, 56, b"\0\0\0\x02"), 1, "UTF-8"),
    "400 MB": (lambda path, demo: heavy(path, demo, 400), 2, f"{LARGEST_MB}\u00a0Mo"),
    "150 MB": (lambda path, demo: heavy(path, demo, 150), 1, "mémoire"),
    "trigger": (
        lambda path, demo: changed(
            path, demo, "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM log; END"
        ),
        1,
        "ses tables",
    ),
    "endless view": (
        lambda path, demo: changed(
            path,
            demo,
            "DROP TABLE log",
            "CREATE VIEW log AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
            "SELECT i AS position, i AS id, i AS fictive, i AS text FROM n",
        ),
        1,
        "ses tables",
    ),
    "planted journal": (with_planted_journal, 2, "journal"),
    "planted bytes": (
        lambda path, demo: sidecar(copied_to(path, demo), "-journal").write_bytes(b"x" * 5000),
        2,
        "journal",
    ),
    "planted fifo": (
        lambda path, demo: os.mkfifo(sidecar(copied_to(path, demo), "-journal")),
        2,
        "ordinaire",
    ),
    "planted wal": (
        lambda path, demo: sidecar(copied_to(path, demo), "-wal").write_bytes(b"x" * 5000),
        2,
        "-wal",
    ),
}


def copied(path: Path, demo: Path) -> Path:
    return Path(shutil.copy(demo, path.with_name("autre.pcra")))


def copied_to(path: Path, demo: Path) -> Path:
    return Path(shutil.copy(demo, path))


def look(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything in a folder: kind, size, time of the last change, bytes."""
    seen: dict[str, tuple[object, ...]] = {}
    for found in folder.iterdir():
        told = found.lstat()
        plain = found.is_file() and not found.is_symlink()
        content = found.read_bytes() if plain else None
        seen[found.name] = (told.st_mode, told.st_size, told.st_mtime_ns, content)
    return seen


def check(path: Path, *options: str, env: dict[str, str]) -> tuple[str, str, int, float, int]:
    """Run `check`: what it wrote, what it complained, exit code, seconds of CPU, memory."""
    command = [sys.executable, "-m", "pcra_game", "check", *options, "--", str(path)]
    told = subprocess.run(
        [sys.executable, "-c", RUN, *command],
        env=env,
        cwd=path.parent,
        capture_output=True,
        encoding="utf-8",
        timeout=KILL_SECONDS,
        check=True,
    )
    said, _, numbers = told.stdout.rstrip("\n").rpartition("\n")
    code, spent, memory = numbers.split()
    return said, told.stderr, int(code), float(spent), int(memory)


@pytest.fixture(scope="module", autouse=True)
def compiled(demo: Path, surroundings: dict[str, str]) -> None:
    """Compile the modules that `check` needs: what the tests measure is no first start."""
    check(demo, env=surroundings)


@pytest.mark.parametrize("case", CASES)
def test_refused_in_one_sentence_and_nothing_is_touched(
    case: str,
    demo: Path,
    tmp_path: Path,
    surroundings: dict[str, str],
    english: re.Pattern[str],
) -> None:
    make, code, said = CASES[case]
    path = tmp_path / "atelier.pcra"
    make(path, demo)
    before = look(tmp_path)
    written, complained, exit_code, spent, memory = check(path, env=surroundings)
    assert exit_code == code, written + complained
    sentence = (complained if code == 2 else written).strip()
    assert "\n" not in sentence
    assert said in sentence
    assert sentence.endswith(".")
    assert not english.search(sentence.replace(str(path), ""))
    assert spent < CPU_SECONDS
    assert memory < MOST_MEMORY
    assert look(tmp_path) == before
    for found in tmp_path.iterdir():
        if found.is_file() and found.stat().st_size > 1_000_000:
            found.unlink()


def test_dev_null_is_refused(tmp_path: Path, surroundings: dict[str, str]) -> None:
    written, complained, code, spent, _ = check(Path("/dev/null"), env=surroundings)
    assert (written, code) == ("", 2)
    assert "ordinaire" in complained
    assert spent < CPU_SECONDS


@pytest.mark.parametrize("case", ["text", "trigger", "planted bytes", "folder"])
def test_refusal_is_told_in_json_too(
    case: str, demo: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    make, code, said = CASES[case]
    path = tmp_path / "atelier.pcra"
    make(path, demo)
    written, complained, exit_code, _, _ = check(path, "--json", env=surroundings)
    report = json.loads(written)
    assert (exit_code, complained) == (code, "")
    assert report["file"] == str(path)
    assert report["whole"] is False
    assert report["refused"]
    assert len(report["faults"]) == 1
    assert said in report["faults"][0]


def test_whole_file_is_told_in_json(demo: Path, surroundings: dict[str, str]) -> None:
    written, _, code, _, _ = check(demo, "--json", env=surroundings)
    report = json.loads(written)
    assert code == 0
    assert report["whole"] is True
    assert (report["refused"], report["faults"]) == ("", [])
    assert report["format"] == FORMAT_VERSION
    assert report["size"] == demo.stat().st_size
    assert report["entries"] > 400
    assert report["decisions"] > 50
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", report["last_entry"])


def test_a22_interrupted_session_is_whole_and_the_rest_is_said(
    demo: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    path = tmp_path / "atelier.pcra"
    shutil.copy(demo, tmp_path / "other.pcra")
    raw = sqlite3.connect(tmp_path / "other.pcra", isolation_level=None)
    raw.execute("PRAGMA cache_size=2")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE journal SET actor = 'jamais validé'")
    for ending in ("", "-journal"):
        shutil.copy(sidecar(tmp_path / "other.pcra", ending), sidecar(path, ending))
    raw.execute("ROLLBACK")
    raw.close()
    before = look(tmp_path)
    written, complained, code, _, _ = check(path, env=surroundings)
    assert (code, complained) == (0, "")
    assert "est intact" in written
    assert "interrompue" in written
    assert json.loads(check(path, "--json", env=surroundings)[0])["interrupted"] is True
    assert look(tmp_path) == before


@pytest.mark.parametrize("name", ["-atelier.pcra", "--json.pcra", "--help", "été #?%&' 😀.pcra"])
def test_a26_what_looks_like_an_option_is_a_file_behind_two_dashes(
    name: str, demo: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    shutil.copy(demo, tmp_path / name)
    command = [sys.executable, "-m", "pcra_game", "check"]
    for arguments in (["--", name], [f"./{name}"]):
        told = subprocess.run(
            [*command, *arguments],
            env=surroundings,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (told.returncode, told.stderr) == (0, "")
        assert name in told.stdout
