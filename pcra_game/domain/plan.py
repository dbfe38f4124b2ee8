"""The plan: one document built from the state and the deck, before any file format.

Sections keep the numbers of the full outline of a hospital's plan, so that a reader finds the same
thing under the same number in every version. Those that the workshop did not feed say what to do.
"""

from datetime import datetime, timedelta

from pcra_game.domain import (
    plan_closing,
    plan_compliance,
    plan_crisis,
    plan_framing,
    plan_kit,
    plan_points,
    plan_reflexes,
    plan_strategy,
    plan_upkeep,
)
from pcra_game.domain.chronicle import Chronicle
from pcra_game.domain.document import Block, Cover, Document, PageBreak, Paragraph, Section, Tone
from pcra_game.domain.document_frame import frame
from pcra_game.domain.framing_events import GovernanceRole
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import iso_date, noted, priority_of, short, tables
from pcra_game.domain.plan_worksheet import worksheet
from pcra_game.domain.sheet import activity_sheet, function_label, kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import plan as words
from pcra_game.texts.papers import SENSITIVE
from pcra_game.texts.typography import date_fr

NOTHING_TOLD = Chronicle()


def build_plan(
    state: WorkshopState, game: Game, *, recorded_at: str, told: Chronicle = NOTHING_TOLD
) -> Document:
    """Build the plan of an open workshop.

    `told` is its main courante, which only the journal knows. `recorded_at` is the instant of the
    last entry, ISO 8601 in UTC: the plan's own date, so that two exports of the same session say
    the same thing. Raises ValueError where the workshop is not open.
    """
    common = frame(state, game, recorded_at)
    return common.document(
        words.TITLE,
        plan_points.summary(state, game),
        cover=_cover(state, game, common.day),
        sections=(
            plan_framing.control(state, game, told.stays),
            plan_framing.purpose(state, game),
            plan_framing.governance(state, game),
            plan_framing.unit(state, game),
            plan_framing.contexts(state, game),
            plan_framing.impact(state, game),
            plan_framing.dependencies(state, game),
            plan_closing.with_first_hour(plan_strategy.activation(state, game), state, game),
            plan_strategy.continuity(state, game),
            plan_reflexes.reflex_cards(state, game),
            plan_kit.kit(state, game),
            plan_crisis.directory(state, game),
            plan_strategy.recovery(state, game),
            plan_crisis.closing(state, game),
            plan_crisis.communication(state, game),
            plan_upkeep.tests(state, game),
            plan_points.open_points(state, game),
            plan_points.actions(state, game),
            plan_upkeep.upkeep(state, game),
            _worksheets(state, game, common.day),
            plan_points.annex_of_words(),
            plan_compliance.matrix(state, game),
            *plan_points.main_courante(told.lines, game),
        ),
    )


def local_day(recorded_at: str, utc_offset_minutes: int) -> str:
    """The day of an instant where the workshop took place, as JJ/MM/AAAA."""
    instant = datetime.fromisoformat(recorded_at) + timedelta(minutes=utc_offset_minutes)
    return date_fr(instant.date().isoformat())


def _cover(state: WorkshopState, game: Game, day: str) -> Cover:
    house = state.establishment
    finess = ", ".join(n for n in (house.finess_ej, house.finess_eg) if n)
    lead = state.roles.get(GovernanceRole.PCRA_LEAD, "")
    values = {
        "establishment": house.name,
        "finess": finess,
        "unit": game.unit.label,
        "perimeter": game.unit.perimeter,
        "scenario": game.scenario.title,
        "date": day,
        "review": iso_date(state.review_on, ""),
        "lead": function_label(state, game, lead),
    }
    lines = tuple((words.COVER[key], value or words.NOT_GIVEN) for key, value in values.items())
    notes = (SENSITIVE, words.STARTING_VALUES, words.NOT_A_STAMP)
    return Cover(words.TITLE, game.unit.label, lines, notes)


def _worksheets(state: WorkshopState, game: Game, day: str) -> Section:
    """Annex A: what to find, then one fiche a page."""
    sheets = kept_sheets(state, game)
    index = [
        (
            sheet.id,
            sheet.label,
            priority_of(sheet),
            short(sheet.dmia),
            function_label(state, game, sheet.played.referent) or words.NOT_GIVEN,
            plan_upkeep.night_words(sheet),
            plan_upkeep.tested_words(sheet),
        )
        for sheet in sheets
    ]
    blocks: list[Block] = [
        Paragraph(words.SHEETS_INTRO),
        *noted(
            tables(
                words.SHEETS_CAPTION,
                words.SHEETS_COLUMNS,
                index,
                (0.9, 2.4, 0.8, 1.6, 1.6, 0.9, 1.2),
            )
        ),
    ]
    procedures = [
        (
            activity_sheet(state, game, p.activity).label,
            words.procedure(p.code, p.place or words.NOT_GIVEN, iso_date(p.dated)),
        )
        for played in state.activities.values()
        if (p := played.procedure) is not None
    ]
    blocks += tables(words.PROCEDURES_CAPTION, words.PAIR_PROCEDURES, procedures, (1, 2))
    if not sheets:
        blocks.append(Paragraph(words.NO_ACTIVITY, Tone.WARNING))
    for sheet in sheets:
        blocks += [PageBreak(), worksheet(state, game, sheet.id, day)]
    return Section("A", words.SHEETS, tuple(blocks))
