"""Looks, before Qt does, whether a window can be shown: Qt itself would end the process."""

import os
import re
import sys
from collections.abc import Mapping

from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError

_LIBRARY = re.compile(r"(lib[^\s:()/]+\.so[.\d]*): cannot open")


class NoWindowError(KnownError):
    """No screen, or a library of the system that the windows need is not there."""


def require_screen(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> None:
    """Raise NoWindowError where no window can be shown."""
    if platform.startswith("linux") and not any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise NoWindowError(words.NO_SCREEN)
    try:
        import PySide6.QtWidgets  # noqa: F401 - whether it loads is the question
    except ImportError as error:
        raise _missing(str(error), error.name or "PySide6") from error
    if platform.startswith("linux") and _speaks_to_x(environment):
        _require_x_libraries()


def _speaks_to_x(environment: Mapping[str, str]) -> bool:
    chosen = environment.get("QT_QPA_PLATFORM")
    if chosen:
        return chosen.split(":")[0] == "xcb"
    return not environment.get("WAYLAND_DISPLAY")


def _require_x_libraries() -> None:
    """Load what Qt will load: it would end the process where a library is missing."""
    from PySide6.QtCore import QLibrary, QLibraryInfo

    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    plugin = QLibrary(f"{plugins}/platforms/libqxcb.so")
    if not plugin.load():
        raise _missing(plugin.errorString(), "libxcb-cursor0")


def _missing(told: str, otherwise: str) -> NoWindowError:
    """Name the library that the loader of the system did not find."""
    found = _LIBRARY.search(told)
    return NoWindowError(words.library_missing(found[1] if found else otherwise))
