"""The first page: begin a workshop, open one, or see the demo; and the page shown while one opens.

Nothing here may import what reads or writes files: this page is the first frame.
"""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcra_game.table_view.icons import Icon, icon_pixmap
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import this_post as safe_words
from pcra_game.texts import welcome as words
from pcra_game.windows.controls import Note, button, plain_label, plain_tip
from pcra_game.windows.resume_offer import ResumeOffer
from pcra_game.windows.style import say_role, scaled, text_size
from pcra_game.windows.welcome_parts import CardButton, FeltPage, Surface, Words
from pcra_game.workshop.profile import Profile, Recent

KIT_SUFFIXES = (".pcrakit", ".pcra-kit.json")
SUFFIXES = (".pcra", ".pcraprotege", *KIT_SUFFIXES)
"""Files that may be dropped: workshops, protected copies, and the kits that begin one."""

WIDEST = 1320
HIGHEST = 580


class OpeningPage(FeltPage):
    """An empty table that says which workshop is being opened."""

    def __init__(self, palette: Palette, sentence: str) -> None:
        """Take the theme and what to say."""
        super().__init__(palette)
        self.setAccessibleName(sentence)
        self._said = Words(sentence, px=24, bold=True, colour=palette.on_felt)
        column = QVBoxLayout(self)
        column.setContentsMargins(80, 0, 80, 0)
        column.addStretch(1)
        column.addWidget(self._said)
        column.addStretch(1)


class RecentRow(QPushButton):
    """One workshop that was open on this post."""

    def __init__(
        self, recent: Recent, palette: Palette, *, latest: bool = False, apart: str = ""
    ) -> None:
        """Take the workshop, whether it is the one that was open last, and what tells it apart."""
        super().__init__()
        self._apart = apart
        self._latest = latest
        self._look = palette
        self.recent = recent
        self._file = Path(recent.path).stem
        say_role(self, "quiet")
        self.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(14)
        self._sign = plain_label()
        self._name = Words(recent.unit or self._file, px=17, bold=True, colour=palette.ink)
        self._detail = Words(px=15, colour=palette.soft_ink)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self._name)
        column.addWidget(self._detail)
        row.addWidget(self._sign)
        row.addLayout(column, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(scaled(62))
        self.setToolTip(plain_tip(recent.path))
        self.show_there(True)

    def sizeHint(self) -> QSize:
        """As high as its words: a button does not look at what lies in it."""
        layout = self.layout()
        assert layout is not None
        height = layout.totalHeightForWidth(max(self.width(), 200))
        return QSize(200, max(height, self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def show_there(self, there: bool) -> None:
        """Show whether the file is still there; a missing one is grey, with a word."""
        recent, look = self.recent, self._look
        detail = words.played(recent.played_on, recent.decisions)
        if self._apart:
            detail = words.told_apart(detail, self._apart)
        if not there:
            detail = f"{words.MISSING}, {detail}"
        elif self._latest:
            detail = words.resume(detail)
        self.setEnabled(there)
        self._name.set_colour(look.ink if there else look.soft_ink)
        self._detail.set_text(detail)
        icon = Icon.SHEET if there else Icon.CROSS
        colour = look.accent if there else look.soft_ink
        self._sign.setPixmap(icon_pixmap(icon, 24, colour, self.devicePixelRatioF()))
        self.setAccessibleName(words.recent_name(recent.unit, self._file, detail))


class WelcomePage(FeltPage):
    """Four ways in, the recent workshops, and where the method comes from.

    `open_asked` carries a path, or nothing to let the person choose.
    """

    new_asked = Signal()
    open_asked = Signal(str)
    demo_asked = Signal()
    rehearsal_asked = Signal()
    resume_put_off = Signal()
    erase_asked = Signal()

    def __init__(self, profile: Profile, palette: Palette) -> None:
        """Take the recent workshops from the profile."""
        super().__init__(palette)
        say_role(self, "page")
        self.setAccessibleName(words.TITLE)
        self.setAcceptDrops(True)
        self._rows: list[RecentRow] = []
        self.trouble: Note | None = None
        self.offer: ResumeOffer | None = None
        self._nothing: QLabel | None = None
        self.new = CardButton(Icon.PLAY, words.NEW, words.NEW_NOTE, palette, px=30)
        self.new.setMinimumHeight(scaled(110))
        self.open = CardButton(Icon.FOLDER, words.OPEN, words.OPEN_NOTE, palette, px=20)
        self.demo = CardButton(Icon.EYE, words.DEMO, words.DEMO_NOTE, palette, px=20)
        self.rehearse = CardButton(
            Icon.HOSPITAL, words.REHEARSE, words.REHEARSE_NOTE, palette, px=20
        )
        self.rehearse.clicked.connect(self.rehearsal_asked)
        self.erase = button(safe_words.ERASE_ASKED, role="chip", clicked=self.erase_asked.emit)
        self.erase.setObjectName("erase_post")
        self.erase.setToolTip(safe_words.ERASE_TIP)
        self.new.clicked.connect(self.new_asked)
        self.open.clicked.connect(self._ask_open)
        self.demo.clicked.connect(self.demo_asked)
        self._arrange(profile.settings.recent)

    def say_trouble(self, sentence: str) -> None:
        """Say why something could not be opened; nothing clears it."""
        if self.trouble is None:
            self.trouble = Note(Mood.BAD, Icon.ALERT, self._look)
            self._said.addWidget(self.trouble)
        self.trouble.say(sentence)

    def say_safe_start(self) -> None:
        """Say that this start took nothing up."""
        note = Note(Mood.WRITING, Icon.LOCK, self._look)
        self._said.addWidget(note)
        note.say(safe_words.SAFE_START)
        if self._nothing is not None:
            self._nothing.setText(safe_words.RECENT_NOT_READ)

    def offer_resume(self, sentence: str, path: str) -> None:
        """Offer the workshop that was open when the last run ended without warning."""
        self.offer = ResumeOffer(sentence, path, self._look)
        self.offer.taken.connect(self.open_asked)
        self.offer.put_off.connect(self._put_off)
        self._said.addWidget(self.offer)

    def _put_off(self) -> None:
        if self.offer is not None:
            self.offer.hide()
            self.offer.deleteLater()
            self.offer = None
        self.resume_put_off.emit()
        self.take_keyboard()

    def say_version(self, number: str) -> None:
        """Say which version this is, once it is known."""
        self._about.set_text(f"{words.NOTHING_LEAVES} {words.version(number)}")

    def paths(self) -> tuple[str, ...]:
        """The files of the recent workshops, as listed, and of the one that is offered."""
        listed = [row.recent.path for row in self._rows]
        return tuple(dict.fromkeys([*listed, self.offer.path] if self.offer else listed))

    def mark_missing(self, paths: Iterable[str]) -> None:
        """Grey the recent workshops whose file is gone."""
        missing = set(paths)
        at_start = self._at_start()
        for row in self._rows:
            row.show_there(row.recent.path not in missing)
        if self.offer is not None:
            self.offer.show_there(self.offer.path not in missing)
        if at_start:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Begin on the latest workshop, to take it up again; else on a new one."""
        if self.offer is not None:
            key = self.offer.later if self.offer.resume.isHidden() else self.offer.resume
            key.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        latest = self._rows[0] if self._rows else None
        first = latest if latest is not None and latest.isEnabled() else self.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at_start(self) -> bool:
        """Whether the person has not gone anywhere yet."""
        held = self.focusWidget()
        offered = (self.offer.resume,) if self.offer is not None else ()
        return held in (None, self, self.new, *self._rows[:1], *offered)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Whoever shows the page gives the keyboard to a key of it in the same breath.
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._at_start():
            self.take_keyboard()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_session(event.mimeData()):
            event.acceptProposedAction()
            self._hint.set_text(words.DROP_HERE)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._hint.set_text(words.SUBTITLE)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hint.set_text(words.SUBTITLE)
        path = dropped_session(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.open_asked.emit(path)

    def _arrange(self, recent: tuple[Recent, ...]) -> None:
        look = self._look
        self._hint = Words(words.SUBTITLE, px=20, colour=look.soft_on_felt)
        ways = QVBoxLayout()
        ways.setSpacing(16)
        ways.addWidget(self.new, 2)
        ways.addWidget(self.open, 1)
        ways.addWidget(self.demo, 1)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(ways, 11)
        beside = QVBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._recent_card(recent), 1)
        beside.addWidget(self.rehearse)
        middle.addLayout(beside, 9)
        inside = QWidget()
        inside.setMaximumSize(WIDEST, scaled(HIGHEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(words.TITLE, px=36, bold=True, colour=look.on_felt))
        column.addWidget(self._hint)
        column.addSpacing(14)
        self._said = QVBoxLayout()
        column.addLayout(self._said)
        column.addLayout(middle)
        self._place(inside)

    def _place(self, inside: QWidget) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(48, 24, 48, 18)
        page.addStretch(2)
        page.addLayout(_centred(inside), 9)
        page.addStretch(2)
        foot = QWidget()
        foot.setMaximumWidth(WIDEST)
        foot.setLayout(self._foot())
        page.addLayout(_centred(foot))

    def _recent_card(self, recent: tuple[Recent, ...]) -> QFrame:
        card = QFrame()
        say_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 16, 12, 12)
        title = plain_label(words.RECENT, "heading")
        title.setIndent(10)
        column.addWidget(title)
        if recent:
            column.addWidget(self._recent_rows(recent), 1)
        else:
            self._nothing = plain_label(words.NO_RECENT, "soft", wraps=True)
            self._nothing.setIndent(10)
            column.addWidget(self._nothing)
            column.addStretch(1)
        return card

    def _recent_rows(self, recent: tuple[Recent, ...]) -> QScrollArea:
        rows = Surface(self._look.card)
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        for one in recent:
            apart = file_apart(one, recent)
            row = RecentRow(one, self._look, latest=one is recent[0], apart=apart)
            row.clicked.connect(self._open_recent)
            self._rows.append(row)
            inner.addWidget(row)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(rows)
        if text_size() > 1:
            scroll.setMinimumHeight(scaled(130))
        return scroll

    def _foot(self) -> QHBoxLayout:
        look = self._look
        self._about = Words(words.NOTHING_LEAVES, px=15, bold=True, colour=look.soft_on_felt)
        lock = plain_label()
        lock.setPixmap(icon_pixmap(Icon.LOCK, 15, look.soft_on_felt, self.devicePixelRatioF()))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(lock)
        line.addWidget(self._about, 1)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addLayout(line)
        said.addWidget(Words(words.CREDITS, px=15, colour=look.soft_on_felt))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 6, 0, 0)
        foot.setSpacing(16)
        foot.addLayout(said, 1)
        foot.addWidget(self.erase)
        return foot

    def _ask_open(self) -> None:
        self.open_asked.emit("")

    def _open_recent(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.open_asked.emit(row.recent.path)


def _centred(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row


def file_apart(one: Recent, recent: tuple[Recent, ...]) -> str:
    """Name the file of a workshop that another one looks like, with its folder where need be."""
    alike = [
        Path(other.path)
        for other in recent
        if other is not one and (other.unit, other.played_on) == (one.unit, one.played_on)
    ]
    path = Path(one.path)
    if not alike or not one.unit:  # without a unit its title is the file
        return ""
    same_name = any(other.stem == path.stem for other in alike)
    return f"{path.parent.name}/{path.stem}" if same_name else path.stem


def dropped_session(dragged: QMimeData) -> str:
    """The one session file that is dragged, or nothing."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = urls[0].toLocalFile()
    return path if path.lower().endswith(SUFFIXES) else ""
