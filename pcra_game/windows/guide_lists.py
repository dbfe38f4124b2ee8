"""Lists of the facilitator's panel: the agenda, the cards that come next, jumps in time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pcra_game.domain.leading import NEXT, Jump
from pcra_game.domain.table_cards import TableCard
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.signs import SIGNS
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import guide as words
from pcra_game.windows.controls import FlowRow, TextBlock, button, plain_tip, show_if
from pcra_game.windows.guide_keys import KeyWords, TwoLineKey
from pcra_game.workshop.pace import Pace, Stage

_STAGES = {
    Stage.DONE: (Icon.CHECK, Mood.GOOD),
    Stage.CURRENT: (Icon.PLAY, Mood.WRITING),
    Stage.SKIPPED: (Icon.MINUS, Mood.UNKNOWN),
    Stage.AHEAD: (Icon.CLOCK, None),
}


class AgendaList(QWidget):
    """Every step with its sign, its word and its minutes; a press begins it."""

    step_asked = Signal(str)

    def __init__(self, palette: Palette, pace: Pace) -> None:
        """Take the theme and the agenda, which never changes."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._keys: dict[str, TwoLineKey] = {}
        for step in pace.steps:
            key = TwoLineKey(palette)
            key.setObjectName(f"step:{step.id}")
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            key.clicked.connect(self._pressed)
            self._keys[step.id] = key
            column.addWidget(key)

    def show_pace(self, pace: Pace, *, locked: bool) -> None:
        """Show how far each step is."""
        for number, step in enumerate(pace.steps, 1):
            stage = pace.stage(step)
            icon, mood = _STAGES[stage]
            begun = stage in (Stage.DONE, Stage.CURRENT)
            played, planned = pace.played_in(step), pace.planned(step)
            box = words.time_box(played, planned) if begun else words.minutes(planned)
            right = box if stage is Stage.AHEAD else f"{words.STATE[stage]} · {box}"
            said = KeyWords(icon, step.title, "", right, bold=stage is Stage.CURRENT, mood=mood)
            key = self._keys[step.id]
            key.say(said, words.step_spoken(number, step.title, stage, box))
            key.setEnabled(not locked)

    def _pressed(self) -> None:
        key = self.sender()
        if key is not None:
            self.step_asked.emit(key.objectName().partition(":")[2])


class NextCards(QWidget):
    """Three cards that wait, and who speaks first on the first of them; a press opens one."""

    card_asked = Signal(str)

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._cards: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._none = TextBlock(px=15, colour=palette.soft_ink)
        self._none.setObjectName("no_next_card")
        column.addWidget(self._none)
        self._first = TextBlock(px=15, bold=True, colour=palette.ink)
        self._first.setObjectName("first_word")
        column.addWidget(self._first)
        self._keys = [TwoLineKey(palette) for _ in range(NEXT)]
        for at, key in enumerate(self._keys):
            key.setObjectName(f"next_card_{at + 1}")
            key.clicked.connect(self._pressed)
            column.addWidget(key)

    def show_cards(
        self, cards: Sequence[tuple[TableCard, str]], first_word: str, none: str
    ) -> None:
        """Show cards with their subject; `none` is said where there is none."""
        self._cards = tuple(card.id for card, _ in cards)
        self._none.set_text("" if cards else none)
        show_if(self._none, not cards)
        self._first.set_text(first_word if cards else "")
        show_if(self._first, bool(cards and first_word))
        for at, key in enumerate(self._keys):
            show_if(key, at < len(cards))
            if at < len(cards):
                card, subject = cards[at]
                sign = SIGNS[card.look]
                said = KeyWords(
                    sign.icon, card.title, subject, card.word, bold=at == 0, mood=sign.mood
                )
                key.say(said, card.spoken)

    def shown(self) -> tuple[str, ...]:
        """Ids of the cards that show."""
        return self._cards

    def _pressed(self) -> None:
        at = next(n for n, key in enumerate(self._keys) if key is self.sender())
        self.card_asked.emit(self._cards[at])


class TimeJumps(QWidget):
    """Where the story is, and the hours that it may jump to."""

    jump_asked = Signal(int)

    def __init__(self, palette: Palette) -> None:
        """Take the theme."""
        super().__init__()
        self._minutes: dict[str, int] = {}
        self._keys: dict[str, QPushButton] = {}
        self._now = TextBlock(px=15, colour=palette.ink)
        self._now.setObjectName("story_now")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._now)
        keys = QWidget()
        self._row = FlowRow(keys)
        column.addWidget(keys)

    def show_jumps(self, now: str, jumps: Sequence[Jump], *, locked: bool) -> None:
        """Show the hour of the story and the jumps that lie ahead of it."""
        self._now.set_text(now)
        self._minutes = {jump.id: jump.minutes for jump in jumps}
        for jump in jumps:
            key = self._key(jump.id)
            key.setText(jump.label)
            key.setToolTip(plain_tip(words.jump_hint(jump.moment)))
            key.setAccessibleName(words.jump_hint(jump.moment))
            key.setEnabled(not locked)
        for id, key in self._keys.items():
            show_if(key, id in self._minutes)

    def _key(self, id: str) -> QPushButton:
        if id not in self._keys:
            key = button("", role="chip")
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            key.setObjectName(f"jump:{id}")
            key.clicked.connect(self._pressed)
            self._keys[id] = key
            self._row.addWidget(key)
        return self._keys[id]

    def _pressed(self) -> None:
        key = self.sender()
        if key is not None:
            self.jump_asked.emit(self._minutes[key.objectName().partition(":")[2]])
