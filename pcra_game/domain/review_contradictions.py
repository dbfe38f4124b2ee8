"""Family C: answers that rely on what their context lacks, or has too little of (domain.md 8.6)."""

import re
from collections.abc import Iterator

from pcra_game.domain.answers import Solution
from pcra_game.domain.deck import Level
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    CLOSED,
    Answer,
    Finding,
    Severity,
    answers_in_plan,
    at,
    finding,
    is_continuity,
    services_said,
    title_of,
)
from pcra_game.domain.sheet import level_of, service_label
from pcra_game.domain.timeline import RETURN, absent_needs
from pcra_game.texts import findings as words
from pcra_game.texts.typography import fold, quoted

_A_NUMBER = r"(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt)"
_A_DEVICE = (
    r"(?:postes?|ecrans?|imprimantes?|ordinateurs?|pc|portables?|mobiles?|telephones?|combines?|"
    r"dect|consoles?|tablettes?|terminaux|chariots?|acces|comptes?|sessions?|heures?|h|fois|"
    r"lignes? (?:directe|analogique|telephonique|fixe|externe)s?)"
)
_HOW_MUCH = re.compile(rf"\b(?:(?:un seul|une seule)\b|{_A_NUMBER}\s+(?:\w+\s+)?{_A_DEVICE}\b)")
"""« deux postes » in « avec quoi » says how much of a partial service is meant; « quatre
feuilles » does not."""


def needs_absent_service(r: Reading) -> Iterator[Finding]:
    """C201: solutions need what their context lacks, and nobody said why they hold."""
    for answer, lacking in _lacking(r):
        if answer.seen.decision.justification:
            continue
        yield finding(
            "C201",
            Severity.BLOCKING,
            answer.subject,
            words.contradiction(
                title_of(r, answer.card),
                answer.context,
                [(services_said(r, absent), solution.what) for solution, absent in lacking],
            ),
            (answer.card.id,),
        )


def justified_contradiction(r: Reading) -> Iterator[Finding]:
    """C203: the room knows the contradiction and says why the answer holds."""
    for answer, lacking in _lacking(r):
        if answer.seen.decision.justification:
            absent = dict.fromkeys(code for _, codes in lacking for code in codes)
            yield finding(
                "C203",
                Severity.NOTE,
                answer.subject,
                words.justified(
                    title_of(r, answer.card),
                    services_said(r, absent),
                    answer.context,
                    answer.seen.decision.justification,
                ),
                (answer.card.id,),
            )


def needs_partial_service(r: Reading) -> Iterator[Finding]:
    """C202: checked answers rely on a service of which little is left, without saying how much.

    One finding a context: what is short there is short for all. The services that most cards
    rely on come first. An answer says how much by the means that it spends, by a number in
    « avec quoi », or by its justification. Where services return, all of them are partial, and
    the double circuit is the answer.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for answer in answers_in_plan(r):
        if not answer.checked or answer.seen.decision.justification:
            continue
        if not is_continuity(r, answer.card) or r.game.preset(answer.context) == RETURN:
            continue
        for code in _partial_needs(r, answer):
            services = found.setdefault(answer.context, {})
            services.setdefault(code, []).append(answer.card.id)
    for context, services in found.items():
        cards = dict.fromkeys(card for relying in services.values() for card in relying)
        most = sorted(services, key=lambda code: -len(services[code]))
        labels = [quoted(service_label(r.state, r.game, code)) for code in most]
        yield finding(
            "C202",
            Severity.WARNING,
            at(r.game.unit_code, context),
            words.partial(context, labels, len(cards)),
            cards,
        )


def _partial_needs(r: Reading, answer: Answer) -> Iterator[str]:
    """The partial services that the answer needs without a word on how much."""
    for solution in answer.seen.solutions:
        if solution.services and not _says_how_much(solution):
            for code in solution.services:
                if level_of(r.state, r.game, answer.context, code) is Level.PARTIAL:
                    yield code


def _says_how_much(solution: Solution) -> bool:
    return bool(solution.spends) or _HOW_MUCH.search(fold(solution.with_what)) is not None


def _lacking(r: Reading) -> Iterator[tuple[Answer, list[tuple[Solution, tuple[str, ...]]]]]:
    """Answers with solutions whose needed services are absent, each with these services."""
    for answer in answers_in_plan(r):
        if answer.seen.decision.status in CLOSED:
            continue
        lacking = [
            (solution, absent)
            for solution in answer.seen.solutions
            if (absent := absent_needs(r.state, r.game, answer.context, solution))
        ]
        if lacking:
            yield answer, lacking
