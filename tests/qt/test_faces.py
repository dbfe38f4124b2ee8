"""Every face at every size: nothing leaves its card, looks differ without colour, words stay read.

What text does outside of a card is seen by painting the card twice, with its text and without:
beyond the edge both pictures are the same.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from pcra_game.domain.answers import MeansKind
from pcra_game.domain.deck import Level
from pcra_game.domain.table import TableEvent
from pcra_game.domain.table_cards import Look
from pcra_game.table_view import layout
from pcra_game.table_view.boxes import Box, Shape
from pcra_game.table_view.card_faces import Face, Faces
from pcra_game.table_view.icons import Icon, _outline
from pcra_game.table_view.items.activity import ActivityFace, label_place, label_size
from pcra_game.table_view.items.cards import (
    ParkingFace,
    StripFace,
    UnitFace,
    _unit_title,
    icon_size,
    sentence,
)
from pcra_game.table_view.items.grounds import PLACE_FILL
from pcra_game.table_view.items.motifs import BANDED, FAINT, LINED
from pcra_game.table_view.items.rail import (
    ContextFace,
    EventFace,
    HeadingFace,
    MoreTokensFace,
    SmallContextFace,
    TokenFace,
)
from pcra_game.table_view.items.shapes import SPACING, Canvas, Detail, detail_at, fitted, write
from pcra_game.table_view.items.signs import (
    SIGNS,
    activity_icon,
    channel_icon,
    context_icon,
    objective_motif,
)
from pcra_game.table_view.layout import lay_table
from pcra_game.table_view.palette import AA, PALETTES, SHAPES, Mood, Palette, Shade, contrast
from pcra_game.table_view.tabletop import PARKING, Role, shape_of, things_of
from pcra_game.table_view.typesetting import lay_out
from pcra_game.table_view.view import TableView
from pcra_game.texts import table as words
from pcra_game.windows.room import Room

UNITS = (13.0, 20.0, 40.0)
WILD = ("W" * 60, "x" * 160, "Pré-analytique " * 12, "<b>", " ")
EDGE = 3
"""Units around the card that are looked at."""

Make = Callable[[str], Face]
SERVICES = tuple((code, Level.PARTIAL) for code in ("PDT", "NET", "IMP", "MEL", "TEL", "DPI"))
FACES: dict[str, tuple[Make, float, float]] = {
    "strip": (lambda t: StripFace(t, t, Look.WARNED, True, "OC-05", (t, t)), 13, layout.STRIP[0]),
    "gap": (lambda t: StripFace(t, t, Look.NO_SOLUTION, False, "OC-01", (t,)), 13, 2.9),
    "unit": (lambda t: UnitFace(t, t, "OC-01", Look.DEFAULT, True, 0, (t, t)), 6, 8),
    "pictured": (lambda t: UnitFace(t, t, "OC-01", Look.DRAFT, said=(t, t)), 9.2, 11.2),
    "activity": (lambda t: ActivityFace(t, "P0", t, False, selected=True), 14, 6),
    "folded": (lambda t: ActivityFace(t, "P0", t, True, folded=t, alert=t), 14, 6),
    "parking": (lambda t: ParkingFace(t, t), 5.4, 8),
    "context": (lambda t: ContextFace("C2-NT", t, 2, t, SERVICES), 16, layout.CONTEXT[0]),
    "small context": (lambda t: SmallContextFace("C0", t, 3, "22/24"), 16, 3),
    "event": (lambda t: EventFace(t, t, t, t), 16, layout.EVENT[0]),
    "token": (lambda t: TokenFace(t, "−12 / 3000", MeansKind.STOCK, True), 7.7, 3.3),
    "more tokens": (MoreTokensFace, 7.7, 3.3),
    "heading": (HeadingFace, 16, layout.HEADING),
}


def painted(
    face: Face, wide: float, high: float, unit: float, palette: Palette, detail: Detail
) -> QImage:
    edge = round(EDGE * unit)
    width, height = round(wide * unit), round(high * unit)
    image = QImage(width + 2 * edge, height + 2 * edge, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.felt))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(edge, edge)
    face.paint(Canvas(painter, width, height, unit, palette, detail))
    painter.end()
    return image


def without_card(image: QImage, unit: float) -> QImage:
    """The picture with the card itself blackened: only what lies beyond its edge is left."""
    edge = round(EDGE * unit)
    kept = image.copy()
    painter = QPainter(kept)
    painter.fillRect(
        QRectF(edge, edge, image.width() - 2 * edge, image.height() - 2 * edge), QColor("black")
    )
    painter.end()
    return kept


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("detail", Detail)
def test_no_text_leaves_its_card(palette: Palette, name: str, detail: Detail) -> None:
    make, wide, high = FACES[name]
    for unit in UNITS:
        bare = without_card(painted(make(""), wide, high, unit, palette, detail), unit)
        for text in WILD:
            image = painted(make(text), wide, high, unit, palette, detail)
            assert without_card(image, unit) == bare, (name, unit, text)


def grey(palette: Palette) -> Palette:
    """The palette as who sees no colour at all has it: every status wears the same greys."""
    shade = Shade("#E0E0E0", "#202020", "#606060", "#606060", "#FFFFFF")
    return replace(palette, moods=tuple((mood, shade) for mood in Mood))


@pytest.mark.parametrize("name", PALETTES)
def test_looks_differ_in_shape_without_colour_sign_and_word(name: str, palette: Palette) -> None:
    """The shape of the coloured side, beside its sign: right of the sign, left of the title."""
    seen: dict[Look, QImage] = {}
    for look in Look:
        face = StripFace("", "", look)
        image = painted(face, 14, 3.2, 20, grey(PALETTES[name]), Detail.NORMAL)
        edge = EDGE * 20
        seen[look] = image.copy(edge + 33, edge, 28, 64)
    alike = {(a, b) for a, b in combinations(Look, 2) if seen[a] == seen[b]}
    assert alike == set()


def test_every_look_has_a_sign_of_its_own_and_most_have_a_word() -> None:
    assert len({SIGNS[look].icon for look in Look}) == len(Look)
    silent = {look for look in Look if not SIGNS[look].worded}
    assert silent == {Look.GHOST, Look.DECIDED, Look.SAME}
    assert all(words.LOOK[look] for look in Look)


def blended(over: str, under: str, alpha: int) -> str:
    ink, ground = QColor(over), QColor(under)
    parts = (
        round(i * alpha / 255 + g * (1 - alpha / 255))
        for i, g in zip(ink.getRgb()[:3], ground.getRgb()[:3], strict=True)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)


@pytest.mark.parametrize("name", PALETTES)
def test_words_over_a_motif_keep_their_contrast(name: str) -> None:
    palette = PALETTES[name]
    place = blended(palette.on_felt, palette.felt, PLACE_FILL)
    laid = (
        (palette.card, palette.ink, palette.soft_ink, (FAINT, LINED)),
        (palette.chip, palette.ink, palette.soft_ink, (FAINT,)),
        (place, palette.on_felt, palette.on_felt, (FAINT, LINED)),
    )
    for ground, ink, soft, alphas in laid:
        for alpha in alphas:
            motif = blended(ink, ground, alpha)
            assert contrast(ink, motif) >= AA, (ground, alpha)
            assert contrast(soft, motif) >= AA, (ground, alpha)
    signs = (
        (palette.felt_deep, palette.soft_on_felt),
        (palette.on_felt, palette.felt_deep),
        (palette.on_context, palette.context),
        (palette.event, palette.event_edge),
        (palette.accent, palette.page),
        (palette.felt, palette.soft_on_felt),
    )
    assert all(contrast(*pair) >= SHAPES for pair in signs)
    band = blended(palette.on_context, palette.context, BANDED)
    assert contrast(palette.on_context, band) >= AA


def test_titles_of_the_deck_shrink_rather_than_be_cut(room: Room) -> None:
    for unit in UNITS:
        for objective in room.game.objectives.values():
            strip = {"width": 10.7 * unit, "height": 2.5 * unit, "px": unit}
            assert not fitted(objective.short_title, bold=True, **strip).cut, objective.id
    title = "Retrouver l’information utile"
    one_line = fitted(title, width=10.7 * 13, height=1.3 * 13, px=13, bold=True)
    assert (one_line.lines, one_line.cut) == (1, True)
    shrunk = fitted(title, width=180, height=1.3 * 13, px=14, bold=True, smallest=10)
    assert (shrunk.lines, shrunk.cut) == (1, False)


def test_a_place_lower_than_a_line_stays_empty(palette: Palette) -> None:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    before = image.copy()
    painter = QPainter(image)
    canvas = Canvas(painter, 200, 60, 20, palette)
    end = write(canvas, "Relances", QRectF(0, 10, 200, 9), palette.ink)
    painter.end()
    assert (end, image == before) == (10, True)


def test_what_is_told_follows_the_eye() -> None:
    assert detail_at(13, 1.0) is Detail.NORMAL
    assert detail_at(13, 0.7) is Detail.FAR
    assert detail_at(26, 0.7) is Detail.NORMAL
    assert detail_at(13, 1.6) is Detail.NEAR


def test_from_near_a_card_says_its_answer_and_from_afar_only_its_title(palette: Palette) -> None:
    told = StripFace("Identifier", "à préciser", Look.WARNED, said=("Bracelet écrit", "IOA"))
    silent = replace(told, said=())
    for detail, says in ((Detail.NEAR, True), (Detail.NORMAL, False), (Detail.FAR, False)):
        pictures = [painted(face, 14, 3, 20, palette, detail) for face in (told, silent)]
        assert (pictures[0] != pictures[1]) is says
    unworded = replace(told, word="")
    afar = [painted(face, 14, 3, 20, palette, Detail.FAR) for face in (told, unworded)]
    assert afar[0] == afar[1]


def test_a_picture_is_kept_for_each_detail(palette: Palette) -> None:
    faces, box = Faces(palette), Box(0, 0, 260, 60)
    face = StripFace("Titre", "", Look.DRAFT, said=("Quoi", "Qui"))
    normal = faces.picture(face, box, 20, 1)
    near = faces.picture(face, box, 20, 1, Detail.NEAR)
    assert near.toImage() != normal.toImage()
    assert faces.picture(face, box, 20, 1, Detail.NEAR).cacheKey() == near.cacheKey()


def test_cards_of_the_unit_all_wear_one_picture_or_none(palette: Palette) -> None:
    face = UnitFace("Basculer en mode dégradé", "", "OC-01", Look.DECIDED)
    longer = replace(face, title="Maintenir, reporter, transférer")
    endless = replace(face, title="Basculer en mode dégradé sans rien perdre de ce qui compte " * 3)
    box = Box(0, 0, 145, 172)
    both = icon_size([face, longer], box, 19.5)
    assert both >= 1.7 * 19.5
    assert icon_size([face, endless], box, 19.5) == 0
    title, room, _ = _unit_title(replace(longer, icon_px=both), box.width, box.height, 19.5)
    assert not title.cut
    assert title.height + both <= room.height()


def test_a_word_has_its_own_line_under_a_title_that_barely_fits(palette: Palette) -> None:
    """Another word changes nothing of the line above, and begins where the title begins."""
    wide, unit = 187 / 13, 13.0  # a screen of 1280 x 720
    one, other = (
        painted(
            StripFace("Faire partir une demande", word, Look.DRAFT, True),
            *(wide, 2.9, unit, palette, Detail.NORMAL),
        )
        for word in ("brouillon", "mmm")
    )
    differing = [
        (x, y)
        for y in range(one.height())
        for x in range(one.width())
        if one.pixel(x, y) != other.pixel(x, y)
    ]
    left = EDGE * unit + 2.9 * unit
    assert left - 1 <= min(x for x, _ in differing) <= left + 4
    assert min(y for _, y in differing) > EDGE * unit + 1.3 * unit


def test_nothing_is_drawn_behind_the_words_of_a_small_context(palette: Palette) -> None:
    face = SmallContextFace("C1", "", 0, "")
    image = painted(face, 16, 3, 20, palette, Detail.NORMAL)
    within = image.copy((EDGE + 3) * 20, EDGE * 20 + 10, 5 * 20, 2 * 20)
    assert {within.pixelColor(x, y).name() for x in range(100) for y in range(40)} == {
        QColor(palette.chip).name()
    }


def test_labels_of_tokens_are_whole_in_a_small_window(palette: Palette) -> None:
    for size in ((868, 668), (926, 716), (616, 716)):
        places = lay_table(Shape(4, True, 13, (3,) * 6, 5), *size)
        box = places.tokens[0]
        canvas = Canvas(QPainter(), box.width, box.height, places.unit, palette)
        for said in ("IDE de renfort rappelables", "Brancardier de nuit", "Tableau blanc mobile"):
            label, _ = TokenFace(said, "4 / 4", MeansKind.PEOPLE, False)._label(canvas)
            assert label is not None
            assert not label.cut, (size, said)


WHOLE = ("title", "remaining", "label", "wait", "head", "text", "bet")
"""Fields of faces that may be cut for want of room."""


def test_what_may_be_cut_is_whole_in_the_tip(played_room: Room) -> None:
    table = played_room.table
    table = replace(table, event=TableEvent("e", "SAMU", "H+2", "Un AVC arrive.", (6, 2)))
    places = lay_table(shape_of(table, frozenset()), 920, 716)
    told = 0
    for thing in things_of(table, places, selected=None, collapsed=frozenset()):
        if thing.role is Role.GROUND:
            continue
        texts = [str(getattr(thing.face, field)) for field in WHOLE if hasattr(thing.face, field)]
        if isinstance(thing.face, StripFace | UnitFace):
            texts.extend(thing.face.said)
        for text in texts:
            if thing.role is not Role.MEANS and thing.key != PARKING:
                assert text in thing.tip, thing.key
                told += 1
        if texts and thing.role in (Role.CARD, Role.ACTIVITY, Role.CONTEXT, Role.TOKEN):
            assert texts[0].partition(" · ")[0] in thing.spoken, thing.key
    assert told > 60


def test_every_icon_is_in_the_face_and_every_deck_card_has_its_picture(room: Room) -> None:
    for icon in Icon:
        assert not _outline(icon).isEmpty(), icon
    assert {context_icon(code) for code in ("C0", "C1", "C2-NT", "C3")} == {
        Icon.PLUG,
        Icon.NETWORK,
        Icon.SCREEN,
        Icon.RESTART,
    }
    motifs = {objective_motif(objective) for objective in room.game.objectives}
    assert len(motifs) >= 6
    assert channel_icon("SAMU, sur un mobile") is Icon.CALL
    assert channel_icon("Courriel reçu") is Icon.MAIL
    assert channel_icon("Quelqu’un") is Icon.TALK
    assert activity_icon("Activer la filière AVC") is Icon.BRAIN


def test_the_table_tells_more_the_nearer_the_eye_rests(qtbot: QtBot, played_room: Room) -> None:
    view = TableView(PALETTES["light"])
    qtbot.addWidget(view)
    view.resize(920, 716)
    view.set_motion(False)
    view.show_table(played_room.table)
    with qtbot.waitExposed(view):
        view.show()
    card = next(card for card in played_room.table.cards() if card.lines)
    piece = view.pieces.pieces[card.id]
    wanted = ((1.0, Detail.NORMAL), (2.0, Detail.NEAR), (0.6, Detail.FAR), (1.0, Detail.NORMAL))
    for factor, detail in wanted:
        view.zoom.set(factor)
        view.show_around(card.id)
        qtbot.waitUntil(lambda detail=detail: piece.made[-1:] == (detail,), timeout=5000)


def test_a_token_is_parted_from_the_felt_in_every_palette(palette: Palette) -> None:
    for each in PALETTES.values():
        face = TokenFace("Mobiles", "1 / 6", MeansKind.THING, overspent=False)
        image = painted(face, 7.7, 3.3, 20, each, Detail.NORMAL)
        edge, middle = EDGE * 20, EDGE * 20 + 33
        line = image.pixelColor(edge, middle).name()
        assert contrast(line.upper(), each.felt) >= 1.25, each.name


def test_labels_of_headers_are_whole_on_a_small_table() -> None:
    box, unit = Box(0, 0, 199, 83), 13.0  # a screen of 1280 x 720
    labels = ("Prescrire et administrer en urgence", "Hospitaliser, transférer ou faire sortir")
    px = label_size(labels, box, unit)
    place = label_place(box.width, box.height, unit)
    for label in labels:
        laid = fitted(label, width=place.width(), height=place.height(), px=px, bold=True)
        assert not laid.cut, label


def test_a_title_stays_bold_next_to_its_word_where_that_is_whole() -> None:
    place = QRectF(0, 0, 140, 34)
    wide = sentence("Faire partir une demande — brouillon", place, 12)
    tight = sentence("Retrouver l’information utile — brouillon", QRectF(0, 0, 125, 34), 12)
    assert wide.layout.font().bold()
    assert not wide.cut
    assert not tight.layout.font().bold()


@pytest.mark.parametrize("unit", UNITS)
def test_a_label_of_two_lines_keeps_off_the_picture_of_its_token(unit: float) -> None:
    palette = PALETTES["light"]
    face = TokenFace("IDE de renfort rappelables", "4 / 4", MeansKind.PEOPLE, False)
    image = painted(face, 7.2, 3.3, unit, palette, Detail.NORMAL)
    edge = round(EDGE * unit)
    rows = range(edge, image.height() - edge)
    said = QColor(palette.soft_on_bar).lightness() - 40
    picture, label = [], []
    for y in rows:
        row = [image.pixelColor(x, y) for x in range(edge, edge + round(1.9 * unit))]
        if any(colour.red() - colour.blue() > 60 for colour in row):
            picture.append(y)
        elif any(colour.lightness() > said for colour in row):
            label.append(y)
    assert label[0] - picture[-1] >= 0.2 * unit


def test_a_label_a_little_too_long_for_its_token_is_smaller_not_cut() -> None:
    unit = 20.0
    canvas = Canvas(QPainter(), 140, 66, unit, PALETTES["light"], Detail.NORMAL)
    usual = lay_out("Tableau blanc mobile", width=1e3, px=0.8 * unit, spacing=SPACING).width
    canvas = replace(canvas, width=round(usual + unit) - 2)
    face = TokenFace("Tableau blanc mobile", "0 / 1", MeansKind.STOCK, False)
    label, _ = face._label(canvas)
    assert label is not None
    assert not label.cut
