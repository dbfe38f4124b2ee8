"""What is said about protected copies: made, opened, refused, and how strong a passphrase is."""

from pathlib import Path

from pcra_game.texts.typography import count, quoted

SUFFIX = ".pcraprotege"
"""Plain letters, one ending: no filter takes it for an archive, a script or a hidden ending."""

SESSION_FILES = "Ateliers (*.pcra)"
PROTECTED_FILES = f"Copies protégées (*{SUFFIX})"
SESSIONS_AND_PROTECTED = f"Ateliers et copies protégées (*.pcra *{SUFFIX})"

# The dialog that protects.

PROTECT_TITLE = "Copie protégée"
PROTECT_WHAT = (
    "La copie est chiffrée\u00a0: elle peut partir par courriel ou sur une clé. L’atelier ouvert ici "
    "reste comme il est."
)
LOSS = (
    "Sans cette phrase, personne ne pourra rouvrir la copie, pas même nous\u00a0: notez-la et "
    "transmettez-la par un autre canal que le fichier."
)
LOSS_TICK = "J’ai compris\u00a0: phrase perdue, copie perdue"
PASSPHRASE = "Phrase secrète"
AGAIN = "La même, une seconde fois"
SHOW = "Afficher la phrase"
HIDE = "Masquer la phrase"
SUGGEST = "Proposer une phrase"
SUGGESTED = "Phrase tirée au hasard\u00a0: notez-la maintenant, elle ne sera plus montrée."
DIFFERENT = "Les deux saisies diffèrent\u00a0: corrigez l’une ou l’autre."
AGAIN_FIRST = "Retapez la phrase de passe dans le second champ."
TICK_FIRST = "Cochez d’abord la case ci-dessus."
CAPS = "Verr. Maj est active."
PROTECT_DO = "Choisir où l’écrire…"
CHOOSE_PROTECTED = "Où écrire la copie protégée"

# The dialog that unlocks.

UNLOCK_TITLE = "Ouvrir une copie protégée"
UNLOCK_DO = "Déverrouiller"
UNLOCKING = "Vérification de la phrase…"
WRONG = (
    "Ce n’est pas la phrase de cette copie\u00a0: vérifiez les majuscules, les accents et les espaces, "
    "puis réessayez."
)
WRONG_EDGES = (
    "Ce n’est pas la phrase de cette copie, et la vôtre commence ou finit par une espace\u00a0: retirez-la "
    "si elle vient d’un copier-coller."
)
CHOOSE_UNLOCKED = "Où enregistrer l’atelier déverrouillé"

# How strong.

LEVEL_WEAK = "faible"
LEVEL_MEDIUM = "moyenne"
LEVEL_SOLID = "solide"
STRENGTH = "Solidité"

STEP_NONE = "Tapez une phrase d’au moins cinq mots sans lien entre eux, ou faites-en proposer une."
STEP_WORD = "Ajoutez un mot sans lien avec les autres."
STEP_WORDS = "Ajoutez {words} sans lien avec les autres."
STEP_APART = "Séparez les mots par des espaces, ou ajoutez-en."
STEP_REPEAT = "Une répétition ou une suite du clavier ne compte presque pas\u00a0: changez-la."
STEP_MEDIUM = "Suffit pour un envoi\u202f; un mot de plus pour une copie gardée longtemps."
STEP_SOLID = "Tirée au hasard, elle tient\u202f; un proverbe ou une chanson se devine."


def unlock_what(name: str) -> str:
    """Say which file asks for its passphrase."""
    return f"{quoted(name)} est chiffrée\u00a0: tapez la phrase que son auteur vous a transmise."


def strength_said(level: str) -> str:
    """Give what a screen reader says of the bar."""
    return f"{STRENGTH}\u00a0: {level}"


def words_more(missing: int) -> str:
    """Say how many more words would do."""
    return STEP_WORD if missing <= 1 else STEP_WORDS.format(words=count(missing, "mot", "mots"))


def protected_name(stem: str) -> str:
    """Give the name that a protected copy is offered."""
    return f"{stem}{SUFFIX}"


def unlocked_name(stem: str) -> str:
    """Give the name that an unlocked workshop is offered."""
    return f"{stem}.pcra"


def protecting(name: str) -> str:
    """Say that the copy is being made."""
    return f"Chiffrement et vérification de {quoted(name)}…"


def protected(target: Path) -> str:
    """Say that the copy is there and was opened once with its passphrase."""
    return (
        f"Copie protégée écrite et vérifiée\u00a0: {quoted(target.name)}, dans {target.parent}. "
        "Transmettez la phrase par un autre canal."
    )


def name_taken(name: str) -> str:
    """Say that a file is never replaced."""
    return f"{quoted(name)} existe déjà et n’a pas été remplacé\u00a0: choisissez un autre nom."


# Refusals: one sentence, with the next step.


def too_weak(step: str) -> str:
    """Say why a passphrase is refused; `step` is the next one."""
    return f"Cette phrase est trop facile à deviner, rien n’a été écrit\u00a0: {step[0].lower()}{step[1:]}"


def space_at_edge() -> str:
    """Say that a space at an end is lost as soon as the passphrase is noted."""
    return "La phrase commence ou finit par une espace, qui se perd dès qu’on la note\u00a0: retirez-la."


def unwritable_sign() -> str:
    """Say that a sign cannot be noted nor typed again."""
    return (
        "La phrase contient un signe invisible (tabulation, retour à la ligne…)\u00a0: "
        "n’utilisez que des signes que l’on peut noter et retaper."
    )


def too_long(most: int) -> str:
    """Say how long a passphrase may be."""
    return f"La phrase dépasse {most}\u00a0signes\u00a0: raccourcissez-la."


def not_protected(path: Path) -> str:
    """Say that the file is no protected copy."""
    return (
        f"Le fichier {quoted(path.name)} n’est pas une copie protégée\u00a0: choisissez un fichier "
        f"{SUFFIX}, ou ouvrez celui-ci sans phrase si c’est un atelier."
    )


def protected_missing(path: Path) -> str:
    """Say that there is no such file."""
    return f"La copie {quoted(str(path))} n’existe pas\u00a0: vérifiez son nom et son dossier."


def protected_unreadable(path: Path) -> str:
    """Say that the system does not let the file be read, or that it is no file."""
    return (
        f"{quoted(path.name)} ne peut pas être lu comme un fichier ordinaire\u00a0: vérifiez vos droits, "
        "ou choisissez le fichier lui-même et non un lien ou un dossier."
    )


def protected_too_large(path: Path, limit_mb: int) -> str:
    """Say that no protected copy weighs that much."""
    return (
        f"{quoted(path.name)} dépasse {limit_mb}\u00a0Mo, la taille permise à une copie protégée\u00a0: "
        "choisissez un autre fichier."
    )


def protected_too_new(path: Path) -> str:
    """Say that a later version of the program wrote it."""
    return (
        f"La copie protégée {quoted(path.name)} vient d’une version plus récente du logiciel\u00a0: "
        "mettez le logiciel à jour pour l’ouvrir."
    )


def protected_damaged(path: Path) -> str:
    """Say that the bytes are not those that were written, whatever the passphrase."""
    return (
        f"La copie protégée {quoted(path.name)} est endommagée (tronquée ou modifiée en route), la phrase "
        "n’y est pour rien\u00a0: demandez qu’on vous la renvoie."
    )


def protected_forged(path: Path) -> str:
    """Say that the passphrase is right and the content is not what was protected."""
    return (
        f"La phrase est bonne, mais le contenu de {quoted(path.name)} a été modifié après sa "
        "protection\u00a0: ne vous y fiez pas et demandez une nouvelle copie."
    )


def protected_unreasonable(path: Path) -> str:
    """Say that the file asks for more work than this program ever does."""
    return (
        f"{quoted(path.name)} demande plus de mémoire ou de calcul qu’une copie protégée n’en demande, "
        "il n’a pas été ouvert\u00a0: assurez-vous de son origine et demandez une nouvelle copie."
    )


def wrong_passphrase(path: Path) -> str:
    """Say that the file is whole and that the passphrase is not its own."""
    return (
        f"Ce n’est pas la phrase de {quoted(path.name)}, et le fichier est intact\u00a0: vérifiez les "
        "majuscules, les accents et les espaces, puis réessayez."
    )


def no_memory(megabytes: int) -> str:
    """Say how much memory the derivation of the key needs."""
    return (
        f"Il manque de la mémoire pour chiffrer ou déchiffrer ({megabytes}\u00a0Mo)\u00a0: fermez d’autres "
        "programmes, puis recommencez."
    )


def derivation_missing(path: Path) -> str:
    """Say that the library of this post cannot derive the key of that file."""
    return (
        f"La bibliothèque de chiffrement de ce poste ne sait pas ouvrir {quoted(path.name)}\u00a0: ouvrez-la "
        "avec l’application installée telle qu’elle est fournie."
    )


def not_read_back(target: Path) -> str:
    """Say that the copy could not be opened again right after it was written."""
    return (
        f"{quoted(target.name)} n’a pas pu être relue juste après l’écriture et n’a pas été gardée\u00a0: "
        "recommencez, sur un autre disque si cela se répète."
    )


WORKER_DIED = (
    "Le programme qui chiffre s’est arrêté, l’atelier n’a pas changé\u00a0: fermez d’autres programmes, "
    "puis recommencez."
)

# The command line.

PROTECT_HELP = "écrit une copie chiffrée d’une session, à envoyer par courriel ou sur une clé"
UNPROTECT_HELP = "rend une session à partir de sa copie protégée"
OUT_COPY = f"copie à écrire ({SUFFIX})"
OUT_SESSION = "session à écrire (.pcra)"
COPY_FILE = f"copie protégée ({SUFFIX})"
A_COPY = "COPIE"
A_TEXT = "TEXTE"
PASSPHRASE_FILE = "fichier texte dont la seule ligne est la phrase (sinon, elle est demandée)"
PROMPT = "Phrase secrète (rien ne s’affiche)\u00a0: "
PROMPT_AGAIN = "La même, une seconde fois\u00a0: "
NOT_THE_SAME = "Les deux saisies diffèrent, rien n’a été écrit\u00a0: recommencez."
NO_TERMINAL = (
    "La phrase ne peut être demandée que dans un terminal\u00a0: lancez la commande dans un terminal, ou "
    "donnez-la dans un fichier avec --passphrase-file."
)


def passphrase_file_unreadable(path: Path) -> str:
    """Say that the file of the passphrase is missing or is not one short line of text."""
    return (
        f"{quoted(str(path))} n’a pas pu être lu comme une phrase\u00a0: il faut un fichier texte UTF-8 "
        "d’une seule ligne."
    )
