"""What is said when a file of an earlier version cannot be brought to the present format."""

from pathlib import Path

from pcra_game.texts.typography import quoted


def not_the_same(path: Path) -> str:
    """Say that the converted content was not the one before, and that nothing was written."""
    return (
        f"La conversion de {quoted(path.name)} au format actuel n’a pas redonné le même contenu, "
        "le fichier est resté comme il était\u00a0: ouvrez-le en lecture seule, ou avec la version "
        "du logiciel qui l’a écrit."
    )


def copy_name(stem: str, version: int) -> str:
    """Name the copy that stays of a file as it was before its conversion."""
    return f"{stem} (avant conversion, format {version})"
