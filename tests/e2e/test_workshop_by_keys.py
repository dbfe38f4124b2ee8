"""A whole small workshop without a mouse: every key goes to whoever has the keyboard."""

import asyncio
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

pytest.importorskip("PySide6", exc_type=ImportError)

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest

from pcra_game.domain.answer_events import ItemParked
from pcra_game.domain.answers import Band, Exists, Status
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.table_view.lone_key import ALONE_MS
from pcra_game.texts.export_dialog import DONE, livrables_folder
from pcra_game.windows.export_progress import ExportProgress
from pcra_game.windows.fact_catalogue import kind_of
from pcra_game.windows.new_workshop import NewWorkshopPage
from pcra_game.windows.welcome import WelcomePage
from tests.fixtures.living import NONE, Person, play

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, SHIFT = Mod.ControlModifier, Mod.AltModifier, Mod.ShiftModifier
FIRST = "OC-02@URG-02"


class Keyboard(Person):
    """Ten fingers: every key goes to the focus widget."""

    async def press(self, key: Key, modifier: Mod = NONE, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifier)
            await asyncio.sleep(0)

    async def tab_to(self, name: str, key: Key = Key.Key_Tab) -> None:
        """Press Tab until a widget of that name has the keyboard."""
        for _ in range(120):
            if self.focus.objectName() == name or self.focus.accessibleName() == name:
                return
            await self.press(key)
        raise AssertionError(name)

    async def go_to(self, thing: str) -> None:
        """Walk the table with Tab until a thing has the ring; F6 goes to the table first."""
        table = self.window.desk.table
        for _ in range(5):
            if self.focus is table:
                break
            await self.press(Key.Key_F6)
        await self.press(Key.Key_Home)
        for _ in range(120):
            if table.keys.focus == thing:
                return
            await self.press(Key.Key_Tab)
        raise AssertionError(thing)

    async def find(self, text: str) -> None:
        """Ctrl+K, some letters, Enter."""
        await self.press(Key.Key_K, CTRL)
        await self.type(text)
        await self.press(Key.Key_Return)

    async def answer(self, what: str, who: str, means: str, when: Key, exists: Key) -> None:
        """Answer the card in hand as the README says, and decide."""
        await self.press(Key.Key_F2)
        await self.type(what)
        await self.press(Key.Key_Tab)
        await self.tab_to("who")
        await self.type(who)
        await self.press(Key.Key_Return)
        await self.tab_to("with_what")
        await self.type(means)
        await self.press(when, ALT)
        await self.press(exists, ALT)
        await self.press(Key.Key_Return, CTRL)


async def begin(hands: Keyboard) -> None:
    """From the welcome page to the first card: new workshop, the emergency unit, two events."""
    window = hands.window
    await hands.until(
        lambda: isinstance(hands.shell._page, WelcomePage) and window.isActiveWindow()
    )
    await hands.press(Key.Key_N, CTRL)
    await hands.until(lambda: isinstance(hands.shell._page, NewWorkshopPage))
    page = hands.shell._page
    await hands.until(lambda: page.units)
    assert hands.focus is page.units["URG"]
    await hands.press(Key.Key_Space)
    await hands.tab_to(page.begin.accessibleName())
    await hands.press(Key.Key_Return)
    await hands.until(lambda: window.desk is not None and window.desk.isVisible())
    room = window.room
    opening = room.game.scenario.opening
    await hands.until(lambda: hands.focus.objectName() == "opening")
    await hands.press(Key.Key_Return)
    await hands.press(Key.Key_F10, SHIFT)
    assert list(room.state.injects) == [opening[0]]
    await hands.press(Key.Key_F10, SHIFT)
    assert len(room.state.injects) == 2
    await hands.press(Key.Key_F10, SHIFT)
    assert room.selection.id == "OC-01@unite"


async def whole(hands: Keyboard) -> None:
    """The workshop itself."""
    await begin(hands)
    room, window = hands.window.room, hands.window
    await hands.answer(
        "Le cadre ouvre la salle de crise à 2 h 20", "cadre", "cahier de crise",
        Key.Key_1, Key.Key_O,
    )  # fmt: skip
    await hands.find("oc02 urg02")
    assert room.selection.id == FIRST
    await hands.answer(
        "Bracelet écrit à la main", "infirm", "bracelets vierges", Key.Key_2, Key.Key_E
    )
    await hands.find("oc06 urg02")
    await hands.answer("Relève lue à deux voix", "infirm", "feuille unique", Key.Key_3, Key.Key_N)
    assert len(room.state.decisions) == 3

    await hands.press(Key.Key_Z, CTRL)  # in an empty field the gesture is taken back
    assert room.state.decision("OC-06@URG-02", "C0").status is not Status.DECIDED
    await hands.press(Key.Key_Y, CTRL)
    assert room.state.decision("OC-06@URG-02", "C0").status is Status.DECIDED

    await hands.go_to("OC-06@URG-02")
    await hands.press(Key.Key_P)
    await asyncio.sleep(ALONE_MS / 1000 + 0.1)  # a letter alone is an order
    assert room.state.decision("OC-06@URG-02", "C0").status is Status.PARKED
    await hands.press(Key.Key_Z, CTRL)
    await hands.press(Key.Key_Y, CTRL)
    assert room.state.decision("OC-06@URG-02", "C0").status is Status.PARKED

    await hands.go_to(FIRST)
    await hands.press(Key.Key_Space)
    for _ in range(40):
        if window.desk.table.hands.gesture.over == "URG-04":
            break
        await hands.press(Key.Key_Tab)
    await hands.press(Key.Key_Space)
    assert "OC-02@URG-04" in room.state.cards

    await hands.press(Key.Key_2, CTRL)
    assert room.context == "C1"
    await hands.find("oc02 urg02")
    await hands.press(Key.Key_I, ALT)
    assert room.state.decision(FIRST, "C1").status is Status.SAME

    await hands.press(Key.Key_F12)
    await hands.type("Le SAMU confirme l’accès au site")
    await hands.press(Key.Key_Return)
    assert len(room.state.log) == 1
    await note_fact(hands)
    assert len(room.state.parking) == 1

    before = room.state.phase
    await hands.press(Key.Key_F9)
    assert room.state.phase != before
    await hands.press(Key.Key_F5)
    assert window.desk.page == "synthesis"
    await export(hands)
    await hands.press(Key.Key_W, CTRL)
    await hands.until(lambda: isinstance(hands.shell._page, WelcomePage))


async def note_fact(hands: Keyboard) -> None:
    """Ctrl+F, the kind of the fact by its name, its words, Ctrl+Enter."""
    await hands.press(Key.Key_F, CTRL)
    dialog = await hands.opened()
    await hands.tab_to(dialog.search.accessibleName())
    await hands.type(kind_of(ItemParked).title)
    await hands.press(Key.Key_Return)
    await hands.type("Qui prête un groupe électrogène ?")
    await hands.press(Key.Key_Return, CTRL)
    await hands.press(Key.Key_Escape)
    await hands.until(lambda: not dialog.isVisible())
    await hands.come_back()


async def export(hands: Keyboard) -> None:
    """Ctrl+E, Enter: the deliverables lie beside the session; Enter closes the list of them."""
    await hands.press(Key.Key_E, CTRL)
    await hands.opened()
    await hands.press(Key.Key_Return)
    home = hands.shell.playing.held.home
    folder = home.with_name(livrables_folder(home.stem))
    await hands.until(lambda: (folder / "manifeste.json").exists(), "no manifest")
    done = await hands.opened()
    await hands.until(lambda: done.windowTitle().startswith(DONE), "not told")
    assert list(folder.glob("D2.O1.C - Projet de PCRA - *.pdf"))
    await hands.press(Key.Key_Return)
    await hands.until(lambda: not hands.window.findChildren(ExportProgress), "still there")
    await hands.come_back()


def by_mouse(event: QEvent) -> bool:
    """Whether it is a press of a button of the mouse."""
    return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


def test_a_workshop_from_the_first_key_to_the_plan(tmp_path, monkeypatch) -> None:
    path = play(tmp_path, monkeypatch, lambda a: whole(Keyboard(a)), by_mouse)
    assert check(path) == []
    with SessionFile.open(path) as session:
        state, context = session.state, session.game.base_context
        first = state.decision("OC-01@unite", context)
        assert first.status is Status.DECIDED
        said = state.solutions[first.solutions[0]]
        assert said.what == "Le cadre ouvre la salle de crise à 2 h 20"
        assert said.who
        assert said.with_what == "cahier de crise"
        assert (said.band, said.exists) == (Band.MIN_15, Exists.YES)
        second = state.solutions[state.decision(FIRST, context).solutions[0]]
        assert second.what == "Bracelet écrit à la main"
        assert second.exists is Exists.PARTLY
        assert state.decision("OC-06@URG-02", context).status is Status.PARKED
        shared = state.decision("OC-02@URG-04", context)
        assert shared.solutions == state.decision(FIRST, context).solutions
        assert state.decision(FIRST, "C1").status is Status.SAME
        assert [line.text for line in state.log.values()] == ["Le SAMU confirme l’accès au site"]
        parked = [item.text for item in state.parking.values()]
        assert parked == ["Qui prête un groupe électrogène ?"]
    (plan,) = tmp_path.glob("*/D2.O1.C - Projet de PCRA - *.pdf")
    assert plan.read_bytes().startswith(b"%PDF")
