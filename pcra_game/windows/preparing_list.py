"""The list of steps beside the preparation: each says whether it is filled."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from pcra_game.table_view.icons import Icon, qicon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import preparing as words
from pcra_game.windows.preparing_step import Step
from pcra_game.windows.style import scaled

WIDTH = 250


class StepList(QListWidget):
    """A line for each step, with a sign and, for a screen reader, a word."""

    def __init__(self, steps: Sequence[Step], palette: Palette) -> None:
        """Take the steps, in order."""
        super().__init__()
        self._steps, self._look = steps, palette
        self.setObjectName("steps")
        self.setAccessibleName(words.STEPS)
        self.setFixedWidth(scaled(WIDTH))
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            f"QListWidget {{ background: {palette.card}; border-radius: 12px; padding: 6px; }}"
            f"QListWidget:focus {{ border: 3px solid {palette.accent}; padding: 4px; }}"
            "QListWidget::item { padding: 8px 6px; }"
        )
        for step in steps:
            self.addItem(QListWidgetItem(step.title))

    def mark(self) -> None:
        """Say again of each step whether it is filled, wrong, or left as it is."""
        good, bad = self._look.mood(Mood.GOOD).line, self._look.mood(Mood.BAD).line
        for row, step in enumerate(self._steps):
            if step.wrong():
                icon, colour, said = Icon.WARNING, bad, words.WRONG
            elif step.said():
                icon, colour, said = Icon.CHECK, good, words.DONE
            else:
                icon, colour, said = Icon.MINUS, self._look.soft_ink, words.TODO
            item = self.item(row)
            in_hand = row == self.currentRow()
            item.setIcon(qicon(icon, self._look.field if in_hand else colour, 16))
            item.setToolTip(said)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{step.title}, {said}")
