"""How quick a start, a plan and an opening are, as ratios to a floor measured in the same run.

Measured only with `pytest --benchmark-enable tests/benchmarks`; skipped otherwise. `-s` shows the
figures.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from pcra_game.domain.plan import build_plan
from pcra_game.exports.pdf import write_pdf
from pcra_game.persistence.session_file import SessionFile
from tests.fixtures.demo_session import played_demo

RUNS = 9
MOST_STARTS = 6.0
MOST_CANVASES = 15.0
MOST_DECODINGS = 40.0


FIRST_TIME = """
import json, sqlite3, sys
from io import BytesIO
from pathlib import Path
from time import process_time
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from pcra_game.domain.plan import build_plan
from pcra_game.exports.pdf import write_pdf
from pcra_game.persistence.session_file import SessionFile
from pcra_game.resources import font_files

demo = Path(sys.argv[1])
pages = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
raw = sqlite3.connect(f"{demo.as_uri()}?mode=ro", uri=True)
texts = [row[0] for row in raw.execute("select events from journal")]
texts += [row[0] for row in raw.execute("select json from content")]
raw.close()
start = process_time()
for text in texts:
    json.loads(text)
decoded = process_time()
session = SessionFile.open(demo, read_only=True)
opened = process_time()
recorded_at = session.history.done[-1].recorded_at
write_pdf(build_plan(session.state, session.game, recorded_at=recorded_at), BytesIO())
planned = process_time()
registerFont(TTFont("floor", str(next(iter(font_files().values())))))
canvas = Canvas(BytesIO(), pagesize=A4)
for lines in pages:
    canvas.setFont("floor", 10)
    for number, line in enumerate(lines):
        canvas.drawString(40, 800 - 11 * number, line)
    canvas.showPage()
canvas.save()
times = (start, decoded, opened, planned, process_time())
names = ("decoding", "opening", "plan", "canvas")
print(json.dumps({n: b - a for n, a, b in zip(names, times, times[1:])}))
"""


@pytest.fixture(autouse=True)
def _only_when_asked(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The session of the demo, closed."""
    path = tmp_path_factory.mktemp("demo") / "demo.pcra"
    played_demo(path).close()
    return path


def told(what: str, ours: float, floor_name: str, floor: float) -> float:
    """Print both figures; gives the ratio."""
    print(  # noqa: T201
        f"\n{what}: {ours * 1e3:.1f} ms; {floor_name}: {floor * 1e3:.2f} ms; "
        f"ratio {ours / floor:.1f}"
    )
    return ours / floor


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Processes that find their modules compiled, as they do for whoever runs the program."""
    said = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    said["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("compiled"))
    return said


@pytest.fixture(scope="module")
def first_times(
    demo: Path, surroundings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, float]:
    """Median CPU seconds of what FIRST_TIME does, each run in a process that did nothing before.

    Whoever exports a plan does it once a process: what a second export finds in memory is no help.
    """
    lines = tmp_path_factory.mktemp("floor") / "lines.json"
    lines.write_text(json.dumps(lines_of_the_plan(demo)), encoding="utf-8")
    command = [sys.executable, "-c", FIRST_TIME, str(demo), str(lines)]
    runs = []
    for _ in range(RUNS + 1):
        answer = subprocess.run(command, env=surroundings, capture_output=True, check=True)
        runs.append(json.loads(answer.stdout))
    return {name: statistics.median(run[name] for run in runs[1:]) for name in runs[0]}


def lines_of_the_plan(demo: Path) -> list[list[str]]:
    """The lines of text of each page."""
    stream = BytesIO()
    with SessionFile.open(demo, read_only=True) as session:
        last = session.history.done[-1]
        document = build_plan(session.state, session.game, recorded_at=last.recorded_at)
    write_pdf(document, stream)
    pages = [page.extract_text().splitlines() for page in PdfReader(stream).pages]
    print(f"\n{len(pages)} pages, {sum(map(len, pages))} lines")  # noqa: T201
    return pages


def test_help_costs_few_bare_starts_of_python(surroundings: dict[str, str]) -> None:
    taken: dict[tuple[str, ...], list[float]] = {
        ("-m", "pcra_game", "--help"): [],
        ("-c", "pass"): [],
    }
    for _ in range(RUNS + 1):  # in turn, so that a slow moment slows both
        for arguments, seconds in taken.items():
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments], env=surroundings, capture_output=True, check=True
            )
            seconds.append(time.perf_counter() - start)
    ours, floor = (statistics.median(seconds[1:]) for seconds in taken.values())
    assert told("--help", ours, "python -c pass", floor) <= MOST_STARTS


def test_the_plan_costs_few_bare_canvases(first_times: dict[str, float]) -> None:
    ratio = told("plan as PDF", first_times["plan"], "bare canvas", first_times["canvas"])
    assert ratio <= MOST_CANVASES


def test_opening_the_demo_costs_few_decodings_of_its_journal(
    first_times: dict[str, float],
) -> None:
    ratio = told("opening", first_times["opening"], "decodings", first_times["decoding"])
    assert ratio <= MOST_DECODINGS
