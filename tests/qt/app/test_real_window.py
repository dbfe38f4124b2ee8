"""The whole application with its real window, as a person lives it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcra_game.app import demo
from pcra_game.app.application import Application
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import app as words
from pcra_game.windows.new_workshop import NewWorkshopPage
from pcra_game.windows.projector_content import Scene
from pcra_game.windows.welcome import WelcomePage


@pytest.fixture
def told(qapp, palette, profile, run_async, failures) -> Callable:
    """Tell a story in a real window, then close it as a person does."""

    def tell(story) -> None:
        application = Application(profile=profile)
        application.tasks._failed = failures.append

        async def main() -> None:
            over = asyncio.ensure_future(application.shell.leaving.over())
            await asyncio.sleep(0)
            application.shell.show_welcome()
            application.window.show()
            application.tasks.begin()
            try:
                await story(application)
            finally:
                application.window.close()
                await over

        run_async(main)
        assert not application.window.isVisible()
        application.window.deleteLater()
        assert failures == []

    return tell


def test_three_clicks_and_enter_lead_to_the_first_event(told, until, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("pcra_game.windows.preparing_file.documents_folder", lambda: tmp_path)

    async def story(application: Application) -> None:
        window, shell = application.window, application.shell
        click(shell._page.new)
        await until(lambda: isinstance(shell._page, NewWorkshopPage) and shell._page.units)
        click(shell._page.units["URG"])
        click(shell._page.begin)
        await until(lambda: window.desk is not None and window.desk.isVisible())
        part = window.desk.round.events
        part.opening.set_dark_ms(20)
        key = window.desk.round.field("opening")
        await until(key.hasFocus)
        QTest.keyClick(key, Qt.Key.Key_Return)
        assert window.desk.projector.content.scene is Scene.BLACK
        await until(lambda: window.room.state.injects)
        assert window.desk.projector.content.scene is Scene.OPENING
        assert list(window.room.state.injects) == [window.room.game.scenario.opening[0]]

    told(story)
    (path,) = tmp_path.glob("Urgences *.pcra")
    assert check(path) == []
    assert list(tmp_path.glob(".*.lock")) == []


def test_the_demo_plays_by_itself_until_it_is_left(told, until, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(demo, "BETWEEN_GESTURES", 0)
    monkeypatch.setattr(demo, "BETWEEN_EVENTS", 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept: list[Path] = []

    async def story(application: Application) -> None:
        window, shell = application.window, application.shell
        click(shell._page.demo)
        await until(lambda: window.room is not None and window.room.workshop.history.length > 8)
        kept.extend(tmp_path.glob("pcra-demo-*/*.pcra"))
        window.welcome_asked.emit()
        await until(lambda: isinstance(shell._page, WelcomePage))
        await asyncio.sleep(0.1)
        assert application.profile.settings.recent == ()

    told(story)
    assert [path.name for path in kept] == [words.DEMO_NAME]
    assert list(tmp_path.glob("pcra-demo-*")) == []


def test_a_room_is_found_again_where_it_was(told, until, tmp_path, demo_copy) -> None:
    async def leave_it(application: Application) -> None:
        application.shell.open(str(demo_copy))
        await until(lambda: application.window.room is not None)
        application.window.room.choose_context("C1")
        application.window.desk.show_page("list")

    async def find_it(application: Application) -> None:
        application.shell.open(str(demo_copy))
        await until(lambda: application.window.room is not None)
        assert application.window.room.context == "C1"
        assert application.window.desk.page == "list"

    told(leave_it)
    told(find_it)


@pytest.fixture
def demo_copy(played_room, tmp_path) -> Path:
    """The demo, played through the rules, closed."""
    copy = tmp_path / "copie.pcra"
    source = played_room.workshop._store
    assert isinstance(source, SessionFile)
    source.copy_to(copy)
    return copy


def click(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
