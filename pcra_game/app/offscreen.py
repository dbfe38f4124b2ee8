"""Qt without a screen, for pictures and for the demo: the same widgets, painted nowhere."""

import os

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from pcra_game.app.application import french_application
from pcra_game.app.screen import require_screen
from pcra_game.table_view.palette import LIGHT
from pcra_game.windows.style import dress

_PLATFORM = "offscreen"


def application_without_screen() -> QApplication:
    """Give the application of this process, in the light theme.

    Raises NoWindowError where a library that Qt needs is missing.
    """
    require_screen({"QT_QPA_PLATFORM": _PLATFORM})
    os.environ["QT_QPA_PLATFORM"] = _PLATFORM
    # What this platform cannot do (raise a window, grab the keyboard) is no news to anybody.
    qInstallMessageHandler(lambda _kind, _where, _message: None)
    application = french_application()
    application.setCursorFlashTime(0)  # a blinking caret would differ from one run to the next
    dress(application, LIGHT)
    return application
