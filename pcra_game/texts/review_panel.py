"""Words of the review panel: what is left to settle, why, and how the room lives with it."""

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import NO_BREAK, count, quoted

LINE = "\u2028"
"""Ends a line inside a text that is drawn."""

LIST = "Points à lever"
LIST_HELP = "Flèches pour lire, Entrée pour ouvrir, A pour accepter."
FILTERS = "Points montrés"
FILTER = {"all": "Tous", "context": "Ce contexte", "hand": "Dernière carte"}
GROUPS = {"blocking": "Bloquant", "warning": "À traiter", "note": "À savoir"}
ACCEPTED = "Acceptés"
NOTHING = {
    "all": "Aucun point à lever\u00a0: la relecture ne trouve rien.",
    "context": "Aucun point à lever dans ce contexte.",
    "hand": "Aucun point à lever sur la dernière carte ouverte.",
}
NO_HAND = "Ouvrez une carte ou une activité\u00a0: ses points viendront ici."
OPEN = {
    "card": "Ouvrir la carte",
    "activity": "Ouvrir l’activité",
    "recovery": "Aller à la reprise",
    "ending": "Aller aux actions",
}
OPEN_OTHER = "Ouvrir aussi"
ACCEPT = "Accepter…"
ACCEPT_NOW = "Accepter"
CANCEL = "Annuler"
REOPEN = "Rouvrir"
SOURCE = "Source"
REASON = "Pourquoi la salle vit avec ce point"
REASON_HINT = "Le motif reste inscrit dans le plan"
KEPT = "Point accepté\u00a0: il reste listé avec son motif."
REOPENED = "Point rouvert."
LIFTED = "Ce point est levé\u00a0: le motif commencé n’est plus utile."

_FAMILY = {
    "A": "action à compléter",
    "B": "données et sauvegardes",
    "C": "la réponse compte sur ce qui n’est pas là",
    "D": "ce qui n’est pas couvert",
    "N": "nuit et week-end",
    "P": "reprise à préparer",
    "R": "moyens",
    "T": "durées",
    "V": "valeurs non discutées",
    "W": "écriture à préciser",
}
"""What a code speaks of, by its first letter."""


def family(code: str) -> str:
    """What a code means, in plain words; empty for a letter that nobody named."""
    return _FAMILY.get(code[:1], "")


def headline(code: str, severity: str, accepted: str) -> str:
    """« C201 · bloquant · la réponse compte sur ce qui n’est pas là »."""
    weight = ACCEPTED_ONE if accepted else GROUPS[severity].lower()
    return " · ".join(filter(None, (code, weight, family(code))))


ACCEPTED_ONE = "accepté"


def group(name: str, n: int) -> str:
    """« Bloquant · 2 »."""
    return f"{name}{NO_BREAK}· {n}"


def shown(n: int, whole: int) -> str:
    """How many of the points a filter shows; empty where it shows them all."""
    return "" if n == whole else f"{count(n, 'point', 'points')} sur {whole}"


def row(text: str, accepted: str) -> str:
    """The sentence of a row; an accepted one ends with its reason."""
    return f"{text}{LINE}Accepté\u00a0: {lowered(accepted)}" if accepted else text


def why(text: str) -> str:
    return f"Pourquoi\u00a0: {lowered(text)}"


def what_to_do(text: str) -> str:
    return f"À faire\u00a0: {lowered(text)}"


def source(text: str) -> str:
    return f"{SOURCE}\u00a0: {text}"


def reason_said(text: str) -> str:
    return f"Motif de la salle\u00a0: {text}"


def accept_name(text: str) -> str:
    """What a screen reader says of the key that accepts a point."""
    return f"Accepter le point {quoted(text)}"


def open_card(title: str) -> str:
    """What a screen reader says of a card that a point names."""
    return f"Ouvrir la carte {quoted(title)}"


def more_cards(n: int) -> str:
    """« et 3 autres »."""
    return f"et {count(n, 'autre', 'autres')}"
