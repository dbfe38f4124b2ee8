"""Four themes and six sizes of text, worn at once by every page, whatever the system wears."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QListWidget,
    QMenu,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from pcra_game.app.beginning import Beginning, Host
from pcra_game.qt_async.tasks import Tasks
from pcra_game.table_view.palette import CONTRAST, DARK, LIGHT, PALETTES, PROJECTOR, Palette
from pcra_game.table_view.view import TableView
from pcra_game.texts import actions as words
from pcra_game.windows import style
from pcra_game.windows.command_palette import CommandPalette
from pcra_game.windows.controls import TextBlock, button
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.new_workshop import NewWorkshopPage, read_offers
from pcra_game.windows.preparing import PreparingPage
from pcra_game.windows.preparing_step import Field
from pcra_game.windows.room import Room
from pcra_game.windows.style import dress, scaled, text_size
from pcra_game.windows.welcome import WelcomePage
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.profile import TEXT_PERCENTS, THEMES, Profile

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bare(qapp, no_stray_window, palette: Palette, tmp_path) -> Iterator[MainWindow]:
    """The main window without a room."""
    profile = Profile(tmp_path / "profil")
    made = MainWindow(profile=profile, palette=palette, tasks=Tasks(pytest.fail))
    made.make_actions()
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    dress(qapp, LIGHT)


@pytest.fixture
def window(bare: MainWindow, tmp_path, ids) -> Iterator[MainWindow]:
    """The main window on a new workshop."""
    with create_session(tmp_path / "atelier.pcra", load_game("URG"), title="Urgences") as session:
        bare.show_room(session, read_only=False, new_id=ids, idle_ms=0)
        bare.desk.table.set_motion(False)
        QApplication.processEvents()
        yield bare
        bare.leave_room()


@pytest.fixture
def beginning(bare: MainWindow) -> Beginning:
    """What shows the pages that begin a workshop, in the window."""
    shown: list[QWidget | None] = [None]

    def show(page: QWidget) -> None:
        shown[0] = page
        bare.show_page(page)

    host = Host(
        show=show,
        shown=lambda: shown[0],
        palette=lambda: bare.worn,
        put_away=lambda: True,
        refused=pytest.fail,
        begin=pytest.fail,
        leave=lambda: None,
        profile=bare.profile,
    )
    made = Beginning(bare, bare.tasks, None, host)
    bare.theme_changed.connect(lambda _palette: made.wear())
    return made


def picture(widget: QWidget) -> QImage:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    return widget.grab().toImage()


def colours(widget: QWidget) -> set[str]:
    image = picture(widget)
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


GROUNDS = ("page", "felt", "felt_deep", "card", "chip", "field")


def left_over(widget: QWidget, old: Palette, new: Palette) -> set[str]:
    """Grounds of the old theme that are still seen and that the new one has not."""
    ours = {getattr(old, name).lower() for name in GROUNDS}
    theirs = {str(value).lower() for value in vars_of(new)}
    return (ours - theirs) & colours(widget)


def vars_of(palette: Palette) -> list[str]:
    plain = [getattr(palette, name) for name in palette.__slots__ if name != "moods"]
    shades = [shade for _, shade in palette.moods]
    return plain + [getattr(shade, name) for shade in shades for name in shade.__slots__]


def test_every_theme_and_every_size_has_its_line_in_the_menu(bare: MainWindow) -> None:
    actions = bare.actions_of_window
    view = next(menu for menu in actions.menus() if menu.title() == words.MENU["view"])
    inside = {a.menu().title(): a.menu() for a in view.actions() if isinstance(a.menu(), QMenu)}
    themes = [a.objectName() for a in inside[words.SUBMENU["theme"]].actions()]
    sizes = [a.objectName() for a in inside[words.SUBMENU["text"]].actions() if a.objectName()]
    assert themes == [f"theme_{name}" for name in THEMES]
    assert sizes == [*(f"text_{p}" for p in TEXT_PERCENTS), "text_larger", "text_smaller"]
    assert set(THEMES) == set(PALETTES)


@pytest.mark.parametrize("theme", THEMES[1:])
def test_a_theme_is_worn_at_once_kept_and_ticked(window: MainWindow, theme: str) -> None:
    actions = window.actions_of_window
    actions[f"theme_{theme}"].trigger()
    assert window.worn is PALETTES[theme]
    assert window.profile.settings.theme == theme
    ticked = [name for name in THEMES if actions[f"theme_{name}"].isChecked()]
    assert ticked == [theme]
    assert left_over(window.desk, LIGHT, window.worn) == set()
    assert left_over(window.desk.projector, LIGHT, window.worn) == set()


def test_words_grow_by_the_keys_and_stop_at_both_ends(bare: MainWindow) -> None:
    said: list[str] = []
    bare.inform = said.append
    for percent in TEXT_PERCENTS[1:]:
        QTest.keyClick(bare, Qt.Key.Key_PageUp, CTRL_SHIFT)
        assert bare.profile.settings.text_percent == percent
        assert text_size() == percent / 100
        assert bare.actions_of_window[f"text_{percent}"].isChecked()
    QTest.keyClick(bare, Qt.Key.Key_PageUp, CTRL_SHIFT)
    assert said == [words.TEXT_AT_END[1]]
    bare.actions_of_window["text_100"].trigger()
    QTest.keyClick(bare, Qt.Key.Key_PageDown, CTRL_SHIFT)
    assert text_size() == 1
    assert said == [words.TEXT_AT_END[1], words.TEXT_AT_END[-1]]


def test_another_size_keeps_what_is_in_hand_and_typed(window: MainWindow) -> None:
    card = window.room.table.cards()[0].id
    window.desk.open_card(card)
    QTest.keyClicks(window.desk.answer.field("what"), "Registre")
    window.wear(LIGHT, 150)
    assert window.room.selection.id == card
    assert window.desk.answer.field("what").toPlainText() == "Registre"
    assert window.worn is LIGHT


def test_a_theme_that_is_refused_leaves_its_tick_where_it_was(window: MainWindow) -> None:
    window.room.settle = lambda: False
    window.actions_of_window["theme_dark"].trigger()
    assert window.worn is LIGHT
    assert window.actions_of_window["theme_light"].isChecked()
    del window.room.settle


def test_dialogs_and_what_lies_over_the_desk_go_with_the_old_look(window: MainWindow) -> None:
    window.actions_of_window["about"].trigger()
    window.actions_of_window["palette"].trigger()
    window.warn("Attention.")
    window.wear(DARK)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert not window.findChildren(CommandPalette)
    window.warn("Attention.")
    assert left_over(window.toast, LIGHT, DARK) == set()


@pytest.mark.parametrize("theme", [DARK, CONTRAST, PROJECTOR], ids=lambda p: p.name)
def test_a_new_workshop_is_dressed_again_with_what_was_chosen(
    bare: MainWindow, beginning: Beginning, tmp_path: Path, theme: Palette
) -> None:
    page = beginning._new_page()
    beginning._host.show(page)
    page.show_offers(read_offers())
    page.choose_unit("PUI")
    page.framing.establishment.setText("CH du Nord")
    next(iter(page.framing.boxes.values())).setChecked(False)
    page.set_place(str(tmp_path / "ici.pcra"))
    kit, place = page.kit(), page.place()
    bare.wear(theme)
    again = bare.centralWidget().currentWidget()
    assert isinstance(again, NewWorkshopPage)
    assert again is not page
    assert (again.kit(), again.place()) == (kit, place)
    assert left_over(bare, LIGHT, theme) == set()


def prepared(beginning: Beginning) -> PreparingPage:
    offers = read_offers()
    first = NewWorkshopPage(LIGHT)
    first.show_offers(offers)
    first.choose_unit("URG")
    page = beginning._preparing_page(offers, first.kit(), lambda: None)
    first.deleteLater()
    beginning._host.show(page)
    return page


def test_a_preparation_is_dressed_again_and_still_waits(
    bare: MainWindow, beginning: Beginning
) -> None:
    page = prepared(beginning)
    field = page.steps[0].findChildren(Field)[0]
    field.set_text("CH du Nord")
    page.list.setCurrentRow(2)
    kit = page.kit()
    assert page.waiting_words()
    bare.wear(DARK, 130)
    again = bare.centralWidget().currentWidget()
    assert again is not page
    assert again.kit() == kit
    assert again.waiting_words()
    assert again.list.currentRow() == 2
    assert left_over(bare, LIGHT, DARK) == set()


def test_what_is_not_understood_is_not_lost_for_a_colour(
    bare: MainWindow, beginning: Beginning
) -> None:
    page = prepared(beginning)
    finess = page.steps[0].findChildren(Field)[1]
    finess.set_text("12")
    said: list[str] = []
    bare.warn = said.append
    bare.wear(DARK)
    assert bare.centralWidget().currentWidget() is page
    assert finess.text() == "12"
    assert len(said) == 1
    assert bare.worn is LIGHT


def test_the_system_has_no_say_in_the_colours(qapp, palette: Palette, qtbot) -> None:
    def seen() -> QImage:
        made = QWidget()
        qtbot.addWidget(made)
        column = QVBoxLayout(made)
        style.say_role(made, "page")
        for each in (QLabel("Moyens"), button("Continuer"), QListWidget(), QSlider()):
            column.addWidget(each)
        made.resize(300, 260)
        return made.grab().toImage()

    usual = seen()
    inverted = QPalette(QColor("#202020"), QColor("#101010"))
    inverted.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
    qapp.setStyleSheet("")
    qapp.setProperty(style.STYLE, None)
    qapp.setStyle("Windows")
    qapp.setPalette(inverted)
    dress(qapp, LIGHT)
    assert seen() == usual


def test_a_face_that_is_missing_leaves_words_all_the_same(
    qapp, palette: Palette, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style, "TEXT_FAMILY", "Absente")
    monkeypatch.setattr(style, "SIGN_FAMILY", "Absente aussi")
    dress(qapp, LIGHT)
    label = QLabel("Moyens")
    qtbot.addWidget(label)
    assert len(colours(label)) > 1
    monkeypatch.undo()
    dress(qapp, LIGHT)


def test_painted_words_grow_with_the_others(qapp, palette: Palette, qtbot) -> None:
    usual = TextBlock("Prescrire et administrer").heightForWidth(400)
    dress(qapp, LIGHT, 2.0)
    assert TextBlock("Prescrire et administrer").heightForWidth(800) >= 1.8 * usual
    assert scaled(30) == 60
    dress(qapp, LIGHT)


def test_the_bar_of_the_table_lies_on_felt(qapp, palette: Palette, qtbot, room: Room) -> None:
    dress(qapp, LIGHT)
    desk, view = QWidget(), TableView(LIGHT)
    QVBoxLayout(desk).addWidget(view)
    qtbot.addWidget(desk)
    desk.resize(600, 400)
    desk.show()
    qtbot.waitExposed(desk)
    view.show_table(room.table)
    low = picture(view).pixelColor(view.width() - 6, view.height() - 20)
    assert low.name() == QColor(LIGHT.felt_deep).name()


def test_a_dialog_higher_than_the_screen_scrolls_and_keeps_the_keyboard(qtbot, palette) -> None:
    dialog = FittingDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    keys = [button(f"Touche {n}") for n in range(60)]
    for key in keys:
        column.addWidget(key)
    keys[3].setFocus()
    dialog.show()
    qtbot.waitExposed(dialog)
    room = dialog.screen().availableGeometry()
    assert dialog.height() <= room.height()
    assert dialog.scroller is not None
    assert dialog.focusWidget() is keys[3]
    keys[59].setFocus()
    dialog.scroller.ensureWidgetVisible(keys[59])
    place = keys[59].mapTo(dialog, keys[59].rect().center())
    assert dialog.rect().contains(place)
    assert all(key.isVisibleTo(dialog) for key in keys)


def test_a_dialog_that_holds_is_left_as_it_is(qtbot, palette) -> None:
    dialog = FittingDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(button("Fermer"))
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.scroller is None


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)])
def test_large_words_on_the_first_page_overlap_nowhere(
    qapp, bare: MainWindow, size: tuple[int, int]
) -> None:
    bare.resize(*size)
    bare.wear(LIGHT, 200)
    page = WelcomePage(bare.profile, LIGHT)
    bare.show_page(page)
    picture(bare)
    for block in page.findChildren(TextBlock):
        if block.isVisible():
            assert block.height() >= block.heightForWidth(block.width()), block.text()
