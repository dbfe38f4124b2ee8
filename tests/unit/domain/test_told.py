"""Every gesture has a short French name, without any id."""

import re

import pytest

from pcra_game.domain import events, moves
from pcra_game.domain.answers import UNIT_SUBJECT, Action, Card, Decision, Solution, Status
from pcra_game.domain.decide import decide
from pcra_game.domain.deck import Priority
from pcra_game.domain.events import EVENT_TYPES, Event
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.told import told
from pcra_game.texts.journal import LONGEST
from pcra_game.workshop import autopilot

NB = "\u00a0"
CARD = "OC-04@URG-02"
UUID = "1c0d3c1e-5f0e-4a8e-9f5b-4f3f6f1f2a11"
STORED = re.compile(r"\bO[CR]-\d|\bURG-\d|\bS1-|@|\b[CDNTV]\d\d\d\b|[0-9a-f]{8}-|\bid-?\d|\bx\d")
"""What must not be read: codes of cards, activities, phases and findings, and ids."""

RARE: tuple[Event, ...] = (
    events.CardWithdrawn(CARD),
    events.ActionRemoved(UUID),
    events.ArbitrageRemoved(UUID),
    events.MeansRemoved(UUID),
    events.ReopeningCheckRemoved(UUID),
    events.ParkedItemSettled(UUID, "Fait."),
    events.ContextChosen("C0-TEL", included=True),
    events.PrioritySet("URG-01", Priority.P1),
    events.ActivityNeedsSet("URG-01", ("DPI",)),
    events.ActivityAdded(UUID, "Tenir la salle de presse", Priority.P2, 60, 600),
    events.ActivityTested(UUID, None),
    events.FindingAccepted("D101", "URG-01/C0", "La direction l’assume."),
    events.FindingReopened("D101", "URG-01/C0"),
    events.SolutionWritten(Solution(UUID, "Une feuille")),
)
"""Gestures that the demo never makes, about things that the state does not know."""


def move(*happened: Event) -> Entry:
    return Entry(7, EntryKind.MOVE, "2026-03-17T08:00:00.000Z", "", None, happened)


@pytest.fixture(scope="module")
def journal(game: Game) -> tuple[tuple[Entry, WorkshopState, WorkshopState], ...]:
    """Each move of the demo between the state before and the state after."""
    opening = moves.OpenWorkshop(
        "s", "Atelier", "CH", "d" * 64, "e" * 64, 60, 210, "0", autopilot.ACTIVITIES
    )
    played: list[tuple[Entry, WorkshopState, WorkshopState]] = []
    undone: list[tuple[Entry, WorkshopState, WorkshopState]] = []
    for asked in (opening, *(intent.move for intent in autopilot.intents())):
        if asked is autopilot.Rewind.UNDO:
            undone.append(played.pop())
        elif asked is autopilot.Rewind.REDO:
            played.append(undone.pop())
        else:
            before = played[-1][2] if played else WorkshopState()
            happened = decide(before, asked, game)
            played.append((move(*happened), before, evolve_all(before, happened)))
    return tuple(played)


@pytest.fixture(scope="module")
def every_name(game: Game, journal) -> list[str]:
    played = [
        told(entry, state, game) for entry, before, after in journal for state in (before, after)
    ]
    return [*played, *(told(move(event), WorkshopState(), game) for event in RARE)]


def test_the_demo_and_the_rare_gestures_cover_every_event(journal):
    seen = {type(event).__name__ for entry, _, _ in journal for event in entry.events}
    assert seen | {type(event).__name__ for event in RARE} == set(EVENT_TYPES)


def test_each_event_of_the_demo_has_a_name_of_its_own(game, journal):
    for entry, before, after in journal:
        for event in entry.events:
            assert told(move(event), before, game)
            assert told(move(event), after, game)


def test_no_name_is_longer_than_a_line_of_a_menu(every_name):
    assert all(0 < len(name) <= LONGEST for name in every_name)


def test_no_name_holds_an_id(every_name):
    assert [name for name in every_name if STORED.search(name)] == []


def test_names_begin_in_lower_case_and_close_their_guillemets(every_name):
    for name in every_name:
        assert name[0].islower() or name[0].isdigit()
        assert name.count("«") == name.count("»") <= 1


@pytest.mark.parametrize(
    ("happened", "name"),
    [
        (
            (
                events.SolutionWritten(Solution("x1", "Une feuille")),
                events.DecisionSet(Decision(CARD, "C0", Status.DRAFT, ("x1",))),
            ),
            f"réponse à «{NB}Prescrire en sécurité · Trier et prioriser à…{NB}» en{NB}C0",
        ),
        (
            (events.DecisionSet(Decision(CARD, "C1", Status.SAME, follows="C0")),),
            f"idem pour «{NB}Prescrire en sécurité · Trier et prioriser à…{NB}» en{NB}C1",
        ),
        (
            (events.DecisionSet(Decision(f"OC-10@{UNIT_SUBJECT}", "C0", Status.DECIDED)),),
            f"décision «{NB}Se parler à l’intérieur{NB}» en{NB}C0",
        ),
        (
            (
                events.DecisionSet(Decision(f"OC-10@{UNIT_SUBJECT}", "C0", Status.DECIDED)),
                events.ActionWritten(Action(UUID, "Acheter des talkies", "")),
            ),
            f"décision et action «{NB}Se parler à l’intérieur{NB}» en{NB}C0",
        ),
        (
            (events.PhaseEntered("S1-P3"),),
            f"passage en C1 «{NB}Papier installé, îlots propres{NB}»",
        ),
        (
            (events.CardPlayed(Card("OR-02@DPI", "OR-02", "DPI")),),
            f"carte jouée «{NB}Vérifier les données revenues · Dossier patient…{NB}»",
        ),
        ((events.BreakTaken(10),), f"pause de 10{NB}min"),
        (
            (events.LogNoted(UUID, "Le cadre dit « oui »", None),),
            f"main courante «{NB}Le cadre dit “oui”{NB}»",
        ),
    ],
)
def test_what_a_gesture_is_called(game, bench, happened, name):
    assert told(move(*happened), bench.state, game) == name


def test_an_edited_answer_is_named_by_its_card(game, bench):
    bench.card("OC-10", UNIT_SUBJECT)
    bench.write(f"OC-10@{UNIT_SUBJECT}", "C0", "x1")
    edited = events.SolutionWritten(Solution("x1", "Autre chose"))
    name = told(move(edited), bench.state, game)
    assert name == f"réponse à «{NB}Se parler à l’intérieur{NB}» en{NB}C0"


def test_a_written_answer_decided_at_once_is_a_decision(game, bench):
    card = f"OC-10@{UNIT_SUBJECT}"
    happened = (
        events.SolutionWritten(Solution("x1", "Radios")),
        events.DecisionSet(Decision(card, "C0", Status.DRAFT, ("x1",))),
        events.DecisionSet(Decision(card, "C0", Status.DECIDED, ("x1",))),
    )
    assert told(move(*happened), bench.state, game).startswith("décision «")


def test_a_ghost_answered_in_one_gesture_is_an_answer(game, bench):
    card = f"OC-10@{UNIT_SUBJECT}"
    happened = (
        events.CardPlayed(Card(card, "OC-10", UNIT_SUBJECT)),
        events.SolutionWritten(Solution("x1", "Radios")),
        events.DecisionSet(Decision(card, "C0", Status.DRAFT, ("x1",))),
    )
    name = told(move(*happened), bench.state, game)
    assert name == f"réponse à «{NB}Se parler à l’intérieur{NB}» en{NB}C0"


def test_a_ghost_set_aside_in_one_gesture_is_that(game, bench):
    card = f"OC-10@{UNIT_SUBJECT}"
    happened = (
        events.CardPlayed(Card(card, "OC-10", UNIT_SUBJECT)),
        events.DecisionSet(Decision(card, "C0", Status.SET_ASIDE, (), "Sans objet")),
    )
    assert told(move(*happened), bench.state, game).startswith("carte écartée «")


def test_cards_left_by_default_are_counted(game, bench):
    happened = tuple(
        events.DecisionSet(Decision(f"{objective}@URG-02", "C1", Status.DEFAULT, follows="C0"))
        for objective in ("OC-02", "OC-04", "OC-05")
    )
    assert told(move(*happened), bench.state, game) == f"3{NB}cartes par défaut en{NB}C1"


def test_a_gesture_of_many_kinds_says_how_many_and_the_first(game, bench):
    happened = (events.BreakTaken(5), events.ActivityKept("URG-03"))
    name = told(move(*happened), bench.state, game)
    assert name == f"2{NB}gestes d’un coup, dont pause de 5{NB}min"


def test_what_was_removed_keeps_its_words_while_the_state_before_is_known(game, bench):
    bench.play(events.ActionWritten(Action("a1", "Imprimer les feuilles", "")))
    removed = move(events.ActionRemoved("a1"))
    assert told(removed, bench.state, game) == f"action retirée «{NB}Imprimer les feuilles{NB}»"
    assert told(removed, WorkshopState(), game) == "action retirée"


def test_an_undo_says_what_it_took_back(game, bench):
    target = move(events.BreakTaken(5))
    back = Entry(8, EntryKind.UNDO, "2026-03-17T08:00:00.000Z", "", None, (), 7)
    again = Entry(9, EntryKind.REDO, "2026-03-17T08:00:00.000Z", "", None, (), 7)
    assert told(back, bench.state, game, target) == f"annulation, pause de 5{NB}min"
    assert told(again, bench.state, game, target) == f"rétablissement, pause de 5{NB}min"
    assert told(back, bench.state, game) == "annulation, un geste"


def test_a_long_undo_keeps_its_closing_guillemet(game, bench):
    target = move(events.LogNoted(UUID, "mot " * 50, None))
    back = Entry(8, EntryKind.UNDO, "2026-03-17T08:00:00.000Z", "", None, (), 7)
    name = told(back, bench.state, game, target)
    assert len(name) <= LONGEST
    assert name.endswith("»")


def test_quotes_of_the_room_become_inner_quotes(game, bench):
    noted = events.LogNoted(UUID, f"«{NB}AVC{NB}» annoncé", None)
    assert told(move(noted), bench.state, game) == f"main courante «{NB}“AVC” annoncé{NB}»"


def test_lines_of_the_room_become_one_line(game, bench):
    noted = events.LogNoted(UUID, "un\ndeux", None)
    assert "\n" not in told(move(noted), bench.state, game)


def test_a_new_event_without_a_name_is_noticed(game):
    """What keeps the list whole: an event that nobody named fails loudly."""
    with pytest.raises(KeyError):
        told(move(object()), WorkshopState(), game)
