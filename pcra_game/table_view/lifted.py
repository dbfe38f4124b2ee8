"""One card of the table held up in large: its two faces, and what each says to who cannot see."""

from dataclasses import dataclass

from pcra_game.domain.table import Table
from pcra_game.domain.table_cards import TableCard
from pcra_game.table_view.items.backs import BackFace, FrontFace
from pcra_game.texts import table_view as words


@dataclass(frozen=True, slots=True)
class Lifted:
    """Both faces of a card, and their words. The back is for the facilitator alone."""

    front: FrontFace
    back: BackFace
    spoken_front: str
    spoken_back: str


def lifted(table: Table, key: str) -> Lifted | None:
    """Give the faces of a card, or `None` where `key` is no card of the table.

    Activities, contexts and the rest have no back.
    """
    card = table.card(key)
    if card is None:
        return None
    title = _title(table, card)
    return Lifted(
        FrontFace(title, card.question, card.word, card.look, card.lines),
        BackFace(title, card.question, card.prompts, card.look),
        words.spoken_front(card.spoken, card.question, card.lines),
        words.spoken_back(title, card.question, card.prompts),
    )


def _title(table: Table, card: TableCard) -> str:
    """The title, and beneath which activity the card lies: held up, it no longer lies there."""
    home = next((a.label for a in table.activities if a.id == card.subject), "")
    return f"{card.title} · {home}" if home else card.title
