"""Whether this installation works: a window, three gestures, a file read back, every format."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pcra_game.app.screen import require_screen
from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError

if TYPE_CHECKING:
    from pcra_game.app.application import Application

LONGEST = 120.0
UNIT = "URG"


class SelfTestError(KnownError):
    """A step that did not hold."""


def self_test() -> int:
    """Take every step without a screen, one line each; gives 0.

    Raises SelfTestError for the first step that does not hold, NoWindowError without Qt.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    require_screen()
    with TemporaryDirectory(prefix="pcra-test-", ignore_cleanup_errors=True) as folder:
        _walk(Path(folder))
    _say(words.SELF_TEST_DONE)
    return 0


def _walk(folder: Path) -> None:
    from pcra_game.app.application import Application
    from pcra_game.qt_async.runner import run_on_qt
    from pcra_game.workshop.profile import Profile

    with _step(words.SELF_TEST_WINDOW):
        application = Application(profile=Profile(folder / "profil"))
        application.take_over_errors()
        application.show_first_frame()
        if application.window.grab().isNull():
            raise SelfTestError(words.NOTHING_PAINTED)
    run_on_qt(application.qt, lambda: asyncio.wait_for(_play(application, folder), LONGEST))


async def _play(application: Application, folder: Path) -> None:
    from pcra_game.exports.bundle import write_packed
    from pcra_game.exports.deliverables import ALONE, alone
    from pcra_game.exports.formats import PLAIN
    from pcra_game.exports.source import Source, packed
    from pcra_game.persistence.checking import check
    from pcra_game.persistence.session_file import SessionFile
    from pcra_game.workshop.files import create_session, load_game

    application.tasks.begin()
    path = folder / "essai.pcra"
    with _step(words.SELF_TEST_MOVES):
        session = create_session(path, load_game(UNIT), title=UNIT)
        application.shell.enter(session)
        _three_gestures(application)
        state = session.state
        application.shell.leave_for_welcome()
    with _step(words.SELF_TEST_SESSION):
        if faults := check(path):
            raise SelfTestError(faults[0])
        with SessionFile.open(path, read_only=True) as again:
            if again.state != state:
                raise SelfTestError(words.READ_BACK_DIFFERS)
            source = packed(Source(again.state, again.game, again.history, again.head))
    with _step(words.SELF_TEST_EXPORTS):
        for ending in ALONE:  # each is read again before it stays
            piece = alone(ending, path.stem)
            await application.tasks.in_process(write_packed, source, piece, folder, PLAIN)
            if not (folder / piece.name).stat().st_size:
                raise SelfTestError(words.EMPTY_FILE)
    await application.tasks.close()


def _three_gestures(application: Application) -> None:
    from pcra_game.domain.answers import Band, Exists, Solution
    from pcra_game.domain.moves import Decide, WriteSolution

    room = application.window.room
    if room is None or not room.open_next():
        raise SelfTestError(words.NO_CARD)
    card, context = room.selection.id, room.context
    answer = Solution(
        id="essai",
        what=words.SELF_TEST_ANSWER,
        who=words.SELF_TEST_WHO,
        band=Band.MIN_15,
        exists=Exists.YES,
    )
    asked = (WriteSolution(card, context, answer), Decide(card, context))
    if not all(room.ask(move) for move in asked):
        raise SelfTestError(words.GESTURE_REFUSED)


@contextmanager
def _step(name: str) -> Iterator[None]:
    try:
        yield
    except KnownError as error:
        raise SelfTestError(words.self_test_failed(name, str(error))) from error
    _say(name)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the answer of the command
