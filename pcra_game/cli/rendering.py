"""The verb `render`: one view of a session as a picture, without a screen."""

import os
import re
from argparse import Namespace

from pcra_game.cli.output import require_other_file, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.domain.figures import matrix
from pcra_game.persistence.opening import open_to_read
from pcra_game.resources import font_files
from pcra_game.texts import cli as words


def render(options: Namespace) -> int:
    """Draw the matrix into a PNG of the size asked for."""
    width, height = _size(options.size)
    if options.out.suffix.lower() != ".png":
        raise CommandLineError(words.not_an_image_name(str(options.out)))
    if not options.out.absolute().parent.is_dir():
        raise CommandLineError(words.no_folder(str(options.out.parent)))
    with open_to_read(options.file) as session:
        require_other_file(options.out, options.file)
        drawing = matrix(session.state, session.game)
    # A picture needs no screen, and the machine may have none.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from pcra_game.table_view.figure_painter import render_png

    application = QGuiApplication.instance() or QGuiApplication([])
    try:
        render_png(
            drawing, options.out, width=width, height=height, font_files=list(font_files().values())
        )
    except OSError as error:
        raise CommandLineError(words.cannot_draw(str(options.out))) from error
    finally:
        del application
    wrote(options.out)
    return 0


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if found is None or not all(100 <= int(part) <= 8000 for part in found.groups()):
        raise CommandLineError(words.bad_size(text))
    return int(found[1]), int(found[2])
