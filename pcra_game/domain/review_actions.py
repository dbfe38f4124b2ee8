"""Family A: what is to be done after the workshop, by whom, when; what the direction decides."""

from collections.abc import Iterator

from pcra_game.domain.answers import UNIT_SUBJECT, Exists
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    Finding,
    Severity,
    answers_in_plan,
    finding,
    on_activity,
)
from pcra_game.domain.sheet import subject_label
from pcra_game.texts import findings_plan as words
from pcra_game.texts.typography import join_fr, quoted


def action_without_owner(r: Reading) -> Iterator[Finding]:
    """A801: nobody carries the action."""
    for action in r.state.actions.values():
        if not action.owner.strip():
            yield finding(
                "A801",
                Severity.WARNING,
                action.id,
                words.no_owner(quoted(action.text)),
                _card_of(r, action.card),
            )


def action_without_date(r: Reading) -> Iterator[Finding]:
    """A802: the action has no date."""
    for action in r.state.actions.values():
        if not action.due:
            yield finding(
                "A802",
                Severity.WARNING,
                action.id,
                words.no_due_date(quoted(action.text)),
                _card_of(r, action.card),
            )


def not_there_yet(r: Reading) -> Iterator[Finding]:
    """A803: a checked solution exists « non » or « en partie » and no card of it has an action.

    One finding for the plan, that counts them by activity; what is asked of the unit or of a
    service counts as the unit's.
    """
    acted = {action.card for action in r.state.actions.values()}
    users: dict[str, list[str]] = {}
    for answer in answers_in_plan(r):
        if answer.checked:
            for solution in answer.seen.solutions:
                if solution.exists in (Exists.NO, Exists.PARTLY):
                    users.setdefault(solution.id, []).append(answer.card.id)
    found: list[str] = []
    counted: dict[str, int] = {}
    for cards in users.values():
        if acted.isdisjoint(cards):
            card = r.state.cards[cards[0]]
            subject = card.subject if on_activity(r, card) else UNIT_SUBJECT
            found += cards
            counted[subject] = counted.get(subject, 0) + 1
    if counted:
        most = sorted(counted.items(), key=lambda said: -said[1])
        named = [(subject_label(r.state, r.game, subject), number) for subject, number in most]
        said = words.not_there_yet(sum(counted.values()), named)
        yield finding("A803", Severity.NOTE, r.game.unit_code, said, found)


def incomplete_arbitrage(r: Reading) -> Iterator[Finding]:
    """A804: an arbitrage lacks its cost, its people or its date."""
    for arbitrage in r.state.arbitrages.values():
        missing = [
            name
            for name, said in (
                (words.COST, arbitrage.cost.strip()),
                (words.PEOPLE, arbitrage.people.strip()),
                (words.DATE, arbitrage.due),
            )
            if not said
        ]
        if missing:
            yield finding(
                "A804",
                Severity.NOTE,
                arbitrage.id,
                words.incomplete_arbitrage(quoted(arbitrage.text), join_fr(missing)),
            )


def _card_of(r: Reading, card: str | None) -> tuple[str, ...]:
    """The card of an action; none where it was withdrawn since."""
    return (card,) if card is not None and card in r.state.cards else ()
