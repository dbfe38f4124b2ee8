"""Colours of the screens by what they mean, and the contrasts that they promise.

Red, amber and green are kept for status, always with a sign and a word. Contexts share one
neutral colour. Contrast is computed as WCAG 2.2 defines it (success criteria 1.4.3, 1.4.6, 1.4.11).
"""

from dataclasses import dataclass
from enum import StrEnum

AA = 4.5
AAA = 7.0
SHAPES = 3.0


class Mood(StrEnum):
    """What a coloured surface says; each has a fill, a line, a strong fill and an ink."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    UNKNOWN = "unknown"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Shade:
    """`fill` under `ink`; `line` around it; `strong` under `on_strong`."""

    fill: str
    ink: str
    line: str
    strong: str
    on_strong: str


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. Every name says where the colour lies."""

    name: str
    bar: str
    on_bar: str
    soft_on_bar: str
    felt: str
    felt_deep: str
    on_felt: str
    soft_on_felt: str
    tray: str
    card: str
    card_edge: str
    ink: str
    soft_ink: str
    page: str
    field: str
    field_edge: str
    chip: str
    night: str
    night_chip: str
    context: str
    on_context: str
    accent: str
    focus: str
    event: str
    on_event: str
    event_edge: str
    token: str
    clock: str
    on_clock: str
    moods: tuple[tuple[Mood, Shade], ...]

    def mood(self, mood: Mood) -> Shade:
        """The shades of one status."""
        return dict(self.moods)[mood]

    def on_dark(self, mood: Mood) -> str:
        """The colour of a status as a line, a sign or a word on the bar, the felt or a token."""
        return _ON_DARK[mood]


_ON_DARK = {
    Mood.GOOD: "#5CC597",
    Mood.WARNING: "#E3A93C",
    Mood.BAD: "#F49BA0",
    Mood.UNKNOWN: "#B3C0C6",
    Mood.WRITING: "#9CC2FF",
}
"""Bar, felt, tray and tokens are dark in every theme, so all share these."""


LIGHT = Palette(
    name="light",
    bar="#0F2A33",
    on_bar="#FFFFFF",
    soft_on_bar="#C3D3D8",
    felt="#2B5F6B",
    felt_deep="#1D4650",
    on_felt="#FFFFFF",
    soft_on_felt="#DCE8EA",
    tray="#173A44",
    card="#FFFDF8",
    card_edge="#D8D2C4",
    ink="#13212B",
    soft_ink="#44535E",
    page="#F7F3EA",
    field="#FFFFFF",
    field_edge="#6B7A83",
    chip="#E3E9EE",
    night="#5B45A8",
    night_chip="#E7E1F5",
    context="#2A4A57",
    on_context="#FFFFFF",
    accent="#1F4FA0",
    focus="#F6C453",
    event="#3A2A12",
    on_event="#FFFFFF",
    event_edge="#F6C453",
    token="#102B34",
    clock="#A8480F",
    on_clock="#FFFFFF",
    moods=(
        (Mood.GOOD, Shade("#D3EBDD", "#0F3B29", "#1E6B4C", "#1E6B4C", "#FFFFFF")),
        (Mood.WARNING, Shade("#F7E3B2", "#4A3000", "#8A5A00", "#8A5A00", "#FFFFFF")),
        (Mood.BAD, Shade("#F8D5D2", "#5E0D18", "#A01B2B", "#A01B2B", "#FFFFFF")),
        (Mood.UNKNOWN, Shade("#E6E6E2", "#2F393F", "#5C676D", "#5C676D", "#FFFFFF")),
        (Mood.WRITING, Shade("#DCE6F7", "#14346C", "#1F4FA0", "#1F4FA0", "#FFFFFF")),
    ),
)

DARK = Palette(
    name="dark",
    bar="#081A20",
    on_bar="#FFFFFF",
    soft_on_bar="#C6D6DB",
    felt="#1B3B44",
    felt_deep="#122A31",
    on_felt="#FFFFFF",
    soft_on_felt="#C9D8DC",
    tray="#0D2128",
    card="#22313A",
    card_edge="#3E5059",
    ink="#F3F1EA",
    soft_ink="#BAC6CC",
    page="#16232A",
    field="#0E181D",
    field_edge="#7E919B",
    chip="#30424C",
    night="#C3B4FF",
    night_chip="#3A3159",
    context="#38606E",
    on_context="#FFFFFF",
    accent="#8DB8FF",
    focus="#F6C453",
    event="#3A2A12",
    on_event="#FFFFFF",
    event_edge="#F6C453",
    token="#0D2128",
    clock="#A8480F",
    on_clock="#FFFFFF",
    moods=(
        (Mood.GOOD, Shade("#173D2D", "#D9F5E6", "#5CC597", "#1E6B4C", "#FFFFFF")),
        (Mood.WARNING, Shade("#46330B", "#FFEBC2", "#E3A93C", "#8A5A00", "#FFFFFF")),
        (Mood.BAD, Shade("#4C1A20", "#FFE0DE", "#F08A90", "#A01B2B", "#FFFFFF")),
        (Mood.UNKNOWN, Shade("#313D44", "#E2E6E8", "#98A5AC", "#5C676D", "#FFFFFF")),
        (Mood.WRITING, Shade("#1B2F55", "#E3ECFF", "#8DB8FF", "#2A5CB0", "#FFFFFF")),
    ),
)

CONTRAST = Palette(
    name="contrast",
    bar="#000000",
    on_bar="#FFFFFF",
    soft_on_bar="#F2F2F2",
    felt="#101010",
    felt_deep="#000000",
    on_felt="#FFFFFF",
    soft_on_felt="#F2F2F2",
    tray="#000000",
    card="#FFFFFF",
    card_edge="#000000",
    ink="#000000",
    soft_ink="#1F1F1F",
    page="#FFFFFF",
    field="#FFFFFF",
    field_edge="#000000",
    chip="#EDEDED",
    night="#3B1F8F",
    night_chip="#E9E2FF",
    context="#000000",
    on_context="#FFFFFF",
    accent="#00308F",
    focus="#FFD400",
    event="#1F1400",
    on_event="#FFFFFF",
    event_edge="#FFD400",
    token="#000000",
    clock="#6B2A00",
    on_clock="#FFFFFF",
    moods=(
        (Mood.GOOD, Shade("#E2F7EA", "#002A16", "#00522B", "#00522B", "#FFFFFF")),
        (Mood.WARNING, Shade("#FFF1C9", "#2E1D00", "#5E3A00", "#5E3A00", "#FFFFFF")),
        (Mood.BAD, Shade("#FFE3E1", "#43000A", "#8A0014", "#8A0014", "#FFFFFF")),
        (Mood.UNKNOWN, Shade("#F0F0F0", "#111111", "#3A3A3A", "#3A3A3A", "#FFFFFF")),
        (Mood.WRITING, Shade("#E3ECFF", "#001B55", "#00308F", "#00308F", "#FFFFFF")),
    ),
)
"""For eyes that need it: black on white, white on black, edges drawn, AAA wherever text lies."""

PROJECTOR = Palette(
    name="projector",
    bar="#001A22",
    on_bar="#FFFFFF",
    soft_on_bar="#E6F0F2",
    felt="#123C47",
    felt_deep="#0A2A33",
    on_felt="#FFFFFF",
    soft_on_felt="#E6F0F2",
    tray="#06222A",
    card="#FFFFFF",
    card_edge="#4A5A62",
    ink="#050B10",
    soft_ink="#26323A",
    page="#FFFFFF",
    field="#FFFFFF",
    field_edge="#3C4A52",
    chip="#DCE6EC",
    night="#3F2A92",
    night_chip="#E3DBFA",
    context="#0F3440",
    on_context="#FFFFFF",
    accent="#0B3A8C",
    focus="#FFC928",
    event="#2B1C04",
    on_event="#FFFFFF",
    event_edge="#FFC928",
    token="#06222A",
    clock="#8A3605",
    on_clock="#FFFFFF",
    moods=(
        (Mood.GOOD, Shade("#BFE8CF", "#05281A", "#0B5C39", "#0B5C39", "#FFFFFF")),
        (Mood.WARNING, Shade("#FFDF8F", "#332000", "#6E4600", "#6E4600", "#FFFFFF")),
        (Mood.BAD, Shade("#FFC2BD", "#47000C", "#970A1E", "#970A1E", "#FFFFFF")),
        (Mood.UNKNOWN, Shade("#DDE1E3", "#1C252A", "#414C52", "#414C52", "#FFFFFF")),
        (Mood.WRITING, Shade("#C9DCFF", "#06255C", "#0B3A8C", "#0B3A8C", "#FFFFFF")),
    ),
)
"""For a pale projector in a bright room: no pale fill on a pale ground, no thin grey line."""

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST, PROJECTOR)}


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two « #RRGGBB » colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
