"""What the rows of the list say, read from the same value as the table."""

from dataclasses import dataclass

from pcra_game.domain.answers import UNIT_SUBJECT
from pcra_game.domain.sheet import function_label
from pcra_game.domain.state import shown
from pcra_game.domain.table_cards import Look, TableActivity, TableCard
from pcra_game.texts import list_page as words
from pcra_game.texts.table import UNIT_CARDS
from pcra_game.texts.typography import fold
from pcra_game.windows.room import Room


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it stands for, its cells, what a screen reader says; `points` in full."""

    id: str
    cells: tuple[str, ...]
    spoken: str
    look: Look | None = None
    points: str = ""

    def found_by(self, wanted: str) -> bool:
        """Whether the folded words of a search are all somewhere in the row."""
        said = fold(" ".join(self.cells))
        return all(word in said for word in wanted.split())


@dataclass(frozen=True, slots=True)
class Branch:
    """An activity, or the whole unit, with its cards."""

    row: Row
    cards: tuple[Row, ...]


def branches(room: Room, *, for_all: bool = False) -> tuple[Branch, ...]:
    """Every activity on the table in order, then the cards of the whole unit.

    With `for_all` the room may read the rows: they leave out what is to be settled, and why.
    """
    table = room.table

    def row(card: TableCard) -> Row:
        return _card(room, card, for_all=for_all)

    made = [Branch(_activity(a), tuple(map(row, a.cards))) for a in table.activities]
    unit = Row(UNIT_SUBJECT, (UNIT_CARDS, "", "", "", ""), UNIT_CARDS)
    return (*made, Branch(unit, tuple(map(row, table.unit_cards))))


def _activity(activity: TableActivity) -> Row:
    text = words.activity(activity.label, activity.priority, activity.wait, activity.night)
    return Row(activity.id, (text, "", "", "", ""), activity.spoken)


def _card(room: Room, card: TableCard, *, for_all: bool) -> Row:
    seen = shown(room.state, card.id, room.context)
    first = seen.solutions[0] if seen is not None and seen.solutions else None
    reason = seen.decision.reason if seen is not None else ""
    what = first.what if first is not None else reason
    who = function_label(room.state, room.game, first.who) if first is not None else ""
    points = [
        f
        for f in room.table.findings
        if not for_all
        and card.id in f.cards
        and not f.accepted
        and f.subject.endswith(f"/{room.context}")
        and f.code in card.findings
    ]
    whole = "\n".join(f"{f.text}. {f.what_to_do}" for f in points)
    cells = (card.title, card.word, what, who, words.findings([f.why for f in points]))
    return Row(card.id, cells, words.spoken_row(card.spoken, what, who), card.look, whole)
