"""Sections 15 and 18 of the plan: how it is tried out, and how it stays true."""

from collections.abc import Iterator

from pcra_game.domain.answers import Band
from pcra_game.domain.document import ROOM_FOR_A_PEN, Block, Paragraph, Section, Tone
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import Row, iso_date, noted, priority_of, tables
from pcra_game.domain.reflexes import reflexes
from pcra_game.domain.sheet import ActivitySheet, function_label, kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import plan as plan_words
from pcra_game.texts import plan_upkeep as words
from pcra_game.texts.reflexes import BANDS

OBSERVED = 8
"""Lines of the first hours in the grid: what one observer can watch."""

FIRST_HOUR = (Band.MIN_15, Band.HOUR_1)
RETEX_ROWS = 4


def tests(state: WorkshopState, game: Game) -> Section:
    """Section 15: the scenario, what was tested and when next, what to observe, what follows."""
    scenario = game.scenario
    played = state.injects.values()
    judged = sum(one.judged is not None for one in played)
    observed = list(_observed(state, game))
    blocks: list[Block] = [
        Paragraph(words.TESTS_INTRO),
        Paragraph(words.scenario(scenario.title, scenario.summary, len(played), judged)),
        *tables(words.SCENARIO_CAPTION, words.SCENARIO_COLUMNS, _phases(game), (3, 1, 1.3, 1.3, 1)),
        *_tested(state, game),
        Paragraph(words.GRID_INTRO if observed else words.GRID_INTRO_BLANK),
        *tables(
            words.GRID_CAPTION,
            words.GRID_COLUMNS,
            [(*row, ROOM_FOR_A_PEN, ROOM_FOR_A_PEN) for row in (*words.GRID, *observed)],
            (0.9, 3.6, 1.2, 1.8),
        ),
        Paragraph(words.RETEX),
        *tables(
            words.RETEX_CAPTION,
            words.RETEX_COLUMNS,
            [(ROOM_FOR_A_PEN,) * 4] * RETEX_ROWS,
            (2.4, 2.4, 1.4, 1),
        ),
    ]
    return Section("15", words.S15, tuple(blocks))


def _phases(game: Game) -> Iterator[Row]:
    for phase in game.scenario.phases:
        yield (
            phase.title,
            phase.context or words.NO_CONTEXT,
            phase.start_label,
            phase.end_label,
            str(phase.play_minutes),
        )


def _tested(state: WorkshopState, game: Game) -> Iterator[Block]:
    sheets = kept_sheets(state, game)
    if not sheets:
        yield Paragraph(plan_words.NO_ACTIVITY, Tone.WARNING)
        return
    known = sum(sheet.played.tested for sheet in sheets)
    tone = Tone.BODY if known else Tone.WARNING
    yield Paragraph(words.tested_lead(known, len(sheets)), tone)
    rows = [
        (
            sheet.label,
            priority_of(sheet),
            tested_words(sheet),
            night_words(sheet),
            ROOM_FOR_A_PEN,
            ROOM_FOR_A_PEN,
        )
        for sheet in sheets
    ]
    yield from noted(
        tables(words.TESTED_CAPTION, words.TESTED_COLUMNS, rows, (2.4, 0.8, 1.3, 0.9, 1.2, 1.4))
    )


def tested_words(sheet: ActivitySheet) -> str:
    """Whether and when the activity's way of going on was tried in the field."""
    played = sheet.played
    if played.tested and not played.tested_on:
        return plan_words.TESTED_UNDATED
    return plan_words.tested(iso_date(played.tested_on) if played.tested_on else None)


def night_words(sheet: ActivitySheet) -> str:
    """Whether somebody who works nights said that it holds."""
    if sheet.played.night is None:
        return plan_words.UNCHECKED
    return plan_words.YES if sheet.played.night.holds else plan_words.NO


def _observed(state: WorkshopState, game: Game) -> Iterator[Row]:
    """What functions do within the hour in the base context, the earliest first."""
    begun = [reflex for reflex in reflexes(state, game) if reflex.context == game.base_context]
    early = [reflex for band in FIRST_HOUR for reflex in begun if reflex.band is band]
    for reflex in early[:OBSERVED]:
        who = function_label(state, game, reflex.function)
        said = f"{who}\u00a0: {reflex.text}" if who else reflex.text
        yield (BANDS[reflex.band] if reflex.band else "", said)


def upkeep(state: WorkshopState, _game: Game) -> Section:
    """Section 18: the next review, what triggers one before, where the paper lies, the kit."""
    triggers = [(*row, ROOM_FOR_A_PEN) for row in words.TRIGGERS]
    papers = [(*row, ROOM_FOR_A_PEN, ROOM_FOR_A_PEN) for row in words.PAPERS]
    review = (
        Paragraph(words.review_on(iso_date(state.review_on)))
        if state.review_on
        else Paragraph(words.NO_REVIEW, Tone.WARNING)
    )
    return Section(
        "18",
        words.S18,
        (
            Paragraph(words.UPKEEP_INTRO),
            review,
            _kit(state),
            *tables(words.TRIGGERS_CAPTION, words.TRIGGERS_COLUMNS, triggers, (3.2, 2, 1.8)),
            *tables(words.PAPER_CAPTION, words.PAPER_COLUMNS, papers, (2, 2.6, 1.6, 1.6)),
        ),
    )


def _kit(state: WorkshopState) -> Block:
    """The oldest check is the one that counts; things without a date are counted."""
    dates = [means.checked_on for means in state.means.values()]
    known = sorted(date for date in dates if date)
    if not known:
        return Paragraph(words.KIT_UNKNOWN, Tone.WARNING)
    return Paragraph(words.kit_checked(iso_date(known[0]), len(dates) - len(known)))
