"""Words of the main courante: what enters it by itself, and the panels that show it."""

from pcra_game.texts.journal import DECISIONS
from pcra_game.texts.typography import count, duration, quoted
from pcra_game.texts.words import PLAN_STATUS, VERDICT

NB = "\u00a0"
A_CARD = "une carte"
RANKED = "Ordre de retour des services arrêté"
KIND = {
    "room": "Salle",
    "phase": "Phase",
    "event": "Événement",
    "decision": "Décision",
    "note": "Note",
}
STATUS = {
    "decided": "Décidé",
    "same": "Vérifié, idem",
    "default": "Laissé par défaut",
    "no_solution": "Pas de solution",
    "parked": "Au parking",
    "set_aside": "Écarté",
}


def opened(unit: str, scenario: str) -> str:
    return f"Ouverture de l’atelier, {unit}, scénario {quoted(scenario)}"


def arrived(function: str, number: int) -> str:
    people = count(number, "personne", "personnes")
    return f"Arrivée{NB}: {function} ({people})"


def fewer(function: str, number: int) -> str:
    return f"Départ{NB}: {function} (il reste {count(number, 'personne', 'personnes')})"


def departed(function: str) -> str:
    return f"Départ{NB}: {function}"


def phase(title: str, context: str | None) -> str:
    return f"Phase {quoted(title)}" + (f", {context}" if context else "")


def jump(instant: str) -> str:
    return f"Saut de temps{NB}: l’histoire est à {instant}"


def break_taken(minutes: int) -> str:
    return f"Pause de {duration(minutes)}"


def event(channel: str, text: str) -> str:
    return f"{channel}{NB}: {text}"


def verdict(channel: str, verdict: str, word: str) -> str:
    said = f"La salle juge{NB}: {VERDICT[verdict]}" + (f" ({word})" if word else "")
    return f"{said} · {channel}" if channel else said


def challenge(text: str, shown: bool) -> str:
    return f"Défi objet, {'montré' if shown else 'pas montré'}{NB}: {text}"


def arbitrage(text: str) -> str:
    return f"Arbitrage demandé{NB}: {text}"


def signed(status: str, version: str, function: str) -> str:
    return f"Version {version}, {PLAN_STATUS[status]}, par {function}"


def decision(status: str, title: str, context: str, answer: str) -> str:
    said = f"{STATUS[status]} en {context}{NB}: {title}"
    return f"{said}. {answer}" if answer else said


def reopened(title: str, context: str) -> str:
    return f"Remis sur la table en {context}{NB}: {title}"


def decisions(number: int, status: str, context: str) -> str:
    said = count(number, *DECISIONS[status])
    return f"{said[:1].upper()}{said[1:]} en {context}"


BAR_LABEL = "Main courante"
BAR_HINT = "Une ligne, Entrée la note, Échap ferme"
BAR_NOTED = "Noté à la main courante."


def bar_time(time: str, fictive: str) -> str:
    return f"{time} · {fictive}" if fictive else time


PRESENCE = "Présents"
PRESENCE_HINT = (
    "Par fonction, jamais par nom. Une arrivée et un départ entrent à leur heure dans la main "
    "courante."
)
PRESENCE_NONE = "Personne n’est encore noté."
ADD_PRESENT = "Ajouter une fonction"
ARRIVED = "Arrive"
ONE_MORE = "Une personne de plus"
ONE_LESS = "Une personne de moins"
NIGHTS = "nuits"


def present(number: int) -> str:
    return count(number, "personne", "personnes")


def present_line(function: str, number: int, arrived: str) -> str:
    said = f"{function}, {count(number, 'personne', 'personnes')}"
    return f"{said}, depuis {arrived}" if arrived else said


def works_nights(function: str) -> str:
    return f"{function}{NB}: travaille la nuit"
