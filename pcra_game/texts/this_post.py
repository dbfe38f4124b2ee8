"""What is said of what this post keeps, of erasing it, and of a run that ended without warning."""

from datetime import datetime

from pcra_game.texts.typography import NO_BREAK, count, date_fr, quoted, time_fr

TITLE = "Effacer de ce poste"
INTRO = (
    "L’application garde sur ce poste de quoi reprendre un atelier après un incident. "
    "Voici ce qu’elle y garde, et que ce geste efface."
)
NOTHING_KEPT = "L’application ne garde rien sur ce poste."
ERASE = "Effacer de ce poste"
CANCEL = "Annuler"
CLOSE = "Fermer"
ERASING = "Effacement…"
KEPT_HERE = "Gardé sur ce poste"
STAYS = "Reste où c’est"
PENDING = "À vérifier d’abord"
NOT_ERASED = "N’a pas pu être effacé"
REPORT_TITLE = "Effacé de ce poste"
WHOLLY = "Ce que l’application gardait sur ce poste est effacé."
PARTLY = "Une partie seulement est effacée\u00a0: fermez ce qui s’en sert, puis recommencez."
GONE = "Effacé"

TICK_ONE = "J’ai vérifié que le contenu de cette copie de travail peut être perdu."
TICK_SEVERAL = "J’ai vérifié que le contenu de ces copies de travail peut être perdu."
PENDING_WAY = (
    "Pour ne pas le perdre, annulez, branchez la clé ou retrouvez le partage, puis ouvrez l’atelier\u00a0: "
    "il sera réécrit à sa place."
)

UNKNOWABLE = (
    "L’application ne peut pas connaître\u00a0: les copies faites à la main, les copies protégées, ce qui "
    "est parti par courriel ou sur une clé, la corbeille, les sauvegardes de l’établissement."
)
DISK = (
    "Un fichier effacé peut parfois être retrouvé sur un disque\u00a0: c’est le chiffrement du disque "
    "(BitLocker, FileVault, LUKS) qui protège vraiment."
)
OPEN_STAYS = (
    "L’atelier ouvert garde sa copie de travail, ses sauvegardes et ses notes privées\u00a0: fermez-le "
    "d’abord pour tout effacer."
)
OTHER_WINDOW = (
    "Une autre fenêtre de l’application est ouverte sur ce poste\u00a0: ce dont elle se sert y restera "
    "ou y reviendra\u202f; fermez-la d’abord."
)
SESSIONS_STAY = "Fichiers d’atelier"
EXPORTS_STAY = "Plans exportés et copies connus"
SETTINGS_STAY = (
    "Le thème, la taille du texte, l’écran du projecteur et la taille de la fenêtre restent aussi."
)

IN_USE = "ouvert dans une autre fenêtre de l’application"
REFUSED = "le système le refuse"

ERASE_ASKED = "Effacer de ce poste…"
ERASE_TIP = "Retirer de ce poste les sauvegardes, copies de travail, notes privées et journaux"

RECENT_NOT_READ = "La liste n’est pas lue dans ce démarrage."
SAFE_START = (
    "Démarrage sans reprise\u00a0: ni fenêtre, ni réglages, ni ateliers récents ne sont repris ou "
    f"gardés\u202f; vos fichiers s’ouvrent et s’enregistrent comme d’habitude, par {quoted('Ouvrir un atelier')}."
)

RESUME = "Reprendre"
RESUME_NAME = "Reprendre où la salle en était"
LATER = "Plus tard"
RESUME_GONE = "Son fichier n’est plus à sa place\u00a0: rebranchez la clé, puis ouvrez-le."

_KINDS = {
    "working": ("copie de travail", "copies de travail"),
    "backups": ("sauvegarde automatique", "sauvegardes automatiques"),
    "rooms": ("état de salle, notes privées comprises", "états de salle, notes privées comprises"),
    "preparation": ("préparation commencée", "préparations commencées"),
    "logs": ("fichier de journal technique", "fichiers de journal technique"),
    "recent": ("atelier dans la liste des récents", "ateliers dans la liste des récents"),
    "known": ("liste des fichiers connus", "listes des fichiers connus"),
    "aside": ("fichier illisible mis de côté", "fichiers illisibles mis de côté"),
    "stray": ("fichier provisoire oublié", "fichiers provisoires oubliés"),
}


def part(kind: str, number: int, weight: int) -> str:
    """Say one kind of what is kept: how many, and how much room they take."""
    one, several = _KINDS[kind]
    said = count(number, one, several)
    return f"{said} ({size(weight)})" if weight else said


def size(weight: int) -> str:
    """Give « 1,2 Mo » from a number of bytes."""
    if weight < 1000:
        return count(weight, "octet", "octets")
    if weight < 1_000_000:
        return f"{round(weight / 1000)}{NO_BREAK}ko"
    return f"{weight / 1_000_000:.1f}".replace(".", ",") + f"{NO_BREAK}Mo"


def pending(name: str, original: str) -> str:
    """Say that a working copy holds what its own file lacks."""
    where = f" ({original})" if original else ""
    return f"{quoted(name)} contient des gestes qui ne sont pas encore dans leur fichier{where}."


def others(number: int) -> str:
    """Say what lies in the folder of this post and is none of the application's."""
    said = count(number, "autre fichier", "autres fichiers")
    return f"{said} du même dossier, que l’application ne connaît pas."


def more(number: int) -> str:
    """Say how many were not listed."""
    return f"et {count(number, 'autre', 'autres')}"


def links(number: int) -> str:
    """Say that links were removed and nothing behind them."""
    if number < 2:
        return "Un lien a été retiré\u202f; ce qu’il montrait ailleurs n’a pas été touché."
    return (
        f"{number} liens ont été retirés\u202f; ce qu’ils montraient ailleurs n’a pas été touché."
    )


def left(path: str, why: str) -> str:
    """Say what stayed, and why."""
    return f"{path}\u00a0: {why}."


def _moment(at: datetime, today: datetime | None = None) -> str:
    """Say an instant at the hour of this post, with its day where it is not today."""
    local = at.astimezone()
    hour = f"à {time_fr(local.isoformat())}"
    here = (today if today is not None else at).astimezone()
    return hour if local.date() == here.date() else f"le {date_fr(local.isoformat())} {hour}"


def stopped(at: datetime, name: str, decisions: int, now: datetime) -> str:
    """Say that the last run ended without warning, and what its workshop holds."""
    has = f"a {count(decisions, 'décision enregistrée', 'décisions enregistrées')}"
    if not decisions:
        has = "est enregistré, sans décision encore"
    return (
        "La dernière fois, l’application s’est arrêtée sans prévenir "
        f"{_moment(at, now)}\u00a0: {quoted(name)} {has}."
    )


_UNEXPECTED = "Une erreur imprévue est survenue\u00a0:"


def all_stored(decisions: int, at: str) -> str:
    """Say after a fault that everything is on disk; `at` is the local hour of the last gesture."""
    return (
        f"{_UNEXPECTED} tout ce qui était décidé est enregistré ({_held(decisions, at)})\u202f; "
        "vous pouvez continuer."
    )


def not_all_stored(decisions: int, at: str) -> str:
    """Say after a fault that what is decided is on disk, and what is typed is not."""
    return (
        f"{_UNEXPECTED} ce qui était décidé est enregistré ({_held(decisions, at)}), mais pas les mots "
        "encore en cours de frappe\u202f; terminez-les, ou notez-les avant de fermer."
    )


def file_gone(name: str) -> str:
    """Say after a fault that the file of the workshop is not where it was."""
    return (
        f"{_UNEXPECTED} le fichier {quoted(name)} n’est plus à sa place, enregistrez tout de suite une "
        "copie de l’atelier."
    )


def _held(decisions: int, at: str) -> str:
    held = count(decisions, "décision", "décisions") if decisions else "aucune décision encore"
    return f"{held}, dernier geste à {time_fr(at)}" if at else held
