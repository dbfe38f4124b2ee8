"""What one decision costs the scribe: at most 110 keys, counted one by one, no mouse."""

from dataclasses import dataclass
from statistics import median

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.domain.activity_events import ActivityKept
from pcra_game.domain.answers import Band, Exists, Solution, Status
from pcra_game.domain.moves import Record
from pcra_game.table_view.palette import Palette
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.room import Room

MOST_KEYS = 110
SHIFTED = set("ABCDEFGHIJKLMNOPQRSTUVWXYZÉÀ0123456789.?:+/")
"""Signs that ask for Shift on a French keyboard, and so for one key more."""


@dataclass(frozen=True)
class Said:
    """What the room says, and what the plan must hold of it."""

    card: str
    what: str
    who: str
    function: str
    with_what: str
    band: int
    exists: str
    services: tuple[str, ...] = ()


ROOM = (
    Said("OC-01@unite", "Le médecin senior dit « papier » après 15 min, heure au tableau",
         "mé", "URG-F01", "caisse rouge", 1, "E"),
    Said("OC-02@URG-01", "Registre pré-numéroté, bracelet du même numéro avant tout soin",
         "ag", "URG-F10", "registre à l’accueil", 1, "O"),
    Said("OC-06@URG-01", "Recopier la liste des présents toutes les heures, un double à l’IOA",
         "ge", "URG-F11", "planchette verte", 1, "O"),
    Said("OC-03@URG-02", "Demander allergies et traitements, les écrire en rouge sur la fiche",
         "io", "URG-F04", "stylo rouge", 1, "O"),
    Said("OC-04@URG-04", "Prescrire sur la feuille unique, chaque arrêt barré et daté",
         "mé", "URG-F01", "feuille au brancard", 1, "E"),
    Said("OC-05@URG-04", "Noter chaque dose au lit avec l’heure, relire à deux les risquées",
         "ide de b", "URG-F06", "feuille, montre", 1, "O"),
    Said("OC-07@URG-05", "Porter bons et tubes par coursier toutes les 30 min, carnet signé",
         "co", "URG-F13", "casiers, glacière", 2, "E"),
    Said("OC-08@URG-05", "Résultat critique au téléphone du poste IOA, relu puis écrit",
         "io", "URG-F04", "cahier d’appels", 1, "O", ("TEL",)),
    Said("OC-04@URG-09", "Ordonnance de sortie à la main, en double, relue avec le patient",
         "mé", "URG-F01", "ordonnanciers", 2, "O"),
    Said("OC-06@URG-09", "Imprimer la lettre de liaison type et la compléter à la main",
         "secr", "URG-F14", "tampon du service", 2, "N", ("IMP",)),
)  # fmt: skip
BANDS = list(Band)
EXISTS = {"O": Exists.YES, "E": Exists.PARTLY, "N": Exists.NO}


class Scribe:
    """Two hands on a keyboard, that count."""

    def __init__(self) -> None:
        self.keys = 0

    def types(self, text: str) -> None:
        for sign in text:
            self.keys += 2 if sign in SHIFTED else 1
            _type_one(_focused(), sign)

    def presses(self, chord: str) -> None:
        self.keys += chord.count("+") + 1
        combination = QKeySequence(chord)[0]
        QTest.keyClick(_focused(), combination.key(), combination.keyboardModifiers())


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


@pytest.fixture
def sheet(room: Room, palette: Palette, qtbot) -> AnswerSheet:
    made = AnswerSheet(room, palette, idle_ms=0)
    room.refused.connect(lambda said: pytest.fail(said))
    qtbot.addWidget(made)
    made.resize(500, 900)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    return made


def decide(sheet: AnswerSheet, room: Room, said: Said) -> int:
    """One decision from the open card to the next one; gives the keys that it took."""
    scribe = Scribe()
    scribe.types(said.what)
    scribe.presses("Tab")
    scribe.types(said.who)
    scribe.presses("Return")
    scribe.types(said.with_what)
    scribe.presses(f"Alt+{said.band}")
    scribe.presses(f"Alt+{said.exists}")
    scribe.presses("Ctrl+Return")
    assert room.selection.id != said.card
    assert sheet.fields.what.hasFocus()
    return scribe.keys


def test_ten_decisions_take_at_most_110_keys_each(sheet: AnswerSheet, room: Room) -> None:
    for activity in ("URG-05", "URG-09"):
        if activity not in room.state.kept_activities():
            room.ask(Record(ActivityKept(activity)))
    counted = []
    for said in ROOM:
        room.open_card(said.card)
        sheet.begin()
        counted.append(decide(sheet, room, said))
        _assert_stored(room, said)
    print(f"keys: median {median(counted)}, worst {max(counted)}, all {sorted(counted)}")  # noqa: T201
    assert max(counted) <= MOST_KEYS
    assert median(counted) <= MOST_KEYS


def _assert_stored(room: Room, said: Said) -> None:
    decision = room.state.decisions[said.card, "C0"]
    assert decision.status is Status.DECIDED
    (id,) = decision.solutions
    assert room.state.solutions[id] == Solution(
        id=id,
        what=said.what,
        who=said.function,
        with_what=said.with_what,
        band=BANDS[said.band - 1],
        services=said.services,
        exists=EXISTS[said.exists],
    )
    actions = [a for a in room.state.actions.values() if a.card == said.card]
    assert len(actions) == (0 if said.exists == "O" else 1)
    assert all(action.owner == said.function for action in actions)
