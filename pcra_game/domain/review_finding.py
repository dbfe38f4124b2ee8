"""What a rule of the review gives: a finding, and how it names what it speaks of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answers import Card, Solution, Status
from pcra_game.domain.deck import Kind, Priority, Scope
from pcra_game.domain.game import Game
from pcra_game.domain.reading import Reading
from pcra_game.domain.sheet import scope_of, service_label, subject_label
from pcra_game.domain.state import Shown, WorkshopState
from pcra_game.domain.timeline import HORIZON, RETURN, Stretch, contradicted
from pcra_game.texts import findings as words
from pcra_game.texts.typography import instant_label, join_fr, quoted

_HOUR, _DAY = 60, 1440

VITAL = (Priority.P0, Priority.P1)

_NO_DATA = ("socle", "technique")
"""Families of services that carry or switch, and keep no data of an activity."""

_KEEP_ALL_THE_SAME = ("FIC", "GMA")
"""Shared files, and the register of medical devices."""

CLOSED = (Status.PARKED, Status.SET_ASIDE)
"""A card that the room put away asks for nothing."""


class Severity(StrEnum):
    """A blocking finding makes `review` fail; the others inform."""

    BLOCKING = "blocking"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One point to settle.

    `subject` is what it is accepted by: a card, an activity, a function, a means, a service, with
    a context where it speaks of one. It does not move when something else is edited.
    """

    code: str
    severity: Severity
    subject: str
    cards: tuple[str, ...]
    text: str
    why: str
    what_to_do: str
    source: str
    accepted: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A card of the plan in a context where it was touched, with its answer resolved."""

    card: Card
    context: str
    seen: Shown

    @property
    def own(self) -> bool:
        """Whether the answer was decided here, rather than followed from another context."""
        return self.seen.decision.status is Status.DECIDED

    @property
    def checked(self) -> bool:
        """Whether the room decided it, here or where it is « idem »."""
        held = self.seen.decision.status in (Status.DECIDED, Status.SAME)
        return held and self.seen.source.status is Status.DECIDED

    @property
    def subject(self) -> str:
        """What a finding on this card in this context is accepted by."""
        return at(self.card.id, self.context)


def finding(
    code: str,
    severity: Severity,
    subject: str,
    text: str,
    cards: Iterable[str] = (),
    *,
    why: str = "",
) -> Finding:
    """Make a finding; what explains its code stands in `texts.findings`. Each card counts once."""
    said, todo, source = words.EXPLAINED[code]
    return Finding(
        code, severity, subject, tuple(dict.fromkeys(cards)), text, why or said, todo, source
    )


def at(subject: str, context: str) -> str:
    """The subject of a finding that speaks of one context."""
    return f"{subject}/{context}"


def card_title(state: WorkshopState, game: Game, card: Card) -> str:
    """« Question · sujet », without codes."""
    title = game.objectives[card.objective].short_title
    if scope_of(game, card) is Scope.UNIT:
        return title
    return f"{title} · {subject_label(state, game, card.subject)}"


def title_of(r: Reading, card: Card) -> str:
    """The words for a card of the reading."""
    return card_title(r.state, r.game, card)


def services_said(r: Reading, codes: Iterable[str]) -> str:
    """« prescription » et « images », by their local names."""
    return join_fr([quoted(service_label(r.state, r.game, code)) for code in codes])


def answers_in_plan(r: Reading) -> tuple[Answer, ...]:
    """Every touched card whose activity and context are in play, in the order of play.

    What was said of an activity before it was set aside, or in a context that the room took out
    since, is no longer part of the plan.
    """
    s = r.state
    return r.resolved.once(
        "answers in plan",
        lambda: (s.decisions, s.solutions, s.cards, s.activities, s.variants),
        lambda: tuple(_in_plan(r)),
    )


def _in_plan(r: Reading) -> Iterator[Answer]:
    for (id, context), seen in r.answers.items():
        card = r.state.cards[id]
        activity = r.state.activities.get(card.subject)
        if context in r.contexts and (activity is None or activity.kept):
            yield Answer(card, context, seen)


def running(r: Reading, answer: Answer) -> list[Solution]:
    """The solutions that work in the context of the answer, in order: the first one runs."""
    decision = answer.seen.decision
    return [s for s in answer.seen.solutions if not contradicted(r.state, r.game, decision, s)]


def is_continuity(r: Reading, card: Card) -> bool:
    """Whether the card asks how to go on, rather than how to come back."""
    return r.game.objectives[card.objective].kind is Kind.CONTINUITY


def on_activity(r: Reading, card: Card) -> bool:
    """Whether the card is asked of an activity."""
    return r.game.objectives[card.objective].scope is Scope.ACTIVITY


def end_said(r: Reading, stretch: Stretch) -> str:
    """« C1 dure jusqu’à J+9 »: what is planned lasts longer than what the plan looks at."""
    beyond = stretch.end >= HORIZON and any(
        phase.context == stretch.context and phase.end > HORIZON for phase in r.game.scenario.phases
    )
    return words.lasts(stretch.context, instant_said(stretch.end), beyond=beyond)


def instant_said(minutes: int) -> str:
    """An instant as a plan says it: whole hours after the first day, whole days after the third."""
    if minutes >= 3 * _DAY:
        minutes -= minutes % _DAY
    elif minutes >= _DAY:
        minutes -= minutes % _HOUR
    return instant_label(minutes)


def keeps_data(r: Reading, code: str) -> bool:
    """Whether a service keeps data that an activity would miss, or type in again."""
    service = r.game.services.get(code)
    return service is None or service.family not in _NO_DATA or code in _KEEP_ALL_THE_SAME


def returns(r: Reading) -> bool:
    """Whether the workshop plays a context in which services come back."""
    return any(r.game.preset(context) == RETURN for context in r.contexts)


def has_answers(r: Reading) -> bool:
    """Whether the room has answered anything: before that, D100 says all there is to say."""
    return bool(r.state.answered())
