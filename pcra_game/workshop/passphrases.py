"""Passphrases: how hard one is to guess, which are refused, and one drawn at random.

The measure is our own and errs on the low side. A library that knows English words takes French
ones for random letters, and calls « sauvegarde du dossier patient » beyond reach. Here whatever
looks like a word counts as one of a few thousand, in any language, with its usual disguises (a
capital, a digit for a letter) almost for nothing; repetitions and runs of a keyboard count for
nearly nothing. What it cannot know: a proverb, a song, the name of the hospital.
"""

import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from math import ceil, log2

from pcra_game.resources import content_root
from pcra_game.texts import protected as words
from pcra_game.texts.known_error import KnownError
from pcra_game.texts.typography import fold

WORDS_DRAWN = 6
LONGEST = 256
"""Signs of a passphrase; nobody types more by hand."""

LEAST_BITS = 50.0
"""Refused below. A large server makes some hundred tries a second (Argon2id, 256 MiB): half of
2^50 tries keep a thousand of them busy for more than a century."""

SOLID_BITS = 60.0
"""Six different words drawn from our list come to 60.8."""

_WORD_BITS = 11.0
"""A word among 2,048: what people choose from when they choose."""

_SHORT_WORD_BITS = 5.0
_LONG_WORD = 12
_RANDOM_LETTER = 4.0
_DIGIT = 3.0
_SIGN = 3.0
_SIGN_BETWEEN = 0.5
_CAPITALS = 1.0
_RUN = 0.3
_REPEATED = 1.0
_SENTENCE = 0.75
"""What is left where words follow from each other."""

_LINKS = frozenset(
    re.findall(
        r"\w+",
        "a au aux avec c ce ces d dans de des du elle en est et il j je l la le les leur ma mais "
        "me mes mon n ne nos notre nous on ou par pas pour que qui s sa se ses son sous sur ta "
        "tes ton tu un une vos votre vous y the of and to in is my",
    )
)

_LEET = str.maketrans("013457@$!|€", "oieastasiie")
_ROWS = (
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "&é\"'(-è_çà",
)
_PIECES = re.compile(r"[^\W\d_]+|\d+|\s+|[^\w\s]+|_+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CONSONANTS = re.compile(r"[^aeiouy]{4,}")
_VOWELS = re.compile(r"[aeiouy]")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


class WeakPassphrase(KnownError):  # noqa: N818
    """The passphrase is not one that a protected copy is made with; the sentence says why."""


class Level(StrEnum):
    """How strong, in a word."""

    WEAK = words.LEVEL_WEAK
    MEDIUM = words.LEVEL_MEDIUM
    SOLID = words.LEVEL_SOLID


@dataclass(frozen=True, slots=True)
class Strength:
    """What a passphrase is worth: `bits` of guessing, a word for it, and the next step."""

    bits: float
    level: Level
    step: str


def strength(passphrase: str) -> Strength:
    """Measure a passphrase; the same for everybody, whatever this post knows."""
    bits, runs, glued = _measure(passphrase[:LONGEST])
    if bits >= SOLID_BITS:
        return Strength(bits, Level.SOLID, words.STEP_SOLID)
    if bits >= LEAST_BITS:
        return Strength(bits, Level.MEDIUM, words.STEP_MEDIUM)
    return Strength(bits, Level.WEAK, _next_step(passphrase, bits, runs=runs, glued=glued))


def require_strong(passphrase: str) -> None:
    """Raise WeakPassphrase for one that nothing should be protected with."""
    refusal = edge_refusal(passphrase)
    if refusal:
        raise WeakPassphrase(refusal)
    found = strength(passphrase)
    if found.level is Level.WEAK:
        raise WeakPassphrase(words.too_weak(found.step))


def edge_refusal(passphrase: str) -> str:
    """Say why a passphrase could not be noted and typed again; nothing if it can."""
    if len(passphrase) > LONGEST:
        return words.too_long(LONGEST)
    if _INVISIBLE.search(passphrase):
        return words.unwritable_sign()
    if passphrase != passphrase.strip():
        return words.space_at_edge()
    return ""


def suggest() -> str:
    """Draw six words from our list, with spaces between; each time others."""
    return " ".join(secrets.SystemRandom().sample(our_words(), WORDS_DRAWN))


@cache
def our_words() -> tuple[str, ...]:
    """Give the words that phrases are drawn from: no accent, no other word one letter away."""
    file = content_root("assets") / "words" / "phrases.txt"
    return tuple(file.read_text(encoding="ascii").split())


def _next_step(passphrase: str, bits: float, *, runs: bool, glued: bool) -> str:
    if not passphrase.strip():
        return words.STEP_NONE
    if runs:
        return words.STEP_REPEAT
    if glued:
        return words.STEP_APART
    return words.words_more(ceil((LEAST_BITS - bits) / log2(len(our_words()))))


def _measure(passphrase: str) -> tuple[float, bool, bool]:
    """Give the bits, whether repetitions or runs were found, and whether words seem glued."""
    bits, runs, glued = 0.0, False, False
    seen: set[str] = set()
    for chunk in passphrase.split():
        if _key(chunk) in seen:
            bits, runs = bits + _REPEATED, True
            continue
        seen.add(_key(chunk))
        bits += _of_chunk(chunk)
        runs = runs or (_mostly_run(_bare(chunk)) and _key(chunk) not in _listed())
        glued = glued or (chunk.isalpha() and len(chunk) > _LONG_WORD)
    if seen & _LINKS:
        bits *= _SENTENCE
    return min(bits, _most_for(passphrase)), runs or _periodic(_bare(passphrase)), glued


def _of_chunk(chunk: str) -> float:
    """Bits of what stands between two spaces: the cheapest way to read it."""
    pieces = [part for part in re.split(r"[-'’.,_/]+", chunk) if part]
    as_words = _SIGN_BETWEEN * max(len(chunk) - sum(map(len, pieces)), 0)
    seen: set[str] = set()
    for part in pieces:
        as_words += _REPEATED if _key(part) in seen else _of_part(part)
        seen.add(_key(part))
    return as_words


def _of_part(part: str) -> float:
    disguised = fold(part.rstrip("!?*+=)0123456789").translate(_LEET))
    tail = len(part) - len(part.rstrip("!?*+=)0123456789"))
    if disguised.isalpha() and _looks_like_a_word(disguised):
        end = part[len(part) - tail :]
        return _of_letters(disguised, part) + (_of_pieces(end) if end else 0.0)
    return _of_pieces(part)


def _of_pieces(part: str) -> float:
    pieces = _PIECES.findall(part)
    longest = max(map(len, pieces), default=0)
    if len(pieces) >= 4 or (len(pieces) == 3 and longest <= 3):  # by turns: not words
        return sum(_of_sign(before, sign) for before, sign in pairwise(" " + part))
    return sum(_of_piece(piece) for piece in pieces)


def _of_piece(piece: str) -> float:
    if piece.isdigit():
        years = len(_YEAR.findall(piece))
        runs = _run_length(piece)
        return 6.0 * years + max(len(piece) - 4 * years - runs, 0) * _DIGIT + runs * _RUN
    letters = fold(piece)
    if not letters.isalpha():
        return _SIGN + (len(piece) - 1) * _RUN
    if _looks_like_a_word(letters):
        return _of_letters(letters, piece)
    return sum(_of_sign(before, sign) for before, sign in pairwise(" " + letters))


def _of_letters(letters: str, typed: str) -> float:
    """Bits of letters that look like a word, or like several without spaces."""
    known = _segmented(letters)
    length = len(letters)
    capitals = _CAPITALS if typed != typed.lower() else 0.0
    disguise = _CAPITALS if fold(typed)[:length] != letters else 0.0
    if known is None and _mostly_run(letters):
        return length * _RUN + _SIGN
    as_one = _SHORT_WORD_BITS if length <= 3 else _WORD_BITS + max(length - _LONG_WORD, 0)
    return (min(as_one, 2.2 * length) if known is None else known) + capitals + disguise


@cache
def _listed() -> frozenset[str]:
    return frozenset(our_words())


def _segmented(letters: str) -> float | None:
    """Bits of letters that are words of our list one behind the other; `None` if they are not."""
    each = log2(len(our_words()))
    cheapest: list[float | None] = [0.0]
    for end in range(1, len(letters) + 1):
        ways = [
            before + each
            for start in range(max(end - 9, 0), end)
            if (before := cheapest[start]) is not None and letters[start:end] in _listed()
        ]
        cheapest.append(min(ways, default=None))
    return cheapest[-1]


def _of_sign(before: str, sign: str) -> float:
    if _adjacent(before.lower(), sign.lower()):
        return _RUN
    return _DIGIT if sign.isdigit() else _RANDOM_LETTER


def _looks_like_a_word(letters: str) -> bool:
    """Whether letters can be said aloud, or are of a script of which we cannot tell."""
    if not letters.isascii():
        return True
    if len(letters) <= 3:
        return len(letters) == 1 or _VOWELS.search(letters) is not None
    share = len(_VOWELS.findall(letters)) / len(letters)
    return 0.2 <= share <= 0.8 and _CONSONANTS.search(letters) is None


def _adjacent(one: str, other: str) -> bool:
    """Whether a sign repeats the one before, or is its neighbour in a row or an alphabet."""
    return one == other or any(one + other in row or other + one in row for row in _ROWS)


def _run_length(text: str) -> int:
    """Signs that only go on with what the sign before began, where three or more do."""
    steps = [_adjacent(one, other) for one, other in pairwise(text)]
    return sum(steps) if sum(steps) >= 2 else 0


def _mostly_run(text: str) -> bool:
    return len(text) >= 3 and _run_length(text) >= 0.7 * (len(text) - 1)


def _periodic(text: str) -> bool:
    return len(text) >= 4 and text in (text + text)[1:-1]


def _most_for(passphrase: str) -> float:
    """Bits that a passphrase cannot exceed: those of the shortest part that it repeats."""
    text = _bare(passphrase)
    if not _periodic(text):
        return float("inf")
    period = (text + text).index(text, 1)
    return _WORD_BITS + period * 0.5 if period > 3 else period * _RANDOM_LETTER


def _key(text: str) -> str:
    """What makes a word the same one again: its letters, whatever stands around them."""
    bare = _bare(text)
    return "".join(sign for sign in bare if sign.isalpha()) or bare


def _bare(text: str) -> str:
    return "".join(sign for sign in fold(text) if not sign.isspace())
