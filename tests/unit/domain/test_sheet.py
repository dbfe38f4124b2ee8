"""An activity as it stands: what the room said first, the deck where it was silent."""

from typing import Any

import pytest

from pcra_game.domain.activity_events import (
    ActivityAdded,
    ActivityKept,
    ActivityNeedsSet,
    ActivityTextSet,
    DurationField,
    DurationSet,
    ImpactJudged,
    PrioritySet,
    TextField,
)
from pcra_game.domain.deck import Axis, Level, Priority
from pcra_game.domain.framing_events import (
    ContextChosen,
    ContextLevelSet,
    DeputyNamed,
    FunctionAdded,
    ServiceDescribed,
)
from pcra_game.domain.sheet import (
    Stated,
    Words,
    activity_sheet,
    contexts_in_play,
    deputy_of,
    function_label,
    kept_sheets,
    level_of,
    service_label,
    subject_label,
)

TRIAGE = "URG-02"


def sheet(bench: Any, id: str = TRIAGE) -> Any:
    return activity_sheet(bench.state, bench.game, id)


@pytest.mark.parametrize(
    ("field", "printed"),
    [
        (DurationField.DMIA, Stated(0, "", False)),
        (DurationField.TOLERATED_LOSS, Stated(60, "", False)),
        (DurationField.SET_UP, Stated(None, "", False)),
        (DurationField.ENDURANCE, Stated(4320, "", False)),
    ],
)
def test_a_duration_is_the_decks_until_the_room_speaks(
    bench: Any, field: DurationField, printed: Stated
) -> None:
    assert getattr(sheet(bench), field.value) == printed
    bench.play(DurationSet(TRIAGE, field, None, "inconnu"))
    assert getattr(sheet(bench), field.value) == Stated(None, "inconnu", True)
    bench.play(DurationSet(TRIAGE, field, printed.minutes or 0))
    assert getattr(sheet(bench), field.value) == Stated(printed.minutes or 0, "", True)


@pytest.mark.parametrize("field", list(TextField))
def test_a_text_is_the_decks_until_the_room_writes(bench: Any, field: TextField) -> None:
    assert getattr(sheet(bench), field.value).discussed is False
    bench.play(ActivityTextSet(TRIAGE, field, ""))
    assert getattr(sheet(bench), field.value) == Words("", True)


def test_the_room_corrects_priority_impact_and_needs(bench: Any) -> None:
    before = sheet(bench)
    assert (before.priority_discussed, before.impact_discussed) == (False, False)
    bench.play(PrioritySet(TRIAGE, Priority.P3), ActivityNeedsSet(TRIAGE, ()))
    bench.play(ImpactJudged(TRIAGE, Axis.IMAGE, None, None))
    after = sheet(bench)
    assert (after.priority, after.needs) == (Priority.P3, ())
    assert (after.axis, after.serious_from, after.dangerous_from) == (Axis.IMAGE, None, None)
    assert (after.priority_discussed, after.impact_discussed) == (True, True)


def test_an_activity_of_the_room_is_discussed_where_it_was_written(bench: Any) -> None:
    bench.play(ActivityAdded("n", "Familles", Priority.P2, 120, 600))
    added = sheet(bench, "n")
    assert (added.label, added.priority, added.priority_discussed) == ("Familles", "P2", True)
    assert (added.dmia, added.endurance) == (Stated(120, "", True), Stated(600, "", True))
    assert added.tolerated_loss == Stated(None, "", False)


def test_an_activity_that_nobody_knows_is_a_bug(bench: Any) -> None:
    with pytest.raises(KeyError):
        sheet(bench, "?")


def test_kept_activities_come_most_vital_first_then_in_order_of_play(bench: Any) -> None:
    bench.play(ActivityKept("URG-10"), ActivityKept("URG-06"), ActivityKept("URG-03"))
    ids = [s.id for s in kept_sheets(bench.state, bench.game)]
    assert ids == ["URG-02", "URG-06", "URG-01", "URG-03", "URG-10"]


def test_a_corrected_level_holds_in_its_context_alone(bench: Any) -> None:
    bench.play(ContextLevelSet("C0", "DPI", Level.AVAILABLE))
    levels = [level_of(bench.state, bench.game, c, "DPI") for c in ("C0", "C1", "C2")]
    assert levels == [Level.AVAILABLE, Level.ABSENT, Level.PARTIAL]


def test_contexts_in_play_are_the_scenarios_and_the_rooms(bench: Any) -> None:
    bench.play(ContextChosen("C0-TEL", True), ContextChosen("C2", False))
    assert contexts_in_play(bench.state, bench.game) == ("C0", "C0-TEL", "C1", "C3")
    bench.play(ContextChosen("C0-TEL", False), ContextChosen("C2", True))
    assert contexts_in_play(bench.state, bench.game) == ("C0", "C1", "C2", "C3")


@pytest.mark.parametrize(
    ("who", "label"),
    [("URG-F04", "IOA"), ("f", "Agent de nuit"), ("le voisin", "le voisin"), ("", "")],
)
def test_who_is_a_function_or_free_text(bench: Any, who: str, label: str) -> None:
    bench.play(FunctionAdded("f", "Agent de nuit"))
    assert function_label(bench.state, bench.game, who) == label


def test_only_a_named_deputy_counts(bench: Any) -> None:
    assert bench.game.functions["URG-F04"].deputy is not None
    assert deputy_of(bench.state, bench.game, "URG-F04") == ""
    bench.play(DeputyNamed("URG-F04", "URG-F01"))
    assert deputy_of(bench.state, bench.game, "URG-F04") == "Médecin urgentiste senior"


def test_a_service_bears_its_local_name(bench: Any) -> None:
    printed = bench.game.services["DPI"].label
    bench.play(ServiceDescribed("DPI", rto=60))
    assert service_label(bench.state, bench.game, "DPI") == printed
    bench.play(ServiceDescribed("DPI", local_name="Orbis"))
    assert service_label(bench.state, bench.game, "DPI") == "Orbis"


@pytest.mark.parametrize(
    ("subject", "label"),
    [("unite", "Urgences (SAU)"), (TRIAGE, "Trier et prioriser à l’arrivée")],
)
def test_a_subject_has_words(bench: Any, subject: str, label: str) -> None:
    assert subject_label(bench.state, bench.game, subject) == label
