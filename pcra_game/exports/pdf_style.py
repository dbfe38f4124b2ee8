"""The page and its looks: sizes, colours, spaces. One family with the screens of the game."""

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4

from pcra_game.domain.drawing import PRINT_PALETTE, Tint
from pcra_game.exports.fonts import SMALLEST

PAGE_WIDTH: float = A4[0]
PAGE_HEIGHT: float = A4[1]
LEFT = 48.0
WIDTH = PAGE_WIDTH - 2 * LEFT
TOP = PAGE_HEIGHT - 54.0
BOTTOM = 46.0
HEIGHT = TOP - BOTTOM

COLOURS: dict[Tint, Color] = {tint: HexColor(value) for tint, value in PRINT_PALETTE.items()}
INK = COLOURS[Tint.INK]
SOFT_INK = COLOURS[Tint.SOFT_INK]
RULE = COLOURS[Tint.LINE]
DEEP = COLOURS[Tint.CONTEXT]
WHITE = COLOURS[Tint.PAPER]
NIGHT = HexColor("#102A33")
PALE = HexColor("#CBD9DE")
SAND = HexColor("#F5F2EB")
MIST = HexColor("#F1F5F6")
STAMP = HexColor("#F3C969")
GHOST = HexColor("#EBEFF1")


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes of the running text; `scaled` makes a page denser as a whole.

    Points, but for `leading` and `row`: the height of a line by its size, in a text and in a cell.
    `air` is what stands above and below the words of a cell, `frame` the height to be signed in.
    """

    body: float = 10.0
    lead: float = 11.5
    note: float = 8.8
    cell: float = 8.8
    head: float = 8.4
    caption: float = 8.8
    section: float = 19.0
    second: float = 13.0
    third: float = 10.8
    leading: float = 1.4
    gap: float = 7.0
    air: float = 4.0
    row: float = 1.3
    frame: float = 74.0

    def scaled(self, factor: float) -> "Style":
        """Give the same looks, smaller; the small print loses less so that it stays readable."""
        small = (1 + factor) / 2
        return replace(
            self,
            body=max(self.body * factor, SMALLEST),
            lead=max(self.lead * factor, SMALLEST),
            note=max(self.note * small, SMALLEST),
            cell=max(self.cell * small, SMALLEST),
            head=max(self.head * small, SMALLEST),
            caption=max(self.caption * small, SMALLEST),
            section=self.section * factor,
            second=self.second * factor,
            third=self.third * factor,
            leading=self.leading * small,
            # Spaces lose more than words do.
            gap=self.gap * factor,
            air=self.air * factor**2,
            row=self.row * small,
            frame=self.frame * factor,
        )


PLAIN = Style()
