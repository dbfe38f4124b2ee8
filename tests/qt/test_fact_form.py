"""Every fact of the room can be typed into a form, by the keyboard alone."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QPlainTextEdit, QWidget

from pcra_game.domain import activity_events as activity
from pcra_game.domain import answer_events as answer
from pcra_game.domain import framing_events as framing
from pcra_game.domain import room_events as story
from pcra_game.domain.answers import Means, MeansKind
from pcra_game.domain.deck import Level, Priority
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.moves import Record
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.fact_catalogue import recordable
from pcra_game.windows.fact_form import FactForm
from pcra_game.windows.fact_form_fields import ChoiceBox
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.workshop import autopilot
from pcra_game.workshop.workshop import Workshop
from tests.fixtures.demo_session import opened_demo


def type_into(widget: QWidget, text: str) -> None:
    """Replace what a field holds, sign by sign, then leave it."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    for sign in text:  # QTest.keyClicks knows Latin letters only
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(widget, event)
    popup = QApplication.activePopupWidget()
    if popup is not None:  # the list that completes holds the keyboard until it goes
        popup.hide()
    QTest.keyClick(widget, Qt.Key.Key_Tab)


def values_of(fact: Any, prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if is_dataclass(value) and not isinstance(value, type):
            found |= values_of(value, f"{prefix}{field.name}.")
        else:
            found[f"{prefix}{field.name}"] = value
    return found


@pytest.fixture
def a_form(palette, qtbot) -> Callable[..., FactForm]:
    def make(room: Room, fact_type: type[Any], preset: dict[str, Any] | None = None) -> FactForm:
        form = FactForm(room, palette, fact_type, preset)
        qtbot.addWidget(form)
        form.show()
        form.activateWindow()
        QApplication.processEvents()
        return form

    return make


@pytest.fixture
def room_of_the_demo(palette, tmp_path: Path, ids) -> Iterator[Room]:
    clock = autopilot.FixedClock()
    with opened_demo(tmp_path / "demo.pcra", clock) as session:
        yield Room(Workshop(session, now=clock.now), new_id=ids)


def typed(room: Room, fact: Event, a_form: Callable[..., FactForm]) -> FactForm:
    """A form filled by the keyboard; only the ids of new things are given."""
    values = values_of(fact)
    form = a_form(room, type(fact))
    ids = {path: v for path, v in values.items() if path not in form.paths()}
    form.start_again(ids)
    for path in form.paths():
        type_into(form.field(path), form.typed_for(path, values[path]))
    return form


def test_every_fact_of_the_demo_can_be_typed(room_of_the_demo: Room, a_form) -> None:
    entered = 0
    for intent in autopilot.intents():
        if isinstance(intent.move, Record):
            form = typed(room_of_the_demo, intent.move.fact, a_form)
            assert form.fact() == intent.move.fact
            form.hide()
            entered += 1
        autopilot.perform(room_of_the_demo.workshop, intent)
    assert entered > 200


def test_facts_that_the_demo_never_states_can_be_typed(played_room: Room, a_form) -> None:
    found = played_room.table.findings[0]
    accepted = story.FindingAccepted(found.code, found.subject, "La salle vit avec.")
    facts: list[Event] = [
        framing.ContextChosen("C0-TEL", included=True),
        framing.MeansRemoved("moy-registres"),
        activity.ActivityKept("URG-10"),
        activity.ActivityAdded("id-9", "Tenir la garde", Priority.P2, 240, 4320),
        activity.PrioritySet("URG-05", Priority.P0),
        activity.ActivityNeedsSet("URG-05", ("SGL", "TEL", "GAM")),
        answer.ActionRemoved("act-06"),
        answer.ArbitrageRemoved("arb-01"),
        answer.ReopeningCheckRemoved("feu-02"),
        accepted,
        story.FindingReopened(found.code, found.subject),
    ]
    for fact in facts:
        form = typed(played_room, fact, a_form)
        assert form.fact() == fact
        form.hide()
        if fact is accepted:
            assert played_room.ask(Record(fact))


def test_demo_and_list_leave_no_kind_of_fact_out() -> None:
    in_demo = {type(i.move.fact) for i in autopilot.intents() if isinstance(i.move, Record)}
    listed = {
        framing.ContextChosen, framing.MeansRemoved, activity.ActivityKept, activity.ActivityAdded,
        activity.PrioritySet, activity.ActivityNeedsSet, answer.ActionRemoved,
        answer.ArbitrageRemoved, answer.ReopeningCheckRemoved, story.FindingAccepted,
        story.FindingReopened,
    }  # fmt: skip
    assert in_demo | listed == set(recordable())


@pytest.mark.parametrize("fact_type", recordable(), ids=lambda cls: cls.__name__)
def test_every_widget_has_a_name_for_a_screen_reader(fact_type, room: Room, a_form) -> None:
    form = a_form(room, fact_type)
    assert form.paths()
    for path in form.paths():
        assert form.field(path).objectName() == path
        assert form.field(path).accessibleName()


def test_unknown_words_are_refused_under_their_field(room: Room, a_form) -> None:
    form = a_form(room, framing.DeputyNamed)
    type_into(form.field("function"), "capitaine")
    with pytest.raises(KnownError, match="capitaine"):
        form.fact()
    assert not form.submit()
    assert "capitaine" in form.complaint("function")


def test_words_that_say_two_things_are_refused_and_a_beginning_is_enough(
    room: Room, a_form
) -> None:
    form = a_form(room, framing.PresenceNoted)
    type_into(form.field("function"), "Cadre de santé")
    type_into(form.field("count"), "1")
    type_into(form.field("nights"), "non")
    with pytest.raises(IllegalMoveError, match="peut dire"):
        form.fact()
    type_into(form.field("function"), "cadre de sante des")
    assert form.fact() == framing.PresenceNoted("URG-F08", 1, nights=False)
    assert form.field("function").currentText() == "Cadre de santé des urgences"
    type_into(form.field("function"), "urg-f09")
    assert form.fact() == framing.PresenceNoted("URG-F09", 1, nights=False)


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("means.quantity", "douze", "nombre entier"),
        ("means.quantity", "", "est vide"),
        ("means.checked_on", "31/02/2026", "pas une date"),
        ("means.checked_on", "2026", "pas une date"),
        ("means.kind", "camion", "pas dans la liste"),
    ],
)
def test_what_is_not_understood_is_said(room: Room, a_form, path, text, said) -> None:
    form = a_form(room, framing.MeansStocked)
    for name, value in {"label": "Mobiles", "kind": "matériel", "quantity": "6"}.items():
        type_into(form.field(f"means.{name}"), value)
    type_into(form.field("means.per_day"), "0")
    type_into(form.field(path), text)
    assert not form.submit()
    assert said in form.complaint(path)
    assert not room.state.means


def test_what_is_known_is_shown_and_what_was_typed_stays(room: Room, a_form) -> None:
    described = framing.ServiceDescribed("AD", "sessions", 1440, None, "ici", "URG-F01", "vieux")
    assert room.ask(Record(described))
    form = a_form(room, framing.ServiceDescribed)
    type_into(form.field("note"), "tout neuf")
    type_into(form.field("service"), "sessions")
    assert form.fact() == framing.ServiceDescribed(
        "AD", "sessions", 1440, None, "ici", "URG-F01", "tout neuf"
    )
    type_into(form.field("service"), "Monitorage et centrale de surveillance")
    assert form.fact() == framing.ServiceDescribed("MON", note="tout neuf")


def test_a_known_means_is_edited_under_its_own_id(room: Room, a_form) -> None:
    stocked = Means("moy-1", "Mobiles", MeansKind.THING, 6, place="tiroir", checked_on="2026-02-12")
    assert room.ask(Record(framing.MeansStocked(stocked)))
    form = a_form(room, framing.MeansStocked, {"means.id": "moy-1"})
    assert form.fact() == framing.MeansStocked(stocked)
    type_into(form.field("means.quantity"), "7")
    assert form.submit()
    assert room.state.means["moy-1"].quantity == 7
    assert len(room.state.means) == 1


def test_texts_of_an_activity_follow_the_field_that_is_chosen(room: Room, a_form) -> None:
    assert room.select(Selection(Kind.ACTIVITY, "URG-04"))
    form = a_form(room, activity.ActivityTextSet)
    type_into(form.field("field"), "Signe qui dit d’arrêter")
    assert form.value("text") == room.game.activities["URG-04"].stop_sign
    type_into(form.field("field"), "Service minimum")
    assert form.value("text") == room.game.activities["URG-04"].minimum_service


def test_each_fact_gets_an_id_of_its_own(room: Room, a_form) -> None:
    form = a_form(room, story.LogNoted)
    for text in ("Écrans figés.", "Page sortie à l’accueil."):
        type_into(form.field("text"), text)
        assert form.submit()
    assert [note.text for note in room.state.log.values()] == [
        "Écrans figés.",
        "Page sortie à l’accueil.",
    ]
    assert form.value("text") == ""


def test_lists_offer_only_what_the_rules_accept(room: Room, a_form) -> None:
    def offered(fact_type: type[Any], path: str) -> set[str]:
        box = a_form(room, fact_type).field(path)
        assert isinstance(box, QComboBox)
        return {box.itemText(row) for row in range(box.count())}

    kept = offered(activity.PrioritySet, "activity")
    others = offered(activity.ActivityKept, "activity")
    assert len(kept) == len(room.state.kept_activities())
    assert not kept & others
    assert len(kept | others) == len(room.game.activities)
    assert offered(story.InjectJudged, "inject") == set()
    assert room.ask(Record(story.InjectRevealed("I-01", story.RevealedBy.HAND)))
    assert len(offered(story.InjectJudged, "inject")) == 1


def test_no_break_spaces_are_kept_as_typed(room: Room, a_form) -> None:
    form = a_form(room, story.LogNoted)
    assert isinstance(form.field("text"), QPlainTextEdit)
    type_into(form.field("text"), "À 3\u00a0h\u202f: «\u00a0oui\u00a0»")
    assert form.fact().text == "À 3\u00a0h\u202f: «\u00a0oui\u00a0»"


def test_a_level_is_proposed_as_it_stands(room: Room, a_form) -> None:
    form = a_form(room, framing.ContextLevelSet)
    assert form.value("context") == room.context
    type_into(form.field("service"), "TEL")
    assert form.value("level") == room.game.contexts[room.context].levels["TEL"]
    type_into(form.field("level"), "absent")
    assert form.fact() == framing.ContextLevelSet(room.context, "TEL", Level.ABSENT)


def test_a_text_that_is_too_long_is_refused_in_words(room: Room, a_form, qtbot) -> None:
    form = a_form(room, story.InjectJudged)
    assert room.ask(Record(story.InjectRevealed("I-01", story.RevealedBy.HAND)))
    form.start_again({"inject": "I-01"})
    type_into(form.field("verdict"), "tenu")
    type_into(form.field("word"), "x" * 41)
    with qtbot.waitSignal(form.refused) as refused:
        assert not form.submit()
    assert "41 caractères" in refused.args[0]


def test_a_list_that_is_offered_anew_completes_with_its_new_lines_only(qtbot) -> None:
    box = ChoiceBox(["Urgences", "Laboratoire"])
    qtbot.addWidget(box)
    box.setEditText("Urg")
    for labels in (["Pharmacie"], ["Imagerie", "Bloc"]):
        box.offer(labels)
    completer = box.completer()
    lines = [completer.model().index(row, 0).data() for row in range(completer.model().rowCount())]
    assert lines == ["Imagerie", "Bloc"]
    assert box.currentText() == "Urg"
    assert box.findChildren(QCompleter) == [completer]
