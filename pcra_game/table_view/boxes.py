"""Rectangles of the table, and how much lies on it: plain values, no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any pixel."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether no pixel lies outside `other`."""
        return (
            self.x >= other.x
            and self.y >= other.y
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """How much lies on the table: counts only. `activities` holds the number of cards of each,
    `collapsed` the indexes of those that show their header alone."""

    contexts: int
    event: bool
    means: int
    activities: tuple[int, ...]
    unit_cards: int
    collapsed: frozenset[int] = frozenset()

    def open_cards(self, activity: int) -> int:
        """Cards of an activity that are in sight."""
        return 0 if activity in self.collapsed else self.activities[activity]


@dataclass(frozen=True, slots=True)
class Column:
    """An activity and the cards beneath it; none where it is collapsed."""

    header: Box
    cards: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Every rectangle, in the pixels of an unzoomed table; `unit` is the height of card titles.

    `tokens` may be shorter than the means: the last one then stands for all that follow. There is
    always one.
    """

    unit: float
    width: int
    height: int
    context: Box
    contexts: tuple[Box, ...]
    event: Box | None
    tokens_heading: Box
    tokens: tuple[Box, ...]
    columns: tuple[Column, ...]
    tray: Box
    tray_heading: Box
    unit_cards: tuple[Box, ...]
    parking: Box

    def pieces(self) -> Iterator[Box]:
        """Everything that may not overlap; the tray lies under its own and is left out."""
        yield self.context
        yield from self.contexts
        if self.event:
            yield self.event
        yield self.tokens_heading
        yield from self.tokens
        for column in self.columns:
            yield column.header
            yield from column.cards
        yield self.tray_heading
        yield from self.unit_cards
        yield self.parking
