"""Drawings as PNG, for the formats that take no vectors: the painter of the PDF, rasterised."""

import io
from functools import lru_cache

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from pcra_game.domain.drawing import Drawing
from pcra_game.exports.fonts import TEXT_FONTS, Weight, register
from pcra_game.exports.pdf_picture import paint
from pcra_game.exports.pdf_style import HEIGHT, WIDTH

_HIGHEST = HEIGHT * 0.8
_POINTS_PER_INCH = 72


@lru_cache(maxsize=16)  # one export writes the same pictures in several formats
def png_of(drawing: Drawing, dots_per_inch: int = 200) -> bytes:
    """Give `drawing` as a PNG, equal bytes for equal drawings.

    It is as large as on the page of the plan: over the width of the text, or less if it is high.
    The file carries its resolution, so that its own size in points is that of the page.
    """
    register()
    scale = min(WIDTH / max(drawing.width, 1.0), _HIGHEST / max(drawing.height, 1.0))
    size = (max(drawing.width * scale, 1.0), max(drawing.height * scale, 1.0))
    page = io.BytesIO()
    # An empty compression: the page lives for a moment only.
    canvas = Canvas(
        page,
        pagesize=size,
        pageCompression=0,
        invariant=1,
        initialFontName=TEXT_FONTS[Weight.REGULAR],
    )
    paint(canvas, drawing, 0.0, size[1], scale)
    canvas.showPage()
    canvas.save()
    return _raster(page.getvalue(), dots_per_inch)


def _raster(page: bytes, dots_per_inch: int) -> bytes:
    document = pypdfium2.PdfDocument(page)
    try:
        bitmap = document[0].render(scale=dots_per_inch / _POINTS_PER_INCH)
        picture = bitmap.to_pil().convert("RGB")
    finally:
        document.close()
    stream = io.BytesIO()
    picture.save(stream, "PNG", dpi=(dots_per_inch, dots_per_inch), compress_level=6)
    return stream.getvalue()
