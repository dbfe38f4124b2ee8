"""Words of the main window: menus, buttons, what is said in passing."""

from pcra_game.texts.typography import count, ellipsis, quoted

APPLICATION = "PCRA, jeu de cartes"
ROUND_DONE = "Toutes les cartes de la manche ont une réponse."
ROUND_FOLLOWS = "F9 passe à la phase suivante."
READ_ONLY = "Cet atelier est ouvert en lecture seule\u00a0: rien n’a été changé."
PARKED_BY_HAND = "Mise de côté pendant la manche, à reprendre"
PARKED = "Carte au parking, à reprendre plus tard. Ctrl\u00a0+\u00a0Z l’en sort."

WRITTEN_NOWHERE = (
    "Ces mots n’ont été écrits nulle part\u00a0: ouvrez une carte, ou notez-les avec F12."
)

CORRECT_FIRST = (
    "Un champ n’est pas compris\u00a0: corrigez-le ou videz-le, puis changez l’affichage."
)
WAITING_WORDS = (
    "Des mots sont écrits sans pouvoir être enregistrés (une réponse sans «\u00a0Quoi\u00a0», un "
    "motif, une action)\u00a0: terminez-les, ou effacez-les."
)
PAGE_NAME = {"list": "Liste", "recovery": "Reprise", "ending": "Clôture"}
"""Pages on which words may wait."""

LOG_BAR = "Main courante"
ANSWER = "Carte"
ACTIVITY = "Activité"


def waiting_place(place: str, field: str) -> str:
    """Where words wait: a page or a sheet, and its field where one is known."""
    return f"{quoted(place)}, champ {quoted(field)}" if field else quoted(place)


ONE_SCREEN = (
    "Un seul écran\u00a0: la fenêtre du projecteur est devant\u202f; F11 la met en plein écran, "
    "Échap la ferme."
)
BLACK = "Le projecteur est noir\u00a0: Ctrl + B le rallume."
NOT_BLACK = "Le projecteur montre de nouveau la salle."

CANCEL = "Annuler"
CLOSE = "Fermer"

ABOUT_TITLE = "À propos"
ABOUT = (
    "L’atelier de cartes que l’hôpital joue avant la crise\u00a0: l’équipe décide comment chaque "
    "activité continue sans informatique, puis revient, et repart avec le projet de son PCRA.",
    "Rien ne sort de ce poste\u00a0: une session est un fichier, aucune donnée de patient, des "
    "fonctions plutôt que des noms.",
    "Les durées et priorités du jeu sont des valeurs de départ, à valider par l’équipe. Le plan "
    "contribue à D2.O1.C du programme CaRE\u202f; il n’est pas une attestation.",
    "La méthode par cartes dite «\u00a0Bretagne\u00a0» vient de groupes de travail bretons\u202f; "
    "les cartes et les textes ont été écrits pour ce jeu, sans leurs visuels.",
    "Polices\u00a0: Atkinson Hyperlegible et DejaVu\u202f; icônes\u00a0: Font Awesome Free.",
)


def round_parked(cards: int) -> str:
    """No card waits any more, but some were only put aside."""
    verb = "est" if cards == 1 else "sont"
    return (
        f"Plus aucune carte n’attend dans cette manche\u00a0: {count(cards, 'carte', 'cartes')} "
        f"{verb} au parking, à reprendre (Ctrl + M, «\u00a0Parking\u00a0»)."
    )


def not_for_an_activity(title: str) -> str:
    return (
        f"La carte «\u00a0{title}\u00a0» ne se pose pas à une activité\u00a0: "
        "ouvrez-la là où elle est."
    )


def added_as_relay(position: int, first: str) -> str:
    """A card was dropped where an answer lay: it stays first, the new one relays it."""
    return f"Ajoutée comme relais {position} de {quoted(ellipsis(first, 26))}."


def answer_shared(subject: str) -> str:
    """A card was dropped on another activity: its answer holds for both."""
    return f"Réponse partagée avec {quoted(subject)}\u00a0: la carte reste aussi où elle était."


def card_moved(subject: str) -> str:
    """A card without an answer was dropped on another activity."""
    return f"Carte sans réponse\u00a0: déplacée vers {quoted(subject)}."


def asked_there(subject: str) -> str:
    """A card was dropped where its question is asked too; there was no answer to share."""
    return f"La question est posée à {quoted(subject)}\u00a0: aucune réponse n’a été partagée."


def answered_there_already(subject: str) -> str:
    """A card was dropped where its very answer lies already."""
    return f"Cette réponse est déjà posée à {quoted(subject)}\u00a0: rien n’a été ajouté."


def small_screen(width: int, height: int) -> str:
    """What a screen below 1280 by 720 gives."""
    return (
        f"Cet écran fait {width}\u00a0×\u00a0{height}\u00a0: la table se lit mieux à partir de "
        "1280\u00a0×\u00a0720, la liste (F4) montre le même atelier."
    )


def window_title(name: str, *, read_only: bool) -> str:
    """The title of the main window; `name` is that of the session file."""
    only = " (lecture seule)" if read_only else ""
    return f"{name}{only} — {APPLICATION}"


SHEET_HANDLE = (
    "Largeur de la fiche\u00a0: glissez, ou touches ← et →\u202f; double-clic ou Entrée pour la "
    "largeur d’origine"
)
