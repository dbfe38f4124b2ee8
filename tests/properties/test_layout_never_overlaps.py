"""Whatever lies on the table, in whatever window: nothing covers anything, nothing is lost."""

from hypothesis import given
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

WIDTHS = st.integers(480, 3840)
HEIGHTS = st.integers(360, 2160)


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


def whole(places: Places) -> Box:
    return Box(0, 0, places.width, places.height)


@given(shapes(), WIDTHS, HEIGHTS)
def test_nothing_overlaps(shape: Shape, width: int, height: int) -> None:
    pieces = [*lay_table(shape, width, height).pieces()]
    for index, piece in enumerate(pieces):
        assert not any(piece.overlaps(other) for other in pieces[index + 1 :])


@given(shapes(), WIDTHS, HEIGHTS)
def test_everything_lies_inside_what_can_be_scrolled_to(
    shape: Shape, width: int, height: int
) -> None:
    places = lay_table(shape, width, height)
    assert places.height >= height
    for piece in (*places.pieces(), places.tray):
        assert piece.within(whole(places))
        assert piece.width > 0
        assert piece.height > 0


@given(shapes(), WIDTHS, HEIGHTS)
def test_every_card_has_a_place_unless_its_activity_is_folded(
    shape: Shape, width: int, height: int
) -> None:
    places = lay_table(shape, width, height)
    cards = [len(column.cards) for column in places.columns]
    assert cards == [shape.open_cards(i) for i in range(len(shape.activities))]
    assert len(places.unit_cards) == shape.unit_cards
    assert len(places.contexts) == shape.contexts - 1
    assert (places.event is not None) == shape.event
    assert min(max(shape.means, 1), TOKENS_ACROSS) <= len(places.tokens) <= max(shape.means, 1)


@given(shapes(), WIDTHS, HEIGHTS)
def test_words_stay_legible(shape: Shape, width: int, height: int) -> None:
    places = lay_table(shape, width, height)
    unit = places.unit
    assert SMALLEST_UNIT <= unit <= LARGEST_UNIT
    for column in places.columns:
        assert column.header.height >= int(HEADER[0] * unit)
        for card in column.cards:
            assert card.height >= int(STRIP[0] * unit)
            assert card.x > column.header.x
            assert card.right < column.header.right
    if width >= 850:
        assert all(column.header.width >= 14 * unit - 1 for column in places.columns)
        assert all(card.width >= UNIT_CARD_WIDTH[0] * unit - 1 for card in places.unit_cards)


@given(shapes(), WIDTHS, HEIGHTS)
def test_unit_cards_and_parking_lie_on_the_tray(shape: Shape, width: int, height: int) -> None:
    places = lay_table(shape, width, height)
    for piece in (places.tray_heading, places.parking, *places.unit_cards):
        assert piece.within(places.tray)
    for column in places.columns:
        assert not any(b.overlaps(places.tray) for b in (column.header, *column.cards))
    assert not any(token.overlaps(places.tray) for token in places.tokens)


@given(shapes(), WIDTHS, HEIGHTS)
def test_the_same_table_is_laid_the_same_way(shape: Shape, width: int, height: int) -> None:
    assert lay_table(shape, width, height) == lay_table(shape, width, height)


@given(shapes(), WIDTHS, HEIGHTS)
def test_folding_an_activity_never_makes_the_table_longer(
    shape: Shape, width: int, height: int
) -> None:
    everything = frozenset(range(len(shape.activities)))
    folded = Shape(
        shape.contexts, shape.event, shape.means, shape.activities, shape.unit_cards, everything
    )
    here, there = lay_table(shape, width, height), lay_table(folded, width, height)
    assert there.height / there.unit <= here.height / here.unit + 1 or there.height == height
