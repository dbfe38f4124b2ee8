"""Where everything lies on the projector: pieces in pixels, made from `Projected` alone.

Lengths are those of a picture of 1920 by 1080 and scale with the window. Text shrinks in steps,
never below `LEAST` (28 points there, 3.5 % of the height of any screen), and is never cut, but for
names of activities beside a matrix that would not be shown otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QTextLayout

from pcra_game.domain.deck import Level
from pcra_game.domain.lights import Colour
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.signs import service_icon
from pcra_game.table_view.palette import DARK, Mood, Palette
from pcra_game.table_view.typesetting import Laid, code_font, lay_out, text_font
from pcra_game.windows.projector_content import Projected

BLACK = "#000000"
WIDTH, HEIGHT = 1920.0, 1080.0
LEAST = 38.0
"""28 points on a picture of 1080 lines, at 96 pixels an inch."""

BAR = 112.0
MARGIN = 80.0
LIGHTS = 78.0
FOOT = 40.0
SPACING = 1.05
STEPS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52)

LIGHT_LOOKS = {
    Colour.GREEN: (Icon.CHECK, Mood.GOOD),
    Colour.AMBER: (Icon.WARNING, Mood.WARNING),
    Colour.RED: (Icon.CROSS, Mood.BAD),
    Colour.UNKNOWN: (Icon.MINUS, Mood.UNKNOWN),
}


class Ink(StrEnum):
    """A colour for words together with what they lie on."""

    BAR = "bar"
    CLOCK = "clock"
    OVERRUN = "overrun"
    PAGE = "page"
    SOFT = "soft"
    CARD = "card"
    SOFT_CARD = "soft_card"
    EVENT = "event"
    CHANNEL = "channel"
    OPENING = "opening"
    OPENING_CHANNEL = "opening_channel"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    UNKNOWN = "unknown"


def ink_pair(palette: Palette, ink: Ink) -> tuple[str, str]:
    """The colour of the words, and the colour under them."""
    if ink in (Ink.GOOD, Ink.WARNING, Ink.BAD, Ink.UNKNOWN):
        shade = palette.mood(Mood(ink.value))
        return (shade.ink, shade.fill)
    if ink in (Ink.OPENING, Ink.OPENING_CHANNEL):
        return (DARK.ink if ink is Ink.OPENING else DARK.focus, BLACK)
    p = palette
    return {
        Ink.BAR: (p.on_bar, p.bar),
        Ink.CLOCK: (p.focus, p.bar),
        Ink.OVERRUN: (p.bar, p.focus),
        Ink.PAGE: (p.ink, p.page),
        Ink.SOFT: (p.soft_ink, p.page),
        Ink.CARD: (p.ink, p.card),
        Ink.SOFT_CARD: (p.soft_ink, p.card),
        Ink.EVENT: (p.on_event, p.event),
        Ink.CHANNEL: (p.event_edge, p.event),
    }[ink]


@dataclass(frozen=True, slots=True)
class Words:
    """Text, ready to be drawn; `px` is its size."""

    text: str
    laid: Laid
    x: float
    y: float
    px: float
    ink: Ink

    @property
    def box(self) -> QRectF:
        """What it takes."""
        return QRectF(self.x, self.y, self.laid.width, self.laid.height)


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon; `colour` is « name of the palette », or « mood.name »."""

    icon: Icon
    box: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class Plate:
    """A rounded box."""

    box: QRectF
    fill: str
    edge: str = ""
    radius: float = 0.0
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Slash:
    """A stroke across an icon: the service is not there."""

    line: QLineF
    colour: str
    width: float


Piece = Words | Sign | Plate | Slash


@dataclass
class Sheet:
    """Pieces in the order in which they are drawn, and the scale that they share."""

    width: float
    height: float
    background: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def u(self) -> float:
        """Pixels for one unit of the picture of 1920 by 1080."""
        return min(self.width / WIDTH, self.height / HEIGHT)

    @property
    def tall(self) -> float:
        """How much taller it is than a picture of 16 by 9: what holds one line grows as much."""
        return max(1.0, self.height / HEIGHT / self.u)

    @property
    def least(self) -> float:
        """The smallest text, in units: the same share of the height on every screen."""
        return LEAST * self.tall

    @property
    def bar(self) -> float:
        """Height of the bar at the top, in units."""
        return BAR * self.tall

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN * self.u

    def words(self) -> list[Words]:
        """Every text, in order."""
        return [piece for piece in self.pieces if isinstance(piece, Words)]

    def bottom(self) -> float:
        """The lowest edge of any text."""
        return max((w.box.bottom() for w in self.words()), default=0.0)

    def plate(self, box: QRectF, fill: str, edge: str = "", radius: float = 0.0) -> None:
        """Lay a box."""
        stroke = 3 * self.u if edge else 0.0
        self.pieces.append(Plate(box, fill, edge, radius * self.u, stroke))

    def sign(self, icon: Icon, x: float, middle: float, size: float, colour: str) -> QRectF:
        """Lay an icon of `size` units, its left edge at `x`; gives what it takes."""
        side = size * self.u
        box = QRectF(x, middle - side / 2, side, side)
        self.pieces.append(Sign(icon, box, colour))
        return box

    def text(self, text: str, laid: Laid, place: QPointF, px: float, ink: Ink) -> Words:
        """Lay text with its top left corner at a place."""
        made = Words(text, laid, place.x(), place.y(), px, ink)
        self.pieces.append(made)
        return made


def size(sheet: Sheet, base: float, step: float = 1.0) -> float:
    """A size of text shrunk by a step, in units, never below the least of the sheet."""
    return max(base * step, sheet.least)


def block(
    sheet: Sheet,
    text: str,
    base: float,
    step: float,
    width: float,
    *,
    bold: bool = False,
    most_lines: int = 0,
) -> tuple[Laid, float]:
    """Text broken to `width` pixels, and its size in pixels; `most_lines` ends it with « … »."""
    px = size(sheet, base, step) * sheet.u
    laid = lay_out(text, width=width, px=px, bold=bold, max_lines=most_lines, spacing=SPACING)
    return laid, px


def balanced(sheet: Sheet, text: str, base: float, step: float, width: float) -> tuple[Laid, float]:
    """Bold text in lines of about one length: no word stays alone on the last one."""
    laid, px = block(sheet, text, base, step, width, bold=True)
    low, high = width / max(laid.lines, 1), width
    while laid.lines > 1 and high - low > px:
        middle = (low + high) / 2
        tried = lay_out(text, width=middle, px=px, bold=True, spacing=SPACING)
        if tried.lines > laid.lines:
            low = middle
        else:
            laid, high = tried, middle
    return laid, px


def on_middle(laid: Laid, px: float, middle: float, *, bold: bool) -> float:
    """The top of a text whose capitals and last line lie around `middle`."""
    capitals = QFontMetricsF(text_font(px, bold=bold)).capHeight()
    pace = laid.height / max(laid.lines, 1)
    first = laid.layout.lineAt(0)
    return middle - first.y() - first.ascent() - ((laid.lines - 1) * pace - capitals) / 2


def clock_words(text: str, px: float) -> Laid:
    """Figures of one width and an open zero, so that the clock does not dance."""
    layout = QTextLayout(text, code_font(px, bold=True))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return Laid(layout, line.naturalTextWidth(), line.height(), 1, cut=False)


def lay_bar(sheet: Sheet, shown: Projected) -> None:
    """Code, battery and title on the left, services and clock on the right."""
    u, middle = sheet.u, sheet.bar * sheet.u / 2
    sheet.plate(QRectF(0, 0, sheet.width, sheet.bar * u), "bar")
    right = sheet.width - 44 * u
    if shown.clock:
        right = _lay_clock(sheet, shown.clock, right, middle)
        if shown.paused:
            right = sheet.sign(Icon.PAUSE, right - 62 * u, middle, 44, "on_bar").left()
        right -= 44 * u
    for service in reversed(shown.services):
        right = _lay_service(sheet, service.code, service.level, right, middle) - 30 * u
    code, px = block(sheet, shown.code, 60, 1, sheet.width, bold=True)
    place = QPointF(48 * u, on_middle(code, px, middle, bold=True))
    x = sheet.text(shown.code, code, place, px, Ink.BAR).box.right() + 34 * u
    for bar in range(4):
        box = QRectF(x + bar * 29 * u, middle - 22 * u, 22 * u, 44 * u)
        sheet.plate(box, "on_bar" if bar < shown.battery else "bar", "on_bar", 5)
    x += 4 * 29 * u + 26 * u
    room = right - 10 * u - x
    title, px = _title(sheet, shown.title, room)
    place = QPointF(x, on_middle(title, px, middle, bold=True))
    sheet.text(shown.title, title, place, px, Ink.BAR)


def _title(sheet: Sheet, text: str, room: float) -> tuple[Laid, float]:
    """On one line as large as it can, else on two at the least size."""
    for base in (48, 44, 41, LEAST):
        px = size(sheet, base) * sheet.u
        laid = lay_out(text, width=room, px=px, bold=True, spacing=0.86)
        if laid.lines == 1:
            break
    return laid, px


def _lay_clock(sheet: Sheet, said: str, right: float, middle: float) -> float:
    """The clock, its right edge there; an overrun lies on a plate. Gives its left edge."""
    px = 62 * sheet.u
    laid = clock_words(said, px)
    over = said.startswith("+")
    left = right - laid.width
    if over:
        wide = 16 * sheet.u
        box = QRectF(left - wide, middle - 40 * sheet.u, laid.width + 2 * wide, 80 * sheet.u)
        sheet.plate(box, "focus", radius=14)
        left -= wide
    place = QPointF(right - laid.width, middle - laid.height / 2)
    sheet.text(said, laid, place, px, Ink.OVERRUN if over else Ink.CLOCK)
    return left


def _lay_service(sheet: Sheet, code: str, level: Level, right: float, middle: float) -> float:
    """A pictogram: whole, half with its sign, or struck out. Gives its left edge."""
    u = sheet.u
    colour = "soft_on_bar" if level is Level.ABSENT else "on_bar"
    box = sheet.sign(service_icon(code), right - 52 * u, middle, 52, colour)
    if level is Level.ABSENT:
        low, high = box.bottomLeft(), box.topRight()
        line = QLineF(low + QPointF(-4 * u, 4 * u), high + QPointF(4 * u, -4 * u))
        sheet.pieces.append(Slash(line, "bar", 12 * u))
        sheet.pieces.append(Slash(line, "on_bar", 6 * u))
    elif level is Level.PARTIAL:
        corner = QRectF(box.right() - 14 * u, box.bottom() - 16 * u, 30 * u, 30 * u)
        sheet.plate(corner, "bar", radius=15)
        inner = corner.adjusted(3 * u, 3 * u, -3 * u, -3 * u)
        sheet.pieces.append(Sign(Icon.HALF, inner, "focus"))
    return box.left()


def lay_lights(sheet: Sheet, shown: Projected, top: float) -> None:
    """The lights side by side, `LIGHTS` units high."""
    u, high = sheet.u, LIGHTS * sheet.tall * sheet.u
    gap = 24 * u
    wide = (sheet.room + gap) / max(len(shown.lights), 1) - gap
    for rank, light in enumerate(shown.lights):
        icon, mood = LIGHT_LOOKS[light.colour]
        box = QRectF(MARGIN * u + rank * (wide + gap), top, wide, high)
        sheet.plate(box, f"{mood}.fill", f"{mood}.line", LIGHTS / 2 * sheet.tall)
        middle = box.center().y()
        near = 30 / sheet.tall
        x = sheet.sign(icon, box.left() + near * u, middle, 34, f"{mood}.line").right()
        x += near * 0.7 * u
        laid, px = block(sheet, light.name, 42, 1, box.right() - x, bold=True)
        place = QPointF(x, on_middle(laid, px, middle, bold=True))
        sheet.text(light.name, laid, place, px, Ink(mood.value))


Lay = Callable[[Sheet, Projected, float], bool]
"""Lays a whole picture with its text shrunk by a step; says whether everything holds."""


def first_that_holds(new_sheet: Callable[[], Sheet], shown: Projected, lay: Lay) -> Sheet:
    """Try each step in turn; the last one is kept where nothing holds."""
    for step in STEPS:
        sheet = new_sheet()
        if lay(sheet, shown, step):
            break
    return sheet
