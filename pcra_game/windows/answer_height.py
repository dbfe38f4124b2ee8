"""A low sheet saves room: a smaller question, names beside their fields, the round in one line."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.windows.answer_fields import AnswerFields
from pcra_game.windows.answer_footer import Footer
from pcra_game.windows.answer_head import Heading, Tabs
from pcra_game.windows.answer_scroller import Scroller
from pcra_game.windows.style import say_density, scaled

LOW = 840
"""Below this height the sheet saves room."""

LOWEST = 520
"""Below this height its foot keeps to one row: the fields need the rest."""


class Height:
    """Draws the parts of a sheet near each other, or gives them their air back."""

    def __init__(
        self,
        sheet: QWidget,
        head: Heading,
        tabs: Tabs,
        fields: AnswerFields,
        footer: Footer,
        scroll: Scroller,
        foot: QVBoxLayout,
    ) -> None:
        """Take the parts; nothing is drawn before a height is known."""
        self._sheet, self._head, self._tabs = sheet, head, tabs
        self._fields, self._footer = fields, footer
        self._scroll, self._foot = scroll, foot
        self._low: bool | None = None
        self._lowest = False

    def follow(self, height: int) -> None:
        """Take the height that the sheet has now."""
        lowest = height < scaled(LOWEST)
        if lowest != self._lowest:
            self._lowest = lowest
            self._footer.fold(lowest)
            self._say_question()
        low = height < scaled(LOW)
        if low == self._low:
            return
        self._low = low
        say_density(self._sheet, low=low)
        self._footer.progress.fold(low)
        self._footer.draw_near(low)
        self._fields.draw_near(low)
        self._tabs.set_row_height(32 if low else 38)
        self._scroll.draw_near(low)
        self._foot.setContentsMargins(20, 2 if low else 4, 20, 6 if low else 10)
        self._foot.setSpacing(4 if low else 6)
        self._say_question()

    def _say_question(self) -> None:
        self._head.question.set_px(16 if self._lowest else 18 if self._low else 22)
