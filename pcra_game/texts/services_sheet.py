"""Words of the sheet of services: its columns, its template, and every fault of a line."""

from collections.abc import Sequence

from pcra_game.texts.typography import count, ellipsis, join_fr, quoted

COLUMNS = (
    "code",
    "libellé (pour mémoire)",
    "nom local",
    "RTO",
    "âge sauvegarde",
    "hébergé par",
    "référent",
    "note",
)
"""The columns of the template, in order; every heading that is known is in `HEADINGS`."""

HEADINGS = {
    "code": ("code", "code service", "id"),
    "label": ("service", "libelle", "libelle service", "intitule", "libelle (pour memoire)"),
    "local_name": (
        "nom local",
        "nom",
        "application",
        "logiciel",
        "nom de l'application",
        "nom du logiciel",
    ),
    "rto": (
        "rto",
        "delai de reprise",
        "delai de reprise annonce",
        "delai de reprise annonce (rto)",
        "delai de reprise (rto)",
        "dima",
    ),
    "backup_age": (
        "age sauvegarde",
        "age de la sauvegarde",
        "sauvegarde",
        "rpo",
        "derniere sauvegarde",
    ),
    "hosted_by": ("heberge par", "hebergement", "hebergeur", "heberge"),
    "referent": ("referent", "fonction referente", "referent metier"),
    "note": ("note", "notes", "remarque", "remarques", "commentaire", "commentaires"),
}
"""What a column may be called, by the field that it fills; compared without case or accents."""

UNITS = {
    "min": ("min", "mn", "minute", "minutes"),
    "h": ("h", "heure", "heures"),
    "j": ("j", "jour", "jours"),
}
"""A unit in the heading, « RTO (h) », is that of its bare numbers."""

DURATION_RULE = (
    "Une durée s’écrit avec son unité\u00a0: 30\u00a0min, 4\u00a0h, 2\u00a0j, J+3. Un nombre seul "
    "n’est lu que si l’en-tête de sa colonne dit l’unité, comme «\u00a0RTO (h)\u00a0»."
)

TEMPLATE_NAME = "services-modele.csv"
CHOOSE = "Importer les services"
CHOOSE_TEMPLATE = "Enregistrer le modèle"
FILES = "Tableaux (*.csv *.txt *.tsv)"


def _shown(text: str, limit: int = 40) -> str:
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return quoted(ellipsis(" ".join(plain.split()) or "…", limit))


def refused(name: str, faults: Sequence[str], more: int) -> str:
    """Say that nothing of the sheet was taken, the first faults, and how many more."""
    listed = "\u202f; ".join(faults)
    others = f" (et {count(more, 'autre faute', 'autres fautes')})" if more else ""
    return (
        f"Rien n’a été importé de {_shown(name, 60)}\u00a0: {listed}{others}\u202f; "
        "corrigez le tableau, puis recommencez."
    )


def at_line(number: int, fault: str) -> str:
    return f"ligne {number}, {fault}"


NOT_FOUND = "le fichier est introuvable"
NOT_A_FILE = "ce n’est pas un fichier"
UNREADABLE = "le disque ou les droits du fichier empêchent de le lire"
EMPTY = "le tableau est vide"
NOT_A_SHEET = "ce n’est pas un tableau de texte\u00a0: enregistrez-le en CSV depuis le tableur"
NO_CODE = "aucune colonne ne dit le code ou le nom du service"
NOTHING_SAID = "aucune ligne ne dit quelque chose d’un service"
BROKEN_QUOTES = "les guillemets droits ne vont pas par deux"


def too_big(megabytes: int) -> str:
    return f"le fichier dépasse {megabytes}\u00a0Mo"


def too_many_lines(limit: int) -> str:
    return f"plus de {limit} lignes"


def unknown_columns(headings: Sequence[str]) -> str:
    plural = len(headings) > 1
    verb = "n’ont pas été lues" if plural else "n’a pas été lue"
    noun = "Les colonnes" if plural else "La colonne"
    return f"{noun} {join_fr(_shown(h, 30) for h in headings)} {verb}."


def repeated_column(heading: str) -> str:
    return f"la colonne {_shown(heading)} est donnée deux fois"


def unknown_service(text: str) -> str:
    return f"le service {_shown(text)} n’existe pas dans le jeu"


def repeated_service(code: str, line: int) -> str:
    return f"le service {_shown(code)} est déjà à la ligne {line}"


def no_service() -> str:
    return "le service n’est pas nommé"


def unknown_function(text: str, examples: Sequence[str] = ()) -> str:
    """Say that a referent is a function, and name some that the unit has."""
    fault = f"le référent {_shown(text)} n’est pas une fonction de l’unité"
    if not examples:
        return fault
    named = " ou ".join(_shown(example, 60) for example in examples)
    return f"{fault} (écrivez par exemple {named})"


def bad_duration(heading: str, text: str) -> str:
    return f"{heading}\u00a0: {_shown(text)} n’est pas une durée"


def bare_number(heading: str, text: str) -> str:
    return f"{heading}\u00a0: {_shown(text)} est sans unité (min, h ou j)"


def too_long(heading: str, length: int, limit: int) -> str:
    return f"{heading}\u00a0: {length} caractères pour {limit} au plus"


def duration_too_long(heading: str, text: str) -> str:
    return f"{heading}\u00a0: {_shown(text)} dépasse un an"


def too_many_cells() -> str:
    return "il y a plus de cases que de colonnes"


def template_written(name: str, folder: str) -> str:
    return f"Modèle écrit\u00a0: {_shown(name, 60)}, dans {folder}."


def imported(services: int) -> str:
    """Say how many services a sheet described."""
    return f"{count(services, 'service rempli', 'services remplis')} depuis le tableau."
