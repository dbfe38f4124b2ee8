"""Words that cannot be stored are named, and their page comes to the front."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from pcra_game.texts import app as app_words
from pcra_game.texts.recovery import RANK
from pcra_game.windows.main_window import MainWindow


@pytest.fixture
def window(window: MainWindow) -> Iterator[MainWindow]:
    window.activateWindow()
    yield window
    if window.room is not None:
        window.room.drop_drafts()


def test_the_field_is_named_and_its_page_or_tab_comes_to_the_front(window) -> None:
    desk = window.desk
    desk.show_page("recovery")
    row = next(iter(desk.pages.made("recovery").ranking._rows.values()))
    row.rank.setFocus()
    QTest.keyClicks(row.rank, "&1")  # what is refused goes once the field is left
    place = window.show_waiting()
    assert row.rank.hasFocus()
    assert "Reprise" in place
    assert RANK in place
    assert row._shown.label in place
    assert app_words.kept_words_refused(place).startswith(f"Dans {place}, des mots sont écrits")
    row.forget()
    assert window.show_waiting() == ""
    desk.round._log.line.widget.setText("à finir")
    assert "Manche" in window.show_waiting()
    assert (desk.page, desk.side.tab) == ("table", "round")


def test_a_day_that_is_none_is_found_on_the_page_of_the_ending(window) -> None:
    desk = window.desk
    desk.show_page("ending")
    text, _cost, _people, due = desk.pages.made("ending").arbitrages.list.lines[0].fields
    for field, said in ((text, "Acheter"), (due, "32/12")):
        field.widget.setFocus()
        QTest.keyClicks(field.widget, said)
    desk.bring_page("table")
    place = window.show_waiting()
    assert desk.page == "ending"
    assert due.widget.hasFocus()
    assert "Clôture" in place
    assert "Date, ligne 1" in place
    desk.pages.made("ending").arbitrages.list.lines[0].refresh(forget=True)
