"""The styles of the plan in OpenDocument: those of the Word file, and those that a place adds."""

from collections.abc import Iterable, Sequence

from pcra_game.exports.docx_package import ABOVE, BELOW, PAPER, SIDE
from pcra_game.exports.docx_styles import FACE, SOURCES, Role, Source
from pcra_game.exports.docx_xml import parsed, w
from pcra_game.exports.odt_looks import Looks, paragraph_looks, text_looks
from pcra_game.exports.odt_names import Element, element

COVER_PAGE = "Couverture"
PAGE = "Standard"
BULLETS = "PCRAPuces"
GRAPHIC = "PCRAImage"
LINK = "PCRALien"
"""A line of the contents: it leads somewhere, and looks as the style of its paragraph wants."""

_HEAD = 30.0
_FOOT = 26.0
_LEVELS = {Role.HEADING_1: "1", Role.HEADING_2: "2", Role.HEADING_3: "3"}


class Styles:
    """Names the looks that places add to a style: the same looks always bear the same name."""

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self._names: dict[tuple[object, ...], str] = {}
        self.elements: list[Element] = []

    def named(
        self,
        family: str,
        properties: str,
        looks: Looks,
        *,
        parent: str = "",
        inner: Sequence[Element] = (),
        own: Looks | None = None,
    ) -> str:
        """Give the name of the style of a family with these looks.

        `properties` is the element that holds them, `inner` stands within it, `own` are attributes
        of the style itself.
        """
        stops = tuple(tuple(sorted(stop.attrib.items())) for one in inner for stop in one)
        own = own or {}
        key = (family, parent, tuple(sorted(looks.items())), stops, tuple(sorted(own.items())))
        if key not in self._names:
            made = f"{self._letter}{len(self._names) + 1}"
            self._names[key] = made
            said = {"style:name": made, "style:family": family, **own}
            if parent:
                said["style:parent-style-name"] = parent
            self.elements.append(element("style:style", said, element(properties, looks, *inner)))
        return self._names[key]


def common_styles(language: str) -> list[Element]:
    """Give the defaults, every named style, the list and the frame of pictures."""
    tongue, _, country = language.partition("-")
    text = {
        "style:font-name": FACE,
        "fo:font-size": "10pt",
        "fo:language": tongue,
        "fo:country": country or "none",
        "fo:color": "#13212B",
    }
    paragraph = {"fo:orphans": "2", "fo:widows": "2", "style:writing-mode": "lr-tb"}
    standard = element(
        "style:default-style",
        {"style:family": "paragraph"},
        element("style:paragraph-properties", paragraph),
        element("style:text-properties", text),
    )
    plain_link = element("style:text-properties", {"style:text-underline-style": "none"})
    link = element("style:style", {"style:name": LINK, "style:family": "text"}, plain_link)
    return [standard, *_named(), link, _list(), _frame()]


def faces() -> Element:
    """Give the declaration of the face of the text."""
    face = {"style:name": FACE, "svg:font-family": FACE, "style:font-family-generic": "swiss"}
    return element("office:font-face-decls", None, element("style:font-face", face))


def pages(heads: Sequence[Element], feet: Sequence[Element], first: Sequence[Element]) -> Element:
    """Give the two kinds of page: the cover, whose foot is `first`, and all the others."""
    return element(
        "office:master-styles",
        None,
        element(
            "style:master-page",
            {
                "style:name": PAGE,
                "style:page-layout-name": PAGE,
            },
            element("style:header", None, *heads),
            element("style:footer", None, *feet),
        ),
        element(
            "style:master-page",
            {
                "style:name": COVER_PAGE,
                "style:display-name": "Page de garde",
                "style:page-layout-name": PAGE,
                "style:next-style-name": PAGE,
            },
            element("style:header", None, element("text:p", {"text:style-name": "Header"})),
            element("style:footer", None, *first),
        ),
    )


def page_layout() -> Element:
    """Give the sheet of paper: A4 with the margins of the Word file."""
    sheet = {
        "fo:page-width": f"{PAPER[0]}pt",
        "fo:page-height": f"{PAPER[1]}pt",
        "style:print-orientation": "portrait",
        "fo:margin-left": f"{SIDE}pt",
        "fo:margin-right": f"{SIDE}pt",
        "fo:margin-top": f"{_HEAD}pt",
        "fo:margin-bottom": f"{_FOOT}pt",
    }

    def band(short: str, height: float, side: str) -> Element:
        looks = {"svg:height": f"{height}pt", f"fo:margin-{side}": "0pt"}
        inner = element("style:header-footer-properties", looks)
        return element(short, None, inner)

    return element(
        "style:page-layout",
        {"style:name": PAGE},
        element("style:page-layout-properties", sheet),
        band("style:header-style", ABOVE - _HEAD, "bottom"),
        band("style:footer-style", BELOW - _FOOT, "top"),
    )


def _named() -> Iterable[Element]:
    for source in SOURCES:
        if source.kind == "paragraph":
            yield _paragraph_style(source)
        elif source.kind == "character":
            looks = element("style:text-properties", text_looks(parsed(source.run)))
            name = {"style:name": source.role.value, "style:display-name": source.label}
            yield element("style:style", {**name, "style:family": "text"}, looks)


def _paragraph_style(source: Source) -> Element:
    looks, inner = paragraph_looks(parsed(source.paragraph))
    said = {
        "style:name": source.role.value,
        "style:display-name": source.label,
        "style:family": "paragraph",
    }
    if source.base is not None:
        said["style:parent-style-name"] = source.base.value
    if source.following is not None:
        said["style:next-style-name"] = source.following.value
    if source.role in _LEVELS:
        said["style:default-outline-level"] = _LEVELS[source.role]
    if source.role is Role.BULLET:
        said["style:list-style-name"] = BULLETS
    return element(
        "style:style",
        said,
        element("style:paragraph-properties", looks, *inner),
        element("style:text-properties", text_looks(parsed(source.run))),
    )


def _list() -> Element:
    place = {
        "text:list-level-position-and-space-mode": "label-alignment",
    }
    label = {
        "text:label-followed-by": "listtab",
        "text:list-tab-stop-position": "17pt",
        "fo:margin-left": "17pt",
        "fo:text-indent": "-12pt",
    }
    level = element(
        "text:list-level-style-bullet",
        {"text:level": "1", "text:bullet-char": "•"},
        element(
            "style:list-level-properties", place, element("style:list-level-label-alignment", label)
        ),
    )
    return element("text:list-style", {"style:name": BULLETS}, level)


def _frame() -> Element:
    looks = {
        "style:vertical-pos": "top",
        "style:vertical-rel": "baseline",
        "fo:padding": "0pt",
        "fo:border": "none",
    }
    return element(
        "style:style",
        {"style:name": GRAPHIC, "style:family": "graphic"},
        element("style:graphic-properties", looks),
    )


TABLE_LINES = {
    source.role: parsed(source.rest).find(w("tblPr")).find(w("tblBorders"))
    for source in SOURCES
    if source.kind == "table"
}
"""The lines that a table of each kind has where it says nothing itself."""
