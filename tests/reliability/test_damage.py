"""Accidents to the bytes of a session: few rounds of what `python -m tests.reliability` does."""

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts.known_error import KnownError
from tests.reliability import damage
from tests.reliability.prepared import earlier_save
from tests.reliability.truth import IDENTICAL, REFUSED, TOUCHED, TRACEBACK, WRONG, Truth, judge


def test_a5_a_file_cut_anywhere_is_refused(few: Any, clean: Any) -> None:
    tally = damage.spoil(few(100), damage.cut)
    clean(tally)
    assert tally.counts == {REFUSED: 100}


def test_a7_flipped_bits_never_change_what_is_read(few: Any, clean: Any) -> None:
    clean(damage.spoil(few(120), damage.flip_a_bit), REFUSED, IDENTICAL)


def test_a8_lost_sectors_never_change_what_is_read(few: Any, clean: Any) -> None:
    clean(damage.spoil(few(60), damage.lose_a_sector), REFUSED)


def test_a9_pages_of_an_earlier_save_never_change_what_is_read(few: Any, clean: Any) -> None:
    clean(damage.spoil_with_stale(few(60)), REFUSED)


@pytest.mark.parametrize(
    "how",
    [
        damage.flip_a_bit,
        damage.cut,
        damage.lose_a_sector,
        damage.swap_pages,
        partial(damage.stale_pages, earlier=bytes(4 * damage.PAGE)),
    ],
)
def test_the_same_chance_does_the_same_damage(how: damage.Damage) -> None:
    whole = Random(1).randbytes(4 * damage.PAGE)
    for seed in range(20):
        first, again = how(whole, Random(seed)), how(whole, Random(seed))
        assert first == again != whole


def test_the_judge_sees_what_it_is_there_to_see(played: Path, tmp_path: Path) -> None:
    """A judge that finds every file good would let every other test pass."""
    truth, path = Truth.of(played), tmp_path / "atelier.pcra"
    shutil.copy(played, path)
    assert judge(path, truth).label == IDENTICAL
    assert judge(path, replace(truth, entries=truth.entries[:-1])).label == WRONG
    assert judge(path, replace(truth, rows={**truth.rows, "log": ["('x',)"]})).label == WRONG
    shutil.copy(earlier_save(played), path)
    assert judge(path, truth).label == WRONG
    path.write_bytes(b"x" * 5000)
    assert judge(path, truth).label == REFUSED


def test_the_judge_counts_a_refused_file_that_was_changed_and_an_unknown_error(
    played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    truth, path = Truth.of(played), tmp_path / "atelier.pcra"
    shutil.copy(played, path)

    def stumble(_path: Path, **_asked: Any) -> None:
        raise ZeroDivisionError

    def touch_and_refuse(path: Path, **_asked: Any) -> None:
        path.write_bytes(b"")
        raise KnownError("Une phrase.")

    monkeypatch.setattr(SessionFile, "open", touch_and_refuse)
    assert judge(path, truth).label == TOUCHED
    monkeypatch.setattr(SessionFile, "open", stumble)
    assert judge(path, truth).label == TRACEBACK
