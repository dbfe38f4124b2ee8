"""The command line: which part of the program answers, and how an error ends it.

The module of a verb is imported when the verb is called.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pcra_game.cli.errors import CommandLineError
from pcra_game.texts import cli as words
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["CommandLineError", "run"]

REFUSED = 2


VERBS = {
    "demo": ("demo", "play_demo"),
    "new": ("sessions", "create"),
    "kit": ("sessions", "save_kit"),
    "import": ("sessions", "import_sheet"),
    "export": ("exporting", "export"),
    "review": ("sessions", "review_plan"),
    "check": ("sessions", "check_file"),
    "render": ("rendering", "render"),
    "print": ("printing", "print_for_room"),
    "deck": ("sessions", "check_deck"),
    "backup": ("backups", "backup"),
    "salvage": ("backups", "salvage_file"),
    "protect": ("protecting", "protect"),
    "unprotect": ("protecting", "unprotect"),
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
        import traceback

        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(last.filename).name}\u00a0: {last.lineno}"
        return _refuse(words.unexpected(type(error).__name__, place))


def _dispatch(arguments: list[str]) -> int:
    safe = arguments[:1] == ["--safe"]
    rest = arguments[1:] if safe else arguments
    if not rest:  # the window alone waits for no parser
        return _show(None, safe=safe)
    asked = _file_asked(rest)
    if asked is not None:
        return _show(Path(asked), safe=safe)
    from pcra_game.cli.arguments import build_parser

    parser = build_parser()
    options, extra = parser.parse_known_args(arguments)
    if extra:
        raise CommandLineError(words.misunderstood(" ".join(extra), options.verb or ""))
    if options.version:
        from importlib.metadata import version

        print(version("pcra-game"))  # noqa: T201 - the answer of the command
        return 0
    if options.verb == "deck" and options.deck_verb is None:
        raise CommandLineError(words.missing_arguments("check", "deck"))
    if options.verb == "backup" and options.backup_verb is None:
        raise CommandLineError(words.missing_arguments("list, restore", "backup"))
    if options.self_test:
        from pcra_game.app.self_test import self_test

        return self_test()
    watched = options.verb == "demo" and options.watch
    if options.verb is None or watched:
        return _show(None, safe=options.safe, demo=watched)
    module, function = VERBS[options.verb]
    verb: Callable[[Namespace], int] = getattr(import_module(f"pcra_game.cli.{module}"), function)
    return verb(options)


def _file_asked(arguments: list[str]) -> str | None:
    """The file to open in the window, or `None` where something else is asked for."""
    forced = arguments[:1] == ["--"]
    first, *others = (arguments[1:] if forced else arguments) or [""]
    if not first or (not forced and (first in VERBS or first.startswith("-"))):
        return None
    if not forced and not Path(first).suffix and not Path(first).exists():
        raise CommandLineError(words.unknown_command(first, ", ".join(VERBS)))
    if others:
        raise CommandLineError(words.misunderstood(" ".join(others), ""))
    return first


def _show(file: Path | None, *, safe: bool = False, demo: bool = False) -> int:
    """Show the window until it is closed. Raises NoWindowError where none can be shown."""
    # Nothing made before the first frame is garbage: the application collects from then on.
    gc.disable()
    from pcra_game.app.screen import require_screen

    require_screen()
    from pcra_game.app.application import run_application

    return run_application(file, safe=safe, demo=demo)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - where errors go
    return REFUSED
