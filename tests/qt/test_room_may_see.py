"""A mirrored screen: nothing for the facilitator alone is left in the window that the room sees."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from pcra_game.domain import moves
from pcra_game.domain.deck import Expected
from pcra_game.domain.game import Game
from pcra_game.domain.room_events import (
    FindingAccepted,
    InjectRevealed,
    PhaseEntered,
    RevealedBy,
)
from pcra_game.domain.striking import opening
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import DARK, Palette
from pcra_game.texts import command_palette as palette_words
from pcra_game.texts import guide as guide_words
from pcra_game.texts import round_sheet as sheet_words
from pcra_game.windows.command_palette import CommandPalette
from pcra_game.windows.comparison_dialog import show_comparison
from pcra_game.windows.desk_pages import PAGES
from pcra_game.windows.guide_keys import TwoLineKey
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.place import place_of
from pcra_game.windows.room import Kind, Selection
from pcra_game.windows.round_sheet_phase import NextPhaseKey
from pcra_game.windows.round_side import TABS
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import Profile

PRIVATE = "ZZPRIVÉ"
COMING = "ZZVENIR"
STEP = "ZZÉTAPE"
CARD = "OC-05@URG-04"
CODE = re.compile(r"\bO[CR]-\d{2}\b")


def doctored(game: Game) -> Game:
    """The same game, a marker in all that only the facilitator reads, and one in what comes."""
    objectives = tuple(
        replace(
            o, prompts=(PRIVATE,), expected=Expected(*[PRIVATE] * 5), mistakes=PRIVATE,
            by_context=PRIVATE,
        )
        for o in game.deck.objectives
    )  # fmt: skip
    contexts = tuple(
        replace(c, facilitator_note=PRIVATE, opening_question=PRIVATE) for c in game.deck.contexts
    )
    met = opening(game)
    injects = (
        replace(i, reaction=PRIVATE)
        if i in met
        else replace(i, reaction=PRIVATE, channel=COMING, text=COMING, moment=COMING)
        for i in game.scenario.injects
    )
    scenario = replace(
        game.scenario,
        phases=tuple(
            replace(p, narration=PRIVATE, title=f"{COMING} {p.id}" if at else p.title)
            for at, p in enumerate(game.scenario.phases)
        ),
        injects=tuple(injects),
    )
    deck = replace(game.deck, objectives=objectives, contexts=contexts)
    return Game(deck, scenario, game.unit_code)


@pytest.fixture
def window(
    qapp, no_stray_window, palette: Palette, tmp_path: Path, ids, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A room in its first phase that faces an event; every private field holds the marker."""
    for kind in guide_words.TITLE:
        monkeypatch.setitem(guide_words.TITLE, kind, f"{STEP} {kind}")
    made = MainWindow(
        profile=Profile(tmp_path / "profil"), palette=palette, tasks=Tasks(pytest.fail)
    )
    game = doctored(load_game("URG"))
    with create_session(tmp_path / "atelier.pcra", game, title="Urgences") as session:
        made.show_room(session, read_only=False, new_id=ids, idle_ms=0)
        made.resize(1366, 768)
        made.show()
        made.activateWindow()
        made.desk.table.set_motion(False)
        room = made.room
        assert room.ask(moves.Record(PhaseEntered(game.scenario.phases[0].id)))
        for inject in opening(game):
            assert room.ask(moves.Record(InjectRevealed(inject.id, RevealedBy.HAND)))
        finding = room.table.findings[0]
        assert room.ask(moves.Record(FindingAccepted(finding.code, finding.subject, PRIVATE)))
        made.desk.side.guide.notes.set_text(PRIVATE)
        QApplication.processEvents()
        yield made
        made.leave_room()
        made.close()
        made.deleteLater()


def said_by(widget: QWidget) -> Iterator[str]:
    """Whatever a widget shows or says: its words, what a reader says, its tool tip."""
    yield from (widget.accessibleName(), widget.accessibleDescription())
    yield widget.toolTip()
    if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    say = getattr(widget, "text", None)
    if callable(say) and isinstance(text := say(), str):
        yield text
    if isinstance(widget, TwoLineKey | NextPhaseKey):
        yield " ".join(map(str, widget.said()))


def in_sight(window: MainWindow) -> str:
    """Everything that the window says on the page, the tab and the card in front."""
    QApplication.processEvents()
    every = (w for w in window.findChildren(QWidget) if w.isVisibleTo(window))
    said = [text for widget in every for text in said_by(widget) if text]
    for action in window.make_actions().all():
        if not action.objectName().startswith("context_"):  # they lie on the table
            said += [action.text(), action.toolTip()]
    table = window.desk.table
    if table.isVisibleTo(window):
        said += painted(QAccessible.queryAccessibleInterface(table))
    return "\n".join(said)


def ahead(window: MainWindow) -> list[str]:
    """What names an event or a step that the room has not met."""
    pace = window.desk.side.guide.pace
    return [COMING, *(step.title for step in pace.steps[pace.number - (not pace.begun) :])]


def painted(thing: QAccessibleInterface | None) -> Iterator[str]:
    """What a screen reader gets of the things that lie on the table."""
    if thing is None:
        return
    for part in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help):
        yield thing.text(part)
    for at in range(thing.childCount()):
        yield from painted(thing.child(at))


def places(window: MainWindow) -> Iterator[str]:
    """Walk every page, every tab, the round, an activity and two cards; each in both contexts."""
    desk, room = window.desk, window.room
    for page in PAGES:
        desk.show_page(page)
        yield page
    desk.show_page("table")
    for tab in TABS:
        desk.show_side(tab)
        yield tab
    desk.open_section("event")
    yield "event"
    for selection in (
        Selection(Kind.ACTIVITY, "URG-04"),
        Selection(Kind.CARD, CARD),
        Selection(Kind.CARD, "OC-01@unite"),
    ):
        room.select(selection)
        yield selection.id


def test_nothing_private_is_left_on_any_page_tab_or_card(window: MainWindow) -> None:
    window.desk.set_room_may_see(True)
    assert window.desk.room_may_see
    steps = window.desk.side.guide.pace.steps
    notes = [line for step in steps for line in (step.say, *step.do) if line]
    window.desk.next_step()
    assert len(notes) > 20
    walked = 0
    for context in ("C0", "C1"):
        assert window.room.choose_context(context)
        for place in places(window):
            if place == "review":
                continue  # its tab cannot be pressed, see below
            window.desk.answer.footer.let_look_elsewhere()
            window.desk.answer.footer.show_aid("prompts")
            said = in_sight(window)
            assert PRIVATE not in said, place
            assert not CODE.search(said), (place, CODE.search(said))
            assert not [line for line in notes if line in said], place
            assert not [title for title in ahead(window) if title in said], place
            walked += 1
    assert walked == 22


@pytest.mark.parametrize("begun", [False, True])
def test_no_event_or_step_to_come_is_named(window: MainWindow, begun: bool) -> None:
    desk = window.desk
    if begun:
        desk.next_step()
    else:
        desk.side.guide.pace.stand_before()
    desk.show_side("guide")
    alone = in_sight(window)
    assert [title for title in ahead(window) if title in alone]
    desk.set_room_may_see(True)
    for tab in ("guide", "round"):
        desk.show_side(tab)
        said = in_sight(window)
        assert not [title for title in ahead(window) if title in said], tab
    desk.open_section("event")
    assert desk.round.field("reveal_next").text() == sheet_words.REVEAL_NEXT
    desk.show_sheet(False)
    assert desk.strip.next.isVisible()
    assert not [title for title in ahead(window) if title in in_sight(window)]
    desk.set_room_may_see(False)
    assert [title for title in ahead(window) if title in in_sight(window)]


def test_the_marker_is_there_while_the_facilitator_is_alone(window: MainWindow) -> None:
    found = {place for place in places(window) if PRIVATE in in_sight(window)}
    assert {"guide", "round"} <= found
    assert "event" in {place for place in places(window) if COMING in in_sight(window)}
    window.desk.answer.footer.show_aid("prompts")
    assert PRIVATE in in_sight(window)


def test_everything_comes_back_as_it_would_be(window: MainWindow) -> None:
    def visible() -> set[str]:
        QApplication.processEvents()
        return {
            f"{type(w).__name__} {w.objectName() or w.accessibleName()}"
            for w in window.desk.findChildren(QWidget)
            if w.isVisibleTo(window.desk) and "scroll" not in f"{w.objectName()}{w}".lower()
        }

    for place in places(window):
        before = visible()
        window.desk.set_room_may_see(True)
        window.desk.set_room_may_see(False)
        if place == "review":  # left for the round: what comes back is another tab
            continue
        assert visible() == before, place


def test_the_back_of_a_card_in_the_hand_is_not_shown_and_no_voice_says_more(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    table, acts = window.desk.table, window.make_actions()
    card = window.room.table.cards()[0].id
    table.flip(card)
    assert PRIVATE in in_sight(window)
    window.desk.set_room_may_see(True)
    assert PRIVATE not in in_sight(window)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    table.flip(card)
    table.flip(card)
    assert PRIVATE not in in_sight(window)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Escape):
        QTest.keyClick(table, key)
    acts["undo"].trigger()  # a point accepted, for a reason that is not shown now
    acts["redo"].trigger()
    acts["palette"].trigger()
    for _ in range(6):
        QTest.keyClick(window.findChild(CommandPalette).field, Qt.Key.Key_Down)
    assert len(heard) > 8
    assert [said for said in heard if re.search(f"{PRIVATE}|{COMING}|{STEP}", said)] == []


def test_what_a_refresh_shows_stays_hidden_until_the_end(window: MainWindow) -> None:
    desk = window.desk
    desk.show_side("guide")
    notes = desk.side.guide.notes
    desk.set_room_may_see(True)
    section = notes
    while not section.property("for_facilitator"):
        section = section.parentWidget()
    section.show()
    window.room.changed.emit()
    assert not notes.isVisible()
    desk.set_room_may_see(False)
    assert notes.isVisible()


def test_pages_made_late_are_looked_at(window: MainWindow) -> None:
    window.desk.set_room_may_see(True)
    points = window.desk.synthesis.findings
    window.desk.show_page("synthesis")
    QApplication.processEvents()
    assert not points.isVisible()


def test_the_question_is_larger_and_the_tab_of_points_is_gone(window: MainWindow) -> None:
    desk = window.desk
    desk.show_side("review")
    question = desk.answer.field("question")
    window.room.select(Selection(Kind.CARD, CARD))
    small = question.heightForWidth(2000)
    desk.set_room_may_see(True)
    assert question.heightForWidth(2000) > small
    window.room.select(Selection())
    assert desk.side.tab == "round"
    assert not desk.side.tabs.keys()[TABS.index("review")].isVisible()
    desk.set_room_may_see(False)
    assert question.heightForWidth(2000) == small


def test_names_and_what_is_to_come_cannot_be_asked_for(window: MainWindow) -> None:
    actions = window.make_actions()
    window.desk.set_room_may_see(True)
    window.room.changed.emit()
    away = ("people", "weak_spot", "review", "journal", "replay", "compare")
    for id in away:
        assert not actions[id].isEnabled(), id
    window.desk.set_room_may_see(False)
    for id in away:
        assert actions[id].isEnabled(), id


@pytest.mark.parametrize("id", ["journal", "replay"])
def test_gestures_with_their_reasons_do_not_stay_open(window: MainWindow, id: str) -> None:
    window.make_actions()[id].trigger()
    assert [d for d in window.findChildren(QDialog) if d.isVisible()]
    window.desk.set_room_may_see(True)
    assert not [d for d in window.findChildren(QDialog) if d.isVisible()]


def test_a_comparison_with_its_points_does_not_stay_open(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "avant.pcra"
    create_session(path, load_game("URG"), title="Urgences").close()
    dialog = show_comparison(window.room, window.worn, window, path)
    assert dialog is not None
    assert dialog.isVisible()
    window.desk.set_room_may_see(True)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", ["compare", "replay"])
def test_no_key_of_the_ending_leads_to_what_is_away(window: MainWindow, name: str) -> None:
    window.desk.show_page("ending")
    window.desk.set_room_may_see(True)
    key = window.desk.findChild(QAbstractButton, name)
    assert not key.isVisible()
    window.desk.set_room_may_see(False)
    assert key.isVisible()


def test_the_palette_lists_no_code_and_no_phase_to_come(window: MainWindow) -> None:
    def listed(text: str) -> str:
        palette.field.setText(text)
        model = palette.list.model()
        return "\n".join(model.offer(row).spoken for row in range(model.rowCount()))

    window.make_actions()["palette"].trigger()
    palette = window.findChild(CommandPalette)
    phase = window.room.game.scenario.phases[-1].title
    assert CODE.search(listed("oc04"))
    assert phase in listed(phase)
    window.desk.set_room_may_see(True)  # by its key, the palette still open
    found = listed("oc04")
    assert found
    assert not CODE.search(found)
    assert phase not in listed(phase)
    assert not [mark for mark in (COMING, STEP) if mark in listed("")]
    assert palette_words.ROOM_SEES in listed("journal des gestes")


def test_one_pill_says_it_and_takes_it_back(window: MainWindow) -> None:
    pill = window.desk.top_bar.findChild(QAbstractButton, "room_sees")
    assert not pill.isVisible()
    window.make_actions()["room_sees"].trigger()
    assert window.desk.room_may_see
    assert pill.isVisible()
    assert pill.text()
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert not window.desk.room_may_see
    assert not pill.isVisible()


def test_it_is_still_on_in_another_theme_and_when_the_room_comes_back(window: MainWindow) -> None:
    window.desk.set_room_may_see(True)
    window.wear(DARK)
    assert window.desk.room_may_see
    assert window.make_actions()["room_sees"].isChecked()
    kept = place_of(window.desk)
    assert kept["room_sees"] is True
    window.profile.keep_room_state("s", kept)
    assert Profile(window.profile.folder).room_state("s")["room_sees"] is True
    window.desk.set_room_may_see(False)
    window.profile.keep_room_state("s", place_of(window.desk))
    assert "room_sees" not in Profile(window.profile.folder).room_state("s")
