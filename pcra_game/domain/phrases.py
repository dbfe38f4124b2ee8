"""How a sentence may go on: words that this room wrote, then those of the deck.

Nothing is learnt beyond the workshop. A text that looks like a person's name or a patient's data
teaches nothing (W506), nor does one with a first name alone: what should not have been written is
not proposed again.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pcra_game.domain.first_names import FIRST_NAMES
from pcra_game.domain.game import Game
from pcra_game.domain.review_privacy import suspect_in
from pcra_game.domain.state import WorkshopState
from pcra_game.texts.typography import fold

_WORD = re.compile(r"[^\W_]+[’']|[^\W_]+(?:[-‑][^\W_]+)*")
_BEGUN = re.compile(r"[^\W_]*(?:[-‑][^\W_]*)*$")
_APART = re.compile(r"[^\w\s’'‑-]+|\n")
"""Signs over which no phrase goes on."""

_LEAST_REST = 3
"""Signs that a proposal must save, or reading it costs more than it gives."""

_ALONE_FROM = 2
"""Letters after which a word is proposed for itself, whatever stands before it."""

_ROOM = 8
"""What the room wrote counts so many times what the deck prints."""

_MOST_WORDS = 5
_PRINTED_TIMES = 2
_OWN_UNIT = 2
"""Times that the words of the unit that plays are read once more."""

_KEY = "_printed_phrases"
_SURE = 0.6
"""Part of what followed so far that a word must make up, to be proposed before any letter."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """Words that may follow the caret: `rest` shows there; taken, `words` replace the last
    `typed` signs, so that an accent or a capital comes right."""

    typed: int
    words: str
    rest: str


class Phrases:
    """Words, and what follows one or two of them, each with how often it was said."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the texts once."""
        self.words: Counter[str] = Counter()
        self.after: dict[tuple[str, ...], Counter[str]] = {}
        for text in texts:
            for part in _APART.split(text):
                self._read(_forms(part))
        self._sorted = sorted((fold(form), form) for form in self.words)

    def begun_so(self, begun: str) -> Iterator[str]:
        """The words that begin so, whatever the accents and the case."""
        at = bisect_left(self._sorted, (begun, ""))
        while at < len(self._sorted) and self._sorted[at][0].startswith(begun):
            yield self._sorted[at][1]
            at += 1

    def _read(self, forms: list[str]) -> None:
        keys = [fold(form) for form in forms]
        for at, form in enumerate(forms):
            self.words[form] += 1
            for behind in (1, 2):
                if at >= behind:
                    before = tuple(keys[at - behind : at])
                    self.after.setdefault(before, Counter())[form] += 1


def _forms(part: str) -> list[str]:
    """The words of a part of a sentence; the capital that only begins it goes."""
    found = _WORD.findall(part)
    if found and found[0][1:] == found[0][1:].lower():
        found[0] = found[0].lower()
    return [form for form in found if len(fold(form)) == len(form)]


def ghost_of(state: WorkshopState, game: Game, typed: str) -> Ghost | None:
    """How what is typed before the caret may go on; `None` where nothing is worth reading."""
    parts = _APART.split(typed)
    begun = _BEGUN.search(parts[-1])
    letters = begun.group() if begun else ""
    before = tuple(fold(word) for word in _WORD.findall(parts[-1][: len(parts[-1]) - len(letters)]))
    if not typed.strip() or len(fold(letters)) != len(letters):
        return None
    said, printed = _said(_texts_of(state)), _printed(game)
    found = _next(said, printed, before[-2:], fold(letters))
    if not found:
        return None
    line = _go_on(said, printed, before, found)
    words = letters[:1] + line[1:] if letters else line
    if letters and found[0] != found[0].lower():
        words = line  # « ioa » becomes « IOA »
    rest = words[len(letters) :]
    return Ghost(len(letters), words, rest) if len(rest) >= _LEAST_REST else None


def is_whole(state: WorkshopState, game: Game, typed: str) -> bool:
    """Whether the last word typed is one as it stands (« lit », « plan »): the deck prints it, or
    the room said it in more than the text in hand, which may be stored already."""
    begun = _BEGUN.search(typed)
    last = fold(begun.group()) if begun else ""
    if len(last) <= _ALONE_FROM:
        return False  # two letters begin something, though « te » is printed somewhere
    said, printed = _said(_texts_of(state)), _printed(game)
    times = sum(said.words[form] for form in said.begun_so(last) if fold(form) == last)
    return times > 1 or any(fold(form) == last for form in printed.begun_so(last))


def _next(said: Phrases, printed: Phrases, before: tuple[str, ...], begun: str) -> str:
    """The word that most often followed what stands before, as it was begun; else empty."""
    for behind in (before, before[-1:]):
        if not behind or (len(behind) < len(before) and behind == before):
            continue
        found = Counter[str]()
        for phrases, times in ((said, _ROOM), (printed, 1)):
            for form, count in phrases.after.get(behind, Counter()).items():
                found[form] += count * times
        fit = _fitting(found, begun)
        if fit and (begun or _is_sure(found, fit, len(behind))):
            return fit
    if len(begun) < _ALONE_FROM:
        return ""
    alone = Counter[str]()
    for phrases, times in ((said, _ROOM), (printed, 1)):
        for form in phrases.begun_so(begun):
            alone[form] += phrases.words[form] * times
    return _fitting(alone, begun)


def _fitting(found: Counter[str], begun: str) -> str:
    fits = (
        (count, -len(form), form)
        for form, count in found.items()
        if fold(form).startswith(begun) and fold(form) != begun
    )
    return max(fits, default=(0, 0, ""))[2]


def _is_sure(found: Counter[str], fit: str, behind: int) -> bool:
    """Before any letter only what the room said speaks, or what the deck repeats."""
    least = _ROOM if behind > 1 else 2 * _ROOM
    return found[fit] >= least and found[fit] >= _SURE * found.total()


def _go_on(said: Phrases, printed: Phrases, before: tuple[str, ...], first: str) -> str:
    """The first word, and those that always followed."""
    line, keys = first, (*before, fold(first))[-2:]
    for _ in range(_MOST_WORDS - 1):
        form = _always(said, keys, 1) or _always(printed, keys, _PRINTED_TIMES)
        if not form:
            break
        line += form if line.endswith(("’", "'")) else f" {form}"
        keys = (*keys, fold(form))[-2:]
    return line


def _always(phrases: Phrases, before: tuple[str, ...], least: int) -> str:
    """The one word that ever followed two others, at least so many times; else empty."""
    after = phrases.after.get(before, Counter()) if len(before) > 1 else Counter()
    return next(iter(after)) if len(after) == 1 and after.total() >= least else ""


def _texts_of(state: WorkshopState) -> tuple[str, ...]:
    solutions = (t for s in state.solutions.values() for t in (s.what, s.with_what))
    means = (means.label for means in state.means.values())
    return tuple(text for text in (*solutions, *means) if text)


@lru_cache(maxsize=2)  # read after every key, changes with every answer
def _said(texts: tuple[str, ...]) -> Phrases:
    return Phrases(t for t in texts if suspect_in(t) is None and not _names_somebody(t))


def _names_somebody(text: str) -> bool:
    """Whether a word with a capital is a first name: stricter than W506, nobody is warned here."""
    found = (word for word in _WORD.findall(text) if word[0].isupper())
    return any(fold(word).partition("-")[0] in FIRST_NAMES for word in found)


def _printed(game: Game) -> Phrases:
    found: Phrases | None = vars(game).get(_KEY)
    if found is None:
        found = vars(game)[_KEY] = Phrases(_texts_printed(game))
    return found


def _texts_printed(game: Game) -> Iterator[str]:
    """The whole deck, other units included: the words of a hospital are those of all its units."""
    deck = game.deck
    for objective in deck.objectives:
        expected = objective.expected
        yield from (objective.title, objective.question, objective.mistakes, objective.by_context)
        yield from (expected.who, expected.what, expected.where, expected.when, expected.how_long)
        yield from objective.prompts
    every = (activity for unit in deck.units for activity in unit.activities)
    for activity in (*every, *(game.unit.activities * _OWN_UNIT)):
        yield from (activity.label, activity.record_meanwhile, activity.stop_sign)
        yield from (activity.minimum_service, activity.offline_data, *activity.other_needs)
    for context in deck.contexts:
        yield from (context.situation, context.remaining, context.missing)
    for service in deck.services:
        yield from (service.label, *service.words)
    yield from (function.label for function in deck.functions)
    for inject in game.injects.values():
        yield from (inject.text, inject.reaction)
