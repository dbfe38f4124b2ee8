"""The foot of the sheet: what ends a card, what helps the facilitator, how far the round is."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pcra_game.domain.deck import Objective
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.windows.answer_aid import Aid
from pcra_game.windows.answer_progress import Progress
from pcra_game.windows.controls import FlowRow, button, put_icon
from pcra_game.windows.room_may_see import keep_private

AIDS = (
    ("prompts", words.PROMPTS, Icon.TALK),
    ("expected", words.EXPECTED, Icon.EYE),
    ("elsewhere", words.ELSEWHERE, Icon.IDEA),
)
"""Chips that show something to the facilitator alone."""

ENDS = (
    ("dissent", words.DISSENT, Icon.HAND),
    ("park", words.PARK, Icon.PARKING),
    ("set_aside", words.SET_ASIDE, Icon.MINUS),
    ("reopen", words.REOPEN, Icon.UNDO),
)


class Footer(QWidget):
    """Keys and chips; `pressed` gives the name of the one that was pressed."""

    pressed = Signal(str)

    def __init__(self, palette: Palette, elsewhere_ms: int | None = None) -> None:
        """`elsewhere_ms` after a card came, « ailleurs » may be looked at; never by itself
        where there is none."""
        super().__init__()
        self._palette = palette
        self._elsewhere_ms = elsewhere_ms
        self._elsewhere = QTimer(self)
        self._elsewhere.setSingleShot(True)
        self._elsewhere.timeout.connect(self.let_look_elsewhere)
        self._keys: dict[str, QPushButton] = {}
        self._aid_texts: dict[str, str] = {}
        self._shown_aid = ""
        self._closed = self._activity = self._folded = False
        self.aid = Aid(palette)
        keep_private(self.aid)
        self.progress = Progress(palette)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.aid)
        column.addLayout(self._made_keys())
        column.addWidget(self._made_chips())
        column.addWidget(self.progress)

    def _made_keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        decide = self._key("decide", words.DECIDE, "primary")
        decide.setAccessibleName(words.DECIDE_NAME)
        row.addWidget(decide, 5)
        row.addWidget(self._key("no_solution", words.NO_SOLUTION, ""), 3)
        return row

    def _made_chips(self) -> QWidget:
        chips, p = QWidget(), self._palette
        flow = FlowRow(chips)
        for name, said, icon in (*AIDS, *ENDS):
            chip = self._key(name, said, "chip")
            put_icon(chip, icon, p.ink, on=p.mood(Mood.WRITING).on_strong)
            flow.addWidget(chip)
        self._more = button(words.MORE_ENDS, role="chip", clicked=self._show_ends)
        self._more.setObjectName("more_ends")
        self._more.setCheckable(True)
        put_icon(self._more, Icon.MORE, p.ink, on=p.mood(Mood.WRITING).on_strong)
        self._more.hide()
        flow.addWidget(self._more)
        for name, _, _ in AIDS:
            self._keys[name].setCheckable(True)
            keep_private(self._keys[name])
        self._keys["elsewhere"].hide()
        return chips

    def cap_aid(self, most: int) -> None:
        """Say how high what helps may be."""
        self.aid.cap(most)

    def draw_near(self, near: bool) -> None:
        """Save height, or give the rows their air back."""
        self._column.setSpacing(4 if near else 6)

    def fold(self, folded: bool) -> None:
        """Keep to one row of chips, the others behind « Autres », and say nothing of the round."""
        self._folded = folded
        self._more.setVisible(folded)
        self._more.setChecked(False)
        self.progress.setVisible(not folded)
        self._show_ends()

    def _show_ends(self) -> None:
        open_ = self._more.isChecked() or not self._folded
        fit = {"reopen": self._closed, "dissent": self._activity}
        for name, _, _ in ENDS:
            self._keys[name].setVisible(open_ and fit.get(name, True))

    def _key(self, name: str, said: str, role: str) -> QPushButton:
        made = button(said, role=role, clicked=lambda: self._pressed(name))
        made.setObjectName(name)
        self._keys[name] = made
        return made

    def key(self, name: str) -> QPushButton:
        """One key by its name."""
        return self._keys[name]

    def set_aids(self, texts: dict[str, str]) -> None:
        """Say what each chip shows; one without a text is hidden, « ailleurs » until its time."""
        self._elsewhere.stop()
        if texts and self._elsewhere_ms is not None:
            self._elsewhere.start(self._elsewhere_ms)
        if texts == self._aid_texts:
            return
        self._aid_texts = texts
        for name, _, _ in AIDS:
            late = name == "elsewhere"
            self._keys[name].setVisible(bool(texts.get(name)) and not late)
        self.show_aid("")

    def let_look_elsewhere(self) -> None:
        """A minute has gone: the example of the deck may be looked at."""
        self._keys["elsewhere"].setVisible(bool(self._aid_texts.get("elsewhere")))

    def show_aid(self, name: str) -> None:
        """Show one text, or none."""
        self._shown_aid = name
        self.aid.say(self._aid_texts.get(name, ""))
        for other, _, _ in AIDS:
            self._keys[other].setChecked(other == name and bool(name))

    def allow(self, *, locked: bool, closed: bool, has_card: bool, activity: bool) -> None:
        """Say what may be pressed now."""
        for name in ("decide", "no_solution", "dissent", "park", "set_aside", "reopen"):
            self._keys[name].setEnabled(has_card and not locked)
        self._closed, self._activity = closed, activity
        self._show_ends()

    def _pressed(self, name: str) -> None:
        if name in self._aid_texts or name in {aid for aid, _, _ in AIDS}:
            self.show_aid("" if self._shown_aid == name else name)
            return
        self.pressed.emit(name)


def aids(objective: Objective, speaks_first: str = "") -> dict[str, str]:
    """What the chips of an objective show; the first of them says who speaks first."""
    expected = objective.expected
    return {
        "prompts": words.prompts((*([speaks_first] if speaks_first else []), *objective.prompts)),
        "expected": words.expected(
            expected.who, expected.what, expected.where, expected.when, expected.how_long
        ),
        "elsewhere": words.elsewhere(objective.mistakes, objective.by_context),
    }
