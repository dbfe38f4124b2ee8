"""The ways into a new workshop around a window: in detail, from a kit, as a rehearsal."""

import asyncio
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog

from pcra_game.domain.framing_events import ServiceDescribed
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import app as app_words
from pcra_game.texts import kit as words
from pcra_game.windows.actions_table import LINES
from pcra_game.windows.kit_saving import KitSaving, kit_name, save_kit_of
from pcra_game.windows.new_workshop import NewWorkshopPage
from pcra_game.windows.preparing import PreparingPage
from pcra_game.windows.preparing_house import HouseStep
from pcra_game.windows.preparing_summary import SummaryStep
from pcra_game.windows.welcome import WelcomePage, dropped_session
from pcra_game.workshop.kit import Kit
from pcra_game.workshop.kit_file import read_kit, write_kit
from pcra_game.workshop.rehearsal import rehearsal_kits

KIT = Kit("LAB", activities=("LAB-01",), facts=(ServiceDescribed("SGL", "labo", 240),))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """Where new workshops go."""
    made = tmp_path / "maison"
    made.mkdir()
    monkeypatch.setenv("HOME", str(made))
    monkeypatch.setenv("USERPROFILE", str(made))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(made / ".config"))
    monkeypatch.delenv("XDG_DOCUMENTS_DIR", raising=False)
    return made


@pytest.fixture
def kit(tmp_path) -> Path:
    """A kit of the laboratory."""
    return write_kit(KIT, tmp_path / "labo")


def shown(window, kind) -> bool:
    return isinstance(window.page, kind)


def test_a_kit_opens_on_its_summary_and_begins_on_one_key(
    living, shell, window, until, kit, home
) -> None:
    async def story() -> None:
        shell.show_welcome()
        shell.open(str(kit))
        await until(lambda: shown(window, PreparingPage))
        page = window.page
        assert isinstance(page.steps[page.list.currentRow()], SummaryStep)
        page.begin.click()
        await until(lambda: window.room is not None)
        assert window.room.state.services["SGL"].rto == 240
        assert window.room.game.unit_code == "LAB"

    living(story)
    assert [path.suffix for path in home.iterdir()] == [".pcra"]


def test_a_kit_is_the_file_that_the_program_was_asked_for(
    living, shell, window, until, kit
) -> None:
    async def story() -> None:
        shell.show_first_page(kit)
        shell.open(str(kit))
        await until(lambda: shown(window, PreparingPage))

    living(story)


def test_a_kit_that_is_refused_is_said_on_the_page_that_is_shown(
    living, shell, window, until, tmp_path
) -> None:
    wrong = tmp_path / "faux.pcrakit"
    wrong.write_text("{}")

    async def story() -> None:
        page = shell.show_welcome()
        shell.open(str(wrong))
        await until(lambda: page.trouble is not None)
        assert words.NOT_A_KIT in page.trouble.text()
        assert window.page is page
        opening = shell.show_first_page(wrong)
        shell.open(str(wrong))
        await until(lambda: window.page is not opening)
        assert shown(window, WelcomePage)

    living(story)


def test_a_kit_may_be_dropped_on_the_first_page(tmp_path) -> None:
    for name, taken in (("a.pcrakit", True), ("a.pcra-kit.json", True), ("a.json", False)):
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        assert bool(dropped_session(dragged)) is taken


def test_the_short_page_hands_over_what_is_chosen_to_the_detailed_one(
    living, shell, window, until
) -> None:
    async def story() -> None:
        shell.show_new()
        await until(lambda: shown(window, NewWorkshopPage) and window.page.units)
        short = window.page
        short.units["PUI"].click()
        short.framing.scenario.setCurrentIndex(1)
        short.framing.establishment.setText("CH du Nord")
        first = next(iter(short.framing.boxes.values()))
        first.setChecked(not first.isChecked())
        wanted = short.kit()
        short.detail.click()
        await until(lambda: shown(window, PreparingPage))
        page = window.page
        assert page.kit().activities == wanted.activities
        assert page.kit().scenario == "S2"
        assert page.step(HouseStep).fields["name"].text() == "CH du Nord"
        assert page.kit().establishment == "CH du Nord"

    living(story)


def test_leaving_the_details_goes_back_to_what_was_chosen_before(
    living, shell, window, until
) -> None:
    async def story() -> None:
        shell.show_new()
        await until(lambda: shown(window, NewWorkshopPage) and window.page.units)
        short = window.page
        short.units["PUI"].click()
        short.framing.scenario.setCurrentIndex(1)
        short.framing.establishment.setText("CH du Nord")
        next(iter(short.framing.boxes.values())).toggle()
        wanted = short.kit()
        short.detail.click()
        await until(lambda: shown(window, PreparingPage))
        window.page.step(HouseStep).fields["name"].set_text("CH du Sud")
        page = window.page
        page.leave()
        assert window.page is page
        page.leave()
        await until(lambda: shown(window, NewWorkshopPage) and window.page.kit())
        assert window.page.kit() == wanted

    living(story)


def test_what_was_prepared_is_left_only_when_one_insists(living, shell, window, until, kit) -> None:
    async def story() -> None:
        shell.open(str(kit))
        await until(lambda: shown(window, PreparingPage))
        page = window.page
        page.step(HouseStep).fields["name"].set_text("CH du Nord")
        shell.leave_for_welcome()
        assert window.page is page
        assert app_words.KEPT_WORDS_REFUSED in window.said
        shell.leave_for_welcome()
        assert shown(window, WelcomePage)

    living(story)


def test_a_rehearsal_opens_at_once_and_is_listed_as_one(
    living, shell, window, until, home, profile
) -> None:
    async def story() -> None:
        page = shell.show_welcome()
        page.rehearse.click()
        await until(lambda: window.room is not None)
        assert window.room.state.opened.title.startswith(words.REHEARSAL)
        assert words.REHEARSAL_SAID in window.said

    living(story)
    assert profile.settings.recent[0].unit.startswith(words.REHEARSAL)
    (path,) = home.glob("*.pcra")
    assert path.name.startswith(words.REHEARSAL)


def test_the_kit_of_a_page_is_written_and_no_longer_waits(
    living, shell, window, until, kit, tmp_path
) -> None:
    async def story() -> None:
        shell.open(str(kit))
        await until(lambda: shown(window, PreparingPage))
        page = window.page
        page.step(HouseStep).fields["name"].set_text("CH du Nord")
        saving = KitSaving(window, page.kit(), tmp_path)
        saving.saved.connect(page.kit_saved)
        assert not saving.write(tmp_path / "nulle part" / "x")
        assert page.waiting_words()
        assert saving.write(tmp_path / "nord")
        assert not page.waiting_words()

    living(story)
    assert read_kit(tmp_path / "nord.pcrakit").establishment == "CH du Nord"
    assert any("nord.pcrakit" in said for said in window.said)


def test_a_kit_is_reused_again_and_again(living, shell, window, until, home) -> None:
    kit = Path(shutil.copy(rehearsal_kits()[0], home / "k.pcrakit"))
    before = kit.read_bytes()

    async def story() -> None:
        for number in range(3):
            shell.open(str(kit))
            await until(lambda: shown(window, PreparingPage))
            window.page.begin.click()
            wanted = number + 1
            await until(lambda wanted=wanted: len(list(home.glob("*.pcra"))) == wanted)
            await until(lambda: window.room is not None)

    living(story)
    assert kit.read_bytes() == before
    ids = set()
    for path in home.glob("*.pcra"):
        with SessionFile.open(path) as session:
            ids.add(session.state.opened.session)
    assert len(ids) == 3


def test_the_kit_of_an_open_workshop_is_saved_where_one_chooses(
    window, played_room, tmp_path, qtbot
) -> None:
    save_kit_of(window, played_room)
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.windowTitle() == words.SAVE_KIT
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("essai.pcrakit")
    dialog.accept()
    qtbot.waitUntil((tmp_path / "essai.pcrakit").exists)
    kit = read_kit(tmp_path / "essai.pcrakit")
    assert kit.activities == played_room.state.kept_activities()
    assert not any("Decision" in type(fact).__name__ for fact in kit.facts)


def test_the_window_has_an_action_for_it() -> None:
    (line,) = (line for line in LINES if line.id == "save_kit")
    assert line.text == "Enregistrer comme kit…"


def test_a_kit_is_offered_the_name_of_its_workshop() -> None:
    assert kit_name(Kit("URG", title="Urgences (SAU)")) == "Kit Urgences.pcrakit"
    assert kit_name(Kit("URG", title="a/b:c")) == "Kit a b c.pcrakit"


def test_a_preparation_that_a_crash_interrupts_is_offered_again(
    living, shell, window, until, profile, home
) -> None:
    async def story() -> None:
        shell.show_new()
        await until(lambda: shown(window, NewWorkshopPage) and window.page.units)
        assert window.page.resume.isHidden()
        window.page.choose_unit("URG")
        window.page.detail.click()
        await until(lambda: shown(window, PreparingPage))
        house = window.page.step(HouseStep)
        house.fields["name"].set_text("Hôpital des Trois-Rivières")
        window.page._idle.setInterval(20)
        house.edited.emit()
        kept = profile.folder / "preparation.pcrakit"
        await asyncio.sleep(0.2)
        window.setCentralWidget(WelcomePage(profile, shell._palette))  # nothing is put away
        shell._page = window.page
        assert kept.is_file()
        shell.show_new()
        await until(lambda: shown(window, NewWorkshopPage) and window.page.units)
        assert not window.page.resume.isHidden()
        window.page.resume.click()
        await until(lambda: shown(window, PreparingPage))
        assert window.page.kit().establishment == "Hôpital des Trois-Rivières"
        window.page.begin.click()
        await until(lambda: window.room is not None)
        assert not kept.exists()

    living(story)
