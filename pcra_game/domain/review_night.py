"""Family N: what holds by day, and at three in the morning on a Sunday.

An office without a function on nights or on call (payroll, finance) is asked nothing of its nights.
"""

from collections.abc import Iterator

from pcra_game.domain.nights import covered_at_night, has_nights
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    VITAL,
    Finding,
    Severity,
    answers_in_plan,
    finding,
    is_continuity,
)
from pcra_game.domain.sheet import function_label
from pcra_game.texts import findings as words


def no_deputy(r: Reading) -> Iterator[Finding]:
    """N301: a function carries answers of vital activities and nobody replaces it at night.

    One finding a function. What is free text is no function, and has no deputy to name. A
    function that is there at night by itself needs none to hold.
    """
    if not has_nights(r.state, r.game):
        return
    vital = {sheet.id for sheet in r.sheets if sheet.priority in VITAL}
    carried: dict[str, list[str]] = {}
    for answer in answers_in_plan(r):
        if answer.card.subject not in vital or not answer.checked:
            continue
        if is_continuity(r, answer.card):
            for solution in answer.seen.solutions:
                carried.setdefault(solution.who, []).append(answer.card.id)
    for who, cards in carried.items():
        known = who in r.game.functions or who in r.state.functions
        if known and not covered_at_night(r.state, r.game, who):
            once = tuple(dict.fromkeys(cards))
            label = function_label(r.state, r.game, who)
            yield finding("N301", Severity.WARNING, who, words.no_deputy(label, len(once)), once)


def does_not_hold_at_night(r: Reading) -> Iterator[Finding]:
    """N302: a function that works nights says that the answers do not hold then."""
    for sheet in r.sheets:
        stamp = sheet.played.night
        if stamp is not None and not stamp.holds:
            function = function_label(r.state, r.game, stamp.function)
            yield finding(
                "N302", Severity.WARNING, sheet.id, words.not_at_night(sheet.label, function)
            )


def no_moon(r: Reading) -> Iterator[Finding]:
    """N303: nobody who works nights looked at the answers of a vital activity."""
    if not has_nights(r.state, r.game):
        return
    base = r.game.base_context
    answered = {
        answer.card.subject
        for answer in answers_in_plan(r)
        if answer.context == base and answer.checked and is_continuity(r, answer.card)
    }
    for sheet in r.sheets:
        if sheet.priority in VITAL and sheet.played.night is None and sheet.id in answered:
            yield finding("N303", Severity.NOTE, sheet.id, words.no_moon(sheet.label))
