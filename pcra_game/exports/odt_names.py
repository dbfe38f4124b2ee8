"""The namespaces of OpenDocument, and elements made in them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from lxml import etree

Element = Any
"""An element of lxml, which has no types of its own."""

_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{_URN}:office:1.0",
    "style": f"{_URN}:style:1.0",
    "text": f"{_URN}:text:1.0",
    "table": f"{_URN}:table:1.0",
    "draw": f"{_URN}:drawing:1.0",
    "fo": f"{_URN}:xsl-fo-compatible:1.0",
    "svg": f"{_URN}:svg-compatible:1.0",
    "meta": f"{_URN}:meta:1.0",
    "config": f"{_URN}:config:1.0",
    "manifest": f"{_URN}:manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}


@lru_cache(maxsize=512)
def name(short: str) -> str:
    """Give the full name of « prefix:local »."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(
    short: str, looks: Mapping[str, str] | None = None, *children: Element, text: str | None = None
) -> Element:
    """Give an element with its attributes, all by their short names, its text and children."""
    made = etree.Element(name(short), nsmap=NAMESPACES)
    for key, value in (looks or {}).items():
        made.set(name(key), value)
    made.text = text
    made.extend(children)
    return made
