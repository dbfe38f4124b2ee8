"""The verb `export`: the plan of a session, in one format or several."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pcra_game.cli.output import require_other_file, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.texts import cli as words

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile

Writer = Callable[[BinaryIO], None]


def export(options: Namespace) -> int:
    """Write every format asked for beside the session, or into `--out`."""
    formats = chosen_formats(options.to)
    from pcra_game.persistence.opening import open_to_read

    with open_to_read(options.file) as session:
        writers = {name: FORMATS[name](session) for name in formats}
    folder = options.out if options.out is not None else options.file.absolute().parent
    targets = {name: folder / f"{options.file.stem}.{name}" for name in formats}
    for target in targets.values():
        require_other_file(target, options.file)
    make_folder(folder)
    for name, writer in writers.items():
        write(targets[name], writer)
    return 0


def chosen_formats(asked: str) -> list[str]:
    """The formats named in « pdf,json » or « all ». Raises CommandLineError for an unknown one."""
    names = [name.strip().lower() for name in asked.split(",") if name.strip()]
    if names == ["all"]:
        return list(FORMATS)
    for name in names or [asked.strip() or "--to"]:
        if name not in FORMATS:
            raise CommandLineError(words.unknown_format(name, ", ".join(FORMATS)))
    return list(dict.fromkeys(names))


def make_folder(folder: Path) -> None:
    """Make the folder if it is not there. Raises CommandLineError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandLineError(words.cannot_make_folder(str(folder))) from error


def write(target: Path, writer: Writer) -> None:
    """Write one file whole, or not at all, and say so."""
    from pcra_game.exports.target import write_atomically

    write_atomically(target, writer)
    wrote(target)


def pdf_writer(session: "SessionFile") -> Writer:
    """The plan as PDF."""
    from pcra_game.domain.plan import build_plan
    from pcra_game.exports.pdf import write_pdf

    recorded_at = session.history.done[-1].recorded_at
    document = build_plan(session.state, session.game, recorded_at=recorded_at)
    return lambda stream: write_pdf(document, stream)


def json_writer(session: "SessionFile") -> Writer:
    """The facts of the plan as JSON."""
    from pcra_game.domain.plan_facts import plan_facts
    from pcra_game.exports.json_export import write_json

    facts = plan_facts(session.state, session.game)
    return lambda stream: write_json(facts, stream)


FORMATS: dict[str, Callable[["SessionFile"], Writer]] = {"pdf": pdf_writer, "json": json_writer}
