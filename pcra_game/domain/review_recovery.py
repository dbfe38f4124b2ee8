"""Family P: coming back (« reprise »), once the workshop plays a context where services return.

Nothing is said before the first answer: an empty workshop has more urgent points.
"""

import re
from collections.abc import Iterator

from pcra_game.domain.answers import Solution
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    VITAL,
    Finding,
    Severity,
    answers_in_plan,
    finding,
    has_answers,
    is_continuity,
    keeps_data,
    on_activity,
    returns,
)
from pcra_game.texts import findings_plan as words
from pcra_game.texts.typography import fold

TYPING_IN = "OR-04"
"""The objective « Ressaisir l’indispensable »."""

_ON_PAPER = re.compile(
    r"(?<!numero de )\b(?:papier|registres?|feuilles?|cahiers?|carnets?|formulaires?|"
    r"manuscrit\w*|a la main|ordonnanciers?|bordereaux?|fiches?)\b"
)


def recovery_not_played(r: Reading) -> Iterator[Finding]:
    """P701: no recovery card is decided, though services come back in the scenario."""
    if not (_begun(r)):
        return
    decided = any(a.checked and not is_continuity(r, a.card) for a in answers_in_plan(r))
    if not decided:
        yield finding(
            "P701",
            Severity.WARNING,
            r.game.unit_code,
            words.RECOVERY_NOT_PLAYED,
            (card.id for card in r.state.cards.values() if not is_continuity(r, card)),
        )


def no_forced_ranking(r: Reading) -> Iterator[Finding]:
    """P702: the room did not rank the services that come back."""
    if _begun(r) and not r.state.ranking:
        yield finding("P702", Severity.NOTE, r.game.unit_code, words.NO_RANKING)


def paper_without_typing_in(r: Reading) -> Iterator[Finding]:
    """P703: an activity goes on with paper, and nobody planned to type it in.

    A backlog estimated or the card OR-04 decided on the activity is a plan, also for what it
    shares with another activity. Without an application that keeps data, there is nothing to
    type in.
    """
    if not _begun(r):
        return
    planned = set(r.state.backlogs)
    written: dict[str, dict[str, set[str]]] = {}
    for answer in answers_in_plan(r):
        if not (answer.checked and on_activity(r, answer.card)):
            continue
        if answer.card.objective == TYPING_IN:
            planned.add(answer.card.subject)
        elif is_continuity(r, answer.card):
            for solution in filter(_is_on_paper, answer.seen.solutions):
                by_card = written.setdefault(answer.card.subject, {})
                by_card.setdefault(answer.card.id, set()).add(solution.id)
    typed_in = {
        solution
        for activity in planned
        for solutions in written.get(activity, {}).values()
        for solution in solutions
    }
    for sheet in r.sheets:
        if sheet.id in planned or not any(keeps_data(r, code) for code in sheet.needs):
            continue
        cards = [card for card, by in written.get(sheet.id, {}).items() if by - typed_in]
        if cards:
            yield finding(
                "P703",
                Severity.WARNING if sheet.priority in VITAL else Severity.NOTE,
                sheet.id,
                words.not_typed_in(sheet.label, len(cards)),
                cards,
            )


def no_reopening_checks(r: Reading) -> Iterator[Finding]:
    """P704: the go/no-go list of the services is empty."""
    if _begun(r) and not r.state.checks:
        yield finding("P704", Severity.WARNING, r.game.unit_code, words.NO_CHECKS)


def _is_on_paper(solution: Solution) -> bool:
    return _ON_PAPER.search(fold(f"{solution.what} {solution.with_what}")) is not None


def _begun(r: Reading) -> bool:
    return returns(r) and has_answers(r)
