"""Cards as they lie on the table in a context: played ones, and the ghosts that are proposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answers import UNIT_SUBJECT, Card, Status
from pcra_game.domain.changes import changes, levels_differ
from pcra_game.domain.decide import answered_before
from pcra_game.domain.deck import Kind, Objective, Priority, Scope
from pcra_game.domain.drafting import question_for
from pcra_game.domain.game import Game
from pcra_game.domain.resolved import resolved
from pcra_game.domain.review import Finding, Severity
from pcra_game.domain.sheet import ActivitySheet, function_label, subject_label
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.timeline import RETURN, Cover, card_cover
from pcra_game.texts import table as words
from pcra_game.texts.typography import grouped
from pcra_game.texts.words import BAND, FIELD

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
    UNCHANGED = "unchanged"
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
"""Looks that count as answered in the progress of the round; an unchanged card counts nowhere."""


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
    question: str = ""
    prompts: tuple[str, ...] = ()
    """For the facilitator's eyes only."""
    lines: tuple[tuple[str, str], ...] = ()
    """The answer so far as name and text: what, who, with what, when; only those that are said."""

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


def of_activity(game: Game, card: Card) -> bool:
    return game.objectives[card.objective].scope is Scope.ACTIVITY


def proposed_under(
    state: WorkshopState, game: Game, sheet: ActivitySheet, context: str
) -> list[Objective]:
    """What the deck still proposes under an activity: a few cards, not the whole deck.

    Where nothing that the activity needs changed since the first round, only the questions that
    the first round could not ask.
    """
    base = game.base_context
    as_before = context != base and not levels_differ(state, game, sheet.needs, base, context)
    played = resolved(state, game).cards_on(sheet.id)
    taken = {c.objective for c in played}
    here = sum(game.playable(c.objective, context) for c in played)
    printed = game.activities[sheet.id].objectives if sheet.id in game.activities else ()
    proposed = [
        game.objectives[o]
        for o in printed
        if o not in taken
        and game.objectives[o].scope is Scope.ACTIVITY
        and game.playable(o, context)
        and not (as_before and game.playable(o, base))
    ]
    return proposed[: max(PROPOSED_PER_ACTIVITY - here, 0)]


def proposed_to_unit(state: WorkshopState, game: Game, context: str) -> list[Objective]:
    """What the round proposes to the whole unit."""
    taken = {c.objective for c in state.cards.values() if not of_activity(game, c)}
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
    seen = resolved(state, game).answer(card.id, context)
    if seen is None:
        return _untouched(state, game, card, context)
    if card_cover(state, game, card, context) is Cover.CONTRADICTION:
        return Look.CONTRADICTION
    if seen.gap and seen.decision.status is Status.SAME:
        return Look.NO_SOLUTION  # a gap stays one in whatever context it is confirmed
    proposed = seen.decision.status is Status.PROPOSED
    look = Look.DRAFT if proposed else Look(seen.decision.status.value)
    settled = look in (Look.DECIDED, Look.SAME)
    worn = any(f.severity is not Severity.NOTE for f in findings)
    return Look.WARNED if settled and worn else look


def _untouched(state: WorkshopState, game: Game, card: Card, context: str) -> Look:
    """A played card that nobody looked at here: only what changes is proposed (method.md)."""
    before = answered_before(state, game, card.id, context)
    if before is not None:
        return Look.TO_CHECK if changes(state, game, card, before, context) else Look.UNCHANGED
    return Look.TO_CHECK if card.id in resolved(state, game).touched else Look.DRAFT


def activity_on_table(
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
            for c in resolved(state, game).cards_on(sheet.id)
            if game.playable(c.objective, context)
        ),
        *(_ghost(state, game, o, sheet.id) for o in proposed_under(state, game, sheet, context)),
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


def unit_cards(
    state: WorkshopState, game: Game, context: str, warned: dict[str, list[Finding]]
) -> tuple[TableCard, ...]:
    """Cards asked of the unit or of a service, then those that the round proposes."""
    return (
        *(
            _card(state, game, c, context, warned)
            for c in state.cards.values()
            if not of_activity(game, c) and game.playable(c.objective, context)
        ),
        *(_ghost(state, game, o, UNIT_SUBJECT) for o in proposed_to_unit(state, game, context)),
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
    word = _word(state, game, card, context, look)
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
        question=question_for(game, objective),
        prompts=objective.prompts,
        lines=answer_lines(state, game, card.id, context),
    )


def _word(state: WorkshopState, game: Game, card: Card, context: str, look: Look) -> str:
    """What a look is called; a gap of another context says that it is « idem »."""
    seen = resolved(state, game).answer(card.id, context)
    again = look is Look.NO_SOLUTION and seen is not None and seen.decision.follows is not None
    return words.LOOK["same_gap" if again else look]


def answer_lines(
    state: WorkshopState, game: Game, card: str, context: str
) -> tuple[tuple[str, str], ...]:
    """The answer of a card in a context in a few named lines; its first solution speaks."""
    seen = resolved(state, game).answer(card, context)
    if seen is None or not seen.solutions:
        return ()
    first = seen.solutions[0]
    spent = (
        f"{grouped(s.quantity)}\u00a0{state.means[s.means].label}"
        for s in first.spends
        if s.means in state.means
    )
    when = first.signal or (BAND[first.band.value] if first.band else "")
    said = (
        ("what", first.what),
        ("who", function_label(state, game, first.who)),
        ("with_what", first.with_what or ", ".join(spent)),
        ("signal", when),
    )
    return tuple((FIELD[field], text) for field, text in said if text)


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
        question=question_for(game, objective),
        prompts=objective.prompts,
    )
