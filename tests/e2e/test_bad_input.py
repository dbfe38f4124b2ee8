"""What is not right is refused: exit 2, one French sentence, and nothing changed or left behind."""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

LONG = "x" * 161


@dataclass(frozen=True)
class Supplies:
    """Good inputs, to be copied and spoilt."""

    demo: Path
    fresh: Path
    plan: Path


Prepare = Callable[[Path, Supplies], object]


def nothing(folder: Path, supplies: Supplies) -> None:
    """Leave the folder empty."""


@dataclass(frozen=True)
class Case:
    """A command line, what its refusal must say, and what lies in its folder before."""

    command: str
    says: str
    prepare: Prepare = nothing


@dataclass(frozen=True)
class Outcome:
    """How a case ended."""

    told: Any
    before: Any
    after: Any


def session(folder: Path, supplies: Supplies) -> None:
    shutil.copy(supplies.fresh, folder / "a.pcra")


def _as(folder: Path, supplies: Supplies, name: str) -> None:
    shutil.copy(supplies.fresh, folder / name)


def played_session(folder: Path, supplies: Supplies) -> None:
    shutil.copy(supplies.demo, folder / "a.pcra")


def holding(content: bytes) -> Prepare:
    return and_file(nothing, "a.pcra", content)


def foreign_database(folder: Path, supplies: Supplies) -> None:
    with closing(sqlite3.connect(folder / "a.pcra")) as raw:
        raw.execute("create table decision (subject text)")
        raw.commit()


def newer(folder: Path, supplies: Supplies) -> None:
    content = bytearray(supplies.demo.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")  # where SQLite keeps user_version
    (folder / "a.pcra").write_bytes(content)


def cut_short(folder: Path, supplies: Supplies) -> None:
    (folder / "a.pcra").write_bytes(supplies.demo.read_bytes()[:100_000])


def link(folder: Path, supplies: Supplies) -> None:
    shutil.copy(supplies.demo, folder / "b.pcra")
    (folder / "a.pcra").symlink_to("b.pcra")


def pdf(folder: Path, supplies: Supplies) -> None:
    (folder / "a.pcra").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(1000))


def a_folder(name: str, prepare: Prepare = nothing) -> Prepare:
    def both(folder: Path, supplies: Supplies) -> None:
        prepare(folder, supplies)
        (folder / name).mkdir(parents=True)

    return both


def and_file(prepare: Prepare, name: str, content: bytes = b"deja la") -> Prepare:
    def both(folder: Path, supplies: Supplies) -> None:
        prepare(folder, supplies)
        (folder / name).write_bytes(content)

    return both


def sheet(change: Callable[[dict[str, Any]], object]) -> Prepare:
    """A session, and beside it the facts of the demo with one change."""

    def both(folder: Path, supplies: Supplies) -> None:
        session(folder, supplies)
        plan = json.loads(supplies.plan.read_text(encoding="utf-8"))
        change(plan)
        (folder / "a.json").write_text(json.dumps(plan), encoding="utf-8")

    return both


def broken_json(folder: Path, supplies: Supplies) -> None:
    session(folder, supplies)
    (folder / "a.json").write_bytes(supplies.plan.read_bytes()[:5000])


NOT_SESSIONS: dict[str, tuple[str, Prepare]] = {
    "text": ("n’est pas un atelier", holding(b"bonjour\n" * 40)),
    "pdf": ("n’est pas un atelier", pdf),
    "foreign database": ("n’est pas un atelier", foreign_database),
    "empty": ("est vide", holding(b"")),
    "cut short": ("est tronqué", cut_short),
    "newer": ("version plus récente", newer),
    "a few bytes": ("n’est pas un atelier", holding(b"SQLite format 3\x00")),
    "folder": ("n’est pas un fichier ordinaire", a_folder("a.pcra")),
    "missing": ("n’existe pas", nothing),
    "link": ("n’est pas un fichier ordinaire", link),
}

READING = {
    "check": "check a.pcra",
    "review": "review a.pcra",
    "export": "export a.pcra --to pdf,json --out plans",
    "render": "render a.pcra --view matrix --out a.png",
    "import": "import a.pcra a.json",
}


def session_cases() -> Iterator[tuple[str, Case]]:
    """Each wrong file with one verb, in turn, so that every verb meets some."""
    verbs = [*READING]
    for rank, (name, (says, prepare)) in enumerate(NOT_SESSIONS.items()):
        verb = verbs[rank % len(verbs)]
        ready = and_plan(prepare) if verb == "import" else prepare
        yield f"{verb} {name}", Case(READING[verb], says, ready)


def and_plan(prepare: Prepare) -> Prepare:
    def both(folder: Path, supplies: Supplies) -> None:
        prepare(folder, supplies)
        shutil.copy(supplies.plan, folder / "a.json")

    return both


CHOICES = {
    "unknown unit": Case("new b.pcra --unit ZZZ", "L’unité « ZZZ » n’existe pas"),
    "unknown deck": Case("new b.pcra --unit URG --deck zzz", "« zzz »"),
    "unknown scenario": Case("new b.pcra --unit URG --scenario S99", "« S99 »"),
    "unknown activity": Case("new b.pcra --unit URG --activities URG-01,URG-99", "« URG-99 »"),
    "nine activities": Case(
        "new b.pcra --unit URG --activities "
        "URG-01,URG-02,URG-03,URG-04,URG-05,URG-06,URG-07,URG-08,URG-09",
        "8 activités",
    ),
    "long establishment": Case(f"new b.pcra --unit URG --establishment {LONG}", "caractères"),
    "new on a session": Case("new a.pcra --unit URG", "existe déjà", session),
    "new on a folder": Case("new a.pcra --unit URG", "existe déjà", a_folder("a.pcra")),
    "new without .pcra": Case("new b.pdf --unit URG", ".pcra"),
    "unknown command": Case("exporter a.pcra", "export", session),
    "view in French": Case("render a.pcra --view matrice --out m.png", "matrix", session),
    "render onto the session": Case("render a.pcra --view matrix --out a.pcra", ".png", session),
    "render nothing onto a picture": Case(
        "render b.pcra --view matrix --out m.png",
        "b.pcra » n’existe pas",
        lambda folder, _good: (folder / "m.png").write_bytes(b"image"),
    ),
    "render onto no png": Case("render a.pcra --view matrix --out m.jpg", ".png", session),
    "export onto the session": Case(
        "export a.pdf --to pdf", "elle-même", lambda folder, good: _as(folder, good, "a.pdf")
    ),
    "demo onto a session": Case(
        "demo --out .", "remplacé", lambda folder, good: _as(folder, good, "demo.pcra")
    ),
    "new in a file": Case("new a.pcra/b.pcra --unit URG", "a.pcra", holding(b"texte")),
    "new in no folder": Case("new rien/b.pcra --unit URG", "rien"),
    "demo in a file": Case("demo --out a.pcra", "« a.pcra »", holding(b"texte")),
    "demo on a folder": Case("demo --out d", "demo.pcra", a_folder("d/demo.pcra")),
    "unknown format": Case("export a.pcra --to pdf,ods", "« ods »", session),
    "export in a file": Case(
        "export a.pcra --to json --out f", "« f »", and_file(session, "f", b"texte")
    ),
    "export on a folder": Case(
        "export a.pcra --to pdf --out p", "a.pdf", a_folder("p/a.pdf", session)
    ),
    "size of three": Case(
        "render a.pcra --view matrix --out a.png --size 3", "« 3 »", played_session
    ),
    "unknown view": Case("render a.pcra --view plan --out a.png", "« plan »", session),
    "picture on a folder": Case(
        "render a.pcra --view matrix --out p", "« p »", a_folder("p", session)
    ),
}

WORDS = {
    "unknown verb": Case("jouer", "« jouer »"),
    "unknown option": Case("demo --vite", "« --vite »"),
    "unknown option of all": Case("--vite", "« --vite »"),
    "shortened option": Case("demo --ou x", "« --ou x »"),
    "one word too many": Case("check a.pcra b.pcra", "« b.pcra »", session),
    "no file": Case("check", "Il manque"),
    "no unit": Case("new b.pcra", "Il manque --unit"),
    "no formats": Case("export a.pcra", "Il manque --to", session),
    "empty formats": Case("export a.pcra --to ,", "format", session),
    "no sheet": Case("import a.pcra", "Il manque", session),
    "option without value": Case("new b.pcra --unit", "--unit"),
    "deck without verb": Case("deck", "check"),
    "unknown verb of deck": Case("deck lire", "« lire »"),
}

PROC = {
    "new": Case("new /proc/b.pcra --unit URG", "Impossible d’écrire « b.pcra »"),
    "demo": Case("demo --out /proc/demo", "« /proc/demo »"),
    "export": Case("export a.pcra --to json --out /proc", "/proc", session),
    "picture": Case("render a.pcra --view matrix --out /proc/a.png", "/proc/a.png", played_session),
}


def _set(key: str, name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda plan: plan[key][0].__setitem__(name, value)


SHEETS = {
    "161 characters": Case("", "161 caractères pour 160", sheet(_set("solutions", "what", LONG))),
    "unknown field": Case("", "solutions[0].humeur", sheet(_set("solutions", "humeur", "bonne"))),
    "wrong type": Case("", "decisions[0].solutions", sheet(_set("decisions", "solutions", 3))),
    "unknown card": Case("", "OC-01@unite", sheet(_set("cards", "objective", "OC-99"))),
    "newer": Case("", "plus récent", sheet(lambda p: p.update(version=2))),
    "other unit": Case(
        "", "unité « Bloc »", sheet(lambda p: p["workshop"].update(unit="BLO", unit_label="Bloc"))
    ),
    "broken": Case("", "n’est pas écrite en JSON", broken_json),
    "empty sheet": Case("", "JSON", and_file(session, "a.json", b"")),
    "no sheet there": Case("", "introuvable", session),
    "sheet is a text": Case("import a.pcra b.txt", "« b.txt »", and_file(session, "b.txt")),
}

CASES = (
    dict(session_cases())
    | CHOICES
    | WORDS
    | {
        f"import {name}": Case(case.command or "import a.pcra a.json", case.says, case.prepare)
        for name, case in SHEETS.items()
    }
)
if Path("/proc/self").exists():
    CASES |= {f"proc {name}": case for name, case in PROC.items()}


@pytest.fixture(scope="module")
def outcome(
    pcra: Any,
    contents: Any,
    demo: Path,
    fresh: Path,
    demo_json: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], Outcome]:
    """How a case ends, each in its folder and run once."""
    supplies = Supplies(demo, fresh, demo_json)

    @cache
    def ended(name: str) -> Outcome:
        folder = tmp_path_factory.mktemp("cas")
        CASES[name].prepare(folder, supplies)
        before = contents(folder)
        told = pcra(*CASES[name].command.split(), cwd=folder)
        return Outcome(told, before, contents(folder))

    return ended


def one_french_sentence(text: str) -> bool:
    """One line that begins like a sentence, ends like one, and holds no other."""
    line = text.removesuffix("\n")
    begins = line[:1] == "«" or line[:1].isupper()
    return "\n" not in line and begins and line.endswith(".") and not re.search(r"[.!?]\s", line)


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_in_one_sentence(
    name: str, outcome: Callable[[str], Outcome], english: re.Pattern[str]
) -> None:
    told = outcome(name).told
    assert (told.returncode, told.stdout) == (2, "")
    said = told.stderr.replace("\u00a0", " ")
    assert CASES[name].says in said
    assert one_french_sentence(said), said
    assert not english.search(said), said
    assert "imprévue" not in said, said


@pytest.mark.parametrize("name", ["check text", "unknown verb", "export in a file"])
def test_a_process_of_its_own_says_the_same(
    name: str,
    outcome: Callable[[str], Outcome],
    pcra_alone: Any,
    demo: Path,
    fresh: Path,
    demo_json: Path,
    tmp_path: Path,
) -> None:
    CASES[name].prepare(tmp_path, Supplies(demo, fresh, demo_json))
    alone, forked = pcra_alone(*CASES[name].command.split(), cwd=tmp_path), outcome(name).told
    assert (alone.returncode, alone.stdout) == (forked.returncode, forked.stdout)
    assert alone.stderr == forked.stderr


@pytest.mark.parametrize("name", CASES)
def test_it_leaves_everything_as_it_was(name: str, outcome: Callable[[str], Outcome]) -> None:
    ended = outcome(name)
    assert ended.after == ended.before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user"
)
def test_a_folder_that_may_not_be_written_is_refused(pcra: Any, demo: Path, tmp_path: Path) -> None:
    closed = tmp_path / "fermé"
    closed.mkdir()
    closed.chmod(0o555)
    try:
        for command in (
            ("new", closed / "b.pcra", "--unit", "URG"),
            ("export", demo, "--to", "json", "--out", closed),
            ("render", demo, "--view", "matrix", "--out", closed / "a.png"),
            ("demo", "--out", closed),
        ):
            told = pcra(*command, cwd=tmp_path)
            assert (told.returncode, told.stdout) == (2, "")
            assert one_french_sentence(told.stderr.replace("\u00a0", " "))
        assert list(closed.iterdir()) == []
    finally:
        closed.chmod(0o755)
