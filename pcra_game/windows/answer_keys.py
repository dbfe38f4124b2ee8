"""Keys that work anywhere in the sheet, and the order of Tab, which is the order of the eye."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from pcra_game.domain.answers import Band, Exists
from pcra_game.windows.answer_band import NOW, SIGNAL
from pcra_game.windows.answer_completion import Choices

if TYPE_CHECKING:
    from pcra_game.windows.answer_sheet import AnswerSheet

WHEN_KEYS = (
    *((f"Alt+{n}", band) for n, band in enumerate(Band, 1)),
    ("Alt+6", SIGNAL),
    ("Alt+7", NOW),
)
UPPER_ROW = ("Alt+&", "Alt+É", 'Alt+"', "Alt+'", "Alt+(", "Alt+-", "Alt+È")
"""The same keys on a French keyboard, where a figure asks for Shift."""

NO_DELAY = ("Alt+0", "Alt+À")
"""The same key, as both keyboards have it."""

EXISTS_KEYS = (("Alt+O", Exists.YES), ("Alt+E", Exists.PARTLY), ("Alt+N", Exists.NO))
FOOT_KEYS = (("Alt+X", "no_solution"), ("Alt+P", "park"), ("Alt+D", "dissent"))


def bind(sheet: "AnswerSheet") -> None:
    """Give the sheet its keys; they work while the hands are in it."""
    act, fields = sheet.gestures, sheet.fields
    keys: list[tuple[str, Callable[[], object]]] = [
        ("Ctrl+Return", lambda: act.press("decide")),
        ("Ctrl+Enter", lambda: act.press("decide")),
        ("Ctrl+P", act.park_overflow),
        ("Alt+A", act.drop_action),
        ("Alt+I", act.check_same),
        *((sequence, sheet.proposing.refuse_band) for sequence in NO_DELAY),
        ("Alt+Up", lambda: act.move_solution(-1)),
        ("Alt+Down", lambda: act.move_solution(1)),
        ("F2", sheet.begin),
        ("Escape", lambda: leave(sheet)),
    ]
    for (sequence, value), french in zip(WHEN_KEYS, UPPER_ROW, strict=True):
        choose = partial(act.choose, fields.band, value)
        keys += [(sequence, choose), (french, choose)]
    for sequence, exists in EXISTS_KEYS:
        keys.append((sequence, partial(act.choose, fields.exists, exists)))
    for sequence, name in FOOT_KEYS:
        keys.append((sequence, partial(act.press, name)))
    for sequence, do in keys:
        shortcut = QShortcut(QKeySequence(sequence), sheet)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)


def leave(sheet: "AnswerSheet") -> None:
    """Escape closes what is open first: a list, a question; then it leaves the sheet."""
    if any(choices.dismiss() for choices in sheet.findChildren(Choices)):
        return
    if not sheet.prompter.close_ask():
        sheet.left.emit()
