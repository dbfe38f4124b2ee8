"""A file that is refused as damaged: the reason, and what can be done, the best offer first."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import rescue as words
from pcra_game.windows.controls import Note, TextBlock, button, plain_label
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.style import say_role, scaled


class Way(Enum):
    """What to do about a damaged file."""

    NEWEST = auto()
    OTHER = auto()
    SALVAGE = auto()


class RescueDialog(FittingDialog):
    """The sentence of the refusal, then the offers. Open it; never execute it.

    Accepted with `way`; rejected where the file is to be left alone.
    """

    def __init__(
        self, parent: QWidget | None, palette: Palette, sentence: str, newest: str, others: bool
    ) -> None:
        """Take the refusal, what the newest whole backup holds (or nothing), and if more exist."""
        super().__init__(parent)
        self.way = Way.SALVAGE
        self._palette = palette
        self.setWindowTitle(words.RESCUE_TITLE)
        self.setMinimumWidth(scaled(780))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(plain_label(words.RESCUE_TITLE, "title"))
        column.addWidget(TextBlock(sentence, px=17, colour=palette.ink))
        column.addWidget(TextBlock(words.UNTOUCHED, px=16, colour=palette.soft_ink))
        if newest:
            column.addWidget(self._backup_offer(newest, others))
        else:
            note = Note(Mood.WARNING, Icon.WARNING, palette)
            column.addWidget(note)
            note.say(words.NO_BACKUP)
        column.addWidget(self._salvage_offer(first=not newest))
        column.addStretch(1)
        keys = QHBoxLayout()
        keys.addStretch(1)
        leave = button(words.LEAVE, clicked=self.reject)
        leave.setObjectName("leave")
        keys.addWidget(leave)
        column.addLayout(keys)

    def _backup_offer(self, newest: str, others: bool) -> QFrame:
        take = button(
            words.TAKE_BACKUP,
            role="primary",
            icon=Icon.UNDO,
            colour=self._palette.mood(Mood.GOOD).on_strong,
            name=f"{words.TAKE_BACKUP}\u00a0: {newest}",
            clicked=lambda: self._take(Way.NEWEST),
        )
        take.setObjectName("newest")
        take.setDefault(True)
        take.setFocus()
        more = button(words.OTHER_BACKUP, clicked=lambda: self._take(Way.OTHER))
        more.setObjectName("other")
        keys = [take, more] if others else [take]
        return self._card(newest, words.TAKE_BACKUP_MORE, keys)

    def _salvage_offer(self, *, first: bool) -> QFrame:
        key = button(
            words.SALVAGE,
            icon=Icon.EXPORT,
            palette=self._palette,
            clicked=lambda: self._take(Way.SALVAGE),
        )
        key.setObjectName("salvage")
        if first:
            key.setDefault(True)
            key.setFocus()
        return self._card("", words.SALVAGE_MORE, [key])

    def _card(self, head: str, more: str, keys: Sequence[QPushButton]) -> QFrame:
        card = QFrame()
        say_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        if head:
            column.addWidget(TextBlock(head, px=18, bold=True, colour=self._palette.ink))
        column.addWidget(TextBlock(more, px=15, colour=self._palette.soft_ink))
        row = QHBoxLayout()
        row.setSpacing(10)
        for key in keys:
            row.addWidget(key)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _take(self, way: Way) -> None:
        self.way = way
        self.accept()


class SalvagedDialog(FittingDialog):
    """What could be read, where it lies, and the part of it that opens. Accepted to open it."""

    def __init__(
        self,
        parent: QWidget | None,
        palette: Palette,
        told: str,
        folder: str,
        names: Sequence[str],
        opens: bool,
    ) -> None:
        """Take how much could be read, the folder, the names of the files, and if one opens."""
        super().__init__(parent)
        self.setWindowTitle(words.SALVAGED_TITLE)
        self.setMinimumWidth(scaled(680))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(plain_label(words.SALVAGED_TITLE, "title"))
        column.addWidget(TextBlock(told, px=17, colour=palette.ink))
        column.addWidget(TextBlock(words.written_in(folder), px=16, colour=palette.soft_ink))
        listed = QVBoxLayout()
        listed.setSpacing(3)
        for name in names:
            listed.addWidget(TextBlock(name, px=16, bold=True, colour=palette.ink))
        column.addLayout(listed)
        note = Note(Mood.WARNING, Icon.WARNING, palette)
        column.addWidget(note)
        note.say(words.UNVERIFIED if opens else f"{words.NO_SESSION} {words.UNVERIFIED}")
        column.addStretch(1)
        column.addLayout(self._keys(palette, opens))

    def _keys(self, palette: Palette, opens: bool) -> QHBoxLayout:
        keys = QHBoxLayout()
        keys.addStretch(1)
        close = button(words.CLOSE, clicked=self.reject)
        close.setObjectName("close")
        close.setDefault(not opens)
        keys.addWidget(close)
        if opens:
            key = button(
                words.OPEN_SALVAGED,
                role="primary",
                icon=Icon.FOLDER,
                colour=palette.mood(Mood.GOOD).on_strong,
                clicked=self.accept,
            )
            key.setObjectName("open")
            key.setDefault(True)
            keys.addWidget(key)
        return keys
