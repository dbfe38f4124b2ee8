"""Whether the person at this computer asked the system for fewer animations.

Qt 6.11 cannot say (`QAccessibilityHints.motionPreference` comes with 6.12, and the UI effects of
`QApplication` are off on most Linux desktops whatever the person wants), so the system is asked.
"""

import sys
from configparser import ConfigParser, Error
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_SPI_GETCLIENTAREAANIMATION = 0x1042
_ASKED = (
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations"),
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations"),
    ("kdeglobals", "KDE", "AnimationDurationFactor"),
)
_OFF = ("0", "0.0", "false")


def system_allows_motion() -> bool:
    """Give False where the system was told to show no animations, True where it does not say.

    Windows tells; elsewhere the settings files of GTK and KDE do.
    """
    if sys.platform == "win32":
        return _windows_allows()
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return not any(_value(Path(place) / file, part, name) in _OFF for file, part, name in _ASKED)


def _windows_allows() -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    on = ctypes.c_int(1)
    known = ctypes.windll.user32.SystemParametersInfoW(
        _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(on), 0
    )
    return not known or bool(on.value)


def _value(file: Path, part: str, name: str) -> str:
    """What a settings file says, empty where it says nothing or cannot be read."""
    settings = ConfigParser(interpolation=None, strict=False)
    try:
        settings.read(file, encoding="utf-8")
    except (Error, OSError, UnicodeDecodeError):
        return ""
    return settings.get(part, name, fallback="").strip().lower()
