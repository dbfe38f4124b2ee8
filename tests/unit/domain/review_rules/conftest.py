"""Every rule of the review is tried three times: a plan that has it, the same plan mended, and a
plan where it has nothing to say. A module lists its rules in CASES, by code."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pcra_game.domain.review import Finding, Severity, review

Case = Mapping[str, Any]
Found = Callable[[], list[Finding]]

MOMENTS = ("has", "mended", "silent")
EXPECTED = ("severity", "subject", "cards", "says")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("code", metafunc.module.CASES)


@pytest.fixture
def case(request: pytest.FixtureRequest, code: str) -> Case:
    """What a module says of one rule; all of it must be there."""
    said: Case = request.module.CASES[code]
    assert set(said) == {*MOMENTS, *EXPECTED}
    return said


@pytest.fixture
def found(bench: Any, code: str) -> Found:
    return lambda: [f for f in review(bench.state, bench.game) if f.code == code]


@pytest.fixture
def has_it(bench: Any, case: Case, code: str, found: Found) -> Callable[[], None]:
    """Play the plan that has the problem, and look at the finding from every side."""

    def check() -> None:
        case["has"](bench)
        (finding,) = (f for f in found() if f.subject == case["subject"])
        assert finding.severity is Severity(case["severity"])
        assert finding.cards == tuple(case["cards"])
        assert case["says"] in finding.text
        assert finding.why
        assert finding.what_to_do
        assert finding.source
        assert "  " not in finding.text

    return check


@pytest.fixture
def mended(bench: Any, case: Case, found: Found) -> Callable[[], None]:
    def check() -> None:
        case["has"](bench)
        assert case["subject"] in [f.subject for f in found()]
        case["mended"](bench)
        assert case["subject"] not in [f.subject for f in found()]

    return check


@pytest.fixture
def silent(bench: Any, case: Case, found: Found) -> Callable[[], None]:
    def check() -> None:
        case["silent"](bench)
        assert found() == []

    return check
