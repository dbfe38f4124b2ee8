"""What is said while the application starts, opens, exports and closes, and when it fails."""

from pathlib import Path

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import quoted

APPLICATION = "PCRA, jeu de cartes"

PROFILE_NOT_KEPT = "Vos réglages ne peuvent pas être gardés sur ce poste\u00a0: l’atelier, lui, est bien enregistré."

NO_SCREEN = (
    "Aucun écran n’est disponible\u00a0: lancez l’application depuis une session graphique, "
    f"ou utilisez {quoted('pcra-game export')} et {quoted('pcra-game demo')}, qui s’en passent."
)

OPEN_READ_ONLY = "Ouvrir en lecture seule"
CANCEL = "Annuler"
BUSY_TITLE = "Atelier déjà ouvert"
READ_ONLY_SAID = "Atelier ouvert en lecture seule\u00a0: rien ne peut y être changé."

BUSY_EXPORTING = "Un export est déjà en cours\u00a0: attendez sa fin."
CLOSING_AFTER_EXPORT = "L’export se termine, puis la fenêtre se ferme…"

CHOOSE_SESSION = "Ouvrir un atelier"
CHOOSE_FOLDER = "Choisir un dossier"
CHOOSE_PLACE = "Où enregistrer l’atelier"
SESSION_FILES = "Ateliers (*.pcra)"
FILE_LOOK_IN = "Dossier\u00a0:"
FILE_NAME = "Nom\u00a0:"
FILE_TYPE = "Type\u00a0:"
ALL_FILES = "Tous les fichiers (*)"

PLAYING_DEMO = "La démonstration se joue toute seule…"
DEMO_PLAYED = "Démonstration terminée\u00a0: la table est à vous, rien n’en sera gardé."
DEMO_STOPPED = "La démonstration s’arrête là, quelqu’un a pris la main\u00a0: la table est à vous, rien n’en sera gardé."
DEMO_NAME = "Démonstration.pcra"
DEMO_PREPARING = "Préparation de la démonstration…"

KEPT_WORDS_REFUSED = (
    "Des mots sont écrits sans pouvoir être enregistrés\u00a0: terminez-les ou effacez-les\u202f; "
    "refaire le même geste les abandonne."
)


def kept_words_refused(place: str = "") -> str:
    """Say that words are in the way, and where they are if that has a name."""
    return f"Dans {place}, {lowered(KEPT_WORDS_REFUSED)}" if place else KEPT_WORDS_REFUSED


UNEXPECTED = (
    "Une erreur imprévue est survenue\u00a0: ce qui est enregistré l’est toujours, vous pouvez "
    "continuer."
)

SELF_TEST_WINDOW = "fenêtre affichée"
SELF_TEST_MOVES = "trois gestes joués"
SELF_TEST_SESSION = "session écrite, relue et vérifiée"
SELF_TEST_EXPORTS = (
    "plan écrit en PDF, Word, OpenDocument, tableur et JSON par le processus d’export"
)
SELF_TEST_DONE = "Tout fonctionne."
SELF_TEST_ANSWER = "Passer au papier et l’écrire au tableau"
SELF_TEST_WHO = "Cadre de santé"
NOTHING_PAINTED = "rien n’a été dessiné"
READ_BACK_DIFFERS = "la session relue diffère"
EMPTY_FILE = "un fichier exporté est vide"
NO_CARD = "aucune carte à ouvrir"
GESTURE_REFUSED = "un geste a été refusé"


def opening(name: str) -> str:
    """Say which workshop is being opened."""
    return f"Ouverture de {quoted(name)}…"


def not_shown(name: str) -> str:
    """Say that a workshop could not be shown, and what to do about it."""
    return (
        f"{quoted(name)} n’a pas pu être affiché, une erreur imprévue est survenue\u00a0: rien n’y "
        "est perdu, ouvrez-le de nouveau, ou relancez l’application."
    )


def copy_name(stem: str) -> str:
    """The name that a copy of a session is offered."""
    return f"{stem} — copie.pcra"


def copied(target: Path) -> str:
    return f"Copie vérifiée\u00a0: {quoted(target.name)}, dans {target.parent}."


def copy_taken(name: str) -> str:
    return f"{quoted(name)} existe déjà et n’a pas été remplacé\u00a0: choisissez un autre nom."


def library_missing(library: str) -> str:
    """Say which library of the system the windows lack."""
    return (
        f"La bibliothèque {quoted(library)} manque à ce système\u00a0: "
        "installez les paquets nommés dans le README, puis relancez."
    )


def self_test_failed(step: str, why: str) -> str:
    """Say which step did not hold."""
    return f"L’autotest a échoué à l’étape {quoted(step)} ({why})\u00a0: réinstallez l’application."
