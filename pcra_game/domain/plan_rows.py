"""Answers turned into table rows, in the words of the plan; shared by sections and fiches."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pcra_game.domain.answers import Card, Solution
from pcra_game.domain.deck import Kind
from pcra_game.domain.document import MAX_TABLE_ROWS, Block, Column, Paragraph, Table, Tone
from pcra_game.domain.game import Game
from pcra_game.domain.plan_alerts import answer_alert, answer_alerts
from pcra_game.domain.resolved import resolved
from pcra_game.domain.review import card_title
from pcra_game.domain.sheet import ActivitySheet, Stated, deputy_of, function_label, service_label
from pcra_game.domain.state import Shown, WorkshopState, shown
from pcra_game.texts import plan as words
from pcra_game.texts.typography import date_fr, duration, join_fr
from pcra_game.texts.words import BAND, EXISTS, STATUS

Row = tuple[str, ...]


def tables(
    caption: str, titles: Sequence[str], rows: Iterable[Row], shares: Sequence[float] = ()
) -> Iterator[Table]:
    """As many tables of at most `MAX_TABLE_ROWS` rows as `rows` needs; none if it is empty."""
    every = list(rows)
    widths = shares or [1.0] * len(titles)
    columns = tuple(
        Column(title, share, bold=index == 0)
        for index, (title, share) in enumerate(zip(titles, widths, strict=True))
    )
    count = -(-len(every) // MAX_TABLE_ROWS)
    size = -(-len(every) // max(count, 1))  # even pieces: the last one is never a lonely row
    for first in range(0, len(every), max(size, 1)):
        name = caption if first == 0 else f"{caption} {words.CONTINUED}"
        yield Table(name, columns, tuple(every[first : first + size]))


def marked(text: str) -> str:
    """Mark what is still the deck's."""
    return f"{text} ({words.NOT_DISCUSSED})"


def stated(value: Stated, mark: Callable[[str], str] = marked) -> str:
    """A duration, with « valeur de départ, non discutée » or another mark where nobody spoke."""
    said = duration(value.minutes, value.note or words.NOT_GIVEN)
    if value.minutes is not None and value.note:
        said = f"{said} ({value.note})"
    return said if value.discussed else mark(said)


def signed(text: str) -> str:
    """Mark what is still the deck's by a sign, where a column is narrow; a note tells its sense."""
    return f"{text}\u00a0{words.STARTING_SIGN}"


def noted(made: Iterable[Table]) -> Iterator[Block]:
    """The tables, then the sense of the sign where one of their cells carries it."""
    kept = list(made)
    yield from kept
    cells = (cell for table in kept for row in table.rows for cell in row)
    if any(cell.endswith(signed("")) for cell in cells):
        yield Paragraph(words.STARTING_FOOTNOTE, Tone.NOTE)


def priority_of(sheet: ActivitySheet, mark: Callable[[str], str] = signed) -> str:
    """The priority, marked where nobody spoke."""
    said = str(sheet.priority)
    return said if sheet.priority_discussed else mark(said)


def short(value: Stated) -> str:
    """A duration without its note, with the sign where nobody spoke."""
    said = duration(value.minutes, value.note or words.NOT_GIVEN)
    return said if value.discussed else signed(said)


def iso_date(value: str | None, none: str = words.NOT_GIVEN) -> str:
    """An ISO date in French, or `none`."""
    return date_fr(value) if value else none


def who(state: WorkshopState, game: Game, solution: Solution) -> str:
    """The function and its deputy for nights and weekends."""
    label = function_label(state, game, solution.who)
    if not label:
        return words.NOT_GIVEN
    deputy = deputy_of(state, game, solution.who)
    return f"{label} / {deputy}" if deputy else f"{label} / {words.NO_DEPUTY}"


def when(solution: Solution) -> str:
    """The band, the signal, or both."""
    band = BAND[solution.band] if solution.band else ""
    return _listed((band, solution.signal))


def with_what(state: WorkshopState, solution: Solution) -> str:
    """The words, then the quantities of means."""
    spent = [
        f"{spending.quantity} × {state.means[spending.means].label}"
        for spending in solution.spends
        if spending.means in state.means
    ]
    return ", ".join(part for part in (solution.with_what, *spent) if part)


def exists(solution: Solution) -> str:
    """Whether the solution is there today."""
    return EXISTS[solution.exists] if solution.exists else words.NOT_GIVEN


def needs(state: WorkshopState, game: Game, solution: Solution) -> str:
    """The services that a solution needs, by local name."""
    return join_fr([service_label(state, game, code) for code in solution.services])


def cards_of_kind(state: WorkshopState, game: Game, subject: str, kind: Kind) -> list[Card]:
    """Cards of a subject that continue, or that recover."""
    return [
        card
        for card in state.cards.values()
        if card.subject == subject and game.objectives[card.objective].kind is kind
    ]


def answer_rows(
    state: WorkshopState, game: Game, cards: Iterable[Card], context: str
) -> Iterator[Row]:
    """One row a solution, in order; one row for an answer without any. What is open comes first."""
    for row, alert in alerted_rows(state, game, cards, context):
        title, start, what, *others = row
        yield (title, start, "\n".join(part for part in (alert, what) if part), *others)


def alerted_rows(
    state: WorkshopState, game: Game, cards: Iterable[Card], context: str, *, brief: bool = False
) -> Iterator[tuple[Row, str]]:
    """The rows of answers, each with what is open in it; empty where it stands."""
    for card in cards:
        seen = shown(state, card.id, context)
        title = game.objectives[card.objective].short_title
        if seen is None:
            continue
        if not seen.solutions:
            alert = answer_alert(state, game, seen)
            said = reason_of(seen) if alert else status_words(seen)
            yield (title, "", said, "", "", ""), alert
            continue
        for position, solution in enumerate(seen.solutions, start=1):
            head = title if position == 1 else f"{title}, {words.relay(position - 1)}"
            row = (
                head,
                when(solution),
                solution.what,
                who(state, game, solution),
                with_what(state, solution),
                exists(solution),
            )
            yield row, answer_alert(state, game, seen, solution, brief=brief)


def status_words(seen: Shown) -> str:
    """The status in words, with the context it follows and the reason given."""
    said, reason = followed_words(seen), reason_of(seen)
    return f"{said}\u00a0: {reason}" if reason else said


def followed_words(seen: Shown) -> str:
    """The status in words, with the context it follows."""
    said = STATUS[seen.decision.status]
    follows = seen.decision.follows
    return f"{said} ({words.as_in(follows)})" if follows else said


def reason_of(seen: Shown) -> str:
    """Why there is no solution, or why the card was parked or set aside; of its source too."""
    return seen.decision.reason or seen.source.reason


def detail_rows(
    state: WorkshopState, game: Game, cards: Iterable[Card], contexts: Iterable[str]
) -> Iterator[Row]:
    """What the answers have no column for, a row a card and context, each solution told once."""
    places = list(contexts)
    for card in cards:
        told: set[str] = set()
        for context in places:
            seen = shown(state, card.id, context)
            if seen is None:
                continue
            said = []
            if seen.decision.justification:
                said.append(f"{words.JUSTIFICATION}\u00a0: {seen.decision.justification}")
            if seen.decision.follows is None:
                for solution in seen.solutions:
                    if solution.id not in told:
                        told.add(solution.id)
                        said += _details(state, game, card, solution)
            if said:
                title = game.objectives[card.objective].short_title
                yield (f"{title}, {context}", " · ".join(said))


def _details(state: WorkshopState, game: Game, card: Card, solution: Solution) -> Iterator[str]:
    if solution.services:
        yield f"{words.NEEDS}\u00a0: {needs(state, game, solution)}"
    if solution.set_up is not None:
        yield f"{words.SET_UP}\u00a0: {duration(solution.set_up)}"
    if solution.holds_for is not None:
        yield f"{words.HOLDS}\u00a0: {duration(solution.holds_for)}"
    if solution.accepted_risk:
        yield f"{words.RISK}\u00a0: {solution.accepted_risk}"
    others = [
        card_title(state, game, state.cards[id])
        for id in resolved(state, game).users.get(solution.id, ())
        if id != card.id
    ]
    if others:
        yield words.shared_with(join_fr(others))


def change_rows(
    state: WorkshopState, game: Game, cards: Iterable[Card], first: str, later: Iterable[str]
) -> Iterator[Row]:
    """What becomes of each card after the context `first`, one row a card and context.

    Solutions kept from `first` are not told twice; neighbours that say the same share a row.
    """
    places = list(later)
    for card in cards:
        told: list[tuple[list[str], Row]] = []
        for context in places:
            seen = shown(state, card.id, context)
            if seen is None:
                continue
            row = _change(state, game, card, first, seen)
            if told and told[-1][1] == row:
                told[-1][0].append(context)
            else:
                told.append(([context], row))
        for contexts, (status, answer, needed) in told:
            title = game.objectives[card.objective].short_title
            yield (title, ", ".join(contexts), status, answer, needed)


def _change(state: WorkshopState, game: Game, card: Card, first: str, seen: Shown) -> Row:
    own = changed(state, card, first, seen)
    needed = {code: None for s in own for code in s.services}
    told = [kept_words(state, card, first, seen), *(_sentence(state, game, s) for s in own)]
    told.append(reason_of(seen))
    alerts = answer_alerts(state, game, seen)
    return (
        followed_words(seen),
        "\n".join(part for part in (*alerts, " ".join(filter(None, told))) if part),
        ", ".join(service_label(state, game, code) for code in needed),
    )


def changed(state: WorkshopState, card: Card, first: str, seen: Shown) -> list[Solution]:
    """Solutions of an answer that the context `first` does not have; none for « idem »."""
    if seen.decision.follows is not None:
        return []
    before = shown(state, card.id, first)
    known = {s.id for s in before.solutions} if before else set()
    return [s for s in seen.solutions if s.id not in known]


def kept_words(state: WorkshopState, card: Card, first: str, seen: Shown) -> str:
    """« Garde la réponse de C0 » where an own answer keeps solutions of `first`; else empty."""
    before = shown(state, card.id, first)
    if seen.decision.follows is not None or before is None:
        return ""
    kept = [i for i, s in enumerate(before.solutions, start=1) if s in seen.solutions]
    if not kept:
        return ""
    whole = len(kept) == len(before.solutions)
    return words.keeps(first, "" if whole else words.numbered(join_fr(map(str, kept))))


def _sentence(state: WorkshopState, game: Game, solution: Solution) -> str:
    """A whole answer on one line: what, who, with what, when."""
    parts = [who(state, game, solution), with_what(state, solution), when(solution)]
    return f"{solution.what} ({_listed(parts)})"


def _listed(parts: Iterable[str]) -> str:
    return "\u202f; ".join(part for part in parts if part)
