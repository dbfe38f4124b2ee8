"""The stories around the dialogs of protected copies, in a window that lives meanwhile."""

import asyncio
import logging
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMainWindow, QWidget

from pcra_game.app.protecting import _elsewhere, protect_copy, unlock
from pcra_game.persistence import protected
from pcra_game.persistence.protected import Cost, Kdf, is_protected, seal
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.runner import run_on_qt
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import Palette
from pcra_game.texts import protected as words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.passphrase_dialog import ProtectDialog, UnlockDialog

GOOD = "jardin lapin tulipe moteur vapeur pyjama"
CHEAP = Cost(Kdf.ARGON2ID, memory=64, passes=1, lanes=1)
T = TypeVar("T", bound=QWidget)


class Window(QMainWindow):
    """Remembers what was said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    warn = inform = say


@pytest.fixture
def failures() -> list[BaseException]:
    return []


@pytest.fixture
def tasks(failures: list[BaseException]) -> Iterator[Tasks]:
    yield Tasks(failures.append)
    assert failures == []


@pytest.fixture
def window(qtbot: Any, palette: Palette) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def live(
    qapp: QApplication, tasks: Tasks
) -> Callable[[Callable[[], Awaitable[Any]], Callable[[], Awaitable[None]]], Any]:
    """Run a story and the hands that answer its dialogs; gives what the story gives."""

    def run(story: Callable[[], Awaitable[Any]], hands: Callable[[], Awaitable[None]]) -> Any:
        async def main() -> Any:
            tasks.begin()
            told = asyncio.ensure_future(story())
            await hands()
            try:
                return await told
            finally:
                await tasks.close()

        try:
            return run_on_qt(qapp, lambda: asyncio.wait_for(main(), 30))
        finally:
            qapp.setQuitOnLastWindowClosed(True)

    return run


@pytest.fixture
def derived_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to derive a key here: the library would let nothing else run meanwhile."""

    def here(*_: object) -> bytes:
        raise AssertionError("derived in the process of the window")

    monkeypatch.setattr(protected, "_derived", here)


async def until(true: Callable[[], object]) -> None:
    while not true():  # noqa: ASYNC110 - what is looked at knows no events
        await asyncio.sleep(0.01)


async def found(window: QWidget, kind: type[T]) -> T:
    while True:
        for dialog in window.findChildren(kind):
            if dialog.isVisible():
                return dialog
        await asyncio.sleep(0.01)


async def choose(window: QWidget, path: Path) -> None:
    dialog = await found(window, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(path))
    dialog.accept()


def test_a_copy_is_protected_behind_the_window_and_opened_again(
    new_file: Path,
    window: Window,
    palette: Palette,
    tasks: Tasks,
    tmp_path: Path,
    live: Any,
    caplog: pytest.LogCaptureFixture,
    derived_elsewhere: None,
) -> None:
    caplog.set_level(logging.DEBUG)
    copy, taken = tmp_path / "envoi.pcraprotege", tmp_path / "pris.pcraprotege"
    taken.write_text("à garder")

    async def send() -> None:
        with SessionFile.open(Path(shutil.copy(new_file, tmp_path / "atelier.pcra"))) as session:
            await protect_copy(window, palette, tasks, session)
            await until(lambda: not tasks.busy)

    async def sending() -> None:
        dialog = await found(window, ProtectDialog)
        dialog.tick.setChecked(True)
        dialog.phrase.line.setText(GOOD)
        dialog.again.line.setText(GOOD)
        dialog.go.click()
        await choose(window, taken)
        await choose(window, copy)

    live(send, sending)
    assert window.said == [
        words.name_taken(taken.name),
        words.protecting(copy.name),
        words.protected(copy),
    ]
    assert taken.read_text() == "à garder"
    assert is_protected(copy)
    assert "jardin" not in caplog.text


def test_a_protected_copy_becomes_a_workshop_of_this_post(
    new_file: Path,
    window: Window,
    palette: Palette,
    tasks: Tasks,
    tmp_path: Path,
    live: Any,
    request: pytest.FixtureRequest,
) -> None:
    copy, back = tmp_path / "envoi.pcraprotege", tmp_path / "retour.pcra"
    copy.write_bytes(seal(new_file.read_bytes(), GOOD, copy, cost=CHEAP))
    request.getfixturevalue("derived_elsewhere")

    async def receiving() -> None:
        dialog = await found(window, UnlockDialog)
        dialog.phrase.line.setText("une autre")
        dialog.go.click()
        await until(dialog.said.text)
        assert dialog.isVisible()
        dialog.phrase.line.setText(GOOD)
        dialog.go.click()
        await choose(window, back)

    assert live(lambda: unlock(window, palette, tasks, copy), receiving) == back
    SessionFile.open(back).close()


def test_giving_up_the_phrase_gives_no_workshop(
    window: Window, palette: Palette, tasks: Tasks, tmp_path: Path, live: Any
) -> None:
    copy = tmp_path / "envoi.pcraprotege"
    copy.write_bytes(seal(b"x", GOOD, copy, cost=CHEAP))

    async def leaving() -> None:
        dialog = await found(window, UnlockDialog)
        dialog.phrase.line.setText("une autre")
        dialog.go.click()
        dialog.reject()

    async def story() -> Path | None:
        given = await unlock(window, palette, tasks, copy)
        await until(lambda: not tasks._running)  # the try that nobody waits for any more
        return given

    assert live(story, leaving) is None
    assert [path.name for path in tmp_path.iterdir()] == [copy.name]


@pytest.mark.parametrize("kept", [8, -1])
def test_damage_is_said_before_any_phrase_is_asked_for(
    window: Window,
    palette: Palette,
    tasks: Tasks,
    tmp_path: Path,
    live: Any,
    kept: int,
) -> None:
    copy = tmp_path / "envoi.pcraprotege"
    copy.write_bytes(seal(b"x", GOOD, copy, cost=CHEAP)[:kept])

    async def nobody() -> None:
        await asyncio.sleep(0.1)
        assert window.findChildren(QDialog) == []

    with pytest.raises(KnownError) as refused:
        live(lambda: unlock(window, palette, tasks, copy), nobody)
    assert str(refused.value) == words.protected_damaged(copy)


def test_a_forged_copy_ends_the_asking(
    window: Window, palette: Palette, tasks: Tasks, tmp_path: Path, live: Any
) -> None:
    import hashlib

    copy = tmp_path / "envoi.pcraprotege"
    body = bytearray(seal(b"x" * 50, GOOD, copy, cost=CHEAP)[:-32])
    body[80] ^= 1
    copy.write_bytes(bytes(body) + hashlib.sha256(body).digest())

    async def opening() -> None:
        dialog = await found(window, UnlockDialog)
        dialog.phrase.line.setText(GOOD)
        dialog.go.click()

    with pytest.raises(KnownError) as refused:
        live(lambda: unlock(window, palette, tasks, copy), opening)
    assert str(refused.value) == words.protected_forged(copy)


def test_a_worker_that_dies_is_one_sentence(tasks: Tasks, live: Any) -> None:
    async def nobody() -> None:
        await asyncio.sleep(0)

    with pytest.raises(KnownError) as refused:
        live(lambda: _elsewhere(tasks, os._exit, 3), nobody)
    assert str(refused.value) == words.WORKER_DIED
