"""The table and the projector look as they did when somebody last looked at them.

After a change that is meant: `python -m tests.visual --out DIR --keep`, and look at DIR.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("PySide6", exc_type=ImportError)

from PIL import Image

from pcra_game.windows.room import Room
from pcra_game.workshop.clock import PhaseClock
from tests.visual.comparing import GOLDENS, farthest_tile, small
from tests.visual.gallery import SHOTS, Shot, play_until_pictured, stopped_room, take

MOST_DIFFERENCE = 5.0
"""Of 255 in any tile. The same release of Qt gives 0; the coloured side of cards a third wider
gives 17 to 39, the felt a shade lighter 11."""


@pytest.fixture(scope="module")
def stopped(qapp, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Room, PhaseClock]]:
    path = tmp_path_factory.mktemp("gallery") / "atelier.pcra"
    play_until_pictured(path)
    with stopped_room(path) as room:
        yield room


SEEN = [shot for shot in SHOTS if shot.golden == shot.name or shot.size == (1366, 768)]
"""Each picture that is kept once; for one screen, that no size of text changes the projector."""


@pytest.mark.parametrize("shot", SEEN, ids=lambda shot: shot.name)
def test_it_looks_as_it_was_seen(
    shot: Shot, stopped: tuple[Room, PhaseClock], tmp_path: Path
) -> None:
    image = take(shot, *stopped)
    assert (image.width(), image.height()) == shot.size
    golden = GOLDENS / f"{shot.golden}.png"
    with Image.open(golden) as seen:
        far = farthest_tile(small(image), seen)
    if far > MOST_DIFFERENCE:
        image.save(str(tmp_path / golden.name))
    assert far <= MOST_DIFFERENCE, f"{tmp_path / golden.name} differs from {golden} by {far:.0f}"


def test_no_picture_is_kept_that_nobody_takes() -> None:
    assert {file.stem for file in GOLDENS.iterdir()} == {shot.golden for shot in SHOTS}
