"""Small files of the profile: written whole or not at all, and set aside when damaged."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

# The profile is read before the first frame: `tempfile` is imported where it is used.


def read_object(file: Path, largest: int) -> dict[str, Any]:
    """Give the JSON object that a file holds, empty where there is none.

    A file that is damaged, or larger than `largest` bytes, is renamed with `.bad` at its end. One
    that cannot be read stays where it is. Raises nothing.
    """
    try:
        if not file.is_file():
            return {}
        if file.stat().st_size > largest:
            raise ValueError("too large")
        found = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(found, dict):
            raise TypeError("not an object")
    except OSError:
        return {}
    except (ValueError, TypeError, RecursionError):
        with suppress(OSError):
            file.replace(file.with_name(f"{file.name}.bad"))
        return {}
    return found


def write_whole(file: Path, text: str, *, durable: bool = False) -> None:
    """Write a file in one step, over the one before; `durable` waits for the disk.

    Raises OSError, or ValueError for a text that is no UTF-8; the file is then as it was.
    """
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def make_private(folder: Path) -> None:
    """Make a new folder that only its owner may enter. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True)
