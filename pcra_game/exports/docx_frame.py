"""What stands on every page: title, status, version, confidentiality, page x / y."""

from collections.abc import Iterator
from typing import Any

from pcra_game.domain.document import Document
from pcra_game.domain.drawing import Tint
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_styles import Role, colour
from pcra_game.exports.docx_xml import Element, field, node, paragraph, run, tab, twips, w


def said_on_every_page(document: Document) -> str:
    """Give status, version and confidentiality on one line."""
    parts = (document.status, document.version, document.confidentiality)
    return " · ".join(part for part in parts if part)


def frame(package: Any, document: Document, layout: Layout) -> None:
    """Write head and foot of our own file; a cover has no head, nor a number."""
    section = package.sections[0]
    section.different_first_page_header_footer = not document.pages_only
    section.header.is_linked_to_previous = False
    title = run(document.title, bold=True, colour=colour(Tint.CONTEXT))
    head = _ruled("bottom", layout, layout.ids[Role.PAGE_HEAD])
    head.extend((title, tab(), run(document.beside_title)))
    _refill(section.header.part.element, [head])
    section.footer.is_linked_to_previous = False
    foot = _ruled("top", layout, layout.ids[Role.PAGE_FOOT])
    foot.extend((run(said_on_every_page(document)), tab(), *_place()))
    _refill(section.footer.part.element, [foot])
    section.first_page_header.is_linked_to_previous = False
    _refill(section.first_page_header.part.element, [paragraph(layout.ids[Role.PAGE_HEAD])])
    section.first_page_footer.is_linked_to_previous = False
    first = paragraph(layout.ids[Role.PAGE_FOOT], run(said_on_every_page(document)))
    _refill(section.first_page_footer.part.element, [first])


def frame_of_template(package: Any, document: Document, layout: Layout) -> None:
    """Add to every foot of a template what each page must say; its heads and feet stay."""
    section = package.sections[-1]
    pairs = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        pairs.append((section.first_page_header, section.first_page_footer))
    if package.settings.odd_and_even_pages_header_footer:
        pairs.append((section.even_page_header, section.even_page_footer))
    for header, footer in pairs:
        numbered = any(_has_number(part.part.element) for part in (header, footer) if _there(part))
        if footer.is_linked_to_previous:
            footer.is_linked_to_previous = False
            _refill(footer.part.element, [])
        said: list[Element] = [run(said_on_every_page(document))]
        if not numbered:
            said += [tab(), *_place()]
        right = right_stop(package, layout, Role.PAGE_FOOT)
        footer.part.element.append(paragraph(layout.ids[Role.PAGE_FOOT], *said, extra=[right]))


def _there(part: Any) -> bool:
    return not part.is_linked_to_previous


def _has_number(root: Element) -> bool:
    orders = [order.text or "" for order in root.iter(w("instrText"))]
    orders += [simple.get(w("instr"), "") for simple in root.iter(w("fldSimple"))]
    return any(order.split()[:1] == ["PAGE"] for order in orders)


def _refill(root: Element, children: list[Element]) -> None:
    for child in list(root):
        root.remove(child)
    root.extend(children)


def right_stop(package: Any, layout: Layout, role: Role) -> Element:
    """Give one stop at the right, without dots: those that a style brings would come first."""
    stop = node("tab", val="right", pos=twips(layout.width))
    own = stop.get(w("pos"))
    places = {place for place in _stops(package, layout.ids[role]) if place != own}
    cleared = [node("tab", val="clear", pos=place) for place in sorted(places, key=int)]
    return node("tabs", *cleared, stop)


def _stops(package: Any, style_id: str) -> Iterator[str]:
    styles = {style.get(w("styleId")): style for style in package.styles.element}
    seen = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        for stop in styles[style_id].iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}"):
            yield stop.get(w("pos"), "0")
        based = styles[style_id].find(w("basedOn"))
        style_id = "" if based is None else based.get(w("val"), "")


def _ruled(side: str, layout: Layout, style: str) -> Element:
    line = node(side, val="single", sz="4", space="5", color=colour(Tint.LINE))
    return paragraph(style, extra=[node("pBdr", line), node("tabs", _only_stop(layout))])


def _only_stop(layout: Layout) -> Element:
    return node("tab", val="right", pos=twips(layout.width))


def _place() -> list[Element]:
    return [
        run("page\u00a0", bold=True),
        *field("PAGE", "1", bold=True),
        run("\u00a0/\u00a0", bold=True),
        *field("NUMPAGES", "1", bold=True),
    ]
