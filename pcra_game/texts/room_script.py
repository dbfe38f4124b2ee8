"""Words of the facilitator's script: steps with their times, what to say, events, prompts."""

from pcra_game.texts.typography import count, duration

NB = "\u00a0"
TITLE = "Conducteur"
FOR = "Pour l’animateur seul"
NOTE_ANSWERS = (
    "Ce papier dit ce qu’une bonne réponse contient\u00a0: il reste à l’animateur, la salle ne le "
    "voit pas."
)
NOTE_TIMES = (
    "Les temps sont des repères\u00a0: une étape peut déborder, la suivante se raccourcit. "
    "L’heure part du premier événement."
)
FORMAT = "Durée"
SCOPE = "Périmètre"

SUMMARY = "Déroulé"
STEPS_CAPTION = "Étapes et repères de temps"
STEPS_COLUMNS = ("De", "À", "Durée", "Étape")

BEFORE = "Avant d’ouvrir la salle"
BEFORE_LINES = (
    "Cartes, sets de table et feuillets imprimés, découpés, un stylo chacun.",
    "Projecteur essayé, heure du poste vérifiée, session enregistrée une fois.",
    "Fonctions attendues\u00a0: quelqu’un qui travaille la nuit, la DSI, qui décide.",
    "Sets de table rangés par contexte, le premier face visible.",
)

SAY = "À dire"
DO = "À faire"
READ = "À lire à voix haute"
SCOPE_OF_STEP = "Sur la table"
LAID_CAPTION = "Cartes de la manche, à préparer"
LAID_COLUMNS = ("Activité", "Cartes (relances\u00a0: annexe A)")
EVENTS = "Événements et réactions attendues"
EVENTS_COLUMNS = ("Quand", "Par où", "Ce qui est dit", "Réaction attendue")
RECOMMENDED = "conseillé"

PROMPTS = "Relances par carte"
EXPECTED_CAPTION = "Une bonne réponse contient"
EXPECTED_COLUMNS = ("Champ", "Attendu")
EXPECTED_FIELDS = ("Qui", "Quoi", "Où", "Quand", "Combien de temps")
MISTAKES = "Erreurs fréquentes"
WHOLE_UNIT = "Toute l’unité"


def clock(minutes: int) -> str:
    """Say how far the session is: « 1 h 05 »."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}{NB}h{NB}{rest:02}"


def step_title(title: str, start: int, minutes: int) -> str:
    """Name a step with when it begins and how long it takes."""
    return f"{title} ({clock(start)}, {duration(minutes)})"


def lead(steps: int, minutes: int, activities: int) -> str:
    """Say in one sentence what the session is."""
    return (
        f"{count(steps, 'étape', 'étapes')} en {duration(minutes)}, "
        f"{count(activities, 'activité', 'activités')} sur la table."
    )


def scope(activities: int, cards: int) -> str:
    """Say what a round lays on the table."""
    return f"{count(activities, 'activité', 'activités')}, {count(cards, 'carte', 'cartes')}."
