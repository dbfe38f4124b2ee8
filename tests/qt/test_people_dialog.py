"""The list of persons: functions suffice, a name is added by keyboard, erasing asks once more."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from pcra_game.persistence.names import LONGEST_NAME, Person
from pcra_game.table_view.palette import Palette
from pcra_game.texts import people as words
from pcra_game.windows import people_list
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.people_dialog import PeopleDialog

LABELS = {"F1": "Médecin de garde", "F2": "Cadre de santé", "F3": "IOA"}
PEOPLE = (
    Person("a", "F1", "Maëlle Kervadec"),
    Person("b", "F2", "Yann <b>Le Goff</b>"),
    Person("c", "F3", "maëlle kervadec"),
)

Make = Callable[..., PeopleDialog]


@pytest.fixture
def make(qtbot: Any, palette: Palette, no_stray_window: None) -> Make:
    def made(people: tuple[Person, ...] = PEOPLE, **more: Any) -> PeopleDialog:
        dialog = PeopleDialog(None, palette, LABELS, **more)
        qtbot.addWidget(dialog)
        dialog.show_people(people)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return made


def key(dialog: PeopleDialog, name: str) -> QPushButton:
    assert dialog.page is not None
    found = dialog.page.findChild(QPushButton, name)
    assert found is not None
    return found


def read(page: QWidget | None) -> str:
    """Everything that a page says."""
    assert page is not None
    texts = [label.text() for label in page.findChildren(QLabel)]
    return "\n".join(texts + [block.text() for block in page.findChildren(TextBlock)])


def test_a_name_is_added_by_keyboard_alone(make: Make) -> None:
    dialog = make(())
    assert words.NOBODY in read(dialog.list)
    asked: list[tuple[str, str]] = []
    dialog.add_asked.connect(lambda *one: asked.append(one))
    assert dialog.focusWidget() is dialog.list.function
    dialog.list.function.setEditText("cadre de santé")
    QTest.keyClick(dialog.list.function, Qt.Key.Key_Return)
    assert asked == []
    assert dialog.focusWidget() is dialog.list.name  # the name is missing
    QTest.keyClicks(dialog.list.name, "Anne Le Bras")
    QTest.keyClick(dialog.list.name, Qt.Key.Key_Return)
    assert asked == [("F2", "Anne Le Bras")]
    dialog.list.added()
    assert dialog.list.name.text() == ""


def test_a_function_that_is_none_is_not_stored(make: Make) -> None:
    dialog = make(())
    asked: list[tuple[str, str]] = []
    dialog.add_asked.connect(lambda *one: asked.append(one))
    dialog.list.function.setEditText("Mme Le Bras")
    dialog.list.name.setText("Anne Le Bras")
    dialog.list.add.click()
    assert asked == []
    assert dialog.list.trouble.text() == words.FUNCTION_MISSING
    dialog.show_people(())
    assert dialog.list.trouble.text() == ""


def test_what_was_typed_is_shown_as_it_is(make: Make) -> None:
    dialog = make()
    assert "Yann <b>Le Goff</b>" in read(dialog.list)
    assert key(dialog, "erase_b").accessibleName() == words.erase_named(
        "Yann <b>Le Goff</b>", "Cadre de santé"
    )
    assert people_list.LONGEST_NAME == LONGEST_NAME == dialog.list.name.maxLength()


def test_erasing_asks_once_more_and_names_every_function(make: Make) -> None:
    dialog = make()
    asked: list[str] = []
    dialog.erase_asked.connect(asked.append)
    key(dialog, "erase_a").click()
    assert words.whose("Maëlle Kervadec", ["Médecin de garde", "IOA"]) in read(dialog.page)
    assert key(dialog, "cancel").isDefault()
    key(dialog, "cancel").click()
    assert dialog.page is dialog.list
    assert asked == []
    key(dialog, "erase_a").click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.page is dialog.list
    assert dialog.isVisible()
    key(dialog, "erase_a").click()
    key(dialog, "erase").click()
    assert asked == ["a"]


def test_it_stays_until_what_came_of_erasing_was_shown(make: Make) -> None:
    dialog = make()
    key(dialog, "erase_b").click()
    key(dialog, "erase").click()
    assert words.BUSY in read(dialog.page)
    dialog.reject()
    assert dialog.isVisible()
    dialog.show_report(["Fait."], [("À faire\u00a0:", ["/un/fichier.pcra"]), ("Reste.", [])])
    told = read(dialog.page)
    for text in ("Fait.", "À faire\u00a0:", "• /un/fichier.pcra", "Reste.", words.TO_DO):
        assert text in told
    key(dialog, "back").click()
    assert dialog.page is dialog.list
    key(dialog, "erase_b").click()
    key(dialog, "erase").click()
    dialog.complain("Plus de place.")
    assert dialog.page is dialog.list
    assert dialog.list.trouble.text() == "Plus de place."
    dialog.reject()
    assert not dialog.isVisible()


def test_a_long_report_can_be_scrolled_by_keyboard_and_closed(make: Make) -> None:
    dialog = make()
    key(dialog, "erase_b").click()
    key(dialog, "erase").click()
    dialog.show_report(["Fait."] * 4, [(f"Ligne {n}", ["a", "b"]) for n in range(40)])
    close = key(dialog, "close_report")
    assert close.isDefault()
    close.click()
    assert not dialog.isVisible()


def test_read_only_shows_names_and_changes_nothing(make: Make) -> None:
    dialog = make(read_only=True)
    told = read(dialog.list)
    assert "Maëlle Kervadec" in told
    assert words.READ_ONLY in told
    shown = [one.objectName() for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert shown == ["close"]
