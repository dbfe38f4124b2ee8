"""The pages behind the list of persons: the question before erasing, and the report after."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pcra_game.table_view.icons import Icon, qicon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import people as words
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.round_sheet_section import SheetArea
from pcra_game.windows.style import say_role

Lines = Sequence[tuple[str, Sequence[str]]]
"""What is left to do: a sentence, and what it is about."""

QUESTION = "question"
"""The name of the page that asks."""

_MARGINS = (26, 22, 26, 20)
_SIGN = 18
_INDENT = 30


def question_page(
    palette: Palette, whose: str, cancel: Callable[[], object], erase: Callable[[], object]
) -> QWidget:
    """Ask once more; the harmless key has the keyboard."""
    page, column = _page(QUESTION, words.CONFIRM_TITLE)
    column.addWidget(TextBlock(whose, px=18, bold=True, colour=palette.ink))
    for text in (words.CONFIRM_WHAT, words.CONFIRM_KEPT):
        column.addWidget(TextBlock(text, px=16, colour=palette.ink))
    column.addStretch(1)
    stay = button(words.CANCEL, clicked=cancel)
    stay.setObjectName("cancel")
    go = button(
        words.CONFIRM_DO,
        icon=Icon.CROSS,
        palette=palette,
        name=f"{words.CONFIRM_DO}\u00a0: {whose}",
        clicked=erase,
    )
    go.setObjectName("erase")
    _end(page, column, go, stay)
    return page


def busy_page(palette: Palette) -> QWidget:
    """Say what is going on; there is nothing to press."""
    page, column = _page("busy", words.CONFIRM_TITLE)
    column.addWidget(TextBlock(words.BUSY, px=17, colour=palette.ink))
    column.addStretch(1)
    return page


def report_page(
    palette: Palette,
    done: Sequence[str],
    to_do: Lines,
    back: Callable[[], object],
    close: Callable[[], object],
) -> QWidget:
    """Say what was done and what is left, each with a sign; it scrolls where it is long."""
    page, column = _page("report", words.DONE_TITLE)
    area = SheetArea()
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the arrows scroll it
    area.setAccessibleName(words.DONE_TITLE)
    area.column.setContentsMargins(0, 0, 12, 0)
    area.add(plain_label(words.DONE, "heading"))
    for text in done:
        area.add(_line(palette, Icon.CHECK, Mood.GOOD, text))
    area.add(plain_label(words.TO_DO, "heading"))
    for head, about in to_do:
        area.add(_line(palette, Icon.ALERT, Mood.WARNING, head, about))
    area.column.addStretch(1)
    column.addWidget(area, 1)
    again = button(words.BACK, clicked=back)
    again.setObjectName("back")
    gone = button(words.CLOSE, clicked=close)
    gone.setObjectName("close_report")
    _end(page, column, again, gone)
    return page


def _page(name: str, title: str) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setObjectName(name)
    say_role(page, "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(*_MARGINS)
    column.setSpacing(14)
    column.addWidget(plain_label(title, "title"))
    return page, column


def _end(page: QWidget, column: QVBoxLayout, other: QPushButton, default: QPushButton) -> None:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(other)
    row.addWidget(default)
    default.setDefault(True)
    page.setFocusProxy(default)
    column.addLayout(row)


def _line(
    palette: Palette, icon: Icon, mood: Mood, text: str, about: Sequence[str] = ()
) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(6)
    row = QHBoxLayout()
    row.setSpacing(12)
    sign = QLabel()
    sign.setPixmap(qicon(icon, palette.mood(mood).line).pixmap(_SIGN, _SIGN))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextBlock(text, px=16, colour=palette.ink), 1)
    column.addLayout(row)
    for one in about:
        told = TextBlock(f"• {one}", px=15, colour=palette.soft_ink)
        indented = QHBoxLayout()
        indented.setContentsMargins(_INDENT, 0, 0, 0)
        indented.addWidget(told)
        column.addLayout(indented)
    return made
