"""What the sheet says of the answer while it is typed: too long, shared, contradicted, to do."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain.answers import Action, Solution, Status
from pcra_game.domain.drafting import already_noted, drafted_action
from pcra_game.domain.guessing import guesses
from pcra_game.domain.review import Finding
from pcra_game.domain.suggestions import Choice, function_named, functions_like
from pcra_game.domain.timeline import absent_needs
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_hand import Hand
from pcra_game.windows.answer_notes import ActionNote, FindingNotes, NoteWithKey
from pcra_game.windows.answer_private import NAMES
from pcra_game.windows.answer_typing import LIMITS, too_long
from pcra_game.windows.controls import Note
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private

SAID_OTHERWISE = ("C201", "C203", "D104")
"""Findings that the sheet says in its own way while the card is in hand."""

UNCOVERED = "D101"
"""« Rien n’est décidé » is no finding on a card that is about to be answered."""

DRAFT_ID = "draft"
"""Stands for the id of an action until it is kept."""


class Remarks(QWidget):
    """Notes in a column; a note without a sentence takes no room.

    `urgent` holds those that must be seen at once: it lies where nothing scrolls away.
    """

    overflow = Signal()
    copy = Signal()
    justify = Signal()
    accept = Signal(Finding)

    def __init__(
        self,
        host: QWidget,
        room: Room,
        hand: Hand,
        palette: Palette,
        today: Callable[[], date],
    ) -> None:
        """Take the widget that lists lie on, the room, what is in hand, the theme, the day."""
        super().__init__()
        self._room, self._hand, self._today = room, hand, today
        self.too_long = NoteWithKey(
            Mood.BAD, Icon.WARNING, words.SEND_OVERFLOW, palette, below=True
        )
        self.too_long.key.setObjectName("overflow")
        self.passing = Note(Mood.WARNING, Icon.WARNING, palette)
        self.passing.setObjectName("passing")
        self.passing.hide()
        self.shared = NoteWithKey(Mood.UNKNOWN, Icon.COPY, words.COPY, palette)
        self.shared.key.setObjectName("copy")
        self.contradiction = NoteWithKey(Mood.BAD, Icon.BOLT, words.JUSTIFY, palette)
        self.contradiction.note.setObjectName("contradiction")
        self.contradiction.key.setObjectName("justify")
        self.justified = NoteWithKey(Mood.UNKNOWN, Icon.CHECK, words.EDIT, palette)
        self.justified.key.setObjectName("justify_again")
        self.action = ActionNote(host, palette, hand.who_words, self._named, self._like)
        self.findings = FindingNotes(palette)
        keep_private(self.findings)
        self.urgent = QWidget()
        urgent = (self.too_long, self.passing, self.contradiction)
        calm = (self.shared, self.action, self.justified, self.findings)
        for place, notes in ((self.urgent, urgent), (self, calm)):
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(5)
            for note in notes:
                column.addWidget(note)
        self.too_long.pressed.connect(self.overflow)
        self.shared.pressed.connect(self.copy)
        self.contradiction.pressed.connect(self.justify)
        self.justified.pressed.connect(self.justify)
        self.findings.asked.connect(self.accept)

    def follow(self, draft: Solution) -> None:
        """Say what there is to say of what is typed."""
        emptied = bool(self._hand.solution) and not draft.what
        said = words.EMPTY_WHAT if emptied else _said_too_long(draft)
        self.too_long.say(said, key=not emptied and bool(draft.what))
        sharers = self._hand.sharers()
        self.shared.say(words.shared(sharers) if sharers > 1 and not self._hand.locked else "")
        self._follow_contradiction(draft)
        self._follow_action(draft)
        locked = self._room.read_only
        self.findings.show_findings(self._findings(), locked=locked)

    def notes(self) -> tuple[QWidget, ...]:
        """What speaks in the column that scrolls, from top to bottom."""
        single = (self.shared, self.action, self.justified)
        return (
            *(note for note in single if not note.isHidden()),
            *(self.findings.notes() if not self.findings.isHidden() else ()),
        )

    def start_over(self) -> None:
        """Another card or solution came in hand."""
        self.passing.say("")
        self.action.start_over(self._hand.key)

    def say_cut(self, limit: int) -> None:
        """What was pasted did not hold."""
        self.passing.say(words.cut(limit))

    def say_plain_only(self) -> None:
        """What was pasted holds no words."""
        self.passing.say(words.PLAIN_ONLY)

    def kept_action(self) -> Action | None:
        """The action of this card that is noted already."""
        mine = (a for a in self._room.state.actions.values() if a.card == self._hand.card)
        return next(mine, None)

    def _follow_contradiction(self, draft: Solution) -> None:
        room, hand = self._room, self._hand
        absent = absent_needs(room.state, room.game, hand.context, draft) if hand.card else ()
        seen = hand.seen()
        reason = seen.decision.justification if seen is not None else ""
        services = [hand.service_words(code) for code in absent]
        said = next(
            (
                guess.words
                for guess in guesses(f"{draft.what} . {draft.with_what}", room.game.deck.services)
                if guess.code in absent
            ),
            "",
        )
        open_one = bool(absent) and not reason
        self.contradiction.say(
            words.contradiction(said, services, hand.context) if open_one else "",
            key=not room.read_only,
        )
        self.justified.say(
            words.justified(services, hand.context, reason) if absent and reason else "",
            key=not room.read_only,
        )

    def _follow_action(self, draft: Solution) -> None:
        kept = self.kept_action()
        own = self._hand.own()
        decided = own is not None and own.status is Status.DECIDED
        drafted = drafted_action(draft, id=DRAFT_ID, card=self._hand.card, today=self._today())
        noted = None
        if drafted is not None:
            noted = already_noted(drafted, self._room.state.actions.values())
        known = noted or (kept if decided else None)
        if self._hand.locked or known:
            drafted = None
        said = words.action_kept(known.text) if known is not None else ""
        self.action.key = self._hand.key  # a new answer got its id when it was stored
        self.action.follow(drafted, said)

    def _findings(self) -> tuple[Finding, ...]:
        hand = self._hand
        if not hand.card:
            return ()
        return tuple(
            finding
            for finding in self._room.table.findings
            if hand.card in finding.cards
            and finding.subject.endswith(f"/{hand.context}")
            and finding.code not in SAID_OTHERWISE
            and (finding.code != UNCOVERED or hand.closed or hand.solutions())
        )

    def _named(self, label: str) -> str:
        return function_named(self._room.state, self._room.game, label)

    def _like(self, typed: str) -> tuple[Choice, ...]:
        return functions_like(self._room.state, self._room.game, typed)


def _said_too_long(draft: Solution) -> str:
    """How much the first field that is too long is beyond its limit; empty where none is."""
    name = next(iter(too_long(draft)), "")
    over = len(getattr(draft, name)) - LIMITS[name] if name else 0
    return words.too_long(over, NAMES[name]) if name else ""
