"""French typography, case by case."""

import pytest

from pcra_game.texts import typography as french


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (None, "sans objet"),
        (0, "immédiat (≤\u00a05\u00a0min)"),
        (15, "15\u00a0min"),
        (60, "1\u00a0h"),
        (90, "1\u00a0h\u00a030"),
        (65, "1\u00a0h\u00a005"),
        (24 * 60, "24\u00a0h"),
        (72 * 60, "72\u00a0h"),
        (7 * 1440, "7\u00a0j"),
        (15 * 1440, "15\u00a0j"),
        (4 * 1440 + 360, "4\u00a0j 6\u00a0h"),
        (4 * 1440 + 20, "4\u00a0j 20\u00a0min"),
    ],
)
def test_a_duration_is_said_as_a_caregiver_says_it(minutes: int | None, said: str) -> None:
    assert french.duration(minutes) == said


def test_a_missing_duration_takes_the_given_words() -> None:
    assert french.duration(None, none="jamais") == "jamais"


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        french.duration(-1)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "H0"),
        (20, "H+20\u00a0min"),
        (12 * 60, "H+12"),
        (90, "H+1\u00a0h\u00a030"),
        (1440, "J+1"),
        (9 * 1440, "J+9"),
        (1440 + 360, "J+1, 6\u00a0h"),
    ],
)
def test_an_instant_counts_from_the_cut(minutes: int, said: str) -> None:
    assert french.instant_label(minutes) == said


def test_an_instant_before_the_cut_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        french.instant_label(-5)


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0\u00a0carte"), (1, "1\u00a0carte"), (2, "2\u00a0cartes")]
)
def test_zero_and_one_are_singular(n: int, said: str) -> None:
    assert french.count(n, "carte", "cartes") == said


def test_thousands_stand_apart_from_five_digits_on() -> None:
    assert (french.grouped(1234), french.grouped(12345)) == ("1234", "12\u202f345")


def test_guillemets_hold_their_text() -> None:
    assert french.quoted(" idem ") == "«\u00a0idem\u00a0»"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quoi ?", "Quoi\u202f?"),
        ("Non!", "Non\u202f!"),
        ("a ; b", "a\u202f; b"),
        ("Qui : moi", "Qui\u00a0: moi"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("14:30 et http://x?y", "14:30 et http://x?y"),
        ("Quoi\u202f?", "Quoi\u202f?"),
    ],
)
def test_high_signs_take_their_space(typed: str, printed: str) -> None:
    assert french.spaced(typed) == printed


def test_dates_and_times_are_french() -> None:
    assert french.date_fr("2026-11-24") == "24/11/2026"
    assert french.date_fr("2026-11-24T14:30:00+00:00") == "24/11/2026"
    assert french.time_fr("2026-11-24T14:05:00") == "14\u00a0h\u00a005"


def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(ValueError, match="demain"):
        french.date_fr("demain")


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_a_list_ends_with_and(parts: list[str], said: str) -> None:
    assert french.join_fr(parts) == said


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("court", 5, "court"),
        ("un texte trop long", 12, "un texte…"),
        ("anticonstitutionnellement", 6, "antic…"),
        ("ab", 1, "…"),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, limit: int, short: str) -> None:
    assert french.ellipsis(text, limit) == short
    assert len(short) <= limit


def test_no_room_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="room"):
        french.ellipsis("abc", 0)


def test_folding_forgets_case_accents_and_spaces() -> None:
    assert french.fold("  Œdème\u00a0AIGU de l’Été ") == "oedeme aigu de l'ete"


@pytest.mark.parametrize("code", ["C0", "P0", "URG-04", "H0"])
def test_a_code_with_a_zero_is_known_as_such(code: str) -> None:
    assert french.CODE_WITH_ZERO.fullmatch(code)


@pytest.mark.parametrize("text", ["300", "C1", "COVID20-x", "v0.3"])
def test_a_number_or_a_word_is_no_code(text: str) -> None:
    assert not french.CODE_WITH_ZERO.fullmatch(text)
