"""Functions as a sheet writes them: by their label, and read back to the same id.

Free text that would be taken for a function stands between guillemets; so does free text that
stands between guillemets already.
"""

from collections.abc import Iterator, Mapping

from pcra_game.domain.game import Game
from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.texts.typography import NO_BREAK, fold

_OPENING, _CLOSING = f"«{NO_BREAK}", f"{NO_BREAK}»"


class Names:
    """The functions of a workshop, by id and by label."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        """Take the labels by id; a label that two functions share names neither."""
        self._labels = dict(labels)
        self._ids: dict[str, str] = {}
        for id, label in labels.items():
            folded = fold(label)
            self._ids[folded] = "" if folded in self._ids else id
        self._ids |= {fold(id): id for id in labels}

    def __iter__(self) -> Iterator[str]:
        """The words that name each function, in order."""
        return iter([self.shown(id) for id in self._labels])

    def shown(self, value: str) -> str:
        """Give the words for a function id or for free text."""
        if value in self._labels:
            label = self._labels[value]
            return label if label and self.function(label) == value else value
        if self.function(value) is not None or _is_wrapped(value):
            return f"{_OPENING}{value}{_CLOSING}"
        return value

    def function(self, text: str) -> str | None:
        """Give the id of the function that a cell names, or `None`."""
        if text in self._labels:
            return text
        return self._ids.get(fold(text)) or None

    def who(self, text: str) -> str:
        """Give the id of a function, or free text; what `shown` wrote comes back the same."""
        found = self.function(text)
        if found is not None:
            return found
        return text[len(_OPENING) : -len(_CLOSING)] if _is_wrapped(text) else text


def names_of(facts: PlanFacts, game: Game) -> Names:
    """Name the functions of the deck, and those that the room added."""
    labels = {id: function.label for id, function in game.functions.items()}
    return Names(labels | {function.id: function.label for function in facts.functions})


def _is_wrapped(text: str) -> bool:
    inside = len(text) > len(_OPENING) + len(_CLOSING)
    return inside and text.startswith(_OPENING) and text.endswith(_CLOSING)
