"""The points to settle, in words: how answers are written, and what must not be."""

from pcra_game.texts.typography import ellipsis, quoted

WHAT_QUOTED = 60
"""So much of a solution is quoted where another one says what this one lacks."""

NAME = "un nom de personne"
PATIENT = "une donnée de patient"


NO_WHO = "qui agit"
NO_MEANS = "avec quoi"
NO_START = "quand commencer"


def lacks(card: str, context: str, what: str, solution: str) -> str:
    """`what` is not said of the answer, or of this solution alone."""
    only = f", pour {quoted(ellipsis(solution, WHAT_QUOTED))}" if solution else ""
    return f"{card}\u00a0: en {context}, on ne sait pas {what}{only}"


def vague(card: str, context: str, found: str) -> str:
    return f"{card}\u00a0: en {context}, formule vague {found}"


def magic(card: str, context: str) -> str:
    return f"{card}\u00a0: en {context}, la seule réponse repose sur l’informatique"


def private(place: str, beginning: str, kind: str) -> str:
    starts = f", qui commence par {quoted(beginning)}" if beginning else ""
    return f"{place}{starts}\u00a0: le texte ressemble à {kind}"


ANSWER = "Réponse"
REASON = "Motif"
ACTIVITY = "Activité"
ACTION = "Action"
ARBITRAGE = "Arbitrage"
PARKING = "Parking"
LOG = "Main courante"
EVENT = "Événement"
CHALLENGE = "Défi objet"
STORY = "Joker vécu"
CHECK = "Contrôle avant réouverture"
ACCEPTANCE = "Point accepté"
RETEX = "Retour à chaud"
FUNCTION = "Fonction"
MEANS = "Moyen"
SERVICE = "Service"
UNIT = "Unité"
