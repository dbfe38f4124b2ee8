"""What a few letters mean: words in any order, without accents or case, and initials."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pcra_game.texts.typography import fold

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"\b([a-z]{2,3})-(?=\d)")

_SHORT = re.compile(r"^([A-Z]+)-0*(\d+)$")

NAME_START, WORD_START, INITIALS, IN_NAME, OTHER_START, IN_OTHER = range(6)
"""How well a typed word fits, the best first."""

_FAR = 1
"""What a card that does not lie on the table comes behind one that does."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: « Ctrl + É » gives « ctrl » and « e ».

    A code is one word: « OC-04 » gives « oc04 ».
    """
    return tuple(_WORD.findall(_CODE.sub(r"\1", fold(text))))


def short_code(code: str) -> str:
    """A code as one types it in a hurry: « OC4 » for « OC-04 »."""
    return _SHORT.sub(r"\1\2", code)


@dataclass(frozen=True)
class Findable:
    """What is searched: its name, and other words that lead to it (a group, a key, a code)."""

    name: str
    others: Sequence[str] = ()
    far: bool = False

    @cached_property
    def _name(self) -> tuple[str, ...]:
        return words_of(self.name)

    @cached_property
    def _initials(self) -> str:
        return "".join(word[0] for word in self._name)

    @cached_property
    def _others(self) -> tuple[str, ...]:
        return tuple(word for text in self.others for word in words_of(text))

    @cached_property
    def _all(self) -> str:
        return " ".join((*self._name, *self._others))

    def fit(self, wanted: Sequence[str]) -> int | None:
        """How well every wanted word fits, 0 the best; `None` where one does not at all."""
        total = _FAR if self.far else 0
        for word in wanted:
            fits = self._word(word)
            if fits is None:
                return None
            total += 2 * fits
        return total

    def _word(self, word: str) -> int | None:
        name = self._name
        if name and name[0].startswith(word):
            return NAME_START
        if any(each.startswith(word) for each in name):
            return WORD_START
        if len(word) > 1 and word in self._initials:
            return INITIALS
        if word not in self._all:
            return None
        if any(word in each for each in name):
            return IN_NAME
        if any(each.startswith(word) for each in self._others):
            return OTHER_START
        return IN_OTHER if any(word in each for each in self._others) else None


class Groups(NamedTuple):
    """Places of what was found, group by group."""

    places: list[int]
    found: int


@dataclass
class Search:
    """Finds among lines that each belong to a group; groups stay together, the best first."""

    lines: Sequence[Findable]
    groups: Sequence[str]
    most: int = field(default=80)

    def find(self, text: str, recent: Iterable[int] = ()) -> Groups:
        """Places of what fits `text`, at most `most`; `recent` places win where nothing else does.

        Without any word, the recent ones come first, then everything in its order.
        """
        wanted = words_of(text)
        if not wanted:
            first = [place for place in recent if 0 <= place < len(self.lines)]
            rest = [place for place in range(len(self.lines)) if place not in set(first)]
            return Groups([*first, *rest][: self.most], len(self.lines))
        latest = {place: rank for rank, place in enumerate(recent)}
        fits: list[tuple[int, int, int]] = []
        best: dict[str, tuple[int, int, int]] = {}
        for place, line in enumerate(self.lines):
            fit = line.fit(wanted)
            if fit is None:
                continue
            score = (fit, latest.get(place, len(latest)), place)
            fits.append(score)
            group = self.groups[place]
            best[group] = min(best.get(group, score), score)
        fits.sort(key=lambda score: (best[self.groups[score[2]]], score))
        return Groups([place for _, _, place in fits[: self.most]], len(fits))
