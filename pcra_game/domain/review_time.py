"""Family T: durations that do not fit together (domain.md 8.6)."""

from collections.abc import Iterator

from pcra_game.domain.answers import BAND_MINUTES, Band, Solution, Status
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    VITAL,
    Finding,
    Severity,
    answers_in_plan,
    at,
    end_said,
    finding,
    instant_said,
    is_continuity,
    on_activity,
    running,
    title_of,
)
from pcra_game.domain.sheet import ActivitySheet
from pcra_game.domain.timeline import IMMEDIATE, Cover, Stretch, start_delay, stretches
from pcra_game.texts import findings as words
from pcra_game.texts.typography import duration
from pcra_game.texts.words import BAND


def set_up_beyond_dmia(r: Reading) -> Iterator[Finding]:
    """T101: the first solution of a continuity card starts after the DMIA.

    Where the set-up is the activity's own, which several cards share, it is said once for all.
    """
    base = r.game.base_context
    shared: dict[str, list[str]] = {}
    for card, sheet, solution in _first_to_run(r):
        dmia, delay = sheet.dmia.minutes, start_delay(sheet, solution)
        if not _starts_late(delay, dmia):
            continue
        if solution.set_up is None and sheet.set_up.minutes is not None:
            shared.setdefault(sheet.id, []).append(card)
            continue
        title = title_of(r, r.state.cards[card])
        if solution.set_up is None and solution.band is not None:
            text = words.slow_band(title, base, BAND[solution.band], duration(dmia))
        else:
            text = words.slow_set_up(title, base, duration(delay), duration(dmia))
        yield finding("T101", Severity.WARNING, at(card, base), text, (card,))
    for id, cards in shared.items():
        sheet = r.sheet(id)
        text = words.slow_everywhere(
            sheet.label,
            base,
            len(cards),
            duration(sheet.set_up.minutes),
            duration(sheet.dmia.minutes),
        )
        yield finding("T101", Severity.WARNING, at(id, base), text, cards)


def own_endurance_beyond(r: Reading) -> Iterator[Finding]:
    """T102: the first solution is said to hold longer than its activity; one finding an activity.

    A relay, and what is done once services are back, may well hold longer than what began.
    """
    found: dict[str, dict[str, int]] = {}
    for card, sheet, solution in _first_to_run(r):
        endurance, own = sheet.endurance, solution.holds_for
        if endurance.minutes is None or not endurance.discussed or own is None:
            continue
        if own > endurance.minutes:
            found.setdefault(sheet.id, {})[card] = own
    for id, cards in found.items():
        sheet = r.sheet(id)
        longest = max(cards, key=lambda card: cards[card])
        text = words.holds_longer(
            sheet.label,
            _short_title(r, longest),
            duration(cards[longest]),
            duration(sheet.endurance.minutes),
        )
        yield finding("T102", Severity.NOTE, id, text, cards)


def band_beyond_dmia(r: Reading) -> Iterator[Finding]:
    """T103: on a vital activity the delay announced in « quand » is later than the DMIA.

    Silent where the set-up itself is late, which T101 says, and below the shortest band.
    """
    found: dict[str, list[tuple[str, Band]]] = {}
    for card, sheet, solution in _first_to_run(r):
        dmia, band = sheet.dmia.minutes, solution.band
        if sheet.priority not in VITAL or dmia is None or band is None:
            continue
        bearable = max(dmia, BAND_MINUTES[Band.MIN_15])
        late = BAND_MINUTES[band] > bearable
        if late and not _starts_late(start_delay(sheet, solution), dmia):
            found.setdefault(sheet.id, []).append((card, band))
    for sheet in r.sheets:
        late_ones = found.get(sheet.id)
        if late_ones:
            latest = max((band for _, band in late_ones), key=lambda band: BAND_MINUTES[band])
            yield finding(
                "T103",
                Severity.NOTE,
                at(sheet.id, r.game.base_context),
                words.late_band(
                    sheet.label, len(late_ones), BAND[latest], duration(sheet.dmia.minutes)
                ),
                (card for card, _ in late_ones),
            )


def exhausted_too_soon(r: Reading) -> Iterator[Finding]:
    """T104: what holds an activity ends before the context does.

    A card is named where it first gives up: that it gives up again later follows from there. It
    is named though another card of the activity stands worse. What ends as the context does, as
    a plan says hours, is not too soon.
    """
    for sheet in r.sheets:
        named: set[str] = set()
        told: set[str] = set()
        for stretch in stretches(r.game):
            if stretch.context in told or r.cover(sheet.id, stretch.context) is Cover.NORMAL:
                continue
            ends = _exhausted_cards(r, sheet, stretch)
            new = [card for card in sorted(ends, key=lambda card: ends[card]) if card not in named]
            if not new:
                continue
            named.update(new)
            told.add(stretch.context)
            text = words.exhausted(
                sheet.label,
                _short_title(r, new[0]),
                len(new) - 1,
                instant_said(ends[new[0]]),
                end_said(r, stretch),
            )
            yield finding("T104", Severity.WARNING, at(sheet.id, stretch.context), text, new)


def _exhausted_cards(r: Reading, sheet: ActivitySheet, stretch: Stretch) -> dict[str, int]:
    """The cards that give up in a stretch, each with its first minute there."""
    found: dict[str, int] = {}
    for card in r.cards_on(sheet.id):
        if not is_continuity(r, card):
            continue
        for s in r.card_timeline(card):
            here = s.start < stretch.end and stretch.start < s.end
            if s.cover is not Cover.EXHAUSTED or not here:
                continue
            ends = max(s.start, stretch.start)
            if instant_said(ends) != instant_said(stretch.end):
                found.setdefault(card.id, ends)
    return found


def _starts_late(delay: int, dmia: int | None) -> bool:
    return dmia is not None and delay > max(dmia, IMMEDIATE)


def _short_title(r: Reading, card: str) -> str:
    return r.game.objectives[r.state.cards[card].objective].short_title


def _first_to_run(r: Reading) -> Iterator[tuple[str, ActivitySheet, Solution]]:
    """Card, activity and first solution of every decided continuity card in the base.

    A solution kept from the context before is running already: only the base has a start.
    """
    for answer in answers_in_plan(r):
        if answer.context != r.game.base_context:
            continue
        if answer.seen.decision.status is not Status.DECIDED:
            continue
        if not (on_activity(r, answer.card) and is_continuity(r, answer.card)):
            continue
        usable = running(r, answer)
        if usable:
            yield answer.card.id, r.sheet(answer.card.subject), usable[0]
