"""A workshop that another post says it holds: looked at, taken all the same, or left."""

import asyncio
import shutil
from pathlib import Path

import pytest

from pcra_game.persistence.lock import holder_of, lock_path
from pcra_game.texts import write_errors
from pcra_game.windows.busy_dialog import ReadOnlyDialog

LEFT = "\napplication: PCRA\npid: 4242\nhost: poste-bloc-2\nsince: 2026-11-24T07:30:00+00:00\n"


@pytest.fixture
def held(new_file: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(new_file, tmp_path / "tenu.pcra"))
    lock_path(path).write_text(LEFT, encoding="utf-8")
    return path


@pytest.mark.parametrize("answered", ["look", "anyway", "cancel"])
def test_a28_workshop_of_another_post_asks_what_to_do(
    living, shell, window, until, held, answered
) -> None:
    async def story() -> None:
        shell.show_welcome()
        shell.open(str(held))
        await until(lambda: window.findChildren(ReadOnlyDialog))
        (dialog,) = window.findChildren(ReadOnlyDialog)
        assert dialog.windowTitle() == write_errors.ELSEWHERE_TITLE
        keys = {"look": dialog.look, "anyway": dialog.take, "cancel": dialog.cancel}
        keys[answered].click()
        if answered == "cancel":
            await asyncio.sleep(0.1)
            assert window.room is None
        else:
            await until(lambda: window.room is not None)
            assert window.room.read_only == (answered == "look")
        named = holder_of(held)
        assert named is not None
        assert (named.host == "poste-bloc-2") == (answered != "anyway")

    living(story)
    # What another post wrote stays for the next who asks; what was taken is given back.
    assert lock_path(held).exists() == (answered != "anyway")
