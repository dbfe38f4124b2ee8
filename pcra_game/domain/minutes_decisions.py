"""The decisions of a workshop, context by context, each in full where it was taken."""

from collections.abc import Iterator

from pcra_game.domain.answers import Card, Solution, Status
from pcra_game.domain.document import Block, Heading, Paragraph, Table, Tone
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import (
    Row,
    changed,
    exists,
    followed_words,
    kept_words,
    tables,
    when,
    who,
    with_what,
)
from pcra_game.domain.review import card_title
from pcra_game.domain.sheet import (
    activity_sheet,
    function_label,
    kept_sheets,
    service_label,
    subject_label,
)
from pcra_game.domain.state import Shown, WorkshopState, shown
from pcra_game.texts import minutes as words
from pcra_game.texts import plan as plan_words
from pcra_game.texts.typography import work_hours
from pcra_game.texts.words import STATUS

_CLOSED = (Status.PARKED, Status.SET_ASIDE)
_COUNTED = (Status.DECIDED, Status.SAME, Status.NO_SOLUTION)


def touched_contexts(state: WorkshopState, game: Game) -> list[str]:
    """Contexts where a card was touched, as the story meets them; also those taken out since."""
    found = {decision.context for decision in state.decisions.values()}
    return [context for context in game.story_order if context in found]


def status_table(state: WorkshopState, game: Game) -> Iterator[Table]:
    """How many answers of each kind a context has; none where nothing was touched."""
    counted: dict[str, list[int]] = {c: [0] * 5 for c in touched_contexts(state, game)}
    for decision in state.decisions.values():
        seen = shown(state, decision.card, decision.context)
        if seen is not None and seen.gap:
            place = _COUNTED.index(Status.NO_SOLUTION)
        elif decision.status in _COUNTED:
            place = _COUNTED.index(decision.status)
        else:
            place = 3 if decision.status in _CLOSED else 4
        counted[decision.context][place] += 1
    rows = [(context, *map(str, numbers)) for context, numbers in counted.items()]
    yield from tables(words.STATUS_CAPTION, words.STATUS_COLUMNS, rows, (1, 1, 1, 1, 1.1, 1.1))


def decision_blocks(state: WorkshopState, game: Game) -> Iterator[Block]:
    """Every decision of the room, then those on the return of the whole unit."""
    contexts = touched_contexts(state, game)
    if not contexts:
        yield Paragraph(words.STATUS_NONE, Tone.WARNING)
    else:
        yield Paragraph(words.DECISIONS_INTRO)
    cards = _in_order(state, game)
    for context in contexts:
        yield Heading(2, words.context(context, game.contexts[context].title))
        yield from tables(
            words.decisions_caption(context),
            words.DECISIONS_COLUMNS,
            _own_rows(state, game, cards, context),
            (1, 2.8),
        )
        yield from tables(
            words.followed_caption(context),
            words.FOLLOWED_COLUMNS,
            _followed_rows(state, game, cards, context),
            (1, 2.8),
        )
    rows = list(_return_rows(state, game))
    if rows:
        yield Heading(2, words.RETURN_TITLE)
        yield from tables(words.RETURN_CAPTION, words.RETURN_COLUMNS, rows, (1, 2.6))


def _in_order(state: WorkshopState, game: Game) -> list[Card]:
    """The unit first, then activities from the most vital, then services; as played within."""
    rank = {sheet.id: place for place, sheet in enumerate(kept_sheets(state, game))}
    rank |= {id: len(rank) for id in state.activities if id not in rank}
    last = len(rank) + 1
    return sorted(
        state.cards.values(),
        key=lambda card: last if card.subject in game.services else rank.get(card.subject, -1),
    )


def _own_rows(state: WorkshopState, game: Game, cards: list[Card], context: str) -> Iterator[Row]:
    """What was decided, left without solution, parked or set aside in this very context."""
    for card in cards:
        seen = shown(state, card.id, context)
        if seen is not None and seen.decision.follows is None:
            objective = game.objectives[card.objective].short_title
            named = words.card(objective, subject_label(state, game, card.subject))
            yield (named, "\n".join(_answer(state, game, card, seen)))


def _followed_rows(
    state: WorkshopState, game: Game, cards: list[Card], context: str
) -> Iterator[Row]:
    """Cards that point to another context, one row a status and context, each card named."""
    found: dict[str, list[str]] = {}
    for card in cards:
        seen = shown(state, card.id, context)
        if seen is not None and seen.decision.follows is not None:
            said = "\n".join(_of_the_decision(seen))
            named = card_title(state, game, card)
            found.setdefault(followed_words(seen), []).append(
                f"{named}\u00a0: {said}" if said else named
            )
    for status, named_cards in found.items():
        yield (status, "\n".join(named_cards))


def _answer(state: WorkshopState, game: Game, card: Card, seen: Shown) -> Iterator[str]:
    """The solutions; those of the base context are told there, and only named here."""
    if seen.decision.status is not Status.DECIDED:
        yield f"{STATUS[seen.decision.status]}\u00a0:".capitalize()
    base = game.base_context
    if seen.decision.context == base:
        told = list(seen.solutions)
    else:
        told = changed(state, card, base, seen)
        yield from filter(None, (kept_words(state, card, base, seen),))
    for position, solution in enumerate(seen.solutions):
        if solution in told:
            relay = f"{plan_words.relay(position)}\u00a0: ".capitalize() if position else ""
            yield relay + _solution(state, game, solution)
    yield from _of_the_decision(seen)


def _of_the_decision(seen: Shown) -> Iterator[str]:
    if seen.decision.reason:
        yield seen.decision.reason
    if seen.decision.justification:
        yield f"{plan_words.JUSTIFICATION}\u00a0: {seen.decision.justification}"


def _solution(state: WorkshopState, game: Game, solution: Solution) -> str:
    said = (
        (words.ANSWER_WHO, who(state, game, solution) if solution.who else ""),
        (words.ANSWER_WITH, with_what(state, solution)),
        (words.ANSWER_WHEN, when(solution)),
        (words.ANSWER_EXISTS, exists(solution) if solution.exists else ""),
        (plan_words.RISK, solution.accepted_risk),
    )
    details = " · ".join(f"{label}\u00a0: {text}" for label, text in said if text)
    return f"{solution.what}\n{details}" if details else solution.what


def _return_rows(state: WorkshopState, game: Game) -> Iterator[Row]:
    if state.ranking:
        names = [service_label(state, game, code) for code in state.ranking]
        yield words.RANKING, "\n".join(f"{n}. {name}" for n, name in enumerate(names, start=1))
    for check in state.checks.values():
        signer = function_label(state, game, check.signed_by) or plan_words.NOT_GIVEN
        service = service_label(state, game, check.service)
        yield words.check(service), plan_words.signed_check(check.text, signer)
    for load in state.backlogs.values():
        hours = work_hours(load.files_per_day * load.minutes_each * load.days)
        said = plan_words.backlog_sentence(load.files_per_day, load.minutes_each, load.days, hours)
        yield words.backlog(activity_sheet(state, game, load.activity).label), said
