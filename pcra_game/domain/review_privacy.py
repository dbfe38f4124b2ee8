"""W506: text that looks like a person's name or a patient's data, wherever the room writes.

What is found is never repeated: the message names the place and at most the words before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pcra_game.domain.first_names import FIRST_NAMES
from pcra_game.domain.reading import Reading
from pcra_game.domain.review_finding import (
    Finding,
    Severity,
    answers_in_plan,
    finding,
    title_of,
)
from pcra_game.domain.sheet import service_label
from pcra_game.domain.state import PlayedActivity
from pcra_game.texts import findings_wording as words
from pcra_game.texts.typography import fold

WORDS_QUOTED = 4
"""Enough to find the text again, too few to carry what it should not."""

_TITLE = r"(?:MM?\.|Mr\.?|Mmes?|Mlle|Monsieur|Madame|Mademoiselle|Dr\.?|Docteur|Pr\.?|Professeur)"
_CAPITAL = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ"
_NAME = re.compile(rf"(?<![\w’'-]){_TITLE}\s+(?P<name>[{_CAPITAL}](?:\.|[\w’'-]+))")
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        "Junior Senior Interne Garde Astreinte Service Urgences Régulateur Directeur Directrice "
        "Cadre Médecin Infirmier Infirmière Madame Monsieur Docteur Tout X Y Z SAMU SMUR DSI "
        "RSSI IDE IOA IADE IBODE AS ASH DIM UHCD SAUV SSR EHPAD CHU CH ARS DPO",
    )
)
"""Capital words that follow « Dr » or « M. » without being a name."""

_FULL_NAME = re.compile(
    rf"(?<![\w’'-])(?P<first>[{_CAPITAL}][\w’'-]+)"
    rf"(?=\s+(?:d[eu]\s+|l[ea]\s+)?(?P<last>[{_CAPITAL}][\w’'-]+))"
)
"""« Jean Dupont »: two words with capitals; the first must be a first name that is known."""

_PLACE = re.compile(
    r"\b(?:rue|avenue|boulevard|place|quai|impasse|allée|chemin|square|pont|hôpital|clinique|"
    r"pavillon|bâtiment|salle|centre|résidence|ehpad|site|unité|service|maternité|urgences|aile|"
    r"tour|institut|fondation|lycée|collège|école|gymnase|stade|ch|chu|chru|chr|ght|ghu|"
    r"hospitali(?:er|ère)|universitaire|médical|amphithéâtre|espace|foyer|maison|saint|sainte)"
    r"\s+(?:de\s+la\s+|du\s+|de\s+l[’']|des?\s+)?$",
    re.IGNORECASE,
)
"""« rue du Dr Roux », « pavillon Mme Curie »: a place, not a person."""

_GAP = r"[ \u00a0\u202f.-]?"
_PATIENT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # A social security number, with or without its key; a telephone number starts with 0,
        # and what letters a to f surround is a fingerprint.
        rf"(?<![\da-f])(?<!\d[ \u00a0\u202f.-])[1-478]{_GAP}\d\d{_GAP}"
        rf"(?:0[1-9]|1[0-2]|[2-9]\d){_GAP}(?:\d\d|2[AB]){_GAP}\d{{3}}{_GAP}\d{{3}}"
        rf"(?:{_GAP}\d\d)?(?![\da-f])",
        r"\b(?:IPP|NIP|IEP|INS|NDA|NIR)\b\W{0,4}\d{5,}",
        r"\b(?:dossier|séjour|patient)\s+(?:n[°o]|num[ée]ro)\s*:?\s*\d{5,}",
        r"\bn[ée](?:e|\(e\))?s?\s+le\s+\d",
        r"\b(?:date de naissance|DDN)\b\W{0,4}\d{1,2}\b",
    )
)


@dataclass(frozen=True, slots=True)
class Written:
    """A free text of the room: a stable key, what it is on screen, its cards."""

    key: str
    place: str
    text: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """What a text looks like, and the words that stand before it."""

    kind: str
    before: str


def looks_private(r: Reading) -> Iterator[Finding]:
    """W506: one finding a text; the text itself is not repeated."""
    for written in free_texts(r):
        suspect = suspect_in(written.text)
        if suspect is not None:
            yield finding(
                "W506",
                Severity.WARNING,
                written.key,
                words.private(written.place, suspect.before, suspect.kind),
                written.cards,
            )


@lru_cache(maxsize=8192)  # one key typed changes one text of several hundred
def suspect_in(text: str) -> Suspect | None:
    """What a text looks like; `None` where it names functions, places and numbers of telephone."""
    found = [match.start() for pattern in _PATIENT if (match := pattern.search(text))]
    if found:
        return Suspect(words.PATIENT, _before(text, min(found)))
    for match in _NAME.finditer(text):
        if match["name"].strip(".’'-") in _NO_NAME or _PLACE.search(text[: match.start()]):
            continue
        return Suspect(words.NAME, _before(text, match.start()))
    for match in _FULL_NAME.finditer(text):
        if _is_full_name(match) and not _PLACE.search(text[: match.start()]):
            return Suspect(words.NAME, _before(text, match.start()))
    return None


def _is_full_name(match: re.Match[str]) -> bool:
    first = fold(match["first"]).partition("-")[0]
    return first in FIRST_NAMES and match["last"].strip("’'-") not in _NO_NAME


def free_texts(r: Reading) -> Iterator[Written]:
    """Every text that the room writes and that leaves with the plan or the file."""
    yield from _answers(r)
    for played in r.state.activities.values():
        yield from _activity(r, played)
    yield from _around(r)
    yield from _told(r)


def _answers(r: Reading) -> Iterator[Written]:
    users: dict[str, list[str]] = {}
    for answer in answers_in_plan(r):
        for solution in answer.seen.solutions:
            users.setdefault(solution.id, []).append(answer.card.id)
        decision = answer.seen.decision
        title = title_of(r, answer.card)
        for text in (decision.reason, decision.justification):
            if text:
                place = f"{words.REASON} · {title}"
                yield Written(answer.subject, place, text, (answer.card.id,))
    for id, cards in users.items():
        s = r.state.solutions[id]
        place = f"{words.ANSWER} · {title_of(r, r.state.cards[cards[0]])}"
        text = _joined(s.what, s.who, s.with_what, s.signal, s.accepted_risk)
        yield Written(id, place, text, tuple(cards))


def _activity(r: Reading, played: PlayedActivity) -> Iterator[Written]:
    texts = [played.dissent, played.set_aside_reason, *played.texts.values()]
    texts += [corrected.note for corrected in played.durations.values()]
    if played.procedure is not None:
        texts += [played.procedure.code, played.procedure.place]
    if played.added is not None:
        texts.append(played.added.label)
    text = _joined(*texts)
    if text:
        yield Written(played.id, f"{words.ACTIVITY} · {r.sheet(played.id).label}", text)


def _around(r: Reading) -> Iterator[Written]:
    """What the room writes beside the cards: actions, arbitrages, parking, framing."""
    state = r.state
    for action in state.actions.values():
        cards = (action.card,) if action.card in state.cards and action.card else ()
        yield Written(action.id, words.ACTION, _joined(action.text, action.owner), cards)
    for a in state.arbitrages.values():
        yield Written(a.id, words.ARBITRAGE, _joined(a.text, a.cost, a.people))
    for item in state.parking.values():
        yield Written(item.id, words.PARKING, _joined(item.text, item.outcome))
    for id, label in state.functions.items():
        yield Written(id, words.FUNCTION, label)
    for means in state.means.values():
        yield Written(means.id, words.MEANS, _joined(means.label, means.place))
    for code, described in state.services.items():
        place = f"{words.SERVICE} · {service_label(state, r.game, code)}"
        yield Written(code, place, _joined(described.note, described.hosted_by))
    unit = _joined(state.unit.missions, state.unit.capacity)
    yield Written(r.game.unit_code, words.UNIT, unit)
    for check in state.checks.values():
        yield Written(check.id, words.CHECK, check.text)


def _told(r: Reading) -> Iterator[Written]:
    """What was said on the way: log, events, stories, debriefing, reasons."""
    state = r.state
    for log in state.log.values():
        yield Written(log.id, words.LOG, log.text)
    for id, event in state.injects.items():
        if event.judged is not None:
            yield Written(id, words.EVENT, event.judged.word)
    for challenge in state.challenges.values():
        yield Written(challenge.id, words.CHALLENGE, challenge.text)
    for story in state.stories.values():
        yield Written(story.id, words.STORY, story.lesson)
    for retex in state.retex.values():
        yield Written(retex.id, words.RETEX, retex.text)
    for (code, subject), reason in state.accepted.items():
        yield Written(f"{code} {subject}", f"{words.ACCEPTANCE} · {code}", reason)


def _joined(*texts: str) -> str:
    """Texts of one place, apart by a sign that no pattern crosses."""
    return " | ".join(text for text in texts if text)


def _before(text: str, start: int) -> str:
    """The first words of a text, none of what stands at `start`."""
    return " ".join(text[:start].rpartition("|")[2].split()[:WORDS_QUOTED])
