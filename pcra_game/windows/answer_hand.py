"""Which card, context and solution the sheet has in hand, read from the room."""

from collections.abc import Mapping

from pcra_game.domain.answers import Decision, Solution, Status
from pcra_game.domain.game import Game
from pcra_game.domain.limits import SOLUTIONS_PER_CARD
from pcra_game.domain.means import left_beside
from pcra_game.domain.sheet import (
    activity_sheet,
    function_label,
    service_label,
    subject_label,
)
from pcra_game.domain.state import Shown, WorkshopState, shown
from pcra_game.domain.suggestions import answered_before, cards_using
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.typography import duration
from pcra_game.windows.room import Kind, Live, Room

BLANK = Solution(id="", what="")
"""A solution of which nothing is written yet."""

CLOSED = (Status.DECIDED, Status.NO_SOLUTION, Status.PARKED, Status.SET_ASIDE)


class Hand:
    """What is in hand. `solution` is the id of the one that shows, empty for a new one."""

    def __init__(self, room: Room) -> None:
        """Take the room; nothing is in hand yet."""
        self._room = room
        self.card = ""
        self.context = ""
        self.solution = ""
        self.adding = False

    @property
    def state(self) -> WorkshopState:
        return self._room.state

    @property
    def game(self) -> Game:
        return self._room.game

    @property
    def key(self) -> tuple[str, str, str]:
        """What a text that is typed belongs to."""
        return self.card, self.context, self.solution

    def left_beside(self) -> Mapping[str, int]:
        """What the other answers of the context leave of each means."""
        if not self.card:
            return {}
        return left_beside(self.state, self.game, self.context, self.solution)

    def follow(self) -> None:
        """Take what the room selected; keep the solution in hand where it is still there."""
        selection = self._room.selection
        card = selection.id if selection.kind is Kind.CARD else ""
        if (card, self._room.context) != (self.card, self.context):
            self.card, self.context = card, self._room.context
            self.solution, self.adding = "", False
        ids = [one.id for one in self.solutions()]
        if self.solution not in ids:
            self.solution = ""
        if not self.solution and not self.adding and ids:
            self.solution = ids[0]

    def seen(self) -> Shown | None:
        """The decision as it is read, through its link."""
        return shown(self.state, self.card, self.context) if self.card else None

    def own(self) -> Decision | None:
        """The decision where it is the card's own, not « idem » or by default."""
        decision = self.state.decision(self.card, self.context)
        return decision if decision is not None and decision.follows is None else None

    def solutions(self) -> tuple[Solution, ...]:
        """The solutions that show, in order."""
        seen = self.seen()
        return seen.solutions if seen is not None else ()

    def stored(self) -> Solution:
        """The solution in hand as it is on disk; a blank one where there is none."""
        if self.solution:
            return self.state.solutions.get(self.solution, BLANK)
        return BLANK

    @property
    def playable(self) -> bool:
        """Whether the card may be asked in the context."""
        return bool(self.card) and self.game.playable(self.objective, self.context)

    @property
    def objective(self) -> str:
        return self._room.card(self.card).objective

    @property
    def subject(self) -> str:
        return self._room.card(self.card).subject

    @property
    def locked(self) -> bool:
        """Whether nothing may be typed: read only, sans objet, or following another context."""
        seen = self.seen()
        following = seen is not None and seen.decision.follows is not None
        return self._room.read_only or not self.playable or following

    @property
    def follows(self) -> str:
        """Why nothing may be typed, where the card follows another context; else empty."""
        seen = self.seen()
        if self._room.read_only or seen is None or seen.decision.follows is None:
            return ""
        return words.locked(seen.decision.follows, checked=seen.decision.status is Status.SAME)

    @property
    def may_add(self) -> bool:
        """Whether one more solution holds on the card."""
        own = self.own()
        return not self.locked and own is not None and len(own.solutions) < SOLUTIONS_PER_CARD

    @property
    def closed(self) -> bool:
        own = self.own()
        return own is not None and own.status in CLOSED

    def gap(self, card: str, context: str) -> bool:
        """Whether the room declared that a card has no solution in a context."""
        decision = self.state.decision(card, context)
        return decision is not None and decision.status is Status.NO_SOLUTION

    def words_beside(self, typed: Solution) -> str:
        """The words of an answer that stand beside « Quoi », as one line."""
        who = self.who_words(typed.who) if typed.who else ""
        said = (who, typed.with_what, typed.signal, typed.accepted_risk)
        return " · ".join(filter(None, said))

    def sharers(self) -> int:
        """How many cards use the solution in hand."""
        return len(cards_using(self.state, self.solution)) if self.solution else 0

    def sources(self) -> tuple[str, ...]:
        """Earlier contexts that « idem » may follow, the nearest first; none in the base."""
        if self.context == self.game.base_context:
            return ()
        answered = answered_before(self.state, self.game, self.card, self.context)
        now = self.state.decision(self.card, self.context)
        checked = now is not None and now.status is Status.SAME
        return tuple(c for c in answered if not (checked and now and c == now.follows))

    def subject_words(self) -> str:
        return subject_label(self.state, self.game, self.subject)

    def who_words(self, who: str) -> str:
        return function_label(self.state, self.game, who)

    def service_words(self, code: str) -> str:
        return service_label(self.state, self.game, code)

    def means_words(self, id: str) -> str:
        means = self.state.means.get(id)
        return means.label if means is not None else id

    def live(self, draft: Solution, night: str) -> Live:
        """What the room may see of the answer that is being typed."""
        if not self.card:
            return Live()
        means = (words.means_chip(self.means_words(s.means), s.quantity) for s in draft.spends)
        return Live(
            what=draft.what,
            who=self.who_words(draft.who),
            deputy=night,
            with_what=", ".join(filter(None, (draft.with_what, *means))),
        )

    def default_durations(self) -> tuple[str, str]:
        """The activity's own set-up and endurance in words; empty for another subject."""
        if self.subject not in self.state.activities:
            return "", ""
        sheet = activity_sheet(self.state, self.game, self.subject)
        said = [
            "" if stated.minutes is None else duration(stated.minutes)
            for stated in (sheet.set_up, sheet.endurance)
        ]
        return said[0], said[1]
