"""A file is read back before it takes the place of the old one: what broke does not pass."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pcra_game.domain.document import Column, Document, Section, Table
from pcra_game.domain.workbook import Sheet
from pcra_game.exports.bundle import Writing
from pcra_game.exports.checking import check_file
from pcra_game.exports.deliverables import DELIVERABLES, Deliverable, Piece
from pcra_game.exports.errors import ExportError
from pcra_game.exports.expected import Counted, letters
from pcra_game.exports.formats import PLAIN, PROSE, Writer
from tests.fixtures.sources import demo_source

BY_KEY = {one.key: one for one in DELIVERABLES}
FILES = [(one.key, ending) for one in DELIVERABLES for ending in one.writers]


def written(write: Writer, content: Any) -> bytes:
    stream = io.BytesIO()
    write(content, stream, PLAIN)
    return stream.getvalue()


def broken(one: Deliverable, ending: str, spoil: Callable[[bytes, Any], bytes]) -> Piece:
    """Give a file whose writer spoils what it writes."""
    good = one.writers[ending]

    def write(content: Any, stream: Any, _finish: Any) -> None:
        stream.write(spoil(written(good, content), content))

    return Piece(replace(one, writers={ending: write}), ending, f"essai.{ending}")


def refused(piece: Piece, folder: Path) -> str:
    """Give why the file was refused, once it is sure that the old one survived alone."""
    target = folder / piece.name
    target.write_bytes(b"before")
    with pytest.raises(ExportError) as caught:
        Writing(demo_source()).write(piece, folder)
    assert target.read_bytes() == b"before"
    assert list(folder.iterdir()) == [target]
    return str(caught.value)


@pytest.mark.parametrize(("key", "ending"), FILES)
def test_a_file_cut_in_two_is_refused_and_the_old_one_survives(
    key: str, ending: str, tmp_path: Path
) -> None:
    piece = broken(BY_KEY[key], ending, lambda content, _: content[: len(content) // 2])
    assert "n’a pas été remplacé" in refused(piece, tmp_path)


@pytest.mark.parametrize(("key", "ending"), FILES)
def test_an_empty_file_is_refused(key: str, ending: str, tmp_path: Path) -> None:
    piece = broken(BY_KEY[key], ending, lambda _content, _made: b"")
    assert "n’a pas été remplacé" in refused(piece, tmp_path)


@pytest.mark.parametrize("ending", list(PROSE))
@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_plan_that_lacks_a_section_is_refused_and_the_section_is_named(
    ending: str, place: int, tmp_path: Path
) -> None:
    plan = BY_KEY["plan"]
    lost = demo_source().plan.sections[place]

    def spoil(_content: bytes, made: Document) -> bytes:
        rest = tuple(section for section in made.sections if section is not made.sections[place])
        return written(PROSE[ending], replace(made, sections=rest))

    assert letters(lost.title) in letters(refused(broken(plan, ending, spoil), tmp_path))


@pytest.mark.parametrize("ending", list(PROSE))
def test_a_plan_whose_table_lost_a_row_is_refused(ending: str, tmp_path: Path) -> None:
    def spoil(_content: bytes, made: Document) -> bytes:
        short = replace(made, sections=tuple(_one_row_less(made.sections)))
        return written(PROSE[ending], short)

    only = replace(BY_KEY["plan"], build=lambda _: _small())
    said = refused(broken(only, ending, spoil), tmp_path)
    assert "ligne" in said


def _small() -> Document:
    rows = tuple((f"R{n}", "texte") for n in range(12))
    table = Table("Actions", (Column("Code"), Column("Texte")), rows)
    return replace(demo_source().plan, sections=(Section("1", "Une", (table,)),))


def _one_row_less(sections: tuple[Section, ...]) -> list[Section]:
    def cut(block: Any) -> Any:
        return replace(block, rows=block.rows[:-1]) if isinstance(block, Table) else block

    return [replace(one, blocks=tuple(map(cut, one.blocks))) for one in sections]


def test_a_workbook_that_lacks_a_row_is_refused_and_the_sheet_is_named(tmp_path: Path) -> None:
    one = BY_KEY["classeur"]

    def spoil(_content: bytes, made: Any) -> bytes:
        cut = tuple(
            replace(sheet, rows=sheet.rows[:-1]) if sheet.key == "decisions" else sheet
            for sheet in made.sheets
        )
        return written(one.writers["xlsx"], replace(made, sheets=cut))

    assert "Décisions" in refused(broken(one, "xlsx", spoil), tmp_path)


def test_a_workbook_that_lacks_a_sheet_is_refused(tmp_path: Path) -> None:
    one = BY_KEY["classeur"]

    def spoil(_content: bytes, made: Any) -> bytes:
        return written(one.writers["xlsx"], replace(made, sheets=made.sheets[1:]))

    assert "feuille" in refused(broken(one, "xlsx", spoil), tmp_path)


def test_a_csv_that_lacks_a_row_or_a_cell_is_refused(tmp_path: Path) -> None:
    one = BY_KEY["csv-decisions"]

    def shorter(_content: bytes, made: Sheet) -> bytes:
        return written(one.writers["csv"], replace(made, rows=made.rows[:-1]))

    def narrower(content: bytes, _made: Sheet) -> bytes:
        return content.replace(b";", b",", 1)

    assert "Décisions" in refused(broken(one, "csv", shorter), tmp_path)
    assert "Décisions" in refused(broken(one, "csv", narrower), tmp_path)


def test_data_that_say_something_else_are_refused(tmp_path: Path) -> None:
    one = BY_KEY["donnees"]
    piece = broken(
        one, "json", lambda content, _: content.replace(b'"version": ', b'"version": 1', 1)
    )
    assert "diffère" in refused(piece, tmp_path)


def test_a_pdf_with_an_empty_page_is_refused(tmp_path: Path) -> None:
    def spoil(content: bytes, _made: Document) -> bytes:
        stream = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            del pdf.pages[1]["/Contents"]
            pdf.save(stream)
        return stream.getvalue()

    assert "la page 2 est vide" in refused(broken(BY_KEY["plan"], "pdf", spoil), tmp_path)


def test_a_pdf_that_lacks_pages_is_refused(tmp_path: Path) -> None:
    def spoil(content: bytes, _made: Document) -> bytes:
        stream = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            del pdf.pages[3:]
            pdf.save(stream)
        return stream.getvalue()

    assert "3\u00a0pages" in refused(broken(BY_KEY["plan"], "pdf", spoil), tmp_path)


def test_an_archive_with_one_flipped_bit_is_refused(tmp_path: Path) -> None:
    def spoil(content: bytes, _made: Document) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = archive.getinfo("word/document.xml")
        at = inside.header_offset + 200
        return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]

    assert "n’a pas été remplacé" in refused(broken(BY_KEY["plan"], "docx", spoil), tmp_path)


def test_what_reads_back_well_is_counted(tmp_path: Path) -> None:
    plan = demo_source().plan
    for ending, write in PROSE.items():
        path = tmp_path / f"plan.{ending}"
        path.write_bytes(written(write, plan))
        found = check_file(ending, plan, path, path)
        sections = len(plan.sections) + 1
        assert found.headings >= sections
        tables = [b for s in (plan.summary, *plan.sections) for b in s.blocks]
        rows = sum(len(b.rows) for b in tables if isinstance(b, Table))
        assert found.rows >= rows > 100
        assert isinstance(found, Counted)


def test_every_odd_text_passes(document: Document, tmp_path: Path) -> None:
    """What is strange in a text is no fault of the file."""
    for ending, write in PROSE.items():
        path = tmp_path / f"plan.{ending}"
        path.write_bytes(written(write, document))
        assert check_file(ending, document, path, path).headings >= 4
