"""Decisions and solutions from their two sheets: rows of one answer must agree."""

from collections.abc import Iterator
from typing import Any

from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.workbook_parts import answer_of, build_card, build_decision, head_of
from pcra_game.imports.workbook_rows import ReadRow, SheetRows
from pcra_game.texts import workbook_faults as words
from pcra_game.texts.words import STATUS

_Key = tuple[str, str, str]

_NEEDED = {
    Status.SAME: "follows",
    Status.DEFAULT: "follows",
    Status.NO_SOLUTION: "reason",
    Status.PARKED: "reason",
    Status.SET_ASIDE: "reason",
}
"""The column that a status does not go without."""


def read_answers(
    decisions: SheetRows | None, details: SheetRows | None, gathered: dict[str, list[Any]]
) -> None:
    """Put `decisions`, `solutions` and the cards that only the decisions name in `gathered`.

    A solution without a code gets one from its row: somebody wrote it in the sheet.
    """
    told = {row.values["id"]: row.values for row in details.rows} if details is not None else {}
    groups: dict[_Key, list[ReadRow]] = {}
    if decisions is not None:
        for row in _named(decisions, set(told)):
            key = (row.values["context"], row.values["objective"], row.values["subject"])
            groups.setdefault(key, []).append(row)
        for rows in groups.values():
            _require_one_head(decisions, rows)
            _require_what_the_status_needs(decisions, rows[0])
        _require_one_answer(decisions, groups)
    cards = {card.id: card for card in gathered["cards"]}
    for _, objective, subject in groups:
        card = build_card(objective, subject)
        cards.setdefault(card.id, card)
    gathered["cards"] = list(cards.values())
    gathered["decisions"] = [build_decision([r.values for r in g]) for g in groups.values()]
    gathered["solutions"] = list(_solutions(groups, told).values())


def _named(decisions: SheetRows, taken: set[str]) -> Iterator[ReadRow]:
    """The rows, with a code and a rank for each solution that is said."""
    taken = taken | {row.values["solution"] for row in decisions.rows}
    for row in decisions.rows:
        said = any(answer_of(row.values).values())
        if (said or row.values["solution"]) and not row.values["what"]:
            decisions.fault(row.number, "what", words.EMPTY)
        elif said and row.values["rank"] is None:
            decisions.fault(row.number, "rank", words.EMPTY)
        elif said and not row.values["solution"]:
            code = f"ligne-{row.number}"
            while code in taken:
                code += "-bis"
            taken.add(code)
            yield ReadRow(row.number, {**row.values, "solution": code})
        else:
            yield row


def _require_one_head(decisions: SheetRows, rows: list[ReadRow]) -> None:
    first = rows[0]
    for row in rows[1:]:
        for name, value in head_of(row.values).items():
            if value != first.values[name]:
                decisions.fault(row.number, name, words.other_than(first.number))


def _require_what_the_status_needs(decisions: SheetRows, row: ReadRow) -> None:
    status = row.values["status"]
    needed = _NEEDED.get(status)
    if needed and not row.values[needed]:
        decisions.fault(row.number, needed, words.needed_by(STATUS[status]))


def _require_one_answer(decisions: SheetRows, groups: dict[_Key, list[ReadRow]]) -> None:
    """A solution that several answers share is written the same in each."""
    first: dict[str, ReadRow] = {}
    others: dict[tuple[str, str], list[int]] = {}
    for row in (row for rows in groups.values() for row in rows):
        id = row.values["solution"]
        if not id:
            continue
        before = first.setdefault(id, row)
        for name, value in answer_of(row.values).items():
            if value != before.values[name]:
                others.setdefault((id, name), []).append(row.number)
    for (id, name), rows in others.items():
        decisions.fault(first[id].number, name, words.other_solution(id, rows))


def _solutions(
    groups: dict[_Key, list[ReadRow]], told: dict[str, dict[str, Any]]
) -> dict[str, Solution]:
    """Each solution once, in the order in which the decisions first name it."""
    solutions: dict[str, Solution] = {}
    for rows in groups.values():
        ranked = sorted(
            (row.values for row in rows if row.values["solution"]), key=lambda v: v["rank"]
        )
        for values in ranked:
            id = values["solution"]
            detail = {k: v for k, v in told.get(id, {}).items() if k != "id"}
            solutions.setdefault(id, Solution(id, **answer_of(values), **detail))
    return solutions
