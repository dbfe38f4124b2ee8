"""An independent reckoning of the rules: plain values, nothing of the program is imported.

Each question « what if » gives the table as it would lie after a gesture, or `None` where the
rules refuse it.
"""

from dataclasses import dataclass, replace
from typing import Any

import pytest

Table = dict[str, dict[Any, Any]]
Rows = list[tuple[Any, ...]]

CONTEXTS = ("C0", "C1", "C2", "C3")
ACTIVITIES = tuple(f"URG-{number:02d}" for number in range(1, 11))
PLAYABLE = {
    "OC-02@URG-01": CONTEXTS,
    "OC-02@URG-02": CONTEXTS,
    "OC-04@URG-02": CONTEXTS,
    "OC-01@unite": CONTEXTS,
    "OR-01@unite": CONTEXTS[1:],
    "OR-02@DPI": CONTEXTS[2:],
    "OR-04@URG-02": CONTEXTS[3:],
}
OWN = ("draft", "decided", "no_solution")
FRENCH = {
    "draft": "brouillon",
    "decided": "décidée",
    "same": "vérifiée, idem",
    "default": "par défaut, non examinée",
    "no_solution": "pas de solution",
    "parked": "au parking",
    "set_aside": "écartée",
}


@dataclass(frozen=True)
class Answer:
    """What lies on a card in a context."""

    status: str = "draft"
    solutions: tuple[str, ...] = ()
    reason: str = ""
    follows: str | None = None
    justification: str = ""


class Oracle:
    """Tables after each gesture that counts, and those taken back."""

    activities = ACTIVITIES
    contexts = CONTEXTS
    playable = PLAYABLE
    answer = Answer

    def __init__(self, kept: tuple[str, ...]) -> None:
        names = ("cards", "solutions", "decisions", "log", "actions", "parking")
        opening: Table = {"activities": dict.fromkeys(kept, (True, ""))}
        self.done: list[Table] = [opening | {name: {} for name in names}]
        self.undone: list[Table] = []

    @property
    def now(self) -> Table:
        return self.done[-1]

    def move(self, after: Table) -> None:
        self.done.append(after)
        self.undone.clear()

    def undo(self) -> None:
        self.undone.append(self.done.pop())

    def redo(self) -> None:
        self.done.append(self.undone.pop())

    def changed(self, name: str, key: Any, value: Any, table: Table | None = None) -> Table:
        table = self.now if table is None else table
        return table | {name: {**table[name], key: value}}

    def without(self, name: str, key: Any) -> Table:
        return self.now | {name: {k: v for k, v in self.now[name].items() if k != key}}

    # Activities and cards

    def if_kept(self, activity: str) -> Table | None:
        kept = [id for id, (on_table, _) in self.now["activities"].items() if on_table]
        if activity in kept or len(kept) >= 8:
            return None
        return self.changed("activities", activity, (True, ""))

    def if_set_aside(self, activity: str, reason: str) -> Table | None:
        return self.changed("activities", activity, (False, reason)) if reason else None

    def if_played(self, card: str) -> Table | None:
        subject = card.split("@")[1]
        on_table = not subject.startswith("URG") or self.now["activities"][subject][0]
        if card in self.now["cards"] or not on_table:
            return None
        return self.changed("cards", card, card)

    def if_withdrawn(self, card: str) -> Table | None:
        answered = any(key[0] == card for key in self.now["decisions"])
        if card not in self.now["cards"] or answered:
            return None
        return self.without("cards", card)

    # Answers

    def found(self, card: str, context: str) -> Answer | None:
        answer: Answer | None = self.now["decisions"].get((card, context))
        return answer

    def own(self, card: str, context: str) -> Answer:
        """The card's own answer; a fresh one where it had none, or followed another."""
        found = self.found(card, context)
        return Answer() if found is None or found.follows else found

    def asked_here(self, card: str, context: str) -> bool:
        return card in self.now["cards"] and context in PLAYABLE[card]

    def followed(self, card: str, context: str) -> bool:
        decisions = self.now["decisions"].items()
        return any(key[0] == card and d.follows == context for key, d in decisions)

    def decided_as(self, card: str, context: str, answer: Answer) -> Table | None:
        """The table with this answer; `None` where that is no change or has no place."""
        if not self.asked_here(card, context) or self.found(card, context) == answer:
            return None
        return self.changed("decisions", (card, context), answer)

    def if_added(self, card: str, context: str, solution: str) -> Table | None:
        own = self.own(card, context)
        if len(own.solutions) >= 3 or solution in own.solutions:
            return None
        status = "decided" if own.status == "decided" else "draft"
        solutions = (*own.solutions, solution)
        added = replace(own, status=status, solutions=solutions, reason="")
        return self.decided_as(card, context, added)

    def if_written(self, card: str, context: str, solution: str, what: str) -> Table | None:
        if solution in self.own(card, context).solutions:
            if self.now["solutions"][solution] == what or not self.asked_here(card, context):
                return None
            return self.changed("solutions", solution, what)
        after = (
            None if solution in self.now["solutions"] else self.if_added(card, context, solution)
        )
        return None if after is None else self.changed("solutions", solution, what, after)

    def if_ordered(self, card: str, context: str, order: tuple[str, ...]) -> Table | None:
        own = self.own(card, context)
        if order == own.solutions:
            return None
        status = own.status if order else "draft"
        return self.decided_as(card, context, replace(own, solutions=order, status=status))

    def if_decided(self, card: str, context: str) -> Table | None:
        own = self.own(card, context)
        if not own.solutions or own.status == "decided":
            return None
        return self.decided_as(card, context, replace(own, status="decided", reason=""))

    def if_same(self, card: str, context: str, follows: str) -> Table | None:
        source = self.found(card, follows)
        if follows == context or source is None or source.status not in OWN:
            return None
        found = self.found(card, context) or Answer()
        if self.followed(card, context) or (found.status, found.follows) == ("same", follows):
            return None
        return self.decided_as(card, context, Answer("same", follows=follows))

    def chains(self) -> list[tuple[str, str, str]]:
        """Links that would have two steps: card, context, and the context to follow."""
        links = [
            (card, c, d.follows) for (card, c), d in self.now["decisions"].items() if d.follows
        ]
        onto = [(card, there, here) for card, here, _ in links for there in PLAYABLE[card]]
        from_followed = [
            (card, followed, there)
            for card, here, followed in links
            for there in PLAYABLE[card]
            if there not in (here, followed)
        ]
        return onto + from_followed

    def if_left(self, context: str) -> Table | None:
        after = self.now
        for card in self.now["cards"]:
            before = self.answered_before(card, context)
            if before and self.found(card, context) is None and self.asked_here(card, context):
                answer = Answer("default", follows=before)
                after = self.changed("decisions", (card, context), answer, after)
        return None if after is self.now else after

    def answered_before(self, card: str, context: str) -> str | None:
        for before in reversed(CONTEXTS[: CONTEXTS.index(context)]):
            found = self.found(card, before)
            if found is not None and found.status in OWN:
                return before
            if found is not None and found.status == "same":
                return found.follows
        return None

    def if_closed(self, card: str, context: str, status: str, reason: str) -> Table | None:
        if status != "draft" and not reason:
            return None
        if status in ("parked", "set_aside") and self.followed(card, context):
            return None
        own = self.own(card, context)
        solutions = () if status == "no_solution" else own.solutions
        closed = replace(own, status=status, reason=reason, solutions=solutions)
        return self.decided_as(card, context, closed)

    def if_justified(self, card: str, context: str, why: str) -> Table | None:
        found = self.found(card, context)
        if found is None:
            return None
        return self.decided_as(card, context, replace(found, justification=why))

    # The table of decisions, as any SQLite client reads it

    def rows(self) -> Rows:
        """Card, context, status, position and words: one row a solution, or one without any."""
        rows: Rows = []
        for (card, context), answer in self.now["decisions"].items():
            source = self.now["decisions"][card, answer.follows or context]
            whats = [self.now["solutions"][id] for id in source.solutions]
            head = (card, context, FRENCH[answer.status])
            if answer.follows or not whats:
                rows.append((*head, 0, " puis ".join(whats)))
            else:
                rows += [(*head, position, what) for position, what in enumerate(whats, 1)]
        return rows


@pytest.fixture(scope="session")
def oracle() -> type[Oracle]:
    """The class: each workshop played has a reckoning of its own."""
    return Oracle
