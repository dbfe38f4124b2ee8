"""One door for every text of the room: what comes in is plain, composed and printable."""

import unicodedata

_LINE_ENDS = str.maketrans({"\r": None, "\n": " ", "\t": " ", "\u2028": " ", "\u2029": " "})
_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """Give `text` normalised to NFC, on one line, without control or bidirectional marks.

    Nothing else changes: the words of users are never retyped for typography. U+202F and U+00A0
    stay, since French needs them; runs of ordinary spaces become one.
    """
    composed = unicodedata.normalize("NFC", text.translate(_LINE_ENDS))
    kept = "".join(c for c in composed if unicodedata.category(c) not in _REFUSED)
    return " ".join(part for part in kept.split(" ") if part)
