"""Is a template fit to be opened? Said before any of it is: it comes from anywhere.

Refused: what is no DOCX, what runs, what would fill the memory, what fetches from elsewhere.
"""

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from lxml import etree

from pcra_game.exports.errors import ExportError
from pcra_game.texts import docx as words

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_FILE = 30_000_000
_LARGEST_WHOLE = 120_000_000
_LARGEST_XML = 20_000_000
_MOST_PARTS = 2_000
_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MODEL = "wordprocessingml.template.main+xml"
_PROGRAMS = ("macroenabled", "vbaproject", "vbadata")
_ACTIVE = ("activex", "/embeddings/", "oleobject")
_DROPPED_LINKS = ("/hyperlink", "/attachedTemplate")
"""Links that the plan does not keep: they load nothing before they are dropped."""

_KEPT_PARTS = re.compile(r"word/_rels/(header|footer|styles|numbering|settings|fontTable|theme)")
_FETCHING = re.compile(
    rb"INCLUDEPICTURE|INCLUDETEXT|DDE(AUTO)?\s|\bLINK\s|\bDATABASE\s|\bIMPORT\s", re.IGNORECASE
)
_DRAWN_PARTS = re.compile(r"word/(header|footer)\d*\.xml")

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
    AssertionError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What a damaged file makes the libraries raise."""


def checked(template: Path) -> BytesIO:
    """Give the bytes of a template that may be opened. Raises `ExportError`, one sentence."""
    name = template.name
    try:
        if template.stat().st_size > _LARGEST_FILE:
            raise ExportError(words.template_too_large(name))
        content = template.read_bytes()
    except OSError as error:
        raise ExportError(words.template_unreadable(name)) from error
    if content.startswith(_OLD):
        raise ExportError(words.template_old(name))
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _check_size(parts, name)
            _check_kind(parts, name)
            _check_parts(parts, name)
    except BROKEN as error:
        raise ExportError(words.template_no_docx(name)) from error
    return BytesIO(content)


def _check_size(parts: zipfile.ZipFile, name: str) -> None:
    # What a part really holds cannot be more: reading stops at the size it declares.
    sizes = [part.file_size for part in parts.infolist()]
    largest = max(
        (part.file_size for part in parts.infolist() if part.filename.endswith((".xml", ".rels"))),
        default=0,
    )
    if len(sizes) > _MOST_PARTS or sum(sizes) > _LARGEST_WHOLE or largest > _LARGEST_XML:
        raise ExportError(words.template_too_large(name))


def _check_kind(parts: zipfile.ZipFile, name: str) -> None:
    types = parts.read(_TYPES).decode("utf-8", "replace")
    names = "\n".join(parts.namelist()).lower()
    if any(program in types.lower() or program in names for program in _PROGRAMS):
        raise ExportError(words.template_macros(name))
    if _MODEL in types:
        raise ExportError(words.template_dotx(name))
    if _MAIN not in types:
        raise ExportError(words.template_no_docx(name))


def _check_parts(parts: zipfile.ZipFile, name: str) -> None:
    for part in parts.namelist():
        if not part.endswith((".xml", ".rels")):
            continue
        content = parts.read(part)
        # A type of document would bring entities, which grow without end.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise ExportError(words.template_no_docx(name))
        if part.endswith(".rels"):
            _check_links(content, part, name)
        elif _DRAWN_PARTS.fullmatch(part) and _FETCHING.search(_orders(content)):
            raise ExportError(words.template_outside(name))


def _check_links(content: bytes, part: str, name: str) -> None:
    for link in etree.fromstring(content):
        kind = link.get("Type", "")
        if link.get("TargetMode") == "External":
            if not kind.endswith(_DROPPED_LINKS):
                raise ExportError(words.template_outside(name))
        elif _KEPT_PARTS.match(part):
            target = f"{kind} {link.get('Target', '')}".lower()
            if any(active in target for active in _ACTIVE):
                raise ExportError(words.template_active(name))


def _orders(content: bytes) -> bytes:
    """Give the orders of the fields of a part, put together as Word does."""
    root = etree.fromstring(content)
    orders = []
    for element in root.iter("{*}instrText", "{*}fldSimple"):
        orders.append(element.text or "")
        orders += [said for key, said in element.attrib.items() if key.endswith("instr")]
    return "".join(orders).encode()
