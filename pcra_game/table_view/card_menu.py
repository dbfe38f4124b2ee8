"""The small menu of a thing of the table: what can be done with it, nothing else."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from pcra_game.table_view.tabletop import Role, Thing
from pcra_game.texts import table_view as words

Asked = Callable[[str], None]
"""Takes the key of a thing."""


def card_menu(
    parent: QWidget,
    thing: Thing,
    *,
    open: Asked,
    flip: Asked,
    park: Asked,
    near: Asked,
    fold: Asked,
    private: bool,
    is_near: bool,
) -> QMenu:
    """Make the menu of a thing; each entry calls with its key, and the menu is gone once closed.

    `private` says whether the back of a card may be shown, `is_near` whether the eye is near to it.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def entry(text: str, asked: Asked) -> None:
        def triggered() -> None:
            asked(thing.key)

        menu.addAction(text).triggered.connect(triggered)

    entry(words.OPEN, open)
    if thing.role is Role.CARD:
        entry(words.TURN if private else words.HOLD_UP, flip)
        if thing.played:
            entry(words.PARK, park)
    if thing.role is Role.ACTIVITY:
        entry(words.UNFOLD if thing.folded else words.FOLD, fold)
    menu.addSeparator()
    entry(words.SEE_ALL if is_near else words.COME_NEAR, near)
    return menu
