"""What was chosen for an export is there again for the next one of the same session."""

import json
from pathlib import Path

import pytest

from pcra_game.workshop.export_choice import ExportChoice, ExportChoices, read_choice
from pcra_game.workshop.known_sessions import FILE_NAME, KnownSessions

CHOSEN = ExportChoice("Confidentiel", False, "/h/modele.docx", ("plan", "retex"), ("pdf", "odt"))


@pytest.fixture
def known(tmp_path: Path) -> KnownSessions:
    return KnownSessions(tmp_path / "profil")


def test_another_run_of_the_program_knows_it(known: KnownSessions) -> None:
    ExportChoices(known).keep("s", CHOSEN, on_post=True)
    assert ExportChoices(known).of("s") == CHOSEN


def test_a_new_session_takes_only_the_template_used_last(known: KnownSessions) -> None:
    assert ExportChoices(known).of("s") == ExportChoice()
    choices = ExportChoices(known)
    choices.keep("s", CHOSEN, on_post=True)
    for other in (choices, ExportChoices(known)):
        assert other.of("t") == ExportChoice(template="/h/modele.docx")
    choices.keep("u", ExportChoice(mark="Usage interne"), on_post=True)  # the template taken off
    for other in (choices, ExportChoices(known)):
        assert other.of("t") == ExportChoice()
        assert other.of("s") == CHOSEN


def test_what_this_post_does_not_keep_is_known_for_the_run_alone(known: KnownSessions) -> None:
    choices = ExportChoices(known)
    choices.keep("s", CHOSEN, on_post=False)
    assert choices.of("s") == CHOSEN
    assert ExportChoices(known).of("s") == ExportChoice()
    assert known.all() == ()


def test_where_nothing_can_be_kept_the_run_still_knows(tmp_path: Path) -> None:
    choices = ExportChoices(KnownSessions(tmp_path / "profil", safe=True))
    choices.keep("s", CHOSEN, on_post=True)
    assert choices.of("s") == CHOSEN
    assert not (tmp_path / "profil").exists()


def test_it_is_forgotten_with_the_session(known: KnownSessions, tmp_path: Path) -> None:
    known.note_choice("s", CHOSEN)
    known.note_export("s", tmp_path / "plan.pdf")
    assert known.choice("s") == CHOSEN
    known.forget("s")
    assert known.choice("s") is None


@pytest.mark.parametrize(
    "found", [None, 3, [], "x", {"mark": 3, "formats": "pdf", "deliverables": [1, "", "a\n"]}]
)
def test_what_is_no_choice_is_left_out(found: object, known: KnownSessions, tmp_path: Path) -> None:
    assert read_choice(found) in (None, ExportChoice())
    known.note_choice("s", CHOSEN)
    file = tmp_path / "profil" / FILE_NAME
    kept = json.loads(file.read_text("utf-8"))
    kept["sessions"][0]["chosen"] = found
    file.write_text(json.dumps(kept), "utf-8")
    assert known.choice("s") in (None, ExportChoice())
