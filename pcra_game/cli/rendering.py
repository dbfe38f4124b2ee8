"""The verb `render`: one view of a session as a picture, without a screen."""

import re
from argparse import Namespace

from pcra_game.cli.output import require_other_file, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import cli as words


def render(options: Namespace) -> int:
    """Draw a view into a PNG of the size asked for."""
    size = _size(options.size)
    if options.out.suffix.lower() != ".png":
        raise CommandLineError(words.not_an_image_name(str(options.out)))
    if not options.out.absolute().parent.is_dir():
        raise CommandLineError(words.no_folder(str(options.out.parent)))
    with SessionFile.open(options.file, read_only=True) as session:
        require_other_file(options.out, options.file)
        from PySide6.QtCore import QByteArray
        from PySide6.QtGui import QImageWriter

        from pcra_game.app.offscreen import application_without_screen
        from pcra_game.table_view.palette import LIGHT
        from pcra_game.windows.pictures import VIEWS

        application = application_without_screen()
        image = VIEWS[options.view](session, size, LIGHT)
        del application
    if not QImageWriter(str(options.out), QByteArray(b"PNG")).write(image):
        raise CommandLineError(words.cannot_draw(str(options.out)))
    wrote(options.out)
    return 0


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if found is None or not all(100 <= int(part) <= 8000 for part in found.groups()):
        raise CommandLineError(words.bad_size(text))
    return int(found[1]), int(found[2])
