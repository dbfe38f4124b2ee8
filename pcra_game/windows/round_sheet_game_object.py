"""« Montrez la feuille » : an object that the answers rely on, shown or not."""

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from pcra_game.domain.answer_events import ActionWritten
from pcra_game.domain.answers import Action
from pcra_game.domain.game_cards import (
    ChallengedObject,
    action_for_missing,
    challenge,
    object_to_show,
    objects_to_show,
)
from pcra_game.domain.moves import Record
from pcra_game.domain.sheet import function_label
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood
from pcra_game.texts import game_cards as words
from pcra_game.texts.typography import date_fr
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import FlowRow, Note, TextBlock, button, plain_label
from pcra_game.windows.room import Room
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column

_LAST = 3


class ObjectCard(QWidget):
    """Proposes an object, keeps what the room saw, drafts the action that a missing one needs."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._passed: set[str] = set()
        self._missing: ChallengedObject | None = None
        p = place.palette
        self._none = TextBlock(px=15, colour=p.soft_ink)
        self._asked = TextBlock(px=17, bold=True, colour=p.ink)
        self._relied = TextBlock(px=14, colour=p.soft_ink)
        self._draft = Note(Mood.WARNING, Icon.TASKS, p)
        self._last = ShownList()
        self._build()

    def refresh(self) -> None:
        """Propose the object that is next, and show the last ones."""
        room = self._place.room
        asked = self._proposed()
        self._asked.set_text(asked.question if asked else "")
        self._relied.set_text(self._said_of(asked) if asked else "")
        never = not room.state.challenges
        self._none.set_text("" if asked else words.NO_OBJECT if never else words.ALL_SHOWN)
        for widget, wanted in (
            (self._asked, asked), (self._relied, asked), (self._keys, asked),
            (self._none, not asked), (self._draft_box, self._missing),
        ):  # fmt: skip
            widget.setVisible(bool(wanted))
        self._other.setVisible(len(objects_to_show(room.state, room.game)) > 1)
        for key in self._writing:
            key.setEnabled(not room.read_only)
        if self._missing is not None:
            self._draft.say(self._said_of_action(self._action()))
        self._show_last()

    def pass_on(self) -> None:
        """Propose another object; after the last one the first comes back."""
        asked = self._proposed()
        if asked is not None:
            self._passed.add(asked.solution)
            room = self._place.room
            if all(o.solution in self._passed for o in objects_to_show(room.state, room.game)):
                self._passed.clear()
        self.refresh()

    def answer(self, shown: bool) -> None:
        """Keep whether the room saw it; what it did not see calls for an action."""
        asked = self._proposed()
        if asked is None or not self._place.room.settle():
            return
        before, self._missing = self._missing, None if shown else asked
        if not self._place.room.ask(Record(challenge(asked, shown=shown))):
            self._missing = before
        self.refresh()
        if self._missing is not None:
            self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        p = self._place.palette
        shown = self._key(words.SHOWN, "object_shown", partial(self.answer, True), Icon.CHECK)
        missing = self._key(words.NOT_SHOWN, "object_missing", partial(self.answer, False),
                            Icon.CROSS)  # fmt: skip
        self._other = self._key(words.OTHER_OBJECT, "object_other", self.pass_on, None)
        self._keys = _row(shown, missing, self._other)
        self._keep = self._key(words.KEEP_ACTION, "object_action", self._keep_action, Icon.PLUS)
        drop = self._key(words.NO_ACTION, "object_no_action", self._drop_action, None)
        self._writing = (shown, missing, self._keep)
        self._draft_box = QWidget()
        box = bare_column(self._draft_box, 4)
        box.addWidget(self._draft)
        box.addWidget(_row(self._keep, drop))
        self._draft_box.hide()
        self._count = TextBlock(px=14, colour=p.soft_ink)
        column = bare_column(self, 5)
        column.addWidget(plain_label(words.OBJECT, "heading"))
        for widget in (
            self._draft_box, self._none, self._asked, self._relied, self._keys, self._count,
            self._last,
        ):  # fmt: skip
            column.addWidget(widget)

    def _key(self, text: str, name: str, act: object, icon: Icon | None) -> QPushButton:
        assert callable(act)
        made = button(text, icon=icon, palette=self._place.palette, clicked=act,
                      role="" if icon else "quiet")  # fmt: skip
        made.setObjectName(name)
        return made

    def _proposed(self) -> ChallengedObject | None:
        room = self._place.room
        return object_to_show(room.state, room.game, self._passed)

    def _said_of(self, asked: ChallengedObject) -> str:
        room = self._place.room
        who = function_label(room.state, room.game, asked.who)
        return words.relied_on(len(asked.cards), who)

    def _said_of_action(self, action: Action) -> str:
        room = self._place.room
        owner = function_label(room.state, room.game, action.owner)
        return words.drafted(action.text, owner, date_fr(action.due) if action.due else "")

    def _action(self, id: str = "") -> Action:
        assert self._missing is not None
        room = self._place.room
        return action_for_missing(room.state, self._missing, id=id, today=_day_of(room))

    def _keep_action(self) -> None:
        room = self._place.room
        if self._missing is None or not room.settle():
            return
        if room.ask(Record(ActionWritten(self._action(room.new_id())))):
            room.told.emit(words.ACTION_KEPT)
            self._drop_action()

    def _drop_action(self) -> None:
        self._missing = None
        self.refresh()

    def _show_last(self) -> None:
        seen = list(self._place.room.state.challenges.values())
        self._count.set_text(words.challenges(sum(c.shown for c in seen), len(seen)))
        self._count.setVisible(bool(seen))
        self._last.show_all([(c.text, c.shown) for c in seen[: -_LAST - 1 : -1]], self._told)

    def _told(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        return TextBlock(words.challenged(*value), px=14, colour=self._place.palette.ink)


def _row(*keys: QPushButton) -> QWidget:
    box = QWidget()
    row = FlowRow(box)
    for key in keys:
        row.addWidget(key)
    return box


def _day_of(room: Room) -> date:
    """The day of the last entry, where the workshop takes place."""
    opened = room.state.opened
    offset = timedelta(minutes=opened.utc_offset_minutes if opened is not None else 0)
    return (datetime.fromisoformat(room.workshop.history.done[-1].recorded_at) + offset).date()
