"""What is said of places other than a disk of this post: where the work goes on, what goes back."""

from pathlib import Path

from pcra_game.texts.typography import count, date_fr, quoted, time_fr

ATTACHMENTS = "pièces jointes"
DOWNLOADS = "téléchargements"

UNDERSTOOD = "J’ai compris"
SHOW_FOLDER = "Montrer le dossier"
CONFLICT_TITLE = "Deux versions de cet atelier"

_WHERE = {
    "share": ("un dossier partagé", "le fichier partagé", "mis à jour"),
    "synced": ("un dossier synchronisé", "le fichier synchronisé", "mis à jour"),
    "removable": ("une clé USB", "la clé", "mise à jour"),
    "foreign": ("un dossier de passage", "le fichier reçu", "mis à jour"),
}
_PLAIN = ("un autre emplacement", "son fichier", "mis à jour")
_GONE = {
    "share": "Dossier partagé injoignable",
    "synced": "Dossier synchronisé injoignable",
    "removable": "Clé retirée",
    "foreign": "Dossier d’origine disparu",
}


def worked_on_here(kind: str, name: str = "") -> tuple[str, str]:
    """Say over a room where the workshop comes from and what is done about it; whole, then short."""
    source, target, updated = _WHERE.get(kind, _PLAIN)
    named = f" ({name})" if name else ""
    return (
        f"Atelier ouvert depuis {source}{named}\u00a0: le travail se fait sur ce poste, "
        f"{target} est {updated} après chaque décision.",
        f"Travail sur ce poste\u00a0: {target} est {updated} après chaque décision.",
    )


def gone(kind: str, written_at: str | None) -> tuple[str, str]:
    """Say that the place is out of reach; `written_at` is the local ISO instant of the last update.

    Whole, then short.
    """
    last = (
        f"dernière mise à jour à {time_fr(written_at)}"
        if written_at
        else "rien n’y a encore été écrit"
    )
    start = _GONE.get(kind, "Emplacement injoignable")
    return (
        f"{start}\u00a0: le travail continue sur ce poste, {last}.",
        f"{start}\u00a0: {last}.",
    )


REFUSED_SHORT = "Travail gardé sur ce poste\u00a0: l’emplacement refuse la mise à jour."


def refused(why: str) -> str:
    """Say that the place does not take the file; `why` is the sentence of the refusal."""
    return f"Travail gardé sur ce poste, un nouvel essai suivra. {why}"


def beside(name: str) -> tuple[str, str]:
    """Say over a room that the work goes into another file since a conflict; whole, then short."""
    return (
        f"Deux versions de cet atelier\u00a0: votre travail est enregistré dans {quoted(name)}.",
        f"Votre travail est dans {quoted(name)}.",
    )


def conflict_stem(stem: str, host: str, written_at: str) -> str:
    """Name the file that holds our version beside the changed one; any system takes the name."""
    hour = time_fr(written_at).replace("\u00a0", "")
    return f"{stem} (copie de {host} {hour})"


CONFLICT_OURS = "Votre version, où le travail continue"
CONFLICT_THEIRS = "L’autre version, laissée telle quelle"


def conflict() -> tuple[str, str, str]:
    """Explain a conflict after it happened: what, what was done, what to do."""
    return (
        "Pendant que l’atelier se jouait ici, son fichier a été modifié ailleurs\u00a0: par un "
        "collègue, un autre poste ou une synchronisation.",
        "Rien n’est perdu et rien n’a été remplacé\u00a0: les deux versions sont gardées côte à côte.",
        "Continuez l’atelier. Ensuite, ouvrez les deux fichiers l’un après l’autre et décidez "
        "ensemble lequel fait foi\u00a0: le logiciel ne les mélange jamais.",
    )


def folder_gone(kind: str) -> str:
    """Say why nothing was written back: the folder of the file is not there."""
    if kind == "removable":
        return "La clé n’est plus là\u00a0: rebranchez-la, l’atelier y sera remis à jour tout seul."
    return (
        "Le dossier d’origine ne répond pas\u00a0: l’atelier y sera remis à jour tout seul dès son "
        "retour, ou enregistrez une copie ailleurs (Ctrl + Maj + S)."
    )


def other_volume() -> str:
    """Say that another stick is plugged in where the first one was."""
    return (
        "Ce n’est pas la clé d’où vient l’atelier, rien n’y a été écrit\u00a0: rebranchez la "
        "première, ou enregistrez une copie ailleurs (Ctrl + Maj + S)."
    )


def unreadable_there() -> str:
    """Say that the file is there and cannot be read, so that it cannot be told from another."""
    return (
        "Le fichier d’origine est illisible pour l’instant, rien n’a été remplacé\u00a0: un nouvel "
        "essai suivra, ou enregistrez une copie ailleurs (Ctrl + Maj + S)."
    )


def unsteady(path: Path) -> str:
    """Say that somebody keeps writing in the file, so that no copy of it can be taken."""
    return (
        f"Le fichier {quoted(path.name)} change pendant qu’on le lit\u00a0: attendez la fin de la "
        "copie ou de la synchronisation, puis rouvrez-le."
    )


def no_working_copy(path: Path) -> str:
    """Say that this post has no room, or no right, for the copy to work on."""
    return (
        f"Pas de copie de travail possible pour {quoted(path.name)} sur ce poste (droits ou place "
        "manquante)\u00a0: libérez de l’espace, ou copiez le fichier sur le poste et ouvrez-le là."
    )


def older(entries: int, opened_at: str) -> str:
    """Say that a whole file is older than what this post saw; the instant is local ISO."""
    return (
        "Ce fichier est plus ancien que la dernière ouverture sur ce poste "
        f"({count(entries, 'entrée', 'entrées')} de moins, le {date_fr(opened_at)} à "
        f"{time_fr(opened_at)})\u00a0: vérifiez que c’est bien la version voulue."
    )


def other_version(opened_at: str) -> str:
    """Say that a whole file went another way than the one this post saw."""
    return (
        "Ce fichier est une autre version que celle ouverte sur ce poste le "
        f"{date_fr(opened_at)} à {time_fr(opened_at)}\u00a0: comparez-les avant de continuer."
    )


def damaged_aside(kept: Path) -> str:
    """Say that the copy this post worked on is damaged, and where it is kept."""
    return (
        f"La copie de travail de ce poste est abîmée\u00a0: elle est gardée dans {quoted(str(kept))}, "
        "et l’atelier repart du fichier d’origine."
    )
