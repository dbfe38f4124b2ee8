"""The verb `export`: the plan of a session, in one format or several."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.cli.output import require_other_file, wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.exports.formats import FORMATS, Plan, plan_of, write_file
from pcra_game.texts import cli as words

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile


def export(options: Namespace) -> int:
    """Write every format asked for beside the session, or into `--out`."""
    formats = chosen_formats(options.to)
    from pcra_game.persistence.session_file import SessionFile

    with SessionFile.open(options.file, read_only=True) as session:
        plan = session_plan(session)
    folder = options.out if options.out is not None else options.file.absolute().parent
    targets = {name: folder / f"{options.file.stem}.{name}" for name in formats}
    for target in targets.values():
        require_other_file(target, options.file)
    make_folder(folder)
    for name, target in targets.items():
        write_file(name, plan, target)
        wrote(target)
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


def session_plan(session: "SessionFile") -> Plan:
    """Give the plan as it stands in a session."""
    return plan_of(session.state, session.game, session.history)
