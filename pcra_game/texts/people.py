"""What is said of names of persons: why none is needed, who sees one, how one is erased."""

from collections.abc import Sequence
from pathlib import Path

from pcra_game.texts.typography import count, join_fr, quoted

_FROM_A_COPY = "repartez d’une copie de sauvegarde et gardez ce fichier pour l’examiner."

TITLE = "Personnes (facultatif)"
LEAD = (
    "Les fonctions suffisent\u00a0: le plan, le projecteur et les exports ne montrent qu’elles. "
    "N’écrivez un nom que si l’équipe en a besoin pour savoir qui joindre."
)
NOTICE_TITLE = "À dire aux personnes nommées"
NOTICE = (
    "À quoi sert le nom\u00a0: savoir qui tient une fonction pendant la préparation du plan. "
    "Qui le voit\u00a0: quiconque a le fichier de l’atelier ou l’une de ses copies\u202f; jamais la "
    "salle au projecteur, ni les lecteurs du plan. "
    "Combien de temps\u00a0: effacez les noms dès qu’ils ne servent plus, au plus tard quand le plan "
    "est signé. Qui en répond\u00a0: votre établissement. Chacun peut demander l’effacement du sien, "
    "à tout moment."
)
HEADS = ("Fonction", "Nom")
NOBODY = "Aucun nom dans cet atelier."
READ_ONLY = "Atelier ouvert en lecture seule\u00a0: aucun nom ne peut y être ajouté ni effacé."
FUNCTION = "Fonction"
FUNCTION_HINT = "Choisir une fonction"
NAME = "Nom de la personne"
NAME_HINT = "Prénom et nom"
ADD = "Ajouter"
ERASE = "Effacer…"
CLOSE = "Fermer"
CANCEL = "Annuler"
BACK = "Revenir à la liste"
CONFIRM_TITLE = "Effacer cette personne\u202f?"
CONFIRM_WHAT = (
    "Son nom disparaît de cet atelier, de ses sauvegardes et copies de travail sur ce poste, de vos "
    "notes privées et des journaux d’incidents. Ce poste cherche ensuite le nom dans les textes de "
    "l’atelier et dit ce qui reste à faire à la main."
)
CONFIRM_KEPT = (
    "Les noms sont rangés à part\u00a0: les décisions et leur journal ne changent pas. L’effacement "
    "est définitif\u00a0: aucune sauvegarde de ce poste ne ramènera ce nom."
)
CONFIRM_DO = "Effacer ce nom"
BUSY = "Effacement en cours\u00a0: ce poste relit les sauvegardes une à une…"
DONE_TITLE = "Nom effacé"
DONE = "Ce qui est fait"
TO_DO = "Ce qui reste à faire à la main"

NAME_MISSING = "Il manque le nom\u00a0: écrivez-le, ou fermez cette fenêtre sans rien ajouter."
FUNCTION_MISSING = "Il manque la fonction\u00a0: choisissez-la dans la liste."
ALREADY_ERASED = (
    "Cette personne n’est plus dans l’atelier\u00a0: fermez cette fenêtre, puis rouvrez-la."
)


def erase_named(name: str, function: str) -> str:
    """Say aloud which line a key erases."""
    return f"Effacer {name}, {function}"


def whose(name: str, functions: Sequence[str]) -> str:
    """Name a person with everything they are named for."""
    return f"{name} ({join_fr(functions)})"


def name_too_long(length: int, limit: int) -> str:
    """Say that a name is longer than any name."""
    return (
        f"Ce nom a {length} signes pour {limit} au plus\u00a0: "
        "gardez le prénom et le nom, rien d’autre."
    )


def function_too_long(length: int, limit: int) -> str:
    """Say that a function is longer than any function."""
    return f"Cette fonction a {length} signes pour {limit} au plus\u00a0: raccourcissez-la."


def too_many(limit: int) -> str:
    """Say that the list is full."""
    return (
        f"La liste a déjà {limit} personnes\u00a0: effacez celles dont l’atelier n’a pas besoin, "
        "les fonctions suffisent."
    )


def row_changed(path: Path, number: int) -> str:
    """Say which line of the names is not what was written, never whose it is."""
    return _damaged(path, f"la ligne n°\u00a0{number} de ses noms de personnes a été modifiée")


def rows_missing(path: Path) -> str:
    """Say that a line of the names is missing, or has come back."""
    return _damaged(path, "une ligne de ses noms de personnes manque ou est de trop")


ERASED_NAME = "[nom effacé]"
"""What stands in the private notes in the place of a name."""

FRAMING = "Cadrage ou saisie de l’atelier"
"""Where a text stands that no card shows."""


def file_clean(path: Path) -> str:
    """Say that the open file is clean."""
    return (
        f"{quoted(path.name)}\u00a0: la ligne est effacée, le fichier réécrit en entier, et le "
        "journal des décisions reste intact."
    )


def copies_clean(cleaned: int, searched: int) -> str:
    """Say how many copies of this post were written anew, of how many."""
    if not searched:
        return "Sauvegardes et copies de travail de ce poste\u00a0: il n’y en a pas."
    looked = count(searched, "fichier relu", "fichiers relus")
    done = count(cleaned, "réécrit sans ce nom", "réécrits sans ce nom")
    return f"Sauvegardes et copies de travail de ce poste\u00a0: {looked}, {done}."


def notes_clean(changed: bool) -> str:
    """Say what became of the private notes."""
    if changed:
        return f"Vos notes privées de cet atelier\u00a0: le nom y est devenu {quoted(ERASED_NAME)}."
    return "Vos notes privées de cet atelier\u00a0: ce nom n’y est pas."


def logs_clean(names: Sequence[str]) -> str:
    """Say what became of the logs."""
    if names:
        return f"Journaux d’incidents\u00a0: lignes retirées de {join_fr(map(quoted, names))}."
    return "Journaux d’incidents\u00a0: ce nom n’y est pas."


def still_in_texts(places: Sequence[str]) -> str:
    """Say in which texts of the plan the name, or a part of it, can be read."""
    texts = count(len(places), "texte de l’atelier porte", "textes de l’atelier portent")
    return (
        f"{texts} encore ce nom, ou une partie\u00a0: corrigez chacun là où il est, dans l’atelier."
    )


def still_in_history(gestures: int) -> str:
    """Say how many gestures of the journal hold it, and what can be done about that."""
    told = count(gestures, "geste du journal porte", "gestes du journal portent")
    return (
        f"{told} ce nom, ou une partie. Le journal est scellé\u00a0: un texte corrigé y garde son "
        "ancienne forme. Pour un fichier sans cet historique, corrigez les textes, exportez "
        f"l’atelier en JSON, reprenez-le dans un atelier neuf ({quoted('pcra-game import')}), puis "
        "supprimez l’ancien."
    )


def copies_left(number: int) -> str:
    """Head the list of copies that could not be written anew."""
    if number < 2:
        return "Ce fichier porte encore ce nom, vérifiez-le ou supprimez-le à la main."
    return f"Ces {number} fichiers portent encore ce nom, vérifiez-les ou supprimez-les à la main."


IN_ITS_TEXTS = "le nom, ou une partie, est dans un texte de la salle"
"""Why a copy that was written anew still holds the bytes."""

UNREADABLE = "ce fichier ne peut pas être lu"
"""Why a copy was not even searched."""


def copy_left(path: Path, why: str) -> str:
    """Name a file that still holds the name, and why."""
    return f"{path}\u00a0: {why}"


def nearby(number: int) -> str:
    """Head the list of files beside the workshop that hold the name."""
    if number < 2:
        return (
            "Une copie faite à la main, dans le même dossier, porte ce nom\u00a0: ouvrez-la pour y "
            "effacer la personne, ou supprimez-la."
        )
    return (
        f"{number} copies faites à la main, dans le même dossier, portent ce nom\u00a0: ouvrez-les "
        "pour y effacer la personne, ou supprimez-les."
    )


def in_profile(number: int) -> str:
    """Head the list of other files of this post that hold the name."""
    told = count(number, "autre fichier de ce poste porte", "autres fichiers de ce poste portent")
    return f"{told} ce nom, pour un autre atelier ou dans le nom d’un fichier."


def exports_known(number: int) -> str:
    """Head the list of exports that this post remembers."""
    told = count(number, "export de cet atelier est connu", "exports de cet atelier sont connus")
    return (
        f"{told} de ce poste\u00a0: la liste des personnes n’y est jamais, mais un texte peut porter "
        "le nom\u202f; relisez, supprimez ou exportez à nouveau."
    )


def original_later(path: Path) -> str:
    """Say that the file from which this post works on a copy is not clean yet."""
    return (
        f"{quoted(str(path))}\u00a0: ce fichier porte l’ancienne version jusqu’au prochain "
        "enregistrement\u202f; enregistrez maintenant."
    )


UNKNOWN_COPIES = (
    "Ce que le logiciel ne peut pas connaître\u00a0: copies faites à la main, copies protégées, "
    "courriels, clés USB, sauvegardes de l’établissement et papier."
)


def _damaged(path: Path, why: str) -> str:
    return f"Le fichier {quoted(path.name)} est endommagé, {why}\u00a0: {_FROM_A_COPY}"
