"""Ctrl+K: everything is found by a few letters, done by Enter, and the keyboard comes back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from pcra_game.domain import events
from pcra_game.domain.moves import Record
from pcra_game.persistence.session_file import SessionFile
from pcra_game.qt_async.tasks import Tasks
from pcra_game.texts import command_palette as words
from pcra_game.windows.command_palette import CommandPalette
from pcra_game.windows.command_palette_search import Findable, Search
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.room import Kind
from pcra_game.windows.welcome import WelcomePage
from pcra_game.workshop.profile import Profile

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
VITAL = "OC-04@URG-02"


@pytest.fixture
def bare(qtbot, palette, tmp_path, no_stray_window) -> MainWindow:
    """The window with the welcome page."""
    profile = Profile(tmp_path / "profil")
    made = MainWindow(profile=profile, palette=palette, tasks=Tasks(lambda _error: None))
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.make_actions()
    made.show_page(WelcomePage(profile, palette))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def window(bare, new_file, tmp_path, ids) -> MainWindow:
    """The window with a new workshop, the keyboard on its table."""
    session = SessionFile.open(_copied(new_file, tmp_path))
    bare.show_room(session, read_only=False, new_id=ids, idle_ms=0)
    bare.desk.table.setFocus()
    yield bare
    bare.leave_room()
    session.close()


def _copied(path, folder):
    copy = folder / "atelier.pcra"
    copy.write_bytes(path.read_bytes())
    return copy


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None, QApplication.activeWindow()
    QTest.keyClick(focused, key, modifier)


def opened(window: MainWindow, text: str = "") -> CommandPalette:
    press(Qt.Key.Key_K, CTRL)
    made = [p for p in window.findChildren(CommandPalette) if p.isVisible()]
    assert len(made) == 1
    typed(text)
    return made[0]


def typed(text: str) -> None:
    """Type letters, accents included, where the keyboard is."""
    for sign in text:
        focused = QApplication.focusWidget()
        QTest.sendKeyEvent(QTest.KeyAction.Click, focused, Qt.Key.Key_unknown, sign, NONE)


def names(palette: CommandPalette) -> list[str]:
    model = palette.list.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("synthese", "Synthèse"),
        ("clavier racc", "Raccourcis clavier"),
        ("ps", "Phase suivante"),
        ("F12", "Une ligne à la main courante"),
        ("EXPORT", "Exporter le plan…"),
        ("imprimer", "Imprimer pour la salle…"),
    ],
)
def test_a_command_is_found_by_words_initials_or_key(window, typed, name) -> None:
    assert opened(window, typed).chosen().name == name


def test_a_card_is_found_by_code_in_any_writing(window) -> None:
    for code in ("OC-04 urg-02", "oc4 urg-02", "urg2 oc04"):
        palette = opened(window, code)
        assert palette.chosen().id == f"card:{VITAL}"
        press(Qt.Key.Key_Escape)


def test_enter_opens_a_card_of_the_table_even_over_the_synthesis(window) -> None:
    press(Qt.Key.Key_F5)
    opened(window, "oc04 urg-02")
    press(Qt.Key.Key_Return)
    assert window.desk.page == "table"
    assert window.room.selection.id == VITAL
    assert window.desk.answer.isAncestorOf(QApplication.focusWidget())


def test_a_card_that_the_deck_can_still_play_is_offered_behind_those_of_the_table(window) -> None:
    palette = opened(window)
    cards = [o for o in palette._offers if o.group == words.CARDS]
    lying = {f"card:{card.id}" for card in window.room.table.cards()}
    near = [o.id for o in cards if not o.far]
    assert set(near) == lying
    assert len(cards) > 2 * len(near)
    far = next(o for o in cards if o.far)
    far.do()
    assert window.room.selection.kind is Kind.CARD
    assert f"card:{window.room.selection.id}" == far.id


def test_every_action_is_offered_once_with_its_key(window) -> None:
    actions = window.make_actions()
    palette = opened(window)
    offered = [o.id for o in palette._offers]
    assert len(offered) == len(set(offered))
    expected = {a.objectName() for a in actions.all() if a.isVisible()} - {"palette"}
    assert expected <= set(offered)
    export = next(o for o in palette._offers if o.id == "export")
    assert (export.group, export.key) == (words.COMMANDS, "Ctrl + E")


def test_what_is_not_possible_says_why_and_changes_nothing(window) -> None:
    palette = opened(window, "annuler")
    assert palette.chosen().reason == words.NOTHING_TO_UNDO
    before = window.room.workshop.history.length
    press(Qt.Key.Key_Return)
    assert palette.isVisible()
    assert words.NOTHING_TO_UNDO in palette.count.text()
    assert window.room.workshop.history.length == before


def test_escape_gives_the_keyboard_back_with_its_caret(window) -> None:
    window.desk.open_card(VITAL)
    field = window.desk.answer.field("what")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    QTest.keyClicks(field, "registre papier")
    for _ in range(6):
        press(Qt.Key.Key_Left)
    at = field.textCursor().position()
    palette = opened(window, "synth")
    press(Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is field
    assert field.textCursor().position() == at
    assert window.desk.page == "table"


def test_ctrl_k_again_closes_it(window) -> None:
    palette = opened(window)
    press(Qt.Key.Key_K, CTRL)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.desk.table


def test_a_click_beside_closes_it_and_keeps_the_keyboard_there(window) -> None:
    palette = opened(window)
    window.desk.table.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.desk.table


def test_a_click_on_a_line_does_it(window) -> None:
    palette = opened(window, "liste")
    place = palette.list.visualRect(palette.list.currentIndex()).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert window.desk.page == "list"


def test_arrows_and_pages_walk_the_list_and_turn_at_its_end(window) -> None:
    palette = opened(window)
    last = palette.list.model().rowCount() - 1
    press(Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == last
    press(Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    press(Qt.Key.Key_PageDown)
    assert 3 < palette.list.currentIndex().row() < last
    press(Qt.Key.Key_PageUp)
    assert palette.list.currentIndex().row() == 0


def test_what_was_done_lately_comes_first(window) -> None:
    opened(window, "liste")
    press(Qt.Key.Key_Return)
    palette = opened(window)
    assert palette.chosen().name == "Liste"
    assert palette._model._heads[0] == words.RECENT


def test_a_phase_and_an_activity_are_reached(window) -> None:
    phases = window.room.game.scenario.phases
    opened(window, f"phase 2 {phases[1].title}")
    press(Qt.Key.Key_Return)
    assert window.room.state.phase == phases[1].id
    opened(window, "URG-02 activites")
    press(Qt.Key.Key_Return)
    assert window.room.selection.kind is Kind.ACTIVITY


def test_a_word_that_nothing_bears_says_so(window) -> None:
    palette = opened(window, "zzzz")
    assert names(palette) == []
    assert palette.count.text() == words.NOTHING
    press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_the_room_does_meanwhile_is_listed(window) -> None:
    palette = opened(window, "annuler")
    assert not palette.chosen().possible
    window.room.ask(Record(events.LogNoted("n1", "un fait", None)))
    assert palette.chosen().possible


def test_over_the_welcome_page_there_are_commands_alone(bare, qtbot) -> None:
    bare.setFocus()
    palette = opened(bare)
    assert {o.group for o in palette._offers} <= {words.COMMANDS, words.PAGES, words.CONTEXTS}
    export = next(o for o in palette._offers if o.id == "export")
    assert export.reason == words.NO_WORKSHOP
    QTest.keyClicks(palette.field, "nouvel atelier")
    with qtbot.waitSignal(bare.new_asked):
        press(Qt.Key.Key_Return)


def test_it_goes_with_the_page(bare, palette) -> None:
    bare.setFocus()
    over = opened(bare)
    bare.show_page(WelcomePage(bare.profile, palette))
    assert not over.isVisible()


def test_lines_and_counts_are_said(window, monkeypatch, qtbot) -> None:
    said: list[str] = []
    palette = opened(window)
    model = palette.list.model()
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{names(palette)[0]}, ")
    tell = lambda event: said.append(event.message()) if hasattr(event, "message") else None  # noqa: E731
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", tell)
    QTest.keyClicks(palette.field, "export")
    qtbot.waitUntil(lambda: any(palette.count.text() in each for each in said))
    press(Qt.Key.Key_Down)
    assert said[-1] == palette.chosen().spoken


def test_letters_win_in_order_name_word_initials_middle() -> None:
    lines = [
        Findable("Reporter"),
        Findable("Ouvrir le port"),
        Findable("Portes"),
        Findable("Autre", ("port",)),
    ]
    found = Search(lines, ["a"] * 4).find("port")
    assert [lines[at].name for at in found.places] == [
        "Portes",
        "Ouvrir le port",
        "Reporter",
        "Autre",
    ]


def test_what_was_done_lately_does_not_bring_a_far_card_before_one_of_the_table() -> None:
    lines = [Findable("Trier"), Findable("Trier", far=True)]
    assert Search(lines, ["cartes"] * 2).find("trier", recent=[1]).places == [0, 1]


def test_too_many_are_cut_and_the_count_says_so() -> None:
    found = Search([Findable(f"carte {n}") for n in range(9)], ["a"] * 9, most=4).find("carte")
    assert (len(found.places), found.found) == (4, 9)
    assert "4 premiers résultats sur 9" in words.results(4, 9)


class TestPanes:
    """F6 and Shift+F6, from the table of the window."""

    @pytest.fixture
    def where(self, window) -> Callable[[], str]:
        return lambda: window.desk.panes._of(QApplication.focusWidget())

    def test_it_goes_round_and_back(self, where) -> None:
        seen = []
        for _ in range(3):
            press(Qt.Key.Key_F6)
            seen.append(where())
        assert seen == ["sheet", "bar", "page"]
        press(Qt.Key.Key_F6, SHIFT)
        assert where() == "bar"

    def test_each_part_is_found_where_it_was_left(self, window, where) -> None:
        window.desk.open_card("OC-02@URG-02")
        who = window.desk.answer.field("who")
        who.setFocus()
        press(Qt.Key.Key_F6)
        press(Qt.Key.Key_F6)
        assert where() == "page"
        assert window.desk.table.keys.focus == "OC-02@URG-02"
        press(Qt.Key.Key_F6)
        assert QApplication.focusWidget() is who

    def test_a_page_that_fills_the_window_has_no_sheet(self, where) -> None:
        press(Qt.Key.Key_F5)
        seen = []
        for _ in range(3):
            press(Qt.Key.Key_F6)
            seen.append(where())
        assert "sheet" not in seen
        assert {"page", "bar"} <= set(seen)

    def test_the_log_line_is_one_of_them(self, where) -> None:
        press(Qt.Key.Key_F12)
        assert where() == "log"
        press(Qt.Key.Key_F6)
        assert where() == "page"
        press(Qt.Key.Key_F6, SHIFT)
        assert where() == "log"
