"""The elements of a Word file: paragraphs, runs, fields, rows, in the order that Word demands.

Every text passes `plain` and becomes the text of an element: no markup is ever parsed from it.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from lxml import etree

from pcra_game.domain.clean import printable

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\t": " "})
EMU_PER_POINT = 12700
"""Of a picture, in the unit that office formats measure drawings in."""

_PER_POINT = 20

Element = Any
"""An element of lxml, which has no types of its own."""


@lru_cache(maxsize=256)
def w(name: str) -> str:
    """Give the full name of a tag or an attribute of WordprocessingML."""
    return f"{{{NAMESPACE}}}{name}"


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Give `text` as XML can hold it: composed, line ends kept, without control signs."""
    if text.isascii() and text.isprintable():
        return text
    text = printable(text.replace("\r\n", "\n").translate(_BREAKS))
    return unicodedata.normalize("NFC", text)


def twips(points: float) -> str:
    """Give a length in twentieths of a point, Word's own unit."""
    return str(round(points * _PER_POINT))


def node(tag: str, *children: Element, **attributes: str) -> Element:
    """Give the element `tag` with its attributes, all of WordprocessingML, and its children."""
    made = etree.Element(w(tag), {w(name): value for name, value in attributes.items()})
    made.extend(children)
    return made


def value(tag: str, val: str) -> Element:
    """Give an element that says one thing, such as a style or a size."""
    return node(tag, val=val)


def parsed(xml: str) -> Element:
    """Give the elements written in `xml`, where the prefix `w` is known; for our own text only."""
    return etree.fromstring(f'<w:x xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}">{xml}</w:x>')


def run(text: str, style: str = "", *, bold: bool = False, colour: str = "") -> Element:
    """Give a run; a line end in `text` is one on paper. `colour` is six hexadecimal digits."""
    made = node("r")
    if style or bold or colour:
        looks = node("rPr")
        if style:
            looks.append(value("rStyle", style))
        if bold:
            looks.append(node("b"))
        if colour:
            looks.append(value("color", colour))
        made.append(looks)
    fill(made, plain(text))
    return made


def sized(text: str, size: float, *, bold: bool = False, ink: str = "") -> Element:
    """Give a run of `size` points, for pages whose type is fitted to what they hold."""
    made = run(text, bold=bold, colour=ink)
    looks = made.find(w("rPr"))
    if looks is None:
        looks = node("rPr")
        made.insert(0, looks)
    half = str(round(size * 2))
    looks.extend((value("sz", half), value("szCs", half)))
    return made


def fill(made: Element, text: str) -> None:
    """Put `text`, already `plain`, at the end of a run."""
    first, *others = text.split("\n")
    _text(made, first)
    for line in others:
        etree.SubElement(made, w("br"))
        _text(made, line)


def _text(made: Element, line: str) -> None:
    if line:
        held = etree.SubElement(made, w("t"))
        held.set(_SPACE, "preserve")
        held.text = line


def paragraph(
    style: str,
    *content: Element,
    new_page: bool = False,
    keep: bool = False,
    extra: Iterable[Element] = (),
) -> Element:
    """Give a paragraph; `keep` holds it with the next one, `extra` are properties after those."""
    properties = node("pPr", value("pStyle", style))
    if keep:
        properties.append(node("keepNext"))
    if new_page:
        properties.append(node("pageBreakBefore"))
    properties.extend(extra)
    return node("p", properties, *content)


def tab() -> Element:
    """Give the jump to the next stop."""
    return node("r", node("tab"))


def field(instruction: str, shown: str, *, bold: bool = False) -> list[Element]:
    """Give a field that Word works out by itself; `shown` stands there until it does."""
    return [*field_start(instruction), run(shown, bold=bold), field_end()]


def field_start(instruction: str) -> list[Element]:
    """Give what opens a field, up to what it shows."""
    order = node("instrText")
    order.set(_SPACE, "preserve")
    order.text = f" {instruction} "
    return [
        node("r", node("fldChar", fldCharType="begin")),
        node("r", order),
        node("r", node("fldChar", fldCharType="separate")),
    ]


def field_end() -> Element:
    """Give what closes a field."""
    return node("r", node("fldChar", fldCharType="end"))


def bookmarked(content: Element, name: str, number: int) -> list[Element]:
    """Give `content` between the two ends of a bookmark."""
    mark = str(number)
    return [node("bookmarkStart", id=mark, name=name), content, node("bookmarkEnd", id=mark)]


def shade(colour: str) -> Element:
    """Give a plain background."""
    return node("shd", val="clear", color="auto", fill=colour)
