"""A text on its way into a cell, past what the library would take it for.

The library writes « <r>…</r> » into the file as it is, for text of several looks: what somebody
typed so would be markup, or would break the file. It also escapes « _x0041_ », which a spreadsheet
reads as a letter, but misses the second of two that share an underscore.
"""

import re
from html import escape

from pcra_game.domain.clean import printable

_OPENING, _CLOSING = "<r>", "</r>"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SHARED = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")


def cell_text(text: str) -> str:
    """Give what the library must be handed so that a cell shows `text`, its unseen signs apart."""
    text = printable(text)
    as_markup = text.startswith(_OPENING) and text.endswith(_CLOSING)
    if not as_markup and not _SHARED.search(text):
        return text
    # One piece of text of one look, ready made: the underscore of an escape is named by its number,
    # or the library would escape it once more.
    told = _ESCAPE.sub("&#95;x005F&#95;", escape(text, quote=False))
    return f'{_OPENING}<t xml:space="preserve">{told}</t>{_CLOSING}'
