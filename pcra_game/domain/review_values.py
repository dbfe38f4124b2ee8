"""Family V: values of the impact analysis that nobody discussed, or that cannot be."""

from collections.abc import Iterator

from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    VITAL,
    Finding,
    Severity,
    answers_in_plan,
    finding,
)
from pcra_game.domain.sheet import ActivitySheet
from pcra_game.texts import findings as words
from pcra_game.texts.typography import duration, join_fr

A_YEAR = 365 * 1440
"""A duration of a year or more is a typing error: no crisis is planned that far."""


def value_never_discussed(r: Reading) -> Iterator[Finding]:
    """V101: a vital activity still has the deck's values; what has none is not asked for."""
    for sheet in r.sheets:
        left = [
            name
            for name, stated in (
                (words.DMIA, sheet.dmia),
                (words.TOLERATED_LOSS, sheet.tolerated_loss),
                (words.ENDURANCE, sheet.endurance),
            )
            if stated.minutes is not None and not stated.discussed
        ]
        if not sheet.impact_discussed:
            left.append(words.IMPACT)
        if left and sheet.priority in VITAL:
            yield finding(
                "V101", Severity.NOTE, sheet.id, words.not_discussed(sheet.label, join_fr(left))
            )


def impossible_duration(r: Reading) -> Iterator[Finding]:
    """V102: an endurance of nothing, or any duration of a year; one finding an activity.

    A DMIA of 0 is « immédiat », and a tolerated loss of 0 is « nothing may be lost »: both exist.
    """
    own: dict[str, list[tuple[str, int]]] = {}
    for answer in answers_in_plan(r):
        if not answer.own:
            continue
        for solution in answer.seen.solutions:
            if solution.holds_for is not None and _cannot_hold(solution.holds_for):
                own.setdefault(answer.card.subject, []).append((answer.card.id, solution.holds_for))
    for sheet in r.sheets:
        solutions = own.get(sheet.id, [])
        wrong = [*_wrong(sheet), *((words.ENDURANCE, minutes) for _, minutes in solutions)]
        if wrong:
            said = dict.fromkeys(f"{name} {_said(minutes)}" for name, minutes in wrong)
            yield finding(
                "V102",
                Severity.WARNING,
                sheet.id,
                words.impossible(sheet.label, join_fr(said)),
                (card for card, _ in solutions),
            )


def no_minimum_service(r: Reading) -> Iterator[Finding]:
    """V103: nobody said what a vital activity keeps up in any case."""
    for sheet in r.sheets:
        if sheet.priority in VITAL and not sheet.minimum_service.text.strip():
            yield finding("V103", Severity.NOTE, sheet.id, words.no_minimum(sheet.label))


def dmia_beyond_danger(r: Reading) -> Iterator[Finding]:
    """V104: the DMIA lasts longer than the moment from which the room says « dangereux »."""
    for sheet in r.sheets:
        dmia, danger = sheet.dmia.minutes, sheet.dangerous_from
        if dmia is not None and danger is not None and dmia > danger:
            yield finding(
                "V104",
                Severity.WARNING,
                sheet.id,
                words.dmia_beyond_danger(sheet.label, duration(dmia), duration(danger)),
            )


def _cannot_hold(minutes: int) -> bool:
    return minutes == 0 or minutes >= A_YEAR


def _wrong(sheet: ActivitySheet) -> Iterator[tuple[str, int]]:
    endurance = sheet.endurance.minutes
    if endurance is not None and _cannot_hold(endurance):
        yield words.ENDURANCE, endurance
    for name, stated in (
        (words.DMIA, sheet.dmia),
        (words.TOLERATED_LOSS, sheet.tolerated_loss),
        (words.SET_UP, sheet.set_up),
    ):
        if stated.minutes is not None and stated.minutes >= A_YEAR:
            yield name, stated.minutes


def _said(minutes: int) -> str:
    return duration(minutes) if minutes else words.NOTHING_LONG
