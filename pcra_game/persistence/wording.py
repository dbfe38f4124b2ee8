"""Ids turned into the words that a reader of the tables understands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import is_

from pcra_game.domain.activity_events import ActivityAdded
from pcra_game.domain.answers import UNIT_SUBJECT, Means, Solution
from pcra_game.domain.deck import Activity
from pcra_game.domain.framing_events import ServiceDescribed
from pcra_game.domain.game import Game
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import words


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Everything that gives an id its words: the cards, and what the room named."""

    game: Game
    functions: Mapping[str, str]
    deputies: Mapping[str, str]
    services: Mapping[str, ServiceDescribed]
    means: Mapping[str, Means]
    added: Mapping[str, ActivityAdded]

    def function(self, who: str) -> str:
        """Give the label of a function, or the free text that stands for one."""
        known = self.game.functions.get(who)
        return known.label if known else self.functions.get(who, who)

    def deputy(self, who: str) -> str:
        """Give the label of who replaces a function at night, or nothing: what the deck suggests
        is no decision of the room."""
        deputy = self.deputies.get(who)
        return self.function(deputy) if deputy else ""

    def service(self, code: str) -> str:
        """Give « Dossier patient (DPI) », under its local name where the room gave one."""
        described = self.services.get(code)
        known = self.game.services.get(code)
        label = (described.local_name if described else "") or (known.label if known else "")
        return f"{label} ({code})" if label else code

    def service_list(self, codes: Iterable[str]) -> str:
        """Give services by name, in order."""
        return ", ".join(map(self.service, codes))

    def context(self, code: str) -> str:
        """Give the title of a context."""
        known = self.game.contexts.get(code)
        return known.title if known else code

    def objective(self, id: str) -> str:
        """Give the title of an objective."""
        known = self.game.objectives.get(id)
        return known.title if known else id

    def kind(self, objective: str) -> str:
        """Say whether an objective asks to go on or to come back."""
        known = self.game.objectives.get(objective)
        return words.KIND[known.kind] if known else ""

    def phase(self, id: str | None) -> str:
        """Give the title of a phase, or nothing before the first."""
        known = self.game.phases.get(id or "")
        return known.title if known else id or ""

    def activity(self, id: str) -> Activity | ActivityAdded | None:
        """Give an activity of the deck, or one that the room added."""
        return self.added.get(id) or self.game.activities.get(id)

    def subject(self, id: str) -> str:
        """Give the label of what a card is asked of: the unit, an activity or a service."""
        if id == UNIT_SUBJECT:
            return self.game.unit.label
        activity = self.activity(id)
        return activity.label if activity else self.service(id)

    def with_what(self, solution: Solution) -> str:
        """Give what a solution uses: its own words, then « 2 × means »."""
        spent = [f"{s.quantity} × {self._means(s.means)}" for s in solution.spends]
        return ", ".join([*filter(None, [solution.with_what]), *spent])

    def _means(self, id: str) -> str:
        known = self.means.get(id)
        return known.label if known else id


def wording(state: WorkshopState, game: Game, before: Wording | None = None) -> Wording:
    """Give the words of a state; `before` itself where none of them changed."""
    added = {a.id: a.added for a in state.activities.values() if a.added}
    named = (state.functions, state.deputies, state.services, state.means)
    if before is not None and before.added == added:
        seen = (before.functions, before.deputies, before.services, before.means)
        if all(map(is_, named, seen)):
            return before
    return Wording(game, *named, added)


def starts(solution: Solution) -> str:
    """Say by when a solution starts: a band, a signal, or both."""
    band = words.BAND[solution.band] if solution.band else ""
    return ", ".join(filter(None, [band, solution.signal]))


def exists_today(solution: Solution) -> str:
    """Say whether a solution is already there, or nothing where nobody said."""
    return words.EXISTS[solution.exists] if solution.exists else ""


def yes_or_no(value: bool | None) -> str:
    """Say « oui », « non », or nothing where nobody said."""
    return "" if value is None else words.EXISTS["yes" if value else "no"]
