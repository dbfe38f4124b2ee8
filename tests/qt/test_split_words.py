"""Whether a line ends within a word, whatever signs stand before: Qt counts some of them twice."""

import pytest

from pcra_game.table_view.items.shapes import fitted, splits_word
from pcra_game.table_view.typesetting import lay_out, load_faces


@pytest.mark.parametrize(
    "text", ["😀🚑 " * 20, "😀" * 40, "𝔘𝔯𝔤𝔢𝔫𝔠𝔢𝔰 " * 12], ids=["pairs", "a row", "words"]
)
def test_signs_that_qt_counts_twice_are_laid_out(qapp, text: str) -> None:
    load_faces()
    assert fitted(text, width=80, height=4000, px=20).lines > 1


def test_a_word_is_split_only_where_a_line_ends_within_it(qapp) -> None:
    load_faces()
    ahead = "😀" * 3
    whole = f"{ahead} identifier le patient"
    assert not splits_word(lay_out(whole, width=120, px=20), whole)
    long = f"{ahead}anticonstitutionnellement"
    assert splits_word(lay_out(long, width=90, px=20), long)
