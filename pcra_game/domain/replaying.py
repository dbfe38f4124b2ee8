"""A journal gone through again: the state after any entry, quickly in both directions.

Nothing is stored and nothing live is touched: states are folded from the entries themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pcra_game.domain.answer_events import CardPlayed, CardWithdrawn, DecisionSet
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, History, extend
from pcra_game.domain.sheet import contexts_in_play
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.told import told

EVERY = 50
"""A state is kept after so many entries, so that stepping back folds few of them again."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The workshop right after an entry, and right before it."""

    entry: Entry
    history: History
    state: WorkshopState
    before: WorkshopState


_Place = tuple[History, WorkshopState]


class Replay:
    """A whole journal; entries are counted from 1."""

    def __init__(self, entries: Iterable[Entry], game: Game) -> None:
        """Take every entry from the opening on. They are folded when they are asked for."""
        self.entries = tuple(entries)
        self.game = game
        self._kept: dict[int, _Place] = {0: (History(), WorkshopState())}
        self._last: tuple[int, _Place] = (0, self._kept[0])

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    def at(self, number: int) -> Moment:
        """The moment of an entry. IndexError outside 1 to the last; BrokenJournalError."""
        if not 1 <= number <= len(self.entries):
            raise IndexError(number)
        _, before = self._place(number - 1)
        history, state = self._place(number)
        return Moment(self.entries[number - 1], history, state, before)

    def gesture(self, number: int) -> str:
        """What the entry did, in the words of the journal."""
        moment = self.at(number)
        target = moment.entry.target
        aimed = self.entries[target - 1] if target is not None else None
        return told(moment.entry, moment.before, self.game, aimed)

    def _place(self, number: int) -> _Place:
        """Fold from the nearest place known before it."""
        start = max(kept for kept in self._kept if kept <= number)
        history, state = self._kept[start]
        if start < self._last[0] <= number:
            start, (history, state) = self._last
        for entry in self.entries[start:number]:
            following = extend(history, entry)
            state = self._after(state, entry, following)
            history = following
            if history.length % EVERY == 0:
                self._kept[history.length] = (history, state)
        self._last = (number, (history, state))
        return history, state

    def _after(self, state: WorkshopState, entry: Entry, following: History) -> WorkshopState:
        if entry.kind is not EntryKind.UNDO:
            return evolve_all(state, following.done[-1].events)
        done = following.done
        begun, folded = 0, WorkshopState()
        for history, kept in self._kept.values():
            length = len(history.done)
            # The same entry at the same place of a stack: all that lies under it is the same too.
            if begun < length <= len(done) and history.done[-1] is done[length - 1]:
                begun, folded = length, kept
        return evolve_all(folded, (event for one in done[begun:] for event in one.events))


def context_of(moment: Moment, game: Game) -> str:
    """The context to look at: the one that the gesture speaks of, else that of the phase."""
    in_play = contexts_in_play(moment.state, game)
    for event in moment.entry.events:
        if isinstance(event, DecisionSet) and event.decision.context in in_play:
            return event.decision.context
    phase = game.phases.get(moment.state.phase or "")
    return phase.context if phase is not None and phase.context else game.base_context


def card_of(moment: Moment) -> str | None:
    """The card or the activity that the gesture speaks of, if it is one."""
    for event in moment.entry.events:
        if isinstance(event, DecisionSet):
            return event.decision.card
        if isinstance(event, CardPlayed):
            return event.card.id
        if isinstance(event, CardWithdrawn):
            return None
    return next((a for e in moment.entry.events if (a := getattr(e, "activity", None))), None)
