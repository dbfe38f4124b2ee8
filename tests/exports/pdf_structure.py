"""The tags of a PDF as another library sees them: marked content, and the tree that owns it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from pcra_game.domain.document import Document
from pcra_game.exports.pdf import write_pdf

PAINTS = frozenset(
    {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"}
)
_CODE = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4,})>")


def opened(document: Document, **options: str) -> pikepdf.Pdf:
    """Write the document, and open it again."""
    stream = io.BytesIO()
    write_pdf(document, stream, **options)
    stream.seek(0)
    return pikepdf.open(stream)


@dataclass
class Mark:
    """Content between two operators; `number` is `None` for an artifact."""

    role: str
    number: int | None
    subtype: str = ""
    text: str = ""


@dataclass
class Node:
    """A structure element: its kids are nodes and the texts of the content it owns."""

    role: str
    entry: pikepdf.Dictionary
    kids: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that it says, in order."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator["Node"]:
        """The element and all below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def all(self, *roles: str) -> list["Node"]:
        """Those of some roles, in reading order."""
        return [node for node in self.walk() if node.role in roles]


def _signs(font: pikepdf.Dictionary) -> dict[int, str]:
    table = font.ToUnicode.read_bytes()
    return {
        int(code, 16): bytes.fromhex(sign.decode()).decode("utf-16-be")
        for code, sign in _CODE.findall(table)
    }


def marks(page: pikepdf.Page) -> list[Mark]:
    """The content of a page, mark by mark; fails on a stroke outside of any mark."""
    fonts = {name: _signs(font) for name, font in page.Resources.Font.items()}
    found: list[Mark] = []
    current: Mark | None = None
    signs: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            assert current is None, "a mark inside of a mark"
            properties = operands[1] if name == "BDC" else {}
            number = properties.get("/MCID")
            current = Mark(
                str(operands[0])[1:],
                None if number is None else int(number),
                str(properties.get("/Subtype", ""))[1:],
            )
            found.append(current)
        elif name == "EMC":
            assert current is not None
            current = None
        elif name == "Tf":
            signs = fonts[str(operands[0])]
        elif name in PAINTS:
            assert current is not None, f"{name} is nobody's"
            if name == "Tj":
                current.text += "".join(signs[code] for code in bytes(operands[0]))
    assert current is None
    return found


def tree(pdf: pikepdf.Pdf) -> Node:
    """The document element, with the texts of its content."""
    said = {
        (page.objgen, mark.number): mark.text
        for page in pdf.pages
        for mark in marks(page)
        if mark.number is not None
    }
    root = pdf.Root.StructTreeRoot
    assert root.K.P.objgen == root.objgen
    return _node(root.K, said)


def _node(entry: pikepdf.Dictionary, said: dict[tuple[tuple[int, int], int], str]) -> Node:
    node = Node(str(entry.S)[1:], entry)
    for kid in entry.get("/K", []):
        if isinstance(kid, int):
            node.kids.append(said[entry.Pg.objgen, kid])
        elif "/MCID" in kid:
            node.kids.append(said[kid.Pg.objgen, int(kid.MCID)])
        elif "/Obj" not in kid:
            assert kid.P.objgen == entry.objgen, "a kid that does not know its parent"
            node.kids.append(_node(kid, said))
    return node


def owners(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """What the tree of parents says by key: an element, or the elements of a page by number."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    keys = [int(key) for key in numbers[::2]]
    assert keys == sorted(set(keys))
    return dict(zip(keys, numbers[1::2], strict=True))
