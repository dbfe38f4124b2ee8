"""What lies on the table in one context: the one value that the table, the list and the
projector show.

Positions are computed by whoever shows it, never stored. A proposed card lies as a ghost until
somebody opens it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pcra_game.domain.answers import MeansKind
from pcra_game.domain.deck import Level
from pcra_game.domain.game import Game
from pcra_game.domain.lights import Light, lights
from pcra_game.domain.means import spent_in
from pcra_game.domain.review import Finding, Severity, review
from pcra_game.domain.sheet import (
    ActivitySheet,
    contexts_in_play,
    kept_sheets,
    level_of,
    service_label,
)
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table_cards import (
    DONE,
    Look,
    TableActivity,
    TableCard,
    activity_on_table,
    look_of,
    of_activity,
    proposed_to_unit,
    proposed_under,
    unit_cards,
)
from pcra_game.texts import table as words

PICTURED = ("PDT", "NET", "IMP", "MEL", "TEL", "DPI")
"""The six services shown by a pictogram: screens, internet, paper, mail, phone, records."""


@dataclass(frozen=True, slots=True)
class TableService:
    """A pictured service with what is left of it."""

    code: str
    label: str
    level: Level


@dataclass(frozen=True, slots=True)
class TableContext:
    """A context of the rail; `battery` is 0 to 3 bars out of 4."""

    code: str
    title: str
    battery: int
    remaining: str
    current: bool
    done: int
    total: int
    spoken: str


@dataclass(frozen=True, slots=True)
class TableMeans:
    """A means of the unit: what is left of it once the solutions of the context are counted."""

    id: str
    label: str
    kind: MeansKind
    left: int
    quantity: int


@dataclass(frozen=True, slots=True)
class TableEvent:
    """The event that the room is facing."""

    id: str
    channel: str
    moment: str
    text: str
    bet: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that lies there."""

    title: str
    scenario: str
    context: TableContext
    contexts: tuple[TableContext, ...]
    services: tuple[TableService, ...]
    activities: tuple[TableActivity, ...]
    unit_cards: tuple[TableCard, ...]
    means: tuple[TableMeans, ...]
    event: TableEvent | None
    lights: tuple[Light, ...]
    findings: tuple[Finding, ...]
    parked: int
    """Notes of the parking without an outcome, and cards of the context that lie there."""

    def cards(self) -> tuple[TableCard, ...]:
        """Every card, ghosts included: those of the activities in order, then the unit's."""
        return (*(c for a in self.activities for c in a.cards), *self.unit_cards)

    def card(self, id: str) -> TableCard | None:
        """A card by its id."""
        return next((card for card in self.cards() if card.id == id), None)

    def next_proposed(self, after: str | None) -> TableCard | None:
        """The next card to open: what waits behind `after` first, then from the start."""
        cards = self.cards()
        start = next((i + 1 for i, card in enumerate(cards) if card.id == after), 0)
        waiting = (Look.GHOST, Look.TO_CHECK, Look.DRAFT, Look.DEFAULT)
        turned = (*cards[start:], *cards[:start])
        return next((c for c in turned if c.look in waiting and c.id != after), None)

    @property
    def to_finish(self) -> int:
        """Cards of the round that somebody began and nobody ended."""
        return sum(c.look in (Look.DRAFT, Look.WARNED) for c in self.cards())

    @property
    def contradictions(self) -> int:
        """Cards that rely on what is not there."""
        return sum(c.look is Look.CONTRADICTION for c in self.cards())


def table(state: WorkshopState, game: Game, context: str) -> Table:
    """Lay the table for a context. KeyError for a context that the deck lacks."""
    findings = review(state, game)
    warned = _warned_cards(findings, context)
    by_activity: dict[str, list[str]] = {}
    for finding in findings:
        if not finding.accepted:
            by_activity.setdefault(finding.subject.split("/")[0], []).append(finding.code)
    sheets = kept_sheets(state, game)
    rail = tuple(
        _context(state, game, code, sheets, current=code == context)
        for code in dict.fromkeys((*contexts_in_play(state, game), context))
    )
    activities = tuple(
        activity_on_table(state, game, sheet, context, warned, tuple(by_activity.get(sheet.id, ())))
        for sheet in sheets
    )
    whole = unit_cards(state, game, context, warned)
    lying = (*(card for activity in activities for card in activity.cards), *whole)
    waiting = sum(not item.outcome for item in state.parking.values())
    return Table(
        title=game.unit.label,
        scenario=game.scenario.title,
        context=next(c for c in rail if c.current),
        contexts=rail,
        services=tuple(
            TableService(
                code, service_label(state, game, code), level_of(state, game, context, code)
            )
            for code in PICTURED
            if code in game.services
        ),
        activities=activities,
        unit_cards=whole,
        means=_means(state, game, context),
        event=_event(state, game),
        lights=lights(state, game),
        findings=findings,
        parked=waiting + sum(card.look is Look.PARKED for card in lying),
    )


def _warned_cards(findings: Iterable[Finding], context: str) -> dict[str, list[Finding]]:
    """Findings by card, those that speak of this context."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        here = finding.subject.rpartition("/")[2] == context
        if here and not finding.accepted and finding.severity is not Severity.NOTE:
            for card in finding.cards:
                found.setdefault(card, []).append(finding)
    return found


def _context(
    state: WorkshopState, game: Game, code: str, sheets: list[ActivitySheet], *, current: bool
) -> TableContext:
    """A context of the rail; ghosts count as they do on the table, unchanged cards do not."""
    printed = game.contexts[code]
    battery = int(game.preset(code)[1])
    kept = {sheet.id for sheet in sheets}
    looks = [
        look_of(state, game, card, code, ())
        for card in state.cards.values()
        if game.playable(card.objective, code)
        and (card.subject in kept or not of_activity(game, card))
    ]
    ghosts = sum(len(proposed_under(state, game, sheet, code)) for sheet in sheets)
    ghosts += len(proposed_to_unit(state, game, code))
    return TableContext(
        code=code,
        title=printed.title,
        battery=battery,
        remaining=printed.remaining,
        current=current,
        done=sum(look in DONE for look in looks),
        total=sum(look is not Look.UNCHANGED for look in looks) + ghosts,
        spoken=words.spoken_context(code, printed.title, battery, current),
    )


def _means(state: WorkshopState, game: Game, context: str) -> tuple[TableMeans, ...]:
    """The stock, less what the answers of the context spend."""
    return tuple(
        TableMeans(s.means.id, s.means.label, s.means.kind, s.left, s.means.quantity)
        for s in spent_in(state, game, context)
    )


def _event(state: WorkshopState, game: Game) -> TableEvent | None:
    """The last event revealed, until the room has judged it."""
    for id, played in reversed(tuple(state.injects.items())):
        if played.revealed is not None and played.judged is None and id in game.injects:
            inject = game.injects[id]
            bet = (played.bet.holds, played.bet.does_not) if played.bet else None
            return TableEvent(id, inject.channel, inject.moment, inject.text, bet)
    return None
