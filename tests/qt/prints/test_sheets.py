"""Where pieces lie on a sheet: backs behind fronts, marks on no piece, everything on the paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pcra_game.prints.sheets import A4_HEIGHT, A4_WIDTH, FOUR, NINE, Imposition, Place

SHEETS = [NINE, FOUR]
grids = some.builds(
    Imposition,
    some.integers(1, 3),
    some.integers(1, 3),
    some.floats(20, 66),
    some.floats(20, 92),
    gap=some.floats(0, 4),
)


def overlap(one: Place, other: Place) -> bool:
    within = 1e-6
    return (
        one.x < other.right - within
        and other.x < one.right - within
        and one.y < other.bottom - within
        and other.y < one.bottom - within
    )


@given(grids)
def test_the_back_of_a_card_lies_behind_its_front(grid: Imposition) -> None:
    for number in range(grid.count):
        front, back = grid.cut(number), grid.back(number)
        # Flipped on the long edge, what is at x on one side is at the other end of the other.
        behind = Place(A4_WIDTH - back.right, back.y, back.width, back.height)
        assert (behind.x, behind.y) == pytest.approx((front.x, front.y))
        assert (behind.right, behind.bottom) == pytest.approx((front.right, front.bottom))


@given(grids)
def test_backs_lie_where_fronts_of_the_same_row_do(grid: Imposition) -> None:
    cuts = {(round(p.x, 6), round(p.y, 6)) for p in map(grid.cut, range(grid.count))}
    backs = {(round(p.x, 6), round(p.y, 6)) for p in map(grid.back, range(grid.count))}
    assert cuts == backs


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_piece_bleeds_over_another_nor_over_the_paper(sheet: Imposition) -> None:
    reach = [sheet.cut(number).grown(sheet.bleed) for number in range(sheet.count)]
    for number, one in enumerate(reach):
        assert one.x >= 0
        assert one.y >= 0
        assert one.right <= A4_WIDTH
        assert one.bottom <= A4_HEIGHT
        assert not any(overlap(one, other) for other in reach[number + 1 :])


def test_nine_cards_are_as_large_as_playing_cards_and_bleed_two_millimetres() -> None:
    assert NINE.count == 9
    assert (NINE.cut(0).width, NINE.cut(0).height) == (63.0, 88.0)
    assert 2.0 <= NINE.bleed <= 3.0


def test_four_pieces_are_exactly_a6_and_what_is_printed_stays_off_the_cut() -> None:
    assert FOUR.count == 4
    assert (FOUR.cut(3).right, FOUR.cut(3).bottom) == (A4_WIDTH, A4_HEIGHT)
    assert FOUR.inset >= 5.0


@pytest.mark.parametrize("sheet", SHEETS)
def test_marks_are_in_line_with_every_cut_and_on_no_drawing(sheet: Imposition) -> None:
    marks = [*sheet.marks()]
    drawn = [sheet.cut(number).grown(-sheet.inset) for number in range(sheet.count)]
    edges_x = {e for p in map(sheet.cut, range(sheet.count)) for e in (p.x, p.right)}
    edges_y = {e for p in map(sheet.cut, range(sheet.count)) for e in (p.y, p.bottom)}
    upright = {x for x, _, end, _ in marks if x == end}
    level = {y for _, y, _, end in marks if y == end}
    assert upright == edges_x - {0.0, A4_WIDTH}
    assert level == edges_y - {0.0, A4_HEIGHT}
    for x, y, right, bottom in marks:
        mark = Place(x, y, max(right - x, 0.01), max(bottom - y, 0.01))
        assert not any(overlap(mark, piece) for piece in drawn)
