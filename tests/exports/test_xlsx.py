"""The workbook, read back by another library: plain strings, real numbers, pages ready to print."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import openpyxl
import pytest

from pcra_game.domain.drawing import Drawing
from pcra_game.domain.workbook import (
    ColumnKind,
    Row,
    Sheet,
    SheetColumn,
    SheetUse,
    Workbook,
)
from pcra_game.exports.errors import ExportError
from pcra_game.exports.xlsx import MAX_CELL, safe_titles, write_workbook
from pcra_game.texts import workbook as words

HOSTILE = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.invalid","clic")',
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "#N/A",
    "http://x.invalid/a?b=c",
    "internal:Feuille!A1",
    "external:c:\\x.xlsx",
    "mailto:x@x.invalid",
    "file:///etc/passwd",
    "<b>unclosed ]]> &#0; &amp;",
    "_x000D_",
    "Œdème « aigu »\u202f; l’été\u00a0: ≤ 5 € → ✓",
    "😀 مرحبا",
    " autour ",
    "1.0",
)


def sheet(rows: tuple[Row, ...], **changes: Any) -> Sheet:
    columns = (
        SheetColumn("Texte", 40),
        SheetColumn("Nombre", 10, ColumnKind.WHOLE),
        SheetColumn("Durée", 12, ColumnKind.MINUTES),
        SheetColumn("Jour", 12, ColumnKind.DATE),
        SheetColumn("Choix", 12, choices="Status", strict=True),
    )
    made = Sheet("essai", "Essai", "Pour voir.", SheetUse.READ, columns, rows, "Rien encore.")
    return replace(made, **changes)


def workbook(*sheets: Sheet, **changes: Any) -> Workbook:
    made = Workbook(
        title="Projet de PCRA — Urgences & co",
        subject="Plan (projet)",
        author="Atelier",
        status="projet",
        version="0.3",
        confidentiality="Diffusion restreinte",
        created="2026-11-24T14:30:05+00:00",
        notes=("Une remarque.",),
        facts=(("Unité", "Urgences"),),
        sheets=sheets,
        lists=(("Status", ("décidée", "vérifiée, idem")),),
    )
    return replace(made, **changes)


def written(made: Workbook) -> bytes:
    stream = io.BytesIO()
    write_workbook(made, stream)
    return stream.getvalue()


def read(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("text", HOSTILE)
def test_d13_every_text_is_a_plain_string_and_stays_the_same(text: str) -> None:
    page = read(written(workbook(sheet(((text, 1, 5, "2026-11-24", text),)))))["Essai"]
    for at in (1, 5):
        cell = page.cell(2, at)
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_d13_nothing_is_a_formula_or_a_link_anywhere() -> None:
    content = written(workbook(sheet(tuple((text, 1, 5, None, text) for text in HOSTILE))))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        sheets = [archive.read(n) for n in names if n.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in part or b"<f " in part or b"hyperlink" in part for part in sheets)
    assert not any("vba" in name.lower() or "externalLink" in name for name in names)


def test_d5_control_signs_that_came_through_are_left_out() -> None:
    """Another fence than that of the entry: a file must be whole whatever it is given."""
    odd = "a\x00b\x07c\x1bd\ud800e\ufffef\u202eg"
    page = read(written(workbook(sheet(((odd, 1, 5, None, ""),)))))["Essai"]
    assert page["A2"].value == "abcdefg"


def test_d14_a_text_too_long_for_a_cell_is_refused_before_anything_is_written() -> None:
    long = "x" * (MAX_CELL + 1)
    stream = io.BytesIO()
    with pytest.raises(ExportError) as refused:
        write_workbook(workbook(sheet((("a", 1, 1, None, ""), (long, 1, 1, None, "")))), stream)
    assert stream.getvalue() == b""
    assert "feuille «\u00a0Essai\u00a0», ligne 3, colonne «\u00a0Texte\u00a0»" in str(refused.value)
    assert "32001 caractères pour 32000 au plus" in str(refused.value)


def test_d14_the_longest_text_is_whole() -> None:
    long = "mot " * (MAX_CELL // 4)
    page = read(written(workbook(sheet(((long, 1, 1, None, ""),)))))["Essai"]
    assert page["A2"].value == long


def test_d15_titles_are_names_that_a_spreadsheet_takes() -> None:
    hostile = ["[]:*?/\\", "a" * 40, "a" * 40, "A" * 40, "'x'", "", "Historique\x00", "a/b"]
    safe = safe_titles(hostile)
    assert len({name.casefold() for name in safe}) == len(hostile)
    for name in safe:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\\x00]", name)
        assert not name.startswith("'")
    content = written(
        workbook(*(sheet((), title=title, key=str(at)) for at, title in enumerate(hostile)))
    )
    assert read(content).sheetnames == safe_titles([words.READ_ME, *hostile, words.LISTS])


def test_d15_a_title_beyond_the_core_properties_is_cut_and_the_file_opens() -> None:
    content = written(workbook(sheet(()), title="T" * 400))
    assert read(content).properties.title == "T" * 255


def test_d18_no_name_of_a_person_or_of_a_machine_is_in_the_file() -> None:
    book = read(written(workbook(sheet(()))))
    assert book.properties.creator == "Atelier"
    assert book.properties.lastModifiedBy == "Atelier"
    assert book.properties.title == "Projet de PCRA — Urgences & co"
    assert book.properties.created == datetime(2026, 11, 24, 14, 30, 5)  # noqa: DTZ001
    assert book.properties.modified == book.properties.created


def test_d19_the_same_workbook_gives_the_same_bytes() -> None:
    made = workbook(
        sheet(tuple((text, 1, 5, "2026-11-24", text) for text in HOSTILE)),
        picture=Drawing(300, 70, (), "Un essai"),
    )
    first = written(made)
    assert written(made) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_numbers_durations_and_dates_are_real_ones() -> None:
    rows = ((("a", 1234, 90, "2026-11-24", "")), ("b", None, None, None, ""), ("c", 0, 0, None, ""))
    page = read(written(workbook(sheet(rows))))["Essai"]
    assert page["B2"].value == 1234
    assert page["C2"].value == timedelta(minutes=90)
    assert page["D2"].value == datetime(2026, 11, 24)  # noqa: DTZ001
    assert page["D2"].number_format == "dd/mm/yyyy"
    assert [page["B3"].value, page["C3"].value, page["D3"].value] == [None, None, None]
    assert (page["B4"].value, page["C4"].value) == (0, timedelta(0))


@pytest.mark.parametrize("minutes", [0, 1, 59, 60, 90, 1439, 4320, 4321, 43200, 527_040])
def test_a_duration_is_exact_to_the_minute(minutes: int) -> None:
    page = read(written(workbook(sheet((("a", 1, minutes, None, ""),)))))["Essai"]
    value = page["C2"].value
    assert round(value / timedelta(minutes=1)) == minutes


def test_a_date_that_excel_counts_wrong_stays_a_text() -> None:
    page = read(written(workbook(sheet((("a", 1, 1, "1899-12-31", ""),)))))["Essai"]
    assert page["D2"].value == "1899-12-31"


def test_every_sheet_is_ready_to_be_filtered_and_printed() -> None:
    content = written(workbook(sheet((("a", 1, 5, "2026-11-24", "décidée"),))))
    book = read(content)
    page = book["Essai"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:E2"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize) == 9
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToWidth in (None, 1)  # 1 is what an absent one means
    assert page.page_setup.fitToHeight == 0
    assert page.column_dimensions["A"].width == pytest.approx(40, abs=1)
    (rule,) = page.data_validations.dataValidation
    assert (rule.type, rule.formula1) == ("list", "'Listes'!$B$2:$B$3")
    listed = [[c.value for c in row] for row in book["Listes"].iter_rows()]
    assert listed[1:] == [["Statuts", "décidée"], ["Statuts", "vérifiée, idem"]]


def test_status_version_and_confidentiality_stand_on_every_page() -> None:
    book = read(written(workbook(sheet(()))))
    for page in book.worksheets:
        foot = page.oddFooter
        assert foot.left.text.strip() == "Diffusion restreinte · projet · version 0.3"
        assert foot.right.text.startswith("Page ")
        assert "Urgences && co" in page.oddHeader.left.text


def test_the_first_sheet_says_what_each_of_the_others_is() -> None:
    book = read(written(workbook(sheet((("a", 1, 5, None, ""),)))))
    said = [[c.value for c in row] for row in book[words.READ_ME].iter_rows()]
    assert ["Unité", "Urgences", None, None] in said
    assert ["Une remarque.", None, None, None] in said
    assert ["Essai", "Pour voir.", "non", 1] in said


def test_a_long_note_has_the_height_of_its_lines() -> None:
    short, long = "Court.", "Corriger chaque ligne de cette solution partagée. " * 10
    made = openpyxl.load_workbook(io.BytesIO(written(workbook(sheet(()), notes=(short, long)))))
    page = made.worksheets[0]
    heights = {
        page.cell(row, 1).value: page.row_dimensions[row].height
        for row in range(1, page.max_row + 1)
    }
    line = 12.75
    assert heights[short] < 3 * line
    assert heights[long] >= 4 * line


def test_the_picture_does_not_touch_the_edge_that_a_printer_cuts() -> None:
    content = written(workbook(sheet(()), picture=Drawing(300, 70, (), "Trois cases tenues")))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        placed = archive.read("xl/drawings/drawing1.xml").decode()
    offset = re.search(r"<xdr:from><xdr:col>0</xdr:col><xdr:colOff>(\d+)</xdr:colOff>", placed)
    assert offset
    assert int(offset[1]) > 0


def test_the_picture_has_an_alternative_text() -> None:
    content = written(workbook(sheet(()), picture=Drawing(300, 70, (), "Trois cases tenues")))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawings = [archive.read(n) for n in archive.namelist() if n.startswith("xl/drawings/d")]
    assert any(b'descr="Trois cases tenues"' in part for part in drawings)


def test_a_sheet_without_rows_says_so_beside_its_cells() -> None:
    content = written(workbook(sheet(())))
    page = read(content)["Essai"]
    assert page.max_row == 1
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(n) for n in archive.namelist() if n.startswith("xl/drawings/")]
    assert any(b"Rien encore." in part for part in parts)
