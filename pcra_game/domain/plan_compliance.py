"""The annex of the compliance matrix: what each card contributes to, and how far it was played."""

from collections.abc import Iterator

from pcra_game.domain.compliance import (
    ComplianceRow,
    Coverage,
    Framework,
    compliance_rows,
    requirements,
)
from pcra_game.domain.document import Paragraph, Section, Tone
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import Row, tables
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import compliance as words

TOUCHED = (Coverage.PLAYED, Coverage.WITH_GAPS)


def matrix(state: WorkshopState, game: Game) -> Section:
    """Annex C: CaRE D2 objective by objective, then every card before the five frameworks."""
    rows = compliance_rows(state, game)
    cards = [
        (row.label, *(row.cited[framework].text for framework in Framework), row.said)
        for row in rows
    ]
    return Section(
        "C",
        words.TITLE,
        (
            Paragraph(words.INTRO),
            *tables(words.D2_CAPTION, words.D2_COLUMNS, _objectives(rows), (0.9, 1.2, 4, 1)),
            *tables(words.CAPTION, words.COLUMNS, cards, (2.3, 1, 1.1, 1.2, 1.2, 1, 2)),
            Paragraph(words.NOTE, Tone.NOTE),
        ),
    )


def _objectives(rows: tuple[ComplianceRow, ...]) -> Iterator[Row]:
    for number, cited in requirements(rows, Framework.CARE_D2):
        touched = [row for row in cited if row.coverage in TOUCHED]
        rest = [row.label for row in cited if row.coverage not in TOUCHED]
        yield (
            f"D2.{number}",
            words.contributing(len(touched), len(cited)),
            "\u202f; ".join(rest) or words.NONE_LEFT,
            words.gaps_of(sum(row.gaps for row in touched)),
        )
