"""The preparation of a workshop in detail: steps in any order, none of them needed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
)

from pcra_game.domain.events import Event
from pcra_game.domain.framing_events import ContextLevelSet
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import preparing as words
from pcra_game.texts import welcome as welcome_words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.activity_sheet_kept import IDLE_MS
from pcra_game.windows.controls import Note, TextBlock, button, plain_label
from pcra_game.windows.new_workshop import Offers
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.preparing_file import FilePlace
from pcra_game.windows.preparing_house import HouseStep, VolumesStep
from pcra_game.windows.preparing_list import StepList
from pcra_game.windows.preparing_means import MeansStep
from pcra_game.windows.preparing_people import PeopleStep
from pcra_game.windows.preparing_services import ServicesStep
from pcra_game.windows.preparing_step import Step, first_field
from pcra_game.windows.preparing_story import FormatStep, ScenarioStep, VariantsStep
from pcra_game.windows.preparing_summary import SummaryStep
from pcra_game.windows.preparing_unit import UnitStep
from pcra_game.windows.style import say_role, scaled, text_size
from pcra_game.windows.welcome_parts import FeltPage
from pcra_game.workshop.kit import Kit, begin_from_kit, sound

REST_MS = 150
_UNSHOWN = (ContextLevelSet,)
"""Facts of a kit that no step shows: they go through as they are."""


class PreparingPage(FeltPage):
    """Prepares a workshop from a kit, and begins it.

    `created` carries the path of a session that was written and closed, `place_asked` the path
    proposed, `kit_asked` that the kit (`kit()`) is to be written somewhere; `rested` the kit, each
    time that typing rests.
    """

    created = Signal(str)
    rested = Signal(object)
    left = Signal()
    place_asked = Signal(str)
    kit_asked = Signal()

    def __init__(
        self,
        palette: Palette,
        offers: Offers,
        kit: Kit,
        *,
        folder: Path | None = None,
        today: date | None = None,
        idle_ms: int = IDLE_MS,
    ) -> None:
        """Take what a workshop may be begun with, and the kit to begin from."""
        super().__init__(palette)
        say_role(self, "page")
        self.setAccessibleName(words.TITLE)
        self.draft = Draft(offers, kit)
        self._told: tuple[str, ...] = ()
        self._begun = False
        self._insisted = self._given_up = False
        self.file = FilePlace(palette, self._named, folder=folder, today=today)
        self.file.asked.connect(self.place_asked)
        self.trouble = Note(Mood.WARNING, Icon.WARNING, palette)
        self.trouble.say("")
        self.steps = self._made_steps(palette)
        self.list = StepList(self.steps, palette)
        self._stack = QStackedWidget()
        for step in self.steps:
            step.edited.connect(self._edited)
            self._stack.addWidget(step)
        self.begin = button(welcome_words.BEGIN, role="primary", clicked=self._begin)
        self.previous = button(words.PREVIOUS, clicked=self._previous)
        self.next = button(words.NEXT, clicked=self._next)
        self._resting = self._timer(REST_MS, self._mark)
        self._idle = self._timer(idle_ms, self._tell_rested)
        self._arrange(palette)
        self._shortcuts()
        self.list.currentRowChanged.connect(self._entered)
        self.list.setCurrentRow(0)
        self._kept = self.kit()

    def waiting_words(self) -> bool:
        """Whether something was prepared that is in no file yet."""
        if self._begun or self._given_up:
            return False
        return self.kit() != self._kept or bool(self._faults())

    @property
    def understood(self) -> bool:
        """Whether all that is typed means something: the rest is in no kit."""
        return not self._faults()

    def take_up(self, before: "PreparingPage") -> None:
        """Go on from a page that is dressed otherwise, which this one has the kit of."""
        self._kept = before._kept
        self.file.take_up(before.file)
        self.list.setCurrentRow(before.list.currentRow())
        self._idle.start()

    def kit_saved(self, _path: str = "") -> None:
        """What is prepared now lies in a kit; what it could not take is said in place."""
        self._kept = self.kit()
        faults = self._faults()
        self.trouble.say(words.kit_without(faults) if faults else "")
        self._insisted = False
        self._mark()

    def leave(self) -> None:
        """Leave the preparation; what lies in no file yet goes only when one insists."""
        if self.waiting_words() and not self._insisted:
            self._insisted = True
            self.trouble.say(words.NOT_LEFT)
            return
        self._given_up = True
        self.left.emit()

    def step(self, kind: type[Step]) -> Step:
        """The step of a kind."""
        return next(step for step in self.steps if type(step) is kind)

    def show_step(self, kind: type[Step]) -> None:
        """Show a step."""
        self.list.setCurrentRow([type(step) for step in self.steps].index(kind))

    def kit(self) -> Kit:
        """What is prepared now; what is not understood is left out."""
        house, summary = self.step(HouseStep), self.step(SummaryStep)
        assert isinstance(house, HouseStep)
        assert isinstance(summary, SummaryStep)
        return self.draft.made(
            title=summary.name(), establishment=house.name(), facts=tuple(self._facts())
        )

    def say_trouble(self, sentence: str) -> None:
        """Say in place why the workshop cannot begin."""
        self.trouble.say(sentence)

    def set_place(self, path: str) -> None:
        """Write the workshop there."""
        self.file.choose(path)

    def take_keyboard(self) -> None:
        """Begin in the step that is shown; on the summary, on the key that begins."""
        step = self.steps[max(self.list.currentRow(), 0)]
        target = self.begin if isinstance(step, SummaryStep) else first_field(step)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line goes on to the next field; Escape goes back where nothing would go."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape and not self.waiting_words():
            self.leave()
        else:
            super().keyPressEvent(event)

    def _named(self) -> str:
        return self.draft.game.unit.label

    def _facts(self) -> list[Event]:
        facts = [fact for step in self.steps for fact in step.facts()]
        return facts + [fact for fact in self.draft.kit.facts if isinstance(fact, _UNSHOWN)]

    def _faults(self) -> tuple[str, ...]:
        return tuple(fault for step in self.steps for fault in step.faults())

    def _begin(self) -> None:
        if not self.draft.activities:
            self.trouble.say(welcome_words.NO_ACTIVITY)
            self.show_step(UnitStep)
            return
        kit, game = self.kit(), self.draft.game
        try:
            kit, refused = sound(kit, game)
            told = (*self._faults(), *refused)
            if told and told != self._told:  # pressed again, it begins without them
                self._told = told
                self.trouble.say(words.not_kept(told, again=welcome_words.BEGIN))
                self._mark()
                return
            path = self.file.path()
            begin_from_kit(path, kit, game).close()
        except KnownError as error:
            self.trouble.say(str(error))
            return
        self._begun = True
        self.created.emit(str(path))

    def _edited(self) -> None:
        self._told, self._insisted = (), False
        self._given_up = False
        self.trouble.say("")
        self._resting.start()
        self._idle.start()

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _tell_rested(self) -> None:
        if self.waiting_words():
            self.rested.emit(self.kit())

    def _entered(self, row: int) -> None:
        if row < 0:
            return
        step = self.steps[row]
        step.enter()
        self._stack.setCurrentWidget(step)
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(row + 1 < len(self.steps))
        self.file.show_path()
        self._mark()

    def _previous(self) -> None:
        self._go(-1)

    def _next(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        row = self.list.currentRow() + step
        if 0 <= row < len(self.steps):
            held = self.focusWidget()
            self.list.setCurrentRow(row)
            if held not in (self.previous, self.next, self.list) or not held.isEnabled():
                self.take_keyboard()

    def _mark(self) -> None:
        self.list.mark()

    def _made_steps(self, palette: Palette) -> tuple[Step, ...]:
        summary = SummaryStep(self.draft, palette)
        summary.kit_asked.connect(self.kit_asked)
        kinds = (HouseStep, UnitStep, ServicesStep, PeopleStep, MeansStep, VolumesStep)
        steps: tuple[Step, ...] = (
            *(kind(self.draft, palette) for kind in kinds),
            FormatStep(self.draft, palette),
            ScenarioStep(self.draft, palette),
            VariantsStep(self.draft, palette),
            summary,
        )
        summary.hold(steps)
        return steps

    def _shortcuts(self) -> None:
        for keys, act in (("Alt+Left", self._previous), ("Alt+Right", self._next)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _arrange(self, palette: Palette) -> None:
        title = QHBoxLayout()
        title.setSpacing(16)
        title.addWidget(button(welcome_words.BACK, icon=Icon.ARROW_LEFT, palette=palette,
                               clicked=self.leave))  # fmt: skip
        title.addWidget(TextBlock(words.TITLE, px=30, bold=True, colour=palette.on_felt), 1)
        card = QFrame()
        say_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 16, 10, 14)
        inside.addWidget(self._stack, 1)
        inside.addWidget(plain_label(words.KEYS, "soft", wraps=True))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.list)
        middle.addWidget(card, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(48, 20, 48, 20)
        page.setSpacing(12)
        page.addLayout(title)
        page.addLayout(middle, 1)
        page.addWidget(self.trouble)
        if text_size() > 1:
            page.addWidget(self.file)
        page.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        if text_size() > 1:  # the file has a line of its own above
            foot.addStretch(1)
        else:
            foot.addWidget(self.file, 1)
        for key in (self.previous, self.next):
            foot.addWidget(key)
        self.begin.setMinimumSize(scaled(200), scaled(52))
        foot.addWidget(self.begin)
        return foot
