"""The word after a colon."""

import pytest

from pcra_game.texts.after_colon import lowered


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Papier, mobiles", "papier, mobiles"),
        ("Écran", "écran"),
        ("À écrire", "à écrire"),
        ("L’accueil", "l’accueil"),
        ("DPI en lecture", "DPI en lecture"),
        ("SAMU, sur un mobile", "SAMU, sur un mobile"),
        ("C0 avec téléphonie", "C0 avec téléphonie"),
        ("IDE", "IDE"),
        ("", ""),
    ],
)
def test_only_an_ordinary_word_loses_its_capital(text: str, said: str) -> None:
    assert lowered(text) == said
