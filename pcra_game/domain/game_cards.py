"""Cards that make it a game: the moon of the night, the object to show, the true story.

The application proposes, in an order that never depends on chance; the room says what it saw.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pcra_game.domain import limits
from pcra_game.domain.answers import Action, Solution, Status
from pcra_game.domain.drafting import DAYS_TO_ACT
from pcra_game.domain.game import Game
from pcra_game.domain.reading import reading
from pcra_game.domain.review_finding import VITAL
from pcra_game.domain.room_events import ObjectChallenged
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import game_cards as words
from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import ellipsis, fold

STORY_SECONDS = 60
"""A true story lasts no longer than this (method.md, « joker vécu »)."""

_CHALLENGE = "objet-"
"""A challenge is named after the solution whose object was asked for: once asked, never again."""

_KEYS = re.compile(r"\b(cles?(?! usb)|coffrets?|armoires?|cadenas|badges?|codes?)\b")
_PHONES = re.compile(r"\b(numeros?|annuaires?|mobiles?|telephones?|combines?)\b")


class Asked(StrEnum):
    """What is asked of an object, from the words that name it."""

    SHOW = "show"
    KEY = "key"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class NightCount:
    """Moons of the vital activities (P0 and P1): they hold, they do not, nobody said."""

    moons: int
    broken: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def vital(self) -> int:
        """How many vital activities there are."""
        return self.moons + len(self.broken) + len(self.missing)


@dataclass(frozen=True, slots=True)
class ChallengedObject:
    """An object that the answers rely on: its words, the solution and the cards that use it."""

    solution: str
    words: str
    who: str
    cards: tuple[str, ...]
    asked: Asked

    @property
    def question(self) -> str:
        """« Montrez : la feuille unique en double »."""
        return words.challenge(self.asked, self.words)


def night_count(state: WorkshopState, game: Game) -> NightCount:
    """Count the moons of the activities in play, most vital first."""
    vital = [sheet for sheet in reading(state, game).sheets if sheet.priority in VITAL]
    stamps = {sheet.id: sheet.played.night for sheet in vital}
    return NightCount(
        moons=sum(stamp is not None and stamp.holds for stamp in stamps.values()),
        broken=tuple(id for id, stamp in stamps.items() if stamp is not None and not stamp.holds),
        missing=tuple(id for id, stamp in stamps.items() if stamp is None),
    )


def next_without_moon(state: WorkshopState, game: Game, after: str = "") -> str | None:
    """The next vital activity that nobody stamped: behind `after`, from the start, `after` last."""
    order = [sheet.id for sheet in reading(state, game).sheets]
    missing = set(night_count(state, game).missing)
    start = order.index(after) + 1 if after in order else 0
    return next((id for id in (*order[start:], *order[:start]) if id in missing), None)


def night_is_here(state: WorkshopState) -> bool:
    """Whether a function that works nights sits in the room: only such a one stamps a moon."""
    return any(present.nights and present.count > 0 for present in state.presence.values())


def objects_to_show(state: WorkshopState, game: Game) -> tuple[ChallengedObject, ...]:
    """Objects of the decided answers, those that most cards rely on first, then as played.

    What was asked already is left out, and so are solutions that name no object.
    """
    cards: dict[str, dict[str, None]] = {}
    for (card, _), seen in reading(state, game).answers.items():
        activity = state.activities.get(state.cards[card].subject)
        if seen.source.status is not Status.DECIDED or (activity and not activity.kept):
            continue
        for solution in seen.solutions:
            cards.setdefault(solution.id, {})[card] = None
    found = [
        _object(state.solutions[id], tuple(users))
        for id, users in cards.items()
        if state.solutions[id].with_what and not _asked_already(state, state.solutions[id])
    ]
    unique = {fold(one.words): one for one in reversed(found)}
    kept = [one for one in found if unique[fold(one.words)] is one]
    return tuple(sorted(kept, key=lambda one: -len(one.cards)))


def object_to_show(
    state: WorkshopState, game: Game, passed: Collection[str] = ()
) -> ChallengedObject | None:
    """The object to ask for now; `passed` are solutions whose object the room does not want.

    Once every object was passed, the first one comes back.
    """
    objects = objects_to_show(state, game)
    wanted = next((one for one in objects if one.solution not in passed), None)
    return wanted or (objects[0] if objects else None)


def challenge(asked: ChallengedObject, *, shown: bool) -> ObjectChallenged:
    """What the room saw of an object, as it is kept."""
    text = ellipsis(asked.question, limits.SHORT_TEXT)
    return ObjectChallenged(f"{_CHALLENGE}{asked.solution}", text, shown)


def action_for_missing(
    state: WorkshopState, asked: ChallengedObject, *, id: str, today: date
) -> Action:
    """The action that a missing object calls for: its owner is who the answer names."""
    lead = words.ACTION_LEAD
    return Action(
        id=id,
        text=lead + ellipsis(lowered(asked.words), limits.ACTION - len(lead)),
        owner=state.solutions[asked.solution].who if asked.solution in state.solutions else "",
        due=(today + timedelta(days=DAYS_TO_ACT)).isoformat(),
        card=asked.cards[0] if asked.cards else None,
    )


def _object(solution: Solution, cards: tuple[str, ...]) -> ChallengedObject:
    named = fold(solution.with_what)
    asked = Asked.SHOW
    if _KEYS.search(named):
        asked = Asked.KEY
    elif _PHONES.search(named):
        asked = Asked.CALL
    return ChallengedObject(solution.id, solution.with_what, solution.who, cards, asked)


def _asked_already(state: WorkshopState, solution: Solution) -> bool:
    return f"{_CHALLENGE}{solution.id}" in state.challenges
