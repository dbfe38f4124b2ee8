"""Which face draws which sign."""

import pytest

from pcra_game.exports.fonts import Weight, clean, runs, unit_width
from pcra_game.exports.pdf_text import shorten, wrap
from pcra_game.resources import font_files


def test_every_font_file_is_there() -> None:
    assert len(font_files()) == 5
    assert all(file.is_file() for file in font_files().values())


@pytest.mark.parametrize("text", ["Œdème", "« à ≤ 5\u202fmin »", "non\u2011vérifié"])
def test_french_text_is_one_run_of_atkinson(text: str) -> None:
    assert [run.font for run in runs(text)] == ["AtkinsonHyperlegible-Regular"]


def test_signs_that_atkinson_lacks_are_drawn_by_dejavu() -> None:
    fonts = [(run.text, run.font) for run in runs("nuit ☾ → jour", Weight.BOLD)]
    assert ("nuit ", "AtkinsonHyperlegible-Bold") in fonts
    assert any("→" in text and font.startswith("DejaVu") for text, font in fonts)


@pytest.mark.parametrize("code", ["C0", "P0", "URG-04"])
def test_codes_have_a_plain_zero(code: str) -> None:
    assert [run.font for run in runs(code, Weight.BOLD)] == ["DejaVuSans-Bold"]


def test_a_sign_nobody_draws_is_shown_as_missing() -> None:
    assert clean("a\U0001f9ecb漢") == "a\ufffdb\ufffd"


def test_unseen_signs_are_dropped_and_accents_composed() -> None:
    assert clean("e\u0301\u200b\x00\ufeff\tx") == "é x"


def test_a_narrow_space_is_narrower_than_a_space() -> None:
    assert 0 < unit_width("\u202f") < unit_width(" ")


def test_runs_give_the_text_back() -> None:
    text = "C0 → 72\u202fh ; ☾ ✓ « été »"
    assert "".join(run.text for run in runs(text)) == text


def test_wrapping_keeps_every_word_and_no_break_spaces() -> None:
    text = "tenue de 72\u00a0h au moins pour chaque poste"
    lines = wrap(text, 60, 10)
    assert "".join(lines) == text
    assert any("72\u00a0h" in line for line in lines)


def test_a_high_sign_never_opens_a_line() -> None:
    for width in range(60, 120):
        lines = wrap("oui ; « non » ? 16 h", width, 10)
        assert not any(line.startswith((";", "»", "?", "h")) for line in lines)


def test_a_word_longer_than_the_column_is_broken() -> None:
    lines = wrap("x" * 300, 50, 10)
    assert "".join(lines) == "x" * 300
    assert all(unit_width(line) * 10 <= 50 for line in lines)


def test_a_shortened_text_holds_and_says_so() -> None:
    short = shorten("un libellé bien trop long", 60, 10)
    assert short.endswith("…")
    assert unit_width(short) * 10 <= 60
