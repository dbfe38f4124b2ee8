"""Reading a file back, by other code than wrote it, before it takes the place of the old one."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pcra_game.domain.document import Document, Table
from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.domain.workbook import Sheet
from pcra_game.exports.errors import ExportError
from pcra_game.exports.expected import (
    Counted,
    UnlikeError,
    least_pages,
    require_headings,
    tables,
)
from pcra_game.texts import checking as words


def check_file(ending: str, content: Any, path: Path, target: Path) -> Counted:
    """Read `path` back, written from `content` in the format of `ending`; give what it holds.

    `target` is the file whose place it is to take. Raises ExportError where it does not open or
    lacks something: then it must not take that place.
    """
    try:
        return _CHECKS[ending](content, path)
    except UnlikeError as error:
        raise ExportError(words.refused(target, str(error))) from error
    except MemoryError:
        raise
    except Exception as error:
        # Whatever a reader stumbles over, other readers will too.
        raise ExportError(words.refused(target, words.UNREADABLE)) from error


def _check_pdf(content: Any, path: Path) -> Counted:
    import pikepdf

    with pikepdf.open(path, attempt_recovery=False) as pdf:
        pages = len(pdf.pages)
        for number, page in enumerate(pdf.pages, start=1):
            if "/Contents" not in page:
                raise UnlikeError(words.empty_page(number))
        if not isinstance(content, Document):
            return Counted(pages=pages)
        if pages < (least := least_pages(content)):
            raise UnlikeError(words.lacks_pages(pages, least))
        with pdf.open_outline() as outline:
            titles = [*_titles(outline.root)]
        found = _tables_in(pdf, [*tables(content)])
    from pcra_game.exports.fonts import clean

    require_headings(content, titles, clean)
    return replace(found, pages=pages, headings=len(titles))


def _tables_in(pdf: Any, wanted: Sequence[Table]) -> Counted:
    """Count the tables and rows of the structure tree; each of the document has its own there."""
    import pikepdf

    kinds = Counter(
        str(one.get("/S"))
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and "/S" in one
    )
    found, rows = kinds["/Table"], kinds["/TR"]
    if found < len(wanted) or rows < sum(len(table.rows) + 1 for table in wanted):
        raise UnlikeError(words.lacks_rows(rows))
    return Counted(tables=found, rows=rows - found)


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)


def _check_json(content: PlanFacts, path: Path) -> Counted:
    with path.open("rb") as stream:
        found = json.load(stream)
    # As JSON says it: tuples are lists there, and a lone surrogate is nothing.
    told = json.dumps(asdict(content), ensure_ascii=False).encode(errors="ignore")
    if found != json.loads(told):
        raise UnlikeError(words.DIFFERS)
    return Counted(rows=len(content.decisions))


def _check_docx(content: Document, path: Path) -> Counted:
    from pcra_game.exports.checking_office import check_docx

    return check_docx(content, path)


def _check_odt(content: Document, path: Path) -> Counted:
    from pcra_game.exports.checking_office import check_odt

    return check_odt(content, path)


def _check_xlsx(content: Any, path: Path) -> Counted:
    from pcra_game.exports.checking_office import check_xlsx

    return check_xlsx(content, path)


def _check_csv(content: Sheet, path: Path) -> Counted:
    import csv

    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream, delimiter=";", strict=True))
    wide = len(content.columns)
    if len(lines) != len(content.rows) + 1 or any(len(line) != wide for line in lines):
        raise UnlikeError(words.lacks_sheet(content.title, len(content.rows)))
    return Counted(rows=len(content.rows), sheets=1)


_CHECKS: dict[str, Callable[[Any, Path], Counted]] = {
    "pdf": _check_pdf,
    "docx": _check_docx,
    "odt": _check_odt,
    "xlsx": _check_xlsx,
    "csv": _check_csv,
    "json": _check_json,
}
