"""What every part of the round sheet is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.windows.room import Room


@dataclass(frozen=True)
class RoundPlace:
    """The room, the colours, and the way to the dialog of facts."""

    room: Room
    palette: Palette
    note_fact: Callable[[type[Any], Mapping[str, Any]], None]


def bare_column(widget: QWidget, spacing: int = 8) -> QVBoxLayout:
    """A column without margins, for a part of the sheet."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
