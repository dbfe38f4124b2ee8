"""The plan as an OpenDocument text: the same styles, tables and pages as the Word file.

The layout is decided once, for Word; here each of its elements is said in OpenDocument. The same
document gives the same bytes, and nothing in them names the post or the person.
"""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from lxml import etree

from pcra_game.domain.document import Document
from pcra_game.exports.docx import laid_out
from pcra_game.exports.docx_frame import frame
from pcra_game.exports.docx_held import PART, Held
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import language_of, own_package
from pcra_game.exports.docx_styles import Role
from pcra_game.exports.docx_xml import plain, w
from pcra_game.exports.odt_names import NAMESPACES, Element, element
from pcra_game.exports.odt_settings import settings
from pcra_game.exports.odt_styles import (
    BULLETS,
    COVER_PAGE,
    PAGE,
    Styles,
    common_styles,
    faces,
    page_layout,
    pages,
)
from pcra_game.exports.odt_tables import Tables
from pcra_game.exports.odt_text import Paragraphs, Pictures
from pcra_game.exports.odt_watermark import add_watermark
from pcra_game.texts import odt as words
from pcra_game.texts.worksheet import CONTENTS

_KIND = "application/vnd.oasis.opendocument.text"
_VERSION = {"office:version": "1.3"}
_GENERATOR = "pcra-game"
_LEVELS = (Role.CONTENTS_1.value, Role.CONTENTS_2.value)
_CLOSING = b"</office:document-content>"


def write_odt(document: Document, stream: BinaryIO, *, watermark: str = "") -> None:
    """Write `document` as ODT into an open binary stream, `watermark` behind every page.

    Raises `OSError` if the stream refuses, `ValueError` if `document.created` is no instant.
    """
    package, layout = own_package(document), Layout(clear=bool(watermark.strip()))
    frame(package, document, layout)
    held = laid_out(document, layout, package)
    pictures = Pictures(package.part)
    styles = Styles("P")
    first = PAGE if document.pages_only else COVER_PAGE
    body = _body(held, styles, pictures, first)
    files: dict[str, Iterable[bytes]] = {
        "content.xml": _content(body, styles),
        "styles.xml": [_styles(package.sections[0], document, pictures, watermark)],
        "meta.xml": [_meta(document)],
        "settings.xml": [_xml(settings())],
    }
    _pack(files, pictures, stream)


def _body(held: Held, styles: Styles, pictures: Pictures, first: str) -> Iterator[Element]:
    """Say each element in its turn."""
    paragraphs = Paragraphs(styles, pictures)
    tables = Tables(styles, paragraphs)
    bullets = None
    page = first
    for source in held:
        if _is_bullet(source):
            bullets = (
                element("text:list", {"text:style-name": BULLETS}) if bullets is None else bullets
            )
            said = paragraphs.paragraph(source, page=page)
            bullets.append(element("text:list-item", None, said))
        else:
            if bullets is not None:
                yield bullets
                bullets = None
            if source.tag == w("tbl"):
                yield tables.table(source, page=page)
            elif source.tag == w("sdt"):
                yield from _contents(source, paragraphs)
            else:
                yield paragraphs.paragraph(source, page=page)
        page = ""
    if bullets is not None:
        yield bullets


def _is_bullet(source: Element) -> bool:
    return source.tag == w("p") and _style(source) == Role.BULLET.value


def _style(source: Element) -> str:
    return str(source[0][0].get(w("val")))


def _contents(source: Element, paragraphs: Paragraphs) -> Iterator[Element]:
    """Say the contents: an index, whose numbers LibreOffice works out whenever it lays out."""
    held = source.find(w("sdtContent"))
    heading = paragraphs.paragraph(held[0])
    index = element("text:index-body")
    index.append(element("text:index-title", {"text:name": "Sommaire_titre"}, heading))
    lines = [line for line in held if line.find(w("hyperlink")) is not None]
    for line in lines:
        # Here the numbers are there from the first: the dots of the style lead to them.
        line[0].remove(line[0].find(w("tabs")))
        index.append(paragraphs.paragraph(line))
    looks = {"text:name": "Sommaire", "text:protected": "false"}
    deepest = max((_LEVELS.index(_style(line)) + 1 for line in lines), default=1)
    yield element("text:table-of-content", looks, _index_source(deepest), index)


def _index_source(deepest: int) -> Element:
    made = element("text:table-of-content-source", {"text:outline-level": str(deepest)})
    # Without it, LibreOffice renews the title in its own words and looks.
    heading = {"text:style-name": Role.CONTENTS_TITLE.value}
    made.append(element("text:index-title-template", heading, text=CONTENTS))
    for level, style in enumerate(_LEVELS, start=1):
        looks = {"text:outline-level": str(level), "text:style-name": style}
        stop = {"style:type": "right", "style:leader-char": "."}
        made.append(
            element(
                "text:table-of-content-entry-template",
                looks,
                element("text:index-entry-link-start"),
                element("text:index-entry-text"),
                element("text:index-entry-tab-stop", stop),
                element("text:index-entry-page-number"),
                element("text:index-entry-link-end"),
            )
        )
    return made


def _content(body: Iterable[Element], styles: Styles) -> Iterator[bytes]:
    """Say the text first, since only then the looks that it needs are known."""
    held = Held(NAMESPACES)
    some: list[Element] = []
    for one in body:
        some.append(one)
        if len(some) == PART:
            held.keep(some)
            some = []
    held.keep(some)
    looks = element("office:automatic-styles", None, *styles.elements)
    whole = _xml(element("office:document-content", _VERSION, faces(), looks))
    yield whole.removesuffix(_CLOSING)
    yield b"<office:body><office:text>"
    yield from held.inner()
    yield b"</office:text></office:body>"
    yield _CLOSING


def _styles(section: Any, document: Document, pictures: Pictures, watermark: str) -> bytes:
    styles = Styles("F")
    paragraphs = Paragraphs(styles, pictures)

    def said(part: Any) -> list[Element]:
        return [paragraphs.paragraph(one) for one in part.part.element.iterfind(w("p"))]

    made = pages(said(section.header), said(section.footer), said(section.first_page_footer))
    marked = add_watermark(made, watermark, Layout())
    looks = element("office:automatic-styles", None, page_layout(), *styles.elements, *marked)
    common = element("office:styles", None, *common_styles(language_of(document)))
    return _xml(element("office:document-styles", _VERSION, faces(), common, looks, made))


def _meta(document: Document) -> bytes:
    created = datetime.fromisoformat(document.created)
    created = created.replace(tzinfo=created.tzinfo or UTC).astimezone(UTC)
    said = {
        "meta:generator": _GENERATOR,
        "dc:title": document.title,
        "dc:subject": document.subject,
        "meta:initial-creator": document.author,
        "dc:creator": document.author,
        "meta:creation-date": f"{created:%Y-%m-%dT%H:%M:%SZ}",
        "dc:date": f"{created:%Y-%m-%dT%H:%M:%SZ}",
        "dc:language": language_of(document),
    }
    facts = [element(key, text=plain(value).replace("\n", " ")) for key, value in said.items()]
    facts += [
        element("meta:user-defined", {"meta:name": label}, text=plain(value).replace("\n", " "))
        for label, value in (
            (words.STATUS, document.status),
            (words.VERSION, document.version),
            (words.CONFIDENTIALITY, document.confidentiality),
        )
    ]
    inner = element("office:meta", None, *facts)
    return _xml(element("office:document-meta", _VERSION, inner))


def _manifest(names: Iterable[str]) -> bytes:
    def entry(path: str, kind: str) -> Element:
        looks = {"manifest:full-path": path, "manifest:media-type": kind}
        return element("manifest:file-entry", looks)

    kinds = {"xml": "text/xml", "png": "image/png"}
    entries = [entry(path, kinds[path.rpartition(".")[2]]) for path in names]
    version = {"manifest:version": "1.3"}
    return _xml(element("manifest:manifest", version, entry("/", _KIND), *entries))


def _xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _pack(files: Mapping[str, Iterable[bytes]], pictures: Pictures, stream: BinaryIO) -> None:
    """Write the archive: its kind first and as it is, then the parts; none carries a date."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr(_entry("mimetype", zipfile.ZIP_STORED), _KIND)
        for path, pieces in files.items():
            with written.open(_entry(path, zipfile.ZIP_DEFLATED), "w") as part:
                part.writelines(pieces)
        # The text names its pictures as it is written.
        others = {**pictures.kept, "META-INF/manifest.xml": _manifest([*files, *pictures.kept])}
        for path, content in others.items():
            written.writestr(_entry(path, zipfile.ZIP_DEFLATED), content)


def _entry(path: str, packed: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(path)
    made.compress_type = packed
    made.create_system = 0
    return made
