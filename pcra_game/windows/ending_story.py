"""The « récit final »: beside the lists in small, and large over the whole window to be read."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pcra_game.domain.story import Story, final_story
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import ending as words
from pcra_game.texts import story as story_words
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.room import Room
from pcra_game.windows.style import say_role

_LARGEST, _SMALLEST = 34, 20


class StoryPart(QWidget):
    """The story as it stands, how long it takes, and the keys to read and to copy it."""

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self.dialog: StoryDialog | None = None
        self.text = TextBlock(px=15, colour=palette.ink)
        self._length = plain_label("", "soft", wraps=True)
        self._left_out = TextBlock(px=14, colour=palette.soft_ink)
        self.read = button(
            words.STORY_READ, icon=Icon.PLAY, palette=palette, role="secondary",
            colour=palette.on_context, clicked=self.open,
        )  # fmt: skip
        self.read.setObjectName("read_story")
        copy = button(words.STORY_COPY, icon=Icon.COPY, palette=palette, clicked=self.copy)
        copy.setObjectName("copy_story")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        keys = QHBoxLayout()
        keys.addWidget(self.read, 1)
        keys.addWidget(copy, 1)
        column.addWidget(plain_label(words.STORY, "title"))
        column.addWidget(self._length)
        column.addLayout(keys)
        column.addWidget(self.text)
        column.addWidget(self._left_out)

    def refresh(self) -> None:
        """Tell the story again."""
        told = self.story()
        self.text.set_text(told.text)
        self._length.setText(story_words.length(told.words, told.seconds))
        out = list(told.left_out)
        self._left_out.set_text(story_words.left_out(out) if out else "")
        self._left_out.setVisible(bool(out))

    def story(self) -> Story:
        """The story of the state as it is."""
        return final_story(self._room.state, self._room.game)

    def open(self) -> None:
        """Show the story large, to be read to the room."""
        self._room.settle()  # what is refused says so, and does not keep the room from its story
        self.dialog = StoryDialog(self.story(), self._palette, self.window())
        self.dialog.show_large()

    def copy(self) -> None:
        """Put the story in the clipboard."""
        QGuiApplication.clipboard().setText(self.story().text)
        self._room.told.emit(words.STORY_COPIED)


class StoryDialog(FittingDialog):
    """One sentence a paragraph, as large as the window holds; Escape closes it."""

    def __init__(self, story: Story, palette: Palette, parent: QWidget | None = None) -> None:
        """Take the story and the theme."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(story_words.TITLE)
        self._blocks = [TextBlock(one, px=_SMALLEST, colour=palette.ink) for one in story.sentences]
        page = QWidget()
        say_role(page, "page")
        page.setAccessibleName(story.text)
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(60, 20, 60, 20)
        self._lines.addStretch(1)
        for block in self._blocks:
            self._lines.addWidget(block)
        self._lines.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        self._scroll.setAccessibleName(story_words.TITLE)  # Tab stops there: arrows scroll it
        close = button(words.STORY_CLOSE, role="secondary", palette=palette, clicked=self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 18)
        head = QHBoxLayout()
        head.setContentsMargins(60, 0, 60, 0)
        head.addWidget(plain_label(story_words.TITLE, "title"))
        head.addWidget(plain_label(story_words.length(story.words, story.seconds), "soft"), 1)
        head.addWidget(close)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def show_large(self) -> None:
        """Show it over the window that it belongs to."""
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.size())
        self.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = max(event.size().width() - 140, 200)
        room = event.size().height() - 150
        for px in range(_LARGEST, _SMALLEST - 1, -1):
            gap = round(px * 0.5)
            for block in self._blocks:
                block.set_px(px)
            tall = sum(block.heightForWidth(width) + gap for block in self._blocks)
            if tall <= room:
                break
        self._lines.setSpacing(gap)
