"""The published schema: current, and true of what is exported."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.exports.json_export import write_json
from pcra_game.exports.json_schema import plan_schema, schema_text
from pcra_game.imports.json_plan import read_json_plan
from tests.fixtures.sources import demo_source

PUBLISHED = Path(__file__).parents[2] / "docs" / "plan.schema.json"


@cache
def facts() -> PlanFacts:
    """Those of the demo, played to its end."""
    return demo_source().facts


def exported(told: PlanFacts) -> bytes:
    stream = io.BytesIO()
    write_json(told, stream)
    return stream.getvalue()


def valid(content: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(plan_schema()).is_valid(content))


def test_the_published_schema_is_the_current_one() -> None:
    """Where it is not, write `schema_text()` into docs/plan.schema.json again."""
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(plan_schema())


def test_the_plan_of_the_demo_is_valid() -> None:
    jsonschema.validate(json.loads(exported(facts())), plan_schema())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "autre"),
        (("version",), 2),
        (("workshop", "title"), 3),
        (("decisions", 0, "status"), "peut-être"),
        (("decisions", 0, "solutions"), "sol-1"),
        (("activities", 0, "dmia", "minutes"), "4 h"),
        (("decisions", 0, "inconnu"), ""),
    ],
)
def test_what_an_import_would_refuse_is_not_valid(path: tuple[Any, ...], value: Any) -> None:
    content = json.loads(exported(facts()))
    assert valid(content)
    group = content
    for key in path[:-1]:
        group = group[key]
    group[path[-1]] = value
    assert not valid(content)


def test_a_key_that_is_missing_is_not_valid() -> None:
    content = json.loads(exported(facts()))
    del content["log"]
    assert not valid(content)


def test_d20_export_import_export_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(exported(facts()))
    assert exported(read_json_plan(path)) == path.read_bytes()
