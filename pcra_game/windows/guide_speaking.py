"""Who speaks first on a card, in the words that the facilitator reads."""

from pcra_game.domain.leading import first_word
from pcra_game.texts import guide as words
from pcra_game.windows.room import Room


def speaks_first(room: Room, card: str) -> str:
    """« Premier mot : IOA (à son tour) »; empty where the unit has no function at all."""
    word = first_word(room.state, room.game, room.card(card), room.context)
    return words.first_word(word.label, word.why) if word is not None else ""
