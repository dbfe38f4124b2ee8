"""Undo and redo say what they did, and show the context where they did it.

Without a word a gesture of another context would go, or come back, behind the room's back.
"""

from pcra_game.domain.journal import Entry
from pcra_game.domain.told import told
from pcra_game.domain.told_where import contexts_of
from pcra_game.texts import actions as words
from pcra_game.windows.room import Room


def take_back(room: Room, *, private: bool = False) -> bool:
    """Undo the last gesture; what is being typed is stored first, and is then that gesture.

    `private` keeps its name from a room that sees this window. False where nothing was undone.
    """
    if not room.settle() or not room.workshop.history.can_undo:
        return False
    entry = room.workshop.history.done[-1]
    name, where = told(entry, room.state, room.game), contexts_of(entry, room.state)
    if not room.undo():
        return False
    _show(room, where)
    room.told.emit(words.was_undone("" if private else name))
    return True


def bring_back(room: Room, *, private: bool = False) -> bool:
    """Redo what was undone last. False where nothing was."""
    if not room.settle() or not room.workshop.history.can_redo:
        return False
    entry: Entry = room.workshop.history.undone[-1]
    if not room.redo():
        return False
    name = told(entry, room.state, room.game)
    _show(room, contexts_of(entry, room.state))
    room.told.emit(words.was_redone("" if private else name))
    return True


def _show(room: Room, contexts: tuple[str, ...]) -> None:
    """Go where it happened, unless it happened here too."""
    known = [context for context in contexts if context in room.game.contexts]
    if known and room.context not in known:
        room.choose_context(known[0])
