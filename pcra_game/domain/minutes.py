"""The compte rendu d’atelier: who was there, what was played, all that the room decided."""

from collections import Counter
from collections.abc import Iterator

from pcra_game.domain.answers import Action
from pcra_game.domain.chronicle import Chronicle
from pcra_game.domain.debriefing import in_order, rank_of
from pcra_game.domain.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Section,
    SignatureBox,
    Tone,
)
from pcra_game.domain.document_frame import frame
from pcra_game.domain.framing_events import GovernanceRole
from pcra_game.domain.game import Game
from pcra_game.domain.minutes_decisions import decision_blocks, status_table
from pcra_game.domain.plan_closing import debriefing
from pcra_game.domain.plan_framing import presence_rows
from pcra_game.domain.plan_points import card_or_dash, event_rows, main_courante, parking_rows
from pcra_game.domain.plan_rows import Row, iso_date, noted, priority_of, short, tables
from pcra_game.domain.played import challenge_rows, phase_rows, session_hours
from pcra_game.domain.sheet import activity_sheet, function_label, kept_sheets
from pcra_game.domain.state import ANSWERED, WorkshopState
from pcra_game.texts import ending as ending_words
from pcra_game.texts import minutes as words
from pcra_game.texts import plan as plan_words
from pcra_game.texts import played as played_words
from pcra_game.texts.papers import SENSITIVE

_EVENT_SHARES = (1.2, 3, 1.4, 1.6)


def build_minutes(
    state: WorkshopState, game: Game, *, recorded_at: str, told: Chronicle
) -> Document:
    """Build the minutes of an open workshop.

    `told` is its main courante, which only the journal knows; `recorded_at` the instant of the
    last entry, ISO 8601 in UTC. Raises ValueError where the workshop is not open.
    """
    made = frame(state, game, recorded_at)
    keeper = function_label(state, game, state.roles.get(GovernanceRole.KEEPS_LOG, ""))
    cover = made.cover(
        words.TITLE,
        (words.DURATION, session_hours(told) or plan_words.NOT_GIVEN),
        (words.LOG_KEEPER, keeper or plan_words.NOT_GIVEN),
        notes=(SENSITIVE, words.NOTE_WORDS, words.NOTE_PLAN),
    )
    sections = (
        Section("1", words.PRESENCE, tuple(_presence(state, game, told)), new_page=True),
        Section("2", words.PLAYED, tuple(_played(state, game, told))),
        Section("3", words.DECISIONS, tuple(decision_blocks(state, game))),
        Section("4", words.OPEN, tuple(_open(state, game))),
        Section("5", words.REQUESTS, tuple(_requests(state, game))),
        Section("6", words.CLOSING, tuple(_closing(state))),
        Section("7", words.LOG, tuple(_log(told, game))),
    )
    return made.document(words.TITLE, _summary(state, game), sections, cover)


def _summary(state: WorkshopState, game: Game) -> Section:
    """Page 2: how much was decided, what is asked of the direction, the five actions."""
    answered = state.answered()
    gaps = len(state.gaps())
    judged = sum(played.judged is not None for played in state.injects.values())
    kept = len(state.kept_activities())
    lead = words.lead(kept, len(answered), gaps, judged, len(state.actions))
    if not (kept or state.decisions or judged or state.actions):
        lead = words.LEAD_NOTHING
    none = words.CHOSEN_NONE if state.actions else plan_words.ACTIONS_NONE
    chosen = [action for action in in_order(state.actions.values()) if rank_of(action)]
    blocks: list[Block] = [
        Paragraph(lead, Tone.LEAD),
        Heading(2, words.STATUS_TITLE),
        *status_table(state, game),
        *([] if state.decisions else [Paragraph(words.STATUS_NONE, Tone.WARNING)]),
        Heading(2, plan_words.ARBITRAGE_TITLE),
        *_arbitrages(state),
        Heading(2, ending_words.ACTIONS),
        *_actions(state, game, chosen, none),
        Heading(2, words.DISSENT_TITLE),
        Paragraph(words.dissents(len(_dissent(state, game)))),
    ]
    if answered:
        blocks += [Heading(2, words.SIGN_TITLE), SignatureBox(words.SIGNERS)]
    return Section("", words.SUMMARY, tuple(blocks), new_page=True)


def _presence(state: WorkshopState, game: Game, told: Chronicle) -> Iterator[Block]:
    rows = presence_rows(state, game, told.stays)
    if not rows:
        yield Paragraph(plan_words.PRESENCE_NONE, Tone.WARNING)
        return
    yield from tables(
        plan_words.PRESENCE_CAPTION, plan_words.PRESENCE_COLUMNS, rows, (3, 1, 1.2, 1.4)
    )
    yield Paragraph(words.PRESENCE_NOTE, Tone.NOTE)


def _played(state: WorkshopState, game: Game, told: Chronicle) -> Iterator[Block]:
    yield from tables(
        played_words.PHASES_CAPTION,
        played_words.PHASES_COLUMNS,
        phase_rows(game, told),
        (2, 0.8, 2, 0.8, 1),
    )
    kept = list(_kept(state, game))
    yield from noted(
        tables(words.ACTIVITIES_CAPTION, words.ACTIVITIES_COLUMNS, kept, (3, 0.8, 1.4, 1))
    )
    if not kept:
        yield Paragraph(words.ACTIVITIES_NONE, Tone.WARNING)
    aside = [
        (activity_sheet(state, game, one.id).label, one.set_aside_reason)
        for one in state.activities.values()
        if not one.kept and one.set_aside_reason
    ]
    yield from tables(plan_words.ASIDE_CAPTION, plan_words.ASIDE_COLUMNS, aside, (1, 2))
    yield Heading(2, words.EVENTS_TITLE)
    events = list(event_rows(state, game))
    yield from tables(
        plan_words.EVENTS_CAPTION, plan_words.EVENTS_COLUMNS, events, (1.2, 3, 1.4, 1.6)
    )
    if not events:
        yield Paragraph(words.EVENTS_NONE)
    yield from tables(
        words.CHALLENGES_CAPTION, words.CHALLENGES_COLUMNS, challenge_rows(state), (1, 3)
    )


def _kept(state: WorkshopState, game: Game) -> Iterator[Row]:
    answered = Counter(
        state.cards[decision.card].subject
        for decision in state.decisions.values()
        if decision.status in ANSWERED
    )
    for sheet in kept_sheets(state, game):
        yield (sheet.label, priority_of(sheet), short(sheet.dmia), str(answered[sheet.id]))


def _open(state: WorkshopState, game: Game) -> Iterator[Block]:
    dissent = _dissent(state, game)
    yield from tables(plan_words.DISSENT_CAPTION, plan_words.DISSENT_COLUMNS, dissent, (1, 2))
    if not dissent:
        yield Paragraph(words.DISSENT_NONE)
    parking = list(parking_rows(state, game))
    yield from tables(
        plan_words.PARKING_CAPTION, plan_words.PARKING_COLUMNS, parking, (3, 1.6, 1.4)
    )
    if not parking:
        yield Paragraph(words.PARKING_NONE)


def _dissent(state: WorkshopState, game: Game) -> list[Row]:
    return [
        (activity_sheet(state, game, one.id).label, one.dissent)
        for one in state.activities.values()
        if one.dissent
    ]


def _requests(state: WorkshopState, game: Game) -> Iterator[Block]:
    yield Heading(2, plan_words.ARBITRAGE_TITLE)
    yield from _arbitrages(state)
    yield Heading(2, plan_words.ACTIONS_CAPTION)
    every = in_order(state.actions.values())
    yield from _actions(state, game, every, plan_words.ACTIONS_NONE)


def _arbitrages(state: WorkshopState) -> Iterator[Block]:
    rows = [
        (
            one.text,
            one.cost or plan_words.NOT_GIVEN,
            one.people or plan_words.NOT_GIVEN,
            iso_date(one.due),
        )
        for one in state.arbitrages.values()
    ]
    yield from tables(
        plan_words.ARBITRAGE_CAPTION, plan_words.ARBITRAGE_COLUMNS, rows, (3, 1.3, 1.5, 1.1)
    )
    if not rows:
        yield Paragraph(plan_words.ARBITRAGE_NONE)


def _actions(state: WorkshopState, game: Game, actions: list[Action], none: str) -> Iterator[Block]:
    rows = [
        (
            action.text,
            function_label(state, game, action.owner) or plan_words.NOT_GIVEN,
            iso_date(action.due),
            card_or_dash(state, game, action.card),
        )
        for action in actions
    ]
    columns = plan_words.ACTIONS_COLUMNS[:4]
    yield from tables(plan_words.ACTIONS_CAPTION, columns, rows, (2.8, 1.5, 1.1, 2))
    if not rows:
        yield Paragraph(none)


def _closing(state: WorkshopState) -> Iterator[Block]:
    said = [block for block in debriefing(state) if not isinstance(block, Heading)]
    yield from said or [Paragraph(words.RETEX_NONE)]


def _log(told: Chronicle, game: Game) -> Iterator[Block]:
    noted_lines = [block for section in main_courante(told.lines, game) for block in section.blocks]
    yield from noted_lines or [Paragraph(words.LOG_NONE)]
