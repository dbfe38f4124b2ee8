"""The fiche PCRA as a form: bands of cells with the words printed on it, for every format.

No format is known here; a writer decides on sizes and on what goes to the following page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pcra_game.domain.document import (
    MAX_TABLE_ROWS,
    ROOM_FOR_A_PEN,
    Column,
    Table,
    Worksheet,
    WorksheetSolution,
)
from pcra_game.domain.drawing import Tint
from pcra_game.texts import worksheet as words

_PEN_SOLUTIONS, _PEN_KIT, _PEN_ACTIONS = 5, 2, 2
"""Rows of a blank form: what one A4 page holds at 8 mm a line."""


Rest = tuple[tuple[str, str], ...]
"""What a page could not hold: where it belongs, and the whole text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the form.

    `label` is printed small above the text, `lead` opens it in bold, `alert` stands before both in
    the colour of what is wrong, `mark` tints a short status.
    """

    text: str
    label: str = ""
    share: float = 1.0
    bold: bool = False
    mark: Tint | None = None
    lead: str = ""
    alert: str = ""

    @property
    def whole(self) -> str:
        """Give all that the cell says, its label apart."""
        return "\n".join(part for part in (self.alert, self.lead, self.text) if part)


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the form under one title.

    `heads` are printed once above the rows; without them each cell carries its label. `ruled` says
    that the ruler of impact opens the band, `signed` that its cells wait for a signature.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[str, ...] = ()
    ruled: bool = False
    signed: bool = False


def rest_tables(code: str, rest: Sequence[tuple[str, str]]) -> Iterator[Table]:
    """Give what the page of a fiche could not hold, as tables of a part that follows the fiches."""
    columns = tuple(map(Column, words.OVERFLOW_HEADS, (1.0, 3.2)))
    for number, first in enumerate(range(0, len(rest), MAX_TABLE_ROWS), start=1):
        rows = tuple(rest[first : first + MAX_TABLE_ROWS])
        yield Table(words.continued(code, number), columns, rows)


def bands(sheet: Worksheet) -> tuple[Band, ...]:
    """Give the bands of the form, from top to bottom, without its title line."""
    if sheet.blank:
        return _blank_bands(sheet)
    return (
        Band("", (_identity(sheet), *_footnote(sheet))),
        Band(words.IMPACT, _impact(sheet), ruled=True),
        Band(words.NEEDS, (_needs(sheet),)),
        _solutions(sheet),
        _changes(sheet),
        Band(words.RECOVERY, (_recovery(sheet),)),
        _list_band(words.KIT, words.KIT_HEADS, (2.2, 0.7, 2.4, 0.9), sheet.kit),
        _list_band(
            words.ACTIONS, words.ACTION_HEADS, (3.2, 1.8, 0.9), sheet.actions, words.NO_ACTION
        ),
        Band(words.EXPOSED, (_exposed(sheet),)),
        Band(words.VISA, ((Cell("", words.MANAGER), Cell("", words.DOCTOR)),), signed=True),
    )


def _blank_bands(sheet: Worksheet) -> tuple[Band, ...]:
    """The same form for a pen: a place an answer, nothing that the deck or the room said."""
    heads = words.SOLUTION_HEADS
    empty = (0.9, 3.0, 1.3, 1.7, 0.65)
    named = (
        () if sheet.code else ((_to_write(words.ACTIVITY, 3.0), _to_write(words.PRIORITY, 1.0)),)
    )
    steps = tuple(_to_write(step, 0.8) for step in sheet.impact_steps)
    return (
        Band("", (*named, _blank_identity(sheet))),
        Band(
            words.IMPACT,
            (
                (Cell(words.BLANK_RULER, share=2.4), *steps),
                _row_to_write((words.DMIA, 1.1), (words.LOSS, 1.4), (words.RECORD, 1.55)),
                _row_to_write((words.MINIMUM, 1.7), (words.SET_UP, 0.9), (words.ENDURANCE, 0.9)),
                _row_to_write((words.STOP, 1.7), (words.NIGHT, 1.8)),
            ),
        ),
        Band(
            words.NEEDS,
            (_row_to_write((words.SERVICES, 1.8), (words.PEOPLE, 1.1), (words.SAAS, 0.9)),),
        ),
        Band(sheet.base_context, (_empty_row(empty),) * _PEN_SOLUTIONS, heads),
        Band(
            words.CHANGES,
            tuple(
                (Cell(context, share=0.5, bold=True), Cell(ROOM_FOR_A_PEN, share=4.0))
                for context, _ in sheet.changes
            ),
        ),
        Band(
            words.RECOVERY,
            (_row_to_write((words.CHECKS, 1.5), (words.BACKLOG, 1.1), (words.RELAPSE, 1.2)),),
        ),
        Band(words.KIT, (_empty_row((2.2, 0.7, 2.4, 0.9)),) * _PEN_KIT, words.KIT_HEADS),
        Band(words.ACTIONS, (_empty_row((3.2, 1.8, 0.9)),) * _PEN_ACTIONS, words.ACTION_HEADS),
        Band(
            words.EXPOSED,
            (_row_to_write((words.UNCOVERED, 2.0), (words.RISK, 1.7), (words.DISSENT, 0.9)),),
        ),
        Band(words.VISA, ((Cell("", words.MANAGER), Cell("", words.DOCTOR)),), signed=True),
    )


def _blank_identity(sheet: Worksheet) -> tuple[Cell, ...]:
    priority = ((words.PRIORITY, 0.9),) if sheet.code else ()
    return _row_to_write((words.REFERENT, 2.0), *priority, (words.VERSION, 0.9), (words.DATE, 0.9))


def _row_to_write(*places: tuple[str, float]) -> tuple[Cell, ...]:
    return tuple(_to_write(label, share) for label, share in places)


def _to_write(label: str, share: float) -> Cell:
    return Cell(ROOM_FOR_A_PEN, label, share)


def _empty_row(shares: tuple[float, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(ROOM_FOR_A_PEN, share=share) for share in shares)


def _identity(sheet: Worksheet) -> tuple[Cell, ...]:
    version = " ".join(part for part in (sheet.version, sheet.status) if part)
    return (
        Cell(sheet.referent or words.NOT_SAID, words.REFERENT, 2.0, bold=True),
        Cell(version, words.VERSION, 2.0),
        Cell(sheet.date, words.DATE, 0.9),
        Cell(sheet.review_date, words.REVIEW, 0.9),
    )


def _footnote(sheet: Worksheet) -> tuple[tuple[Cell, ...], ...]:
    return ((Cell(sheet.footnote),),) if sheet.footnote else ()


def _impact(sheet: Worksheet) -> tuple[tuple[Cell, ...], ...]:
    return (
        (
            Cell(sheet.dmia or words.NOT_SAID, words.DMIA, 1.1, bold=True),
            Cell(sheet.impact_axis, words.AXIS, 1.25),
            Cell(sheet.tolerated_loss or words.NOT_SAID, words.LOSS, 1.4),
            Cell(sheet.record_meanwhile, words.RECORD, 1.55),
        ),
        (
            Cell(sheet.minimum_service or words.NOT_SAID, words.MINIMUM, 1.7, bold=True),
            Cell(sheet.set_up, words.SET_UP, 0.9),
            Cell(sheet.endurance, words.ENDURANCE, 0.9),
            Cell(sheet.stop_sign, words.STOP, 1.4),
            Cell(sheet.night, words.NIGHT, 0.9),
        ),
    )


def _needs(sheet: Worksheet) -> tuple[Cell, ...]:
    return (
        Cell(", ".join(sheet.services) or words.NONE_SAID, words.SERVICES, 1.8),
        Cell(", ".join(sheet.other_needs) or words.NONE_SAID, words.PEOPLE, 1.1),
        Cell(sheet.saas or words.NONE_SAID, words.SAAS, 0.9),
    )


def _solutions(sheet: Worksheet) -> Band:
    heads = words.SOLUTION_HEADS
    rows = tuple(_solution(solution) for solution in sheet.solutions)
    # Nobody looked: « pas de solution » would be a result of the room.
    return Band(sheet.base_context, rows or ((Cell(words.NOT_EXAMINED),),), heads if rows else ())


def _solution(solution: WorksheetSolution) -> tuple[Cell, ...]:
    lead = "" if solution.card == solution.what else solution.card
    return (
        Cell(solution.when, share=0.9, bold=True),
        Cell(solution.what, share=3.0, lead=lead, alert=solution.alert),
        Cell(solution.who, share=1.3),
        Cell(solution.with_what, share=1.7),
        Cell(solution.exists, share=0.65, bold=True, mark=_existence(solution.exists)),
    )


def _existence(said: str) -> Tint | None:
    start = said.strip().casefold()
    if start == words.NOT_SAID:
        return Tint.UNKNOWN  # it begins like « non », but nobody said so
    for openings, tint in (
        (("oui",), Tint.GOOD),
        (("part", "en partie"), Tint.WARNING),
        (("non",), Tint.BAD),
    ):
        if start.startswith(openings):
            return tint
    return Tint.UNKNOWN if start else None


def _changes(sheet: Worksheet) -> Band:
    rows = tuple(
        (Cell(context, share=0.5, bold=True), Cell(text or words.NOT_EXAMINED, share=4.0))
        for context, text in sheet.changes
    )
    return Band(words.CHANGES, rows or ((Cell(words.NOT_EXAMINED),),))


def _recovery(sheet: Worksheet) -> tuple[Cell, ...]:
    return (
        Cell(sheet.recovery_checks or words.NOT_SAID, words.CHECKS, 1.5),
        Cell(sheet.recovery_backlog or words.NOT_SAID, words.BACKLOG, 1.1),
        Cell(sheet.recovery_relapse or words.NOT_SAID, words.RELAPSE, 1.2),
    )


def _list_band(
    title: str,
    heads: tuple[str, ...],
    shares: tuple[float, ...],
    rows: Iterable[tuple[str, ...]],
    none: str = words.NONE_SAID,
) -> Band:
    cells = tuple(
        tuple(
            Cell(text, share=share, bold=index == 0)
            for index, (text, share) in enumerate(zip(row, shares, strict=True))
        )
        for row in rows
    )
    return Band(title, cells or ((Cell(none),),), heads if cells else ())


def _exposed(sheet: Worksheet) -> tuple[Cell, ...]:
    return (
        Cell(_listed(sheet.uncovered), words.UNCOVERED, 2.0),
        Cell(_listed(sheet.accepted_risks), words.RISK, 1.7),
        Cell(sheet.dissent or words.NONE_SAID, words.DISSENT, 0.9),
    )


def _listed(items: tuple[str, ...]) -> str:
    if len(items) < 2:
        return "".join(items) or words.NONE_SAID
    return "\n".join(f"• {item}" for item in items)
