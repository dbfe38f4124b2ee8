"""Family R: means that run out, are promised twice, or people who carry too much at once."""

from collections.abc import Iterable, Iterator

from pcra_game.domain.means import Spent, spent_in, stock_days
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    Finding,
    Severity,
    answers_in_plan,
    at,
    end_said,
    finding,
    running,
)
from pcra_game.domain.sheet import function_label
from pcra_game.domain.timeline import stretches
from pcra_game.texts import findings_plan as words
from pcra_game.texts.typography import duration

TOO_MANY_AT_ONCE = 5
"""Different solutions that one function may not carry in one context. « Le même coursier dans
7 cartes » is already broken (domain.md 8.4); five is where the room should look [inferred]."""

_DAY = 1440


def stock_runs_out(r: Reading) -> Iterator[Finding]:
    """R401: a stock used every day ends before the context that uses it; one finding a stock.

    It is used up from the first context that spends it, and lies still where none does.
    """
    spenders = {s.context: _spenders(r, s.context) for s in stretches(r.game)}
    for means in r.state.means:
        days = stock_days(r.state, r.game, means)
        if days is None:
            continue
        left = round(days * _DAY)
        for stretch in stretches(r.game):
            cards = spenders[stretch.context].get(means)
            if not cards:
                continue
            if left >= stretch.end - stretch.start:
                left -= stretch.end - stretch.start
                continue
            yield finding(
                "R401",
                Severity.WARNING,
                at(means, stretch.context),
                words.stock_runs_out(
                    r.state.means[means].label,
                    duration(_to_the_hour(round(days * _DAY))),
                    end_said(r, stretch),
                ),
                cards,
            )
            break


def means_overspent(r: Reading) -> Iterator[Finding]:
    """R402: the answers of a context promise more of a means than the unit has.

    A later context where the same solutions ask for it again says nothing new.
    """
    said: dict[str, set[str]] = {}
    for context in r.contexts:
        for spent in _spent(r, context):
            if spent.left < 0 and _is_news(said, spent.means.id, spent.solutions):
                yield finding(
                    "R402",
                    Severity.WARNING,
                    at(spent.means.id, context),
                    words.overspent(spent.means.label, context, spent.spent, spent.means.quantity),
                    spent.cards,
                )


def too_much_at_once(r: Reading) -> Iterator[Finding]:
    """R403: one function is to run many different solutions at once in a context.

    A solution that several cards share counts once; only the first to run is counted. A later
    context where the function carries nothing else is silent, as in R402.
    """
    said: dict[str, set[str]] = {}
    carried: dict[tuple[str, str], dict[str, list[str]]] = {}
    for answer in answers_in_plan(r):
        if not answer.checked:
            continue
        usable = running(r, answer)
        if usable and usable[0].who:
            by_solution = carried.setdefault((usable[0].who, answer.context), {})
            by_solution.setdefault(usable[0].id, []).append(answer.card.id)
    for who, context in sorted(carried, key=lambda at: r.contexts.index(at[1])):
        by_solution = carried[who, context]
        if len(by_solution) >= TOO_MANY_AT_ONCE and _is_news(said, who, by_solution):
            yield finding(
                "R403",
                Severity.WARNING,
                at(who, context),
                words.overloaded(function_label(r.state, r.game, who), context, len(by_solution)),
                (card for cards in by_solution.values() for card in cards),
            )


def _is_news(said: dict[str, set[str]], subject: str, solutions: Iterable[str]) -> bool:
    """Whether a subject has a solution that was not said of it yet; from now on it was."""
    known = said.setdefault(subject, set())
    new = not known.issuperset(solutions)
    known.update(solutions)
    return new


def _spenders(r: Reading, context: str) -> dict[str, tuple[str, ...]]:
    """Cards of a context by the means that their answers spend."""
    return {s.means.id: s.cards for s in _spent(r, context) if s.spent}


def _spent(r: Reading, context: str) -> tuple[Spent, ...]:
    s = r.state
    return r.resolved.once(
        ("spent", context),
        lambda: (s.means, s.decisions, s.solutions, s.cards, s.activities),
        lambda: spent_in(s, r.game, context),
    )


def _to_the_hour(minutes: int) -> int:
    return minutes - minutes % 60 if minutes >= 60 else minutes
