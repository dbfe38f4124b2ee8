"""The synthesis page: what the plan covers, the points to settle, the actions, and the way out."""

from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain import figures
from pcra_game.domain.drawing import Drawing
from pcra_game.domain.journal import History
from pcra_game.domain.review import Finding, Severity
from pcra_game.domain.sheet import function_label
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import synthesis as words
from pcra_game.texts.typography import date_fr
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.light_explained import LightExplained
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.style import say_role, scaled, text_size
from pcra_game.windows.synthesis_lights import LightsFigure
from pcra_game.windows.synthesis_parts import ActionsTable, Figure, FindingsList
from pcra_game.windows.synthesis_tips import Tips, timeline_tips

SIDE_BY_SIDE = 1268
"""Narrower than this, the two columns lie one under the other: pictures would be too narrow."""

ALL_IN_SIGHT = 1600
"""From this width on everything is to be seen at once."""

_LOW, _HIGH = (25.0, 3.0), (30.0, 4.0)
"""Height of a row and what parts it from the next: low where all is to stay in sight."""

_LEAST_SCALE, _MOST_SCALE = 1.5, 2.1
_AROUND, _TITLE_BAR = 180, 50
"""What titles and margins take of the height, and what a picture's title adds."""

_MARGIN, _BETWEEN, _SCROLL_BAR = 22, 24, 16
_COVERED, _OPEN = 65, 35
"""Parts of the width that the pictures take, and the lists beside them."""

_ANOTHER_DAY = timedelta(hours=4)
"""A workshop that was left this long and taken up again was not played meanwhile."""


class SynthesisPage(QWidget):
    """Read at breaks and at the end. It shows and asks, and changes nothing.

    `card_asked` and `activity_asked` give the id of what a point speaks of; `export_asked` says
    that the room wants its plan, `back_asked` that it wants its table.
    """

    card_asked = Signal(str)
    activity_asked = Signal(str)
    export_asked = Signal()
    back_asked = Signal()

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and a theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._stale = True
        self._row = _LOW
        self._explained: LightExplained | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say_role(self, "page")
        self.setAccessibleName(words.title(room.game.unit.label))
        self._beside_title = plain_label("", "soft", wraps=True)
        self._figures = self._make_figures()
        self.findings = FindingsList(palette)
        self.findings.chosen.connect(self._open_finding)
        self.action_table = ActionsTable()
        self.export = button(
            words.EXPORT, role="primary", palette=palette, clicked=self.export_asked.emit
        )
        self.back = button(
            words.BACK, icon=Icon.TABLE, palette=palette, clicked=self.back_asked.emit
        )
        self.back.setObjectName("back")
        self._build()
        room.changed.connect(self._room_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the room again."""
        room = self._room
        self._stale = False
        findings = room.table.findings
        weighty = [f for f in findings if not f.accepted and f.severity is not Severity.NOTE]
        self._subtitle.setText(subtitle(room))
        self._beside_title.setText(self._subtitle.text())
        self._review_title.setText(words.review_title(len(weighty)))
        self.findings.show_findings(findings)
        self._show_actions()
        self._fit()
        for figure in self._figures:
            figure.refresh()

    def picture(self, width: int, height: int) -> QImage:
        """Draw the page at a size of its own; the page on screen does not move."""
        twin = SynthesisPage(self._room, self._palette)
        twin._page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        twin._title_bar.show()
        twin._beside_title.hide()
        twin.back.hide()
        twin.resize(width, height)
        twin.grab()  # what is not shown settles its layouts the first time
        image = twin.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self._room.changed.disconnect(twin._room_changed)
        twin.deleteLater()
        return image

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_figures(self) -> tuple[Figure, Figure, Figure]:
        def drawn(draw: str) -> Figure:
            name = {"matrix": words.MATRIX, "timeline": words.TIMELINE}.get(draw, words.LIGHTS)
            tips = self._tips if draw == "timeline" else None
            return Figure(lambda width: self._drawing(draw, width), name, self._palette, tips)

        lights = LightsFigure(
            lambda width: self._drawing("lights_row", width), words.LIGHTS, self._palette
        )
        lights.light_asked.connect(self._explain)
        return (drawn("matrix"), drawn("timeline"), lights)

    def _explain(self, name: str) -> None:
        """List what is behind a light, beside it."""
        if self._explained is None:
            self._explained = LightExplained(self._room, self._palette, self)
            self._explained.card_asked.connect(self.card_asked)
            self._explained.activity_asked.connect(self.activity_asked)
        lights = self._figures[2]
        assert isinstance(lights, LightsFigure)
        self._explained.explain(name, lights.place_of(name))

    def _drawing(self, draw: str, width: float) -> Drawing:
        measures = figures.Measures(width, *self._row)
        made: Drawing = getattr(figures, draw)(self._room.state, self._room.game, measures)
        return made

    def _tips(self, width: float) -> Tips:
        measures = figures.Measures(width, *self._row)
        return timeline_tips(self._room.state, self._room.game, measures)

    def _build(self) -> None:
        self._page = page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self._title_bar = self._header()
        self._title_bar.hide()  # the window has its own bar; a picture stands alone
        page.addWidget(self._title_bar)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        self._columns.setSpacing(_BETWEEN)
        self._columns.addLayout(self._covered(), _COVERED)
        self._columns.addLayout(self._open(), _OPEN)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        page.addWidget(self._scroll, 1)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say_role(header, "bar")
        row = QHBoxLayout(header)
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        row.setSpacing(22)
        row.addWidget(plain_label(words.title(self._room.game.unit.label), "title"))
        self._subtitle = plain_label("", "soft")
        row.addWidget(self._subtitle, 1)
        return header

    def _covered(self) -> QVBoxLayout:
        """Matrix, timeline and lights, one under the other."""
        matrix, timeline, lights = self._figures
        column = QVBoxLayout()
        column.setSpacing(8)
        title = QHBoxLayout()
        title.setSpacing(16)
        title.addWidget(plain_label(words.MATRIX, "title"))
        title.addWidget(self._beside_title, 1)
        title.addWidget(self.back)
        column.addLayout(title)
        column.addWidget(matrix)
        column.addSpacing(10)
        column.addWidget(plain_label(words.TIMELINE, "title"))
        column.addWidget(timeline)
        column.addSpacing(6)
        column.addWidget(lights)
        column.addStretch(1)
        return column

    def _open(self) -> QVBoxLayout:
        """Points to settle, actions, and the way out."""
        column = QVBoxLayout()
        column.setSpacing(14)
        self._review_title = plain_label("", "title")
        self._actions_title = plain_label("", "title")
        self._no_action = plain_label(words.NO_ACTION, "soft", wraps=True)
        self._no_action.setAlignment(Qt.AlignmentFlag.AlignTop)
        points = _card(self._review_title, self.findings)
        keep_private(points)
        column.addWidget(points, 11)
        column.addWidget(_card(self._actions_title, self._no_action, self.action_table), 9)
        column.addWidget(self.export)
        return column

    def _show_actions(self) -> None:
        state, game = self._room.state, self._room.game
        actions = sorted(state.actions.values(), key=lambda a: (a.due is None, a.due or "", a.id))
        self._actions_title.setText(words.actions_title(len(actions)))
        self._no_action.setVisible(not actions)
        self.action_table.setVisible(bool(actions))
        self.action_table.show_rows(
            (
                action.text,
                function_label(state, game, action.owner) or words.NO_OWNER,
                date_fr(action.due) if action.due else words.NO_DATE,
            )
            for action in actions
        )

    def _fit(self) -> None:
        """Side by side where there is room, and as large as all of it stays in sight."""
        wide = self.width() >= scaled(SIDE_BY_SIDE)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._row = _LOW if self.width() >= scaled(ALL_IN_SIGHT) else _HIGH
        row, gap = self._row
        rows = len(self._room.state.kept_activities()) * (row + gap)
        points = 2 * (rows + gap) + figures.HEAD + figures.TIMELINE_EXTRA + figures.LIGHT_HEIGHT
        room = self.height() - _AROUND - (0 if self._title_bar.isHidden() else _TITLE_BAR)
        scale = min(max(room / points, _LEAST_SCALE), _MOST_SCALE) if wide else _LEAST_SCALE
        # Few rows leave height for large ones, but words side by side need their width.
        across = self.width() - 2.0 * _MARGIN - _SCROLL_BAR
        if wide:
            across = (across - _BETWEEN) * _COVERED / (_COVERED + _OPEN)
        scale = min(max(scale, _LEAST_SCALE * text_size()), across / figures.WIDTH)
        for figure in self._figures:
            figure.set_scale(int(scale * 100) / 100)  # never a hair too large for its words

    def _room_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _open_finding(self, finding: Finding) -> None:
        subject = finding.subject.partition("/")[0]
        if finding.cards:
            self.card_asked.emit(finding.cards[0])
        elif subject in self._room.state.activities:
            self.activity_asked.emit(subject)


def subtitle(room: Room) -> str:
    """Scenario, functions present, time played."""
    present = sum(p.count > 0 for p in room.state.presence.values())
    minutes = minutes_played(room.workshop.history) - room.state.break_minutes
    return words.subtitle(room.game.scenario.title, present, minutes)


def minutes_played(history: History) -> int:
    """Whole minutes from the opening to the last gesture that counts, nights left out."""
    instants = [datetime.fromisoformat(entry.recorded_at) for entry in history.done]
    gaps = (after - before for before, after in pairwise(instants))
    played = sum(gap.total_seconds() for gap in gaps if timedelta() < gap < _ANOTHER_DAY)
    return int(played // 60)


def _card(*widgets: QWidget) -> QFrame:
    card = QFrame()
    say_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget, int(widget is not widgets[0]))
    return card
