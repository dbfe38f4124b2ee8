"""A workshop whose window cannot be built: back to the welcome page, the file free again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pcra_game.app.application import Application
from pcra_game.persistence.checking import check
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import app as words
from pcra_game.windows import desk, main_window
from pcra_game.windows.errors import LOG_NAME
from pcra_game.windows.welcome import WelcomePage
from tests.qt.app.test_real_window import told  # noqa: F401


class NoPieceError(Exception):
    """What nobody foresaw."""


def failing(*_args: object, **_named: object) -> None:
    raise NoPieceError("Cadre de santé de nuit")


PIECES = [(desk, "StepStrip"), (desk, "RoomMaySee"), (main_window.MainWindow, "_room_changed")]
"""One while the room is laid, one that comes after its panels, one once everything stands."""


@pytest.mark.parametrize(("owner", "piece"), PIECES)
@pytest.mark.parametrize("new", [True, False])
def test_a_room_that_cannot_be_shown_gives_way_to_the_welcome_page(
    told: Callable,  # noqa: F811
    until: Callable,
    closed_session: Path,
    profile,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    piece: str,
    *,
    new: bool,
) -> None:
    before = closed_session.read_bytes()

    async def story(application: Application) -> None:
        window, shell = application.window, application.shell
        shell.show_first_page(closed_session)
        with monkeypatch.context() as broken:
            broken.setattr(owner, piece, failing)
            (shell.begin if new else shell.open)(str(closed_session))
            await until(lambda: isinstance(shell._page, WelcomePage))
        assert shell._page.trouble.text() == words.not_shown(closed_session.stem)
        assert shell._page.isVisible()
        assert window.room is None
        assert window.desk is None
        assert shell.playing.held is None
        assert list(closed_session.parent.glob(".*.lock")) == []
        with SessionFile.open(closed_session):
            pass
        shell.open(str(closed_session))
        await until(lambda: window.desk is not None and window.desk.isVisible())

    told(story)
    assert check(closed_session) == []
    assert len(closed_session.read_bytes()) >= len(before)
    log = (profile.folder / LOG_NAME).read_text(encoding="utf-8")
    assert "NoPieceError" in log
    assert "nuit" not in log


def test_an_opening_that_breaks_down_is_told_on_the_welcome_page(
    told: Callable,  # noqa: F811
    until: Callable,
    closed_session: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def story(application: Application) -> None:
        shell = application.shell
        shell.show_first_page(closed_session)
        with monkeypatch.context() as broken:
            broken.setattr("pcra_game.app.opening.Opening._compared", failing)
            shell.open(str(closed_session))
            await until(lambda: isinstance(shell._page, WelcomePage))
        assert shell._page.trouble.text() == words.not_shown(closed_session.stem)

    told(story)
