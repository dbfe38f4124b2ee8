"""Sections 7, 8 and 12: switching, going on, coming back."""

from collections.abc import Iterator

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
from pcra_game.domain.sheet import (
    activity_sheet,
    contexts_in_play,
    function_label,
    kept_sheets,
    scope_of,
    service_label,
    subject_label,
)
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import plan as words
from pcra_game.texts.typography import count, duration, work_hours
from pcra_game.texts.words import ROLE

SWITCH = "OC-01"
CLOSING = "OR-07"

ANSWER_SHARES = (1.55, 0.9, 2.7, 1.7, 1.7, 0.7)
CHANGE_SHARES = (1.55, 0.9, 1.4, 3.6, 1.4)


def activation(state: WorkshopState, game: Game) -> Section:
    """Section 7: who switches and who lifts, with the answers of the two cards concerned."""
    blocks: list[Block] = [Heading(2, words.ACTIVATION_TITLE)]
    blocks += _role(state, game, GovernanceRole.DECIDES_SWITCH)
    blocks += _role(state, game, GovernanceRole.KEEPS_LOG)
    blocks += _card_answers(state, game, SWITCH)
    blocks.append(Heading(2, words.LIFTING_TITLE))
    blocks += _role(state, game, GovernanceRole.DECIDES_RETURN)
    blocks += _card_answers(state, game, CLOSING)
    return Section("7", words.S7, tuple(blocks))


def _role(state: WorkshopState, game: Game, role: GovernanceRole) -> Iterator[Block]:
    if role in state.roles:
        label = function_label(state, game, state.roles[role])
        yield Paragraph(words.role_sentence(ROLE[role], label))


def _card_answers(state: WorkshopState, game: Game, objective: str) -> Iterator[Block]:
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
            if card.objective != SWITCH  # told whole in section 7
        ]
        blocks.append(Heading(2, title))
        if not cards:
            blocks.append(Paragraph(words.NOT_PLAYED, Tone.WARNING))
            continue
        blocks += _answers(state, game, title, cards)
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
    blocks += tables(words.RESTART_CAPTION, words.RESTART_COLUMNS, ranking, (0.5, 2.4, 1.2, 2.4))
    if not ranking:
        blocks.append(Paragraph(words.RESTART_NONE, Tone.WARNING))
    checks = [
        (
            service_label(state, game, c.service),
            c.text,
            function_label(state, game, c.signed_by) or words.NOT_GIVEN,
        )
        for c in state.checks.values()
    ]
    blocks += tables(words.CHECKS_CAPTION, words.CHECKS_COLUMNS, checks, (1.4, 3, 1.6))
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
    sheets = kept_sheets(state, game)
    for rank, code in enumerate(state.ranking, start=1):
        described = state.services.get(code)
        unlocked = sum(code in sheet.needs for sheet in sheets)
        yield (
            str(rank),
            service_label(state, game, code),
            duration(described.rto if described else None, words.NOT_GIVEN),
            words.unlocks(count(unlocked, "activité", "activités"))
            if unlocked
            else words.BASE_SERVICE,
        )


def _backlog(state: WorkshopState, game: Game) -> Iterator[Block]:
    rows = [
        (
            activity_sheet(state, game, b.activity).label,
            str(b.files_per_day),
            str(b.minutes_each),
            str(b.days),
            work_hours(b.files_per_day * b.minutes_each * b.days),
        )
        for b in state.backlogs.values()
    ]
    if not rows:
        yield Paragraph(words.BACKLOG_NONE, Tone.WARNING)
    yield from tables(words.BACKLOG_CAPTION, words.BACKLOG_COLUMNS, rows, (2.4, 1, 1, 0.8, 1))
