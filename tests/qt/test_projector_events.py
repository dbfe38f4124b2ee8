"""An event taken back, brought back or judged, and a break: what then fills the projector."""

from datetime import timedelta

import pytest

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import BreakTaken, InjectJudged, Verdict
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.projector_content import Scene
from pcra_game.windows.room import Room
from tests.qt.test_projector_hands import Wall, projector, reveal, wall  # noqa: F401


@pytest.mark.parametrize("frozen", [True, False])
def test_an_event_taken_back_never_brings_the_one_before_to_the_front(
    projector: ProjectorWindow,  # noqa: F811
    room: Room,
    wall: Wall,  # noqa: F811
    *,
    frozen: bool,
) -> None:
    before = reveal(room, 0)
    projector.end_event_alone()
    projector.freeze(frozen)
    reveal(room, 1)
    projector.end_event_alone()
    wall.at += timedelta(seconds=16)
    assert room.undo()
    assert projector.content.scene is Scene.ROUND
    projector.freeze(False)
    assert projector.content.scene is Scene.ROUND
    assert projector.content.event.text == room.game.injects[before].text
    assert room.ask(Record(BreakTaken(10)))
    wall.at += timedelta(seconds=25)
    room.changed.emit()
    assert projector.content.scene is Scene.BREAK
    assert projector.content.back_at


def test_the_event_before_stays_a_banner_when_the_last_one_is_judged(
    projector: ProjectorWindow,  # noqa: F811
    room: Room,
) -> None:
    before, last = reveal(room, 0), reveal(room, 1)
    assert projector.content.scene is Scene.EVENT
    assert room.ask(Record(InjectJudged(last, Verdict.HELD)))
    assert projector.content.scene is Scene.ROUND
    assert projector.content.event.text == room.game.injects[before].text


def test_an_event_that_is_brought_back_is_alone_again(
    projector: ProjectorWindow,  # noqa: F811
    room: Room,
) -> None:
    reveal(room, 0)
    last = reveal(room, 1)
    assert room.undo()
    assert projector.content.scene is Scene.ROUND
    assert room.redo()
    assert projector.content.scene is Scene.EVENT
    assert projector.content.event.text == room.game.injects[last].text


def test_an_event_of_the_opening_that_is_taken_back_leaves_the_first_one_on_black(
    projector: ProjectorWindow,  # noqa: F811
    room: Room,
) -> None:
    projector.show_opening()
    before = reveal(room, 0)
    reveal(room, 1)
    assert room.undo()
    assert projector.content.scene is Scene.OPENING
    assert projector.content.event.text == room.game.injects[before].text


@pytest.mark.parametrize("frozen", [True, False])
def test_a_break_is_shown_at_once_over_a_frozen_picture_and_an_event_that_is_alone(
    projector: ProjectorWindow,  # noqa: F811
    room: Room,
    *,
    frozen: bool,
) -> None:
    projector.freeze(frozen)
    reveal(room)
    assert projector.content.scene is Scene.EVENT
    assert room.ask(Record(BreakTaken(10)))
    assert projector.content.scene is Scene.BREAK
    assert room.undo()
    assert projector.content.scene is Scene.ROUND
