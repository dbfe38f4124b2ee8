"""How facts that are not plain rows become rows, and come back: activities, events, answers."""

from collections.abc import Iterator, Sequence
from typing import Any

from pcra_game.domain.activity_events import (
    DurationField,
    FingersCounted,
    NightStamped,
    ProcedureReferenced,
    TextField,
)
from pcra_game.domain.answers import Card, Decision, Solution
from pcra_game.domain.decide import card_id
from pcra_game.domain.plan_facts import ActivityFacts, InjectFacts, PlanFacts
from pcra_game.domain.room_events import BetTaken, InjectJudged, InjectRevealed
from pcra_game.domain.sheet import Stated, Words

NO_DURATION = Stated(None, "", discussed=False)
NO_WORDS = Words("", discussed=False)
_OF_DECISION = ("status", "reason", "follows", "justification")
_OF_ANSWER = ("what", "who", "with_what", "band", "exists")
OF_DETAIL = ("spends", "signal", "services", "set_up", "holds_for", "accepted_risk", "copied_from")
"""Fields of a solution that stand in the sheet of details rather than beside the decision."""


class IncompleteError(ValueError):
    """A row says a part of something without what it depends on: the two fields, by name."""

    def __init__(self, said: str, missing: str) -> None:
        """Take the field that is filled and the one that is not."""
        self.said = said
        self.missing = missing
        super().__init__(said, missing)


def _require(values: dict[str, Any], missing: str, *said: str) -> bool:
    """Whether `missing` is filled; raises IncompleteError where it is not and another is."""
    if values[missing] is not None:
        return True
    for name in said:
        if values[name] not in (None, ""):
            raise IncompleteError(name, missing)
    return False


# Cards


def card_values(card: Card) -> dict[str, Any]:
    return {"objective": card.objective, "subject": card.subject}


def build_card(objective: str, subject: str) -> Card:
    return Card(card_id(objective, subject), objective, subject)


# Events of the scenario


def inject_values(played: InjectFacts) -> dict[str, Any]:
    revealed, bet, judged = played.revealed, played.bet, played.judged
    return {
        "inject": played.inject,
        "by": revealed.by if revealed is not None else None,
        "why": revealed.why if revealed is not None else "",
        "holds": bet.holds if bet is not None else None,
        "does_not": bet.does_not if bet is not None else None,
        "verdict": judged.verdict if judged is not None else None,
        "word": judged.word if judged is not None else "",
    }


def build_inject(**values: Any) -> InjectFacts:
    inject = values["inject"]
    revealed = bet = judged = None
    if _require(values, "by", "why"):
        revealed = InjectRevealed(inject, values["by"], values["why"])
    if _require(values, "holds", "does_not") and _require(values, "does_not", "holds"):
        bet = BetTaken(inject, values["holds"], values["does_not"])
    if _require(values, "verdict", "word"):
        judged = InjectJudged(inject, values["verdict"], values["word"])
    return InjectFacts(inject, revealed, bet, judged)


# Activities


def durations_of(facts: PlanFacts) -> Iterator[dict[str, Any]]:
    """What each activity says of its durations, but for those of which nothing is known."""
    for told in facts.activities:
        for field in DurationField:
            stated: Stated = getattr(told, field.value)
            if stated != NO_DURATION:
                yield {
                    "activity": told.id,
                    "field": field,
                    "minutes": stated.minutes,
                    "note": stated.note,
                    "discussed": stated.discussed,
                }


def texts_of(facts: PlanFacts) -> Iterator[dict[str, Any]]:
    """The short texts of each activity, but for those that say nothing."""
    for told in facts.activities:
        for field in TextField:
            words: Words = getattr(told, field.value)
            if words != NO_WORDS:
                yield {
                    "activity": told.id,
                    "field": field,
                    "text": words.text,
                    "discussed": words.discussed,
                }


def proof_values(told: ActivityFacts) -> dict[str, Any]:
    night, procedure = told.night, told.procedure
    return {
        "activity": told.id,
        "fingers": told.fingers.counts if told.fingers is not None else None,
        "night": night.holds if night is not None else None,
        "night_by": night.function if night is not None else "",
        "procedure": procedure is not None,
        "code": procedure.code if procedure is not None else "",
        "place": procedure.place if procedure is not None else "",
        "dated": procedure.dated if procedure is not None else None,
        "tested": told.tested,
        "tested_on": told.tested_on,
    }


def build_proof(**values: Any) -> dict[str, Any]:
    """The parts of an activity that a row of proofs tells."""
    id = values["activity"]
    fingers = values["fingers"]
    night = procedure = None
    if _require(values, "night", "night_by"):
        night = NightStamped(id, values["night"], values["night_by"])
    if values["procedure"]:
        procedure = ProcedureReferenced(id, values["code"], values["place"], values["dated"])
    else:
        for name in ("code", "place", "dated"):
            if values[name]:
                raise IncompleteError(name, "procedure")
    if values["tested_on"] is not None and not values["tested"]:
        raise IncompleteError("tested_on", "tested")
    return {
        "activity": id,
        "fingers": FingersCounted(id, fingers) if fingers is not None else None,
        "night": night,
        "procedure": procedure,
        "tested": values["tested"],
        "tested_on": values["tested_on"],
    }


def activity_values(told: ActivityFacts) -> dict[str, Any]:
    names = (
        *("id", "label", "kept", "set_aside_reason", "dots", "priority", "priority_discussed"),
        *("axis", "serious_from", "dangerous_from", "impact_discussed", "needs"),
        *("needs_discussed", "referent", "dissent"),
    )
    return {name: getattr(told, name) for name in names}


# Answers


def decision_rows(facts: PlanFacts) -> Iterator[dict[str, Any]]:
    """One row a solution of a decision, in order; one row for a decision without any."""
    cards = {card.id: card for card in facts.cards}
    solutions = {solution.id: solution for solution in facts.solutions}
    for decision in facts.decisions:
        card = cards[decision.card]
        head = {
            "context": decision.context,
            "objective": card.objective,
            "subject": card.subject,
            **{name: getattr(decision, name) for name in _OF_DECISION},
        }
        if not decision.solutions:
            yield {**head, **_answer(None), "rank": None, "solution": ""}
        for rank, id in enumerate(decision.solutions, start=1):
            yield {**head, **_answer(solutions[id]), "rank": rank, "solution": id}


def _answer(solution: Solution | None) -> dict[str, Any]:
    said = solution if solution is not None else Solution("", "")
    return {name: getattr(said, name) for name in _OF_ANSWER}


def solution_values(solution: Solution) -> dict[str, Any]:
    return {"id": solution.id, **{name: getattr(solution, name) for name in OF_DETAIL}}


def build_decision(rows: Sequence[dict[str, Any]]) -> Decision:
    """A decision from its rows, which agree; its solutions by rank."""
    first = rows[0]
    ranked = sorted((row for row in rows if row["solution"]), key=lambda row: row["rank"])
    return Decision(
        card=card_id(first["objective"], first["subject"]),
        context=first["context"],
        solutions=tuple(row["solution"] for row in ranked),
        **{name: first[name] for name in _OF_DECISION},
    )


def answer_of(row: dict[str, Any]) -> dict[str, Any]:
    """What a row of decisions says of its solution."""
    return {name: row[name] for name in _OF_ANSWER}


def head_of(row: dict[str, Any]) -> dict[str, Any]:
    """What a row of decisions says of its decision."""
    return {name: row[name] for name in _OF_DECISION}
