"""The program as somebody starts it: one process a command, in a folder made for the test."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from pcra_game.workshop import autopilot
from tests.e2e import forking
from tests.fixtures.demo_session import played_demo

Told = subprocess.CompletedProcess[str]
Pcra = Callable[..., Told]
LONGEST = 400
"""Seconds of a command."""

Contents = dict[str, bytes | str | None]


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment of every process: UTF-8, compiled modules in a folder apart, a new post."""
    said = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    compiled = str(tmp_path_factory.mktemp("compiled"))
    post = {"PCRA_PROFILE": str(tmp_path_factory.mktemp("post"))}
    return said | post | {"PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": compiled, "COLUMNS": "80"}


@pytest.fixture(scope="session")
def pcra_alone(surroundings: dict[str, str]) -> Pcra:
    """Run one command in a folder, to its end, in a process that nothing was done in before."""

    def run(*arguments: str | Path, cwd: Path) -> Told:
        return subprocess.run(
            [sys.executable, "-m", "pcra_game", *map(str, arguments)],
            cwd=cwd,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def pcra(
    surroundings: dict[str, str], pcra_alone: Pcra, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pcra]:
    """Run one command in a folder, to its end, in a process whose imports were made before."""
    if not hasattr(os, "fork"):
        yield pcra_alone
        return
    said = tmp_path_factory.mktemp("said")
    streams = {name: said / name for name in ("out", "err")}
    with subprocess.Popen(
        [sys.executable, forking.__file__, str(LONGEST)],
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        ask, answers = server.stdin, server.stdout
        assert ask is not None
        assert answers is not None

        def run(*arguments: str | Path, cwd: Path) -> Told:
            words = [*map(str, arguments)]
            asked = {"arguments": words, "cwd": str(cwd), "env": surroundings}
            asked |= {name: str(path) for name, path in streams.items()}
            print(json.dumps(asked), file=ask, flush=True)
            code = int(answers.readline())
            out, err = (path.read_text(encoding="utf-8") for path in streams.values())
            return subprocess.CompletedProcess(words, code, out, err)

        yield run


@pytest.fixture(scope="session")
def pcra_each(pcra: Pcra) -> Callable[..., list[Told]]:
    """Run many commands; answers in the order asked."""

    def run(commands: Iterable[Iterable[str | Path]], cwd: Path) -> list[Told]:
        return [pcra(*command, cwd=cwd) for command in commands]

    return run


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], Contents]:
    """List everything under a folder: the bytes of files, the target of links, nothing else."""

    def read(folder: Path) -> Contents:
        return {str(path.relative_to(folder)): _content(path) for path in folder.rglob("*")}

    return read


def _content(path: Path) -> bytes | str | None:
    if path.is_symlink():
        return str(path.readlink())
    return path.read_bytes() if path.is_file() else None


@pytest.fixture(scope="session")
def english() -> re.Pattern[str]:
    """Find a word that Python, SQLite or argparse left in a sentence."""
    return re.compile(
        r"traceback|errno|\b(?:error|exception|invalid|expected|required|unrecognized|choose|"
        r"denied|directory|found|missing|should|must|value|key|file|not|the|got|such|usage|"
        r"deck_verb)\b"
    )


@pytest.fixture(scope="session")
def played(pcra: Pcra, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    """The verb `demo`, run once for all tests: its folder, never to be changed, and its answer."""
    folder = tmp_path_factory.mktemp("played")
    told = pcra("demo", "--out", "demo", cwd=folder)
    assert told.returncode == 0, told.stderr
    return folder / "demo", told


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workshop of the demo, played through the rules alone; never to be changed.

    What the hands of the verb `demo` leave is the same workshop (test_demo), ten times slower.
    """
    path = tmp_path_factory.mktemp("demo") / "demo.pcra"
    played_demo(path).close()
    return path


@pytest.fixture(scope="session")
def demo_json(pcra: Pcra, demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts of the demo, exported as JSON."""
    folder = tmp_path_factory.mktemp("facts")
    told = pcra("export", demo, "--to", "json", "--out", ".", cwd=folder)
    assert told.returncode == 0, told.stderr
    return folder / "demo.json"


@pytest.fixture(scope="session")
def fresh(pcra: Pcra, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new session of the unit of the demo, with its activities; never to be changed."""
    folder = tmp_path_factory.mktemp("fresh")
    told = pcra(
        "new",
        "neuve.pcra",
        "--unit",
        autopilot.UNIT,
        "--activities",
        ",".join(autopilot.ACTIVITIES),
        cwd=folder,
    )
    assert told.returncode == 0, told.stderr
    return folder / "neuve.pcra"
