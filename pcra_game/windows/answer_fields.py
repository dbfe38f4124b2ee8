"""The fields of one solution: what is typed in them, and the solution that they show."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.domain import limits
from pcra_game.domain.answers import Exists, Solution
from pcra_game.domain.clean import clean
from pcra_game.domain.durations import read_duration
from pcra_game.domain.guessing import guess
from pcra_game.domain.sheet import service_label
from pcra_game.domain.suggestions import services_like
from pcra_game.domain.timeline import IMMEDIATE
from pcra_game.table_view.palette import Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_band import When
from pcra_game.windows.answer_chips import ServiceRow
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.answer_more import More
from pcra_game.windows.answer_private import PrivateNotes
from pcra_game.windows.answer_text import Counted, Line, Page
from pcra_game.windows.answer_who import WhoField
from pcra_game.windows.answer_with_what import WithWhat
from pcra_game.windows.controls import Segments, plain_label
from pcra_game.windows.room import Room
from pcra_game.windows.style import say_role, scaled


class AnswerFields(QWidget):
    """Every field of a solution.

    `changed` after each key; `left` when a field is left; `pressed` after a choice that is whole
    by itself, such as a band, a chip or a removed service.
    """

    changed = Signal()
    left = Signal()
    pressed = Signal()

    def __init__(self, host: QWidget, room: Room, palette: Palette) -> None:
        """Take the widget that lists lie on, the room and the theme."""
        super().__init__()
        self._room, self._palette = room, palette
        self._filling = self._was_now = False
        self.what = Page(words.WHAT, words.WHAT_HINT)
        self.what.setObjectName("what")
        self.counted = Counted(words.WHAT, self.what, limits.WHAT, always=True)
        self.who = WhoField(host, room, palette)
        self._using = WithWhat(host, room, palette)
        self.with_what, self.means = self._using.line, self._using.means
        self.when = When(palette, self)
        self.band, self.signal = self.when.band, self.when.signal
        self.exists = Segments(tuple((Exists(v), w) for v, w in words.EXISTS), words.EXISTS_ALREADY)
        self.exists.setObjectName("exists")
        self.services = ServiceRow(
            host,
            lambda code: service_label(room.state, room.game, code),
            lambda typed: services_like(room.state, room.game, typed),
        )
        self._services_name = plain_label(words.SERVICES, "heading")
        self._services_box = _beside(self._services_name, self.services)
        self.more = More(palette)
        self._private = PrivateNotes(palette)
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        who, exists = _Named(words.WHO, self.who), _Named(words.EXISTS_ALREADY, self.exists)
        self._named = who, exists
        when = _Named(words.WHEN, self.band)
        below = self._private.below
        column_of: tuple[QWidget, ...] = (
            *(self.counted, below("what"), who, below("who"), self._using, below("with_what")),
            *(when, self.when.box, below("signal"), exists, self._services_box),
            *(self.more, below("accepted_risk")),
        )
        for widget in column_of:
            column.addWidget(widget)

    def draw_near(self, near: bool) -> None:
        """Save height: names stand beside the fields that are short enough."""
        self.setStyleSheet(_locked_look(self._palette, near))
        self._column.setSpacing(4 if near else 6)
        for named in self._named:
            named.set_beside(near)
        self._services_name.setMinimumHeight(scaled(28 if near else 36))

    def _wire(self) -> None:
        for field in self.lines():
            field.textChanged.connect(self._text_changed)
            field.left.connect(self.left)
        self.who.changed.connect(self._text_changed)
        self.who.left.connect(self.left)
        self.who.done.connect(self.with_what.come)
        self.with_what.entered.connect(self.left)
        self.when.chosen.connect(self._choice_made)
        self.when.now.connect(self._now_chosen)
        for chooser in (self.exists.chosen, self.means.changed, self.services.changed):
            chooser.connect(self._choice_made)

    def lines(self) -> tuple[Page | Line, ...]:
        """The fields that hold words, but « Qui »."""
        return self.what, self.with_what, self.signal, *self.more.lines()

    def say_defaults(self, hand: Hand) -> None:
        """Say the activity's own durations, that count where nothing is typed."""
        own = (words.default_duration(d) if d else "" for d in hand.default_durations())
        self.more.say_defaults(*own)

    def half_typed(self) -> bool:
        """Whether a service or a relay was begun, and not chosen."""
        return any(clean(line.text()) for line in (self.who.deputy, self.services.line))

    def texts(self) -> tuple[str, str]:
        """« Quoi » and « Avec quoi » as they would be stored."""
        return clean(self.what.text()), clean(self.with_what.text())

    def written(self, id: str, copied_from: str | None = None) -> Solution:
        """The solution as it stands on the sheet.

        Raises IllegalMoveError for a duration that nobody can read.
        """
        return Solution(
            id=id,
            copied_from=copied_from,
            set_up=read_duration(self.more.set_up.text()),
            holds_for=read_duration(self.more.holds_for.text()),
            **self._plain(),
        )

    def draft(self) -> Solution:
        """The solution as it stands, without the durations: never refuses."""
        return Solution(id="", **self._plain())

    def _plain(self) -> dict[str, Any]:
        what, with_what = self.texts()
        return {
            "what": what,
            "who": self.who.value(),
            "with_what": with_what,
            "spends": self.means.value(),
            "band": self.when.delay(),
            "signal": self.when.sign(),
            "services": self.services.value(),
            "exists": self.exists.value(),
            "accepted_risk": clean(self.more.risk.text()),
        }

    def show_solution(self, new: Solution, old: Solution | None = None) -> None:
        """Show a solution. With `old`, fields that were typed in since keep what was typed."""
        now: Mapping[str, Any] = self._plain()
        self._filling = True
        try:
            for name, put in self._setters().items():
                untouched = old is None or now[name] == getattr(old, name)
                if untouched and (old is None or now[name] != getattr(new, name)):
                    put(new)
            self.more.follow(new, old)
            kept = old is not None and now["services"] != old.services
            if not kept:
                self.services.set_value(new.services, self._guessed())
            if old is None:
                self.more.unfold(False)
        finally:
            self._filling = False
        self.who.refresh()
        self._using.offer_for(" ".join(self.texts()))
        self._say_private()

    def notes(self) -> tuple[QWidget, ...]:
        """What speaks under a field now, from top to bottom."""
        return self._private.speaking()

    def _say_private(self) -> None:
        self._private.follow({**self._plain(), "who": self.who.label()})

    def bring_back(self, stored: Solution, names: tuple[str, ...]) -> None:
        """Show some fields as they are stored again, whatever is typed in them."""
        for name in names:
            self._setters().get(name, partial(self.more.bring_back, name))(stored)
        self._text_changed()

    def _setters(self) -> dict[str, Any]:
        return {
            "what": lambda s: _put(self.what, s.what),
            "who": lambda s: self.who.set_value(s.who),
            "with_what": lambda s: _put(self.with_what, s.with_what),
            "spends": lambda s: self.means.set_value(s.spends),
            "band": self._put_when,
            "signal": self._put_when,
            "exists": lambda s: self.exists.set_value(s.exists),
            "accepted_risk": lambda s: _put(self.more.risk, s.accepted_risk),
        }

    def _put_when(self, solution: Solution) -> None:
        _put(self.signal, self.when.put(solution))

    def set_locked(self, locked: bool) -> None:
        """Show only: nothing may be typed, and it looks so."""
        _lock((*self.lines(), self.who.line), locked)
        self.who.set_locked(locked)
        self.means.set_locked(locked)
        self.services.set_locked(locked)
        self._services_box.setVisible(not locked or bool(self.services.value()))
        self.band.setEnabled(not locked)
        self.exists.setEnabled(not locked)

    def _guessed(self) -> tuple[str, ...]:
        return guess(" . ".join(self.texts()), self._room.game.deck.services)

    def _text_changed(self) -> None:
        if self._filling:
            return
        self.services.guess(self._guessed())
        self._using.offer_for(" ".join(self.texts()))
        self._say_private()
        self.changed.emit()

    def _choice_made(self) -> None:
        for line in (self.who.line, self.with_what, self.services.line):
            line.choices.hide()  # the hands are elsewhere, though the caret is not
        self.changed.emit()
        self.pressed.emit()

    def _now_chosen(self, now: bool) -> None:
        """« Tout de suite » is a set-up of five minutes at most; it comes and goes with its key."""
        self.more.set_in_place(IMMEDIATE if now else None, unless=IMMEDIATE)


def _put(field: Page | Line, text: str) -> None:
    if clean(field.text()) == text:
        return  # a space at the end is somebody who still types
    if isinstance(field, Page):
        field.setPlainText(text)
        field.moveCursor(QTextCursor.MoveOperation.End)
    else:
        field.setText(text)
        field.setCursorPosition(0)  # a text longer than its field shows how it begins


def _lock(fields: Iterable[Page | Line], locked: bool) -> None:
    for field in fields:
        if field.isReadOnly() != locked:
            field.setReadOnly(locked)
            say_role(field, "locked" if locked else "")


def _locked_look(palette: Palette, near: bool) -> str:
    """A field in which nothing may be typed is no field, also with the keys in it."""
    padding = "2px 7px" if near else "5px 8px"
    return (
        f'*[role="locked"], *[role="locked"]:focus {{ background: {palette.page};'
        f" border: 1px dashed {palette.field_edge}; padding: {padding}; }}"
    )


class _Named(QWidget):
    """A field with its name above it, or on its left."""

    def __init__(self, name: str, field: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._name = plain_label(name, "heading")
        self._row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(field, 1)
        self.set_beside(False)

    def set_beside(self, beside: bool) -> None:
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._row.setSpacing(10 if beside else 3)
        self._name.setMinimumHeight(scaled(28 if beside else 0))


def _beside(name: QWidget, field: QWidget) -> QWidget:
    """A field with its name on the left: it is often empty, and takes one line."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(field, 1)
    return box
