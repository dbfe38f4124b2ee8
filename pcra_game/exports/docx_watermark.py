"""A word across every page of a Word file, pale and behind the text.

A shape in the heads of pages, made and named as Word does, so that its own command takes it away.
It is decoration: no paragraph is added where a head is there, and no words stand for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pcra_game.exports.docx_cover import COVER_TOP
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import BELOW, PAPER
from pcra_game.exports.docx_styles import Role
from pcra_game.exports.docx_xml import NAMESPACE, Element, paragraph, plain, w

PAINT = "DDE3E7"
"""Of the word: every ink of our text still reads on it at AA or better."""

NAME = "PowerPlusWaterMarkObject"
"""How Word's command knows a watermark by name."""

_VML = "urn:schemas-microsoft-com:vml"
_OFFICE = "urn:schemas-microsoft-com:office:office"
_WORD = "urn:schemas-microsoft-com:office:word"
_SHARE = 0.86
_LETTER = 0.66
_HEIGHT = 1.05
_SQUARE = 2**0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A word at half a right angle, rising to the right. Lengths are points.

    `middle` is how far below the top of the page its middle stands, None for that of the text.
    """

    words: str
    width: float
    height: float
    middle: float | None = None


def mark(words: str, layout: Layout, *, cover: bool = False) -> Mark:
    """Give the mark that fits the text of a page, or, on a `cover` of ours, what its band leaves.

    `words` are not empty.
    """
    words = plain(words).replace("\n", " ")
    # How high a letter is beside the length of the word: all letters about as wide.
    slender = _HEIGHT / (_LETTER * len(words))
    room, middle = min(layout.width, layout.height), None
    if cover and layout.own:
        left = PAPER[1] - BELOW - COVER_TOP
        room, middle = min(room, left), COVER_TOP + left / 2
    width = room * _SHARE * _SQUARE / (1 + slender)
    return Mark(words, width, width * slender, middle)


def add_watermark(package: Any, words: str, layout: Layout) -> None:
    """Put `words`, which are not blank, behind the text of every page of a file.

    Those of the file that Word knows as a watermark leave their place.
    """
    for number, (header, cover) in enumerate(_headers(package), start=1):
        if header.is_linked_to_previous:
            header.is_linked_to_previous = False
            root = header.part.element
            for child in list(root):
                root.remove(child)
        root = header.part.element
        _forget(root)
        lines = root.findall(w("p"))
        if not lines:
            lines = [paragraph(layout.ids[Role.GAP])]
            root.append(lines[0])
        lines[0].append(_shape(mark(words, layout, cover=cover), number))


def _headers(package: Any) -> Iterator[tuple[Any, bool]]:
    """Give every head that a page of the file may have; whether it is that of the cover."""
    for section in package.sections:
        yield section.header, False
        if section.different_first_page_header_footer:
            yield section.first_page_header, True
        if package.settings.odd_and_even_pages_header_footer:
            yield section.even_page_header, False


def _forget(root: Element) -> None:
    for picture in list(root.iter(w("pict"))):
        if any(one.get("id", "").startswith(NAME) for one in picture):
            picture.getparent().remove(picture)


def _shape(one: Mark, number: int) -> Element:
    """Give the run that holds the shape; `number` tells those of a file apart."""
    upright = "margin" if one.middle is None else "page"
    place = "margin-left:0;margin-top:0;" if one.middle is None else _at(one)
    centred = "mso-position-vertical:center;" if one.middle is None else ""
    look = (
        f"position:absolute;{place}width:{one.width:.1f}pt;height:{one.height:.1f}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        f"mso-position-horizontal-relative:margin;{centred}"
        f"mso-position-vertical-relative:{upright}"
    )
    run = etree.fromstring(
        f'<w:r xmlns:w="{NAMESPACE}" xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:w10="{_WORD}">'
        "<w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="{NAME}{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        f'alt="" style="{look}" o:allowincell="f" fillcolor="#{PAINT}" stroked="f">'
        "<v:textpath style=\"font-family:'Arial';font-size:1pt\"/>"
        f'<w10:wrap anchorx="margin" anchory="{upright}"/></v:shape></w:pict></w:r>'
    )
    run.find(f".//{{{_VML}}}shape/{{{_VML}}}textpath").set("string", one.words)
    return run


def _at(one: Mark) -> str:
    above = (one.middle or 0.0) - one.height / 2
    return f"margin-left:0;margin-top:{above:.1f}pt;"
