"""Erasing a person: from the open workshop, from what this post keeps, and a list of the rest.

First `erase_here`, in the thread of the session, then `erase_around`, in any: copies are many.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pcra_game.domain.game import Game
from pcra_game.domain.reading import reading
from pcra_game.domain.review_privacy import free_texts
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import people as words
from pcra_game.texts.typography import ellipsis, fold
from pcra_game.workshop.kept_copies import FOLDER as WORK
from pcra_game.workshop.known_sessions import KnownSessions
from pcra_game.workshop.places import SUFFIX
from pcra_game.workshop.profile import Profile
from pcra_game.workshop.this_post import BACKUPS
from pcra_game.workshop.whole_file import write_whole
from pcra_game.workshop.work_record import read_record

if TYPE_CHECKING:
    from pcra_game.persistence.session_file import SessionFile

_NOT_A_NAME = frozenset({"mme", "mlle", "des", "les", "del", "von", "van", "der"})
_SHORTEST_PART = 3
_LONGEST_QUOTE = 70
_MOST_FILES = 2000
_LARGEST = 200_000_000

Matches = Callable[[str], bool]
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasedHere:
    """What became of the open workshop: its file is clean, its texts may tell the name.

    `spellings` are the name as each row wrote it, `name` the first of them.
    `places` says where in the present texts, `gestures` counts the entries of the journal, the
    past ones included. `notes`: whether the private notes of this post told it and were changed.
    """

    spellings: tuple[str, ...]
    functions: tuple[str, ...]
    session: str
    file: Path
    places: tuple[str, ...]
    gestures: int
    notes: bool

    @property
    def name(self) -> str:
        """Whom all this is about."""
        return self.spellings[0]


@dataclass(frozen=True, slots=True)
class Left:
    """A file that still holds the name, and why in French."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Erasing:
    """All that was done, and all that is left for a person to do.

    `cleaned` are the copies that were written anew, of `searched`; `left` those that still hold
    the name. `logs` lost a line. `nearby` and `elsewhere` hold the name and were not touched.
    """

    here: ErasedHere
    searched: int = 0
    cleaned: tuple[Path, ...] = ()
    left: tuple[Left, ...] = ()
    logs: tuple[Path, ...] = ()
    nearby: tuple[Path, ...] = ()
    elsewhere: tuple[Path, ...] = ()
    exports: tuple[Path, ...] = ()
    original: Path | None = None

    def done(self) -> tuple[str, ...]:
        """What was done, one sentence each."""
        return (
            words.file_clean(self.here.file),
            words.copies_clean(len(self.cleaned), self.searched),
            words.notes_clean(self.here.notes),
            words.logs_clean([path.name for path in self.logs]),
        )

    def to_do(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is left: a sentence, and what it is about."""
        told: list[tuple[str, tuple[str, ...]]] = []
        if self.here.places:
            told.append((words.still_in_texts(self.here.places), self.here.places))
        if self.here.gestures:
            told.append((words.still_in_history(self.here.gestures), ()))
        if self.original is not None:
            told.append((words.original_later(self.original), ()))
        if self.left:
            lines = tuple(words.copy_left(one.path, one.why) for one in self.left)
            told.append((words.copies_left(len(self.left)), lines))
        for head, paths in (
            (words.nearby, self.nearby),
            (words.in_profile, self.elsewhere),
            (words.exports_known, self.exports),
        ):
            if paths:
                told.append((head(len(paths)), tuple(map(str, paths))))
        return (*told, (words.UNKNOWN_COPIES, ()))


@dataclass(frozen=True, slots=True)
class Kept:
    """What this post keeps of a session beside the open file; see `erase_around`."""

    copies: tuple[Path, ...] = ()
    exports: tuple[Path, ...] = ()
    original: Path | None = None


def kept_of(folder: Path, session: str, open_file: Path) -> Kept:
    """Give what the profile in `folder` keeps and knows of a session. From any thread."""
    from pcra_game.persistence.backups import Backups

    known = KnownSessions(folder).exports(session)
    copies = [*Backups(folder / BACKUPS).files(session)]
    original = None
    with suppress(OSError):
        for place in sorted((folder / WORK).iterdir()):
            record = read_record(place)
            if record is None:
                continue
            copy = place / record.name
            if copy.absolute() == open_file.absolute():
                original = Path(record.target)
            elif record.session == session:
                copies.append(copy)
    return Kept(tuple(copies), tuple(map(Path, known)), original)


def erase_here(session: "SessionFile", id: str, profile: Profile) -> ErasedHere:
    """Erase a person from the open workshop and from the private notes about it.

    Raises what `SessionFile.erase_person` raises; nothing is changed then.
    """
    gone = session.erase_person(id)
    spellings = tuple(dict.fromkeys(person.name for person in gone))
    opened = session.state.opened
    told = telling(spellings[0])
    return ErasedHere(
        spellings=spellings,
        functions=tuple(person.function for person in gone),
        session=opened.session if opened else "",
        file=session.path,
        places=tuple(_places(session.state, session.game, told)),
        gestures=sum(any(map(told, _texts(entry.events))) for entry in session.entries()),
        notes=_clean_notes(profile, opened.session if opened else "", spellings),
    )


def erase_around(here: ErasedHere, folder: Path, kept: Kept) -> Erasing:
    """Erase the person from the copies of this post and its logs, and find what else tells them.

    Takes the folder of the profile; nobody has the copies open. Nothing is raised: what cannot be
    done is told. From any thread.
    """
    mine = here.file.absolute()
    files = [path for path in dict.fromkeys(c.absolute() for c in kept.copies) if path != mine]
    cleaned, left = _clean_copies(files, here.spellings)
    logs = tuple(log for log in sorted(folder.glob("*.log")) if _clean_log(log, here.spellings))
    known = {mine, *files}
    nearby = tuple(_holding(sorted(_beside(mine)), here.spellings, known))
    return Erasing(
        here=here,
        searched=len(files),
        cleaned=(*cleaned, *_remove_strays(here.spellings)),
        left=left,
        logs=logs,
        nearby=nearby,
        elsewhere=tuple(_holding(_within(folder), here.spellings, known.union(nearby))),
        exports=tuple(path for path in kept.exports if os.path.lexists(path)),
        original=kept.original,
    )


def telling(name: str) -> Matches:
    """Give what tells whether a text holds a name, or a part of it that stands for a person."""
    folded = fold(name)
    parts = [part for part in re.findall(r"[\w’'-]+", folded) if part not in _NOT_A_NAME]
    found = {folded, *(part for part in parts if len(part) >= _SHORTEST_PART)}
    longest_first = sorted(map(re.escape, found), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
    return lambda text: pattern.search(fold(text)) is not None


def _places(state: WorkshopState, game: Game, told: Matches) -> Iterator[str]:
    """Say where the present texts of the workshop tell a name."""
    shown = [written for written in free_texts(reading(state, game)) if told(written.text)]
    for written in shown:
        yield f"{written.place}\u00a0: {ellipsis(written.text, _LONGEST_QUOTE)}"
    for text in dict.fromkeys(filter(told, _texts(state))):
        if not any(text in written.text for written in shown):
            yield f"{words.FRAMING}\u00a0: {ellipsis(text, _LONGEST_QUOTE)}"


def _texts(value: object) -> Iterator[str]:
    """Give every text inside a value of the domain."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)


def _clean_notes(profile: Profile, session: str, names: Names) -> bool:
    where: dict[str, Any] = dict(profile.room_state(session))
    notes = where.get("notes", "")
    pattern = "|".join(map(re.escape, names))
    changed = re.sub(pattern, words.ERASED_NAME, notes, flags=re.IGNORECASE)
    if changed == notes:
        return False
    profile.keep_room_state(session, where | {"notes": changed})
    return True


def _clean_copies(files: list[Path], names: Names) -> tuple[tuple[Path, ...], tuple[Left, ...]]:
    from pcra_game.persistence.errors import SessionFileError
    from pcra_game.persistence.names_in_copies import copy_holds, erase_in_copy

    cleaned, left = [], []
    for path in files:
        try:
            if not copy_holds(path, *names):
                continue
            if erase_in_copy(path, names[0]):
                cleaned.append(path)
            if copy_holds(path, *names):
                left.append(Left(path, words.IN_ITS_TEXTS))
        except SessionFileError as error:
            left.append(Left(path, str(error)))
        except OSError:
            left.append(Left(path, words.UNREADABLE))
    return tuple(cleaned), tuple(left)


def _remove_strays(names: Names) -> Iterator[Path]:
    """Remove private copies that a killed process left, where they hold a name; gives them."""
    from pcra_game.persistence.private import left_private_folders

    for folder in left_private_folders():
        if any(True for _ in _holding(_within(folder), names, set())):
            shutil.rmtree(folder, ignore_errors=True)
            yield folder


def _clean_log(log: Path, names: Names) -> bool:
    """Take out of a log the lines that hold a name; none ever should."""
    from pcra_game.persistence.names import holds

    with suppress(OSError):
        if holds(log, *names):
            lines = log.read_text("utf-8", "replace").splitlines(keepends=True)
            kept = (line for line in lines if not any(name in line for name in names))
            write_whole(log, "".join(kept))
            return True
    return False


def _beside(file: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from file.parent.glob(f"*{SUFFIX}")


def _within(folder: Path) -> Iterator[Path]:
    for number, path in enumerate(sorted(folder.rglob("*"))):
        if number < _MOST_FILES:
            yield path


def _holding(paths: Iterable[Path], names: Names, known: set[Path]) -> Iterator[Path]:
    """Give the files that hold a name and are not known already."""
    from pcra_game.persistence.names import holds

    for path in paths:
        with suppress(OSError):
            plain = path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST
            if plain and path.absolute() not in known and holds(path, *names):
                yield path
