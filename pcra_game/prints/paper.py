"""A PDF painted by the painters of the screen: vector, with its fonts, always the same bytes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from typing import BinaryIO

import pikepdf
from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from pcra_game.domain.document_frame import standing
from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.prints.sheets import A4_HEIGHT, A4_WIDTH, RIM, Place
from pcra_game.table_view.items.shapes import Canvas, fitted
from pcra_game.table_view.palette import LIGHT
from pcra_game.table_view.typesetting import draw, load_faces
from pcra_game.texts import prints as words

POINT = 10.0
"""Pixels of the page to a point: fine enough that rounding a size to a pixel shows nowhere."""
MM = POINT * 72 / 25.4
"""Pixels of the page to a millimetre."""

PAPER = replace(
    LIGHT,
    name="paper",
    card="#FFFFFF",
    page="#FFFFFF",
    ink="#101A21",
    soft_ink="#3A474F",
    field_edge="#5C6A72",
    context="#D3DBDF",
    on_context="#101A21",
    event="#FFFFFF",
    on_event="#101A21",
    event_edge="#5A430F",
)
"""The light theme for ink that is paid for: what is a dark ground on the screen is white or pale
here, and the words are dark. Every pair keeps its contrast in shades of grey."""

_CREATOR = "pcra-game"

_NOTE = 7.0
"""Points of the line in the margin: for who prints and sorts, not for who plays."""
_NOTE_FROM = 7.0
"""Millimetres between that line and the left and the right of the sheet."""
_NOTE_MIDDLE = 5.0
"""Millimetres that it leaves free on both sides of the middle, where some sheets have a mark."""

Page = Callable[[QPainter], None]
"""Paints one page, in pixels of the page."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a file says of itself, and how it is to be printed.

    `duplex` asks the printer for both sides, flipped on the long edge. `whose` opens the line in
    the margin of every page: the unit, and how far its plan is.
    """

    title: str
    whose: str = ""
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
        painted = _painted(about, [*_numbered(about, pages)])
    finally:
        QHashSeed.resetRandomGlobalSeed()
    with pikepdf.Pdf.open(BytesIO(painted)) as pdf:
        _describe(pdf, about)
        pdf.save(
            stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )


def whose(state: WorkshopState | None, game: Game) -> str:
    """Say whose sheet it is: the unit with the status and the version of its plan.

    Without a session, the unit with the deck and its version.
    """
    if state is None:
        return words.of_deck(game.unit.label, game.deck.title, game.deck.version)
    return words.of_session(game.unit.label, *standing(state))


def canvas_at(painter: QPainter, place: Place, unit: float) -> Canvas:
    """Give a canvas whose origin is the corner of `place`, in millimetres; `unit` is in points.

    The painter is moved: the caller saves and restores it.
    """
    painter.translate(place.x * MM, place.y * MM)
    return Canvas(painter, place.width * MM, place.height * MM, unit * POINT, PAPER)


def pixels(place: Place) -> QRectF:
    """Give a place in pixels of the page."""
    return QRectF(place.x * MM, place.y * MM, place.width * MM, place.height * MM)


def _numbered(about: Print, pages: Sequence[Page]) -> Iterator[Page]:
    """Give the pages with the line in their margin."""
    for number, page in enumerate(pages, start=1):
        said = words.of_page(about.title, number, len(pages))
        yield partial(_with_note, about, page, words.on_both_sides(said) if about.duplex else said)


def _with_note(about: Print, page: Page, said: str, painter: QPainter) -> None:
    painter.save()
    page(painter)
    painter.restore()
    wide, high = (A4_HEIGHT, A4_WIDTH) if about.landscape else (A4_WIDTH, A4_HEIGHT)
    room = wide / 2 - _NOTE_FROM - _NOTE_MIDDLE
    for text, at_right in ((about.whose, False), (said, True)):
        laid = fitted(text, width=room * MM, height=RIM * MM, px=_NOTE * POINT, shrinks=(1.0, 0.9))
        rise = laid.layout.lineAt(laid.lines - 1).y() + laid.layout.lineAt(laid.lines - 1).ascent()
        x = (wide - _NOTE_FROM) * MM - laid.width if at_right else _NOTE_FROM * MM
        draw(painter, laid, x, (high - RIM) * MM - rise, PAPER.soft_ink)


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
    pdf.docinfo["/Title"] = " · ".join(filter(None, (about.title, about.whose)))
    pdf.docinfo["/Author"] = _CREATOR
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
