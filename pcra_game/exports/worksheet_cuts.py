"""What the fiche gives up so that it holds on one page: lines of a row, rows of a list.

Each format measures its own lines; which place is cut next is decided here for all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pcra_game.exports.worksheet_form import Band

_LONGEST_LIST = 40
"""Rows of a list that a page could hold at most: what comes after them is never laid out."""

_SHORT_LIST = 4
"""Rows of a list that stay as long as a sentence of the page is longer than the list."""

_Place = tuple[int, int, tuple[int, ...]]
"""Something that may be cut: how much it weighs, its count, where it is."""


@dataclass(slots=True)
class Cuts:
    """What was cut of a form: lines by band and row, rows by band."""

    form: Sequence[Band]
    lines: dict[tuple[int, int], int] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Without it a fiche of some hundred rows would be laid out as often as it has rows.
        for index, band in enumerate(self.form):
            if band.heads and len(band.rows) > _LONGEST_LIST:
                self.rows[index] = _LONGEST_LIST

    def tighten(self, counted: Iterable[tuple[int, int, int]]) -> int | None:
        """Cut a little where there is most.

        `counted` gives (band, row, lines) of every row as it is laid. Gives the place of the band
        to lay again, `None` when nothing is left to cut.
        """
        counted = tuple(counted)
        for least in (2, 1):
            places = [*self._long_rows(counted, least), *self._long_lists(least)]
            if places:
                _weight, count, place = max(places)
                kept = max(count - max(count // 8, 1), least)
                if len(place) == 2:
                    self.lines[place[0], place[1]] = kept
                else:
                    self.rows[place[0]] = kept
                return place[0]
        return None

    def _long_rows(self, counted: Sequence[tuple[int, int, int]], least: int) -> Iterator[_Place]:
        for index, number, lines in counted:
            # What opens a row is never cut: below it, asking again changes nothing.
            if least < lines <= self.lines.get((index, number), lines):
                yield lines, lines, (index, number)

    def _long_lists(self, least: int) -> Iterator[_Place]:
        for index, band in enumerate(self.form):
            count = self.rows.get(index, len(band.rows))
            if band.heads and count > least:
                yield count - _SHORT_LIST, count, (index,)
