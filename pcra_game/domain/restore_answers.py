"""Brings the decisions of a plan into a workshop, by the moves that can lead to each of them.

A card left by default follows the nearest answer before its context, as it was then. Where that
answer has changed since, it waits, its rank kept by a draft, until the default is left again.
"""

from collections.abc import Iterator

from pcra_game.domain import moves
from pcra_game.domain.answers import Decision, Solution, Status
from pcra_game.domain.decide import OWN_ANSWER
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.domain.restore_attempt import Attempt
from pcra_game.domain.sheet import subject_label
from pcra_game.texts import import_errors as words
from pcra_game.texts import refusals

Key = tuple[str, str]


def bring_answers(attempt: Attempt, facts: PlanFacts) -> None:
    """Bring decisions and their solutions in, in the order of play; each bad one is refused."""
    answers = _Answers(attempt, facts)
    brought: set[Key] = set()
    for decision in facts.decisions:
        key = _key(decision)
        fault = words.twice() if key in brought else _fault(attempt, decision)
        brought.add(key)
        if fault is not None:
            attempt.refuse(_on_card(attempt, decision), fault)
        elif attempt.state.decision(*key) is None:  # else the same answer is there
            answers.bring(decision)
    answers.bring_waiting()


class _Answers:
    """The decisions under way: which solutions there are, and which decisions wait."""

    def __init__(self, attempt: Attempt, facts: PlanFacts) -> None:
        self._attempt = attempt
        self._solutions = _solutions(attempt, facts)
        self._order = {context: rank for rank, context in enumerate(attempt.game.contexts)}
        self._nearest = self._find_nearest(facts)
        follows = {_key(d): d.follows for d in facts.decisions}
        self._in_the_way = {
            _key(other)
            for key, other in self._nearest.items()
            if not _leads_to(other, follows[key])
        }
        self._waiting: dict[Key, Decision] = {}

    def bring(self, decision: Decision) -> None:
        """Bring a decision in, or let it wait."""
        key = _key(decision)
        if key in self._in_the_way or self._comes_too_early(decision):
            draft = moves.CloseCard(*key, Status.DRAFT)
            if self._attempt.perform(_on_card(self._attempt, decision), [draft]):
                self._waiting[key] = decision
            return
        if decision.status is Status.DEFAULT:
            self._clear_the_way(decision)
        self._finish(decision)

    def bring_waiting(self) -> None:
        """Bring in what still waits: own answers, then those that follow them."""
        for decision in sorted(self._waiting.values(), key=lambda d: d.status is Status.SAME):
            self._finish(decision)

    def _find_nearest(self, facts: PlanFacts) -> dict[Key, Decision]:
        """For each default, the answer that it would follow if the others stood as they end."""
        by_card: dict[str, dict[int, Decision]] = {}
        nearest: dict[Key, Decision] = {}
        for decision in facts.decisions:
            before = by_card.setdefault(decision.card, {})
            rank = self._order.get(decision.context, 0)
            if decision.status is not Status.DEFAULT:
                before.setdefault(rank, decision)
            elif earlier := [other for other in before if other < rank]:
                nearest[_key(decision)] = before[max(earlier)]
        return nearest

    def _comes_too_early(self, decision: Decision) -> bool:
        """Whether an « idem » was looked at before what it follows was written."""
        if decision.status is not Status.SAME or decision.follows is None:
            return False
        source = (decision.card, decision.follows)
        return source in self._waiting or self._attempt.state.decision(*source) is None

    def _clear_the_way(self, default: Decision) -> None:
        """Let the nearest answer before `default` lead to the one that it follows."""
        follows = default.follows or ""
        source = self._waiting.pop((default.card, follows), None)
        if source is not None:
            self._finish(source)
        nearest = self._nearest.get(_key(default))
        if nearest is None or _key(nearest) not in self._waiting:
            return
        if _leads_to(nearest, follows):
            self._finish(self._waiting.pop(_key(nearest)))
        elif not self._follows(_key(nearest), follows):
            name = _on_card(self._attempt, nearest)
            self._attempt.perform(name, [moves.CheckSame(*_key(nearest), follows)])

    def _follows(self, key: Key, context: str) -> bool:
        decision = self._attempt.state.decision(*key)
        return decision is not None and decision.follows == context

    def _finish(self, decision: Decision) -> None:
        attempt, name = self._attempt, _on_card(self._attempt, decision)
        unknown = next((id for id in decision.solutions if id not in self._solutions), None)
        if unknown is not None:
            attempt.refuse(name, refusals.unknown("La solution", unknown))
            return
        if attempt.state.decision(*_key(decision)) == decision:
            return
        answered = attempt.perform(name, _answering(attempt, decision, self._solutions))
        if answered and attempt.state.decision(*_key(decision)) != decision:
            attempt.refuse(name, words.not_reachable())


def _key(decision: Decision) -> Key:
    return (decision.card, decision.context)


def _leads_to(other: Decision, context: str | None) -> bool:
    """Whether a card left by default after `other` follows `context`."""
    same = other.status is Status.SAME
    return (other.follows if same else other.context) == context


def _fault(attempt: Attempt, decision: Decision) -> str | None:
    """Why a decision cannot even be tried; `None` where it can."""
    if decision.card not in attempt.state.cards:
        return refusals.unknown("La carte", decision.card)
    if decision.context not in attempt.game.contexts:
        return refusals.unknown("Le contexte", decision.context)
    present = attempt.state.decision(decision.card, decision.context)
    return None if present in (None, decision) else words.differs()


def _solutions(attempt: Attempt, facts: PlanFacts) -> dict[str, Solution]:
    """The solutions by id, each refused that is there otherwise, twice, or for no card."""
    used = {id for decision in facts.decisions for id in decision.solutions}
    solutions: dict[str, Solution] = {}
    for solution in facts.solutions:
        name = words.named("solution", solution.what or solution.id)
        if solution.id in solutions:
            attempt.refuse(name, words.twice())
        elif not solution.id:
            attempt.refuse(name, words.no_id())
        elif solution.id not in used:
            attempt.refuse(name, words.unused())
        elif attempt.state.solutions.get(solution.id, solution) != solution:
            attempt.refuse(name, words.differs())
        solutions.setdefault(solution.id, solution)
    return solutions


def _on_card(attempt: Attempt, decision: Decision) -> str:
    card = attempt.state.cards.get(decision.card)
    if card is None:
        return words.named("decision", decision.card)
    subject = subject_label(attempt.state, attempt.game, card.subject)
    return words.on_card(attempt.title(card), subject, decision.context)


def _answering(
    attempt: Attempt, decision: Decision, solutions: dict[str, Solution]
) -> Iterator[moves.Move]:
    """The moves that lead to a decision, each found on the state that the last one left."""
    card, context = decision.card, decision.context
    for id in decision.solutions:
        if id in attempt.state.solutions:
            yield moves.ShareSolution(card, context, id)
        else:
            yield moves.WriteSolution(card, context, solutions[id])
    yield from _stating(attempt, decision)
    if decision.justification:
        yield moves.Justify(card, context, decision.justification)


def _stating(attempt: Attempt, decision: Decision) -> Iterator[moves.Move]:
    card, context, follows = decision.card, decision.context, decision.follows or ""
    if decision.status is Status.DECIDED:
        yield moves.Decide(card, context)
    elif decision.status is Status.SAME:
        yield moves.CheckSame(card, context, follows)
    elif decision.status is Status.DEFAULT:
        source = attempt.state.decision(card, follows)
        if source is None or source.status not in OWN_ANSWER:
            raise IllegalMoveError(refusals.nothing_to_follow(follows))
        yield moves.LeaveByDefault(context, (card,))
    elif decision.status is Status.DRAFT:
        if decision.reason or not decision.solutions:
            yield moves.CloseCard(card, context, Status.DRAFT, decision.reason)
    elif decision.status is not Status.PROPOSED:
        yield moves.CloseCard(card, context, decision.status, decision.reason)
