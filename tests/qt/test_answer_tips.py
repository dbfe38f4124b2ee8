"""A tip shows the words that people typed as they are, never as markup."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from pcra_game.domain.review import Finding, Severity
from pcra_game.table_view.palette import LIGHT
from pcra_game.windows.answer_progress import Progress, Squares
from pcra_game.windows.room import Room
from pcra_game.windows.synthesis_parts import FindingsList


def test_every_row_of_squares_is_whole_at_any_width(room: Room, palette, qtbot) -> None:
    progress = Progress(LIGHT)
    qtbot.addWidget(progress)
    progress.show_round(room.table, "")
    progress.show()
    squares = progress.findChild(Squares, "squares")
    for width in (400, 150, 90):
        progress.resize(width, progress.minimumSizeHint().height())
        QApplication.processEvents()
        last = squares.box(len(room.table.cards()) - 1)
        assert last.bottom() <= squares.height()
        assert squares.height() == squares.heightForWidth(squares.width())


def test_the_tip_of_a_square_is_plain(room: Room, palette, qtbot, monkeypatch) -> None:
    squares = Squares(LIGHT)
    qtbot.addWidget(squares)
    squares.resize(300, 60)
    card = replace(room.table.cards()[0], title="<b>Tri</b>")
    squares.show_cards((card,), "")
    said: list[Any] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: said.append(text))
    at = squares.box(0).center().toPoint()
    squares.event(QHelpEvent(QEvent.Type.ToolTip, at, squares.mapToGlobal(at)))
    assert said
    assert said[0].startswith("‹b›Tri‹/b›")


def test_the_tip_of_a_point_to_settle_is_plain(played_room: Room, palette, qtbot) -> None:
    found: Finding = next(f for f in played_room.table.findings if f.severity is Severity.WARNING)
    listed = FindingsList(LIGHT)
    qtbot.addWidget(listed)
    listed.show_findings((replace(found, why="<i>Pourquoi</i>"),))
    tips = [listed.item(row).toolTip() for row in range(listed.count())]
    assert any("‹i›Pourquoi" in tip for tip in tips)
    assert not any("<" in tip for tip in tips)
