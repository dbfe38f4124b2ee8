"""A drawing as a sharp picture of a Word file, with words for those who do not see it."""

import io
from typing import Any

from pcra_game.domain.document import Picture
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_xml import EMU_PER_POINT, Element, node, plain
from pcra_game.exports.picture_png import png_of

_DOTS_PER_INCH = 200
_HIGHEST = 0.8
"""The share of a page that a picture may take."""


def picture(block: Picture, number: int, part: Any, layout: Layout) -> Element:
    """Give the run of the picture `number` of the file, kept in `part`, no larger than its page."""
    drawn = part.new_pic_inline(io.BytesIO(png_of(block.drawing, _DOTS_PER_INCH)))
    wide = layout.width * EMU_PER_POINT
    high = layout.height * _HIGHEST * EMU_PER_POINT
    scale = min(wide / drawn.extent.cx, high / drawn.extent.cy, 1.0)
    size = (int(drawn.extent.cx * scale), int(drawn.extent.cy * scale))
    frame = drawn.graphic.graphicData.pic.spPr
    drawn.extent.cx, drawn.extent.cy = frame.cx, frame.cy = size
    drawn.docPr.id = number
    drawn.docPr.name = f"Figure {number}"
    drawn.docPr.set("descr", plain(block.drawing.alternative).replace("\n", " "))
    return node("r", node("drawing", drawn))
