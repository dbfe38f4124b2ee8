"""An earlier workshop of the same unit beside the present one: what holds better, what was done.

It compares what both plans say by the same rules of today; it judges nobody. An activity is the
same where its id is, or its words where the room wrote it.
"""

from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answers import Action
from pcra_game.domain.game import Game
from pcra_game.domain.lights import Colour, lights
from pcra_game.domain.reading import Reading, reading
from pcra_game.domain.review import Finding, Severity, review
from pcra_game.domain.sheet import function_label
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.timeline import Cover, context_cover
from pcra_game.texts.typography import fold


class Change(StrEnum):
    """How a thing moved from one workshop to the next."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    EXAMINED = "examined"
    LOST = "lost"


class Fate(StrEnum):
    """What the present plan says of an action; whether one that left it was done, people know."""

    OVERDUE = "overdue"
    OPEN = "open"
    UNDATED = "undated"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class CoverChange:
    """An activity in a context; `None` where it was not played there."""

    activity: str
    label: str
    context: str
    before: Cover | None
    after: Cover | None
    change: Change


@dataclass(frozen=True, slots=True)
class LightChange:
    """One of the five lights."""

    name: str
    before: Colour
    after: Colour
    change: Change


@dataclass(frozen=True, slots=True)
class ActionFate:
    """An action of the earlier workshop, and what the present plan says of it."""

    text: str
    owner: str
    due: str | None
    fate: Fate


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the two plans say of each other, earlier first."""

    covers: tuple[CoverChange, ...]
    lights: tuple[LightChange, ...]
    lifted: tuple[Finding, ...]
    raised: tuple[Finding, ...]
    actions: tuple[ActionFate, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    def moved(self, change: Change) -> int:
        """How many covers and lights moved so."""
        changes = (*(c.change for c in self.covers), *(light.change for light in self.lights))
        return changes.count(change)


def compare(
    earlier: WorkshopState,
    earlier_game: Game,
    state: WorkshopState,
    game: Game,
    *,
    on: str,
) -> Comparison:
    """Compare two workshops of one unit. `on` is the ISO date from which a due date is past.

    Raises ValueError for workshops of two units.
    """
    if earlier_game.unit_code != game.unit_code:
        raise ValueError(f"{earlier_game.unit_code} is not {game.unit_code}")
    before, after = reading(earlier, earlier_game), reading(state, game)
    old, new = _labels(before), _labels(after)
    pairs = _paired(old, new)
    lifted, raised = _findings(before, after)
    return Comparison(
        covers=_covers(before, after, pairs, {**old, **new}),
        lights=_lights(before, after),
        lifted=lifted,
        raised=raised,
        actions=tuple(_fate(one, before, after, on) for one in earlier.actions.values()),
        added=tuple(new[b] for a, b in pairs if a is None and b is not None),
        removed=tuple(old[a] for a, b in pairs if b is None and a is not None),
    )


def _labels(seen: Reading) -> dict[str, str]:
    return {sheet.id: sheet.label for sheet in seen.sheets}


Pair = tuple[str | None, str | None]


def _paired(old: dict[str, str], new: dict[str, str]) -> list[Pair]:
    """Activities of both workshops, those of now first; `None` where one side lacks it."""
    by_words = {fold(label): id for id, label in old.items()}
    pairs: list[Pair] = [
        (id if id in old else by_words.get(fold(label)), id) for id, label in new.items()
    ]
    met = {a for a, _ in pairs}
    return [*pairs, *((id, None) for id in old if id not in met)]


def _covers(
    before: Reading, after: Reading, pairs: list[Pair], labels: dict[str, str]
) -> tuple[CoverChange, ...]:
    contexts = [*after.contexts, *(c for c in before.contexts if c not in after.contexts)]
    found = []
    for old, new in pairs:
        for context in contexts:
            then, now = _cover(before, old, context), _cover(after, new, context)
            if then is None and now is None:
                continue
            id = new or old or ""
            change = _cover_change(then, now)
            found.append(CoverChange(id, labels[id], context, then, now, change))
    return tuple(found)


def _cover(seen: Reading, activity: str | None, context: str) -> Cover | None:
    if activity is None or context not in seen.contexts:
        return None
    return context_cover(seen.state, seen.game, activity, context)


def _cover_change(before: Cover | None, after: Cover | None) -> Change:
    unknown = (None, Cover.UNKNOWN)
    if before == after or (before in unknown and after in unknown):
        return Change.SAME
    if before in unknown or before is None:
        return Change.EXAMINED
    if after in unknown or after is None:
        return Change.LOST
    return Change.BETTER if after < before else Change.WORSE


_BEST_FIRST = (Colour.GREEN, Colour.AMBER, Colour.RED)


def _lights(before: Reading, after: Reading) -> tuple[LightChange, ...]:
    old = lights(before.state, before.game)
    new = lights(after.state, after.game)
    return tuple(
        LightChange(b.name, a.colour, b.colour, _light_change(a.colour, b.colour))
        for a, b in zip(old, new, strict=True)
    )


def _light_change(before: Colour, after: Colour) -> Change:
    if before is after:
        return Change.SAME
    if before is Colour.UNKNOWN:
        return Change.EXAMINED
    if after is Colour.UNKNOWN:
        return Change.LOST
    better = _BEST_FIRST.index(after) < _BEST_FIRST.index(before)
    return Change.BETTER if better else Change.WORSE


def _findings(before: Reading, after: Reading) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Weighty findings of one side that the other lacks: lifted, raised."""
    old, new = _weighty(before), _weighty(after)
    lifted = tuple(one for at, one in old.items() if at not in new)
    return lifted, tuple(one for at, one in new.items() if at not in old)


def _weighty(seen: Reading) -> dict[tuple[str, str], Finding]:
    return {
        (one.code, one.subject): one
        for one in review(seen.state, seen.game)
        if not one.accepted and one.severity is not Severity.NOTE
    }


def _fate(action: Action, before: Reading, after: Reading, on: str) -> ActionFate:
    """An action goes on where the present plan holds the same words, whatever its owner."""
    owner = function_label(before.state, before.game, action.owner)
    same = next(
        (one for one in after.state.actions.values() if fold(one.text) == fold(action.text)), None
    )
    if same is None:
        return ActionFate(action.text, owner, action.due, Fate.GONE)
    owner = function_label(after.state, after.game, same.owner)
    if same.due is None:
        return ActionFate(same.text, owner, None, Fate.UNDATED)
    fate = Fate.OVERDUE if same.due < on else Fate.OPEN
    return ActionFate(same.text, owner, same.due, fate)
