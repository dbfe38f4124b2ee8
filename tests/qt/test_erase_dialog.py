"""« Effacer de ce poste » on screen: what is kept, the tick, the key, the report."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pcra_game.texts import this_post as words
from pcra_game.windows.controls import Note, TextBlock
from pcra_game.windows.erase_dialog import MOST_LISTED, EraseDialog
from pcra_game.workshop.kept_copies import Pending
from pcra_game.workshop.this_post import Erased, Inventory, Kind, Left, Part

PARTS = (Part(Kind.BACKUPS, 12, 31_200_000), Part(Kind.ROOMS, 1, 900), Part(Kind.RECENT, 3, 0))
PENDING = Pending(Path("/x"), "<b>Urgences</b>", "//serveur/pcra/Urgences.pcra")


def shown(qtbot, palette, inventory: Inventory) -> EraseDialog:
    dialog = EraseDialog(None, palette, inventory)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def said(dialog: QWidget) -> list[str]:
    """Every sentence that can be seen."""
    blocks = [block.text() for block in dialog.findChildren(TextBlock) if block.isVisible()]
    return [text for text in blocks if text]


def test_everything_kept_is_said_with_its_size_and_so_is_what_stays(qtbot, palette) -> None:
    inventory = Inventory(
        PARTS, sessions=("/ici/Urgences.pcra",), exports=("/ici/Urgences.pdf",), unknown=2
    )
    lines = said(shown(qtbot, palette, inventory))
    assert "•  12\u00a0sauvegardes automatiques (31,2\u00a0Mo)" in lines
    assert "•  1\u00a0état de salle, notes privées comprises (900\u00a0octets)" in lines
    assert "•  3\u00a0ateliers dans la liste des récents" in lines
    assert "•  /ici/Urgences.pcra" in lines
    assert "•  /ici/Urgences.pdf" in lines
    assert words.UNKNOWABLE in lines
    assert words.DISK in lines
    assert words.others(2) in lines
    assert words.OPEN_STAYS not in lines
    assert words.OTHER_WINDOW not in lines


def test_enter_never_erases_and_the_key_does(qtbot, palette) -> None:
    dialog = shown(qtbot, palette, Inventory(PARTS))
    asked: list[None] = []
    dialog.erase_asked.connect(lambda: asked.append(None))
    assert dialog.tick is None
    dialog.erase.setFocus()
    QTest.keyClick(dialog.erase, Qt.Key.Key_Space)
    assert len(asked) == 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    assert dialog.isVisible()  # files are just being erased


def test_enter_on_the_inventory_only_closes_it(qtbot, palette) -> None:
    dialog = shown(qtbot, palette, Inventory(PARTS))
    asked: list[None] = []
    dialog.erase_asked.connect(lambda: asked.append(None))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert asked == []
    assert not dialog.isVisible()


def test_a_copy_that_did_not_go_back_asks_for_a_tick(qtbot, palette) -> None:
    dialog = shown(qtbot, palette, Inventory(PARTS, pending=(PENDING,)))
    assert words.pending(PENDING.name, PENDING.original) in said(dialog)
    assert words.PENDING_WAY in said(dialog)
    assert dialog.tick is not None
    assert not dialog.erase.isEnabled()
    QTest.keyClick(dialog.tick, Qt.Key.Key_Space)
    assert dialog.erase.isEnabled()
    QTest.keyClick(dialog.tick, Qt.Key.Key_Space)
    assert not dialog.erase.isEnabled()


def test_the_open_workshop_and_another_window_are_told(qtbot, palette) -> None:
    lines = said(shown(qtbot, palette, Inventory(PARTS, open=True, other_window=True)))
    assert words.OPEN_STAYS in lines
    assert words.OTHER_WINDOW in lines


def test_nothing_kept_leaves_only_the_way_out(qtbot, palette) -> None:
    dialog = shown(qtbot, palette, Inventory(()))
    assert words.NOTHING_KEPT in said(dialog)
    assert not dialog.erase.isVisible()
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_the_report_says_what_went_and_what_stayed_with_why(qtbot, palette) -> None:
    dialog = shown(qtbot, palette, Inventory(PARTS, pending=(PENDING,)))
    assert dialog.tick is not None
    dialog.tick.click()
    dialog.erase.click()
    left = Left(Path("/profil/work/a/Urgences.pcra"), words.IN_USE)
    dialog.show_report(Erased(PARTS[:1], links=2, left=(left,)))
    lines = said(dialog)
    assert words.PARTLY in lines
    assert any(words.IN_USE in line for line in lines)
    assert "•  12\u00a0sauvegardes automatiques (31,2\u00a0Mo)" in lines
    assert words.links(2) in lines
    assert not dialog.tick.isVisible()
    assert not dialog.erase.isVisible()
    assert dialog.focusWidget() is dialog.cancel
    QTest.keyClick(dialog.cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_all_gone_is_good_news(qtbot, palette) -> None:
    dialog = shown(qtbot, palette, Inventory(PARTS))
    dialog.show_report(Erased(PARTS))
    assert dialog.findChildren(Note)[0].text() in (words.WHOLLY, words.DISK)
    assert words.WHOLLY in said(dialog)
    assert words.NOT_ERASED not in " ".join(said(dialog))


def test_a_long_list_is_counted_and_a_page_is_turned_from_the_keyboard(qtbot, palette) -> None:
    paths = tuple(f"/ici/Atelier {number}.pcra" for number in range(40))
    dialog = shown(qtbot, palette, Inventory(PARTS, sessions=paths))
    lines = said(dialog)
    assert sum("Atelier" in line for line in lines) == MOST_LISTED
    assert words.more(40 - MOST_LISTED) in lines
    bar = dialog._body.verticalScrollBar()
    assert bar.maximum() > 0
    dialog.cancel.setFocus()
    QTest.keyClick(dialog.cancel, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(dialog.cancel, Qt.Key.Key_PageUp)
    assert bar.value() == 0


@pytest.mark.parametrize("name", ["erase", "cancel"])
def test_every_key_has_a_name_for_a_reader(qtbot, palette, name: str) -> None:
    dialog = shown(qtbot, palette, Inventory(PARTS, pending=(PENDING, PENDING)))
    assert getattr(dialog, name).accessibleName()
    assert dialog.tick is not None
    assert dialog.tick.accessibleName() == words.TICK_SEVERAL
