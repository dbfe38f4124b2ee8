"""What is printed for the room comes from a session or a unit, where there is no screen."""

from pathlib import Path
from typing import Any

NAMES = ("Cartes", "Sets de table", "Feuillets-réponses", "Conducteur")


def test_a_session_prints_everything_twice_alike(
    pcra_each: Any, demo: Path, tmp_path: Path
) -> None:
    first, second = pcra_each(
        [("print", demo, "--out", tmp_path / turn) for turn in ("1", "2")], cwd=tmp_path
    )
    assert (first.returncode, first.stderr) == (0, "")
    assert second.returncode == 0
    for name in NAMES:
        (one,) = (tmp_path / "1").glob(f"{name} - *.pdf")
        assert one.read_bytes().startswith(b"%PDF-")
        assert one.read_bytes() == (tmp_path / "2" / one.name).read_bytes()
        assert one.name in first.stdout


def test_a_unit_prints_its_deck_in_both_sizes_and_has_no_script(
    pcra_each: Any, tmp_path: Path
) -> None:
    out = tmp_path / "salle"
    told = pcra_each(
        [
            ("print", "hos", "--what", "deck", "--out", out),
            ("print", "HOS", "--what", "deck", "--size", "a6", "--out", out),
            ("print", "HOS", "--what", "script", "--out", out),
            ("print", "XYZ", "--out", out),
            ("print", "absente.pcra", "--out", out),
        ],
        cwd=tmp_path,
    )
    assert [one.returncode for one in told] == [0, 0, 2, 2, 2]
    assert sorted(path.name.split(" - ")[0] for path in out.iterdir()) == ["Cartes", "Cartes A6"]
    for refused in told[2:]:
        assert len(refused.stderr.strip().splitlines()) == 1
        assert "Traceback" not in refused.stderr
    assert "session" in told[2].stderr
