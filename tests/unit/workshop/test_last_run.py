"""The mark of a run: known when it ended without warning, gone when it did not."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pcra_game.workshop.last_run import FOLDER, LastRun
from pcra_game.workshop.profile import Profile, Recent

ATELIER = Path("/ici/Urgences 2026-11-24.pcra")

RUN = """
import sys, time
from pathlib import Path
from pcra_game.workshop.last_run import LastRun
from pcra_game.workshop.profile import Profile
run = LastRun(Profile(Path(sys.argv[1])))
run.begin()
if sys.argv[2]:
    run.playing(Path(sys.argv[2]), int(sys.argv[3]))
if len(sys.argv) > 4:
    import ctypes, faulthandler
    faulthandler.enable(run.trace, all_threads=False)
    ctypes.string_at(0)
print("begun", flush=True)
time.sleep(60)
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profil")


def begun(profile: Profile, path: Path | str, decisions: int = 0) -> subprocess.Popen[str]:
    """A run of another process, at work."""
    running = subprocess.Popen(
        [sys.executable, "-c", RUN, str(profile.folder), str(path), str(decisions)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "begun\n"
    return running


def killed(profile: Profile, path: Path | str, decisions: int = 0) -> None:
    with begun(profile, path, decisions) as running:
        running.kill()


def test_a_run_that_ends_by_itself_leaves_nothing(profile: Profile) -> None:
    run = LastRun(profile)
    assert run.begin() == []
    run.playing(ATELIER, 3)
    run.alive()
    run.end()
    run.end()
    assert list((profile.folder / FOLDER).iterdir()) == []
    assert LastRun(profile).unfinished is None


def test_b12_a_killed_run_is_known_by_workshop_count_and_hour(profile: Profile) -> None:
    profile.remember(Recent(str(ATELIER), "Urgences", "2026-11-24", 60))
    killed(profile, ATELIER, 63)
    found = LastRun(profile).unfinished
    assert found is not None
    assert (found.path, found.unit, found.decisions) == (str(ATELIER), "Urgences", 63)
    assert abs((datetime.now(UTC) - found.at).total_seconds()) < 60


def test_b12_it_is_offered_until_it_is_put_off_or_taken_up(profile: Profile) -> None:
    killed(profile, ATELIER, 5)
    for _ in range(2):  # a start that came to nothing changes nothing
        again = LastRun(profile)
        again.begin()
        assert again.unfinished is not None
        assert again.unfinished.unit == ATELIER.stem
        again.end()
    taken = LastRun(profile)
    taken.begin()
    taken.playing(ATELIER, 5)
    assert taken.unfinished is None
    taken.end()
    killed(profile, ATELIER, 5)
    put_off = LastRun(profile)
    put_off.forget()
    assert put_off.unfinished is None
    assert LastRun(profile).unfinished is None


def test_a_run_killed_without_a_workshop_offers_nothing(profile: Profile) -> None:
    killed(profile, "")
    run = LastRun(profile)
    assert run.unfinished is None
    run.begin()
    assert len(list((profile.folder / FOLDER).glob("*.json"))) == 1
    run.end()


def test_another_window_that_is_at_work_is_no_crash(profile: Profile) -> None:
    with begun(profile, ATELIER, 5) as running:
        run = LastRun(profile)
        run.begin()
        assert run.unfinished is None
        run.end()
        assert len(list((profile.folder / FOLDER).glob("*.json"))) == 1
        running.kill()


def test_of_several_the_last_is_offered(profile: Profile) -> None:
    killed(profile, "/ici/Pharmacie.pcra", 2)
    time.sleep(0.02)
    killed(profile, ATELIER, 7)
    run = LastRun(profile)
    run.begin()
    assert run.unfinished is not None
    assert run.unfinished.path == str(ATELIER)
    run.end()
    assert len(list((profile.folder / FOLDER).glob("*.json"))) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="dies otherwise here")
def test_what_killed_it_outright_is_one_line_without_content_told_once(profile: Profile) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(profile.folder), str(ATELIER), "1", "crash"]
    ) as running:
        assert running.wait(30) < 0
    run = LastRun(profile)
    (line,) = run.begin()
    run.end()
    assert line.startswith("Segmentation fault")
    assert "\n" not in line
    assert "/" not in line
    again = LastRun(profile)
    assert again.begin() == []
    again.end()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"path": 3}', b'{"path": ""}', b"\xff\xfe", b"[" * 9999, b"x" * 50_000],
)
def test_a_damaged_mark_offers_nothing_and_stops_nothing(profile: Profile, content: bytes) -> None:
    folder = profile.folder / FOLDER
    folder.mkdir(parents=True)
    (folder / "12-0123abcd.json").write_bytes(content)
    run = LastRun(profile)
    assert run.unfinished is None
    run.begin()
    run.end()
    assert list(folder.iterdir()) == []


def test_a_wrong_count_is_not_told(profile: Profile) -> None:
    folder = profile.folder / FOLDER
    folder.mkdir(parents=True)
    (folder / "12-0123abcd.json").write_text('{"path": "/ici/a.pcra", "decisions": "beaucoup"}')
    found = LastRun(profile).unfinished
    assert found is not None
    assert found.decisions == 0


def test_a_safe_start_neither_leaves_nor_reads_a_mark(profile: Profile) -> None:
    killed(profile, ATELIER, 5)
    run = LastRun(Profile(profile.folder, safe=True))
    assert run.begin() == []
    assert run.unfinished is None
    run.playing(ATELIER, 6)
    run.end()
    assert LastRun(profile).unfinished is not None


def test_g9_where_nothing_can_be_written_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    run = LastRun(Profile(tmp_path / "fichier" / "profil"))
    assert run.begin() == []
    run.playing(ATELIER, 1)
    run.alive()
    assert run.unfinished is None
    assert run.trace is None
    run.end()


def test_a_planted_link_is_no_mark(profile: Profile, tmp_path: Path) -> None:
    folder = profile.folder / FOLDER
    folder.mkdir(parents=True)
    outside = tmp_path / "dehors.json"
    outside.write_text('{"path": "/ici/a.pcra", "decisions": 1}')
    (folder / "12-0123abcd.json").symlink_to(outside)
    run = LastRun(profile)
    assert run.unfinished is None
    run.begin()
    run.end()
    assert outside.exists()
    assert os.listdir(folder) == ["12-0123abcd.json"]  # noqa: PTH208
