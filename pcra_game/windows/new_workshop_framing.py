"""What is settled before the first card, on the page that begins a workshop."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain.deck import Scenario, Unit
from pcra_game.domain.limits import LABEL, MAX_ACTIVITIES
from pcra_game.table_view.palette import Palette
from pcra_game.texts import welcome as words
from pcra_game.windows.controls import clear, plain_label
from pcra_game.windows.plain_paste import PlainLine
from pcra_game.windows.scrolling import hold_open
from pcra_game.windows.style import say_role

AROUND_NAME = 48
"""Pixels around the name of a scenario in the open list."""


class Framing(QFrame):
    """What is settled before the first card: scenario, activities, names."""

    def __init__(self, palette: Palette) -> None:
        """Show nothing yet; `show_offers` and `show_unit` fill it."""
        super().__init__()
        self._look = palette
        say_role(self, "card")
        self.scenario = QComboBox()
        self.scenario.setAccessibleName(words.SCENARIO)
        self.establishment = PlainLine()
        self.establishment.setAccessibleName(words.ESTABLISHMENT)
        self.establishment.setPlaceholderText(words.ESTABLISHMENT_HINT)
        self.establishment.setMaxLength(LABEL)
        self.boxes: dict[str, QCheckBox] = {}
        self._kept = plain_label(role="soft")
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._list.addWidget(plain_label(words.CHOOSE_UNIT_FIRST, "soft", wraps=True))
        self._list.addStretch(1)
        self._arrange()

    def show_offers(self, scenarios: Sequence[Scenario]) -> None:
        """Offer the scenarios."""
        self.scenario.clear()
        for scenario in scenarios:
            self.scenario.addItem(scenario.title, scenario.id)
        self.scenario.ensurePolished()
        metrics = self.scenario.fontMetrics()
        widest = max((metrics.horizontalAdvance(s.title) for s in scenarios), default=0)
        self.scenario.view().setMinimumWidth(widest + AROUND_NAME)

    def show_unit(self, unit: Unit, kept: tuple[str, ...]) -> None:
        """Offer the activities of a unit, some of them kept already."""
        clear(self._list)
        self.boxes = {}
        for activity in unit.activities:
            box = QCheckBox(activity.label)
            box.setToolTip(activity.label)
            box.setChecked(activity.id in kept)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.toggled.connect(self._count)
            self.boxes[activity.id] = box
            self._list.addWidget(box)
        self._list.addStretch(1)
        self._count()

    def activities(self) -> tuple[str, ...]:
        """The activities that are ticked, in the order of the deck."""
        return tuple(id for id, box in self.boxes.items() if box.isChecked())

    def _count(self) -> None:
        kept = self.activities()
        self._kept.setText(words.activities_kept(len(kept), MAX_ACTIVITIES))
        for box in self.boxes.values():
            box.setEnabled(box.isChecked() or len(kept) < MAX_ACTIVITIES)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(6)
        column.addWidget(plain_label(words.SCENARIO, "heading"))
        column.addWidget(self.scenario)
        column.addSpacing(6)
        title = QHBoxLayout()
        title.addWidget(plain_label(words.ACTIVITIES, "heading"), 1)
        title.addWidget(self._kept)
        column.addLayout(title)
        activities = scrolled_felt(self._list)
        hold_open(activities, 130)
        column.addWidget(activities, 1)
        column.addSpacing(6)
        column.addWidget(plain_label(words.ESTABLISHMENT, "heading"))
        column.addWidget(self.establishment)


def scrolled_felt(layout: QLayout) -> QScrollArea:
    """Give what may be taller than a small screen; the felt shows through."""
    inside = QWidget()
    inside.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    for felt in (scroll.viewport(), inside):
        felt.setAutoFillBackground(False)
    return scroll
