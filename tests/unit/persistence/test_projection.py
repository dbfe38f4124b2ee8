"""The tables read like the plan, and follow the state by their changed rows only."""

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pcra_game.domain.answers import Action, Card, Decision, Solution, Status
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.events import (
    ActionRemoved,
    ActionWritten,
    ActivityAdded,
    ActivityKept,
    ActivitySetAside,
    CardPlayed,
    CardWithdrawn,
    ContextChosen,
    ContextLevelSet,
    DecisionSet,
    DeputyNamed,
    Event,
    LogNoted,
    ServiceDescribed,
    SolutionWritten,
)
from pcra_game.domain.evolve import evolve
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.projection import Change, advance, project
from pcra_game.persistence.schema import expected_schema
from pcra_game.persistence.session_file import SessionFile
from pcra_game.persistence.wording import wording
from pcra_game.workshop.files import load_game

SCHEMA_1 = "038fca204139d9ade4a61baa81604949df99532793c0d1290eec58cf8ad155e3"


def select(path: Path, statement: str) -> list[Any]:
    with sqlite3.connect(path) as raw:
        found = raw.execute(statement).fetchall()
    raw.close()
    return found


def test_format_1_never_changes() -> None:
    text = repr(expected_schema(1)).encode()
    assert hashlib.sha256(text).hexdigest() == SCHEMA_1


def test_decision_reads_like_the_plan(closed: Path) -> None:
    assert select(closed, "SELECT * FROM decision")[0] == (
        "Prescrire",
        "Continuer sans l’écran",
        "C0",
        "Plus rien",
        "décidée",
        1,
        "Prescrire sur ordonnancier papier",
        "Médecin de garde",
        "",
        "classeur rouge, 2 × Portable autonome",
        "dans l’heure",
        "en partie",
        "Téléphonie (TEL)",
        "doublons",
        "",
        "",
        "",
        "URG-01",
        "OC-01",
        "k1",
        "x1",
    )


def test_same_says_what_it_follows(closed: Path) -> None:
    columns = "context, status, position, what, follows, solution"
    assert select(closed, f"SELECT {columns} FROM decision")[1] == (
        "C1",
        "vérifiée, idem",
        0,
        "Prescrire sur ordonnancier papier",
        "C0 – Plus rien",
        None,
    )


def test_gap_is_a_row_with_its_reason(played: SessionFile, play: Any) -> None:
    gap = Decision("k1", "C1", Status.NO_SOLUTION, reason="aucun lecteur autonome")
    play(played, DecisionSet(gap))
    rows = select(played.path, "SELECT status, position, what, reason FROM decision")
    assert rows[1] == ("pas de solution", 0, "", "aucun lecteur autonome")


def test_solutions_come_in_order(played: SessionFile, play: Any) -> None:
    relay = Solution("x2", "Appeler la pharmacie", who="l’interne")
    both = Decision("k1", "C0", Status.DECIDED, ("x2", "x1"))
    play(played, SolutionWritten(relay), DecisionSet(both))
    rows = select(played.path, "SELECT position, what, who FROM decision WHERE context = 'C0'")
    assert rows == [
        (1, "Appeler la pharmacie", "l’interne"),
        (2, "Prescrire sur ordonnancier papier", "Médecin de garde"),
    ]


def test_edited_solution_changes_every_decision_that_shares_it(
    played: SessionFile, play: Any
) -> None:
    edited = replace(played.state.solutions["x1"], what="Dicter au standard")
    play(played, SolutionWritten(edited))
    assert select(played.path, "SELECT DISTINCT what FROM decision") == [("Dicter au standard",)]


def test_withdrawn_card_takes_its_decisions_along(played: SessionFile, play: Any) -> None:
    play(played, CardWithdrawn("k1"))
    assert select(played.path, "SELECT count(*) FROM decision") == [(0,)]


def test_deputy_named_by_the_room_replaces_the_deck(played: SessionFile, play: Any) -> None:
    play(played, DeputyNamed("F1", "l’interne de garde"))
    assert select(played.path, "SELECT night_deputy FROM solution") == [("l’interne de garde",)]


def test_levels_of_the_room_replace_the_deck(played: SessionFile, play: Any) -> None:
    play(played, ContextLevelSet("C0", "TEL", Level.PARTIAL), ServiceDescribed("TEL", "DECT"))
    assert ("C0", "TEL", "DECT (TEL)", "partiel") in select(
        played.path, "SELECT * FROM service_level"
    )


def test_one_gesture_touches_the_rows_it_changes(played: SessionFile, game: Game) -> None:
    before = project(played.state, game)
    line = LogNoted("l1", "Le groupe démarre", 40)
    assert advance(before, evolve(played.state, line))[1] == (
        Change("log", (), ((1, "l1", 40, "Le groupe démarre"),)),
    )


def test_words_that_change_no_row_write_none(played: SessionFile, game: Game) -> None:
    before = project(played.state, game)
    assert advance(before, evolve(played.state, DeputyNamed("F2", "x")))[1] == ()


def events() -> st.SearchStrategy[Event]:
    """Draw gestures over few ids, so that they meet."""
    id = st.sampled_from(["k1", "k2", "x1", "x2"])
    context = st.sampled_from(["C0", "C1"])
    activity = st.sampled_from(["URG-01", "URG-02", "own"])
    decision = st.builds(
        Decision,
        id,
        context,
        st.sampled_from(Status),
        st.lists(id, max_size=3, unique=True).map(tuple),
        follows=st.none() | context,
    )
    return st.one_of(
        st.builds(ActivityKept, activity),
        st.builds(ActivitySetAside, activity, st.just("hors champ")),
        st.builds(ActivityAdded, activity, id, st.sampled_from(Priority), st.just(1), st.just(2)),
        st.builds(CardPlayed, st.builds(Card, id, st.sampled_from(["OC-01", "OR-01"]), activity)),
        st.builds(CardWithdrawn, id),
        st.builds(SolutionWritten, st.builds(Solution, id, id, who=st.sampled_from(["F1", "x"]))),
        st.builds(DecisionSet, decision),
        st.builds(ActionWritten, st.builds(Action, id, id, id)),
        st.builds(ActionRemoved, id),
        st.builds(DeputyNamed, st.just("F1"), id),
        st.builds(ContextChosen, context, st.booleans()),
        st.builds(ServiceDescribed, st.just("TEL"), id),
    )


@given(drawn=st.lists(events(), max_size=40))
@settings(max_examples=60, deadline=None)
def test_changed_rows_lead_where_a_fresh_projection_does(
    drawn: list[Event], game: Game, opening: Entry
) -> None:
    state = evolve(WorkshopState(), opening.events[0])
    projection = project(state, game)
    tables = {t: dict(projection.rows(t)) for t in projection.items}
    for event in drawn:
        state = evolve(state, event)
        after, changes = advance(projection, state)
        for change in changes:
            rows = tables[change.table]
            for key in change.removed:
                del rows[key]
            written = set(change.written)
            rows.update({k: r for k, r in after.rows(change.table).items() if r in written})
        projection = after
    fresh = project(state, game)
    assert tables == {t: fresh.rows(t) for t in fresh.items}


def test_only_a_deputy_that_the_room_named_is_written() -> None:
    """What the deck suggests is no decision: a reader of the table would take it for one."""
    game = load_game("URG")
    function = next(f for f in game.functions.values() if f.deputy)
    nobody = WorkshopState()
    named = evolve(nobody, DeputyNamed(function.id, function.deputy or ""))
    assert wording(nobody, game).deputy(function.id) == ""
    assert wording(named, game).deputy(function.id) == game.functions[function.deputy or ""].label
