"""What is said when a file that was just written does not read back as it should."""

from pathlib import Path

from pcra_game.texts.typography import count, grouped, quoted

UNREADABLE = "il ne se relit pas"


def refused(target: Path, why: str) -> str:
    """Say that the new file was thrown away, and why; `why` is part of the sentence."""
    return (
        f"{quoted(target.name)} n’a pas été remplacé\u00a0: relu après l’écriture, {why}. "
        "Recommencez\u202f; si cela se répète, choisissez un autre format."
    )


def lacks_heading(title: str) -> str:
    return f"il y manque le titre {quoted(title)}"


def lacks_table(caption: str, rows: int) -> str:
    return f"il y manque le tableau {quoted(caption)} de {count(rows, 'ligne', 'lignes')}"


def lacks_sheet(title: str, rows: int) -> str:
    return f"il y manque la feuille {quoted(title)} de {count(rows, 'ligne', 'lignes')}"


def lacks_pages(found: int, least: int) -> str:
    return f"il a {count(found, 'page', 'pages')} au lieu de {least} au moins"


def empty_page(number: int) -> str:
    return f"la page {number} est vide"


def lacks_rows(found: int) -> str:
    return f"il y manque des tableaux ou des lignes ({grouped(found)} trouvées)"


DIFFERS = "son contenu diffère de ce qui devait y être"
