"""What stands in a cell is what the room typed, letter by letter."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pcra_game.domain.workbook import SheetColumn
from pcra_game.exports.xlsx import write_workbook
from pcra_game.imports.workbook_file import read_pages
from tests.fixtures.sources import demo_source

ODD = (
    "x005F_ au poste",
    "_x005F_",
    "_x005f_",
    "_x0041_ et x0041_",
    "__x0041__",
    "_x000D_",
    "_xD83D_",
    "_xZZZZ_",
    "_x005F_x0041_",
    "_x",
    "poste_x12_y",
)


def saved(path: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    """A workbook of ours with one sheet of texts."""
    columns = (SheetColumn("Code", 8), SheetColumn("Texte", 30))
    sheet = replace(demo_source().workbook.sheets[0], title="Mots", columns=columns, rows=rows)
    stream = io.BytesIO()
    write_workbook(replace(demo_source().workbook, sheets=(sheet,)), stream)
    path.write_bytes(stream.getvalue())
    return path


def changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The same workbook with another text in one of its parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def texts(path: Path) -> list[str]:
    """The second column, as an import reads it."""
    page = read_pages(path, frozenset({"mots"}))["mots"]
    return [cells[1].value for _, cells in page.rows]


def test_what_looks_like_an_escape_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", tuple(("c", odd) for odd in ODD))
    assert texts(path) == list(ODD)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ligne_x000D_", "ligne\r"),
        ("a_x0000_b_xFFFE_c_x202E_d_xD83D_e", "abcde"),
        ("caf_x00E9_", "café"),
    ],
)
def test_what_another_program_escaped_is_read_as_it_shows(
    tmp_path: Path, written: str, read: str
) -> None:
    path = saved(tmp_path / "a.xlsx", (("c", "ICI"),))
    strings = "xl/sharedStrings.xml"
    assert texts(changed(path, strings, lambda xml: xml.replace("ICI", written))) == [read]


def test_a_text_in_pieces_of_several_looks_is_read_whole(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", (("c", "ICI"),))
    pieces = "<r><rPr><b/></rPr><t>gras</t></r><r><t xml:space='preserve'> et maigre</t></r>"

    def change(xml: str) -> str:
        before, _, after = xml.partition("ICI")
        head, _, _ = before.rpartition("<t")
        return f"{head}{pieces}{after.removeprefix('</t>')}"

    assert texts(changed(path, "xl/sharedStrings.xml", change)) == ["gras et maigre"]
