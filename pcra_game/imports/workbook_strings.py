"""The texts of a workbook as a spreadsheet shows them.

A spreadsheet writes « _x000D_ » for a sign that XML cannot hold, and « _x005F_ » for the underscore
of a text that would be read so (ECMA-376 part 1, 22.9.2.19). The library reads neither: it takes
every « x005F_ » out of the texts, with or without its underscore, and leaves the rest as it is.
"""

import re
from io import BytesIO
from typing import Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from pcra_game.domain.clean import printable

_STRING = f"{{{SHEET_MAIN_NS}}}si"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SPACES = "\t\n\r"


class _Reader(ExcelReader):  # type: ignore[misc]
    def read_strings(self) -> None:
        """Read the shared texts as they are written."""
        part = self.package.find(SHARED_STRINGS)
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as source:
            for _, node in iterparse(source):
                if node.tag == _STRING:
                    self.shared_strings.append(Text.from_tree(node).content)
                    node.clear()


def open_book(content: bytes) -> Any:
    """Open a workbook to read its values only, without its links; its texts are still escaped.

    Takes the bytes of an archive; raises what the library raises on a file that is damaged.
    """
    reader = _Reader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def unescaped(text: str) -> str:
    """Give a text as it is shown; a sign that nobody can print is left out."""
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(escape: re.Match[str]) -> str:
    sign = chr(int(escape[1], 16))
    return sign if sign in _SPACES else printable(sign)
