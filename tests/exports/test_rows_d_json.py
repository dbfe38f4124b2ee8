"""Rows D20 and D21: JSON comes back equal, and hostile JSON is refused in no time."""

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.exports.json_export import write_json
from pcra_game.imports.errors import ImportRefusedError
from pcra_game.imports.json_plan import MAX_VALUES, read_json_plan
from tests.fixtures.every_format import written
from tests.fixtures.sources import demo_source

ROOT = Path(__file__).parents[2]
SECONDS = 2.0
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["", "\x00", "\ud7ff\ue000", '"\\/\b\f', "\u2028\u2029", "NaN", "null", "é" * 300, "\ufeff"]
)
NUMBERS = st.integers() | st.sampled_from([0, -1, 2**31, 2**63, -(2**63) - 1, 10**40])
TRIES = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
    database=None,
)
READ = """
import sys
from pathlib import Path
from pcra_game.imports.errors import ImportRefusedError
from pcra_game.imports.json_plan import read_json_plan
for name in sys.argv[1:]:
    print("reads", name, flush=True)
    try:
        read_json_plan(Path(name))
        print("accepted")
    except ImportRefusedError as error:
        print("refused", str(error).replace("\\n", " "), flush=True)
"""
HEAD = b'{"format": "pcra-plan", "version": 1, '


@cache
def exported() -> bytes:
    return written(lambda stream: write_json(demo_source().facts, stream))


def changed(value: Any, draw: Any, chance: st.SearchStrategy[bool]) -> Any:
    """The same facts with other texts, numbers and truths here and there; the shape stays."""
    if isinstance(value, tuple):
        return tuple(changed(one, draw, chance) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {f.name: changed(getattr(value, f.name), draw, chance) for f in fields(value)}
        return replace(value, **held)
    if isinstance(value, Enum) or value is None or not draw(chance):
        return value
    if isinstance(value, bool):
        return draw(st.booleans())
    return draw(TEXTS if isinstance(value, str) else NUMBERS)


@cache
def small() -> PlanFacts:
    """The demo with one of each list: fewer draws, every kind of fact still there."""
    facts = demo_source().facts
    cut = {f.name: getattr(facts, f.name) for f in fields(facts)}
    return replace(facts, **{n: v[:1] if isinstance(v, tuple) else v for n, v in cut.items()})


@st.composite
def plans(draw: Any) -> PlanFacts:
    known = small()
    seldom = st.sampled_from([True, False, False, False])
    made = changed(known, draw, seldom)
    return replace(made, format=known.format, version=known.version)


@TRIES
@given(facts=plans())
def test_d20_what_is_exported_is_read_back_equal(facts: PlanFacts, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(written(lambda stream: write_json(facts, stream)))
    assert read_json_plan(path) == facts
    assert written(lambda stream: write_json(read_json_plan(path), stream)) == path.read_bytes()


def groups(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every group of keys, in order."""
    if isinstance(value, dict):
        yield path
        for key, one in value.items():
            yield from groups(one, (*path, key))
    elif isinstance(value, list):
        for at, one in enumerate(value[:2]):
            yield from groups(one, (*path, at))


def numbers(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every number, in order."""
    if isinstance(value, dict | list):
        held = value.items() if isinstance(value, dict) else enumerate(value[:2])
        for key, one in held:
            yield from numbers(one, (*path, key))
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path


def put(content: Any, path: tuple[Any, ...], key: Any, value: Any) -> str:
    """The JSON with one more value, or another one."""
    made = copy.deepcopy(content)
    group = made
    for step in path:
        group = group[step]
    group[key] = value
    return json.dumps(made)


def refusal(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportRefusedError) as refused:
        read_json_plan(path)
    return str(refused.value)


def test_d20_an_unknown_field_is_refused_in_every_group(tmp_path: Path) -> None:
    content = json.loads(exported())
    ways = {tuple(s for s in way if isinstance(s, str)): way for way in groups(content)}
    assert len(ways) > 20
    for way in ways.values():
        said = refusal(tmp_path / "plan.json", put(content, way, "inconnu", 1))
        assert "inconnu" in said


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), float("-inf"), 1.5, "1", True])
def test_d20_what_is_no_whole_number_is_refused_in_every_place(odd: Any, tmp_path: Path) -> None:
    content = json.loads(exported())
    ways = {tuple(s for s in way if isinstance(s, str)): way for way in numbers(content)}
    if odd is True or odd == "1":
        del ways["levels", "level"]  # the level of a context is a number, a truth or a word
    assert len(ways) > 10
    for way in ways.values():
        said = refusal(tmp_path / "plan.json", put(content, way[:-1], way[-1], odd))
        assert str(way[-1]) in said


@pytest.mark.parametrize("odd", [float("nan"), float("inf")])
def test_d20_what_is_no_number_never_goes_out(odd: float) -> None:
    facts = small()
    wrong = replace(facts, workshop=replace(facts.workshop, format_minutes=odd))
    with pytest.raises(ValueError, match="JSON compliant"):
        written(lambda stream: write_json(wrong, stream))


def _double(content: bytes) -> bytes:
    return content.replace(b'"title":', b'"title": "autre", "title":', 1)


def _hostile(folder: Path) -> dict[str, Path]:
    made = {
        "depth": HEAD + b'"log": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "depth of groups": HEAD + b'"log": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001,
        "digits": HEAD + b'"log": ' + b"9" * 5_000 + b"}",
        "digits of a version": b'{"format": "pcra-plan", "version": ' + b"9" * 5_000 + b"}",
        "exponent": HEAD + b'"log": 1e999999999}',
        "twice": _double(exported()),
        "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + exported(),
        "mark of utf-16": exported().decode().encode("utf-16"),
        "mark of utf-32": exported().decode().encode("utf-32"),
        "values": HEAD + b'"log": [' + b"1," * MAX_VALUES + b"1]}",
        "one long text": HEAD + b'"log": "' + b"x" * 19_000_000 + b'"}',
        "escapes": HEAD + b'"log": "' + b"\\u0000" * 3_000_000 + b'"}',
        "keys": b"{" + b",".join(b'"%d":0' % n for n in range(1_000_000)) + b"}",
    }
    paths = {}
    for at, (name, content) in enumerate(made.items()):
        paths[name] = folder / f"{at}.json"
        paths[name].write_bytes(content)
    paths["100 MB"] = folder / "100.json"
    with paths["100 MB"].open("wb") as stream:
        stream.truncate(100_000_000)
    return paths


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a process of its own says of each file; it is stopped where it takes too long."""
    paths = _hostile(tmp_path_factory.mktemp("hostile"))
    child = subprocess.run(
        [sys.executable, "-c", READ, *map(str, paths.values())],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=len(paths) * SECONDS,
        check=True,
    )
    lines = child.stdout.splitlines()
    return dict(zip(paths, lines[1::2], strict=True))


KINDS = (
    "depth",
    "depth of groups",
    "digits",
    "digits of a version",
    "exponent",
    "twice",
    "two marks",
    "mark of utf-16",
    "mark of utf-32",
    "values",
    "one long text",
    "escapes",
    "keys",
    "100 MB",
)


@pytest.mark.parametrize("kind", KINDS)
def test_d21_a_hostile_file_is_refused_with_a_sentence(answers: dict[str, str], kind: str) -> None:
    word, _, sentence = answers[kind].partition(" ")
    assert word == "refused"
    assert ".json" in sentence
    assert len(sentence) < 400
    assert "Traceback" not in sentence


def test_d21_every_hostile_file_was_read(answers: dict[str, str]) -> None:
    assert set(answers) == set(KINDS)


def test_d21_a_mark_at_the_beginning_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"\xef\xbb\xbf" + exported())
    assert read_json_plan(path) == demo_source().facts
