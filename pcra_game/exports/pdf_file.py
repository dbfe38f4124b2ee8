"""The bytes of a PDF 1.7: small objects packed together, which ReportLab does not do by itself.

A structure element is about a hundred bytes and a long plan has hundreds of thousands of them:
packed, they cost a tenth. What is ready is written at once, so that a long plan is never whole in
memory. Same objects, same bytes: even the identity of the file is their digest.
"""

import hashlib
import struct
import zlib
from html import escape
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

_PACK = 200
"""Objects to a stream: a reader inflates all of them to see one (ISO 32000-1, 7.5.7)."""

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE, _PLAIN, _PACKED = 0, 1, 2
_ENTRY = struct.Struct(">BIB")
"""Where an object is: how it is kept, at which byte or in which pack, its rank there."""


def _compressed(content: bytes) -> bytes:
    return zlib.compress(content, 6)


class CompactFile(pdfdoc.PDFDocument):  # type: ignore[misc]
    """Objects of ReportLab, and objects that come as bytes, under one numbering."""

    def __init__(self, stream: BinaryIO, language: str) -> None:
        super().__init__(compression=1, invariant=1, lang=language)
        self._language = language
        self._stream = stream
        self._length = 0
        self._digest = hashlib.md5(usedforsecurity=False)
        self._places = bytearray()
        self._locate(0, _FREE, 0, 255)
        self._waiting: list[tuple[int, bytes]] = []
        self._add(_HEADER)

    def reserve(self) -> int:
        """Give the number of an object that will come as bytes."""
        self.objectcounter += 1
        return int(self.objectcounter)

    def number_of(self, name: str) -> int:
        """Give the number of an object that ReportLab knows by `name`."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def pack(self, number: int, content: bytes) -> None:
        """Take an object that is no stream; it is written with its neighbours."""
        self._waiting.append((number, content))
        if len(self._waiting) == _PACK:
            self._write_pack()

    def write_page(self, content: bytes) -> str:
        """Write what a page draws; gives the reference to it."""
        number = self.reserve()
        self._write_stream(number, b"/Filter/FlateDecode", _compressed(content))
        return f"{number} 0 R"

    def name_structure(self, root: int) -> None:
        """Say that the document is tagged, and where its structure begins."""
        self.Catalog.StructTreeRoot = f"{root} 0 R"
        self.Catalog.MarkInfo = "<</Marked true>>"

    def SaveToFile(self, _stream: object, canvas: Any) -> None:  # noqa: N802 - ReportLab's name
        """Write what is still to be written."""
        self.GetPDFData(canvas)

    def format(self) -> bytes:
        """Write every object that is left, and where each is; gives nothing more to write."""
        metadata = self.reserve()
        self.Catalog.Metadata = f"{metadata} 0 R"
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 0
        # Formatting an object may make others: the count grows on the way.
        while number < self.objectcounter:
            number += 1
            name = self.numberToId.get(number)
            if name is not None:
                self._take(number, pdfdoc.format(self.idToObject[name], self, toplevel=1))
                self.idToObject[name] = None
        self._write_stream(metadata, b"/Type/Metadata/Subtype/XML", self._xmp())
        self._write_pack()
        self._write_places(catalog.format(self), info.format(self))
        return b""

    def _take(self, number: int, content: bytes) -> None:
        if content.rstrip().endswith(b"endstream"):
            self._write(number, content.rstrip())
        else:
            self.pack(number, content.strip())

    def _write(self, number: int, content: bytes) -> None:
        self._locate(number, _PLAIN, self._length)
        self._add(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def _locate(self, number: int, how: int, where: int, index: int = 0) -> None:
        lack = (number + 1) * _ENTRY.size - len(self._places)
        self._places.extend(bytes(max(lack, 0)))
        _ENTRY.pack_into(self._places, number * _ENTRY.size, how, where, index)

    def _add(self, chunk: bytes) -> None:
        self._stream.write(chunk)
        self._length += len(chunk)
        self._digest.update(chunk)

    def _write_stream(self, number: int, entries: bytes, content: bytes) -> None:
        head = b"<<%s/Length %d>>\nstream\n" % (entries, len(content))
        self._write(number, b"%s%s\nendstream" % (head, content))

    def _write_pack(self) -> None:
        if not self._waiting:
            return
        holder = self.reserve()
        heads, bodies, offset = [], [], 0
        for index, (number, content) in enumerate(self._waiting):
            self._locate(number, _PACKED, holder, index)
            heads.append(b"%d %d" % (number, offset))
            bodies.append(content)
            offset += len(content) + 1
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(heads), len(head))
        self._waiting = []
        self._write_stream(holder, entries, _compressed(head + b"\n".join(bodies)))

    def _write_places(self, catalog: bytes, info: bytes) -> None:
        number, start = self.reserve(), self._length
        self._locate(number, _PLAIN, start)
        size = self.objectcounter + 1
        identity = self._digest.hexdigest().encode()
        entries = b"/Type/XRef/Size %d/W[1 4 1]/Root %s/Info %s/ID[<%s><%s>]/Filter/FlateDecode" % (
            size,
            catalog,
            info,
            identity,
            identity,
        )
        self._write_stream(number, entries, _compressed(bytes(self._places)))
        self._add(b"startxref\n%d\n%%%%EOF\n" % start)

    def _xmp(self) -> bytes:
        info: Any = self.info
        title, author, subject = (
            escape(str(said)) for said in (info.title, info.author, info.subject)
        )
        return _XMP.format(
            title=title,
            author=author,
            subject=subject,
            language=escape(self._language),
            producer=escape(str(info.producer)),
        ).encode()


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
