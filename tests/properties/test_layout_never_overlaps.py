"""Whatever lies on the table, in whatever window: nothing covers anything, nothing is lost."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from pcra_game.table_view.boxes import Box, Places, Shape
from pcra_game.table_view.layout import (
    HEADER,
    LARGEST_UNIT,
    SMALLEST_UNIT,
    STRIP,
    TOKENS_ACROSS,
    UNIT_CARD_WIDTH,
    lay_table,
)

WIDTHS = st.one_of(
    st.integers(480, 3840), st.sampled_from((624, 701, 877, 936, 1024, 1280, 1315, 1920, 2630))
)
HEIGHTS = st.one_of(st.integers(360, 2160), st.sampled_from((616, 664, 700, 976, 2056)))
"""What is left for the table of a window of 1024x768 to 3840x2160, with and without its sheet."""
TEXTS = st.sampled_from((1.0, 1.15, 1.3, 1.5, 1.75, 2.0))


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Any table: more than any workshop ever holds, and less."""
    activities = draw(st.lists(st.integers(0, 40), max_size=16))
    collapsed = draw(st.frozensets(st.integers(0, 15), max_size=16))
    return Shape(
        contexts=draw(st.integers(1, 12)),
        event=draw(st.booleans()),
        means=draw(st.integers(0, 40)),
        activities=tuple(activities),
        unit_cards=draw(st.integers(0, 30)),
        collapsed=frozenset(i for i in collapsed if i < len(activities)),
    )


FULL = Shape(contexts=4, event=True, means=14, activities=(24,) * 8, unit_cards=8)


def whole(places: Places) -> Box:
    return Box(0, 0, places.width, places.height)


@given(shapes(), WIDTHS, HEIGHTS, TEXTS)
@example(FULL, 701, 664, 2.0)
@example(FULL, 480, 664, 2.0)
@example(FULL, 2650, 2050, 1.0)
def test_nothing_overlaps(shape: Shape, width: int, height: int, text: float) -> None:
    pieces = [*lay_table(shape, width, height, text).pieces()]
    for index, piece in enumerate(pieces):
        assert not any(piece.overlaps(other) for other in pieces[index + 1 :])


@given(shapes(), WIDTHS, HEIGHTS, TEXTS)
def test_everything_lies_inside_what_can_be_scrolled_to(
    shape: Shape, width: int, height: int, text: float
) -> None:
    places = lay_table(shape, width, height, text)
    assert places.width <= width
    assert places.height >= height
    for piece in (*places.pieces(), places.tray):
        assert piece.within(whole(places))
        assert piece.width > 0
        assert piece.height > 0


@given(shapes(), WIDTHS, HEIGHTS, TEXTS)
def test_every_card_has_a_place_unless_its_activity_is_folded(
    shape: Shape, width: int, height: int, text: float
) -> None:
    places = lay_table(shape, width, height, text)
    cards = [len(column.cards) for column in places.columns]
    assert cards == [shape.open_cards(i) for i in range(len(shape.activities))]
    assert len(places.unit_cards) == shape.unit_cards
    assert len(places.contexts) == shape.contexts - 1
    assert (places.event is not None) == shape.event
    assert min(max(shape.means, 1), TOKENS_ACROSS) <= len(places.tokens) <= max(shape.means, 1)


@given(shapes(), WIDTHS, HEIGHTS, TEXTS)
def test_words_stay_legible(shape: Shape, width: int, height: int, text: float) -> None:
    places = lay_table(shape, width, height, text)
    unit = places.unit
    assert min(SMALLEST_UNIT * text, width / 33.5) - 0.5 <= unit <= LARGEST_UNIT * text
    for column in places.columns:
        assert column.header.height >= int(HEADER[0] * unit)
        for card in column.cards:
            assert card.height >= int(STRIP[0] * unit)
            assert card.x > column.header.x
            assert card.right < column.header.right
    if width >= 850 * text:
        assert all(column.header.width >= 14 * unit - 1 for column in places.columns)
        assert all(card.width >= UNIT_CARD_WIDTH[0] * unit - 1 for card in places.unit_cards)


@given(shapes(), WIDTHS, HEIGHTS, TEXTS)
def test_unit_cards_and_parking_lie_on_the_tray(
    shape: Shape, width: int, height: int, text: float
) -> None:
    places = lay_table(shape, width, height, text)
    for piece in (places.tray_heading, places.parking, *places.unit_cards):
        assert piece.within(places.tray)
    for column in places.columns:
        assert not any(b.overlaps(places.tray) for b in (column.header, *column.cards))
    assert not any(token.overlaps(places.tray) for token in places.tokens)


@given(shapes(), WIDTHS, HEIGHTS, TEXTS)
def test_the_same_table_is_laid_the_same_way(
    shape: Shape, width: int, height: int, text: float
) -> None:
    assert lay_table(shape, width, height, text) == lay_table(shape, width, height, text)


@given(shapes(), WIDTHS, HEIGHTS, TEXTS)
def test_folding_an_activity_never_makes_the_table_longer(
    shape: Shape, width: int, height: int, text: float
) -> None:
    everything = frozenset(range(len(shape.activities)))
    folded = Shape(
        shape.contexts, shape.event, shape.means, shape.activities, shape.unit_cards, everything
    )
    here, there = lay_table(shape, width, height, text), lay_table(folded, width, height, text)
    assert there.height / there.unit <= here.height / here.unit + 1 or there.height == height


@given(shapes(), WIDTHS, HEIGHTS)
def test_larger_words_are_never_smaller(shape: Shape, width: int, height: int) -> None:
    units = [lay_table(shape, width, height, text).unit for text in (1.0, 1.3, 1.5, 2.0)]
    assert units == sorted(units)


@given(shapes(), WIDTHS, HEIGHTS, TEXTS)
def test_the_eye_goes_down_and_to_the_right(
    shape: Shape, width: int, height: int, text: float
) -> None:
    places = lay_table(shape, width, height, text)
    for one, other in pairwise(places.columns):
        assert other.header.y > one.header.y or other.header.x > one.header.x
    for column in places.columns:
        tops = [column.header.y, *(card.y for card in column.cards)]
        assert all(one < other for one, other in pairwise(tops))
