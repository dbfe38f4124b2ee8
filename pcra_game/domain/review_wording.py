"""Family W: answers that say too little, too vaguely, or leave all to IT (domain.md 8.4, 8.6).

They speak of answers decided in their own context: what « idem » repeats is said once.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from pcra_game.domain.answers import Solution
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    Answer,
    Finding,
    Severity,
    answers_in_plan,
    finding,
    is_continuity,
    title_of,
)
from pcra_game.domain.sheet import function_label
from pcra_game.texts import findings_wording as words
from pcra_game.texts.typography import fold, join_fr, quoted

VAGUE = (
    "si possible",
    "si on peut",
    "dans la mesure du possible",
    "autant que possible",
    "voir avec",
    "à voir",
    "on verra",
    "on s’arrange",
    "s’arranger",
    "on se débrouille",
    "se débrouiller",
    "faire au mieux",
    "on fait au mieux",
    "au mieux",
    "selon les cas",
    "selon le cas",
    "au cas par cas",
    "selon disponibilité",
    "selon les moyens",
    "si besoin",
    "si nécessaire",
    "éventuellement",
    "normalement",
    "en principe",
    "comme d’habitude",
    "à définir",
    "à préciser",
    "à déterminer",
    "etc",
)
"""Found whatever the case, the accents and the signs, as whole words only."""

_AS_WRITTEN = {fold(phrase): phrase for phrase in VAGUE}
_LONGEST_FIRST = sorted(map(re.escape, _AS_WRITTEN), key=len, reverse=True)
_VAGUE = re.compile(rf"(?<!\w)(?:{'|'.join(_LONGEST_FIRST)})(?!\w)")

_IT = r"(?:dsi|dsio|dsin|dni|rssi|service informatique|informatique|informaticiens?|hotline|"
_IT += r"assistance informatique|support informatique|help ?desk|astreinte (?:dsi|informatique))"
_IS_IT = re.compile(rf"\b{_IT}\b")
_CALL_TO_IT = re.compile(
    r"^(?:on |nous |il faut |faire |de )*"
    r"(?:appel\w*|rappel\w*|previen\w*|preven\w*|contact\w*|alert\w*|joindre|joint|"
    r"attend\w*|telephon\w*|demand\w*|voir)"
    rf"(?: (?:a|au|aux|avec|la|le|les|l'|de|du|que|ouvrir|un|ticket))*(?: |')?l?'?{_IT}"
    r"(?:\W+\w+){0,6}\W*$"
)
"""An answer whose whole gesture is a call to IT; what goes on for longer says something else."""


def missing_who(r: Reading) -> Iterator[Finding]:
    """W501: a decided solution says nobody."""
    yield from _missing(r, "W501", Severity.WARNING, lambda s: not s.who.strip(), words.NO_WHO)


def missing_with_what(r: Reading) -> Iterator[Finding]:
    """W502: a decided solution says no object and spends no means."""
    yield from _missing(
        r, "W502", Severity.NOTE, lambda s: not (s.with_what.strip() or s.spends), words.NO_MEANS
    )


def missing_when(r: Reading) -> Iterator[Finding]:
    """W503: a decided solution has neither a delay nor a signal."""
    yield from _missing(
        r,
        "W503",
        Severity.NOTE,
        lambda s: s.band is None and not s.signal.strip(),
        words.NO_START,
    )


def vague_wording(r: Reading) -> Iterator[Finding]:
    """W504: a decided solution hides behind a formula."""
    for answer in _decided(r):
        found = dict.fromkeys(
            phrase
            for s in answer.seen.solutions
            for phrase in vague_in(". ".join((s.what, s.who, s.with_what, s.signal)))
        )
        if found:
            yield finding(
                "W504",
                Severity.WARNING,
                answer.subject,
                words.vague(title_of(r, answer.card), answer.context, join_fr(map(quoted, found))),
                (answer.card.id,),
            )


def magic_answer(r: Reading) -> Iterator[Finding]:
    """W505: all that a continuity card answers is to call IT, or that IT does it.

    Not where the unit has IT among its own functions: there it answers for itself.
    """
    own = (f.label for f in r.game.functions.values() if f.unit == r.game.unit_code)
    if any(_IS_IT.search(fold(label)) for label in own):
        return
    for answer in _decided(r):
        solutions = answer.seen.solutions
        if not solutions or not is_continuity(r, answer.card):
            continue
        if all(calls_it(s.what) or _is_it(r, s.who) for s in solutions):
            yield finding(
                "W505",
                Severity.WARNING,
                answer.subject,
                words.magic(title_of(r, answer.card), answer.context),
                (answer.card.id,),
            )


@lru_cache(maxsize=8192)  # one key typed changes one text of several hundred
def vague_in(text: str) -> tuple[str, ...]:
    """The vague phrases of a text, each once."""
    return tuple(dict.fromkeys(_AS_WRITTEN[phrase] for phrase in _VAGUE.findall(fold(text))))


@lru_cache(maxsize=8192)
def calls_it(text: str) -> bool:
    """Whether the whole gesture is a call to IT."""
    return _CALL_TO_IT.search(fold(text)) is not None


def _is_it(r: Reading, who: str) -> bool:
    return bool(who) and _IS_IT.search(fold(function_label(r.state, r.game, who))) is not None


def _decided(r: Reading) -> Iterator[Answer]:
    return (answer for answer in answers_in_plan(r) if answer.own)


def _missing(
    r: Reading,
    code: str,
    severity: Severity,
    lacks: Callable[[Solution], bool],
    what: str,
) -> Iterator[Finding]:
    for answer in _decided(r):
        solutions = answer.seen.solutions
        lacking = list(filter(lacks, solutions))
        if lacking:
            only = lacking[0].what if len(lacking) < len(solutions) else ""
            said = words.lacks(title_of(r, answer.card), answer.context, what, only)
            yield finding(code, severity, answer.subject, said, (answer.card.id,))
