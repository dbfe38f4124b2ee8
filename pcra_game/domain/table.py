"""What lies on the table in one context: the one value that the table, the list and the
projector show.

Positions are computed by whoever shows it, never stored. A proposed card lies as a ghost until
somebody opens it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answers import UNIT_SUBJECT, Card, MeansKind, Status
from pcra_game.domain.deck import Kind, Level, Objective, Priority, Scope
from pcra_game.domain.game import Game
from pcra_game.domain.lights import Light, lights
from pcra_game.domain.review import Finding, Severity, review
from pcra_game.domain.sheet import (
    ActivitySheet,
    contexts_in_play,
    kept_sheets,
    level_of,
    service_label,
    subject_label,
)
from pcra_game.domain.state import WorkshopState, shown
from pcra_game.domain.timeline import RETURN, Cover, card_cover
from pcra_game.texts import table as words

PICTURED = ("PDT", "NET", "IMP", "MEL", "TEL", "DPI")
"""The six services shown by a pictogram: screens, internet, paper, mail, phone, records."""

PROPOSED_PER_ACTIVITY = 4
UNIT_PROPOSALS = {
    False: ("OC-01", "OC-10", "OC-11", "OC-12", "OC-13", "OR-01"),
    True: ("OC-01", "OR-01", "OR-05", "OR-06", "OR-07", "OC-11"),
}
"""Cards of the whole unit that lie as ghosts, in the return (True) and before it."""


class Look(StrEnum):
    """How a card lies on the table."""

    GHOST = "ghost"
    TO_CHECK = "to_check"
    DRAFT = "draft"
    DECIDED = "decided"
    SAME = "same"
    DEFAULT = "default"
    NO_SOLUTION = "no_solution"
    PARKED = "parked"
    SET_ASIDE = "set_aside"
    WARNED = "warned"
    CONTRADICTION = "contradiction"


DONE = (Look.DECIDED, Look.SAME, Look.NO_SOLUTION, Look.WARNED, Look.CONTRADICTION, Look.SET_ASIDE)
"""Looks that count as answered in the progress of the round."""


@dataclass(frozen=True, slots=True)
class TableCard:
    """A card, or the ghost of one; `id` is « objective@subject » either way."""

    id: str
    objective: str
    subject: str
    title: str
    kind: Kind
    look: Look
    word: str
    findings: tuple[str, ...]
    spoken: str

    @property
    def played(self) -> bool:
        """Whether somebody asked it already."""
        return self.look is not Look.GHOST


@dataclass(frozen=True, slots=True)
class TableActivity:
    """An activity in play with its cards, played ones first; cards that are « sans objet » in the
    context do not lie there."""

    id: str
    label: str
    priority: Priority
    wait: str
    night: bool | None
    findings: tuple[str, ...]
    cards: tuple[TableCard, ...]
    spoken: str


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
        _activity(state, game, sheet, context, warned, tuple(by_activity.get(sheet.id, ())))
        for sheet in sheets
    )
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
        unit_cards=_unit_cards(state, game, context, warned),
        means=_means(state, context),
        event=_event(state, game),
        lights=lights(state, game),
        findings=findings,
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
    """A context of the rail; ghosts count too, as they do on the table."""
    printed = game.contexts[code]
    battery = int(game.preset(code)[1])
    kept = {sheet.id for sheet in sheets}
    looks = [
        look_of(state, game, card, code, ())
        for card in state.cards.values()
        if game.playable(card.objective, code)
        and (card.subject in kept or not _of_activity(game, card))
    ]
    ghosts = sum(len(_proposed(state, game, sheet, code)) for sheet in sheets)
    ghosts += len(_proposed_to_unit(state, game, code))
    return TableContext(
        code=code,
        title=printed.title,
        battery=battery,
        remaining=printed.remaining,
        current=current,
        done=sum(look in DONE for look in looks),
        total=len(looks) + ghosts,
        spoken=words.spoken_context(code, printed.title, battery, current),
    )


def _of_activity(game: Game, card: Card) -> bool:
    return game.objectives[card.objective].scope is Scope.ACTIVITY


def _proposed(
    state: WorkshopState, game: Game, sheet: ActivitySheet, context: str
) -> list[Objective]:
    """What the deck still proposes under an activity: a few cards, not the whole deck."""
    played = [c for c in state.cards.values() if c.subject == sheet.id]
    taken = {c.objective for c in played}
    here = sum(game.playable(c.objective, context) for c in played)
    printed = game.activities[sheet.id].objectives if sheet.id in game.activities else ()
    proposed = [
        game.objectives[o]
        for o in printed
        if o not in taken
        and game.objectives[o].scope is Scope.ACTIVITY
        and game.playable(o, context)
    ]
    return proposed[: max(PROPOSED_PER_ACTIVITY - here, 0)]


def _proposed_to_unit(state: WorkshopState, game: Game, context: str) -> list[Objective]:
    """What the round proposes to the whole unit."""
    taken = {c.objective for c in state.cards.values() if not _of_activity(game, c)}
    returning = game.preset(context) == RETURN
    return [
        game.objectives[o]
        for o in UNIT_PROPOSALS[returning]
        if o in game.objectives and o not in taken and game.playable(o, context)
    ]


def look_of(
    state: WorkshopState, game: Game, card: Card, context: str, findings: Iterable[Finding]
) -> Look:
    """How a played card lies in a context where it may be asked, its findings worn.

    A contradiction is what the matrix calls one: accepted or not, the answer will not work there.
    """
    seen = shown(state, card.id, context)
    if seen is None:
        answered = any(d.card == card.id for d in state.decisions.values())
        return Look.TO_CHECK if answered else Look.DRAFT
    if card_cover(state, game, card, context) is Cover.CONTRADICTION:
        return Look.CONTRADICTION
    proposed = seen.decision.status is Status.PROPOSED
    look = Look.DRAFT if proposed else Look(seen.decision.status.value)
    settled = look in (Look.DECIDED, Look.SAME)
    worn = any(f.severity is not Severity.NOTE for f in findings)
    return Look.WARNED if settled and worn else look


def _activity(
    state: WorkshopState,
    game: Game,
    sheet: ActivitySheet,
    context: str,
    warned: dict[str, list[Finding]],
    findings: tuple[str, ...],
) -> TableActivity:
    cards = (
        *(
            _card(state, game, c, context, warned)
            for c in state.cards.values()
            if c.subject == sheet.id and game.playable(c.objective, context)
        ),
        *(_ghost(state, game, o, sheet.id) for o in _proposed(state, game, sheet, context)),
    )
    night = sheet.played.night.holds if sheet.played.night else None
    stop = words.wait(sheet.dmia.minutes)
    return TableActivity(
        id=sheet.id,
        label=sheet.label,
        priority=sheet.priority,
        wait=stop,
        night=night,
        findings=findings,
        cards=cards,
        spoken=words.spoken_activity(sheet.label, sheet.priority, stop, night),
    )


def _unit_cards(
    state: WorkshopState, game: Game, context: str, warned: dict[str, list[Finding]]
) -> tuple[TableCard, ...]:
    """Cards asked of the unit or of a service, then those that the round proposes."""
    return (
        *(
            _card(state, game, c, context, warned)
            for c in state.cards.values()
            if not _of_activity(game, c) and game.playable(c.objective, context)
        ),
        *(_ghost(state, game, o, UNIT_SUBJECT) for o in _proposed_to_unit(state, game, context)),
    )


def _card(
    state: WorkshopState,
    game: Game,
    card: Card,
    context: str,
    warned: dict[str, list[Finding]],
) -> TableCard:
    objective = game.objectives[card.objective]
    findings = warned.get(card.id, [])
    look = look_of(state, game, card, context, findings)
    subject = subject_label(state, game, card.subject)
    title = objective.short_title
    if objective.scope is Scope.APPLICATION:
        title = f"{title} · {subject}"
    word = words.LOOK[look]
    return TableCard(
        id=card.id,
        objective=objective.id,
        subject=card.subject,
        title=title,
        kind=objective.kind,
        look=look,
        word=word,
        findings=tuple(f.code for f in findings),
        spoken=words.spoken_card(objective.short_title, subject, word, len(findings)),
    )


def _ghost(state: WorkshopState, game: Game, objective: Objective, subject: str) -> TableCard:
    word = words.LOOK[Look.GHOST]
    label = subject_label(state, game, subject)
    return TableCard(
        id=f"{objective.id}@{subject}",
        objective=objective.id,
        subject=subject,
        title=objective.short_title,
        kind=objective.kind,
        look=Look.GHOST,
        word=word,
        findings=(),
        spoken=words.spoken_card(objective.short_title, label, word, 0),
    )


def _means(state: WorkshopState, context: str) -> tuple[TableMeans, ...]:
    """The stock, less what the solutions of the context spend, each solution counted once."""
    used = {
        s.id: s
        for (card, at), _ in state.decisions.items()
        if at == context and (seen := shown(state, card, at)) is not None
        for s in seen.solutions
    }
    spent: dict[str, int] = {}
    for solution in used.values():
        for spending in solution.spends:
            spent[spending.means] = spent.get(spending.means, 0) + spending.quantity
    return tuple(
        TableMeans(m.id, m.label, m.kind, m.quantity - spent.get(m.id, 0), m.quantity)
        for m in state.means.values()
    )


def _event(state: WorkshopState, game: Game) -> TableEvent | None:
    """The last event revealed, until the room has judged it."""
    for id, played in reversed(tuple(state.injects.items())):
        if played.revealed is not None and played.judged is None and id in game.injects:
            inject = game.injects[id]
            bet = (played.bet.holds, played.bet.does_not) if played.bet else None
            return TableEvent(id, inject.channel, inject.moment, inject.text, bet)
    return None
