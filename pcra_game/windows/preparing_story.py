"""Steps of the preparation that choose how the room plays: format, scenario, variants."""

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from pcra_game.domain.events import Event
from pcra_game.domain.framing_events import ContextChosen
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import SIGN_FAMILY, TEXT_FAMILY
from pcra_game.texts import preparing as words
from pcra_game.windows.controls import TextBlock, clear
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.preparing_step import Step
from pcra_game.windows.style import scaled
from pcra_game.workshop.files import FORMATS

_INDENT = 28


class _ChoiceStep(Step):
    """One of several, each with a line that explains it."""

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        self.keys: dict[object, QRadioButton] = {}
        self.notes: dict[object, TextBlock] = {}
        self._group = QButtonGroup(self)

    def _offer(self, value: object, label: str, note: str) -> None:
        key = QRadioButton(label)
        key.setAccessibleDescription(note)
        look = self.look
        key.setStyleSheet(
            "QRadioButton { font-weight: bold; }"
            f"QRadioButton::indicator {{ width: 12px; height: 12px; background: {look.field};"
            f"border: 2px solid {look.field_edge}; border-radius: 8px; }}"
            f"QRadioButton::indicator:checked {{ width: 6px; height: 6px;"
            f"border: 5px solid {look.accent}; }}"
        )
        self._group.addButton(key)
        self.keys[value] = key
        said = TextBlock(note, px=16, colour=self.look.soft_ink)
        self.notes[value] = said
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 10)
        below.addWidget(said)
        self.body.addWidget(key)
        self.body.addLayout(below)

    def chosen(self) -> object:
        """The value that is chosen."""
        return next((value for value, key in self.keys.items() if key.isChecked()), None)


class FormatStep(_ChoiceStep):
    """How long the room plays."""

    title = words.FORMAT
    hint = words.FORMAT_HINT

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        for minutes in FORMATS:
            self._offer(minutes, words.FORMAT_LABELS[minutes], words.FORMAT_NOTES[minutes])
        self.body.addStretch(1)
        self.enter()
        self._group.buttonClicked.connect(self._clicked)

    def enter(self) -> None:
        key = self.keys.get(self.draft.format_minutes)
        if key is not None:
            key.setChecked(True)

    def said(self) -> str:
        return words.format_label(self.draft.format_minutes)

    def _clicked(self) -> None:
        minutes = self.chosen()
        if isinstance(minutes, int):
            self.draft.choose_format(minutes)
            self.edited.emit()


class ScenarioStep(_ChoiceStep):
    """Which crisis strikes."""

    title = words.SCENARIO
    hint = words.SCENARIO_HINT

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        for scenario in draft.scenarios:
            self._offer(scenario.id, scenario.title, scenario.summary)
        self.body.addStretch(1)
        self.enter()
        self._group.buttonClicked.connect(self._clicked)

    def enter(self) -> None:
        draft = self.draft
        for scenario in draft.scenarios:
            aimed = words.events(draft.aimed_events(scenario), len(scenario.injects))
            self.notes[scenario.id].set_text(f"{scenario.summary} {aimed}.")
        self.keys[draft.game.scenario.id].setChecked(True)

    def said(self) -> str:
        scenario = self.draft.game.scenario
        aimed = words.events(self.draft.aimed_events(scenario), len(scenario.injects))
        return f"{scenario.title} · {aimed}"

    def _clicked(self) -> None:
        self.draft.scenario = str(self.chosen())
        self.edited.emit()


class VariantsStep(Step):
    """Which variants of the contexts are played too."""

    title = words.VARIANTS
    hint = words.VARIANTS_HINT

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        self.boxes: dict[str, QCheckBox] = {}
        self._said: dict[str, bool] = {
            fact.context: fact.included for fact in draft.of(ContextChosen)
        }
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self._shown = ""

    def enter(self) -> None:
        scenario = self.draft.game.scenario.id
        if scenario == self._shown:
            return
        self._shown = scenario
        clear(self._list)
        self.boxes = {}
        played = self.draft.game.played_contexts
        for context in self.draft.game.deck.contexts:
            if context.base is not None or context.code in self._said:
                self._offer(context.code, context.title, played)

    def facts(self) -> tuple[Event, ...]:
        played = self.draft.game.played_contexts
        return tuple(
            ContextChosen(code, included)
            for code, included in self._said.items()
            if included != (code in played)
        )

    def said(self) -> str:
        contexts = self.draft.game.contexts
        chosen = (f for f in self.facts() if isinstance(f, ContextChosen) and f.included)
        return ", ".join(contexts[fact.context].title for fact in chosen)

    def _offer(self, code: str, title: str, played: tuple[str, ...]) -> None:
        box = QCheckBox(words.in_scenario(title) if code in played else title)
        # Titles hold codes such as C0: the zero of Atkinson is slashed.
        box.setStyleSheet(
            f'font-family: "{SIGN_FAMILY}", "{TEXT_FAMILY}"; font-size: {scaled(15)}px;'
        )
        box.setToolTip(self.draft.game.contexts[code].situation)
        box.setChecked(self._said.get(code, code in played))
        box.setProperty("context", code)
        box.toggled.connect(self._toggled)
        self.boxes[code] = box
        self._list.addWidget(box)
        situation = self.draft.game.contexts[code].situation
        note = QWidget()
        inside = QVBoxLayout(note)
        inside.setContentsMargins(_INDENT, 0, 0, 4)
        inside.addWidget(TextBlock(situation, px=15, colour=self.look.soft_ink))
        self._list.addWidget(note)

    def _toggled(self, on: bool) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox):
            self._said[str(box.property("context"))] = on
            self.edited.emit()
