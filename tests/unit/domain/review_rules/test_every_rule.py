"""No rule without its three tests, its words, its line in the user's documentation."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from pcra_game.domain.review import RULES, Severity, review
from pcra_game.texts.findings import EXPLAINED, SEVERITY

HERE = Path(__file__).parent
PAGE = HERE.parents[3] / "docs" / "points-a-lever.md"
LINE = re.compile(r"^\| ([A-Z]\d{3}) \|", re.MULTILINE)


def listed() -> list[str]:
    """The codes of every CASES beside this module, as often as they stand there."""
    found: list[str] = []
    for path in HERE.glob("test_*.py"):
        spec = spec_from_file_location(f"listed_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        if path != Path(__file__):
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            found += module.CASES
    return found


def test_every_rule_has_its_three_tests_once() -> None:
    assert sorted(listed()) == sorted(RULES)


def test_every_module_tries_its_cases_three_times() -> None:
    for path in HERE.glob("test_*.py"):
        if path != Path(__file__):
            text = path.read_text(encoding="utf-8")
            for name in ("has_it", "mended", "silent"):
                assert re.search(rf"^    {name}\(\)$", text, re.MULTILINE), (path.name, name)


def test_every_rule_explains_itself() -> None:
    assert sorted(EXPLAINED) == sorted(RULES)
    for code, said in EXPLAINED.items():
        for sentence in said[:2]:
            assert sentence.endswith((".", "?", "»")), code
        assert all("'" not in sentence for sentence in said), code


def test_every_rule_stands_in_the_documentation_in_order() -> None:
    assert LINE.findall(PAGE.read_text(encoding="utf-8")) == sorted(RULES)


def test_the_documentation_says_what_the_program_says() -> None:
    page = PAGE.read_text(encoding="utf-8").replace("\u00a0", " ").replace("\u202f", " ")
    for code, (why, _advice, source) in EXPLAINED.items():
        (line,) = (x for x in page.splitlines() if x.startswith(f"| {code} |"))
        for sentence in (why, source):
            assert sentence.replace("\u00a0", " ").replace("\u202f", " ") in line, code


@pytest.mark.parametrize("code", RULES)
def test_a_rule_gives_its_own_code_only(demo: Any, code: str) -> None:
    from pcra_game.domain.reading import reading

    assert {f.code for f in RULES[code](reading(demo.state, demo.game))} <= {code}


def test_the_demo_stays_readable(demo: Any) -> None:
    findings = review(demo.state, demo.game)
    assert 30 <= len(findings) <= 48
    assert {f.severity for f in findings} == set(Severity)
    assert set(SEVERITY) == set(Severity)


def test_a_finding_of_the_demo_is_named_once(demo: Any) -> None:
    keys = [(f.code, f.subject) for f in review(demo.state, demo.game)]
    assert len(set(keys)) == len(keys)


def test_findings_name_cards_that_exist(demo: Any) -> None:
    for finding in review(demo.state, demo.game):
        assert set(finding.cards) <= set(demo.state.cards), finding.code
        assert len(set(finding.cards)) == len(finding.cards)


def test_the_whole_demo_holds_no_name_and_no_patient(demo: Any) -> None:
    assert [f.text for f in review(demo.state, demo.game) if f.code == "W506"] == []
