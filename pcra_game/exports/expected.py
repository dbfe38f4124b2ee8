"""What a written document must hold: its titles, and its tables with their rows, in order.

Files are compared by letters and figures alone: each format has its own spaces and its own ways of
showing a sign that it lacks.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pcra_game.domain.document import Document, Heading, Section, Table, Worksheet
from pcra_game.texts import checking as words

_NO_LETTER = re.compile(r"[\W_]+")


class UnlikeError(Exception):
    """A file does not read back as it should; says why, as the part of a sentence."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was found in a file that read back well; what a format does not have is 0."""

    pages: int = 0
    headings: int = 0
    tables: int = 0
    rows: int = 0
    sheets: int = 0


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table as a reader of the format gives it: its first row, and how many follow."""

    head: str
    rows: int


def letters(text: str) -> str:
    """Give what is compared of a text: its letters and figures."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFC", text))


def headings(document: Document) -> Iterator[tuple[str, str]]:
    """Give (number, title) of every title down to the second level, in order."""
    own = () if document.pages_only else (document.summary,)
    for section in (*own, *document.sections):
        if section.title:
            yield section.number, section.title
        for block in section.blocks:
            if isinstance(block, Heading) and block.level <= 2:
                yield "", block.text


def tables(document: Document) -> Iterator[Table]:
    """Give every table that has rows, in order."""
    own = () if document.pages_only else (document.summary,)
    for section in (*own, *document.sections):
        yield from (b for b in section.blocks if isinstance(b, Table) and b.rows and b.columns)


def least_pages(document: Document) -> int:
    """Give the pages that the document has at least: cover, summary, and one for each fiche."""
    fiches = sum(isinstance(b, Worksheet) for s in document.sections for b in s.blocks)
    starts = sum(_starts_page(section) for section in document.sections[1:])
    return max(fiches + starts + (0 if document.pages_only else 2), 1)


def _starts_page(section: Section) -> bool:
    # One that begins with a fiche shares its page.
    return section.new_page and not any(isinstance(b, Worksheet) for b in section.blocks)


def require_headings(
    document: Document, found: Iterable[str], shown: Callable[[str], str] = str
) -> None:
    """Raise UnlikeError unless every title is among those found, in order.

    `shown` gives a text as the format shows it.
    """
    rest = iter([letters(text) for text in found])
    for number, title in headings(document):
        bare = letters(shown(title))
        said = (bare, letters(number) + bare)
        if bare and not any(text in said for text in rest):
            raise UnlikeError(words.lacks_heading(title))


def require_tables(document: Document, found: Iterable[FoundTable]) -> None:
    """Raise UnlikeError unless every table is among those found, whole and in order."""
    rest = iter(found)
    for table in tables(document):
        head = letters("".join(column.title for column in table.columns))
        wanted = FoundTable(head, len(table.rows))
        if not any(one == wanted for one in rest):
            raise UnlikeError(words.lacks_table(table.caption, len(table.rows)))
