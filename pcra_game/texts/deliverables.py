"""The deliverables: what each is called, the proof that it serves, what it holds."""

from collections.abc import Mapping

from pcra_game.texts.typography import count, grouped

NB = "\u00a0"

MEASURE = "D2.O1.C"
REFLEX = "D2.O1.B"
TESTS = "D2.O1.D"
SERVICES = "D2.O2.B"
REFERENTS = "D2.O4"
RECYF = "ReCyF 14"
KIT = "OC-13"
GOVERNANCE = "Gouvernance"
FOLLOW_UP = "Suivi"
REVERSIBILITY = "Réversibilité"
ROOM = "Salle"

DELIVERABLES = {
    "plan": (
        "Projet de PCRA",
        "Le plan complet\u00a0: synthèse pour décision, sections, fiches et annexes.",
    ),
    "classeur": (
        "Classeur du plan",
        "Bilan d’impact, décisions, services, kit, actions, points à lever, conformité.",
    ),
    "fiches-pcra": ("Fiches PCRA", "Une page par activité, remplie avec ce qui a été décidé."),
    "fiches-reflexes": (
        "Fiches réflexes",
        "Une page par fonction et par contexte, à afficher dans l’unité.",
    ),
    "cartes-de-poche": ("Cartes de poche", "Une demi-page par fonction, à emporter."),
    "compte-rendu": (
        "Compte rendu d’atelier",
        "Présences par fonction, décisions, désaccords, parking et main courante.",
    ),
    "retex": ("RETEX", "Ce que l’exercice a montré, à garder et à corriger."),
    "fiches-vierges": ("Fiches PCRA à remplir", "Les mêmes fiches, vides, à remplir à la main."),
    "bia-ciso": (
        "BIA pour CISO Assistant",
        "Le bilan d’impact dans la disposition que ce logiciel importe.",
    ),
    "conducteur": ("Conducteur", "Le déroulé de la séance\u00a0: étapes, heures, relances."),
    "donnees": ("Données du plan", "Tout ce que la salle a décidé, pour un autre logiciel."),
    "cartes": (
        "Cartes à découper",
        "Le jeu de l’unité, neuf cartes par page A4, en recto verso bord long.",
    ),
    "cartes-a6": ("Cartes A6", "Le même jeu en A6, quatre cartes par page."),
    "sets": ("Sets de table", "Un set par contexte\u00a0: ce qui reste, ce qui manque."),
    "feuillets": ("Feuillets-réponses", "Des feuillets A6 avec le code de la carte."),
}
"""What each is called, and what it holds, by its key."""

CSV = {
    "bia": "Bilan d’impact",
    "vital": "Activités critiques",
    "decisions": "Décisions",
    "si_services": "Services du SI",
    "kit": "Kit de continuité",
    "actions": "Plan d’actions",
    "findings": "Points de la relecture",
    "main_courante": "Main courante",
    "conformite": "Matrice de conformité",
}
"""What the CSV file of a sheet is called, by the key of the sheet."""
CSV_HOLDS = "Une feuille du classeur, pour un tableur ou un autre logiciel."

WATERMARK = "PROJET"
"""Across the pages of what nobody signed yet."""

MANIFEST = "manifeste"
MANIFEST_TITLE = "Livrables de l’atelier"


def proofs(served: tuple[str, ...]) -> str:
    """Name the proofs that a file serves, behind words that say so."""
    return ", ".join(proof.lower() if proof.isalpha() else proof for proof in served)


def contributes(proofs: tuple[str, ...]) -> str:
    """Say which proofs a file serves, and never that it proves them."""
    indicators = tuple(proof for proof in proofs if not proof.isalpha())
    rest = tuple(proof.lower() for proof in proofs if proof.isalpha())
    served = f"contribue à {', '.join(indicators)}" if indicators else ""
    return ", ".join(part for part in (served, *rest) if part)


COUNTED_KEYS = {
    "pages": "pages",
    "headings": "titres",
    "tables": "tableaux",
    "sheets": "feuilles",
    "rows": "lignes",
}
"""What is counted in a file, and how the manifest names it."""

_COUNTED = {
    "pages": ("page", "pages"),
    "headings": ("titre", "titres"),
    "tables": ("tableau", "tableaux"),
    "sheets": ("feuille", "feuilles"),
    "rows": ("ligne", "lignes"),
}


def counted(found: Mapping[str, int]) -> str:
    """Say what a file holds: « 42 pages, 12 tableaux »; nothing where nothing was counted."""
    return ", ".join(count(n, *_COUNTED[name]) for name, n in found.items() if n)


def size(octets: int) -> str:
    """Say the weight of a file in whole kilobytes, one at least."""
    return f"{grouped(max(round(octets / 1000), 1))}{NB}ko"


def manifest_head(
    title: str, unit: str, day: str, status: str, version: str, mark: str
) -> tuple[str, ...]:
    return (
        MANIFEST_TITLE,
        "",
        f"Atelier{NB}: {title}",
        f"Unité{NB}: {unit}",
        f"Dernier geste{NB}: {day}",
        f"Statut{NB}: {status}, version {version}",
        mark,
    )


def manifest_state(moves: int, head: str) -> str:
    return f"État{NB}: {count(moves, 'geste', 'gestes')}, empreinte {head or 'inconnue'}"


def manifest_file(
    name: str, label: str, proofs: tuple[str, ...], octets: int, found: Mapping[str, int]
) -> tuple[str, ...]:
    holds = ", ".join(part for part in (size(octets), counted(found)) if part)
    return ("", name, f"  {label}{NB}: {contributes(proofs)}", f"  {holds}")
