"""Frozen cards come back exactly, and nothing else is taken for frozen cards."""

import hashlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcra_game.content.decks import load_named_deck
from pcra_game.content.errors import ContentError
from pcra_game.content.frozen import freeze, thaw_deck, thaw_scenario
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.deck import Deck, Feasibility, Level


@pytest.fixture(scope="module")
def deck() -> Deck:
    return load_named_deck("hopital")


def test_a_deck_comes_back_exactly(deck: Deck) -> None:
    content, digest = freeze(deck)
    thawed = thaw_deck(content)
    assert thawed == deck
    assert freeze(thawed) == (content, digest)
    assert hashlib.sha256(content).hexdigest() == digest


def test_values_keep_their_types(deck: Deck) -> None:
    thawed = thaw_deck(freeze(deck)[0])
    assert isinstance(thawed.contexts[0].levels["TEL"], Level)
    assert isinstance(thawed.units[0].activities[0].feasibility["C0"], Feasibility)
    assert isinstance(thawed.services, tuple)


@pytest.mark.parametrize("name", ["S1", "S2", "S3", "S4"])
def test_a_scenario_comes_back_exactly(deck: Deck, name: str) -> None:
    scenario = load_named_scenario(name, deck)
    content, digest = freeze(scenario)
    assert thaw_scenario(content) == scenario
    assert freeze(thaw_scenario(content)) == (content, digest)


def test_frozen_cards_are_canonical_json(deck: Deck) -> None:
    content = freeze(deck)[0]
    again = json.dumps(
        json.loads(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert again.encode() == content


def test_two_readings_freeze_alike(deck: Deck) -> None:
    assert freeze(load_named_deck("hopital")) == freeze(deck)


def test_a_deck_is_not_a_scenario(deck: Deck) -> None:
    with pytest.raises(ContentError, match="cartes figées"):
        thaw_scenario(freeze(deck)[0])


def test_an_added_key_is_refused(deck: Deck) -> None:
    content = freeze(deck)[0].replace(b'{"contexts"', b'{"a":1,"contexts"', 1)
    with pytest.raises(ContentError, match="le contenu figé a été modifié"):
        thaw_deck(content)


def test_a_key_added_deep_inside_is_refused(deck: Deck) -> None:
    content = freeze(deck)[0].replace(b'{"axis"', b'{"aaa":1,"axis"', 1)
    with pytest.raises(ContentError, match="le contenu figé a été modifié"):
        thaw_deck(content)


def test_a_space_is_refused(deck: Deck) -> None:
    with pytest.raises(ContentError):
        thaw_deck(freeze(deck)[0] + b" ")


def test_a_number_written_as_text_is_refused(deck: Deck) -> None:
    content = freeze(deck)[0].replace(b'"dmia":15', b'"dmia":"15"', 1)
    with pytest.raises(ContentError, match=r"units\[0\]\.activities\[0\]\.dmia"):
        thaw_deck(content)


def test_an_unknown_level_is_refused(deck: Deck) -> None:
    content = freeze(deck)[0].replace(b'"TEL":1', b'"TEL":7', 1)
    with pytest.raises(ContentError, match="une de ces valeurs est attendue"):
        thaw_deck(content)


@given(st.binary(max_size=200))
def test_no_other_bytes_are_taken_for_cards(content: bytes) -> None:
    with pytest.raises(ContentError):
        thaw_deck(content)


def test_thawing_a_deck_is_quick(deck: Deck) -> None:
    content = freeze(deck)[0]
    best = min(_processor_time(content) for _ in range(3))
    assert best < 0.060


def _processor_time(content: bytes) -> float:
    start = time.process_time()
    thaw_deck(content)
    return time.process_time() - start
