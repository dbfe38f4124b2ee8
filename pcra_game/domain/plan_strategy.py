"""Sections 7, 8 and 12: switching, going on, coming back."""

from collections.abc import Iterator

from pcra_game.domain.answer_events import BacklogEstimated
from pcra_game.domain.answers import UNIT_SUBJECT, Card
from pcra_game.domain.deck import Kind, Scope
from pcra_game.domain.document import Block, Heading, Paragraph, Section, Tone
from pcra_game.domain.framing_events import GovernanceRole
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import (
    Row,
    answer_rows,
    cards_of_kind,
    change_rows,
    detail_rows,
    tables,
)
from pcra_game.domain.reading import reading
from pcra_game.domain.recovery import (
    full_time,
    load_minutes,
    people_of_unit,
    ranked,
    services_to_open,
    total_load,
    unlocks,
    unranked,
)
from pcra_game.domain.sheet import (
    activity_sheet,
    contexts_in_play,
    function_label,
    kept_sheets,
    scope_of,
    service_label,
    subject_label,
)
from pcra_game.domain.state import WorkshopState, shown
from pcra_game.texts import plan as words
from pcra_game.texts import plan_crisis as crisis_words
from pcra_game.texts import recovery as back
from pcra_game.texts.typography import count, duration, work_hours
from pcra_game.texts.words import ROLE

SWITCH = "OC-01"
CLOSING = "OR-07"
INSIDE = "OC-10"
OUTSIDE = "OC-11"

ELSEWHERE = (SWITCH, INSIDE, OUTSIDE)
"""Continuity cards told whole in a section of their own: 7, and 14."""

ANSWER_SHARES = (1.55, 0.9, 2.7, 1.7, 1.7, 0.7)
CHANGE_SHARES = (1.55, 0.9, 1.4, 3.6, 1.4)


def activation(state: WorkshopState, game: Game) -> Section:
    """Section 7: who switches and who lifts, with the answers of the two cards concerned."""
    blocks: list[Block] = [Heading(2, words.ACTIVATION_TITLE)]
    blocks += _role(state, game, GovernanceRole.DECIDES_SWITCH)
    blocks += _role(state, game, GovernanceRole.KEEPS_LOG)
    blocks += card_answers(state, game, SWITCH)
    blocks.append(Heading(2, words.LIFTING_TITLE))
    blocks += _role(state, game, GovernanceRole.DECIDES_RETURN)
    blocks += _exit(state, game)
    return Section("7", words.S7, tuple(blocks))


def _role(state: WorkshopState, game: Game, role: GovernanceRole) -> Iterator[Block]:
    if role in state.roles:
        label = function_label(state, game, state.roles[role])
        yield Paragraph(words.role_sentence(ROLE[role], label))


def _exit(state: WorkshopState, game: Game) -> Iterator[Block]:
    """What lifts: the answers of the closing card in short, which section 13 tells whole."""
    rows = [
        (context, solution.what, function_label(state, game, solution.who) or words.NOT_GIVEN)
        for card in state.cards.values()
        if card.objective == CLOSING
        for context in reading(state, game).contexts
        if (seen := shown(state, card.id, context)) and seen.decision.follows is None
        for solution in seen.solutions
    ]
    if rows:
        yield from tables(crisis_words.EXIT_CAPTION, crisis_words.EXIT_COLUMNS, rows, (0.8, 4, 2))
        yield Paragraph(crisis_words.EXIT_NOTE, Tone.NOTE)
    else:
        yield Paragraph(crisis_words.EXIT_NONE, Tone.WARNING)


def card_answers(state: WorkshopState, game: Game, objective: str) -> Iterator[Block]:
    """The answers of a card of the whole unit; where it was not played, that it is to be."""
    cards = [c for c in state.cards.values() if c.objective == objective]
    title = game.objectives[objective].title
    if not cards:
        yield Paragraph(words.card_not_played(title), Tone.WARNING)
        return
    yield from _answers(state, game, title, cards)


def _answers(state: WorkshopState, game: Game, title: str, cards: list[Card]) -> Iterator[Block]:
    """The answer in the first context where the cards have one, then what changes after it."""
    first, later = _contexts(state, game, cards)
    yield from tables(
        words.answers_caption(title, first),
        words.ANSWER_COLUMNS,
        answer_rows(state, game, cards, first),
        ANSWER_SHARES,
    )
    yield from tables(
        words.changes_caption(title),
        words.CHANGE_COLUMNS,
        change_rows(state, game, cards, first, later),
        CHANGE_SHARES,
    )
    yield from tables(
        words.DETAIL_CAPTION,
        words.DETAIL_COLUMNS,
        detail_rows(state, game, cards, (first, *later)),
        (1.4, 4),
    )


def _contexts(state: WorkshopState, game: Game, cards: list[Card]) -> tuple[str, tuple[str, ...]]:
    """The first context where one of the cards was answered, and the ones after it."""
    ids = {card.id for card in cards}
    touched = {context for card, context in state.decisions if card in ids}
    ordered = [c for c in contexts_in_play(state, game) if c in touched]
    ordered += [c for c in sorted(touched) if c not in ordered]
    return (ordered[0], tuple(ordered[1:])) if ordered else (game.base_context, ())


def continuity(state: WorkshopState, game: Game) -> Section:
    """Section 8: the unit's cards, then each activity: the whole answer, then what changes."""
    blocks: list[Block] = [Paragraph(f"{words.STRATEGY_INTRO} {words.ELSEWHERE}")]
    subjects = [(UNIT_SUBJECT, words.UNIT_STRATEGY)]
    subjects += [(sheet.id, sheet.label) for sheet in kept_sheets(state, game)]
    for subject, title in subjects:
        cards = [
            card
            for card in cards_of_kind(state, game, subject, Kind.CONTINUITY)
            if card.objective not in ELSEWHERE
        ]
        blocks.append(Heading(2, title))
        answers = list(_answers(state, game, title, cards)) if cards else []
        blocks += answers or [Paragraph(words.NOT_PLAYED, Tone.WARNING)]
    blocks += _set_aside_subjects(state, game)
    return Section("8", words.S8, tuple(blocks))


def _set_aside_subjects(state: WorkshopState, game: Game) -> Iterator[Block]:
    """Answers on activities that were set aside later: nothing said in the room is lost."""
    kept = set(state.kept_activities())
    left = dict.fromkeys(
        card.subject
        for card in state.cards.values()
        if scope_of(game, card) is Scope.ACTIVITY and card.subject not in kept
    )
    for subject in left:
        cards = [c for c in state.cards.values() if c.subject == subject]
        title = f"{subject_label(state, game, subject)} ({words.SET_ASIDE_CARD})"
        yield Heading(2, title)
        yield from _answers(state, game, title, cards)


def recovery(state: WorkshopState, game: Game) -> Section:
    """Section 12: order of restart, checks before the green light, backlog, recovery cards."""
    blocks: list[Block] = [Heading(2, words.RESTART_TITLE)]
    ranking = list(_ranking(state, game))
    blocks += tables(
        words.RESTART_CAPTION, back.PLAN_RANKING_COLUMNS, ranking, (0.5, 2.2, 1.1, 2.6, 1.3)
    )
    if ranking:
        blocks += tables(
            back.PLAN_UNRANKED,
            back.PLAN_UNRANKED_COLUMNS,
            _unranked(state, game),
            (2.6, 1.2, 1.6),
        )
    else:
        blocks.append(Paragraph(words.RESTART_NONE, Tone.WARNING))
    blocks += tables(
        words.CHECKS_CAPTION, words.CHECKS_COLUMNS, _checks(state, game), (1.4, 3, 1.6)
    )
    blocks += _backlog(state, game)
    blocks.append(Heading(2, words.RECOVERY_CARDS))
    cards = [
        c
        for c in state.cards.values()
        if game.objectives[c.objective].kind is Kind.RECOVERY and c.objective != CLOSING
    ]
    if not cards:
        blocks.append(Paragraph(words.RECOVERY_NONE, Tone.WARNING))
    kept = set(state.kept_activities())
    for subject in dict.fromkeys(c.subject for c in cards):
        if subject not in kept and subject in state.activities:
            continue  # an activity set aside: all its answers close section 8
        whole = subject == UNIT_SUBJECT
        title = words.UNIT_STRATEGY if whole else subject_label(state, game, subject)
        blocks.append(Heading(3, title))
        blocks += _answers(state, game, title, [c for c in cards if c.subject == subject])
    return Section("12", words.S12, tuple(blocks))


def _ranking(state: WorkshopState, game: Game) -> Iterator[Row]:
    """The order of the room; what each rank frees, and how many activities run again by then."""
    labels = {sheet.id: sheet.label for sheet in reading(state, game).sheets}
    order = ranked(state, game)
    for rank, unlock in enumerate(unlocks(state, game, order), start=1):
        freed = back.frees([labels[id] for id in unlock.unlocked], ranked=True)
        needed = back.needed(len(unlock.needed_by)) if unlock.needed_by else words.BASE_SERVICE
        yield (
            str(rank),
            service_label(state, game, unlock.service),
            _rto(state, unlock.service),
            freed or needed,
            back.plan_so_far(unlock.whole, len(labels), unlock.vital),
        )


def _unranked(state: WorkshopState, game: Game) -> Iterator[Row]:
    rest = unranked(state, game)
    needing = {unlock.service: unlock.needed_by for unlock in unlocks(state, game, rest)}
    for code in rest:
        count_said = count(len(needing[code]), "activité", "activités")
        yield (service_label(state, game, code), _rto(state, code), count_said)


def _rto(state: WorkshopState, code: str) -> str:
    described = state.services.get(code)
    return duration(described.rto if described else None, words.NOT_GIVEN)


def _checks(state: WorkshopState, game: Game) -> Iterator[Row]:
    """Lines to sign, service by service, in the order in which the services come back."""
    for code in services_to_open(state, game):
        for check in state.checks.values():
            if check.service == code:
                signer = function_label(state, game, check.signed_by) or words.NOT_GIVEN
                yield (service_label(state, game, code), check.text, signer)


def _backlog(state: WorkshopState, game: Game) -> Iterator[Block]:
    """What each activity has to type in again, then all those in play, and the rule."""
    rows = [_load_row(state, game, b) for b in state.backlogs.values()]
    if not rows:
        yield Paragraph(words.BACKLOG_NONE, Tone.WARNING)
        return
    whole = total_load(state)
    if len(rows) > 1:
        rows.append((back.PLAN_TOTAL, "", "", "", work_hours(whole), back.etp(full_time(whole))))
    yield from tables(
        words.BACKLOG_CAPTION, back.PLAN_BACKLOG_COLUMNS, rows, (2.4, 1, 1, 0.7, 0.9, 1.1)
    )
    yield Paragraph(back.BACKLOG_RULE)
    people = people_of_unit(state)
    if people is not None and full_time(whole) > people:
        yield Paragraph(back.too_much(full_time(whole), people), Tone.WARNING)


def _load_row(state: WorkshopState, game: Game, backlog: BacklogEstimated) -> Row:
    """One activity; one that was set aside says so, and is not in the total."""
    sheet = activity_sheet(state, game, backlog.activity)
    minutes = load_minutes(backlog)
    return (
        sheet.label if sheet.played.kept else f"{sheet.label} ({words.SET_ASIDE_CARD})",
        str(backlog.files_per_day),
        str(backlog.minutes_each),
        str(backlog.days),
        work_hours(minutes),
        back.etp(full_time(minutes)),
    )
