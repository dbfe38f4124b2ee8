"""The file around the text: what it carries, what it does not say, the bytes it becomes."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from lxml import etree

from pcra_game.domain.document import Document
from pcra_game.exports import docx_styles
from pcra_game.exports.docx_held import Held
from pcra_game.exports.docx_xml import Element, node, parsed, plain, value, w

PAPER = (595.3, 841.9)
SIDE = 48.0
ABOVE = 60.0
BELOW = 54.0
_HEAD = 30.0
_FOOT = 26.0

_LONGEST_PROPERTY = 255
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_KEPT = frozenset({RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES})
_KEPT_OF_TEXT = frozenset(
    {
        RELATION.STYLES,
        RELATION.NUMBERING,
        RELATION.SETTINGS,
        RELATION.FONT_TABLE,
        RELATION.THEME,
        RELATION.HEADER,
        RELATION.FOOTER,
    }
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/>'
)
_DOT = (
    '<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="240"/></w:pPr></w:lvl>'
    "</w:abstractNum>"
)


def language_of(document: Document) -> str:
    """Give the language of the text, French if it names none that is known as one."""
    found = document.language
    return found if _LANGUAGE.fullmatch(found) else "fr-FR"


def own_package(document: Document) -> Any:
    """Give an empty file with our styles, our page and our settings."""
    package = docx.Document()
    language = language_of(document)
    forget_leftovers(package)
    _replace(package.styles.element, docx_styles.whole_sheet(language))
    _replace(package.settings.element, parsed(_SETTINGS.format(language=language)))
    _replace(package.part.numbering_part.element, ())
    number = add_dot(package.part.numbering_part.element)
    _number_style(package, docx_styles.Role.BULLET, number)
    body = package.element.body
    body.clear_content()
    _set_page(body.sectPr)
    return package


def _replace(element: Element, children: Any) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(list(children))


def _set_page(section: Element) -> None:
    wide, high = PAPER
    page = (
        f'<w:pgSz w:w="{wide * 20:.0f}" w:h="{high * 20:.0f}"/>'
        f'<w:pgMar w:top="{ABOVE * 20:.0f}" w:right="{SIDE * 20:.0f}" '
        f'w:bottom="{BELOW * 20:.0f}" w:left="{SIDE * 20:.0f}" '
        f'w:header="{_HEAD * 20:.0f}" w:footer="{_FOOT * 20:.0f}" w:gutter="0"/>'
    )
    _replace(section, parsed(page))


def _number_style(package: Any, role: docx_styles.Role, number: str) -> None:
    for style in package.styles.element:
        if style.get(w("styleId")) == role.value:
            style.find(w("pPr")).insert(0, numbering(number))


def numbering(number: str) -> Element:
    """Give the property that makes a paragraph an item of the list `number`."""
    return node("numPr", value("ilvl", "0"), value("numId", number))


def add_dot(lists: Element) -> str:
    """Add a list with dots to the lists of a file; gives its number."""
    kinds = [int(kind.get(w("abstractNumId"))) for kind in lists.findall(w("abstractNum"))]
    numbers = [int(one.get(w("numId"))) for one in lists.findall(w("num"))]
    kind = max(kinds, default=0) + 1
    number = str(max(numbers, default=0) + 1)
    lists.insert(len(kinds), parsed(_DOT.format(number=kind))[0])
    listed = node("num", value("abstractNumId", str(kind)), numId=number)
    last = lists.findall(w("num"))
    (last[-1].addnext if last else lists.append)(listed)
    return number


def forget_leftovers(package: Any) -> None:
    """Drop every part that neither carries the text nor draws it.

    Thumbnails, comments, data of other programs, properties of a former text: some of them name
    people or posts.
    """
    for holder, kept in ((package.part.package, _KEPT), (package.part, _KEPT_OF_TEXT)):
        relations = holder.rels
        for key in [key for key, one in relations.items() if one.reltype not in kept]:
            del relations[key]


def set_properties(package: Any, document: Document) -> None:
    """Say what the file is, and nothing of the post or of the person.

    Raises `ValueError` if `document.created` is no instant.
    """
    created = datetime.fromisoformat(document.created)
    created = created.replace(tzinfo=created.tzinfo or UTC).astimezone(UTC).replace(tzinfo=None)
    facts = package.core_properties
    for name, said in (
        ("title", document.title),
        ("subject", document.subject),
        ("author", document.author),
        ("last_modified_by", document.author),
        ("version", document.version),
        ("content_status", document.status),
        ("category", document.confidentiality),
        ("language", language_of(document)),
        ("comments", ""),
        ("keywords", ""),
        ("identifier", ""),
    ):
        setattr(facts, name, plain(said).replace("\n", " ")[:_LONGEST_PROPERTY])
    facts.created = facts.modified = created
    facts.revision = 1
    for printed in facts._element.findall("{*}lastPrinted"):
        facts._element.remove(printed)


def save(package: Any, held: Held, stream: BinaryIO) -> None:
    """Write the file around its text, equal bytes for equal texts: its parts carry no date."""
    place = etree.Comment("text")
    package.element.body.insert(0, place)
    main = package.part.partname.lstrip("/")
    first = io.BytesIO()
    package.save(first)
    with (
        zipfile.ZipFile(first) as made,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in made.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            with written.open(entry, "w") as part:
                part.writelines(_with_text(made.read(name), place, held, name == main))


def _with_text(content: bytes, place: Element, held: Held, main: bool) -> Iterator[bytes]:
    """Give the bytes of a part, the text in its place if it is the main one."""
    if not main:
        yield content
        return
    before, _, after = content.partition(etree.tostring(place, with_tail=False))
    yield before
    yield from held.inner()
    yield after
