"""Words of the sheet of the round: what the facilitator reads, and the small gestures."""

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import count, duration, instant_label, quoted

LINE = "\u2028"
"""Ends a line inside a text that is drawn."""

LEFT = "Il reste"
GONE = "Il manque"
PRIVATE = "Pour l’animateur seul"
NEXT_CARD = "Carte suivante"
NOTE_FACT = "Noter un fait…"
EVENT = "Événement"
NO_EVENT = "Aucun événement en cours."
NO_EVENT_LEFT = "Tous les événements de la phase sont joués."
NO_PHASE = "Entrez dans la première phase (F9)\u00a0: ses événements viendront ici."
REVEAL_NEXT = "Révéler l’événement suivant"
ENTER_FIRST = "Entrer dans la première phase"
NEXT_PHASE = "Phase suivante (F9)"
FIRST_PHASE = "Première phase (F9)"
BET = "Pari\u00a0: le plan tient\u202f? Combien de mains"
BET_HOLDS = "pour"
BET_FAILS = "contre"
VERDICT = "Verdict de la salle"
VERDICTS = {"held": "tenu", "partly": "en partie", "not_held": "pas tenu"}
WORD = "en un mot"
PHASES = "Phases du scénario"
CLOCK = "Heure de l’histoire"
CLOCK_HINT = "H+2, J+3…"
LEVELS = "Ce qui marche"
LEVELS_HINT = "Flèches pour choisir, 0, 1 ou 2 pour dire ce qu’il reste."
ACTIVITIES = "Activités"
ADD_ACTIVITY = "Ajouter une activité"
KEEP = "Retenir"
SET_ASIDE = "Écarter"
VARIANTS = "Variantes de contexte"
MEANS = "Moyens"
ADD_MEANS = "Ajouter un moyen"
NO_MEANS = "Aucun moyen n’est noté."
LOG = "Main courante"
LOG_HINT = "Une ligne, puis Entrée (Ctrl + L pour revenir ici)"
LOG_FIELD = "Ligne de main courante"
NO_LOG = "Rien n’est encore noté."
PARKING = "Parking"
NO_PARKING = "Le parking est vide."
SETTLE = "Donner suite…"


def leave_by_default(n: int) -> str:
    return f"Laisser par défaut ({n})"


def leave_hint(n: int) -> str:
    return (
        f"{count(n, 'carte que personne n’a regardée suivra', 'cartes que personne n’a regardées suivront')}"
        " le contexte d’avant"
    )


def private(note: str) -> str:
    return f"{PRIVATE}\u00a0: {lowered(note)}"


def left(remaining: str) -> str:
    return f"{LEFT}\u00a0: {lowered(remaining)}"


def gone(missing: str) -> str:
    return f"{GONE}\u00a0: {lowered(missing)}"


def round_of(code: str, scenario: str) -> str:
    return f"Manche {code} · {scenario}"


def reveal(channel: str, moment: str) -> str:
    return f"Révéler\u00a0: {lowered(channel)}\n{moment}"


def event_line(channel: str, moment: str) -> str:
    return f"{channel}, {moment}"


def phase(title: str, context: str, minutes: int) -> str:
    return " · ".join(part for part in (title, context, duration(minutes)) if part)


def phase_span(start: str, end: str) -> str:
    return f"{start} → {end}"


def spoken_phase(title: str, current: bool) -> str:
    return f"Phase {quoted(title)}{', en cours' if current else ''}"


def levels(absent: int, partial: int, available: int) -> str:
    return (
        f"{count(absent, 'absent', 'absents')}, {count(partial, 'partiel', 'partiels')}, "
        f"{count(available, 'disponible', 'disponibles')}"
    )


def level_line(service: str, level: str, corrected: bool) -> str:
    return f"{service}\u00a0: {level}{', corrigé par la salle' if corrected else ''}"


def kept(n: int) -> str:
    return count(n, "retenue", "retenues")


def variants(n: int) -> str:
    return f"{count(n, 'jouée', 'jouées')}" if n else ""


def means(label: str, left: int, quantity: int) -> str:
    return f"{label}\u00a0: {left} sur {quantity}"


def set_aside(label: str, reason: str) -> str:
    return f"{label} — {reason}" if reason else label


def keep_name(label: str) -> str:
    return f"Retenir {quoted(label)}"


def aside_name(label: str) -> str:
    return f"Écarter {quoted(label)}"


def log_line(time: str, fictive: int | None, text: str) -> str:
    said = time if fictive is None else f"{time} · {instant_label(fictive)}"
    return f"{said} · {text}"


def lines(n: int) -> str:
    return count(n, "ligne", "lignes") if n else ""


def parking(n: int) -> str:
    return f"{PARKING} ({n})" if n else PARKING


def parked_from(card: str, context: str) -> str:
    return " · ".join(part for part in (card, context) if part)


def outcome(text: str) -> str:
    return f"Suite donnée\u00a0: {lowered(text)}"


def settle_name(text: str) -> str:
    return f"Donner suite à {quoted(text)}"


def bet_said(holds: int, does_not: int) -> str:
    return f"pari\u00a0: {holds} pour, {does_not} contre"


def last_event(head: str, text: str, bet: str, verdict: str, word: str) -> str:
    said = f"{VERDICT}\u00a0: {verdict}"
    end = ", ".join(filter(None, (said, quoted(word) if word else "")))
    tail = ". ".join(filter(None, (f"{bet[:1].upper()}{bet[1:]}", end)))
    return LINE.join((f"Dernier événement\u00a0: {lowered(head)}", text, f"{tail}."))
