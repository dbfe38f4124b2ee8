"""Texts of the files of a profile: whatever was done to these files, only words come in."""

import re

_LONGEST = 4096
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def text_of(found: object) -> str:
    """Give the text, or nothing for what is none, too long or not fit to be shown or named."""
    if not isinstance(found, str) or len(found) > _LONGEST or _CONTROL.search(found):
        return ""
    try:
        # What a file name may hold: bytes that are no UTF-8 come as their escapes.
        found.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return ""
    return found


def texts_of(found: object, most: int) -> tuple[str, ...]:
    """Give the lines of the first `most` places of a list; what is none of them is left out."""
    listed = found[:most] if isinstance(found, list) else []
    return tuple(text for text in map(text_of, listed) if text)
