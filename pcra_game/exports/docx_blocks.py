"""The blocks of a document as elements of a Word file, in the order of reading."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pcra_game.domain.document import (
    Block,
    Bullets,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Poster,
    Section,
    SignatureBox,
    Table,
    Tone,
    Worksheet,
    announces,
)
from pcra_game.exports import (
    docx_picture,
    docx_poster,
    docx_signatures,
    docx_tables,
    docx_worksheet,
)
from pcra_game.exports.docx_dense import on_one_page
from pcra_game.exports.docx_held import PART, Held
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import numbering
from pcra_game.exports.docx_styles import HEADINGS, Role
from pcra_game.exports.docx_together import MOST_BACK, hold_end
from pcra_game.exports.docx_xml import (
    Element,
    bookmarked,
    node,
    paragraph,
    plain,
    run,
    twips,
    value,
    w,
)
from pcra_game.exports.worksheet_form import Rest, rest_tables
from pcra_game.texts import posters as poster_words
from pcra_game.texts import worksheet as worksheet_words

TONES = {
    Tone.BODY: Role.BODY,
    Tone.LEAD: Role.LEAD,
    Tone.NOTE: Role.NOTE,
    Tone.WARNING: Role.WARNING,
}
_HEADING_HEIGHT = {1: 62.0, 2: 42.0, 3: 34.0}
_AFTER_TABLE = 9.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: how deep, what it says, the bookmark that it leads to."""

    level: int
    text: str
    bookmark: str


class Story:
    """Turns sections into elements, handed over to `held`; `entries` are what contents name."""

    def __init__(self, layout: Layout, part: Any, held: Held) -> None:
        self.elements: list[Element] = []
        self.entries: list[Entry] = []
        self._layout = layout
        # Our captions bring their own space; those of a template may not.
        self._spaced = (Role.FORM_TITLE, Role.CAPTION) if layout.own else (Role.FORM_TITLE,)
        self._part = part
        self._held = held
        self._begun = False
        self._new_page = False
        self._after_table = False
        self._lead: list[int] = []
        self._pictures = 0
        self._half_open = False
        self._headed = True
        self._announces = False
        self._rests: list[tuple[Worksheet, Rest]] = []
        self._writers: dict[type, Callable[[Any], None]] = {
            Heading: lambda block: self._heading(block.text, block.level),
            Paragraph: self._running,
            Bullets: self._bullets,
            Table: self.table,
            Picture: self._picture,
            SignatureBox: self._signature_box,
            PageBreak: lambda _: self.turn(),
            Worksheet: self._worksheet,
            Poster: self._poster,
        }

    def new_page(self) -> None:
        """What comes next starts on a new page; asked twice, it is still one page."""
        self._new_page = self._begun or bool(self.elements)

    def turn(self) -> None:
        """What comes next starts on a new page, and what came before leaves none nearly empty."""
        if not self._new_page:
            hold_end(self.elements, self._layout)
        self.new_page()

    def summary(self, section: Section) -> None:
        """Write the section that must hold on one page, smaller if need be."""
        self.flush()
        self.section(section)
        self.elements = on_one_page(self.elements, self._layout)

    def section(self, section: Section) -> None:
        """Write a section, its title first, and at its end what its fiches could not hold."""
        if section.new_page:
            self.turn()
        number = f"{section.number}. " if section.number else ""
        self._headed = bool(number or section.title)
        if self._headed:
            self._leave_half()
            self._heading(section.title, 1, number)
        for index, block in enumerate(section.blocks):
            self._announces = announces(section.blocks, index)
            self._write(block)
        self._tell_rests()

    def _leave_half(self) -> None:
        """Leave the second half of a page empty: what comes is no half of its own."""
        if self._half_open:
            self._half_open = False
            self.new_page()

    def flush(self, back: int = 0) -> None:
        """Hand over what was written so far, all but `back` elements; it is changed no more."""
        self._begun = self._begun or bool(self.elements)
        end = max(len(self.elements) - back, 0)
        self._held.keep(self.elements[:end])
        self.elements = self.elements[end:]

    def _write(self, block: Block) -> None:
        if not isinstance(block, Heading | Worksheet):
            self._lead.clear()
        if not (isinstance(block, Poster) and block.half):
            self._leave_half()
        self._writers[type(block)](block)
        if len(self.elements) > PART and not self._lead:
            self.flush(MOST_BACK)

    def paragraph(
        self, role: Role, *content: Element, keep: bool = False, extra: Iterable[Element] = ()
    ) -> Element:
        """Put a paragraph at the end, on a new page if one was asked for; gives it."""
        extra = list(extra)
        headed = role in HEADINGS.values()
        if self._new_page and headed:
            extra.append(node("spacing", before="0"))  # Word leaves it even at the top of a page
        elif self._after_table and not headed and role not in self._spaced:
            extra.append(node("spacing", before=twips(_AFTER_TABLE)))
        style = self._layout.ids[role]
        made = paragraph(style, *content, new_page=self._new_page, keep=keep, extra=extra)
        self._new_page = self._after_table = False
        self.elements.append(made)
        return made

    def separate(self) -> None:
        """Put a paragraph nobody sees: two tables in a row would become one."""
        if self._new_page or self._after_table:
            self._after_table = False
            self.paragraph(Role.GAP)

    def put_table(self, made: Element) -> None:
        """Put a table at the end, apart from the one before."""
        self.separate()
        self.elements.append(made)
        self._after_table = True

    def _heading(self, text: str, level: int, number: str = "") -> None:
        level = min(max(level, 1), 3)
        content = [run(number, self._layout.ids[Role.NUMBER])] if number else []
        if level <= 2:
            content += self._named(f"{number}{text}", level, run(text))
        else:
            content.append(run(text))
        self._lead.append(level)
        self.paragraph(HEADINGS[level], *content)

    def _named(self, text: str, level: int, content: Element) -> list[Element]:
        number = len(self.entries) + 1
        entry = Entry(level, plain(text).replace("\n", " "), f"_Toc{number:08d}")
        self.entries.append(entry)
        return bookmarked(content, entry.bookmark, number)

    def _running(self, block: Paragraph) -> None:
        self.paragraph(TONES[block.tone], run(block.text), keep=self._announces)

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            number = self._layout.bullet
            extra = [numbering(number)] if number else []
            self.paragraph(Role.BULLET, run(item), keep=self._announces, extra=extra)

    def table(self, block: Table) -> None:
        """Put a table below its caption."""
        if block.caption:
            self.paragraph(Role.CAPTION, run(block.caption), keep=True)
        if block.columns:
            self.put_table(docx_tables.table(block, self._layout))

    def _picture(self, block: Picture) -> None:
        self._pictures += 1
        drawn = docx_picture.picture(block, self._pictures, self._part, self._layout)
        held = bool(block.caption)
        self.paragraph(Role.FIGURE, drawn, keep=held)
        if held:
            self.paragraph(Role.NOTE, run(block.caption))

    def _signature_box(self, block: SignatureBox) -> None:
        if block.functions:
            self.put_table(docx_signatures.signatures(block, self._layout))

    @property
    def _form_level(self) -> int:
        # Under no title of a section, a page opens the outline itself.
        return 2 if self._headed else 1

    def _outline(self) -> Element:
        return value("outlineLvl", str(self._form_level - 1))

    def _worksheet(self, block: Worksheet) -> None:
        """Put the fiche on a page of its own, under the titles that announce it."""
        lead = self.elements[len(self.elements) - len(self._lead) :] if self._lead else []
        room = self._layout.height - sum(_HEADING_HEIGHT[level] for level in self._lead)
        if not lead:
            self.turn()
        elif self._begun or len(lead) < len(self.elements):
            hold_end(self.elements[: len(self.elements) - len(lead)], self._layout)
            start_on_new_page(lead[0])
        title = docx_worksheet.title(block)
        if 2 not in self._lead:
            name = f"{block.code} {block.title}".strip()
            title = self._named(name, self._form_level, title[0]) + title[1:]
            outline = self._outline()
        else:
            outline = value("outlineLvl", "9")
        self.paragraph(Role.FORM_TITLE, *title, extra=[outline])
        tables, rest = docx_worksheet.form(block, self._layout, room)
        for made in tables:
            self.put_table(made)
        if rest:
            self._after_table = False
            self.paragraph(Role.FORM_TEXT, *docx_worksheet.notice())
            self._rests.append((block, rest))
        self._lead.clear()
        self.new_page()

    def _poster(self, block: Poster) -> None:
        """Put a poster on a page of its own, or beside the other half of one."""
        half = block.half and docx_poster.holds_on_half(block, self._layout)
        second = half and self._half_open
        if not second:
            self.new_page()
        title, size = docx_poster.title_runs(block, self._layout)
        looks = [docx_poster.title_looks(size)]
        if second:
            self.paragraph(Role.CUT, run(poster_words.SCISSORS))
        named = self._named(block.title, self._form_level, title[0])
        self.paragraph(Role.FORM_TITLE, *named, extra=[*looks, self._outline()])
        self.elements.extend(docx_poster.poster(block, self._layout, half=half))
        self._half_open = half and not second
        if not self._half_open:
            self.new_page()

    def _tell_rests(self) -> None:
        """What the fiches could not hold, together after the last one: no page half empty."""
        if self._rests:
            self.new_page()
            self._heading(worksheet_words.OVERFLOW, 2)
        for block, rest in self._rests:
            for table in rest_tables(block.code, rest):
                self.table(table)
        self._rests.clear()


def start_on_new_page(made: Element) -> None:
    """Make a paragraph that is already written begin a page."""
    properties = made[0]
    if properties.find(w("pageBreakBefore")) is None:
        after = properties.find(w("keepNext"))
        (properties[0] if after is None else after).addnext(node("pageBreakBefore"))
