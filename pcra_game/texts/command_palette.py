"""Words of the palette of Ctrl+K: everything the window can do, found by a few letters."""

from pcra_game.texts.typography import count

NB = "\u00a0"
NNB = "\u202f"

TITLE = "Tout chercher, tout faire"
HINT = "Une carte, une activité, une commande… quelques lettres suffisent"
LIST = "Résultats"
KEYS = f"↑ ↓ pour choisir{NB}·{NB}Entrée pour faire{NB}·{NB}Échap pour fermer"

OWN_KEYS = (
    ("Down", "Ligne suivante"),
    ("Up", "Ligne précédente"),
    ("PgDown", "Plusieurs lignes plus bas"),
    ("PgUp", "Plusieurs lignes plus haut"),
    ("Return", "Faire ce que dit la ligne"),
    ("Esc", "Fermer, et revenir où l’on écrivait"),
)

RECENT = "Récents"
COMMANDS = "Commandes"
CARDS = "Cartes"
ACTIVITIES = "Activités"
CONTEXTS = "Contextes"
PHASES = "Phases"
PAGES = "Pages"
STEPS = "Déroulé"

NOTHING = f"Rien ne porte ces mots{NNB}: essayez-en moins, ou d’autres."
NO_WORKSHOP = "ouvrez d’abord un atelier"
READ_ONLY = "atelier en lecture seule"
NOTHING_TO_UNDO = "rien à annuler"
NOTHING_TO_REDO = "rien à rétablir"
LAST_PHASE = "c’est la dernière phase"
FIRST_PHASE = "c’est la première phase"
PHASE_IN_PLAY = "la phase en cours"
STEP_IN_PLAY = "l’étape en cours"
CONTEXT_IN_PLAY = "la manche en cours"
IMPOSSIBLE = "impossible pour l’instant"
ROOM_SEES = "caché tant que la salle voit cet écran"

REASONS = {
    "undo": NOTHING_TO_UNDO,
    "redo": NOTHING_TO_REDO,
    "next_phase": LAST_PHASE,
    "previous_phase": FIRST_PHASE,
}
"""Why a command cannot be done in a workshop that may be written in."""


def results(shown: int, found: int) -> str:
    """How many lines are under the field, and how many more words would bring out."""
    if not found:
        return NOTHING
    if shown < found:
        return f"{shown} premiers résultats sur {found}{NNB}: ajoutez un mot pour préciser."
    return count(found, "résultat", "résultats")


def not_now(name: str, reason: str) -> str:
    """Said when somebody asks for what cannot be done."""
    return f"«{NB}{name}{NB}»{NB}: {reason}."


def step(number: int, title: str) -> str:
    return f"Étape {number}{NB}· {title}"


def jump(label: str) -> str:
    """An hour of the story, as the key of the panel says it."""
    return f"Avancer l’histoire{NB}: {label}"


def phase(number: int, title: str) -> str:
    return f"Phase {number}{NB}· {title}"


def context(code: str, title: str) -> str:
    return f"Manche {code}{NB}· {title}"


def within(menu: str, part: str) -> str:
    return f"{menu}{NB}· {part}"


def card(subject: str, code: str) -> str:
    """What follows the title of a card: what it is asked of, and its code."""
    return f"{subject}{NB}· {code}"


def spoken(name: str, group: str, detail: str, key: str, reason: str) -> str:
    """One line as a screen reader says it."""
    return ", ".join(filter(None, (name, group, detail, key, reason)))
