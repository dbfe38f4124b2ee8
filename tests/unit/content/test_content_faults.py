"""French wordings of faults."""

import re

import pytest

from pcra_game.texts.content_faults import _PLAIN, _WITH_CONTEXT, expected, located, refusal


def test_a_context_fills_the_wording() -> None:
    wording = expected("string_too_long", {"max_length": 60})
    assert wording == "un texte de 60 caractères au plus est attendu"


def test_an_unknown_type_gets_a_general_wording() -> None:
    assert expected("never_seen", {}) == "une valeur permise est attendue"


def test_a_context_that_lacks_a_value_gets_a_general_wording() -> None:
    assert expected("string_too_long", {}) == "une valeur permise est attendue"


def test_alternatives_are_joined_in_french() -> None:
    assert expected("literal_error", {"expected": "'N' or 'X'"}).endswith("'N' ou 'X'")


def test_braces_in_a_value_are_left_alone() -> None:
    assert "«\u00a0{stem}\u00a0»" in expected("unknown_service", {"value": "{stem}"})


@pytest.mark.parametrize("wording", [*_PLAIN.values(), *_WITH_CONTEXT.values()])
def test_wordings_are_half_sentences_with_french_spaces(wording: str) -> None:
    assert not wording.endswith(".")
    assert not re.search(r" [:;!?»]|« ", wording)


def test_a_whole_file_has_no_key() -> None:
    assert located("deck.toml", "", "introuvable") == "deck.toml\u00a0: introuvable"


def test_one_other_fault_is_singular() -> None:
    assert "(et 1 autre)" in refusal("a", 1)
    assert "autre" not in refusal("a", 0)
