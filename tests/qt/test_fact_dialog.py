"""The dialog in which every kind of fact is found and noted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from pcra_game.domain.activity_events import ActivityAdded, ActivitySetAside
from pcra_game.domain.framing_events import MeansStocked, ServiceDescribed
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import BreakTaken, LogNoted
from pcra_game.windows.fact_catalogue import kinds_of_facts, recordable
from pcra_game.windows.fact_dialog import FactDialog
from pcra_game.windows.fact_form import FactForm
from pcra_game.windows.room import Room


@pytest.fixture
def dialog(palette, qtbot, room: Room) -> FactDialog:
    made = FactDialog(room, palette)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.fixture
def shown_titles(dialog: FactDialog) -> Callable[[], list[str]]:
    def titles() -> list[str]:
        rows = (dialog.list.item(row) for row in range(dialog.list.count()))
        return [row.text() for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable]

    return titles


def test_every_kind_of_fact_is_listed_once_and_opens_its_form(dialog: FactDialog) -> None:
    assert {kind.fact_type for kind in kinds_of_facts()} == set(recordable())
    assert len(kinds_of_facts()) == len(recordable())
    for kind in kinds_of_facts():
        assert dialog.list.choose(kind.fact_type)
        assert dialog.form.fact_type is kind.fact_type


def test_search_ignores_accents_and_looks_in_the_explanation(dialog, shown_titles) -> None:
    dialog.search.setText("supleant")
    assert shown_titles() == []
    dialog.search.setText("SUPPLEANT")
    assert shown_titles() == ["Un suppléant"]
    dialog.search.setText("moyens stock")
    assert shown_titles() == ["Un moyen"]
    assert dialog.form.fact_type is MeansStocked
    dialog.search.setText("")
    assert len(shown_titles()) == len(recordable())


def test_a_fact_is_found_typed_and_noted_by_the_keyboard_alone(dialog: FactDialog, room) -> None:
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "pause")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    minutes = QApplication.focusWidget()
    assert isinstance(minutes, QLineEdit)
    assert minutes.objectName() == "minutes"
    QTest.keyClicks(minutes, "10 min")
    QTest.keyClick(minutes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.state.break_minutes == 10
    assert dialog.isVisible()
    assert dialog.said() == "Noté\u00a0: une pause (10 min)."


def test_control_enter_notes_from_inside_a_text_too(dialog: FactDialog, room) -> None:
    dialog.open_on(LogNoted)
    text = dialog.form.field("text")
    text.setFocus()
    QTest.keyClicks(text, "Ecrans noirs")
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.text for note in room.state.log.values()] == ["Ecrans noirs"]


def test_a_number_with_a_usual_value_may_stay_empty(dialog: FactDialog, room) -> None:
    dialog.open_on(MeansStocked)
    for name, words in {"label": "Mobiles", "quantity": "6"}.items():
        dialog.form.field(f"means.{name}").setText(words)
    dialog.form.field("means.kind").setEditText("stock")
    assert dialog.note()
    assert [means.per_day for means in room.state.means.values()] == [0]


def test_down_goes_from_the_search_to_the_list(dialog: FactDialog) -> None:
    dialog.search.setFocus()
    dialog.search.setText("moyen")
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.form.field("means.label")


def test_escape_closes_and_nothing_is_noted(dialog: FactDialog, room: Room) -> None:
    before = room.workshop.history.length
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert room.workshop.history.length == before


def test_what_the_rules_refuse_is_said_and_the_words_stay(dialog: FactDialog, room) -> None:
    dialog.open_on(LogNoted)
    text = dialog.form.field("text")
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("x" * 201)
    assert not dialog.note()
    assert "201 caractères" in dialog.said()
    assert text.toPlainText() == "x" * 201
    assert not room.state.log


def test_a_field_that_is_not_understood_says_so_itself(dialog: FactDialog) -> None:
    dialog.open_on(BreakTaken)
    dialog.form.field("minutes").setText("bientôt")
    assert not dialog.note()
    assert "bientôt" in dialog.form.complaint("minutes")
    assert dialog.said() == ""
    assert QApplication.focusWidget() is dialog.form.field("minutes")


def test_it_opens_on_a_known_thing(dialog: FactDialog, room: Room) -> None:
    assert room.ask(Record(ServiceDescribed("AD", "sessions", 1440)))
    dialog.search.setText("pause")
    dialog.open_on(ServiceDescribed, {"service": "AD"})
    assert dialog.form.value("local_name") == "sessions"
    assert dialog.form.value("rto") == 1440


def test_a_text_that_looks_like_markup_stays_text(dialog: FactDialog, room: Room) -> None:
    dialog.open_on(ActivityAdded)
    for name, words in {
        "label": "<b>Garde</b> & nuit",
        "priority": "P1",
        "dmia": "2 h",
        "endurance": "3 j",
    }.items():
        field = dialog.form.field(name)
        field.setText(words) if isinstance(field, QLineEdit) else field.setEditText(words)
    assert dialog.note()
    added = next(a for a in room.state.activities.values() if a.added is not None)
    assert added.added is not None
    assert added.added.label == "<b>Garde</b> & nuit"


def test_a_read_only_workshop_refuses_in_words(dialog: FactDialog, room: Room) -> None:
    room.read_only = True
    dialog.open_on(BreakTaken)
    dialog.form.field("minutes").setText("10")
    assert not dialog.note()
    assert "lecture seule" in dialog.said()


def test_a_kind_that_comes_back_holds_what_was_typed_until_it_is_noted(dialog, room) -> None:
    dialog.list.choose(BreakTaken)
    QTest.keyClicks(dialog.form.field("minutes"), "12")
    dialog.list.choose(LogNoted)
    dialog.list.choose(BreakTaken)
    assert dialog.form.field("minutes").text() == "12"
    assert dialog.form.field("minutes").isVisible()
    assert dialog.note()
    assert not dialog.waiting_words()
    dialog.list.choose(LogNoted)
    dialog.list.choose(BreakTaken)
    assert dialog.form.field("minutes").text() == ""


def test_escape_keeps_what_was_typed_for_the_next_time(dialog: FactDialog, room: Room) -> None:
    dialog.open_on(LogNoted)
    dialog.form.field("text").setPlainText("Brancard bloqué")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.waiting_words()
    dialog.open_on(LogNoted)
    assert dialog.form.field("text").toPlainText() == "Brancard bloqué"
    assert dialog.note()
    dialog.open_on(LogNoted)
    assert dialog.form.field("text").toPlainText() == ""


def test_what_was_typed_of_one_thing_never_shows_on_another(dialog: FactDialog, room) -> None:
    first, second = room.state.kept_activities()[:2]
    dialog.open_on(ActivitySetAside, {"activity": first})
    dialog.form.field("reason").setPlainText("Attend un mois.")
    dialog.reject()
    dialog.open_on(ActivitySetAside, {"activity": second})
    assert dialog.form.value("activity") == second
    assert dialog.form.field("reason").toPlainText() == ""
    dialog.open_on(ActivitySetAside, {"activity": first})
    assert dialog.form.value("activity") == first
    assert dialog.form.field("reason").toPlainText() == "Attend un mois."


def test_a_search_through_every_kind_loses_no_word(dialog: FactDialog, qapp) -> None:
    dialog.list.choose(BreakTaken)
    QTest.keyClicks(dialog.form.field("minutes"), "12")
    for kind in kinds_of_facts():
        dialog.list.choose(kind.fact_type)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    dialog.list.choose(BreakTaken)
    assert dialog.form.field("minutes").text() == "12"


def test_a_search_through_every_kind_leaves_few_forms_behind(dialog: FactDialog, qapp) -> None:
    for kind in kinds_of_facts():
        dialog.list.choose(kind.fact_type)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    forms = dialog.findChildren(FactForm)
    assert len(forms) < 10 < len(kinds_of_facts())
    assert [form for form in forms if form.isVisible()] == [dialog.form]


def test_the_group_of_the_establishment_has_its_name(dialog: FactDialog) -> None:
    assert dialog.list.item(0).text() == "ÉTABLISSEMENT"
