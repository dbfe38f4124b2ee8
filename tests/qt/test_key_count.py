"""What one decision costs the scribe, key by key, on thirty decisions of three units, no mouse.

`pytest -n0 -s` prints the table: for each decision the keys of « Quoi » as it is written and as
it was typed, then those of the other fields; « avant » is the way of July, when nothing was
proposed but functions; « sans lire » is a scribe who never looks at the grey words.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.domain.answers import Band, Exists, Solution, Spending, Status
from pcra_game.domain.framing_events import MeansStocked
from pcra_game.domain.moves import Record
from pcra_game.domain.sheet import function_label
from pcra_game.domain.suggestions import proposed_quantity
from pcra_game.table_view.palette import Palette
from pcra_game.windows.answer_completion import CompletingLine
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.workshop import Workshop
from tests.fixtures.said import UNITS, Said, Unit

MEDIAN, WORST = 80, 140
SHIFTED = set("ABCDEFGHIJKLMNOPQRSTUVWXYZÉÀ0123456789.?:+/")
"""Signs that ask for Shift on a French keyboard, and so for one key more."""

WORTH_READING = 3
"""Signs that grey words must save, beside the space that comes with them, to be looked at."""

LETTERS = 2
"""What is typed before the list under « Avec quoi » is looked at."""

ARROWS = 1
"""Lines that a hand goes down rather than type one more letter."""

BANDS = list(Band)
EXISTS = {"O": Exists.YES, "E": Exists.PARTLY, "N": Exists.NO}


def cost(text: str) -> int:
    """Keys of a text that is typed letter by letter."""
    return sum(2 if sign in SHIFTED else 1 for sign in text)


class Scribe:
    """Two hands on a keyboard, that count what each field takes."""

    def __init__(self, sheet: AnswerSheet) -> None:
        self.sheet = sheet
        self.keys: Counter[str] = Counter()
        self.field = ""

    def types(self, text: str) -> None:
        for sign in text:
            self.keys[self.field] += cost(sign)
            _type_one(_focused(), sign)

    def presses(self, chord: str) -> None:
        self.keys[self.field] += chord.count("+") + 1
        combination = QKeySequence(chord)[0]
        QTest.keyClick(_focused(), combination.key(), combination.keyboardModifiers())

    def writes(self, name: str, text: str) -> None:
        """The grey words are taken where they say what comes, and are worth it."""
        at = 0
        while at < len(text):
            at = self._take_grey(name, text, at) or at
            if at < len(text):
                self.types(text[at])
                at += 1

    def _take_grey(self, name: str, text: str, at: int) -> int:
        grey = self.sheet.helping.grey[name].text()
        end = at + len(grey)
        said = len(grey) >= WORTH_READING and text.startswith(grey, at)
        if not said or (end < len(text) and text[end].isalnum()):
            return 0
        self.presses("Right")
        return end + 1 if text[end : end + 1] == " " else end

    def completes(self, line: CompletingLine, wanted: str, hand: str) -> bool:
        """Type what a hand types until the wanted choice is marked, or next. False if none."""
        for sign in hand:
            self.types(sign)
            values = line.choices.values()
            marked = line.choices.currentRow()
            if wanted in values and values.index(wanted) - marked <= ARROWS:
                for _ in range(values.index(wanted) - marked):
                    self.presses("Down")
                self.presses("Return")
                return True
        return False


def _type_one(widget: QWidget, sign: str) -> None:
    """QTest knows the keys of ASCII only; what it lacks is sent as the same event."""
    if sign.isascii():
        QTest.keyClicks(widget, sign)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(widget, event)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def decide(scribe: Scribe, room: Room, said: Said) -> None:
    """One decision from the open card to the next one."""
    fields = scribe.sheet.fields
    scribe.field = "quoi"
    scribe.writes("what", said.what)
    scribe.field = "qui"
    scribe.presses("Tab")
    _names(scribe, room, said)
    scribe.field = "avec quoi"
    if said.means:
        label = room.state.means[said.means].label
        assert scribe.completes(fields.with_what, f"means {said.means}", label)
    if not scribe.completes(fields.with_what, said.with_what, said.with_what[:LETTERS]):
        scribe.writes("with_what", said.with_what[LETTERS:])
    scribe.field = "quand"
    band = BANDS[said.band - 1]
    if fields.band.proposed != band:
        scribe.presses(f"Alt+{said.band}")
    scribe.field = "existe"
    scribe.presses(f"Alt+{said.exists}")
    scribe.field = "décidé"
    scribe.presses("Ctrl+Return")
    assert room.selection.id != said.card
    assert fields.what.hasFocus()


def _names(scribe: Scribe, room: Room, said: Said) -> None:
    line = scribe.sheet.fields.who.line
    label = function_label(room.state, room.game, said.function)
    if line.placeholderText().startswith(f"{label}\u202f?"):
        scribe.presses("Return")
        return
    assert scribe.completes(line, said.function, said.who), said


@dataclass
class Line:
    """What one decision cost."""

    said: Said
    keys: Counter[str]
    before: int

    @property
    def now(self) -> int:
        return self.keys.total()

    @property
    def blind(self) -> int:
        """The same, had nobody looked at a grey word or at the list under « Avec quoi »."""
        written = cost(self.said.what) + cost(self.said.with_what)
        return self.now - self.keys["quoi"] - self.keys["avec quoi"] + written


def before(said: Said, earlier: list[Said], room: Room) -> int:
    """The keys that the sheet asked for before it proposed anything but functions."""
    known = any(one.with_what == said.with_what for one in earlier)
    with_what = min(cost(said.with_what), 5) if known else cost(said.with_what)
    kit = cost(room.state.means[said.means].label[:2]) + 2 if said.means else 0
    return cost(said.what) + 1 + cost(said.who) + 1 + kit + with_what + 2 + 2 + 3


@pytest.fixture
def rooms(palette: Palette, tmp_path: Path, ids) -> Iterator[list[tuple[Unit, Room]]]:
    sessions = [
        create_session(
            tmp_path / f"{unit.code}.pcra",
            load_game(unit.code),
            title=unit.code,
            activities=unit.activities,
        )
        for unit in UNITS
    ]
    made = [Room(Workshop(session), new_id=ids) for session in sessions]
    yield list(zip(UNITS, made, strict=True))
    for session in sessions:
        session.close()


def test_thirty_decisions_keep_to_their_keys(
    rooms: list[tuple[Unit, Room]], palette: Palette, qtbot
) -> None:
    lines: list[Line] = []
    for unit, room in rooms:
        lines += _play(unit, room, palette, qtbot)
    _print(lines)
    counted = [line.now for line in lines]
    assert len(counted) == 30
    assert median(counted) <= MEDIAN
    assert max(counted) <= WORST
    assert all(line.now < line.before for line in lines)


def _play(unit: Unit, room: Room, palette: Palette, qtbot) -> list[Line]:
    room.refused.connect(pytest.fail)
    for means in unit.kit:
        room.ask(Record(MeansStocked(means)))
    sheet = AnswerSheet(room, palette, idle_ms=0)
    qtbot.addWidget(sheet)
    sheet.resize(500, 900)
    sheet.show()
    assert QTest.qWaitForWindowActive(sheet)
    lines = []
    for at, said in enumerate(unit.said):
        assert said.card.endswith("@unite") or room.state.activities[said.card[6:]].kept
        room.open_card(said.card)
        sheet.begin()
        scribe = Scribe(sheet)
        asked = before(said, list(unit.said[:at]), room)
        decide(scribe, room, said)
        lines.append(Line(said, scribe.keys, asked))
        _assert_stored(room, said)
    sheet.hide()
    return lines


def _assert_stored(room: Room, said: Said) -> None:
    decision = room.state.decisions[said.card, "C0"]
    assert decision.status is Status.DECIDED
    (id,) = decision.solutions
    taken = room.state.means[said.means] if said.means else None
    assert room.state.solutions[id] == Solution(
        id=id,
        what=said.what,
        who=said.function,
        with_what=said.with_what,
        spends=(Spending(taken.id, max(proposed_quantity(taken), 1)),) if taken else (),
        band=BANDS[said.band - 1],
        services=said.services,
        exists=EXISTS[said.exists],
    )
    actions = [a for a in room.state.actions.values() if a.card == said.card]
    assert len(actions) == (0 if said.exists == "O" else 1)
    assert all(action.owner == said.function for action in actions)


FIELDS = ("quoi", "qui", "avec quoi", "quand", "existe", "décidé")


def _print(lines: list[Line]) -> None:
    head = f"{'carte':13}{'signes':>7}{'avant':>7}{'après':>7}{'sans lire':>11}"
    print("\n" + head + "".join(f"{name:>10}" for name in FIELDS))  # noqa: T201
    for line in lines:
        row = (line.said.card, len(line.said.what), line.before, line.now, line.blind)
        fields = "".join(f"{line.keys[name]:10}" for name in FIELDS)
        print("{:13}{:7}{:7}{:7}{:11}".format(*row) + fields)  # noqa: T201
    for name, of in (("médiane", median), ("pire", max)):
        signs = of([len(line.said.what) for line in lines])
        figures = [of([getattr(line, n) for line in lines]) for n in ("before", "now", "blind")]
        print(f"{name:13}{signs:7g}{figures[0]:7g}{figures[1]:7g}{figures[2]:11g}")  # noqa: T201
