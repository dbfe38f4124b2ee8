"""The panel of what is left to settle: read, open, accept with a reason, open again."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget

from pcra_game.domain.answers import Solution
from pcra_game.domain.moves import OrderSolutions, Record, WriteSolution
from pcra_game.domain.review import Finding, Severity
from pcra_game.domain.room_events import FindingAccepted
from pcra_game.table_view.palette import DARK
from pcra_game.texts import review_panel as words
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.review_panel import ReviewPanel
from pcra_game.windows.review_panel_list import MORE_WIDTH, rows_of
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.windows.synthesis_parts import FINDING


def panel_of(room: Room, palette: Any, qtbot: Any) -> ReviewPanel:
    made = ReviewPanel(room, palette)
    qtbot.addWidget(made)
    made.resize(430, 800)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def panel(played_room: Room, palette, qtbot) -> ReviewPanel:
    return panel_of(played_room, palette, qtbot)


def shown(panel: ReviewPanel) -> list[Finding]:
    found = (panel.list.item(row).data(FINDING) for row in range(panel.list.count()))
    return [f for f in found if isinstance(f, Finding)]


def take(panel: ReviewPanel, wanted: Callable[[Finding], bool]) -> Finding:
    """Take the first point that fits in hand, with the keyboard on the list."""
    panel.list.setFocus()
    for row in range(panel.list.count()):
        found = panel.list.item(row).data(FINDING)
        if isinstance(found, Finding) and wanted(found):
            panel.list.setCurrentRow(row)
            return found
    raise AssertionError("no such point")


def code(wanted: str) -> Callable[[Finding], bool]:
    return lambda finding: finding.code == wanted


def key(panel: ReviewPanel, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert found is not None
    return found


def told(panel: ReviewPanel) -> str:
    return "\n".join(b.text() for b in panel.details.findChildren(TextBlock))


def test_points_lie_in_the_order_of_the_review_under_their_weight(panel, played_room) -> None:
    assert shown(panel) == list(played_room.table.findings)
    headings = [row for row in rows_of(shown(panel)) if isinstance(row, str)]
    assert [h.split("\u00a0")[0] for h in headings][:3] == ["Bloquant", "À traiter", "À savoir"]


def test_arrows_read_a_point_in_full(panel: ReviewPanel) -> None:
    panel.list.setFocus()
    panel.list.take_first()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    finding = panel.list.finding()
    assert finding is not None
    assert finding is panel.details.finding
    assert panel.details.isVisible()
    assert words.why(finding.why) in told(panel)
    assert words.what_to_do(finding.what_to_do) in told(panel)
    assert words.family(finding.code) in told(panel)


def test_the_source_is_told_on_demand(panel: ReviewPanel) -> None:
    take(panel, code("C201"))
    source = panel.details._source
    assert not source.isVisible()
    QTest.keyClick(panel.list, Qt.Key.Key_S)
    assert source.isVisible()


def test_enter_opens_the_card_in_the_context_that_the_point_speaks_of(
    panel: ReviewPanel, played_room: Room, qtbot
) -> None:
    finding = take(panel, code("C201"))
    context = finding.subject.partition("/")[2]
    assert played_room.choose_context("C0" if context != "C0" else "C1")
    with qtbot.waitSignal(panel.card_asked) as asked:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == [finding.cards[0]]
    assert played_room.context == context


def test_a_point_on_an_activity_opens_the_activity(panel, played_room, qtbot) -> None:
    kept = played_room.state.kept_activities()
    finding = take(panel, lambda f: not f.cards and f.subject.partition("/")[0] in kept)
    with qtbot.waitSignal(panel.activity_asked) as asked:
        key(panel, "point_open").click()
    assert asked.args == [finding.subject.partition("/")[0]]


def test_a_point_on_an_action_leads_to_the_page_of_actions(panel: ReviewPanel, qtbot) -> None:
    finding = Finding("A801", Severity.WARNING, "act-1", (), "texte", "raison", "geste", "source")
    panel.list.show_findings([finding])
    take(panel, code("A801"))
    with qtbot.waitSignal(panel.page_asked) as asked:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == ["ending"]


def test_a_click_opens_and_a_click_on_the_right_end_reads(panel: ReviewPanel, qtbot) -> None:
    finding = take(panel, code("C201"))
    item = panel.list.currentItem()
    panel.list.setCurrentItem(None)
    panel.list.scrollToItem(item)
    place = panel.list.visualItemRect(item)
    with qtbot.assertNotEmitted(panel.card_asked):
        at = QPoint(panel.list.viewport().width() - MORE_WIDTH // 2, place.center().y())
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.list.finding() == finding
    place = panel.list.visualItemRect(item)
    with qtbot.waitSignal(panel.card_asked):
        QTest.mouseClick(
            panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(90, 12)
        )


def test_a_accepts_with_a_reason_and_the_point_stays_listed(panel, played_room) -> None:
    finding = take(panel, code("C201"))
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    line = panel.details.reason.widget
    assert line.hasFocus()
    QTest.keyClicks(line, "tenu par le cahier")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert played_room.state.accepted[finding.code, finding.subject] == "tenu par le cahier"
    kept = panel.list.finding()
    assert kept is not None
    assert (kept.code, kept.accepted) == ("C201", "tenu par le cahier")
    assert panel.list.hasFocus()
    assert "tenu par le cahier" in told(panel)
    assert shown(panel)[-1].accepted


def test_an_accepted_point_is_opened_again(panel: ReviewPanel, played_room: Room) -> None:
    finding = take(panel, code("C201"))
    fact = FindingAccepted(finding.code, finding.subject, "vu")
    assert played_room.ask(Record(fact))
    take(panel, lambda f: f.code == "C201" and bool(f.accepted))
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    assert (finding.code, finding.subject) not in played_room.state.accepted
    again = panel.list.finding()
    assert again is not None
    assert not again.accepted


def test_no_reason_is_said_under_the_field_and_accepts_nothing(panel, played_room) -> None:
    take(panel, code("C201"))
    panel.details.ask_reason()
    refused: list[str] = []
    played_room.refused.connect(refused.append)
    before = dict(played_room.state.accepted)
    QTest.keyClick(panel.details.reason.widget, Qt.Key.Key_Return)
    assert dict(played_room.state.accepted) == before
    assert refused or panel.details.reason.complaint()
    assert panel.details.asks_reason


def test_escape_puts_the_reason_away_and_gives_the_list_back(panel: ReviewPanel) -> None:
    take(panel, code("C201"))
    panel.details.ask_reason()
    QTest.keyClicks(panel.details.reason.widget, "brouillon")
    assert panel.waiting_words()
    QTest.keyClick(panel.details.reason.widget, Qt.Key.Key_Escape)
    assert not panel.waiting_words()
    assert panel.list.hasFocus()


def test_a_reason_that_was_begun_waits_while_another_point_is_read(panel: ReviewPanel) -> None:
    take(panel, code("C201"))
    panel.details.ask_reason()
    QTest.keyClicks(panel.details.reason.widget, "a moitie")
    take(panel, code("D102"))
    assert not panel.details.asks_reason
    assert panel.waiting_words()
    take(panel, code("C201"))
    assert panel.details.asks_reason
    assert panel.details.reason.text() == "a moitie"


def test_a_point_that_was_mended_leaves_and_says_so_to_who_was_writing(
    panel: ReviewPanel, played_room: Room
) -> None:
    finding = take(panel, code("C201"))
    panel.details.ask_reason()
    QTest.keyClicks(panel.details.reason.widget, "a moitie")
    said: list[str] = []
    played_room.informed.connect(said.append)
    context = finding.subject.partition("/")[2]
    card = finding.cards[0]
    assert played_room.ask(WriteSolution(card, context, Solution("neuf", "Aller voir à pied")))
    assert played_room.ask(OrderSolutions(card, context, ("neuf",)))
    assert all(f.subject != finding.subject or f.code != "C201" for f in shown(panel))
    assert said == [words.LIFTED]
    assert not panel.waiting_words()


def test_filters_show_a_context_or_what_was_last_in_hand(panel, played_room) -> None:
    assert played_room.choose_context("C0")
    panel.filters.press("context")
    here = shown(panel)
    assert here
    assert all(f.subject.endswith("/C0") for f in here)
    panel.filters.press("hand")
    assert not shown(panel)
    assert panel._none.text() == words.NO_HAND
    finding = next(f for f in played_room.table.findings if f.cards)
    assert played_room.open_card(finding.cards[0])
    assert played_room.select(Selection())
    panel.refresh()
    assert finding in shown(panel)
    assert all(
        finding.cards[0] in f.cards or f.subject.startswith(finding.cards[0]) for f in shown(panel)
    )


def test_an_activity_in_hand_shows_its_own_points_and_those_of_its_cards(
    panel: ReviewPanel, played_room: Room
) -> None:
    activity = played_room.state.kept_activities()[0]
    assert played_room.select(Selection(Kind.ACTIVITY, activity))
    assert played_room.select(Selection())
    panel.filters.press("hand")
    assert shown(panel)
    for finding in shown(panel):
        about = {finding.subject.partition("/")[0], *finding.cards}
        assert any(activity in one for one in about)


def test_rows_that_did_not_change_are_not_made_again(panel, played_room) -> None:
    made: list[int] = []
    panel.list.model().rowsInserted.connect(lambda _at, first, last: made.append(last - first + 1))
    finding = take(panel, code("D102"))
    assert played_room.ask(Record(FindingAccepted(finding.code, finding.subject, "vu")))
    # The row itself, and the headings whose counts changed.
    assert 1 <= sum(made) <= 3
    assert shown(panel) == list(played_room.table.findings)


def test_a_hidden_panel_catches_up_when_it_is_seen_again(panel, played_room) -> None:
    finding = take(panel, code("C201"))
    panel.hide()
    assert played_room.ask(Record(FindingAccepted(finding.code, finding.subject, "vu")))
    assert finding in shown(panel)
    panel.show()
    assert finding not in shown(panel)


def test_a_room_without_a_point_says_so(panel: ReviewPanel) -> None:
    panel.list.show_findings([])
    assert panel.list.count() == 0
    assert panel.list.finding() is None


def test_a_locked_room_accepts_nothing(played_room: Room, palette, qtbot) -> None:
    played_room.read_only = True
    panel = panel_of(played_room, palette, qtbot)
    take(panel, code("C201"))
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    assert not panel.details.asks_reason
    assert not key(panel, "point_accept").isEnabled()


def test_nothing_of_a_point_is_read_as_markup(panel: ReviewPanel, played_room: Room) -> None:
    finding = take(panel, code("C201"))
    fact = FindingAccepted(finding.code, finding.subject, "<b>vu</b>")
    assert played_room.ask(Record(fact))
    take(panel, lambda f: bool(f.accepted) and f.code == "C201")
    assert "<b>vu</b>" in told(panel)


def test_the_panel_wears_the_dark_theme_and_shows_no_stray_window(
    played_room: Room, qtbot, no_stray_window
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = ReviewPanel(played_room, DARK)
    window.setCentralWidget(panel)
    window.show()
    take(panel, code("C201"))
    panel.details.ask_reason()
    panel.filters.press("context")
    assert not panel.grab().isNull()
