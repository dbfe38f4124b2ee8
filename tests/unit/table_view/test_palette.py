"""Every pair of colours that the screens lay on one another can be told apart (WCAG 2.2)."""

import colorsys
import re
from dataclasses import fields

import pytest

from pcra_game.table_view.palette import (
    AA,
    AAA,
    PALETTES,
    SHAPES,
    Mood,
    Palette,
    contrast,
)

TEXT = [
    ("ink", "page card field chip night_chip"),
    ("soft_ink", "page card field chip"),
    ("accent", "page card field chip"),
    ("field", "accent"),
    ("on_bar", "bar context token"),
    ("soft_on_bar", "bar context token"),
    ("on_felt", "felt felt_deep tray token"),
    ("soft_on_felt", "felt felt_deep tray token context"),
    ("on_context", "context"),
    ("on_event", "event"),
    ("event_edge", "event token bar"),
    ("on_clock", "clock"),
]
"""Text colour, and the surfaces that it is written on."""

PROJECTED = [
    ("ink", "page card field"),
    ("soft_ink", "page card"),
    ("on_bar", "bar"),
    ("soft_on_bar", "bar"),
    ("event_edge", "bar event"),
    ("on_event", "event"),
]
"""What the room reads from its chairs; pills are mood inks on mood fills."""

LINES = [
    ("field_edge", "page card field chip"),
    ("accent", "page card field chip"),
    ("focus", "bar felt felt_deep tray token context"),
    ("event_edge", "event felt felt_deep tray"),
    ("night", "page card field"),
    ("soft_on_bar", "bar"),
    ("soft_on_felt", "felt felt_deep tray"),
    ("clock", "on_clock"),
]
"""Edges, rings of focus and signs."""

BOTH = pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
DARK_SURFACES = ("bar", "felt", "felt_deep", "tray", "token")


def pairs(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(one, surface) for one, surfaces in lines for surface in surfaces.split()]


def faint(palette: Palette, lines: list[tuple[str, str]], least: float) -> list[str]:
    return [
        f"{one} on {surface}: {ratio:.2f}"
        for one, surface in pairs(lines)
        if (ratio := contrast(getattr(palette, one), getattr(palette, surface))) < least
    ]


@BOTH
def test_text_can_be_read(palette):
    assert faint(palette, TEXT, AA) == []


@BOTH
def test_text_of_the_projector_can_be_read_from_afar(palette):
    assert faint(palette, PROJECTED, AAA) == []


@BOTH
def test_lines_and_signs_stand_out(palette):
    assert faint(palette, LINES, SHAPES) == []


@BOTH
@pytest.mark.parametrize("mood", Mood)
def test_a_status_can_be_read_on_its_own_surfaces(palette, mood):
    shade = palette.mood(mood)
    assert contrast(shade.on_strong, shade.strong) >= AA
    assert contrast(shade.ink, shade.fill) >= AAA  # the pills of the projector
    assert contrast(shade.line, shade.fill) >= SHAPES


@BOTH
@pytest.mark.parametrize("mood", Mood)
@pytest.mark.parametrize("surface", ["page", "card", "field"])
def test_the_line_of_a_status_can_be_read_as_a_word_too(palette, mood, surface):
    assert contrast(palette.mood(mood).line, getattr(palette, surface)) >= AA


@BOTH
@pytest.mark.parametrize("mood", Mood)
@pytest.mark.parametrize("surface", DARK_SURFACES)
def test_a_status_stands_out_on_the_bar_and_on_the_felt(palette, mood, surface):
    assert contrast(palette.on_dark(mood), getattr(palette, surface)) >= SHAPES


@BOTH
@pytest.mark.parametrize("mood", Mood)
@pytest.mark.parametrize("surface", ["bar", "token"])
def test_a_status_can_be_a_word_on_the_bar_and_on_a_token(palette, mood, surface):
    assert contrast(palette.on_dark(mood), getattr(palette, surface)) >= AA


@pytest.mark.parametrize("mood", Mood)
def test_high_contrast_is_high_wherever_words_lie(mood):
    palette = PALETTES["contrast"]
    shade = palette.mood(mood)
    assert faint(palette, TEXT, AAA) == []
    assert faint(palette, LINES, AA) == []
    assert contrast(shade.on_strong, shade.strong) >= AAA
    for surface in ("page", "card", "field"):
        assert contrast(shade.line, getattr(palette, surface)) >= AAA


WARM_ON_PURPOSE = {"focus", "event", "on_event", "event_edge", "clock"}
"""An event is a telegram on amber paper, the ring of the keyboard its yellow, and time runs out."""


@BOTH
def test_red_amber_and_green_say_a_status_and_nothing_else(palette):
    coloured = {
        field.name: _hue(getattr(palette, field.name))
        for field in fields(palette)
        if field.name not in WARM_ON_PURPOSE | {"name", "moods"}
    }
    of_status = {
        name
        for name, (hue, chroma) in coloured.items()
        if chroma > 0.12 and (hue < 60 or hue > 330 or 90 < hue < 165)
    }
    assert of_status == set()


def _hue(colour: str) -> tuple[float, float]:
    """Degrees of hue, and how far a colour is from grey, 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return colorsys.rgb_to_hls(red, green, blue)[0] * 360, max(red, green, blue) - min(
        red, green, blue
    )


@BOTH
def test_every_mood_has_its_shades_and_no_two_share_a_line(palette):
    assert [mood for mood, _ in palette.moods] == list(Mood)
    assert len({shade.line for _, shade in palette.moods}) == len(Mood)
    assert len({palette.on_dark(mood) for mood in Mood}) == len(Mood)


@BOTH
def test_every_colour_is_written_in_full(palette):
    colours = [getattr(palette, f.name) for f in fields(palette) if f.name not in ("name", "moods")]
    shades = [getattr(s, f.name) for _, s in palette.moods for f in fields(s)]
    assert [c for c in (*colours, *shades) if not re.fullmatch(r"#[0-9A-F]{6}", c)] == []


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1
