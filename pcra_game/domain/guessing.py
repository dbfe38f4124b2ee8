"""Which services an answer relies on, guessed from its words: « imprimer » means printing.

Case and accents do not count, plurals and the common endings of a verb do; a word is never found
inside another. Where two entries overlap the longest wins.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from pcra_game.domain.deck import Service
from pcra_game.texts.typography import fold

_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*")
_NOUN_ENDINGS = ("s", "e", "es", "x")
_VERB_ENDINGS = {
    "er": "e es ent ons ez a ai era erai eront erons erez erait eraient ait aient ant",
    "ir": "e es ent ons ez it is issent issons issez ira iront irait ant issant",
    "re": "s t d vent vons vez sent sons sez dent dons dez ra ront rait",
}
_PARTICIPLE = re.compile(r"(?:é|ée|és|ées)$", re.IGNORECASE)
_FEELING = re.compile(
    r"(?:\b(?:j[’']?ai|as|avons|avez|ont|avait|avoir|ayant|(?:on|il|elle|qui) a|donn\w+|laiss\w+)"
    r" (?:bien )?l[’']|\b(?:premi[eè]res?|bonnes?|mauvaises?|fausses?) )(impressions?)\b"
    r"|\b(impressions?) qu(?:e\b|[’'])",
    re.IGNORECASE,
)
"""« J’ai l’impression que » prints nothing."""

_SHORT = 4
"""Up to this length a word is most often an acronym: only its plural in « s » is tolerated."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A service, and the words of the answer that gave it away."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a service: for each of its words, the forms that are that word."""

    code: str
    forms: tuple[frozenset[str], ...]
    conjugated: frozenset[str]
    size: int


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    size: int
    code: str


def guess(text: str, services: Iterable[Service]) -> tuple[str, ...]:
    """Give the codes of the services that `text` names, in the order of its words."""
    return tuple(dict.fromkeys(found.code for found in guesses(text, services)))


def guesses(text: str, services: Iterable[Service]) -> tuple[Guess, ...]:
    """Give every service that `text` names with the words that name it, in order."""
    felt = {one.start(one.lastindex or 0) for one in _FEELING.finditer(text)}
    tokens = [token for token in _WORD.finditer(text) if token.start() not in felt]
    folded = [fold(token.group()).replace("‑", "-") for token in tokens]
    entries = _entries(tuple(services))
    found = [
        _Found(at, at + len(entry.forms), entry.size, entry.code)
        for at, word in enumerate(folded)
        for entry in entries.get(word, ())
        if _stands_at(entry, tokens, folded, at)
    ]
    kept = sorted(_longest(found), key=lambda one: one.start)
    return tuple(
        Guess(one.code, text[tokens[one.start].start() : tokens[one.end - 1].end()]) for one in kept
    )


def _stands_at(entry: _Entry, tokens: list[re.Match[str]], folded: list[str], at: int) -> bool:
    words = folded[at : at + len(entry.forms)]
    if len(words) < len(entry.forms):
        return False
    if not all(word in forms for word, forms in zip(words, entry.forms, strict=True)):
        return False
    # « déjà imprimé » is no need: what was printed before the cut lies in the drawer.
    conjugated = words[0] in entry.conjugated
    return not (conjugated and _PARTICIPLE.search(tokens[at].group()))


def _longest(found: list[_Found]) -> list[_Found]:
    """Without those that overlap a longer one; of equals the first entry stays."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, -f.size)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


@lru_cache(maxsize=4)
def _entries(services: tuple[Service, ...]) -> Mapping[str, tuple[_Entry, ...]]:
    """Every entry of the deck by the forms that its first word takes."""
    found: dict[str, tuple[_Entry, ...]] = {}
    for service in services:
        for words in service.words:
            entry = _entry(service.code, words)
            if entry is None:
                continue
            for form in entry.forms[0]:
                found[form] = (*found.get(form, ()), entry)
    return MappingProxyType(found)


def _entry(code: str, words: str) -> _Entry | None:
    parts = [fold(part) for part in _WORD.findall(words)]
    if not parts:
        return None
    forms = tuple(_forms(part) | _conjugated(part) for part in parts)
    conjugated = _conjugated(parts[0]) - _forms(parts[0])
    return _Entry(code, forms, conjugated, sum(map(len, parts)))


def _forms(word: str) -> frozenset[str]:
    """A noun or an adjective, as it stands and in the other number or gender."""
    if len(word) <= _SHORT:
        return frozenset({word, f"{word}s"})
    forms = {word, *(word + ending for ending in _NOUN_ENDINGS)}
    if word.endswith(("s", "x")):
        forms.add(word[:-1])
    if word.endswith("al"):
        forms.add(f"{word[:-2]}aux")
    return frozenset(forms)


def _conjugated(word: str) -> frozenset[str]:
    endings = _VERB_ENDINGS.get(word[-2:], "").split()
    if len(word) <= _SHORT or not endings:
        return frozenset()
    return frozenset(word[:-2] + ending for ending in endings)
