"""A hospital's own DOCX in the place of ours: its styles, its page, its head and foot, its logo.

Nothing of its text stays. A style that it lacks is ours, in its face.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from pcra_game.domain.document import Document
from pcra_game.exports.docx_frame import frame_of_template
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_looks import looks_in, margins_in
from pcra_game.exports.docx_package import PAPER, add_dot, forget_leftovers, language_of
from pcra_game.exports.docx_styles import SOURCES, Role, Source, style_of
from pcra_game.exports.docx_template_file import BROKEN, checked
from pcra_game.exports.docx_xml import EMU_PER_POINT, NAMESPACE, Element, node, value, w
from pcra_game.exports.errors import ExportError
from pcra_game.texts import docx as words

_LINE = 14.0
_NARROWEST, _LOWEST = 250.0, 300.0
_CLOSE = 0.02
_WIDER = {
    "arial": 1.04,
    "liberation sans": 1.04,
    "helvetica": 1.04,
    "calibri": 0.96,
    "carlito": 0.96,
    "aptos": 1.02,
    "times new roman": 0.95,
    "cambria": 1.0,
    "verdana": 1.24,
    "tahoma": 1.06,
    "segoe ui": 1.08,
    "marianne": 1.14,
}
_UNKNOWN_FACE = 1.15
"""How wide a face runs beside Arial, a little more to be sure: the fiches must hold on a page."""

_LOGOS = ("{*}blip", "{*}imagedata", "{*}pict")
_DROPPED_SETTINGS = (
    "attachedTemplate",
    "linkStyles",
    "trackRevisions",
    "documentProtection",
    "writeProtection",
    "updateFields",
    "mailMerge",
    "rsids",
    "revisionView",
    "footnotePr",
    "endnotePr",
    "docVars",
    "formsDesign",
)
_DROPPED_FROM_PAGE = ("pgNumType", "lnNumType", "cols", "type", "sectPrChange", "footnotePr")


def missing_in(template: Path) -> tuple[str, ...]:
    """Give what a template lacks, in French, one thing an entry; the plan is written all the same.

    Raises `ExportError` for a file that cannot serve at all.
    """
    package = _opened(template)
    try:
        return tuple(_missing(package))
    except BROKEN as error:
        raise ExportError(words.template_no_docx(template.name)) from error


def adopted(template: Path, document: Document) -> tuple[Any, Layout]:
    """Give the template emptied of its text, its feet complete, and the layout that it imposes.

    Raises `ExportError` for a file that cannot serve.
    """
    package = _opened(template)
    try:
        layout = _adopt(package, document)
        frame_of_template(package, document, layout)
        return package, layout
    except BROKEN as error:
        raise ExportError(words.template_no_docx(template.name)) from error


def _opened(template: Path) -> Any:
    content: BytesIO = checked(template)
    try:
        package = docx.Document(content)
        _read_through(package)
    except BROKEN as error:
        raise ExportError(words.template_no_docx(template.name)) from error
    return package


def _read_through(package: Any) -> None:
    """Ask for every part that will be needed: a damaged one shows only then."""
    _ = package.core_properties.title, package.settings.element, package.styles.element
    for section in package.sections:
        for part in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
            section.even_page_header,
            section.even_page_footer,
        ):
            if not part.is_linked_to_previous:
                _ = part.part.element


def _missing(package: Any) -> Iterator[str]:
    found = _styles(package)
    for source in SOURCES:
        if source.others and _known(source, found) is None:
            yield words.style_missing(source.label)
    section = package.sections[-1]
    parts = list(_frames(package))
    heads = [part for part in parts if part.partname.startswith("/word/header")]
    feet = [part for part in parts if part.partname.startswith("/word/footer")]
    if not heads:
        yield words.NO_HEAD
    if not feet:
        yield words.NO_FOOT
    if not any(next(part.element.iter(*_LOGOS), None) is not None for part in parts):
        yield words.NO_LOGO
    languages = package.styles.element.iterfind(f".//{w('docDefaults')}//{w('lang')}")
    if not any(said.get(w("val"), "").startswith("fr") for said in languages):
        yield words.NOT_FRENCH
    wide, high = _points(section.page_width), _points(section.page_height)
    if abs(wide / PAPER[0] - 1) + abs(high / PAPER[1] - 1) > _CLOSE:
        yield words.NOT_A4


def _frames(package: Any) -> Iterator[Any]:
    """The heads and feet that the text of the template uses."""
    for relation in package.part.rels.values():
        if relation.reltype in (RELATION.HEADER, RELATION.FOOTER):
            yield relation.target_part


def _adopt(package: Any, document: Document) -> Layout:
    _keep_last_page(package)
    forget_leftovers(package)
    _clean_settings(package)
    for part in _frames(package):
        _clean_frame(part)
    ids = _take_styles(package)
    _speak(package.styles.element, language_of(document))
    bullet = _bullet(package, ids[Role.BULLET])
    section = package.sections[-1]
    wide, high = _points(section.page_width, PAPER[0]), _points(section.page_height, PAPER[1])
    sides = sum(_points(one) for one in (section.left_margin, section.right_margin, section.gutter))
    head = max(_points(section.top_margin), _head_height(section))
    foot = max(_points(section.bottom_margin), _foot_height(section), _LINE * 3)
    return Layout(
        width=max(wide - sides, _NARROWEST),
        height=max(high - head - foot - _LINE, _LOWEST),
        own=False,
        bullet=bullet,
        wider=_WIDER.get(_face(package), _UNKNOWN_FACE),
        ids=ids,
        looks=looks_in(package.styles.element, ids),
        margins=margins_in(package.styles.element, ids),
    )


def _points(length: Any, otherwise: float = 0.0) -> float:
    return otherwise if length is None else abs(int(length)) / EMU_PER_POINT


def _keep_last_page(package: Any) -> None:
    """Empty the text; the last page keeps its format, and the heads it had from those before."""
    body = package.element.body
    sections = list(body.iter(w("sectPr")))
    last = sections[-1] if sections else None
    if last is None or last.getparent() is not body:
        raise ValueError("no page")
    kept = {_kind(reference) for reference in _references(last)}
    for section in reversed(sections[:-1]):
        for reference in _references(section):
            if _kind(reference) not in kept:
                kept.add(_kind(reference))
                last.insert(0, reference)
    for tag in _DROPPED_FROM_PAGE:
        for dropped in last.findall(w(tag)):
            last.remove(dropped)
    for child in list(body):
        if child is not last:
            body.remove(child)
    for background in package.element.findall(w("background")):
        package.element.remove(background)


def _references(section: Element) -> list[Element]:
    return [*section.findall(w("headerReference")), *section.findall(w("footerReference"))]


def _kind(reference: Element) -> tuple[str, str]:
    return reference.tag, reference.get(w("type"), "default")


def _clean_settings(package: Any) -> None:
    settings = package.settings.element
    for tag in _DROPPED_SETTINGS:
        for dropped in settings.findall(w(tag)):
            settings.remove(dropped)
    for held in package.part.rels.values():
        if held.reltype == RELATION.SETTINGS:
            _cut_links(held.target_part)


def _clean_frame(part: Any) -> None:
    """Keep what a head shows; drop who wrote it, and where it leads."""
    root = part.element
    for tag in ("ins", "hyperlink", "moveTo"):
        for wrapper in list(root.iter(w(tag))):
            _unwrap(wrapper)
    for tag in ("del", "moveFrom", "commentReference", "commentRangeStart", "commentRangeEnd"):
        for dropped in list(root.iter(w(tag))):
            dropped.getparent().remove(dropped)
    _cut_links(part)


def _cut_links(part: Any) -> None:
    for key in [key for key, one in part.rels.items() if one.is_external]:
        del part.rels[key]


def _unwrap(wrapper: Element) -> None:
    parent = wrapper.getparent()
    for child in list(wrapper):
        wrapper.addprevious(child)
    parent.remove(wrapper)


def _styles(package: Any) -> dict[tuple[str, str], str]:
    """The styles of a file, by kind and name in small letters; gives their ids."""
    found: dict[tuple[str, str], str] = {}
    for style in package.styles.element.findall(w("style")):
        name = style.find(w("name"))
        if name is not None:
            key = (style.get(w("type"), "paragraph"), name.get(w("val"), "").casefold())
            found.setdefault(key, style.get(w("styleId"), ""))
    return found


def _known(source: Source, found: dict[tuple[str, str], str]) -> str | None:
    if source.role is Role.BODY:
        return found.get(("paragraph", "normal")) or found.get(("paragraph", "standard"))
    names = (source.name, *source.others)
    known = (found.get((source.kind, name.casefold())) for name in names)
    return next((style_id for style_id in known if style_id), None)


def _take_styles(package: Any) -> dict[Role, str]:
    """Find the template's style for each part; add ours where it has none."""
    sheet = package.styles.element
    found = _styles(package)
    used = {style.get(w("styleId")) for style in sheet.findall(w("style"))}
    ids: dict[Role, str] = {}
    added: list[Source] = []
    for source in SOURCES:
        known = _known(source, found)
        if known is None:
            added.append(source)
            known = source.role.value
            while known in used:
                known = f"{known}PCRA"
            used.add(known)
        ids[source.role] = known
    for source in added:
        style = style_of(source, ids)
        for stops in list(style.iter(w("tabs"))):
            stops.getparent().remove(stops)  # those of our page; each line says its own
        has_default = any(
            one.get(w("default")) == "1" and one.get(w("type")) == "paragraph"
            for one in sheet.findall(w("style"))
        )
        if has_default:
            style.attrib.pop(w("default"), None)
        sheet.append(style)
    return ids


def _speak(sheet: Element, language: str) -> None:
    """Say in the defaults which language the text is in, for the speller and the reader aloud."""
    defaults = sheet.find(w("docDefaults"))
    if defaults is None:
        defaults = node("docDefaults")
        sheet.insert(0, defaults)
    held = defaults
    for tag in ("rPrDefault", "rPr"):
        inner = held.find(w(tag))
        if inner is None:
            inner = node(tag)
            held.insert(0, inner)
        held = inner
    said = held.find(w("lang"))
    if said is None:
        held.append(value("lang", language))
    else:
        said.set(w("val"), language)


def _bullet(package: Any, style_id: str) -> str:
    """Give the number of a list of ours, empty if the style of lists brings one."""
    for style in package.styles.element.findall(w("style")):
        if style.get(w("styleId")) == style_id and style.find(f".//{w('numPr')}") is not None:
            return ""
    part = package.part
    if not any(one.reltype == RELATION.NUMBERING for one in part.rels.values()):
        lists = f'<w:numbering xmlns:w="{NAMESPACE}"/>'.encode()
        name = PackURI("/word/numbering.xml")
        made = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, lists, part.package)
        part.relate_to(made, RELATION.NUMBERING)
    return add_dot(part.numbering_part.element)


def _face(package: Any) -> str:
    fonts = package.styles.element.findall(f"{w('docDefaults')}//{w('rFonts')}")
    for style in package.styles.element.findall(w("style")):
        if style.get(w("default")) == "1" and style.get(w("type")) == "paragraph":
            fonts += style.findall(f".//{w('rFonts')}")
    named = [font.get(w("ascii")) for font in fonts if font.get(w("ascii"))]
    return str(named[-1]).casefold() if named else ""


def _head_height(section: Any) -> float:
    """About how low the head of a page reaches: its lines, or its highest pictures."""
    header = section.header
    if header.is_linked_to_previous:
        return 0.0
    return _points(section.header_distance) + _lines_of(header.part.element)


def _foot_height(section: Any) -> float:
    """About how high the foot of a page reaches, with the line of ours that it will get."""
    footer = section.footer
    own = 0.0 if footer.is_linked_to_previous else _lines_of(footer.part.element)
    return _points(section.footer_distance) + own + _LINE


def _lines_of(root: Element) -> float:
    """The height of the lines of a head or a foot, a line being as high as its picture."""
    return sum(
        max([_LINE, *(int(one.get("cy", "0")) / EMU_PER_POINT for one in line.iter("{*}extent"))])
        for line in root.iter(w("p"))
    )
