"""`review`: what is left to settle, for a person and for another program."""

import json
from pathlib import Path
from typing import Any

import pytest

KEYS = {
    "code", "severity", "subject", "cards", "message", "why", "advice", "source", "accepted",
}  # fmt: skip


@pytest.fixture(scope="module")
def findings(pcra: Any, demo: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    told = pcra("review", demo, "--json", cwd=tmp_path_factory.mktemp("review"))
    assert (told.returncode, told.stderr) == (1, "")
    said = json.loads(told.stdout)
    assert isinstance(said, list)
    return said


def test_every_finding_says_all_that_another_program_needs(findings: list[Any]) -> None:
    assert findings
    for finding in findings:
        assert set(finding) == KEYS
        assert finding["severity"] in ("blocking", "warning", "note")
        assert isinstance(finding["cards"], list)
        for key in KEYS - {"cards", "accepted"}:
            assert finding[key], (finding["code"], key)


def test_the_demo_prints_where_nothing_prints(findings: list[Any]) -> None:
    (blocking,) = (f for f in findings if f["severity"] == "blocking" and not f["accepted"])
    assert (blocking["code"], blocking["cards"]) == ("C201", ["OC-06@URG-09"])


def test_the_demo_is_found_wanting_in_every_family(findings: list[Any]) -> None:
    families = {f["code"][0] for f in findings}
    assert families >= set("ABCDNPRTV")


def test_a_person_reads_one_line_a_finding(
    pcra: Any, demo: Path, findings: list[Any], tmp_path: Path
) -> None:
    told = pcra("review", demo, cwd=tmp_path)
    lines = told.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [f["code"] for f in findings]
    assert all(f["message"] in line for f, line in zip(findings, lines, strict=True))


def test_a_new_session_lacks_answers_and_is_not_drowned(
    pcra: Any, fresh: Path, tmp_path: Path
) -> None:
    told = pcra("review", fresh, "--json", cwd=tmp_path)
    assert told.returncode == 1
    said = json.loads(told.stdout)
    assert {f["code"] for f in said} <= {"B603", "D100", "D101", "V101"}
