"""What is known already of the thing that a form speaks of, by the path of the form's fields."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any

from pcra_game.domain.activity_events import DurationField
from pcra_game.domain.leading import told_hour
from pcra_game.domain.room_events import RevealedBy
from pcra_game.domain.sheet import ActivitySheet, activity_sheet, level_of
from pcra_game.windows.room import Kind, Room

Values = Callable[[str], Any]
"""What a field of the form says now, `None` where it says nothing yet."""

_STORED: Mapping[str, tuple[str, str]] = {
    "MeansStocked": ("means", "means"),
    "ActionWritten": ("action", "actions"),
    "ArbitrageWritten": ("arbitrage", "arbitrages"),
    "ItemParked": ("item", "parking"),
    "ReopeningCheckSet": ("", "checks"),
    "RetexNoted": ("", "retex"),
    "LogNoted": ("", "log"),
    "StoryTold": ("", "stories"),
    "ObjectChallenged": ("", "challenges"),
}
"""Things with an id of their own: their prefix in the form, and where they lie in the state."""

_KEYED: Mapping[str, tuple[str, str]] = {
    "ServiceDescribed": ("service", "services"),
    "PresenceNoted": ("function", "presence"),
    "BacklogEstimated": ("activity", "backlogs"),
}
"""Facts kept whole under one of their fields."""


def starting(fact_type: type[Any], room: Room) -> dict[str, Any]:
    """What a new form of this kind begins with, from what is in hand."""
    names = {field.name for field in fields(fact_type)}
    table = room.table
    begun: dict[str, Any] = {"context": room.context, "by": RevealedBy.HAND}
    if room.selection.kind is Kind.ACTIVITY:
        begun["activity"] = room.selection.id
    if table.event is not None and fact_type.__name__ != "InjectRevealed":
        begun["inject"] = table.event.id
    if fact_type.__name__ == "LogNoted":
        begun["fictive"] = told_hour(room.state, room.game)
    if fact_type.__name__ == "ContextChosen":
        begun["included"] = True
        del begun["context"]
    return {name: value for name, value in begun.items() if name in names}


def known(fact_type: type[Any], room: Room, values: Values) -> dict[str, Any]:
    """The values to show beside what was chosen; empty where nothing is known."""
    name = fact_type.__name__
    if name in _STORED:
        prefix, place = _STORED[name]
        dotted = f"{prefix}." if prefix else ""
        thing = getattr(room.state, place).get(values(f"{dotted}id"))
        return _flat(thing, dotted) if thing is not None else {}
    if name in _KEYED:
        key, place = _KEYED[name]
        thing = getattr(room.state, place).get(values(key))
        return _flat(thing, "") if thing is not None else {}
    found = _OF_THE_ROOM.get(name)
    if found is not None:
        return found(room, values)
    of_activity = _OF_AN_ACTIVITY.get(name)
    if of_activity is None or not values("activity"):
        return {}
    return of_activity(activity_sheet(room.state, room.game, values("activity")), values)


def _flat(value: Any, prefix: str) -> dict[str, Any]:
    assert is_dataclass(value)
    return {f"{prefix}{f.name}": getattr(value, f.name) for f in fields(value)}


def _deputy(room: Room, values: Values) -> dict[str, Any]:
    function = values("function")
    printed = room.game.functions.get(function)
    suggested = printed.deputy if printed is not None else None
    return {"deputy": room.state.deputies.get(function, suggested)}


def _level(room: Room, values: Values) -> dict[str, Any]:
    context, service = values("context"), values("service")
    if not context or not service:
        return {}
    return {"level": level_of(room.state, room.game, context, service)}


def _event(room: Room, values: Values, *, part: str) -> dict[str, Any]:
    played = room.state.injects.get(values("inject"))
    said = getattr(played, part, None)
    return _flat(said, "") if said is not None else {}


def _accepted(room: Room, values: Values) -> dict[str, Any]:
    reason = room.state.accepted.get((values("code"), values("subject")))
    return {"reason": reason} if reason else {}


_OF_THE_ROOM: Mapping[str, Callable[[Room, Values], dict[str, Any]]] = {
    "EstablishmentFramed": lambda room, _: _flat(room.state.establishment, ""),
    "UnitFramed": lambda room, _: _flat(room.state.unit, ""),
    "GovernanceRoleGiven": lambda room, values: {"function": room.state.roles.get(values("role"))},
    "DeputyNamed": _deputy,
    "ContextLevelSet": _level,
    "BetTaken": partial(_event, part="bet"),
    "InjectJudged": partial(_event, part="judged"),
    "RestartRanked": lambda room, _: {"services": room.state.ranking},
    "ParkedItemSettled": lambda room, values: {
        "outcome": item.outcome if (item := room.state.parking.get(values("id"))) else ""
    },
    "FindingAccepted": _accepted,
    "ReviewDateSet": lambda room, _: {"on": room.state.review_on},
}


def _duration(sheet: ActivitySheet, values: Values) -> dict[str, Any]:
    field = values("field")
    if field is None:
        return {}
    stated = {
        DurationField.DMIA: sheet.dmia,
        DurationField.TOLERATED_LOSS: sheet.tolerated_loss,
        DurationField.SET_UP: sheet.set_up,
        DurationField.ENDURANCE: sheet.endurance,
    }[field]
    return {"minutes": stated.minutes, "note": stated.note}


def _text(sheet: ActivitySheet, values: Values) -> dict[str, Any]:
    field = values("field")
    return {} if field is None else {"text": getattr(sheet, field.value).text}


def _impact(sheet: ActivitySheet, _values: Values) -> dict[str, Any]:
    return {
        "axis": sheet.axis,
        "serious_from": sheet.serious_from,
        "dangerous_from": sheet.dangerous_from,
    }


_OF_AN_ACTIVITY: Mapping[str, Callable[[ActivitySheet, Values], dict[str, Any]]] = {
    "ActivitySetAside": lambda sheet, _: {"reason": sheet.played.set_aside_reason},
    "DotsCounted": lambda sheet, _: {"dots": sheet.played.dots},
    "PrioritySet": lambda sheet, _: {"priority": sheet.priority},
    "ImpactJudged": _impact,
    "DurationSet": _duration,
    "ActivityTextSet": _text,
    "ActivityNeedsSet": lambda sheet, _: {"services": sheet.needs},
    "FingersCounted": lambda sheet, _: (
        _flat(sheet.played.fingers, "") if sheet.played.fingers else {}
    ),
    "DissentNoted": lambda sheet, _: {"text": sheet.played.dissent},
    "ReferentNamed": lambda sheet, _: {"function": sheet.played.referent},
    "NightStamped": lambda sheet, _: _flat(sheet.played.night, "") if sheet.played.night else {},
    "ProcedureReferenced": lambda sheet, _: (
        _flat(sheet.played.procedure, "") if sheet.played.procedure else {}
    ),
    "ActivityTested": lambda sheet, _: {"on": sheet.played.tested_on},
}
