"""Words of what the room went through: hours, phases, events."""

from pcra_game.texts.plan import NB
from pcra_game.texts.typography import quoted

NOT_ENTERED = "pas lancée"
NO_CONTEXT = "–"
PHASES_CAPTION = "Déroulé du scénario"
PHASES_COLUMNS = ("Étape", "Contexte", "Dans l’histoire", "Prévu", "Lancée à")


def session(start: str, end: str) -> str:
    return f"de {start} à {end}"


def story_time(start: str, end: str) -> str:
    return f"{start} à {end}"


def event(moment: str, text: str, word: str) -> str:
    said = f"{moment}{NB}: {text}"
    return f"{said} La salle{NB}: {quoted(word)}." if word else said
