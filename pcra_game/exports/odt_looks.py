"""How the looks of the Word file read in OpenDocument: margins, borders, type, stops.

Both office formats share one layout, decided once in `docx_*`; this is its only translation.
"""

from collections.abc import Callable, Iterable, Iterator

from pcra_game.exports.docx_xml import w
from pcra_game.exports.odt_names import Element, element, name

Looks = dict[str, str]
"""Attributes by their short names."""

_TWIPS = 20.0
_LINES = 240.0
_SIDES = ("top", "left", "bottom", "right")
_ALIGNED = {"left": "start", "start": "start", "center": "center", "right": "end", "end": "end"}


def points(length: str) -> str:
    """Give a length in twentieths of a point as points."""
    return f"{float(length) / _TWIPS:.2f}pt"


def paragraph_looks(properties: Element) -> tuple[Looks, list[Element]]:
    """Give the attributes of a paragraph, and the elements that they need beside them."""
    looks: Looks = {}
    stops: list[Element] = []
    for one in properties:
        if one.tag == w("tabs"):
            stops = list(_stops(one))
        elif one.tag in _OF_PARAGRAPHS:
            looks.update(_OF_PARAGRAPHS[one.tag](one))
    _from_indent(stops, looks)
    for side in ("left", "right"):
        _frame_outside(looks, side)
    return looks, [element("style:tab-stops", None, *stops)] if stops else []


def text_looks(properties: Element) -> Looks:
    """Give the attributes of a run."""
    looks: Looks = {}
    for one in properties:
        if one.tag in _OF_TEXTS:
            looks.update(_OF_TEXTS[one.tag](one))
    return looks


def border(one: Element) -> str:
    """Give a line as OpenDocument writes it, « none » for none."""
    if one.get(w("val")) in {None, "nil", "none"}:
        return "none"
    kind = "dashed" if one.get(w("val")) == "dashed" else "solid"
    return f"{int(one.get(w('sz'), '4')) / 8:.2f}pt {kind} #{one.get(w('color'))}"


def filled(one: Element) -> Looks:
    """Give the background that a shade asks for."""
    return {"fo:background-color": f"#{one.get(w('fill'))}"}


def _spacing(one: Element) -> Iterator[tuple[str, str]]:
    for side, mine in (("before", "fo:margin-top"), ("after", "fo:margin-bottom")):
        if one.get(w(side)) is not None:
            yield mine, points(one.get(w(side)))
    line = one.get(w("line"))
    if line is not None:
        rule = one.get(w("lineRule"), "auto")
        share = f"{float(line) / _LINES * 100:.0f}%"
        yield "fo:line-height", share if rule == "auto" else points(line)


def _indent(one: Element) -> Iterator[tuple[str, str]]:
    for side in ("left", "right"):
        if one.get(w(side)) is not None:
            yield f"fo:margin-{side}", points(one.get(w(side)))
    if one.get(w("hanging")) is not None:
        yield "fo:text-indent", f"-{points(one.get(w('hanging')))}"


def _borders(one: Element) -> Iterator[tuple[str, str]]:
    for side in one:
        short = side.tag.rpartition("}")[2]
        if short in _SIDES:
            yield f"fo:border-{short}", border(side)
            yield f"fo:padding-{short}", f"{side.get(w('space'), '0')}pt"


def _from_indent(stops: Iterable[Element], looks: Looks) -> None:
    """Word measures a stop from the margin of the page, OpenDocument from the indent."""
    indent = _points_of(looks.get("fo:margin-left", "0pt"))
    for stop in stops:
        place = name("style:position")
        stop.set(place, f"{_points_of(stop.get(place)) - indent:.2f}pt")


def _frame_outside(looks: Looks, side: str) -> None:
    """Word draws a frame outside of the indent, OpenDocument inside of the margin."""
    margin, line = looks.get(f"fo:margin-{side}"), looks.get(f"fo:border-{side}", "none")
    if margin is None or line == "none":
        return
    taken = _points_of(line.split()[0]) + _points_of(looks[f"fo:padding-{side}"])
    looks[f"fo:margin-{side}"] = f"{max(_points_of(margin) - taken, 0.0):.2f}pt"


def _points_of(length: str) -> float:
    return float(length.removesuffix("pt"))


def _stops(one: Element) -> Iterator[Element]:
    for stop in one:
        if stop.get(w("val")) != "clear":
            looks = {"style:position": points(stop.get(w("pos"))), "style:type": "right"}
            if stop.get(w("leader")) == "dot":
                looks |= {"style:leader-style": "dotted", "style:leader-text": "."}
            yield element("style:tab-stop", looks)


def _always(attribute: str, value: str) -> Callable[[Element], Looks]:
    return lambda _one: {attribute: value}


_OF_PARAGRAPHS: dict[str, Callable[[Element], Iterable[tuple[str, str]] | Looks]] = {
    w("keepNext"): _always("fo:keep-with-next", "always"),
    w("keepLines"): _always("fo:keep-together", "always"),
    w("pageBreakBefore"): _always("fo:break-before", "page"),
    w("spacing"): _spacing,
    w("ind"): _indent,
    w("jc"): lambda one: {"fo:text-align": _ALIGNED.get(one.get(w("val")), "start")},
    w("shd"): filled,
    w("pBdr"): _borders,
}

_OF_TEXTS: dict[str, Callable[[Element], Looks]] = {
    w("b"): _always("fo:font-weight", "bold"),
    w("i"): _always("fo:font-style", "italic"),
    w("color"): lambda one: {"fo:color": f"#{one.get(w('val'))}"},
    w("shd"): filled,
    w("sz"): lambda one: {"fo:font-size": f"{int(one.get(w('val'))) / 2:g}pt"},
}
