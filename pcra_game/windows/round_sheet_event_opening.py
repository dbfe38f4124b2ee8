"""The opening of a workshop: a dark screen, two events read aloud, then the card of the switch."""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import InjectRevealed, PhaseEntered, RevealedBy
from pcra_game.domain.striking import met, opening
from pcra_game.texts import striking as words
from pcra_game.texts.guide import FIRST_STEP
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.projector import ProjectorWindow, screen_for_projector
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.style import scaled

DARK_MS = 4000
"""How long the screen stays black before the first event; the key does not wait for it."""


class Stage(Enum):
    """How far the opening is."""

    READY = "ready"
    DARK = "dark"
    FIRST = "first"
    SECOND = "second"
    OVER = "over"


class Opening(QObject):
    """One key leads through it. What is revealed is read in the state: taking back goes back.

    `screen_asked` when it goes dark and there is no second screen to show it on.
    """

    changed = Signal()
    first_card_asked = Signal()
    screen_asked = Signal()

    def __init__(
        self, room: Room, *, dark_ms: int = DARK_MS, parent: QObject | None = None
    ) -> None:
        """Take the room. With `dark_ms` at 0 the first event waits for the key."""
        super().__init__(parent)
        self._room = room
        self._projector: ProjectorWindow | None = None
        self._started = False
        self._dark = QTimer(self)
        self._dark.setSingleShot(True)
        self._dark.setInterval(dark_ms)
        self._dark.timeout.connect(self._dark_ends)
        room.changed.connect(self.look_again)

    def set_dark_ms(self, dark_ms: int) -> None:
        """Change how long the screen stays black by itself."""
        self._dark.setInterval(dark_ms)

    def show_on(self, projector: ProjectorWindow) -> None:
        """Darken this projector while the opening lasts; one that is dark already goes on."""
        self._projector = projector
        self._started = projector.shows_opening
        if self._started and self.stage is Stage.DARK and self._dark.interval():
            self._dark.start()  # another theme: the first event still comes by itself
        projector.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The projector came or went while the opening lasts: the panel says so."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and self._started:
            self.changed.emit()
        return False

    @property
    def unseen(self) -> bool:
        """Whether the projector is closed: nothing goes black, nothing is shown."""
        return self._projector is not None and not self._projector.isVisible()

    @property
    def stage(self) -> Stage:
        """How far it is; over once something else than the opening happened."""
        state = self._room.state
        events = [inject.id for inject in opening(self._room.game)]
        seen = met(state)
        others = seen.difference(events) or state.decisions
        if others or any(played.judged for played in state.injects.values()):
            return Stage.OVER
        if seen.issuperset(events):
            return Stage.SECOND if self._started else Stage.OVER
        if events[0] in seen:
            return Stage.FIRST
        dark = self._started and state.phase is not None
        first = self._room.game.scenario.phases[0].id
        if not dark and state.phase not in (None, first):
            return Stage.OVER
        return Stage.DARK if dark else Stage.READY

    @property
    def over(self) -> bool:
        """Whether nothing of it is left to do."""
        return self.stage is Stage.OVER

    @property
    def running(self) -> bool:
        """Whether the room sits before a dark screen or an event of the opening."""
        return self._started and self.stage not in (Stage.READY, Stage.OVER)

    def advance(self) -> bool:
        """Go one step further. False where nothing is left to do, or something was refused."""
        room = self._room
        if room.read_only or not room.settle():
            return False
        stage = self.stage
        events = opening(room.game)
        if stage is Stage.READY:
            return self._begin()
        if stage is Stage.DARK:
            return self._reveal(events[0].id)
        if stage is Stage.FIRST:
            self._darken()
            return self._reveal(events[1].id)
        if stage is Stage.SECOND:
            self.leave()
            self.first_card_asked.emit()
            return True
        return False

    def leave(self) -> None:
        """Stop here: the projector shows the room again."""
        self._end(keep_event=False)

    def take_up(self, was_running: bool | None) -> bool:
        """Go on where the program ended in the middle of it; True where something of it is left.

        `None` for what nobody kept: then its events alone, in its phase, tell that it was running.
        The projector is not opened, and no event comes by itself before somebody sits there again.
        """
        state, before = self._room.state, self._started
        if was_running is None:
            first = self._room.game.scenario.phases[0].id
            was_running = bool(met(state)) and state.phase == first
        if not was_running or self._room.read_only or state.phase is None:
            return False
        self._started = True
        if self.stage in (Stage.READY, Stage.OVER):
            self._started = before
            return False
        if not before and self._projector is not None:
            self._projector.show_opening()
        self.changed.emit()
        return True

    def look_again(self) -> None:
        """The room changed: an opening that is over gives the projector back."""
        if self._started and self.stage in (Stage.OVER, Stage.READY):
            self._end(keep_event=True)

    def _end(self, *, keep_event: bool) -> None:
        self._dark.stop()
        if self._started:
            self._started = False
            if self._projector is not None:
                self._projector.show_opening(False, keep_event=keep_event)
        self.changed.emit()

    def _begin(self) -> bool:
        room = self._room
        self._darken()
        if room.state.phase is None:
            first = room.game.scenario.phases[0].id
            if not room.ask(Record(PhaseEntered(first))):
                self.leave()
                return False
        if self._dark.interval():
            self._dark.start()
        self.changed.emit()
        return True

    def _dark_ends(self) -> None:
        shown = self.parent()
        gone = isinstance(shown, QWidget) and not shown.window().isVisible()
        if self.stage is Stage.DARK and not gone:
            self._reveal(opening(self._room.game)[0].id)

    def _reveal(self, inject: str) -> bool:
        self._dark.stop()
        fact = InjectRevealed(inject, RevealedBy.HAND, words.OPENING_WHY)
        return self._room.ask(Record(fact))

    def _darken(self) -> None:
        """Black, on the second screen where there is one."""
        self._started = True
        projector = self._projector
        if projector is None:
            return
        projector.show_opening()  # first: a window that comes shows nothing else before
        active = QApplication.activeWindow()
        own = active.screen() if active is not None else QApplication.primaryScreen()
        second = screen_for_projector(QApplication.screens(), own)
        if second is None:
            self.screen_asked.emit()
        elif not projector.isVisible():
            projector.show_on(second)
        if self.unseen:
            self._room.informed.emit(words.PROJECTOR_CLOSED)


class OpeningPart(QWidget):
    """The key of the opening, with what to do at each step; hidden once it is over."""

    def __init__(self, place: RoundPlace, opened: Opening) -> None:
        """Take where the sheet lives and the opening."""
        super().__init__()
        self._opening = opened
        self._names = True
        self._room = place.room
        self._hint = plain_label(words.BEGIN_HINT, "soft", wraps=True)
        self.key = button(words.BEGIN, role="primary", clicked=opened.advance)
        self.key.setObjectName("opening")
        self.key.setMinimumHeight(scaled(46))
        self.key.setMinimumWidth(160)
        self._stop = button(words.STOP, role="quiet", clicked=opened.leave)
        self._stop.setObjectName("stop_opening")
        keep_private(self._hint)
        column = bare_column(self, 8)
        column.addWidget(self._hint)
        column.addWidget(self.key)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        opened.changed.connect(self.refresh)

    def name_what_comes(self, on: bool) -> None:
        """Say that the « choc » comes, or only that something begins."""
        self._names = on
        self.refresh()

    def refresh(self) -> None:
        """Say the step that comes."""
        stage, unseen = self._opening.stage, self._opening.unseen
        self.setVisible(stage is not Stage.OVER)
        self.key.setEnabled(not self._room.read_only)
        aloud = words.READ_UNSEEN if unseen else words.READ_ALOUD
        said = {
            Stage.READY: (words.BEGIN if self._names else FIRST_STEP, words.BEGIN_HINT),
            Stage.DARK: (words.FIRST_NOW, words.DARK_UNSEEN if unseen else words.DARK),
            Stage.FIRST: (words.SECOND, aloud),
            Stage.SECOND: (words.TO_FIRST_CARD, aloud),
            Stage.OVER: (words.BEGIN, words.BEGIN_HINT),
        }
        text, hint = said[stage]
        self.key.setText(text)
        self.key.setAccessibleName(text)
        self._hint.setText(hint)
        self._stop.setVisible(self._opening.running)
