"""Starting the program: what is painted first, and what is said where it fails."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6", exc_type=ImportError)

SLOW = {
    "asyncio",
    "docx",
    "pydantic",
    "qasync",
    "qtawesome",
    "reportlab",
    "sqlalchemy",
    "sqlite3",
    "sqlmodel",
}

FIRST_FRAME = """
import sys
from pathlib import Path
from pcra_game.cli.parser import run
from pcra_game.app.application import Application
file = Path(sys.argv[1]) if len(sys.argv) > 1 else None
application = Application(file)
application.show_first_frame()
assert application.window.isVisible()
print(*sorted(set(module.partition(".")[0] for module in sys.modules)))
"""

AS_A_PERSON = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from pcra_game.app.application import Application
from pcra_game.cli.parser import run

def made(self, *arguments, **options):
    begin(self, *arguments, **options)
    QTimer.singleShot(0, lambda: look(self))

def look(application):
    window = application.window
    page = application.shell._page
    trouble = getattr(page, "trouble", None)
    if trouble is not None or window.room is not None:
        print(trouble.text() if trouble is not None else window.windowTitle())
        window.close()
    else:
        QTimer.singleShot(50, lambda: look(application))

begin, Application.__init__ = Application.__init__, made
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def offscreen(surroundings: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A post without a screen, and with a profile of its own."""
    return surroundings | {
        "QT_QPA_PLATFORM": "offscreen",
        "PCRA_PROFILE": str(tmp_path / "profil"),
    }


def started(
    environment: dict[str, str], *arguments: str | Path, cwd: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("file", [None, "demo.pcra"])
def test_the_first_frame_comes_before_everything_slow(offscreen, demo, tmp_path, file) -> None:
    arguments = [demo.parent / file] if file else []
    told = started(offscreen, "-c", FIRST_FRAME, *arguments, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    imported = set(told.stdout.split())
    assert "pcra_game" in imported
    assert imported & SLOW == set()


def test_a_file_opens_in_the_window(offscreen, demo, tmp_path) -> None:
    copy = tmp_path / "Mon atelier.pcra"
    copy.write_bytes(demo.read_bytes())
    told = started(offscreen, "-c", AS_A_PERSON, copy, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "Mon atelier" in told.stdout
    assert list(tmp_path.glob(".*.lock")) == []


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\x00" + b"x" * 4080])
def test_a_double_click_on_a_bad_file_is_answered_in_the_window(
    offscreen, tmp_path, content, english
) -> None:
    bad = tmp_path / "cassé.pcra"
    if content is not None:
        bad.write_bytes(content)
    told = started(offscreen, "-c", AS_A_PERSON, bad, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "cassé.pcra" in told.stdout
    assert not english.search(told.stdout)
    assert (bad.read_bytes() if bad.exists() else None) == content


def test_safe_mode_forgets_a_profile_that_stops_the_start(offscreen, demo, tmp_path) -> None:
    copy = tmp_path / "a.pcra"
    copy.write_bytes(demo.read_bytes())
    profile = tmp_path / "profil"
    profile.mkdir()
    (profile / "settings.json").write_bytes(b"{")
    told = started(offscreen, "-c", AS_A_PERSON, "--safe", copy, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    # Nothing is remembered; what is played is backed up as ever.
    assert {file.name for file in profile.iterdir()} <= {"settings.json", "backups"}
    assert (profile / "settings.json").read_bytes() == b"{"


def test_no_screen_is_said_in_one_sentence(offscreen, tmp_path) -> None:
    blind = {
        name: value
        for name, value in offscreen.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    told = started(blind, "-m", "pcra_game", cwd=tmp_path)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("Aucun écran")
    assert len(told.stderr.splitlines()) == 1


def test_a_library_that_is_missing_is_named(offscreen, tmp_path) -> None:
    fake = tmp_path / "faux" / "PySide6"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text("")
    (fake / "QtWidgets.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file: No such file')"
    )
    blind = offscreen | {"PYTHONPATH": str(fake.parent)}
    told = started(blind, "-m", "pcra_game", cwd=tmp_path)
    assert (told.returncode, told.stdout) == (2, "")
    assert "libEGL.so.1" in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_the_self_test_takes_every_step(offscreen, tmp_path) -> None:
    before = {name: value for name, value in offscreen.items() if name != "QT_QPA_PLATFORM"}
    told = started(before, "-m", "pcra_game", "--self-test", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert len(told.stdout.splitlines()) == 5
    assert told.stdout.splitlines()[-1] == "Tout fonctionne."
    assert list(tmp_path.iterdir()) == []


def test_a_self_test_that_fails_names_the_step(offscreen, tmp_path) -> None:
    broken = """
import sys
from pcra_game.cli.parser import run
from pcra_game.persistence import checking
checking.check = lambda path: ["la table ment"]
sys.exit(run(["--self-test"]))
"""
    told = started(offscreen, "-c", broken, cwd=tmp_path)
    assert told.returncode == 2
    assert "session écrite, relue et vérifiée" in told.stderr
    assert "la table ment" in told.stderr
    assert len(told.stderr.splitlines()) == 1


def test_a_word_too_many_is_refused(offscreen, tmp_path) -> None:
    told = started(offscreen, "-m", "pcra_game", "a.pcra", "b.pcra", cwd=tmp_path)
    assert (told.returncode, told.stdout) == (2, "")
    assert "b.pcra" in told.stderr
