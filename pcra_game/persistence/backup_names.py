"""The name of a backup: when, why, of what, and which in the order of being made.

`2026-11-25T14-30-00Z-regulier-1a2b3c4d-0007.pcra`. The number decides what is newer: a clock may
jump back, a number does not. It also keeps two backups of one second apart.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

SUFFIX = ".pcra"
BAD = "endommage"
BAD_SUFFIX = ".pcra.bad"

RECENT = 12
DAYS = 14

_INSTANT = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z)-([a-z]+)-([0-9a-f]{8})-(\d{4,9})\.pcra")
_NUMBER = re.compile(r"-(\d{4,9})\.pcra(?:\.bad)?$")


class Reason(StrEnum):
    """Why a backup was made; the value stands in its name."""

    REGULAR = "regulier"
    CLOSING = "fermeture"
    IMPORT = "import"
    MIGRATION = "conversion"
    RESTORE = "retour"
    ASKED = "demande"


@dataclass(frozen=True, slots=True)
class Backup:
    """A file that was whole when it got its name; `at` is in UTC, `head` begins the last hash."""

    path: Path
    at: datetime
    reason: Reason
    head: str
    number: int

    @property
    def day(self) -> date:
        """The day on the wall when it was made."""
        return self.at.astimezone().date()


def name_of(at: datetime, reason: Reason, head: str, number: int) -> str:
    """Give the name of the backup with that number."""
    return f"{_stamp(at)}-{reason}-{head[:8]}-{number:04d}{SUFFIX}"


def bad_name(at: datetime, number: int) -> str:
    """Give the name under which a file that is not whole is put aside, as it is."""
    return f"{_stamp(at)}-{BAD}-{number:04d}{BAD_SUFFIX}"


def parse(path: Path) -> Backup | None:
    """Read a backup from its name; `None` for what has another kind of name."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], _INSTANT).replace(tzinfo=UTC)
        at.astimezone()
        return Backup(path, at, Reason(found[2]), found[3], int(found[4]))
    except (ValueError, OverflowError):
        return None


def next_number(names: Iterable[str]) -> int:
    """Give the number of the next backup in a folder that holds these names."""
    return 1 + max((int(found[1]) for n in names if (found := _NUMBER.search(n))), default=0)


def newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Sort by the order of being made."""
    return tuple(sorted(backups, key=lambda one: (one.number, one.at), reverse=True))


def superfluous(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Give what the rule lets go: all but the 12 last made and the last of each of 14 days.

    The days are the last 14 on which anything was made, by local date, whatever the present one
    is: a clock that jumps ahead empties nothing. reliability.md 2.3.
    """
    ordered = newest_first(backups)
    last_of_day: dict[date, Backup] = {}
    for one in ordered:
        last_of_day.setdefault(one.day, one)
    kept = {*ordered[:RECENT], *list(last_of_day.values())[:DAYS]}
    return tuple(one for one in reversed(ordered) if one not in kept)


def _stamp(at: datetime) -> str:
    # Not strftime: it writes the year 999 in three digits on some systems.
    return at.astimezone(UTC).isoformat(timespec="seconds")[:19].replace(":", "-") + "Z"
