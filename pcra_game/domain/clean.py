"""One door for every text of the room: what comes in is plain, composed and printable."""

import unicodedata
from functools import lru_cache

_LINE_ENDS = str.maketrans({"\r": None, "\n": " ", "\t": " ", "\u2028": " ", "\u2029": " "})
_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn"}


@lru_cache(maxsize=1024)  # a form reads every one of its fields after every key
def clean(text: str) -> str:
    """Give `text` normalised to NFC, on one line, without control or bidirectional marks.

    Nothing else changes: the words of users are never retyped for typography. U+202F and U+00A0
    stay, since French needs them; runs of ordinary spaces become one.
    """
    kept = printable(text.translate(_LINE_ENDS))
    # Composed last: a mark may have stood behind a sign that is now gone.
    composed = unicodedata.normalize("NFC", kept)
    return " ".join(part for part in composed.split(" ") if part)


def printable(text: str) -> str:
    """Give `text` without control, bidirectional or unassigned marks; line ends stay."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _REFUSED)
