"""The look of standard widgets, in one sheet made from a palette.

A widget says what it is with the dynamic properties `role` (primary, secondary, chip, segment,
quiet, danger, note, heading, title, soft, badge, bar) and `mood` (good, warning, bad, unknown,
writing); it never sets colours itself.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.resources import content_root
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import SIGN_FAMILY, TEXT_FAMILY, load_faces, text_font

BASE_PX = 16
RING = 3
"""Pixels of the ring around what has the keyboard; without it an edge is one."""
STYLE, FUSION = "pcra_style", "Fusion"
"""What the application says of its style, and the one that the sheet is made for: asking Qt which
one is worn costs five milliseconds of the first frame."""

_TEXT = "pcra_text"
_LARGER = re.compile(r"(?P<what>font-size|min-height|spacing|padding): (?P<values>[^;}]*)")
_PIXELS = re.compile(r"(\d+)px")
_MENUS_SCROLL_FROM = 1.75
"""Below it the longest menu holds on a low screen in columns; above, they would be too many."""

_AIR = 0.5
"""How much of the growth of words the air around them takes."""


def dress(application: QApplication, palette: Palette, text: float = 1.0) -> None:
    """Give every widget the faces and the colours of a theme, and words `text` times as large."""
    load_faces()
    with _no_widget_ends():
        _wear(application, palette, text)


@contextmanager
def _no_widget_ends() -> Iterator[None]:
    """Hold the garbage collector back while Qt walks all widgets and tells each of them.

    Python that hears of it may be where a collection falls due: a forgotten window would then end
    in the middle of the list that Qt goes on reading, and the process with it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _wear(application: QApplication, palette: Palette, text: float) -> None:
    if application.property(STYLE) != FUSION:
        application.setStyle(FUSION)
        application.setProperty(STYLE, FUSION)
    QDir.setSearchPaths("signs", [str(content_root("assets") / "signs")])
    application.setProperty(_TEXT, text)
    application.setStyleSheet("")  # one sheet in the place of another costs seven times as much
    application.setFont(text_font(BASE_PX * text))
    application.setPalette(_colours(palette))
    application.setStyleSheet(sheet(palette, text))


def text_size() -> float:
    """How many times as large as usual the words of the windows are, from 1 to 2."""
    application = QApplication.instance()
    worn = application.property(_TEXT) if application is not None else None
    return float(worn) if worn else 1.0


def scaled(px: float) -> int:
    """Give a length that holds words, in pixels, at the present size of text."""
    return round(px * text_size())


def key_look(up: int, beside: int, rules: str = "") -> str:
    """Style of one key with air of its own, in pixels, and other rules of it.

    It gives its air away to the ring of the keyboard, so that nothing moves.
    """
    grown = RING - 1
    return (
        f"QPushButton {{ {rules} padding: {up}px {beside}px; }} "
        f"QPushButton:focus {{ padding: {max(up - grown, 0)}px {max(beside - grown, 0)}px; }}"
    )


def say_role(widget: QWidget, role: str, mood: Mood | None = None) -> None:
    """Tell what a widget is; its look follows at once."""
    widget.setProperty("role", role)
    widget.setProperty("mood", mood.value if mood else "")
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else Qt has yet to do it
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def say_density(widget: QWidget, *, low: bool) -> None:
    """Have everything in a widget take less height, or as much as it likes."""
    widget.setProperty("density", "low" if low else "")
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)


def _colours(palette: Palette) -> QPalette:
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, palette.page),
        (QPalette.ColorRole.WindowText, palette.ink),
        (QPalette.ColorRole.Base, palette.field),
        (QPalette.ColorRole.AlternateBase, palette.page),
        (QPalette.ColorRole.Text, palette.ink),
        (QPalette.ColorRole.PlaceholderText, palette.soft_ink),
        (QPalette.ColorRole.Button, palette.chip),
        (QPalette.ColorRole.ButtonText, palette.ink),
        (QPalette.ColorRole.ToolTipBase, palette.card),
        (QPalette.ColorRole.ToolTipText, palette.ink),
        (QPalette.ColorRole.Highlight, palette.accent),
        (QPalette.ColorRole.HighlightedText, palette.field),
        (QPalette.ColorRole.Link, palette.accent),
        (QPalette.ColorRole.LinkVisited, palette.accent),
        (QPalette.ColorRole.Accent, palette.accent),
        (QPalette.ColorRole.BrightText, palette.ink),
        (QPalette.ColorRole.Light, palette.field),
        (QPalette.ColorRole.Midlight, palette.chip),
        (QPalette.ColorRole.Mid, palette.field_edge),
        (QPalette.ColorRole.Dark, palette.soft_ink),
        (QPalette.ColorRole.Shadow, palette.ink),
    ):  # every role, in every group: none is left to the system
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.soft_ink))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor(palette.soft_ink))
    return made


def sheet(palette: Palette, text: float = 1.0) -> str:
    """The style sheet of a palette, for words `text` times as large as usual."""
    written = _sheet(palette)
    if text == 1.0:
        return written
    if text >= _MENUS_SCROLL_FROM:
        written += "QMenu { menu-scrollable: 1; }"
    return _LARGER.sub(lambda found: _larger(found, text), written)


def _larger(found: re.Match[str], text: float) -> str:
    """One rule with larger lengths: words and what holds them grow, air grows by half as much."""
    grown = 1 + (text - 1) * _AIR if found["what"] == "padding" else text
    values = _PIXELS.sub(lambda px: f"{round(int(px[1]) * grown)}px", found["values"])
    return f"{found['what']}: {values}"


def _sheet(p: Palette) -> str:
    moods = "\n".join(_mood_rules(p, mood) for mood in Mood)
    return f"""
* {{ font-family: "{TEXT_FAMILY}", "{SIGN_FAMILY}"; }}
QMainWindow, QDialog, QWidget[role="page"] {{ background: {p.page}; color: {p.ink}; }}
QLabel {{ background: transparent; color: {p.ink}; }}
QLabel[role="title"] {{ font-size: 22px; font-weight: bold; }}
QLabel[role="heading"] {{ font-size: 16px; font-weight: bold; }}
QLabel[role="soft"] {{ color: {p.soft_ink}; font-size: 15px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{
    background: {p.field}; color: {p.ink}; border: 1px solid {p.field_edge};
    border-radius: 6px; padding: 5px 8px; min-height: 24px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{
    border: 3px solid {p.accent}; padding: 3px 6px; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {p.soft_ink}; }}
QComboBox {{ padding-right: 30px; }}
QComboBox:focus {{ padding-right: 28px; }}
QComboBox::drop-down {{ border: 0; background: transparent; width: 30px;
    subcontrol-origin: border; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: url(signs:{p.name}-down.png); width: 12px; height: 12px; }}
QComboBox QAbstractItemView, QListView, QTreeView, QTableView, QListWidget {{
    background: {p.field}; color: {p.ink}; border: 1px solid {p.field_edge};
    selection-background-color: {p.accent}; selection-color: {p.field}; outline: 0;
    padding: 2px; }}
QListView:focus, QTreeView:focus, QTableView:focus, QListWidget:focus {{
    border: 3px solid {p.accent}; padding: 0; }}
QHeaderView::section {{ background: {p.chip}; color: {p.ink}; padding: 6px; border: 0;
    border-right: 1px solid {p.card_edge}; font-weight: bold; }}
QPushButton, QToolButton {{ background: {p.field}; color: {p.ink};
    border: 1px solid {p.field_edge}; border-radius: 8px; padding: 7px 14px; }}
QPushButton:hover, QToolButton:hover {{ background: {p.chip}; }}
QPushButton:focus, QToolButton:focus {{ border: 3px solid {p.accent}; padding: 5px 12px;
    outline: none; }}
QPushButton:disabled, QToolButton:disabled {{ color: {p.soft_ink}; background: {p.page};
    border: 1px dashed {p.field_edge}; }}
QPushButton[role="primary"] {{ background: {p.mood(Mood.GOOD).strong};
    color: {p.mood(Mood.GOOD).on_strong}; border: 2px solid {p.mood(Mood.GOOD).strong};
    font-weight: bold; padding: 9px 16px; }}
QPushButton[role="primary"]:focus {{ border: 3px solid {p.focus}; padding: 8px 15px; }}
QPushButton[role="primary"]:disabled {{ background: {p.chip}; color: {p.soft_ink};
    border: 2px dashed {p.field_edge}; }}
QPushButton[role="secondary"] {{ background: {p.context}; color: {p.on_context};
    border: 2px solid {p.context}; font-weight: bold; padding: 8px 14px; }}
QPushButton[role="secondary"]:focus {{ border: 3px solid {p.focus}; padding: 7px 13px; }}
QPushButton[role="segment"] {{ border-radius: 6px; padding: 6px 4px; font-weight: bold; }}
QPushButton[role="segment"]:focus {{ padding: 4px 2px; }}
QPushButton#relay {{ padding: 6px 10px; }}
QPushButton#relay:focus {{ padding: 4px 8px; }}
QPushButton[role="segment"]:checked {{ background: {p.mood(Mood.WRITING).strong};
    color: {p.mood(Mood.WRITING).on_strong}; border: 2px solid {p.mood(Mood.WRITING).line};
    padding: 5px 3px; }}
QPushButton[role="segment"]:checked:focus {{ border: 3px solid {p.focus}; padding: 4px 2px; }}
QPushButton[role="chip"] {{ background: {p.chip}; border: 1px solid {p.chip};
    border-radius: 13px; padding: 3px 11px; font-size: 15px; min-height: 20px; }}
QPushButton[role="chip"]:hover {{ border: 1px solid {p.field_edge}; }}
QPushButton[role="chip"]:focus {{ border: 3px solid {p.accent}; padding: 1px 9px; }}
QPushButton[role="chip"]:checked {{ background: {p.mood(Mood.WRITING).strong};
    color: {p.mood(Mood.WRITING).on_strong}; }}
QPushButton[role="chip"]:checked:focus {{ border: 3px solid {p.focus}; }}
QPushButton[role="night"] {{ background: {p.night_chip}; color: {p.ink};
    border: 1px solid {p.night_chip}; border-radius: 13px; padding: 3px 11px; font-size: 15px; }}
QPushButton[role="night"]:focus {{ border: 3px solid {p.accent}; padding: 1px 9px; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent;
    border: 1px solid transparent; }}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {p.chip}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{
    border: 3px solid {p.accent}; }}
QPushButton[role="mark"] {{ background: transparent; border: 3px solid transparent; padding: 0 2px;
    border-radius: 6px; text-align: left; color: {p.soft_ink}; font-size: 15px; }}
QPushButton[role="mark"]:focus {{ border: 3px solid {p.accent}; }}
QPushButton[role="mark"]:hover {{ color: {p.accent}; text-decoration: underline; }}
QPushButton[role="big"] {{ background: {p.card}; border: 1px solid {p.card_edge};
    border-radius: 12px; padding: 18px; text-align: left; font-size: 18px; }}
QPushButton[role="big"]:hover {{ border: 2px solid {p.accent}; padding: 17px; }}
QPushButton[role="big"]:focus {{ border: 3px solid {p.accent}; padding: 16px; }}
QFrame[role="card"] {{ background: {p.card}; border: 1px solid {p.card_edge};
    border-radius: 12px; }}
QWidget[role="bar"] {{ background: {p.bar}; color: {p.on_bar}; }}
QWidget[role="bar"] QLabel {{ color: {p.on_bar}; }}
QWidget[role="bar"] QLabel[role="soft"] {{ color: {p.soft_on_bar}; }}
QWidget[role="bar"] QPushButton, QWidget[role="bar"] QToolButton {{ background: transparent;
    color: {p.on_bar}; border: 1px solid {p.soft_on_bar}; border-radius: 15px;
    padding: 4px 12px; }}
QWidget[role="bar"] QPushButton:hover, QWidget[role="bar"] QToolButton:hover {{
    background: {p.context}; }}
QWidget[role="bar"] QPushButton:focus, QWidget[role="bar"] QToolButton:focus {{
    border: 3px solid {p.focus}; padding: 2px 10px; }}
QMenu {{ background: {p.card}; color: {p.ink}; border: 1px solid {p.field_edge}; padding: 4px; }}
QMenu::item {{ padding: 6px 26px 6px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {p.mood(Mood.WRITING).strong};
    color: {p.mood(Mood.WRITING).on_strong}; }}
QMenu::item:disabled {{ color: {p.soft_ink}; }}
QMenu::separator {{ height: 1px; background: {p.card_edge}; margin: 4px 8px; }}
QToolTip {{ background: {p.card}; color: {p.ink}; border: 1px solid {p.field_edge};
    padding: 4px; }}
QScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {p.field_edge}; border-radius: 5px; min-height: 30px;
    min-width: 30px; margin: 1px; }}
QGraphicsView QScrollBar:vertical, QGraphicsView QScrollBar:horizontal,
QGraphicsView::corner {{ background: {p.felt_deep}; }}
QGraphicsView QScrollBar::handle {{ background: {p.soft_on_felt}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
{_tick_rules(p)}
{_LOW_RULES}
{moods}
"""


_LOW_RULES = """
QWidget[density="low"] QLineEdit, QWidget[density="low"] QPlainTextEdit {
    font-size: 15px; padding: 2px 7px; min-height: 22px; }
QWidget[density="low"] QLineEdit:focus, QWidget[density="low"] QPlainTextEdit:focus {
    padding: 0 5px; }
QWidget[density="low"] QLabel[role="heading"] { font-size: 15px; }
QWidget[density="low"] QLabel[role="badge"] { font-size: 14px; padding: 0 8px; }
QWidget[density="low"] QPushButton { font-size: 15px; padding: 4px 12px; }
QWidget[density="low"] QPushButton:focus { padding: 2px 10px; }
QWidget[density="low"] QPushButton[role="secondary"]:focus { padding: 3px 11px; }
QWidget[density="low"] QPushButton[role="primary"] { padding: 5px 12px; }
QWidget[density="low"] QPushButton[role="primary"]:focus { padding: 4px 11px; }
QWidget[density="low"] QPushButton[role="segment"] { padding: 3px 4px; }
QWidget[density="low"] QPushButton[role="segment"]:checked { padding: 2px 3px; }
QWidget[density="low"] QPushButton[role="segment"]:focus { padding: 1px 2px; }
QWidget[density="low"] QPushButton#relay { padding: 3px 10px; }
QWidget[density="low"] QPushButton#relay:focus { padding: 1px 8px; }
QWidget[density="low"] QPushButton[role="mark"],
QWidget[density="low"] QPushButton[role="mark"]:focus { padding: 0 2px; }
QWidget[density="low"] QPushButton[role="chip"], QWidget[density="low"] QPushButton[role="night"] {
    font-size: 14px; padding: 2px 9px; border-radius: 12px; min-height: 18px; }
QWidget[density="low"] QPushButton[role="chip"]:focus,
QWidget[density="low"] QPushButton[role="night"]:focus { padding: 0 7px; }
"""
"""A sheet on a low screen shows a whole answer without scrolling: same words, less air."""


def _tick_rules(p: Palette) -> str:
    """Boxes to tick, and what unfolds a row: a style sheet draws signs from files alone."""
    return f"""
QCheckBox, QRadioButton {{ color: {p.ink}; spacing: 8px; padding: 0 2px;
    border: 3px solid transparent; border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 3px solid {p.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {p.soft_ink}; }}
QCheckBox::indicator {{ width: 16px; height: 16px; background: {p.field};
    border: 2px solid {p.field_edge}; border-radius: 5px; }}
QCheckBox::indicator:hover {{ border-color: {p.accent}; }}
QCheckBox::indicator:focus {{ border-color: {p.accent}; background: {p.chip}; }}
QCheckBox::indicator:checked {{ background: {p.accent}; border-color: {p.accent};
    image: url(signs:{p.name}-tick.png); }}
QCheckBox::indicator:checked:focus {{ border-color: {p.ink}; }}
QCheckBox::indicator:disabled {{ background: {p.page}; border: 2px dashed {p.field_edge}; }}
QCheckBox::indicator:checked:disabled {{ background: {p.soft_ink}; border-color: {p.soft_ink}; }}
QTreeView::branch:has-children:open {{ image: url(signs:{p.name}-down.png); }}
QTreeView::branch:has-children:closed {{ image: url(signs:{p.name}-right.png); }}
QTreeView::branch:has-children:open:selected {{ image: url(signs:{p.name}-down-on.png); }}
QTreeView::branch:has-children:closed:selected {{ image: url(signs:{p.name}-right-on.png); }}"""


def _mood_rules(p: Palette, mood: Mood) -> str:
    shade = p.mood(mood)
    return f"""
QFrame[role="note"][mood="{mood}"], QPushButton[role="note"][mood="{mood}"] {{
    background: {shade.fill}; color: {shade.ink};
    border: 1px solid {shade.line}; border-radius: 8px; padding: 5px 8px; text-align: left; }}
QFrame[role="note"][mood="{mood}"] QLabel {{ color: {shade.ink}; }}
QPushButton[role="note"][mood="{mood}"]:focus {{ border: 3px solid {shade.ink};
    padding: 3px 6px; }}
QLabel[role="badge"][mood="{mood}"] {{ background: {shade.strong}; color: {shade.on_strong};
    border-radius: 6px; padding: 2px 8px; font-weight: bold; }}
QPushButton[role="segment"][mood="{mood}"]:checked {{ background: {shade.strong};
    color: {shade.on_strong}; border: 2px solid {shade.line}; }}
QPushButton[role="segment"][mood="{mood}"]:checked:focus {{ border: 3px solid {p.focus}; }}"""
