"""The plan as a Word file: real headings, styles and lists, to be corrected and signed.

The same document gives the same bytes; nothing in them names the post or the person.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from pcra_game.domain.document import Document
from pcra_game.exports.docx_blocks import Story
from pcra_game.exports.docx_contents import contents
from pcra_game.exports.docx_cover import write_cover
from pcra_game.exports.docx_frame import frame
from pcra_game.exports.docx_held import Held
from pcra_game.exports.docx_layout import Layout
from pcra_game.exports.docx_package import own_package, save, set_properties
from pcra_game.exports.docx_styles import Role
from pcra_game.exports.docx_template import adopted
from pcra_game.exports.docx_together import MOST_BACK
from pcra_game.exports.docx_watermark import add_watermark
from pcra_game.exports.docx_xml import paragraph


def write_docx(
    document: Document, stream: BinaryIO, *, template: Path | None = None, watermark: str = ""
) -> None:
    """Write `document` as DOCX into an open binary stream.

    `template` is a DOCX whose styles, head and foot take the place of ours; its own text does not
    stay. `watermark` is a word behind the text of every page. Raises `ExportError` for a template
    that cannot serve, `OSError` if the stream refuses, `ValueError` if `document.created` is no
    instant.
    """
    if template is None:
        package, layout = own_package(document), Layout()
        frame(package, document, layout)
    else:
        package, layout = adopted(template, document)
    if watermark.strip():
        layout = replace(layout, clear=True)
        add_watermark(package, watermark, layout)
    held = laid_out(document, layout, package)
    set_properties(package, document)
    save(package, held, stream)


def laid_out(document: Document, layout: Layout, package: Any) -> Held:
    """Give every paragraph and table of the file, in order; `package` keeps the pictures."""
    held = Held(package.element.nsmap)
    story = Story(layout, package.part, held)
    if not document.pages_only:
        write_cover(story, document, layout)
        story.new_page()
        story.summary(document.summary)
        story.flush()
    before = len(held)
    for index, section in enumerate(document.sections):
        if index == 0:
            story.new_page()
        story.section(section)
        story.flush(MOST_BACK)
    story.flush()
    if not document.pages_only:
        held.keep(contents(story.entries, layout, package), before)
    # Word wants a paragraph at the end, after a table too.
    held.keep([paragraph(layout.ids[Role.GAP])])
    return held
