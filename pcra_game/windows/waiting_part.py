"""Which part of a page holds words that nothing can store yet."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def first_waiting(parts: Iterable[tuple[str, QWidget]]) -> str:
    """The name of the first part that says so; a part that takes no words says nothing.

    Empty where none does.
    """
    for name, part in parts:
        waiting = getattr(part, "waiting_words", None)
        if waiting is not None and waiting():
            return name
    return ""
