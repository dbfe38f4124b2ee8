"""What stays together on a page."""

import pytest

from pcra_game.domain.document import Column, Table
from pcra_game.exports.pdf_cover import contents_pages
from pcra_game.exports.pdf_flow import Mark, NewPage, Page, Strip, flow, total_height
from pcra_game.exports.pdf_style import BOTTOM, HEIGHT, PLAIN
from pcra_game.exports.pdf_tables import column_widths, table
from pcra_game.exports.pdf_text import shorten, text_width, wrap


def _strip(height: float, **options: object) -> Strip:
    return Strip(height, lambda *_: None, **options)


def _counts(pages: list[Page]) -> list[int]:
    return [len(page.strips) for page in pages]


def test_a_heading_goes_with_what_follows() -> None:
    full = _strip(HEIGHT - 50)
    assert _counts(flow([full, _strip(30, with_next=True), _strip(30)])) == [1, 2]


def test_the_space_above_is_dropped_at_the_top_of_a_page() -> None:
    assert _counts(flow([_strip(HEIGHT, before=40), _strip(HEIGHT, before=40)])) == [1, 1]
    assert total_height([_strip(10, before=5), _strip(10, before=5)]) == 25


def test_page_breaks_never_leave_an_empty_page() -> None:
    assert _counts(flow([NewPage(), _strip(10), NewPage(), NewPage(), _strip(10), NewPage()])) == [
        1,
        1,
    ]
    assert _counts(flow([])) == [0]


def test_a_group_higher_than_a_page_is_dealt_over_pages() -> None:
    group = [_strip(HEIGHT * 0.6, with_next=True) for _ in range(3)]
    assert _counts(flow(group)) == [1, 1, 1]


def test_a_group_asks_for_the_least_part_of_a_row_that_can_be_cut() -> None:
    block = Table("Légende", (Column("A"), Column("B")), (("a", "mot " * 400), ("b", "c")))
    strips = table(block, PLAIN)
    row = strips[-2]
    assert row.cut is not None
    full = _strip(HEIGHT - 120)
    pages = flow([full, *strips])
    assert len(pages) == 2
    assert len(pages[0].strips) == 4  # the row begins under its head, and goes on
    cut = [page.strips[-1][1] if page is pages[0] else page.strips[1][1] for page in pages]
    assert sum(strip.height for strip in cut) >= row.height
    assert all(strip.height >= 3 * PLAIN.cell for strip in cut)


def test_a_row_is_not_cut_to_leave_less_than_three_lines() -> None:
    rows = (("a", "mot " * 100),)
    strips = table(Table("", (Column("A"), Column("B")), rows), PLAIN)
    room = strips[-1].height
    assert strips[-1].cut is not None
    for left in range(0, int(room), 3):
        parts = strips[-1].cut(float(left))
        if parts is not None:
            first, rest = parts
            assert first.height <= left
            assert min(first.height, rest.height) > 3 * PLAIN.cell


def test_a_section_may_follow_on_a_page_that_is_hardly_begun() -> None:
    for used, count in ((HEIGHT * 0.35, 1), (HEIGHT * 0.45, 2)):
        pages = flow([_strip(used), NewPage(soft=True), _strip(20, before=30)])
        assert len(pages) == count
        assert len(flow([_strip(used), NewPage(), _strip(20)])) == 2


def test_what_is_too_high_for_the_rest_of_a_cover_goes_to_the_next_page() -> None:
    pages = flow([_strip(HEIGHT * 0.7)], first_top=HEIGHT * 0.5)
    assert _counts(pages) == [0, 1]


def test_a_repeated_head_opens_each_page_of_a_table() -> None:
    head = _strip(20, with_next=True)
    rows = [_strip(HEIGHT * 0.4, repeated=head) for _ in range(5)]
    pages = flow([head, *rows])
    assert all(page.strips[0][1] is head for page in pages)
    assert sum(_counts(pages)) == 5 + len(pages)


def test_the_first_two_rows_of_a_table_stay_together() -> None:
    block = Table("Légende", (Column("A"), Column("B")), (("a", "b"),) * 4)
    strips = table(block, PLAIN)
    assert [strip.with_next for strip in strips] == [True, True, True, False, True, False]


def test_no_strip_of_a_table_is_higher_than_a_page() -> None:
    block = Table("Légende", (Column("A"), Column("B", 3)), (("mot " * 5000, "x" * 5000),))
    assert all(strip.height <= HEIGHT for strip in table(block, PLAIN))


def test_columns_share_the_width() -> None:
    columns = (Column("a", 1), Column("b", 3), Column("c", 0))
    widths = column_widths(columns, 400)
    assert round(sum(widths), 6) == 400
    assert widths[1] > widths[0] > widths[2] > 20


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    columns = (Column("A", 0.1), Column("Texte", 10))
    narrow, wide = column_widths(columns, 500)
    fitted, rest = column_widths(columns, 500, (("appel premier standard", "x"),))
    assert narrow < fitted < 80
    assert fitted + rest == pytest.approx(narrow + wide) == pytest.approx(500)
    room = fitted - 12
    assert wrap("appel premier standard", room, PLAIN.cell) == ("appel ", "premier ", "standard")


def test_a_word_without_end_takes_a_third_of_the_table_at_most() -> None:
    columns = (Column("A", 1), Column("B", 4))
    first, second = column_widths(columns, 500, (("x" * 400, "mot"),))
    assert first == pytest.approx(170)
    assert first + second == pytest.approx(500)


def test_columns_that_all_ask_too_much_share_the_width() -> None:
    columns = tuple(Column("A") for _ in range(4))
    widths = column_widths(columns, 500, (("x" * 400, "y" * 400, "z" * 400, "w"),))
    assert sum(widths) == pytest.approx(500)
    assert min(widths) > 0


def test_a_line_is_shortened_at_a_word() -> None:
    room = text_width("Imprimante du servi…", 9) + 0.1
    assert shorten("Imprimante du service", room, 9) == "Imprimante du…"
    assert shorten("Imprimante du service", room + 20, 9) == "Imprimante du service"
    assert shorten("Anticoagulation", text_width("Anticoag…", 9) + 0.1, 9) == "Anticoag…"


@pytest.mark.parametrize("entries", [34, 35, 36, 40])
def test_contents_that_hardly_miss_a_page_are_drawn_in(entries: int) -> None:
    """A line or two of contents alone on a page look like a page that was printed by mistake."""
    marks = [(Mark(f"m{n}", 1, str(n), "Fiches réflexes"), n) for n in range(entries)]
    (page,) = contents_pages(marks)
    assert len(page.strips) == entries + 1
    assert min(top - strip.height for top, strip in page.strips) >= BOTTOM


def test_long_contents_keep_their_air_over_pages() -> None:
    marks = [(Mark(f"m{n}", 1, str(n), "Fiches réflexes"), n) for n in range(60)]
    pages = contents_pages(marks)
    assert len(pages) == 2
    assert {strip.height for page in pages for _top, strip in page.strips} == {34.0, 15.5}
