"""What the palette does in a window: it opens, goes to a page, takes things in hand."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pcra_game.domain.deck import Phase
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import PhaseEntered
from pcra_game.texts.guide import now_in

if TYPE_CHECKING:
    from pcra_game.windows.actions import Actions
    from pcra_game.windows.guide_lead import Lead
    from pcra_game.windows.main_window import MainWindow
    from pcra_game.windows.room import Room


class PaletteActs(QObject):
    """One a window; it remembers what was done lately, for as long as the window lives."""

    def __init__(self, window: "MainWindow", actions: "Actions") -> None:
        """Take the window and its actions."""
        super().__init__(window)
        self._window, self._actions = window, actions
        self._recent: list[str] = []

    def open(self) -> None:
        """Open the field that finds everything, or close it."""
        from pcra_game.windows.command_palette import CommandPalette
        from pcra_game.windows.command_palette_offers import offers

        window = self._window
        open_now = [p for p in window.findChildren(CommandPalette) if p.isVisible()]
        if open_now:
            open_now[0].put_away()
            return
        ask = partial(offers, self._actions, self, self._room_now)
        made = CommandPalette(window, window.worn, ask, self._recent)
        if window.room is not None:
            window.room.changed.connect(made.refresh)
        if window.desk is not None:
            window.desk.seen.changed.connect(made.refresh)
        made.open()

    @property
    def room_may_see(self) -> bool:
        """Whether the room sees this window: the palette lists nothing private then."""
        return self._window.desk is not None and self._window.desk.room_may_see

    def take_card(self, id: str) -> None:
        """Take a card in hand, whatever page is shown."""
        if self._window.desk is not None:
            self._window.desk.pages.card_asked.emit(id)

    def take_activity(self, id: str) -> None:
        """Take an activity in hand, whatever page is shown."""
        if self._window.desk is not None:
            self._window.desk.pages.activity_asked.emit(id)

    def go_to_page(self, name: str) -> None:
        """Show a page; the one that is shown stays."""
        desk = self._window.desk
        if desk is not None and desk.page != name:
            desk.show_page(name)
            self._actions.show_view(f"view_{desk.page}")

    @property
    def lead(self) -> "Lead | None":
        """What leads the workshop; `None` without one."""
        return self._window.desk.side.guide.lead if self._window.desk is not None else None

    def enter_phase(self, phase: Phase) -> None:
        """Enter a phase of the scenario, once the words in hand are stored."""
        room = self._window.room
        if room is not None and room.settle() and room.ask(Record(PhaseEntered(phase.id))):
            number = room.game.scenario.phases.index(phase) + 1
            room.informed.emit(now_in(phase.context or "", number, phase.title))

    def _room_now(self) -> "Room | None":
        return self._window.room
