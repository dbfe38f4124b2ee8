"""Words of the dialogs of an export: what to write, where, how it goes, what was written."""

from collections.abc import Sequence
from pathlib import Path

from pcra_game.texts.typography import NO_BREAK, count, ellipsis, join_fr, quoted

TITLE = "Exporter les livrables"
TITLE_ROOM = "Imprimer pour la salle"
NOTE = "Ils reprennent ce qui est enregistré à cet instant\u202f; Entrée écrit ce qui est coché."
WHAT = "Livrables"
SERVES = "Contribue à"
FORMATS = "Formats"
FORMAT_LABEL = {
    "pdf": "PDF, à imprimer",
    "docx": "Word (DOCX)",
    "odt": "LibreOffice (ODT)",
    "xlsx": "Tableur (XLSX)",
    "csv": "Feuilles en CSV",
    "json": "Données en JSON",
}
_LONGEST_FINDING = 150
_MOST_MISSING = 3
USUAL_FORMATS = ("pdf", "docx", "xlsx")

PREVIEW = "Première page"
PREVIEW_WAITS = "Aperçu en préparation…"
PREVIEW_NONE = "Pas d’aperçu\u00a0: rien de coché ne s’écrit en PDF."
PREVIEW_FAILED = "L’aperçu n’a pas pu être dessiné."

FINISH = "Sur chaque page"
MARKS = ("Diffusion restreinte", "Usage interne", "Confidentiel")
"""The first is that of the plan."""
MARK = "Mention"
WATERMARK = "Filigrane PROJET en travers des pages"
WATERMARK_HOLDS = "Dans les PDF et les documents Word et LibreOffice, derrière le texte."

TEMPLATE = "Modèle Word"
NO_TEMPLATE = "celui de l’application"
CHOOSE_TEMPLATE = "Choisir un modèle Word"
TEMPLATE_FILES = "Documents Word (*.docx)"
FORGET_TEMPLATE = "Retirer"
TEMPLATE_WHOLE = "Rien ne manque à ce modèle."
TEMPLATE_UNKNOWN = "Ce modèle n’a pas pu être relu\u00a0: l’export dira ce qui ne va pas."
WITHOUT_TEMPLATE = "Exporter sans ce modèle"
TEMPLATE_REFUSED = "son modèle Word est refusé (voir plus haut)."

WHERE = "Dossier"
CHOOSE = "Choisir…"
ASIDE = "Écrire dans un nouveau dossier"
MAKE = "Créer ce dossier"
DO = "Exporter"
CANCEL = "Annuler"

NO_FILE = "Cochez au moins un livrable et l’un de ses formats."
NO_FOLDER = "Ce dossier n’existe pas\u00a0: choisissez-en un autre."
CLOSED_FOLDER = "On ne peut pas écrire dans ce dossier\u00a0: choisissez-en un autre."
CLOSED_PARENT = "Ce dossier ne peut pas être créé à cet endroit\u00a0: choisissez-en un autre."


def livrables_folder(stem: str) -> str:
    """The name of the folder that an export proposes beside its session."""
    return f"{stem} - livrables"


def chosen_formats(endings: Sequence[str]) -> str:
    """The formats that a ticked deliverable will be written in."""
    return ", ".join(ending.upper() for ending in endings) or "aucun de ses formats n’est coché"


def row_note(served: str, formats: str) -> str:
    """What stands beside a deliverable: the proof, and the formats if it is ticked."""
    return f"{served} · {formats}" if formats else served


def files(names: Sequence[str], *, in_new_folder: bool = False, with_manifest: bool = True) -> str:
    """How many files will be written, or the name of the only one; and whether where is made."""
    if not names:
        return ""
    there = ", dans ce dossier qui sera créé" if in_new_folder else ""
    if len(names) == 1:
        return f"Fichier à écrire{there}{NO_BREAK}: {names[0]}"
    manifest = ", et leur manifeste" if with_manifest else ""
    return f"{count(len(names), 'fichier', 'fichiers')} à écrire{there}{manifest}"


def folder_to_make(missing: Path, there: Path) -> str:
    """Say that a folder and some of those around it are missing, and in which that is there."""
    return (
        f"{quoted(str(missing))} n’existe pas encore dans {quoted(str(there))}{NO_BREAK}: créez-le, "
        "ou choisissez un autre dossier."
    )


def replaces(names: Sequence[str]) -> str:
    """Say which files are there already."""
    if len(names) == 1:
        return f"{quoted(names[0])} existe déjà et sera remplacé."
    return f"{count(len(names), 'fichier', 'fichiers')} de ce dossier seront remplacés."


def open_elsewhere(names: Sequence[str]) -> str:
    """Say which files another program has open."""
    verb = "est ouvert" if len(names) == 1 else "sont ouverts"
    return (
        f"{join_fr(map(quoted, names))} {verb} dans un autre logiciel{NO_BREAK}: "
        "fermez-le, ou écrivez dans un nouveau dossier."
    )


OTHER_SESSION = (
    "Ce dossier contient les livrables d’un autre atelier\u00a0: ils seraient remplacés. "
    "Choisissez un autre dossier."
)


def blocking(sentences: Sequence[str]) -> str:
    """Say what the review finds that stands in the way of a signature, before anything is sent."""
    head = count(len(sentences), "point bloquant", "points bloquants")
    first = ellipsis(sentences[0], _LONGEST_FINDING)
    return f"{head} à la relecture, que les livrables diront{NO_BREAK}: {first}"


def template_gone(name: str) -> str:
    """Say that the template used last is not there any more, and what is done about it."""
    return (
        f"Le modèle {quoted(name)} n’est plus à sa place{NO_BREAK}: l’export prend celui de "
        "l’application, ou choisissez-le de nouveau."
    )


def template_named(name: str) -> str:
    return f"{TEMPLATE}{NO_BREAK}: {name}"


def template_lacks(missing: Sequence[str]) -> str:
    """Say what a template of the hospital lacks; the plan is written all the same."""
    if not missing:
        return TEMPLATE_WHOLE
    first = ", ".join(missing[:_MOST_MISSING])
    more = f" et {len(missing) - _MOST_MISSING} autres" if len(missing) > _MOST_MISSING else ""
    return f"Il y manque{NO_BREAK}: {first}{more}. Le nôtre y supplée."


PROGRESS = "Export en cours"
DONE = "Export terminé"
PARTLY_DONE = "Export incomplet"
STOPPED_TITLE = "Export arrêté"
REFUSED_TITLE = "Rien n’a été écrit"
WAITS = "à écrire"
NOW = "écriture…"
STOPPED = "pas écrit"
STOPPED_OLD = "pas écrit\u202f; le fichier d’un export précédent reste"
STOP = "Arrêter l’export"
OPEN_FOLDER = "Ouvrir le dossier"
AGAIN = "Exporter de nouveau…"
GO_ON = "Continuer l’atelier"
CLOSE = "Fermer"
TOO_LONG = (
    "l’écriture a pris plus d’une minute et a été arrêtée\u00a0: recommencez sans ce fichier, ou "
    "dans un autre format."
)
BROKEN = "l’écriture s’est interrompue\u00a0: rien n’est écrit à moitié, recommencez."
BROKEN_OFF = "L’export s’est interrompu\u00a0: rien n’est écrit à moitié, recommencez."


def progress(done: int, whole: int) -> str:
    return f"{done} sur {count(whole, 'fichier', 'fichiers')}"


def over(written: int, refused: int, stopped: int) -> str:
    """The title of an export that is over."""
    if stopped:
        return STOPPED_TITLE
    if not refused:
        return DONE
    return PARTLY_DONE if written else REFUSED_TITLE


def outcome(written: int, refused: int, stopped: int, folder: Path) -> str:
    """Say how an export ended."""
    there = f"{count(written, 'fichier écrit', 'fichiers écrits')} dans {quoted(str(folder))}"
    parts = [there if written else "Aucun fichier écrit"]
    if refused:
        parts.append(count(refused, "refusé", "refusés"))
    if stopped:
        parts.append(count(stopped, "pas écrit", "pas écrits"))
    return f"{', '.join(parts)}."


MANIFEST_OF_WRITTEN = "Le manifeste ne nomme que les fichiers écrits."
MANIFEST_STAYS = "Le manifeste de ce dossier reste celui d’un export précédent, dont les fichiers n’ont pas changé."
NO_MANIFEST = (
    "Ce dossier n’a pas de manifeste\u00a0: l’écrire n’a pas été possible, recommencez l’export."
)


def not_written(why: str) -> str:
    return f"pas écrit{NO_BREAK}: {why}"


def written(size: str, counted: str) -> str:
    return f"écrit, {size}, {counted}" if counted else f"écrit, {size}"
