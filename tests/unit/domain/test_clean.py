"""The one door for texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcra_game.domain.clean import clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  deux   espaces ", "deux espaces"),
        ("une\nligne", "une ligne"),
        ("une\r\nligne", "une ligne"),
        ("une\ttabulation", "une tabulation"),
        ("ligne\u2028suivante\u2029encore", "ligne suivante encore"),
        ("e\u0301te\u0301", "été"),
        ("nul\x00 et cloche\x07", "nul et cloche"),
        ("droite\u202egauche\u2066\u2069", "droitegauche"),
        ("zéro\u200blargeur\ufeff", "zérolargeur"),
        ("privé\ue000", "privé"),
        ("seul\ud800", "seul"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_a_text_comes_in_plain(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_french_spaces_stay_where_they_were_typed(space: str) -> None:
    assert clean(f"30{space}min{space}{space}!") == f"30{space}min{space}{space}!"


@pytest.mark.parametrize("text", ["10 min", '"cité"', "l'heure", "a ; b : c", "🖨️"[:1]])
def test_the_words_of_users_are_never_retyped(text: str) -> None:
    assert clean(text) == text


def test_a_mark_behind_a_control_sign_is_composed_all_the_same() -> None:
    assert clean("e\u200d\u0301") == "é"


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ae \u00a0\u202f\n\r\t\u200d\u0301\u0327\u202e\u1100\u1161é")))
def test_what_came_in_once_comes_in_again_unchanged(text: str) -> None:
    assert clean(clean(text)) == clean(text)
