"""What an answer leaves open, in words: shown beside the answer and in « non couvert »."""

from collections.abc import Iterator

from pcra_game.domain.answers import Card, Solution, Status
from pcra_game.domain.deck import Kind
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import cards_on, contexts_in_play, service_label
from pcra_game.domain.state import Shown, WorkshopState, shown
from pcra_game.domain.timeline import Cover, absent_needs, context_cover, contradicted
from pcra_game.texts import plan_alerts as words
from pcra_game.texts.plan import UNCHECKED
from pcra_game.texts.typography import join_fr, quoted

_CLOSED = (Status.PARKED, Status.SET_ASIDE)
_UNSEEN = (Status.DEFAULT, Status.PROPOSED)


def answer_alert(
    state: WorkshopState,
    game: Game,
    seen: Shown,
    solution: Solution | None = None,
    *,
    brief: bool = False,
) -> str:
    """What the reader must know before an answer, with its sign; empty where it stands.

    Without a solution, says only what became of the card as a whole. `brief` leaves the services
    out, for the fiche: its « non couvert » names them.
    """
    said = [text for text in (_undecided(seen), _gap(seen)) if text]
    if solution is not None:
        services = _missing(state, game, seen, (solution,))
        if services:
            context = seen.decision.context
            said.append(words.CONTRADICTION if brief else words.contradiction(services, context))
    return f"{words.ALERT_SIGN} {' · '.join(said)}" if said else ""


def answer_alerts(
    state: WorkshopState, game: Game, seen: Shown, *, brief: bool = False
) -> tuple[str, ...]:
    """The alerts of all the solutions of an answer, each once."""
    found = [answer_alert(state, game, seen, s, brief=brief) for s in seen.solutions or (None,)]
    return tuple(dict.fromkeys(text for text in found if text))


def uncovered(state: WorkshopState, game: Game, activity: str) -> Iterator[str]:
    """What is not covered on an activity, the gravest first, one line a card and reason."""
    if not any(state.cards[card].subject == activity for card, _ in state.decisions):
        yield UNCHECKED
        return
    unseen = _unseen_contexts(state, game, activity)
    found: dict[tuple[int, str, str], list[str]] = {}
    for card in cards_on(state, activity):
        title = game.objectives[card.objective].short_title
        for context in contexts_in_play(state, game):
            for rank, reason in _reasons(state, game, card, context):
                if reason != UNCHECKED or context not in unseen:
                    found.setdefault((rank, title, reason), []).append(context)
    for (_rank, title, reason), contexts in sorted(found.items(), key=lambda item: item[0][0]):
        yield f"{title}, {', '.join(contexts)}\u00a0: {reason}"
    if unseen:
        yield f"{', '.join(unseen)}\u00a0: {UNCHECKED}"


def _reasons(
    state: WorkshopState, game: Game, card: Card, context: str
) -> Iterator[tuple[int, str]]:
    seen = shown(state, card.id, context)
    if seen is None or seen.decision.status in _UNSEEN:
        continuity = game.objectives[card.objective].kind is Kind.CONTINUITY
        if (
            continuity
            and game.playable(card.objective, context)
            and context_cover(state, game, card.subject, context) is not Cover.NORMAL
        ):
            yield 3, UNCHECKED
    if seen is None:
        return
    services = _missing(state, game, seen, seen.solutions)
    if services:
        yield 0, words.missing(services)
    reason = seen.decision.reason or seen.source.reason
    for rank, said in ((1, _gap(seen)), (2, _undecided(seen)), (2, _parked(seen))):
        if said:
            yield rank, f"{said}\u00a0: {reason}" if reason else said


def _unseen_contexts(state: WorkshopState, game: Game, activity: str) -> list[str]:
    """Contexts in play where nobody looked at any card of the activity, while it is not normal."""
    looked = {
        d.context
        for d in state.decisions.values()
        if state.cards[d.card].subject == activity and d.status not in _UNSEEN
    }
    return [
        context
        for context in contexts_in_play(state, game)
        if context not in looked
        and context_cover(state, game, activity, context) is not Cover.NORMAL
    ]


def _missing(state: WorkshopState, game: Game, seen: Shown, solutions: tuple[Solution, ...]) -> str:
    """The services that solutions need and that the context lacks, unless it was justified."""
    if seen.decision.status in _CLOSED:
        return ""
    codes = {c: None for s in solutions for c in contradicted(state, game, seen.decision, s)}
    return join_fr([quoted(service_label(state, game, c)) for c in codes]) if codes else ""


def _gap(seen: Shown) -> str:
    """« Pas de solution » is a result of the room, also where a later context follows it."""
    if seen.decision.status in (*_CLOSED, *_UNSEEN):
        return ""
    return words.GAP if seen.source.status is Status.NO_SOLUTION else ""


def _undecided(seen: Shown) -> str:
    return words.UNDECIDED if Status.DRAFT in (seen.decision.status, seen.source.status) else ""


def _parked(seen: Shown) -> str:
    return words.PARKED if seen.decision.status is Status.PARKED else ""


def missing_but_justified(
    state: WorkshopState, game: Game, activity: str, context: str
) -> Iterator[str]:
    """Why the room keeps answers that lack a service of the context, one line a card."""
    for card in cards_on(state, activity):
        seen = shown(state, card.id, context)
        if seen is None or seen.decision.status in _CLOSED or not seen.decision.justification:
            continue
        codes = {c: None for s in seen.solutions for c in absent_needs(state, game, context, s)}
        if codes:
            services = join_fr([quoted(service_label(state, game, c)) for c in codes])
            yield words.justified(services, context, seen.decision.justification)
