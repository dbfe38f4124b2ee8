"""Simulated power cuts: few of what `python -m tests.reliability` does, and the model itself."""

from random import Random
from typing import Any

import pytest

from tests.reliability import power_cuts, recoveries
from tests.reliability.power_disk import (
    Created,
    Deleted,
    Disk,
    Operation,
    Synced,
    Truncated,
    Written,
)

pytest.importorskip("apsw")

BEGUN: list[Operation] = [Created("f", 0), Written(0, 0, b"a" * 1024), Synced(0, folder=True)]


def cuts(*operations: Operation) -> list[dict[str, bytes]]:
    """Everything that is left of a disk in many cuts of the power."""
    return [Disk().run([*BEGUN, *operations]).cut_power(Random(seed)) for seed in range(60)]


def test_b2_a_power_cut_loses_nothing_that_was_acknowledged(few: Any, clean: Any) -> None:
    clean(power_cuts.cut_often(few(25)), power_cuts.JOURNALS)


def test_a22_killed_while_taking_back_is_taken_back_again(few: Any, clean: Any) -> None:
    clean(recoveries.kill_recoveries(few(6)), recoveries.HALFWAY)


def test_b2_an_application_that_syncs_less_is_seen_to_lose(few: Any) -> None:
    assert power_cuts.cut_without_syncs(few(15)).counts[power_cuts.SEEN] > 0


def test_what_was_synced_survives_every_cut() -> None:
    written = Written(0, 512, b"b" * 512)
    assert all(left == {"f": b"a" * 1024} for left in cuts())
    synced = cuts(written, Synced(0, folder=False), Deleted("f", folder=False))
    assert {"f" in left for left in synced} == {True, False}
    assert {left.get("f") for left in synced} == {None, b"a" * 512 + b"b" * 512}


def test_without_a_power_cut_everything_written_is_there() -> None:
    happened = [*BEGUN, Written(0, 1024, b"b"), Truncated(0, 1020), Created("j", 1)]
    assert Disk().run(happened).keep_running() == {"f": b"a" * 1020, "j": b""}


def test_what_was_not_synced_survives_by_sectors() -> None:
    found = {left["f"] for left in cuts(Written(0, 256, b"b" * 512))}
    assert found == {
        b"a" * 1024,
        b"a" * 256 + b"b" * 512 + b"a" * 256,
        b"a" * 256 + b"b" * 256 + b"a" * 512,
        b"a" * 512 + b"b" * 256 + b"a" * 256,
    }
    assert {len(left["f"]) for left in cuts(Truncated(0, 100))} == {100, 1024}


def test_names_are_durable_with_the_folder_alone() -> None:
    made = Created("j", 1), Written(1, 0, b"x"), Synced(1, folder=True)
    assert {"j" in left for left in cuts(*made)} == {True}
    assert {"j" in left for left in cuts(*made, Deleted("j", folder=False))} == {True, False}
    assert {"j" in left for left in cuts(*made, Deleted("j", folder=True))} == {False}
