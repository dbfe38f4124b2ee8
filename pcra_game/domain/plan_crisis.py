"""Sections 11, 13 and 14 of the plan: whom to reach, how to close, what to say to whom.

What the workshop cannot know, such as a telephone number, is a cell for a pen.
"""

from collections.abc import Iterator

from pcra_game.domain.document import ROOM_FOR_A_PEN, Block, Paragraph, Section, Tone
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import Row, tables
from pcra_game.domain.plan_strategy import CLOSING, INSIDE, OUTSIDE, card_answers
from pcra_game.domain.recovery import total_load
from pcra_game.domain.sheet import deputy_of, function_label, service_label
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import plan_crisis as words
from pcra_game.texts.typography import join_fr, work_hours
from pcra_game.texts.words import ROLE

BLANK_FUNCTIONS = 6
"""Rows left for a pen where no function is named."""


def directory(state: WorkshopState, game: Game) -> Section:
    """Section 11: functions of the plan and outsiders; means of contact are written by hand."""
    named = _functions(state, game)
    inside = [
        (
            label,
            deputy_of(state, game, who) or ROOM_FOR_A_PEN,
            join_fr([ROLE[role] for role, holder in state.roles.items() if holder == who]) or "–",
            ROOM_FOR_A_PEN,
            ROOM_FOR_A_PEN,
        )
        for who, label in named.items()
    ]
    blocks: list[Block] = [Paragraph(words.DIRECTORY_INTRO), Paragraph(words.PRINTED)]
    if not inside:
        blocks.append(Paragraph(words.INSIDE_NONE, Tone.WARNING))
        inside = [(ROOM_FOR_A_PEN,) * 5] * BLANK_FUNCTIONS
    blocks += tables(words.INSIDE_CAPTION, words.INSIDE_COLUMNS, inside, (2, 1.6, 1.6, 1.8, 0.9))
    outside = [
        (*row, ROOM_FOR_A_PEN, ROOM_FOR_A_PEN) for row in (*words.OUTSIDE, *_hosts(state, game))
    ]
    blocks += tables(words.OUTSIDE_CAPTION, words.OUTSIDE_COLUMNS, outside, (2.2, 2.6, 1.9, 0.9))
    return Section("11", words.S11, tuple(blocks))


def _functions(state: WorkshopState, game: Game) -> dict[str, str]:
    """Functions that a role, an answer, a deputy or an activity names, by label, each once."""
    used = {id for decision in state.decisions.values() for id in decision.solutions}
    ids = [
        *state.roles.values(),
        *(state.solutions[id].who for id in state.solutions if id in used),
        *(a.referent for a in state.activities.values() if a.kept),
        *(d for who, d in state.deputies.items()),
    ]
    labels: dict[str, str] = {}
    for who in dict.fromkeys(ids):
        if who:
            labels.setdefault(function_label(state, game, who), who)
    return {who: label for label, who in labels.items()}


def _hosts(state: WorkshopState, game: Game) -> Iterator[Row]:
    """Who hosts services, as the room named them, with what they have to bring back."""
    hosted: dict[str, list[str]] = {}
    for described in state.services.values():
        if described.hosted_by:
            label = service_label(state, game, described.service)
            hosted.setdefault(described.hosted_by, []).append(label)
    for host, services in hosted.items():
        yield (f"{words.HOST_FOR}\u00a0: {host}", words.hosts(join_fr(services)))


def closing(state: WorkshopState, game: Game) -> Section:
    """Section 13: the answers of the closing card, then what has to be done before closing."""
    blocks: list[Block] = [
        *card_answers(state, game, CLOSING),
    ]
    rows = [(*point, ROOM_FOR_A_PEN, ROOM_FOR_A_PEN) for point in _to_close(state)]
    blocks += tables(words.CLOSE_CAPTION, words.CLOSE_COLUMNS, rows, (1.4, 3.6, 1.5, 1))
    return Section("13", words.S13, tuple(blocks))


def _to_close(state: WorkshopState) -> Iterator[tuple[str, str]]:
    """The points of the list; where the workshop has a figure, the criterion says it."""
    load = total_load(state)
    gaps = len(state.gaps())
    title, text = words.CLOSE_DATA
    yield words.CLOSE_EXIT
    yield (title, f"{text} {words.close_load(work_hours(load))}" if load else text)
    title, text = words.CLOSE_POSTPONED
    yield (title, f"{text} {words.close_gaps(gaps)}" if gaps else text)
    yield words.CLOSE_DUTIES
    yield words.CLOSE_ARCHIVE
    yield words.CLOSE_RETEX


def communication(state: WorkshopState, game: Game) -> Section:
    """Section 14: the answers of the two cards, then one message an audience."""
    rows = [(*audience, ROOM_FOR_A_PEN) for audience in words.AUDIENCES]
    return Section(
        "14",
        words.S14,
        (
            Paragraph(words.COMMUNICATION_INTRO),
            *card_answers(state, game, INSIDE),
            *card_answers(state, game, OUTSIDE),
            *tables(words.AUDIENCE_CAPTION, words.AUDIENCE_COLUMNS, rows, (1.8, 2.6, 1.7, 2)),
        ),
    )
