"""What is said when a file cannot be written: one sentence and the next step."""

import errno
from pathlib import Path


def folder_missing(target: Path) -> str:
    """Say that the folder of `target` does not exist."""
    return (
        f"Le dossier «\u00a0{target.parent}\u00a0» n’existe pas\u00a0: "
        "créez-le ou choisissez un autre emplacement."
    )


def cannot_make_folder(folder: Path) -> str:
    """Say that the folder of an export cannot be made."""
    return (
        f"Le dossier «\u00a0{folder}\u00a0» ne peut pas être créé\u00a0: "
        "choisissez un dossier où vous avez le droit d’écrire."
    )


def folder_is_a_file(target: Path) -> str:
    """Say that what should hold `target` is not a folder."""
    return (
        f"«\u00a0{target.parent}\u00a0» n’est pas un dossier\u00a0: "
        "choisissez un autre emplacement."
    )


def target_is_a_folder(target: Path) -> str:
    """Say that a folder already bears the name of the file."""
    return f"«\u00a0{target}\u00a0» est un dossier\u00a0: donnez un autre nom au fichier."


def folder_takes_no_file(folder: Path) -> str:
    """Say that nobody may write in a folder, whatever the file."""
    return (
        f"Le dossier «\u00a0{folder}\u00a0» ne peut pas recevoir de fichier\u00a0: "
        "choisissez un dossier où vous avez le droit d’écrire."
    )


def not_writable(target: Path) -> str:
    """Say that a file cannot be replaced where others can be written."""
    return (
        f"Impossible d’écrire «\u00a0{target.name}\u00a0» "
        f"dans «\u00a0{target.parent}\u00a0»\u00a0: fermez le fichier "
        "s’il est ouvert ailleurs, ou choisissez un dossier où vous avez le droit d’écrire."
    )


def open_elsewhere(target: Path, mark: Path) -> str:
    """Say that another program has the file open, by the mark that it left beside it."""
    return (
        f"«\u00a0{target.name}\u00a0» est ouvert dans un autre logiciel\u00a0: fermez-le, ou choisissez "
        f"un autre dossier (s’il ne l’est plus, supprimez «\u00a0{mark.name}\u00a0»)."
    )


def disk_full(target: Path) -> str:
    """Say that there is no room left."""
    return (
        f"Plus de place sur le disque pour «\u00a0{target.name}\u00a0»\u00a0: "
        "libérez de l’espace ou choisissez un autre support, puis recommencez."
    )


def name_too_long(target: Path) -> str:
    """Say that the file system refuses the name."""
    return (
        f"Le nom «\u00a0{target.name[:40]}…\u00a0» est refusé par le disque\u00a0: "
        "donnez un nom plus court."
    )


_REASON = {
    errno.EIO: "le disque ne répond pas",
    errno.ENODEV: "le disque n’est plus là",
    errno.ENXIO: "le disque n’est plus là",
    errno.ENOENT: "le dossier n’est plus là",
    errno.ENOTDIR: "ce n’est pas un dossier",
    errno.EISDIR: "ce nom est celui d’un dossier",
    errno.ETIMEDOUT: "le réseau ne répond pas",
    errno.EHOSTDOWN: "le réseau ne répond pas",
    errno.EINVAL: "le système refuse ce nom",
    errno.EMFILE: "trop de fichiers sont ouverts",
}
"""What the system says in the language of the post, in French."""


def reason(number: int | None) -> str:
    """Say why the system refused, by the number of its error."""
    known = _REASON.get(number or 0)
    return known or (f"erreur {number} du système" if number else "erreur du système")


def write_failed(target: Path, reason: str) -> str:
    """Say that the disk refused for another reason."""
    return (
        f"L’écriture de «\u00a0{target.name}\u00a0» a échoué ({reason})\u00a0: "
        "réessayez ou choisissez un autre emplacement."
    )
