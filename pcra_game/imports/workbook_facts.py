"""Puts the lists that the sheets gave together into the facts of a plan."""

from collections.abc import Iterable, Mapping
from typing import Any

from pcra_game.domain.activity_events import ActivityAdded, DurationField, TextField
from pcra_game.domain.framing_events import EstablishmentFramed, UnitFramed
from pcra_game.domain.plan_facts import ActivityFacts, PlanFacts, Play, WorkshopFacts
from pcra_game.domain.sheet import Stated, Words
from pcra_game.domain.workbook_parts import NO_DURATION, NO_WORDS
from pcra_game.imports.workbook_markers import Markers

Gathered = dict[str, list[Any]]
"""What each sheet gave, by its key."""

_PARTS = ("added", "activities", "durations", "texts", "proofs")
_NO_PROOF: Mapping[str, Any] = {
    "fingers": None,
    "night": None,
    "procedure": None,
    "tested": False,
    "tested_on": None,
}


def gathered_facts(markers: Markers, gathered: Gathered) -> PlanFacts:
    """Give the facts; every sheet and marker was read without a fault."""
    lists = {key: tuple(facts) for key, facts in gathered.items() if key not in _PARTS}
    return PlanFacts(
        format=markers["format"],
        version=markers["version"],
        workshop=WorkshopFacts(**_under("workshop", markers)),
        play=Play(**_under("play", markers)),
        establishment=EstablishmentFramed(**_under("establishment", markers)),
        unit=UnitFramed(**_under("unit", markers)),
        activities=tuple(_activities(gathered)),
        review_on=markers["review_on"],
        **lists,
    )


def _under(owner: str, markers: Markers) -> dict[str, Any]:
    head = f"{owner}."
    return {k.removeprefix(head): v for k, v in markers.items() if k.startswith(head)}


def _activities(gathered: Gathered) -> Iterable[ActivityFacts]:
    added: dict[str, ActivityAdded] = {event.id: event for event in gathered["added"]}
    durations = {
        (row["activity"], row["field"]): Stated(row["minutes"], row["note"], row["discussed"])
        for row in gathered["durations"]
    }
    texts = {
        (row["activity"], row["field"]): Words(row["text"], row["discussed"])
        for row in gathered["texts"]
    }
    proofs = {proof["activity"]: proof for proof in gathered["proofs"]}
    for told in gathered["activities"]:
        id = told["id"]
        proof = {**_NO_PROOF, **proofs.get(id, {})}
        proof.pop("activity", None)
        values: dict[str, Any] = {**told, **proof, "added": added.get(id)}
        values |= {f.value: durations.get((id, f), NO_DURATION) for f in DurationField}
        values |= {f.value: texts.get((id, f), NO_WORDS) for f in TextField}
        yield ActivityFacts(**values)
