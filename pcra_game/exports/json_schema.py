"""The JSON Schema of the open plan: what a program may rely on, made from the facts themselves."""

import json
from typing import Any

from pydantic import TypeAdapter

from pcra_game.domain.plan_facts import FORMAT, VERSION, PlanFacts

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """Give the schema of `write_json`: every key is there, and no other one."""
    schema = TypeAdapter(PlanFacts).json_schema(mode="serialization")
    schema = {"$schema": DIALECT, "$id": f"urn:{FORMAT}:{VERSION}", **schema}
    for group in (schema, *schema["$defs"].values()):
        if group.get("type") == "object":
            group["additionalProperties"] = False
            group["required"] = list(group["properties"])
            group.pop("title", None)
            for field in group["properties"].values():
                field.pop("title", None)
                field.pop("default", None)
    schema["properties"]["format"] = {"const": FORMAT}
    schema["properties"]["version"] = {"const": VERSION}
    return schema


def schema_text() -> str:
    """Give the schema as it is published: indented, one newline at the end."""
    return json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n"
