"""The unit's means, less what the answers spend: one count for the table, the review and the kit.

A solution spends once in a context, however many cards share it; solutions that relay another
count too, since what they use lies ready. An answer that nobody checked counts, for it would run.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pcra_game.domain.answers import Means, MeansKind, Solution, Status
from pcra_game.domain.game import Game
from pcra_game.domain.reading import reading
from pcra_game.domain.state import Shown, WorkshopState

NOT_RUNNING = (Status.PARKED, Status.SET_ASIDE, Status.NO_SOLUTION)
"""Statuses of an answer that spends nothing."""

AUTONOMY_DAYS = 3
"""A kit lasts 72 hours before anybody refills it (domain.md 8.6)."""

_MARGIN_TENTHS = 12
"""A fifth more than what is counted: sheets are spoilt (domain.md 8.6)."""


@dataclass(frozen=True, slots=True)
class Spent:
    """A means in a context: what is spent and left of it, by which solutions and cards.

    `left` is negative once more is spent than there is.
    """

    means: Means
    spent: int
    left: int
    solutions: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()

    @property
    def overspent(self) -> bool:
        """Whether the answers of the context promise more than the unit has."""
        return self.left < 0


@dataclass(frozen=True, slots=True)
class Needed:
    """A means over the whole crisis: the most that one context asks for, and what is missing."""

    means: Means
    quantity: int
    context: str
    missing: int
    per_context: tuple[tuple[str, int], ...]
    """What each context spends, those that spend nothing left out."""


def spent_in(
    state: WorkshopState, game: Game, context: str, *, subject: str | None = None
) -> tuple[Spent, ...]:
    """What the answers of a context spend of each means, in the order of the stock.

    `subject` counts only the cards asked of it: an activity, a service or the unit. Solutions
    and cards come in the order of play. What was parked, set aside or found without solution
    spends nothing, and neither does an activity that is off the table.
    """
    running: dict[str, Solution] = {}
    users: dict[str, dict[str, None]] = {}
    for (card, at), seen in reading(state, game).answers.items():
        if at != context or not _runs(state, card, seen):
            continue
        if subject is not None and state.cards[card].subject != subject:
            continue
        for solution in seen.solutions:
            running[solution.id] = solution
            users.setdefault(solution.id, {})[card] = None
    return tuple(_spent(means, running.values(), users) for means in state.means.values())


def left_beside(state: WorkshopState, game: Game, context: str, solution: str) -> Mapping[str, int]:
    """What the other answers of a context leave of each means, by its id.

    `solution` is the id of the one that is being written; empty where it is not stored yet.
    """
    written = state.solutions.get(solution)
    own = written.spends if written is not None else ()
    left = {}
    for spent in spent_in(state, game, context):
        counted = solution in spent.solutions
        back = sum(s.quantity for s in own if counted and s.means == spent.means.id)
        left[spent.means.id] = spent.left + back
    return left


def needed_means(state: WorkshopState, game: Game) -> tuple[Needed, ...]:
    """The means that some answer spends, with the largest use in one context in play.

    The first context that asks for the most is named. Those that nobody spends are left out.
    """
    used: dict[str, list[tuple[str, int]]] = {}
    for context in reading(state, game).contexts:
        for spent in spent_in(state, game, context):
            if spent.spent:
                used.setdefault(spent.means.id, []).append((context, spent.spent))
    needed = []
    for means in state.means.values():
        if means.id in used:
            context, most = max(used[means.id], key=lambda at: at[1])
            missing = max(most - means.quantity, 0)
            needed.append(Needed(means, most, context, missing, tuple(used[means.id])))
    return tuple(needed)


def stock_days(state: WorkshopState, _game: Game, means_id: str) -> float | None:
    """How many days a stock lasts at its daily use; `None` for what is not used up by the day.

    KeyError for a means that the workshop lacks.
    """
    means = state.means[means_id]
    if means.kind is not MeansKind.STOCK or means.per_day <= 0:
        return None
    return means.quantity / means.per_day


def forms_for(patients: int, sheets: int, days: int = AUTONOMY_DAYS) -> int:
    """Forms to lay in a kit: patients × sheets a day × days, and a fifth more, rounded up."""
    return -(-patients * sheets * days * _MARGIN_TENTHS // 10)


def suggested_stock(state: WorkshopState, means: Means) -> int | None:
    """How many of a stock should lie in the kit for 72 hours; `None` where nothing says so.

    The stock's own daily use counts first; else one sheet for each patient of a day.
    """
    if means.kind is not MeansKind.STOCK:
        return None
    per_day = means.per_day or state.unit.daily_volume
    return forms_for(per_day, 1) if per_day else None


def _runs(state: WorkshopState, card: str, seen: Shown) -> bool:
    """Whether an answer would be carried out; one that is closed follows nothing any more."""
    if seen.source.status in NOT_RUNNING:
        return False
    activity = state.activities.get(state.cards[card].subject)
    return activity is None or activity.kept


def _spent(means: Means, running: Iterable[Solution], users: dict[str, dict[str, None]]) -> Spent:
    by = {
        solution.id: sum(s.quantity for s in solution.spends if s.means == means.id)
        for solution in running
        if any(s.means == means.id for s in solution.spends)
    }
    total = sum(by.values())
    cards = dict.fromkeys(card for id in by for card in users[id])
    return Spent(means, total, means.quantity - total, tuple(by), tuple(cards))
