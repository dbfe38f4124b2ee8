"""Where a new workshop is written: a folder that a person finds again, and a name not yet taken."""

import re
from datetime import date
from pathlib import Path

from platformdirs import user_documents_path

from pcra_game.domain.file_names import plain_name

SUFFIX = ".pcra"

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LONGEST = 80
"""Signs of what a session is called."""


def documents_folder() -> Path:
    """Give the folder of documents of whoever is logged in, or their home if there is none."""
    try:
        documents = user_documents_path()
        return documents if documents.is_dir() else Path.home()
    except (OSError, RuntimeError):
        return Path.cwd()


def session_name(unit: str, day: date) -> str:
    """Give « Urgences 2026-11-24.pcra » from « Urgences (SAU) »: a name for every system."""
    called = plain_name(plain_name(_IN_BRACKETS.sub("", unit))[:_LONGEST]) or "Atelier"
    return f"{called} {day.isoformat()}{SUFFIX}"


def free_path(folder: Path, name: str) -> Path:
    """Give `folder/name`, or the first of « name (2) », « name (3) » that is not taken."""
    path = folder / name
    stem, number = path.stem, 1
    while _taken(path):
        number += 1
        path = folder / f"{stem} ({number}){path.suffix}"
    return path


def _taken(path: Path) -> bool:
    try:
        return path.is_symlink() or path.exists()
    except OSError:
        return False
