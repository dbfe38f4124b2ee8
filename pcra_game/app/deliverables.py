"""Everything that can be exported: the documents, and what is printed for the room.

What is printed is painted by the painters of the screen, on no screen: in the process that writes,
never in the one that shows the window.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from pcra_game.exports.deliverables import DELIVERABLES, Deliverable
from pcra_game.exports.formats import Finish
from pcra_game.exports.source import Source
from pcra_game.texts import deliverables as words

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

_application: QGuiApplication | None = None
"""Kept: Qt paints words only while there is one."""


def _itself(source: Source) -> Source:
    return source


def _ready_to_paint() -> None:
    """Have an application of Qt in this process. Raises NoWindowError where Qt cannot be loaded."""
    global _application
    from pcra_game.app.screen import require_screen

    platform = "offscreen"
    require_screen({"QT_QPA_PLATFORM": platform})
    from PySide6.QtCore import QHashSeed
    from PySide6.QtGui import QGuiApplication

    # Qt writes what a page uses in the order of its hashes: else no two files are alike.
    QHashSeed.setDeterministicGlobalSeed()
    if QGuiApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = platform
        _application = QGuiApplication([])


@dataclass(frozen=True, slots=True)
class _Print:
    """Writes the print of a key. No closure: it is sent to the process that writes."""

    key: str

    def __call__(self, source: Source, stream: BinaryIO, _finish: Finish) -> None:
        """Write it into an open binary stream; its looks are those of the room."""
        _ready_to_paint()
        from pcra_game.prints.room import PRINTS

        PRINTS[self.key](source.state, source.game, stream)


def _printed(key: str) -> Deliverable:
    label, holds = words.DELIVERABLES[key]
    return Deliverable(key, label, words.ROOM, holds, _itself, {"pdf": _Print(key)}, usual=False)


EVERYTHING: tuple[Deliverable, ...] = (
    *DELIVERABLES,
    _printed("cartes"),
    _printed("cartes-a6"),
    _printed("sets"),
    _printed("feuillets"),
)
"""In the order in which they are offered and written."""

FOR_ROOM = ("conducteur", "cartes", "sets", "feuillets")
"""What a room needs on paper before it plays; the cards in A6 are the same ones, larger."""
