"""The pictures of the synthesis at the sizes of a window: no word runs into another."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.drawing import Label, Rectangle, Tint, estimated_width
from pcra_game.domain.moves import Record
from pcra_game.texts.figures import COVER
from pcra_game.windows import synthesis
from pcra_game.windows.room import Room
from pcra_game.windows.synthesis import SynthesisPage

SIZES = [(1024, 690), (1100, 640), (1280, 640), (1366, 690), (1920, 1000)]


def spans(shapes) -> list[tuple[float, float, float]]:
    """Height of the middle, left and right of every word and of every bar of a battery."""
    found = []
    for shape in shapes:
        if isinstance(shape, Label):
            wide = min(estimated_width(shape.text, shape.size, bold=shape.bold), shape.width)
            shift = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.align]
            found.append((shape.y, shape.x - shift, shape.x - shift + wide))
        elif isinstance(shape, Rectangle) and shape.stroke is Tint.ON_CONTEXT:
            found.append((shape.y + shape.height / 2, shape.x, shape.x + shape.width))
    return sorted(found)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("kept", "text"), [(0, 1), (1, 1), (3, 1), (6, 1), (0, 2), (6, 1.5)])
def test_no_word_of_a_picture_runs_into_another(
    room: Room, palette, qtbot, monkeypatch, size, kept, text
) -> None:
    monkeypatch.setattr(synthesis, "text_size", lambda: text)
    monkeypatch.setattr(synthesis, "scaled", lambda px: round(px * text))
    for activity in list(room.state.kept_activities())[kept:]:
        assert room.ask(Record(ActivitySetAside(activity, "une autre séance")))
    page = SynthesisPage(room, palette)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    QApplication.processEvents()
    for figure in page._figures:
        placed = spans(figure.drawing().shapes)
        assert placed
        for (y, _, right), (below, left, _) in pairwise(placed):
            assert below > y or left >= right - 0.5
    assert page._scroll.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", SIZES)
def test_every_cell_of_the_matrix_has_its_word(played_room: Room, palette, qtbot, size) -> None:
    page = SynthesisPage(played_room, palette)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    QApplication.processEvents()
    said = [s.text for s in page._figures[0].drawing().shapes if isinstance(s, Label)]
    cells = len(played_room.state.kept_activities()) * 4
    assert sum(text in COVER.values() for text in said) == cells
