"""Where a new workshop is written."""

from datetime import date
from pathlib import Path

import pytest

from pcra_game.workshop.places import documents_folder, free_path, session_name

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("Urgences (SAU)", "Urgences 2026-11-24.pcra"),
        ("Direction, DSI, technique", "Direction, DSI, technique 2026-11-24.pcra"),
        ('Soins <A/B>\\"C|*?:', "Soins A B C 2026-11-24.pcra"),
        ("", "Atelier 2026-11-24.pcra"),
        (" . ", "Atelier 2026-11-24.pcra"),
        ("é" * 300, f"{'é' * 80} 2026-11-24.pcra"),
        ("a\nb\x00c", "a b c 2026-11-24.pcra"),
    ],
)
def test_a_workshop_is_named_after_its_unit_and_its_day(unit: str, name: str) -> None:
    assert session_name(unit, DAY) == name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    first = free_path(tmp_path, "Urgences.pcra")
    assert first == tmp_path / "Urgences.pcra"
    first.touch()
    (tmp_path / "Urgences (2).pcra").symlink_to(tmp_path / "nulle-part")
    assert free_path(tmp_path, "Urgences.pcra") == tmp_path / "Urgences (3).pcra"


def test_documents_lie_in_a_folder_that_exists() -> None:
    assert documents_folder().is_dir()
