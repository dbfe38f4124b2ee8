"""The workshop as the windows see it: one state, one context in play, one thing selected.

Every panel reads from here, asks for moves here and hears here that something changed. What was
typed and not yet stored is given back by `settle`, before anything else happens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from pcra_game.domain.answers import Card
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry
from pcra_game.domain.moves import Move, PlayCard, Several
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.table import Table, table
from pcra_game.domain.table_cards import Look
from pcra_game.texts import windows as words
from pcra_game.texts.known_error import KnownError
from pcra_game.workshop.workshop import Workshop


class Kind(StrEnum):
    """What is in the hands of the facilitator."""

    ROUND = "round"
    CARD = "card"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Selection:
    """One thing of the table; `id` is a card or an activity, empty for the round itself.

    A card in hand may still be a ghost: it is not in `state.cards` until something is written.
    """

    kind: Kind = Kind.ROUND
    id: str = ""


@dataclass(frozen=True, slots=True)
class Live:
    """The answer as it is being typed: what the projector may show, and nothing private."""

    what: str = ""
    who: str = ""
    deputy: str = ""
    with_what: str = ""


class Room(QObject):
    """The one door of the windows.

    `changed` is emitted after every entry of the journal and every change of context; `selected`
    after another thing was taken in hand; `refused` with one French sentence for the room's eyes;
    `told` with one sentence of good news; `informed` with one about how things are; `typed` when
    the answer in hand has other words; `unsaved_changed` when they are on disk, or no longer.
    `round_done` when the next card was asked for and none waits.
    """

    changed = Signal()
    selected = Signal()
    refused = Signal(str)
    told = Signal(str)
    informed = Signal(str)
    typed = Signal()
    unsaved_changed = Signal()
    round_done = Signal()

    def __init__(
        self, workshop: Workshop, *, new_id: Callable[[], str], read_only: bool = False
    ) -> None:
        """Take an open workshop; `new_id` names what the room adds."""
        super().__init__()
        self._workshop = workshop
        self.new_id = new_id
        self.read_only = read_only
        self.actor = ""
        self.selection = Selection()
        self.live = Live()
        self.unsaved = False
        self._context = self._context_in_play()
        self._table: Table | None = None
        self._drafts: list[Callable[[], bool]] = []
        workshop.subscribe(self._entry_stored)

    @property
    def workshop(self) -> Workshop:
        """The workshop itself, for its journal."""
        return self._workshop

    @property
    def state(self) -> WorkshopState:
        """What is decided, as it is on disk."""
        return self._workshop.state

    @property
    def game(self) -> Game:
        """Deck, scenario and unit."""
        return self._workshop.game

    @property
    def context(self) -> str:
        """Code of the context in play; every panel shows its decisions."""
        return self._context

    @property
    def table(self) -> Table:
        """What lies on the table now; computed once for each state and context."""
        if self._table is None:
            self._table = table(self.state, self.game, self._context)
        return self._table

    def hold_draft(self, settle: Callable[[], bool]) -> None:
        """Register a panel that may hold words not stored yet; False means that it kept them."""
        self._drafts.append(settle)

    def drop_drafts(self) -> None:
        """Forget the panels that held drafts: they are about to be made anew."""
        self._drafts.clear()

    def show_live(self, live: Live) -> None:
        """Tell what is being typed."""
        if live != self.live:
            self.live = live
            self.typed.emit()

    def tell_unsaved(self, unsaved: bool) -> None:
        """Tell whether words are in a field that are not on disk yet."""
        if unsaved != self.unsaved:
            self.unsaved = unsaved
            self.unsaved_changed.emit()

    def settle(self) -> bool:
        """Store what was typed. False where something was refused: nothing else may follow."""
        stored = [settle() for settle in self._drafts]  # each one, also behind a refusal
        return all(stored)

    def ask(self, move: Move) -> bool:
        """Ask for a move; what is refused is said once, in French. True when it is stored.

        A move on a card that is still a ghost plays the card in the same gesture: looking at a
        proposed card leaves no trace, answering it does.
        """
        card = getattr(move, "card", None)
        if isinstance(card, str) and card not in self.state.cards and "@" in card:
            objective, _, subject = card.partition("@")
            move = Several((PlayCard(objective, subject), move))
        return self._tried(lambda: self._workshop.perform(move, actor=self.actor))

    def card(self, id: str) -> Card:
        """A card by its id, played or still a ghost."""
        objective, _, subject = id.partition("@")
        return self.state.cards.get(id, Card(id, objective, subject))

    def undo(self) -> bool:
        """Take the last gesture back, what is being typed first."""
        return self.settle() and self._tried(lambda: self._workshop.undo(actor=self.actor))

    def redo(self) -> bool:
        """Bring back what was last taken back."""
        return self.settle() and self._tried(lambda: self._workshop.redo(actor=self.actor))

    def choose_context(self, code: str) -> bool:
        """Play in another context; the selected card stays in hand."""
        if code == self._context or not self.settle():
            return code == self._context
        self._context = code
        self._forget_table()
        return True

    def select(self, selection: Selection) -> bool:
        """Take another thing in hand."""
        if selection == self.selection:
            return True
        if not self.settle():
            return False
        self.selection = selection
        self.selected.emit()
        return True

    def open_card(self, id: str) -> bool:
        """Take a card in hand, or the ghost of one (« objective@subject »)."""
        return self.select(Selection(Kind.CARD, id))

    def open_next(self) -> bool:
        """Open the next card that waits; says so when none does."""
        after = self.selection.id if self.selection.kind is Kind.CARD else None
        following = self.table.next_proposed(after)
        if following is None:
            self.select(Selection())
            self._tell_round_done()
            return False
        return self.open_card(following.id)

    def _tell_round_done(self) -> None:
        """No card waits; one that was put aside has no answer for all that."""
        parked = sum(card.look is Look.PARKED for card in self.table.cards())
        said = words.round_parked(parked) if parked else words.ROUND_DONE
        phases = self.game.scenario.phases
        if not self.read_only and phases and self.state.phase != phases[-1].id:
            said = f"{said} {words.ROUND_FOLLOWS}"
        (self.informed if parked else self.told).emit(said)
        self.round_done.emit()

    def _tried(self, act: Callable[[], Entry]) -> bool:
        if self.read_only:
            self.refused.emit(words.READ_ONLY)
            return False
        try:
            act()
        except KnownError as error:
            self.refused.emit(str(error))
            return False
        return True

    def _entry_stored(self, _state: WorkshopState, _entry: Entry) -> None:
        phase = self.game.phases.get(self.state.phase or "")
        if phase is not None and phase.context and self._phase_is_new():
            self._context = phase.context
        self._last_phase = self.state.phase
        self._forget_table()

    def _phase_is_new(self) -> bool:
        return self.state.phase != self._last_phase

    def _context_in_play(self) -> str:
        self._last_phase = self.state.phase
        phase = self.game.phases.get(self.state.phase or "")
        return phase.context if phase is not None and phase.context else self.game.base_context

    def _forget_table(self) -> None:
        self._table = None
        self.changed.emit()
