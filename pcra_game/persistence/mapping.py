"""Entries and events in stored form, and back: the only place that knows both."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from pcra_game.domain.events import EVENT_TYPES, VERSION, VERSIONS, Event
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.persistence.chain import Sealed
from pcra_game.persistence.upcasts import upcast

_ENVELOPE = {"type", "v", "data"}


def encode_events(events: Sequence[Event]) -> str:
    """Give events as compact JSON with sorted keys: `[{"data", "type", "v"}, …]`."""
    return json.dumps(
        [_envelope(event) for event in events],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def decode_events(text: str) -> tuple[Event, ...]:
    """Read what `encode_events` wrote, now or in an earlier version.

    Raises ValueError for anything else: an unknown type or version, a missing or extra key, a
    value of another type.
    """
    envelopes = json.loads(text)
    if not isinstance(envelopes, list):
        raise ValueError("events are not a list")
    return tuple(_event(envelope) for envelope in envelopes)


def columns_of(entry: Entry) -> Sealed:
    """Give the sealed columns of an entry, in the order of the chain."""
    return (
        entry.seq,
        entry.kind.value,
        entry.recorded_at,
        entry.actor,
        entry.phase,
        entry.target,
        encode_events(entry.events),
    )


def entry_of(columns: Sequence[Any]) -> Entry:
    """Read an entry from its sealed columns. Raises ValueError for what was never an entry."""
    seq, kind, recorded_at, actor, phase, target, events = columns
    return Entry(seq, EntryKind(kind), recorded_at, actor, phase, decode_events(events), target)


def _envelope(event: Event) -> dict[str, Any]:
    name = type(event).__name__
    return {"type": name, "v": VERSIONS.get(name, VERSION), "data": asdict(event)}


def _event(envelope: Any) -> Event:
    if not isinstance(envelope, dict) or envelope.keys() != _ENVELOPE:
        raise ValueError("not an event")
    name, version, data = envelope["type"], envelope["v"], envelope["data"]
    if not isinstance(name, str) or type(version) is not int or not isinstance(data, dict):
        raise ValueError("not an event")
    name, data = upcast(name, version, data)
    if name not in EVENT_TYPES:
        raise ValueError(f"unknown event {name}")
    # Through JSON once more: only there does pydantic read a list as a tuple and a word as an
    # enum while it refuses every other conversion.
    return _adapter(name).validate_json(json.dumps(data), strict=True, extra="forbid")


@cache
def _adapter(name: str) -> TypeAdapter[Event]:
    return TypeAdapter(EVENT_TYPES[name])
