"""What helps whoever leads: who speaks first, which cards come next, how far time may jump.

Who speaks first goes round the functions of the room, so that no voice fills it (domain.md 8.4);
nights begin on the switch to paper (method.md, « Premier mot »).
"""

from dataclasses import dataclass
from itertools import islice

from pcra_game.domain.answers import Card
from pcra_game.domain.deck import Kind
from pcra_game.domain.game import Game
from pcra_game.domain.moments import DAYS, clock_of
from pcra_game.domain.sheet import function_label
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table import Table
from pcra_game.domain.table_cards import Look, TableCard
from pcra_game.texts import guide as words
from pcra_game.texts.typography import fold, instant_label

FIRST_CARD = "OC-01"
"""The switch to paper: it happens at night as often as not, and nights have fewer hands."""

WAITING = (Look.GHOST, Look.TO_CHECK, Look.DRAFT, Look.DEFAULT)
NEXT = 3

_HOUR, _DAY = 60, 24 * 60
_MORNING = 8 * _HOUR
_HOURS_AHEAD = (1, 4)
_DAYS_AHEAD = (1, 3, 10)
_OF_THE_NIGHT = ("nuit", "garde")


@dataclass(frozen=True, slots=True)
class FirstWord:
    """The function that speaks first; `why` is empty where the answer is plain."""

    function: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Jump:
    """An hour of the story to jump to, in minutes after H0; `moment` names it in full."""

    id: str
    label: str
    minutes: int
    moment: str


def first_word(state: WorkshopState, game: Game, card: Card, context: str) -> FirstWord | None:
    """Who speaks first on a card, the same for everybody who asks. `None` without any function.

    Those who work nights begin the switch to paper; else it is the turn of the next one present.
    Where nobody was noted, the unit's own functions take their turn.
    """
    present = list(state.presence)
    order = sorted(game.contexts, key=game.preset)
    turn = list(state.cards).index(card.id) if card.id in state.cards else len(state.cards)
    turn += order.index(context)
    if card.objective == FIRST_CARD:
        nights = [f for f in present if state.presence[f].nights]
        if nights:
            return _said(state, game, nights[turn % len(nights)], words.WHY_NIGHT)
        guess = _who_sounds_like_night(state, game, present)
        if guess:
            return _said(state, game, guess, words.WHY_NO_NIGHT)
    among = present or _of_the_unit(state, game)
    if not among:
        return None
    why = words.WHY_TURN if present else words.WHY_NOBODY
    return _said(state, game, among[turn % len(among)], why)


def next_cards(table: Table, *, first: str = "", recovery: bool = False) -> tuple[TableCard, ...]:
    """The cards that come next, three at most: `first` where it waits, then as the table lies.

    `recovery` brings the cards of the return before the others.
    """
    waiting = [card for card in table.cards() if card.look in WAITING]
    waiting.sort(key=lambda card: (card.id != first, recovery and card.kind is not Kind.RECOVERY))
    return tuple(islice(waiting, NEXT))


def hour_of_story(state: WorkshopState, game: Game) -> int:
    """Minutes after H0: what the room set in its phase, else where that begins, else H0."""
    return told_hour(state, game) or 0


def told_hour(state: WorkshopState, game: Game) -> int | None:
    """Minutes after H0, or `None` as long as the story has not begun."""
    if state.fictive is not None:
        return state.fictive
    phase = game.phases.get(state.phase or "")
    return phase.start if phase is not None else None


def jumps(state: WorkshopState, game: Game) -> tuple[Jump, ...]:
    """The hours to jump to, all of them ahead: hours, the next morning, days, the next phase."""
    now = hour_of_story(state, game)
    start = clock_of(game).h0
    morning = _MORNING - (start + now) % _DAY
    found = [(f"hours_{h}", words.jump_hours(h), now + h * _HOUR) for h in _HOURS_AHEAD]
    found.append(("morning", words.JUMP_MORNING, now + morning + (_DAY if morning <= 0 else 0)))
    found += [(f"day_{d}", words.jump_day(d), d * _DAY) for d in _DAYS_AHEAD]
    following = _next_phase_start(state, game)
    if following is not None:
        found.append(("phase", words.JUMP_PHASE, following))
    return tuple(
        Jump(id, label, minutes, moment_of(game, minutes))
        for id, label, minutes in found
        if minutes > now
    )


def moment_of(game: Game, minutes: int) -> str:
    """An hour of the story as people say it: « J+1 (lundi, 8 h 00) »."""
    at = clock_of(game).h0 + minutes
    hour, minute = divmod(at % _DAY, _HOUR)
    return words.moment(instant_label(minutes), DAYS[at // _DAY % 7], hour, minute)


def _said(state: WorkshopState, game: Game, function: str, why: str) -> FirstWord:
    return FirstWord(function, function_label(state, game, function), why)


def _who_sounds_like_night(state: WorkshopState, game: Game, present: list[str]) -> str:
    """A function whose words speak of the night, then of being on call; present ones first."""
    among = (*present, *_of_the_unit(state, game))
    for word in _OF_THE_NIGHT:
        for function in among:
            if word in fold(function_label(state, game, function)):
                return function
    return ""


def _of_the_unit(state: WorkshopState, game: Game) -> list[str]:
    """The unit's own functions and those that the room added; those of the house for want of any.

    The house holds the computing department: it does not answer for the trade (domain.md 8.2).
    """
    own = [f.id for f in game.functions.values() if f.unit == game.unit_code]
    own += [f for f in state.functions if f not in game.functions]
    return own or list(game.functions)


def _next_phase_start(state: WorkshopState, game: Game) -> int | None:
    phases = game.scenario.phases
    at = next((i for i, phase in enumerate(phases) if phase.id == state.phase), -1)
    return phases[at + 1].start if at + 1 < len(phases) else None
