"""What the sheet prepares: actions, cuts, questions."""

from dataclasses import replace
from datetime import date

import pytest

from pcra_game.domain import limits
from pcra_game.domain.answers import Action, Exists, Solution
from pcra_game.domain.drafting import (
    already_noted,
    calls_for_action,
    drafted_action,
    drafted_text,
    parked_parts,
    question_for,
    split_overflow,
)
from pcra_game.workshop.files import load_game

TODAY = date(2026, 11, 24)
ANSWER = Solution("s", "Tenir un registre papier", who="URG-F04", exists=Exists.NO)


@pytest.mark.parametrize(
    ("exists", "calls"),
    [(Exists.NO, True), (Exists.PARTLY, True), (Exists.YES, False), (None, False)],
)
def test_what_is_not_there_yet_calls_for_an_action(exists: Exists | None, calls: bool) -> None:
    answer = replace(ANSWER, exists=exists)
    assert calls_for_action(answer) is calls
    assert (drafted_action(answer, id="a", card="c", today=TODAY) is not None) is calls


def test_an_empty_answer_calls_for_nothing() -> None:
    assert drafted_action(replace(ANSWER, what="  "), id="a", card="c", today=TODAY) is None


def test_the_action_belongs_to_who_answers_and_is_due_in_thirty_days() -> None:
    action = drafted_action(ANSWER, id="a", card="c", today=TODAY)
    assert action is not None
    assert (action.owner, action.due, action.card) == ("URG-F04", "2026-12-24", "c")
    assert action.text == "Mettre en place\u00a0: tenir un registre papier"


def test_words_of_the_room_replace_the_draft() -> None:
    action = drafted_action(ANSWER, id="a", card="c", today=TODAY, text=" Acheter  un registre ")
    assert action is not None
    assert action.text == "Acheter un registre"


def test_the_draft_is_the_first_clause_unless_it_is_too_short() -> None:
    long = replace(ANSWER, what="Tenir un registre papier. Poser le bracelet. Relire.")
    short = replace(ANSWER, what="Vite : tenir un registre")
    assert drafted_text(long).endswith("tenir un registre papier")
    assert drafted_text(short).endswith("vite : tenir un registre")


@pytest.mark.parametrize("exists", [Exists.NO, Exists.PARTLY])
def test_a_draft_always_holds_in_an_action(exists: Exists) -> None:
    text = drafted_text(replace(ANSWER, what="mot " * 40, exists=exists))
    assert len(text) <= limits.ACTION
    assert text.endswith("…")


def test_an_acronym_keeps_its_capitals() -> None:
    assert drafted_text(replace(ANSWER, what="SAMU prévenu par radio")).endswith(
        "SAMU prévenu par radio"
    )


def test_a_short_text_is_not_cut() -> None:
    assert split_overflow("  deux   mots ") == ("deux mots", "")
    assert split_overflow("a" * 160) == ("a" * 160, "")


def test_a_long_text_is_cut_after_a_whole_word_and_nothing_is_lost() -> None:
    text = " ".join(f"mot{n}" for n in range(60))
    kept, rest = split_overflow(text)
    assert len(kept) <= 160
    assert f"{kept} {rest}" == text


def test_a_cut_at_a_space_keeps_the_whole_limit() -> None:
    text = "a" * 159 + "b" + " fin"
    assert split_overflow(text) == ("a" * 159 + "b", "fin")


def test_one_endless_word_is_cut_at_the_limit() -> None:
    assert split_overflow("court " + "a" * 300) == ("court " + "a" * 154, "a" * 146)


def test_what_is_parked_holds_in_parked_items() -> None:
    text = "mot " * 150
    parts = parked_parts(text.strip())
    assert all(len(part) <= limits.PARKED for part in parts)
    assert " ".join(parts) == text.strip()
    assert parked_parts("") == ()


def test_units_that_treat_nobody_have_their_own_question() -> None:
    care, office = load_game("URG"), load_game("FIN")
    objective = care.objectives["OC-02"]
    assert question_for(care, objective) == objective.question
    assert question_for(office, objective) == objective.support_question
    alone = care.objectives["OC-01"]
    assert question_for(office, alone) == alone.question


NOTED = Action("a", "Mettre en place\u00a0: tenir un registre", "URG-F04", None, "c")


def test_the_same_words_for_the_same_owner_are_one_action_on_any_card() -> None:
    again = replace(NOTED, id="b", text="mettre en place : Tenir un registre", card="d")
    assert already_noted(again, [NOTED]) is NOTED


@pytest.mark.parametrize("other", [{"text": "Compléter : x"}, {"owner": "URG-F06"}])
def test_other_words_or_another_owner_are_another_action(other: dict[str, str]) -> None:
    assert already_noted(replace(NOTED, **other), [NOTED]) is None


SENTENCE = "Tenir le registre papier " * 5 + "au poste. Relire"
COMMA = "Tenir le registre papier " * 5 + "au poste, relire"


@pytest.mark.parametrize(
    ("text", "kept", "rest"),
    [
        (SENTENCE + " chaque heure et signer", SENTENCE[:-7], "Relire chaque heure et signer"),
        (COMMA + " chaque heure et signer", COMMA[:-8], "relire chaque heure et signer"),
        (
            COMMA[:-6] + "vite. Puis, relire chaque heure et signer",
            COMMA[:-6] + "vite.",
            "Puis, relire chaque heure et signer",
        ),
    ],
    ids=["sentence", "comma", "sentence before comma"],
)
def test_a_cut_falls_at_a_stop_near_the_limit(text: str, kept: str, rest: str) -> None:
    assert len(text) > limits.WHAT
    assert split_overflow(text) == (kept, rest)


def test_a_stop_far_from_the_limit_and_a_decimal_comma_cut_nothing() -> None:
    text = "Oui. " + "mot " * 34 + "à 1,5 m du poste et encore plus loin"
    kept, rest = split_overflow(text)
    assert kept.startswith("Oui. mot")
    assert len(kept) > 150
    assert f"{kept} {rest}" == text
