"""Words of the sheet of an activity and of its impact ruler."""

from collections.abc import Sequence

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import count, duration, quoted

RULER = "À partir de quand c’est grave\u202f? dangereux\u202f?"
RULER_STEPS = (
    "Grave à partir de\u00a0: touches 1 à 8",
    "Dangereux à partir de\u00a0: touches 1 à 8",
    "Où cela fait mal\u00a0: s, p, o, f ou i",
)
RULER_DONE = "Entrée pour noter, Échap pour revenir"
SERIOUS = "grave"
DANGEROUS = "dangereux"
NEVER = "jamais"
BEARABLE = "supportable"
DANGEROUS_FIRST = (
    "Ce n’est pas dangereux avant d’être grave\u00a0: choisissez d’abord quand c’est grave."
)
AXIS_KEYS = {"safety": "s", "care": "p", "duties": "o", "finances": "f", "image": "i"}

NOT_DISCUSSED = "valeur de départ, non discutée"
CONFIRM = "Confirmer la valeur de départ (Entrée)"
KIND = "Activité"
PRIORITY = "Priorité"
PRIORITIES = {
    "P0": "tout de suite",
    "P1": "dans les heures",
    "P2": "dans les jours",
    "P3": "peut attendre",
}
DMIA = "Combien de temps peut-on s’en passer\u202f? (DMIA)"
TOLERATED_LOSS = "Quelles données saisies avant la coupure peut-on perdre\u202f? (PDMA)"
SET_UP = "Temps de mise en place"
ENDURANCE = "Tenue du mode dégradé"
STOP_SIGN = "Le signe qui dit stop"
MINIMUM_SERVICE = "Service minimum"
RECORD_MEANWHILE = "Ce qu’il faut noter pendant la coupure"
OFFLINE_DATA = "Données disponibles hors ligne"
SITE_VARIANT = "Variante d’un site"
SITE_VARIANT_MEANS = "Ce qui se fait autrement ailleurs, site ou secteur."
NOTE_FOR = "Pourquoi (facultatif)"

DELAY = "15 min, 2\u00a0h…"
TIMES = "Durées"
WORK = "Ce qui continue"
NEEDS = "Services nécessaires"
NEEDS_HINT = "services, séparés par des points-virgules"
OTHER_NEEDS = "Et aussi"
TRUST = "Confiance de la salle"
FINGERS = "Doigts levés"
FINGERS_MEAN = "Ensemble, de 1 (ça ne tiendra pas) à 5 (ça tiendra)."
FINGER_NAMES = ("1\u00a0doigt", "2", "3", "4", "5")
DISSENT = "Désaccord"
REFERENT = "Référent (une fonction)"
NIGHT = "La nuit, le dimanche à 3\u00a0h"
NIGHT_HOLDS = "ça tient"
NIGHT_FAILS = "ça ne tient pas"
NIGHT_BY = "Dit par une fonction de nuit"
NIGHT_WHO = "Dites d’abord quelle fonction de nuit le dit."
PROCEDURE = "Procédure existante"
PROCEDURE_CODE = "Référence"
PROCEDURE_PLACE = "Où est le papier"
PROCEDURE_DATED = "Datée du"
TESTED = "Dernier essai réel (vide\u00a0: jamais)"
TESTED_ON = "JJ/MM/AAAA"
DOTS = "Gommettes"
DOTS_MEAN = "Points collés par la salle\u00a0: à préparer d’abord."
PROOF = "Preuves"
CARDS = "Cartes"
PLAY_ANOTHER = "Poser une autre carte"
NO_CARD_LEFT = "Toutes les cartes sont posées"
SET_ASIDE = "Écarter cette activité"
SET_ASIDE_REASON = "Motif, lu dans le plan"
KEEP_AGAIN = "Remettre sur la table"
BE_SET_ASIDE = "Écarter"


def is_set_aside(reason: str) -> str:
    return (
        f"Activité écartée\u00a0: {quoted(reason)}"
        if reason
        else "Activité qui n’est pas sur la table"
    )


def hands(counts: Sequence[int]) -> str:
    """The lowest and the majority of a show of fingers; empty where nobody showed any."""
    shown = [fingers for fingers, n in enumerate(counts, start=1) if n]
    if not shown:
        return ""
    majority = max(shown, key=lambda fingers: counts[fingers - 1])
    people = count(sum(counts), "main", "mains")
    return f"{people}\u00a0: la plus basse {shown[0]}, la majorité {majority}"


def hands_showing(fingers: int) -> str:
    return f"Mains qui montrent {count(fingers, 'doigt', 'doigts')}"


def spoken_ruler(serious: int | None, dangerous: int | None, axis: str) -> str:
    """The ruler as a screen reader says it."""
    return (
        f"Grave à partir de {duration(serious, NEVER)}, dangereux à partir de "
        f"{duration(dangerous, NEVER)}, {axis}"
    )


def need_level(service: str, level: str) -> str:
    return f"{service}\u00a0: {level}"


def finding(severity: str, text: str, activity: str) -> str:
    """A finding of the activity, which need not say its own name again."""
    said = text.removeprefix(f"{activity}\u00a0: ")
    return f"{severity[:1].upper()}{severity[1:]}\u00a0: {lowered(said)}"


def played_card(title: str, word: str) -> str:
    return f"{title} — {word}"
