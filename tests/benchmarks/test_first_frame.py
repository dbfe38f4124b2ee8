"""How soon the first frame is painted, as a ratio to a bare window measured in the same run.

Measured only with `pytest --benchmark-enable tests/benchmarks`; skipped otherwise. `-s` shows the
figures.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

RUNS = 11
MOST_BARE_WINDOWS = 1.5

BARE = """
import os
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QBrush, QPen
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow

class View(QGraphicsView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication([])
window, scene = QMainWindow(), QGraphicsScene()
pen, brush = QPen(Qt.GlobalColor.black), QBrush(Qt.GlobalColor.white)
for number in range(120):
    scene.addRect(number % 12 * 110, number // 12 * 75, 100, 65, pen, brush)
view = View(scene)
window.setCentralWidget(view)
window.resize(1366, 768)
window.show()
application.exec()
os._exit(0)
"""

OURS = """
import os, sys
from pathlib import Path
from pcra_game.cli import parser

def show(file, **options):
    import gc
    gc.disable()  # as the command line does
    from pcra_game.app.screen import require_screen
    require_screen()
    from pcra_game.app.application import Application
    Application(file, **options).show_first_frame()
    os._exit(0)

parser._show = show
parser.run(sys.argv[1:])
"""


@pytest.fixture(autouse=True)
def _only_when_asked(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")


@pytest.fixture(params=["offscreen", "xcb"])
def screen(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """Environment variables of a screen: none at all, or one of X11 that nobody sees."""
    if request.param == "offscreen":
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    if not (sys.platform.startswith("linux") and shutil.which("Xvfb")):
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        display = answer.readline().strip()
    yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    server.terminate()
    server.wait()


@pytest.fixture
def surroundings(screen: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Processes that find their modules compiled, as they do for whoever runs the program."""
    said = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    said["PYTHONPYCACHEPREFIX"] = str(tmp_path / "compiled")
    said["PCRA_PROFILE"] = str(tmp_path / "profile")
    return said | screen


@pytest.mark.parametrize("file", [None, "absent.pcra"], ids=["welcome", "file"])
def test_the_first_frame_costs_little_more_than_a_bare_window(
    surroundings: dict[str, str], file: str | None
) -> None:
    taken: dict[tuple[str, ...], list[float]] = {
        ("-c", OURS, *([file] if file else [])): [],
        ("-c", BARE): [],
    }
    for _ in range(RUNS + 1):  # in turn, so that a slow moment slows both
        for arguments, seconds in taken.items():
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments],
                env=surroundings,
                capture_output=True,
                check=True,
                timeout=60,
            )
            seconds.append(time.perf_counter() - start)
    ours, bare = (statistics.median(seconds[1:]) for seconds in taken.values())
    ratio = ours / bare
    print(  # noqa: T201
        f"\nfirst frame, {surroundings['QT_QPA_PLATFORM']}, {file or 'welcome page'}: "
        f"{ours * 1e3:.0f} ms; bare window: {bare * 1e3:.0f} ms; ratio {ratio:.2f}"
    )
    assert ratio <= MOST_BARE_WINDOWS
