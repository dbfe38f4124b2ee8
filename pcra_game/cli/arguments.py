"""The verbs and options of the command line, and their help, in French."""

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

from pcra_game.cli.errors import CommandLineError
from pcra_game.texts import backups as backup_words
from pcra_game.texts import cli as words
from pcra_game.texts import protected as protected_words


class FrenchParser(argparse.ArgumentParser):
    """argparse, with French headings and refusals."""

    def __init__(self, **options: Any) -> None:
        """Takes the options of ArgumentParser."""
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title = words.ARGUMENTS
        self._optionals.title = words.OPTIONS
        self.add_argument("-h", "--help", action="help", help=words.HELP)

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage: ", words.USAGE, 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage: ", words.USAGE, 1)

    def error(self, message: str) -> NoReturn:
        """Raise CommandLineError: what is missing by name, or what is not understood."""
        verb = self.prog.partition(" ")[2]
        missing = re.search(r"required: (.+)$", message)
        if missing:
            raise CommandLineError(words.missing_arguments(missing[1], verb))
        bare = re.search(r"argument (\S+): expected", message)
        if bare:
            raise CommandLineError(words.missing_value(bare[1], verb))
        wrong = re.search(r"choice: '([^']*)' \(choose from (.*)\)$", message)
        if wrong:
            known = wrong[2].replace("'", "")
            raise CommandLineError(words.unknown_choice(wrong[1], known))
        raise CommandLineError(words.misunderstood(message, verb))


def build_parser() -> FrenchParser:
    """Every verb with its arguments."""
    parser = FrenchParser(prog="pcra-game", description=words.DESCRIPTION, epilog=words.WINDOW)
    parser.add_argument("--version", action="store_true", help=words.VERSION)
    parser.add_argument("--self-test", action="store_true", help=words.SELF_TEST)
    parser.add_argument("--safe", action="store_true", help=words.SAFE)
    verbs = parser.add_subparsers(dest="verb", title=words.COMMANDS, metavar="")
    options = "[-h] [--version] [--self-test] [--safe]"
    parser.usage = f"{parser.prog} {options} [{words.A_FILE} | {words.A_VERB} …]"
    _add_making_verbs(verbs)
    _add_reading_verbs(verbs)
    _add_rescuing_verbs(verbs)
    _add_protecting_verbs(verbs)
    return parser


def _add_making_verbs(verbs: Any) -> None:
    """Verbs that write a session."""
    demo = verbs.add_parser("demo", help=words.DEMO)
    demo.add_argument(
        "--out", type=Path, default=Path("pcra-demo"), metavar=words.A_FOLDER, help=words.OUT_FOLDER
    )
    demo.add_argument("--unit", default="", metavar="CODE", help=words.DEMO_UNIT)
    demo.add_argument("--scenario", default="", metavar=words.A_NAME, help=words.DEMO_SCENARIO)
    demo.add_argument("--watch", action="store_true", help=words.WATCH)
    new = verbs.add_parser("new", help=words.NEW)
    new.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    new.add_argument("--unit", default="", metavar="CODE", help=words.UNIT)
    new.add_argument("--kit", type=Path, default=None, metavar="KIT", help=words.KIT)
    new.add_argument("--deck", default="hopital", metavar=words.A_NAME, help=words.DECK_NAME)
    new.add_argument("--scenario", default="S1", metavar=words.A_NAME, help=words.SCENARIO)
    new.add_argument("--establishment", default="", metavar=words.A_NAME, help=words.ESTABLISHMENT)
    new.add_argument("--activities", default="", metavar="A,B,C", help=words.ACTIVITIES)
    kit = verbs.add_parser("kit", help=words.SAVE_KIT)
    kit.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    kit.add_argument("--out", required=True, type=Path, metavar="KIT", help=words.OUT_KIT)
    sheet = verbs.add_parser("import", help=words.IMPORT)
    sheet.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    sheet.add_argument("sheet", metavar=words.A_SHEET, type=Path, help=words.SHEET)


def _add_reading_verbs(verbs: Any) -> None:
    """Verbs that read a session, a deck or a scenario."""
    export = verbs.add_parser("export", help=words.EXPORT)
    export.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    export.add_argument("--to", required=True, metavar="FORMATS", help=words.TO)
    export.add_argument(
        "--out", type=Path, default=None, metavar=words.A_FOLDER, help=words.OUT_FOLDER
    )
    export.add_argument("--mark", default="", metavar=words.A_MARK, help=words.MARK)
    export.add_argument("--watermark", action="store_true", help=words.WATERMARK)
    export.add_argument(
        "--template", type=Path, default=None, metavar=words.A_TEMPLATE, help=words.TEMPLATE
    )
    review = verbs.add_parser("review", help=words.REVIEW)
    review.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    review.add_argument("--json", action="store_true", dest="as_json", help=words.AS_JSON)
    check = verbs.add_parser("check", help=words.CHECK)
    check.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    check.add_argument("--json", action="store_true", dest="as_json", help=words.CHECK_JSON)
    render = verbs.add_parser("render", help=words.RENDER)
    render.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    views = ["table", "projector", "synthesis", "matrix"]
    render.add_argument("--view", required=True, choices=views, help=words.VIEW)
    render.add_argument("--out", required=True, type=Path, metavar="IMAGE", help=words.OUT_FILE)
    render.add_argument("--size", default="1920x1080", metavar=words.A_SIZE, help=words.SIZE)
    _add_print(verbs)
    deck = verbs.add_parser("deck", help=words.DECK)
    deck_verbs = deck.add_subparsers(dest="deck_verb", title=words.COMMANDS, metavar="")
    deck.usage = f"{deck.prog} [-h] {words.A_VERB} …"
    deck_check = deck_verbs.add_parser("check", help=words.DECK_CHECK)
    deck_check.add_argument("path", metavar=words.A_PATH, type=Path, help=words.PATH)


def _add_print(verbs: Any) -> None:
    """The verb that prints for the room, of a session or of a unit of a deck."""
    room = verbs.add_parser("print", help=words.PRINT)
    room.add_argument("what_of", metavar=words.A_FILE_OR_UNIT, help=words.FILE_OR_UNIT)
    room.add_argument("--what", default="", metavar=words.A_LIST, help=words.PRINT_WHAT)
    room.add_argument(
        "--out", required=True, type=Path, metavar=words.A_FOLDER, help=words.OUT_FOLDER
    )
    room.add_argument("--deck", default="hopital", metavar=words.A_NAME, help=words.DECK_NAME)
    room.add_argument("--scenario", default="S1", metavar=words.A_NAME, help=words.SCENARIO)


def _add_rescuing_verbs(verbs: Any) -> None:
    """Verbs for a file that is damaged, or to be as it was before."""
    backup = verbs.add_parser("backup", help=backup_words.LIST_HELP)
    of_backup = backup.add_subparsers(dest="backup_verb", title=words.COMMANDS, metavar="")
    backup.usage = f"{backup.prog} [-h] {words.A_VERB} …"
    listing = of_backup.add_parser("list", help=backup_words.LIST_VERB)
    listing.add_argument(
        "file",
        metavar=words.A_FILE,
        type=Path,
        nargs="?",
        default=None,
        help=backup_words.LISTED_FILE,
    )
    restore = of_backup.add_parser("restore", help=backup_words.RESTORE_VERB)
    restore.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    restore.add_argument("--latest", action="store_true", help=backup_words.LATEST)
    restore.add_argument(
        "--number", default="", metavar=backup_words.A_NUMBER, help=backup_words.NUMBER
    )
    restore.add_argument("--at", default="", metavar=backup_words.A_DATE, help=backup_words.AT)
    restore.add_argument(
        "--session", default="", metavar=backup_words.A_CODE, help=backup_words.OF_SESSION
    )
    salvage = verbs.add_parser("salvage", help=backup_words.SALVAGE_HELP)
    salvage.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    salvage.add_argument(
        "--out", required=True, type=Path, metavar=words.A_FOLDER, help=backup_words.SALVAGE_OUT
    )


def _add_protecting_verbs(verbs: Any) -> None:
    """Verbs on protected copies; a passphrase is never an argument."""
    said = protected_words
    protect = verbs.add_parser("protect", help=said.PROTECT_HELP)
    protect.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    protect.add_argument("--out", required=True, type=Path, metavar=said.A_COPY, help=said.OUT_COPY)
    unprotect = verbs.add_parser("unprotect", help=said.UNPROTECT_HELP)
    unprotect.add_argument("file", metavar=said.A_COPY, type=Path, help=said.COPY_FILE)
    unprotect.add_argument(
        "--out", required=True, type=Path, metavar=words.A_FILE, help=said.OUT_SESSION
    )
    for verb in (protect, unprotect):
        verb.add_argument(
            "--passphrase-file",
            type=Path,
            default=None,
            metavar=said.A_TEXT,
            help=said.PASSPHRASE_FILE,
        )
