"""What the sheet prepares for the scribe: the action that an answer calls for, the cut of a text
that is too long, the question in the words of the unit."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from pcra_game.domain import limits
from pcra_game.domain.answers import Action, Exists, Solution
from pcra_game.domain.clean import clean
from pcra_game.domain.deck import Objective
from pcra_game.domain.game import Game
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import ellipsis, fold

DAYS_TO_ACT = 30
"""When nobody says a date, an action is due in a month."""

NO_PATIENT = "processus administratif"
"""Perimeter of the units that treat nobody, in the sense of CaRE D2."""

_CLAUSE_END = re.compile(r"[.;:!?](?:\s|$)")
_SHORTEST_CLAUSE = 15
_SENTENCE_END = re.compile(r"[.!?…;](?=\s)")
_COMMA = re.compile(r",(?=\s)")
_NEAR_THE_LIMIT = 40
"""A text that is too long is cut at a sign that lies so near its limit, where there is one."""


def question_for(game: Game, objective: Objective) -> str:
    """The question of an objective, in the words of a unit that treats nobody where there are."""
    if game.unit.perimeter == NO_PATIENT and objective.support_question:
        return objective.support_question
    return objective.question


def calls_for_action(solution: Solution) -> bool:
    """Whether the answer is not there yet, so that somebody has to do something."""
    return bool(clean(solution.what)) and solution.exists in (Exists.NO, Exists.PARTLY)


def drafted_text(solution: Solution) -> str:
    """What to do, in the answer's own words: its first clause, cut to what an action holds."""
    lead = words.ACTION_LEAD["no" if solution.exists is Exists.NO else "partly"]
    clause = _first_clause(clean(solution.what))
    return lead + ellipsis(clause, limits.ACTION - len(lead))


def drafted_action(
    solution: Solution, *, id: str, card: str, today: date, text: str = ""
) -> Action | None:
    """Give the action that an answer calls for, or `None` where it calls for nothing.

    The owner is the function that answers, due thirty days after `today`; `text` replaces the
    drafted words.
    """
    if not calls_for_action(solution):
        return None
    return Action(
        id=id,
        text=clean(text) or drafted_text(solution),
        owner=solution.who,
        due=(today + timedelta(days=DAYS_TO_ACT)).isoformat(),
        card=card,
    )


def already_noted(drafted: Action, noted: Iterable[Action]) -> Action | None:
    """The action that says the same of the same owner, whatever its card: a shared answer is
    decided on several cards, and calls for one action."""
    wanted = fold(drafted.text), fold(drafted.owner)
    return next((one for one in noted if (fold(one.text), fold(one.owner)) == wanted), None)


def split_overflow(text: str, limit: int = limits.WHAT) -> tuple[str, str]:
    """Cut a text that is too long: what stays, what goes.

    The cut falls at the last end of a sentence near the limit, else at a comma, else after the
    last whole word that holds. A single word longer than half the limit is cut where the limit
    falls. The rest holds all that was cut but a comma or a semicolon; whoever parks it splits it
    further where it is longer than a parked item.
    """
    text = clean(text)
    if len(text) <= limit:
        return text, ""
    for sign in (_SENTENCE_END, _COMMA):
        ends = [found.end() for found in sign.finditer(text, limit - _NEAR_THE_LIMIT, limit + 1)]
        if ends:
            return text[: ends[-1]].rstrip(" \u202f,;"), text[ends[-1] :].strip()
    cut = text.rfind(" ", 0, limit + 1)
    if cut * 2 < limit:
        return text[:limit], text[limit:].strip()
    return text[:cut].rstrip(), text[cut:].strip()


def parked_parts(rest: str) -> tuple[str, ...]:
    """The rest of a text, in parts that a parked item holds."""
    parts: list[str] = []
    while rest:
        part, rest = split_overflow(rest, limits.PARKED)
        parts.append(part)
    return tuple(parts)


def _first_clause(text: str) -> str:
    """Up to the first stop, unless so little would be left that nobody understands it."""
    for stop in _CLAUSE_END.finditer(text):
        clause = text[: stop.start()].rstrip()
        if len(clause) >= _SHORTEST_CLAUSE:
            return lowered(clause)
    return lowered(text)
