"""A small hospital written by hand: one unit, two contexts, two activities, two objectives."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pcra_game.content.frozen import freeze
from pcra_game.domain.answers import (
    Band,
    Card,
    Decision,
    Exists,
    Means,
    MeansKind,
    Solution,
    Spending,
    Status,
)
from pcra_game.domain.deck import (
    Activity,
    Axis,
    Context,
    Deck,
    Expected,
    Feasibility,
    Function,
    Hosting,
    Inject,
    Kind,
    Level,
    Objective,
    Phase,
    Priority,
    Scenario,
    Scope,
    Service,
    Unit,
)
from pcra_game.domain.events import (
    ActivityKept,
    CardPlayed,
    DecisionSet,
    Event,
    MeansStocked,
    SolutionWritten,
    WorkshopOpened,
)
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.persistence.session_file import SessionFile

NOW = "2026-11-24T08:00:00.000Z"

Play = Callable[..., Entry]


def _activity(id: str, label: str) -> Activity:
    return Activity(
        id=id,
        label=label,
        priority=Priority.P0,
        axis=Axis.SAFETY,
        serious_from=15,
        dangerous_from=60,
        dmia=30,
        dmia_note="",
        tolerated_loss=None,
        tolerated_loss_note="sans objet",
        record_meanwhile="heure, produit, dose",
        endurance=1440,
        stop_sign="plus d’ordonnances",
        minimum_service="les urgences vitales",
        needs=("DPI",),
        other_needs=(),
        saas=(),
        offline_data="",
        feasibility={"C0": Feasibility.DEGRADED},
        objectives=("OC-01",),
    )


def _context(code: str, title: str, dpi: Level) -> Context:
    levels = {"DPI": dpi, "TEL": Level.AVAILABLE}
    return Context(code, title, "", "", "", "", "", "", None, levels)


def _objective(id: str, title: str, kind: Kind) -> Objective:
    expected = Expected("", "", "", "", "")
    played_in = ("C0", "C1")
    return Objective(
        id, kind, Scope.ACTIVITY, title, title, "", "", (), expected, "", "", played_in
    )


def _deck() -> Deck:
    return Deck(
        id="petit",
        title="Petit hôpital",
        version="1",
        credit="",
        starting_values_note="",
        services=(
            Service("DPI", "Dossier patient", "métier", Hosting.POSSIBLE, ("dossier",)),
            Service("TEL", "Téléphonie", "socle", Hosting.NO, ("téléphone",)),
        ),
        contexts=(
            _context("C0", "Plus rien", Level.ABSENT),
            _context("C1", "Un peu", Level.PARTIAL),
        ),
        functions=(
            Function("F1", "URG", "Médecin de garde", "F2"),
            Function("F2", "URG", "Second médecin", None),
        ),
        units=(
            Unit(
                "URG",
                "Urgences",
                "soins",
                (_activity("URG-01", "Prescrire"), _activity("URG-02", "Trier")),
            ),
        ),
        objectives=(
            _objective("OC-01", "Continuer sans l’écran", Kind.CONTINUITY),
            _objective("OR-01", "Ressaisir au retour", Kind.RECOVERY),
        ),
        references=(),
    )


def _scenario() -> Scenario:
    told = Inject(
        "I1", 30, "H+30", "C0", None, "voix", "Le réseau tombe.", "OC-01", ("URG",), "", (), 1
    )
    phases = (
        Phase("P1", "La nuit", "C0", 0, 720, "H0", "H+12", 40, "", ("I1",), ("OC-01",)),
        Phase("P2", "Le jour", "C1", 720, 2880, "H+12", "J+2", 40, "", (), ()),
    )
    opening = ("I1",)
    return Scenario("S1", "Nuit noire", "1", "", "dimanche", "02:10", opening, (), phases, (told,))


@pytest.fixture(scope="session")
def game() -> Game:
    return Game(_deck(), _scenario(), "URG")


@pytest.fixture(scope="session")
def contents(game: Game) -> dict[str, bytes]:
    return {"deck_json": freeze(game.deck)[0], "scenario_json": freeze(game.scenario)[0]}


@pytest.fixture(scope="session")
def opening(game: Game) -> Entry:
    hashes = freeze(game.deck)[1], freeze(game.scenario)[1]
    opened = WorkshopOpened("séance-1", "Nuit aux urgences", "URG", *hashes, 60, 120, "pcra 0")
    return Entry(1, EntryKind.MOVE, NOW, "", None, (opened,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "atelier n°1 #100 %.pcra"


@pytest.fixture
def session(
    path: Path, contents: dict[str, bytes], game: Game, opening: Entry
) -> Iterator[SessionFile]:
    with SessionFile.create(path, **contents, game=game, first=opening) as created:
        yield created


@pytest.fixture(scope="session")
def play() -> Play:
    """Append one move made of these events."""

    def append(session: SessionFile, *events: Event, actor: str = "F1") -> Entry:
        entry = Entry(session.history.length + 1, EntryKind.MOVE, NOW, actor, "P1", events)
        session.append(entry)
        return entry

    return append


@pytest.fixture(scope="session")
def turn() -> Play:
    """Append an undo or a redo of what comes next."""

    def append(session: SessionFile, kind: EntryKind) -> None:
        history = session.history
        side = history.done if kind is EntryKind.UNDO else history.undone
        target = side[-1].seq
        session.append(Entry(history.length + 1, kind, NOW, "", None, (), target))

    return append


@pytest.fixture
def played(session: SessionFile, play: Play) -> SessionFile:
    """A session with one decision in C0, and the same in C1."""
    solution = Solution(
        "x1",
        "Prescrire sur ordonnancier papier",
        who="F1",
        with_what="classeur rouge",
        spends=(Spending("m1", 2),),
        band=Band.HOUR_1,
        services=("TEL",),
        exists=Exists.PARTLY,
        accepted_risk="doublons",
    )
    play(session, ActivityKept("URG-01"))
    play(session, MeansStocked(Means("m1", "Portable autonome", MeansKind.THING, 3)))
    play(session, CardPlayed(Card("k1", "OC-01", "URG-01")))
    decided = Decision("k1", "C0", Status.DECIDED, ("x1",))
    play(session, SolutionWritten(solution), DecisionSet(decided))
    play(session, DecisionSet(Decision("k1", "C1", Status.SAME, follows="C0")))
    return session


@pytest.fixture
def closed(played: SessionFile) -> Path:
    """The file of a played session, closed."""
    played.close()
    return played.path
