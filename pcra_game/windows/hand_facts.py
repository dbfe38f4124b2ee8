"""What a hand does in dialogs: note a fact in its form, open a card from the list of all."""

from dataclasses import fields, is_dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.domain.events import Event
from pcra_game.windows.command_palette import CommandPalette
from pcra_game.windows.fact_catalogue import kind_of
from pcra_game.windows.fact_dialog import FactDialog
from pcra_game.windows.hand_ids import ForeseenIds
from pcra_game.windows.hand_touch import Steps, held, leave, press, write
from pcra_game.windows.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


class NotPlayedError(Exception):
    """A gesture of the script that the widgets did not take."""


class FactHand:
    """Keeps the dialog of facts open between two facts."""

    def __init__(self, window: MainWindow, ids: ForeseenIds) -> None:
        """Take the window that opens the dialogs, and whoever names what is added."""
        self._window, self._ids = window, ids
        self._dialog: FactDialog | None = None

    def note(self, fact: Event) -> Steps:
        """Find the kind of the fact, fill its form, note it."""
        if self._dialog is None:
            come_back(self._window)
            yield from press(self._main_widget(), Qt.Key.Key_F, CONTROL)
            self._dialog = self._opened(FactDialog)
        dialog = self._dialog
        yield from write(dialog.search, kind_of(type(fact)).title)
        if dialog.form.fact_type is not type(fact):
            yield from press(dialog.search, Qt.Key.Key_Down)
        for _ in range(dialog.list.count()):
            if dialog.form.fact_type is type(fact):
                break
            yield from press(dialog.list, Qt.Key.Key_Down)
        yield from press(dialog.search, Qt.Key.Key_Return)
        form = dialog.form
        shown = set(form.paths())
        self._ids.foresee(*(value_at(fact, path) for path in leaves(fact) if path not in shown))
        for path in form.paths():
            text = form.typed_for(path, value_at(fact, path))
            field = form.field(path)
            if held(field) != text:
                yield from write(field, text)
                yield from leave(field)
        before = self._window.room.workshop.history.length if self._window.room else 0
        dialog.activateWindow()
        QApplication.processEvents()
        yield from press(dialog, Qt.Key.Key_Return, CONTROL)
        room = self._window.room
        if room is None or room.workshop.history.length == before:
            raise NotPlayedError(f"{fact!r}: {dialog.said()}")

    def put_away(self) -> Steps:
        """Close the dialog of facts if it is open."""
        if self._dialog is not None:
            yield from press(self._dialog, Qt.Key.Key_Escape)
            self._dialog = None
            come_back(self._window)

    def open_card(self, card: str) -> Steps:
        """Open a card that does not lie on the table: its code and its subject find it."""
        come_back(self._window)
        yield from press(self._main_widget(), Qt.Key.Key_K, CONTROL)
        palette = next(p for p in self._window.findChildren(CommandPalette) if p.isVisible())
        yield from write(palette.field, card.replace("@", " "))
        for _ in range(palette.list.model().rowCount()):
            chosen = palette.chosen()
            if chosen is None or chosen.id == f"card:{card}":
                break
            yield from press(palette.field, Qt.Key.Key_Down)
        yield from press(palette.field, Qt.Key.Key_Return)

    def _main_widget(self) -> QWidget:
        assert self._window.desk is not None
        return self._window.desk.table

    def _opened(self, kind: type[Any]) -> Any:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                return widget
        raise LookupError(kind.__name__)


def come_back(window: MainWindow) -> None:
    """Keys go to the active window: without a desktop nobody makes it active again."""
    window.activateWindow()
    QApplication.processEvents()


def value_at(fact: Any, path: str) -> Any:
    """The value of a fact behind a path such as « means.label »."""
    for name in path.split("."):
        fact = getattr(fact, name)
    return fact


def leaves(fact: Any, prefix: str = "") -> list[str]:
    """The paths of every value of a fact that is no value of values."""
    found: list[str] = []
    for part in fields(fact):
        value = getattr(fact, part.name)
        path = f"{prefix}{part.name}"
        found += leaves(value, f"{path}.") if is_dataclass(value) else [path]
    return found
