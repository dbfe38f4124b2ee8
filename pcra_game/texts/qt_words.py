"""Words of Qt's own widgets that its French lacks, and how a file is said in a list of files."""

from datetime import datetime

NB = "\u00a0"

MISSING = {
    ("QAbstractFileIconProvider", "Drive"): "Disque",
    ("QAbstractFileIconProvider", "Folder"): "Dossier",
    ("QAbstractFileIconProvider", "File Folder"): "Dossier",
    ("QAbstractFileIconProvider", "File"): "Fichier",
    ("QAbstractFileIconProvider", "%1 File"): "Fichier %1",
    ("QAbstractFileIconProvider", "Alias"): "Alias",
    ("QAbstractFileIconProvider", "Shortcut"): "Raccourci",
    ("QAbstractFileIconProvider", "Unknown"): "Inconnu",
    ("QFileDialog", "&Look in:"): f"&Dossier{NB}:",
    ("QFileDialog", "Look in"): "Dossier",
    ("QFileDialog", "&File name:"): f"&Nom{NB}:",
    ("QFileDialog", "Files of &type:"): f"&Type{NB}:",
    ("QFileSystemModel", "Today"): "Aujourd’hui",
    ("QFileSystemModel", "Yesterday"): "Hier",
    ("QMessageBox", "OK"): "OK",
    ("QMessageBox", "Help"): "Aide",
    ("QDialog", "Done"): "Terminer",
    ("QScrollBar", "Line up"): "Ligne précédente",
    ("QScrollBar", "Line down"): "Ligne suivante",
    ("QScrollBar", "Position"): "Position",
    ("QLineEditIconButton", "Clear"): "Effacer",
}
"""By the place that asks and by its English words."""

KIND_OF_FILE = {
    "pcra": "Atelier",
    "pcrakit": "Kit de préparation",
    "pcraprotege": "Copie protégée",
}
"""What the files of the application are, by their endings."""

NO_SIZE = "sans taille"
NO_DATE = "sans date"
"""What a screen reader says in a list of files where the eye sees nothing."""

CLEAR_FIELD = "Effacer ce qui est écrit"
CHOICES = "Choix"


def size(octets: int) -> str:
    """How much a file holds: « 148 o », « 34 Ko », « 2,4 Mo »."""
    if octets < 1000:
        return f"{octets}{NB}o"
    if octets < 1_000_000:
        return f"{round(octets / 1000)}{NB}Ko"
    return f"{octets / 1_000_000:.1f}".replace(".", ",") + f"{NB}Mo"


def last_change(at: datetime) -> str:
    """When a file was last written: « 25/11/2026 à 14 h 30 »."""
    return f"{at:%d/%m/%Y} à {at.hour}{NB}h{NB}{at.minute:02d}"


def choices_of(name: str) -> str:
    """The list that drops from a choice."""
    return f"{CHOICES}{NB}: {name}" if name else CHOICES
