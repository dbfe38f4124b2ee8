"""Reads a plan back from the workbook that an export wrote, corrected by hand or not.

All or nothing: every fault of every sheet is named by sheet, row and column, and nothing is taken
where there is one. What the rules of the game refuse, `restore` says afterwards.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.decide import card_id
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.game import Game
from pcra_game.domain.plan_facts import FORMAT, VERSION, PlanFacts
from pcra_game.domain.workbook_layout import BY_KEY, EDITED, FIRST_READ
from pcra_game.domain.workbook_names import Names
from pcra_game.imports.errors import ImportRefusedError
from pcra_game.imports.workbook_answers import read_answers
from pcra_game.imports.workbook_cells import Known
from pcra_game.imports.workbook_facts import Gathered, gathered_facts
from pcra_game.imports.workbook_file import Page, read_pages
from pcra_game.imports.workbook_markers import Markers, read_markers
from pcra_game.imports.workbook_rows import SheetRows
from pcra_game.texts import import_errors
from pcra_game.texts import workbook as labels
from pcra_game.texts import workbook_faults as words
from pcra_game.texts.typography import fold

MOST_FAULTS = 20
"""Faults that the sentence names; it counts the others, and `faults` holds them all."""


class WorkbookRefusedError(ImportRefusedError):
    """The workbook is refused; `faults` holds each fault found, with its place."""

    def __init__(self, name: str, faults: tuple[str, ...]) -> None:
        """Take the name of the file and every fault."""
        self.faults = faults
        super().__init__(words.refused(name, faults[:MOST_FAULTS], len(faults[MOST_FAULTS:])))


def read_plan_workbook(path: Path, game: Game) -> PlanFacts:
    """Read the facts of a workbook, for a workshop of the same unit.

    Raises ImportRefusedError for a file that is no workbook of ours, WorkbookRefusedError with
    every fault of its sheets, IllegalMoveError for a plan of another unit.
    """
    name = path.name or str(path)
    wanted = {fold(layout.title) for layout in BY_KEY.values()} | {fold(labels.MARKERS)}
    pages = read_pages(path, frozenset(wanted))
    markers_page = pages.get(fold(labels.MARKERS))
    if markers_page is None:
        raise ImportRefusedError(words.not_a_plan(name))
    faults: list[str] = []
    markers = read_markers(markers_page, faults)
    _require_ours(name, markers)
    if not faults:
        _require_unit(markers, game)
    gathered = _gather(pages, markers, game, faults)
    facts = gathered_facts(markers, gathered) if not faults else None
    if facts is None:
        raise WorkbookRefusedError(name, tuple(faults))
    return facts


def _require_ours(name: str, markers: Markers) -> None:
    if markers.get("format") != FORMAT:
        raise ImportRefusedError(words.not_a_plan(name))
    version = markers.get("version")
    if isinstance(version, int) and version > VERSION:
        raise ImportRefusedError(words.newer(name))


def _require_unit(markers: Markers, game: Game) -> None:
    """Refuse another unit before its codes are all called unknown."""
    if markers["workshop.unit"] != game.unit_code:
        theirs = str(markers["workshop.unit_label"] or markers["workshop.unit"])
        raise IllegalMoveError(import_errors.other_unit(theirs, game.unit.label))


def _gather(pages: Mapping[str, Page], markers: Markers, game: Game, faults: list[str]) -> Gathered:
    """Read every sheet, those that the others name first."""
    expected = set(markers.get("sheets") or ()) | {layout.title for layout in EDITED}
    sheets: dict[str, SheetRows] = {}
    for key, layout in BY_KEY.items():
        page = pages.get(fold(layout.title))
        if page is not None:
            sheets[key] = SheetRows(layout, page, faults)
        elif layout.title in expected:
            faults.append(words.in_sheet(layout.title, words.MISSING_SHEET))
    gathered: Gathered = {}
    codes = _codes_of_deck(game)
    functions = {id: function.label for id, function in game.functions.items()}
    known = Known(Names(functions), Names({}), codes)
    for key in FIRST_READ:
        gathered[key] = _read(sheets.get(key), known)
        known = _with(known, key, _seen(sheets, key), functions)
    decisions, details = sheets.get("decisions"), sheets.get("solutions")
    for sheet in (decisions, details):
        if sheet is not None:
            sheet.read(known)
    read_answers(decisions, details, gathered)
    cards = [*_seen(sheets, "cards"), *_seen(sheets, "decisions")]
    known = _with(known, "decisions", cards, functions)
    for key in BY_KEY:
        if key not in gathered:
            gathered[key] = _read(sheets.get(key), known)
    return gathered


def _read(sheet: SheetRows | None, known: Known) -> list[Any]:
    if sheet is None:
        return []
    sheet.read(known)
    return [fact for _, fact in sheet.built()]


def _codes_of_deck(game: Game) -> dict[str, Collection[str]]:
    return {
        "context": game.contexts,
        "objective": game.objectives,
        "service": game.services,
        "inject": game.injects,
        "subject": {UNIT_SUBJECT, *game.services, *game.activities},
        "activity": set(game.activities),
        "told": set(),
        "card": set(),
    }


def _seen(sheets: Mapping[str, SheetRows], key: str) -> list[dict[str, Any]]:
    return sheets[key].seen if key in sheets else []


def _with(known: Known, key: str, seen: list[dict[str, Any]], functions: dict[str, str]) -> Known:
    """What is known once one more sheet is read; a row with a fault still names its thing."""
    ids = {row["id"] for row in seen if row.get("id")}
    named = {row["id"]: row["label"] for row in seen if row.get("id") and row.get("label")}
    codes = dict(known.codes)
    if key == "functions":
        return Known(Names(functions | named), known.means, codes)
    if key == "means":
        return Known(known.functions, Names(named), codes)
    if key == "added":
        codes["activity"] = {*codes["activity"], *ids}
        codes["subject"] = {*codes["subject"], *ids}
    elif key == "activities":
        codes["told"] = ids
    elif key == "decisions":
        whole = [row for row in seen if row.get("objective") and row.get("subject")]
        codes["card"] = {card_id(row["objective"], row["subject"]) for row in whole}
    return Known(known.functions, known.means, codes)
