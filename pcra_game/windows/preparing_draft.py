"""What is being prepared: the unit, scenario, format and activities that the steps share."""

from collections.abc import Mapping
from typing import TypeVar

from pcra_game.domain.activity_events import ActivityAdded
from pcra_game.domain.deck import EVERY_UNIT, Scenario
from pcra_game.domain.events import Event
from pcra_game.domain.game import Game
from pcra_game.windows.new_workshop import Offers
from pcra_game.workshop.files import FORMATS, PRE_KEPT, pre_kept
from pcra_game.workshop.kit import Kit

F = TypeVar("F")


class Draft:
    """Begun from a kit. Steps read what it holds and change what is theirs."""

    def __init__(self, offers: Offers, kit: Kit) -> None:
        """Take what a workshop may be begun with and where to begin."""
        self._offers = offers
        self.kit = kit
        self.unit = kit.unit
        self.scenario = kit.scenario
        self.format_minutes = kit.format_minutes
        self.added: Mapping[str, ActivityAdded] = {a.id: a for a in self.of(ActivityAdded)}
        self.activities: tuple[str, ...] = (*kit.activities, *self.added)
        self.chosen_by_hand = self.activities != pre_kept(self.game)
        self.order: tuple[str, ...] = ()

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios that may be played."""
        return self._offers.scenarios

    @property
    def game(self) -> Game:
        """The deck, the scenario and the unit as they are chosen now."""
        found = next((s for s in self.scenarios if s.id == self.scenario), self.scenarios[0])
        return Game(self._offers.deck, found, self.unit)

    @property
    def proposed(self) -> int:
        """How many activities the format takes."""
        return FORMATS.get(self.format_minutes, PRE_KEPT)

    def of(self, fact_type: type[F]) -> tuple[F, ...]:
        """The facts of one kind that the kit began with."""
        return tuple(fact for fact in self.kit.facts if isinstance(fact, fact_type))

    def choose_unit(self, code: str) -> None:
        """Seat another unit, with the activities that usually lie on its table."""
        if code != self.unit:
            self.unit = code
            self.added = {}
            self.chosen_by_hand = False
            self._propose()

    def choose_format(self, minutes: int) -> None:
        """Play longer or shorter; activities that nobody chose by hand follow."""
        self.format_minutes = minutes
        if not self.chosen_by_hand:
            self._propose()

    def keep(self, order: tuple[str, ...], kept: tuple[str, ...]) -> None:
        """Keep these activities; `order` is that of the list, kept or not."""
        self.order, self.activities = order, kept
        self.chosen_by_hand = True

    def label(self, activity: str) -> str:
        """The words for an activity."""
        added = self.added.get(activity)
        return added.label if added is not None else self.game.activities[activity].label

    def aimed_events(self, scenario: Scenario) -> int:
        """How many events of a scenario aim at the unit."""
        return sum(bool({self.unit, EVERY_UNIT} & set(inject.units)) for inject in scenario.injects)

    def needed_services(self) -> tuple[str, ...]:
        """The services that the kept activities need, in the order of the deck."""
        game = self.game
        needed = {
            service
            for id in self.activities
            if id in game.activities
            for service in game.activities[id].needs
        }
        return tuple(code for code in game.services if code in needed)

    def made(self, *, title: str, establishment: str, facts: tuple[Event, ...]) -> Kit:
        """The kit as it stands, with what the steps say."""
        kept = self.activities
        added = tuple(self.added[id] for id in kept if id in self.added)
        return Kit(
            unit=self.unit,
            deck=self.kit.deck,
            scenario=self.game.scenario.id,
            format_minutes=self.format_minutes,
            title=title,
            establishment=establishment,
            activities=tuple(id for id in kept if id not in self.added),
            facts=(*added, *facts),
        )

    def _propose(self) -> None:
        self.activities = pre_kept(self.game, self.proposed)
        self.order = ()
