"""What memory the demo through the window takes, beside a bare window measured in the same run.

Measured only with `pytest --benchmark-enable tests/benchmarks`; skipped otherwise. `-s` shows the
figures.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6", exc_type=ImportError)
pytest.importorskip("resource", reason="Windows does not tell what a process took at most")

MOST_MEGABYTES = 250.0
MOST_FLOORS = 2.8

FLOOR = """
import os
import reportlab.pdfgen.canvas, reportlab.platypus, sqlmodel
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow

application = QApplication([])
window, scene = QMainWindow(), QGraphicsScene()
for number in range(120):
    scene.addRect(number % 12 * 110, number // 12 * 75, 100, 65)
window.setCentralWidget(QGraphicsView(scene))
window.resize(1920, 1080)
window.show()
QTimer.singleShot(200, application.quit)
application.exec()
"""

MEASURED = """
import resource, subprocess, sys

subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(most if sys.platform == "darwin" else most * 1024)
"""


@pytest.fixture(autouse=True)
def _only_when_asked(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")


def megabytes(*arguments: str) -> float:
    """What a process of Python took at most; one of its own waits for it, and for no other."""
    answer = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=True,
        timeout=300,
    )
    return int(answer.stdout) / 1e6


def test_the_demo_through_the_window_takes_little_memory(tmp_path: Path) -> None:
    floor = megabytes("-c", FLOOR)
    ours = megabytes("-m", "pcra_game", "demo", "--out", str(tmp_path))
    print(  # noqa: T201
        f"\ndemo through the window: {ours:.0f} MB at most (aim {MOST_MEGABYTES:.0f});"
        f" bare window: {floor:.0f} MB; ratio {ours / floor:.2f}"
    )
    assert ours <= max(MOST_MEGABYTES, MOST_FLOORS * floor)
