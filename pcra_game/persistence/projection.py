"""The state as rows that any SQLite client can read, and what changes from one state to the next.

A gesture touches a few rows: items whose parts are still the same objects keep their rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.rows import SOURCES, Row, Source
from pcra_game.persistence.tables import table_of
from pcra_game.persistence.wording import Wording, wording

Key = tuple[Any, ...]
Items = Mapping[Any, tuple[tuple[Any, ...], tuple[Row, ...]]]
"""Item -> the parts that its rows were made of, and the rows."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one gesture does to one table; keys and rows never name the same line."""

    table: str
    removed: tuple[Key, ...]
    written: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """The rows of a state, with what is needed to find out what the next one changes."""

    state: WorkshopState
    words: Wording
    items: Mapping[str, Items]

    def rows(self, table: str) -> dict[Key, Row]:
        """Give the rows of one table by their keys."""
        key = key_of(table)
        return {key(row): row for _, rows in self.items[table].values() for row in rows}


def project(state: WorkshopState, game: Game) -> Projection:
    """Give the rows of a state, all computed."""
    words = wording(state, game)
    items = {s.table: _items(s, state, words, {}) for s in SOURCES}
    return Projection(state, words, items)


def advance(before: Projection, state: WorkshopState) -> tuple[Projection, tuple[Change, ...]]:
    """Give the rows of the next state, and the changes that lead there.

    Costs little where little changed: a table whose part of the state is untouched is not looked
    at, an item made of the same parts is not worded again.
    """
    words = wording(state, before.words.game, before.words)
    items = dict(before.items)
    changes = []
    for source in SOURCES:
        known = items[source.table]
        same_words = words is before.words
        if same_words and not _touched(source, before.state, state):
            continue
        items[source.table] = _items(source, state, words, known if same_words else {})
        change = _change(source.table, known, items[source.table])
        if change.removed or change.written:
            changes.append(change)
    return Projection(state, words, items), tuple(changes)


def everything(projection: Projection) -> tuple[Change, ...]:
    """Give the changes that fill empty tables."""
    return tuple(
        Change(source.table, (), tuple(projection.rows(source.table).values()))
        for source in SOURCES
    )


def _touched(source: Source, before: WorkshopState, after: WorkshopState) -> bool:
    return any(getattr(before, name) is not getattr(after, name) for name in source.reads)


def _items(source: Source, state: WorkshopState, words: Wording, known: Items) -> Items:
    items = {}
    for item, parts in source.items(state, words.game):
        kept = known.get(item)
        if kept is None or kept[0] != parts:
            kept = (parts, tuple(source.rows(words, *parts)))
        items[item] = kept
    return items


def _change(table: str, before: Items, after: Items) -> Change:
    key = key_of(table)
    old = chain.from_iterable(
        rows for item, (_, rows) in before.items() if _rows(after, item) is not rows
    )
    new = chain.from_iterable(
        rows for item, (_, rows) in after.items() if _rows(before, item) is not rows
    )
    lost = {key(row): row for row in old}
    gained = {key(row): row for row in new}
    return Change(
        table,
        tuple(lost.keys() - gained.keys()),
        tuple(row for k, row in gained.items() if lost.get(k) != row),
    )


def _rows(items: Items, item: Any) -> Iterable[Row] | None:
    found = items.get(item)
    return found[1] if found else None


@cache
def key_of(table: str) -> Any:
    """Give the function from a row to its key, always a tuple."""
    columns = table_of(table).columns.keys()
    places = [columns.index(column.name) for column in table_of(table).primary_key]
    if len(places) == 1:
        place = places[0]
        return lambda row: (row[place],)
    return itemgetter(*places)
