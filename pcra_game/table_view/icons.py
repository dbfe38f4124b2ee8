"""Icons by what they mean, drawn from the solid face of Font Awesome Free 6.

A code point is the same in every release of the face; importing its Python names would cost more
than this table.
"""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPainterPath, QPixmap

from pcra_game.resources import icon_font_file

_DRAWN = 64


class Icon(StrEnum):
    """What an icon says; the value is its sign in the face."""

    COMPUTER = "\uf390"
    INTERNET = "\uf0ac"
    PRINTER = "\uf02f"
    MAIL = "\uf0e0"
    PHONE = "\uf095"
    RECORD = "\uf80d"
    CHECK = "\uf00c"
    WARNING = "\uf071"
    CROSS = "\uf00d"
    MINUS = "\uf068"
    MOON = "\uf186"
    BOLT = "\uf0e7"
    ALERT = "\uf06a"
    PLUS = "\u002b"
    PEN = "\uf304"
    HOURGLASS = "\uf252"
    EQUALS = "\u003d"
    COPY = "\uf24d"
    PARKING = "\uf540"
    BELL = "\uf0f3"
    RADIO = "\uf8ef"
    BROADCAST = "\uf519"
    BALANCE = "\uf24e"
    TEAM = "\ue533"
    RANKING = "\uf0cb"
    PRESCRIPTION = "\uf5b1"
    PLACE = "\uf3c5"
    TEST_TUBE = "\uf492"
    BRAIN = "\uf5dc"
    AMBULANCE = "\uf0f9"
    PAUSE = "\uf04c"
    PLAY = "\uf04b"
    MORE = "\uf142"
    DOCTOR = "\uf0f0"
    SHEET = "\uf15c"
    CALL = "\uf2a0"
    RUNNER = "\uf70c"
    MOBILE = "\uf3ce"
    PEOPLE = "\uf0c0"
    BOX = "\uf466"
    IDEA = "\uf0eb"
    TALK = "\uf086"
    HAND = "\uf256"
    TASKS = "\uf0ae"
    HALF = "\uf042"
    UNDO = "\uf0e2"
    REDO = "\uf01e"
    TABLE = "\uf0ce"
    LIST = "\uf03a"
    SCREEN = "\ue163"
    FOLDER = "\uf07c"
    CLOCK = "\uf017"
    LOCK = "\uf023"
    EYE = "\uf06e"
    SHIELD = "\uf3ed"
    SEARCH = "\uf002"
    BABY = "\uf77c"
    BED = "\uf236"
    PILLS = "\uf484"
    MICROSCOPE = "\uf610"
    X_RAY = "\uf497"
    COINS = "\uf51e"
    HOSPITAL = "\uf0f8"
    HOUSE = "\ue3b2"
    HEART = "\uf21e"
    CALENDAR = "\uf133"
    SAVE = "\uf0c7"
    EXPORT = "\uf56e"
    SUN = "\uf185"
    HELP = "\uf059"
    NOTE = "\uf249"
    FLAG = "\uf024"
    ARROW_LEFT = "\uf060"
    CHEVRON_RIGHT = "\uf054"
    CHEVRON_DOWN = "\uf078"
    EYE_CLOSED = "\uf070"
    TRUCK = "\uf0d1"
    PLUG = "\uf1e6"
    NETWORK = "\uf6ff"
    SERVER = "\uf233"
    RESTART = "\uf021"
    NEWS = "\uf1ea"
    HEADSET = "\uf590"
    DIRECTOR = "\uf508"
    KEY = "\uf084"


@lru_cache(maxsize=1)
def icon_family() -> str:
    """Make the face of the icons known to Qt, once. Needs a QGuiApplication."""
    index = QFontDatabase.addApplicationFont(str(icon_font_file()))
    if index < 0:
        raise FileNotFoundError(icon_font_file())
    return QFontDatabase.applicationFontFamilies(index)[0]


@lru_cache(maxsize=256)
def _outline(icon: Icon) -> QPainterPath:
    font = QFont(icon_family())
    font.setPixelSize(_DRAWN)
    font.setWeight(QFont.Weight.Black)
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, icon.value)
    return path


def draw_icon(painter: QPainter, icon: Icon, box: QRectF, colour: str | QColor) -> None:
    """Draw an icon, as large as fits in the middle of `box`."""
    outline = _outline(icon)
    bounds = outline.boundingRect()
    if bounds.isEmpty():
        return
    scale = min(box.width() / bounds.width(), box.height() / bounds.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(scale, scale)
    painter.translate(-bounds.center())
    painter.fillPath(outline, QColor(colour))
    painter.restore()


def icon_pixmap(icon: Icon, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """Give a square picture of `size` logical pixels, sharp on a screen of that pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, icon, QRectF(1, 1, size - 2, size - 2), colour)
    painter.end()
    return pixmap


def qicon(icon: Icon, colour: str, size: int = 24) -> QIcon:
    """Give an icon for buttons and menus."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(icon_pixmap(icon, size, colour, ratio))
    return made


def icon_size(size: int, gap: int = 0) -> QSize:
    """Give the place that a button reserves for its icon, and for the gap before its words."""
    return QSize(size + gap, size)


def qicon_before_words(icon: Icon, colour: str, size: int, gap: int, on: str = "") -> QIcon:
    """Give an icon with an empty gap on its right: a style sheet knows no other way to part them.

    `on` is its colour on a button that is down, where that differs.
    """
    made = QIcon()
    for state, ink in ((QIcon.State.Off, colour), (QIcon.State.On, on or colour)):
        for ratio in (1.0, 2.0):
            pixmap = QPixmap(round((size + gap) * ratio), round(size * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            draw_icon(painter, icon, QRectF(0, 0, size, size), ink)
            painter.end()
            made.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return made
