"""Reads one TOML file into a strict model, or says in French why it cannot."""

import re
import stat
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pcra_game.content.errors import ContentError, Fault, fault

MAX_MEGABYTES = 5
_MAX_BYTES = MAX_MEGABYTES * 1_000_000
_LONGEST_KEY = 40
_PLACE = re.compile(r"line (\d+), column (\d+)")

_Model = TypeVar("_Model", bound=BaseModel)


def read_model(path: Path, shown: str, model: type[_Model]) -> _Model:
    """Read the TOML file at `path` as a `model`; `shown` names the file in faults.

    Raises ContentError with every fault of the file.
    """
    table = read_table(path, shown)
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise ContentError(validation_faults(error, shown)) from error


def read_table(path: Path, shown: str) -> dict[str, object]:
    """Read a TOML file. Raises ContentError when it is unreadable or not TOML."""
    text = _decode(_read_bytes(path, shown), shown)
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise _refused(shown, "too_nested") from error
    except ValueError as error:
        raise ContentError([_toml_fault(shown, str(error))]) from error


def require_directory(path: Path, shown: str) -> None:
    """Raise ContentError unless `path` is a real directory."""
    mode = _mode(path, shown)
    if stat.S_ISLNK(mode):
        raise _refused(shown, "symlink")
    if not stat.S_ISDIR(mode):
        raise _refused(shown, "not_a_directory")


def validation_faults(error: ValidationError, shown: str) -> list[Fault]:
    """Turn what pydantic found into French faults with their key path."""
    return [
        fault(shown, key_path(item["loc"]), item["type"], item.get("ctx", {}))
        for item in error.errors(include_url=False, include_input=False)
    ]


def key_path(parts: Sequence[int | str]) -> str:
    """Write a path as it reads in the file, such as `activites[3].dependances[1]`."""
    path = ""
    for part in parts:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part != "[key]":
            shown = _shown_key(part)
            path += f".{shown}" if path else shown
    return path


def _shown_key(part: str) -> str:
    printable = "".join(letter if letter.isprintable() else "?" for letter in part)
    return printable if len(printable) <= _LONGEST_KEY else f"{printable[:_LONGEST_KEY]}…"


def _read_bytes(path: Path, shown: str) -> bytes:
    mode = _mode(path, shown)
    if stat.S_ISLNK(mode):
        raise _refused(shown, "symlink")
    if not stat.S_ISREG(mode):
        raise _refused(shown, "not_a_file")
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(shown, error) from error
    if len(content) > _MAX_BYTES:
        raise _refused(shown, "too_big", limit=MAX_MEGABYTES)
    return content


def _mode(path: Path, shown: str) -> int:
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _refused(shown, "not_found") from error
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from error


def _decode(content: bytes, shown: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(shown, "bad_encoding", line=line) from error


def _toml_fault(shown: str, message: str) -> Fault:
    place = _PLACE.search(message)
    if place is not None:
        context = {"line": place[1], "column": place[2]}
        return fault(shown, "", "bad_toml_at", context)
    kind = "bad_toml_end" if "end of document" in message else "bad_toml"
    return fault(shown, "", kind, {})


def _refused(shown: str, error_type: str, **context: object) -> ContentError:
    return ContentError([fault(shown, "", error_type, context)])


def _unreadable(shown: str, error: Exception) -> ContentError:
    denied = isinstance(error, PermissionError)
    return _refused(shown, "unreadable", reason="accès refusé" if denied else "erreur du disque")
