"""What leading does to the room: it begins steps, enters phases, takes breaks, jumps in time."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from pcra_game.domain.agenda import Step, agenda_of, step_of_phase
from pcra_game.domain.leading import moment_of
from pcra_game.domain.moves import Record
from pcra_game.domain.room_events import BreakTaken, FictiveTimeSet, PhaseEntered
from pcra_game.texts import guide as words
from pcra_game.texts import windows as window_words
from pcra_game.windows.room import Room
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.pace import Pace


class Lead(QObject):
    """Keeps the pace of a room, and follows its phase by whatever way it changes.

    `moved` when the step, its time or the break changed; `page_asked` names where the work of the
    step that begins is done; `opening_asked` that the « choc » begins.
    """

    moved = Signal()
    page_asked = Signal(str)
    opening_asked = Signal()

    def __init__(self, room: Room, clock: PhaseClock, parent: QObject) -> None:
        """Take the room and the clock of its phase; it stands where the phase is."""
        super().__init__(parent)
        self._room, self._clock = room, clock
        self.pace = Pace(agenda_of(room.state, room.game), clock.wall)
        self._phase = room.state.phase
        self._played: dict[str | None, str] = {}
        room.changed.connect(self._room_changed)
        self.stand()

    def begin(self, id: str) -> None:
        """Play a step: enter its phase, give it its time, open its page."""
        step = next(step for step in self.pace.steps if step.id == id)
        if not self._may_change():
            return
        if self.pace.on_break:
            self._clock.resume()  # the phase that is left was only waiting for the room
        opens = step.kind == "shock" and self._room.state.phase is None
        if not self._enter(step):
            return
        fresh = self.pace.clock_of(step) is None
        self.pace.begin(id)
        self._note_step()
        self._give_time(step, fresh=fresh)
        self.moved.emit()
        self.page_asked.emit(step.page)
        if step.kind == "break":
            self.take_break(step.minutes)  # it says itself until when
        elif opens:
            self.opening_asked.emit()
        else:
            self._room.informed.emit(words.began(step.title, self.pace.planned(step)))

    def next_step(self) -> None:
        """Go on in the agenda."""
        if self.pace.following is not None:
            self.begin(self.pace.following.id)

    def end_shock(self) -> None:
        """The « choc » ended by its own key, which opens the first card: so does the agenda."""
        if self.pace.step.kind == "shock" and self.pace.begun:
            self.next_step()

    def step_before(self) -> None:
        """Go back in the agenda; the step goes on where it was left."""
        if self.pace.before is not None:
            self.begin(self.pace.before.id)

    def take_break(self, minutes: int) -> None:
        """Stop the time of the room; it is noted how long for. A break that goes on stays."""
        if self.pace.break_until is not None:
            self._say_break(self.pace.break_until)
            return
        if not self._may_change() or not self._room.ask(Record(BreakTaken(minutes))):
            return
        self._clock.pause()
        until = self.pace.take_break(minutes)
        self.moved.emit()
        self._say_break(until)

    def _say_break(self, until: datetime) -> None:
        here = until.astimezone()
        self._room.informed.emit(words.break_until(here.hour, here.minute))

    def end_break(self) -> None:
        """The room is back: its time runs on."""
        self._clock.resume()
        self.pace.end_break()
        self.moved.emit()

    def jump_to(self, minutes: int) -> None:
        """Set the hour of the story, and say it."""
        if self._may_change() and self._room.ask(Record(FictiveTimeSet(minutes))):
            self._room.informed.emit(words.now_told(moment_of(self._room.game, minutes)))

    def follow_clock(self) -> None:
        """The clock of the phase was stopped, or runs again: so does that of the step."""
        if self._clock.running:
            self.pace.end_break()
        else:
            self.pace.pause()
        self.moved.emit()

    def more_time(self, minutes: int) -> None:
        """Give the step in play more minutes, as the clock of the phase was given."""
        self.pace.add(minutes)
        self.moved.emit()

    def _may_change(self) -> bool:
        if self._room.read_only:
            self._room.refused.emit(window_words.READ_ONLY)
            return False
        return self._room.settle()

    def _enter(self, step: Step) -> bool:
        if step.phase is None or self._room.state.phase in step.phases:
            return True
        return self._room.ask(Record(PhaseEntered(step.phase)))

    def _give_time(self, step: Step, *, fresh: bool) -> None:
        """The agenda owns the time boxes: the clock of the room counts the step in play."""
        kept = self.pace.clock_of(step)
        if step.kind == "break" or kept is None:
            return
        if fresh:
            self._clock.start(step.minutes)
        else:
            self._clock.take_up(kept.to_dict())

    def _room_changed(self) -> None:
        if self._room.state.phase != self._phase:
            self._phase = self._room.state.phase
            if self._room.workshop.history.undone:
                self._follow_back()
            else:
                self._follow_phase()
            self._note_step()
            self._say_back()
            self.moved.emit()

    def _note_step(self) -> None:
        """Remember the step that the phase is played in; the room only passes through a break."""
        if self.pace.begun and self.pace.step.kind != "break":
            self._played[self._phase] = self.pace.step.id

    def _follow_back(self) -> None:
        """A change of phase was taken back: stand at the step that was played there."""
        if self._phase is None:
            self.pace.stand_before()
            return
        played = self._played.get(self._phase)
        self.pace.begin(played or step_of_phase(self.pace.steps, self._phase).id)

    def _follow_phase(self) -> None:
        """The room is in another phase, by whatever way: stand at the step that plays it.

        A step without a phase, such as the arbitrages, is not left for what lies before it.
        """
        if self._phase is None:
            return
        if self.plays(self.pace.step):
            if not self.pace.begun:
                self.pace.begin(self.pace.step.id)
            return
        step = step_of_phase(self.pace.steps, self._phase)
        if self.pace.step.phases or self.pace.steps.index(step) >= self.pace.number:
            self.pace.begin(step.id)

    def plays(self, step: Step) -> bool:
        """Whether the room is where a step is played."""
        return not step.phases or self._room.state.phase in step.phases

    def _say_back(self) -> None:
        """A change of phase that was taken back says where the room is again."""
        if not self._room.workshop.history.undone:
            return
        phase = self._room.game.phases.get(self._phase or "")
        if phase is None:
            self._room.informed.emit(words.BACK_BEFORE)
            return
        number = self._room.game.scenario.phases.index(phase) + 1
        self._room.informed.emit(words.back_in(phase.context or "", number, phase.title))

    def stand(self) -> None:
        """Nothing is known of the step in play: the phase tells it."""
        step = step_of_phase(self.pace.steps, self._room.state.phase)
        self.pace.stand_at(step)
        if self._room.state.phase is not None:
            self.pace.begin(step.id)
            self._note_step()
