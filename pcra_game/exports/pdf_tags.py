"""What a page says beside its looks: every stroke is content of a structure element, or artifact.

The tree is written while the pages are drawn. What is finished is turned into bytes after each
page, so that the memory it takes does not grow with the document.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import LinkAnnotation, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from pcra_game.domain.clean import printable
from pcra_game.exports.pdf_file import CompactFile

Box = tuple[float, float, float, float]
"""Left, bottom, right, top of a place on the page."""

_CONTENT, _ANNOTATION = "content", "annotation"


class Element:
    """A node of the structure: its role (P, Table, ...), its attributes as PDF, and its kids.

    A kid is an element, or (what, page, number): marked content, or an annotation of a page.
    """

    __slots__ = ("attributes", "kids", "kind", "number")

    def __init__(self, kind: str, attributes: str = "") -> None:
        self.kind = kind
        self.attributes = attributes
        self.kids: list[Element | tuple[str, int, int]] = []
        self.number = 0

    def child(self, kind: str, attributes: str = "") -> "Element":
        """Give a new element, the last of its kids."""
        kid = Element(kind, attributes)
        self.kids.append(kid)
        return kid


def column_head(row: Element) -> Element:
    """Give a cell of `row` that names its column."""
    return row.child("TH", "/A<</O/Table/Scope/Column>>")


def row_head(row: Element) -> Element:
    """Give a cell of `row` that names it: a voice says it before each of the others."""
    return row.child("TH", "/A<</O/Table/Scope/Row>>")


def figure(alternative: str, box: Box) -> Element:
    """Give a picture that `alternative` replaces for those who do not see it."""
    corners = " ".join(f"{corner:.2f}" for corner in box)
    said = _text_string(printable(alternative))
    return Element("Figure", f"/Alt{said}/A<</O/Layout/Placement/Block/BBox[{corners}]>>")


def bulleted() -> Element:
    """Give a list whose items open with a dot."""
    return Element("L", "/A<</O/List/ListNumbering/Disc>>")


def _text_string(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


class _TaggedLink(LinkAnnotation):  # type: ignore[misc]
    permitted = (*LinkAnnotation.permitted, "StructParent")


_PRINTED = 4
"""The flag of an annotation that paper shows too (ISO 32000-1, table 165)."""


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that knows what is being drawn; what nobody claims is an artifact."""

    def __init__(self, stream: BinaryIO, language: str, **options: Any) -> None:
        super().__init__(stream, lang=language, **options)
        self._doc = self.file = CompactFile(stream, language)
        self._make_preamble()  # it names the face by the file
        self._page_numbers: list[int] = []
        self._parents: list[bytes] = []
        self._root = self.file.reserve()
        self._document = self.file.reserve()
        self._parts: list[int] = []
        self._part = 0
        self._blocks: list[int] = []
        self._block: Element | None = None
        self._finished: list[tuple[Element, int]] = []
        self._owners: list[int] = []
        self._claimed = 0
        self._last: Element | None = None
        self._inside = False

    # ----- structure

    def begin_part(self) -> None:
        """Start a section of the document; what is placed next belongs to it."""
        self._close_part()

    def place(self, element: Element) -> None:
        """Make `element` the next block of the section, unless it is the one at hand."""
        if not self._part:
            self._part = self.file.reserve()
            self._parts.append(self._part)
        if element is not self._block:
            self._close_block()
            self._block = element
            self._blocks.append(self._number(element))

    def _number(self, element: Element) -> int:
        if not element.number:
            element.number = self.file.reserve()
        return element.number

    def _close_block(self) -> None:
        if self._block is not None:
            # Its last page is still open, and has no number yet.
            self._finished.append((self._block, self._part))
        self._block = None

    def _close_part(self) -> None:
        self._close_block()
        if self._part:
            kids = " ".join(f"{number} 0 R" for number in self._blocks)
            self.file.pack(self._part, f"<</S/Sect/P {self._document} 0 R/K[{kids}]>>".encode())
        self._part, self._blocks = 0, []

    # ----- content

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Claim what is drawn inside for `element`; inside of another claim nothing changes."""
        if self._inside:
            yield
            return
        code = self._code
        if self._last is element and len(code) == self._claimed:
            code.pop()  # the line before belongs to the same element
        else:
            self._leave_rest()
            element.kids.append((_CONTENT, len(self._page_numbers), len(self._owners)))
            code.append(f"/{element.kind} <</MCID {len(self._owners)}>> BDC")
            self._owners.append(self._number(element))
        opened = len(code)
        yield from self._claim(element)
        if len(code) == opened + 1 and code[opened - 1].endswith("BDC"):
            del code[opened - 1 :]  # nothing was drawn: an empty cell has no content
            element.kids.pop()
            self._owners.pop()
            self._claimed, self._last = len(code), None

    @contextmanager
    def block(self, kind: str) -> Iterator[None]:
        """Claim what is drawn inside for a new block of the section."""
        element = Element(kind)
        self.place(element)
        with self.content(element):
            yield

    @contextmanager
    def pagination(self, subtype: str = "") -> Iterator[None]:
        """Say that what is drawn inside is there for the page: Header, Footer, Watermark, other."""
        self._leave_rest()
        named = f"/Subtype/{subtype}" if subtype else ""
        self._code.append(f"/Artifact <</Type/Pagination{named}>> BDC")
        yield from self._claim(None)

    def _claim(self, element: Element | None) -> Iterator[None]:
        self._inside = True
        yield
        self._inside = False
        self._code.append("EMC")
        self._claimed, self._last = len(self._code), element

    def _leave_rest(self) -> None:
        """What was drawn since the last claim is nobody's: an artifact."""
        if len(self._code) > self._claimed:
            self._code.insert(self._claimed, "/Artifact BMC")
            self._code.append("EMC")

    def link(self, element: Element, said: str, key: str, box: Box) -> None:
        """Make `box` a link to the bookmark `key`, owned by `element`; `said` tells where to."""
        destination = self._bookmarkReference(key)
        name = f"link-{len(self._parents)}"
        self._addAnnotation(
            _TaggedLink(
                Rect=box,
                Contents=said,
                Destination=destination,
                Border="[0 0 0]",
                F=_PRINTED,
                StructParent=len(self._parents),
            ),
            name,
        )
        target = self.file.number_of(self.file.annotationName(name))
        self._parents.append(b"%d 0 R" % self._number(element))
        element.kids.append((_ANNOTATION, len(self._page_numbers), target))

    # ----- pages

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """End the page, and write what it finished."""
        self._leave_rest()
        super().showPage()
        page = self.file.Pages.pages[-1]
        self._page_numbers.append(self.file.number_of(page.__InternalName__))
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._parents), PDFName("S")
        # Kept as they are drawn, the pages of a long plan would fill the memory.
        page.Contents = self.file.write_page(page.stream.encode())
        page.stream = page.Trans = None
        self._parents.append(b"[%s]" % b" ".join(b"%d 0 R" % owner for owner in self._owners))
        self._owners, self._claimed, self._last = [], 0, None
        self._write_finished()

    def _write_finished(self) -> None:
        for element, part in self._finished:
            self._write(element, part)
        self._finished = []

    def _write(self, element: Element, parent: int) -> None:
        pages = {kid[1] for kid in element.kids if isinstance(kid, tuple) and kid[0] == _CONTENT}
        alone = f"/Pg {self._page_numbers[pages.pop()]} 0 R" if len(pages) == 1 else ""
        kids = " ".join(self._kid(kid, bool(alone)) for kid in element.kids)
        kids = f"/K[{kids}]" if kids else ""
        said = f"<</S/{element.kind}/P {parent} 0 R{element.attributes}{alone}{kids}>>"
        self.file.pack(self._number(element), said.encode())
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write(kid, element.number)

    def _kid(self, kid: Element | tuple[str, int, int], alone: bool) -> str:
        if isinstance(kid, Element):
            return f"{self._number(kid)} 0 R"
        what, page, number = kid
        if what == _CONTENT:
            where = f"<</Type/MCR/Pg {self._page_numbers[page]} 0 R/MCID {number}>>"
            return str(number) if alone else where
        return f"<</Type/OBJR/Pg {self._page_numbers[page]} 0 R/Obj {number} 0 R>>"

    def save(self) -> None:
        """Write the root of the structure, then the file."""
        if self._code:
            self.showPage()
        self._close_part()
        self._write_finished()
        parts = " ".join(f"{number} 0 R" for number in self._parts)
        document = f"<</S/Document/P {self._root} 0 R/K[{parts}]>>"
        self.file.pack(self._document, document.encode())
        entries = []
        for key, owners in enumerate(self._parents):
            number = self.file.reserve() if owners.startswith(b"[") else 0
            if number:
                self.file.pack(number, owners)
            entries.append(b"%d %s" % (key, b"%d 0 R" % number if number else owners))
        tree = b"/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d" % (
            b" ".join(entries),
            len(entries),
        )
        root = b"<</Type/StructTreeRoot/K %d 0 R%s>>" % (self._document, tree)
        self.file.pack(self._root, root)
        self.file.name_structure(self._root)
        super().save()


def content(canvas: Any, element: Element | None) -> AbstractContextManager[None]:
    """Claim what is drawn inside for `element`, on any canvas; `None` leaves it an artifact."""
    if element is None or not isinstance(canvas, TaggedCanvas):
        return nullcontext()
    return canvas.content(element)


def pagination(canvas: Any) -> AbstractContextManager[None]:
    """Say that what is drawn inside is there for the page, on any canvas."""
    return canvas.pagination() if isinstance(canvas, TaggedCanvas) else nullcontext()
