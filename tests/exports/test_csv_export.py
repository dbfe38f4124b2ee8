"""A sheet as CSV: what a French spreadsheet opens on a double click, without a formula."""

import csv
import io

import pytest

from pcra_game.domain.workbook import ColumnKind, Sheet, SheetColumn, SheetUse
from pcra_game.exports.csv_export import write_csv


def written(*rows: tuple[str | int | None, ...]) -> bytes:
    columns = (
        SheetColumn("Texte", 10),
        SheetColumn("Nombre", 10, ColumnKind.WHOLE),
        SheetColumn("Durée", 10, ColumnKind.MINUTES),
        SheetColumn("Jour", 10, ColumnKind.DATE),
    )
    stream = io.BytesIO()
    write_csv(Sheet("k", "T", "", SheetUse.READ, columns, rows), stream)
    return stream.getvalue()


def read(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_file_is_what_a_french_spreadsheet_expects() -> None:
    content = written(("été", 1234, 90, "2026-11-24"), ("", None, None, None))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 3
    assert read(content) == [
        ["Texte", "Nombre", "Durée", "Jour"],
        ["été", "1234", "1\u00a0h\u00a030", "24/11/2026"],
        ["", "", "", ""],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_d13_a_text_that_would_be_computed_gets_an_apostrophe(text: str) -> None:
    said = read(written((text, 1, 1, None)))[1][0]
    assert said.startswith("'")
    assert text.lstrip("\t\r") in said


@pytest.mark.parametrize("text", ['a;b"c', "a\nb", "'=1", "#N/A", "{=1}", "1-2", "le -1"])
def test_every_other_text_stays_the_same(text: str) -> None:
    assert read(written((text, 1, 1, None)))[1][0] == text


def test_a_sign_that_hides_a_formula_does_not_help_it() -> None:
    assert read(written(("\u202e=1+1", 1, 1, None)))[1][0] == "'=1+1"


def test_equal_sheets_give_equal_bytes() -> None:
    assert written(("a", 1, 1, None)) == written(("a", 1, 1, None))
