"""The impact analysis as rows for a risk-management tool: the layout of domain.md 9.2.

Headings are the other tool's own, in its order. What it must hold already (activities and services
as assets, a risk matrix) is named by its reference, never made up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pcra_game.domain.document import Document
from pcra_game.domain.game import Game
from pcra_game.domain.room_events import PlanStatus
from pcra_game.domain.sheet import ActivitySheet, kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import interchange as words
from pcra_game.texts.words import AXIS

SUMMARY = "Summary"
SUMMARY_COLUMNS = (
    "name",
    "description",
    "perimeter",
    "perimeter_ref_id",
    "risk_matrix",
    "risk_matrix_ref_id",
    "folder",
    "version",
    "status",
    "eta",
    "due_date",
    "observation",
    "authors",
    "reviewers",
)
ASSET_COLUMNS = (
    "bia_name",
    "asset",
    "asset_ref_id",
    "recovery_documented",
    "recovery_tested",
    "recovery_targets_met",
    "dependencies",
    "associated_controls",
    "evidences",
    "observation",
)
THRESHOLD_COLUMNS = (
    "bia_name",
    "asset",
    "asset_ref_id",
    "point_in_time",
    "quali_impact",
    "quanti_impact",
    "quanti_impact_unit",
    "qualifications",
    "justification",
)

SERIOUS, DANGEROUS = 2, 3
"""Levels of impact counted from 0: they exist in every matrix of four levels or more."""

_SECONDS = 60
_STATUS = {
    PlanStatus.DRAFT: "in_progress",
    PlanStatus.REVIEWED: "in_review",
    PlanStatus.APPROVED: "done",
    PlanStatus.IN_FORCE: "done",
}

Row = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Interchange:
    """A workbook of impact analysis: (title, headings, rows) of each sheet, and its date."""

    created: str
    sheets: tuple[tuple[str, tuple[str, ...], tuple[Row, ...]], ...]


def build_interchange(state: WorkshopState, game: Game, document: Document) -> Interchange:
    """Build the rows of one unit; `document` gives title, version and date."""
    # A sheet bears the name of the analysis, and its second one 13 signs more: 31 in all.
    name = f"BIA {game.unit_code}"[:18]
    sheets = kept_sheets(state, game)
    signed = state.signatures[-1].status if state.signatures else PlanStatus.DRAFT
    summary: Row = (
        name,
        document.title,
        game.unit.label,
        game.unit_code,
        "",
        "",
        state.establishment.name,
        document.version,
        _STATUS[signed],
        "",
        state.review_on or "",
        words.observation(document.status),
        "",
        "",
    )
    return Interchange(
        document.created,
        (
            (SUMMARY, SUMMARY_COLUMNS, (summary,)),
            (name, ASSET_COLUMNS, tuple(_asset(name, state, sheet) for sheet in sheets)),
            (
                f"{name} - thresholds",
                THRESHOLD_COLUMNS,
                tuple(row for sheet in sheets for row in _thresholds(name, sheet)),
            ),
        ),
    )


def _asset(name: str, state: WorkshopState, sheet: ActivitySheet) -> Row:
    played = sheet.played
    return (
        name,
        sheet.label,
        sheet.id,
        _truth(played.procedure is not None),
        _truth(played.tested and played.tested_on is not None),
        _truth(_targets_met(state, sheet)),
        ", ".join(sheet.needs),
        "",
        played.procedure.code if played.procedure is not None else "",
        words.targets(sheet.dmia.minutes, sheet.tolerated_loss.minutes, sheet.endurance.minutes),
    )


def _targets_met(state: WorkshopState, sheet: ActivitySheet) -> bool:
    """Whether every service needed comes back in time, as the DSI said; unknown is no."""
    dmia = sheet.dmia.minutes
    described = [state.services.get(code) for code in sheet.needs]
    known = [s.rto for s in described if s is not None and s.rto is not None]
    return dmia is not None and len(known) == len(described) and all(r <= dmia for r in known)


def _thresholds(name: str, sheet: ActivitySheet) -> Iterator[Row]:
    """From when it is serious, then dangerous; seconds, each instant once."""
    steps: dict[int, tuple[int, str]] = {}
    if sheet.serious_from is not None:
        steps[sheet.serious_from * _SECONDS] = (SERIOUS, words.SERIOUS)
    if sheet.dangerous_from is not None:
        steps[sheet.dangerous_from * _SECONDS] = (DANGEROUS, words.DANGEROUS)
    for seconds, (level, said) in steps.items():
        why = words.justification(said, AXIS[sheet.axis], discussed=sheet.impact_discussed)
        yield (name, sheet.label, sheet.id, seconds, level, 0, "", "", why)


def _truth(holds: bool) -> str:
    return "true" if holds else "false"
