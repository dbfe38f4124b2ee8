"""What is wrong in a workbook that somebody wants to import: where it stands, and what to write."""

from collections.abc import Iterable, Sequence

from pcra_game.texts.typography import NARROW, count, ellipsis, join_fr, quoted

_LONGEST_NAME = 60
_MOST_CHOICES = 8
_MOST_ROWS = 12


def shown(text: str, limit: int = 40) -> str:
    """A text of a cell or of a file, on one line and short."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return quoted(ellipsis(" ".join(plain.split()) or "…", limit))


def refused(name: str, faults: Sequence[str], more: int) -> str:
    """Say that nothing was taken, every fault by its place, and how many more there are."""
    listed = f"{NARROW}; ".join(faults)
    others = f" (et {count(more, 'autre faute', 'autres fautes')})" if more else ""
    return (
        f"Rien n’a été importé de {shown(name, _LONGEST_NAME)}\u00a0: {listed}{others}{NARROW}; "
        "corrigez le classeur, puis recommencez."
    )


def at(sheet: str, row: int, letter: str, heading: str, fault: str) -> str:
    """Say where a fault stands: sheet, row, column by letter and by heading."""
    return f"feuille {shown(sheet)}, ligne {row}, colonne {letter} ({heading}), {fault}"


def at_row(sheet: str, row: int, fault: str) -> str:
    return f"feuille {shown(sheet)}, ligne {row}, {fault}"


def in_sheet(sheet: str, fault: str) -> str:
    return f"feuille {shown(sheet)}, {fault}"


# Cells

EMPTY = "la case est vide"
IN_ERROR = "la case est en erreur, écrivez sa valeur"


def not_a_whole(text: str) -> str:
    return f"{shown(text)} n’est pas un nombre entier"


def not_a_date(text: str) -> str:
    return f"{shown(text)} n’est pas une date (JJ/MM/AAAA)"


def not_a_duration(text: str) -> str:
    return (
        f"{shown(text)} n’est pas une durée (écrivez par exemple 30\u00a0min, 4\u00a0h ou 2\u00a0j)"
    )


def too_long(length: int, limit: int) -> str:
    return f"{length} caractères pour {limit} au plus"


def out_of_range(value: int, low: int, high: int) -> str:
    return f"{value} n’est pas entre {low} et {high}"


def not_in_list(text: str, choices: Iterable[str]) -> str:
    """Say which values a column takes."""
    known = list(choices)
    listed = ", ".join(known[:_MOST_CHOICES])
    rest = ", …" if len(known) > _MOST_CHOICES else ""
    return f"{shown(text)} n’est pas dans la liste ({listed}{rest})"


_UNKNOWN = {
    "context": "{} n’est pas un contexte du jeu",
    "objective": "{} n’est pas le code d’une carte du jeu",
    "service": "{} n’est pas le code d’un service du jeu",
    "subject": "{} n’est ni une activité, ni un service, ni «\u00a0unite\u00a0»",
    "activity": "{} n’est pas une activité de l’unité",
    "told": "{} n’est pas dans la feuille «\u00a0Activités\u00a0»",
    "inject": "{} n’est pas un événement du scénario",
    "card": "{} n’est pas une carte jouée",
}


def unknown(kind: str, text: str) -> str:
    """Say that a code names nothing."""
    return _UNKNOWN[kind].format(shown(text))


def unknown_function(text: str) -> str:
    return (
        f"{shown(text)} n’est pas une fonction de l’unité (voyez la feuille «\u00a0Listes\u00a0»)"
    )


def unknown_means(text: str) -> str:
    return f"{shown(text)} n’est pas un moyen de la feuille «\u00a0Moyens\u00a0»"


def not_spends(text: str) -> str:
    return f"{shown(text)} ne dit pas «\u00a0quantité × moyen\u00a0»"


def not_counts(text: str) -> str:
    return f"{shown(text)} ne donne pas cinq nombres de mains, comme 0 1 2 3 1"


# Rows and headings


def repeated_row(row: int, headings: Sequence[str]) -> str:
    """Say which row has the same values in the columns that tell rows apart."""
    same = "même" if len(headings) == 1 else "mêmes"
    return f"elle répète la ligne {row} ({same} {join_fr([shown(one) for one in headings])})"


def needs(heading: str) -> str:
    return f"ne va pas sans la colonne {shown(heading)}"


def other_than(row: int) -> str:
    return f"autre chose est écrit à la ligne {row} pour la même réponse"


def needed_by(status: str) -> str:
    return f"la case est vide, et le statut {shown(status)} ne va pas sans elle"


def other_solution(id: str, rows: Sequence[int]) -> str:
    """Say where a solution is written otherwise, and both ways out."""
    return (
        f"la solution {shown(id)} est écrite autrement {_at_rows(rows)} (même texte sur toutes ses "
        "lignes, ou un autre code en colonne «\u00a0Solution\u00a0»)"
    )


def _at_rows(rows: Sequence[int]) -> str:
    if len(rows) == 1:
        return f"à la ligne {rows[0]}"
    told = [str(row) for row in rows[:_MOST_ROWS]]
    more = len(rows) - _MOST_ROWS
    if more > 0:
        told.append(count(more, "autre", "autres"))
    return f"aux lignes {join_fr(told)}"


def unknown_heading(heading: str) -> str:
    return f"l’en-tête {shown(heading)} n’est pas attendu"


def repeated_heading(heading: str) -> str:
    return f"l’en-tête {shown(heading)} est donné deux fois"


def missing_heading(heading: str) -> str:
    return f"la colonne {shown(heading)} manque"


MISSING_SHEET = "elle manque dans le classeur"


def missing_marker(name: str) -> str:
    return f"le champ {shown(name)} manque"


# Files


def _file(name: str, fault: str, step: str) -> str:
    return f"Le fichier {shown(name, _LONGEST_NAME)} {fault}\u00a0: {step}."


def not_found(name: str) -> str:
    return _file(name, "est introuvable", "vérifiez son nom et son dossier")


def not_a_file(name: str) -> str:
    return _file(name, "n’est pas un fichier", "choisissez un classeur .xlsx")


def unreadable(name: str) -> str:
    return _file(name, "ne peut pas être lu", "vérifiez vos droits, ou fermez-le ailleurs")


def too_big(name: str, megabytes: int) -> str:
    return _file(
        name, f"dépasse {megabytes}\u00a0Mo", "choisissez le classeur exporté de l’atelier"
    )


def old_or_protected(name: str) -> str:
    return _file(
        name,
        "est protégé par un mot de passe ou au vieux format .xls",
        "enregistrez-le sans mot de passe au format .xlsx",
    )


def not_a_workbook(name: str) -> str:
    return _file(name, "n’est pas un classeur .xlsx", "choisissez un classeur exporté de l’atelier")


def with_macros(name: str) -> str:
    return _file(
        name, "contient des macros", "enregistrez-le au format .xlsx, sans macro, puis recommencez"
    )


def with_links(name: str) -> str:
    return _file(
        name,
        "est lié à d’autres fichiers",
        "rompez les liaisons dans le tableur, enregistrez, puis recommencez",
    )


def bomb(name: str) -> str:
    return _file(
        name,
        "se décompresse en un contenu démesuré",
        "choisissez le classeur exporté de l’atelier",
    )


def damaged(name: str) -> str:
    return _file(
        name,
        "est abîmé ou incomplet",
        "ouvrez-le dans un tableur, enregistrez-le de nouveau en .xlsx, puis recommencez",
    )


def not_a_plan(name: str) -> str:
    return _file(
        name,
        "n’est pas le classeur d’un atelier (feuille «\u00a0Repères\u00a0»)",
        "choisissez un classeur exporté de l’atelier",
    )


def newer(name: str) -> str:
    return _file(name, "est d’un format plus récent", "mettez le logiciel à jour")


def too_many_rows(limit: int) -> str:
    return f"elle compte plus de {limit} lignes"
