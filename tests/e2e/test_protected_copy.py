"""A session leaves as a protected copy and comes back the same, from the command line."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pcra_game.texts import protected as words

PHRASE = "jardin lapin tulipe moteur vapeur pyjama"


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    """A file with a good passphrase, as Notepad writes it."""
    file = tmp_path / "phrase.txt"
    file.write_bytes(b"\xef\xbb\xbf" + PHRASE.encode() + b"\r\n")
    return file


@pytest.fixture
def made(pcra: Any, demo: Path, phrase: Path, tmp_path: Path) -> Path:
    """A protected copy of the demo."""
    copy = tmp_path / "envoi.pcraprotege"
    told = pcra("protect", demo, "--out", copy, "--passphrase-file", phrase, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert str(copy) in told.stdout
    assert "jardin" not in told.stdout
    return copy


def test_what_comes_back_exports_the_same_facts(
    pcra: Any, made: Path, phrase: Path, demo_json: Path, tmp_path: Path
) -> None:
    back = tmp_path / "demo.pcra"
    told = pcra("unprotect", made, "--out", back, "--passphrase-file", phrase, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert pcra("check", back, cwd=tmp_path).returncode == 0
    assert pcra("export", back, "--to", "json", "--out", ".", cwd=tmp_path).returncode == 0
    assert (tmp_path / "demo.json").read_bytes() == demo_json.read_bytes()


def test_each_refusal_is_one_french_sentence_and_writes_nothing(
    pcra_each: Any,
    made: Path,
    demo: Path,
    phrase: Path,
    tmp_path: Path,
    contents: Callable[[Path], Any],
    english: Any,
) -> None:
    wrong, weak, lines, empty = (tmp_path / f"{n}.txt" for n in ("w", "f", "l", "v"))
    wrong.write_text(PHRASE.upper())
    weak.write_text("hopital2026")
    lines.write_text("une\ndeux\n")
    empty.write_text("\n")
    cut = tmp_path / "coupée.pcraprotege"
    cut.write_bytes(made.read_bytes()[:-1])
    taken = tmp_path / "pris.pcra"
    taken.write_text("à garder")
    out, to = tmp_path / "x.pcra", tmp_path / "x.pcraprotege"
    secret = "--passphrase-file"
    before = contents(tmp_path)
    told = pcra_each(
        [
            ("unprotect", made, "--out", out, secret, wrong),
            ("unprotect", cut, "--out", out, secret, phrase),
            ("unprotect", cut, "--out", out),
            ("unprotect", demo, "--out", out, secret, phrase),
            ("unprotect", made, "--out", taken, secret, phrase),
            ("unprotect", made, "--out", tmp_path / "x.txt", secret, phrase),
            ("unprotect", made, "--out", tmp_path / "nulle part" / "x.pcra", secret, phrase),
            ("unprotect", made, "--out", out),
            ("protect", demo, "--out", to, secret, weak),
            ("protect", demo, "--out", to, secret, lines),
            ("protect", demo, "--out", to, secret, empty),
            ("protect", demo, "--out", to, secret, tmp_path / "absent.txt"),
            ("protect", demo, "--out", to),
            ("protect", demo, "--out", made, secret, phrase),
            ("protect", made, "--out", to, secret, phrase),
            ("protect", tmp_path / "absent.pcra", "--out", to, secret, phrase),
        ],
        cwd=tmp_path,
    )
    for answer in told:
        assert (answer.returncode, answer.stdout) == (2, ""), answer
        assert answer.stderr.count("\n") == 1
        assert answer.stderr.endswith(".\n")
        assert not english.search(answer.stderr.replace(secret, "")), answer.stderr
        assert "hopital2026" not in answer.stderr
    assert told[0].stderr == words.wrong_passphrase(made) + "\n"
    assert told[1].stderr == told[2].stderr == words.protected_damaged(cut) + "\n"
    assert contents(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
def test_a_terminal_asks_without_showing_what_is_typed(
    made: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    import pty

    back = tmp_path / "retour.pcra"
    command = [sys.executable, "-m", "pcra_game", "unprotect", str(made), "--out", str(back)]
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, command, surroundings)
    shown = b""
    while words.PROMPT.encode() not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, PHRASE.encode() + b"\n")
    try:
        while more := os.read(terminal, 1000):
            shown += more
    except OSError:
        pass  # the terminal goes with the program
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert back.exists()
    assert b"jardin" not in shown


def test_check_says_what_a_protected_copy_is(pcra: Any, made: Path, tmp_path: Path) -> None:
    told = pcra("check", made, cwd=tmp_path)
    assert told.returncode == 2
    assert "copie protégée" in told.stderr + told.stdout
    assert "unprotect" in told.stderr + told.stdout


def test_a_damaged_session_is_told_as_such_and_not_protected(
    pcra: Any, demo: Path, phrase: Path, tmp_path: Path
) -> None:
    content = bytearray(demo.read_bytes())
    late = len(content) * 9 // 10
    content[late : late + 9000] = bytes(9000)
    spoilt = tmp_path / "abîmé.pcra"
    spoilt.write_bytes(content)
    copy = tmp_path / "envoi.pcraprotege"
    told = pcra("protect", spoilt, "--out", copy, "--passphrase-file", phrase, cwd=tmp_path)
    assert told.returncode in (1, 2)
    assert "abîmé" in told.stderr
    assert "réessayez" not in told.stderr
    assert not copy.exists()
