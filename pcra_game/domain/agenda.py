"""The agenda of a session: soft time boxes from the first event to the last sentence read aloud.

It is worked out from the scenario and the format, never stored. The steps and their minutes are
those of the table « Three hours and thirty minutes » (method.md); the short formats drop steps as
domain.md 8.1 says. The agenda owns the time boxes of the room, the phases those of the story.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.timeline import RETURN
from pcra_game.texts import guide as words

WHOLE = 210
"""Minutes of the session for which nothing was chosen."""

LONGEST = 24 * 60

_BOXES: Mapping[int, Mapping[str, int]] = MappingProxyType(
    {
        210: {
            "shock": 3, "first_card": 9, "context": 8, "activities": 10, "base": 65, "break": 10,
            "other": 15, "recovery": 35, "events": 15, "settle": 20, "telling": 20,
        },
        120: {
            "shock": 3, "first_card": 7, "context": 6, "activities": 8, "base": 40, "break": 5,
            "other": 8, "recovery": 20, "events": 7, "settle": 9, "telling": 7,
        },
        105: {
            "shock": 3, "first_card": 7, "context": 5, "activities": 5, "base": 40,
            "recovery": 20, "events": 8, "settle": 10, "telling": 7,
        },
    }
)  # fmt: skip
"""Minutes of each kind of step by format: 3 h 30, EHPAD and social care 2 h, 1 h 45."""

_PAGES = {"break": "synthesis", "recovery": "recovery", "settle": "ending", "telling": "ending"}
_OPENING = ("shock", "first_card", "context", "activities")


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of the session. `minutes` is a soft box: it counts up beyond, and never blocks.

    `phases` are those of the scenario that are played in it, the first is the one to enter; none
    where the room stays where it is. `page` is where the work of the step is done. `read` is what
    the scenario gives to read aloud.
    """

    id: str
    kind: str
    title: str
    minutes: int
    say: str
    do: tuple[str, ...]
    read: str = ""
    phases: tuple[str, ...] = ()
    page: str = "table"

    @property
    def phase(self) -> str | None:
        """The phase that the step enters, where it has one."""
        return self.phases[0] if self.phases else None


def agenda(game: Game, format_minutes: int) -> tuple[Step, ...]:
    """The steps in order; their minutes sum to the format where it leaves one each.

    A scenario that lacks a round (S3 has no second context, a deck may have no return) gives its
    minutes to the first round. A format that no table knows stretches the nearest shorter one.
    """
    total = format_minutes if 0 < format_minutes <= LONGEST else WHOLE
    boxes = dict(_BOXES[max((known for known in _BOXES if known <= total), default=min(_BOXES))])
    rounds = _rounds(game, boxes)
    for kind in ("other", "recovery"):
        if kind in boxes and not any(found == kind for found, _ in rounds):
            del boxes[kind]
    planned = _planned(boxes, rounds, total)
    return tuple(_step(game, kind, context, minutes) for kind, context, minutes in planned)


def agenda_of(state: WorkshopState, game: Game) -> tuple[Step, ...]:
    """The agenda of a workshop as it was opened."""
    return agenda(game, state.opened.format_minutes if state.opened is not None else WHOLE)


def step_of_phase(steps: tuple[Step, ...], phase: str | None) -> Step:
    """Where a session stands when only its phase is known; the first step before any phase.

    The opening shares its phase with the first round: a room that is in it plays the round, and
    so does one in a phase that a short format drops.
    """
    if phase is None:
        return steps[0]
    playing = (step for step in reversed(steps) if phase in step.phases)
    return next(playing, next((step for step in steps if step.kind == "base"), steps[0]))


def _rounds(game: Game, boxes: Mapping[str, int]) -> list[tuple[str, str]]:
    """The contexts played after the first one, each with the kind of step that plays it."""
    found = [
        ("recovery" if game.preset(context) == RETURN else "other", context)
        for context in game.played_contexts[1:]
    ]
    kept = [(kind, context) for kind, context in found if kind in boxes]
    returns = [context for kind, context in kept if kind == "recovery"]
    others = [(kind, context) for kind, context in kept if kind == "other"]
    return [*others, *(("recovery", context) for context in returns[:1])]


def _planned(
    boxes: Mapping[str, int], rounds: list[tuple[str, str]], total: int
) -> list[tuple[str, str, int]]:
    """Kind, context and minutes of every step, in order, stretched to the format."""
    others = [context for kind, context in rounds if kind == "other"]
    returning = next((context for kind, context in rounds if kind == "recovery"), "")
    found: list[tuple[str, str, int]] = []
    for kind, minutes in boxes.items():
        if kind == "other":
            shares = _shared(minutes, len(others))
            found += [(kind, *pair) for pair in zip(others, shares, strict=True)]
        else:
            found.append((kind, returning if kind == "recovery" else "", minutes))
    return _stretched(found, total)


def _shared(minutes: int, parts: int) -> list[int]:
    """Whole minutes in equal parts, the first ones longer where it does not divide."""
    each, rest = divmod(minutes, parts)
    return [each + (part < rest) for part in range(parts)]


def _stretched(planned: list[tuple[str, str, int]], total: int) -> list[tuple[str, str, int]]:
    """Bring the boxes to the total: in proportion where it is shorter, by the first round else."""
    now = sum(minutes for _, _, minutes in planned)
    if total < now:
        planned = [(kind, at, max(minutes * total // now, 1)) for kind, at, minutes in planned]
    missing = total - sum(minutes for _, _, minutes in planned)
    return [
        (kind, at, max(minutes + missing, 1) if kind == "base" else minutes)
        for kind, at, minutes in planned
    ]


def _step(game: Game, kind: str, context: str, minutes: int) -> Step:
    phases = _phases(game, kind, context)
    opens = kind in ("shock", "other", "recovery") and phases
    return Step(
        id=f"{kind}:{context}" if kind == "other" else kind,
        kind=kind,
        title=_title(game, kind, context),
        minutes=minutes,
        say=words.SAY[kind],
        do=words.DO[kind],
        read=game.phases[phases[0]].narration if opens else "",
        phases=phases,
        page=_PAGES.get(kind, "table"),
    )


def _phases(game: Game, kind: str, context: str) -> tuple[str, ...]:
    """Phases played in a step; the last step of all may have some that have no context."""
    if kind in (*_OPENING, "base"):
        return tuple(p.id for p in game.scenario.phases if p.context == game.base_context)
    if kind == "recovery":
        return tuple(
            p.id
            for p in game.scenario.phases
            if p.context and p.context != game.base_context and game.preset(p.context) == RETURN
        )
    if kind == "other":
        return tuple(p.id for p in game.scenario.phases if p.context == context)
    if kind == "settle":
        return tuple(p.id for p in game.scenario.phases if p.context is None)
    return ()


def _title(game: Game, kind: str, context: str) -> str:
    if kind == "base":
        return words.round_title(game.base_context, game.contexts[game.base_context].title)
    if kind == "other":
        return words.round_title(context, game.contexts[context].title)
    return words.recovery_title(context) if kind == "recovery" else words.TITLE[kind]
