"""From the welcome page into a room and out again, as a person goes."""

import asyncio
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from pcra_game.app.leaving import place
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import app as words
from pcra_game.windows.busy_dialog import ReadOnlyDialog
from pcra_game.windows.new_workshop import NewWorkshopPage
from pcra_game.windows.rescue_dialog import RescueDialog
from pcra_game.windows.room import Kind, Selection
from pcra_game.windows.welcome import OpeningPage, WelcomePage
from pcra_game.workshop.profile import Recent


def click(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_three_clicks_lead_into_a_new_workshop(
    living, shell, window, until, tmp_path, monkeypatch, profile
) -> None:
    monkeypatch.setattr("pcra_game.windows.preparing_file.documents_folder", lambda: tmp_path)
    made = []

    async def story() -> None:
        shell.show_welcome()
        click(window.page.new)
        await until(lambda: isinstance(window.page, NewWorkshopPage) and window.page.units)
        click(window.page.units["URG"])
        click(window.page.begin)
        await until(lambda: window.room is not None and window.room.selection.kind is Kind.CARD)
        made.append(window.room.workshop.state.kept_activities())

    living(story)
    (path,) = tmp_path.glob("Urgences *.pcra")
    assert check(path) == []
    assert len(made[0]) == 6
    assert [recent.path for recent in profile.settings.recent] == [str(path)]


def test_a_damaged_file_is_told_on_the_welcome_page_and_keeps_every_byte(
    living, shell, window, until, closed_session
) -> None:
    damaged = bytearray(closed_session.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    closed_session.write_bytes(damaged)

    async def story() -> None:
        assert isinstance(shell.show_first_page(closed_session), OpeningPage)
        shell.open(str(closed_session))
        await until(lambda: window.findChildren(RescueDialog))
        window.findChildren(RescueDialog)[0].reject()
        await until(lambda: isinstance(window.page, WelcomePage))
        assert window.page.trouble is not None
        assert "endommagé" in window.page.trouble.text()
        assert window.room is None

    living(story)
    assert closed_session.read_bytes() == bytes(damaged)
    assert [path.name for path in closed_session.parent.glob("*Urgences*")] == ["Urgences.pcra"]


@pytest.mark.parametrize(
    ("content", "said"), [(None, "n’existe pas"), (b"", "vide"), (b"x" * 200, "Urgences")]
)
def test_what_is_no_session_is_told_on_the_welcome_page(
    living, shell, window, until, tmp_path, content, said
) -> None:
    path = tmp_path / "Urgences.pcra"
    if content is not None:
        path.write_bytes(content)

    async def story() -> None:
        shell.show_first_page(path)
        shell.open(str(path))
        await until(lambda: isinstance(window.page, WelcomePage))
        assert said in window.page.trouble.text()

    living(story)
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_file_that_cannot_be_opened_leaves_the_room_as_it_is(
    living, shell, window, until, closed_session, tmp_path
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        room = window.room
        shell.open(str(tmp_path / "absent.pcra"))
        await until(lambda: window.said)
        assert "n’existe pas" in window.said[-1]
        assert window.room is room

    living(story)


@pytest.mark.parametrize("looks", [True, False])
def test_a_workshop_held_elsewhere_may_be_looked_at(
    living, shell, window, until, closed_session, looks
) -> None:
    async def story() -> None:
        shell.show_welcome()
        with SessionFile.open(closed_session):
            shell.open(str(closed_session))
            await until(lambda: window.findChildren(ReadOnlyDialog))
            (dialog,) = window.findChildren(ReadOnlyDialog)
            assert dialog.isVisible()
            if looks:
                dialog.accept()
                await until(lambda: window.room is not None)
                assert window.room.read_only
                assert window.said == [words.READ_ONLY_SAID]
            else:
                dialog.reject()
                await asyncio.sleep(0.1)
                assert isinstance(window.page, WelcomePage)
                assert window.room is None

    living(story)


def test_closing_gives_the_session_back_and_remembers_it(
    living, shell, window, until, closed_session, profile
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)

    living(story)
    assert not window.isVisible()
    assert list(closed_session.parent.glob(".*.lock")) == []
    (recent,) = profile.settings.recent
    assert (recent.path, recent.unit, recent.decisions) == (
        str(closed_session),
        "Urgences (SAU)",
        0,
    )
    assert profile.settings.geometry


def test_words_that_are_refused_keep_the_window_open_once(
    living, shell, window, until, closed_session
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        window.room.hold_draft(lambda: False)
        window.close()
        await asyncio.sleep(0.1)
        assert window.isVisible()
        assert window.said == [words.KEPT_WORDS_REFUSED]

    living(story)


def test_a_window_is_put_where_it_was(living, window, profile, qtbot) -> None:
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(700, 640)

    async def story() -> None:
        await asyncio.sleep(0.05)

    living(story)
    other = type(window)(window.worn, profile)
    qtbot.addWidget(other)
    other.setCentralWidget(QLabel("x"))
    place(other, profile)
    assert (other.width(), other.height()) == (700, 640)


def test_a_page_that_is_gone_is_told_nothing_more(
    living, shell, window, until, profile, monkeypatch
) -> None:
    profile.remember(Recent("/ici/gone.pcra"))
    looked: list[int] = []

    def look_long(paths: tuple[str, ...]) -> list[str]:
        time.sleep(0.3)
        looked.append(1)
        return list(paths)

    monkeypatch.setattr("pcra_game.app.welcoming._missing", look_long)

    async def story() -> None:
        page = shell.show_welcome()
        await until(lambda: "Version" in page._about.text())
        shell.show_new()
        await until(lambda: looked)
        await asyncio.sleep(0.05)

    living(story)


def test_words_refused_anew_are_warned_of_anew(
    living, shell, window, until, closed_session
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        holds = [False]
        window.room.hold_draft(lambda: holds[0])
        window.close()
        await asyncio.sleep(0.1)
        holds[0] = True
        shell.export()  # something else that stores what was typed
        assert shell._may_let_go()
        holds[0] = False
        window.close()
        await asyncio.sleep(0.1)
        assert window.isVisible()
        assert window.said.count(words.KEPT_WORDS_REFUSED) == 2
        holds[0] = True

    living(story)


def test_words_that_leaving_stores_are_not_said_to_wait(
    living, shell, window, until, closed_session, monkeypatch
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        stored: list[int] = []
        window.room.hold_draft(lambda: not stored.append(1))
        monkeypatch.setattr(window, "waiting_words", lambda: not stored)
        shell.leave_for_welcome()
        assert window.said == []
        assert window.room is None

    living(story)


def test_a_room_that_went_on_is_warned_anew_before_words_are_lost(
    living, shell, window, until, closed_session
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        holds = [True]
        window.room.hold_draft(lambda: holds[0])
        window.room.open_next()
        holds[0] = False
        shell.leave_for_welcome()
        holds[0] = True
        assert window.room.select(Selection())  # an hour goes by
        holds[0] = False
        shell.leave_for_welcome()
        holds[0] = True
        assert window.room is not None
        assert window.said.count(words.KEPT_WORDS_REFUSED) == 2

    living(story)


def test_a_copy_is_the_way_out_where_the_disk_refuses(
    living, shell, window, until, closed_session, monkeypatch
) -> None:
    asked: list[object] = []

    async def save_copy(_window: object, held: object, _known: object) -> None:
        asked.append(held)

    monkeypatch.setattr("pcra_game.app.copying.save_copy", save_copy)

    async def story() -> None:
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        holds = [False]
        window.room.hold_draft(lambda: holds[0])
        window.copy_asked.emit()
        await asyncio.sleep(0.1)
        holds[0] = True

    living(story)
    assert len(asked) == 1


def test_two_wishes_to_open_the_same_workshop_open_it_once(
    living, shell, window, until, closed_session
) -> None:
    async def story() -> None:
        shell.open(str(closed_session))
        shell.open(str(closed_session))
        await until(lambda: window.room is not None)
        await asyncio.sleep(0.1)
        assert not window.room.read_only
        assert [w for w in QApplication.topLevelWidgets() if isinstance(w, ReadOnlyDialog)] == []

    living(story)
