"""What each format costs at 60, 600 and 6,000 decisions, beside a floor written in the same run.

`pytest tests/benchmarks/test_export_speed.py -n0 --benchmark-enable -s` prints one table; skipped
otherwise. The cost of a plan is CPU seconds of its document and its file, in a process that did
nothing else but import; the floor is the same text written by the bare library. LibreOffice, where
it is installed, turns the same Word file into PDF.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

SIZES = (60, 600, 6000)
RUNS = {60: 5, 600: 3, 6000: 1}
MOST_SECONDS = {"pdf": 0.9, "docx": 0.6, "xlsx": 0.3}
"""At 60 decisions, CPU seconds after the imports."""

MOST_MEGABYTES = 200
"""At 6,000 decisions, the whole process."""

MOST_TIMES = 13.0
"""What 6,000 decisions may cost of 600: ten times as many, and what chance adds."""

FORMATS = ("pdf", "docx", "odt", "xlsx", "json")
FASTER_THAN_OFFICE = {60: 3.0, 600: 5.0}

Costs = dict[tuple[str, int], dict[str, float]]


@pytest.fixture(autouse=True)
def _only_when_asked(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")


def cost(what: str, decisions: int, *target: Path) -> dict[str, float]:
    """The median of some runs."""
    command = [sys.executable, "-m", "tests.benchmarks.export_child", what, str(decisions)]
    runs = []
    for _ in range(RUNS[decisions]):
        answer = subprocess.run([*command, *map(str, target)], capture_output=True, check=True)
        runs.append(json.loads(answer.stdout))
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


@pytest.fixture(scope="module")
def costs(request: pytest.FixtureRequest) -> Costs:
    """Every format and its floor at every size, told in one table at the end."""
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("measured with --benchmark-enable only")
    names = [name for one in FORMATS for name in (one, f"{one}-floor")]
    found = {(name, size): cost(name, size) for name in names for size in SIZES}
    lines = ["", f"{'format':8}" + "".join(f"{size:>30}" for size in SIZES)]
    for one in FORMATS:
        cells = []
        for size in SIZES:
            ours, floor = found[one, size], found[f"{one}-floor", size]
            ratio = ours["seconds"] / floor["seconds"]
            cells.append(
                f"{ours['seconds']:.3f} s {floor['seconds']:.3f} s x{ratio:.1f}"
                f" {ours['megabytes']:.0f} MB"
            )
        lines.append(f"{one:8}" + "".join(f"{cell:>30}" for cell in cells))
    print("\n".join(lines))  # noqa: T201
    return found


@pytest.mark.parametrize("name", MOST_SECONDS)
def test_a_plan_of_sixty_decisions_is_written_at_once(costs: Costs, name: str) -> None:
    assert costs[name, 60]["seconds"] <= MOST_SECONDS[name]


@pytest.mark.parametrize("name", FORMATS)
def test_ten_times_the_decisions_cost_about_ten_times(costs: Costs, name: str) -> None:
    assert costs[name, 6000]["seconds"] <= MOST_TIMES * costs[name, 600]["seconds"]


@pytest.mark.parametrize("name", FORMATS)
def test_six_thousand_decisions_hold_in_memory(costs: Costs, name: str) -> None:
    assert costs[name, 6000]["megabytes"] <= MOST_MEGABYTES


@pytest.mark.parametrize("size", FASTER_THAN_OFFICE)
def test_libreoffice_takes_longer_for_the_same_plan(size: int, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / "plan.docx"
    cost("docx", size, source)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    spent = []
    for _ in range(3):  # the first one makes the profile
        before = children_seconds()
        subprocess.run([*convert, str(source)], capture_output=True, check=True, env=os.environ)
        spent.append(children_seconds() - before)
    # Both begin with a text that is made: a Word file there, our document here.
    theirs, ours = min(spent), cost("pdf-alone", size)["seconds"]
    print(f"\n{size}: LibreOffice {theirs:.2f} s, ours {ours:.2f} s, x{theirs / ours:.1f}")  # noqa: T201
    assert theirs >= FASTER_THAN_OFFICE[size] * ours


def children_seconds() -> float:
    """CPU seconds of all the processes that ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
