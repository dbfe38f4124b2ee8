"""Whatever the format, the plan says what was decided: one table of facts, read back from each.

The facts come from the state, not from the document that the writers share; each file is read by
another library than the one that wrote it. Spaces do not count: lines break where they must.
"""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import BinaryIO

import odfdo
import openpyxl
import pypdf
import pytest
from lxml import etree

from pcra_game.domain.answers import Status
from pcra_game.domain.chronicle import chronicle
from pcra_game.domain.document import Document
from pcra_game.domain.game import Game
from pcra_game.domain.plan import build_plan
from pcra_game.domain.plan_facts import PlanFacts, plan_facts
from pcra_game.domain.review import review
from pcra_game.domain.sheet import function_label, kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.workbook import Sheet, Workbook
from pcra_game.domain.workbook_build import build_workbook
from pcra_game.exports.csv_export import write_csv
from pcra_game.exports.docx import write_docx
from pcra_game.exports.json_export import write_json
from pcra_game.exports.odt import write_odt
from pcra_game.exports.pdf import write_pdf
from pcra_game.exports.xlsx import write_workbook
from pcra_game.texts.typography import date_fr, duration
from tests.fixtures.sources import demo_source

Part = Callable[[WorkshopState, Game], Iterator["Fact"]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AT_ONCE = 5
"""Minutes under which a delay reads « immédiat »."""


@dataclass(frozen=True)
class Fact:
    """One thing decided: its kind, what it is about, and the words that must be read."""

    kind: str
    about: str
    words: tuple[str, ...]


def plain(text: str) -> str:
    """A text without what a line break or French typography may change."""
    return "".join(text.split())


def decided(state: WorkshopState, game: Game) -> Iterator[Fact]:
    """Every answer of every card: its words, its function, its moment, its reason."""
    for decision in state.answered():
        about = f"{decision.card} {decision.context}"
        yield Fact("decision", about, tuple(filter(None, (decision.reason,))))
        if decision.status is not Status.DECIDED:
            continue
        for one in (state.solutions[id] for id in decision.solutions):
            who = function_label(state, game, one.who)
            yield Fact("solution", f"{about} {one.id}", (one.what, who, one.with_what))


def of_activities(state: WorkshopState, game: Game) -> Iterator[Fact]:
    """What each activity stands, and what was said of it."""
    for sheet in kept_sheets(state, game):
        for name in ("dmia", "tolerated_loss", "endurance"):
            minutes = getattr(sheet, name).minutes
            if minutes is not None and minutes > AT_ONCE:
                yield Fact("duration", f"{sheet.id} {name}", (duration(minutes),))
        said = (sheet.label, sheet.minimum_service.text, sheet.stop_sign.text)
        yield Fact("activity", sheet.id, said)
        yield Fact("dissent", sheet.id, (sheet.played.dissent,))


def asked(state: WorkshopState, game: Game) -> Iterator[Fact]:
    """What is to be done, what is to be decided elsewhere, what is left open."""
    for action in state.actions.values():
        owner = function_label(state, game, action.owner)
        due = date_fr(action.due) if action.due else ""
        yield Fact("action", action.id, (action.text, owner, due))
    for found in review(state, game):
        yield Fact("finding", found.code, (found.code, found.text))


def beyond(state: WorkshopState, game: Game) -> Iterator[Fact]:
    """What the written plan holds, beside decisions, durations, actions and findings."""
    for wish in state.arbitrages.values():
        yield Fact("arbitrage", wish.id, (wish.text, wish.cost, wish.people))
    for item in state.parking.values():
        yield Fact("parking", item.id, (item.text,))
    for id, played in state.injects.items():
        judged = played.judged
        yield Fact("event", id, (game.injects[id].text, judged.word if judged else ""))
    for id, activity in state.activities.items():
        yield Fact("set aside", id, (activity.set_aside_reason,))


@dataclass(frozen=True)
class Demo:
    """The demo as it was played, and its plan in every shape."""

    state: WorkshopState
    game: Game
    document: Document
    workbook: Workbook
    data: PlanFacts


@pytest.fixture(scope="module")
def demo() -> Demo:
    source = demo_source()
    state, game, history = source.state, source.game, source.history
    told = chronicle(history, game)
    at = history.done[-1].recorded_at
    document = build_plan(state, game, recorded_at=at, told=told)
    data = plan_facts(state, game)
    return Demo(state, game, document, build_workbook(state, game, document, data, told=told), data)


def written(write: Callable[[BinaryIO], None]) -> io.BytesIO:
    stream = io.BytesIO()
    write(stream)
    stream.seek(0)
    return stream


def pdf_text(demo: Demo) -> str:
    pages = pypdf.PdfReader(written(lambda stream: write_pdf(demo.document, stream))).pages
    return PAGE.join(page.extract_text() for page in pages)


def docx_text(demo: Demo) -> str:
    file = zipfile.ZipFile(written(lambda stream: write_docx(demo.document, stream)))
    root = etree.fromstring(file.read("word/document.xml"))
    return "".join(piece.text or "" for piece in root.iter(f"{W}t"))


def odt_text(demo: Demo) -> str:
    body = odfdo.Document(written(lambda stream: write_odt(demo.document, stream))).body
    return "".join(str(piece) for piece in body.xpath("//text()"))


def cell_text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, timedelta):  # a real duration, that the cell shows in minutes or days
        return duration(round(value.total_seconds() / 60))
    return "" if value is None else str(value)


def xlsx_text(demo: Demo) -> str:
    book = openpyxl.load_workbook(written(lambda stream: write_workbook(demo.workbook, stream)))
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join(cell_text(value) for row in rows for value in row)


def csv_text(demo: Demo) -> str:
    def read(sheet: Sheet) -> str:
        raw = written(lambda stream: write_csv(sheet, stream)).read().decode("utf-8-sig")
        return "\n".join(
            cell for row in csv.reader(io.StringIO(raw), delimiter=";") for cell in row
        )

    return "\n".join(read(sheet) for sheet in demo.workbook.sheets)


PAGE = "\f"


def read_in(word: str, pages: list[str]) -> bool:
    """Whether a text is on a page, or begins on one and ends on the next."""
    if any(word in page for page in pages):
        return True
    cuts = range(1, len(word))
    return any(
        word[:cut] in page and word[cut:] in after
        for page, after in pairwise(pages)
        for cut in cuts
        if word[0] in page
    )


READERS: dict[str, Callable[[Demo], str]] = {
    "pdf": pdf_text,
    "docx": docx_text,
    "odt": odt_text,
    "xlsx": xlsx_text,
    "csv": csv_text,
}
PROSE = ("pdf", "docx", "odt")
SHARED = (decided, of_activities, asked)


@pytest.fixture(scope="module")
def read(demo: Demo) -> Callable[[str], str]:
    """What a reader of a format reads; each file is written once."""
    return cache(lambda name: READERS[name](demo))


def missing(demo: Demo, text: str, parts: Iterable[Part]) -> list[tuple[str, str, str]]:
    """The facts that are not in a text; the kinds that were looked for are counted first."""
    facts = [fact for part in parts for fact in part(demo.state, demo.game)]
    kinds = Counter(fact.kind for fact in facts if any(fact.words))
    assert min(kinds.values()) >= 1, kinds
    assert sum(kinds.values()) > 20, kinds
    pages = [plain(page) for page in text.split(PAGE)]
    return [
        (f.kind, f.about, word)
        for f in facts
        for word in f.words
        if word and not read_in(plain(word), pages)
    ]


@pytest.mark.parametrize("name", READERS)
def test_every_decision_duration_action_and_finding_is_in_the_file(
    demo: Demo, read: Callable[[str], str], name: str
) -> None:
    assert missing(demo, read(name), SHARED) == []


@pytest.mark.parametrize("name", PROSE)
def test_what_is_asked_of_others_and_what_was_played_is_written(
    demo: Demo, read: Callable[[str], str], name: str
) -> None:
    assert missing(demo, read(name), (beyond,)) == []


@pytest.mark.parametrize("name", READERS)
def test_a_fact_that_was_not_decided_is_seen_missing(
    demo: Demo, read: Callable[[str], str], name: str
) -> None:
    """The search itself can fail: a card of another plan is not found."""

    def invented(state: WorkshopState, game: Game) -> Iterator[Fact]:
        yield from decided(state, game)
        yield Fact("solution", "invented", ("Confier le tri au robot du hall",))

    assert missing(demo, read(name), (invented,)) == [
        ("solution", "invented", "Confier le tri au robot du hall")
    ]


def test_the_open_data_hold_every_value_of_the_state(demo: Demo) -> None:
    read = json.loads(written(lambda stream: write_json(demo.data, stream)).read())
    decisions = {(d["card"], d["context"]): d["status"] for d in read["decisions"]}
    assert decisions == {key: d.status for key, d in demo.state.decisions.items()}
    actions = {a["id"]: (a["text"], a["owner"], a["due"]) for a in read["actions"]}
    assert actions == {a.id: (a.text, a.owner, a.due) for a in demo.state.actions.values()}
