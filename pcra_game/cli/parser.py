"""The command line: its words, and how an error ends it.

The module of a verb is imported when the verb is called.
"""

import argparse
import os
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from pcra_game.texts import cli as words
from pcra_game.texts.known_error import KnownError

REFUSED = 2


class CommandLineError(KnownError):
    """Words that the command line does not understand."""


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
    parser = FrenchParser(prog="pcra-game", description=words.DESCRIPTION)
    parser.add_argument("--version", action="store_true", help=words.VERSION)
    verbs = parser.add_subparsers(dest="verb", title=words.COMMANDS, metavar="")
    _add_making_verbs(verbs)
    _add_reading_verbs(verbs)
    return parser


def _add_making_verbs(verbs: Any) -> None:
    """Verbs that write a session."""
    demo = verbs.add_parser("demo", help=words.DEMO)
    demo.add_argument(
        "--out", type=Path, default=Path("pcra-demo"), metavar=words.A_FOLDER, help=words.OUT_FOLDER
    )
    new = verbs.add_parser("new", help=words.NEW)
    new.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    new.add_argument("--unit", required=True, metavar="CODE", help=words.UNIT)
    new.add_argument("--deck", default="hopital", metavar=words.A_NAME, help=words.DECK_NAME)
    new.add_argument("--scenario", default="S1", metavar=words.A_NAME, help=words.SCENARIO)
    new.add_argument("--establishment", default="", metavar=words.A_NAME, help=words.ESTABLISHMENT)
    new.add_argument("--activities", default="", metavar="A,B,C", help=words.ACTIVITIES)
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
    review = verbs.add_parser("review", help=words.REVIEW)
    review.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    review.add_argument("--json", action="store_true", dest="as_json", help=words.AS_JSON)
    check = verbs.add_parser("check", help=words.CHECK)
    check.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    render = verbs.add_parser("render", help=words.RENDER)
    render.add_argument("file", metavar=words.A_FILE, type=Path, help=words.FILE)
    render.add_argument("--view", required=True, choices=["matrix"], help=words.VIEW)
    render.add_argument("--out", required=True, type=Path, metavar="IMAGE", help=words.OUT_FILE)
    render.add_argument("--size", default="1920x1080", metavar=words.A_SIZE, help=words.SIZE)
    deck = verbs.add_parser("deck", help=words.DECK)
    deck_verbs = deck.add_subparsers(dest="deck_verb", title=words.COMMANDS, metavar="")
    deck_check = deck_verbs.add_parser("check", help=words.DECK_CHECK)
    deck_check.add_argument("path", metavar=words.A_PATH, type=Path, help=words.PATH)


VERBS = {
    "demo": ("demo", "play_demo"),
    "new": ("sessions", "create"),
    "import": ("sessions", "import_sheet"),
    "export": ("exporting", "export"),
    "review": ("sessions", "review_plan"),
    "check": ("sessions", "check_file"),
    "render": ("rendering", "render"),
    "deck": ("sessions", "check_deck"),
}
"""Where each verb lives, as (module of this package, function)."""


def run(arguments: Sequence[str]) -> int:
    """Carry out one command and give its exit code: 0, 1 for a finding, 2 for a refusal.

    Errors go to stderr, in one French sentence; never a traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a sign shows « ? » instead of ending in an error.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        return _dispatch(list(arguments))
    except KnownError as error:
        return _refuse(str(error))
    except ModuleNotFoundError as error:
        return _refuse(words.missing_library(str(error.name)))
    except BrokenPipeError:
        # The reader of a pipe left, as `head` does: nothing more to say to anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _refuse(words.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last door before the room: no traceback
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}\u00a0: {last.lineno}"
        return _refuse(words.unexpected(type(error).__name__, place))


def _dispatch(arguments: list[str]) -> int:
    parser = build_parser()
    first = arguments[0] if arguments else ""
    if first == "--" or (first and first not in VERBS and not first.startswith("-")):
        path = arguments[1] if first == "--" and len(arguments) > 1 else first
        if first != "--" and not Path(first).suffix and not Path(first).exists():
            raise CommandLineError(words.unknown_command(first, ", ".join(VERBS)))
        raise CommandLineError(words.no_window(path))
    options, extra = parser.parse_known_args(arguments)
    if extra:
        raise CommandLineError(words.misunderstood(" ".join(extra), options.verb or ""))
    if options.version:
        from importlib.metadata import version

        print(version("pcra-game"))  # noqa: T201 - the answer of the command
        return 0
    if options.verb == "deck" and options.deck_verb is None:
        raise CommandLineError(words.missing_arguments("check", "deck"))
    if options.verb is None:
        parser.print_help()
        return 0
    module, function = VERBS[options.verb]
    verb: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"pcra_game.cli.{module}"), function
    )
    return verb(options)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - where errors go
    return REFUSED
