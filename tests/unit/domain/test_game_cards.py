"""The game cards: moons of the night, objects to show, the action that a missing one needs."""

from datetime import date
from typing import Any

import pytest

from pcra_game.domain import game_cards as cards
from pcra_game.domain import moves
from pcra_game.domain.activity_events import ActivitySetAside, NightStamped
from pcra_game.domain.answer_events import ActionWritten
from pcra_game.domain.framing_events import PresenceNoted
from pcra_game.domain.limits import ACTION

P1, P0 = "URG-01", "URG-02"
CARD, OTHER = "OC-02@URG-02", "OC-03@URG-02"


def stamp(bench: Any, activity: str, *, holds: bool = True) -> None:
    bench.play(NightStamped(activity, holds, "URG-F01"))


def test_moons_are_counted_on_vital_activities(bench: Any) -> None:
    count = cards.night_count(bench.state, bench.game)
    assert (count.moons, count.broken, count.missing, count.vital) == (0, (), (P0, P1), 2)
    stamp(bench, P0)
    stamp(bench, P1, holds=False)
    count = cards.night_count(bench.state, bench.game)
    assert (count.moons, count.broken, count.missing) == (1, (P1,), ())


def test_an_activity_off_the_table_wants_no_moon(bench: Any) -> None:
    bench.play(ActivitySetAside(P1, "motif"))
    assert cards.night_count(bench.state, bench.game).vital == 1


def test_the_walk_goes_on_behind_the_activity_in_hand_and_comes_round(bench: Any) -> None:
    walk = [cards.next_without_moon(bench.state, bench.game, after) for after in ("", P0, P1)]
    assert walk == [P0, P1, P0]
    stamp(bench, P0)
    assert cards.next_without_moon(bench.state, bench.game) == P1
    assert cards.next_without_moon(bench.state, bench.game, P1) == P1  # it waits in hand
    stamp(bench, P1)
    assert cards.next_without_moon(bench.state, bench.game) is None


def test_the_night_is_here_where_somebody_who_works_it_sits(bench: Any) -> None:
    assert not cards.night_is_here(bench.state)
    bench.play(PresenceNoted("URG-F01", 1, nights=False))
    assert not cards.night_is_here(bench.state)
    bench.play(PresenceNoted("URG-F01", 1, nights=True))
    assert cards.night_is_here(bench.state)
    bench.play(PresenceNoted("URG-F01", 0, nights=True))
    assert not cards.night_is_here(bench.state)


@pytest.fixture
def answered(bench: Any) -> Any:
    """One sheet on one card, a key that two cards rely on."""
    bench.card("OC-02", P0)
    bench.card("OC-03", P0)
    bench.card("OC-02", P1)
    bench.answer(CARD, "C0", "x1", with_what="Feuille de tri", who="URG-F01")
    bench.answer(OTHER, "C0", "x2", with_what="Clé du coffret", who="URG-F04")
    bench.play(moves.ShareSolution("OC-02@URG-01", "C0", "x2"))
    bench.play(moves.Decide("OC-02@URG-01", "C0"))
    return bench


def names(bench: Any) -> list[str]:
    return [one.words for one in cards.objects_to_show(bench.state, bench.game)]


def test_nothing_is_asked_before_an_answer_is_decided(bench: Any) -> None:
    bench.card("OC-02", P0)
    bench.write(CARD, "C0", "x1", with_what="Feuille de tri")
    assert cards.object_to_show(bench.state, bench.game) is None
    bench.play(moves.Decide(CARD, "C0"))
    assert names(bench) == ["Feuille de tri"]


def test_the_object_that_most_cards_rely_on_comes_first(answered: Any) -> None:
    first = cards.object_to_show(answered.state, answered.game)
    assert first is not None
    assert (first.words, first.who, first.cards) == (
        "Clé du coffret", "URG-F04", (OTHER, "OC-02@URG-01"),
    )  # fmt: skip
    assert first.question == "Qui a la clé\u202f? Montrez\u00a0: clé du coffret"


def test_an_object_that_was_asked_for_is_not_asked_again(answered: Any) -> None:
    first = cards.object_to_show(answered.state, answered.game)
    assert first is not None
    answered.play(cards.challenge(first, shown=False))
    assert names(answered) == ["Feuille de tri"]
    kept = next(iter(answered.state.challenges.values()))
    assert (kept.text, kept.shown) == (first.question, False)


def test_an_object_is_passed_and_comes_back_when_all_were(answered: Any) -> None:
    def asked(*passed: str) -> str:
        found = cards.object_to_show(answered.state, answered.game, passed)
        assert found is not None
        return found.words

    assert asked("x2") == "Feuille de tri"
    assert asked("x1", "x2") == "Clé du coffret"


def test_two_answers_with_the_same_object_ask_once(answered: Any) -> None:
    answered.answer(CARD, "C1", "x3", with_what="FEUILLE de tri")
    assert [name.casefold() for name in names(answered)].count("feuille de tri") == 1


@pytest.mark.parametrize(
    ("with_what", "asked"),
    [
        ("poste propre, aucune clé USB", cards.Asked.SHOW),
        ("armoire du cadre", cards.Asked.KEY),
        ("liste des numéros", cards.Asked.CALL),
        ("monnaie et clématites", cards.Asked.SHOW),
    ],
)
def test_the_question_follows_the_words(bench: Any, with_what: str, asked: cards.Asked) -> None:
    bench.card("OC-02", P0)
    bench.answer(CARD, "C0", "x1", with_what=with_what)
    found = cards.object_to_show(bench.state, bench.game)
    assert found is not None
    assert found.asked is asked


def test_a_missing_object_drafts_an_action_for_who_answers(answered: Any) -> None:
    first = cards.object_to_show(answered.state, answered.game)
    assert first is not None
    action = cards.action_for_missing(answered.state, first, id="a1", today=date(2026, 11, 25))
    assert (action.owner, action.due, action.card) == ("URG-F04", "2026-12-25", OTHER)
    assert action.text == "Mettre sous la main\u00a0: clé du coffret"
    answered.play(ActionWritten(action))


def test_the_drafted_action_holds_in_its_limit(bench: Any) -> None:
    bench.card("OC-02", P0)
    bench.answer(CARD, "C0", "x1", with_what="a" * 80)
    found = cards.object_to_show(bench.state, bench.game)
    assert found is not None
    action = cards.action_for_missing(bench.state, found, id="a", today=date(2026, 1, 1))
    assert len(action.text) <= ACTION
    bench.play(ActionWritten(action), cards.challenge(found, shown=False))
