"""A workbook of the plan: read whole, or every fault named by sheet, row and column."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pcra_game.domain import moves
from pcra_game.domain.answer_events import ActionWritten
from pcra_game.domain.answers import Action, Exists, Means, MeansKind, Solution, Spending, Status
from pcra_game.domain.decide import decide
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.framing_events import DeputyNamed, MeansStocked
from pcra_game.domain.game import Game
from pcra_game.domain.plan import build_plan
from pcra_game.domain.plan_facts import PlanFacts, plan_facts
from pcra_game.domain.restore import restore
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.workbook_build import build_workbook
from pcra_game.exports.xlsx import write_workbook
from pcra_game.imports.errors import ImportRefusedError
from pcra_game.imports.plan_workbook import WorkbookRefusedError, read_plan_workbook
from pcra_game.imports.workbook_file import MAX_MEGABYTES, MAX_ROWS, MAX_UNPACKED
from pcra_game.workshop.files import load_game

CARD, OTHER = "OC-02@URG-01", "OC-02@URG-02"
DOCTOR, DEPUTY = "URG-F01", "URG-F02"
PAPER = Solution(
    "s-paper", "Dossier papier", DOCTOR, "classeurs", (Spending("m-1", 20),), set_up=10
)


@cache
def game(unit: str = "URG") -> Game:
    return load_game(unit)


def play(state: WorkshopState, *wanted: Any) -> WorkshopState:
    for move in wanted:
        asked = move if isinstance(move, moves.Move) else moves.Record(move)
        state = evolve_all(state, decide(state, asked, game()))
    return state


def opened(*activities: str) -> WorkshopState:
    return play(
        WorkshopState(),
        moves.OpenWorkshop("s", "Atelier", "CH", "d" * 64, "s" * 64, 60, 210, "essai", activities),
    )


@cache
def played() -> WorkshopState:
    return play(
        opened("URG-01", "URG-02"),
        MeansStocked(Means("m-1", "Classeurs ; gris", MeansKind.STOCK, 200, 50)),
        DeputyNamed(DOCTOR, DEPUTY),
        moves.PlayCard("OC-02", "URG-01"),
        moves.PlayCard("OC-02", "URG-02"),
        moves.WriteSolution(CARD, "C0", PAPER),
        moves.WriteSolution(CARD, "C0", Solution("s-board", "Tableau blanc")),
        moves.Decide(CARD, "C0"),
        moves.ShareSolution(OTHER, "C0", "s-paper"),
        moves.Decide(OTHER, "C0"),
        moves.CheckSame(CARD, "C1", "C0"),
        moves.CloseCard(OTHER, "C1", Status.NO_SOLUTION, "Rien n’existe"),
        ActionWritten(Action("a-1", "Imprimer", DOCTOR, "2026-12-01", CARD)),
        ActionWritten(Action("a-2", "Ranger", "l’équipe de nuit")),
    )


@cache
def content() -> bytes:
    state = played()
    document = build_plan(state, game(), recorded_at="2026-11-24T14:30:05+00:00")
    written = io.BytesIO()
    workbook = build_workbook(state, game(), document, plan_facts(state, game()))
    write_workbook(workbook, written)
    return written.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content())
    return path


def edit(path: Path, change: Callable[[Any], None]) -> Path:
    """What somebody does with a spreadsheet, then saves."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def cell(sheet: Worksheet, heading: str, row: int) -> Any:
    """A cell by the heading of its column."""
    for at in sheet[1]:
        if at.value == heading:
            return sheet.cell(row, at.column)
    raise AssertionError(heading)


def faults(path: Path) -> tuple[str, ...]:
    with pytest.raises(WorkbookRefusedError) as refused:
        read_plan_workbook(path, game())
    sentence = str(refused.value)
    assert sentence.startswith("Rien n’a été importé de «\u00a0plan.xlsx\u00a0»\u00a0: feuille «")
    assert sentence.endswith("\u202f; corrigez le classeur, puis recommencez.")
    assert all(fault in sentence for fault in refused.value.faults)
    return refused.value.faults


def refusal(path: Path) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        read_plan_workbook(path, game())
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_what_was_written_comes_back(file: Path) -> None:
    assert read_plan_workbook(file, game()) == plan_facts(played(), game())


def test_an_empty_session_gets_an_equal_plan(file: Path) -> None:
    empty = opened()
    facts = read_plan_workbook(file, game())
    state = play(empty, restore(facts, empty, game()))
    assert plan_facts(state, game()) == plan_facts(played(), game())


def test_a_workbook_saved_by_another_program_reads_the_same(file: Path) -> None:
    def nothing(_book: Any) -> None:
        pass

    assert read_plan_workbook(edit(file, nothing), game()) == plan_facts(played(), game())


def test_columns_moved_and_rows_added_below_a_gap_are_read(file: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Plan d’actions"]
        rows = [[c.value for c in row] for row in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        for row in rows:
            sheet.append(row[::-1])
        headings = [c.value for c in sheet[1]]
        said = {"Action": "Former", "Porteur (fonction)": "Tous", "Repère": "a-3"}
        for at, heading in enumerate(headings, start=1):
            sheet.cell(7, at).value = said.get(heading)
        cell(sheet, "Échéance", 7).value = "31/12/2026"

    facts = read_plan_workbook(edit(file, change), game())
    assert facts.actions[:2] == plan_facts(played(), game()).actions
    assert facts.actions[2] == Action("a-3", "Former", "Tous", "2026-12-31")


def test_a_solution_written_in_the_sheet_joins_the_plan(file: Path) -> None:
    """A new row for a new card: it gets a code, and the rules of the game take it."""

    def change(book: Any) -> None:
        sheet = book["Décisions"]
        row = sheet.max_row + 1
        said = {
            "Contexte": "c0",
            "Carte": "OC-03",
            "Sujet": "URG-01",
            "Statut": "Décidée",
            "Rang": 1,
            "Quoi": "Appeler le médecin traitant",
            "Qui": game().functions[DEPUTY].label.upper(),
            "Existe déjà": "oui",
        }
        for heading, value in said.items():
            cell(sheet, heading, row).value = value

    facts = read_plan_workbook(edit(file, change), game())
    added = facts.decisions[-1]
    assert (added.card, added.context, added.status) == ("OC-03@URG-01", "C0", Status.DECIDED)
    assert facts.solutions[-1] == Solution(
        added.solutions[0], "Appeler le médecin traitant", DEPUTY, exists=Exists.YES
    )
    empty = opened()
    state = play(empty, restore(facts, empty, game()))
    assert state.decision("OC-03@URG-01", "C0") == added


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("4 h", 240), ("30 min", 30), ("1 h 30", 90), ("2\u00a0j", 2880), ("J+3", 4320)],
)
def test_durations_are_read_as_people_type_them(file: Path, typed: str, minutes: int) -> None:
    def change(book: Any) -> None:
        cell(book["Solutions"], "Mise en place", 2).value = typed

    assert read_plan_workbook(edit(file, change), game()).solutions[0].set_up == minutes


def test_ten_faults_are_all_named_by_sheet_row_and_column(file: Path) -> None:
    def change(book: Any) -> None:
        decisions, actions = book["Décisions"], book["Plan d’actions"]
        cell(decisions, "Carte", 2).value = "OC-99"
        cell(decisions, "Statut", 3).value = "peut-être"
        cell(decisions, "Contexte", 4).value = "C9"
        cell(decisions, "Statut", 5).value = None
        cell(decisions, "Avec quoi", 6).value = "x" * 81
        cell(decisions, "Rang", 2).value = "premier"
        cell(actions, "Échéance", 2).value = "31/02/2026"
        cell(book["Suppléances"], "Suppléance", 2).value = "Mme Dupont"
        for at in (*book["Moyens"][2],):
            book["Moyens"].cell(3, at.column).value = at.value
        cell(book["Moyens"], "Lieu", 1).value = "Endroit"

    found = faults(edit(file, change))
    expected = (
        ("Décisions", 2, "B (Carte)", "«\u00a0OC-99\u00a0» n’est pas le code d’une carte"),
        ("Décisions", 2, "F (Rang)", "«\u00a0premier\u00a0» n’est pas un nombre entier"),
        ("Décisions", 3, "E (Statut)", "«\u00a0peut-être\u00a0» n’est pas dans la liste"),
        ("Décisions", 4, "A (Contexte)", "«\u00a0C9\u00a0» n’est pas un contexte du jeu"),
        ("Décisions", 5, "E (Statut)", "la case est vide"),
        ("Décisions", 6, "I (Avec quoi)", "81 caractères pour 80 au plus"),
        ("Plan d’actions", 2, "C (Échéance)", "«\u00a031/02/2026\u00a0» n’est pas une date"),
        ("Suppléances", 2, "B (Suppléance)", "«\u00a0Mme Dupont\u00a0» n’est pas une fonction"),
        ("Moyens", 1, "E (Endroit)", "l’en-tête «\u00a0Endroit\u00a0» n’est pas attendu"),
    )
    for sheet, row, column, why in expected:
        at = f"feuille «\u00a0{sheet}\u00a0», ligne {row}, colonne {column}, {why}"
        assert [fault for fault in found if fault.startswith(at)], (at, found)
    missing = "feuille «\u00a0Moyens\u00a0», ligne 1, la colonne «\u00a0Lieu\u00a0» manque"
    assert missing in found
    assert len(found) == 10


def test_a_duplicate_row_is_named_with_the_first(file: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Moyens"]
        for at in (*sheet[2],):
            sheet.cell(3, at.column).value = at.value

    (fault,) = faults(edit(file, change))
    assert fault == (
        "feuille «\u00a0Moyens\u00a0», ligne 3, elle répète la ligne 2 (même «\u00a0Repère\u00a0»)"
    )


def test_a_faulty_row_still_names_its_thing_to_the_others(file: Path) -> None:
    """One wrong date in the stock does not make every answer that uses it wrong."""

    def change(book: Any) -> None:
        cell(book["Moyens"], "Vérifié le", 2).value = "hier"

    (fault,) = faults(edit(file, change))
    assert "ligne 2, colonne F (Vérifié le)" in fault


@pytest.mark.parametrize(
    ("sheet", "heading", "row", "value", "why"),
    [
        ("Solutions", "Mise en place", 2, "4", "n’est pas une durée"),
        ("Solutions", "Mise en place", 2, "bientôt", "n’est pas une durée"),
        ("Solutions", "Moyens employés", 2, "vingt classeurs", "quantité × moyen"),
        ("Solutions", "Moyens employés", 2, "2 × brouettes", "n’est pas un moyen"),
        ("Solutions", "Services requis", 2, "DPI, XYZ", "«\u00a0XYZ\u00a0» n’est pas le code"),
        ("Moyens", "Quantité", 2, 100_001, "n’est pas entre 0 et 100000"),
        ("Moyens", "Quantité", 2, 2.5, "«\u00a02,5\u00a0» n’est pas un nombre entier"),
        ("Moyens", "Nature", 2, "stok", "n’est pas dans la liste (personnes, matériel, stock)"),
        ("Plan d’actions", "Carte", 2, "OC-07@URG-01", "n’est pas une carte jouée"),
        ("Plan d’actions", "Action", 2, None, "la case est vide"),
        ("Activités", "Retenue", 2, "peut-être", "n’est pas dans la liste (oui, non)"),
        ("Repères", "Valeur", 3, "un", "n’est pas un nombre entier"),
        ("Décisions", "Statut", 3, "brouillon", "autre chose est écrit à la ligne 2"),
        ("Décisions", "Rang", 3, 1, "répète la ligne 2 (mêmes «\u00a0Contexte\u00a0»"),
        ("Décisions", "Rang", 3, None, "la case est vide"),
        ("Décisions", "Quoi", 3, None, "la case est vide"),
        ("Preuves des activités", "Référence", 2, "PR-1", "«\u00a0Procédure écrite\u00a0»"),
    ],
)
def test_each_other_fault_is_named(
    file: Path, sheet: str, heading: str, row: int, value: Any, why: str
) -> None:
    def change(book: Any) -> None:
        cell(book[sheet], heading, row).value = value

    found = faults(edit(file, change))
    assert why in found[0]
    assert f"feuille «\u00a0{sheet}\u00a0», ligne {row}" in found[0]


@pytest.mark.parametrize(
    ("status", "heading"),
    [
        ("vérifiée, idem", "Idem que"),
        ("par défaut, non examinée", "Idem que"),
        ("au parking", "Motif"),
        ("pas de solution", "Motif"),
        ("écartée", "Motif"),
    ],
)
def test_a_status_says_which_cell_it_does_not_go_without(
    file: Path, status: str, heading: str
) -> None:
    def change(book: Any) -> None:
        sheet = book["Décisions"]
        for row in range(2, sheet.max_row + 1):
            if cell(sheet, "Contexte", row).value == cell(sheet, "Contexte", 2).value:
                cell(sheet, "Statut", row).value = status
                cell(sheet, heading, row).value = None

    first = faults(edit(file, change))[0]
    assert "feuille «\u00a0Décisions\u00a0», ligne 2, colonne " in first
    assert f"({heading})" in first
    assert f"«\u00a0{status}\u00a0»" in first


def test_a_shared_solution_changed_in_one_place_is_told_once_with_its_rows_and_a_way_out(
    file: Path,
) -> None:
    changed: list[int] = []

    def change(book: Any) -> None:
        sheet = book["Décisions"]
        code = cell(sheet, "Solution", 2).value
        for row in range(2, sheet.max_row + 1):
            if cell(sheet, "Solution", row).value == code:
                changed.append(row)
        cell(sheet, "Quoi", 2).value = "Autre geste"

    (fault,) = faults(edit(file, change))
    first, *others = changed
    assert f"ligne {first}, colonne G (Quoi)" in fault
    assert others
    for row in others:
        assert re.search(rf"\b{row}\b", fault)
    assert "«\u00a0Solution\u00a0»" in fault


def test_a_sheet_that_is_gone_is_named(file: Path) -> None:
    def change(book: Any) -> None:
        del book["Solutions"]
        del book["Décisions"]

    found = faults(edit(file, change))
    assert "feuille «\u00a0Solutions\u00a0», elle manque dans le classeur" in found
    assert "feuille «\u00a0Décisions\u00a0», elle manque dans le classeur" in found


def test_a_sheet_without_end_is_refused(file: Path) -> None:
    def change(book: Any) -> None:
        cell(book["Suppléances"], "Fonction", MAX_ROWS + 5).value = "loin"

    (fault,) = faults(edit(file, change))
    assert fault == f"feuille «\u00a0Suppléances\u00a0», elle compte plus de {MAX_ROWS} lignes"


def test_a_formula_counts_as_the_value_that_it_gave(file: Path) -> None:
    """Nothing is computed here: a formula that was never worked out is an empty cell."""

    def change(book: Any) -> None:
        cell(book["Moyens"], "Quantité", 2).value = "=6*7"

    (fault,) = faults(edit(file, change))
    assert "colonne C (Quantité), la case est vide" in fault


def test_another_unit_is_refused_in_one_sentence(file: Path) -> None:
    with pytest.raises(IllegalMoveError) as refused:
        read_plan_workbook(file, game("PUI"))
    assert "Ce plan est celui de l’unité" in str(refused.value)


def test_a_later_format_asks_for_a_newer_program(file: Path) -> None:
    def change(book: Any) -> None:
        cell(book["Repères"], "Valeur", 3).value = 99

    assert "mettez le logiciel à jour" in refusal(edit(file, change))


def test_a_workbook_of_somebody_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    openpyxl.Workbook().save(path)
    assert "n’est pas le classeur d’un atelier" in refusal(path)


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def protected() -> bytes:
    """A workbook whose parts say that they are encrypted."""
    made = bytearray(content())
    at = 0
    while (at := made.find(b"PK\x01\x02", at)) >= 0:
        made[at + 8] |= 1
        at += 4
    return bytes(made)


BOMB = b"<x>" + b" " * (MAX_UNPACKED + 1)
ENTITY = b'<!DOCTYPE workbook [<!ENTITY a "b">]>'


def declared() -> bytes:
    """A workbook whose first part declares an entity, well written."""
    first, _, rest = parts()["xl/workbook.xml"].partition(b"?>")
    return packed({**parts(), "xl/workbook.xml": first + b"?>" + ENTITY + rest})


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "n’est pas un classeur .xlsx"),
    "text": (lambda: b"une phrase", "n’est pas un classeur .xlsx"),
    "another archive": (lambda: packed({"a.txt": b"a"}), "n’est pas un classeur .xlsx"),
    "old": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mot de passe"),
    "encrypted": (protected, "mot de passe"),
    "cut": (lambda: content()[:-2000], "n’est pas un classeur .xlsx"),
    "macro": (lambda: packed({**parts(), "xl/vbaProject.bin": b"x"}), "contient des macros"),
    "links": (
        lambda: packed({**parts(), "xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "est lié à d’autres fichiers",
    ),
    "bomb": (lambda: packed({**parts(), "xl/media/a.xml": BOMB}), "démesuré"),
    "many parts": (
        lambda: packed({**parts(), **{f"a/{n}.txt": b"" for n in range(600)}}),
        "démesuré",
    ),
    "entity": (declared, "est abîmé"),
    "broken part": (lambda: packed({**parts(), "xl/workbook.xml": b"<workbook"}), "est abîmé"),
    "no sheets": (
        lambda: packed({k: v for k, v in parts().items() if "/worksheets/" not in k}),
        "n’est pas le classeur d’un atelier",
    ),
    "too big": (lambda: bytes(MAX_MEGABYTES * 1_000_000 + 1), "dépasse 20\u00a0Mo"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_gets_one_sentence(tmp_path: Path, kind: str) -> None:
    make, why = BAD[kind]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(make())
    assert why in refusal(path)


def test_a_flipped_byte_never_ends_in_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    whole = content()
    for at in range(100, len(whole), len(whole) // 60):
        bent = bytearray(whole)
        bent[at] ^= 0x55
        path.write_bytes(bytes(bent))
        with suppress(ImportRefusedError):
            assert isinstance(read_plan_workbook(path, game()), PlanFacts)


def test_what_is_no_file_gets_one_sentence(tmp_path: Path) -> None:
    assert "est introuvable" in refusal(tmp_path / "absent.xlsx")
    assert "n’est pas un fichier" in refusal(tmp_path)


def test_a_number_typed_in_a_duration_counts_as_the_sheet_shows_it(file: Path) -> None:
    """The cell says « 0,5 j » to whoever types a half; without that format it has no unit."""

    def half(book: Any) -> None:
        cell(book["Solutions"], "Mise en place", 2).value = 0.5

    def bare(book: Any) -> None:
        half(book)
        cell(book["Solutions"], "Mise en place", 2).number_format = "General"

    assert read_plan_workbook(edit(file, half), game()).solutions[0].set_up == 720
    (fault,) = faults(edit(file, bare))
    assert "colonne F (Mise en place), «\u00a00.5\u00a0» n’est pas une durée" in fault


def test_a_date_typed_as_a_date_is_read(file: Path) -> None:
    def change(book: Any) -> None:
        cell(book["Plan d’actions"], "Échéance", 3).value = datetime(2027, 1, 5)  # noqa: DTZ001

    assert read_plan_workbook(edit(file, change), game()).actions[1].due == "2027-01-05"
