"""A completion that finds a line by any of its letters, whatever their case and accents."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from pcra_game.texts.typography import fold

_FOLDED = Qt.ItemDataRole.UserRole + 1


class FoldedLines(QStringListModel):
    """Lines that also give what a search compares."""

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == _FOLDED:
            return fold(str(super().data(index, Qt.ItemDataRole.DisplayRole) or ""))
        return super().data(index, role)


class FoldedCompleter(QCompleter):
    """Offers the lines that hold what is typed; the line chosen is written as it is."""

    def __init__(self, lines: Sequence[str], parent: QObject) -> None:
        """Take the lines; `offer` gives others later."""
        super().__init__(parent)
        self._lines = FoldedLines(list(lines), self)
        self.setModel(self._lines)
        self.setCompletionRole(_FOLDED)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseSensitive)  # both sides are folded
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def lines(self) -> list[str]:
        """What is offered."""
        return self._lines.stringList()

    def offer(self, lines: Sequence[str]) -> None:
        """Offer other lines."""
        self._lines.setStringList(list(lines))

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
