"""Which reader belongs to each field of an event, with the lists of this workshop."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from pcra_game.domain import activity_events as activity
from pcra_game.domain import framing_events as framing
from pcra_game.domain import room_events as room_facts
from pcra_game.domain.answers import MeansKind
from pcra_game.domain.checks import DATE_FIELDS, MAY_BE_EMPTY, REFERENCES, TEXT_LIMITS
from pcra_game.domain.deck import Axis, Level, Priority
from pcra_game.domain.limits import SHORT_TEXT
from pcra_game.domain.review import card_title
from pcra_game.domain.sheet import activity_sheet, function_label, service_label
from pcra_game.texts import facts as words
from pcra_game.texts.typography import ellipsis
from pcra_game.texts.words import AXIS, LEVEL, MEANS_KIND, PLAN_STATUS, RETEX, ROLE, VERDICT
from pcra_game.windows.fact_form_readers import (
    ChoiceReader,
    CountsReader,
    DateReader,
    DurationReader,
    InstantReader,
    ListReader,
    NumberReader,
    Option,
    Reader,
    TextReader,
    distinct,
)
from pcra_game.windows.room import Room

_LONG_LABEL = 70

ENUM_WORDS: Mapping[type[Enum], Mapping[Any, str]] = {
    Axis: AXIS,
    Level: LEVEL,
    MeansKind: MEANS_KIND,
    Priority: words.PRIORITY,
    activity.DurationField: words.DURATION_FIELD,
    activity.TextField: words.TEXT_FIELD,
    framing.GovernanceRole: ROLE,
    room_facts.PlanStatus: PLAN_STATUS,
    room_facts.RetexKind: RETEX,
    room_facts.RevealedBy: words.REVEALED_BY,
    room_facts.Verdict: VERDICT,
}

DURATIONS = {"minutes", "rto", "backup_age", "dmia", "endurance", "serious_from", "dangerous_from"}
INSTANTS = {("FictiveTimeSet", "minutes"), ("LogNoted", "fictive")}
NEVER = {"serious_from", "dangerous_from"}

SENTENCES = {"text", "reason", "note", "lesson", "missions", "outcome", "why"}
"""Texts that are sentences rather than names."""

ANY_ACTIVITY = {"ActivitySetAside", "DotsCounted"}
"""Kinds of facts that speak of any activity, on the table or not."""

KNOWN_IDS: Mapping[str, str] = {
    "MeansRemoved": "means",
    "ActionRemoved": "actions",
    "ArbitrageRemoved": "arbitrages",
    "ParkedItemSettled": "parking",
    "ReopeningCheckRemoved": "checks",
}
"""Kinds of facts whose `id` is chosen among known things, and where these lie in the state."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One field: where it lies (`means.label`), whose it is, its type."""

    path: str
    owner: str
    name: str
    hint: Any
    default: Any = MISSING

    @property
    def optional(self) -> bool:
        """Whether the field may say `None`."""
        return isinstance(self.hint, UnionType) and NoneType in get_args(self.hint)

    @property
    def label(self) -> str:
        """What the field is called on screen."""
        return words.field_label(self.owner, self.name)

    @property
    def hidden(self) -> bool:
        """Whether the form makes the value itself: ids of new things."""
        return self.name == "id" and self.owner not in KNOWN_IDS


def specs(fact_type: type[Any], prefix: str = "") -> tuple[Spec, ...]:
    """Every field of a class, those of nested values included."""
    return tuple(_walk(fact_type, prefix))


def _walk(cls: type[Any], prefix: str) -> Iterator[Spec]:
    hints = get_type_hints(cls)
    for field in fields(cls):
        hint = hints[field.name]
        if isinstance(hint, type) and is_dataclass(hint):
            yield from specs(hint, f"{prefix}{field.name}.")
        else:
            yield Spec(f"{prefix}{field.name}", cls.__name__, field.name, hint, field.default)


def reader_for(spec: Spec, room: Room, values: Callable[[str], Any]) -> Reader:
    """The reader of a field; `values` gives what another field of the form says now."""
    if get_origin(spec.hint) is tuple:
        return _list_reader(spec, room)
    if spec.hint is bool:
        options = tuple(Option(value, label) for value, label in words.YES_NO.items())
        return ChoiceReader(spec.label, options)
    if isinstance(spec.hint, type) and issubclass(spec.hint, Enum):
        named = ENUM_WORDS[spec.hint]
        return ChoiceReader(spec.label, tuple(Option(v, named[v.value]) for v in spec.hint))
    if spec.hint in (int, int | None):
        return _number_reader(spec)
    return _text_reader(spec, room, values)


def _list_reader(spec: Spec, room: Room) -> Reader:
    if get_args(spec.hint)[0] is int:
        return CountsReader(spec.label)
    return ListReader(spec.label, ChoiceReader(spec.label, references("service", room)))


def _number_reader(spec: Spec) -> Reader:
    if (spec.owner, spec.name) in INSTANTS:
        return InstantReader(spec.label, spec.optional)
    if spec.name in DURATIONS:
        none = words.NEVER if spec.name in NEVER else words.NOT_CONCERNED
        return DurationReader(spec.label, spec.optional, none)
    if isinstance(spec.default, int):
        return NumberReader(spec.label, optional=True, blank=spec.default)
    return NumberReader(spec.label, spec.optional)


def _text_reader(spec: Spec, room: Room, values: Callable[[str], Any]) -> Reader:
    if spec.name in DATE_FIELDS:
        return DateReader(spec.label, spec.optional)
    if spec.owner in KNOWN_IDS and spec.name == "id":
        return ChoiceReader(spec.label, _known(spec.owner, room))
    if spec.owner in ("FindingAccepted", "FindingReopened") and spec.name in ("code", "subject"):
        return ChoiceReader(spec.label, _findings(spec, room, values))
    if spec.name == "owner":
        options = references("function", room)
        return ChoiceReader(spec.label, options, required=False, none="", free=True)
    if spec.name in REFERENCES:
        empty = spec.optional or (spec.owner, spec.name) in MAY_BE_EMPTY
        none = None if spec.optional else ""
        options = _offered(spec.owner, spec.name, references(spec.name, room), room)
        return ChoiceReader(spec.label, options, not empty, none)
    limit = TEXT_LIMITS.get((spec.owner, spec.name), SHORT_TEXT)
    return TextReader(spec.label, limit, spec.name in SENTENCES)


def references(name: str, room: Room) -> tuple[Option, ...]:
    """What a field of this name may point to, in the words of the room."""
    known = REFERENCES[name][1](room.state, room.game)
    return distinct([(id, _words_of(name, id, room)) for id in known])


def _offered(owner: str, name: str, options: tuple[Option, ...], room: Room) -> tuple[Option, ...]:
    """Only what the rules accept: activities on the table, events not yet revealed."""
    if name == "activity" and owner not in ANY_ACTIVITY:
        kept = set(room.state.kept_activities())
        return tuple(o for o in options if (o.value in kept) != (owner == "ActivityKept"))
    if name == "inject" and owner in ("InjectRevealed", "InjectJudged"):
        played = {id for id, p in room.state.injects.items() if p.revealed is not None}
        return tuple(o for o in options if (o.value in played) != (owner == "InjectRevealed"))
    return options


def _words_of(name: str, id: str, room: Room) -> str:
    state, game = room.state, room.game
    match name:
        case "activity":
            return activity_sheet(state, game, id).label
        case "service" | "services":
            return service_label(state, game, id)
        case "context" | "follows":
            return f"{id} · {game.contexts[id].title}"
        case "phase":
            return game.phases[id].title
        case "inject":
            return f"{game.injects[id].channel}, {game.injects[id].moment}"
        case "means":
            return state.means[id].label
        case "card":
            return card_title(state, game, state.cards[id])
    return function_label(state, game, id)


def _known(owner: str, room: Room) -> tuple[Option, ...]:
    things: Mapping[str, Any] = getattr(room.state, KNOWN_IDS[owner])
    said = [(id, getattr(thing, "label", "") or thing.text) for id, thing in things.items()]
    return distinct([(id, ellipsis(text, _LONG_LABEL)) for id, text in said])


def _findings(spec: Spec, room: Room, values: Callable[[str], Any]) -> tuple[Option, ...]:
    accepted = spec.owner == "FindingReopened"
    listed = [f for f in room.table.findings if bool(f.accepted) == accepted]
    if spec.name == "code":
        return tuple(Option(code, code) for code in dict.fromkeys(f.code for f in listed))
    code = values("code")
    return distinct(
        [(f.subject, ellipsis(f.text, _LONG_LABEL)) for f in listed if code in (None, f.code)]
    )
