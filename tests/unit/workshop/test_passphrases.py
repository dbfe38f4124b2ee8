"""A passphrase is measured low rather than high, and one that is drawn is always good enough."""

from collections import Counter
from math import log2

import pytest

from pcra_game.texts import protected as words
from pcra_game.workshop.passphrases import (
    LEAST_BITS,
    LONGEST,
    SOLID_BITS,
    WORDS_DRAWN,
    Level,
    WeakPassphrase,
    our_words,
    require_strong,
    strength,
    suggest,
)

POOR = [
    "",
    "hopital",
    "Hôpital2026!",
    "H0p1t4l-Br3st-2026",
    "P@ssw0rdP@ssw0rd",
    "motdepassemotdepassemotdepasse",
    "azertyuiopqsdfghjklmwxcvbn",
    "1234567890 azertyuiop qsdfghjklm wxcvbn",
    "a" * 100,
    "abc" * 30,
    "hopital " * 12,
    "hopital1 hopital2 hopital3 hopital4 hopital5 hopital6",
    "31122026311220263112",
    "sauvegarde du dossier patient",
    "merci beaucoup docteur",
    "il était une fois dans l’ouest",
    "anticonstitutionnellement",
    "correct horse battery staple",
    "jardin lapin tulipe moteur",
    "hopital-urgences-brest-2026",
]
GOOD = [
    "jardin lapin tulipe moteur vapeur pyjama",
    "jardinlapintulipemoteurvapeurpyjama",
    "jardin-lapin-tulipe-moteur-vapeur-pyjama",
    "Jardin Lapin Tulipe Moteur Vapeur 42!",
    "kX9vRt2pQz7mWb4!hN6",
    "4f9a8c1e7b2d6f03a57c",
]


@pytest.mark.parametrize("passphrase", POOR)
def test_what_is_soon_guessed_is_weak_and_refused_with_the_next_step(passphrase: str) -> None:
    found = strength(passphrase)
    assert found.level is Level.WEAK
    assert found.step.endswith(".")
    with pytest.raises(WeakPassphrase) as refused:
        require_strong(passphrase)
    assert str(refused.value).endswith(".")
    assert not passphrase or passphrase not in str(refused.value)


@pytest.mark.parametrize("passphrase", GOOD)
def test_unrelated_words_and_signs_at_random_are_solid(passphrase: str) -> None:
    assert strength(passphrase).level is Level.SOLID
    require_strong(passphrase)


def test_five_words_pass_and_four_do_not() -> None:
    assert strength("jardin lapin tulipe moteur vapeur").level is Level.MEDIUM
    assert strength("jardin lapin tulipe moteur").step == words.STEP_WORD


def test_a_long_passphrase_never_loses_by_one_word_more() -> None:
    drawn = suggest().split()
    bits = [strength(" ".join(drawn[:n])).bits for n in range(1, WORDS_DRAWN + 1)]
    assert bits == sorted(bits)


@pytest.mark.parametrize(
    ("passphrase", "step"),
    [
        (" ", words.STEP_NONE),
        ("azertyuiop", words.STEP_REPEAT),
        ("anticonstitutionnellement", words.STEP_APART),
        ("jardin lapin", words.words_more(3)),
    ],
)
def test_the_next_step_fits_what_is_missing(passphrase: str, step: str) -> None:
    assert strength(passphrase).step == step


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        (GOOD[0] + " ", words.space_at_edge()),
        ("\u00a0" + GOOD[0], words.space_at_edge()),
        ("jardin\tlapin tulipe moteur vapeur pyjama", words.unwritable_sign()),
        (GOOD[0] + "\u200b", words.unwritable_sign()),
        (GOOD[0] * 20, words.too_long(LONGEST)),
    ],
)
def test_what_is_lost_when_it_is_noted_is_refused(passphrase: str, sentence: str) -> None:
    with pytest.raises(WeakPassphrase) as refused:
        require_strong(passphrase)
    assert str(refused.value) == sentence


def test_accents_and_their_two_spellings_are_worth_the_same() -> None:
    assert strength("étable crème").bits == strength("e\u0301table cre\u0300me").bits


def test_every_phrase_drawn_is_solid_and_another_one() -> None:
    drawn = [suggest() for _ in range(200)]
    assert len(set(drawn)) == 200
    assert {strength(phrase).level for phrase in drawn} == {Level.SOLID}
    assert {len(set(phrase.split())) for phrase in drawn} == {WORDS_DRAWN}
    for phrase in drawn:
        require_strong(phrase)


def test_our_words_are_many_plain_and_not_mixed_up_in_dictation() -> None:
    listed = our_words()
    assert len(listed) >= 1024
    assert [word for word, times in Counter(listed).items() if times > 1] == []
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 8 for word in listed)
    assert log2(len(listed)) * WORDS_DRAWN >= SOLID_BITS > LEAST_BITS
    holes = Counter(word[:i] + "?" + word[i + 1 :] for word in listed for i in range(len(word)))
    assert [hole for hole, times in holes.items() if times > 1] == []
