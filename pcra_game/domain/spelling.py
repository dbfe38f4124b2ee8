"""How near what is typed is to a label: as it begins, by a word, by initials, by a slip."""

from enum import IntEnum
from functools import lru_cache

from pcra_game.texts.typography import fold

LONGEST_SLIP = 6
"""Beyond this a wrong letter no longer hides what is meant: more letters find it."""


class Fit(IntEnum):
    """How a label answers what is typed, the best first; the last two are only guessed."""

    BEGINS = 0
    WORD = 1
    INITIALS = 2
    SLIP = 3
    LETTERS = 4


def fit(label: str, wanted: str) -> Fit | None:
    """How `label` answers `wanted`, folded already; `None` where it does not."""
    if fold(label).startswith(wanted):
        return Fit.BEGINS
    if holds(label, wanted):
        return Fit.WORD
    words = words_of(label)
    initials = "".join(word[0] for word in words if len(word) > 2)
    if initials.startswith(wanted):
        return Fit.INITIALS
    short = (*words, initials)
    if any(is_slip(wanted, word) for word in short):
        return Fit.SLIP
    return Fit.LETTERS if any(_within(wanted, word) for word in short) else None


def holds(text: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins a word of `text`."""
    words = words_of(text)
    return all(any(word.startswith(part) for word in words) for part in words_of(wanted))


def is_slip(typed: str, word: str) -> bool:
    """Whether one wrong letter, or two that changed places, stand between two short words."""
    if len(typed) != len(word) or not 3 <= len(typed) <= LONGEST_SLIP:
        return False
    wrong = [at for at, (one, other) in enumerate(zip(typed, word, strict=True)) if one != other]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and swapped(typed, wrong[0]) == word


def swapped(word: str, at: int) -> str:
    """A word with two neighbours in each other's place."""
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _within(typed: str, word: str) -> bool:
    """« ia » for « ioa »: the letters of an acronym, in their order, its first one first."""
    if not (2 <= len(typed) < len(word) <= 4) or typed[0] != word[0]:
        return False
    left = iter(word)
    return all(letter in left for letter in typed)


@lru_cache(maxsize=1024)  # every key typed compares with the same few hundred texts
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without their signs."""
    kept = "".join(sign if sign.isalnum() else " " for sign in fold(text))
    return tuple(kept.split())
