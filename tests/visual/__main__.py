"""`python -m tests.visual --out DIR` writes every picture of the gallery to be looked at;
`--keep` writes the small ones that the tests compare with."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from tests.visual.comparing import GOLDENS, small
from tests.visual.gallery import SHOTS, play_until_pictured, stopped_room, take


def main() -> int:
    """Write the pictures; give 0."""
    parser = ArgumentParser(prog="python -m tests.visual", description=__doc__)
    parser.add_argument("--out", type=Path, help="folder of the large pictures")
    parser.add_argument("--keep", action="store_true", help="write what the tests compare with")
    parser.add_argument("--only", default="", help="only names that hold this")
    options = parser.parse_args()
    _application = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "atelier.pcra"
        play_until_pictured(path)
        with stopped_room(path) as (room, clock):
            for shot in SHOTS:
                if options.only not in shot.name:
                    continue
                image = take(shot, room, clock)
                if options.out is not None:
                    options.out.mkdir(parents=True, exist_ok=True)
                    image.save(str(options.out / f"{shot.name}.png"))
                if options.keep and shot.golden == shot.name:
                    GOLDENS.mkdir(exist_ok=True)
                    small(image).save(GOLDENS / f"{shot.name}.png", optimize=True)
                print(shot.name)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
