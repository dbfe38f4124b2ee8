"""Words of the RETEX: planned and done, what held, what to improve, the next exercise, the grid."""

from pcra_game.texts.plan import NB
from pcra_game.texts.typography import count

TITLE = "Retour d’expérience (RETEX)"
KIND_OF_EXERCISE = "Exercice"
KIND_TABLE = "sur table, par cartes"
SESSION = "Séance"
REVIEW = "Plan à revoir le"
NOTE_USE = (
    f"Ce document est pré-rempli par l’atelier\u202f; les cases vides se remplissent à la main ou dans "
    f"la version modifiable. À chaud{NB}: dans la semaine. À froid{NB}: sous deux mois."
)
NOTE_FIELD = (
    "Il contribue à D2.O1.D pour la trame de RETEX et le plan d’amélioration. Un atelier sur table ne "
    "remplace pas un test de terrain\u00a0: la grille de la section 8 sert à l’observer."
)
NOTE_FUNCTIONS = "On juge le plan, pas les personnes. Des fonctions, jamais de noms."

SUMMARY = "En bref"
LIGHTS_TITLE = "Où en est le plan"
LIGHTS_CAPTION = "Cinq moments, lus dans les réponses de la salle"
LIGHTS_COLUMNS = ("Moment", "État", "Activités en cause")
NO_ACTIVITY = "aucune"
FIRST_TITLE = "À faire d’abord"
NEXT_TITLE = "Prochain exercice"
SIGN_TITLE = "Relu par"
SIGNERS = ("Direction", "Responsable du PCRA", "Cadre de l’unité")

EXERCISE = "L’exercice"
EXERCISE_CAPTION = "Fiche de l’exercice"
SCENARIO_SUMMARY = "Histoire jouée"
PRESENT = "Fonctions présentes"
OBJECTIVES = "Ce que le scénario veut éprouver"

PLANNED = "Ce qui était prévu, ce qui s’est passé"
PLANNED_CAPTION = "Prévu et réalisé"
PLANNED_COLUMNS = ("Quoi", "Prévu", "Réalisé", "Écart, pourquoi")
TIME = "Durée"
PHASES = "Étapes du scénario"
EVENTS = "Événements (en réserve, puis joués)"
CONTEXTS = "Contextes"
VITAL = "Activités vitales ou critiques (P0, P1) examinées"
NOT_NOTED = "non noté"
NONE = "aucun"

HELD = "Ce qui a tenu, ce qui n’a pas tenu"
VERDICT_TITLE = {
    "held": "Tenu",
    "partly": "Tenu en partie",
    "not_held": "Pas tenu",
    None: "Joué, sans jugement de la salle",
}
VERDICT_NONE = (
    "La salle n’a jugé aucun événement. À faire à la prochaine séance\u00a0: après chaque événement, "
    "demander «\u00a0tenu, en partie, pas tenu\u202f?\u00a0» et noter le mot de la salle."
)
STRONG = "Points forts"
STRONG_NONE = (
    "Aucun point fort n’a été noté à chaud. À faire\u00a0: demander à chaque fonction ce qu’elle "
    "garderait, et l’écrire ci-dessous."
)
IMPROVE = "À améliorer"
IMPROVE_NONE = (
    "Rien n’a été noté à chaud. À faire\u00a0: demander à chaque fonction ce qu’elle ferait autrement, "
    "et l’écrire ci-dessous."
)
GAPS_TITLE = "Réponses restées sans solution"
OBJECTS_TITLE = "Objets demandés"
TO_COMPLETE = "À compléter"
TO_COMPLETE_COLUMNS = ("Constat", "Fonction qui le signale")
PLAN = "Plan d’amélioration"
PLAN_CAPTION = "Actions décidées, à suivre jusqu’à leur clôture"
PLAN_COLUMNS = ("Action", "Porteur (fonction)", "Échéance", "Fait le", "Preuve, où")
PLAN_BLANK = "Actions à ajouter"

NEXT = "Prochain exercice"
NEXT_INTRO = "Ce que l’atelier laisse à éprouver, le plus urgent d’abord\u00a0:"
NEXT_NONE = "Rien ne s’impose de lui-même\u00a0: choisir une activité vitale et la jouer sur le terrain, de nuit."
NEXT_CAPTION = "À décider avant de se séparer"
NEXT_COLUMNS = ("Quoi", "Réponse")
NEXT_ROWS = (
    "Date, heure (de nuit ou de week-end si possible)",
    "Sur table ou sur le terrain, périmètre",
    "Scénario et contexte de départ",
    "Qui conduit, qui observe (fonctions)",
    "Ce qui arrête l’exercice si un patient est en danger",
)

GRID = "Grille d’observation"
GRID_INTRO = (
    "Une feuille par observateur. Noter l’heure où le geste est fait et ce qui a été vu\u00a0: un fait, "
    "pas un avis. Laisser vide ce qui n’a pas été vu."
)
GRID_COMMON_CAPTION = "Points communs"
GRID_COMMON_COLUMNS = ("À observer", "Heure", "Fait, en partie, pas fait", "Constat")
GRID_COMMON = (
    "La bascule en mode dégradé est dite à voix haute, avec l’heure",
    "L’alerte part à la bonne fonction, par un moyen qui marche",
    "Le kit est sorti\u202f; ce qui y manque est noté",
    "La main courante est ouverte, l’heure et la décision y sont",
    "Chaque patient reste identifié sans erreur",
    "La relève transmet tout, sans écran",
    "Quelqu’un dit quand la façon de faire ne tient plus",
    "La fin est dite, avec ce qui reste à ressaisir",
)
GRID_PLAN_CAPTION = "Ce que le plan promet"
GRID_PLAN_COLUMNS = ("Activité", "Attendu d’après le plan", "Heure", "Constat")
GRID_EVENTS_CAPTION = "Réaction aux événements"
GRID_EVENTS_COLUMNS = ("Événement", "Heure", "Réaction vue")
GRID_FREE_CAPTION = "Autres constats"
GRID_FREE_COLUMNS = ("Heure", "Constat", "Suite à donner")
GRID_NOTHING = (
    "Aucune réponse n’est encore décidée dans le premier contexte\u00a0: la grille n’a que ses points "
    "communs."
)
OBSERVER_CAPTION = "Observateur"
OBSERVER_COLUMNS = ("Fonction", "Lieu", "Date", "De … à …")


def lead(held: int, partly: int, not_held: int) -> str:
    """What page 2 says of the events: as many that held, in part, or not."""
    events = count(held + partly + not_held, "événement", "événements")
    parts = (
        count(held, "tenu", "tenus"),
        f"{partly} en partie",
        f"{not_held} pas {'tenu' if not_held < 2 else 'tenus'}",
    )
    return f"La salle a jugé {events}{NB}: {', '.join(parts)}."


def of(done: int, planned: int) -> str:
    return f"{done} sur {planned}"


def expected(what: str, when: str) -> str:
    return f"{what} ({when})" if when else what


def play_again(event: str) -> str:
    return f"Rejouer l’événement{NB}: {event}"


def close_gap(card: str, context: str) -> str:
    return f"Chercher une solution en {context}{NB}: {card}"


def test_in_the_field(activity: str) -> str:
    return f"Tester sur le terrain{NB}: {activity} (jamais testé)"


def play_context(code: str, title: str) -> str:
    return f"Jouer le contexte {code}, {title[:1].lower()}{title[1:]}{NB}: aucune réponse"


def shown_object(text: str, *, shown: bool) -> str:
    return f"{'Montré' if shown else 'Pas montré'}{NB}: {text}"


def next_on(day: str) -> str:
    return f"Relecture du plan prévue le {day}. Fixer la date de l’exercice avant."


NEXT_UNDATED = (
    "Aucune date de relecture n’est fixée. À faire\u00a0: fixer celle du prochain exercice."
)
