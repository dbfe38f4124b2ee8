"""Killed while copies are made: few rounds of what `python -m tests.reliability` does."""

import os
from typing import Any

import pytest

from tests.reliability import copies

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def test_c2_killed_during_a_backup_every_backup_with_a_name_is_whole(few: Any, clean: Any) -> None:
    clean(copies.kill_backups(few(5)), copies.BACKED_UP)


def test_c7_killed_during_a_conversion_the_file_has_one_format_or_the_other(
    few: Any, clean: Any
) -> None:
    tally = copies.kill_migrations(few(6))
    clean(tally)
    assert tally.counts[copies.OLD] + tally.counts[copies.NEW] == 6
