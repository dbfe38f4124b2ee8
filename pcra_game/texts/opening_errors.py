"""What is said when a session is not opened: what stands beside it, how it was made, what it asks."""

from pathlib import Path

from pcra_game.texts.typography import quoted

_NEXT_TO_IT = "déplacez ce voisin dans un autre dossier, puis rouvrez l’atelier."
_FROM_A_COPY = "repartez d’une copie de sauvegarde et gardez ce fichier pour l’examiner."


def several_names(path: Path) -> str:
    """Say that the file lies under several names at once (a hard link)."""
    return (
        f"Le fichier {quoted(path.name)} existe sous plusieurs noms (lien physique)\u00a0: "
        "faites-en une vraie copie, puis ouvrez cette copie."
    )


def other_sqlite(path: Path) -> str:
    """Say that the header of the file tells of no session that this program writes."""
    return _damaged(path, "son en-tête n’est pas celui d’un atelier")


def other_page_size(path: Path) -> str:
    """Say that the pages have not the size of ours."""
    return _damaged(path, "la taille de ses pages n’est pas celle d’un atelier")


def other_encoding(path: Path) -> str:
    """Say that its texts are not in UTF-8."""
    return _damaged(path, "ses textes ne sont pas en UTF-8")


def other_access(path: Path) -> str:
    """Say that the header asks for another way of reading or writing than ours."""
    return _damaged(path, "son mode d’écriture n’est pas celui d’un atelier")


def neighbour_not_plain(path: Path, neighbour: Path) -> str:
    """Say that what lies beside the file under a name of SQLite is no plain file."""
    return (
        f"À côté de {quoted(path.name)}, {quoted(neighbour.name)} n’est pas un fichier "
        f"ordinaire\u00a0: {_NEXT_TO_IT}"
    )


def foreign_journal(path: Path, journal: Path) -> str:
    """Say that the journal beside the file belongs to another one, or to nobody."""
    return (
        f"Le journal {quoted(journal.name)} placé à côté de {quoted(path.name)} ne vient pas de "
        f"cet atelier\u00a0: {_NEXT_TO_IT}"
    )


def two_readings(path: Path, journal: Path) -> str:
    """Say that the file is whole with and without its journal, and tells two stories."""
    return (
        f"L’atelier {quoted(path.name)} dit une chose avec le journal {quoted(journal.name)}, une "
        "autre sans lui, et les deux sont entières\u00a0: mettez ces deux fichiers de côté, puis "
        "ouvrez une copie de sauvegarde ou le fichier sans son journal."
    )


def neither_whole(path: Path, journal: Path) -> str:
    """Say that the file is not whole, with the journal beside it or without."""
    return _damaged(path, f"avec ou sans le journal {quoted(journal.name)}")


def still_moving(path: Path) -> str:
    """Say that another program keeps writing in the file."""
    return (
        f"Un autre programme écrit dans {quoted(path.name)} en ce moment\u00a0: "
        "fermez ce programme, puis rouvrez l’atelier."
    )


def may_not_write(path: Path) -> str:
    """Say that the file or its folder is protected, and what can be done all the same."""
    return (
        f"Impossible d’écrire {quoted(path.name)} dans {quoted(str(path.parent))} (fichier ou "
        "dossier protégé)\u00a0: ouvrez l’atelier en lecture seule, ou copiez-le là où vous avez "
        "le droit d’écrire."
    )


def name_too_long(path: Path) -> str:
    """Say that no journal or lock can be named after the file."""
    return (
        f"Le nom {quoted(path.name[:40] + '…')} est trop long pour que l’atelier puisse être "
        "modifié\u00a0: donnez-lui un nom plus court, ou ouvrez-le en lecture seule."
    )


def too_slow(path: Path) -> str:
    """Say that the file asks for more work than any session does."""
    return _damaged(path, "il demande un calcul qu’aucun atelier ne demande")


def too_heavy(path: Path) -> str:
    """Say that the file asks for more memory than any session does."""
    return _damaged(path, "il demande plus de mémoire qu’aucun atelier n’en demande")


def value_refused(path: Path, seq: int, field: str) -> str:
    """Say which entry holds a value that no session can hold, and in which field."""
    return _damaged(
        path, f"l’entrée n°\u00a0{seq} du journal porte une valeur impossible ({quoted(field)})"
    )


def repeated(path: Path, seq: int, id: str) -> str:
    """Say which entry makes again what is already there."""
    return _damaged(path, f"l’entrée n°\u00a0{seq} du journal crée {quoted(id)} une seconde fois")


def row_differs(path: Path, table: str, row: str) -> str:
    """Say which line of a table does not show what the journal tells."""
    return _damaged(
        path, f"la table {quoted(table)} ne correspond pas au journal (ligne {quoted(row)})"
    )


def dangling(path: Path, table: str, row: str, other: str) -> str:
    """Say which line points to one that is not there."""
    return _damaged(
        path,
        f"la ligne {quoted(row)} de {quoted(table)} renvoie à une ligne de {quoted(other)} qui "
        "n’existe pas",
    )


def _damaged(path: Path, why: str) -> str:
    return f"Le fichier {quoted(path.name)} est endommagé, {why}\u00a0: {_FROM_A_COPY}"
