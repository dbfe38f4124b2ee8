"""Tab follows the eye through what a page made late."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton, QScrollArea, QVBoxLayout, QWidget

from pcra_game.domain.answers import Status
from pcra_game.domain.moves import CloseCard, PlayCard
from pcra_game.windows.ending_page import EndingPage
from pcra_game.windows.eye_order import EyeOrder
from pcra_game.windows.recovery_page import RecoveryPage
from pcra_game.windows.room import Room


def chain(first: QWidget, within: QWidget) -> Iterator[QWidget]:
    """What Tab meets after a widget, as long as it stays within another."""
    here = first
    while (here := here.nextInFocusChain()) is not first:
        if here.focusPolicy() & Qt.FocusPolicy.TabFocus and here.isVisibleTo(within.window()):
            if not within.isAncestorOf(here):
                return
            yield here


def test_what_comes_between_two_keys_is_met_between_them(qtbot) -> None:
    page, inside = QWidget(), QWidget()
    qtbot.addWidget(page)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QVBoxLayout(page).addWidget(area)
    column = QVBoxLayout(inside)
    first, last = QPushButton("un"), QPushButton("trois")
    for key in (first, last):
        column.addWidget(key)
    after = QPushButton("quatre")
    page.layout().addWidget(after)
    EyeOrder(page, inside)
    page.show()
    late = QPushButton("deux")
    column.insertWidget(1, late)
    qtbot.waitUntil(lambda: [*chain(first, page)][:3] == [late, last, after], timeout=2000)


def test_the_lines_of_a_service_come_after_its_head(qtbot, room: Room, palette) -> None:
    page = RecoveryPage(room, palette)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    head, *_ = (k for k in page.findChildren(QPushButton) if k.objectName().startswith("service:"))
    head.click()
    qtbot.wait(50)
    section = head.parentWidget()
    assert section is not None
    assert len([*chain(head, section)]) > 1


def test_a_proposal_that_is_taken_leaves_tab_in_the_order_of_the_page(
    qtbot, room: Room, palette, no_stray_window
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = EndingPage(room, palette)
    window.setCentralWidget(page)
    window.resize(1366, 768)
    window.show()
    for objective in ("OC-02", "OC-05"):
        card = f"{objective}@URG-02"
        assert room.ask(PlayCard(objective, "URG-02"))
        assert room.ask(CloseCard(card, "C0", Status.NO_SOLUTION, "rien"))
    taken = next(k for k in page.findChildren(QPushButton) if k.objectName().startswith("take:"))
    taken.click()
    qtbot.wait(50)
    (kept,) = room.state.arbitrages.values()
    part = page.arbitrages
    first = part.list.line_of(kept.id).fields[0].widget
    last = part.proposals.findChildren(QPushButton)[-1]
    met = [*chain(first, part)]
    assert last in met
    rows = [w.mapTo(part, w.rect().center()).y() for w in met]
    assert all(after >= before - 8 for before, after in pairwise(rows)), rows
    following = next(chain(met[-1], page))
    assert page.actions_part.isAncestorOf(following)
