"""A key that is wider than its place gives way, and its words stay whole for who asks."""

from PySide6.QtWidgets import QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.windows.answer_who import NameChip
from pcra_game.windows.controls import FlowRow
from pcra_game.windows.shrinking_button import ShrinkingButton

LONG = "Cadre de santé de nuit et infirmière coordinatrice du service de gériatrie aiguë"


def test_words_end_with_an_ellipsis_where_the_place_is_narrow(palette: Palette, qtbot) -> None:
    key = ShrinkingButton(LONG)
    qtbot.addWidget(key)
    key.show()
    key.resize(key.sizeHint())
    assert key.words_shown() == LONG
    assert key.toolTip() == ""
    key.resize(200, key.height())
    assert key.words_shown().endswith("…")
    assert key.fontMetrics().horizontalAdvance(key.words_shown()) <= 200
    assert key.text() == LONG
    assert key.toolTip() == LONG
    key.resize(2000, key.height())
    assert key.words_shown() == LONG
    assert key.toolTip() == ""


def test_a_long_name_does_not_widen_its_row(palette: Palette, qtbot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = FlowRow(host)
    chip = NameChip()
    row.addWidget(chip)
    chip.show_name(LONG, True, palette)
    host.resize(240, 60)
    host.show()
    assert host.minimumSizeHint().width() <= 120
    assert chip.width() <= 240
    assert chip.words_shown().endswith("…")
