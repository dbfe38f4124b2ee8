"""The green light: for each service, what is tried before it reopens, and who signs."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from pcra_game.domain import recovery
from pcra_game.domain.answer_events import ReopeningCheckRemoved, ReopeningCheckSet
from pcra_game.domain.drafting import NO_PATIENT
from pcra_game.domain.framing_events import GovernanceRole
from pcra_game.domain.limits import SHORT_TEXT
from pcra_game.domain.moves import Record
from pcra_game.domain.sheet import service_label
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import recovery as words
from pcra_game.windows.activity_sheet_kept import KeptFacts, Stored
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import TextBlock, button, plain_label, plain_tip
from pcra_game.windows.eye_order import EyeOrder
from pcra_game.windows.fact_form_choices import references
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import ChoiceReader, TextReader
from pcra_game.windows.recovery_cards import CardKeys
from pcra_game.windows.recovery_offer import CheckOffer
from pcra_game.windows.room import Room
from pcra_game.windows.round_sheet_section import Section, row_of
from pcra_game.windows.style import key_look, scaled

CARDS = ("OR-02", "OR-03")
"""Cards asked of a service: its data, its flows."""

_FEWEST, _MOST = 2, 6
"""Lines of text that a control shows without scrolling."""


def signer_reader(room: Room) -> ChoiceReader:
    """Reads a function of the unit; nobody yet is an answer."""
    return ChoiceReader(words.SIGNER, references("function", room), required=False, none="")


def _touching() -> QVBoxLayout:
    """Rows with no gap between them: a press always falls on one."""
    column = QVBoxLayout()
    column.setSpacing(0)
    return column


class CheckLine(QWidget):
    """One line that is stored: its words, who signs, and the key that removes it.

    `grown` says that its words take another number of lines.
    """

    grown = Signal()

    def __init__(self, check: ReopeningCheckSet, room: Room, palette: Palette) -> None:
        """Take the line, the room and the theme."""
        super().__init__()
        self._room, self.id, self._service = room, check.id, check.service
        text = Field(
            f"check:{check.id}", words.CHECK, TextReader(words.CHECK, SHORT_TEXT, long=True),
            palette, headed=False,
        )  # fmt: skip
        self._words, self._high = text.widget, 0
        assert isinstance(self._words, QPlainTextEdit)
        self._words.installEventFilter(self)
        self._words.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()
        signer = Field(
            f"signer:{check.id}", words.SIGNER, signer_reader(room), palette, headed=False,
            placeholder=words.SIGNER_HINT,
        )  # fmt: skip
        self.kept = KeptFacts(room, (text, signer), self._fact, self._stored)
        self._remove: QPushButton = button(
            "", role="quiet", icon=Icon.CROSS, palette=palette, colour=palette.soft_ink,
            name=words.remove_check(check.text), clicked=self.remove,
        )  # fmt: skip
        self._remove.setObjectName(f"remove:{check.id}")
        self._remove.setToolTip(plain_tip(words.remove_check(check.text)))
        self._remove.setStyleSheet(key_look(6, 6))
        self._remove.setFixedSize(scaled(36), scaled(36))
        self._remove.setEnabled(not room.read_only)
        for field in (text, signer):
            field.set_locked(room.read_only)
        self.kept.lay(text, row_of((signer, 1), (self._remove, 0)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.kept)
        self.refresh()

    def refresh(self) -> None:
        """Show the line as it is stored; what is being typed stays."""
        self.kept.fields[1].use(signer_reader(self._room))
        self.kept.refresh()

    def remove(self) -> None:
        """Take the line off the list; Ctrl+Z brings it back."""
        if self.id in self._room.state.checks:
            self._room.ask(Record(ReopeningCheckRemoved(self.id)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Give the words all their lines: the style sheet has the last say on a height."""
        text = self._words
        assert isinstance(text, QPlainTextEdit)
        document, one = text.document(), QFontMetricsF(text.font()).height()
        block, high = document.firstBlock(), 2 * document.documentMargin() + 2
        said = 0.0
        while block.isValid():
            said += document.documentLayout().blockBoundingRect(block).height()
            block = block.next()
        high = round(high + min(max(said, _FEWEST * one), _MOST * one))
        if high != self._high:
            self._high = high
            text.setStyleSheet(f"QPlainTextEdit {{ min-height: {high}px; max-height: {high}px; }}")
            self.grown.emit()

    def _fact(self, values: tuple[Any, ...]) -> ReopeningCheckSet:
        return ReopeningCheckSet(self.id, self._service, values[0], values[1])

    def _stored(self) -> Stored:
        check = self._room.state.checks.get(self.id)
        return Stored(("", "") if check is None else (check.text, check.signed_by))


class ServiceChecks(Section):
    """A service: its lines, a line to add, proposals to take. Filled when it is first opened."""

    card_asked = Signal(str)
    grown = Signal()

    def __init__(self, code: str, room: Room, palette: Palette) -> None:
        """Take the service, the room and the theme."""
        super().__init__(service_label(room.state, room.game, code), palette, opened=False)
        self.code, self._room, self._colours = code, room, palette
        self.head.setObjectName(f"service:{code}")
        self._lines: dict[str, CheckLine] = {}
        self._filled = False
        self.head.clicked.connect(self.refresh)
        self.head.clicked.connect(self.grown)

    def refresh(self) -> None:
        """Show the lines of the service as they are stored."""
        checks = {c.id: c for c in self._room.state.checks.values() if c.service == self.code}
        self.retitle(service_label(self._room.state, self._room.game, self.code))
        unsigned = sum(not c.signed_by for c in checks.values())
        self.summarise(words.checks_summary(len(checks), unsigned))
        if not self.is_open and not self._filled:
            return
        if not self._filled:
            self._fill()
        for id in set(self._lines) - set(checks):
            gone = self._lines.pop(id)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        for id, check in checks.items():
            if id not in self._lines:
                self._lines[id] = CheckLine(check, self._room, self._colours)
                self._lines[id].grown.connect(self.grown)
                self._list.addWidget(self._lines[id])
            self._lines[id].refresh()
        taken = {c.text for c in checks.values()}
        self._proposed.show_all([t for t in self._proposals() if t not in taken], self._offer)
        state, game = self._room.state, self._room.game
        self._cards.show_cards(
            tuple(recovery.recovery_card(state, game, card, self.code) for card in CARDS)
        )

    def settle(self) -> bool:
        """Store what is typed in the lines, and the new one; False where one is refused."""
        if not self._filled:
            return True
        stored = [line.kept.settle() for line in tuple(self._lines.values())]
        return all((*stored, self._add()))

    def waiting_words(self) -> bool:
        """Whether words are typed that are not stored."""
        typed = self._filled and bool(self.new.text().strip())
        return typed or any(line.kept.has_draft() for line in self._lines.values())

    def waiting_field(self) -> tuple[QWidget, str]:
        """The first such field, and its name; the one for a new line where there is none."""
        for line in self._lines.values():
            for field in line.kept.fields:
                if field.touched:
                    return field.widget, field.widget.accessibleName()
        return self.new, self.new.accessibleName()

    def line(self, id: str) -> CheckLine:
        """The line of a control; KeyError where the service has none of that id."""
        return self._lines[id]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.key() in enter:
            if event.type() is QEvent.Type.KeyPress:
                self._add()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        self._filled = True
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self.new = Field(
            f"new_check:{self.code}", words.NEW_CHECK, TextReader(words.NEW_CHECK, SHORT_TEXT),
            self._colours, headed=False, placeholder=words.NEW_CHECK_HINT,
        )  # fmt: skip
        self.new.widget.installEventFilter(self)
        self.new.set_locked(self._room.read_only)
        self._proposed = ShownList(_touching)
        self._cards = CardKeys(self._room, self._colours)
        self._cards.card_asked.connect(self.card_asked)
        self.body.setSpacing(6)
        self.add(inside, self.new, self._proposed, self._cards)

    def _add(self) -> bool:
        """Keep the new line, signed by whoever signs such a return; True where there is none."""
        text = self.new.text()
        if not text.strip():
            return True
        if not self._keep(text):
            return False
        self.new.set_text("")
        return True

    def _keep(self, text: str) -> bool:
        room = self._room
        return room.ask(
            Record(ReopeningCheckSet(room.new_id(), self.code, text, self._usual_signer()))
        )

    def _usual_signer(self) -> str:
        """Who signed the line before, else who answers for the service, else who ends the mode."""
        state = self._room.state
        before = [c.signed_by for c in state.checks.values() if c.service == self.code]
        described = state.services.get(self.code)
        named = (*before[-1:], described.referent if described else "")
        return next(filter(None, named), state.roles.get(GovernanceRole.DECIDES_RETURN, ""))

    def _proposals(self) -> tuple[str, ...]:
        game = self._room.game
        base = game.services[self.code].family == recovery.BASE_FAMILY
        return words.check_proposals(base, game.unit.perimeter != NO_PATIENT)

    def _offer(self, value: object) -> QWidget:
        text = str(value)
        made = CheckOffer(text, self._colours, partial(self._keep, text))
        made.setEnabled(not self._room.read_only)
        return made


class ChecksPanel(QWidget):
    """Services, first to come back first; one opens at a time where the room works on it."""

    card_asked = Signal(str)
    grown = Signal()

    def __init__(self, room: Room, palette: Palette) -> None:
        """Take the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._sections: dict[str, ServiceChecks] = {}
        self._none = plain_label(words.NO_SERVICE, "soft", wraps=True)
        self._hint = TextBlock(words.GREEN_HINT, px=14, colour=palette.soft_ink)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._none)
        column.addWidget(self._hint)
        box = QWidget()  # a nested layout would keep the old height of a section that opens
        self._list = QVBoxLayout(box)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        column.addWidget(box)
        EyeOrder(self, box)

    def refresh(self) -> None:
        """Show the services in the order of the room, each with its lines."""
        codes = recovery.services_to_open(self._room.state, self._room.game)
        gone = [c for c in self._sections if c not in codes]
        for code in gone:
            section = self._sections.pop(code)
            section.hide()
            section.setParent(None)
            section.deleteLater()
        for code in codes:
            if code not in self._sections:
                made = self._sections[code] = ServiceChecks(code, self._room, self._palette)
                made.card_asked.connect(self.card_asked)
                made.grown.connect(self.grown)
        while self._list.takeAt(0) is not None:
            pass
        for code in codes:
            self._list.addWidget(self._sections[code])
            self._sections[code].refresh()
        self._none.setVisible(not codes)
        self._hint.setVisible(bool(codes))

    def settle(self) -> bool:
        """Store what is typed; False where a line is refused."""
        stored = [section.settle() for section in tuple(self._sections.values())]
        return all(stored)

    def waiting_words(self) -> bool:
        """Whether a line holds words that are not stored."""
        return any(section.waiting_words() for section in self._sections.values())

    def waiting_field(self) -> tuple[QWidget, str] | None:
        """The first such field, its service open, and its name."""
        found = (c for c, section in self._sections.items() if section.waiting_words())
        return next((self.section(code).waiting_field() for code in found), None)

    def section(self, code: str) -> ServiceChecks:
        """The lines of a service, opened; KeyError for one that is not to be reopened."""
        found = self._sections[code]
        found.open()
        found.refresh()
        return found
