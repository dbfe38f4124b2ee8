"""Paragraphs of the Word file as paragraphs of OpenDocument: spaces, breaks, fields, pictures."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pcra_game.exports.docx_styles import HEADINGS
from pcra_game.exports.docx_xml import EMU_PER_POINT, RELATIONS, w
from pcra_game.exports.odt_looks import Looks, paragraph_looks, text_looks
from pcra_game.exports.odt_names import Element, element
from pcra_game.exports.odt_styles import GRAPHIC, LINK, Styles

_PIECES = re.compile(r" |[^ ]+")
_HEADED = {role.value: level for level, role in HEADINGS.items()}
_NO_LEVEL = "9"
_PAGE_OF = "PAGEREF"
_FIELDS = {"PAGE": "text:page-number", "NUMPAGES": "text:page-count"}


@dataclass(slots=True)
class Pictures:
    """The pictures of a file, by their name in it; `part` is what knows them by reference."""

    part: Any
    kept: dict[str, bytes] = field(default_factory=dict)

    def keep(self, reference: str) -> str:
        """Keep a picture once; gives its name in the archive."""
        blob = self.part.related_parts[reference].blob
        for name, known in self.kept.items():
            if known == blob:
                return name
        made = f"Pictures/figure{len(self.kept) + 1}.png"
        self.kept[made] = blob
        return made


class _Line:
    """Puts text and elements at the end of an element, and knows when a space would be lost."""

    def __init__(self, into: Element, spaced: bool = True) -> None:
        self.into = into
        self.spaced = spaced
        """Whether what comes before ends with a space, or is the beginning."""

    def put(self, one: Element) -> None:
        self.into.append(one)
        self.spaced = True

    def write(self, text: str) -> None:
        for piece in _PIECES.findall(text):
            if piece == " " and self.spaced:
                self.into.append(element("text:s"))
                continue
            last = self.into[-1] if len(self.into) else None
            if last is None:
                self.into.text = (self.into.text or "") + piece
            else:
                last.tail = (last.tail or "") + piece
            self.spaced = piece == " "


class Paragraphs:
    """Turns paragraphs into those of OpenDocument; `styles` gets what they add to theirs."""

    def __init__(self, styles: Styles, pictures: Pictures) -> None:
        self._styles = styles
        self._pictures = pictures

    def paragraph(self, source: Element, *, ink: str = "", page: str = "") -> Element:
        """Give one paragraph, or a heading.

        `ink` is the colour of the runs that have none, `page` the kind of page that it opens.
        """
        properties = source[0]
        style = properties[0].get(w("val"))
        own = {"style:master-page-name": page} if page else {}
        looks, inner = paragraph_looks(properties)
        if looks or inner or own:
            style = self._styles.named(
                "paragraph",
                "style:paragraph-properties",
                looks,
                parent=style,
                inner=inner,
                own=own,
            )
        level = self._level(properties)
        if level:
            made = element("text:h", {"text:style-name": style, "text:outline-level": str(level)})
        else:
            made = element("text:p", {"text:style-name": style})
        self._fill(_Line(made), source, ink)
        return made

    def _level(self, properties: Element) -> int:
        asked = properties.find(w("outlineLvl"))
        if asked is not None:
            said = asked.get(w("val"))
            return 0 if said == _NO_LEVEL else int(said) + 1
        return _HEADED.get(properties[0].get(w("val")), 0)

    def _fill(self, line: _Line, source: Element, ink: str) -> None:
        order = shown = ""
        for one in source:
            if one.tag == w("bookmarkStart"):
                self._mark(line, "text:bookmark-start", one)
            elif one.tag == w("bookmarkEnd"):
                self._mark(line, "text:bookmark-end", source.find(self._opening(one)))
            elif one.tag == w("hyperlink"):
                self._link(line, one, ink)
            elif one.tag == w("r"):
                kind = one.find(w("fldChar"))
                if kind is not None:
                    shown = order if kind.get(w("fldCharType")) == "separate" else ""
                    order = "" if kind.get(w("fldCharType")) == "end" else order
                elif (instruction := one.find(w("instrText"))) is not None:
                    order = (instruction.text or "").split()[0]
                else:
                    self._run(line, one, ink, shown)

    @staticmethod
    def _opening(end: Element) -> str:
        return f"{w('bookmarkStart')}[@{w('id')}='{end.get(w('id'))}']"

    @staticmethod
    def _mark(line: _Line, short: str, named: Element) -> None:
        spaced = line.spaced
        line.put(element(short, {"text:name": named.get(w("name"))}))
        line.spaced = spaced

    def _link(self, line: _Line, source: Element, ink: str) -> None:
        looks = {
            "xlink:type": "simple",
            "xlink:href": f"#{source.get(w('anchor'))}",
            "text:style-name": LINK,
            "text:visited-style-name": LINK,
        }
        made = element("text:a", looks)
        line.put(made)
        inner = _Line(made)
        for one in source.iterfind(w("r")):
            order = one.findtext(w("instrText"), "").split()
            if order[:1] == [_PAGE_OF]:
                inner.put(_page_of(order[1]))
            else:
                self._run(inner, one, ink, "")
        line.spaced = inner.spaced

    def _run(self, line: _Line, source: Element, ink: str, shown: str) -> None:
        properties = source.find(w("rPr"))
        looks = {} if properties is None else text_looks(properties)
        if ink and "fo:color" not in looks:
            looks["fo:color"] = ink
        style = self._run_style(properties, looks)
        if not style:
            self._pieces(line, source, shown)
            return
        span = element("text:span", {"text:style-name": style})
        inner = _Line(span, line.spaced)
        line.put(span)
        self._pieces(inner, source, shown)
        line.spaced = inner.spaced

    def _run_style(self, properties: Element, looks: Looks) -> str:
        named = None if properties is None else properties.find(w("rStyle"))
        parent = "" if named is None else str(named.get(w("val")))
        if not looks:
            return parent
        return self._styles.named("text", "style:text-properties", looks, parent=parent)

    def _pieces(self, line: _Line, source: Element, shown: str) -> None:
        if shown in _FIELDS:
            said = "".join(source.itertext())
            line.put(element(_FIELDS[shown], text=said))
            line.spaced = False
            return
        for one in source:
            put = _WRITERS.get(one.tag)
            if put is not None:
                put(self, line, one)

    def picture(self, line: _Line, source: Element) -> None:
        """Put a picture where the Word file has it, with the words that stand for it."""
        extent = source.find(".//{*}extent")
        said = source.find(".//{*}docPr")
        reference = source.find(".//{*}blip").get(f"{{{RELATIONS}}}embed")
        looks = {
            "draw:style-name": GRAPHIC,
            "draw:name": said.get("name"),
            "text:anchor-type": "as-char",
            "svg:width": f"{int(extent.get('cx')) / EMU_PER_POINT:.2f}pt",
            "svg:height": f"{int(extent.get('cy')) / EMU_PER_POINT:.2f}pt",
        }
        href = {
            "xlink:href": self._pictures.keep(reference),
            "xlink:type": "simple",
            "xlink:show": "embed",
            "xlink:actuate": "onLoad",
        }
        image = element("draw:image", href)
        title = element("svg:title", text=said.get("name"))
        words = element("svg:desc", text=said.get("descr"))
        line.put(element("draw:frame", looks, image, title, words))


def _page_of(mark: str) -> Element:
    """Give the number of the page where a bookmark stands: LibreOffice keeps it true by itself."""
    looks = {"text:reference-format": "page", "text:ref-name": mark}
    return element("text:bookmark-ref", looks)


_WRITERS: dict[str, Callable[[Paragraphs, _Line, Element], None]] = {
    w("t"): lambda _own, line, one: line.write(one.text or ""),
    w("br"): lambda _own, line, _one: line.put(element("text:line-break")),
    w("tab"): lambda _own, line, _one: line.put(element("text:tab")),
    w("drawing"): Paragraphs.picture,
}
