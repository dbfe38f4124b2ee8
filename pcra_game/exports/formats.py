"""The formats: who writes what, by the ending of the file.

Each writer is imported when it is asked for: the PDF library alone costs a third of a second.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from pcra_game.domain.document import Document
from pcra_game.domain.document_frame import marked
from pcra_game.domain.interchange import Interchange
from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.domain.workbook import Sheet, Workbook


@dataclass(frozen=True, slots=True)
class Finish:
    """What is added to what the plan says: choices of whoever exports.

    `confidentiality` replaces the mark on every page, `watermark` is a word across the pages of a
    document, `template` is a DOCX of the hospital; empty ones change nothing.
    """

    confidentiality: str = ""
    watermark: str = ""
    template: Path | None = None

    def mark(self, content: Any) -> Any:
        """Give a document or a workbook with the mark chosen; anything else as it is."""
        if self.confidentiality and isinstance(content, Document):
            return marked(content, self.confidentiality)
        if self.confidentiality and isinstance(content, Workbook):
            return replace(content, confidentiality=self.confidentiality)
        return content


PLAIN = Finish()

Writer = Callable[[Any, BinaryIO, Finish], None]
"""Writes what a deliverable is made of into an open binary stream."""


def _write_pdf(document: Document, stream: BinaryIO, finish: Finish) -> None:
    from pcra_game.exports.pdf import write_pdf

    write_pdf(document, stream, watermark=finish.watermark)


def _write_docx(document: Document, stream: BinaryIO, finish: Finish) -> None:
    from pcra_game.exports.docx import write_docx

    write_docx(document, stream, template=finish.template, watermark=finish.watermark)


def _write_odt(document: Document, stream: BinaryIO, finish: Finish) -> None:
    from pcra_game.exports.odt import write_odt

    write_odt(document, stream, watermark=finish.watermark)


def _write_xlsx(workbook: Workbook, stream: BinaryIO, _finish: Finish) -> None:
    from pcra_game.exports.xlsx import write_workbook

    write_workbook(workbook, stream)


def _write_csv(sheet: Sheet, stream: BinaryIO, _finish: Finish) -> None:
    from pcra_game.exports.csv_export import write_csv

    write_csv(sheet, stream)


def _write_interchange(content: Interchange, stream: BinaryIO, _finish: Finish) -> None:
    from pcra_game.exports.ciso_assistant import write_interchange

    write_interchange(content, stream)


def _write_json(facts: PlanFacts, stream: BinaryIO, _finish: Finish) -> None:
    from pcra_game.exports.json_export import write_json

    write_json(facts, stream)


PROSE: Mapping[str, Writer] = {"pdf": _write_pdf, "docx": _write_docx, "odt": _write_odt}
"""Writers of a `Document`, by the ending of the file."""

TABLES: Mapping[str, Writer] = {"xlsx": _write_xlsx}
"""Writers of a `Workbook`."""

SHEETS: Mapping[str, Writer] = {"csv": _write_csv}
"""Writers of one `Sheet`."""

INTERCHANGE: Mapping[str, Writer] = {"xlsx": _write_interchange}
"""Writers of an `Interchange`, for another program."""

FACTS: Mapping[str, Writer] = {"json": _write_json}
"""Writers of `PlanFacts`."""
