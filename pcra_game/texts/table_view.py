"""Words that the table itself shows or says: its zones, its signs, what a screen reader hears."""

from functools import lru_cache

from pcra_game.texts.table import TOKENS, UNIT_CARDS
from pcra_game.texts.typography import count, grouped, quoted
from pcra_game.texts.words import LEVEL

TABLE = "Table de l’atelier"
PARKING = "Parking"
PARKING_EMPTY = "déposez ici"
HEADINGS = {"tray": UNIT_CARDS.upper(), "tokens": TOKENS.upper()}
OVERSPENT = "dépassé"
ADD_MEANS = "à compter"
VERSO = "verso"
PROMPTS = "Relances, pour l’animateur"
NO_ANSWER_YET = "Pas encore de réponse."
NO_PLACE = "Aucune place ne prend cette carte"
PUT_BACK = "Remise à sa place"
PUT_DOWN = "Carte reposée"
OPEN = "Ouvrir"
TURN = "Retourner la carte"
HOLD_UP = "Voir la carte en grand"
PARK = "Mettre au parking"
COME_NEAR = "Agrandir"
SEE_ALL = "Revoir toute la table"
FOLD = "Replier les cartes"
UNFOLD = "Déplier les cartes"
SHOW_MENU = "Ce qu’on peut en faire"
GO_THERE = "Y aller"
ACTION_KEYS = {"Press": ["Entrée"], "Toggle": ["Espace"], "ShowMenu": ["Maj+F10"]}
"""The keys of what a screen reader can do, by the names that Qt gives to actions."""


def parked(waiting: int) -> str:
    """What waits in the parking: cards and notes."""
    return f"{waiting} à reprendre" if waiting else PARKING_EMPTY


def stock(left: int, quantity: int) -> str:
    """What is left of a means out of what the unit has."""
    return f"{_signed(left)}\u00a0/\u00a0{grouped(quantity)}"


def more_means(others: int) -> str:
    """Means that found no place in the rail."""
    return f"et {count(others, 'autre', 'autres')}"


def more_prompts(left: int, all: int) -> str:
    """Prompts that found no place on the back of a card."""
    others = count(left, "autre", "autres") if left < all else count(left, "relance", "relances")
    return f"{'et ' if left < all else ''}{others}, dans la fiche"


def spoken_front(card: str, question: str, lines: tuple[tuple[str, str], ...]) -> str:
    """A card held up, as a screen reader says it: `lines` are names with their text."""
    answer = [f"{name}\u00a0: {text}" for name, text in lines] or [NO_ANSWER_YET]
    return "\n".join(filter(None, (card, question, *answer)))


def spoken_back(title: str, question: str, prompts: tuple[str, ...]) -> str:
    """The back of a card: every prompt, whatever its picture has room for."""
    return "\n".join(filter(None, (f"{title}, {VERSO}", question, f"{PROMPTS}\u00a0:", *prompts)))


def position(place: int, of: int, home: str) -> str:
    """Where a card lies, as a screen reader says it after its name."""
    return f"carte {place} sur {of} {f'sous {home}' if home else 'de toute l’unité'}"


def carried(card: str, places: int) -> str:
    """A card picked up with the keyboard."""
    possible = count(places, "place possible", "places possibles")
    return f"Carte soulevée\u00a0: {card}, {possible}"


def over(place: str) -> str:
    """Where a card in hand would land."""
    return f"Au-dessus de\u00a0: {place}"


def laid_on(place: str) -> str:
    """Where a card in hand was laid."""
    return f"Posée sur\u00a0: {place}"


def bet(holds: int, does_not: int) -> str:
    """The bet of the room before an event."""
    return f"Pari\u00a0: {holds} pour, {does_not} contre"


def event_head(channel: str, moment: str) -> str:
    return f"{channel} · {moment}" if moment else channel


def words_of_event(text: str) -> str:
    """What an event says, as the words of whoever brings it; what quotes already stays as it is."""
    return text if "«" in text else quoted(text)


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


@lru_cache(maxsize=256)  # every card is told anew at every gesture
def card_tip(
    title: str, word: str, lines: tuple[tuple[str, str], ...], why: tuple[str, ...] = ()
) -> str:
    """A card as its tooltip says it: the answer whole, whatever the card has room for."""
    return tip(title, word, *why, *(f"{name}\u00a0: {text}" for name, text in lines))


def spoken_collapsed(said: str, cards: int, contradicted: int = 0) -> str:
    alert = f", {contradictions(contradicted)}" if contradicted else ""
    return f"{said}, {hidden_cards(cards)}{alert}"


def _signed(number: int) -> str:
    return f"−{grouped(-number)}" if number < 0 else grouped(number)
