"""What one post remembers for whoever uses it: settings, recent workshops, the state of rooms.

Never what a workshop decided. A damaged file is set aside and a new one begun; where nothing can
be written, everything works and is forgotten at the end.
"""

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pcra_game.texts import app as words
from pcra_game.workshop.read_back import text_of, texts_of
from pcra_game.workshop.whole_file import read_object, write_whole

FOLDER_NAME = "pcra-game"
OVERRIDE = "PCRA_PROFILE"
MOST_RECENT = 10
MOST_ROOMS = 50
THEMES = ("light", "dark", "contrast", "projector")
TEXT_PERCENTS = (100, 115, 130, 150, 175, 200)
"""Sizes of the words, in per cent of the usual one."""

SHEET_SHARE = 0.315
"""Part of the width that the sheet takes where nobody chose another."""

SHEET_SHARES = (0.1, 0.8)
"""The least and the most that it may take."""

_LARGEST = 256_000
_MOST_ITEMS = 200
_LARGEST_NUMBER = 2**53
_CONTROL_IN_NOTES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
LONGEST_NOTES = 4000
"""Private notes of the facilitator, on this post alone; the field that takes them stops there."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A workshop that was open on this post; `played_on` is an ISO date."""

    path: str
    unit: str = ""
    played_on: str = ""
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """What the facilitator chose; `geometry` is Qt's, in hexadecimal digits."""

    theme: str = "light"
    text_percent: int = 100
    animations: bool = True
    sheet_share: float = SHEET_SHARE
    sheet_hidden: bool = False
    projector: str = ""
    geometry: str = ""
    recent: tuple[Recent, ...] = ()


RoomState = dict[str, Any]
"""Where a room was: `context`, `kind`, `id`, `page`, `collapsed`, `clock`, `step` (of the agenda),
`steps` (a clock for each that was begun), `break_until`, `notes` and `log_line` (being typed and
not noted yet), as plain values."""


class Profile:
    """The settings of this post, read once and written at every change."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        safe: bool = False,
        trouble: Callable[[str], None] | None = None,
    ) -> None:
        """`safe` neither reads nor writes; `trouble` hears one sentence, once, if writing fails."""
        self._folder = folder if folder is not None else default_folder()
        self._safe = safe
        self.trouble = trouble
        self._told = False
        self._kept = True
        self._settings = _settings(self._read(self._settings_file))
        self._rooms: dict[str, RoomState] = {}

    @property
    def safe(self) -> bool:
        """Whether nothing is read nor written."""
        return self._safe

    @property
    def folder(self) -> Path:
        """Where everything lies; may not exist."""
        return self._folder

    @property
    def settings(self) -> Settings:
        """What is chosen now."""
        return self._settings

    def change(self, **values: Any) -> Settings:
        """Change settings by name and keep them. Raises TypeError for a name that is none."""
        # Another window of the program may have written meanwhile: its choices are kept.
        base = _settings(self._read(self._settings_file)) if self._kept else self._settings
        self._settings = replace(base, **values)
        self._kept = self._write(self._settings_file, asdict(self._settings))
        return self._settings

    def remember(self, recent: Recent) -> None:
        """Put a workshop on top of the recent ones."""
        base = _settings(self._read(self._settings_file)) if self._kept else self._settings
        others = tuple(other for other in base.recent if other.path != recent.path)
        self.change(recent=(recent, *others)[:MOST_RECENT])

    def forget(self, path: str) -> None:
        """Take a workshop from the recent ones; its file stays where it is."""
        self.change(recent=tuple(one for one in self._settings.recent if one.path != path))

    def room_state(self, session: str) -> RoomState:
        """Where the room of a session was; every key may be missing."""
        known = self._rooms.get(session)
        return known if known is not None else _room_state(self._read(self._room_file(session)))

    def keep_room_state(self, session: str, where: Mapping[str, Any]) -> None:
        """Remember where the room of a session is; what is no place in a room is left out."""
        state = _room_state(dict(where))
        if self.room_state(session) == state:
            return
        self._rooms[session] = state
        if self._write(self._room_file(session), state):
            self._drop_old_rooms()

    def forget_rooms(self, *, keep: str = "") -> None:
        """Forget where rooms were, the session `keep` excepted; their files are left alone."""
        self._rooms = {session: at for session, at in self._rooms.items() if session == keep}

    def room_file(self, session: str) -> Path:
        """Give where the state of the room of a session lies; may not exist."""
        return self._room_file(session)

    @property
    def _settings_file(self) -> Path:
        return self._folder / "settings.json"

    def _room_file(self, session: str) -> Path:
        # The id comes from a file that anybody may have made: it never becomes a path.
        import hashlib

        name = hashlib.sha256(session.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / "rooms" / f"{name}.json"

    def _read(self, file: Path) -> dict[str, Any]:
        return {} if self._safe else read_object(file, _LARGEST)

    def _write(self, file: Path, values: dict[str, Any]) -> bool:
        if self._safe:
            return False
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, json.dumps(values, indent=1))
        except (OSError, ValueError):
            if not self._told and self.trouble is not None:
                self._told = True
                self.trouble(words.PROFILE_NOT_KEPT)
            return False
        return True

    def _drop_old_rooms(self) -> None:
        with suppress(OSError):
            files = sorted((self._folder / "rooms").glob("*.json"), key=lambda f: f.stat().st_mtime)
            for file in files[:-MOST_ROOMS]:
                file.unlink(missing_ok=True)


def default_folder() -> Path:
    """Give the folder of this post's data, or the one that PCRA_PROFILE names."""
    override = os.environ.get(OVERRIDE)
    if override:
        return Path(override)
    from platformdirs import user_data_path

    return user_data_path(FOLDER_NAME, appauthor=False)


def _settings(found: dict[str, Any]) -> Settings:
    plain = Settings()
    theme = text_of(found.get("theme"))
    geometry = text_of(found.get("geometry"))
    animations, percent = found.get("animations"), found.get("text_percent")
    hidden = found.get("sheet_hidden")
    return Settings(
        theme=theme if theme in THEMES else plain.theme,
        text_percent=percent if percent in TEXT_PERCENTS else plain.text_percent,
        animations=animations if isinstance(animations, bool) else plain.animations,
        sheet_share=_share(found.get("sheet_share")),
        sheet_hidden=hidden if isinstance(hidden, bool) else plain.sheet_hidden,
        projector=text_of(found.get("projector")),
        geometry=geometry if re.fullmatch(r"(?:[0-9a-f]{2})*", geometry) else "",
        recent=_recents(found.get("recent")),
    )


def _share(found: object) -> float:
    known = isinstance(found, float) and SHEET_SHARES[0] <= found <= SHEET_SHARES[1]
    return found if known and isinstance(found, float) else SHEET_SHARE


def _recents(found: object) -> tuple[Recent, ...]:
    if not isinstance(found, list):
        return ()
    read = (_recent(item) for item in found[:_MOST_ITEMS] if isinstance(item, dict))
    by_path = {one.path: one for one in read if one.path}
    return tuple(by_path.values())[:MOST_RECENT]


def _recent(item: dict[str, Any]) -> Recent:
    played_on = text_of(item.get("played_on"))
    return Recent(
        path=text_of(item.get("path")),
        unit=text_of(item.get("unit")),
        played_on=played_on if re.fullmatch(r"\d{4}-\d{2}-\d{2}", played_on) else "",
        decisions=_count(item.get("decisions")),
    )


_PLACES = ("context", "kind", "id", "page", "side", "step", "break_until", "log_line")


def _room_state(found: dict[str, Any]) -> RoomState:
    places = {name: text_of(found.get(name)) for name in _PLACES}
    state: RoomState = {name: place for name, place in places.items() if place}
    collapsed, clock = found.get("collapsed"), found.get("clock")
    if isinstance(collapsed, list | tuple) and collapsed:
        state["collapsed"] = list(texts_of(collapsed, _MOST_ITEMS))
    if found.get("room_sees") is True:
        state["room_sees"] = True  # safer on than off when the room comes back
    if isinstance(found.get("opening"), bool):
        state["opening"] = found["opening"]  # that it was left counts as much as that it runs
    if isinstance(clock, dict):
        state["clock"] = _plain_values(clock)
    steps, notes = found.get("steps"), found.get("notes")
    if isinstance(steps, dict) and steps:
        state["steps"] = {
            name: _plain_values(kept)
            for name, kept in list(steps.items())[:_MOST_ITEMS]
            if text_of(name) and isinstance(kept, dict)
        }
    if isinstance(notes, str) and (kept_notes := _CONTROL_IN_NOTES.sub(" ", notes)[:LONGEST_NOTES]):
        state["notes"] = kept_notes
    return state


def _plain_values(found: dict[Any, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in list(found.items())[:_MOST_ITEMS]
        if text_of(name) and _is_plain(value)
    }


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return text_of(value) == value
    return value is None or (
        isinstance(value, bool | int | float) and abs(value) <= _LARGEST_NUMBER
    )


def _count(value: object) -> int:
    known = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**6
    return value if known and isinstance(value, int) else 0
