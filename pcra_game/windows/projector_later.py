"""What the room sees once its cards are played: the matrix of a break, the order of the return,
the story of its first hour. Plain values, worked out once for each state."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pcra_game.domain import recovery
from pcra_game.domain.reading import reading
from pcra_game.domain.sheet import contexts_in_play, service_label
from pcra_game.domain.story import final_story
from pcra_game.domain.timeline import Cover, context_cover
from pcra_game.texts import projector as words
from pcra_game.texts.figures import COVER
from pcra_game.windows.projector_withheld import fit_for_all, service_for_all
from pcra_game.windows.room import Room

MOST_RANKS = 8
"""Services that are shown; those after them are counted."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class ShownRank:
    """A service of the ranking, and what its return gives back."""

    number: int
    label: str
    frees: str


@dataclass(frozen=True, slots=True)
class ShownReturn:
    """The ranking from the top, how many services follow, and what is to be typed in again."""

    ranks: tuple[ShownRank, ...]
    following: int
    load: str
    people: str

    def texts(self) -> tuple[str, ...]:
        """Every text that a picture of it may hold."""
        ranked = [(str(r.number), r.label, r.frees) for r in self.ranks]
        more = (words.more_services(self.following + left) for left in range(len(self.ranks)))
        return (*(text for rank in ranked for text in rank), *more, self.load, self.people)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """An activity of the matrix and how it is covered in each context."""

    label: str
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class ShownMatrix:
    """Activities against contexts."""

    contexts: tuple[str, ...]
    rows: tuple[ShownRow, ...]

    def texts(self) -> tuple[str, ...]:
        """Every text that a picture of it may hold."""
        said = (words.COVER_SHORT[cover] for row in self.rows for cover in row.covers)
        return (*self.contexts, *(row.label for row in self.rows), *said)

    def spoken(self) -> str:
        """One sentence an activity."""
        return "\n".join(
            words.matrix_row(
                row.label, [(c, COVER[v]) for c, v in zip(self.contexts, row.covers, strict=True)]
            )
            for row in self.rows
        )


class Later:
    """Reads these from a room; the same state is read once."""

    def __init__(self, room: Room) -> None:
        """Take the room."""
        self._room = room
        self._state: object = None
        self._known: dict[str, object] = {}

    def matrix(self) -> ShownMatrix:
        """Every kept activity in every context in play."""
        return self._once("matrix", self._matrix)

    def restart(self) -> ShownReturn:
        """The order of the return, empty before anything is ranked."""
        return self._once("restart", self._restart)

    def story(self) -> tuple[str, ...]:
        """The sentences of the « récit final »."""
        return self._once("story", self._story)

    def _once(self, name: str, make: Callable[[], Made]) -> Made:
        if self._state is not self._room.state:
            self._state, self._known = self._room.state, {}
        if name not in self._known:
            self._known[name] = make()
        return self._known[name]  # type: ignore[return-value]

    def _matrix(self) -> ShownMatrix:
        state, game = self._room.state, self._room.game
        contexts = contexts_in_play(state, game)
        return ShownMatrix(
            contexts,
            tuple(
                ShownRow(
                    fit_for_all(s.label),
                    tuple(context_cover(state, game, s.id, c) for c in contexts),
                )
                for s in reading(state, game).sheets
            ),
        )

    def _restart(self) -> ShownReturn:
        state, game = self._room.state, self._room.game
        order = recovery.ranked(state, game)
        ranks = tuple(
            ShownRank(
                number,
                words.sentence(
                    service_for_all(
                        game, unlock.service, service_label(state, game, unlock.service)
                    )
                ),
                words.frees(len(unlock.unlocked)) or words.needed(len(unlock.needed_by)),
            )
            for number, unlock in enumerate(recovery.unlocks(state, game, order), start=1)
        )
        minutes = recovery.total_load(state)
        return ShownReturn(
            ranks[:MOST_RANKS],
            max(len(ranks) - MOST_RANKS, 0),
            words.to_type(minutes),
            words.typing_people(recovery.full_time(minutes, 1), recovery.full_time(minutes, 4))
            if minutes
            else "",
        )

    def _story(self) -> tuple[str, ...]:
        told = final_story(self._room.state, self._room.game).sentences
        return tuple(dict.fromkeys(fit_for_all(sentence) for sentence in told))
