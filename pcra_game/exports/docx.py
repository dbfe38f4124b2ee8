"""The plan as a Word file: real headings, styles and lists, to be corrected and signed.

The same document gives the same bytes; nothing in them names the post or the person.
"""

from pathlib import Path
from typing import Any, BinaryIO

from pcra_game.domain.document import Document
from pcra_game.exports.docx_blocks import Story
from pcra_game.exports.docx_cover import contents, write_cover
from pcra_game.exports.docx_frame import frame
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import own_package, save, set_properties
from pcra_game.exports.docx_styles import Role
from pcra_game.exports.docx_template import adopted
from pcra_game.exports.docx_xml import Element, paragraph


def write_docx(document: Document, stream: BinaryIO, *, template: Path | None = None) -> None:
    """Write `document` as DOCX into an open binary stream.

    `template` is a DOCX whose styles, head and foot take the place of ours; its own text does not
    stay. Raises `ExportError` for a template that cannot serve, `OSError` if the stream refuses,
    `ValueError` if `document.created` is no instant.
    """
    if template is None:
        package, layout = own_package(document), Layout()
        frame(package, document, layout)
    else:
        package, layout = adopted(template, document)
    package.element.body[:0] = laid_out(document, layout, package.part)
    set_properties(package, document)
    save(package, stream)


def laid_out(document: Document, layout: Layout, part: Any) -> list[Element]:
    """Give every paragraph and table of the file, in order; `part` keeps the pictures."""
    story = Story(layout, part)
    if not document.pages_only:
        write_cover(story, document, layout)
        story.new_page()
        story.section(document.summary)
    before = len(story.elements)
    for index, section in enumerate(document.sections):
        if index == 0:
            story.new_page()
        story.section(section)
    if not document.pages_only:
        story.elements[before:before] = contents(story.entries, layout)
    # Word wants a paragraph at the end, after a table too.
    story.elements.append(paragraph(layout.ids[Role.GAP]))
    return story.elements
