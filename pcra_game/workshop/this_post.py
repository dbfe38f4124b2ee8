"""What the application keeps on this post, and its erasing: only what it knows, never elsewhere.

Files are unlinked, nothing more: writing over them first promises nothing on a flash disk, which
writes elsewhere, nor on a disk with snapshots. What protects is the encryption of the disk, and
the texts say so. No link is followed: what one shows elsewhere is not touched.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pcra_game.persistence.backups import Backups
from pcra_game.persistence.private import left_private_folders
from pcra_game.texts import this_post as words
from pcra_game.workshop.kept_copies import FOLDER as WORK
from pcra_game.workshop.kept_copies import Pending, lock_copies, pending_copies
from pcra_game.workshop.known_sessions import FILE_NAME as SESSIONS
from pcra_game.workshop.known_sessions import KnownSessions
from pcra_game.workshop.last_run import FOLDER as RUNS
from pcra_game.workshop.last_run import is_alive
from pcra_game.workshop.profile import Profile, Recent

BACKUPS, ROOMS = "backups", "rooms"
PREPARATION = "preparation.pcrakit"
SETTINGS = "settings.json"

_LOGS = ("incidents.log", "incidents.old.log")
_DEEPEST = 8
_MOST = 100_000


class Kind(StrEnum):
    """What something kept is for; in the order in which it is told and erased."""

    WORKING = "working"
    BACKUPS = "backups"
    ROOMS = "rooms"
    PREPARATION = "preparation"
    RECENT = "recent"
    KNOWN = "known"
    ASIDE = "aside"
    STRAY = "stray"
    LOGS = "logs"


_FOLDERS = {WORK: Kind.WORKING, BACKUPS: Kind.BACKUPS, ROOMS: Kind.ROOMS, RUNS: Kind.LOGS}
_FILES = {
    PREPARATION: Kind.PREPARATION,
    SESSIONS: Kind.KNOWN,
    **dict.fromkeys(_LOGS, Kind.LOGS),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of what is kept: how many, and their bytes."""

    kind: Kind
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class OpenWorkshop:
    """The workshop that is open in this window: nothing of it is erased.

    `path` is the live file, `shown` the one that a person knows where they are not the same.
    """

    path: Path
    session: str
    shown: Path | None = None

    @property
    def listed(self) -> str:
        """What the list of recent workshops names."""
        return str(self.shown if self.shown is not None else self.path)


@dataclass(frozen=True, slots=True)
class Inventory:
    """What is kept; `sessions` and `exports` are known, lie elsewhere and stay."""

    parts: tuple[Part, ...]
    pending: tuple[Pending, ...] = ()
    sessions: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()
    unknown: int = 0
    open: bool = False
    other_window: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing would be erased."""
        return not self.parts


@dataclass(frozen=True, slots=True)
class Left:
    """What could not be erased, and why, as the end of a French sentence."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, links that were taken away, and what stayed."""

    parts: tuple[Part, ...]
    links: int = 0
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    kind: Kind
    path: Path
    bytes: int
    is_link: bool


def kept_on_this_post(profile: Profile, open_now: OpenWorkshop | None = None) -> Inventory:
    """Look at everything that is kept beside the settings; nothing is changed."""
    profile = _as_on_disk(profile)
    found = list(_found(profile, open_now))
    recent = profile.settings.recent
    known = KnownSessions(profile.folder)
    seen = [path for one in known.all() for path in one.paths]
    return Inventory(
        parts=_in_order([*_parts(found), *_recent_part(recent, open_now)]),
        pending=_pending(profile, open_now),
        sessions=tuple(dict.fromkeys([*(one.path for one in recent), *seen])),
        exports=known.every_export(),
        unknown=_unknown(profile.folder),
        open=open_now is not None,
        other_window=_other_run_lives(profile.folder / RUNS),
    )


def erase(profile: Profile, open_now: OpenWorkshop | None = None) -> Erased:
    """Erase everything that `kept_on_this_post` told of; what is in use or refused stays.

    A working copy that another window has open stays, with why.
    """
    profile.forget_rooms(keep="" if open_now is None else open_now.session)
    here = _as_on_disk(profile)
    private = left_private_folders()
    left: list[Left] = []
    gone: list[_Found] = []
    links = 0
    found = sorted(_found(here, open_now), key=lambda one: list(Kind).index(one.kind))
    with ExitStack() as held:
        in_use = lock_copies(here.folder / WORK, held)
        for one in found:
            if any(_lies_in(one.path, place) for place in in_use):
                left.append(Left(one.path, words.IN_USE))
            elif not _unlink(one):
                left.append(Left(one.path, words.REFUSED))
            elif one.is_link:
                links += 1
            else:
                gone.append(one)
    recent = here.settings.recent
    parts = [*_parts(gone), *_recent_part(recent, open_now)]
    if recent or profile.settings.recent:
        changed = here if profile.safe else profile
        changed.change(recent=_kept_recent(recent, open_now))
    for folder in [here.folder / name for name in _FOLDERS] + private:
        _remove_empty(folder, 0)
    return Erased(_in_order(parts), links, tuple(left))


def _as_on_disk(profile: Profile) -> Profile:
    """The profile as it lies there: a safe one reads nothing, another may have read long ago."""
    return Profile(profile.folder.absolute())


def _pending(profile: Profile, open_now: OpenWorkshop | None) -> tuple[Pending, ...]:
    work = profile.folder / WORK
    own = None if open_now is None else _own_folder(work, open_now.path)
    return pending_copies(work, own)


def _kept_recent(recent: tuple[Recent, ...], open_now: OpenWorkshop | None) -> tuple[Recent, ...]:
    return tuple(one for one in recent if open_now and one.path == open_now.listed)


def _recent_part(recent: tuple[Recent, ...], open_now: OpenWorkshop | None) -> list[Part]:
    going = len(recent) - len(_kept_recent(recent, open_now))
    return [Part(Kind.RECENT, going, 0)] if going else []


def _found(profile: Profile, open_now: OpenWorkshop | None) -> Iterator[_Found]:
    """Everything that would be erased, the open workshop and the runs that live left out."""
    spared = _spared(profile, open_now)
    for one in _everything(profile):
        if not any(_lies_in(one.path, place) for place in spared):
            yield one


def _everything(profile: Profile) -> Iterator[_Found]:
    for path in _entries(profile.folder):
        is_link = _is_link(path)
        if path.name in _FOLDERS:
            kind = _FOLDERS[path.name]
            for inside, link, weight in _walk(path):
                yield _Found(_kind_inside(inside, kind), inside, weight, link)
        elif (known := _kind_of(path)) is not None:
            yield _Found(known, path, _weight(path), is_link)
    for folder in left_private_folders():
        for inside, link, weight in _walk(folder):
            yield _Found(Kind.STRAY, inside, weight, link)


def _kind_of(path: Path) -> Kind | None:
    """What a file beside the settings is for; `None` for what is not ours, and the settings."""
    name = path.name
    if not _is_link(path) and path.is_dir():
        return None
    if name in _FILES:
        return _FILES[name]
    if name.endswith(".bad"):
        return Kind.ASIDE
    if name.startswith(".") and name.endswith((".tmp", ".tmp-journal")):
        return Kind.STRAY
    return None


def _kind_inside(path: Path, kind: Kind) -> Kind:
    if path.name.endswith(".bad") and kind is Kind.ROOMS:
        return Kind.ASIDE
    is_stray = path.name.startswith(".") and path.suffix == ".tmp"
    return Kind.STRAY if is_stray else kind


def _spared(profile: Profile, open_now: OpenWorkshop | None) -> list[Path]:
    """What stays because it is in use by this window, or by another run that lives."""
    runs = profile.folder / RUNS
    spared = [
        path
        for mark in _entries(runs)
        if is_alive(mark)
        for path in (mark, mark.with_suffix(".json"), mark.with_suffix(".trace"))
    ]
    if open_now is not None:
        spared.append(profile.room_file(open_now.session))
        spared.append(Backups(profile.folder / BACKUPS).folder_of(open_now.session))
        spared.append(_own_folder(profile.folder / WORK, open_now.path))
    return spared


def _other_run_lives(runs: Path) -> bool:
    own = f"{os.getpid()}-"
    marks = (mark for mark in _entries(runs) if mark.suffix == ".json")
    return any(is_alive(mark) for mark in marks if not mark.name.startswith(own))


def _own_folder(work: Path, live: Path) -> Path:
    """The folder of a working copy, or the file itself where it is none."""
    return live.parent if live.parent != work and _lies_in(live, work) else live


def _unlink(one: _Found) -> bool:
    try:
        one.path.unlink(missing_ok=True)
    except OSError:
        if not one.is_link:
            return False
        try:
            one.path.rmdir()  # Windows keeps a link to a folder as a folder
        except OSError:
            return False
    return True


def _remove_empty(folder: Path, depth: int) -> None:
    if depth > _DEEPEST or _is_link(folder) or not folder.is_dir():
        return
    for inside in _entries(folder):
        _remove_empty(inside, depth + 1)
    with suppress(OSError):
        folder.rmdir()


def _walk(folder: Path, depth: int = 0) -> Iterator[tuple[Path, bool, int]]:
    """Everything in a folder that is not a folder itself: path, whether a link, bytes."""
    if _is_link(folder):
        yield folder, True, 0
        return
    if depth > _DEEPEST:
        return
    for path in _entries(folder):
        if not _is_link(path) and path.is_dir():
            yield from _walk(path, depth + 1)
        else:
            yield path, _is_link(path), _weight(path)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())[:_MOST]
    except OSError:
        return []


def _unknown(folder: Path) -> int:
    """How many things beside the settings are not the application's."""
    return sum(
        path.name not in _FOLDERS and path.name != SETTINGS and _kind_of(path) is None
        for path in _entries(folder)
    )


def _is_link(path: Path) -> bool:
    """Whether it shows elsewhere: a link, or what Windows calls a junction."""
    try:
        looked = path.lstat()
    except OSError:
        return False
    reparse = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)
    attributes = getattr(looked, "st_file_attributes", 0)
    return stat.S_ISLNK(looked.st_mode) or bool(attributes & reparse)


def _weight(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _lies_in(path: Path, place: Path) -> bool:
    return path == place or path.is_relative_to(place)


def _parts(found: Iterable[_Found]) -> list[Part]:
    by_kind: dict[Kind, list[_Found]] = {}
    for one in found:
        if not one.is_link:
            by_kind.setdefault(one.kind, []).append(one)
    return [
        Part(kind, _count(kind, all_), sum(o.bytes for o in all_)) for kind, all_ in by_kind.items()
    ]


def _count(kind: Kind, found: list[_Found]) -> int:
    """How many a person would count: sessions, not the small files beside them."""
    if kind in (Kind.WORKING, Kind.BACKUPS):
        return sum(one.path.suffix == ".pcra" for one in found) or len(found)
    return len(found)


def _in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    order: Callable[[Part], int] = lambda part: list(Kind).index(part.kind)  # noqa: E731
    return tuple(sorted(parts, key=order))
