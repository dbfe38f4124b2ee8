"""The list of what leaves the room: proofs, formats, names of files that every system takes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pcra_game.domain.file_names import MOST_BYTES, joined_name, plain_name
from pcra_game.domain.workbook import SheetUse
from pcra_game.exports.deliverables import (
    ALONE,
    DELIVERABLES,
    alone,
    called,
    endings_of,
    pieces,
)
from pcra_game.exports.source import packed, unpacked
from pcra_game.texts.kit import rehearsal_title
from tests.fixtures.sources import demo_source, new_source

HOSTILE = {
    "climbs": "../../x",
    "device": "CON",
    "stream": "a:b",
    "ends in a dot": "x.",
    "300 signs": "é" * 300,
    "empty": "",
    "spaces": "   ",
    "control": "a\x00b\nc\u202egpj",
    "backslashes": "..\\..\\x",
    "device with an ending": "nul.txt",
    "emoji": "🏥" * 120,
    "wild cards": 'a*b?c|d"e<f>g',
}
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u202e]')
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"COM{n}" for n in range(10)), "LPT1"}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=list(HOSTILE))
def test_d16_a_hostile_title_gives_a_safe_name_in_the_chosen_folder(
    title: str, tmp_path: Path
) -> None:
    for piece in pieces(DELIVERABLES, endings_of(DELIVERABLES), title):
        assert not FORBIDDEN.search(piece.name)
        assert len(piece.name.encode()) <= MOST_BYTES
        stem, _, ending = piece.name.rpartition(".")
        assert ending == piece.ending
        assert stem == stem.strip(" .")
        assert stem.split(".")[0].upper() not in RESERVED
        target = tmp_path / piece.name
        assert target.parent == tmp_path
        target.touch()
        assert target.name in {found.name for found in tmp_path.iterdir()}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=list(HOSTILE))
def test_d16_no_two_files_of_an_export_have_the_same_name(title: str) -> None:
    names = [p.name.casefold() for p in pieces(DELIVERABLES, endings_of(DELIVERABLES), title)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("Console", "Console"),
        ("a:b", "a b"),
        ("x. .", "x"),
        ("..", ""),
        ("COM1", "_COM1"),
        ("COM1A", "COM1A"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_d16_a_part_of_a_name_is_plain(text: str, name: str) -> None:
    assert plain_name(text) == name


def test_d16_a_long_name_is_cut_between_signs_and_keeps_its_ending() -> None:
    name = joined_name(("D2.O1.C", "Projet", "e\u0323\u0301" * 200), "docx")
    assert len(name.encode()) <= MOST_BYTES
    assert name.endswith(".docx")
    assert name.startswith("D2.O1.C - Projet - ")
    assert name.removesuffix(".docx").endswith("ẹ\u0301")


def test_d16_a_name_without_parts_is_still_a_name() -> None:
    assert joined_name(("", " . "), "pdf") == "_.pdf"


def test_the_name_says_the_proof_what_it_is_and_the_unit() -> None:
    source = demo_source()
    (plan, *_) = pieces(DELIVERABLES, ("docx",), called(source.state, source.game))
    assert plan.name == "D2.O1.C - Projet de PCRA - Urgences.docx"


def test_a_rehearsal_never_takes_the_place_of_a_plan() -> None:
    source = new_source(rehearsal_title("Urgences"))
    assert called(source.state, source.game) == "Urgences (répétition)"


def test_every_deliverable_says_what_it_serves_and_what_it_holds() -> None:
    keys = [one.key for one in DELIVERABLES]
    assert len(set(keys)) == len(keys)
    for one in DELIVERABLES:
        assert one.label
        assert one.proof
        assert one.holds.endswith(".")
        assert one.writers
        assert not one.part_of or one.part_of in keys
        assert "conforme" not in one.holds.lower()


def test_every_proof_of_the_method_is_served_by_a_file() -> None:
    served = {proof for one in DELIVERABLES for proof in (one.proof, *one.also)}
    assert {"D2.O1.B", "D2.O1.C", "D2.O1.D", "D2.O2.B", "D2.O4", "ReCyF 14", "OC-13"} <= served


def test_a_format_alone_is_the_plan_under_the_name_of_the_session() -> None:
    for ending, key in ALONE.items():
        piece = alone(ending, "demo")
        assert (piece.name, piece.deliverable.key) == (f"demo.{ending}", key)


def test_every_deliverable_is_built_from_a_new_workshop_and_from_the_demo() -> None:
    for source in (new_source(), demo_source()):
        for one in DELIVERABLES:
            assert one.build(source) is not None


def test_what_goes_to_the_other_process_comes_out_the_same() -> None:
    source = demo_source()
    again = unpacked(packed(source))
    assert (again.state, again.game, again.history, again.head) == (
        source.state,
        source.game,
        source.history,
        source.head,
    )
    assert again.plan == source.plan


def test_every_sheet_that_people_read_has_its_csv() -> None:
    sheets = demo_source().workbook.sheets
    read = {f"csv-{sheet.key}" for sheet in sheets if sheet.use is not SheetUse.DATA}
    assert {one.key for one in DELIVERABLES if one.part_of == "classeur"} == read


def test_the_mark_chosen_stands_in_the_plan_and_in_the_sheets() -> None:
    marked = replace(demo_source(), mark="Usage interne")
    assert marked.plan.confidentiality == "Usage interne"
    assert marked.workbook.confidentiality == "Usage interne"
    assert "Usage interne" in dict(marked.workbook.facts).values()
