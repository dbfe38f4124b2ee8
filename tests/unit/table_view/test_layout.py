"""The table of a workshop fits its window; a longer one scrolls and stays legible."""

import pytest

from pcra_game.table_view.boxes import Box, Shape
from pcra_game.table_view.layout import lay_table, reference_unit

WORKSHOP = Shape(contexts=4, event=True, means=6, activities=(4, 3, 4, 3, 3, 4), unit_cards=6)
SCREENS = [(850, 640), (929, 700), (1305, 1012), (1740, 1370), (2650, 2050)]


@pytest.mark.parametrize(("width", "height"), SCREENS[1:])
def test_a_workshop_of_six_activities_fits_without_scrolling(width: int, height: int) -> None:
    assert lay_table(WORKSHOP, width, height).height == height


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_an_opened_workshop_with_three_cards_each_fits_every_screen(
    width: int, height: int
) -> None:
    shape = Shape(contexts=4, event=False, means=6, activities=(3,) * 6, unit_cards=6)
    assert lay_table(shape, width, height).height == height


def test_words_grow_with_the_screen() -> None:
    units = [lay_table(WORKSHOP, *screen).unit for screen in SCREENS]
    assert units == sorted(units)
    assert units[0] >= 13
    assert units[-1] > 30


def test_a_table_that_scrolls_keeps_its_words_near_the_size_of_the_screen() -> None:
    long = Shape(contexts=4, event=True, means=6, activities=(40,) * 8, unit_cards=6)
    places = lay_table(long, 1305, 1012)
    assert places.height > 1012
    assert places.unit >= 0.85 * reference_unit(1305, 1012)


def test_six_activities_lie_in_rows_of_equal_tops() -> None:
    places = lay_table(WORKSHOP, 1305, 1012)
    tops = [column.header.y for column in places.columns]
    assert len(set(tops)) == 2
    assert len({column.header.x for column in places.columns}) == 3


def test_a_folded_activity_keeps_its_header_alone() -> None:
    folded = Shape(4, False, 0, (3, 5), 6, frozenset({1}))
    places = lay_table(folded, 1305, 1012)
    assert [len(column.cards) for column in places.columns] == [3, 0]


def test_tokens_that_find_no_room_are_left_to_the_last_one() -> None:
    many = Shape(contexts=6, event=True, means=30, activities=(3,) * 6, unit_cards=6)
    assert 2 <= len(lay_table(many, 929, 700).tokens) < 30


def test_a_table_without_means_keeps_a_place_to_count_them() -> None:
    assert len(lay_table(Shape(1, False, 0, (), 0), 900, 700).tokens) == 1


def test_the_tray_lies_at_the_bottom_of_the_window() -> None:
    places = lay_table(Shape(4, False, 4, (1, 1), 6), 1305, 1012)
    assert 0 <= 1012 - places.tray.bottom <= 2 * places.unit


def test_boxes_that_touch_do_not_overlap() -> None:
    box = Box(0, 0, 10, 10)
    assert not box.overlaps(Box(10, 0, 5, 5))
    assert not box.overlaps(Box(0, 10, 5, 5))
    assert box.overlaps(Box(9, 9, 5, 5))
    assert box.holds(0, 0)
    assert not box.holds(10, 0)
    assert not Box(5, 5, 10, 2).within(box)
