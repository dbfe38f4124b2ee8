"""Hearing every statement that the application executes, whatever kind of connection it makes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

Hear = Callable[[int, str], object]

WRITES = ("BEGIN IMMEDIATE", "BEGIN EXCLUSIVE")
"""How a write begins; nothing is written outside of one."""

_IN_A_TRIGGER = "--"


@contextmanager
def listening(hear: Hear, *, first: str = "") -> Iterator[None]:
    """Call `hear(number of the connection, statement)` as each statement begins.

    Statements are told with their values in them. `first` is executed on every new connection
    before the application has it.
    """
    numbers = count(1)
    real = sqlite3.connect

    def connect(*values: Any, **named: Any) -> sqlite3.Connection:
        asked: type[sqlite3.Connection] = named.pop("factory", sqlite3.Connection)
        return real(*values, factory=_listened(asked, next(numbers), hear, first), **named)

    with patch.object(sqlite3, "connect", connect):
        yield


def _listened(
    asked: type[sqlite3.Connection], number: int, hear: Hear, first: str
) -> type[sqlite3.Connection]:
    def told(sql: str) -> None:
        if not sql.startswith(_IN_A_TRIGGER):
            hear(number, sql)

    def begin(self: sqlite3.Connection, *values: Any, **named: Any) -> None:
        asked.__init__(self, *values, **named)
        if first:
            self.execute(first).close()
        self.set_trace_callback(told)

    return type("Listened", (asked,), {"__init__": begin})
