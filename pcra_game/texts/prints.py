"""Words of what is printed for the room: deck, mats, slips."""

NB = "\u00a0"
NNB = "\u202f"

DECK = "Cartes"
LARGE_DECK = "Cartes A6"
MATS = "Sets de table"
SLIPS = "Feuillets-réponses"

ASKED_OF = {"unit": "À l’unité", "application": "À un service", "activity": "À une activité"}
ASKED = "Se pose"
PLAYED_IN = "Se joue"
ACTIVITY = "Activité"
STOP = "Arrêt"
EVENT = "Événement"
EVENT_LINES = ("Tient (voix)", "Ne tient pas", "Verdict")

ACTIVITY_QUESTION = f"À partir de quand l’arrêt est-il grave, puis dangereux{NNB}?"
ACTIVITY_PROMPTS = (
    f"Qui s’en aperçoit en premier, et à quoi{NNB}?",
    f"Et à 3{NB}h du matin, un dimanche{NNB}?",
    f"Quel est le service minimum, celui qu’on ne lâche jamais{NNB}?",
    f"Combien de temps tient-on sans informatique, et quel signe dit d’arrêter{NNB}?",
    f"Que note-t-on pendant ce temps, sur quoi{NNB}?",
)

BLANK = "à écrire"
BLANK_FRONTS = (
    ("Autre objectif", "Question"),
    ("Autre activité", "Intitulé"),
    ("Autre événement", "Récit"),
)
"""Title of each blank card, and what is to be written on it."""
BLANK_QUESTION = f"Qu’est-ce qui change si la salle ne fait rien{NNB}?"
BLANK_PROMPTS = (
    f"Quoi, et qui le fait{NNB}?",
    f"Avec quoi, et où est-ce rangé{NNB}?",
    f"Quand, ou à quel signal{NNB}?",
    f"Est-ce que cela existe déjà{NNB}?",
)

LEFT = "Ce qui reste"
GONE = "Ce qui manque"
SERVICE_COLUMNS = ("Service", "Ici", "Son nom chez nous")

WHAT = "Quoi"
WHO = "Qui"
WITH_WHAT = "Avec quoi, où"
WHEN = "Quand"
EXISTS = "Existe déjà"
CONTEXT = "Contexte"
BY = "Écrit par (fonction)"
SIGNAL = "au signal"
EXISTS_CHOICES = ("oui", "en partie", "non")
CODE = "Code de la carte"
NO_NAMES = "Des fonctions, jamais de noms\u202f; aucune donnée de patient. Rempli\u00a0: diffusion restreinte."


def to_correct(wait: str) -> str:
    """Say that how long an activity may stop is where the deck starts, not what the room said."""
    return f"{wait} (valeur de départ, à corriger)"


def of_session(unit: str, status: str, version: str) -> str:
    """Say in a margin whose plan the sheet serves."""
    return f"{unit} · {status} · version{NB}{version}"


def of_deck(unit: str, deck: str, version: str) -> str:
    """Say in a margin what a sheet that belongs to no session was printed from."""
    return f"{unit} · jeu «{NNB}{deck}{NNB}» · version{NB}{version}"


def of_page(title: str, number: int, of: int) -> str:
    """Say in a margin which sheet of which print it is."""
    return f"{title} · page{NB}{number}/{of}"


def on_both_sides(said: str) -> str:
    """Add how to print it: `said` is what the margin says of the page."""
    return f"{said} · à imprimer recto verso, bord long"


def deck_of(size: str) -> str:
    """Name the file of a deck by the size of its cards."""
    return LARGE_DECK if size == "a6" else DECK
