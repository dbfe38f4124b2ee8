"""A whole small workshop with the mouse alone; the keyboard only types words in fields."""

import asyncio
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

pytest.importorskip("PySide6", exc_type=ImportError)

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QScrollArea, QWidget

from pcra_game.domain.answers import Band, Exists, Status
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import actions as words
from pcra_game.texts.export_dialog import DONE, livrables_folder
from pcra_game.windows.answer_completion import Choices
from pcra_game.windows.export_progress import ExportProgress
from pcra_game.windows.new_workshop import NewWorkshopPage
from pcra_game.windows.welcome import WelcomePage
from tests.fixtures.living import NONE, Person, play

LEFT = Qt.MouseButton.LeftButton
FIRST = "OC-02@URG-02"


class Mouse(Person):
    """One hand: clicks and drags where things are seen."""

    async def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click in the middle of what is seen of a widget; scrolled into view first."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        await asyncio.sleep(0)
        place = at if at is not None else widget.rect().center()
        assert widget.isVisible(), widget.objectName()
        assert widget.isEnabled(), widget.objectName()
        top = widget.window()
        under = top.childAt(widget.mapTo(top, place))
        assert under is widget or under is None or widget.isAncestorOf(under), under
        QTest.mouseMove(widget, place)
        QTest.mouseClick(widget, LEFT, NONE, place)
        await asyncio.sleep(0)

    async def click_table(self, thing: str) -> None:
        """Click on what lies on the table."""
        table = self.window.desk.table
        await self.click(table.viewport(), table.center_of(thing))

    async def drag(self, thing: str, onto: str) -> None:
        """Drag a card to another place; held at the edge, the table scrolls until it is seen."""
        table = self.window.desk.table
        view, at = table.viewport(), table.center_of(thing)
        QTest.mousePress(view, LEFT, NONE, at)
        for _ in range(400):
            end = table.mapFromScene(*table.pieces.things[onto].box.middle)
            seen = view.rect().adjusted(0, 40, 0, -40).contains(end)
            edge = QPoint(at.x(), view.height() - 8 if end.y() > at.y() else 8)
            toward = end if seen else edge
            if at == end:
                break
            way = toward - at
            steps = max(abs(way.x()), abs(way.y())) // 24 + 1
            at += QPoint(round(way.x() / steps), round(way.y() / steps))
            QTest.mouseMove(view, at)
            await asyncio.sleep(0.01)
        QTest.mouseRelease(view, LEFT, NONE, at)
        await asyncio.sleep(0)

    async def menu(self, title: str, id: str) -> None:
        """Open the menu of the bar, a part of it, and choose a line."""
        await self.click(self.window.desk.top_bar.findChild(QWidget, "menu"))
        whole = QApplication.activePopupWidget()
        assert isinstance(whole, QMenu)
        part = next(a for a in whole.actions() if a.text() == title)
        await self._choose(whole, part)
        inner = part.menu()
        await self.until(inner.isVisible)
        await self._choose(inner, self.window.actions_of_window[id])

    async def _choose(self, menu: QMenu, action) -> None:
        place = menu.actionGeometry(action).center()
        QTest.mouseMove(menu, place)
        QTest.mouseClick(menu, LEFT, NONE, place)
        await asyncio.sleep(0)

    def part(self, name: str) -> QWidget:
        """Something of the sheet in hand."""
        return self.window.desk.answer.field(name)

    async def press_segment(self, name: str, text: str) -> None:
        """Click a key of a row by its words."""
        keys = self.part(name).findChildren(QPushButton)
        await self.click(next(key for key in keys if key.text().startswith(text)))

    async def click_listed(self) -> None:
        """Click on the first proposal where a list of them is open: it covers the next field."""
        for listed in self.window.desk.answer.findChildren(Choices):
            if listed.isVisible():
                await self.click(
                    listed.viewport(), listed.visualRect(listed.model().index(0, 0)).center()
                )

    async def answer(self, what: str, who: str, means: str, when: str, exists: str) -> None:
        """Answer the card in hand and decide."""
        for name, said in (("what", what), ("who", who), ("with_what", means)):
            field = self.part(name)
            await self.click(field)
            assert self.focus is field
            await self.type(said)
            await self.click_listed()
        await self.press_segment("band", when)
        await self.press_segment("exists", exists)
        await self.click(self.part("decide"))


async def whole(hand: Mouse) -> None:
    """From the welcome page back to it."""
    await begin(hand)
    window, room = hand.window, hand.window.room
    await hand.answer("Le cadre ouvre la salle de crise", "Cadre de garde", "cahier", "15", "oui")
    await hand.click_table(FIRST)
    await hand.answer(
        "Bracelet écrit à la main", "Infirmier d’accueil", "bracelets", "1\u00a0h", "en"
    )
    await hand.click_table("OC-06@URG-02")
    await hand.answer(
        "Relève lue à deux voix", "Infirmier d’accueil", "feuilles", "4\u00a0h", "non"
    )
    assert len(room.state.decisions) == 3
    await hand.drag("OC-06@URG-02", "parking")
    assert room.state.decision("OC-06@URG-02", "C0").status is Status.PARKED
    await hand.click(window.desk.top_bar.findChild(QWidget, "undo"))
    assert room.state.decision("OC-06@URG-02", "C0").status is Status.DECIDED
    await hand.click(window.desk.top_bar.findChild(QWidget, "redo"))
    await hand.drag(FIRST, "URG-04")
    assert "OC-02@URG-04" in room.state.cards
    await hand.click_table("context:C1")
    assert room.context == "C1"
    await hand.click_table(FIRST)
    await hand.click(hand.part("same"))
    assert room.state.decision(FIRST, "C1").status is Status.SAME
    await hand.menu(words.MENU["edit"], "log")
    await hand.type("Le SAMU confirme l’accès au site")
    await hand.menu(words.MENU["round"], "next_phase")
    assert [line.text for line in room.state.log.values()] == ["Le SAMU confirme l’accès au site"]
    await hand.menu(words.MENU["view"], "view_synthesis")
    assert window.desk.page == "synthesis"
    await hand.menu(words.MENU["workshop"], "export")
    dialog = await hand.opened()
    await hand.click(dialog.export)
    home = hand.shell.playing.held.home
    folder = home.with_name(livrables_folder(home.stem))
    await hand.until(lambda: (folder / "manifeste.json").exists(), "no manifest")
    done = await hand.opened()
    await hand.until(lambda: done.windowTitle().startswith(DONE), "not told")
    assert list(folder.glob("D2.O1.C - Projet de PCRA - *.pdf"))
    await hand.click(done.shut)
    await hand.until(lambda: not hand.window.findChildren(ExportProgress), "still there")
    await hand.come_back()
    await hand.menu(words.MENU["workshop"], "close")
    await hand.until(lambda: isinstance(hand.shell._page, WelcomePage))


async def begin(hand: Mouse) -> None:
    """Three clicks to a new workshop, three more through its opening."""
    await hand.until(hand.window.isActiveWindow)
    await hand.click(hand.shell._page.new)
    await hand.until(lambda: isinstance(hand.shell._page, NewWorkshopPage))
    page = hand.shell._page
    await hand.until(lambda: page.units)
    await hand.click(page.units["URG"])
    await hand.click(page.begin)
    window = hand.window
    await hand.until(lambda: window.desk is not None and window.desk.isVisible())
    key = window.desk.round.field("opening")
    await hand.until(key.isVisible)
    for _ in range(4):
        await hand.click(key)
    assert len(window.room.state.injects) == 2
    assert window.room.selection.id == "OC-01@unite"


def by_command_key(event: QEvent) -> bool:
    """Whether it is a key that types no letter."""
    return isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_unknown


def test_a_workshop_from_the_first_click_to_the_plan(tmp_path, monkeypatch) -> None:
    path = play(tmp_path, monkeypatch, lambda a: whole(Mouse(a)), by_command_key)
    assert check(path) == []
    with SessionFile.open(path) as session:
        state, context = session.state, session.game.base_context
        first = state.decision("OC-01@unite", context)
        said = state.solutions[first.solutions[0]]
        assert (said.what, said.with_what) == ("Le cadre ouvre la salle de crise", "cahier")
        assert said.who
        assert (said.band, said.exists) == (Band.MIN_15, Exists.YES)
        second = state.solutions[state.decision(FIRST, context).solutions[0]]
        assert (second.band, second.exists) == (Band.HOUR_1, Exists.PARTLY)
        assert state.decision("OC-06@URG-02", context).status is Status.PARKED
        shared = state.decision("OC-02@URG-04", context)
        assert shared.solutions == state.decision(FIRST, context).solutions
        assert state.decision(FIRST, "C1").status is Status.SAME
    (plan,) = tmp_path.glob("*/D2.O1.C - Projet de PCRA - *.pdf")
    assert plan.read_bytes().startswith(b"%PDF")
