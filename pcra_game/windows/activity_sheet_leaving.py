"""The end of the sheet of an activity: it is set aside, with the reason why."""

from PySide6.QtCore import Qt

from pcra_game.domain.activity_events import ActivitySetAside
from pcra_game.domain.limits import REASON
from pcra_game.domain.moves import Record
from pcra_game.table_view.icons import Icon
from pcra_game.texts import activity_sheet as words
from pcra_game.windows.activity_sheet_fields import Place
from pcra_game.windows.controls import button
from pcra_game.windows.fact_form_readers import TextReader
from pcra_game.windows.round_sheet_section import Section


class Leaving(Section):
    """A reason and its key; a reason that nobody used yet waits for its own activity."""

    def __init__(self, place: Place) -> None:
        """Take where the sheet lives."""
        super().__init__(words.SET_ASIDE, place.palette, opened=False)
        self._place = place
        self._waiting: dict[str, str] = {}
        reader = TextReader(words.SET_ASIDE_REASON, REASON, long=True)
        self._reason = place.field("set_aside_reason", words.SET_ASIDE_REASON, reader)
        self._key = button(
            words.BE_SET_ASIDE, icon=Icon.MINUS, palette=place.palette, clicked=self._set_aside
        )
        self._key.setObjectName("set_aside")
        self._key.setEnabled(not place.room.read_only)
        self.add(self._reason, self._key)

    def take(self, old: str, new: str) -> None:
        """Another activity: what was typed for the one before waits until it comes back."""
        self._waiting[old] = self._reason.text()
        reason = self._waiting.pop(new, "")
        self._reason.set_text(reason)
        self.close_up()
        if reason.strip():
            self.open()

    def waiting_words(self) -> bool:
        """Whether a reason was typed, for any activity, that set nothing aside."""
        return any(text.strip() for text in (self._reason.text(), *self._waiting.values()))

    def _set_aside(self) -> None:
        room = self._place.room
        if not room.settle():
            return
        if room.ask(Record(ActivitySetAside(self._place.activity(), self._reason.text()))):
            self._reason.set_text("")
        else:
            self._reason.widget.setFocus(Qt.FocusReason.OtherFocusReason)
