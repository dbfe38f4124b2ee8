"""Words of the dialog that asks what to write: the names of the files."""

from collections.abc import Sequence

from pcra_game.texts.typography import join_fr


def files(names: Sequence[str]) -> str:
    """The files that will be written; empty where there are none."""
    if not names:
        return ""
    head = "Fichier à écrire" if len(names) == 1 else "Fichiers à écrire"
    return f"{head}\u00a0: {join_fr(names)}"
