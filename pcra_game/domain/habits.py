"""What this room does most: the function that answers next, the one that comes first in a list."""

from collections.abc import Iterator, Mapping

from pcra_game.domain.answers import UNIT_SUBJECT, Band, Solution, Status
from pcra_game.domain.deck import EVERY_UNIT
from pcra_game.domain.game import Game
from pcra_game.domain.spelling import words_of
from pcra_game.domain.state import WorkshopState

_BEGINS_WITHIN = 4
"""Words of an answer among which whoever does it is named: « Le médecin senior dit… »."""

_MOST_OF_A_LABEL = 3


def uses(state: WorkshopState, subject: str) -> Mapping[str, tuple[int, int]]:
    """For each function, how often it answers on `subject`, then anywhere in the workshop."""
    found: dict[str, tuple[int, int]] = {}
    for (card, _), decision in state.decisions.items():
        here = int(_subject(card) == subject)
        for id in decision.solutions:
            who = state.solutions[id].who
            near, far = found.get(who, (0, 0))
            found[who] = (near + here, far + 1)
    found.pop("", None)
    return found


def proposed_who(state: WorkshopState, game: Game, card: str, context: str, what: str) -> str:
    """Who probably does it: whom the answer begins with, else whoever answered this activity
    last. Empty where neither is known; only a proposal."""
    named = _begun_with(state, game, what)
    if named:
        return named
    return next((s.who for s in _answers_before(state, card, context) if s.who), "")


def proposed_band(state: WorkshopState, card: str, context: str) -> Band | None:
    """The delay of the last answer on this activity; `None` where it was a sign, or nothing."""
    last = next((s for s in _answers_before(state, card, context) if s.band or s.signal), None)
    return last.band if last is not None and not last.signal else None


def _answers_before(state: WorkshopState, card: str, context: str) -> Iterator[Solution]:
    """First solutions decided on the same activity in the same context, the latest first."""
    subject = _subject(card)
    if subject == UNIT_SUBJECT:
        return
    for (other, where), decision in reversed(tuple(state.decisions.items())):
        answered = decision.status is Status.DECIDED and decision.follows is None
        near = other != card and where == context and _subject(other) == subject
        if near and answered and decision.solutions:
            yield state.solutions[decision.solutions[0]]


def _begun_with(state: WorkshopState, game: Game, what: str) -> str:
    """The one function whose label the first words of an answer give away; else empty."""
    said = [word for word in words_of(what)[:_BEGINS_WITHIN] if len(word) > 2]
    labels = {f.id: _said_of(f.label) for f in game.functions.values()}
    labels |= {id: _said_of(label) for id, label in state.functions.items()}
    of_house = {f.id for f in game.functions.values() if f.unit == EVERY_UNIT}
    for size in range(1, min(len(said), _MOST_OF_A_LABEL) + 1):
        begun = [id for id, label in labels.items() if label[:size] == said[:size]]
        # One word is enough inside the unit; « l’agent » alone is not the one of the whole house.
        if len(begun) == 1 and (size > 1 or begun[0] not in of_house):
            return begun[0]
    return ""


def _said_of(label: str) -> list[str]:
    return [word for word in words_of(label) if len(word) > 2]


def _subject(card: str) -> str:
    return card.partition("@")[2]
