"""What the workshop contributes to, requirement by requirement: the rows of the compliance matrix.

The correspondence is data of the deck (`references.toml`), so that a hospital can correct it. Here
it meets what was played. A row says « contribue à »: no document makes a house comply.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.answers import Status
from pcra_game.domain.deck import Reference
from pcra_game.domain.game import Game
from pcra_game.domain.reading import Reading, reading
from pcra_game.domain.state import ANSWERED, Shown, WorkshopState
from pcra_game.domain.timeline import contradicted
from pcra_game.texts import compliance as words

ACTIVITIES = "activites"
DEPENDENCIES = "dependances"
WORKSHOP = "atelier"


class Coverage(StrEnum):
    """How far the workshop went on a row."""

    PLAYED = "played"
    WITH_GAPS = "with_gaps"
    UNANSWERED = "unanswered"
    NOT_PLAYED = "not_played"


class Framework(StrEnum):
    """The references of a row, in the order of the matrix; values name fields of `Reference`."""

    CARE_D2 = "care_d2"
    RECYF = "recyf"
    NIS2 = "nis2"
    ISO_22301 = "iso22301"
    ANSSI = "anssi"


@dataclass(frozen=True, slots=True)
class Cited:
    """A cell: what a framework asks; `judged` where the correspondence is a proposal of ours."""

    numbers: tuple[str, ...]
    judged: bool

    @property
    def text(self) -> str:
        """The numbers, « – » where there is none, with the sign of a proposal."""
        said = ", ".join(self.numbers) or words.NOTHING
        return f"{said}\u00a0{words.JUDGED}" if self.judged else said


@dataclass(frozen=True, slots=True)
class ComplianceRow:
    """A card, or a topic of the workshop, before the five frameworks.

    `answered` counts what was answered, `gaps` what of it does not stand: no solution, or a
    solution that needs an absent service; `said` puts both into words.
    """

    key: str
    label: str
    cited: dict[Framework, Cited]
    coverage: Coverage
    answered: int
    gaps: int
    said: str
    to_verify: bool


def compliance_rows(state: WorkshopState, game: Game) -> tuple[ComplianceRow, ...]:
    """The rows of the matrix, in the order of the deck's data; linear in the answers."""
    seen = reading(state, game)
    answers: dict[str, list[Shown]] = {}
    asked: set[str] = set()
    for (card, _context), answer in seen.answers.items():
        objective = state.cards[card].objective
        asked.add(objective)
        if answer.decision.status in ANSWERED:
            answers.setdefault(objective, []).append(answer)
    asked.update(card.objective for card in state.cards.values())
    return tuple(
        _row(seen, reference, reference.key in asked, answers.get(reference.key, []))
        for reference in game.deck.references
    )


def requirements(
    rows: Iterable[ComplianceRow], framework: Framework
) -> tuple[tuple[str, tuple[ComplianceRow, ...]], ...]:
    """The matrix turned round: each number of a framework, with the rows that contribute to it."""
    found: dict[str, list[ComplianceRow]] = {}
    for row in rows:
        for number in row.cited[framework].numbers:
            found.setdefault(number, []).append(row)
    return tuple((number, tuple(found[number])) for number in sorted(found, key=_in_numbers))


def _in_numbers(number: str) -> tuple[tuple[int, str], ...]:
    """« 13.6 » after « 3.A »: parts compared as numbers where they are."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in number.split("."))


def _row(seen: Reading, reference: Reference, asked: bool, answers: list[Shown]) -> ComplianceRow:
    topics = {ACTIVITIES: _activities, DEPENDENCIES: _dependencies, WORKSHOP: _workshop}
    if reference.key in topics:
        label = words.TOPICS[reference.key]
        answered, gaps, said = topics[reference.key](seen)
        asked = answered > 0
    else:
        objective = seen.game.objectives[reference.key]
        label = objective.title
        answered, gaps = len(answers), sum(_is_gap(seen, answer) for answer in answers)
        said = words.answers(answered, gaps) if answered else ""
    coverage = _coverage(asked, answered, gaps)
    return ComplianceRow(
        key=reference.key,
        label=label,
        cited=_cited(reference),
        coverage=coverage,
        answered=answered,
        gaps=gaps,
        said=said or words.COVERAGE[coverage],
        to_verify=reference.to_verify,
    )


def _cited(reference: Reference) -> dict[Framework, Cited]:
    """Judgement: every empty cell, and CaRE D2 where the deck says « à vérifier »."""
    found = {}
    for framework in Framework:
        numbers: tuple[str, ...] = getattr(reference, framework.value)
        proposed = framework is Framework.CARE_D2 and reference.to_verify
        found[framework] = Cited(numbers, judged=proposed or not numbers)
    return found


def _coverage(asked: bool, answered: int, gaps: int) -> Coverage:
    if not asked:
        return Coverage.NOT_PLAYED
    if not answered:
        return Coverage.UNANSWERED
    return Coverage.WITH_GAPS if gaps else Coverage.PLAYED


def _is_gap(seen: Reading, answer: Shown) -> bool:
    if answer.source.status is Status.NO_SOLUTION:
        return True
    lacking = [
        bool(contradicted(seen.state, seen.game, answer.decision, s)) for s in answer.solutions
    ]
    return bool(lacking) and all(lacking)


def _activities(seen: Reading) -> tuple[int, int, str]:
    """Activities in play; a gap is a DMIA that nobody discussed."""
    kept = len(seen.sheets)
    silent = sum(not sheet.dmia.discussed for sheet in seen.sheets)
    return kept, silent, words.activities(kept, silent) if kept else ""


def _dependencies(seen: Reading) -> tuple[int, int, str]:
    """Services that activities in play need; a gap is one without RTO or age of backup."""
    needed = dict.fromkeys(code for sheet in seen.sheets for code in sheet.needs)
    described = seen.state.services
    silent = sum(
        code not in described or described[code].rto is None or described[code].backup_age is None
        for code in needed
    )
    return len(needed), silent, words.dependencies(len(needed), silent) if needed else ""


def _workshop(seen: Reading) -> tuple[int, int, str]:
    """Events played; a gap is one that the room did not judge held."""
    played = seen.state.injects.values()
    judged = [one.judged for one in played if one.judged is not None]
    fell = sum(one.verdict.value != "held" for one in judged)
    return len(judged), fell, words.events(len(judged), fell) if judged else ""
