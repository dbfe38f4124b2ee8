"""Whether the system was told to show fewer animations."""

import sys
from pathlib import Path

import pytest

from pcra_game.table_view.system_motion import system_allows_motion

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux desktops")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path


def test_a_system_that_says_nothing_allows_motion(settings: Path) -> None:
    assert system_allows_motion()


@pytest.mark.parametrize(
    ("file", "said", "allows"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", True),
        ("kdeglobals", "no settings at all", True),
    ],
)
def test_what_the_settings_of_the_desktop_say_counts(
    settings: Path, file: str, said: str, allows: bool
) -> None:
    (settings / file).parent.mkdir(exist_ok=True)
    (settings / file).write_text(said, encoding="utf-8")
    assert system_allows_motion() is allows


def test_a_file_that_cannot_be_read_says_nothing(settings: Path) -> None:
    (settings / "kdeglobals").write_bytes(b"[KDE]\nAnimationDurationFactor=\xff\n")
    assert system_allows_motion()
