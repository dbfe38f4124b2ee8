"""Every kind of fact and every field has its French words."""

from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

import pytest

from pcra_game.domain.deck import Priority
from pcra_game.domain.events import EVENT_TYPES
from pcra_game.domain.facts import NOT_RECORDABLE
from pcra_game.domain.room_events import RevealedBy
from pcra_game.texts import facts as words

RECORDABLE = [cls for cls in EVENT_TYPES.values() if cls not in NOT_RECORDABLE]


def owned_fields(cls: type[Any]) -> list[tuple[str, str]]:
    found = []
    hints = get_type_hints(cls)
    for field in fields(cls):
        hint = hints[field.name]
        if isinstance(hint, type) and is_dataclass(hint):
            found += owned_fields(hint)
        else:
            found.append((cls.__name__, field.name))
    return found


@pytest.mark.parametrize("cls", RECORDABLE, ids=lambda cls: cls.__name__)
def test_every_field_of_every_fact_has_a_french_label(cls: type[Any]) -> None:
    labels = [words.field_label(owner, name) for owner, name in owned_fields(cls)]
    assert all(label and label[0].isupper() for label in labels)
    shown = [
        label for (_, name), label in zip(owned_fields(cls), labels, strict=True) if name != "id"
    ]
    assert len(set(shown)) == len(shown)


def test_every_recordable_fact_has_a_name_a_line_and_a_group() -> None:
    assert set(words.FACTS) == {cls.__name__ for cls in RECORDABLE}
    for group, title, explanation in words.FACTS.values():
        assert group in words.GROUPS
        assert title
        assert explanation.endswith((".", "?"))
    titles = [title for _, title, _ in words.FACTS.values()]
    assert len(set(titles)) == len(titles)


def test_every_group_holds_something() -> None:
    assert {group for group, _, _ in words.FACTS.values()} == set(words.GROUPS)


def test_values_have_words() -> None:
    assert set(words.PRIORITY) == {p.value for p in Priority}
    assert set(words.REVEALED_BY) == {r.value for r in RevealedBy}
