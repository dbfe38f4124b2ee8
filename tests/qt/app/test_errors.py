"""What nobody caught is said in French, logged without its content, and stops nothing."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from pcra_game.app.application import _speak_french
from pcra_game.texts import app as words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.errors import LARGEST_LOG, LOG_NAME, Faults
from pcra_game.windows.field_menus import FieldMenus

SECRET = "Madame Martin, chambre 12"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def faults(tmp_path, said) -> Iterator[Faults]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Faults(tmp_path / "profil", said.append)
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def log_of(faults: Faults) -> str:
    return faults._log.read_text(encoding="utf-8")


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:  # noqa: BLE001
        return caught


def test_a_known_error_says_its_sentence_and_is_not_logged(faults, said) -> None:
    faults.hear(KnownError("Plus de place sur le disque."))
    assert said == ["Plus de place sur le disque."]
    assert not faults._log.exists()


def test_a_bug_is_said_and_its_kind_and_place_are_logged(faults, said) -> None:
    faults.hear(raised(ValueError(SECRET)))
    assert said == [words.UNEXPECTED]
    assert "ValueError test_errors.py:" in log_of(faults)
    assert "Martin" not in log_of(faults)


def test_an_error_in_a_slot_reaches_the_window_and_the_loop_goes_on(
    faults, said, qtbot, capsys
) -> None:
    def fail() -> None:
        raise KeyError(SECRET)

    ticks: list[int] = []
    installed = sys.excepthook
    try:
        sys.excepthook = faults._raised
        QTimer.singleShot(0, fail)
        QTimer.singleShot(20, lambda: ticks.append(1))
        qtbot.waitUntil(lambda: bool(ticks))
    finally:
        sys.excepthook = installed
    assert said == [words.UNEXPECTED]
    assert "KeyError" in log_of(faults)
    assert "Martin" not in log_of(faults)
    assert capsys.readouterr().err == ""


def test_an_error_in_a_thread_is_logged(faults, said) -> None:
    threading.excepthook = faults._raised_in_thread
    thread = threading.Thread(target=lambda: [][0])
    thread.start()
    thread.join()
    assert "IndexError" in log_of(faults)


def test_words_of_qt_stay_off_the_screen_and_without_content(faults, said, capsys) -> None:
    where = QMessageLogContext()
    faults._qt_said(QtMsgType.QtWarningMsg, where, f"QPainter::begin: {SECRET}")
    faults._qt_said(QtMsgType.QtWarningMsg, where, SECRET)
    faults._qt_said(QtMsgType.QtInfoMsg, where, "QPainter::end: nothing")
    lines = log_of(faults).splitlines()
    assert len(lines) == 2
    assert "QPainter::begin" in lines[0]
    assert "Martin" not in log_of(faults)
    assert said == []
    assert capsys.readouterr() == ("", "")


def test_the_log_never_grows_for_ever(faults) -> None:
    faults._log.parent.mkdir()
    faults._log.write_text("x" * (LARGEST_LOG + 1))
    faults.hear(raised(ValueError()))
    assert len(log_of(faults)) < 1000
    assert sorted(file.name for file in faults._log.parent.iterdir()) == [
        LOG_NAME,
        "incidents.old.log",
    ]


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path, said) -> None:
    (tmp_path / "fichier").touch()
    Faults(tmp_path / "fichier" / "profil", said.append).hear(raised(ValueError()))
    assert said == [words.UNEXPECTED]


def test_everything_is_taken_over(faults) -> None:
    before = qInstallMessageHandler(None)
    try:
        faults.install()
        assert sys.excepthook == faults._raised
        assert threading.excepthook == faults._raised_in_thread
        assert sys.unraisablehook == faults._unraisable
        assert qInstallMessageHandler(None) is not None
    finally:
        qInstallMessageHandler(before)


def test_buttons_of_qt_are_french_and_menus_of_fields_are_ours(qapp: QApplication) -> None:
    _speak_french(qapp)
    assert qapp.findChild(FieldMenus) is not None
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuler"
