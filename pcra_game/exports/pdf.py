"""The plan as a PDF: laid out first, drawn once, the same bytes for the same document."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from pcra_game.domain.document import (
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Poster,
    Section,
    SignatureBox,
    Table,
    Worksheet,
    announces,
)
from pcra_game.exports import (
    pdf_blocks,
    pdf_contents,
    pdf_cover,
    pdf_picture,
    pdf_poster,
    pdf_tables,
    pdf_worksheet,
)
from pcra_game.exports.fonts import TEXT_FONTS, Weight, clean, register
from pcra_game.exports.pdf_flow import Item, Mark, NewPage, Page, Strip, flow, total_height
from pcra_game.exports.pdf_style import (
    BOTTOM,
    HEIGHT,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PLAIN,
    TOP,
    Style,
)
from pcra_game.exports.pdf_tags import TaggedCanvas
from pcra_game.exports.worksheet_form import Rest, rest_tables
from pcra_game.texts import worksheet as worksheet_words

_DENSITIES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_CONTENTS_PAGES = 2
"""Beyond that many pages of contents, headings stay out of it: they are in the outline."""

_FEW_LINES = 4
"""A paragraph of so many lines may introduce a table without being parted from it."""

_CREATOR = "pcra-game"


def write_pdf(document: Document, stream: BinaryIO, *, watermark: str = "") -> None:
    """Write `document` as PDF into an open binary stream, `watermark` pale behind every page.

    Raises `OSError` if the stream refuses, `ValueError` if `document.created` is no instant.
    """
    register()
    body = _body_pages(document)
    cover: list[Page] = []
    summary: list[Page] = []
    contents: list[Page] = []
    foot = 0.0
    if not document.pages_only:
        cover, foot = pdf_cover.cover_pages(document.cover)
        summary = _summary_pages(document.summary)
        contents = _contents_pages(len(cover), summary, body)
    pages = [*cover, *summary, *contents, *body]
    canvas = _canvas(document, stream)
    canvas.begin_part()
    for number, page in enumerate(pages, start=1):
        if cover and number == 1:
            pdf_cover.draw_cover(canvas, document, foot)
        else:
            pdf_cover.draw_frame(canvas, document, number, len(pages))
        if contents and page is contents[0]:
            canvas.begin_part()
        _draw_page(canvas, page)
        top = foot - 60.0 if cover and number == 1 else TOP
        pdf_cover.draw_watermark(canvas, watermark, BOTTOM, top)
        page.strips.clear()  # drawn: a long plan is not held twice
        canvas.showPage()
    canvas.save()


def _canvas(document: Document, stream: BinaryIO) -> TaggedCanvas:
    created = datetime.fromisoformat(document.created)
    created = created.replace(tzinfo=created.tzinfo or UTC).astimezone(UTC)
    canvas = TaggedCanvas(
        stream,
        document.language or "fr-FR",
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        # Without it every file names a Helvetica that it does not carry.
        initialFontName=TEXT_FONTS[Weight.REGULAR],
    )
    canvas.setTitle(clean(document.title))
    canvas.setAuthor(clean(document.author))
    canvas.setSubject(clean(document.subject))
    canvas.setCreator(_CREATOR)
    canvas.setProducer(_CREATOR)
    canvas.setDateFormatter(lambda *_: f"{created:D:%Y%m%d%H%M%S}Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    return canvas


def _draw_page(canvas: TaggedCanvas, page: Page) -> None:
    for top, mark in page.marks:
        # A little above the title, so that it does not stick to the edge of the window.
        canvas.bookmarkHorizontalAbsolute(mark.key, min(top + 14, PAGE_HEIGHT), left=LEFT)
        title = f"{mark.number} · {mark.title}" if mark.number else mark.title
        canvas.addOutlineEntry(clean(title), mark.key, mark.level - 1, closed=mark.level == 1)
    for top, strip in page.strips:
        if strip.mark and strip.mark.level == 1:
            canvas.begin_part()
        if strip.tag is None:
            with canvas.block("P"):
                strip.draw(canvas, top)
        else:
            canvas.place(strip.tag)
            strip.draw(canvas, top)


def _summary_pages(summary: Section) -> list[Page]:
    """Lay the summary out on one page, denser if need be; on more only if nothing helps."""
    for density in _DENSITIES:
        pages = flow(_Story(density).section(summary, "summary"))
        if len(pages) == 1:
            return pages
    return flow(_Story(1.0).section(summary, "summary"))


def _body_pages(document: Document) -> list[Page]:
    story = _Story(1.0)
    items: list[Item] = []
    for index, section in enumerate(document.sections):
        if section.new_page and index:
            # Pages that are handed out one by one never share a sheet.
            items.append(NewPage(soft=not document.pages_only))
        items.extend(story.section(section, f"section-{index}"))
    return flow(items) if items else []


def _contents_pages(before: int, summary: list[Page], body: list[Page]) -> list[Page]:
    def entries(deepest: int, own_pages: int) -> Iterator[tuple[Mark, int]]:
        first = before + 1
        for start, part in ((first, summary), (first + len(summary) + own_pages, body)):
            for number, page in enumerate(part, start=start):
                for _top, mark in page.marks:
                    if mark.level <= deepest:
                        yield mark, number

    deepest = 2
    pages = pdf_contents.contents_pages([*entries(deepest, 0)])
    if len(pages) > _CONTENTS_PAGES:
        deepest = 1
        pages = pdf_contents.contents_pages([*entries(deepest, 0)])
    # The height of an entry does not depend on its number: the count of pages stands.
    return pdf_contents.contents_pages([*entries(deepest, len(pages))])


class _Story:
    """Turns the blocks of sections into strips, in order."""

    def __init__(self, density: float) -> None:
        self._style: Style = PLAIN if density == 1.0 else PLAIN.scaled(density)
        self._items: list[Item] = []
        self._key = ""
        self._marks = 0
        self._headed = True
        self._seconds = 0
        self._rests: list[tuple[Worksheet, Rest]] = []
        self._writers: dict[type, Callable[[Any], None]] = {
            Heading: self._heading,
            Paragraph: self._strips(pdf_blocks.paragraph),
            Bullets: self._strips(pdf_blocks.bullets),
            Table: self._strips(pdf_tables.table),
            Picture: self._strips(pdf_picture.picture),
            SignatureBox: self._strips(pdf_blocks.signature_box),
            PageBreak: lambda _: self._items.append(NewPage()),
            Worksheet: self._worksheet,
            Poster: self._poster,
        }

    def section(self, section: Section, key: str) -> list[Item]:
        """Give the strips of one section, its title first."""
        self._items, self._key, self._marks, self._seconds = [], key, 0, 0
        self._headed = bool(section.number or section.title)
        if self._headed:
            mark = Mark(key, 1, section.number, section.title)
            self._items.extend(pdf_blocks.section_head(mark, self._style))
        self._rests = []
        for index, block in enumerate(section.blocks):
            start = len(self._items)
            self._writers[type(block)](block)
            if announces(section.blocks, index) and len(self._items) - start <= _FEW_LINES:
                self._bind(start)
        self._tell_rests()
        return self._items

    def _bind(self, start: int) -> None:
        """Keep what was added since `start` with what follows."""
        self._items[start:] = [
            replace(item, with_next=True) if isinstance(item, Strip) else item
            for item in self._items[start:]
        ]

    def _strips(self, make: Callable[[Any, Style], list[Strip]]) -> Callable[[Any], None]:
        def write(block: Any) -> None:
            self._items.extend(make(block, self._style))

        return write

    def _mark(self, title: str) -> Mark:
        self._marks += 1
        # Under no title of a section, a block opens the outline itself.
        return Mark(f"{self._key}-{self._marks}", 2 if self._headed else 1, "", title)

    def _poster(self, block: Poster) -> None:
        self._items.extend(pdf_poster.poster(block, self._mark(block.title)))

    def _heading(self, block: Heading) -> None:
        mark = self._mark(block.text) if block.level <= 2 else None
        # A reader walks down the levels one by one: a third is a second where there is no second.
        self._seconds += block.level <= 2
        kind = "H3" if block.level > 2 and self._seconds else "H2"
        strips = pdf_blocks.heading(block.text, block.level, mark, self._style, kind)
        self._items.extend(strips)

    def _worksheet(self, block: Worksheet) -> None:
        """Put the fiche on a page of its own, under the titles that announce it."""
        lead: list[Item] = []
        while self._items and isinstance(last := self._items[-1], Strip) and last.with_next:
            lead.insert(0, self._items.pop())
        named = any(isinstance(item, Strip) and item.mark and item.mark.level == 2 for item in lead)
        mark = None if named else self._mark(f"{block.code} {block.title}".strip())
        room = HEIGHT - total_height(lead) - (8.0 if lead else 0.0)
        level = mark.level if mark else 3
        form, rest = pdf_worksheet.fiche(block, room, mark, level)
        self._items.extend([NewPage(), *lead, replace(form, before=8.0), NewPage()])
        if rest:
            self._rests.append((block, rest))

    def _tell_rests(self) -> None:
        """What the fiches could not hold, together after the last one: no page half empty."""
        if self._rests:
            self._items.append(NewPage())
            self._heading(Heading(2, worksheet_words.OVERFLOW))
        for block, rest in self._rests:
            for table in rest_tables(block.code, rest):
                self._items.extend(pdf_tables.table(table, self._style))
