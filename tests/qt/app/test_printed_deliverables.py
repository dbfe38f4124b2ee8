"""What is printed for the room goes the way of every other deliverable."""

import pickle
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from pcra_game.app.deliverables import EVERYTHING
from pcra_game.exports.bundle import Writing
from pcra_game.exports.deliverables import DELIVERABLES, Piece
from pcra_game.exports.errors import ExportError
from tests.fixtures.sources import new_source

PRINTED = [one for one in EVERYTHING if one not in DELIVERABLES]


@pytest.mark.parametrize("one", PRINTED, ids=lambda one: one.key)
def test_it_is_written_counted_and_only_on_demand(qapp, one, tmp_path: Path) -> None:
    piece = Piece(one, "pdf", "essai.pdf")
    written = Writing(new_source()).write(piece, tmp_path)
    assert written.counted.pages > 0
    assert not one.usual


@pytest.mark.parametrize("one", EVERYTHING, ids=lambda one: one.key)
def test_it_can_be_sent_to_the_process_that_writes(one) -> None:
    again = pickle.loads(pickle.dumps(one))
    assert (again.key, again.label, again.writers) == (one.key, one.label, one.writers)
    assert again.build(new_source()) is not None


def test_a_print_cut_in_two_is_refused(qapp, tmp_path: Path) -> None:
    deck = PRINTED[0]

    def half(content, stream, finish) -> None:
        whole = BytesIO()
        deck.writers["pdf"](content, whole, finish)
        stream.write(whole.getvalue()[: whole.tell() // 2])

    piece = Piece(replace(deck, writers={"pdf": half}), "pdf", "essai.pdf")
    (tmp_path / "essai.pdf").write_bytes(b"before")
    with pytest.raises(ExportError):
        Writing(new_source()).write(piece, tmp_path)
    assert (tmp_path / "essai.pdf").read_bytes() == b"before"
