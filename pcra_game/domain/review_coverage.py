"""Family D: what the plan does not cover, or that nobody looked at."""

from collections.abc import Iterator

from pcra_game.domain.answers import Card, Status
from pcra_game.domain.deck import Priority
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    VITAL,
    Finding,
    Severity,
    answers_in_plan,
    at,
    finding,
    has_answers,
    is_continuity,
    title_of,
)
from pcra_game.domain.timeline import Cover
from pcra_game.texts import findings as words

MOST_VITAL_PERCENT = 60
"""« Tout est P0 »: more than 60 % of the activities (domain.md 8.4)."""

FEWEST_TO_COMPARE = 3
"""Below three vital activities there is nothing to rank."""

_UNSEEN = (Status.PROPOSED, Status.DEFAULT)


def nothing_decided(r: Reading) -> Iterator[Finding]:
    """D100: a workshop without a single answer is not a plan, whatever its scenario leaves."""
    if not has_answers(r):
        yield finding("D100", Severity.BLOCKING, r.game.unit_code, words.NOTHING_DECIDED)


def vital_activity_uncovered(r: Reading) -> Iterator[Finding]:
    """D101: a P0 or P1 activity has no answer in the base context, or some of its cards have none.

    Where nothing at all is decided a P0 blocks. Beside an answer, a draft is left to D104.
    """
    base = r.game.base_context
    for sheet in r.sheets:
        if sheet.priority not in VITAL or r.cover(sheet.id, base) is Cover.NORMAL:
            continue
        covers = _continuity_covers(r, sheet.id, base)
        left = [card for card, cover in covers if cover is Cover.UNKNOWN]
        bare = len(left) == len(covers)
        if not bare:
            left = [card for card in left if _status(r, card, base) is not Status.DRAFT]
        if not (bare or left):
            continue
        titles = [r.game.objectives[card.objective].short_title for card in left]
        yield finding(
            "D101",
            Severity.BLOCKING if bare and sheet.priority is Priority.P0 else Severity.WARNING,
            at(sheet.id, base),
            words.uncovered(sheet.label, base)
            if bare
            else words.unanswered(sheet.label, base, titles),
            (card.id for card in left),
        )


def explicit_gap(r: Reading) -> Iterator[Finding]:
    """D102: the room said that it has no solution."""
    for answer in answers_in_plan(r):
        if answer.seen.gap:
            yield finding(
                "D102",
                Severity.WARNING,
                answer.subject,
                words.gap(title_of(r, answer.card), answer.context, answer.seen.source.reason),
                (answer.card.id,),
            )


def vital_by_default(r: Reading) -> Iterator[Finding]:
    """D103: nobody looked at the cards of P0 activities in a later context; one for a context."""
    most_vital = [sheet for sheet in r.sheets if sheet.priority is Priority.P0]
    for context in r.contexts:
        found = {
            sheet.label: cards
            for sheet in most_vital
            if (cards := _by_default(r, sheet.id, context))
        }
        if found:
            cards = [card for cards in found.values() for card in cards]
            yield finding(
                "D103",
                Severity.WARNING,
                at(r.game.unit_code, context),
                words.by_default(context, tuple(found), len(cards)),
                cards,
            )


def left_as_draft(r: Reading) -> Iterator[Finding]:
    """D104: an answer that nobody decided."""
    for answer in answers_in_plan(r):
        if answer.seen.decision.status is Status.DRAFT:
            yield finding(
                "D104",
                Severity.WARNING,
                answer.subject,
                words.unfinished(title_of(r, answer.card), answer.context),
                (answer.card.id,),
            )


def everything_is_vital(r: Reading) -> Iterator[Finding]:
    """D106: most activities are declared P0, so nothing yields to anything."""
    vital = sum(sheet.priority is Priority.P0 for sheet in r.sheets)
    kept = len(r.sheets)
    if vital >= FEWEST_TO_COMPARE and vital * 100 > kept * MOST_VITAL_PERCENT:
        yield finding("D106", Severity.WARNING, r.game.unit_code, words.all_vital(vital, kept))


def no_activity(r: Reading) -> Iterator[Finding]:
    """D107: every activity was set aside, or none was ever kept."""
    if not r.sheets:
        yield finding("D107", Severity.BLOCKING, r.game.unit_code, words.NO_ACTIVITY)


def context_not_examined(r: Reading) -> Iterator[Finding]:
    """D108: a context in play where nobody looked at any card, once the room has begun."""
    if not has_answers(r):
        return
    looked = {
        answer.context
        for answer in answers_in_plan(r)
        if answer.seen.decision.status not in _UNSEEN
    }
    for context in r.contexts:
        if context not in looked:
            yield finding(
                "D108",
                Severity.WARNING,
                at(r.game.unit_code, context),
                words.not_examined(context, r.game.contexts[context].title),
            )


def _continuity_covers(r: Reading, activity: str, context: str) -> list[tuple[Card, Cover]]:
    """The continuity cards of an activity that count in a context, each with its cover."""
    return [
        (card, cover)
        for card in r.cards_on(activity)
        if is_continuity(r, card)
        and r.game.playable(card.objective, context)
        and (cover := r.card_cover(card, context)) is not None
    ]


def _by_default(r: Reading, activity: str, context: str) -> list[str]:
    cards = r.cards_on(activity)
    return [card.id for card in cards if _status(r, card, context) is Status.DEFAULT]


def _status(r: Reading, card: Card, context: str) -> Status | None:
    seen = r.answers.get((card.id, context))
    return seen.decision.status if seen else None
