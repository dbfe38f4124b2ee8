"""What is printed for the room comes from a session or a unit, where there is no screen."""

from pathlib import Path
from typing import Any

NAMES = ("Cartes à découper", "Sets de table", "Feuillets-réponses", "Conducteur")


def test_a_session_prints_everything_twice_alike(
    pcra: Any, pcra_alone: Any, demo: Path, tmp_path: Path
) -> None:
    first = pcra("print", demo, "--out", tmp_path / "1", cwd=tmp_path)
    second = pcra_alone("print", demo, "--out", tmp_path / "2", cwd=tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    assert second.returncode == 0
    for name in NAMES:
        (one,) = (tmp_path / "1").glob(f"Salle - {name} - Urgences.pdf")
        assert one.read_bytes().startswith(b"%PDF-")
        assert one.read_bytes() == (tmp_path / "2" / one.name).read_bytes()
        assert one.name in first.stdout


def test_a_unit_prints_what_is_named_and_refuses_another_word_in_one_sentence(
    pcra_each: Any, tmp_path: Path
) -> None:
    out = tmp_path / "salle"
    told = pcra_each(
        [
            ("print", "hos", "--what", "cartes,cartes-a6", "--out", out),
            ("print", "HOS", "--what", " Conducteur ", "--out", out),
            ("print", "HOS", "--what", "deck", "--out", out),
            ("print", "XYZ", "--out", out),
            ("print", "absente.pcra", "--out", out),
        ],
        cwd=tmp_path,
    )
    assert [one.returncode for one in told] == [0, 0, 2, 2, 2]
    names = sorted(path.name.split(" - ")[1] for path in out.iterdir())
    assert names == ["Cartes A6", "Cartes à découper", "Conducteur"]
    for refused in told[2:]:
        assert len(refused.stderr.strip().splitlines()) == 1
        assert "Traceback" not in refused.stderr
    assert "deck" in told[2].stderr
    assert "cartes, cartes-a6, sets, feuillets, conducteur" in told[2].stderr


def test_a_unit_prints_for_its_room_what_a_session_does(
    pcra: Any, pcra_alone: Any, tmp_path: Path
) -> None:
    turns = [tmp_path / turn for turn in ("1", "2")]
    first = pcra("print", "PAI", "--out", turns[0], cwd=tmp_path)
    second = pcra_alone("print", "PAI", "--out", turns[1], cwd=tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    assert second.returncode == 0
    assert {path.name.split(" - ")[1] for path in turns[0].iterdir()} == {*NAMES}
    for path in turns[0].iterdir():
        assert path.read_bytes() == (turns[1] / path.name).read_bytes(), path.name
