"""The words for what an answer of the plan leaves open."""

from pcra_game.texts.plan import NB

ALERT_SIGN = "⚠"
CONTRADICTION = "contradiction"
GAP = "pas de solution"
UNDECIDED = "non décidé"
PARKED = "au parking"


def contradiction(services: str, context: str) -> str:
    return f"{CONTRADICTION}{NB}: il manque {services} en {context}"


def missing(services: str) -> str:
    return f"{CONTRADICTION}, il manque {services}"


def justified(services: str, context: str, reason: str) -> str:
    return f"sans {services} en {context}{NB}: {reason}"
