"""The synthesis page shows the plan as it stands and opens what a point speaks of."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from pcra_game.domain.answer_events import ActionWritten
from pcra_game.domain.answers import Action
from pcra_game.domain.figures import matrix
from pcra_game.domain.moves import Record
from pcra_game.domain.review import Severity
from pcra_game.domain.room_events import FindingAccepted
from pcra_game.table_view.palette import DARK, LIGHT
from pcra_game.windows.room import Room
from pcra_game.windows.synthesis import SynthesisPage, minutes_played, subtitle
from pcra_game.windows.synthesis_parts import FINDING
from pcra_game.windows.synthesis_tips import NARROWEST


@pytest.fixture
def page(played_room: Room, palette, qtbot) -> SynthesisPage:
    made = SynthesisPage(played_room, palette)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    return made


def rows(page: SynthesisPage, code: str) -> list[int]:
    """Rows of the list that hold a finding of that code."""
    items = [page.findings.item(row) for row in range(page.findings.count())]
    return [r for r, item in enumerate(items) if (f := item.data(FINDING)) and f.code == code]


def test_the_head_names_functions_and_time_played_without_the_break(played_room: Room) -> None:
    assert subtitle(played_room).endswith("12\u00a0fonctions présentes · 3\u00a0h\u00a015")
    assert minutes_played(played_room.workshop.history) == 205


def test_a_new_workshop_says_nothing_of_time_or_functions(room: Room) -> None:
    assert subtitle(room) == room.game.scenario.title


def test_every_finding_is_listed_by_weight_and_counted(page, played_room: Room) -> None:
    found = [page.findings.item(row).data(FINDING) for row in range(page.findings.count())]
    assert [f for f in found if f] == list(played_room.table.findings)
    headings = [page.findings.item(r).text() for r, f in enumerate(found) if f is None]
    weights = [f.severity for f in found if f]
    blocking, warnings, notes = (weights.count(severity) for severity in Severity)
    assert blocking == 1
    assert headings == ["Bloquant · 1", f"À traiter · {warnings}", f"À savoir · {notes}"]
    assert page._review_title.text() == f"Relecture du plan — {warnings + 1}\u00a0points à lever"


def test_a_finding_is_read_with_its_weight(page) -> None:
    item = page.findings.item(rows(page, "C201")[0])
    assert item.data(Qt.ItemDataRole.AccessibleTextRole).startswith("C201, bloquant\u00a0: ")


def test_enter_on_a_point_asks_for_its_first_card(page, qtbot) -> None:
    page.findings.setCurrentRow(rows(page, "D102")[0])
    with qtbot.waitSignal(page.card_asked) as asked:
        qtbot.keyClick(page.findings, Qt.Key.Key_Return)
    assert asked.args == ["OC-08@URG-08"]


def test_a_click_on_a_point_without_a_card_asks_for_its_activity(page, qtbot) -> None:
    item = page.findings.item(rows(page, "N302")[0])
    page.findings.scrollToItem(item)
    place = page.findings.visualItemRect(item).center()
    with qtbot.waitSignal(page.activity_asked) as asked:
        qtbot.mouseClick(page.findings.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["URG-05"]


def test_a_heading_or_a_point_on_the_whole_unit_opens_nothing(room: Room, palette, qtbot) -> None:
    page = SynthesisPage(room, palette)
    qtbot.addWidget(page)
    opened = []
    page.card_asked.connect(opened.append)
    page.activity_asked.connect(opened.append)
    page.findings._open(page.findings.item(0))
    page.findings._open(page.findings.item(rows(page, "D100")[0]))
    assert opened == []


def test_an_accepted_point_is_last_and_no_longer_counted(page, played_room: Room) -> None:
    finding = played_room.table.findings[0]
    fact = FindingAccepted(finding.code, finding.subject, "Connu de la direction")
    open_ones = sum(f.severity is not Severity.NOTE for f in played_room.table.findings)
    assert played_room.ask(Record(fact))
    last = page.findings.item(page.findings.count() - 1)
    assert last.data(FINDING).code == finding.code
    assert "accepté" in last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page._review_title.text().endswith(f" {open_ones - 1}\u00a0points à lever")


def test_actions_are_in_order_of_date_with_functions_in_words(page, played_room: Room) -> None:
    table = page.action_table
    cells = [[table.item(r, c).text() for c in range(3)] for r in range(table.rowCount())]
    assert len(cells) == len(played_room.state.actions)
    assert cells[0][2] == "31/03/2026"
    assert cells[-1][2] == "30/06/2026"
    assert cells[0][1] == "Cadre de santé de nuit"
    assert table.accessibleName() == "Actions du plan, 12\u00a0lignes"


def test_a_new_action_is_there_at_once(page, played_room: Room) -> None:
    assert played_room.ask(Record(ActionWritten(Action("neuve", "<b>Acheter</b>", "URG-F01"))))
    table = page.action_table
    last = table.rowCount() - 1
    assert [table.item(last, c).text() for c in (0, 2)] == ["<b>Acheter</b>", "à fixer"]


def test_a_hidden_page_reads_the_room_when_it_comes_back(page, played_room: Room) -> None:
    page.hide()
    assert played_room.ask(Record(ActionWritten(Action("neuve", "Acheter", ""))))
    assert page.action_table.rowCount() == 12
    page.show()
    assert page.action_table.rowCount() == 13
    assert page.action_table.item(12, 1).text() == "à nommer"


def test_without_an_action_the_page_says_so(room: Room, palette, qtbot) -> None:
    page = SynthesisPage(room, palette)
    qtbot.addWidget(page)
    assert page.action_table.isHidden()
    assert not page._no_action.isHidden()


def test_everything_is_in_sight_on_a_large_screen(page, qtbot) -> None:
    qtbot.waitUntil(lambda: page._scroll.viewport().height() > 900, timeout=3000)
    assert page._scroll.verticalScrollBar().maximum() == 0
    assert page._scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", [(1366, 768), (1280, 640), (1000, 700)])
def test_on_a_small_screen_the_page_scrolls_downwards_only(page, qtbot, size) -> None:
    page.resize(*size)
    down, across = page._scroll.verticalScrollBar(), page._scroll.horizontalScrollBar()
    qtbot.waitUntil(lambda: down.maximum() > 0 and across.maximum() == 0, timeout=3000)


def test_pictures_say_in_words_what_they_show(page, played_room: Room) -> None:
    figure = page._figures[0]
    said = figure.accessibleDescription()
    assert said == matrix(played_room.state, played_room.game).alternative
    assert figure.accessibleName() == "Ce que le plan couvre"


def test_the_export_button_asks_for_the_plan(page, qtbot) -> None:
    with qtbot.waitSignal(page.export_asked):
        qtbot.keyClick(page.export, Qt.Key.Key_Space)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda p: p.name)
def test_a_picture_has_its_size_and_leaves_the_page_alone(played_room, theme, qtbot) -> None:
    page = SynthesisPage(played_room, theme)
    qtbot.addWidget(page)
    before = page.size()
    picture = page.picture(1366, 768)
    assert (picture.width(), picture.height()) == (1366, 768)
    assert page.size() == before
    good = dict(theme.moods)["good"].fill.lower()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 900, 3) for y in range(0, 768, 3)}
    assert good in colours


def test_the_table_is_one_key_or_one_click_away(page, qtbot) -> None:
    with qtbot.waitSignal(page.back_asked):
        page.findChild(QPushButton, "back").click()
    assert page.back.isVisible()
    for widget in (page, page.findings, page.action_table):
        with qtbot.waitSignal(page.back_asked):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)


def test_a_stretch_too_narrow_for_its_words_says_them_under_the_mouse(page, played_room) -> None:
    page.resize(1366, 900)
    QApplication.processEvents()
    timeline = page._figures[1]
    tips = page._tips(timeline.drawing().width)
    narrow = [(box, said) for box, said in tips if box.width() <= NARROWEST]
    assert narrow
    scale = timeline._shrunk()
    for box, said in narrow:
        middle = (box.center() * scale).toPoint()
        assert timeline.tip_at(middle) == said
        assert len(said.splitlines()) >= 2
    assert timeline.tip_at(QPoint(2, 2)) == ""
    place = (narrow[0][0].center() * scale).toPoint()
    there = timeline.mapToGlobal(place)
    QApplication.sendEvent(timeline, QHelpEvent(QEvent.Type.ToolTip, place, there))
    assert QToolTip.text() == narrow[0][1]
    assert page._figures[0].tip_at(place) == ""
