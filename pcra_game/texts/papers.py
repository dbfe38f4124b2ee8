"""Words that the papers of a workshop share: their title, their foot, their first page."""

from pcra_game.texts.plan import CONFIDENTIALITY

ESTABLISHMENT = "Établissement"
UNIT = "Unité"
SCENARIO = "Scénario joué"
DATE = "Atelier du"
NOTHING_DECIDED = "Rien n’est encore décidé."


def titled(title: str, unit: str) -> str:
    return f"{title} – {unit}"


def foot(status: str, version: str, day: str, mark: str = CONFIDENTIALITY) -> str:
    return f"{status[:1].upper()}{status[1:]} · version {version} · {mark} · {day}"


def sensitive(mark: str) -> str:
    """Say on a cover, which has no foot, the confidentiality of the document and what it asks."""
    return (
        f"{mark}. Ce document décrit comment l’établissement peut être mis en difficulté. Le "
        "remettre aux seules fonctions qui en ont besoin\u202f; garder une copie papier datée dans "
        "l’unité."
    )


SENSITIVE = sensitive(CONFIDENTIALITY)
