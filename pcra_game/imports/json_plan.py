"""Reads a plan exported as JSON, strictly: what it does not understand, it refuses."""

import json
import re
import stat
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from pcra_game.domain.plan_facts import FORMAT, VERSION, PlanFacts
from pcra_game.imports.errors import ImportRefusedError
from pcra_game.texts import import_errors as words

MAX_MEGABYTES = 20
_MAX_BYTES = MAX_MEGABYTES * 1_000_000
MAX_VALUES = 200_000
"""Values of all depths; the fullest workshop holds a twentieth of it."""

_LONGEST_KEY = 40
_LINE = re.compile(r"line (\d+)")


class _RepeatedKeyError(ValueError):
    """A group holds the same key twice."""


def read_json_plan(path: Path) -> PlanFacts:
    """Read what `write_json` wrote.

    Texts are not cleaned nor measured here: the moves that bring them in do it.
    Raises ImportRefusedError for any other content, and for what cannot be read.
    """
    text = _decode(path, _read_bytes(path))
    _require_plan(path, _parse(path, text))
    try:
        # From the text, not from the parsed values: only in JSON does pydantic read a list as a
        # tuple and a word as an enum while it refuses every other conversion.
        return _adapter().validate_json(text, strict=True, extra="forbid")
    except ValidationError as error:
        raise ImportRefusedError(_first_fault(path, error)) from error


@cache
def _adapter() -> TypeAdapter[PlanFacts]:
    return TypeAdapter(PlanFacts)


def _read_bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            _refuse(path, "not_a_file")
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        _refuse(path, "not_found", error)
    except PermissionError as error:
        _refuse(path, "unreadable", error, reason="accès refusé")
    except (OSError, ValueError) as error:
        _refuse(path, "unreadable", error, reason="erreur du disque ou nom de fichier incorrect")
    if len(content) > _MAX_BYTES:
        _refuse(path, "too_big", limit=MAX_MEGABYTES)
    return content


def _decode(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")  # some editors put a mark at the beginning
    except UnicodeDecodeError as error:
        _refuse(path, "bad_encoding", error, line=content.count(b"\n", 0, error.start) + 1)


def _parse(path: Path, text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_group)
    except RecursionError as error:
        _refuse(path, "too_nested", error)
    except json.JSONDecodeError as error:
        raise _refused(path, "", words.bad_json(error.lineno)) from error
    except _RepeatedKeyError as error:
        raise _refused(path, "", words.repeated_key(_printable(str(error)))) from error
    except ValueError as error:  # a number of thousands of digits
        _refuse(path, "int_parsing_size", error)


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group: dict[str, Any] = {}
    for key, value in pairs:
        if key in group:
            raise _RepeatedKeyError(key)
        group[key] = value
    return group


def _require_plan(path: Path, content: object) -> None:
    """Refuse what is no plan, or a later one, before its shape is looked at."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ImportRefusedError(words.not_a_plan(_name(path)))
    version = content.get("version")
    if type(version) is int and version > VERSION:
        raise ImportRefusedError(words.newer_version(_name(path), version, VERSION))
    if type(version) is int and version < VERSION:
        _refuse(path, "greater_than_equal", at="version", ge=VERSION)
    _require_measure(path, content)


def _require_measure(path: Path, content: object) -> None:
    """Refuse millions of values, of which each would become a fault."""
    waiting, seen = [content], 0
    while waiting:
        value = waiting.pop()
        seen += 1
        if seen > MAX_VALUES:
            raise _refused(path, "", words.too_many_values(MAX_VALUES))
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _first_fault(path: Path, error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False)
    first, more = faults[0], len(faults) - 1
    if first["type"] == "json_invalid":  # stricter than the parser above on one sign or another
        if "recursion" in first["msg"]:
            return words.file_problem(_name(path), "", words.expected_value("too_nested", {}))
        line = _LINE.search(first["msg"])
        return words.file_problem(_name(path), "", words.bad_json(int(line[1]) if line else 1))
    problem = words.expected_value(first["type"], first.get("ctx", {}))
    return words.file_problem(_name(path), key_path(first["loc"]), problem, more)


def key_path(parts: Sequence[int | str]) -> str:
    """Write a path as it reads in the file, such as `solutions[3].spends[1].means`."""
    path = ""
    for part in parts:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            path += f".{_printable(part)}" if path else _printable(part)
    return path


def _printable(key: str) -> str:
    shown = "".join(sign if sign.isprintable() else "?" for sign in key)
    return shown if len(shown) <= _LONGEST_KEY else f"{shown[:_LONGEST_KEY]}…"


def _name(path: Path) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in path.name or str(path))


def _refuse(
    path: Path, error_type: str, cause: Exception | None = None, at: str = "", **context: object
) -> NoReturn:
    raise _refused(path, at, words.expected_value(error_type, context)) from cause


def _refused(path: Path, place: str, problem: str) -> ImportRefusedError:
    return ImportRefusedError(words.file_problem(_name(path), place, problem))
