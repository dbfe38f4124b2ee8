"""Sheets of the workbook that people read: worked out here, never imported."""

from collections.abc import Iterator, Sequence

from pcra_game.domain.chronicle import ChronicleLine
from pcra_game.domain.compliance import Framework, compliance_rows
from pcra_game.domain.game import Game
from pcra_game.domain.means import Needed, needed_means, stock_days, suggested_stock
from pcra_game.domain.moments import clock_of
from pcra_game.domain.review import review
from pcra_game.domain.review_finding import VITAL
from pcra_game.domain.sheet import ActivitySheet, function_label, kept_sheets, service_label
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.workbook import ColumnKind, Row, Sheet, SheetColumn, SheetUse
from pcra_game.texts import compliance as compliance_words
from pcra_game.texts import workbook as words
from pcra_game.texts.chronicle import KIND
from pcra_game.texts.findings import SEVERITY
from pcra_game.texts.typography import join_fr
from pcra_game.texts.words import AXIS, MEANS_KIND

_TEXT, _WHOLE, _MINUTES, _DATE = (
    ColumnKind.TEXT,
    ColumnKind.WHOLE,
    ColumnKind.MINUTES,
    ColumnKind.DATE,
)
_MINUTES_A_DAY = 1440


def columns(
    headings: Sequence[str], widths: Sequence[float], kinds: Sequence[ColumnKind]
) -> tuple[SheetColumn, ...]:
    """Columns from their headings, widths in characters and kinds."""
    return tuple(
        SheetColumn(heading, width, kind)
        for heading, width, kind in zip(headings, widths, kinds, strict=True)
    )


def bia(state: WorkshopState, game: Game) -> Sheet:
    """One row an activity kept, most vital first, with what nobody discussed named."""
    rows = [
        (
            sheet.id,
            sheet.label,
            str(sheet.priority),
            AXIS[sheet.axis],
            sheet.serious_from,
            sheet.dangerous_from,
            sheet.dmia.minutes,
            sheet.tolerated_loss.minutes,
            sheet.endurance.minutes,
            sheet.set_up.minutes,
            sheet.minimum_service.text,
            ", ".join(service_label(state, game, code) for code in sheet.needs),
            function_label(state, game, sheet.played.referent),
            join_fr(_undiscussed(sheet)),
        )
        for sheet in kept_sheets(state, game)
    ]
    made = columns(
        words.BIA_COLUMNS,
        (8, 28, 8, 14, 10, 11, 10, 10, 11, 10, 34, 26, 20, 24),
        (*(_TEXT,) * 4, *(_MINUTES,) * 6, *(_TEXT,) * 4),
    )
    return _sheet("bia", words.BIA, words.BIA_PURPOSE, made, rows, words.BIA_EMPTY)


def _undiscussed(sheet: ActivitySheet) -> Iterator[str]:
    """The values that are still the deck's, by their headings."""
    headings = words.BIA_COLUMNS
    if not sheet.priority_discussed:
        yield headings[2].lower()
    if not sheet.impact_discussed:
        yield words.IMPACT
    stated = (sheet.dmia, sheet.tolerated_loss, sheet.endurance)
    for heading, value in zip(headings[6:9], stated, strict=True):
        if value.minutes is not None and not value.discussed:
            yield heading if heading.isupper() else heading.lower()


def vital_activities(state: WorkshopState, game: Game) -> Sheet:
    """The one-page list that a proof asks for: activities P0 and P1."""
    rows = [
        (
            rank,
            sheet.id,
            sheet.label,
            str(sheet.priority),
            sheet.dmia.minutes,
            sheet.tolerated_loss.minutes,
            sheet.minimum_service.text,
            function_label(state, game, sheet.played.referent),
            _night(sheet),
            sheet.played.tested_on,
        )
        for rank, sheet in enumerate(
            (s for s in kept_sheets(state, game) if s.priority in VITAL), start=1
        )
    ]
    made = columns(
        words.VITAL_COLUMNS,
        (6, 9, 40, 9, 12, 12, 44, 26, 14, 12),
        (_WHOLE, _TEXT, _TEXT, _TEXT, _MINUTES, _MINUTES, _TEXT, _TEXT, _TEXT, _DATE),
    )
    return _sheet("vital", words.VITAL, words.VITAL_PURPOSE, made, rows, words.VITAL_EMPTY)


def _night(sheet: ActivitySheet) -> str:
    if sheet.played.night is None:
        return words.NOT_ASKED
    return words.YES if sheet.played.night.holds else words.NO


def services(state: WorkshopState, game: Game) -> Sheet:
    """Services that a kept activity needs, or that the DSI described, in the order of the deck."""
    users: dict[str, list[ActivitySheet]] = {}
    for sheet in kept_sheets(state, game):
        for code in sheet.needs:
            users.setdefault(code, []).append(sheet)
    known = [code for code in game.services if code in users or code in state.services]
    rows = [_service(state, game, code, users.get(code, [])) for code in known]
    made = columns(
        words.SERVICES_COLUMNS,
        (8, 26, 22, 20, 11, 11, 12, 12, 12, 24, 22, 24),
        (*(_TEXT,) * 4, *(_MINUTES,) * 5, *(_TEXT,) * 3),
    )
    return _sheet(
        "si_services", words.SERVICES, words.SERVICES_PURPOSE, made, rows, words.SERVICES_EMPTY
    )


def _service(state: WorkshopState, game: Game, code: str, users: Sequence[ActivitySheet]) -> Row:
    described = state.services.get(code)
    dmia = _shortest(sheet.dmia.minutes for sheet in users)
    rto = described.rto if described is not None else None
    late = rto - dmia if rto is not None and dmia is not None and rto > dmia else None
    return (
        code,
        game.services[code].label,
        described.local_name if described is not None else "",
        ", ".join(sheet.id for sheet in users),
        dmia,
        rto,
        late,
        _shortest(sheet.tolerated_loss.minutes for sheet in users),
        described.backup_age if described is not None else None,
        described.hosted_by if described is not None else "",
        function_label(state, game, described.referent) if described is not None else "",
        described.note if described is not None else "",
    )


def _shortest(values: Iterator[int | None]) -> int | None:
    return min((value for value in values if value is not None), default=None)


def kit(state: WorkshopState, game: Game) -> Sheet:
    """Means: what the answers ask for, what there is, what is missing, what 72 hours need."""
    needed = {need.means.id: need for need in needed_means(state, game)}
    rows = []
    for means in state.means.values():
        need: Needed | None = needed.get(means.id)
        days = stock_days(state, game, means.id)
        suggested = suggested_stock(state, means)
        rows.append(
            (
                means.label,
                MEANS_KIND[means.kind],
                need.quantity if need is not None else None,
                need.context if need is not None else "",
                means.quantity,
                need.missing if need is not None and need.missing else None,
                means.per_day or None,
                round(days * _MINUTES_A_DAY) if days is not None else None,
                suggested,
                max(suggested - means.quantity, 0) if suggested is not None else None,
                means.place,
                means.checked_on,
            )
        )
    made = columns(
        words.KIT_COLUMNS,
        (30, 11, 11, 11, 10, 10, 10, 11, 11, 10, 34, 12),
        (
            *(_TEXT, _TEXT, _WHOLE, _TEXT, _WHOLE, _WHOLE, _WHOLE, _MINUTES),
            *(_WHOLE, _WHOLE, _TEXT, _DATE),
        ),
    )
    return _sheet("kit", words.KIT, words.KIT_PURPOSE, made, rows, words.KIT_EMPTY)


def findings(state: WorkshopState, game: Game) -> Sheet:
    """What the review says, in its order."""
    rows = [
        (f.code, SEVERITY[f.severity], f.text, f.why, f.what_to_do, f.accepted, f.source)
        for f in review(state, game)
    ]
    made = columns(words.FINDINGS_COLUMNS, (8, 12, 50, 40, 40, 22, 30), (_TEXT,) * 7)
    return _sheet(
        "findings", words.FINDINGS, words.FINDINGS_PURPOSE, made, rows, words.FINDINGS_EMPTY
    )


def main_courante(told: Sequence[ChronicleLine], game: Game) -> Sheet:
    """The log, with the day as a date and the hour as a duration since midnight."""
    clock = clock_of(game)
    rows = [
        (
            number,
            line.at[:10],
            f"{line.at[11:13]}\u00a0h\u00a0{line.at[14:16]}",
            "" if line.fictive is None else clock.label(line.fictive),
            KIND[line.kind],
            line.text,
        )
        for number, line in enumerate(told, start=1)
    ]
    made = columns(
        words.LOG_COLUMNS,
        (6, 12, 10, 20, 12, 100),
        (_WHOLE, _DATE, _TEXT, _TEXT, _TEXT, _TEXT),
    )
    return _sheet("main_courante", words.LOG, words.LOG_PURPOSE, made, rows, words.LOG_EMPTY)


def compliance(state: WorkshopState, game: Game) -> Sheet:
    """What each card contributes to in the five frameworks, and what was made of it."""
    rows: list[Row] = [
        (
            row.key,
            row.label,
            *(row.cited[framework].text for framework in Framework),
            row.said,
            row.answered,
            row.gaps,
            words.YES if row.to_verify else words.NO,
        )
        for row in compliance_rows(state, game)
    ]
    headings = (words.CARD, *compliance_words.COLUMNS, *words.COMPLIANCE_COUNTS)
    made = columns(
        headings,
        (12, 40, 14, 16, 18, 18, 14, 34, 10, 10, 14),
        (*(_TEXT,) * 8, _WHOLE, _WHOLE, _TEXT),
    )
    return _sheet(
        "conformite",
        words.COMPLIANCE,
        words.COMPLIANCE_PURPOSE,
        made,
        rows,
        words.NOTHING,
    )


def _sheet(
    key: str,
    title: str,
    purpose: str,
    made: tuple[SheetColumn, ...],
    rows: Sequence[Row],
    empty: str,
) -> Sheet:
    return Sheet(key, title, purpose, SheetUse.READ, made, tuple(rows), empty)
