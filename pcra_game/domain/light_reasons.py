"""How one activity stands at one moment, and every reason that keeps a light from being green."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answers import Card, MeansKind, Solution
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.game import Game
from pcra_game.domain.means import spent_in, stock_days
from pcra_game.domain.nights import covered_at_night, has_nights
from pcra_game.domain.resolved import resolved
from pcra_game.domain.sheet import (
    ActivitySheet,
    function_label,
    level_of,
    service_label,
)
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.timeline import (
    RETURN,
    Cover,
    activity_timeline,
    at_minute,
    card_cover,
    card_timelines,
    context_cover,
    continuity_cards,
    contradicted,
    stretches,
)
from pcra_game.texts import lights as words

_DAY = 1440


class Colour(StrEnum):
    """What a light says; `UNKNOWN` is grey, nobody looked."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """A reason, worst first; `HOLDS` is what a green light rests on."""

    CONTRADICTION = "contradiction"
    GAP = "gap"
    EXHAUSTED = "exhausted"
    UNEXAMINED = "unexamined"
    BACK_UNEXAMINED = "back_unexamined"
    BEYOND = "beyond"
    SETTING_UP = "setting_up"
    DOUBLE_CIRCUIT = "double_circuit"
    RELAYED = "relayed"
    NIGHT_FAILS = "night_fails"
    NO_MOON = "no_moon"
    NO_DEPUTY = "no_deputy"
    STOCK_OUT = "stock_out"
    OVERSPENT = "overspent"
    PARTIAL = "partial"
    UNBOUNDED = "unbounded"
    UNTESTED = "untested"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class LightReason:
    """What is said of an activity at a moment: the colour it calls for, and the cards behind it.

    `detail` names a function, a means or a service. Without a card, the activity's own sheet says.
    """

    activity: str
    colour: Colour
    why: Why
    cards: tuple[str, ...] = ()
    detail: str = ""

    @property
    def said(self) -> str:
        """The reason in French."""
        return words.why(self.why, self.detail)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a light looks: a minute from H0, or a context whatever the hour.

    `moon`: the first night. `nights`: a night lies behind, somebody had to be relieved.
    """

    minute: int | None
    context: str | None
    moon: bool = False
    nights: bool = True


@dataclass(frozen=True, slots=True)
class _Running:
    """A solution at work on a card; `since` is its first minute, where hours count."""

    card: str
    solution: Solution
    since: int | None


@dataclass(frozen=True, slots=True)
class _Standing:
    """How an activity stands: its cover, the cards that make it so, the solutions at work."""

    cover: Cover
    why: Why
    cards: tuple[str, ...] = ()
    running: tuple[_Running, ...] = ()


_BROKEN = {
    Cover.CONTRADICTION: Why.CONTRADICTION,
    Cover.GAP: Why.GAP,
    Cover.EXHAUSTED: Why.EXHAUSTED,
    Cover.UNKNOWN: Why.UNEXAMINED,
}
_HOLDING = {Cover.SETTING_UP: Why.SETTING_UP, Cover.DOUBLE_CIRCUIT: Why.DOUBLE_CIRCUIT}


def reasons_of(
    state: WorkshopState, game: Game, sheet: ActivitySheet, moment: Moment
) -> tuple[LightReason, ...]:
    """Every reason of an activity at a moment, worst first; « it holds » where there is none."""
    standing = _standing(state, game, sheet, moment)
    found: list[LightReason] = []
    broken = standing.cover in _BROKEN
    if broken or standing.why is not Why.HOLDS:
        colour = _colour(standing.cover, sheet.priority)
        found.append(LightReason(sheet.id, colour, standing.why, standing.cards))
    if moment.moon and has_nights(state, game):
        found += _moon(sheet)
    if not broken and moment.context is not None:
        found += _warnings(state, game, sheet, moment, standing)
    if not found:
        cards = standing.cards or tuple(r.card for r in standing.running)
        found.append(LightReason(sheet.id, Colour.GREEN, Why.HOLDS, cards))
    return tuple(found)


def _colour(cover: Cover, priority: Priority) -> Colour:
    """What a cover alone calls for: only a P0 turns a light red or grey, or a contradiction."""
    if cover is Cover.CONTRADICTION:
        return Colour.RED
    if priority is Priority.P0 and cover in (Cover.GAP, Cover.EXHAUSTED):
        return Colour.RED
    if priority is Priority.P0 and cover is Cover.UNKNOWN:
        return Colour.UNKNOWN
    return Colour.AMBER


def _standing(state: WorkshopState, game: Game, sheet: ActivitySheet, moment: Moment) -> _Standing:
    if moment.context is None:
        return _Standing(Cover.UNKNOWN, Why.BEYOND)
    if moment.minute is None:
        cover = context_cover(state, game, sheet.id, moment.context)
    else:
        segment = at_minute(activity_timeline(state, game, sheet.id), moment.minute)
        cover = segment.cover if segment else Cover.UNKNOWN
    if cover is Cover.NORMAL:
        return _back(state, game, sheet, moment.context)
    lanes = list(_lanes(state, game, sheet, moment))
    bare = Cover.HELD if cover is Cover.DOUBLE_CIRCUIT else cover
    cards = tuple(card for card, at, _ in lanes if at is bare)
    running = tuple(running for _, _, running in lanes if running is not None)
    why = _BROKEN.get(cover) or _HOLDING.get(cover) or Why.HOLDS
    return _Standing(cover, why, cards, running)


def _lanes(
    state: WorkshopState, game: Game, sheet: ActivitySheet, moment: Moment
) -> Iterator[tuple[str, Cover, _Running | None]]:
    """Each continuity card that counts at the moment: its cover, and the solution at work."""
    context = moment.context
    assert context is not None
    if moment.minute is None:
        for card in continuity_cards(state, game, sheet.id):
            if not game.playable(card.objective, context):
                continue
            cover = card_cover(state, game, card, context)
            if cover is not None:
                yield card.id, cover, _first_usable(state, game, card, context, cover)
        return
    for card, line in card_timelines(state, game, sheet.id):
        segment = at_minute(line, moment.minute)
        if segment is None:
            continue
        running = None
        if segment.solution:
            since = min(s.start for s in line if s.solution == segment.solution)
            running = _Running(card.id, state.solutions[segment.solution], since)
        yield card.id, segment.cover, running


def _first_usable(
    state: WorkshopState, game: Game, card: Card, context: str, cover: Cover
) -> _Running | None:
    if cover is not Cover.HELD:
        return None
    seen = resolved(state, game).answers[card.id, context]
    usable = (s for s in seen.solutions if not contradicted(state, game, seen.decision, s))
    return _Running(card.id, next(usable), None)


def _back(state: WorkshopState, game: Game, sheet: ActivitySheet, context: str) -> _Standing:
    """Services are back: that holds where somebody decided something there, and nothing clashes."""
    covers = {
        card.id: card_cover(state, game, card, context)
        for card in resolved(state, game).cards_on(sheet.id)
        if game.playable(card.objective, context)
    }
    going_on = {card.id for card in continuity_cards(state, game, sheet.id)}
    clashing = tuple(c for c, at in covers.items() if at is Cover.CONTRADICTION and c in going_on)
    if clashing:
        return _Standing(Cover.CONTRADICTION, Why.CONTRADICTION, clashing)
    looked_at = tuple(c for c, at in covers.items() if at is Cover.HELD)
    if looked_at:
        return _Standing(Cover.NORMAL, Why.HOLDS, looked_at)
    return _Standing(Cover.UNKNOWN, Why.BACK_UNEXAMINED, tuple(covers))


def _moon(sheet: ActivitySheet) -> Iterator[LightReason]:
    """« à 3 h, dimanche, ça tient »: said by a function that works nights, or it is a warning."""
    stamp = sheet.played.night
    if stamp is None:
        yield LightReason(sheet.id, Colour.AMBER, Why.NO_MOON)
    elif not stamp.holds:
        yield LightReason(sheet.id, Colour.AMBER, Why.NIGHT_FAILS)


def _warnings(
    state: WorkshopState, game: Game, sheet: ActivitySheet, moment: Moment, standing: _Standing
) -> Iterator[LightReason]:
    """What holds with reserves: see the module of the lights for when each of them counts."""
    context = moment.context
    assert context is not None
    if standing.cover is Cover.NORMAL:
        return
    running = standing.running

    def amber(why: Why, found: Iterable[tuple[str, str]]) -> Iterator[LightReason]:
        pairs = list(found)
        if pairs:
            cards = tuple(dict.fromkeys(card for card, _ in pairs))
            detail = words.some_of([*dict.fromkeys(said for _, said in pairs if said)])
            yield LightReason(sheet.id, Colour.AMBER, why, cards, detail)

    yield from amber(Why.RELAYED, _relayed(state, game, sheet, context))
    if moment.nights and has_nights(state, game):
        yield from amber(Why.NO_DEPUTY, _without_deputy(state, game, running))
    yield from amber(Why.STOCK_OUT, _out_of_stock(state, game, running, moment.minute))
    yield from amber(Why.OVERSPENT, _overspent(state, game, running, context))
    yield from amber(Why.PARTIAL, _partial(state, game, running, context))
    yield from amber(Why.UNBOUNDED, _unbounded(sheet, running))
    if not _tested(sheet):
        yield LightReason(sheet.id, Colour.AMBER, Why.UNTESTED)


def _tested(sheet: ActivitySheet) -> bool:
    return sheet.played.tested_on is not None


def _relayed(
    state: WorkshopState, game: Game, sheet: ActivitySheet, context: str
) -> Iterator[tuple[str, str]]:
    """Cards that hold by another solution than one that cannot work here."""
    for card in continuity_cards(state, game, sheet.id):
        if card_cover(state, game, card, context) is not Cover.HELD:
            continue
        seen = resolved(state, game).answers[card.id, context]
        if any(contradicted(state, game, seen.decision, s) for s in seen.solutions):
            yield card.id, ""


def _without_deputy(
    state: WorkshopState, game: Game, running: tuple[_Running, ...]
) -> Iterator[tuple[str, str]]:
    for at in running:
        if not covered_at_night(state, game, at.solution.who):
            yield at.card, function_label(state, game, at.solution.who)


def _out_of_stock(
    state: WorkshopState, game: Game, running: tuple[_Running, ...], minute: int | None
) -> Iterator[tuple[str, str]]:
    for at in running:
        if minute is None or at.since is None:
            continue
        for spending in at.solution.spends:
            means = state.means.get(spending.means)
            if means is None or means.kind is not MeansKind.STOCK:
                continue
            days = stock_days(state, game, means.id)
            if days is not None and minute - at.since >= days * _DAY:
                yield at.card, means.label


def _overspent(
    state: WorkshopState, game: Game, running: tuple[_Running, ...], context: str
) -> Iterator[tuple[str, str]]:
    now = resolved(state, game)
    over = now.once(
        ("overspent", context),
        lambda: (state.decisions, state.solutions, state.cards, state.means, state.activities),
        lambda: {s.means.id: s.means.label for s in spent_in(state, game, context) if s.overspent},
    )
    if not over:
        return
    for at in running:
        for spending in at.solution.spends:
            if spending.means in over:
                yield at.card, over[spending.means]


def _partial(
    state: WorkshopState, game: Game, running: tuple[_Running, ...], context: str
) -> Iterator[tuple[str, str]]:
    for at in running:
        for code in at.solution.services:
            if level_of(state, game, context, code) is Level.PARTIAL:
                yield at.card, service_label(state, game, code)


def _unbounded(sheet: ActivitySheet, running: tuple[_Running, ...]) -> Iterator[tuple[str, str]]:
    """Solutions without a figure of their own, where the activity has none either."""
    if sheet.endurance.minutes is None:
        for at in running:
            if at.solution.holds_for is None:
                yield at.card, ""


def moment_at(game: Game, minute: int, *, moon: bool = False, nights: bool = True) -> Moment:
    """A moment from a minute, with the context that the scenario plays then, if any."""
    context = next((s.context for s in stretches(game) if s.start <= minute < s.end), None)
    return Moment(minute, context, moon, nights)


def the_return(game: Game) -> Moment:
    """The last context of the scenario in which services come back, whatever the hour."""
    returns = [c for c in game.played_contexts if game.preset(c) == RETURN]
    return Moment(None, returns[-1] if returns else None)
