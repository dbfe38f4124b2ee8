"""The plan as JSON: open facts that other programs read, and that `import` reads back."""

import json
from dataclasses import asdict
from typing import BinaryIO

from pcra_game.domain.plan_facts import PlanFacts


def write_json(facts: PlanFacts, stream: BinaryIO) -> None:
    """Write the facts to an open binary stream; equal facts give equal bytes.

    UTF-8, indented, keys in the order of the dataclasses, one newline at the end. A lone surrogate,
    which UTF-8 does not know and only a damaged text holds, is left out.
    """
    text = json.dumps(asdict(facts), ensure_ascii=False, allow_nan=False, indent=2)
    stream.write(f"{text}\n".encode(errors="ignore"))
