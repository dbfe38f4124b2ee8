"""Durations as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcra_game.domain.durations import read_duration, read_instant
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.limits import MAX_MINUTES
from pcra_game.texts.typography import duration, instant_label


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("15", 15),
        ("15 min", 15),
        ("15min", 15),
        ("15\u00a0min", 15),
        ("2 h", 120),
        ("2h", 120),
        ("2 heures", 120),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1 h 05 min", 65),
        ("2,5 h", 150),
        ("3 j", 4320),
        ("3 jours", 4320),
        ("J+3", 4320),
        ("j3", 4320),
        ("2 j 3 h 5", 3065),
        ("1 semaine", 10080),
        ("  72 H ", 4320),
        ("Immédiat", 0),
        ("0", 0),
        ("", None),
        ("sans objet", None),
        ("Sans Objet", None),
        ("jamais", None),
    ],
)
def test_a_duration_is_read_as_people_type_it(typed: str, minutes: int | None) -> None:
    assert read_duration(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("H0", 0),
        ("H+12", 720),
        ("H+20 min", 20),
        ("H+1 h 30", 90),
        ("J+1, 6 h", 1800),
        ("J+19", 27360),
        ("90", 90),
        ("", None),
    ],
)
def test_an_instant_is_read_as_the_story_says_it(typed: str, minutes: int | None) -> None:
    assert read_instant(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    ["bientôt", "1 an", "h", "J+", "-5", "1 h 30 5", "2 j 30", "1,5 h 30", "1 h 300", "12 jh",
     "99999999"],
)  # fmt: skip
def test_what_is_not_understood_is_said_in_one_sentence(typed: str) -> None:
    with pytest.raises(IllegalMoveError) as refused:
        read_duration(typed)
    sentence = str(refused.value)
    assert typed in sentence
    assert "par exemple" in sentence
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")


@given(st.integers(0, MAX_MINUTES))
def test_what_the_screen_says_is_read_back(minutes: int) -> None:
    assert read_duration(duration(minutes)) == minutes
    assert read_instant(instant_label(minutes)) == minutes


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_and_never_negative(text: str) -> None:
    try:
        minutes = read_duration(text)
    except IllegalMoveError:
        return
    assert minutes is None or minutes >= 0
