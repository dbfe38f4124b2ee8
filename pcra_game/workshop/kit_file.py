"""Kits on disk: one JSON file, read strictly, so that nothing is half taken."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, get_type_hints

from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.game import Game
from pcra_game.exports.target import write_atomically
from pcra_game.persistence.mapping import decode_events, encode_events
from pcra_game.texts import kit as words
from pcra_game.texts.known_error import KnownError
from pcra_game.workshop.kit import FRAMING, Kit, game_of, try_facts

FORMAT = "pcra-kit"
VERSION = 1
SUFFIX = ".pcrakit"
SUFFIXES = (SUFFIX, ".pcra-kit.json")
"""How the name of a kit ends; the first is the one that is written."""

MAX_MEGABYTES = 1
MAX_FACTS = 1000
_TEXTS = ("unit", "deck", "scenario", "title", "establishment")
_KEYS = ("format", "version", *_TEXTS, "format_minutes", "activities", "facts")


class KitRefusedError(KnownError):
    """The file is no kit that this program can begin a workshop from."""


class _RepeatedKeyError(ValueError):
    """A group holds the same key twice."""


def is_kit_name(path: str | Path) -> bool:
    """Whether a file bears the name of a kit."""
    return str(path).casefold().endswith(SUFFIXES)


def kit_path(path: Path) -> Path:
    """The path under which a kit is written: its name always ends as that of a kit."""
    return path if is_kit_name(path) else path.with_name(path.name + SUFFIX)


def kit_text(kit: Kit) -> str:
    """The kit as it is written; the same kit gives the same text."""
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    content |= {name: getattr(kit, name) for name in _TEXTS}
    content["format_minutes"] = kit.format_minutes
    content["activities"] = list(kit.activities)
    content["facts"] = json.loads(encode_events(kit.facts))
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_kit(kit: Kit, path: Path) -> Path:
    """Write a kit and give its path. Raises ExportError where the disk or the folder refuses."""
    target = kit_path(path)
    content = kit_text(kit).encode("utf-8")
    write_atomically(target, lambda stream: _give(stream, content))
    return target


def _give(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def read_kit(path: Path, seat: Callable[[Kit], Game] = game_of) -> Kit:
    """Read a kit and try all of it on its deck and its scenario, which `seat` gives.

    Raises KitRefusedError with one sentence that names what does not hold, and ContentError
    where the content that was delivered is itself damaged.
    """
    content = _parse(path, _text(path))
    _require_format(path, content)
    kit = Kit(
        unit=content["unit"],
        deck=content["deck"],
        scenario=content["scenario"],
        format_minutes=content["format_minutes"],
        title=content["title"],
        establishment=content["establishment"],
        activities=tuple(content["activities"]),
        facts=_facts(path, content["facts"]),
    )
    _require_sound(path, kit, seat)
    return kit


def _text(path: Path) -> str:
    limit = MAX_MEGABYTES * 1_000_000
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            _refuse(path, words.NOT_A_FILE)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        _refuse(path, words.NOT_FOUND, error)
    except (OSError, ValueError) as error:
        _refuse(path, words.UNREADABLE, error)
    if len(content) > limit:
        _refuse(path, words.too_big(MAX_MEGABYTES))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(path, words.NOT_TEXT, error)


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        content = json.loads(text, object_pairs_hook=_group)
    except RecursionError as error:
        _refuse(path, words.TOO_NESTED, error)
    except json.JSONDecodeError as error:
        _refuse(path, words.bad_json(error.lineno), error)
    except _RepeatedKeyError as error:
        _refuse(path, words.repeated_key(str(error)), error)
    except ValueError as error:  # a number of thousands of digits
        _refuse(path, words.NOT_A_KIT, error)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        _refuse(path, words.NOT_A_KIT)
    return content


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group: dict[str, Any] = {}
    for key, value in pairs:
        if key in group:
            raise _RepeatedKeyError(key)
        group[key] = value
    return group


def _require_format(path: Path, content: dict[str, Any]) -> None:
    version = content.get("version")
    if type(version) is int and version > VERSION:
        _refuse(path, words.newer(version, VERSION))
    if type(version) is not int or version != VERSION:
        _refuse(path, words.bad_key("version"))
    for key in _KEYS:
        if key not in content:
            _refuse(path, words.missing_key(key))
    for key in content:
        if key not in _KEYS:
            _refuse(path, words.unknown_key(key))
    for key, type_wanted in get_type_hints(Kit).items():
        wanted = type_wanted if type_wanted in (str, int) else list
        if type(content[key]) is not wanted:
            _refuse(path, words.bad_key(key))
    if not all(isinstance(id, str) for id in content["activities"]):
        _refuse(path, words.bad_key("activities"))


def _facts(path: Path, facts: list[Any]) -> tuple[Event, ...]:
    if len(facts) > MAX_FACTS:
        _refuse(path, words.too_many_facts(len(facts), MAX_FACTS))
    read: list[Event] = []
    for number, fact in enumerate(facts, 1):
        try:
            events = decode_events(json.dumps([fact]))
        except (ValueError, RecursionError) as error:
            _refuse(path, words.bad_fact(number), error)
        if not isinstance(events[0], FRAMING):
            _refuse(path, words.not_framing(number))
        read.extend(events)
    return tuple(read)


def _require_sound(path: Path, kit: Kit, seat: Callable[[Kit], Game]) -> None:
    try:
        tried = list(try_facts(kit, seat(kit)))
    except KnownError as error:  # a unit, a deck, a scenario or an activity that is not there
        _refuse(path, words.clause(str(error)), error)
    for number, (_fact, refusal) in enumerate(tried, 1):
        if refusal:
            _refuse(path, words.refused_fact(number, refusal), IllegalMoveError(refusal))


def _refuse(path: Path, why: str, cause: BaseException | None = None) -> NoReturn:
    raise KitRefusedError(words.refused(path.name or str(path), why)) from cause
