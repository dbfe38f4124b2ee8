"""What the last half hour works with: arbitrages drawn from the review, the five that matter.

Nothing is kept here: a proposal becomes an arbitrage when the room takes it (method.md, 170-210).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pcra_game.domain import limits
from pcra_game.domain.answers import Action
from pcra_game.domain.game import Game
from pcra_game.domain.review import Finding, card_title
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import ending as words
from pcra_game.texts.typography import fold

FIVE = 5
DAYS_OF_NOW = 7
"""« À faire tout de suite » is what is due within a week."""

GAP, CONTRADICTION, OVERSPENT = "D102", "C201", "R402"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An arbitrage that the plan calls for; `text` fits what an arbitrage holds."""

    code: str
    subject: str
    text: str


def arbitrage_proposals(
    state: WorkshopState, game: Game, findings: Iterable[Finding]
) -> tuple[Proposal, ...]:
    """At most five, in the order of the findings: gaps, contradictions, means spent twice.

    What the room accepted, or wrote already, is not proposed.
    """
    written = {fold(one.text) for one in state.arbitrages.values()}
    found: dict[str, Proposal] = {}
    for finding in findings:
        text = _drafted(state, game, finding)
        if text and not finding.accepted and fold(text) not in written:
            found.setdefault(fold(text), Proposal(finding.code, finding.subject, text))
    return tuple(found.values())[:FIVE]


def _drafted(state: WorkshopState, game: Game, finding: Finding) -> str:
    card = state.cards.get(finding.cards[0]) if finding.cards else None
    if finding.code == OVERSPENT:
        return words.share_means(finding.text, limits.ACTION)
    if card is None:
        return ""
    title = card_title(state, game, card)
    if finding.code == GAP:
        return words.find_solution(title, limits.ACTION)
    if finding.code == CONTRADICTION:
        return words.lift_contradiction(title, limits.ACTION)
    return ""


def in_order(actions: Iterable[Action]) -> list[Action]:
    """The chosen ones by their number, then by due date; without a date last."""
    return sorted(actions, key=lambda a: (rank_of(a) or FIVE + 1, a.due is None, a.due or "", a.id))


def rank_of(action: Action) -> int | None:
    """The number of a chosen action, 1 to 5; another priority, an imported word, is none."""
    said = action.priority.strip()
    if not (said.isascii() and said.isdecimal() and len(said) == 1):
        return None
    return int(said) if 1 <= int(said) <= FIVE else None


def free_rank(actions: Iterable[Action]) -> int | None:
    """The next number, `None` where five are chosen."""
    taken = {rank_of(action) for action in actions}
    return next((rank for rank in range(1, FIVE + 1) if rank not in taken), None)


def choose(actions: Iterable[Action], id: str) -> tuple[Action, ...]:
    """The actions to write so that `id` is chosen, or given back: those behind it move up.

    Empty where five are chosen already.
    """
    known = list(actions)
    one = next(action for action in known if action.id == id)
    rank = rank_of(one)
    if rank is None:
        free = free_rank(known)
        return () if free is None else (replace(one, priority=str(free)),)
    return (replace(one, priority=""), *_moved_up(known, rank))


def _moved_up(actions: Iterable[Action], after: int) -> Iterator[Action]:
    for action in actions:
        rank = rank_of(action)
        if rank is not None and rank > after:
            yield replace(action, priority=str(rank - 1))


def due_now(actions: Iterable[Action], today: date) -> list[Action]:
    """What is to be done from today to a week from now; what is overdue has had its turn."""
    first, last = today.isoformat(), (today + timedelta(days=DAYS_OF_NOW)).isoformat()
    return in_order(a for a in actions if a.due is not None and first <= a.due <= last)
