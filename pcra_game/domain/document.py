"""The plan as a document: sections and blocks that every format writes in the same way.

Texts are plain: no markup. A writer escapes them once, at its own border.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pcra_game.domain.drawing import Drawing

MAX_TABLE_ROWS = 20
"""Rows a table may hold; longer content is several tables, as cost grows faster than rows."""

SHORT_LIST = 6
SMALL_TABLE = 8
"""Items and rows of a list and a table that are read together, on one page."""

ROOM_FOR_A_PEN = "\u00a0\n\u00a0"
"""What an empty cell holds so that a hand can write in it: two lines, 8 mm at least on paper."""


class Tone(StrEnum):
    """How a paragraph speaks."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; level 2 or 3 (1 is the section itself)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short items."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its share of the width (any unit, only ratios count)."""

    title: str
    share: float = 1.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """At most `MAX_TABLE_ROWS` rows of plain strings; `caption` names it for the reader."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if len(self.rows) > MAX_TABLE_ROWS:
            raise ValueError(f"{self.caption}: {len(self.rows)} rows")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.caption}: a row does not fit the columns")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its caption."""

    drawing: Drawing
    caption: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A frame to be signed by hand: one cell a function."""

    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorksheetSolution:
    """One line of the fiche: a solution of the base context; `alert` says what it leaves open."""

    card: str
    when: str
    what: str
    who: str
    with_what: str
    exists: str
    alert: str = ""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The fiche PCRA of one activity, on one A4 page.

    `impact_steps` are the marks of the ruler; `serious` and `dangerous` index into them, `None`
    when never reached; `impact_starting` is the sign of a starting value, printed beside them.
    What does not fit on the page is in `overflow`, which the writer prints on a following page as
    (label, text) and announces on the first. `blank` is the form to be filled in by hand: of the
    rest only the code, the title, the steps of the ruler and the contexts count.
    """

    code: str
    title: str
    priority: str
    referent: str
    version: str
    status: str
    date: str
    review_date: str
    impact_axis: str
    impact_steps: tuple[str, ...]
    serious: int | None
    dangerous: int | None
    dmia: str
    tolerated_loss: str
    record_meanwhile: str
    minimum_service: str
    set_up: str
    endurance: str
    stop_sign: str
    night: str
    services: tuple[str, ...]
    other_needs: tuple[str, ...]
    saas: str
    base_context: str
    solutions: tuple[WorksheetSolution, ...]
    changes: tuple[tuple[str, str], ...]
    recovery_checks: str
    recovery_backlog: str
    recovery_relapse: str
    kit: tuple[tuple[str, str, str, str], ...]
    actions: tuple[tuple[str, str, str], ...]
    uncovered: tuple[str, ...]
    accepted_risks: tuple[str, ...]
    dissent: str
    footnote: str = ""
    impact_starting: str = ""
    overflow: tuple[tuple[str, str], ...] = ()
    blank: bool = False


@dataclass(frozen=True, slots=True)
class PosterBand:
    """A part of a poster: by when, in a few signs, then what is done; or why nothing is."""

    label: str
    lines: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """A page to be read from afar: whom it speaks to, where, then bands of short lines.

    `half` is the same on half a page, to be cut apart and carried; two that follow each other
    share a page. `foot` stands on every piece of it, since a piece is hung up or cut out alone.
    """

    title: str
    subtitle: str
    bands: tuple[PosterBand, ...]
    foot: str
    half: bool = False


Block = (
    Heading | Paragraph | Bullets | Table | Picture | PageBreak | SignatureBox | Worksheet | Poster
)


def announces(blocks: Sequence[Block], index: int) -> bool:
    """Say if what follows the block at `index` must not begin a page without it.

    So it is for a paragraph right under the title of its part, before a table or a list; where a
    heading comes between, before another paragraph too. And for a short list that a small table
    completes.
    """
    block, following = blocks[index], blocks[index + 1 : index + 2]
    if isinstance(block, Bullets):
        after = following[0] if following else None
        small = isinstance(after, Table) and len(after.rows) <= SMALL_TABLE
        return small and len(block.items) <= SHORT_LIST
    if not isinstance(block, Paragraph):
        return False
    opens = index == 0 or isinstance(blocks[index - 1], Heading)
    led = next((one for one in blocks[index + 1 : index + 4] if not isinstance(one, Heading)), None)
    named = bool(following) and isinstance(following[0], Heading)
    return opens and isinstance(led, (Table, Bullets, Paragraph) if named else (Table, Bullets))


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the plan. `number` is the one of the outline (0 to 18, A) or empty.

    A section without number nor title has no head: its blocks have titles of their own.
    """

    number: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: (label, value) lines under the title, then the notes."""

    title: str
    subtitle: str
    lines: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything a format writes. `created` is the instant of the last entry, ISO 8601 in UTC.

    Order: cover, `summary` (page 2), contents made by the format, `sections`. `pages_only` leaves
    the first three out: pages to hang up or to hand out.
    """

    title: str
    subject: str
    author: str
    status: str
    version: str
    confidentiality: str
    created: str
    language: str
    cover: Cover
    summary: Section
    sections: tuple[Section, ...]
    pages_only: bool = False

    @property
    def beside_title(self) -> str:
        """What the head of a page says beside the title: nothing that the title said already."""
        return "" if self.title.endswith(self.subject) else self.subject
