"""Where the room reads the menus, no name of a command tells what will strike it."""

import re

from pcra_game.windows.command_palette import CommandPalette
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.shortcuts_page import ShortcutsDialog
from tests.qt.test_room_may_see import window  # noqa: F401


def test_no_menu_palette_or_list_of_keys_tells_what_will_strike(
    window: MainWindow,  # noqa: F811
) -> None:
    actions = window.make_actions()

    def menus() -> str:
        listed = [a for menu in actions.menus() for a in menu.actions() if a.isVisible()]
        return "\n".join(f"{a.text()} {a.iconText()} {a.toolTip()}" for a in listed)

    def palette() -> str:
        actions["palette"].trigger()
        model = window.findChild(CommandPalette).list.model()
        found = []
        for text in ("choc", "événement", "ouverture", "point faible"):
            window.findChild(CommandPalette).field.setText(text)
            found += [model.offer(row).spoken for row in range(model.rowCount())]
        return "\n".join(found)

    def keys() -> str:
        actions["shortcuts"].trigger()
        dialog = window.findChildren(ShortcutsDialog)[-1]
        dialog.close()
        return "\n".join(text for text, _ in dialog.lines())

    told = re.compile(r"[Cc]hoc\b|point faible|frappent|deux premiers événements")
    alone = [menus(), palette(), keys()]
    assert all(told.search(text) for text in alone)
    window.desk.set_room_may_see(True)
    seen = [menus(), palette(), keys()]
    assert [found for text in seen if (found := told.search(text))] == []
    assert all("Ouverture de l’atelier" in text for text in seen)
    assert actions["shock"].isEnabled()
    window.desk.set_room_may_see(False)
    assert menus() == alone[0]
