"""What the welcome page says a moment after the first frame, which waits for none of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pcra_game.app.store import Store
from pcra_game.qt_async.tasks import Tasks
from pcra_game.windows.welcome import WelcomePage


async def complete(
    page: WelcomePage, shown: Callable[[], bool], store: Store, tasks: Tasks
) -> None:
    """Say the version, and which recent workshops are gone, as long as the page is shown."""
    await store.ready()
    version = await tasks.in_thread(_version)
    if not shown():
        return
    page.say_version(version)
    # A share whose server is gone may never answer: nobody waits for this look.
    missing = await tasks.apart(_missing, page.paths())
    if shown():
        page.mark_missing(missing)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pcra-game")
    except PackageNotFoundError:
        return ""


def _missing(paths: tuple[str, ...]) -> list[str]:
    return [path for path in paths if not _is_there(Path(path))]


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
