"""The verbs `protect` and `unprotect`: a session into a protected copy, and back.

A passphrase is asked for on a terminal or read from a file; never an argument, which every
program of the post could read.
"""

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from pcra_game.cli.output import wrote
from pcra_game.cli.parser import CommandLineError
from pcra_game.texts import cli as cli_words
from pcra_game.texts import protected as words

_LARGEST = 4096
"""Bytes of a file that holds one passphrase."""


def protect(options: Namespace) -> int:
    """`protect`: write a protected copy, which is opened once before it is there."""
    from pcra_game.persistence.protected import protect as write
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.workshop.passphrases import require_strong

    # What cannot be opened is told as what it is, before a passphrase is asked for.
    SessionFile.open(options.file, read_only=True).close()
    passphrase = _passphrase(options.passphrase_file, again=True)
    require_strong(passphrase)
    write(options.file, options.out, passphrase)
    wrote(options.out)
    return 0


def unprotect(options: Namespace) -> int:
    """`unprotect`: write the session of a protected copy, checked as every session is."""
    from pcra_game.persistence.protected import place_session, read_protected, unseal

    if options.out.suffix.lower() != ".pcra":
        raise CommandLineError(cli_words.not_a_session_name(str(options.out)))
    # What no passphrase opens is refused before one is asked for.
    container = read_protected(options.file)
    plain = unseal(container, _passphrase(options.passphrase_file, again=False))
    place_session(plain, options.out)
    wrote(options.out)
    return 0


def _passphrase(file: Path | None, *, again: bool) -> str:
    """Give the passphrase as it was typed. Raises CommandLineError."""
    if file is not None:
        return _read(file)
    if not sys.stdin.isatty():
        raise CommandLineError(words.NO_TERMINAL)
    typed = getpass.getpass(words.PROMPT)
    if again and getpass.getpass(words.PROMPT_AGAIN) != typed:
        raise CommandLineError(words.NOT_THE_SAME)
    return typed


def _read(file: Path) -> str:
    """Give the one line of a UTF-8 file, without its line end: nothing else is taken away."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
        text = data.decode("utf-8-sig")
    except (OSError, ValueError):
        raise CommandLineError(words.passphrase_file_unreadable(file)) from None
    line = text.removesuffix("\n").removesuffix("\r")
    if len(data) > _LARGEST or not line or "\n" in line or "\r" in line:
        raise CommandLineError(words.passphrase_file_unreadable(file))
    return line
