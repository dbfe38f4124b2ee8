"""Every view of a session becomes a picture, on a machine without a screen."""

import struct
from pathlib import Path
from typing import Any

import pytest

VIEWS = ("table", "projector", "synthesis", "matrix")


def size_of(png: Path) -> tuple[int, int]:
    """Width and height, from the head of the file."""
    head = png.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


def bare(surroundings: dict[str, str]) -> dict[str, str]:
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in surroundings.items() if name not in gone}


@pytest.fixture(scope="module")
def drawn(
    pcra: Any, pcra_alone: Any, surroundings: dict[str, str], demo: Path, tmp_path_factory: Any
) -> tuple[Path, dict[str, Any]]:
    """Each view of the demo, twice, by processes that know no screen."""
    kept = dict(surroundings)
    surroundings.clear()
    surroundings.update(bare(kept))
    folder = tmp_path_factory.mktemp("images")
    commands = {
        f"{view}-{turn}.png": (
            *("render", demo, "--view", view, "--out", f"{view}-{turn}.png"),
            *("--size", "1366x768"),
        )
        for view in VIEWS
        for turn in (1, 2)
    }
    told = {
        picture: (pcra if picture.endswith("-1.png") else pcra_alone)(*command, cwd=folder)
        for picture, command in commands.items()
    }
    surroundings.update(kept)
    return folder, told


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_drawn_at_the_size_asked_for(drawn: Any, view: str) -> None:
    folder, told = drawn
    answer = told[f"{view}-1.png"]
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith(f"Écrit\u00a0: {view}-1.png (")
    assert size_of(folder / f"{view}-1.png") == (1366, 768)


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_session_gives_the_same_picture(drawn: Any, view: str) -> None:
    folder, _ = drawn
    first, second = ((folder / f"{view}-{turn}.png").read_bytes() for turn in (1, 2))
    assert first == second


def test_views_do_not_look_alike(drawn: Any) -> None:
    folder, _ = drawn
    assert len({(folder / f"{view}-1.png").read_bytes() for view in VIEWS}) == len(VIEWS)


def test_the_session_is_only_read(drawn: Any, demo: Path, pcra: Any, tmp_path: Path) -> None:
    before = demo.read_bytes()
    told = pcra("render", demo, "--view", "projector", "--out", "p.png", cwd=tmp_path)
    assert told.returncode == 0
    assert demo.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["p.png"]


@pytest.mark.parametrize("size", ["100x100", "3840x2160"])
def test_a_new_session_has_every_view_at_any_size(
    pcra_each: Any, fresh: Path, tmp_path: Path, size: str
) -> None:
    told = pcra_each(
        [
            ("render", fresh, "--view", view, "--out", f"{view}.png", "--size", size)
            for view in VIEWS
        ],
        cwd=tmp_path,
    )
    assert [(one.returncode, one.stderr) for one in told] == [(0, "")] * len(VIEWS)
    wanted = tuple(map(int, size.split("x")))
    assert {size_of(tmp_path / f"{view}.png") for view in VIEWS} == {wanted}
