"""Turns the checked files of a deck into the immutable values of the domain."""

from pcra_game.content.deck_files import DeckFiles
from pcra_game.content.schema import (
    ActivityTable,
    ContextTable,
    ObjectiveTable,
    ReferenceTable,
    UnitFile,
)
from pcra_game.domain.deck import (
    Activity,
    Axis,
    Context,
    Deck,
    Expected,
    Feasibility,
    Function,
    Hosting,
    Kind,
    Level,
    Objective,
    Priority,
    Reference,
    Scope,
    Service,
    Unit,
)

_HOSTING = {"non": Hosting.NO, "possible": Hosting.POSSIBLE, "frequent": Hosting.FREQUENT}
_KINDS = {"continuite": Kind.CONTINUITY, "reprise": Kind.RECOVERY}
_SCOPES = {"unite": Scope.UNIT, "application": Scope.APPLICATION, "activite": Scope.ACTIVITY}
_AXES = {
    "securite": Axis.SAFETY,
    "prise_en_charge": Axis.CARE,
    "obligations": Axis.DUTIES,
    "finances": Axis.FINANCES,
    "image": Axis.IMAGE,
}


def build_deck(files: DeckFiles) -> Deck:
    """Build the deck of files that `check_deck` found sound."""
    services = tuple(
        Service(s.code, s.label, s.family, _HOSTING[s.hosting], tuple(s.words))
        for s in files.services.services
    )
    online = {service.code for service in services if service.hosting is not Hosting.NO}
    header = files.deck
    return Deck(
        id=header.id,
        title=header.title,
        version=header.version,
        credit=header.credit,
        starting_values_note=header.starting_values_note,
        services=services,
        contexts=_contexts(files.contexts.contexts, [service.code for service in services]),
        functions=tuple(
            Function(f.id, f.unit, f.label, f.deputy) for f in files.functions.functions
        ),
        units=tuple(_unit(unit, online) for unit in files.units.values()),
        objectives=tuple(_objective(o) for o in files.objectives.objectives),
        references=tuple(_reference(r) for r in files.references.references),
    )


def _contexts(tables: list[ContextTable], codes: list[str]) -> tuple[Context, ...]:
    bases = {table.code: table for table in tables if table.base is None}
    return tuple(_context(t, bases[t.code if t.base is None else t.base], codes) for t in tables)


def _context(table: ContextTable, base: ContextTable, codes: list[str]) -> Context:
    levels = {**(base.services or {}), **(table.changes or {})}
    return Context(
        code=table.code,
        title=table.title,
        situation=table.situation,
        remaining=table.remaining or base.remaining or "",
        missing=table.missing or base.missing or "",
        reference_duration=table.reference_duration or base.reference_duration or "",
        opening_question=table.opening_question or base.opening_question or "",
        facilitator_note=table.facilitator_note or base.facilitator_note or "",
        base=table.base,
        levels={code: Level(levels[code]) for code in codes},
    )


def _unit(table: UnitFile, online: set[str]) -> Unit:
    activities = tuple(_activity(activity, online) for activity in table.activities)
    return Unit(table.code, table.label, table.perimeter, activities)


def _activity(table: ActivityTable, online: set[str]) -> Activity:
    return Activity(
        id=table.id,
        label=table.label,
        priority=Priority(table.priority),
        axis=_AXES[table.axis],
        serious_from=table.serious_from,
        dangerous_from=table.dangerous_from,
        dmia=table.dmia,
        dmia_note=table.dmia_note or "",
        tolerated_loss=table.tolerated_loss,
        tolerated_loss_note=table.tolerated_loss_note or "",
        record_meanwhile=table.record_meanwhile,
        endurance=table.endurance,
        stop_sign=table.stop_sign,
        minimum_service=table.minimum_service,
        needs=tuple(table.needs),
        other_needs=tuple(table.other_needs),
        saas=tuple(code for code in table.needs if code in online),
        offline_data=table.offline_data,
        feasibility={code: Feasibility(mark) for code, mark in table.feasibility.items()},
        objectives=tuple(table.objectives),
    )


def _objective(table: ObjectiveTable) -> Objective:
    wanted = table.expected
    return Objective(
        id=table.id,
        kind=_KINDS[table.kind],
        scope=_SCOPES[table.scope],
        title=table.title,
        short_title=table.short_title,
        question=table.question,
        support_question=table.support_question or "",
        prompts=tuple(table.prompts),
        expected=Expected(wanted.who, wanted.what, wanted.where, wanted.when, wanted.how_long),
        mistakes=table.mistakes,
        by_context=table.by_context,
        playable_in=tuple(table.playable_in),
    )


def _reference(table: ReferenceTable) -> Reference:
    return Reference(
        key=table.key,
        care_d2=tuple(table.care_d2),
        recyf=tuple(table.recyf),
        nis2=tuple(table.nis2),
        iso22301=tuple(table.iso22301),
        anssi=tuple(table.anssi),
        to_verify=table.to_verify,
    )
