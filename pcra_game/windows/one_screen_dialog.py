"""F10 with one screen, or a mirrored one: does the room see this screen?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import projector as words
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import scaled

_WIDE = 520


class OneScreenDialog(FittingDialog):
    """One question, three keys; Enter hides what is private, or leaves it hidden; Escape changes
    nothing."""

    room_sees_asked = Signal()
    window_asked = Signal()

    def __init__(self, *, seen: bool, palette: Palette, parent: QWidget | None = None) -> None:
        """`seen` says that the room sees the screen already: the last key takes it back."""
        super().__init__(parent)
        self.setWindowTitle(words.ONLY_SCREEN_TITLE)
        self.setModal(True)
        self.setMinimumWidth(scaled(_WIDE))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        said = plain_label(words.SEEN_ALREADY if seen else words.ONLY_SCREEN, wraps=True)
        self._column.addWidget(said)
        safe = self._key(
            "stays" if seen else "sees",
            words.ROOM_STILL_SEES if seen else words.ROOM_SEES,
            Icon.EYE,
            palette,
            "primary",
        )
        here = self._key("here", words.WINDOW_HERE, Icon.SCREEN, palette)
        here.clicked.connect(self.window_asked)
        last = "alone" if seen else "cancel"
        text = words.ROOM_SEES_NOT if seen else words.CANCEL
        away = self._key(last, text, None, palette, "quiet")
        (away if seen else safe).clicked.connect(self.room_sees_asked)
        safe.setDefault(True)  # Enter, from wherever, shows nothing private
        safe.setFocus()

    def _key(
        self, name: str, text: str, icon: Icon | None, palette: Palette, role: str = ""
    ) -> QPushButton:
        colour = palette.on_context if role == "primary" else ""
        key = button(text, role=role, icon=icon, palette=palette, colour=colour)
        key.setObjectName(name)
        key.clicked.connect(self.close)
        self._column.addWidget(key)
        return key
