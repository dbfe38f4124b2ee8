"""A kit: what was prepared for a workshop, without any answer, to begin other workshops from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain import framing_events as framing
from pcra_game.domain.activity_events import ActivityAdded
from pcra_game.domain.decide import decide
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.moves import OpenWorkshop, Record
from pcra_game.domain.state import NO_UNIT, WorkshopState
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import cli as cli_words
from pcra_game.workshop.files import (
    DEFAULT_DECK,
    DEFAULT_SCENARIO,
    FORMAT_MINUTES,
    create_session,
)
from pcra_game.workshop.workshop import utc_now

FRAMING = (
    framing.EstablishmentFramed,
    framing.UnitFramed,
    framing.GovernanceRoleGiven,
    framing.FunctionAdded,
    framing.DeputyNamed,
    framing.ServiceDescribed,
    framing.ContextLevelSet,
    framing.ContextChosen,
    framing.MeansStocked,
    ActivityAdded,
)
"""The facts that a kit may hold: they frame a workshop, nobody decides them around the table.

Who is present is left out: another day other functions come.
"""


@dataclass(frozen=True, slots=True)
class Kit:
    """A prepared workshop. `activities` are those of the deck that lie on the table, in order."""

    unit: str
    deck: str = DEFAULT_DECK
    scenario: str = DEFAULT_SCENARIO
    format_minutes: int = FORMAT_MINUTES
    title: str = ""
    establishment: str = ""
    activities: tuple[str, ...] = ()
    facts: tuple[Event, ...] = ()


def kit_of(state: WorkshopState, game: Game) -> Kit:
    """Take the kit out of a workshop: what frames it, never an answer, never who was there."""
    opened = state.opened
    house, unit = state.establishment, state.unit
    facts: list[Event] = []
    if house != framing.EstablishmentFramed(name=house.name):
        facts.append(house)
    if unit != NO_UNIT:
        facts.append(unit)
    return Kit(
        unit=game.unit_code,
        deck=game.deck.id,
        scenario=game.scenario.id,
        format_minutes=opened.format_minutes if opened is not None else FORMAT_MINUTES,
        title=opened.title if opened is not None else "",
        establishment=house.name,
        activities=tuple(id for id in state.kept_activities() if id in game.activities),
        facts=(*facts, *_framing(state)),
    )


def _framing(state: WorkshopState) -> Iterator[Event]:
    kept = (state.activities[id].added for id in state.kept_activities())
    yield from (added for added in kept if added is not None)
    yield from (framing.FunctionAdded(*pair) for pair in state.functions.items())
    yield from (framing.GovernanceRoleGiven(*pair) for pair in state.roles.items() if pair[1])
    yield from (framing.DeputyNamed(*pair) for pair in state.deputies.items())
    yield from state.services.values()
    for (context, service), level in state.levels.items():
        yield framing.ContextLevelSet(context, service, level)
    yield from (framing.ContextChosen(*pair) for pair in state.variants.items())
    yield from (framing.MeansStocked(means) for means in state.means.values())


def game_of(kit: Kit) -> Game:
    """Read the deck and the scenario of a kit, and seat its unit.

    Raises ContentError for a deck or a scenario that is not there, IllegalMoveError for the unit.
    """
    deck = load_named_deck(kit.deck)
    game = Game(deck, load_named_scenario(kit.scenario, deck), kit.unit)
    if kit.unit not in game.units:
        raise IllegalMoveError(cli_words.unknown_unit(kit.unit, ", ".join(game.units)))
    return game


def opened_with(kit: Kit, game: Game) -> WorkshopState:
    """The workshop as it lies when the kit opens it, its facts not yet stated.

    Raises IllegalMoveError for a title, an activity or a format that the rules refuse.
    """
    opening = OpenWorkshop(
        session="kit",
        title=kit.title,
        establishment=kit.establishment,
        deck_sha256="",
        scenario_sha256="",
        utc_offset_minutes=0,
        format_minutes=kit.format_minutes,
        application="",
        activities=kit.activities,
    )
    return evolve_all(WorkshopState(), decide(WorkshopState(), opening, game))


def try_facts(
    kit: Kit, game: Game, facts: Iterable[Event] | None = None
) -> Iterator[tuple[Event, str]]:
    """Give each fact of the kit with the sentence that refuses it, empty where it holds.

    Each is tried behind those that hold before it. Raises what `opened_with` raises.
    """
    state = opened_with(kit, game)
    for fact in kit.facts if facts is None else facts:
        try:
            state = evolve_all(state, decide(state, Record(fact), game))
        except IllegalMoveError as error:
            yield fact, str(error)
        else:
            yield fact, ""


def sound(kit: Kit, game: Game) -> tuple[Kit, tuple[str, ...]]:
    """Give the kit with what holds alone, and one sentence for each fact that does not."""
    tried = list(try_facts(kit, game))
    kept = tuple(fact for fact, refusal in tried if not refusal)
    return replace(kit, facts=kept), tuple(refusal for _, refusal in tried if refusal)


def begin_from_kit(
    path: Path,
    kit: Kit,
    game: Game | None = None,
    *,
    title: str = "",
    now: Callable[[], datetime] = utc_now,
) -> SessionFile:
    """Write a new session from a kit, with an id, a title and a date of its own; keep it open.

    Raises what `game_of` and `create_session` raise; nothing is left behind then.
    """
    seated = game_of(kit) if game is None else game
    return create_session(
        path,
        seated,
        title=title or kit.title or seated.unit.label,
        establishment=kit.establishment,
        activities=kit.activities,
        format_minutes=kit.format_minutes,
        facts=kit.facts,
        now=now,
    )


def of_establishment(kit: Kit, name: str) -> Kit:
    """The same kit for another house: its name changes wherever the kit says it."""
    facts = tuple(
        replace(fact, name=name) if isinstance(fact, framing.EstablishmentFramed) else fact
        for fact in kit.facts
    )
    return replace(kit, establishment=name, facts=facts)
