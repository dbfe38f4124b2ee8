"""Asks for the passphrase of a protected copy: a new one, or the one that opens it.

What is typed leaves a dialog once, through `take`; its fields are emptied when it closes.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import app as app_words
from pcra_game.texts import protected as words
from pcra_game.windows.controls import Note, TextBlock, button, plain_label, show_if
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.passphrase_field import PassphraseField, StrengthBar
from pcra_game.windows.style import scaled
from pcra_game.workshop.passphrases import Level, edge_refusal, strength, suggest

WIDTH = 640


class ProtectDialog(FittingDialog):
    """What is lost with the passphrase, then the passphrase. Open it; never execute it."""

    def __init__(self, parent: QWidget | None, palette: Palette) -> None:
        """Take the theme."""
        super().__init__(parent)
        self._taken = ""
        self.setWindowTitle(words.PROTECT_TITLE)
        self.setMinimumWidth(scaled(WIDTH))
        self.tick = QCheckBox(words.LOSS_TICK)
        self.tick.setObjectName("loss")
        self.tick.setAccessibleDescription(words.LOSS)
        self.phrase = PassphraseField(words.PASSPHRASE, palette, id="passphrase")
        self.again = PassphraseField(words.AGAIN, palette, id="again")
        self.again.eye.setVisible(False)
        self.again_title = plain_label(words.AGAIN, "heading")
        self.bar = StrengthBar(palette)
        self.suggestion = button(
            words.SUGGEST, icon=Icon.IDEA, palette=palette, clicked=self._suggest
        )
        self.suggestion.setObjectName("suggest")
        self.hint = Note(Mood.WRITING, Icon.PEN, palette)
        self.hint.setObjectName("hint")
        self.go = button(words.PROTECT_DO, role="primary", clicked=self.accept)
        self.go.setObjectName("protect")
        self.go.setDefault(True)
        self._arrange(palette)
        self.tick.toggled.connect(self._look_again)
        self.phrase.edited.connect(self._look_again)
        self.phrase.shown_changed.connect(self._look_again)
        self.again.edited.connect(self._look_again)
        self._drawn = ""
        self._look_again()
        self.tick.setFocus()

    def take(self) -> str:
        """Give the passphrase that was accepted, once."""
        taken, self._taken = self._taken, ""
        return taken

    def done(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            if not self.go.isEnabled():
                return
            self._taken = self.phrase.text()
        self._drawn = ""
        for field in (self.phrase, self.again):
            field.forget()
        super().done(result)

    def _arrange(self, palette: Palette) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(plain_label(words.PROTECT_TITLE, "title"))
        column.addWidget(TextBlock(words.PROTECT_WHAT, px=15, colour=palette.soft_ink))
        loss = Note(Mood.WARNING, Icon.WARNING, palette)
        column.addWidget(loss)
        loss.say(words.LOSS)
        column.addWidget(self.tick)
        column.addSpacing(6)
        head = QHBoxLayout()
        head.addWidget(plain_label(words.PASSPHRASE, "heading"), 1)
        head.addWidget(self.suggestion)
        column.addLayout(head)
        column.addWidget(self.phrase)
        column.addWidget(self.bar)
        column.addWidget(self.again_title)
        column.addWidget(self.again)
        column.addWidget(self.hint)
        column.addStretch(1)
        column.addSpacing(8)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(button(app_words.CANCEL, clicked=self.reject))
        keys.addWidget(self.go)
        column.addLayout(keys)

    def _suggest(self) -> None:
        self._drawn = suggest()
        self.phrase.eye.setChecked(True)
        self.phrase.line.setText(self._drawn)
        self.phrase.line.setCursorPosition(0)
        self.phrase.line.setFocus()

    def _look_again(self) -> None:
        told, typed = self.tick.isChecked(), self.phrase.text()
        for widget in (self.phrase, self.again, self.suggestion):
            widget.setEnabled(told)
        for second in (self.again_title, self.again):
            show_if(second, not self.phrase.shown)
        if typed:
            self.bar.show_strength(strength(typed))
        else:
            self.bar.show_nothing()
        missing = self._missing()
        drawn = typed == self._drawn and self.phrase.shown and bool(typed)
        self.hint.say(missing or (words.SUGGESTED if drawn else ""))
        self.go.setEnabled(told and self._good())

    def _missing(self) -> str:
        """What has to be done first, in one sentence; nothing where the bar says it already."""
        typed = self.phrase.text()
        if not self.tick.isChecked():
            return words.TICK_FIRST
        if typed and (refusal := edge_refusal(typed)):
            return refusal
        if not self.phrase.shown and self.again.text() and self.again.text() != typed:
            return words.DIFFERENT
        strong = bool(typed) and strength(typed).level is not Level.WEAK
        if strong and not self.phrase.shown and not self.again.text():
            return words.AGAIN_FIRST
        return ""

    def _good(self) -> bool:
        typed = self.phrase.text()
        same = self.phrase.shown or self.again.text() == typed
        return same and not edge_refusal(typed) and strength(typed).level is not Level.WEAK


class UnlockDialog(FittingDialog):
    """The passphrase of one protected copy, until it is the right one. Open it; never execute it.

    `tried` says that there is a passphrase to try, which `take` gives; then one of `wrong` and
    `accept` is called.
    """

    tried = Signal()

    def __init__(self, parent: QWidget | None, palette: Palette, name: str) -> None:
        """Take the name of the file."""
        super().__init__(parent)
        self._taken = ""
        self._asked_edges = False
        self.setWindowTitle(words.UNLOCK_TITLE)
        self.setMinimumWidth(scaled(WIDTH))
        self.phrase = PassphraseField(words.PASSPHRASE, palette, id="passphrase")
        self.said = Note(Mood.BAD, Icon.CROSS, palette)
        self.said.setObjectName("said")
        self.waiting = TextBlock(words.UNLOCKING, px=15, colour=palette.soft_ink)
        self.waiting.setObjectName("waiting")
        self.go = button(words.UNLOCK_DO, role="primary", clicked=self.attempt)
        self.go.setObjectName("unlock")
        self.go.setDefault(True)
        self._arrange(palette, name)
        self.phrase.edited.connect(self._edited)
        self.said.say("")
        self._trying(False)
        self.phrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, palette: Palette, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(plain_label(words.UNLOCK_TITLE, "title"))
        column.addWidget(TextBlock(words.unlock_what(name), px=16, colour=palette.ink))
        column.addSpacing(6)
        column.addWidget(plain_label(words.PASSPHRASE, "heading"))
        column.addWidget(self.phrase)
        column.addWidget(self.said)
        column.addWidget(self.waiting)
        column.addStretch(1)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(button(app_words.CANCEL, clicked=self.reject))
        keys.addWidget(self.go)
        column.addLayout(keys)

    def attempt(self) -> None:
        """Have what is typed tried."""
        if self.go.isEnabled():
            self._taken = self.phrase.text()
            self._asked_edges = self._taken != self._taken.strip()
            self.said.say("")
            self._trying(True)
            self.tried.emit()

    def take(self) -> str:
        """Give the passphrase to try, once."""
        taken, self._taken = self._taken, ""
        return taken

    def wrong(self) -> None:
        """Say that it was not the one; it stays, to be corrected."""
        self._trying(False)
        self.said.say(words.WRONG_EDGES if self._asked_edges else words.WRONG)
        self.phrase.line.selectAll()
        self.phrase.line.setFocus()

    def done(self, result: int) -> None:
        self._taken = ""
        self.phrase.forget()
        super().done(result)

    def _trying(self, on: bool) -> None:
        self.phrase.setEnabled(not on)
        self.go.setEnabled(not on and bool(self.phrase.text()))
        show_if(self.waiting, on)

    def _edited(self) -> None:
        self.go.setEnabled(bool(self.phrase.text()) and self.phrase.isEnabled())
