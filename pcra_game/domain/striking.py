"""Which event strikes next: by the hour of the story, by hand, or where the plan is weakest.

Reasons and reactions are for the facilitator alone. Nothing is drawn by chance: the same state
gives the same events (method.md: two events on the weakest spots, the room judges).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pcra_game.domain.answers import UNIT_SUBJECT, Status
from pcra_game.domain.decide import card_id
from pcra_game.domain.deck import EVERY_UNIT, Inject, Level, Phase, Priority, Scope
from pcra_game.domain.game import Game
from pcra_game.domain.limits import SHORT_TEXT
from pcra_game.domain.means import spent_in
from pcra_game.domain.moves import CloseCard, Move, Several, ShareSolution
from pcra_game.domain.reading import reading
from pcra_game.domain.sheet import (
    ActivitySheet,
    deputy_of,
    function_label,
    level_of,
    service_label,
    subject_label,
)
from pcra_game.domain.state import ANSWERED, WorkshopState
from pcra_game.domain.timeline import Cover, absent_needs
from pcra_game.texts import striking as words

CARDS_OF_EVENT = 4
"""Cards that an event may send back to the table: more would be a list to read."""

OF_STATUS = {
    Status.NO_SOLUTION: (50, words.gap),
    Status.DEFAULT: (30, words.by_default),
    Status.DRAFT: (25, words.draft),
    Status.PROPOSED: (25, words.draft),
    Status.PARKED: (20, words.parked),
}
"""How weak a card is by its status, and how that is said; the other statuses hold."""

CONTRADICTION, UNANSWERED_VITAL, UNANSWERED = 60, 40, 25
COUNTED_ON, OVERSPENT, FAILS_AT_NIGHT = 30, 25, 20
NO_MOON, NO_DEPUTY, RELIED_ON = 12, 10, 5
MOST_RELIED = 3
"""Activities beyond the third make a missing service no weaker."""

Reason = tuple[int, str]


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """An event that would strike where the plan holds least; `cards` are those that it is about."""

    inject: Inject
    why: str
    score: int
    cards: tuple[str, ...]


def for_unit(game: Game, inject: Inject) -> bool:
    """Whether the event is aimed at the unit that plays, by name or as one of all units."""
    return bool({EVERY_UNIT, game.unit_code}.intersection(inject.units))


def by_name(game: Game, inject: Inject) -> bool:
    """Whether the event names the unit that plays."""
    return game.unit_code in inject.units


def met(state: WorkshopState) -> set[str]:
    """Ids of the events that were revealed."""
    return {id for id, played in state.injects.items() if played.revealed is not None}


def opening(game: Game) -> tuple[Inject, ...]:
    """The two events of the opening, each one that this unit lives through.

    Where the scenario's own is aimed at other units, the earliest event of the first phase for
    this unit takes its place. They come in the order of the story.
    """
    chosen: list[Inject] = []
    first = [game.injects[id] for id in game.scenario.phases[0].injects]
    ours = sorted((i for i in first if for_unit(game, i)), key=lambda i: i.offset)
    named = [game.injects[id] for id in game.scenario.opening]
    taken = {inject.id for inject in named if for_unit(game, inject)}
    for inject in named:
        if not for_unit(game, inject):
            inject = next((i for i in ours if i.id not in taken), inject)
            taken.add(inject.id)
        chosen.append(inject)
    return tuple(sorted(chosen, key=lambda inject: inject.offset))


def unmet(state: WorkshopState, game: Game) -> tuple[Inject, ...]:
    """Every event that the room has not met: those that name the unit, those of all units, then
    those of others; each in the order of the story."""
    left = [i for i in game.scenario.injects if i.id not in met(state)]
    return tuple(sorted(left, key=lambda i: (not by_name(game, i), not for_unit(game, i))))


def next_events(state: WorkshopState, game: Game) -> tuple[Inject, ...]:
    """Events of the phase in play for this unit that the room has not met, in order of time.

    Those of an earlier context come last: the room has left it.
    """
    phase = game.phases.get(state.phase or "")
    if phase is None:
        return ()
    contexts = list(game.contexts)

    def order(inject: Inject) -> tuple[bool, int]:
        known = phase.context in contexts and inject.context in contexts
        gone = known and contexts.index(inject.context) < contexts.index(phase.context or "")
        return gone, inject.offset

    left = [i for i in _ours_of(game, phase) if i.id not in met(state)]
    return tuple(sorted(left, key=order))


def due_event(state: WorkshopState, game: Game, share: float | None = None) -> Inject | None:
    """The event whose time has come, or `None`: a proposal, never more.

    The hour of the story decides where somebody set it inside the phase; else `share`, how much of
    the phase's minutes of play is gone: its advised events are spread evenly over them.
    """
    left, phase = next_events(state, game), game.phases.get(state.phase or "")
    if not left or phase is None:
        return None
    here = [i for i in left if i.context == phase.context] or list(left)
    if state.fictive is not None and phase.start <= state.fictive < phase.end:
        return here[0] if here[0].offset <= state.fictive else None
    if share is None:
        return None
    ours = {i.id for i in _ours_of(game, phase)}
    played = len(ours & met(state))
    advised = len(ours.intersection(phase.recommended)) or 1
    return here[0] if played < advised and share >= (played + 1) / (advised + 1) else None


def _ours_of(game: Game, phase: Phase) -> list[Inject]:
    ordered = dict.fromkeys((*phase.injects, *phase.recommended))
    return [game.injects[id] for id in ordered if for_unit(game, game.injects[id])]


def struck_context(game: Game, inject: Inject) -> str:
    """The context in which the event asks its question: the one that it leads to, where the
    question makes no sense before."""
    known = inject.context in game.contexts and game.playable(inject.objective, inject.context)
    return inject.context if known else inject.context_after or inject.context


def cards_of(state: WorkshopState, game: Game, inject: Inject) -> tuple[str, ...]:
    """Cards that an event is about, played or still to be asked, the most concerned first."""
    objective = game.objectives[inject.objective]
    if objective.scope is Scope.UNIT:
        return (card_id(objective.id, UNIT_SUBJECT),)
    if objective.scope is Scope.APPLICATION:
        needed = {code for sheet in reading(state, game).sheets for code in sheet.needs}
        subjects = sorted(inject.services, key=lambda code: code not in needed)
        asked = [c.subject for c in state.cards.values() if c.objective == objective.id]
        subjects = [*(s for s in subjects if s in asked), *subjects]
    else:
        subjects = [sheet.id for sheet in _asked_of(state, game, inject)]
    cards = (card_id(objective.id, subject) for subject in dict.fromkeys(subjects))
    return tuple(cards)[:CARDS_OF_EVENT]


def _asked_of(state: WorkshopState, game: Game, inject: Inject) -> list[ActivitySheet]:
    """Activities of which the event's question is asked, those that lose a service first."""

    def asked(sheet: ActivitySheet) -> bool:
        printed = game.activities[sheet.id].objectives if sheet.id in game.activities else ()
        return inject.objective in printed or card_id(inject.objective, sheet.id) in state.cards

    sheets = reading(state, game).sheets
    found = [s for s in sheets if asked(s)] or [s for s in sheets if _hit(s, inject)]
    return sorted(
        found,
        key=lambda s: (card_id(inject.objective, s.id) not in state.cards, not _hit(s, inject)),
    )


def _hit(sheet: ActivitySheet, inject: Inject) -> bool:
    return bool(set(sheet.needs).intersection(inject.services))


def could_strike(state: WorkshopState, game: Game, inject: Inject, context: str | None) -> bool:
    """Whether an event makes sense in a context: a telephone that rings again is not mute.

    It does as long as one service that it names, and that its own context lacks, is not back in
    full; an event that lives without such a service may strike anywhere.
    """
    own = struck_context(game, inject)
    if own not in game.contexts or context is None or context not in game.contexts:
        return True
    whole = Level.AVAILABLE
    lacked = [code for code in inject.services if level_of(state, game, own, code) < whole]
    return not lacked or any(level_of(state, game, context, code) < whole for code in lacked)


def weak_spots(state: WorkshopState, game: Game, context: str = "") -> tuple[WeakSpot, ...]:
    """Events for this unit that the room has not met, the one that would strike hardest first.

    Those of phases that the room has reached come before the others. Where nothing is weak the
    score is 0: such events come last in their phase, to try what holds. Where `context` is given,
    events that could not strike in it are left out.
    """
    reached = _reached(state, game)
    found: list[tuple[tuple[object, ...], WeakSpot]] = []
    for inject in unmet(state, game):
        if not for_unit(game, inject) or not could_strike(state, game, inject, context):
            continue
        cards = cards_of(state, game, inject)
        reasons = sorted(set(_reasons(state, game, inject, cards)), key=lambda r: (-r[0], r[1]))
        score = sum(weight for weight, _ in reasons)
        said = [reason for _, reason in reasons] or [words.NOTHING_WEAK]
        why = words.reasons(said, SHORT_TEXT)
        order = (inject.id not in reached, -score, not by_name(game, inject))
        key = (*order, inject.difficulty, inject.offset, inject.id)
        found.append((key, WeakSpot(inject, why, score, cards)))
    return tuple(spot for _, spot in sorted(found, key=lambda pair: pair[0]))


def _reached(state: WorkshopState, game: Game) -> set[str]:
    """Ids of the events of the phase in play and of those before it."""
    phases = game.scenario.phases
    at = next((i for i, phase in enumerate(phases) if phase.id == state.phase), 0)
    return {id for phase in phases[: at + 1] for id in phase.injects}


def _reasons(
    state: WorkshopState, game: Game, inject: Inject, cards: tuple[str, ...]
) -> Iterator[Reason]:
    """Why the plan is weak there. The weakest card speaks for all; the rest adds up.

    Where the question was asked of one activity, one that it was not asked of weighs less.
    """
    played = any(card in state.cards for card in cards)
    weak = [
        (min(found[0], UNANSWERED) if played and card not in state.cards else found[0], found[1])
        for card in cards
        if (found := _of_card(state, game, card, struck_context(game, inject))) is not None
    ]
    if weak:
        yield max(weak, key=lambda reason: reason[0])
    yield from _of_services(state, game, inject)
    yield from _of_nights(state, game, inject, cards)
    yield from _of_people(state, game, inject, cards)
    yield from _of_means(state, game, inject, cards)


def _of_card(state: WorkshopState, game: Game, card: str, context: str) -> Reason | None:
    """What is weak about a card in a context; nothing where it may not be asked there."""
    objective, _, subject = card.partition("@")
    if context not in game.contexts or not game.playable(objective, context):
        return None
    title = card_words(state, game, card)
    seen = reading(state, game).answers.get((card, context))
    if seen is None:
        sheets = {sheet.id: sheet for sheet in reading(state, game).sheets}
        minor = subject in sheets and sheets[subject].priority > Priority.P1
        weight = UNANSWERED if minor else UNANSWERED_VITAL
        return weight, words.unanswered(title, context)
    if reading(state, game).card_cover(state.cards[card], context) is Cover.CONTRADICTION:
        return CONTRADICTION, words.contradiction(title, context)
    status = seen.decision.status
    if status is Status.SAME:
        status = seen.source.status
    if status not in OF_STATUS:
        return None
    weight, say = OF_STATUS[status]
    return weight, say(title, context)


def _of_services(state: WorkshopState, game: Game, inject: Inject) -> Iterator[Reason]:
    """Services that the event names, that its context lacks, and that the plan relies on."""
    context, read = struck_context(game, inject), reading(state, game)
    if context not in game.contexts:
        return
    for code in inject.services:
        if level_of(state, game, context, code) is not Level.ABSENT:
            continue
        label = service_label(state, game, code)
        counting = [
            card
            for (card, at), seen in read.answers.items()
            if at == context
            and seen.decision.status in ANSWERED
            and any(code in absent_needs(state, game, at, s) for s in seen.solutions)
        ]
        if counting:
            yield COUNTED_ON, words.counted_on(label, len(counting))
        bare = sum(
            code in sheet.needs and read.cover(sheet.id, context) >= Cover.UNKNOWN
            for sheet in read.sheets
        )
        if bare:
            yield RELIED_ON * min(bare, MOST_RELIED), words.relied_on(label, bare)


def _of_nights(
    state: WorkshopState, game: Game, inject: Inject, cards: tuple[str, ...]
) -> Iterator[Reason]:
    """The first vital activity that the event touches and that nobody on nights stands by."""
    subjects = {card.partition("@")[2] for card in cards}
    for sheet in reading(state, game).sheets:
        touched = sheet.id in subjects or _hit(sheet, inject)
        night = sheet.played.night
        if sheet.priority is not Priority.P0 or not touched or (night and night.holds):
            continue
        if night is None:
            yield NO_MOON, words.no_moon(sheet.label)
        else:
            yield FAILS_AT_NIGHT, words.fails_at_night(sheet.label)
        return


def _of_people(
    state: WorkshopState, game: Game, inject: Inject, cards: tuple[str, ...]
) -> Iterator[Reason]:
    """The first function that answers and that nobody replaces at night."""
    answers = reading(state, game).answers
    for card in cards:
        seen = answers.get((card, struck_context(game, inject)))
        for solution in seen.solutions if seen is not None else ():
            if solution.who and not deputy_of(state, game, solution.who):
                yield NO_DEPUTY, words.no_deputy(function_label(state, game, solution.who))
                return


def _of_means(
    state: WorkshopState, game: Game, inject: Inject, cards: tuple[str, ...]
) -> Iterator[Reason]:
    """Means that these cards promise beyond the stock."""
    context = struck_context(game, inject)
    if context not in game.contexts:
        return
    for spent in spent_in(state, game, context):
        if spent.overspent and set(spent.cards).intersection(cards):
            yield OVERSPENT, words.overspent(spent.means.label, spent.left)


def card_words(state: WorkshopState, game: Game, card: str) -> str:
    """« Question · sujet » of a card, played or not, without its codes."""
    objective, _, subject = card.partition("@")
    title = game.objectives[objective].short_title
    if game.objectives[objective].scope is Scope.UNIT:
        return title
    return f"{title} · {subject_label(state, game, subject)}"


def sending_back(state: WorkshopState, game: Game, card: str, context: str) -> Move | None:
    """The move that makes the answer of a card a draft again; `None` where it has no answer.

    A card that is « idem » keeps the words that it followed, as a draft of its own.
    """
    seen = reading(state, game).answers.get((card, context))
    if seen is None or seen.decision.status not in (*ANSWERED, Status.DEFAULT):
        return None
    if seen.decision.follows is None or not seen.solutions:
        return CloseCard(card, context, Status.DRAFT)
    return Several(tuple(ShareSolution(card, context, s.id) for s in seen.solutions))
