"""The rows of each table that shows the state, in the order of its columns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pcra_game.domain.activity_events import DurationField, TextField
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Card,
    Decision,
    Means,
    ParkedItem,
    Solution,
)
from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import EstablishmentFramed, WorkshopOpened
from pcra_game.domain.game import Game
from pcra_game.domain.room_events import LogNoted, PlanStatus, StatusSigned
from pcra_game.domain.state import PlayedActivity, PlayedInject, WorkshopState
from pcra_game.persistence.wording import Wording, exists_today, starts, yes_or_no
from pcra_game.texts import words as french

RULES_VERSION = 2
"""Version of everything that this module and `wording` write into the tables."""

Row = tuple[str | int | None, ...]
Item = tuple[Any, tuple[Any, ...]]
"""What names an item, and the parts that its rows are made of."""


@dataclass(frozen=True, slots=True)
class Source:
    """How one table comes from the state.

    `reads` names the fields of the state that `items` looks at; `rows` gives the rows of one item.
    """

    table: str
    reads: tuple[str, ...]
    items: Callable[[WorkshopState, Game], Iterable[Item]]
    rows: Callable[..., Iterable[Row]]


def _workshop(
    words: Wording,
    opened: WorkshopOpened,
    establishment: EstablishmentFramed,
    phase: str | None,
    signatures: tuple[StatusSigned, ...],
    review_on: str | None,
) -> Iterator[Row]:
    game = words.game
    status = signatures[-1].status if signatures else PlanStatus.DRAFT
    yield (
        opened.session,
        opened.title,
        establishment.name,
        game.unit_code,
        game.unit.label,
        f"{game.deck.title} ({game.deck.version})",
        f"{game.scenario.title} ({game.scenario.version})",
        words.phase(phase),
        french.PLAN_STATUS[status],
        signatures[-1].version if signatures else "",
        review_on,
        opened.format_minutes,
        opened.utc_offset_minutes,
        opened.application,
        RULES_VERSION,
    )


def _workshop_items(state: WorkshopState, _game: Game) -> Iterator[Item]:
    if state.opened is not None:
        parts = (state.opened, state.establishment, state.phase, state.signatures)
        yield 0, (*parts, state.review_on)


def _service_level(words: Wording, context: str, service: str, level: Level) -> Iterator[Row]:
    yield context, service, words.service(service), french.LEVEL[level]


def _service_level_items(state: WorkshopState, game: Game) -> Iterator[Item]:
    included = (code for code, chosen in state.variants.items() if chosen)
    for context in dict.fromkeys((*game.played_contexts, *included)):
        known = game.contexts.get(context)
        levels = dict(known.levels) if known else {}
        for service, level in levels.items():
            key = (context, service)
            yield key, (*key, state.levels.get(key, level))


def _activity(words: Wording, played: PlayedActivity) -> Iterator[Row]:
    origin = words.activity(played.id)
    # The fields of the room bear the names that the deck gives them; an added activity lacks some.
    minutes = {f: getattr(origin, f.value, None) for f in DurationField}
    minutes |= {field: corrected.minutes for field, corrected in played.durations.items()}
    texts = {f: getattr(origin, f.value, "") for f in TextField} | dict(played.texts)
    needs = getattr(origin, "needs", ()) if played.needs is None else played.needs
    procedure = played.procedure
    yield (
        played.id,
        words.subject(played.id),
        yes_or_no(played.kept),
        played.priority or (origin.priority if origin else ""),
        minutes[DurationField.DMIA],
        minutes[DurationField.TOLERATED_LOSS],
        minutes[DurationField.SET_UP],
        minutes[DurationField.ENDURANCE],
        texts[TextField.MINIMUM_SERVICE],
        texts[TextField.STOP_SIGN],
        texts[TextField.RECORD_MEANWHILE],
        texts[TextField.SITE_VARIANT],
        texts[TextField.OFFLINE_DATA],
        words.service_list(needs),
        words.function(played.referent),
        yes_or_no(played.night.holds if played.night else None),
        " ".join(map(str, played.fingers.counts)) if played.fingers else "",
        played.dissent,
        ", ".join(filter(None, [procedure.code, procedure.place, procedure.dated]))
        if procedure
        else "",
        played.tested_on,
        played.set_aside_reason,
    )


def _card(words: Wording, card: Card) -> Iterator[Row]:
    yield (
        card.id,
        words.subject(card.subject),
        words.objective(card.objective),
        words.kind(card.objective),
        card.subject,
        card.objective,
    )


def _solution(words: Wording, solution: Solution) -> Iterator[Row]:
    yield (
        solution.id,
        *_in_words(words, solution),
        solution.set_up,
        solution.holds_for,
        solution.accepted_risk,
        solution.copied_from,
    )


def _in_words(words: Wording, solution: Solution) -> tuple[str, ...]:
    return (
        solution.what,
        words.function(solution.who),
        words.deputy(solution.who),
        words.with_what(solution),
        starts(solution),
        exists_today(solution),
        words.service_list(solution.services),
    )


def _decision(
    words: Wording, decision: Decision, card: Card, solutions: tuple[Solution, ...]
) -> Iterator[Row]:
    """Give one row a solution, or one for what holds none of its own."""
    what = (
        words.subject(card.subject),
        words.objective(card.objective),
        decision.context,
        words.context(decision.context),
        french.STATUS[decision.status],
    )
    follows = decision.follows
    why = (
        f"{follows} – {words.context(follows)}" if follows else "",
        decision.reason,
        decision.justification,
        card.subject,
        card.objective,
        card.id,
    )
    if follows or not solutions:
        told = " puis ".join(s.what for s in solutions)
        yield (*what, 0, told, "", "", "", "", "", "", "", *why, None)
        return
    for position, solution in enumerate(solutions, 1):
        answer = (*_in_words(words, solution), solution.accepted_risk)
        yield (*what, position, *answer, *why, solution.id)


def _decision_items(state: WorkshopState, _game: Game) -> Iterator[Item]:
    for key, decision in state.decisions.items():
        card = state.cards.get(decision.card)
        if card is None:
            # Withdrawn: what was decided of it comes back with the card.
            continue
        source = decision
        if decision.follows is not None:
            source = state.decisions.get((decision.card, decision.follows), decision)
        found = (state.solutions.get(id) for id in source.solutions)
        yield key, (decision, card, tuple(s for s in found if s is not None))


def _action(words: Wording, position: int, action: Action) -> Iterator[Row]:
    owner = words.function(action.owner)
    yield position, action.id, action.text, owner, action.due, action.card, action.priority


def _arbitrage(_words: Wording, position: int, it: Arbitrage) -> Iterator[Row]:
    yield position, it.id, it.text, it.cost, it.people, it.due


def _means(_words: Wording, means: Means) -> Iterator[Row]:
    yield (
        means.id,
        means.label,
        french.MEANS_KIND[means.kind],
        means.quantity,
        means.per_day,
        means.place,
        means.checked_on,
    )


def _parking(_words: Wording, position: int, item: ParkedItem) -> Iterator[Row]:
    yield position, item.id, item.text, item.card, item.context, item.outcome


def _log(_words: Wording, position: int, line: LogNoted) -> Iterator[Row]:
    yield position, line.id, line.fictive, line.text


def _inject(words: Wording, position: int, id: str, played: PlayedInject) -> Iterator[Row]:
    known = words.game.injects.get(id)
    yield (
        position,
        id,
        known.text if known else "",
        yes_or_no(played.revealed is not None),
        played.bet.holds if played.bet else None,
        played.bet.does_not if played.bet else None,
        french.VERDICT[played.judged.verdict] if played.judged else "",
        played.judged.word if played.judged else "",
    )


def _inject_items(state: WorkshopState, _game: Game) -> Iterator[Item]:
    for position, (id, played) in enumerate(state.injects.items(), 1):
        yield position, (position, id, played)


def _by_id(field: str) -> Callable[[WorkshopState, Game], Iterator[Item]]:
    """Name the values of a mapping of the state by their ids."""
    return lambda state, _: ((id, (value,)) for id, value in getattr(state, field).items())


def _in_order(field: str) -> Callable[[WorkshopState, Game], Iterator[Item]]:
    """Name the values of a mapping of the state by their places in it."""
    return lambda state, _: (
        (place, (place, value)) for place, value in enumerate(getattr(state, field).values(), 1)
    )


SOURCES = (
    Source(
        "workshop",
        ("opened", "establishment", "phase", "signatures", "review_on"),
        _workshop_items,
        _workshop,
    ),
    Source("service_level", ("levels", "variants"), _service_level_items, _service_level),
    Source("activity", ("activities",), _by_id("activities"), _activity),
    Source("card", ("cards",), _by_id("cards"), _card),
    Source("solution", ("solutions",), _by_id("solutions"), _solution),
    Source("decision", ("decisions", "cards", "solutions"), _decision_items, _decision),
    Source("action", ("actions",), _in_order("actions"), _action),
    Source("arbitrage", ("arbitrages",), _in_order("arbitrages"), _arbitrage),
    Source("means", ("means",), _by_id("means"), _means),
    Source("parking", ("parking",), _in_order("parking"), _parking),
    Source("log", ("log",), _in_order("log"), _log),
    Source("inject", ("injects",), _inject_items, _inject),
)
"""Every table that shows the state, those that others point to first."""
