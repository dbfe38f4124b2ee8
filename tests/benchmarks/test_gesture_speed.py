"""How soon a gesture of the hands is on screen and on disk, beside floors measured in the same run.

Measured only with `pytest --benchmark-enable tests/benchmarks`; skipped otherwise. `-s` shows the
figures: a decision stored should take 40 ms at most, the commit included; a key of « Quoi » 3 ms.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import math
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("PySide6", exc_type=ImportError)

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from pcra_game.domain.answers import Status
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import LIGHT
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.style import dress
from pcra_game.workshop.profile import Profile
from tests.fixtures.demo_session import played_demo

GESTURES = 40
KEYS = 200
GESTURE_MS, KEY_MS = 40.0, 3.0
MOST_COMMITS, MOST_BARE_KEYS = 12.0, 30.0


@pytest.fixture(autouse=True)
def _only_when_asked(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """The session of the demo, closed."""
    path = tmp_path / "demo.pcra"
    played_demo(path).close()
    return path


@pytest.fixture
def window(qapp: QApplication, demo: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The main window on the whole demo, a decided card in hand, the hands in « Quoi »."""
    dress(qapp, LIGHT)
    profile = Profile(tmp_path / "profile", safe=True)
    made = MainWindow(profile=profile, palette=LIGHT, tasks=Tasks(_raise))
    made.resize(1920, 1080)
    with SessionFile.open(demo) as session:
        made.show_room(session, read_only=False)
        made.show()
        assert made.desk is not None
        made.desk.table.set_motion(False)
        room = made.desk.room
        room.choose_context("C0")
        decided = (d for d in session.state.decisions.values() if d.context == "C0")
        made.desk.open_card(next(d.card for d in decided if d.status is Status.DECIDED))
        made.activateWindow()
        settled(qapp, made)
        assert made.desk.answer.field("what").hasFocus()
        yield made
        made.leave_room()
    made.close()
    made.deleteLater()


def _raise(error: BaseException) -> None:
    raise error


def settled(application: QApplication, window: MainWindow) -> None:
    application.processEvents()
    while window.desk is not None and not window.desk.table.pieces.sharp:
        application.processEvents()


def taken(action: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1e3


def told(what: str, ours: list[float], aim: float, floor_name: str, floor: list[float]) -> float:
    """Print the figures; gives the ratio of the medians."""
    ratio = statistics.median(ours) / statistics.median(floor)
    print(  # noqa: T201
        f"\n{what}: median {statistics.median(ours):.1f} ms (aim {aim:.0f}),"
        f" p99 {p99(ours):.1f} ms; {floor_name}: {statistics.median(floor):.2f}"
        f" and {p99(floor):.2f} ms; ratio {ratio:.1f}"
    )
    return ratio


def p99(values: list[float]) -> float:
    return sorted(values)[math.ceil(len(values) * 0.99) - 1]


def test_a_decision_is_stored_and_painted_soon(
    qapp: QApplication, window: MainWindow, demo: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.pcra"
    shutil.copy(demo, copy)
    assert window.desk is not None
    room, what = window.desk.room, window.desk.answer.field("what")
    ours, floor = [], []
    with SessionFile.open(copy) as bare:
        for number in range(GESTURES):
            what.setFocus()
            QTest.keyClick(what, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(what, Qt.Key.Key_Backspace)  # the answer keeps its length
            QTest.keyClicks(what, "abcdefghij"[number % 10])
            settled(qapp, window)
            before = room.workshop.history.length
            gc.collect()
            ours.append(taken(lambda: (QTest.keyClick(what, Qt.Key.Key_Tab), qapp.processEvents())))
            assert room.workshop.history.length == before + 1
            entry = replace(room.workshop.history.done[-1], seq=bare.history.length + 1)
            floor.append(taken(lambda entry=entry: bare.append(entry)))
    ratio = told("decision stored", ours, GESTURE_MS, "commit alone", floor)
    assert statistics.median(ours) <= GESTURE_MS or ratio <= MOST_COMMITS


def test_a_key_typed_in_quoi_is_painted_soon(qapp: QApplication, window: MainWindow) -> None:
    assert window.desk is not None
    what = window.desk.answer.field("what")
    bare = QPlainTextEdit()
    bare.resize(what.size())
    bare.show()
    words = "prendre le classeur rouge puis appeler le labo et noter sur la feuille "
    ours, floor = [], []
    window.activateWindow()
    qapp.processEvents()
    QTest.keyClick(what, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for number in range(KEYS):
        sign = words[number % len(words)]
        ours.append(taken(lambda sign=sign: type_one(qapp, what, sign)))
        floor.append(taken(lambda sign=sign: type_one(qapp, bare, sign)))
    bare.deleteLater()
    ratio = told("key in « Quoi »", ours, KEY_MS, "bare field", floor)
    assert statistics.median(ours) <= KEY_MS or ratio <= MOST_BARE_KEYS


def type_one(application: QApplication, field: QWidget, sign: str) -> None:
    QTest.keyClicks(field, sign)
    application.processEvents()
