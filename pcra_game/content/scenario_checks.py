"""What a scenario owes to its deck, and its phases to one another."""

from collections.abc import Set
from dataclasses import dataclass

from pcra_game.content.deck_checks import check_codes, check_unique
from pcra_game.content.errors import Fault, Faults
from pcra_game.content.scenario_schema import InjectTable, PhaseTable, ScenarioFile
from pcra_game.domain.deck import EVERY_UNIT, Deck


@dataclass(frozen=True, slots=True)
class _Known:
    """The codes of the deck, and where faults are noted."""

    file: str
    contexts: Set[str]
    objectives: Set[str]
    services: Set[str]
    units: Set[str]
    faults: Faults


def check_scenario(scenario: ScenarioFile, deck: Deck, file: str) -> tuple[Fault, ...]:
    """Give every fault of a scenario against its deck; `file` names it in the faults."""
    known = _Known(
        file=file,
        contexts={context.code for context in deck.contexts},
        objectives={objective.id for objective in deck.objectives},
        services={service.code for service in deck.services},
        units={EVERY_UNIT, *(unit.code for unit in deck.units)},
        faults=Faults(),
    )
    faults = known.faults
    if scenario.deck != deck.id:
        faults.add(file, "jeu", "other_deck", value=scenario.deck, deck=deck.id)
    check_codes(
        file, "objectifs", scenario.objectives, known.objectives, "unknown_objective", faults
    )
    _check_identifiers(scenario, file, faults)
    injects = {inject.id for phase in scenario.phases for inject in phase.injects}
    check_codes(file, "choc", scenario.opening, injects, "unknown_opening", faults)
    _check_opening(scenario, file, faults)
    _check_some_context(scenario, file, faults)
    previous: PhaseTable | None = None
    for place, phase in enumerate(scenario.phases):
        _check_phase(phase, previous, f"phases[{place}]", known)
        previous = phase
    return faults.found


def _check_identifiers(scenario: ScenarioFile, file: str, faults: Faults) -> None:
    check_unique(
        ((file, f"phases[{place}].id", phase.id) for place, phase in enumerate(scenario.phases)),
        faults,
    )
    check_unique(
        (
            (file, f"phases[{outer}].evenements[{inner}].id", inject.id)
            for outer, phase in enumerate(scenario.phases)
            for inner, inject in enumerate(phase.injects)
        ),
        faults,
    )


def _check_opening(scenario: ScenarioFile, file: str, faults: Faults) -> None:
    """The opening is read before anything is played: its events fall in the first phase."""
    first = {inject.id for inject in scenario.phases[0].injects}
    later = {inject.id for phase in scenario.phases[1:] for inject in phase.injects}
    for place, code in enumerate(scenario.opening):
        if code in later - first:
            faults.add(file, f"choc[{place}]", "opening_too_late", value=code)


def _check_some_context(scenario: ScenarioFile, file: str, faults: Faults) -> None:
    """The first context played is the base of the plan; only the debriefing may have none."""
    if all(phase.context is None for phase in scenario.phases):
        faults.add(file, "phases", "no_context_at_all")
        return
    for place, phase in enumerate(scenario.phases[:-1]):
        if phase.context is None:
            faults.add(file, f"phases[{place}].contexte", "phase_without_context")


def _check_phase(phase: PhaseTable, previous: PhaseTable | None, key: str, known: _Known) -> None:
    faults = known.faults
    if phase.end <= phase.start:
        faults.add(known.file, f"{key}.fin_min", "phase_ends_before_start")
    expected_start = previous.end if previous else 0
    if phase.start != expected_start:
        faults.add(known.file, f"{key}.debut_min", "phase_gap", value=expected_start)
    _check_context(phase.context, f"{key}.contexte", known)
    own = {inject.id for inject in phase.injects}
    check_codes(known.file, f"{key}.a_jouer", phase.recommended, own, "unknown_event", faults)
    earliest = 0
    for place, inject in enumerate(phase.injects):
        where = f"{key}.evenements[{place}]"
        _check_offset(inject, phase, earliest, where, known)
        _check_inject(inject, phase, where, known)
        earliest = inject.offset


def _check_offset(
    inject: InjectTable, phase: PhaseTable, earliest: int, key: str, known: _Known
) -> None:
    where = f"{key}.offset_min"
    if not phase.start <= inject.offset <= phase.end:
        known.faults.add(known.file, where, "outside_phase")
    elif inject.offset < earliest:
        known.faults.add(known.file, where, "offsets_unordered")


def _check_inject(inject: InjectTable, phase: PhaseTable, key: str, known: _Known) -> None:
    file, faults = known.file, known.faults
    if inject.context is None and phase.context is None:
        faults.add(file, f"{key}.contexte", "no_context")
    _check_context(inject.context, f"{key}.contexte", known)
    _check_context(inject.context_after, f"{key}.contexte_apres", known)
    if inject.objective not in known.objectives:
        faults.add(file, f"{key}.objectif", "unknown_objective", value=inject.objective)
    check_codes(file, f"{key}.unites", inject.units, known.units, "unknown_unit", faults)
    check_codes(file, f"{key}.services", inject.services, known.services, "unknown_service", faults)


def _check_context(code: str | None, key: str, known: _Known) -> None:
    if code is not None and code not in known.contexts:
        known.faults.add(known.file, key, "unknown_context", value=code)
