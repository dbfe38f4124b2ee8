"""Lines of text at the size that the facilitator chose: what panels paint by themselves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from pcra_game.table_view import typesetting
from pcra_game.table_view.typesetting import Laid
from pcra_game.windows.style import text_size


def lay_out(
    text: str,
    *,
    width: float,
    px: float,
    bold: bool = False,
    max_lines: int = 0,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Laid:
    """Break `text` into lines no wider than `width`; `px` is its height at the usual size."""
    px *= text_size()
    return typesetting.lay_out(
        text, width=width, px=px, bold=bold, max_lines=max_lines, align=align
    )


def text_font(px: float, *, bold: bool = False) -> QFont:
    """The face of words; `px` is their height at the usual size."""
    return typesetting.text_font(px * text_size(), bold=bold)
