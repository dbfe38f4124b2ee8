"""A PDF painted by the painters of the screen: vector, with its fonts, always the same bytes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import pikepdf
from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from pcra_game.prints.sheets import Place
from pcra_game.table_view.items.shapes import Canvas
from pcra_game.table_view.palette import LIGHT
from pcra_game.table_view.typesetting import load_faces

POINT = 10.0
"""Pixels of the page to a point: fine enough that rounding a size to a pixel shows nowhere."""
MM = POINT * 72 / 25.4
"""Pixels of the page to a millimetre."""

_CREATOR = "pcra-game"

Page = Callable[[QPainter], None]
"""Paints one page, in pixels of the page."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a file says of itself, and how it is to be printed.

    `duplex` asks the printer for both sides, flipped on the long edge.
    """

    title: str
    landscape: bool = False
    duplex: bool = False


def write_print(about: Print, pages: Sequence[Page], stream: BinaryIO) -> None:
    """Paint pages of A4 into an open binary stream. Needs a QGuiApplication.

    Raises ValueError without a page, OSError if the stream refuses.
    """
    if not pages:
        raise ValueError("no page to print")
    load_faces()
    # Qt writes fonts in the order of its hashes, which another process would seed otherwise.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        painted = _painted(about, pages)
    finally:
        QHashSeed.resetRandomGlobalSeed()
    with pikepdf.Pdf.open(BytesIO(painted)) as pdf:
        _describe(pdf, about)
        pdf.save(
            stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )


def canvas_at(painter: QPainter, place: Place, unit: float) -> Canvas:
    """Give a canvas whose origin is the corner of `place`, in millimetres; `unit` is in points.

    The painter is moved: the caller saves and restores it.
    """
    painter.translate(place.x * MM, place.y * MM)
    return Canvas(painter, place.width * MM, place.height * MM, unit * POINT, LIGHT)


def pixels(place: Place) -> QRectF:
    """Give a place in pixels of the page."""
    return QRectF(place.x * MM, place.y * MM, place.width * MM, place.height * MM)


def _painted(about: Print, pages: Sequence[Page]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(72 * POINT))
    facing = QPageLayout.Orientation.Landscape if about.landscape else None
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            facing or QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            painter.save()
            page(painter)
            painter.restore()
    finally:
        painter.end()
    buffer.close()
    return bytes(content.data())


def _describe(pdf: pikepdf.Pdf, about: Print) -> None:
    """Replace what Qt says of the moment and of the machine by what the file is."""
    for key in [*pdf.docinfo.keys()]:
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = about.title
    pdf.docinfo["/Creator"] = _CREATOR
    pdf.docinfo["/Producer"] = _CREATOR
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]  # one made of the clock; the digest of the content takes its place
    if "/Metadata" in pdf.Root:
        del pdf.Root.Metadata
    pdf.Root.Lang = pikepdf.String("fr-FR")
    # A card printed « to fit » is no longer as large as its back, nor as the deck of yesterday.
    wanted = pikepdf.Dictionary(DisplayDocTitle=True)
    wanted["/PrintScaling"] = pikepdf.Name("/None")
    wanted["/Duplex"] = pikepdf.Name("/DuplexFlipLongEdge" if about.duplex else "/Simplex")
    pdf.Root.ViewerPreferences = wanted
