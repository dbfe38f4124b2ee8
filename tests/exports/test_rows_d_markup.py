"""Rows D1 to D4: what looks like markup is words, in every format and in every field."""

import http.server
import io
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import etree
from PIL import Image

from pcra_game.domain.document import Document, Worksheet
from pcra_game.domain.drawing import Drawing
from pcra_game.domain.interchange import Interchange
from pcra_game.exports.ciso_assistant import write_interchange
from pcra_game.exports.deliverables import DELIVERABLES
from pcra_game.exports.formats import PLAIN
from pcra_game.imports.workbook_file import read_pages
from tests.fixtures.every_format import (
    FORMATS,
    READERS,
    Export,
    every_block,
    export,
    plain,
    unpacked,
    written,
)
from tests.fixtures.typed_workshop import typed_source

MARKUP = (
    "<b>unclosed",
    "</b>",
    '<font name="x">',
    "a<b",
    "R&D",
    "]]>",
    "&#0;",
    "&amp;lt;",
    "<![CDATA[x",
    "<!-- x",
    "<?xml version='1.0'?>",
    "{\\rtf1 \\b x}",
    "%s %(x)s {x} $x",
    "(x) Tj ET endstream \\) \\",
    "&L&G&[File]" + "&" * 30,
)
LINKS = (
    '<a href="javascript:app.alert(1)">clic</a>',
    "javascript:app.alert(1)",
    "http://x.invalid/a?b=c&d=e",
    "file:///etc/passwd",
    "internal:Feuille!A1",
    "\\\\serveur\\partage\\x",
)
SCRIPT = (
    "<para><font color=\"[[[getattr(pow,Word('__globals__'))['os'].system('touch {canary}') "
    "for Word in [orgTypeFun('Word',(str,),{{'mutated':1,'startswith':lambda self,x:False,"
    "'__eq__':lambda self,x:self.mutate() and self.mutated<0 and str(self)==x,"
    "'mutate':lambda self:{{setattr(self,'mutated',self.mutated-1)}},"
    "'__hash__':lambda self:hash(str(self))}})]] for orgTypeFun in [type(type(1))]] "
    "and 'red'\">x</font></para>"
)
BRIEF = '=<b>&"]]>'
"""Markup and a formula at once, as short as the shortest field."""


@pytest.fixture
def everything(document: Document, worksheet: Worksheet, drawing: Drawing) -> Document:
    return every_block(document, worksheet, drawing)


@dataclass
class Listener:
    """A server of this post, and what it was asked for."""

    address: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    heard = Listener()

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_HEAD = do_POST = do_GET  # noqa: N815 - names that the server looks for

        def log_message(self, *_words: Any) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        heard.address = f"http://127.0.0.1:{server.server_port}"
        yield heard
        server.shutdown()
        thread.join()


def elements(made: Export | dict[str, bytes]) -> Iterator[Any]:
    """Every element of every XML part."""
    parts = made.parts() if isinstance(made, Export) else made
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            yield from etree.fromstring(content).iter()


def leads_out(parts: dict[str, bytes]) -> list[str]:
    """Whatever would take a reader, or a program, elsewhere than into the file itself."""
    found = []
    for one in elements(parts):
        at = {etree.QName(key).localname: value for key, value in one.attrib.items()}
        name = etree.QName(one).localname if isinstance(one.tag, str) else "comment"
        if at.get("TargetMode") == "External" or name in ("f", "object", "script", "altChunk"):
            found.append(etree.tostring(one).decode())
        if "href" in at and not at["href"].startswith(("#", "Pictures/")):
            found.append(at["href"])
        if name == "hyperlink" and set(at) - {"anchor", "history"}:
            found.append(str(at))
        if name == "instrText" and (one.text or "").split()[0] not in _ORDERS:
            found.append(one.text)
    return found


_WITHOUT_WORDS = ("csv-conformite", "fiches-vierges")
"""What the room typed nothing of: a matrix of numbers, forms for a pen."""

_ORDERS = ("PAGE", "NUMPAGES", "TOC", "PAGEREF")


def _pdf_actions(content: bytes, folder: Path) -> list[str]:
    path = folder / "plan.pdf"
    path.write_bytes(content)
    reader = pypdf.PdfReader(path)
    root = reader.trailer["/Root"]
    found = [key for key in ("/AA", "/OpenAction", "/AcroForm") if key in root]
    found += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in root.get("/Names", {})]
    for page in reader.pages:
        found += [key for key in ("/AA",) if key in page]
        for note in page.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            if action.get("/S", "/GoTo") != "/GoTo" or note.get_object()["/Subtype"] != "/Link":
                found.append(str(note.get_object()))
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_d01_a_script_in_any_field_is_printed_and_never_run(
    everything: Document, tmp_path: Path, name: str
) -> None:
    canary = tmp_path / "canary"
    made = export(name, SCRIPT.format(canary=canary), everything)
    assert made.told
    assert made.missing() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_d02_a_picture_named_in_any_field_is_printed_and_never_fetched(
    everything: Document, tmp_path: Path, listener: Listener, name: str
) -> None:
    canary = tmp_path / "canary.png"
    Image.new("RGB", (7, 5), (1, 99, 77)).save(canary)
    for place in (
        f"{listener.address}/x.png",
        str(canary),
        canary.as_uri(),
        "\\\\127.0.0.1\\partage\\x.png",
        "//127.0.0.1/partage/x.png",
    ):
        made = export(name, f'<img src="{place}"/> url({place})', everything)
        assert made.missing() == []
        assert leads_out(made.parts()) == []
        whole = b"".join(made.parts().values())
        assert canary.read_bytes() not in whole
        if name == "pdf":
            assert b"/Subtype /Image" not in whole
            assert not any(p.images for p in _pages(made))
    assert listener.asked == []


def test_d02_the_listener_hears_what_is_fetched(listener: Listener) -> None:
    urllib.request.urlopen(f"{listener.address}/seen").close()
    assert listener.asked == ["/seen"]


def _pages(made: Export) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(made.files["plan"])).pages)


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("name", FORMATS)
def test_d03_markup_in_any_field_comes_out_as_typed(
    everything: Document, name: str, text: str
) -> None:
    made = export(name, text, everything)
    assert made.missing() == []
    assert sum(1 for _ in elements(made)) > 0 or name in ("pdf", "csv", "json")


@pytest.mark.parametrize("text", ["<r>a & b</r>", "<r><t>faux</t></r>", "<r></r>"])
@pytest.mark.parametrize("name", FORMATS)
def test_d03_what_a_library_takes_as_its_own_markup_comes_out_as_typed(
    everything: Document, name: str, text: str
) -> None:
    made = export(name, text, everything, numbered=False)
    assert made.missing() == []
    assert made.said().count(plain(text)) >= len(made.told) // 2
    assert sum(1 for _ in elements(made)) > 0 or name in ("pdf", "csv", "json")


@pytest.mark.parametrize("text", ["<r>a & b</r>", "_x005F_x0041_", "_x0041_"])
def test_d03_the_sheet_of_another_program_says_it_as_typed(text: str, tmp_path: Path) -> None:
    rows = Interchange("2026-11-24T14:30:05+00:00", (("Summary", ("name",), ((text,),)),))
    path = tmp_path / "bia.xlsx"
    path.write_bytes(written(lambda stream: write_interchange(rows, stream)))
    (page,) = read_pages(path, frozenset({"summary"})).values()
    assert [cells[0].value for _, cells in page.rows] == [text]


@pytest.mark.parametrize("name", ["pdf", "docx", "odt", "xlsx"])
def test_d04_no_text_becomes_a_link(everything: Document, tmp_path: Path, name: str) -> None:
    for text in LINKS:
        made = export(name, text, everything)
        assert made.missing() == []
        assert leads_out(made.parts()) == []
        if name == "pdf":
            assert _pdf_actions(made.files["plan"], tmp_path) == []


@pytest.mark.parametrize("one", DELIVERABLES, ids=lambda one: one.key)
def test_d03_and_d04_a_workshop_full_of_markup_gives_every_file(one: Any, tmp_path: Path) -> None:
    content = one.build(typed_source(BRIEF))
    for ending, write in one.writers.items():
        made = written(lambda stream, write=write: write(content, stream, PLAIN))
        said = READERS[ending](made)
        assert plain(BRIEF) in plain(said) or one.key in _WITHOUT_WORDS
        assert leads_out(unpacked(f"x.{ending}", made)) == []
        if ending == "pdf":
            assert _pdf_actions(made, tmp_path) == []
