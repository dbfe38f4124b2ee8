"""The command itself: a table, JSON, and an exit code that says whether all holds."""

import json
from typing import Any

import pytest

from tests.reliability import memory, opening
from tests.reliability.__main__ import main
from tests.reliability.rows import ROWS, Row
from tests.reliability.table import Line, table
from tests.reliability.tally import Tally

KINDEST = 5.0
"""How much slower than asked for a machine may be that also does other things."""


def test_the_command_prints_the_rows_asked_for(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--seed", "42", "--rounds", "0.02", "--keep", str(tmp_path), "--json"]
    assert main([*asked, "--only", "A7", "--only", "A5"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["seed"] == 42
    assert [(row["name"], row["rounds"], row["holds"]) for row in told["rows"]] == [
        ("A5", 2, True),
        ("A7", 20, True),
    ]


def test_a_row_holds_only_if_everything_does() -> None:
    row = Row(
        "x", "y", 3, lambda _share: Tally(), never=("FAUX",), needed=("lus",), at_most={"s": 2}
    )
    good = Tally()
    good.counts["lus"] = 3
    good.measure("s", 1.5)
    assert row.holds(good)
    assert not row.holds(Tally(figures={"s": 1.0}))
    assert not row.holds(Tally(counts=good.counts))
    assert not row.holds(Tally(counts=good.counts, figures={"s": 2.1}))
    assert not row.holds(Tally(counts=good.counts, figures={"s": 1}, failures=["x"]))
    bad = Tally(counts=good.counts.copy(), figures={"s": 1})
    bad.counts["FAUX"] = 1
    assert not row.holds(bad)
    printed = table([Line(row, 3, good, 1.2), Line(row, 3, bad, 1)]).splitlines()
    assert len({len(line) for line in printed}) == 1
    assert "oui" in printed[2]
    assert "NON" in printed[3]
    assert "0 FAUX" in printed[2]


def test_rows_have_names_of_their_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_opening_takes_little_of_the_processor(few: Any) -> None:
    share = few(150)
    assert opening.open_played(share).figures[opening.CPU_SECONDS] <= 0.3 * KINDEST
    assert opening.open_long(share).figures[opening.CPU_SECONDS] <= 1.5


def test_playing_keeps_little_in_memory(few: Any, clean: Any) -> None:
    tally = memory.grow(few(60), "rules")
    clean(tally, memory.MOVES)
    assert tally.figures[memory.MEGABYTES] <= 30
