"""Writes one plan in one format, in a process that did nothing else, and says what it cost.

`python -m tests.benchmarks.export_child WHAT DECISIONS [FILE]` prints JSON: CPU seconds after the
imports, the largest memory of the process in MB, bytes written. WHAT is a format, or the floor of
one: the same lines written by the bare library, with no layout of ours; « pdf-alone » leaves out
the making of the document.
"""

import json
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from pcra_game.domain.document import Document
from pcra_game.domain.plan import build_plan
from pcra_game.domain.plan_facts import plan_facts
from pcra_game.domain.workbook_build import build_workbook
from tests.benchmarks.large_plan import written

NOW = "2026-11-24T14:30:05+00:00"
LINES_OF_A_PAGE = 60
CELLS_OF_A_ROW = 6
SIGNS_OF_A_LINE = 60

Write = Callable[[BinaryIO], None]


def texts(value: Any) -> Iterator[str]:
    """Every text of a document, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def dealt(items: Iterable[str], most: int) -> Iterator[list[str]]:
    """The same texts, so many at a time."""
    group: list[str] = []
    for item in items:
        group.append(item)
        if len(group) == most:
            yield group
            group = []
    if group:
        yield group


def pdf_floor(document: Document) -> Write:
    """Lines drawn one below the other on a bare canvas."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from pcra_game.resources import font_files

    registerFont(TTFont("floor", str(next(iter(font_files().values())))))

    def write(stream: BinaryIO) -> None:
        canvas = Canvas(stream)
        for page in dealt(texts(document), LINES_OF_A_PAGE):
            canvas.setFont("floor", 8)
            for place, line in enumerate(page):
                for part in range(0, len(line), SIGNS_OF_A_LINE):
                    canvas.drawString(40, 800 - 12 * place, line[part : part + SIGNS_OF_A_LINE])
            canvas.showPage()
        canvas.save()

    return write


def docx_floor(document: Document) -> Write:
    """Rows copied as XML into one table of a bare document."""
    from copy import deepcopy

    import docx

    def write(stream: BinaryIO) -> None:
        made = docx.Document()
        table = made.add_table(rows=1, cols=CELLS_OF_A_ROW)
        for cell in table.rows[0].cells:
            cell.paragraphs[0].add_run("x")
        row = table.rows[0]._tr
        for group in dealt(texts(document), CELLS_OF_A_ROW):
            copy = deepcopy(row)
            for node, text in zip(copy.iter("{*}t"), group, strict=False):
                node.text = text
            table._tbl.append(copy)
        made.save(stream)

    return write


def odt_floor(document: Document) -> Write:
    """Paragraphs built by lxml and packed."""
    from lxml import etree

    def write(stream: BinaryIO) -> None:
        root = etree.Element("body")
        for text in texts(document):
            etree.SubElement(root, "p").text = text
        with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
            packed.writestr("content.xml", etree.tostring(root))

    return write


def xlsx_floor(values: Any) -> Write:
    """Cells written as plain strings on one sheet."""
    import xlsxwriter

    def write(stream: BinaryIO) -> None:
        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        sheet = book.add_worksheet()
        for place, group in enumerate(dealt(texts(values), CELLS_OF_A_ROW)):
            for column, text in enumerate(group):
                sheet.write_string(place, column, text)
        book.close()

    return write


def writer(what: str, decisions: int) -> Write:
    """What writes a plan of so many decisions; whatever is imported is imported here."""
    from pcra_game.exports.docx import write_docx
    from pcra_game.exports.json_export import write_json
    from pcra_game.exports.odt import write_odt
    from pcra_game.exports.pdf import write_pdf
    from pcra_game.exports.xlsx import write_workbook

    state, game = written(decisions)

    def document() -> Document:
        return build_plan(state, game, recorded_at=NOW)

    if what == "pdf-alone":  # from a document that stands, as another program has one
        made = document()
        return lambda stream: write_pdf(made, stream)

    def workbook(stream: BinaryIO) -> None:
        facts = plan_facts(state, game)
        write_workbook(build_workbook(state, game, document(), facts), stream)

    ours: dict[str, Write] = {
        "pdf": lambda stream: write_pdf(document(), stream),
        "docx": lambda stream: write_docx(document(), stream),
        "odt": lambda stream: write_odt(document(), stream),
        "xlsx": workbook,
        "json": lambda stream: write_json(plan_facts(state, game), stream),
        "build": lambda stream: stream.write(str(document().title).encode()) and None,
    }
    floors: dict[str, Callable[[], Write]] = {
        "pdf-floor": lambda: pdf_floor(document()),
        "docx-floor": lambda: docx_floor(document()),
        "odt-floor": lambda: odt_floor(document()),
        "xlsx-floor": lambda: xlsx_floor(plan_facts(state, game)),
        "json-floor": lambda: odt_floor(document()),
    }
    return ours[what] if what in ours else floors[what]()


def main(what: str, decisions: str, *target: str) -> None:
    """Write once; say what it cost."""
    write = writer(what, int(decisions))
    stream = BytesIO()
    start = process_time()
    write(stream)
    spent = process_time() - start
    for path in target:
        Path(path).write_bytes(stream.getvalue())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = {"seconds": spent, "megabytes": peak, "bytes": len(stream.getvalue())}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
