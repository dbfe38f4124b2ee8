"""Words of the journal: the name of each gesture, for « Annuler » and for whoever reads it back.

A name reads on after « Annuler : » : it begins in lower case, holds no id and no colon.
"""

import re

from pcra_game.texts.typography import count, ellipsis, quoted

NB = "\u00a0"
_OPENING = re.compile(r"«\s?")
_CLOSING = re.compile(r"\s?»")

LONGEST = 70
"""Signs of the longest name: it holds on one line of a menu."""

OPENING = "ouverture de l’atelier"
ESTABLISHMENT = "fiche de l’établissement"
UNIT = "chiffres de l’unité"
ROLE = "rôle"
FUNCTION_ADDED = "fonction ajoutée"
DEPUTY = "suppléance de nuit"
PRESENCE = "présence"
SERVICE = "service"
MEANS = "moyens"
MEANS_REMOVED = "moyens retirés"
RANKING = "ordre de retour des services"
CHECK = "contrôle de feu vert"
CHECK_REMOVED = "contrôle de feu vert retiré"
CARD_PLAYED = "carte jouée"
CARD_WITHDRAWN = "carte retirée"
ANSWER = "réponse à"
ANSWER_TRIMMED = "surplus au parking, réponse à"
ANSWER_UNPLACED = "réponse modifiée"
DECISION_AND_ACTION = "décision et action"
ACTION = "action"
ACTION_REMOVED = "action retirée"
ARBITRAGE = "arbitrage"
ARBITRAGE_REMOVED = "arbitrage retiré"
PARKED = "parking"
PARKED_SETTLED = "suite du parking"
LOG = "main courante"
EVENT = "événement"
CHALLENGE = "défi objet"
STORY = "joker vécu"
FINDING_ACCEPTED = "point à lever accepté"
FINDING_REOPENED = "point à lever rouvert"
SIGNATURE = "signature"
ACTIVITY_ADDED = "activité ajoutée"
AN_ACTIVITY = "activité"
A_CARD = "carte"
A_GESTURE = "un geste"

ABOUT_ACTIVITY = {
    "ActivityKept": "activité retenue",
    "ActivitySetAside": "activité écartée",
    "DotsCounted": "gommettes de",
    "PrioritySet": "priorité de",
    "ImpactJudged": "règle d’impact de",
    "ActivityNeedsSet": "besoins de",
    "FingersCounted": "doigts levés pour",
    "DissentNoted": "désaccord sur",
    "ReferentNamed": "référent de",
    "NightStamped": "carte Nuit sur",
    "ProcedureReferenced": "procédure de",
    "ActivityTested": "test de",
    "BacklogEstimated": "ressaisie de",
}
"""Facts about one activity, by the stored name of the event."""

DURATION = {
    "dmia": "durée d’arrêt de",
    "tolerated_loss": "perte tolérée de",
    "set_up": "mise en place de",
    "endurance": "tenue de",
}
ACTIVITY_TEXT = {
    "minimum_service": "service minimum de",
    "stop_sign": "signe d’arrêt de",
    "record_meanwhile": "à noter pendant l’arrêt de",
    "site_variant": "variante de site de",
    "offline_data": "données hors ligne de",
}
DECISION = {
    "proposed": "carte proposée",
    "draft": "brouillon de",
    "decided": "décision",
    "same": "idem pour",
    "default": "par défaut pour",
    "no_solution": "pas de solution pour",
    "parked": "carte au parking",
    "set_aside": "carte écartée",
}
DECISIONS = {
    "proposed": ("carte proposée", "cartes proposées"),
    "draft": ("brouillon", "brouillons"),
    "decided": ("décision", "décisions"),
    "same": ("carte vérifiée idem", "cartes vérifiées idem"),
    "default": ("carte par défaut", "cartes par défaut"),
    "no_solution": ("carte sans solution", "cartes sans solution"),
    "parked": ("carte au parking", "cartes au parking"),
    "set_aside": ("carte écartée", "cartes écartées"),
}


def named(before: str, name: str = "", after: str = "") -> str:
    """Give « before « name » after » in at most `LONGEST` signs; only the name is shortened."""
    name = _CLOSING.sub("”", _OPENING.sub("“", " ".join(name.splitlines()))).strip()
    if not name:
        return ellipsis(f"{before}{after}", LONGEST)
    room_left = LONGEST - len(f"{before} «{NB}{NB}»{after}")
    if room_left < 1:
        return ellipsis(f"{before}{after}", LONGEST)
    return f"{before} {quoted(ellipsis(name, room_left))}{after}"


def at(context: str) -> str:
    return f" en{NB}{context}"


def phase(context: str | None) -> str:
    return f"passage en {context}" if context else "passage à"


def level(context: str, word: str) -> str:
    return f" {word}{at(context)}"


def context_chosen(context: str, included: bool) -> str:
    return f"contexte {context} {'ajouté' if included else 'retiré'}"


def fictive_time(instant: str) -> str:
    return f"heure de l’histoire, {instant}"


def break_taken(length: str) -> str:
    return f"pause de {length}"


def bet(holds: int, does_not: int) -> str:
    return f"pari, {holds} pour et {does_not} contre"


def judged(verdict: str) -> str:
    return f", {verdict}"


def shown(shown: bool) -> str:
    return ", montré" if shown else ", pas montré"


def night(holds: bool) -> str:
    return ", tient" if holds else ", ne tient pas"


def retex(kind: str) -> str:
    return f"débriefing, {kind}"


def review_on(day: str) -> str:
    return f"relecture prévue le {day}"


def decisions(number: int, status: str, context: str) -> str:
    return f"{count(number, *DECISIONS[status])}{at(context)}"


def several(number: int, first: str) -> str:
    return f"{count(number, 'geste', 'gestes')} d’un coup, dont {first}"


def undone(gesture: str) -> str:
    return f"annulation, {gesture}"


def redone(gesture: str) -> str:
    return f"rétablissement, {gesture}"


PANEL = "Journal de l’atelier"
PANEL_LEAD = "Tout ce que la salle a fait, le plus récent en bas. Rien ne s’efface."
COLUMNS = ("Heure", "Geste", "État")
TAKEN_BACK = "annulé"
COUNTS = "compte"
"""What a screen reader says of a gesture that was not taken back."""
CLOSE = "Fermer"


def spoken(time: str, gesture: str, taken_back: bool) -> str:
    """A line of the journal as a screen reader says it."""
    return f"{time}, {gesture}{', ' + TAKEN_BACK if taken_back else ''}"
