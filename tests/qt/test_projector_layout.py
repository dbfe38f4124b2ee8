"""Text on the projector is large, whole, contrasted, and never on other text."""

from itertools import combinations, product

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from pcra_game.domain.deck import Level
from pcra_game.domain.lights import Colour
from pcra_game.table_view.palette import AAA, PALETTES, SHAPES, Palette, contrast
from pcra_game.table_view.typesetting import text_font
from pcra_game.texts import projector as words
from pcra_game.texts import striking
from pcra_game.texts.table import LIGHTS
from pcra_game.windows.projector_content import (
    Projected,
    Scene,
    ShownEvent,
    ShownLight,
    ShownService,
)
from pcra_game.windows.projector_later import ShownRank, ShownReturn
from pcra_game.windows.projector_layout import BAR, Ink, Sheet, Sign, Slash, ink_pair
from pcra_game.windows.projector_painter import colour_of
from pcra_game.windows.projector_scenes import arrange
from pcra_game.windows.room import Live
from pcra_game.workshop.files import load_game

LEAST_SHARE = 0.035  # of the height: 28 points on a picture of 1080 lines
SIZES = ((1280, 720), (1366, 768), (1920, 1080), (1024, 768), (3840, 2160))
SENTENCE = "Inscrire chaque entrée au registre pré-numéroté : nom, prénom, né(e) le, sexe ; poser "
FULL = Live(
    what=(SENTENCE * 2)[:160],
    who="Infirmière organisatrice de l’accueil, référente de nuit éèà"[:60],
    deputy="Adjoint du directeur des ressources humaines",
    with_what="Registre pré-numéroté, bracelets, stylos, dans la caisse rouge du poste de soins"[
        :80
    ],
)
RESTART = ShownReturn(
    (ShownRank(1, "Réseau", "2 activités repartent"),), 0, "À ressaisir : 12 h", "soit 1 ETP"
)


@pytest.fixture(scope="module")
def game():
    return load_game("URG")


def shown(palette: Palette | None = None, **fields) -> Projected:
    """A whole projector; `fields` replace what it shows."""
    services = tuple(
        ShownService(code, code, level)
        for code, level in zip(
            ("PDT", "NET", "IMP", "MEL", "TEL", "DPI"), [*Level] * 2, strict=True
        )
    )
    lights = tuple(
        ShownLight(name, colour) for name, colour in zip(LIGHTS, [*Colour, Colour.RED], strict=True)
    )
    base = {
        "scene": Scene.QUESTION,
        "code": "C0",
        "battery": 1,
        "title": "Absence d’informatique",
        "services": services,
        "clock": "+123:45",
        "lights": lights,
        "subject": "Hospitaliser, transférer ou faire sortir",
        "question": "Comment saura-t-on demain ce qui a été donné cette nuit ?",
        "live": FULL,
    }
    return Projected(**(base | fields))


def faults(sheet: Sheet) -> list[str]:
    """What is too small, outside, cut, or over another text."""
    found = []
    room = QRectF(0, 0, sheet.width, sheet.height)
    for piece in sheet.words():
        if piece.px < LEAST_SHARE * sheet.height:
            found.append(f"small: {piece.text}")
        if piece.laid.cut or "".join(_lines(piece)) != piece.text:
            found.append(f"cut: {piece.text}")
        if not room.contains(_inked(piece)):
            found.append(f"outside: {piece.text}")
    for one, other in combinations(sheet.words(), 2):
        if _inked(one).intersects(_inked(other)):
            found.append(f"overlap: {one.text} / {other.text}")
    return found


def _lines(piece) -> list[str]:
    layout = piece.laid.layout
    lines = [layout.lineAt(i) for i in range(layout.lineCount())]
    return [piece.text[x.textStart() : x.textStart() + x.textLength()] for x in lines]


def _inked(piece) -> QRectF:
    """From the capitals of the first line to the tails of the last."""
    metrics = QFontMetricsF(text_font(piece.px))
    return piece.box.adjusted(0, metrics.ascent() - metrics.capHeight(), 0, 0)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.name)
@pytest.mark.parametrize("ink", Ink)
def test_every_text_reads_at_aaa(palette: Palette, ink: Ink) -> None:
    assert contrast(*ink_pair(palette, ink)) >= AAA


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.name)
def test_signs_of_lights_stand_out(palette: Palette) -> None:
    for mood in ("good", "warning", "bad", "unknown"):
        line, fill = (colour_of(palette, f"{mood}.{part}") for part in ("line", "fill"))
        assert contrast(line, fill) >= SHAPES


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.name)
def test_pictograms_of_services_stand_out_even_struck_out(qapp, palette: Palette) -> None:
    sheet = arrange(shown(), 1920, 1080)
    bar = BAR * sheet.u
    colours = {
        piece.colour
        for piece in sheet.pieces
        if isinstance(piece, Sign | Slash)
        and (piece.box.bottom() if isinstance(piece, Sign) else piece.line.y1()) < bar
    } - {"bar"}  # the gap that parts a stroke from its sign
    assert len(colours) >= 3
    for colour in colours:
        assert contrast(colour_of(palette, colour), palette.bar) >= SHAPES, colour


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_answer_under_every_question_is_whole(palette, game, size) -> None:
    banner = max((i for i in game.scenario.injects), key=lambda i: len(i.text))
    event = ShownEvent(banner.channel, banner.moment, banner.text)
    for objective in game.deck.objectives:
        content = shown(question=objective.question, event=event)
        assert faults(arrange(content, *size)) == [], objective.id


@pytest.mark.parametrize("size", SIZES)
def test_every_context_is_whole_in_the_bar_and_on_its_round(palette, game, size) -> None:
    banner = max((i for i in game.scenario.injects), key=lambda i: len(i.text))
    event = ShownEvent(banner.channel, banner.moment, banner.text)
    for context, told in product(game.deck.contexts, (None, event)):
        content = shown(
            scene=Scene.ROUND, code=context.code, title=context.title, event=told,
            situation=context.situation, remaining=context.remaining, missing=context.missing,
            done=9, total=14, live=Live(),
        )  # fmt: skip
        assert faults(arrange(content, *size)) == [], context.code


@pytest.mark.parametrize("size", SIZES)
def test_every_event_is_whole_alone_and_in_the_banner(palette, game, size) -> None:
    for inject in game.scenario.injects:
        event = ShownEvent(inject.channel, inject.moment, inject.text)
        for scene in (Scene.EVENT, Scene.QUESTION):
            content = shown(scene=scene, event=event, live=Live("Un registre."))
            assert faults(arrange(content, *size)) == [], inject.id


@pytest.mark.parametrize("what", ["ÉÀ" * 80, "œ" * 160, "Ŵ" * 160, "mot " * 40])
def test_160_wide_signs_are_whole(palette, what: str) -> None:
    content = shown(live=Live(what.strip(), "É" * 60, "Œ" * 60, "W" * 80))
    assert faults(arrange(content, 1280, 720)) == []


def test_a_short_answer_is_between_36_and_40_points(palette) -> None:
    live = Live("Une feuille unique par patient, l’ancienne barrée et datée.", "Médecin", "", "")
    sheet = arrange(shown(live=live), 1920, 1080)
    points = {piece.text: piece.px * 0.75 for piece in sheet.words()}
    assert 36 <= points[live.what] <= 40
    assert min(points.values()) >= 28


def test_before_anything_is_typed_there_is_a_quiet_placeholder(palette) -> None:
    sheet = arrange(shown(live=Live()), 1920, 1080)
    quiet = [piece for piece in sheet.words() if piece.text == words.PLACEHOLDER]
    assert [piece.ink for piece in quiet] == [Ink.SOFT_CARD]


@pytest.mark.parametrize("scene", Scene)
def test_the_painter_draws_nothing_but_what_the_content_holds(palette, scene: Scene) -> None:
    event = ShownEvent("SAMU, sur un mobile", "H+2 (dim. 4 h 10)", "Vous le prenez ?")
    content = shown(
        scene=scene, event=event, situation="Tout est coupé.", remaining="Papier.",
        missing="Le reste.", done=3, total=7, back_at="Reprise à 10 h 45", restart=RESTART,
        story=("Dimanche, 2 h 10.",),
    )  # fmt: skip
    allowed = {
        *content.texts(),
        *(words.REMAINING, words.MISSING, words.PLACEHOLDER, words.STORY, words.RETURN),
        words.event_line(event.channel, "H+2", event.text),
    }
    drawn = {piece.text for piece in arrange(content, 1920, 1080).words()}
    assert drawn <= allowed
    expected = {
        Scene.QUESTION: {content.question, content.subject, FULL.what, FULL.who, FULL.deputy},
        Scene.ROUND: {content.situation, content.remaining, content.missing},
        Scene.EVENT: {event.channel, event.moment, event.text},
        Scene.OPENING: {event.channel, event.moment, event.text},
        Scene.BREAK: {striking.BREAK, content.back_at},
        Scene.RETURN: {"1", "Réseau", "2 activités repartent", RESTART.load},
        Scene.STORY: {"Dimanche, 2 h 10."},
        Scene.BLACK: set(),
    }[scene]
    assert expected <= drawn
    if scene is Scene.BLACK:
        assert drawn == set()


def test_the_opening_is_black_and_holds_the_event_alone(palette) -> None:
    event = ShownEvent("Imprimante du service", "H0", "Les écrans se figent. " * 7)
    for size in SIZES:
        sheet = arrange(shown(scene=Scene.OPENING, event=event), *size)
        assert sheet.background == "black"
        assert {piece.text for piece in sheet.words()} == {event.channel, event.moment, event.text}
        under = {ink_pair(p, w.ink)[1] for p in PALETTES.values() for w in sheet.words()}
        assert under == {"#000000"}
        assert faults(sheet) == []


def test_the_break_holds_with_a_long_event_in_its_banner(palette) -> None:
    event = ShownEvent("Imprimante du service", "H0", "Les écrans se figent. " * 7)
    for size in SIZES:
        rest = shown(scene=Scene.BREAK, event=event, done=3, total=7, back_at="Reprise à 10 h 45")
        assert faults(arrange(rest, *size)) == []


def test_lights_with_and_without_a_zero_stand_on_one_line(palette) -> None:
    sheet = arrange(shown(), 1920, 1080)
    lights = [piece for piece in sheet.words() if piece.text in LIGHTS]
    first = [piece.laid.layout.lineAt(0) for piece in lights]
    lines = {round(p.y + line.y() + line.ascent()) for p, line in zip(lights, first, strict=True)}
    assert len(lights) == len(LIGHTS)
    assert max(lines) - min(lines) <= 1


def test_a_text_that_cannot_hold_is_noticed_here(palette) -> None:
    assert faults(arrange(shown(question="Comment " * 200), 1280, 720))
