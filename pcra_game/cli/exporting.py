"""The verb `export`: the deliverables of a session, by format, by name, or all with a manifest."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.app.deliverables import EVERYTHING
from pcra_game.cli.output import require_other_file, say, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.exports.bundle import (
    Prepared,
    Writing,
    Written,
    manifest_names,
    template_lacks,
    write_manifest,
)
from pcra_game.exports.deliverables import (
    ALONE,
    Piece,
    alone,
    called,
    endings_of,
    pieces,
)
from pcra_game.exports.formats import Finish
from pcra_game.exports.source import Source
from pcra_game.exports.target import require_closed
from pcra_game.texts import cli as words
from pcra_game.texts import deliverables as said

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile

ALL = "all"


def export(options: Namespace) -> int:
    """Write what is asked for beside the session, or into `--out`: all of it or nothing."""
    asked = chosen(options.to)
    from pcra_game.persistence.session_file import SessionFile

    with SessionFile.open(options.file, read_only=True) as session:
        source = session_source(session)
    folder = options.out if options.out is not None else options.file.absolute().parent
    files = asked_pieces(asked, options.file.stem, called(source.state, source.game))
    for piece in files:
        require_other_file(folder / piece.name, options.file)
        require_closed(folder / piece.name)
    if options.template is not None:
        for lack in template_lacks(options.template):
            say(words.TEMPLATE_LACKS.format(lack=lack))
    make_folder(folder)
    finish = _finish(options)
    told_before = manifest_names(folder)
    written = _write(Writing(source, finish), files, folder)
    if asked == [ALL] or not told_before.isdisjoint(file.name for file in written):
        for path in write_manifest(source, written, folder, finish):
            wrote(path)
    return 0


def _write(writing: Writing, files: Sequence[Piece], folder: Path) -> list[Written]:
    """Write every file beside the one of before, then put them all in place."""
    prepared: list[Prepared] = []
    with ExitStack() as given_up:
        for piece in files:
            prepared.append(writing.prepare(piece, folder))
            given_up.callback(prepared[-1].drop)
        for file in prepared:
            file.put()
            wrote(folder / file.written.name)
        given_up.pop_all()
    return [file.written for file in prepared]


def chosen(asked: str) -> list[str]:
    """The formats and deliverables named in « pdf,minutes », or « all » alone.

    Raises CommandLineError for a name that is neither.
    """
    names = [name.strip().lower() for name in asked.split(",") if name.strip()]
    if names == [ALL]:
        return names
    keys = (one.key for one in EVERYTHING if not one.part_of)
    known = tuple(dict.fromkeys((*endings_of(EVERYTHING), *keys)))
    for name in names or [asked.strip() or "--to"]:
        if name not in known:
            raise CommandLineError(words.unknown_format(name, ", ".join((*known, ALL))))
    return list(dict.fromkeys(names))


def asked_pieces(asked: Sequence[str], stem: str, unit: str) -> list[Piece]:
    """Give the files of what is asked for.

    A format alone is the plan in one file that bears the `stem` of the session, as scripts expect
    it, or all that there is where it holds no plan; a deliverable is named by its proof and comes
    in all of its formats.
    """
    endings = endings_of(EVERYTHING)
    files: list[Piece] = []
    for name in asked:
        if name == ALL:
            files += pieces(EVERYTHING, endings, unit)
        elif name in ALONE:
            files.append(alone(name, stem))
        elif name in endings:
            files += pieces(EVERYTHING, (name,), unit)
        else:
            own = [one for one in EVERYTHING if name in (one.key, one.part_of)]
            files += pieces(own, endings_of(own), unit)
    return list({piece.name: piece for piece in files}.values())


def make_folder(folder: Path) -> None:
    """Make the folder if it is not there. Raises CommandLineError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandLineError(words.cannot_make_folder(str(folder))) from error


def session_source(session: "SessionFile") -> Source:
    """Give what the deliverables of a session are built from, as it stands."""
    return Source(session.state, session.game, session.history, session.head)


def _finish(options: Namespace) -> Finish:
    return Finish(
        confidentiality=options.mark or "",
        watermark=said.WATERMARK if options.watermark else "",
        template=options.template,
    )
