"""Freezes a deck or a scenario into canonical bytes, and reads them back exactly.

A game keeps the cards it was played with: editing the TOML files later changes nothing to it.
"""

import hashlib
import json
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from pcra_game.content.errors import ContentError, fault
from pcra_game.content.reading import validation_faults
from pcra_game.domain.deck import Deck, Scenario

_DECK: TypeAdapter[Deck] = TypeAdapter(Deck)
_SCENARIO: TypeAdapter[Scenario] = TypeAdapter(Scenario)
_SHOWN = "cartes figées"

_Value = TypeVar("_Value", Deck, Scenario)


def freeze(value: Deck | Scenario) -> tuple[bytes, str]:
    """Give the canonical JSON of `value` and its SHA-256 in hexadecimal.

    Canonical: UTF-8, keys sorted, no space. Equal values give equal bytes.
    """
    content = _dump(value)
    return content, hashlib.sha256(content).hexdigest()


def thaw_deck(content: bytes) -> Deck:
    """Give back the deck frozen in `content`. Raises ContentError on any other bytes."""
    return _thaw(content, _DECK)


def thaw_scenario(content: bytes) -> Scenario:
    """Give back the scenario frozen in `content`. Raises ContentError on any other bytes."""
    return _thaw(content, _SCENARIO)


def _dump(value: Deck | Scenario) -> bytes:
    plain = (
        _DECK.dump_python(value, mode="json")
        if isinstance(value, Deck)
        else _SCENARIO.dump_python(value, mode="json")
    )
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def _thaw(content: bytes, adapter: TypeAdapter[_Value]) -> _Value:
    try:
        value = adapter.validate_json(content, strict=True)
    except ValidationError as error:
        raise ContentError(validation_faults(error, _SHOWN)) from error
    # Extra keys, repeated keys and spaces do not survive a second freezing.
    if _dump(value) != content:
        raise ContentError([fault(_SHOWN, "", "not_canonical", {})])
    return value
