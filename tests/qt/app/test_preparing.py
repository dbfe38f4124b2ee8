"""Preparing in detail: steps in any order, nothing needed, what means nothing is named."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

from pcra_game.domain.framing_events import GovernanceRole
from pcra_game.imports.services_sheet import template
from pcra_game.persistence.session_file import SessionFile
from pcra_game.table_view.palette import DARK
from pcra_game.texts import preparing as words
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.new_workshop import read_offers
from pcra_game.windows.preparing import PreparingPage
from pcra_game.windows.preparing_house import HouseStep, VolumesStep
from pcra_game.windows.preparing_means import MeansStep
from pcra_game.windows.preparing_people import PeopleStep
from pcra_game.windows.preparing_services import ServicesStep
from pcra_game.windows.preparing_story import FormatStep, ScenarioStep, VariantsStep
from pcra_game.windows.preparing_summary import SummaryStep
from pcra_game.windows.preparing_unit import UnitStep
from pcra_game.workshop.kit import Kit
from pcra_game.workshop.kit_file import read_kit
from pcra_game.workshop.rehearsal import rehearsal_kits

DAY = date(2026, 11, 24)
KEPT = ("URG-01", "URG-02", "URG-04", "URG-06", "URG-08", "URG-11")


@pytest.fixture(scope="module")
def offers():
    """The deck and its scenarios."""
    return read_offers()


@pytest.fixture
def prepare(qtbot, palette, tmp_path, offers, no_stray_window):
    """Show a page that begins from a kit."""
    windows: list[QMainWindow] = []  # the pages go with them

    def show(kit: Kit | None = None, look=palette) -> PreparingPage:
        begun = kit or Kit("URG", activities=KEPT)
        page = PreparingPage(look, offers, begun, folder=tmp_path, today=DAY)
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        window.setCentralWidget(page)
        window.resize(1280, 720)
        window.show()
        return page

    yield show
    windows.clear()


@pytest.fixture
def page(prepare) -> PreparingPage:
    """A page where nothing is prepared yet."""
    return prepare()


def begun(page: PreparingPage, qtbot) -> Path:
    with qtbot.waitSignal(page.created) as created:
        QTest.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    return Path(created.args[0])


def typed(field: Field, text: str) -> None:
    """Type into a field as somebody does, and leave it."""
    line = field.widget.lineEdit() if isinstance(field.widget, QComboBox) else field.widget
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def step(page: PreparingPage, kind):
    page.show_step(kind)
    return page.step(kind)


def test_nothing_is_needed_to_begin(page, qtbot, tmp_path) -> None:
    path = begun(page, qtbot)
    assert path == tmp_path / "Urgences 2026-11-24.pcra"
    with SessionFile.open(path) as session:
        assert session.state.kept_activities() == KEPT
        assert session.history.length == 1
        assert session.state.deputies == {}
        assert session.state.means == {}


def test_what_every_step_says_is_in_the_workshop_in_one_gesture(page, qtbot) -> None:
    house, services = step(page, HouseStep), step(page, ServicesStep)
    page.show_step(HouseStep)
    typed(house.fields["name"], "CH des Iles")
    typed(house.fields["finess_ej"], "29 000 001 7")
    page.show_step(ServicesStep)
    typed(services.rows["TEL"]["rto"], "4 h")
    typed(services.rows["TEL"]["local_name"], "standard")
    people = step(page, PeopleStep)
    typed(people.deputies["URG-F04"], "IDE de SAUV")
    typed(people.roles[GovernanceRole.KEEPS_LOG], "IOA")
    means = step(page, MeansStep)
    typed(means.rows[1].fields["quantity"], "3")
    volumes = step(page, VolumesStep)
    typed(volumes.fields["daily_volume"], "120")
    step(page, FormatStep).keys[105].click()
    step(page, ScenarioStep).keys["S2"].click()
    step(page, VariantsStep).boxes["C0-TEL"].click()
    summary = step(page, SummaryStep)
    typed(summary.title_field, "Soir")
    with SessionFile.open(begun(page, qtbot)) as session:
        state = session.state
        assert session.game.scenario.id == "S2"
        assert session.history.length == 2
        assert state.opened is not None
        assert (state.opened.title, state.opened.format_minutes) == ("Soir", 105)
        assert state.establishment.name == "CH des Iles"
        assert state.establishment.finess_ej == "290000017"
        assert state.services["TEL"].rto == 240
        assert state.deputies == {"URG-F04": "URG-F05"}
        assert state.roles == {GovernanceRole.KEEPS_LOG: "URG-F04"}
        assert [(m.label, m.quantity) for m in state.means.values()] == [("Coursiers", 3)]
        assert state.unit.daily_volume == 120
        assert state.variants == {"C0-TEL": True}


def test_alt_and_an_arrow_go_from_step_to_step(page, qtbot) -> None:
    page.window().activateWindow()
    page.take_keyboard()
    house = page.step(HouseStep)
    qtbot.waitUntil(house.fields["name"].widget.hasFocus)
    QTest.keyClick(house.fields["name"].widget, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.list.currentRow() == 1
    assert page.step(UnitStep).unit.hasFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert house.fields["name"].widget.hasFocus()


def test_enter_goes_on_to_the_next_field(page, qtbot) -> None:
    page.window().activateWindow()
    house = page.step(HouseStep)
    first = house.fields["name"].widget
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert house.fields["finess_ej"].widget.hasFocus()


def test_a_field_says_its_fault_in_place_and_the_second_press_begins_without_it(
    page, qtbot, tmp_path
) -> None:
    house = page.step(HouseStep)
    typed(house.fields["finess_ej"], "12")
    typed(house.fields["name"], "CH")
    services = step(page, ServicesStep)
    typed(services.rows["TEL"]["rto"], "vite")
    assert "FINESS" in house.fields["finess_ej"].complaint()
    assert services.rows["TEL"]["rto"].complaint() == words.not_a_delay()
    page.begin.click()
    said = page.trouble.text()
    assert "FINESS juridique" in said
    assert words.not_a_delay() in said
    assert list(tmp_path.glob("*.pcra")) == []
    with SessionFile.open(begun(page, qtbot)) as session:
        assert session.state.establishment.name == "CH"
        assert session.state.services == {}


def test_a_fault_that_is_mended_is_no_longer_said(page, qtbot) -> None:
    house = page.step(HouseStep)
    typed(house.fields["finess_ej"], "12")
    page.begin.click()
    assert page.trouble.text()
    typed(house.fields["finess_ej"], "290000017")
    assert page.trouble.text() == ""
    assert house.fields["finess_ej"].complaint() == ""
    begun(page, qtbot)


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        (HouseStep, "activity_share_percent", "101"),
        (HouseStep, "name", "x" * 141),
        (VolumesStep, "staff_day", "beaucoup"),
        (VolumesStep, "daily_volume", "9999999"),
    ],
)
def test_a_value_that_is_too_much_is_said_under_its_field(page, kind, field, text) -> None:
    form = step(page, kind)
    typed(form.fields[field], text)
    assert form.fields[field].complaint()
    assert form.faults()


def test_the_format_changes_the_activities_until_somebody_chooses_them(page) -> None:
    step(page, FormatStep).keys[105].click()
    unit = step(page, UnitStep)
    assert len(unit.list.kept()) == 3
    unit.list.item(4).setCheckState(Qt.CheckState.Checked)
    step(page, FormatStep).keys[120].click()
    step(page, UnitStep)
    assert len(unit.list.kept()) == 4


def test_activities_are_ticked_and_moved_from_the_keyboard(page, qtbot) -> None:
    unit = step(page, UnitStep)
    unit.list.setFocus()
    unit.list.setCurrentRow(1)
    QTest.keyClick(unit.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page.kit().activities[:2] == ("URG-02", "URG-01")
    QTest.keyClick(unit.list, Qt.Key.Key_Space)
    assert page.kit().activities[0] == "URG-01"
    step(page, HouseStep)
    step(page, UnitStep)
    assert unit.list.order()[:2] == ("URG-02", "URG-01")
    with SessionFile.open(begun(page, qtbot)) as session:
        assert session.state.kept_activities()[0] == "URG-01"


def test_a_ninth_activity_is_refused_in_place(page) -> None:
    unit = step(page, UnitStep)
    for row in range(unit.list.count()):
        unit.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert len(unit.list.kept()) == 8
    assert len(page.kit().activities) == 8


def test_without_an_activity_the_page_says_so_and_shows_where(page, tmp_path) -> None:
    unit = step(page, UnitStep)
    for row in range(unit.list.count()):
        unit.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    step(page, SummaryStep)
    page.begin.click()
    assert page.trouble.text()
    assert page.list.currentRow() == 1
    assert list(tmp_path.iterdir()) == []


def test_another_unit_brings_its_own_activities_functions_and_services(page, qtbot) -> None:
    people = step(page, PeopleStep)
    typed(people.deputies["URG-F04"], "IDE de SAUV")
    unit = step(page, UnitStep)
    unit.unit.setCurrentIndex(unit.unit.findData("PAI"))
    assert all(id.startswith("PAI") for id in page.kit().activities)
    step(page, ServicesStep)
    assert "PAY" in page.step(ServicesStep).rows
    step(page, PeopleStep)
    assert "PAI-F01" in people.deputies
    with SessionFile.open(begun(page, qtbot)) as session:
        assert session.game.unit_code == "PAI"
        assert session.state.deputies == {}


def test_proposed_deputies_are_named_only_on_request(page) -> None:
    people = step(page, PeopleStep)
    typed(people.deputies["URG-F04"], "Interne de garde")
    people.take_proposed()
    kit = page.kit()
    named = {f.function: f.deputy for f in kit.facts if type(f).__name__ == "DeputyNamed"}
    assert named["URG-F04"] == "URG-F03"
    assert named["URG-F01"] == "URG-F02"


def test_a_function_that_is_added_gets_a_row_and_may_be_a_deputy(page, qtbot) -> None:
    people = step(page, PeopleStep)
    typed(people.new_function, "Gestionnaire de lits")
    assert people.faults()  # typed and not added yet
    people.add_function()
    assert people.faults() == ()
    typed(people.deputies["URG-F04"], "Gestionnaire de lits")
    with SessionFile.open(begun(page, qtbot)) as session:
        (added,) = session.state.functions
        assert session.state.deputies == {"URG-F04": added}


def test_a_function_cannot_be_its_own_deputy(page) -> None:
    people = step(page, PeopleStep)
    typed(people.deputies["URG-F04"], "IOA")
    assert people.faults()
    assert people.deputies["URG-F04"].complaint()


def test_a_sheet_of_services_fills_the_rows_and_wrong_ones_change_nothing(page, tmp_path) -> None:
    services = step(page, ServicesStep)
    good = tmp_path / "bon.csv"
    good.write_text("code;nom local;RTO;coût\nTEL;standard;4 h;3\nPAY;paie;2 j;\n")
    services.import_sheet(good)
    assert services.rows["TEL"]["rto"].text() == "4\u00a0h"
    assert "PAY" in services.rows
    assert "2\u00a0services" in services.done.text()
    assert "coût" in services.done.text()
    before = services.facts()
    wrong = tmp_path / "faux.csv"
    wrong.write_text("code;nom local\nTEL;autre\nXXX;a\n")
    services.import_sheet(wrong)
    assert "ligne 3" in services.trouble.text()
    assert services.facts() == before
    assert services.done.text() == ""


def test_what_a_sheet_leaves_empty_stays_as_it_was_typed(page, tmp_path) -> None:
    services = step(page, ServicesStep)
    typed(services.rows["TEL"]["hosted_by"], "chez nous")
    path = tmp_path / "s.csv"
    path.write_text("code;nom local;référent;note\nTEL;standard;IOA;analogique\n")
    services.import_sheet(path)
    (fact,) = services.facts()
    assert (fact.local_name, fact.hosted_by) == ("standard", "chez nous")
    assert (fact.referent, fact.note) == ("URG-F04", "analogique")


def test_the_template_is_written_where_one_asks(page, tmp_path, offers) -> None:
    services = step(page, ServicesStep)
    services.write_template(tmp_path / "modele")
    assert (tmp_path / "modele.csv").read_bytes() == template(page.draft.game)
    services.write_template(tmp_path / "nulle part" / "modele.csv")
    assert services.trouble.text()


def test_every_service_has_a_row_on_request(page) -> None:
    services = step(page, ServicesStep)
    assert 0 < len(services.rows) < len(page.draft.game.services)
    services.all.click()
    assert set(services.rows) == set(page.draft.game.services)


def test_a_means_that_is_half_said_is_named_and_one_removed_is_gone(page) -> None:
    means = step(page, MeansStep)
    means.add_row()
    row = means.rows[-1]
    typed(row.fields["label"], "Lampes")
    assert any("Lampes" in fault for fault in means.faults())
    typed(row.fields["quantity"], "2")
    assert means.faults() == ()
    assert len(means.facts()) == 1
    row.remove.click()
    assert means.facts() == ()


def test_a_kit_fills_every_step_and_comes_back_the_same(prepare) -> None:
    kit = read_kit(rehearsal_kits()[0])
    page = prepare(kit)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
    again = page.kit()
    assert sorted(map(repr, again.facts)) == sorted(map(repr, kit.facts))
    assert again.activities == kit.activities
    assert not page.waiting_words()


def test_what_is_prepared_waits_until_it_is_in_a_file(page, qtbot) -> None:
    assert not page.waiting_words()
    typed(page.step(HouseStep).fields["name"], "CH")
    assert page.waiting_words()
    page.kit_saved()
    assert not page.waiting_words()
    typed(page.step(HouseStep).fields["finess_ej"], "12")
    assert page.waiting_words()
    page.begin.click()
    begun(page, qtbot)
    assert not page.waiting_words()


def test_a_disk_that_refuses_is_said_in_place_and_nothing_is_lost(page, tmp_path) -> None:
    typed(page.step(HouseStep).fields["name"], "CH")
    page.set_place(str(tmp_path / "nulle part" / "x.pcra"))
    page.begin.click()
    assert page.trouble.text()
    assert page.step(HouseStep).fields["name"].text() == "CH"
    assert page.waiting_words()


def test_the_scenario_says_how_many_events_aim_at_the_unit(page, offers) -> None:
    first = offers.scenarios[0]
    for code in ("URG", "PAI"):
        unit = step(page, UnitStep)
        unit.unit.setCurrentIndex(unit.unit.findData(code))
        scenario = step(page, ScenarioStep)
        aimed = [event for event in first.injects if code in event.units or "toutes" in event.units]
        assert 0 < len(aimed) < len(first.injects)
        assert words.events(len(aimed), len(first.injects)) in scenario.notes["S1"].text()


def test_each_step_says_in_words_whether_it_is_filled(page, qtbot) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert words.TODO in page.list.item(0).data(role)
    typed(page.step(HouseStep).fields["name"], "CH")
    qtbot.waitUntil(lambda: words.DONE in page.list.item(0).data(role))
    typed(page.step(HouseStep).fields["finess_ej"], "12")
    qtbot.waitUntil(lambda: words.WRONG in page.list.item(0).data(role))


@pytest.mark.parametrize("size", [(1280, 720), (1024, 600)])
def test_nothing_is_cut_at_the_sides_of_any_step(prepare, size) -> None:
    page = prepare(read_kit(rehearsal_kits()[0]), DARK)
    page.window().resize(*size)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        page.grab()
        shown = page.steps[row]
        for widget in shown.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, (QLineEdit, QComboBox, QAbstractButton)):
                right = widget.mapTo(page, widget.rect().topRight()).x()
                assert right <= page.width() - 48, (type(shown).__name__, widget.objectName())
    assert (page.width(), page.height()) == size


def test_every_control_has_a_name(prepare) -> None:
    page = prepare(read_kit(rehearsal_kits()[0]))
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
    for kind in (QAbstractButton, QComboBox, QPlainTextEdit):
        for control in page.findChildren(kind):
            named = control.accessibleName() or getattr(control, "text", lambda: "")()
            inside = control.parent() is not None and isinstance(control.parent(), QComboBox)
            assert named or inside or control.objectName().startswith("qt_"), control
    for line in page.findChildren(QLineEdit):
        assert line.accessibleName() or isinstance(line.parent(), QComboBox), line.objectName()


def test_what_is_in_no_file_is_left_only_at_the_second_asking(page) -> None:
    gone: list[bool] = []
    page.left.connect(lambda: gone.append(page.waiting_words()))
    typed(page.step(HouseStep).fields["name"], "CH")
    page.leave()
    assert page.trouble.text() == words.NOT_LEFT
    typed(page.step(HouseStep).fields["name"], "CHU")  # going on forgets the first asking
    assert not page.trouble.text()
    page.leave()
    assert gone == []
    page.leave()
    assert gone == [False]


def test_a_preparation_without_a_word_of_its_own_is_left_at_once(page, qtbot) -> None:
    with qtbot.waitSignal(page.left):
        page.leave()
    assert not page.trouble.text()


def test_escape_leaves_a_preparation_that_loses_nothing(page, qtbot) -> None:
    field = page.step(HouseStep).fields["name"]
    typed(field, "CH")
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(field.widget, Qt.Key.Key_Escape)
        QTest.keyClick(field.widget, Qt.Key.Key_Escape)
    field.widget.setFocus()
    field.widget.selectAll()
    QTest.keyClick(field.widget, Qt.Key.Key_Delete)
    with qtbot.waitSignal(page.left):
        QTest.keyClick(field.widget, Qt.Key.Key_Escape)


def test_the_number_of_activities_that_is_asked_follows_the_format(page) -> None:
    assert step(page, UnitStep).hint_line.text() == words.UNIT_HINT
    for minutes, proposed in ((105, "3"), (120, "5")):
        step(page, FormatStep).keys[minutes].click()
        unit = step(page, UnitStep)
        assert len(unit.list.kept()) == int(proposed)
        assert f" {proposed} activités" in unit.hint_line.text()
        assert "de 5 à 8" not in unit.hint_line.text()
    step(page, FormatStep).keys[210].click()
    assert step(page, UnitStep).hint_line.text() == words.UNIT_HINT


def test_a_kit_that_could_not_take_a_field_says_which(page) -> None:
    field = page.step(HouseStep).fields["finess_ej"]
    typed(field, "12")
    page.kit_saved()
    assert f"{words.HOUSE}, {field.caption}" in page.trouble.text()
    typed(field, "290000017")
    page.kit_saved()
    assert not page.trouble.text()


def test_a_template_that_is_written_says_where(page, tmp_path) -> None:
    services = step(page, ServicesStep)
    services.write_template(tmp_path / "modele")
    assert "modele.csv" in services.done.text()
    assert str(tmp_path) in services.done.text()
    services.write_template(tmp_path / "nulle part" / "modele.csv")
    assert not services.done.text()
    assert services.trouble.text()


def test_a_function_that_is_added_is_in_sight_and_in_hand(page, qtbot) -> None:
    people = step(page, PeopleStep)
    page.grab()
    typed(people.new_function, "Logisticien de nuit")
    people.add_function()
    row = people.deputies[list(people.added)[-1]]
    assert page.focusWidget() in (row.widget, *row.findChildren(QWidget))
    port = people.port.viewport()

    def in_sight() -> bool:
        place = row.mapTo(port, row.rect().topLeft()).y()
        return 0 <= place <= port.height() - row.height()

    qtbot.wait(150)
    assert in_sight()
