"""Words of the menus, of the top bar and of the list of shortcuts."""

from pcra_game.texts.guide import BREAK_MINUTES, break_hint, break_key
from pcra_game.texts.table import LIGHT_COLOUR
from pcra_game.texts.typography import count

NB = "\u00a0"

MENU = {
    "workshop": "Atelier",
    "edit": "Édition",
    "round": "Manche",
    "view": "Affichage",
    "projector": "Projecteur",
    "help": "Aide",
}
SUBMENU = {"theme": "Thème", "text": "Taille du texte"}
TEXT_AT_END = {
    1: f"Le texte est déjà à sa plus grande taille (200{NB}%).",
    -1: f"Le texte est déjà à sa plus petite taille (100{NB}%).",
}
RECENT = "Récents"
NO_RECENT = "Aucun atelier récent"

TEXT = {
    "new": "Nouvel atelier…",
    "open": "Ouvrir…",
    "save_copy": "Enregistrer une copie…",
    "protect": "Copie protégée…",
    "restore": "Sauvegardes…",
    "save_kit": "Enregistrer comme kit…",
    "export": "Exporter le plan…",
    "print_room": "Imprimer pour la salle…",
    "close": "Fermer l’atelier",
    "erase_post": "Effacer de ce poste…",
    "quit": "Quitter",
    "undo": "Annuler",
    "redo": "Rétablir",
    "note_fact": "Noter un fait…",
    "log": "Main courante",
    "log_line": "Une ligne à la main courante",
    "slips": "Fiches restées sur la table…",
    "journal": "Journal des gestes",
    "replay": "Revoir le déroulé…",
    "compare": "Comparer avec un atelier…",
    "people": "Personnes (facultatif)…",
    "context_1": "Contexte C0 (le premier du rail)",
    "context_2": "Contexte C1 (le deuxième du rail)",
    "context_3": "Contexte C2 (le troisième du rail)",
    "context_4": "Contexte C3 (le quatrième du rail)",
    "next_phase": "Phase suivante",
    "previous_phase": "Phase précédente",
    "next_step": "Étape suivante du déroulé",
    "step_before": "Étape d’avant du déroulé",
    "shock": "Choc d’ouverture",
    "weak_spot": "Événement au point faible…",
    "next_card": "Carte suivante",
    "next_moon": "Activité suivante sans lune",
    "pause": "Pause",
    "break": break_key(BREAK_MINUTES),
    "more_time": f"Ajouter 5{NB}minutes",
    "view_table": "Table",
    "view_list": "Liste",
    "view_synthesis": "Synthèse",
    "view_recovery": "Reprise",
    "view_ending": "Clôture",
    "palette": "Chercher une carte, une commande…",
    "next_pane": "Zone suivante de la fenêtre",
    "previous_pane": "Zone précédente de la fenêtre",
    "guide": "Conduire",
    "round": "Manche",
    "review": "Points à lever",
    "sheet": "Afficher la fiche",
    "projector": "Fenêtre du projecteur",
    "full_screen": "Plein écran",
    "black": "Écran noir",
    "freeze": "Figer le projecteur",
    "room_sees": "La salle voit cet écran",
    "theme_light": "Thème clair",
    "theme_dark": "Thème sombre",
    "theme_contrast": "Thème à contraste élevé",
    "theme_projector": "Thème pour le projecteur",
    "text_100": f"Texte à 100{NB}% (taille habituelle)",
    "text_115": f"Texte à 115{NB}%",
    "text_130": f"Texte à 130{NB}%",
    "text_150": f"Texte à 150{NB}%",
    "text_175": f"Texte à 175{NB}%",
    "text_200": f"Texte à 200{NB}%",
    "text_larger": "Texte plus grand",
    "text_smaller": "Texte plus petit",
    "motion": "Animations",
    "zoom_in": "Agrandir",
    "zoom_out": "Réduire",
    "zoom_reset": "Taille normale",
    "shortcuts": "Raccourcis clavier",
    "about": "À propos",
}
BEFORE_ROOM = {"shock": ("Ouverture de l’atelier", "Commencer la séance, puis passer au suivant")}
"""Name and tip of an action while the room reads the menus: nobody is told what will strike."""

TIP = {
    "new": "Préparer un atelier\u00a0: unité, scénario, activités",
    "open": "Reprendre un atelier déjà commencé",
    "save_copy": "Écrire l’atelier dans un autre fichier\u202f; celui-ci reste ouvert",
    "protect": "Écrire une copie chiffrée, à envoyer par courriel ou à porter sur une clé",
    "restore": "Voir les sauvegardes automatiques, et revenir à l’une d’elles",
    "save_kit": "Garder la préparation pour d’autres séances, sans les réponses",
    "export": "Écrire le plan que la salle emporte",
    "print_room": "Écrire en PDF le conducteur, les cartes, les sets de table et les feuillets",
    "close": "Revenir à l’accueil\u202f; tout est déjà enregistré",
    "erase_post": "Retirer de ce poste les sauvegardes, copies de travail, notes privées et journaux",
    "quit": "Fermer l’application\u202f; tout est déjà enregistré",
    "undo": "Annuler le dernier geste, sans limite",
    "redo": "Rétablir ce qui vient d’être annulé",
    "note_fact": "Noter ce que la salle vient de dire",
    "log": "Lire et compléter la main courante",
    "log_line": "Noter l’heure et une ligne, sans quitter ce qui est en main",
    "slips": "Saisir les fiches papier dans l’ordre des cartes",
    "journal": "Relire tous les gestes de l’atelier",
    "replay": "Revoir la table, geste par geste, sans rien y changer",
    "compare": "Voir ce qui a changé depuis un atelier précédent de la même unité",
    "people": "Noter qui tient quelle fonction, si c’est utile, et effacer une personne",
    "next_phase": "Passer à la phase suivante du scénario",
    "previous_phase": "Revenir à la phase précédente du scénario",
    "next_step": "Passer à l’étape suivante de la séance\u00a0: sa phase, sa page, son temps",
    "step_before": "Revenir à l’étape d’avant\u202f; elle reprend où elle en était",
    "shock": "Commencer par l’écran noir et les deux premiers événements, puis passer au suivant",
    "weak_spot": "Voir quels événements frappent là où le plan tient le moins",
    "next_card": "Ouvrir la prochaine carte sans réponse",
    "next_moon": "Aller à la prochaine activité vitale dont personne n’a dit si elle tient la nuit",
    "pause": "Arrêter le temps, ou le reprendre",
    "break": break_hint(BREAK_MINUTES),
    "more_time": f"Donner 5{NB}minutes de plus à la manche",
    "view_table": "Voir les cartes sur la table",
    "view_list": "Voir les mêmes cartes en liste, pour le clavier et la lecture d’écran",
    "view_synthesis": "Voir la matrice, la frise et les points à lever",
    "view_recovery": "Classer les services à relancer, chiffrer la ressaisie, préparer le feu vert",
    "view_ending": "Arbitrages, actions, retour à chaud, récit final",
    "palette": "Aller à une carte, une activité, une page, ou faire toute commande",
    "next_pane": "Passer de la barre à la table, à la fiche, à l’étape",
    "previous_pane": "Revenir à la zone d’avant",
    "guide": "Voir où en est la séance, quoi dire et quoi jouer ensuite",
    "round": "Voir la manche\u00a0: événement, main courante, activités, services, moyens",
    "review": "Voir ce qui reste à lever dans le plan",
    "sheet": "Montrer la fiche à côté de la table, ou laisser toute la largeur à la table",
    "projector": "Ouvrir ou fermer la fenêtre que la salle regarde",
    "full_screen": "Remplir l’écran, ou revenir à la fenêtre",
    "black": "Éteindre l’image projetée, le temps de parler",
    "freeze": "Garder l’image projetée pendant que vous regardez ailleurs",
    "room_sees": "Cacher ici ce qui n’est que pour l’animateur (écran en miroir)",
    "theme_light": "Papier clair, pour la plupart des salles",
    "theme_dark": "Fond sombre, pour une salle peu éclairée",
    "theme_contrast": "Noir sur blanc, chaque bord tracé",
    "theme_projector": "Couleurs franches, pour un projecteur pâle ou une salle très éclairée",
    "text_larger": "Écrire plus grand dans toute la fenêtre",
    "text_smaller": "Écrire plus petit dans toute la fenêtre",
    "motion": "Montrer ou non le mouvement des cartes",
    "zoom_in": "Voir la table de plus près",
    "zoom_out": "Voir la table de plus loin",
    "zoom_reset": "Revenir à la taille de départ",
    "shortcuts": "Voir toutes les touches",
    "about": "Version, crédits, licences des polices",
}


def undo(gesture: str) -> str:
    return f"{TEXT['undo']}{NB}: {gesture}" if gesture else TEXT["undo"]


def redo(gesture: str) -> str:
    return f"{TEXT['redo']}{NB}: {gesture}" if gesture else TEXT["redo"]


def was_undone(gesture: str) -> str:
    """Say what was just taken back; « le dernier geste » where its name is kept private."""
    return f"Annulé{NB}: {gesture or LAST_GESTURE}"


def was_redone(gesture: str) -> str:
    """Say what was just brought back."""
    return f"Rétabli{NB}: {gesture or LAST_GESTURE}"


def context(code: str, title: str) -> str:
    return f"Manche {code} · {title}"


def context_tip(title: str) -> str:
    return f"Jouer les cartes dans le contexte «{NB}{title}{NB}»"


def tip(sentence: str, keys: str) -> str:
    return f"{sentence} ({keys})" if keys else sentence


KEY = {
    "Shift": "Maj",
    "Return": "Entrée",
    "Enter": "Entrée",
    "Esc": "Échap",
    "Space": "Espace",
    "Del": "Suppr",
    "Backspace": "Retour arrière",
    "PgUp": "Page préc.",
    "PgDown": "Page suiv.",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Home": "Début",
    "End": "Fin",
    "Tab": "Tab",
}
KEYS_OR = " ou "

SHORTCUTS_TITLE = "Raccourcis clavier"
SHORTCUTS_FIND = "Chercher un raccourci"
SHORTCUTS_CLOSE = "Fermer"
SHORTCUTS_COLUMNS = ("Geste", "Touches")
SHEET_TITLE = "Fiche réponse"
LIST_TITLE = "Liste"
TABLE_TITLE = "Table"

SHEET_KEYS = (
    ("Ctrl+Return", "Décider"),
    ("F2", "Aller à «\u00a0Quoi\u00a0»"),
    ("Right", "Prendre les mots en gris, au bout de «\u00a0Quoi\u00a0»"),
    ("Down", "Voir les réponses déjà dites, sous «\u00a0Quoi\u00a0»"),
    ("Alt+1", "Quand, dans les 15\u00a0minutes"),
    ("Alt+2", "Quand, dans l’heure"),
    ("Alt+3", "Quand, dans les 4\u00a0heures"),
    ("Alt+4", "Quand, dans les 24\u00a0heures"),
    ("Alt+5", "Quand, avant J+3"),
    ("Alt+6", "Quand, à un signal"),
    ("Alt+7", "Quand, tout de suite (activité immédiate)"),
    ("Alt+0", "Quand, rien de dit"),
    ("Alt+O", "Existe déjà, oui"),
    ("Alt+E", "Existe déjà, en partie"),
    ("Alt+N", "Existe déjà, non"),
    ("Alt+A", "Garder ou non l’action proposée"),
    ("Alt+I", "Idem, vérifiée"),
    ("Alt+X", "Pas de solution"),
    ("Alt+P", "Mettre la carte au parking"),
    ("Alt+D", "Noter un désaccord"),
    ("Ctrl+P", "Envoyer le surplus au parking"),
    ("Alt+Up", "Monter la solution"),
    ("Alt+Down", "Descendre la solution"),
    ("Esc", "Quitter la fiche"),
)
LIST_KEYS = (
    ("Return", "Ouvrir la carte ou l’activité"),
    ("F2", "Ouvrir la carte ou l’activité"),
    ("Right", "Déplier l’activité"),
    ("Left", "Replier l’activité"),
    ("Space", "Ce qu’on peut faire de la carte"),
    ("P", "Mettre la carte au parking"),
    ("Del", "Mettre la carte au parking"),
)
TABLE_KEYS = (
    ("Left", "Carte à gauche"),
    ("Right", "Carte à droite"),
    ("Up", "Carte au-dessus"),
    ("Down", "Carte au-dessous"),
    ("Home", "Première carte"),
    ("End", "Dernier objet de la table"),
    ("Return", "Ouvrir la carte ou l’activité"),
    ("Space", "Soulever la carte, puis la poser\u202f; ouvrir le reste"),
    ("V", "Voir le verso de la carte, puis le recto"),
    ("Z", "Agrandir la carte, ou revoir la table"),
    ("P", "Mettre la carte au parking"),
    ("Del", "Mettre la carte au parking"),
    ("C", "Replier ou déplier l’activité"),
)
"""Keys that are no action of a menu, for the list of shortcuts."""

LAST_GESTURE = "le dernier geste"

BAR = "Barre de l’atelier"
LIGHTS = "Voyants"
CLOCK = "Temps de la manche"
SAVED = "Tout est enregistré"
UNSAVED = "Saisie en cours"
UNSAVED_TIP = "Ce qui s’écrit est enregistré en quittant le champ, ou après deux secondes."
READ_ONLY = "Lecture seule"
READ_ONLY_TIP = "Cet atelier est ouvert en lecture seule\u00a0: rien ne peut y être changé."
MORE_TIME = "+5"
RESUME = "Reprendre"
PAUSE = "Pause"
MENU_BUTTON = "Menu"
CLOCK_PAUSED = "En pause"

LIGHT_SHORT = {"1re heure": f"1{NB}h", "1re nuit": "Nuit"}
"""Names of lights where there is little room; the others stay as they are."""

LIGHT_SHORTEST = LIGHT_SHORT | {"Retour": "Ret."}
"""Names of lights where there is hardly any room left."""


def subtitle(scenario: str, context: str) -> str:
    return f"{scenario} · manche {context}"


def round_name(context: str) -> str:
    return f"manche {context}"


def time_left(clock: str) -> str:
    return f"reste {clock}"


def time_over(clock: str) -> str:
    return f"dépassé {clock}"


def light(name: str, colour: str, behind: list[str]) -> str:
    """A light in words: its name, its colour, what keeps it from being green."""
    said = f"{name}{NB}: {LIGHT_COLOUR[colour]}"
    if not behind:
        return said
    return f"{said}. {count(len(behind), 'activité', 'activités')}{NB}: {', '.join(behind)}"
