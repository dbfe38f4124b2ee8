"""Loads scenarios: from a file, or by name among those delivered."""

from dataclasses import dataclass
from pathlib import Path

from pcra_game.content import paths
from pcra_game.content.errors import ContentError, UnknownContentError
from pcra_game.content.reading import read_model
from pcra_game.content.scenario_checks import check_scenario
from pcra_game.content.scenario_schema import InjectTable, PhaseTable, ScenarioFile
from pcra_game.domain.deck import Deck, Inject, Phase, Scenario
from pcra_game.domain.moments import FictiveClock


@dataclass(frozen=True, slots=True)
class ScenarioListing:
    """A scenario as the facilitator chooses it; `name` is the stem of its file."""

    name: str
    id: str
    title: str
    summary: str
    deck: str
    path: Path


def load_scenario(path: Path, deck: Deck) -> Scenario:
    """Load the scenario of the file `path`, checked against its deck.

    Raises ContentError with every fault found.
    """
    table = read_scenario_file(path)
    faults = check_scenario(table, deck, path.name)
    if faults:
        raise ContentError(faults)
    return _scenario(table)


def read_scenario_file(path: Path) -> ScenarioFile:
    """Read the file alone, without its deck. Raises ContentError."""
    return read_model(path, path.name, ScenarioFile)


def list_scenarios() -> list[ScenarioListing]:
    """Give the scenarios delivered, in the order of their identifiers.

    One that cannot be read keeps the stem of its file as identifier and title.
    """
    root = paths.scenarios_root()
    if not root.is_dir():
        return []
    listings = [_listing(path) for path in root.glob("*.toml")]
    return sorted(listings, key=lambda listing: (listing.id, listing.name))


def load_named_scenario(name: str, deck: Deck) -> Scenario:
    """Load a delivered scenario by its identifier (S1) or by the stem of its file.

    Raises ContentError.
    """
    for listing in list_scenarios():
        if name.casefold() in (listing.id.casefold(), listing.name):
            return load_scenario(listing.path, deck)
    raise UnknownContentError("Le scénario", name, (listing.id for listing in list_scenarios()))


def _listing(path: Path) -> ScenarioListing:
    stem = path.stem
    try:
        table = read_scenario_file(path)
    except ContentError:
        return ScenarioListing(stem, stem, stem, "", "", path)
    return ScenarioListing(stem, table.id, table.title, table.summary, table.deck, path)


def _scenario(table: ScenarioFile) -> Scenario:
    clock = FictiveClock.starting(table.h0_day, table.h0_time)
    return Scenario(
        id=table.id,
        title=table.title,
        version=table.version,
        summary=table.summary,
        h0_day=table.h0_day,
        h0_time=table.h0_time,
        opening=tuple(table.opening),
        objectives=tuple(table.objectives),
        phases=tuple(_phase(phase, clock) for phase in table.phases),
        injects=tuple(
            _inject(inject, phase, clock) for phase in table.phases for inject in phase.injects
        ),
    )


def _phase(table: PhaseTable, clock: FictiveClock) -> Phase:
    return Phase(
        id=table.id,
        title=table.title,
        context=table.context,
        start=table.start,
        end=table.end,
        start_label=clock.label(table.start),
        end_label=clock.label(table.end),
        play_minutes=table.play_minutes,
        narration=table.narration,
        injects=tuple(inject.id for inject in table.injects),
        recommended=tuple(table.recommended),
    )


def _inject(table: InjectTable, phase: PhaseTable, clock: FictiveClock) -> Inject:
    return Inject(
        id=table.id,
        offset=table.offset,
        moment=clock.label(table.offset),
        context=table.context or phase.context or "",
        context_after=table.context_after,
        channel=table.channel,
        text=table.text,
        objective=table.objective,
        units=tuple(table.units),
        reaction=table.reaction,
        services=tuple(table.services),
        difficulty=table.difficulty,
    )
