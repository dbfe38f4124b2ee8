"""What is said when a session file is refused, held, changed or full: one sentence each."""

from pathlib import Path

from pcra_game.texts.typography import date_fr, quoted, time_fr

_FROM_A_COPY = "repartez d’une copie de sauvegarde et gardez ce fichier pour l’examiner."

COPY_DIFFERS = "la copie relue n’est pas entière"
ANOTHER_REASON = "le fichier refuse ce qui s’y écrit"
"""Reasons for `write_failed`; the second where the cause has no sentence of its own."""


def file_missing(path: Path) -> str:
    """Say that there is no such file."""
    return f"Le fichier {quoted(str(path))} n’existe pas\u00a0: vérifiez son nom et son dossier."


def not_a_plain_file(path: Path) -> str:
    """Say that the path names a folder, a link or a device."""
    return (
        f"{quoted(str(path))} n’est pas un fichier ordinaire (dossier, lien ou périphérique)\u00a0: "
        "choisissez le fichier .pcra lui-même."
    )


def file_empty(path: Path) -> str:
    """Say that the file holds nothing."""
    return (
        f"Le fichier {quoted(path.name)} est vide\u00a0: "
        "repartez d’une copie de sauvegarde ou créez un nouvel atelier."
    )


def file_too_large(path: Path, limit_mb: int) -> str:
    """Say that no session weighs that much."""
    return (
        f"Le fichier {quoted(path.name)} dépasse {limit_mb}\u00a0Mo, ce n’est pas un atelier\u00a0: "
        "choisissez un autre fichier."
    )


def not_a_session(path: Path) -> str:
    """Say that the file was not written by this program."""
    return (
        f"Le fichier {quoted(path.name)} n’est pas un atelier de cartes PCRA\u00a0: "
        "choisissez un fichier .pcra."
    )


def protected_copy(path: Path) -> str:
    """Say that the file is a protected copy, which opens with its passphrase."""
    return (
        f"Le fichier {quoted(path.name)} est une copie protégée\u00a0: ouvrez-la dans l’application "
        "avec sa phrase de passe, ou tapez «\u00a0pcra-game unprotect\u00a0»."
    )


def unreadable(path: Path) -> str:
    """Say that the system does not let this file be read."""
    return (
        f"Le fichier {quoted(path.name)} ne peut pas être lu\u00a0: "
        "vérifiez vos droits sur ce fichier et sur son dossier."
    )


def too_new(path: Path) -> str:
    """Say that a later version of the program wrote it."""
    return (
        f"Le fichier {quoted(path.name)} vient d’une version plus récente du logiciel\u00a0: "
        "mettez le logiciel à jour pour l’ouvrir."
    )


def wal_left(path: Path) -> str:
    """Say that another SQLite program left the file in a mode that is not ours."""
    return (
        f"Un autre programme a laissé {quoted(path.name)} en cours d’écriture (fichier -wal)\u00a0: "
        "fermez ce programme, puis rouvrez l’atelier."
    )


def interrupted_read_only(path: Path) -> str:
    """Say that an interrupted write must first be taken back, which reading alone cannot do."""
    return (
        f"La dernière écriture de {quoted(path.name)} a été interrompue\u00a0: "
        "ouvrez l’atelier sans le mode lecture seule pour qu’il se remette en ordre."
    )


def wrong_size(path: Path) -> str:
    """Say that the file is cut short, or that something was added to it."""
    return _damaged(path, "il est tronqué ou quelque chose y a été ajouté")


def corrupt(path: Path) -> str:
    """Say that SQLite itself cannot read the file."""
    return _damaged(path, "sa structure est illisible")


def foreign_schema(path: Path) -> str:
    """Say that its tables are not those of a session."""
    return _damaged(path, "ses tables ne sont pas celles d’un atelier")


def broken_links(path: Path) -> str:
    """Say that a row points to one that does not exist."""
    return _damaged(path, "une ligne renvoie à une autre qui n’existe pas")


def content_changed(path: Path) -> str:
    """Say that the deck or the scenario inside is not the one the session began with."""
    return _damaged(path, "le jeu de cartes ou le scénario qu’il contient a changé")


def no_opening(path: Path) -> str:
    """Say that the journal does not begin with the opening of a workshop."""
    return _damaged(path, "son journal ne commence pas par l’ouverture de l’atelier")


def chain_broken(path: Path, seq: int) -> str:
    """Say at which entry the journal stops being what was written."""
    return _damaged(path, f"l’entrée n°\u00a0{seq} du journal a été modifiée ou déplacée")


def entry_unreadable(path: Path, seq: int) -> str:
    """Say which entry holds something that this program never writes."""
    return _damaged(path, f"l’entrée n°\u00a0{seq} du journal est illisible")


def journal_broken(path: Path) -> str:
    """Say that the entries cannot have happened in this order."""
    return _damaged(path, "les entrées de son journal ne se suivent pas")


def _damaged(path: Path, why: str) -> str:
    return f"Le fichier {quoted(path.name)} est endommagé, {why}\u00a0: {_FROM_A_COPY}"


def busy(path: Path, holder: str) -> str:
    """Say who is writing in the file."""
    return (
        f"L’atelier {quoted(path.name)} est déjà ouvert par {holder}\u00a0: "
        "fermez-le là-bas, ou ouvrez-le ici en lecture seule."
    )


def holder(application: str, pid: str, host: str, since: str) -> str:
    """Name the program that holds a session; `since` is an ISO instant in local time."""
    return (
        f"{application} sur le poste {host} (processus {pid}, "
        f"depuis le {date_fr(since)} à {time_fr(since)})"
    )


def holder_unknown() -> str:
    """Name a holder that left no readable trace."""
    return "un autre programme"


def changed_under_us(path: Path) -> str:
    """Say that somebody replaced, moved or rewrote the file while it was open."""
    return (
        f"Le fichier {quoted(path.name)} a été modifié ou déplacé par un autre programme, rien n’y a été "
        "écrit\u00a0: enregistrez une copie (Ctrl + Maj + S), puis ouvrez-la pour continuer."
    )


def already_exists(path: Path) -> str:
    """Say that a new session never replaces a file."""
    return (
        f"Un fichier {quoted(path.name)} existe déjà\u00a0: "
        "donnez un autre nom au nouvel atelier, ou ouvrez celui-ci."
    )


def read_only(path: Path) -> str:
    """Say that a session opened for reading does not change."""
    return (
        f"L’atelier {quoted(path.name)} est ouvert en lecture seule\u00a0: "
        "rouvrez-le normalement pour le modifier."
    )


def became_read_only(path: Path) -> str:
    """Say that an open session cannot be written any more, or never could."""
    return (
        f"Impossible d’écrire {quoted(path.name)} dans {quoted(str(path.parent))}\u00a0: "
        "enregistrez une copie ailleurs (Ctrl + Maj + S), puis ouvrez-la."
    )


def not_writable(path: Path) -> str:
    """Say that nobody may write there."""
    return (
        f"Impossible d’écrire {quoted(path.name)} dans {quoted(str(path.parent))}\u00a0: "
        "choisissez un dossier où vous avez le droit d’écrire."
    )


def disk_full(path: Path) -> str:
    """Say that there is no room left, and that nothing was lost."""
    return (
        f"Plus de place sur le disque pour {quoted(path.name)}, rien de ce qui était enregistré "
        "n’est perdu\u00a0: libérez de l’espace, puis recommencez."
    )


def write_failed(path: Path, reason: str) -> str:
    """Say that the writing failed for another reason, in words of the room."""
    return (
        f"L’écriture de {quoted(path.name)} a échoué ({reason})\u00a0: "
        "réessayez, ou enregistrez l’atelier sous un autre nom."
    )
