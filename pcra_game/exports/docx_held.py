"""The text of a file kept small, part by part: the tree of a long plan would fill the memory."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from pcra_game.exports.docx_xml import Element, w

PART = 64
"""Elements of a part, about: few enough to be held as a tree without a thought."""

_FAST = 1


class Held:
    """Paragraphs and tables in the order of the file, as packed bytes.

    `namespaces` are those that the file names at its root: what is kept says them no more.
    """

    def __init__(self, namespaces: Mapping[Any, str]) -> None:
        self._namespaces = dict(namespaces)
        self._parts: list[bytes] = []

    def __len__(self) -> int:
        """Give the number of parts."""
        return len(self._parts)

    def keep(self, elements: Iterable[Element], place: int | None = None) -> None:
        """Keep some elements after the others, or before the part at `place`; none is nothing."""
        around = etree.Element(w("x"), nsmap=self._namespaces)
        around.extend(elements)
        if len(around):
            packed = zlib.compress(etree.tostring(around), _FAST)
            self._parts.insert(len(self._parts) if place is None else place, packed)

    def inner(self) -> Iterator[bytes]:
        """Give all of it as it stands within the body of the file, a part at a time."""
        for part in map(zlib.decompress, self._parts):
            yield part[part.index(b">") + 1 : part.rindex(b"</")]

    def __iter__(self) -> Iterator[Element]:
        """Give the elements again, each part read when it is reached."""
        for part in self._parts:
            yield from list(etree.fromstring(zlib.decompress(part)))
