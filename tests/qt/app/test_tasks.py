"""What runs beside the windows, and how it ends."""

import asyncio
import os
import subprocess
import sys
import threading
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from pcra_game.exports.target import write_atomically
from pcra_game.qt_async import dialogs


def test_what_starts_before_the_loop_waits_for_it(run_async, tasks) -> None:
    done = []

    async def note() -> None:
        done.append(asyncio.get_running_loop() is not None)

    tasks.start(note)
    assert done == []

    async def main() -> None:
        tasks.begin()
        await asyncio.sleep(0.02)
        await tasks.close()

    run_async(main)
    assert done == [True]


def test_an_error_nobody_caught_is_told(run_async, tasks, failures) -> None:
    async def fail() -> None:
        raise ValueError("x")

    async def main() -> None:
        tasks.begin()
        tasks.start(fail)
        await asyncio.sleep(0.02)
        await tasks.close()

    run_async(main)
    assert [type(error) for error in failures] == [ValueError]


def test_the_thread_is_always_the_same_and_not_this_one(run_async, tasks) -> None:
    async def main() -> list[int]:
        first = await tasks.in_thread(threading.get_ident)
        second = await tasks.in_thread(threading.get_ident)
        await tasks.close()
        return [first, second]

    first, second = run_async(main)
    assert first == second != threading.get_ident()


def test_an_error_in_a_thread_comes_back(run_async, tasks) -> None:
    async def main() -> None:
        with pytest.raises(ValueError, match="invalid literal"):
            await tasks.in_thread(int, "x")
        with pytest.raises(ValueError, match="invalid literal"):
            await tasks.apart(int, "x")
        assert await tasks.apart(int, "3") == 3
        await tasks.close()

    run_async(main)


def test_closing_gives_up_what_may_be_given_up_and_waits_for_the_rest(run_async, tasks) -> None:
    ended = []

    async def endless() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            ended.append("endless")

    async def short() -> None:
        await asyncio.sleep(0.2)
        ended.append("short")

    async def main() -> None:
        tasks.begin()
        tasks.start(endless)
        tasks.start(short, must_finish=True)
        await asyncio.sleep(0.02)
        assert tasks.busy
        await tasks.close()

    run_async(main)
    assert ended == ["endless", "short"]


def test_nothing_starts_after_the_end(run_async, tasks) -> None:
    started = []

    async def note() -> None:
        started.append(1)

    async def main() -> None:
        tasks.begin()
        await tasks.close()
        tasks.start(note)
        await asyncio.sleep(0.02)

    run_async(main)
    assert started == []


def test_the_process_is_another_one_and_is_gone_in_the_end(run_async, tasks) -> None:
    async def main() -> tuple[int, int]:
        pids = await tasks.in_process(os.getpid), await tasks.in_process(os.getpid)
        await tasks.close()
        return pids

    first, second = run_async(main)
    assert first == second != os.getpid()
    assert not is_alive(first)


def test_a_process_that_dies_is_told_and_the_next_work_has_a_new_one(run_async, tasks) -> None:
    async def main() -> int:
        with pytest.raises(BrokenProcessPool):
            await tasks.in_process(os._exit, 3)
        pid = await tasks.in_process(os.getpid)
        await tasks.close()
        return pid

    assert not is_alive(run_async(main))


def test_work_that_takes_too_long_is_stopped_and_takes_back_its_file(
    run_async, tasks, tmp_path
) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"before")

    async def main() -> int:
        pid = await tasks.in_process(os.getpid)  # it has started: only the work takes time
        with pytest.raises(TimeoutError):
            await tasks.in_process(slow_file, target, within=1.0)
        assert not is_alive(pid)
        assert list(tmp_path.iterdir()) == [target]
        again = await tasks.in_process(os.getpid)
        await tasks.close()
        return again

    assert not is_alive(run_async(main))
    assert target.read_bytes() == b"before"


def test_stopping_the_process_tells_whoever_waits_for_it_and_whoever_is_next(
    run_async, tasks, tmp_path
) -> None:
    async def told(*work) -> str:
        with pytest.raises(BrokenProcessPool):
            await tasks.in_process(*work)
        return "told"

    async def main() -> list[str]:
        waiting = [told(slow_file, tmp_path / "a.pdf"), told(os.getpid), told(os.getpid)]
        both = asyncio.gather(*waiting)
        while not list(tmp_path.glob(".pcra-*")):  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)
        await tasks.stop_process()
        await tasks.stop_process()  # there is none now
        answers = await both
        await tasks.close()
        return answers

    assert run_async(main) == ["told"] * 3
    assert list(tmp_path.iterdir()) == []


def test_no_process_is_started_for_the_rest_of_what_the_end_cut_off(
    run_async, tasks, tmp_path
) -> None:
    told = []

    async def write_many() -> None:
        for number in range(3):
            try:
                await tasks.in_process(slow_file, tmp_path / f"{number}.pdf")
            except BrokenProcessPool:
                told.append(number)

    async def main() -> None:
        tasks.begin()
        tasks.start(write_many, must_finish=True)
        while not list(tmp_path.glob(".pcra-*")):  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)
        await tasks.close(within=0.1)

    run_async(main)
    assert told == [0, 1, 2]
    assert tasks._process is None or not tasks._process._pool._processes
    assert list(tmp_path.iterdir()) == []


def test_the_end_takes_back_a_file_half_written(run_async, tasks, failures, tmp_path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"before")

    async def write() -> None:
        await tasks.in_process(slow_file, target)

    async def main() -> None:
        tasks.begin()
        tasks.start(write, must_finish=True)
        while not list(tmp_path.glob(".pcra-*")):  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)
        await tasks.close(within=0.1)

    run_async(main)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
    # The death of the process is told, unless the task that waited for it was ended first.
    assert {type(error) for error in failures} <= {BrokenProcessPool}


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_a_killed_program_leaves_no_process_and_no_half_file(tmp_path) -> None:
    story = f"""
import asyncio, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from test_tasks import slow_file
from pcra_game.qt_async.tasks import Tasks
if __name__ == "__main__":
    tasks = Tasks(print)
    asyncio.run(tasks.in_process(slow_file, Path({str(tmp_path / "plan.pdf")!r})))
"""
    script = tmp_path / "story.py"
    script.write_text(story, encoding="utf-8")
    program = subprocess.Popen([sys.executable, str(script)], stderr=subprocess.DEVNULL)
    wait_for(lambda: list(tmp_path.glob(".pcra-*")))
    (worker,) = [pid for pid in children(program.pid) if "spawn_main" in command(pid)]
    program.kill()
    program.wait()
    wait_for(lambda: not is_alive(worker))
    wait_for(lambda: not list(tmp_path.glob(".pcra-*")))
    assert not (tmp_path / "plan.pdf").exists()


def test_a_dialog_is_awaited_while_the_rest_goes_on(run_async, qapp) -> None:
    dialog = QDialog()
    ticks = []

    async def tick() -> None:
        for _ in range(5):
            await asyncio.sleep(0.01)
            ticks.append(1)
        dialog.accept()

    async def main() -> bool:
        ticking = asyncio.ensure_future(tick())
        accepted = await dialogs.answer(dialog)
        await ticking
        return accepted

    assert run_async(main) is True
    assert len(ticks) == 5


def test_a_dialog_nobody_waits_for_any_more_is_closed(run_async, qapp) -> None:
    dialog = QDialog()
    ended = []
    dialog.finished.connect(ended.append)

    async def main() -> None:
        waiting = asyncio.ensure_future(dialogs.answer(dialog))
        await asyncio.sleep(0.02)
        assert dialog.isVisible()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    run_async(main)
    assert ended == [QDialog.DialogCode.Rejected]


def slow_file(target: Path) -> None:
    """Take a minute to write a file."""

    def write(stream) -> None:
        for _ in range(6000):
            stream.write(b"x")
            stream.flush()
            time.sleep(0.01)

    write_atomically(target, write)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or ") Z " not in status.read_text()


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode()


def wait_for(true) -> None:
    for _ in range(1000):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("waited for 20 s")
