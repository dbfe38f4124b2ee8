"""The verbs `backup list`, `backup restore` and `salvage`. They ask nothing."""

import sys
from argparse import Namespace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pcra_game.cli.errors import CommandLineError
from pcra_game.cli.output import say, wrote
from pcra_game.texts import backups as words
from pcra_game.texts import file_errors
from pcra_game.workshop.profile import default_folder

if TYPE_CHECKING:
    from pcra_game.persistence.backups import Backup, Backups, Reason


def backup(options: Namespace) -> int:
    """`backup`: carry out the verb behind it."""
    return {"list": _list, "restore": _restore}[options.backup_verb](options)


def salvage_file(options: Namespace) -> int:
    """`salvage`: write what can be read; 0 if nothing is missing, 1 if something may be."""
    from pcra_game.persistence.salvage import salvage

    done = salvage(options.file, options.out, datetime.now(UTC))
    for path in (done.data, done.text, done.session):
        if path is not None:
            wrote(path)
    say(words.salvaged(done.entries, done.verified))
    return 0 if done.complete else 1


def _list(options: Namespace) -> int:
    """Print the backups of every workshop, or of one file; 1 if one of them is not whole."""
    backups = _backups()
    if options.file is None:
        groups = backups.every()
    else:
        groups = tuple(filter(None, [_to_list(backups, options.file)]))
    if not groups:
        say(words.NONE_HERE if options.file is None else words.none_of(options.file.name))
        return 0
    broken = [_print_group(backups, group) for group in groups]
    return 1 if any(broken) else 0


def _print_group(backups: "Backups", group: "tuple[Backup, ...]") -> bool:
    """Print one workshop; gives whether something in it is not whole."""
    from pcra_game.workshop.keeping_backups import described

    told = [described(backups, one) for one in group]
    title = next((one.content.title for one in told if one.content), "")
    say(words.listed_session(title, code_of(group[0])))
    for one in told:
        made, content = one.backup, one.content
        phase = (content.phase or words.NO_PHASE) if content else ""
        state = words.decisions(content.decisions) if content else words.BROKEN
        say(words.listed(made.number, made.at, made.reason, phase, state))
    return any(one.content is None for one in told)


def _restore(options: Namespace) -> int:
    """Put a backup in the place of a file; says what the file holds now, and what was kept."""
    ways = {"--latest": options.latest, "--number": options.number, "--at": options.at}
    given = [name for name, value in ways.items() if value]
    if len(given) > 1:
        raise CommandLineError(words.one_way_only(given))
    from pcra_game.workshop.known_sessions import KnownSessions

    backups = _backups()
    path: Path = options.file
    group = _group(backups, options.session) if options.session else _of_file(backups, path)
    chosen = _chosen(backups, group, options, path)
    content = backups.describe(chosen)
    there = path.exists()
    kept = backups.restore(chosen, path, datetime.now(UTC))
    # What the file now lacks is meant: opening it is not to be warned of.
    KnownSessions(default_folder()).remember(content.session, path, content.head, content.entries)
    say(words.restored(path, chosen.at, words.decisions(content.decisions)))
    say(words.kept_at(kept) if there and kept is not None else words.there_already(path))
    return 0


def _chosen(
    backups: "Backups", group: "tuple[Backup, ...]", options: Namespace, path: Path
) -> "Backup":
    from pcra_game.workshop.keeping_backups import described

    asked = options.number or options.at
    wanted = group
    if options.number:
        wanted = tuple(one for one in group if str(one.number) == options.number.strip())
    elif options.at:
        until = instant(options.at)
        wanted = tuple(one for one in group if one.at < until)
    whole = next((one for one in wanted if described(backups, one).content), None)
    if whole is None:
        raise CommandLineError(words.no_such_backup(asked) if asked else words.no_backup(path))
    return whole


def instant(text: str) -> datetime:
    """Give the end of a day, or of a minute, in local time. Raises CommandLineError."""
    try:
        told = datetime.fromisoformat(text.strip().replace("h", ":"))
        step = timedelta(days=1) if len(text.strip()) <= len("2026-11-25") else timedelta(minutes=1)
        return (told + step).astimezone()
    except (ValueError, OverflowError):
        raise CommandLineError(words.not_a_date(text)) from None


def code_of(backup: "Backup") -> str:
    """Give the code by which a person names a workshop: the start of its folder's name."""
    return backup.path.parent.name[:8]


def keep_before(path: Path, reason: "Reason") -> None:
    """Make a backup before a command changes a workshop; says why where this post can keep none."""
    from pcra_game.persistence.errors import CannotWrite

    try:
        _backups().keep(path, _session(path), reason, datetime.now(UTC))
    except CannotWrite as error:
        # The command itself is one entry of the journal, that can be taken back.
        print(error, file=sys.stderr)  # noqa: T201 - where errors go


def _of_file(backups: "Backups", path: Path) -> "tuple[Backup, ...]":
    session = _session(path)
    if not session:
        raise CommandLineError(words.unknown_session(path))
    return backups.of(session)


def _to_list(backups: "Backups", path: Path) -> "tuple[Backup, ...]":
    """The backups of a file, which need not be there any more if this post knew it."""
    session = _session(path)
    if not session and not path.exists():
        raise CommandLineError(file_errors.file_missing(path))
    if not session:
        raise CommandLineError(words.unknown_to_list(path))
    return backups.of(session)


def _group(backups: "Backups", code: str) -> "tuple[Backup, ...]":
    found = [group for group in backups.every() if code_of(group[0]) == code.lower()]
    if len(found) != 1:
        raise CommandLineError(words.unknown_code(code))
    return found[0]


def _session(path: Path) -> str:
    from pcra_game.workshop.keeping_backups import session_at
    from pcra_game.workshop.known_sessions import KnownSessions

    return session_at(path, KnownSessions(default_folder()).at)


def keepers() -> dict[str, Any]:
    """Give what keeps copies of a file before opening it for writing changes it."""
    from pcra_game.workshop.keeping_backups import keep_before_migration, keep_interrupted

    backups = _backups()
    return {
        "keep": keep_before_migration(backups, _now),
        "keep_interrupted": keep_interrupted(backups, _now),
    }


def _now() -> datetime:
    return datetime.now(UTC)


def _backups() -> "Backups":
    from pcra_game.workshop.keeping_backups import backups_of

    return backups_of(default_folder())
