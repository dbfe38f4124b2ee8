"""What menu and palette do of what the panel « Conduire » does: a break, the step before."""

from typing import TYPE_CHECKING

from pcra_game.windows.guide_head import BREAK_MINUTES

if TYPE_CHECKING:
    from pcra_game.windows.main_window import MainWindow


def take_break(window: "MainWindow") -> None:
    """Stop the time of the room; the projector says when it comes back."""
    if window.desk is not None:
        window.desk.side.guide.lead.take_break(BREAK_MINUTES)


def step_before(window: "MainWindow") -> None:
    """Go back in the agenda; at its beginning nothing moves."""
    if window.desk is not None:
        window.desk.side.guide.lead.step_before()
