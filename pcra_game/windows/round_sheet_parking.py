"""The parking at hand: what was set aside for later, what became of it, and the cards that wait."""

from functools import partial

from PySide6.QtWidgets import QWidget

from pcra_game.domain.answer_events import ParkedItemSettled
from pcra_game.domain.answers import ParkedItem
from pcra_game.domain.sheet import subject_label
from pcra_game.domain.table_cards import Look
from pcra_game.table_view.icons import Icon
from pcra_game.texts import round_sheet as words
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.round_sheet_lines import line_key
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.round_sheet_section import row_of


class ParkingLines(QWidget):
    """Parked cards of the context, then notes: those without an outcome first."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._none = plain_label(words.NO_PARKING, "soft")
        self._cards = ShownList()
        self._notes = ShownList()
        column = bare_column(self)
        for widget in (self._none, self._cards, self._notes):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show what lies there."""
        table, items = self._place.room.table, self._place.room.state.parking.values()
        parked = [c for c in table.cards() if c.look is Look.PARKED]
        cards = [(c.id, words.parked_from(c.title, self._subject(c.subject))) for c in parked]
        notes = sorted(items, key=lambda item: bool(item.outcome))
        self._none.setVisible(not cards and not notes)
        self._cards.show_all(cards, self._card)
        self._notes.show_all([(item, self._origin(item)) for item in notes], self._note)

    def _card(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        id, label = value
        made = line_key(label, Icon.PARKING, self._place, partial(self._open, id))
        made.setObjectName(f"parked:{id}")
        return made

    def _note(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        item, origin = value
        assert isinstance(item, ParkedItem)
        p = self._place.palette
        whole = QWidget()
        column = bare_column(whole, 4)
        column.addWidget(TextBlock(item.text, px=15, colour=p.ink))
        after = words.outcome(item.outcome) if item.outcome else ""
        for said in filter(None, (origin, after)):
            column.addWidget(TextBlock(said, px=14, colour=p.soft_ink))
        if item.outcome:
            return whole
        settle = button(
            words.SETTLE, role="chip", name=words.settle_name(item.text),
            clicked=partial(self._place.note_fact, ParkedItemSettled, {"id": item.id}),
        )  # fmt: skip
        settle.setObjectName(f"settle:{item.id}")
        settle.setEnabled(not self._place.room.read_only)
        return row_of((whole, 1), (settle, 0))

    def _origin(self, item: ParkedItem) -> str:
        """The card that the note was cut from, in words."""
        room = self._place.room
        card = room.card(item.card) if item.card else None
        if card is None or card.objective not in room.game.objectives:
            return item.context or ""
        title = room.game.objectives[card.objective].short_title
        label = words.parked_from(title, self._subject(card.subject))
        return words.parked_from(label, item.context or "")

    def _subject(self, subject: str) -> str:
        return subject_label(self._place.room.state, self._place.room.game, subject)

    def _open(self, card: str) -> None:
        self._place.room.open_card(card)
