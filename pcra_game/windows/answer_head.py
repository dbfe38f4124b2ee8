"""The head of the sheet: what is asked of whom, what the card says already, its solutions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pcra_game.domain.answers import Solution, Status
from pcra_game.domain.state import Shown, shown
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.table_view.typesetting import SIGN_FAMILY
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.typography import ellipsis
from pcra_game.windows.answer_clock import CardTime
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.controls import FlowRow, Note, TextBlock, button, clear, plain_label, restyle
from pcra_game.windows.style import scaled

_MOODS = {
    Status.DECIDED: (Mood.GOOD, Icon.CHECK),
    Status.NO_SOLUTION: (Mood.WARNING, Icon.ALERT),
    Status.PARKED: (Mood.UNKNOWN, Icon.PARKING),
    Status.SET_ASIDE: (Mood.UNKNOWN, Icon.MINUS),
}
_LONGEST_BEFORE = 170
_FOR_THE_ROOM = 1.34


class Question(TextBlock):
    """The question; one third larger where the room reads it on this screen."""

    def __init__(self, *, px: float, colour: str) -> None:
        """Take its size while the facilitator is alone, and its colour."""
        super().__init__(px=px, bold=True, colour=colour)
        self._alone_px, self._share = px, 1.0

    def set_px(self, px: float) -> None:
        self._alone_px = px
        super().set_px(px * self._share)

    def enlarge(self, on: bool) -> None:
        """Write for the room, or for one pair of eyes."""
        self._share = _FOR_THE_ROOM if on else 1.0
        self.set_px(self._alone_px)


class Heading(QWidget):
    """Subject and context, then the question, large."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self.subject = TextBlock(px=16, colour=palette.soft_ink)
        self.question = Question(px=22, colour=palette.ink)
        self.subject.setObjectName("subject")
        self.question.setObjectName("question")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(self.subject, 1)
        self.time = CardTime()
        top.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        self._badge = plain_label()
        self._badge.setObjectName("status")
        top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.question)

    def say(self, subject: str, question: str, status: Status | None = None) -> None:
        """Show both, with the status of the card in a badge."""
        self._badge.setVisible(status in _MOODS)
        if status in _MOODS:
            restyle(self._badge, "badge", _MOODS[status][0])
            self._badge.setText(words.STATUS_NOTE[status.value])
        self.subject.set_text(subject)
        self.question.set_text(question)


class StatusNote(QWidget):
    """Why the card was closed so, in one note of the colour of its status."""

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._notes = {status: Note(mood, icon, palette) for status, (mood, icon) in _MOODS.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for note in self._notes.values():
            note.hide()
            column.addWidget(note)
        self.hide()

    def follow(self, seen: Shown | None) -> None:
        """Show the reason of a decision, where it has one."""
        reason = seen.decision.reason if seen is not None else ""
        status = seen.decision.status if seen is not None and reason else None
        for other, note in self._notes.items():
            word = words.STATUS_NOTE[other.value]
            note.say(words.status(word, reason) if other is status else "")
        self.setVisible(status in self._notes)


class BeforeStrip(QWidget):
    """What the card answers in other contexts, with « idem » and « changer ici ».

    `same` gives the context to follow, `change` the one to copy from.
    """

    same = Signal(str)
    change = Signal(str)

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._note = Note(Mood.UNKNOWN, Icon.EQUALS, palette)
        self._note.setObjectName("before")
        self._source = ""
        self._keys = QWidget()
        self._row = FlowRow(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._note)
        column.addWidget(self._keys)
        self.hide()

    def show_card(self, hand: Hand, *, read_only: bool) -> None:
        """Show what the card in hand follows, or what it may follow."""
        if not hand.playable:
            self._say(words.NOT_HERE, (), change="")
            return
        seen = hand.seen()
        sources = () if read_only else hand.sources()
        follows = seen.decision.follows if seen is not None else None
        if seen is not None and follows is not None:
            checked = seen.decision.status is Status.SAME
            change = "" if read_only else follows
            self._say(words.follows(follows, checked=checked), sources, change=change)
            return
        if not sources or hand.own() is not None:
            self._say("", sources if hand.own() is None else (), change="")
            return
        nearest = shown(hand.state, hand.card, sources[0])
        assert nearest is not None
        self._say(
            before(sources[0], nearest), sources, change=sources[0] if nearest.solutions else ""
        )

    def _say(self, text: str, sources: Sequence[str], *, change: str) -> None:
        self._note.say(text)
        clear(self._row)
        for at, source in enumerate(sources):
            self._row.addWidget(self._same_key(source, nearest=at == 0))
        if change:
            key = button(words.CHANGE, clicked=lambda: self.change.emit(change))
            key.setObjectName("change")
            self._row.addWidget(key)
        self._keys.setVisible(bool(sources) or bool(change))
        self.setVisible(bool(text))

    def _same_key(self, source: str, *, nearest: bool) -> QPushButton:
        key = button(
            words.same_as(source),
            role="secondary" if nearest else "",
            clicked=lambda: self.same.emit(source),
        )
        key.setObjectName("same" if nearest else f"same_{source}")
        key.setStyleSheet(f'font-family: "{SIGN_FAMILY}"; font-size: {scaled(14)}px;')
        return key


class Tabs(QWidget):
    """The solutions of the card in order, and a place for one that relays them."""

    chosen = Signal(str)
    removed = Signal()

    def __init__(self) -> None:
        """No solution yet: nothing shows."""
        super().__init__()
        self._shown: tuple[tuple[str, ...], str, bool, bool] | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.hide()

    def show_solutions(
        self, solutions: Sequence[Solution], current: str, *, may_add: bool, locked: bool
    ) -> None:
        """Show the tabs; `current` is the id in hand, empty for the relay being written."""
        what = tuple(f"{s.id} {s.what}" for s in solutions)
        now = (what, current, may_add, locked)
        if now == self._shown:
            return
        self._shown = now
        clear(self._row)
        for number, solution in enumerate(solutions, 1):
            tab = self._tab(words.solution_tab(number), solution.id, current)
            tab.setAccessibleName(words.spoken_tab(number, solution.what))
            tab.setObjectName(f"tab_{number}")
        if may_add and solutions:
            relay = self._tab(words.RELAY, "", current)
            relay.setObjectName("relay")
        if not solutions and not locked:
            self._add_first()
        self._row.addStretch(1)
        if current and not locked:
            remove = button(
                words.REMOVE, role="quiet", name=words.REMOVE_NAME, clicked=self.removed.emit
            )
            remove.setToolTip(words.REMOVE_NAME)
            remove.setObjectName("remove")
            self._row.addWidget(remove)
        self.setVisible(bool(solutions) or not locked)

    def set_row_height(self, height: int) -> None:
        """Take the same height whatever lies in the row, so that nothing below moves."""
        self.setFixedHeight(scaled(height))

    def _add_first(self) -> None:
        """The solution that is being written has its place before it is stored."""
        first = self._tab(words.solution_tab(1), "", "")
        first.setAccessibleName(words.FIRST_TAB)
        first.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        first.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _tab(self, text: str, id: str, current: str) -> QPushButton:
        tab = button(text, role="segment", clicked=lambda: self.chosen.emit(id))
        tab.setCheckable(True)
        tab.setChecked(id == current)
        tab.setMinimumWidth(scaled(48))
        self._row.addWidget(tab, 0, Qt.AlignmentFlag.AlignLeft)
        return tab


def before(context: str, seen: Shown) -> str:
    """What a card answers in a context, in one line."""
    if not seen.solutions:
        return words.no_solution_before(context)
    said = ellipsis(" ; ".join(s.what for s in seen.solutions), _LONGEST_BEFORE)
    return words.answered_before(context, said)
