"""Words of the list: the workshop as rows, for the keyboard and for screen readers."""

from pcra_game.texts.typography import count

NB = "\u00a0"

PAGE = "Liste de l’atelier"
TREE = "Cartes de la manche, par activité"
CONTEXT = "Contexte"
FILTER = "Filtrer"
FILTER_HINT = "Filtrer\u00a0: un mot d’une carte, d’une réponse, d’un état"
COLUMNS = ("Carte", "État", "Réponse", "Qui", "Points à lever")
NOTHING_FOUND = "Aucune carte ne contient ces mots."
NIGHT = {True: "tient la nuit", False: "ne tient pas la nuit"}


def context(code: str, title: str, done: int, total: int) -> str:
    """A context of the choice: its name and how far it is."""
    return f"{code} · {title} — {done} sur {total}"


def activity(label: str, priority: str, wait: str, night: bool | None) -> str:
    """A row of activity, read as one sentence."""
    said = f"{label} · {priority} · {wait}"
    return said if night is None else f"{said} · {NIGHT[night]}"


def findings(texts: list[str]) -> str:
    """The points of a card in one cell."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{count(len(texts), 'point', 'points')}{NB}: {' '.join(texts)}"


def spoken_row(card: str, what: str, who: str) -> str:
    """A row of card as a screen reader says it: the card and its state, then the answer."""
    return ". ".join(part.rstrip(".") for part in (card, what, who) if part)


LAY_UNDER = "Poser sous une autre activité"
EMPTY_CELL = "vide"
"""What a screen reader says of a cell that holds nothing."""
