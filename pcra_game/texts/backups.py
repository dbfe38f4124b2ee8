"""What is said of backups, of going back to one, and of what is saved from a damaged file."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from pcra_game.texts.typography import count, date_fr, join_fr, quoted, time_fr

NB = "\u00a0"

REASON = {
    "regulier": "en cours d’atelier",
    "fermeture": "à la fermeture",
    "import": "avant un import",
    "conversion": "avant une mise à jour du fichier",
    "retour": "avant un retour en arrière",
    "demande": "à votre demande",
}
"""Words for the reason in the name of a backup."""

WHOLE = "relue\u00a0: entière"
BROKEN = "abîmée"
READING = "lecture…"
NO_PHASE = "préparation"

_DAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
_MONTHS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)


def moment(at: datetime, today: date) -> str:
    """Give « mer. 25 nov. à 14 h 30 », in local time; with its year where that is not today’s."""
    local = at.astimezone()
    day = "1er" if local.day == 1 else str(local.day)
    year = "" if local.year == today.year else f" {local.year}"
    said = f"{_DAYS[local.weekday()]}{NB}{day}{NB}{_MONTHS[local.month - 1]}{year}"
    return f"{said} à {time_fr(local.isoformat())}"


def moment_with_year(at: datetime) -> str:
    """Give « 25/11/2026 à 14 h 30 », in local time."""
    local = at.astimezone().isoformat()
    return f"{date_fr(local)} à {time_fr(local)}"


def decisions(number: int) -> str:
    """Give « 63 décisions »."""
    return count(number, "décision", "décisions")


def entries(number: int) -> str:
    """Give « 696 entrées »."""
    return count(number, "entrée", "entrées")


def not_kept(session: Path, folder: Path, *, full: bool) -> str:
    """Say that a backup could not be made, and that the workshop itself is safe."""
    if full:
        return (
            f"La sauvegarde de {quoted(session.name)} n’a pas été faite, faute de place sur le "
            "disque\u202f; l’atelier, lui, est bien enregistré\u00a0: libérez de l’espace."
        )
    return (
        f"La sauvegarde de {quoted(session.name)} n’a pas été faite, impossible d’écrire dans "
        f"{quoted(str(folder))}\u202f; l’atelier, lui, est bien enregistré\u00a0: vérifiez vos "
        "droits sur ce dossier, ou enregistrez une copie (Ctrl + Maj + S)."
    )


def not_put_aside(target: Path, folder: Path, *, full: bool) -> str:
    """Say that nothing was replaced, since the present file could not be kept first."""
    why = "faute de place sur le disque" if full else f"impossible d’écrire dans {folder}"
    return (
        f"L’état présent de {quoted(target.name)} n’a pas pu être gardé ({why}), rien n’a été "
        "remplacé\u00a0: libérez de l’espace ou vérifiez vos droits, puis recommencez."
    )


def space_low(megabytes: int) -> str:
    """Say that the disk is nearly full, before anything fails."""
    return (
        f"Il ne reste que {megabytes}{NB}Mo sur le disque des sauvegardes\u00a0: libérez de "
        "l’espace pour que l’atelier continue d’être sauvegardé."
    )


def folder_in_use(folder: Path) -> str:
    """Say that another program is at work in the folder of backups."""
    return (
        f"Un autre programme occupe les sauvegardes de cet atelier ({folder})\u00a0: "
        "attendez qu’il ait fini, puis recommencez."
    )


def other_workshop(target: Path, present: str, wanted: str) -> str:
    """Say that the backup is of another workshop than the file that it would replace."""
    return (
        f"{quoted(target.name)} porte un autre atelier ({present}) que cette sauvegarde "
        f"({wanted})\u00a0: choisissez une sauvegarde de cet atelier."
    )


# The command line.

LIST_HELP = "sauvegardes automatiques de ce poste\u00a0: les lister, revenir à l’une d’elles"
LIST_VERB = "liste les sauvegardes, de tous les ateliers ou d’un fichier"
RESTORE_VERB = "remet un fichier dans l’état d’une sauvegarde\u202f; l’état présent est gardé"
SALVAGE_HELP = (
    "écrit ce qui peut encore être lu d’un fichier abîmé, marqué «\u00a0non vérifié\u00a0»"
)
LISTED_FILE = "n’en lister que celles de ce fichier"
NUMBER = "la sauvegarde de ce numéro dans la liste"
AT = "la dernière faite à cette date ou avant\u00a0: 2026-11-25 ou 2026-11-25T14:30"
LATEST = "la dernière qui soit entière (par défaut)"
OF_SESSION = "l’atelier, par son code dans la liste, si le fichier ne peut plus le dire"
SALVAGE_OUT = "dossier où écrire, créé au besoin"
A_NUMBER = "N°"
A_DATE = "DATE"
A_CODE = "CODE"

NONE_HERE = "Aucune sauvegarde sur ce poste."


def none_of(name: str) -> str:
    """Say that nothing was ever backed up of a file."""
    return f"Aucune sauvegarde de {quoted(name)} sur ce poste."


def listed_session(title: str, code: str) -> str:
    """Head the backups of one workshop."""
    return f"{title or 'Atelier'} (code {code})"


def listed(number: int, at: datetime, reason: str, phase: str, told: str) -> str:
    """Give a line of the list."""
    about = ", ".join(filter(None, [phase, REASON.get(reason, reason)]))
    return f"{number:>4}  {moment_with_year(at):<21}  {told:<13}  {about}"


def one_way_only(given: Iterable[str]) -> str:
    """Say that a backup is named in one way."""
    return f"{join_fr(given)} ne vont pas ensemble\u00a0: ne gardez qu’une de ces options."


def unknown_session(path: Path) -> str:
    """Say that nobody knows whose backups are wanted."""
    return (
        f"L’atelier de {quoted(path.name)} ne peut pas être reconnu\u00a0: tapez «\u00a0pcra-game backup "
        "list\u00a0», puis donnez son code avec --session."
    )


def unknown_to_list(path: Path) -> str:
    """Say that a file does not tell which workshop it is, and how to see every backup."""
    return (
        f"L’atelier de {quoted(path.name)} ne peut pas être reconnu\u00a0: tapez «\u00a0pcra-game backup "
        "list\u00a0» sans fichier pour voir toutes les sauvegardes de ce poste."
    )


def unknown_code(code: str) -> str:
    """Say that no workshop of the list has that code."""
    return f"Aucun atelier n’a le code {quoted(code)}\u00a0: tapez «\u00a0pcra-game backup list\u00a0»."


def no_backup(path: Path) -> str:
    """Say that there is nothing to go back to."""
    return (
        f"Aucune sauvegarde entière de {quoted(path.name)} sur ce poste\u00a0: essayez «\u00a0pcra-game "
        "salvage\u00a0», ou une copie faite à la main."
    )


def no_such_backup(asked: str) -> str:
    """Say that the list holds nothing like it."""
    return (
        f"Aucune sauvegarde entière ne répond à {quoted(asked)}\u00a0: tapez «\u00a0pcra-game backup list "
        "FICHIER\u00a0»."
    )


def not_a_date(text: str) -> str:
    """Say how a date is written."""
    return f"{quoted(text)} n’est pas une date\u00a0: écrivez par exemple 2026-11-25T14:30."


def restored(path: Path, at: datetime, told: str) -> str:
    """Say what the file holds now."""
    return f"{path.name} est revenu à la sauvegarde du {moment_with_year(at)}\u00a0: {told}."


def kept_at(path: Path) -> str:
    """Say where the state before lies."""
    return f"L’état précédent est gardé\u00a0: {path}"


def there_already(path: Path) -> str:
    """Say that there was nothing to keep."""
    return f"Il n’y avait pas de fichier {path.name}\u00a0: il vient d’être remis en place."


def salvaged(entries: int, verified: int) -> str:
    """Say how much could be read."""
    found = count(entries, "entrée lue", "entrées lues")
    return f"{found}, dont {verified} vérifiées depuis le début."
