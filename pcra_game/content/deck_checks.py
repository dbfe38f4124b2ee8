"""What no file can tell alone: codes that exist elsewhere, identifiers taken twice."""

from collections.abc import Iterable, Set

from pcra_game.content import deck_files as files
from pcra_game.content.deck_files import DeckFiles
from pcra_game.content.errors import Fault, Faults
from pcra_game.content.schema import ActivityTable, ContextTable
from pcra_game.domain.deck import EVERY_UNIT

TOPICS = ("activites", "dependances", "atelier")
"""What a reference may be about besides an objective."""


def check_deck(deck: DeckFiles) -> tuple[Fault, ...]:
    """Give every fault between the files of a deck, empty when it is sound."""
    faults = Faults()
    _check_services(deck, faults)
    _check_contexts(deck, faults)
    _check_functions(deck, faults)
    _check_objectives(deck, faults)
    _check_references(deck, faults)
    _check_units(deck, faults)
    return faults.found


def check_codes(
    file: str, key: str, codes: Iterable[str], known: Set[str], error_type: str, faults: Faults
) -> None:
    """Note every code of the list at `key` that is unknown or written twice."""
    seen = set()
    for place, code in enumerate(codes):
        if code not in known:
            faults.add(file, f"{key}[{place}]", error_type, value=code)
        elif code in seen:
            faults.add(file, f"{key}[{place}]", "repeated", value=code)
        seen.add(code)


def check_unique(places: Iterable[tuple[str, str, str]], faults: Faults) -> None:
    """Take (file, key, identifier) triples and note the identifiers already taken."""
    first: dict[str, str] = {}
    for file, key, identifier in places:
        if identifier in first:
            faults.add(file, key, "duplicate", value=identifier, first=first[identifier])
        else:
            first[identifier] = f"{file}, {key}"


def _services(deck: DeckFiles) -> Set[str]:
    return {service.code for service in deck.services.services}


def _bases(deck: DeckFiles) -> list[str]:
    return [context.code for context in deck.contexts.contexts if context.base is None]


def _check_services(deck: DeckFiles, faults: Faults) -> None:
    check_unique(
        (
            (files.SERVICES, f"services[{place}].code", service.code)
            for place, service in enumerate(deck.services.services)
        ),
        faults,
    )
    for place, service in enumerate(deck.services.services):
        check_codes(
            files.SERVICES,
            f"services[{place}].mots",
            service.words,
            set(service.words),
            "repeated",
            faults,
        )


def _check_contexts(deck: DeckFiles, faults: Faults) -> None:
    contexts = deck.contexts.contexts
    check_unique(
        (
            (files.CONTEXTS, f"contextes[{place}].code", context.code)
            for place, context in enumerate(contexts)
        ),
        faults,
    )
    bases = set(_bases(deck))
    for place, context in enumerate(contexts):
        key = f"contextes[{place}]"
        if context.base is None:
            _check_base(context, key, _services(deck), faults)
        else:
            _check_variant(context, key, bases, faults)
        for name, levels in (("services", context.services), ("changements", context.changes)):
            for code in sorted(set(levels or ()) - _services(deck)):
                where = f"{key}.{name}.{code}"
                faults.add(files.CONTEXTS, where, "unknown_service", value=code)


def _check_base(context: ContextTable, key: str, services: Set[str], faults: Faults) -> None:
    if context.changes is not None:
        faults.add(files.CONTEXTS, f"{key}.changements", "base_with_changes")
    if context.services is None:
        faults.add(files.CONTEXTS, f"{key}.services", "base_without_services")
    elif missing := sorted(services - set(context.services)):
        faults.add(files.CONTEXTS, f"{key}.services", "missing_levels", value=", ".join(missing))
    texts = {
        "ce_qui_reste": context.remaining,
        "ce_qui_manque": context.missing,
        "duree_de_reference": context.reference_duration,
        "question_ouverture": context.opening_question,
        "note_animateur": context.facilitator_note,
    }
    for name, text in texts.items():
        if text is None:
            faults.add(files.CONTEXTS, f"{key}.{name}", "missing")


def _check_variant(context: ContextTable, key: str, bases: Set[str], faults: Faults) -> None:
    if context.services is not None:
        faults.add(files.CONTEXTS, f"{key}.services", "variant_with_services")
    if context.changes is None:
        faults.add(files.CONTEXTS, f"{key}.changements", "missing")
    if context.base not in bases:
        faults.add(files.CONTEXTS, f"{key}.base", "unknown_base", value=context.base)


def _check_functions(deck: DeckFiles, faults: Faults) -> None:
    functions = deck.functions.functions
    check_unique(
        (
            (files.FUNCTIONS, f"fonctions[{place}].id", function.id)
            for place, function in enumerate(functions)
        ),
        faults,
    )
    units = {*deck.deck.units, EVERY_UNIT}
    known = {function.id for function in functions}
    for place, function in enumerate(functions):
        key = f"fonctions[{place}]"
        if function.unit not in units:
            faults.add(files.FUNCTIONS, f"{key}.unite", "unknown_unit", value=function.unit)
        deputy = function.deputy
        if deputy is not None and deputy not in known:
            faults.add(files.FUNCTIONS, f"{key}.suppleant", "unknown_function", value=deputy)
        elif deputy == function.id:
            faults.add(files.FUNCTIONS, f"{key}.suppleant", "own_deputy")


def _check_objectives(deck: DeckFiles, faults: Faults) -> None:
    objectives = deck.objectives.objectives
    check_unique(
        (
            (files.OBJECTIVES, f"objectifs[{place}].id", objective.id)
            for place, objective in enumerate(objectives)
        ),
        faults,
    )
    bases = set(_bases(deck))
    for place, objective in enumerate(objectives):
        key = f"objectifs[{place}].jouable_en"
        check_codes(files.OBJECTIVES, key, objective.playable_in, bases, "unknown_base", faults)


def _check_references(deck: DeckFiles, faults: Faults) -> None:
    references = deck.references.references
    check_unique(
        (
            (files.REFERENCES, f"references[{place}].cle", reference.key)
            for place, reference in enumerate(references)
        ),
        faults,
    )
    known = {*TOPICS, *(objective.id for objective in deck.objectives.objectives)}
    for place, reference in enumerate(references):
        if reference.key not in known:
            key = f"references[{place}].cle"
            topics = ", ".join(TOPICS)
            faults.add(files.REFERENCES, key, "unknown_topic", value=reference.key, topics=topics)


def _check_units(deck: DeckFiles, faults: Faults) -> None:
    check_unique(
        ((files.DECK, f"unites[{place}]", code) for place, code in enumerate(deck.deck.units)),
        faults,
    )
    check_unique(
        (
            (files.unit_file(stem), f"activites[{place}].id", activity.id)
            for stem, unit in deck.units.items()
            for place, activity in enumerate(unit.activities)
        ),
        faults,
    )
    objectives = {objective.id for objective in deck.objectives.objectives}
    for stem, unit in deck.units.items():
        file = files.unit_file(stem)
        if unit.code != stem:
            faults.add(file, "code", "file_name", stem=stem, value=unit.code)
        for place, activity in enumerate(unit.activities):
            key = f"activites[{place}]"
            check_codes(
                file,
                f"{key}.dependances",
                activity.needs,
                _services(deck),
                "unknown_service",
                faults,
            )
            check_codes(
                file,
                f"{key}.objectifs",
                activity.objectives,
                objectives,
                "unknown_objective",
                faults,
            )
            _check_feasibility(file, key, activity, _bases(deck), faults)
            _check_durations(file, key, activity, faults)


def _check_feasibility(
    file: str, key: str, activity: ActivityTable, bases: list[str], faults: Faults
) -> None:
    where = f"{key}.faisabilite"
    for code in sorted(set(activity.feasibility) - set(bases)):
        faults.add(file, f"{where}.{code}", "unknown_base", value=code)
    missing = [code for code in bases if code not in activity.feasibility]
    if missing:
        faults.add(file, where, "missing_contexts", value=", ".join(missing))


def _check_durations(file: str, key: str, activity: ActivityTable, faults: Faults) -> None:
    serious, dangerous = activity.serious_from, activity.dangerous_from
    if serious is not None and dangerous is not None and dangerous < serious:
        faults.add(file, f"{key}.dangereux_min", "dangerous_before_serious")
    if activity.tolerated_loss is None and activity.tolerated_loss_note is None:
        faults.add(file, f"{key}.perte_toleree_min", "no_duration")
