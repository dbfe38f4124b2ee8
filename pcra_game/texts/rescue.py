"""Words of the two dialogs that bring a workshop back: to an earlier state, or from a damaged file."""

from datetime import date, datetime

from pcra_game.texts.backups import NO_PHASE, decisions, moment
from pcra_game.texts.typography import count, quoted

# Going back to a backup.

EMPTY_CELL = "vide"
TITLE = "Revenir à une sauvegarde"
CANCEL = "Annuler"
RESTORE = "Revenir à cette sauvegarde"
LOOK = "L’ouvrir en lecture seule pour regarder"
LIST_NAME = "Sauvegardes, la plus récente d’abord"
HEADS = ("Faite le", "Phase", "Décisions", "Pourquoi", "État")
KEPT_FIRST = (
    "L’état présent de l’atelier est d’abord gardé dans cette liste\u00a0: vous pourrez y revenir de la "
    "même façon."
)
DAMAGED_KEPT_FIRST = "Le fichier abîmé est d’abord gardé tel quel, à côté des sauvegardes\u00a0: rien n’en est perdu."
NONE = (
    "Aucune sauvegarde de cet atelier sur ce poste\u00a0: la première se fait dix minutes après un "
    "changement."
)
BROKEN_CHOSEN = "Cette sauvegarde est abîmée\u00a0: choisissez-en une autre."
ALREADY_THERE = "Cette sauvegarde est l’état présent de l’atelier\u00a0: choisissez-en une autre."
READING_CHOSEN = "Cette sauvegarde est en cours de relecture…"

# A damaged file.

RESCUE_TITLE = "Ce fichier est abîmé"
UNTOUCHED = "Il n’a pas été modifié. Voici ce qui peut être fait\u00a0:"
TAKE_BACKUP = "Reprendre la dernière sauvegarde entière"
OTHER_BACKUP = "Choisir une autre sauvegarde…"
SALVAGE = "Écrire ce qui peut être lu, «\u00a0non vérifié\u00a0»…"
LEAVE = "Laisser ce fichier"
NO_BACKUP = "Aucune sauvegarde entière de cet atelier sur ce poste."
TAKE_BACKUP_MORE = "Le fichier abîmé est d’abord gardé tel quel, à côté des sauvegardes."
SALVAGE_MORE = (
    "Dans un dossier de votre choix\u00a0: un texte à relire, les données, et l’atelier jusqu’à la dernière "
    "entrée sûre."
)
SALVAGE_FOLDER = "Où écrire ce qui a pu être lu"

SALVAGED_TITLE = "Ce qui a pu être lu"
OPEN_SALVAGED = "Ouvrir l’atelier récupéré"
CLOSE = "Fermer"
UNVERIFIED = (
    "Le texte et les données ne sont pas vérifiés\u00a0: faites-les relire par l’équipe avant de vous "
    "en servir."
)
NO_SESSION = (
    "Le début du journal est perdu\u00a0: seuls le texte et les données ont pu être écrits."
)


def lead(title: str, present: int | None, phase: str) -> str:
    """Say of which workshop the backups are, and where it stands now."""
    if present is None:
        return title
    return f"{title}. À présent\u00a0: {decisions(present)}, {phase or NO_PHASE}."


def beside_present(held: str, further: int, *, same: bool) -> str:
    """Say how much a backup holds, and by how many gestures it is off the open workshop."""
    if same:
        return f"{held}, comme à présent"
    if not further:
        return f"{held}, d’autres gestes"
    gestures = count(abs(further), "geste", "gestes")
    return f"{held}, {gestures} de {'plus' if further > 0 else 'moins'}"


def row(when: str, phase: str, told: str, reason: str, state: str) -> str:
    """Give a line of the list as a screen reader says it."""
    return ", ".join(filter(None, [when, phase, told, reason, state]))


def newest(at: datetime, today: date, phase: str, number: int) -> str:
    """Say when the newest whole backup was made, and how much is in it."""
    return f"{moment(at, today)}, {phase or NO_PHASE}, {decisions(number)}."


def went_back(at: datetime, today: date, number: int) -> str:
    """Say what the workshop is now."""
    return (
        f"Retour à la sauvegarde du {moment(at, today)}\u00a0: {decisions(number)}. "
        "L’état précédent est gardé dans la liste des sauvegardes."
    )


def went_back_from_damaged(at: datetime, today: date, number: int) -> str:
    """Say what the workshop is now, and that the damaged file is still there."""
    return (
        f"Retour à la sauvegarde du {moment(at, today)}\u00a0: {decisions(number)}. "
        "Le fichier abîmé est gardé à côté des sauvegardes."
    )


def looked_at(stem: str, at: datetime) -> str:
    """Name the file under which a backup is looked at."""
    local = at.astimezone()
    return f"{stem} — sauvegarde du {local:%Y-%m-%d} à {local:%H}\u00a0h\u00a0{local:%M}.pcra"


def looking(at: datetime, today: date) -> str:
    """Say that what is shown is no more than looked at."""
    return f"Sauvegarde du {moment(at, today)}, en lecture seule\u00a0: l’atelier lui-même n’a pas changé."


def salvaged(entries: int, verified: int, complete: bool) -> str:
    """Say how much could be read."""
    if complete:
        return (
            f"Le journal est entier\u00a0: {count(entries, 'entrée', 'entrées')}, toutes vérifiées."
        )
    found = count(entries, "entrée du journal lue", "entrées du journal lues")
    return f"{found}, dont les {verified} premières sont vérifiées\u202f; il peut en manquer."


def written_in(folder: str) -> str:
    """Say where the files lie."""
    return f"Écrits dans {quoted(folder)}\u00a0:"
