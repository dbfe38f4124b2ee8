"""Who speaks first, which cards come next, how far time may jump."""

from typing import Any

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.answers import Card
from pcra_game.domain.deck import Kind
from pcra_game.domain.framing_events import PresenceNoted
from pcra_game.domain.game import Game
from pcra_game.domain.leading import first_word, hour_of_story, jumps, moment_of, next_cards
from pcra_game.domain.room_events import FictiveTimeSet, PhaseEntered
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table import table
from pcra_game.domain.table_cards import DONE
from pcra_game.texts import guide as words

SWITCH = Card("OC-01@unite", "OC-01", "unite")
OTHER = Card("OC-02@URG-02", "OC-02", "URG-02")


def first(bench: Any, card: Card = OTHER, context: str = "C0") -> str:
    said = first_word(bench.state, bench.game, card, context)
    assert said is not None
    return said.function


def test_nights_speak_first_on_the_switch_to_paper(bench: Any) -> None:
    bench.play(PresenceNoted("URG-F01", 1, False), PresenceNoted("URG-F05", 1, True))
    said = first_word(bench.state, bench.game, SWITCH, "C0")
    assert said is not None
    assert (said.function, said.why) == ("URG-F05", words.WHY_NIGHT)


def test_a_night_function_that_left_is_not_named(bench: Any) -> None:
    bench.play(PresenceNoted("URG-F05", 1, True), PresenceNoted("URG-F01", 1, False))
    bench.play(PresenceNoted("URG-F05", 0, True))
    assert first(bench, SWITCH) != "URG-F05"


def test_without_nights_the_switch_goes_to_a_function_that_sounds_like_them(bench: Any) -> None:
    said = first_word(bench.state, bench.game, SWITCH, "C0")
    assert said is not None
    assert (said.label, said.why) == ("Cadre de santé de nuit", words.WHY_NO_NIGHT)


def test_the_word_goes_round_the_functions_of_the_room(bench: Any) -> None:
    present = ("URG-F01", "URG-F05", "URG-F14")
    bench.play(*(PresenceNoted(f, 1, False) for f in present))
    spoke = []
    for activity in ("URG-01", "URG-02"):
        for objective in ("OC-02", "OC-03", "OC-06"):
            spoke.append(first(bench, Card(f"{objective}@{activity}", objective, activity)))
            bench.card(objective, activity)
    assert spoke == [*present, *present]


def test_a_card_asked_twice_has_the_same_first_word(bench: Any) -> None:
    bench.play(*(PresenceNoted(f, 1, False) for f in ("URG-F01", "URG-F05")))
    ghost = first(bench)
    bench.card()
    bench.card("OC-03")
    assert first(bench) == ghost
    assert first(bench, OTHER, "C1") != ghost


def test_where_nobody_is_noted_the_unit_speaks_and_never_the_house(bench: Any) -> None:
    said = first_word(bench.state, bench.game, OTHER, "C0")
    assert said is not None
    assert said.function.startswith("URG-")
    assert said.why == words.WHY_NOBODY


def test_every_unit_has_somebody_to_begin() -> None:
    deck = load_named_deck("hopital")
    scenario = load_named_scenario("S1", deck)
    for unit in deck.units:
        game = Game(deck, scenario, unit.code)
        for card in (SWITCH, OTHER):
            assert first_word(WorkshopState(), game, card, "C0") is not None


def test_three_cards_come_next_and_the_wanted_one_first(bench: Any) -> None:
    laid = table(bench.state, bench.game, "C0")
    assert [c.id for c in next_cards(laid)] == [c.id for c in laid.cards()[:3]]
    assert next_cards(laid, first="OC-01@unite")[0].id == "OC-01@unite"


def test_cards_that_have_an_answer_do_not_come_next(bench: Any) -> None:
    bench.answer(bench.card(), "C0", set_up=0)
    laid = table(bench.state, bench.game, "C0")
    assert "OC-02@URG-02" not in {c.id for c in next_cards(laid)}


def test_the_return_brings_its_own_cards_first(bench: Any) -> None:
    laid = table(bench.state, bench.game, "C3")
    assert laid.cards()[0].kind is Kind.CONTINUITY
    coming = next_cards(laid, recovery=True)
    assert coming
    assert all(card.kind is Kind.RECOVERY for card in coming)


def test_a_round_that_is_answered_has_no_next_card(bench: Any) -> None:
    for number, card in enumerate(table(bench.state, bench.game, "C0").cards()):
        bench.answer(bench.card(card.objective, card.subject), "C0", f"x{number}", set_up=0)
    laid = table(bench.state, bench.game, "C0")
    assert all(card.look in DONE for card in laid.cards())
    assert next_cards(laid) == ()


def test_jumps_lie_ahead_of_the_hour_of_the_story(bench: Any) -> None:
    found = {jump.id: jump.minutes for jump in jumps(bench.state, bench.game)}
    assert found["hours_1"] == 60
    assert found["morning"] == 8 * 60 - (2 * 60 + 10)
    assert found["day_3"] == 3 * 1440
    bench.play(PhaseEntered("S1-P3"))
    now = bench.game.phases["S1-P3"].start
    assert hour_of_story(bench.state, bench.game) == now
    found = {jump.id: jump.minutes for jump in jumps(bench.state, bench.game)}
    assert "day_1" not in found
    assert found["phase"] == bench.game.phases["S1-P4"].start
    assert all(minutes > now for minutes in found.values())


def test_the_last_phase_has_none_to_jump_to(bench: Any) -> None:
    bench.play(PhaseEntered("S1-P6"))
    assert {jump.id for jump in jumps(bench.state, bench.game)} == {
        "hours_1",
        "hours_4",
        "morning",
    }


def test_at_eight_sharp_the_next_morning_is_tomorrow(bench: Any) -> None:
    bench.play(FictiveTimeSet(350))
    morning = next(j for j in jumps(bench.state, bench.game) if j.id == "morning")
    assert morning.minutes == 350 + 1440
    assert morning.moment == "J+1, 5\u00a0h\u00a050 (lundi, 8\u00a0h\u00a000)"


def test_an_hour_of_the_story_is_named_with_its_day(game: Game) -> None:
    assert moment_of(game, 0) == "H0 (dimanche, 2\u00a0h\u00a010)"
    assert moment_of(game, 3 * 1440) == "J+3 (mercredi, 2\u00a0h\u00a010)"
