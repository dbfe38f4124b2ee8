"""Means of the round: what each has left in the context, and which cards take it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pcra_game.domain.answers import Means, MeansKind
from pcra_game.domain.framing_events import MeansStocked
from pcra_game.domain.means import Spent, spent_in, stock_days, suggested_stock
from pcra_game.domain.reading import reading
from pcra_game.domain.review_finding import card_title
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood
from pcra_game.texts import means as words
from pcra_game.texts.round_sheet import ADD_MEANS, NO_MEANS
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import Note, TextBlock, button, plain_label, plain_tip, put_icon
from pcra_game.windows.round_sheet_lines import line_key
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column

_ICONS = {
    MeansKind.PEOPLE: Icon.PEOPLE,
    MeansKind.THING: Icon.BOX,
    MeansKind.STOCK: Icon.SHEET,
}
_INDENT = 26


@dataclass(frozen=True, slots=True)
class MeansShown:
    """What a line says, to compare before it is made again."""

    spent: Spent
    cards: tuple[tuple[str, str, int], ...]
    stock: str


class MeansLines(QWidget):
    """What the unit has, less what the answers of the context spend; what is overspent first."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._turned: dict[str, bool] = {}
        self._none = plain_label(NO_MEANS, "soft")
        self._missing = Note(Mood.BAD, Icon.WARNING, place.palette)
        self._missing.setObjectName("means_missing")
        self._lines = ShownList()
        add = button(ADD_MEANS, icon=Icon.PLUS, palette=place.palette,
                     clicked=partial(place.note_fact, MeansStocked, {}))  # fmt: skip
        add.setObjectName("add_means")
        add.setEnabled(not place.room.read_only)
        column = bare_column(self)
        for widget in (self._none, self._missing, self._lines, add):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show what is left of each."""
        spent = self._spent()
        self._none.setVisible(not spent)
        self._missing.say(words.overspent_names([s.means.label for s in spent if s.overspent]))
        self._lines.show_all([self._shown(s) for s in spent], self._line)

    def overspent(self) -> int:
        """How many means are overspent in the context."""
        return sum(s.overspent for s in self._spent())

    def _spent(self) -> list[Spent]:
        room = self._place.room
        found = spent_in(room.state, room.game, room.context)
        return sorted(found, key=lambda s: (not s.overspent, not s.spent))

    def _shown(self, spent: Spent) -> MeansShown:
        room = self._place.room
        cards = tuple(
            (id, card_title(room.state, room.game, room.card(id)), self._taken(id, spent.means.id))
            for id in spent.cards
        )
        return MeansShown(spent, cards, self._stock(spent.means))

    def _taken(self, card: str, means: str) -> int:
        """What the answers of a card take of a means in the context."""
        room = self._place.room
        seen = reading(room.state, room.game).answers[card, room.context]
        return sum(s.quantity for x in seen.solutions for s in x.spends if s.means == means)

    def _stock(self, means: Means) -> str:
        room = self._place.room
        days = stock_days(room.state, room.game, means.id)
        return words.stock_line(days, suggested_stock(room.state, means), means.quantity)

    def _line(self, value: object) -> QWidget:
        assert isinstance(value, MeansShown)
        id = value.spent.means.id
        opened = self._turned.get(id, value.spent.overspent)
        line = MeansLine(self._place, value, opened=opened)
        line.turned = partial(self._remember, id)
        return line

    def _remember(self, id: str, opened: bool) -> None:
        self._turned[id] = opened


class MeansLine(QWidget):
    """One means: a key that corrects it, one that unfolds the cards which take it."""

    def __init__(self, place: RoundPlace, shown: MeansShown, *, opened: bool) -> None:
        """Take what to say and whether the cards are unfolded."""
        super().__init__()
        self._place, self._shown = place, shown
        self.turned: partial[None] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._edit_key(), 1)
        self._unfold = self._unfold_key()
        row.addWidget(self._unfold, 0)
        column.addLayout(row)
        self._inside = self._make_inside()
        column.addWidget(self._inside)
        self._show(opened)

    def _edit_key(self) -> QPushButton:
        spent, place = self._shown.spent, self._place
        means = spent.means
        said = words.means(means.label, spent.left, means.quantity)
        bad = place.palette.mood(Mood.BAD).line if spent.overspent else ""
        icon = Icon.WARNING if spent.overspent else _ICONS[means.kind]
        edit = partial(place.note_fact, MeansStocked, {"means.id": means.id})
        shown = words.line(means.label, spent.left, means.quantity)
        made = line_key(shown, icon, place, edit, bad)
        made.setToolTip(plain_tip(said))
        made.setAccessibleName(words.edit_name(said))
        made.setObjectName(f"means:{means.id}")
        return made

    def _unfold_key(self) -> QPushButton:
        spent = self._shown.spent
        name = words.unfold_name(
            spent.means.label, spent.left, spent.means.quantity, len(spent.cards)
        )
        made = button(words.used_by(len(spent.cards)), role="chip", name=name, clicked=self._turn)
        made.setObjectName(f"means_cards:{spent.means.id}")
        made.setEnabled(bool(self._shown.cards or self._shown.stock))
        return made

    def _make_inside(self) -> QWidget:
        place, shown = self._place, self._shown
        soft = place.palette.soft_ink
        inside = QWidget()
        column = bare_column(inside, 4)
        column.setContentsMargins(_INDENT, 0, 0, 6)
        for id, title, quantity in shown.cards:
            key = line_key(words.card_line(title, quantity), Icon.CHEVRON_RIGHT, place,
                           partial(place.room.open_card, id))  # fmt: skip
            key.setObjectName(f"means_card:{shown.spent.means.id}:{id}")
            key.setToolTip(plain_tip(title))
            column.addWidget(key)
        if sum(quantity for _, _, quantity in shown.cards) > shown.spent.spent:
            column.addWidget(TextBlock(words.SHARED_ONCE, px=14, colour=soft))
        if shown.stock:
            column.addWidget(TextBlock(shown.stock, px=14, colour=soft))
        return inside

    def _turn(self) -> None:
        opened = self._inside.isHidden()
        self._show(opened)
        if self.turned is not None:
            self.turned(opened)

    def _show(self, opened: bool) -> None:
        opened = opened and self._unfold.isEnabled()
        self._inside.setVisible(opened)
        icon = Icon.CHEVRON_DOWN if opened else Icon.CHEVRON_RIGHT
        put_icon(self._unfold, icon, self._place.palette.soft_ink, 11, 4)
