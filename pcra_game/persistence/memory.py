"""What is known of a session file: immutable, replaced as a whole after each durable write."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind, History, extend
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.errors import SessionFileDamaged
from pcra_game.persistence.names import read_people
from pcra_game.persistence.projection import Change, Projection, advance, project
from pcra_game.persistence.reading import (
    check_links,
    check_schema,
    check_structure,
    check_tables,
    read_game,
    read_journal,
    shown_by_replay,
    tables_are_older,
)

_STATES_KEPT = 100


@dataclass(frozen=True, slots=True)
class Memory:
    """The fold of the journal up to the entry whose hash is `head`.

    `states` ends with the present one, each with one entry more than the one before, so that
    taking back a recent gesture does not replay the whole journal.
    """

    game: Game
    history: History
    head: str
    projection: Projection
    states: tuple[WorkshopState, ...]

    @property
    def state(self) -> WorkshopState:
        """The workshop as it stands."""
        return self.states[-1]

    def sealed(self, head: str) -> "Memory":
        """Give the same with the hash under which its last entry was written."""
        return replace(self, head=head)

    def after(self, entry: Entry) -> tuple["Memory", tuple[Change, ...]]:
        """Give what holds once `entry` is written, not sealed yet, and what the tables change.

        Raises BrokenJournalError for an entry that does not follow.
        """
        history = extend(self.history, entry)
        states = self._states(entry, history)
        projection, changes = advance(self.projection, states[-1])
        return Memory(self.game, history, self.head, projection, states), changes

    def _states(self, entry: Entry, history: History) -> tuple[WorkshopState, ...]:
        if entry.kind is not EntryKind.UNDO:
            # A move, or a redo: either way what counts now ends with the events to apply.
            state = evolve_all(self.state, history.done[-1].events)
            return (*self.states[1 - _STATES_KEPT :], state)
        return self.states[:-1] or (history.state(),)


def begin(game: Game, first: Entry) -> Memory:
    """Give what holds once the opening is written. Raises BrokenJournalError if it is not one."""
    history = extend(History(), first)
    state = history.state()
    return Memory(game, history, "", project(state, game), (state,))


def load(connection: Connection, path: Path) -> tuple[Memory, bool]:
    """Read a whole session, every check made.

    Gives what it holds, and whether its tables are of earlier rules and remain to be rewritten.
    Raises SessionFileDamaged or SessionFileTooNew.
    """
    for check in (check_schema, check_structure, check_links):
        check(connection, path)
    journal = read_journal(connection, path)
    read_people(connection, path, journal.opened.session)
    game = read_game(connection, path, journal.opened)
    projection = shown_by_replay(journal.history, game, path)
    older = tables_are_older(connection, path)
    faults = [] if older else check_tables(connection, path, projection)
    if faults:
        raise SessionFileDamaged(faults[0])
    memory = Memory(game, journal.history, journal.head, projection, (projection.state,))
    return memory, older
