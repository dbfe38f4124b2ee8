"""Step of the preparation: functions, who replaces them at night, and who answers for the plan."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout

from pcra_game.domain.events import Event
from pcra_game.domain.framing_events import (
    DeputyNamed,
    FunctionAdded,
    GovernanceRole,
    GovernanceRoleGiven,
)
from pcra_game.domain.limits import WHO
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import preparing as words
from pcra_game.texts.words import ROLE
from pcra_game.windows.controls import FlowRow, TextBlock, button, clear, plain_label
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import ChoiceReader, distinct, sentence_of
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.preparing_step import ShortText, Step
from pcra_game.workshop.files import new_id


class PeopleStep(Step):
    """A row for each function of the unit and of the house, then the roles in the plan."""

    title = words.PEOPLE
    hint = words.PEOPLE_HINT

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        self.deputies: dict[str, Field] = {}
        self.roles: dict[GovernanceRole, Field] = {}
        self.added = {fact.id: fact.label for fact in draft.of(FunctionAdded)}
        self.new_function = Field("new_function", words.NEW_FUNCTION,
                                  ShortText(words.NEW_FUNCTION, WHO), palette, headed=False,
                                  placeholder=words.NEW_FUNCTION)  # fmt: skip
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._role_grid = QGridLayout()
        self._newest = ""
        self._shown: tuple[str, tuple[str, ...]] | None = None
        self._named = {fact.function: fact.deputy for fact in draft.of(DeputyNamed)}
        self._given = {fact.role: fact.function for fact in draft.of(GovernanceRoleGiven)}
        self.port.verticalScrollBar().rangeChanged.connect(self._grown)
        self._arrange()

    def enter(self) -> None:
        shown = (self.draft.unit, tuple(self.added))
        if shown == self._shown:
            return
        self._note()
        self._shown = shown
        clear(self._grid)
        clear(self._role_grid)
        self.deputies, self.roles = {}, {}
        self._add_head()
        for id, label in self._labels().items():
            self._add_function(id, label)
        for role in GovernanceRole:
            self._add_role(role)

    def facts(self) -> tuple[Event, ...]:
        self._note()
        known = self._labels()
        added = tuple(FunctionAdded(id, label) for id, label in self.added.items())
        roles = tuple(
            GovernanceRoleGiven(role, id) for role, id in self._given.items() if id in known
        )
        named = tuple(
            DeputyNamed(id, deputy)
            for id, deputy in self._named.items()
            if id in known and deputy in known and id != deputy
        )
        return (*added, *roles, *named)

    def said(self) -> str:
        facts = self.facts()
        kinds = (
            (DeputyNamed, words.deputies_named),
            (GovernanceRoleGiven, words.roles_given),
            (FunctionAdded, words.functions_added),
        )
        counts = ((sum(isinstance(f, kind) for f in facts), say) for kind, say in kinds)
        return " · ".join(say(n) for n, say in counts if n)

    def take_proposed(self) -> None:
        """Name the deputies that the deck proposes wherever nobody is named."""
        for id, field in self.deputies.items():
            proposed = self._proposed(id)
            if proposed and not field.text().strip():
                field.set_text(field.reader.say(proposed))
        self.edited.emit()

    def add_function(self) -> None:
        """Add the function that is typed; its row comes at the end, in sight and in hand."""
        label = str(self.new_function.value_or_none() or "")
        if label:
            id = new_id()
            self.added[id] = label
            self.new_function.set_text("")
            self.enter()
            self.edited.emit()
            self._show_row(id)

    def faults(self) -> tuple[str, ...]:
        itself = [id for id, field in self.deputies.items() if field.value_or_none() == id]
        found = list(super().faults())
        for id in itself:
            sentence = words.deputy_of_itself()
            self.deputies[id].complain(sentence)
            found.append(words.fault(self.title, self.deputies[id].caption, sentence))
        if self.new_function.text().strip() and not sentence_of(self.new_function.value):
            found.append(words.fault(self.title, words.NEW_FUNCTION, words.not_added()))
        return tuple(found)

    def _show_row(self, id: str) -> None:
        self._newest = id
        self.deputies[id].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grown()

    def _grown(self) -> None:
        """Rows find their places in several rounds: look for the newest after each."""
        QTimer.singleShot(0, self, self._bring_newest)

    def _bring_newest(self) -> None:
        field = self.deputies.get(self._newest)
        if field is not None and field.widget.hasFocus():
            self.port.ensureWidgetVisible(field, 0, field.height())

    def _labels(self) -> dict[str, str]:
        game = self.draft.game
        own = [f for f in game.functions.values() if f.unit == game.unit_code]
        others = [f for f in game.functions.values() if f.unit != game.unit_code]
        return {f.id: f.label for f in (*own, *others)} | self.added

    def _proposed(self, id: str) -> str:
        printed = self.draft.game.functions.get(id)
        return printed.deputy or "" if printed is not None else ""

    def _note(self) -> None:
        """Remember what is typed before the rows are made anew, or read."""
        for id, field in self.deputies.items():
            self._named[id] = str(field.value_or_none() or "")
        for role, field in self.roles.items():
            self._given[role] = str(field.value_or_none() or "")

    def _choice(self, path: str, caption: str, placeholder: str) -> Field:
        options = distinct(list(self._labels().items()))
        reader = ChoiceReader(caption, options, required=False, none="")
        made = Field(path, caption, reader, self.look, headed=False, placeholder=placeholder)
        return self.hear(made)

    def _add_head(self) -> None:
        for column, caption in enumerate((words.FUNCTION, words.DEPUTY)):
            self._grid.addWidget(plain_label(caption, "heading", wraps=True), 0, column)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)

    def _add_function(self, id: str, label: str) -> None:
        labels = self._labels()
        proposed = labels.get(self._proposed(id), "")
        placeholder = words.proposed(proposed) if proposed else ""
        field = self._choice(f"deputy.{id}", words.row_caption(words.DEPUTY, label), placeholder)
        field.set_text(field.reader.say(self._named.get(id, "")))
        row = self._grid.rowCount()
        said = TextBlock(label, px=16, colour=self.look.ink)
        self._grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        self.deputies[id] = field

    def _add_role(self, role: GovernanceRole) -> None:
        field = self._choice(f"role.{role}", ROLE[role], "")
        field.set_text(field.reader.say(self._given.get(role, "")))
        row = self._role_grid.rowCount()
        said = TextBlock(ROLE[role], px=16, colour=self.look.ink)
        self._role_grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._role_grid.addWidget(field, row, 1)
        self.roles[role] = field

    def _arrange(self) -> None:
        keys = FlowRow(gap=10)
        keys.addWidget(button(words.TAKE_PROPOSED, icon=Icon.CHECK, palette=self.look,
                              clicked=self.take_proposed))  # fmt: skip
        self.new_function.setMinimumWidth(260)
        keys.addWidget(self.new_function)
        keys.addWidget(button(words.ADD_FUNCTION, clicked=self.add_function))
        self.head.addLayout(keys)
        self.body.addLayout(self._grid)
        self.body.addWidget(plain_label(words.ROLES, "heading"))
        self._role_grid.setColumnStretch(0, 2)
        self._role_grid.setColumnStretch(1, 3)
        self._role_grid.setHorizontalSpacing(16)
        self.body.addLayout(self._role_grid)
        self.body.addStretch(1)
