"""Ctrl+K offers whatever the panel « Conduire » can do."""

import pytest
from PySide6.QtCore import Qt

from pcra_game.domain.leading import jumps
from pcra_game.domain.room_events import BreakTaken, FictiveTimeSet
from pcra_game.texts import command_palette as words
from pcra_game.texts import guide as guide_words
from pcra_game.windows.guide_head import BREAK_MINUTES
from pcra_game.windows.main_window import MainWindow
from tests.qt.test_command_palette import bare, names, opened, press, typed, window  # noqa: F401


def last(window: MainWindow) -> object:  # noqa: F811
    return window.room.workshop.history.done[-1].events[-1]


def test_a_break_is_found_by_its_name_and_taken(window: MainWindow) -> None:  # noqa: F811
    window.desk.next_step()
    palette = opened(window, "pause")
    wanted = guide_words.break_key(BREAK_MINUTES)
    assert wanted in names(palette)
    assert "Pause" in names(palette)  # F7 stays beside it
    typed(" 10")
    assert palette.chosen().name == wanted
    press(Qt.Key.Key_Return)
    assert last(window) == BreakTaken(BREAK_MINUTES)
    assert window.desk.side.guide.pace.on_break
    assert not window.desk.clock.running


def test_a_break_is_not_taken_twice(window: MainWindow) -> None:  # noqa: F811
    window.desk.next_step()
    action = window.make_actions()["break"]
    action.trigger()
    length = window.room.workshop.history.length
    action.trigger()
    assert window.room.workshop.history.length == length
    window.make_actions()["pause"].trigger()
    assert not window.desk.side.guide.pace.on_break


def test_every_step_and_jump_of_the_panel_is_offered(window: MainWindow) -> None:  # noqa: F811
    pace = window.desk.side.guide.pace
    window.desk.next_step()
    offered = {offer.id: offer for offer in opened(window)._offers}
    for step in pace.steps:
        assert step.title in offered[f"step:{step.id}"].name
    for jump in jumps(window.room.state, window.room.game):
        assert offered[f"jump:{jump.id}"].detail == jump.moment
    assert {"break", "step_before", "next_step"} <= set(offered)
    assert offered[f"step:{pace.step.id}"].reason == words.STEP_IN_PLAY


def test_a_step_is_begun_and_left_again(window: MainWindow) -> None:  # noqa: F811
    pace = window.desk.side.guide.pace
    window.desk.next_step()
    step = pace.steps[2]
    palette = opened(window)
    next(o for o in palette._offers if o.id == f"step:{step.id}").do()
    assert pace.step is step
    window.make_actions()["step_before"].trigger()
    assert pace.step is pace.steps[1]


def test_an_hour_is_jumped_to(window: MainWindow) -> None:  # noqa: F811
    window.desk.next_step()
    jump = jumps(window.room.state, window.room.game)[0]
    next(o for o in opened(window)._offers if o.id == f"jump:{jump.id}").do()
    assert last(window) == FictiveTimeSet(jump.minutes)


@pytest.mark.parametrize("id", ["step:", "jump:"])
def test_the_room_reads_neither_steps_nor_hours_to_come(
    window: MainWindow,  # noqa: F811
    id: str,
) -> None:
    assert [o for o in opened(window)._offers if o.id.startswith(id)]
    window.desk.set_room_may_see(True)
    press(Qt.Key.Key_Escape)
    assert not [o for o in opened(window)._offers if o.id.startswith(id)]
