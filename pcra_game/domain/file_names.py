"""Names of files that every system takes, from texts that anybody may have typed."""

import re
import unicodedata

MOST_BYTES = 255
"""What a name may weigh in UTF-8 on the file systems in use (ext4, NTFS, APFS, exFAT)."""

_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CLOCK\$|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)", re.IGNORECASE
)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def plain_name(text: str, most: int = MOST_BYTES) -> str:
    """Give what of `text` may be a file name, or a part of one, on every system.

    At most `most` bytes of UTF-8, cut between signs; no sign of a path, no control, no space nor
    dot at either end; a name that Windows keeps for a device gets a low line. May be nothing.
    """
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in text)
    name = " ".join(_NOT_IN_A_NAME.sub(" ", unicodedata.normalize("NFC", seen)).split())
    name = _cut(name.strip(" ."), most)
    return _cut(f"_{name}", most) if _RESERVED.match(name) else name


def joined_name(parts: tuple[str, ...], ending: str) -> str:
    """Give « a - b - c.ending » from the parts that say something; the last ones are cut first.

    Parts are texts of any kind; `ending` has no dot and is known to be plain.
    """
    room = MOST_BYTES - len(f".{ending}".encode())
    kept = " - ".join(part for part in map(plain_name, parts) if part)
    return f"{plain_name(kept, room) or '_'}.{ending}"


def _cut(name: str, most: int) -> str:
    while len(name.encode()) > most:
        # Whole signs, with the marks that stand on them.
        end = len(name) - 1
        while end and unicodedata.combining(name[end]):
            end -= 1
        name = name[:end]
    return name.rstrip(" .")
