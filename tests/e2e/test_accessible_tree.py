"""The window as a screen reader gets it through the system, on a virtual screen of its own.

Skipped where Debian's at-spi2-core, python3-pyatspi, dbus, xvfb and xauth are not all there.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.demo_session import played_demo

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = Path("/usr/bin/python3")
LONGEST = 150

READING = """
import json, sys, time
import pyatspi
from gi.repository import GLib

WANT_NAME = {"push button", "toggle button", "check box", "radio button", "combo box", "text",
             "entry", "spin button", "slider", "menu item", "list item", "table cell", "tree item",
             "page tab", "link", "button"}

def walk(node, depth=0):
    if node is None or depth > 40:
        return
    yield node
    for child in node:
        yield from walk(child, depth + 1)

def has(node, state):
    return node.getState().contains(state)

def table_of():
    for application in pyatspi.Registry.getDesktop(0):
        for node in walk(application):
            if node.getRoleName() == "list" and node.name == sys.argv[1]:
                return application, node
    return None

found = None
until = time.monotonic() + 60
while found is None and time.monotonic() < until:
    time.sleep(1)
    found = table_of()
application, table = found
time.sleep(2)
shown = [n for n in walk(application) if has(n, pyatspi.STATE_SHOWING)]
unnamed = [n.getRoleName() for n in shown if n.getRoleName() in WANT_NAME and not n.name]
things = [n for n in table]
cards = [(n.name, n.description) for n in things if n.description.startswith("carte ")]
contexts = [n for n in things if n.name.startswith("Contexte ")]
other = next(n for n in contexts if not has(n, pyatspi.STATE_SELECTED))
action = other.queryAction()
said = [(action.getName(i), action.getDescription(i)) for i in range(action.nActions)]
heard = []

def hear(event):
    heard.append(event.any_data)

def press():
    action.doAction(0)
    return False

pyatspi.Registry.registerEventListener(hear, "object:announcement")
GLib.timeout_add(300, press)
GLib.timeout_add(5000, pyatspi.Registry.stop)
pyatspi.Registry.start()
chosen = [n.name for n in table
          if n.name.startswith("Contexte ") and has(n, pyatspi.STATE_SELECTED)]
print(json.dumps({"shown": len(shown), "unnamed": unnamed, "cards": cards, "actions": said,
                  "heard": heard, "chosen": chosen, "pressed": other.name}))
"""

INSIDE = """
"$1" --launch-immediately & bus=$!
sleep 1
"$2" -m pcra_game "$3" & program=$!
trap 'kill $program $bus 2>/dev/null' EXIT
"$4" "$5" "$6"
"""


def missing() -> str:
    """The first tool of the system that is not there; nothing where all are."""
    for tool in ("xvfb-run", "xauth", "dbus-run-session"):
        if shutil.which(tool) is None:
            return tool
    if not LAUNCHER.exists() or not SYSTEM_PYTHON.exists():
        return "at-spi2-core"
    asked = [str(SYSTEM_PYTHON), "-c", "import pyatspi"]
    known = subprocess.run(asked, capture_output=True, check=False)
    return "" if known.returncode == 0 else "python3-pyatspi"


@pytest.fixture
def session_file(tmp_path: Path) -> Path:
    path = tmp_path / "demo.pcra"
    played_demo(path).close()
    return path


def test_a_screen_reader_reads_the_table_acts_on_it_and_hears_what_happened(
    session_file: Path, tmp_path: Path
) -> None:
    if missing():
        pytest.skip(f"{missing()} is not on this post")
    reading, inside = tmp_path / "reading.py", tmp_path / "inside.sh"
    reading.write_text(READING, encoding="utf-8")
    inside.write_text(INSIDE, encoding="utf-8")
    around = {
        **os.environ,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_ACCESSIBILITY": "1",
        "QT_QPA_PLATFORM": "xcb",
        "PCRA_PROFILE": str(tmp_path / "profil"),
        "HOME": str(tmp_path),
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "dbus-run-session", "--", "bash"]
    command += [str(inside), str(LAUNCHER), sys.executable, str(session_file)]
    command += [str(SYSTEM_PYTHON), str(reading), "Table de l’atelier"]
    ran = subprocess.run(
        command, env=around, capture_output=True, text=True, timeout=LONGEST, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    read = json.loads(ran.stdout.splitlines()[-1])
    assert read["shown"] > 50
    assert read["unnamed"] == []
    assert len(read["cards"]) >= 20
    assert all(" sur " in place for _, place in read["cards"])
    assert ["Press", "Ouvrir"] in read["actions"]
    (chosen,) = read["chosen"]
    assert chosen.startswith(read["pressed"])
    assert chosen in read["heard"]
