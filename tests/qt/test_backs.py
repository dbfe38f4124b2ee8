"""A card held up: what its two faces say, and that all of it finds room or is counted."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QImage

from pcra_game.domain.table_cards import Look
from pcra_game.table_view.boxes import Box
from pcra_game.table_view.card_faces import Faces
from pcra_game.table_view.items.backs import LARGE, BackFace, FrontFace, lay_prompts
from pcra_game.table_view.items.shapes import Detail
from pcra_game.table_view.lifted import lifted
from pcra_game.table_view.palette import PALETTES, Palette
from pcra_game.texts import table_view as words
from pcra_game.windows.room import Room
from tests.qt.test_faces import WILD, painted, without_card

PROMPTS = tuple(f"Et qui le fait à 3\u00a0h du matin, un dimanche {n}\u202f?" for n in range(4))
LINES = (("Quoi", "Une feuille"), ("Qui", "IOA"), ("Avec quoi", "Tiroir"), ("Quand", "J+10"))


def picture(face: BackFace | FrontFace, palette: Palette, unit: float = 20) -> QImage:
    wide, high = (round(side * unit) for side in LARGE)
    return Faces(palette).picture(face, Box(0, 0, wide, high), unit, 1).toImage()


def test_both_faces_come_from_the_table(room: Room) -> None:
    card = room.table.activities[0].cards[0]
    made = lifted(room.table, card.id)
    assert made is not None
    assert made.back.prompts == room.game.objectives[card.objective].prompts
    assert made.front.question == made.back.question == card.question
    assert room.table.activities[0].label in made.front.title
    for prompt in made.back.prompts:
        assert prompt in made.spoken_back
        assert prompt not in made.spoken_front
    assert words.NO_ANSWER_YET in made.spoken_front


def test_the_front_says_the_answer_that_the_room_gave(played_room: Room) -> None:
    answered = [card for card in played_room.table.cards() if card.lines]
    assert answered
    for card in answered:
        made = lifted(played_room.table, card.id)
        assert made is not None
        assert made.front.lines == card.lines
        assert all(text in made.spoken_front for _, text in card.lines)
    assert {name for card in answered for name, _ in card.lines} == {
        "Quoi",
        "Qui",
        "Avec quoi",
        "Quand",
    }


def test_what_is_no_card_is_not_held_up(room: Room) -> None:
    for key in ("parking", "event", "means", "context:C0", room.table.activities[0].id, ""):
        assert lifted(room.table, key) is None


def test_a_card_of_the_whole_unit_is_held_up_under_its_own_title(room: Room) -> None:
    card = room.table.unit_cards[0]
    made = lifted(room.table, card.id)
    assert made is not None
    assert made.front.title == card.title


@pytest.mark.parametrize("unit", [13.0, 20.0, 40.0])
def test_every_prompt_of_the_deck_finds_room(room: Room, unit: float) -> None:
    wide, high = (LARGE[0] - 3.7) * unit, (LARGE[1] - 11.0) * unit
    for objective in room.game.objectives.values():
        laid, left_over = lay_prompts(objective.prompts, wide, high, unit)
        assert (len(laid), left_over) == (len(objective.prompts), 0), objective.id


def test_prompts_without_room_are_counted_not_cut(palette: Palette) -> None:
    laid, left_over = lay_prompts(PROMPTS * 4, 500, 200, 20)
    assert 0 < len(laid) < len(PROMPTS) * 4
    assert len(laid) + left_over == len(PROMPTS) * 4
    assert sum(one.height for one in laid) < 200
    assert not any(one.cut for one in laid)
    assert words.more_prompts(2, 6) == "et 2\u00a0autres, dans la fiche"
    assert words.more_prompts(1, 1) == "1\u00a0relance, dans la fiche"
    fewer = BackFace("Titre", "Question", PROMPTS * 3, Look.DRAFT)
    assert picture(fewer, palette) != picture(replace(fewer, prompts=PROMPTS * 4), palette)


def test_the_back_looks_like_no_front(palette: Palette) -> None:
    """Its page, its band and its word are others, whatever the look."""
    for look in Look:
        back = picture(BackFace("Titre", "", (), look), palette)
        front = picture(FrontFace("Titre", "", "", look), palette)
        place = (300, 300)
        assert back.pixelColor(*place).name().upper() == palette.page
        assert front.pixelColor(*place).name().upper() == palette.card


def test_every_look_has_its_own_front_in_every_palette(palette: Palette) -> None:
    for each in PALETTES.values():
        fronts = [picture(FrontFace("T", "", "", look), each) for look in Look]
        assert not any(one == other for one, other in combinations(fronts, 2))


@pytest.mark.parametrize("unit", [9.0, 13.0, 20.0, 40.0])
def test_no_text_leaves_a_card_held_up(palette: Palette, unit: float) -> None:
    def faces(text: str) -> tuple[BackFace, FrontFace]:
        lines = tuple((name, text) for name, _ in LINES)
        return (
            BackFace(text, text, (text,) * 8, Look.GHOST),
            FrontFace(text, text, text, Look.DRAFT, lines),
        )

    bare = [without_card(painted(f, *LARGE, unit, palette, Detail.NORMAL), unit) for f in faces("")]
    for text in WILD:
        for face, empty in zip(faces(text), bare, strict=True):
            image = painted(face, *LARGE, unit, palette, Detail.NORMAL)
            assert without_card(image, unit) == empty, (face, unit)
