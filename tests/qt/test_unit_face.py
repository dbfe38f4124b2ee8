"""A card of the whole unit is narrow: its word takes the lines that it needs."""

from dataclasses import replace

from pcra_game.domain.table_cards import Look
from pcra_game.table_view.items.cards import UnitFace, _unit_title
from pcra_game.table_view.items.shapes import fitted
from pcra_game.texts import table as words


def test_a_long_word_is_said_whole_on_a_card_of_the_unit() -> None:
    long = f"{words.LOOK['same']}, {words.LOOK['no_solution']}"
    said = UnitFace("Se parler à l’intérieur", long, "OC-10", Look.NO_SOLUTION)
    _, room, tall = _unit_title(said, 112, 200, 14)
    assert not fitted(said.word, width=room.width(), height=tall + 1, px=tall / 2 / 1.3).cut
    _, _, line = _unit_title(replace(said, word=words.LOOK["no_solution"]), 112, 200, 14)
    assert tall == 2 * line
