"""The page of the ending: how the plan stands, arbitrages, actions, debriefing, the story."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import ending as words
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.ending_actions import ActionLines
from pcra_game.windows.ending_arbitrages import Arbitrages
from pcra_game.windows.ending_retex import Debriefing
from pcra_game.windows.ending_state import StatePart
from pcra_game.windows.ending_story import StoryPart
from pcra_game.windows.eye_order import EyeOrder
from pcra_game.windows.fact_dialog import FactDialog
from pcra_game.windows.fact_form_fields import lock_fields
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.round_sheet_section import SheetArea
from pcra_game.windows.style import say_density, say_role, scaled
from pcra_game.workshop.workshop import utc_now

WIDE = 1500
"""From this width on the debriefing has three columns side by side."""

_SIDE_WIDTH = 350


def _today() -> date:
    return utc_now().astimezone().date()


class EndingPage(QWidget):
    """The last forty minutes of a workshop, on one page that scrolls; everything is kept at once.

    `page_asked` names another page of the desk.
    """

    card_asked = Signal(str)
    activity_asked = Signal(str)
    export_asked = Signal()
    back_asked = Signal()
    page_asked = Signal(str)

    def __init__(self, room: Room, palette: Palette, *, today: Callable[[], date] = _today) -> None:
        """Take the room, the theme and what day it is."""
        super().__init__()
        self._room, self._palette = room, palette
        self._stale = True
        self._dialog: FactDialog | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say_role(self, "page")
        self.setAccessibleName(words.title(room.game.unit.label))
        self.state_part = StatePart(room, palette, self.note_fact)
        self.state_part.findings.clicked.connect(self._to_synthesis)
        self.story_part = StoryPart(room, palette)
        self.arbitrages = Arbitrages(room, palette, today)
        self.actions_part = ActionLines(room, palette, today)
        self.debriefing = Debriefing(room, palette, today)
        self._build()
        room.hold_draft(self.settle)
        room.changed.connect(self._room_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the room again."""
        self._stale = False
        for part in self._parts():
            part.refresh()
        lock_fields(self, self._room.read_only)

    def settle(self) -> bool:
        """Store what was typed; False where something was refused."""
        if self._room.read_only:
            return True
        lists = (self.arbitrages.list, self.actions_part.list, self.debriefing)
        settled = [part.settle() for part in lists]  # each one, also behind a refusal
        return all(settled)

    def waiting_words(self) -> bool:
        """Whether words of the page are not stored, though `settle` refused nothing."""
        lists = (self.arbitrages.list, self.actions_part.list, self.debriefing)
        begun = self._dialog is not None and self._dialog.waiting_words()
        return begun or any(part.has_draft() for part in lists)

    def note_fact(self, fact_type: type[Any], preset: Mapping[str, Any]) -> None:
        """Open the dialog of facts on one kind."""
        if self._room.settle():
            if self._dialog is None:
                self._dialog = FactDialog(self._room, self._palette, self.window())
            self._dialog.open_on(fact_type, preset)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins in the first empty line: nothing that is written can be struck."""
        super().focusInEvent(event)
        first = self.arbitrages.list.first_blank().fields[0]
        first.widget.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.debriefing.spread(3 if event.size().width() >= scaled(WIDE) else 2)

    def _parts(self) -> tuple[Any, ...]:
        return (
            self.state_part,
            self.story_part,
            self.arbitrages,
            self.actions_part,
            self.debriefing,
        )

    def _build(self) -> None:
        side, main = SheetArea(), SheetArea()
        side.setFixedWidth(scaled(_SIDE_WIDTH))
        side.column.setContentsMargins(20, 4, 8, 16)
        main.column.setContentsMargins(8, 4, 20, 16)
        side.add(_card(self.state_part), _card(self.story_part), self._more())
        side.column.addStretch(1)
        main.add(_card(self.arbitrages), _card(self.actions_part), _card(self.debriefing))
        main.column.addStretch(1)
        for area in (side, main):
            area.viewport().setAutoFillBackground(False)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(side)
        columns.addWidget(main, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addLayout(self._head())
        page.addLayout(columns, 1)
        say_density(main, low=True)
        EyeOrder(self, *(inside for area in (side, main) if (inside := area.widget())))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(12)
        back = button(words.BACK, icon=Icon.TABLE, palette=self._palette)
        back.setObjectName("back")
        back.clicked.connect(self._back)
        export = button(words.EXPORT, role="primary", palette=self._palette)
        export.clicked.connect(self._export)
        row.addWidget(plain_label(words.title(self._room.game.unit.label), "title"), 1)
        row.addWidget(back)
        row.addWidget(export)
        return row

    def _more(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for text, icon, name, asked in (
            (words.COMPARE, Icon.BALANCE, "compare", self._compare),
            (words.REPLAY, Icon.CLOCK, "replay", self._replay),
        ):
            key = button(text, icon=icon, palette=self._palette, clicked=asked)
            key.setObjectName(name)
            key.setStyleSheet("outline: none;")
            column.addWidget(key)
            keep_private(key)  # points to settle, and every gesture with its reason
        return box

    def _to_synthesis(self) -> None:
        if self._room.settle():
            self.page_asked.emit("synthesis")

    def _compare(self) -> None:
        from pcra_game.windows.comparison_dialog import ask_for_earlier

        if self._room.settle():
            ask_for_earlier(self._room, self._palette, self.window())

    def _replay(self) -> None:
        from pcra_game.windows.replay import ReplayDialog

        if self._room.settle():
            ReplayDialog(self._room, self._palette, self.window()).show()

    def _back(self) -> None:
        self.back_asked.emit()

    def _export(self) -> None:
        if self._room.settle():
            self.export_asked.emit()

    def _room_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()


def _card(part: QWidget) -> QFrame:
    card = QFrame()
    say_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 12)
    column.addWidget(part)
    return card
