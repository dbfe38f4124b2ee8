"""Sections 16 and 17, the glossary, and page 2: what is open, and what is asked of whom."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pcra_game.domain.chronicle import ChronicleLine
from pcra_game.domain.debriefing import in_order
from pcra_game.domain.document import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Section,
    SignatureBox,
    Tone,
)
from pcra_game.domain.game import Game
from pcra_game.domain.moments import clock_of, on_two_lines
from pcra_game.domain.plan_closing import debriefing
from pcra_game.domain.plan_rows import Row, iso_date, noted, priority_of, short, tables
from pcra_game.domain.review import Finding, card_title, is_blocking, review
from pcra_game.domain.sheet import (
    ActivitySheet,
    activity_sheet,
    cards_on,
    function_label,
    kept_sheets,
)
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.timeline import Cover, Segment, activity_timeline, card_cover
from pcra_game.texts import figures as figure_words
from pcra_game.texts import glossary
from pcra_game.texts import plan as words
from pcra_game.texts.chronicle import KIND
from pcra_game.texts.findings import SEVERITY
from pcra_game.texts.typography import count, join_fr, time_fr
from pcra_game.texts.words import VERDICT

H_PLUS_4 = 240
"""Page 2 says what is not held four hours in: time enough to switch, too early for relief."""

PAGE_2_FINDINGS = 4
PAGE_2_NAMES = 2
PAGE_2_ROWS = 6
"""Page 2 stays one page: beyond so many rows of its tables it says fewer findings and names.

Section 16 has the rest.
"""

POINTS_A_ROW = 6

LINES_A_ROW = 8
"""Lines of the main courante that share an hour and a row: longer, a row would fill a page."""


def summary(state: WorkshopState, game: Game) -> Section:
    """Page 2, « Synthèse pour décision »: what stops at H+4, arbitrages, a place to sign."""
    findings = review(state, game)
    blocking = [f for f in findings if is_blocking(f)]
    answered = state.answered()
    gaps = state.gaps()
    stopped = list(_stopped(state, game))
    crowd = len(stopped) + len(state.arbitrages)
    names = PAGE_2_NAMES if crowd <= 2 * PAGE_2_ROWS else 1
    stops = [_stop(sheet, cover, faults, names) for sheet, cover, faults in stopped]
    arbitrages = [
        (a.text, a.cost or words.NOT_GIVEN, a.people or words.NOT_GIVEN, iso_date(a.due))
        for a in state.arbitrages.values()
    ]
    blocks: list[Block] = [
        Paragraph(
            words.summary_lead(
                count(len(state.kept_activities()), "activité", "activités"),
                count(len(answered), "décision", "décisions"),
                len(gaps),
                count(len(blocking), "point bloquant", "points bloquants"),
            ),
            Tone.LEAD,
        ),
        Heading(2, words.STOPS_TITLE),
        *noted(tables(words.STOPS_CAPTION, words.STOPS_COLUMNS, stops, (2, 0.75, 1, 1.2, 2.6))),
    ]
    if not stops:
        kept = state.kept_activities()
        blocks.append(Paragraph(words.STOPS_NONE if kept else words.NO_ACTIVITY))
    blocks.append(Heading(2, words.ARBITRAGE_TITLE))
    blocks += tables(
        words.ARBITRAGE_CAPTION, words.ARBITRAGE_COLUMNS, arbitrages, (3, 1.3, 1.5, 1.1)
    )
    if not arbitrages:
        blocks.append(Paragraph(words.ARBITRAGE_NONE))
    blocks.append(Heading(2, words.BLOCKING_TITLE))
    blocks.append(Bullets(_first(blocking, crowd)) if blocking else Paragraph(words.BLOCKING_NONE))
    if answered:
        blocks += [Heading(2, words.SIGN_TITLE), SignatureBox(words.SIGNERS)]
    else:
        blocks.append(Paragraph(words.NOT_A_PLAN_YET, Tone.WARNING))
    return Section("", words.SUMMARY_TITLE, tuple(blocks), new_page=True)


def _stopped(state: WorkshopState, game: Game) -> Iterator[tuple[ActivitySheet, Cover, list[str]]]:
    """Activities whose cover at H+4 is worse than held, that cover, and the cards at fault."""
    for sheet in kept_sheets(state, game):
        segment = _at(activity_timeline(state, game, sheet.id), H_PLUS_4)
        if segment is None or segment.cover <= Cover.SETTING_UP:
            continue
        yield sheet, segment.cover, _at_fault(state, game, sheet.id, segment.cover)


def _stop(sheet: ActivitySheet, cover: Cover, faults: list[str], names: int) -> Row:
    """A row of what stops; `names` of the cards at fault are told."""
    why = words.stopped(_some(faults, names)) if faults else words.UNCHECKED
    return sheet.label, priority_of(sheet), short(sheet.dmia), figure_words.COVER[cover], why


def _first(blocking: list[Finding], crowd: int) -> tuple[str, ...]:
    """The first findings, then how many more stand in section 16; fewer under `crowd` rows."""
    most = max(PAGE_2_FINDINGS - max(crowd - PAGE_2_ROWS, 0) // 2, 1)
    told = [finding.text for finding in blocking[:most]]
    more = len(blocking) - len(told)
    return (*told, words.blocking_more(more)) if more else tuple(told)


def _some(faults: list[str], names: int) -> str:
    """The first names, then how many more: page 2 stays one page."""
    more = len(faults) - names
    if more <= 1:
        return join_fr(faults)
    return join_fr([*faults[:names], count(more, "autre", "autres")])


def _at(segments: tuple[Segment, ...], minute: int) -> Segment | None:
    return next((s for s in segments if s.start <= minute < s.end), None)


def _at_fault(state: WorkshopState, game: Game, activity: str, cover: Cover) -> list[str]:
    """The cards of the activity that give `cover`; where none does by itself, those that run."""
    base = game.base_context
    covers = {card.id: card_cover(state, game, card, base) for card in cards_on(state, activity)}
    guilty = [id for id, found in covers.items() if found is cover]
    guilty = guilty or [id for id, found in covers.items() if found is Cover.HELD]
    return [game.objectives[state.cards[id].objective].short_title for id in guilty]


def open_points(state: WorkshopState, game: Game) -> Section:
    """Section 16: gaps, findings, dissent, parking, events judged."""
    findings = review(state, game)
    blocks: list[Block] = list(
        tables(words.GAPS_CAPTION, words.GAPS_COLUMNS, _gaps(state, game), (2, 0.8, 3))
    )
    blocks.append(Paragraph(words.FINDINGS_INTRO))
    blocks += tables(
        words.FINDINGS_CAPTION,
        words.FINDINGS_COLUMNS,
        _by_remedy([f for f in findings if not f.accepted]),
        (0.6, 0.9, 4.6, 1.9),
    )
    if not findings:
        blocks.append(Paragraph(words.NOTHING_OPEN))
    blocks += tables(
        words.ACCEPTED_CAPTION,
        words.ACCEPTED_COLUMNS,
        ((f.code, f.text, f.accepted) for f in findings if f.accepted),
        (0.6, 3, 2.4),
    )
    dissent = [
        (activity_sheet(state, game, a.id).label, a.dissent)
        for a in state.activities.values()
        if a.dissent
    ]
    blocks += tables(words.DISSENT_CAPTION, words.DISSENT_COLUMNS, dissent, (1, 2))
    blocks += tables(
        words.PARKING_CAPTION, words.PARKING_COLUMNS, parking_rows(state, game), (3, 1.6, 1.4)
    )
    blocks += tables(
        words.EVENTS_CAPTION, words.EVENTS_COLUMNS, event_rows(state, game), (1.2, 3, 1.4, 1.6)
    )
    return Section("16", words.S16, tuple(blocks))


def _gaps(state: WorkshopState, game: Game) -> Iterator[Row]:
    for seen in state.gaps():
        title = card_title(state, game, state.cards[seen.decision.card])
        yield (title, seen.decision.context, seen.source.reason)


def _by_remedy(findings: Sequence[Finding]) -> Iterator[Row]:
    """One row for neighbours of one code that one thing mends: what to do is not said ten times."""
    for (code, severity, remedy), group in groupby(
        findings, key=lambda finding: (finding.code, finding.severity, finding.what_to_do)
    ):
        points = [finding.text for finding in group]
        for first in range(0, len(points), POINTS_A_ROW):
            told = points[first : first + POINTS_A_ROW]
            said = "\n".join(f"•\u00a0{point}" for point in told) if len(told) > 1 else told[0]
            yield (code, SEVERITY[severity], said, remedy)


def parking_rows(state: WorkshopState, game: Game) -> Iterator[Row]:
    for item in state.parking.values():
        card = card_or_dash(state, game, item.card)
        yield (item.text, card, item.outcome or words.NOT_GIVEN)


def card_or_dash(state: WorkshopState, game: Game, id: str | None) -> str:
    """The title of a card; a dash where there is none, or where it was withdrawn since."""
    card = state.cards.get(id or "")
    return card_title(state, game, card) if card else "–"


def event_rows(state: WorkshopState, game: Game) -> Iterator[Row]:
    injects = sorted((game.injects[id] for id in state.injects), key=lambda i: i.offset)
    for inject in injects:
        played = state.injects[inject.id]
        bet = words.bet(played.bet.holds, played.bet.does_not) if played.bet else "–"
        verdict = "–"
        if played.judged:
            verdict = VERDICT[played.judged.verdict]
            verdict += f"\u00a0: {played.judged.word}" if played.judged.word else ""
        yield (inject.moment, inject.text, bet, verdict)


def actions(state: WorkshopState, game: Game) -> Section:
    """Section 17: what is to be done, by which function, when."""
    rows: list[Row] = [
        (
            a.text,
            function_label(state, game, a.owner) or words.NOT_GIVEN,
            iso_date(a.due),
            card_or_dash(state, game, a.card),
            a.priority or "–",
        )
        for a in in_order(state.actions.values())
    ]
    ranked = any(a.priority for a in state.actions.values())
    kept = len(words.ACTIONS_COLUMNS) - (0 if ranked else 1)  # no column of dashes
    shares: tuple[float, ...] = (2.8, 1.5, 1.15, 2, 0.85)
    blocks: list[Block] = list(
        tables(
            words.ACTIONS_CAPTION,
            words.ACTIONS_COLUMNS[:kept],
            [row[:kept] for row in rows],
            shares[:kept],
        )
    )
    if not rows:
        blocks.append(Paragraph(words.ACTIONS_NONE, Tone.WARNING))
    blocks.append(Paragraph(words.ACTIONS_NOTE, Tone.NOTE))
    blocks += debriefing(state)
    return Section("17", words.S17, tuple(blocks))


def main_courante(told: Sequence[ChronicleLine], game: Game) -> Iterator[Section]:
    """The annex of what happened, hour by hour; none where the journal is not at hand.

    Lines of the same minute and nature share a row.
    """
    clock = clock_of(game)
    rows: list[Row] = []
    together = 0
    for line in told:
        instant = "–" if line.fictive is None else on_two_lines(clock.label(line.fictive))
        head = (time_fr(line.at), instant, KIND[line.kind])
        if rows and rows[-1][:3] == head and together < LINES_A_ROW:
            rows[-1] = (*head, f"{rows[-1][3]}\n{line.text}")
            together += 1
        else:
            rows.append((*head, line.text))
            together = 1
    if rows:
        made = tables(words.LOG_CAPTION, words.LOG_COLUMNS, rows, (0.7, 1.1, 0.9, 4.7))
        yield Section("D", words.LOG, (Paragraph(words.LOG_INTRO), *made), new_page=True)


def annex_of_words() -> Section:
    """The annex of words, and where the method comes from."""
    return Section(
        "B",
        words.GLOSSARY,
        (
            *tables(
                glossary.GLOSSARY_CAPTION,
                glossary.GLOSSARY_COLUMNS,
                glossary.TERMS,
                (1, 4),
            ),
            Paragraph(f"{glossary.SOURCES_TITLE}\u00a0:"),
            Bullets(glossary.SOURCES),
            Paragraph(words.CREDIT, Tone.NOTE),
        ),
        new_page=True,
    )
