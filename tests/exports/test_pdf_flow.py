"""What stays together on a page."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from pcra_game.domain.document import Column, Table
from pcra_game.exports.fonts import register
from pcra_game.exports.pdf import write_pdf
from pcra_game.exports.pdf_contents import contents_pages
from pcra_game.exports.pdf_flow import Mark, NewPage, Page, Strip, flow, total_height
from pcra_game.exports.pdf_style import BOTTOM, HEIGHT, PLAIN
from pcra_game.exports.pdf_tables import column_widths, table
from pcra_game.exports.pdf_text import shorten, text_width, wrap
from tests.benchmarks.large_plan import crowded_plan


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
    block = Table("Légende", (Column("A"), Column("B")), (("a", "mot " * 480), ("b", "c")))
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
    rows = (("a", "mot " * 480),)
    strips = table(Table("", (Column("A"), Column("B")), rows), PLAIN)
    room = strips[-1].height
    assert strips[-1].cut is not None
    for left in range(0, int(room), 3):
        parts = strips[-1].cut(float(left))
        if parts is not None:
            first, rest = parts
            assert first.height <= left
            assert min(first.height, rest.height) > 3 * PLAIN.cell


@pytest.mark.parametrize(("words", "pages"), [(100, [1, 2]), (250, [1, 2]), (480, [2, 2])])
def test_a_row_of_less_than_half_a_page_is_never_cut(words: int, pages: list[int]) -> None:
    block = Table("", (Column("A"), Column("B")), (("a", "mot " * words),))
    row = table(block, PLAIN)[-1]
    assert (row.height > HEIGHT / 2) is (words > 400)
    # All but two lines of the row would hold under what is there.
    full = HEIGHT - row.height + 2 * PLAIN.cell
    assert _counts(flow([_strip(full), row])) == pages


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


@pytest.mark.parametrize("entries", [56, 60, 72, 88])
def test_contents_longer_than_a_page_stand_in_two_columns(entries: int) -> None:
    marks = [(Mark(f"m{n}", 1 + (n % 4 > 0), str(n), "Fiches réflexes"), n) for n in range(entries)]
    (page,) = contents_pages(marks)
    assert len(page.strips) == 2  # the title, and both columns
    top, columns = page.strips[1]
    assert top - columns.height >= BOTTOM
    # Neither column is much higher than the other.
    assert columns.height < (entries * 14.5 + entries / 4 * 5) / 2 + 40


def test_columns_of_contents_part_between_two_sections() -> None:
    levels = [1, *[2] * 40, 1, *[2] * 20, 1, *[2] * 8]
    marks = [(Mark(f"m{n}", level, str(n), f"Titre {n}"), n) for n, level in enumerate(levels)]
    (page,) = contents_pages(marks)
    assert page.strips[1][1].height == pytest.approx(15.5 + 40 * 13.2)


def test_longer_contents_fill_their_pages_evenly() -> None:
    marks = [(Mark(f"m{n}", 1, str(n), "Fiches réflexes"), n) for n in range(80)]
    pages = contents_pages(marks)
    assert len(pages) == 2
    heights = [page.strips[-1][1].height for page in pages]
    assert max(heights) - min(heights) < 45


@pytest.mark.parametrize("more", ["", " et des transports, avec une astreinte dès le premier mois"])
def test_a_summary_of_eight_activities_and_five_choices_holds(more: str) -> None:
    register()
    stream = io.BytesIO()
    write_pdf(crowded_plan(more), stream)
    reader = PdfReader(stream)
    assert "Décision et signature" in reader.pages[1].extract_text()
    assert "Date, nom et signature" in reader.pages[1].extract_text()
    assert "Sommaire" in reader.pages[2].extract_text()


def test_the_densest_page_can_still_be_read() -> None:
    dense = PLAIN.scaled(0.7)
    sizes = (dense.body, dense.lead, dense.note, dense.cell, dense.head, dense.caption)
    assert min(sizes) >= 8.0
    assert dense.air < PLAIN.air
    assert dense.row >= 1.1


def test_a_title_that_ends_with_dots_by_itself_is_not_told_again_above_its_table() -> None:
    register()
    whole = Table("Observateur", (Column("Lieu"), Column("De … à …")), (("\u00a0", "\u00a0"),))
    endless = replace(whole, columns=(Column("Lieu"), Column("de … à … " * 900)))
    other = replace(whole, columns=(Column("Lieu"), Column("De quand à quand")))
    assert len(table(whole, PLAIN)) == len(table(other, PLAIN))
    assert len(table(endless, PLAIN)) > len(table(whole, PLAIN))
