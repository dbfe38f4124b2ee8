"""What is pasted or dropped into a field of the sheet: words within a limit, and nothing else."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_sheet import AnswerSheet
from pcra_game.windows.plain_paste import MOST_TYPED, words_in
from pcra_game.windows.room import Room

CARD = "OC-02@URG-01"
FIELDS = ("what", "with_what", "who", "deputy", "signal", "risk", "set_up", "services", "reason")
MARKUP = '<b>gras</b> <img src="file:///etc/hostname"> &amp;'


@pytest.fixture
def sheet(room: Room, palette: Palette, qtbot) -> AnswerSheet:
    made = AnswerSheet(room, palette, idle_ms=0)
    qtbot.addWidget(made)
    made.resize(460, 900)
    made.show()
    assert QTest.qWaitForWindowActive(made)
    room.open_card(CARD)
    made.begin()
    return made


def mime(*, text: str = "", html: str = "", files: tuple[str, ...] = ()) -> QMimeData:
    made = QMimeData()
    if files:
        made.setUrls([QUrl.fromLocalFile(name) for name in files])
    if html:
        made.setHtml(html)
    if text:
        made.setText(text)
    return made


def take(field: QWidget, source: QMimeData) -> str:
    """Paste into a field of any kind; gives what it holds then."""
    if isinstance(field, QPlainTextEdit):
        field.insertFromMimeData(source)
        return field.toPlainText()
    field.take(source)
    return field.text()


@pytest.mark.parametrize("name", FIELDS)
def test_d23_markup_alone_gives_its_words(sheet: AnswerSheet, name: str) -> None:
    assert take(sheet.field(name), mime(html=MARKUP)).split() == ["gras", "&"]


@pytest.mark.parametrize("name", FIELDS)
def test_d22_markup_in_plain_words_stays_as_it_was_written(sheet: AnswerSheet, name: str) -> None:
    assert take(sheet.field(name), mime(text=MARKUP)) == MARKUP


@pytest.mark.parametrize("name", FIELDS)
def test_d23_fifty_megabytes_are_cut_before_they_are_laid_out(
    sheet: AnswerSheet, name: str
) -> None:
    said = take(sheet.field(name), mime(text="mot " * 12_500_000))
    assert said == ("mot " * 500)[: len(said)]
    assert len(said) == MOST_TYPED


@pytest.mark.parametrize("name", FIELDS)
def test_d23_control_and_bidirectional_marks_do_not_come_in(sheet: AnswerSheet, name: str) -> None:
    marked = "pa\u202epier\u2066 \x00\x07ro\u200bu\x1bge\u2069"
    assert take(sheet.field(name), mime(text=marked)) == "papier rouge"


@pytest.mark.parametrize("name", FIELDS)
def test_d23_a_picture_and_files_are_no_words(sheet: AnswerSheet, name: str) -> None:
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert take(sheet.field(name), picture) == ""
    assert take(sheet.field(name), mime(files=("/etc/hostname",))) == ""


@pytest.mark.parametrize("name", ["what", "with_what", "signal", "risk"])
def test_d23_the_sheet_says_what_did_not_come_in(sheet: AnswerSheet, name: str) -> None:
    take(sheet.field(name), mime(files=("/etc/hostname",)))
    assert sheet.remarks.passing.text() == words.PLAIN_ONLY
    take(sheet.field(name), mime(text="mot " * 1000))
    assert sheet.remarks.passing.text() == words.cut(MOST_TYPED)


def test_d23_words_beside_a_file_are_words() -> None:
    assert words_in(mime(files=("/a/b.png",), text="/a/b.png"), 99) == ("", False)
    assert words_in(mime(files=("/a/b.png",), text="légende"), 99) == ("légende", False)


def test_d23_lines_of_a_paste_become_one_in_a_line(sheet: AnswerSheet) -> None:
    assert take(sheet.field("with_what"), mime(text="a\r\nb\tc\u2028d")) == "a b c d"
    assert take(sheet.field("what"), mime(text="a\r\nb\tc\u2028d")) == "a\nb c\nd"


def test_d23_the_keys_of_the_clipboard_go_through_the_same_door(sheet: AnswerSheet, qapp) -> None:
    qapp.clipboard().setText("pa\u202epier\nrouge")
    for name, kept in (("with_what", "papier rouge"), ("what", "papier\nrouge")):
        QTest.keyClick(sheet.field(name), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert sheet.field(name).property("text" if name != "what" else "plainText") == kept


def test_d23_what_is_dropped_goes_through_the_same_door(sheet: AnswerSheet) -> None:
    line = sheet.field("with_what")
    drop(line, mime(files=("/etc/hostname",)))
    assert line.text() == ""
    drop(line, mime(text="pa\u202epier"))
    assert line.text() == "papier"
    page = sheet.field("what")
    assert not page.canInsertFromMimeData(mime(files=("/etc/hostname",)))
    assert page.canInsertFromMimeData(mime(text="papier"))


def drop(field: QWidget, source: QMimeData) -> None:
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, source, buttons, held)
    field.dropEvent(event)


def test_a_selection_makes_room_for_what_replaces_it(sheet: AnswerSheet) -> None:
    line = sheet.field("with_what")
    line.setText("x" * MOST_TYPED)
    line.selectAll()
    assert take(line, mime(text="papier")) == "papier"
    page = sheet.field("what")
    page.setPlainText("x" * MOST_TYPED)
    page.selectAll()
    assert take(page, mime(text="papier")) == "papier"
    assert sheet.remarks.passing.text() == ""


def test_a_locked_field_takes_nothing(sheet: AnswerSheet) -> None:
    line = sheet.field("with_what")
    line.setReadOnly(True)
    assert take(line, mime(text="papier")) == ""


@pytest.mark.parametrize("name", ["with_what", "signal", "risk"])
def test_d23_the_rest_of_any_field_goes_to_the_parking_in_one_gesture(
    sheet: AnswerSheet, room: Room, name: str
) -> None:
    QTest.keyClicks(sheet.field("what"), "Registre")
    sheet.fields.more.unfold(True)
    if name == "signal":
        QTest.keyClick(sheet.field("what"), Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    said = "mot " * 40 + "fin"
    take(sheet.field(name), mime(text=said))
    before = room.workshop.history.length
    QTest.keyClick(sheet.field(name), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert room.workshop.history.length == before + 1
    (parked,) = room.state.parking.values()
    assert f"{sheet.field(name).text()} {parked.text}" == said
    assert sheet.settle()
