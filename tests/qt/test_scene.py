"""The scene changes what changed and nothing else; the view shows any table in any window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from pcra_game.domain.answers import MeansKind
from pcra_game.domain.deck import Level
from pcra_game.domain.table import Table, TableEvent, TableMeans
from pcra_game.domain.table_cards import Look, TableActivity, TableCard
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.card_faces import Faces, bucket
from pcra_game.table_view.items.cards import StripFace, whole_title
from pcra_game.table_view.items.rail import EventFace
from pcra_game.table_view.layout import lay_table
from pcra_game.table_view.motion import DURATION
from pcra_game.table_view.palette import DARK, LIGHT, Palette
from pcra_game.table_view.tabletop import shape_of
from pcra_game.table_view.view import TableView
from pcra_game.texts import table as words
from pcra_game.windows.room import Room

SIZE = (1305, 1012)
EVENT = TableEvent("e", "SAMU", "H+2", "Un AVC arrive.", (6, 2))


def looking(card: TableCard, look: Look) -> TableCard:
    return replace(card, look=look, word=words.LOOK[look.value])


def every_look(table: Table) -> Table:
    """The table with each look somewhere, a current event, services at each level."""
    looks = iter([*Look, *Look, *Look, *Look])
    return replace(
        table,
        activities=tuple(
            replace(a, night=night, cards=tuple(looking(c, next(looks)) for c in a.cards))
            for a, night in zip(table.activities, (True, False, None) * 3, strict=False)
        ),
        unit_cards=tuple(looking(c, next(looks)) for c in table.unit_cards),
        services=tuple(replace(s, level=Level(i % 3)) for i, s in enumerate(table.services)),
        event=EVENT,
    )


def without_card(table: Table, id: str) -> Table:
    return replace(
        table,
        activities=tuple(
            replace(a, cards=tuple(c for c in a.cards if c.id != id)) for a in table.activities
        ),
    )


@pytest.fixture
def table(room: Room) -> Table:
    return room.table


@pytest.fixture
def view(qtbot: QtBot, palette: Palette, table: Table) -> TableView:
    made = TableView(palette)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.show_table(table)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_what_stays_on_the_table_keeps_its_piece(view: TableView, table: Table) -> None:
    before = dict(view.pieces.pieces)
    gone = table.activities[0].cards[0].id
    view.show_table(without_card(table, gone))
    assert gone not in view.pieces.pieces
    assert before[gone].scene() is None
    assert all(view.pieces.pieces[key] is before[key] for key in view.pieces.pieces)


def test_a_card_that_comes_gets_a_piece(view: TableView, table: Table) -> None:
    id = table.activities[1].cards[0].id
    view.show_table(without_card(table, id))
    view.show_table(table)
    assert view.pieces.pieces[id].scene() is view.pieces


def test_nothing_is_painted_again_where_nothing_changed(view: TableView, table: Table) -> None:
    before = {key: piece.pixmap().cacheKey() for key, piece in view.pieces.pieces.items()}
    view.show_table(table)
    after = {key: piece.pixmap().cacheKey() for key, piece in view.pieces.pieces.items()}
    assert after == before


def test_only_the_selected_card_is_painted_again(view: TableView, table: Table) -> None:
    id = table.activities[0].cards[0].id
    before = {key: piece.pixmap().cacheKey() for key, piece in view.pieces.pieces.items()}
    view.show_table(table, selected=id)
    changed = [
        key for key, piece in view.pieces.pieces.items() if piece.pixmap().cacheKey() != before[key]
    ]
    assert changed == [id]


def test_pieces_lie_where_the_layout_says(view: TableView) -> None:
    for key, thing in view.pieces.things.items():
        assert view.pieces.pieces[key].pos() == QPointF(thing.box.x, thing.box.y)


def test_without_motion_a_card_is_at_its_place_at_once(view: TableView, table: Table) -> None:
    first, second, *_ = table.activities[0].cards
    view.show_table(without_card(table, first.id))
    box = view.pieces.things[second.id].box
    assert view.pieces.pieces[second.id].pos() == QPointF(box.x, box.y)
    assert not view.pieces.motion.moving


def test_with_motion_a_card_glides_to_its_place(
    qtbot: QtBot, view: TableView, table: Table
) -> None:
    view.set_motion(True)
    first, second, *_ = table.activities[0].cards
    view.show_table(without_card(table, first.id))
    box = view.pieces.things[second.id].box
    assert view.pieces.motion.moving
    assert view.pieces.pieces[second.id].pos() != QPointF(box.x, box.y)
    qtbot.waitUntil(lambda: not view.pieces.motion.moving, timeout=20 * DURATION)
    assert view.pieces.pieces[second.id].pos() == QPointF(box.x, box.y)


def test_switching_motion_off_puts_everything_down(view: TableView, table: Table) -> None:
    view.set_motion(True)
    view.show_table(without_card(table, table.activities[0].cards[0].id))
    view.set_motion(False)
    assert not view.pieces.motion.moving
    test_pieces_lie_where_the_layout_says(view)


def test_a_card_that_leaves_while_it_glides_is_forgotten(view: TableView, table: Table) -> None:
    view.set_motion(True)
    first, second, *_ = table.activities[0].cards
    fewer = without_card(table, first.id)
    view.show_table(fewer)
    assert second.id in view.pieces.motion.moving
    view.show_table(without_card(fewer, second.id))
    assert second.id not in view.pieces.motion.moving
    assert second.id not in view.pieces.pieces


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(850, 640), (1305, 1012), (2650, 2050)])
def test_a_picture_of_every_look_has_the_size_asked_for(
    qtbot: QtBot, table: Table, theme: Palette, size: tuple[int, int]
) -> None:
    view = TableView(theme)
    qtbot.addWidget(view)
    view.show_table(every_look(table), selected=table.activities[0].id)
    image = view.picture(*size)
    assert (image.width(), image.height()) == size
    assert len(colours(image)) > 50


def colours(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }


def test_a_picture_shows_what_the_window_shows(view: TableView, table: Table) -> None:
    view.clearFocus()
    drawn = view.picture(*SIZE).scaled(160, 120)
    shown = view.viewport().grab().toImage().scaled(160, 120)
    differing = sum(
        abs((drawn.pixel(x, y) & 0xFF) - (shown.pixel(x, y) & 0xFF)) > 60
        for x in range(160)
        for y in range(120)
    )
    assert differing < 160 * 120 / 50


def test_every_look_has_its_own_face(palette: Palette, qapp: object) -> None:
    faces = Faces(palette)
    drawn = {
        bytes(
            faces.picture(StripFace("Titre", "", look), Box(0, 0, 200, 44), 14, 1).toImage().bits()
        )
        for look in Look
    }
    assert len(drawn) == len(Look)


def strip(palette: Palette, look: Look, word: str, width: int) -> QImage:
    face = StripFace("Retrouver l’information utile sans attendre", word, look)
    return Faces(palette).picture(face, Box(0, 0, width, 40), 14, 1).toImage()


def test_no_solution_keeps_its_words_where_others_let_theirs_go(
    palette: Palette, qapp: object
) -> None:
    for look, narrow in ((Look.NO_SOLUTION, True), (Look.WARNED, False)):
        word = words.LOOK[look]
        assert strip(palette, look, word, 600) != strip(palette, look, "", 600)
        assert (strip(palette, look, word, 150) != strip(palette, look, "", 150)) is narrow


def test_overspent_tokens_come_first_where_not_all_find_room(view: TableView, table: Table) -> None:
    means = [TableMeans(f"m{n}", f"Moyen {n}", MeansKind.THING, 3, 4) for n in range(40)]
    means[30] = replace(means[30], left=-1)
    view.show_table(replace(table, means=tuple(means)))
    tokens = [key for key in view.pieces.things if key.startswith("means:")]
    assert tokens[0] == "means:m30"
    assert tokens[-1] == "means:"
    assert 2 <= len(tokens) < 40
    told = view.pieces.things["means:"].tip
    assert all(m.label in told for m in means if f"means:{m.id}" not in tokens)


def test_tokens_that_all_find_room_keep_their_order(view: TableView, table: Table) -> None:
    means = [TableMeans(f"m{n}", f"Moyen {n}", MeansKind.THING, 1 - n, 4) for n in range(3)]
    view.show_table(replace(table, means=tuple(means)))
    tokens = [key for key in view.pieces.things if key.startswith("means:")]
    assert tokens == ["means:m0", "means:m1", "means:m2"]


def test_a_picture_of_a_face_is_made_once(palette: Palette, qapp: object) -> None:
    faces = Faces(palette)
    face, box = StripFace("Titre", "", Look.DRAFT), Box(0, 0, 200, 44)
    first = faces.picture(face, box, 14, 1)
    assert faces.picture(face, Box(90, 90, 200, 44), 14, 1).cacheKey() == first.cacheKey()
    assert faces.picture(face, box, 14, 2).cacheKey() != first.cacheKey()
    assert faces.picture(face, box, 14, 2).devicePixelRatio() == 2


def test_pictures_take_no_more_than_their_bound(palette: Palette, qapp: object) -> None:
    faces = Faces(palette, most_bytes=200_000)
    for number in range(40):
        faces.picture(StripFace(f"Titre {number}", "", Look.DRAFT), Box(0, 0, 200, 44), 14, 1)
        assert faces.bytes <= 200_000


def test_markup_that_somebody_typed_is_shown_as_it_is(palette: Palette, qapp: object) -> None:
    faces, box = Faces(palette), Box(0, 0, 300, 44)
    plain = faces.picture(StripFace("Titre", "", Look.DRAFT), box, 14, 1).toImage()
    typed = faces.picture(StripFace("<b>Titre</b>", "", Look.DRAFT), box, 14, 1).toImage()
    assert plain != typed


def test_a_long_table_scrolls_to_its_last_card(view: TableView, table: Table) -> None:
    longer = with_many_cards(table, 40)
    view.show_table(longer)
    last = longer.activities[-1].cards[-1].id
    assert view.verticalScrollBar().maximum() > 0
    place = view.center_of(last)
    assert view.viewport().rect().contains(place)
    assert view.pieces.thing_at(view.mapToScene(place)).key == last


def test_what_is_taken_in_hand_comes_into_sight_and_stays_there(
    view: TableView, table: Table
) -> None:
    longer = with_many_cards(table, 40)
    view.show_table(longer)
    last, first = longer.activities[-1].cards[-1].id, longer.activities[0].id
    view.show_table(longer, selected=last)
    assert in_sight(view, last)
    view.resize(700, 600)  # the sheet comes beside the table
    assert in_sight(view, last)
    view.set_text(1.5)
    assert in_sight(view, last)
    view.show_around(first)
    view.show_table(with_many_cards(table, 41), selected=last)  # a gesture later, the eye elsewhere
    assert not in_sight(view, last)


def in_sight(view: TableView, key: str) -> bool:
    box = view.pieces.things[key].box
    return view.seen().contains(QRectF(box.x, box.y, box.width, box.height))


def test_a_table_that_scrolls_shows_every_token(view: TableView, table: Table) -> None:
    means = tuple(TableMeans(f"m{n}", f"Moyen {n}", MeansKind.THING, 3, 4) for n in range(40))
    view.show_table(replace(with_many_cards(table, 40), means=means))
    assert {f"means:{m.id}" for m in means} <= view.pieces.things.keys()


def test_the_parking_lies_next_to_the_last_card_on_a_large_screen(room: Room) -> None:
    for size in ((3200, 2092), (1304, 1028), (926, 716)):
        places = lay_table(shape_of(room.table, frozenset()), *size)
        gap = places.parking.x - places.unit_cards[-1].right
        assert gap <= 1.2 * places.unit, size


def test_an_event_speaks_in_guillemets_once(view: TableView, table: Table) -> None:
    for channel, text, shown in (
        ("SAMU", "Un AVC arrive.", "«\u00a0Un AVC arrive.\u00a0»"),
        ("SAMU", "L’écran dit «\u00a0oui\u00a0».", "L’écran dit «\u00a0oui\u00a0»."),
        ("Imprimante du service", "Elle crache des pages.", "Elle crache des pages."),
    ):
        view.show_table(replace(table, event=replace(EVENT, channel=channel, text=text)))
        face = view.pieces.things["event"].face
        assert isinstance(face, EventFace)
        assert face.text == shown


def with_many_cards(table: Table, count: int) -> Table:
    def many(activity: TableActivity) -> TableActivity:
        card = activity.cards[0]
        cards = tuple(replace(card, id=f"{card.id}-{n}") for n in range(count))
        return replace(activity, cards=cards)

    return replace(table, activities=tuple(many(a) for a in table.activities))


def test_a_table_that_fits_has_no_bar(view: TableView) -> None:
    assert view.verticalScrollBar().maximum() == 0
    assert view.horizontalScrollBar().maximum() == 0


def test_centers_lie_on_what_they_name(view: TableView, table: Table) -> None:
    view.show_table(every_look(table))
    named = [table.activities[0].id, "context:C1", "parking", "event", "means"]
    named += [card.id for card in table.cards()]
    for id in named:
        place = view.center_of(id)
        assert view.pieces.thing_at(view.mapToScene(place)).key == id


def test_what_does_not_lie_there_has_no_center(view: TableView) -> None:
    with pytest.raises(KeyError):
        view.center_of("OC-99@nowhere")


def test_the_center_of_a_folded_card_unfolds_its_activity(view: TableView, table: Table) -> None:
    activity = table.activities[0]
    view.fold(activity.id)
    assert activity.cards[0].id not in view.pieces.things
    view.center_of(activity.cards[0].id)
    assert activity.cards[0].id in view.pieces.things


def test_an_empty_table_says_what_to_do(view: TableView, table: Table) -> None:
    view.show_table(replace(table, activities=()))
    assert view.pieces.things["nothing"].spoken == words.NOTHING_KEPT


def test_another_window_size_lays_the_table_again(qtbot: QtBot, view: TableView) -> None:
    before = {key: thing.box for key, thing in view.pieces.things.items()}
    view.resize(929, 700)
    qtbot.waitUntil(lambda: view.pieces.width() == 929)
    assert all(view.pieces.things[key].box != box for key, box in before.items())


def test_zoom_makes_pictures_sharp_once_it_rests(qtbot: QtBot, view: TableView) -> None:
    key = next(iter(view.pieces.pieces))
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom.factor > 1
    assert view.pieces.pieces[key].pixmap().devicePixelRatio() == 1
    qtbot.waitUntil(
        lambda: view.pieces.pieces[key].pixmap().devicePixelRatio() == bucket(view.zoom.factor)
    )
    qtbot.waitUntil(lambda: view.pieces.sharp)
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom.factor == 1


def test_zoom_stays_in_reach(qtbot: QtBot, view: TableView) -> None:
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom.factor == 0.5
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom.factor == 3


def test_titles_of_the_rail_are_whole_in_a_small_window(room: Room, qapp: object) -> None:
    for code in ("C0", "C1", "C2", "C3"):
        laid = whole_title(room.game.contexts[code].title, 117, 33, 12)
        assert not laid.cut
        assert laid.lines <= 2
        assert laid.height <= 33
    assert whole_title("Retour " * 30, 117, 33, 12).cut
