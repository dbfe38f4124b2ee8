"""Words that the table itself shows or says: its zones, its signs, what a screen reader hears."""

from pcra_game.texts.table import TOKENS, UNIT_CARDS
from pcra_game.texts.typography import count, grouped
from pcra_game.texts.words import LEVEL

TABLE = "Table de l’atelier"
PARKING = "Parking"
PARKING_EMPTY = "déposez ici"
HEADINGS = {"tray": UNIT_CARDS.upper(), "tokens": TOKENS.upper()}
OVERSPENT = "dépassé"
ADD_MEANS = "à compter"


def parked(waiting: int) -> str:
    """What waits in the parking: cards and notes."""
    return f"{waiting} à reprendre" if waiting else PARKING_EMPTY


def stock(left: int, quantity: int) -> str:
    """What is left of a means out of what the unit has."""
    return f"{_signed(left)}\u00a0/\u00a0{grouped(quantity)}"


def more_means(others: int) -> str:
    """Means that found no place in the rail."""
    return f"et {count(others, 'autre', 'autres')}"


def bet(holds: int, does_not: int) -> str:
    """The bet of the room before an event."""
    return f"Pari\u00a0: {holds} pour, {does_not} contre"


def event_head(channel: str, moment: str) -> str:
    return f"{channel} · {moment}" if moment else channel


def hidden_cards(cards: int) -> str:
    """A collapsed activity."""
    return count(cards, "carte repliée", "cartes repliées")


def progress(done: int, total: int) -> str:
    return f"{done}/{total}"


def spoken_event(channel: str, moment: str, text: str) -> str:
    return f"Événement, {event_head(channel, moment)}\u00a0: {text}"


def spoken_means(label: str, left: int, quantity: int) -> str:
    said = f"{label}\u00a0: {_signed(left)} sur {grouped(quantity)}"
    return f"{said}, {OVERSPENT}" if left < 0 else said


def spoken_tokens(means: int, overspent: int) -> str:
    """The heading of the tokens, which opens the means."""
    said = f"{TOKENS}, {count(means, 'moyen', 'moyens')}"
    return f"{said}, {count(overspent, 'dépassé', 'dépassés')}" if overspent else said


def spoken_parking(waiting: int) -> str:
    return f"{PARKING}\u00a0: {f'{waiting} à reprendre' if waiting else 'vide'}"


def spoken_service(label: str, level: int) -> str:
    """A pictogram of the context in play."""
    return f"{label}\u00a0: {LEVEL[level]}"


def contradictions(cards: int) -> str:
    """What a folded activity may not hide."""
    return count(cards, "contradiction", "contradictions")


def tip(*lines: str) -> str:
    """A tooltip; what looks like markup to Qt would be read as markup."""
    said = "\n".join(line for line in lines if line)
    return said.replace("<", "‹").replace(">", "›")


def spoken_collapsed(said: str, cards: int, contradicted: int = 0) -> str:
    alert = f", {contradictions(contradicted)}" if contradicted else ""
    return f"{said}, {hidden_cards(cards)}{alert}"


def _signed(number: int) -> str:
    return f"−{grouped(-number)}" if number < 0 else grouped(number)
