"""Notes under the fields: what contradicts, what will be noted as an action, points to settle."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pcra_game.domain import limits
from pcra_game.domain.answers import Action
from pcra_game.domain.clean import clean
from pcra_game.domain.drafting import split_overflow
from pcra_game.domain.review import Finding, Severity
from pcra_game.domain.suggestions import Choice
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.typography import date_fr
from pcra_game.windows.answer_completion import CompletingLine
from pcra_game.windows.answer_text import Counted, Line
from pcra_game.windows.controls import Note, button, clear, plain_label, show_if

Key = tuple[str, str, str]
"""Card, context and solution."""

MOODS = {
    Severity.BLOCKING: Mood.BAD,
    Severity.WARNING: Mood.WARNING,
    Severity.NOTE: Mood.UNKNOWN,
}


class NoteWithKey(QWidget):
    """One sentence in a coloured box with a key beside or below it; hidden without a sentence."""

    pressed = Signal()

    def __init__(
        self, mood: Mood, icon: Icon, key: str, palette: Palette, *, below: bool = False
    ) -> None:
        """Take the mood, the sign, the words of the key (long ones go `below`) and the theme."""
        super().__init__()
        self.note = Note(mood, icon, palette)
        self.key = button(key, clicked=self.pressed.emit)
        row = QVBoxLayout(self) if below else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.note, 1)
        row.addWidget(self.key, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, text: str, *, key: bool = True) -> None:
        """Show a sentence, with the key or without."""
        self.note.say(text)
        self.key.setVisible(key)
        show_if(self, bool(text))

    def text(self) -> str:
        """What it says."""
        return self.note.text()


class Prompter(QWidget):
    """Asks for one sentence in the sheet itself: why there is no solution, why a point stays."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        super().__init__()
        self._then: Callable[[str], bool] | None = None
        self._after: Callable[[], object] | None = None
        self._proposed = ""
        self._back: QWidget | None = None
        self._title = plain_label(role="heading", wraps=True)
        self.line = Line(words.CONFIRM)
        self.line.setObjectName("reason")
        self._counted = Counted("", self.line, limits.REASON)
        self.confirm = button(words.CONFIRM, role="secondary", clicked=self.finish)
        self.confirm.setObjectName("confirm")
        self.line.returnPressed.connect(self.finish)
        row = QHBoxLayout()
        row.addWidget(self._counted, 1)
        row.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addLayout(row)
        self.hide()

    def ask(
        self,
        title: str,
        limit: int,
        then: Callable[[str], bool],
        text: str = "",
        *,
        act: str = words.CONFIRM,
        after: Callable[[], object] | None = None,
    ) -> None:
        """Ask; `then` gets the sentence and says whether it was kept. `text` is proposed.

        `act` says what the key does; `after` is called once it was done by hand.
        """
        focused = self.window().focusWidget()
        self._back = focused if focused is not self.line else self._back
        self._then, self._after, self._proposed = then, after, clean(text)
        self.confirm.setText(act)
        self.confirm.setAccessibleName(act)
        self._counted.limit = limit
        self._title.setText(title)
        self.line.setAccessibleName(title)
        self.line.setText(text)
        self._counted.count()
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    @property
    def in_hand(self) -> bool:
        """Whether something is asked and somebody answers: typed in it, or has the keys there."""
        focused = self.window().focusWidget()
        return not self.isHidden() and (
            self.has_draft() or (focused is not None and self.isAncestorOf(focused))
        )

    def has_draft(self) -> bool:
        """Whether a sentence was typed that nobody was given yet."""
        typed = clean(self.line.text())
        return self._then is not None and bool(typed) and typed != self._proposed

    def too_long(self) -> bool:
        """Whether more was typed than a reason holds."""
        return self.has_draft() and len(clean(self.line.text())) > self._counted.limit

    def surplus(self) -> tuple[str, str]:
        """What of the sentence holds, and what does not."""
        return split_overflow(self.line.text(), self._counted.limit)

    def give_up(self) -> bool:
        """Bring back what was proposed. False where nothing else was typed."""
        typed = self.has_draft()
        if typed:
            self.line.setText(self._proposed)
        return typed

    def settle(self) -> bool:
        """Hand over a sentence that was typed, because something else comes; False if refused."""
        return not self.has_draft() or self._hand_over()

    def finish(self) -> None:
        """Hand the sentence over; where it is refused it stays."""
        after = self._after
        if self._then is not None and self._hand_over() and after is not None:
            after()

    def _hand_over(self) -> bool:
        then = self._then
        assert then is not None
        self._then = None  # what is kept changes the room, which settles every panel
        if then(clean(self.line.text())):
            self.close_ask()
            return True
        self._then = then
        return False

    def close_ask(self) -> bool:
        """Ask no longer. False where nothing was asked."""
        if self.isHidden():
            return False
        back = self._back
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._then, self._after, self._back = None, None, None
        self.line.clear()
        self.hide()
        if had_focus and back is not None and back.isVisible():
            back.setFocus()
        return True


class ActionNote(QWidget):
    """The action that the answer calls for: kept when the card is decided, unless it is dropped.

    Its words follow the answer until somebody changes them.
    """

    changed = Signal()

    def __init__(
        self,
        host: QWidget,
        palette: Palette,
        label: Callable[[str], str],
        named: Callable[[str], str],
        like: Callable[[str], Sequence[Choice]],
    ) -> None:
        """`label` words a function, `named` finds one by its words, `like` proposes some."""
        super().__init__()
        self._label, self._named = label, named
        self._drafted: Action | None = None
        self.dropped = False
        self.key: Key = ("", "", "")
        self._waiting: dict[Key, tuple[dict[str, str], bool, bool]] = {}
        self.note = NoteWithKey(Mood.GOOD, Icon.TASKS, words.EDIT, palette)
        self.note.note.setObjectName("action")
        self.note.key.setObjectName("action_edit")
        self.note.pressed.connect(self._turn)
        self.text = Line(words.ACTION_TEXT)
        self.owner = CompletingLine(host, like, name=words.ACTION_OWNER, hint=words.WHO_HINT)
        self.due = Line(words.ACTION_DUE, words.ACTION_DUE_HINT)
        self._form = self._made_form()
        self.owner.taken.connect(self._owner_taken)
        for line in (self.text, self.owner, self.due):
            line.textEdited.connect(self._edited)
        self._own: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.note)
        column.addWidget(self._form)
        self.hide()

    def _made_form(self) -> QWidget:
        form = QWidget()
        rows = QVBoxLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        below = QHBoxLayout()
        for name, line in (
            ("action_text", self.text),
            ("action_owner", self.owner),
            ("action_due", self.due),
        ):
            line.setObjectName(name)
        rows.addWidget(Counted(words.ACTION_TEXT, self.text, limits.ACTION))
        below.addWidget(Counted(words.ACTION_OWNER, self.owner, limits.WHO), 2)
        below.addWidget(Counted(words.ACTION_DUE, self.due, limits.WHO), 1)
        rows.addLayout(below)
        form.hide()
        return form

    def follow(self, drafted: Action | None, kept: str = "") -> None:
        """Show another draft; `kept` says an action that is noted already."""
        self._drafted = drafted
        if drafted is not None and self._form.isHidden():
            self._fill(drafted)
        said = kept
        if drafted is not None:
            said = words.ACTION_DROPPED if self.dropped else self._said()
        self.note.say(said, key=drafted is not None and not self.dropped)
        if drafted is None or self.dropped:
            self._form.hide()
        self.setVisible(bool(said))

    def start_over(self, key: Key) -> None:
        """Another solution: what was changed for the one before waits until it comes back."""
        if self._own or self.dropped:
            self._waiting[self.key] = self._own, self.dropped, self._changed()
        self.key = key
        self._own, self.dropped, _ = self._waiting.pop(key, ({}, False, False))
        self._form.hide()

    def was_kept(self) -> None:
        """The action is noted: its words wait no longer."""
        self._own = {}

    def waiting_words(self) -> bool:
        """Whether words of an action were changed, here or on another card, and not kept."""
        return self._changed() or any(changed for _, _, changed in self._waiting.values())

    def _changed(self) -> bool:
        own, drafted = self._own, self._drafted
        if drafted is None or not own or self.dropped:
            return False  # no action is called for, whatever its words were
        words_changed = (own["text"], own["owner"]) != (drafted.text, drafted.owner)
        return words_changed or "due" in own

    def drop_or_take(self) -> None:
        """Drop the action, or take it back."""
        if self._drafted is not None:
            self.dropped = not self.dropped
            self.follow(self._drafted)
            self.changed.emit()

    def action(self) -> Action | None:
        """The action to keep. Raises IllegalMoveError where its date is none."""
        if self._drafted is None or self.dropped:
            return None
        return Action(
            id=self._drafted.id,
            text=self._own.get("text", self._drafted.text),
            owner=self._own.get("owner", self._drafted.owner),
            due=_read_date(self._own["due"]) if "due" in self._own else self._drafted.due,
            card=self._drafted.card,
        )

    def _said(self) -> str:
        drafted = self._drafted
        assert drafted is not None
        owner = self._own.get("owner", drafted.owner)
        text = self._own.get("text", drafted.text)
        if "due" in self._own:
            return words.action(text, self._label(owner), None) + f" · {self._own['due']}"
        return words.action(text, self._label(owner), drafted.due)

    def _fill(self, drafted: Action) -> None:
        self.text.setText(self._own.get("text", drafted.text))
        self.owner.setText(self._label(self._own.get("owner", drafted.owner)))
        self.due.setText(self._own.get("due", date_fr(drafted.due) if drafted.due else ""))

    def _turn(self) -> None:
        self._form.setVisible(self._form.isHidden())
        if not self._form.isHidden():
            self.text.setFocus()

    def _owner_taken(self, function: str) -> None:
        self.owner.setText(self._label(function))
        self._edited()

    def _edited(self, _text: str = "") -> None:
        drafted = self._drafted
        if drafted is None:
            return
        self._own = {
            "text": clean(self.text.text()),
            "owner": self._named(clean(self.owner.text())),
            "due": clean(self.due.text()),
        }
        if drafted.due is not None and self._own["due"] == date_fr(drafted.due):
            del self._own["due"]
        self.follow(drafted)
        self.changed.emit()


def _read_date(text: str) -> str | None:
    """An ISO date from « 17/04/2026 » or « 2026-04-17 »; what is neither is left to the rules."""
    if not text:
        return None
    day, *rest = text.split("/")
    if len(rest) == 2:
        return f"{rest[1]}-{rest[0]:0>2}-{day:0>2}"
    return text


class FindingNotes(QWidget):
    """The points to settle of the card, each with a key to accept it."""

    asked = Signal(Finding)

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._palette = palette
        self._shown: tuple[Finding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...], *, locked: bool) -> None:
        """Show these, accepted ones with their reason."""
        if findings == self._shown:
            return
        self._shown = findings
        clear(self._column)
        for finding in findings:
            self._add(finding, locked)
        self.setVisible(bool(findings))

    def notes(self) -> tuple[QWidget, ...]:
        """One note a point, from top to bottom."""
        return tuple(self.findChildren(NoteWithKey))

    def _add(self, finding: Finding, locked: bool) -> None:
        mood = Mood.UNKNOWN if finding.accepted else MOODS[finding.severity]
        note = NoteWithKey(mood, Icon.FLAG, words.ACCEPT, self._palette)
        self._column.addWidget(note)  # first: a note that speaks without a parent is a window
        note.setObjectName(f"finding_{finding.code}")
        note.key.setObjectName(f"accept_{finding.code}")
        if finding.accepted:
            said = words.accepted(finding.text, finding.accepted)
        else:
            said = words.finding(finding.text, finding.what_to_do)
        note.say(said, key=not finding.accepted and not locked)
        note.pressed.connect(lambda: self.asked.emit(finding))
