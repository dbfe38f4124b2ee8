"""Events go into the file and come back the same, and nothing else is taken for an event."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcra_game.domain.answers import Decision, Status
from pcra_game.domain.events import EVENT_TYPES, DecisionSet, Event, PhaseEntered
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.persistence import upcasts
from pcra_game.persistence.mapping import columns_of, decode_events, encode_events, entry_of

STORED = {"type": "PhaseEntered", "v": 1, "data": {"phase": "P1"}}
DECISION = DecisionSet(Decision("k1", "C0", Status.DRAFT))


def stored(**changes: object) -> str:
    return json.dumps([STORED | changes])


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_every_event_comes_back_as_it_went(name: str, data: st.DataObject) -> None:
    event: Event = data.draw(st.from_type(EVENT_TYPES[name]))
    assert decode_events(encode_events((event,))) == (event,)


def test_events_are_compact_utf8_with_sorted_keys() -> None:
    text = encode_events((PhaseEntered("été"),))
    assert text == '[{"data":{"phase":"été"},"type":"PhaseEntered","v":1}]'


def test_entry_comes_back_as_it_went() -> None:
    entry = Entry(3, EntryKind.UNDO, "2026-11-24T08:00:00.000Z", "", None, (), 2)
    assert entry_of(columns_of(entry)) == entry


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[1]",
        "[",
        stored(type="Unheard"),
        stored(type=["PhaseEntered"]),
        stored(v=2),
        stored(v=0),
        stored(v=True),
        stored(data={}),
        stored(data=[]),
        stored(data={"phase": "P1", "extra": 1}),
        stored(data={"phase": 1}),
        stored(type="FictiveTimeSet", data={"minutes": "5"}),
        stored(type="FictiveTimeSet", data={"minutes": 5.0}),
        stored(type="FictiveTimeSet", data={"minutes": True}),
        stored(extra=1),
        json.dumps([{"type": "PhaseEntered", "v": 1}]),
    ],
)
def test_what_is_not_an_event_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json, pydantic and ours are all ValueError
        decode_events(text)


def test_extra_key_deep_inside_is_refused() -> None:
    text = encode_events((DECISION,)).replace('"card":"k1"', '"card":"k1","colour":"red"')
    with pytest.raises(ValueError, match="colour"):
        decode_events(text)


def test_unknown_word_of_an_enum_is_refused() -> None:
    with pytest.raises(ValueError, match="status"):
        decode_events(encode_events((DECISION,)).replace('"draft"', '"perhaps"'))


def test_older_version_is_read_through_its_upcast(monkeypatch: pytest.MonkeyPatch) -> None:
    step = ("PhaseEntered", lambda data: {"phase": data["stage"]})
    monkeypatch.setitem(upcasts.UPCASTS, ("StageEntered", 0), step)
    text = stored(type="StageEntered", v=0, data={"stage": "P2"})
    assert decode_events(text) == (PhaseEntered("P2"),)
