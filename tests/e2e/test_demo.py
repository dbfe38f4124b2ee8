"""`demo`: what it writes, what any SQLite client and any PDF reader find in it, and its seal."""

import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pcra_game.persistence.session_file import SessionFile
from tests.fixtures.demo_session import played_demo

FILES = ("demo.pcra", "demo.pdf", "table.png", "projector.png", "synthesis.png")
IDS = {"subject_id", "objective_id", "card", "solution"}
AN_ID = re.compile(r"\b(?:URG-\d|TRV-|O[CR]-\d|sol-|moy-|act-|fonction-)")


@pytest.fixture(scope="session")
def demo(played: tuple[Path, Any]) -> Path:
    """The session file that the verb wrote, hands and all."""
    return played[0] / "demo.pcra"


@pytest.fixture(scope="module")
def pdf(played: tuple[Path, Any]) -> Path:
    return played[0] / "demo.pdf"


@pytest.fixture(scope="module")
def reader(pdf: Path) -> PdfReader:
    return PdfReader(pdf, strict=True)


@pytest.fixture(scope="module")
def rows(demo: Path) -> Callable[[str], list[dict[str, Any]]]:
    """Ask the session file as any SQLite client would."""

    def ask(query: str) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(f"{demo.as_uri()}?mode=ro", uri=True)) as raw:
            raw.row_factory = sqlite3.Row
            return [dict(row) for row in raw.execute(query)]

    return ask


@pytest.fixture(scope="module")
def facts(demo_json: Path) -> dict[str, Any]:
    return json.loads(demo_json.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    return "".join(text.split())


def promised(facts: dict[str, Any]) -> list[str]:
    """Every text that the room wrote into a decision."""
    fields = ("what", "with_what", "accepted_risk", "signal")
    answers = [solution[field] for solution in facts["solutions"] for field in fields]
    reasons = [
        decision[field] for decision in facts["decisions"] for field in ("reason", "justification")
    ]
    return [text for text in (*answers, *reasons) if text]


def test_it_says_what_it_wrote(played: tuple[Path, Any]) -> None:
    folder, told = played
    assert told.stderr == ""
    *lines, last = told.stdout.splitlines()
    for line, name in zip(lines, FILES, strict=True):
        size = f"{(folder / name).stat().st_size:,}".replace(",", "\u202f")
        assert line == f"Écrit\u00a0: {Path('demo', name)} ({size}\u00a0octets)"
    assert re.fullmatch(r"Atelier joué\s: \d+\sgestes, \d+\sdécisions, .* à la relecture\.", last)
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


def test_a_second_run_writes_the_same_bytes(
    pcra_alone: Any, contents: Any, played: tuple[Path, Any], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "dossier neuf" / "été n°1"
    assert pcra_alone("demo", "--out", elsewhere, cwd=tmp_path).returncode == 0
    assert contents(elsewhere) == contents(played[0])


def test_the_hands_leave_what_the_script_says(demo: Path, tmp_path: Path) -> None:
    """The same workshop, once through the rules alone and once through mouse and keys."""
    by_rules = played_demo(tmp_path / "regles.pcra")
    with by_rules, SessionFile.open(demo, read_only=True) as by_hands:
        for part in fields(by_rules.state):
            assert getattr(by_hands.state, part.name) == getattr(by_rules.state, part.name)
        assert by_hands.history.length > by_rules.history.length  # a field is a gesture


def test_the_pictures_are_as_large_as_a_projector(played: tuple[Path, Any]) -> None:
    for name in FILES[2:]:
        head = (played[0] / name).read_bytes()[:24]
        assert head.startswith(b"\x89PNG")
        assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (1920, 1080)


def test_the_numbers_it_says_are_those_of_the_file(
    played: tuple[Path, Any], rows: Callable[[str], list[dict[str, Any]]]
) -> None:
    said = re.findall(r"(\d+)\s(gestes|décisions)", played[1].stdout)
    (entries,) = rows("select count(*) as n from journal")
    (answers,) = rows(
        "select count(*) as n from (select distinct card, context from decision where status in"
        " ('décidée', 'vérifiée, idem', 'pas de solution'))"
    )
    assert said == [(str(entries["n"]), "gestes"), (str(answers["n"]), "décisions")]
    assert entries["n"] > answers["n"]


def test_the_decisions_read_like_a_plan(rows: Callable[[str], list[dict[str, Any]]]) -> None:
    decisions = rows("select * from decision")
    assert list(decisions[0])[:5] == ["subject", "objective", "context", "context_title", "status"]
    for decision in decisions:
        words = {key: str(text) for key, text in decision.items() if text and key not in IDS}
        assert " " in words["objective"]
        assert not [text for text in words.values() if AN_ID.search(text)]
        assert words.get("what") or words.get("reason")
    statuses = {decision["status"] for decision in decisions}
    assert {"décidée", "vérifiée, idem", "pas de solution"} < statuses


def test_both_kinds_are_decided_in_all_four_contexts(
    rows: Callable[[str], list[dict[str, Any]]],
) -> None:
    decided = rows(
        "select distinct d.card, d.context, c.kind from decision d join card c on c.id = d.card "
        "where d.status = 'décidée'"
    )
    assert len(decided) >= 24
    assert {d["context"] for d in decided} == {"C0", "C1", "C2", "C3"}
    assert {d["kind"] for d in decided} == {"continuité", "reprise"}


def test_it_shows_everything_that_a_workshop_leaves(
    rows: Callable[[str], list[dict[str, Any]]],
) -> None:
    def number(query: str) -> int:
        return len(rows(query))

    assert number("select 1 from decision where status = 'pas de solution' and reason <> ''") == 2
    assert number(
        "select solution from decision where solution is not null "
        "group by solution having count(distinct card) > 1"
    )
    assert number("select 1 from action") >= 4
    assert number("select 1 from inject where revealed = 'oui'") >= 5
    assert number("select 1 from journal where kind = 'undo'") >= 1


def test_check_finds_it_whole(pcra: Any, demo: Path, tmp_path: Path) -> None:
    told = pcra("check", demo, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("demo.pcra est intact")


def places(content: bytes, text: str, *, in_journal: bool) -> Iterator[int]:
    """Where a text stands in the raw file: in an entry of the journal, or in a table."""
    for found in re.finditer(re.escape(text.encode()), content):
        if content[: found.start()].endswith(b'"what":"') is in_journal:
            yield found.start()


@pytest.mark.parametrize(
    ("in_journal", "why"),
    [
        pytest.param(True, r"l’entrée n°\s\d+ du journal a été modifiée", id="journal"),
        pytest.param(False, r"la table « (?:decision|solution) » ne correspond pas", id="table"),
    ],
)
def test_one_changed_byte_of_a_decision_is_found_and_refused_everywhere(
    pcra_each: Any,
    contents: Any,
    demo: Path,
    demo_json: Path,
    facts: dict[str, Any],
    tmp_path: Path,
    in_journal: bool,
    why: str,
) -> None:
    content = bytearray(demo.read_bytes())
    # Long texts may lie on two pages; some whole one is enough.
    place = next(
        offset
        for solution in facts["solutions"]
        for offset in places(content, solution["what"], in_journal=in_journal)
    )
    content[place] ^= 0x20  # the capital letter that the text begins with becomes a small one
    (tmp_path / "a.pcra").write_bytes(content)
    before = contents(tmp_path)

    checked, *others = pcra_each(
        [
            ("check", "a.pcra"),
            ("review", "a.pcra"),
            ("export", "a.pcra", "--to", "pdf,json"),
            ("import", "a.pcra", demo_json),
            ("render", "a.pcra", "--view", "matrix", "--out", "a.png"),
        ],
        cwd=tmp_path,
    )

    assert (checked.returncode, checked.stderr) == (1, "")
    assert re.search(why, checked.stdout.replace("\u00a0", " "))
    assert re.fullmatch(r"Le fichier «\sa\.pcra\s» est endommagé, [^\n]*\.\n", checked.stdout)
    for told in others:
        assert (told.returncode, told.stdout) == (2, "")
        assert re.fullmatch(r"Le fichier «\sa\.pcra\s» est endommagé, [^\n]*\.\n", told.stderr)
    assert contents(tmp_path) == before


def test_every_word_of_a_decision_is_in_the_pdf(reader: PdfReader, facts: dict[str, Any]) -> None:
    text = plain("".join(page.extract_text() for page in reader.pages))
    wanted = promised(facts)
    assert len(wanted) > 100
    assert [words for words in wanted if plain(words) not in text] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not there")
def test_another_reader_finds_every_word_too(pdf: Path, facts: dict[str, Any]) -> None:
    told = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", pdf, "-"], capture_output=True, encoding="utf-8", check=True
    )
    text = plain(told.stdout)
    assert [words for words in promised(facts) if plain(words) not in text] == []


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts is not there")
def test_every_font_lies_in_the_file(pdf: Path) -> None:
    told = subprocess.run(["pdffonts", pdf], capture_output=True, encoding="utf-8", check=True)
    fonts = told.stdout.splitlines()[2:]
    assert fonts
    # The columns from the right: object (two numbers), unicode map, subset, embedded.
    assert {tuple(font.split()[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not there")
def test_qpdf_finds_nothing_to_say(pdf: Path) -> None:
    told = subprocess.run(
        ["qpdf", "--check", pdf], capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0
    assert "WARNING" not in told.stdout + told.stderr


def test_the_pdf_says_its_language_title_and_pages(reader: PdfReader) -> None:
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert reader.metadata is not None
    assert "Urgences (SAU)" in str(reader.metadata.title)
    total = len(reader.pages)
    assert total > 20
    for number, page in enumerate(reader.pages[1:], start=2):
        assert f"page{number}/{total}" in plain(page.extract_text())


def test_the_outline_leads_to_the_page_of_each_activity(
    reader: PdfReader, rows: Callable[[str], list[dict[str, Any]]]
) -> None:
    def entries(outline: list[Any]) -> Iterator[Any]:
        for item in outline:
            yield from entries(item) if isinstance(item, list) else [item]

    found = {str(item.title): item for item in entries(reader.outline)}
    kept = rows("select id, label from activity where kept = 'oui'")
    assert len(kept) == 6
    for activity in kept:
        title = f"{activity['id']} {activity['label']}"
        page = reader.get_destination_page_number(found[title])
        assert page is not None
        assert plain(activity["label"]) in plain(reader.pages[page].extract_text())
