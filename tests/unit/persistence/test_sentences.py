"""What is said is one French sentence, and the cheap modules stay cheap."""

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pcra_game.texts import file_errors, opening_errors

SAMPLES: dict[str, Any] = {
    "path": Path("/dossier/atelier.pcra"),
    "limit_mb": 200,
    "seq": 12,
    "table": "decision",
    "holder": "un autre programme",
    "reason": file_errors.ANOTHER_REASON,
    "neighbour": Path("/dossier/atelier.pcra-journal"),
    "journal": Path("/dossier/atelier.pcra-journal"),
    "field": "checked_on",
    "id": "k1",
    "row": "C0 / k1",
    "other": "card",
}
SENTENCES = {
    f"{module.__name__}.{name}": function
    for module in (file_errors, opening_errors)
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and "path" in inspect.signature(function).parameters
    if not name.startswith("_")
}


@pytest.mark.parametrize("name", SENTENCES)
def test_error_is_one_typeset_sentence_with_the_next_step(name: str) -> None:
    function = SENTENCES[name]
    said = function(*(SAMPLES[parameter] for parameter in inspect.signature(function).parameters))
    assert said[-1] == "."
    assert said.count("\u00a0: ") == 1
    assert not re.search(r"[^\u00a0\u202f][:;!?»]|«[^\u00a0]|'|\n", said)


def test_header_and_errors_import_no_heavy_library() -> None:
    program = (
        "import sys, pcra_game.persistence.header, pcra_game.persistence.errors;"
        "print({'sqlmodel', 'sqlalchemy', 'pydantic', 'sqlite3'} & set(sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert told == "set()\n"
