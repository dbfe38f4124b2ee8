"""Words of the replay: a workshop seen again, gesture by gesture."""

from pcra_game.texts.typography import grouped

NB = "\u00a0"

TITLE = "Revoir le déroulé"
SLIDER = "Geste"
BACK = "Geste précédent"
NEXT = "Geste suivant"
PLAY = "Jouer"
PAUSE = "Pause"
SPEED = "Vitesse"
SPEEDS = {"slow": "Lent", "normal": "Normal", "fast": "Vite"}
CLOSE = "Fermer"
NO_PHASE = "avant la première phase"
HERE = "Revoir ici"
KEYS = "← → un geste · Page préc. et Page suiv. dix · Début, Fin · Espace joue"


def place(number: int, total: int) -> str:
    return f"{grouped(number)} sur {grouped(total)}"


def moment(day: str, time: str, phase: str) -> str:
    """When a gesture was made, and in which phase."""
    return f"{day}, {time} · {phase or NO_PHASE}"


def spoken(number: int, total: int, gesture: str, moment: str) -> str:
    """Where the replay stands, as a screen reader says it."""
    return f"Geste {place(number, total)}{NB}: {gesture}, {moment}"
