"""A table on the screen, its first cards begun, and an ear for what it asks."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from pcra_game.domain.table import Table
from pcra_game.domain.table_cards import Look, TableActivity
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.view import TableView
from pcra_game.windows.room import Room
from tests.fixtures.hands_on_table import Heard


@pytest.fixture
def table(room: Room) -> Table:
    """The first card of each activity is begun, the others are ghosts."""

    def begun(activity: TableActivity) -> TableActivity:
        first, *others = activity.cards
        return replace(activity, cards=(replace(first, look=Look.DRAFT), *others))

    given = room.table
    unit, *others = given.unit_cards
    return replace(
        given,
        activities=tuple(begun(a) for a in given.activities),
        unit_cards=(replace(unit, look=Look.DECIDED), *others),
    )


@pytest.fixture
def view(qtbot: QtBot, palette: Palette, table: Table) -> TableView:
    made = TableView(palette)
    qtbot.addWidget(made)
    made.resize(1305, 1012)
    made.show_table(table)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def heard(view: TableView) -> Heard:
    return Heard(view)
