"""After a crash the room is offered where it was; after erasing, nothing is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pcra_game.app.erasing import erase_this_post
from pcra_game.texts import this_post as words
from pcra_game.windows.erase_dialog import EraseDialog
from pcra_game.windows.main_window import MainWindow
from pcra_game.windows.welcome import WelcomePage
from pcra_game.workshop.profile import Recent

SECRET = "Madame Martin, chambre 12"

# The first page


@pytest.fixture
def page(qtbot, profile, palette) -> WelcomePage:
    profile.remember(Recent("/ici/Urgences.pcra", "Urgences", "2026-11-24", 63))
    made = WelcomePage(profile, palette)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def test_b12_the_offer_has_the_keyboard_and_one_key_opens_it(page, qtbot) -> None:
    page.offer_resume("La dernière fois…", "/ailleurs/<b>.pcra")
    page.take_keyboard()
    assert page.focusWidget() is page.offer.resume
    assert page.paths() == ("/ici/Urgences.pcra", "/ailleurs/<b>.pcra")
    with qtbot.waitSignal(page.open_asked) as asked:
        QTest.keyClick(page.offer.resume, Qt.Key.Key_Space)
    assert asked.args == ["/ailleurs/<b>.pcra"]


def test_b12_putting_it_off_takes_only_the_offer_away(page, qtbot) -> None:
    page.offer_resume("La dernière fois…", "/ici/Urgences.pcra")
    with qtbot.waitSignal(page.resume_put_off):
        QTest.mouseClick(page.offer.later, Qt.MouseButton.LeftButton)
    assert page.offer is None
    assert page.focusWidget() is page._rows[0]


def test_a_workshop_that_is_gone_is_offered_no_more(page) -> None:
    page.offer_resume("La dernière fois…", "/ici/Urgences.pcra")
    page.take_keyboard()
    page.mark_missing(["/ici/Urgences.pcra"])
    assert words.RESUME_GONE in page.offer.text()
    assert page.offer.resume.isHidden()
    assert page.focusWidget() is page.offer.later
    page.mark_missing([])
    assert not page.offer.resume.isHidden()


def test_a_line_of_the_log_bar_being_typed_is_there_after_a_crash(
    qtbot, room, profile, palette, tasks
) -> None:
    session = room.workshop._store

    def window() -> MainWindow:
        made = MainWindow(profile=profile, palette=palette, tasks=tasks)
        qtbot.addWidget(made)
        made.show_room(session, read_only=False)
        made.show()
        return made

    before = window()
    assert not before.desk.log_bar.isVisible()
    before.desk.note_line()
    QTest.keyClicks(before.desk.log_bar.line, "Le groupe tourne")
    id = session.state.opened.session
    qtbot.waitUntil(lambda: "log_line" in profile.room_state(id))

    after = window()  # nobody put the first one away
    assert after.desk.log_bar.line.text() == "Le groupe tourne"
    assert after.desk.log_bar.isVisibleTo(after)
    QTest.keyClick(after.desk.log_bar.line, Qt.Key.Key_Return)
    assert [noted.text for noted in session.state.log.values()] == ["Le groupe tourne"]
    qtbot.waitUntil(lambda: "log_line" not in profile.room_state(id))
    for each in (before, after):
        each.leave_room()


# Erasing, from the shell


def test_the_first_page_itself_has_the_key_to_erase(page, qtbot) -> None:
    assert page.erase.isEnabled()
    with qtbot.waitSignal(page.erase_asked):
        QTest.keyClick(page.erase, Qt.Key.Key_Space)


def test_after_erasing_the_first_page_lists_nothing(
    living, shell, window, profile, palette, tasks, until
) -> None:
    profile.remember(Recent("/ici/Urgences.pcra", "Urgences", "2026-11-24", 63))
    profile.keep_room_state("un", {"context": "C0", "notes": SECRET})
    done: list[bool] = []

    async def ask() -> None:
        done.append(await erase_this_post(window, palette, tasks, profile, None))

    async def story() -> None:
        shell.show_welcome()
        assert len(window.page._rows) == 1
        tasks.start(ask)
        await until(lambda: window.findChild(EraseDialog) is not None)
        dialog = window.findChild(EraseDialog)
        QTest.mouseClick(dialog.erase, Qt.MouseButton.LeftButton)
        await until(lambda: dialog.windowTitle() == words.REPORT_TITLE)
        QTest.keyClick(dialog.cancel, Qt.Key.Key_Return)
        await until(lambda: done)
        await until(lambda: window.page._rows == [])

    living(story)
    assert done == [True]
    assert not (profile.folder / "rooms").exists()


def test_cancelling_erases_nothing(living, shell, window, profile, palette, tasks, until) -> None:
    profile.keep_room_state("un", {"context": "C0", "notes": SECRET})
    done: list[bool] = []

    async def ask() -> None:
        done.append(await erase_this_post(window, palette, tasks, profile, None))

    async def story() -> None:
        shell.show_welcome()
        tasks.start(ask)
        await until(lambda: window.findChild(EraseDialog) is not None)
        QTest.keyClick(window.findChild(EraseDialog), Qt.Key.Key_Escape)
        await until(lambda: done)

    living(story)
    assert done == [False]
    assert profile.room_file("un").is_file()
