"""The word across every page of the Word file, said in OpenDocument: a drawn text in the heads."""

from math import cos, pi, sin

from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import ABOVE, BELOW, PAPER
from pcra_game.exports.docx_watermark import NAME, PAINT, Mark, mark
from pcra_game.exports.odt_names import Element, element, name
from pcra_game.exports.odt_styles import COVER_PAGE

LOOKS = "PCRAFiligrane"
"""The style of the shape: pale, behind the text, in nobody's way."""

_TURNED = pi / 4
_DECORATIVE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}decorative"
_GRAPHIC = {
    "draw:stroke": "none",
    "draw:fill": "solid",
    "draw:fill-color": f"#{PAINT}",
    "draw:auto-grow-height": "false",
    "draw:auto-grow-width": "false",
    "style:run-through": "background",
    "style:wrap": "run-through",
    "style:number-wrapped-paragraphs": "no-limit",
    "style:vertical-pos": "from-top",
    "style:vertical-rel": "page",
    "style:horizontal-pos": "from-left",
    "style:horizontal-rel": "page",
    "style:flow-with-text": "false",
}
_GEOMETRY = {
    "svg:viewBox": "0 0 21600 21600",
    "draw:text-areas": "0 0 21600 21600",
    "draw:text-path": "true",
    "draw:text-path-mode": "shape",
    "draw:text-path-scale": "path",
    "draw:text-path-same-letter-heights": "false",
    "draw:type": "fontwork-plain-text",
    "draw:enhanced-path": "M 0 0 L 21600 0 N M 0 21600 L 21600 21600 N",
}


def add_watermark(masters: Element, words: str, layout: Layout) -> list[Element]:
    """Put `words` behind the text of every kind of page of `masters`; gives the style it needs.

    Empty words change nothing and need none.
    """
    if not words.strip():
        return []
    for number, master in enumerate(masters, start=1):
        line = master.find(f"{name('style:header')}/{name('text:p')}")
        cover = master.get(name("style:name")) == COVER_PAGE
        shape = _shape(mark(words, layout, cover=cover), number)
        line.append(shape)
    looks = element("style:graphic-properties", _GRAPHIC)
    return [element("style:style", {"style:name": LOOKS, "style:family": "graphic"}, looks)]


def _shape(one: Mark, number: int) -> Element:
    looks = {
        "text:anchor-type": "paragraph",
        "draw:name": f"{NAME}{number}",
        "draw:style-name": LOOKS,
        "draw:z-index": "0",
        "svg:width": f"{one.width:.2f}pt",
        "svg:height": f"{one.height:.2f}pt",
        "draw:transform": _turned(one),
    }
    shape = element("draw:custom-shape", looks, element("text:p", text=one.words))
    shape.append(element("draw:enhanced-geometry", _GEOMETRY))
    shape.set(_DECORATIVE, "true")
    return shape


def _turned(one: Mark) -> str:
    """Give where the corner at the upper left comes to stand, from that of the paper."""
    middle = (ABOVE + PAPER[1] - BELOW) / 2 if one.middle is None else one.middle
    wide, high = one.width / 2, one.height / 2
    x = PAPER[0] / 2 - (cos(_TURNED) * wide + sin(_TURNED) * high)
    y = middle + (sin(_TURNED) * wide - cos(_TURNED) * high)
    return f"rotate ({_TURNED:.6f}) translate ({x:.2f}pt {y:.2f}pt)"
