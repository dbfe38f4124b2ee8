"""« Quand »: one key a band, a sign in words, and « tout de suite » where nothing may wait."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from pcra_game.domain import limits
from pcra_game.domain.answers import Band, Solution
from pcra_game.domain.clean import clean
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_text import Counted, Line
from pcra_game.windows.controls import Segments

SIGNAL = "signal"
NOW = "now"
"""Five minutes at most: no band says so, a sign and a set-up of five minutes do."""


class BandRow(Segments):
    """A row of keys; one of them may be proposed, which nobody has pressed yet."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__(
            (
                (NOW, words.NOW_KEY),
                *((Band(value), said) for value, said in words.BANDS),
                (SIGNAL, words.SIGNAL_KEY),
            ),
            words.WHEN,
        )
        self._dashes = f"QPushButton {{ border: 2px dashed {palette.accent}; }}"
        self._proposed: object | None = None
        self._drawn: object | None = None
        self._said: dict[QPushButton, str] = {key: key.text() for key in self.keys()}
        self.allow_now(False)

    def allow_now(self, on: bool) -> None:
        """Show the key « tout de suite », or hide it; one that is down stays in sight."""
        key = self._key(NOW)
        key.setVisible(on or key.isChecked())

    def press(self, value: object) -> None:
        """Put the key of a value down; a key that is not shown is not pressed."""
        if value != NOW or not self._key(NOW).isHidden():
            super().press(value)

    @property
    def proposed(self) -> object | None:
        """The value that is proposed while no key is down."""
        return self._proposed if self.value() is None else None

    def propose(self, value: object | None) -> None:
        """Propose a value beside those that may be pressed; `None` takes the proposal back."""
        self._proposed = value
        if self.proposed == self._drawn:
            return  # it is asked at each key that is typed
        self._drawn = self.proposed
        for key, said in self._said.items():
            mine = self.proposed is not None and key is self._key(self.proposed)
            key.setStyleSheet(self._dashes if mine else "")
            key.setText(words.proposed(said) if mine else said)
            spoken = words.spoken_proposal(said) if mine else said
            key.setAccessibleName(f"{words.WHEN}\u00a0: {spoken}")

    def take(self) -> None:
        """Put down the key that is proposed, as the card is decided with it."""
        if self.proposed is not None:
            self.set_value(self.proposed)
        self.propose(None)

    def _key(self, value: object) -> QPushButton:
        return next(key for key, other in self._values.items() if other == value)

    def _pressed(self, key: QPushButton, down: bool) -> None:
        self.propose(None)
        super()._pressed(key, down)


class When(QObject):
    """The row of keys and the line of the sign: together one field, laid out by the sheet.

    `chosen` when a key was pressed; `now` when « tout de suite » came, or went.
    """

    chosen = Signal()
    now = Signal(bool)

    def __init__(self, palette: Palette, parent: QObject) -> None:
        """Take the theme."""
        super().__init__(parent)
        self.band = BandRow(palette)
        self.band.setObjectName("band")
        self.signal = Line(words.SIGNAL, words.SIGNAL_HINT)
        self.signal.setObjectName("signal")
        self.box = Counted("", self.signal, limits.WHEN)
        self._was_now = False
        self.band.chosen.connect(self._chosen)
        self.box.hide()

    def delay(self) -> Band | None:
        """The band that is down."""
        value = self.band.value()
        return value if isinstance(value, Band) else None

    def sign(self) -> str:
        """The sign in words; « tout de suite » is one."""
        if self.band.value() == NOW:
            return words.NOW_SIGNAL
        return "" if self.box.isHidden() else clean(self.signal.text())

    def put(self, solution: Solution) -> str:
        """Show a stored solution; gives what the line of the sign has to show."""
        self._was_now = solution.band is None and solution.signal == words.NOW_SIGNAL
        named = solution.signal and solution.band is None
        self.band.set_value(NOW if self._was_now else SIGNAL if named else solution.band)
        self.box.setVisible(bool(solution.signal) and not self._was_now)
        if self._was_now:
            self.band.allow_now(True)
        return "" if self._was_now else solution.signal

    def say_nothing(self) -> None:
        """Lift the key that is down, with what it wrote."""
        if self.band.value() is not None:
            self.band.set_value(None)
            self._chosen(None)

    def _chosen(self, value: object) -> None:
        self.box.setVisible(value == SIGNAL)
        if (value == NOW) != self._was_now:
            self._was_now = value == NOW
            self.now.emit(self._was_now)
        if value == SIGNAL:
            self.signal.setFocus()
        self.chosen.emit()
