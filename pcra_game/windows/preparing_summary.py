"""Last step of the preparation: what will be on the table, and the kit that keeps it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pcra_game.domain.limits import SHORT_TEXT
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import preparing as words
from pcra_game.windows.controls import TextBlock, button, clear, plain_label
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.preparing_step import ShortText, Step
from pcra_game.windows.style import scaled


class SummaryStep(Step):
    """Every step in a line. `kit_asked` tells that the kit is to be saved."""

    title = words.SUMMARY
    hint = words.SUMMARY_HINT
    kit_asked = Signal()

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        self._steps: Sequence[Step] = ()
        self.title_field = Field("title", words.WORKSHOP_TITLE,
                                 ShortText(words.WORKSHOP_TITLE, SHORT_TEXT), palette)  # fmt: skip
        self.title_field.setMaximumWidth(scaled(760))
        self.title_field.set_text(draft.kit.title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.body.addWidget(self.title_field)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        foot = QHBoxLayout()
        self.save_kit = button(words.SAVE_KIT, icon=Icon.SAVE, palette=palette,
                               clicked=self.kit_asked.emit)  # fmt: skip
        foot.addWidget(self.save_kit)
        foot.addWidget(TextBlock(words.KIT_NOTE, px=15, colour=palette.soft_ink), 1)
        self.body.addLayout(foot)

    def hold(self, steps: Sequence[Step]) -> None:
        """Take the steps that are summed up."""
        self._steps = steps

    def name(self) -> str:
        """The title that is typed; the unit's where none is."""
        typed = str(self.title_field.value_or_none() or "")
        return typed or self.draft.game.unit.label

    def enter(self) -> None:
        widget = self.title_field.widget
        if hasattr(widget, "setPlaceholderText"):
            widget.setPlaceholderText(self.draft.game.unit.label)
        clear(self._lines)
        for step in self._steps:
            if step is self:
                continue
            self._lines.addWidget(plain_label(step.title, "heading"))
            said = step.said() or words.NOTHING_SAID
            colour = self.look.ink if step.said() else self.look.soft_ink
            self._lines.addWidget(TextBlock(said, px=16, colour=colour))

    def said(self) -> str:
        return str(self.title_field.value_or_none() or "")
