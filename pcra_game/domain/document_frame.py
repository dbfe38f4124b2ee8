"""What every paper of a workshop says of itself: whose it is, its day, its version and status."""

from dataclasses import dataclass, replace

from pcra_game.domain.chronicle import local_instant
from pcra_game.domain.document import Cover, Document, Section
from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import papers as words
from pcra_game.texts import plan as plan_words
from pcra_game.texts.kit import REHEARSAL, status_of_rehearsal
from pcra_game.texts.typography import date_fr
from pcra_game.texts.words import PLAN_STATUS

NO_SECTION = Section("", "", ())

_FIRST_VERSION = "0.1"


@dataclass(frozen=True, slots=True)
class Frame:
    """The common part of the papers of one workshop; `day` is JJ/MM/AAAA where it took place.

    `mark` is the confidentiality, on every page and in the feet.
    """

    establishment: str
    unit: str
    scenario: str
    status: str
    version: str
    day: str
    created: str
    mark: str = plan_words.CONFIDENTIALITY

    @property
    def foot(self) -> str:
        """Give what a page says that hangs or is carried alone."""
        return words.foot(self.status, self.version, self.day, self.mark)

    def document(
        self,
        title: str,
        summary: Section,
        sections: tuple[Section, ...],
        cover: Cover | None = None,
    ) -> Document:
        """Give a document of this workshop; without a cover it is made of its pages only."""
        return Document(
            title=words.titled(title, self.unit),
            subject=self.establishment or self.unit,
            author=plan_words.AUTHOR,
            status=self.status,
            version=self.version,
            confidentiality=self.mark,
            created=self.created,
            language=plan_words.LANGUAGE,
            cover=cover or Cover(title, self.unit, (), ()),
            summary=summary,
            sections=sections,
            pages_only=cover is None,
        )

    def cover(self, title: str, *lines: tuple[str, str], notes: tuple[str, ...] = ()) -> Cover:
        """Give the first page of a document that has one; `lines` follow the common ones."""
        common = (
            (words.ESTABLISHMENT, self.establishment or plan_words.NOT_GIVEN),
            (words.UNIT, self.unit),
            (words.SCENARIO, self.scenario),
            (words.DATE, self.day),
        )
        return Cover(title, self.unit, (*common, *lines), notes)


def marked(document: Document, mark: str) -> Document:
    """Give a document with another confidentiality, on its cover too."""
    usual, said = words.SENSITIVE, words.sensitive(mark)
    notes = tuple(said if note == usual else note for note in document.cover.notes)
    return replace(document, confidentiality=mark, cover=replace(document.cover, notes=notes))


def frame(state: WorkshopState, game: Game, recorded_at: str, mark: str = "") -> Frame:
    """Read the common part from an open workshop.

    `recorded_at` is the instant of the last entry, ISO 8601 in UTC; `mark` replaces the usual
    confidentiality. Raises ValueError where the workshop is not open.
    """
    opened = state.opened
    if opened is None:
        raise ValueError("the workshop is not open")
    status, version = standing(state)
    return Frame(
        establishment=state.establishment.name,
        unit=game.unit.label,
        scenario=game.scenario.title,
        status=status,
        version=version,
        day=date_fr(local_instant(recorded_at, state)),
        created=recorded_at,
        mark=mark or plan_words.CONFIDENTIALITY,
    )


def standing(state: WorkshopState) -> tuple[str, str]:
    """Give how far the plan is, in words, and its version."""
    signed = state.signatures[-1] if state.signatures else None
    status = PLAN_STATUS[signed.status if signed else "draft"]
    if state.opened is not None and state.opened.title.startswith(REHEARSAL):
        status = status_of_rehearsal(status)  # nobody takes the paper of a rehearsal for a plan
    return status, signed.version if signed else _FIRST_VERSION
