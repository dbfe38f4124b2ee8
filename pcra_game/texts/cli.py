"""What the command line says."""

NB = "\u00a0"

DESCRIPTION = (
    "L’atelier de cartes dont une équipe hospitalière repart avec le projet de son plan de "
    "continuité et de reprise d’activité (PCRA)."
)
USAGE = "Usage\u00a0: "
COMMANDS = "commandes"
ARGUMENTS = "arguments"
OPTIONS = "options"
HELP = "afficher cette aide"
VERSION = "afficher la version"
SELF_TEST = "vérifier l’installation\u00a0: fenêtre, session, plan\u202f; 0 si tout fonctionne"
SAFE = "ouvrir la fenêtre sans reprendre les réglages du poste"
WINDOW = (
    "Sans commande, la fenêtre de l’atelier s’ouvre\u202f; «\u00a0pcra-game FICHIER.pcra\u00a0» y ouvre cet "
    "atelier."
)

DEMO_UNIT = "une autre unité que les urgences\u00a0: une équipe fictive y répond"
DEMO_SCENARIO = "un autre scénario\u00a0: S1, S2, S3 ou S4"
DEMO = "joue seule un atelier des urgences et écrit la session et le plan"
WATCH = "la montrer dans la fenêtre, sans rien écrire"
NEW = "crée une session vide pour une unité"
IMPORT = "ajoute à une session les réponses d’un plan exporté en XLSX ou en JSON"
EXPORT = "écrit les livrables d’une session\u00a0: plan, classeur, fiches, comptes rendus, données"
REVIEW = "relit le plan\u00a0: 0 rien de bloquant, 1 au moins un point bloquant"
CHECK = "vérifie le fichier\u00a0: 0 intact, 1 abîmé, 2 pas une session"
PRINT = "imprime pour la salle\u00a0: cartes, sets de table, feuillets, conducteur (PDF)"
RENDER = "dessine une vue de la session en PNG"
DECK = "jeux de cartes et scénarios"
DECK_CHECK = "vérifie un jeu ou un scénario et nomme chaque faute"

A_FILE = "FICHIER"
A_VERB = "COMMANDE"
A_SHEET = "SOURCE"
A_PATH = "CHEMIN"
A_FOLDER = "DOSSIER"
A_NAME = "NOM"
A_SIZE = "LxH"
FILE = "fichier de session (.pcra)"
SHEET = "classeur XLSX ou fichier JSON à importer"
OUT_FOLDER = "dossier où écrire"
OUT_FILE = "image à écrire"
TO = "formats ou livrables séparés par des virgules, ou all pour tout, avec un manifeste"
A_MARK = "MENTION"
MARK = "mention de confidentialité de chaque page («\u00a0Diffusion restreinte\u00a0» par défaut)"
WATERMARK = "écrire PROJET en travers des pages (PDF, DOCX, ODT)"
A_TEMPLATE = "MODÈLE"
TEMPLATE = "modèle DOCX de l’établissement\u00a0: ses styles, son en-tête, son logo"
UNIT = "code de l’unité, par exemple URG"
DECK_NAME = "jeu de cartes (hopital par défaut)"
SCENARIO = "scénario (S1 par défaut)"
ESTABLISHMENT = "nom de l’établissement"
ACTIVITIES = "activités retenues, séparées par des virgules (les six plus vitales par défaut)"
KIT = "kit de préparation\u00a0: il dit l’unité, le scénario et les activités"
SAVE_KIT = "garde la préparation d’une session dans un kit, sans ses réponses"
OUT_KIT = "kit à écrire (.pcrakit)"
AS_JSON = "écrire la relecture en JSON"
CHECK_JSON = "écrire le résultat en JSON, aussi pour un fichier refusé"
A_FILE_OR_UNIT = "FICHIER|CODE"
FILE_OR_UNIT = "fichier de session (.pcra), ou code d’une unité du jeu"
A_LIST = "LISTE"
PRINT_WHAT = (
    "cartes, cartes-a6, sets, feuillets, conducteur, séparés par des virgules "
    "(tout sauf cartes-a6 par défaut)"
)
VIEW = "vue à dessiner"
SIZE = "taille en pixels, par exemple 1920x1080"
PATH = "dossier d’un jeu, ou fichier d’un scénario"

TEMPLATE_LACKS = "Modèle\u00a0: il y manque {lack}."
WROTE = "Écrit\u00a0: {path} ({size})"
WHOLE = "{name} est intact\u00a0: {entries}, {decisions}."
INTERRUPTED_WRITE = (
    "La dernière écriture a été interrompue\u00a0: l’ouverture de l’atelier la reprendra, sans rien "
    "perdre de ce qui était enregistré."
)
NOTHING_TO_SETTLE = "Aucun point à lever."
ACCEPTED = "accepté"
DECK_IS_GOOD = "Aucune faute\u00a0: {path}"
IMPORTED = "Importé dans {name}\u00a0: {decisions}."
STARTING = (
    "Les durées et priorités du jeu sont des valeurs de départ\u00a0: l’équipe les valide ou les "
    "corrige."
)


def demo_played(moves: str, decisions: str, blocking: str) -> str:
    return f"Atelier joué\u00a0: {moves}, {decisions}, {blocking} à la relecture."


def missing_arguments(names: str, verb: str) -> str:
    return f"Il manque {names}\u00a0: tapez «{NB}pcra-game {verb} --help{NB}»."


def missing_value(option: str, verb: str) -> str:
    return f"Il manque une valeur après {option}\u00a0: tapez «{NB}pcra-game {verb} --help{NB}»."


def misunderstood(words: str, verb: str) -> str:
    command = f"pcra-game {verb}".strip()
    return f"«{NB}{words}{NB}» n’est pas compris\u00a0: tapez «{NB}{command} --help{NB}»."


def unknown_format(name: str, known: str) -> str:
    return f"«{NB}{name}{NB}» n’est ni un format ni un livrable\u00a0: choisissez parmi {known}."


def unknown_unit(code: str, known: str) -> str:
    return f"L’unité «{NB}{code}{NB}» n’existe pas dans ce jeu\u00a0: choisissez parmi {known}."


def kit_decides(options: str) -> str:
    return (
        f"Avec --kit, {options} ne sert pas\u00a0: le kit dit déjà l’unité, le scénario et les "
        "activités\u202f; retirez cette option."
    )


def bad_size(text: str) -> str:
    return (
        f"«{NB}{text}{NB}» n’est pas une taille\u00a0: écrivez par exemple 1920x1080 (100 à 8000)."
    )


def unknown_sheet(name: str) -> str:
    return f"«{NB}{name}{NB}» ne peut pas être importé\u00a0: donnez un fichier .xlsx ou .json exporté d’un atelier."


def cannot_make_folder(path: str) -> str:
    return (
        f"Le dossier «{NB}{path}{NB}» ne peut pas être créé\u00a0: choisissez un autre emplacement."
    )


def cannot_replace(path: str) -> str:
    return f"«{NB}{path}{NB}» ne peut pas être remplacé\u00a0: choisissez un autre dossier."


def not_a_session_name(name: str) -> str:
    return f"«{NB}{name}{NB}» ne finit pas par .pcra\u00a0: nommez la session «{NB}NOM.pcra{NB}»."


def not_an_image_name(name: str) -> str:
    return f"«{NB}{name}{NB}» ne finit pas par .png\u00a0: nommez l’image «{NB}NOM.png{NB}»."


def would_replace_session(path: str) -> str:
    return (
        f"«{NB}{path}{NB}» est la session elle-même\u00a0: choisissez un autre dossier avec --out."
    )


def not_the_demo(path: str) -> str:
    return (
        f"«{NB}{path}{NB}» n’est pas la démonstration d’origine et n’a pas été remplacé\u00a0: "
        "choisissez un autre dossier avec --out."
    )


def no_folder(path: str) -> str:
    return f"Le dossier «{NB}{path}{NB}» n’existe pas\u00a0: créez-le, ou donnez un autre chemin."


def unknown_command(word: str, known: str) -> str:
    return f"«{NB}{word}{NB}» n’est pas une commande\u00a0: choisissez parmi {known}."


def unknown_choice(word: str, known: str) -> str:
    return f"«{NB}{word}{NB}» n’existe pas\u00a0: choisissez parmi {known}."


def cannot_draw(path: str) -> str:
    return (
        f"L’image «{NB}{path}{NB}» ne peut pas être écrite\u00a0: choisissez un autre emplacement."
    )


def missing_library(name: str) -> str:
    return (
        f"La bibliothèque «{NB}{name}{NB}» manque\u00a0: réinstallez l’application, ou sur Debian "
        "installez les paquets nommés dans le README."
    )


def unexpected(kind: str, place: str) -> str:
    return (
        f"Une erreur imprévue est survenue ({kind}, {place})\u00a0: ce qui était enregistré l’est "
        "toujours\u202f; relancez la commande et signalez cette ligne."
    )


INTERRUPTED = "Interrompu à votre demande\u00a0: ce qui était enregistré l’est toujours."
