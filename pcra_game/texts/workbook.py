"""Words of the workbook: its sheets, their headings, and what the first sheet says."""

from pcra_game.texts.typography import NO_BREAK

YES, NO = "oui", "non"
REVEALED_BY = {"time": "l’heure", "hand": "l’animateur", "weak_spot": "un point faible"}
DURATIONS = {
    "dmia": "DMIA",
    "tolerated_loss": "perte tolérée",
    "set_up": "mise en place",
    "endurance": "tenue",
}
TEXTS = {
    "minimum_service": "service minimal",
    "stop_sign": "signe d’arrêt",
    "record_meanwhile": "traces à garder",
    "site_variant": "variante de site",
    "offline_data": "données hors ligne",
}

READ_ME = "À lire"
LISTS = "Listes"
MARKERS = "Repères"
SHEETS_COLUMNS = ("Feuille", "Ce qu’elle contient", "Relue à l’import", "Lignes")
READ_BACK = {"read": "non", "edit": "oui, à corriger ici", "data": "oui"}

STARTING = (
    "Les durées et priorités du jeu sont des valeurs de départ\u00a0: l’équipe les valide ou les "
    "corrige. Celles dont personne n’a parlé le disent dans leur colonne."
)
HOW_TO_EDIT = (
    "Pour corriger le plan\u00a0: changez «\u00a0Décisions\u00a0» ou «\u00a0Plan d’actions\u00a0», "
    "enregistrez au format .xlsx, puis importez le fichier dans un atelier neuf de la même unité. "
    "Les en-têtes et les noms des feuilles ne changent pas. Une solution que plusieurs cartes "
    "partagent se corrige sur toutes ses lignes, ou reçoit un autre code en colonne "
    "«\u00a0Solution\u00a0»."
)
DURATION_RULE = (
    "Les durées sont de vraies durées, qui se trient et s’additionnent. Une durée tapée porte son "
    f"unité\u00a0: 30{NO_BREAK}min, 4{NO_BREAK}h, 2{NO_BREAK}j."
)
FUNCTIONS_ONLY = (
    "Aucun nom de personne ni donnée de patient\u00a0: des fonctions de l’établissement."
)
NOT_A_STAMP = (
    "Ce classeur contribue aux preuves D2.O1.C, D2.O2.B et D2.O4 de CaRE\u202f; il ne vaut ni "
    "validation ni attestation."
)
FACTS = {
    "establishment": "Établissement",
    "unit": "Unité",
    "scenario": "Scénario joué",
    "status": "Statut",
    "version": "Version",
    "date": "Date",
    "review": "Revue prévue le",
    "confidentiality": "Diffusion",
}
UNTITLED = "Feuille"
NOTHING = "Rien à dire ici pour l’instant."
PICTURE_CAPTION = "Matrice des contextes et des activités"

IMPACT = "impact"
NOT_ASKED = "non demandé"

BIA = "Bilan d’impact"
BIA_PURPOSE = (
    "Pour chaque activité du périmètre\u00a0: impacts, DMIA, perte tolérée, tenue du mode dégradé."
)
BIA_COLUMNS = (
    "Code",
    "Activité",
    "Priorité",
    "Axe touché d’abord",
    "Grave dès",
    "Dangereux dès",
    "DMIA",
    "Perte tolérée",
    "Tenue du mode dégradé",
    "Mise en place",
    "Service minimal",
    "Services nécessaires",
    "Référent (fonction)",
    "Valeurs non discutées",
)
BIA_EMPTY = "Aucune activité sur la table\u00a0: choisissez les activités de l’unité, puis exportez de nouveau."

VITAL = "Activités critiques"
VITAL_PURPOSE = "La liste des activités P0 et P1 retenues, la plus vitale d’abord."
VITAL_COLUMNS = (
    "Rang",
    "Code",
    "Activité",
    "Priorité",
    "DMIA",
    "Perte tolérée",
    "Service minimal",
    "Référent (fonction)",
    "Tient à 3\u00a0h un dimanche",
    "Testée le",
)
VITAL_EMPTY = (
    "Aucune activité P0 ou P1 sur la table\u00a0: vérifiez les priorités dans le bilan d’impact."
)

SERVICES = "Services du SI"
SERVICES_PURPOSE = (
    "Les services dont les activités dépendent\u00a0: nom local, délai de reprise annoncé, âge de la "
    "sauvegarde, perte tolérée, fonction référente."
)
SERVICES_COLUMNS = (
    "Code",
    "Service",
    "Nom local",
    "Activités qui en dépendent",
    "DMIA la plus courte",
    "RTO annoncé",
    "Écart RTO moins DMIA",
    "Perte tolérée la plus courte",
    "Âge de la sauvegarde",
    "Hébergé par",
    "Référent (fonction)",
    "Note",
)
SERVICES_EMPTY = "Aucun service n’est nommé par une activité retenue\u00a0: dites de quoi chaque activité dépend."

KIT = "Kit de continuité"
KIT_PURPOSE = (
    f"Ce que les réponses demandent, ce que l’unité a, ce qu’il manque. Pour 72{NO_BREAK}h\u00a0: "
    "usage d’un jour × 3 jours × 1,2."
)
KIT_COLUMNS = (
    "Moyen",
    "Nature",
    "Demandé au plus",
    "Dans le contexte",
    "L’unité a",
    "Il manque",
    "Usage par jour",
    "Dure",
    f"Pour 72{NO_BREAK}h",
    "À ajouter",
    "Lieu",
    "Vérifié le",
)
KIT_EMPTY = "Aucun moyen n’est noté\u00a0: listez le matériel et les imprimés du mode dégradé."

FINDINGS = "Points de la relecture"
FINDINGS_PURPOSE = "Ce que la relecture du plan signale, le plus grave d’abord."
FINDINGS_COLUMNS = (
    "Code",
    "Gravité",
    "Ce qui ne va pas",
    "Pourquoi",
    "Que faire",
    "Accepté, motif",
    "D’où vient la règle",
)
FINDINGS_EMPTY = "La relecture ne signale rien."

LOG = "Main courante"
LOG_PURPOSE = "Ce qui s’est passé dans la salle, heure par heure."
LOG_COLUMNS = ("N°", "Jour", "Heure", "Heure du scénario", "Nature", "Fait")
LOG_EMPTY = "Rien n’a encore été noté."

COMPLIANCE = "Matrice de conformité"
COMPLIANCE_PURPOSE = (
    "À quelles exigences chaque partie du plan contribue, et ce que l’atelier en a fait. Contribuer "
    "ne vaut pas satisfaire\u00a0: vérifiez les numéros sur les textes en vigueur."
)
CARD = "Carte"
COMPLIANCE_COUNTS = ("Réponses", "Écarts", "Rapprochement à vérifier")

QUESTION = "Question et sujet"
ACTIVITY = "Activité"
SERVICE = "Service"
EVENT = "Événement"

LIST_TITLES = {
    "functions": "Fonctions",
    "contexts": "Contextes",
    "objectives": "Cartes",
    "subjects": "Sujets",
    "services": "Services",
    "activities": "Activités",
    "cards": "Cartes jouées",
    "yes_no": "Oui ou non",
    "Status": "Statuts",
    "Exists": "Existe déjà",
    "Band": "Délais",
    "Priority": "Priorités",
    "Axis": "Axes d’impact",
    "MeansKind": "Natures de moyen",
    "GovernanceRole": "Rôles",
    "Level": "Niveaux",
    "PlanStatus": "Statuts du plan",
    "Verdict": "Verdicts",
    "RetexKind": "Natures de retour",
    "RevealedBy": "Amené par",
    "DurationField": "Durées",
    "TextField": "Textes",
}
CHOOSE = "Choisissez dans la liste."
CHOOSE_TITLE = "Valeur inconnue"
OTHER_ALLOWED = "Ce n’est pas dans la liste\u00a0: vérifiez avant de garder."


def footer(status: str, version: str, confidentiality: str) -> str:
    """What stands at the foot of each page, before its number."""
    return f"{confidentiality} · {status} · version {version}"


def page(number: str, total: str) -> str:
    """The number of a page, with the codes of the spreadsheet."""
    return f"Page {number} sur {total}"


def cell_too_long(sheet: str, row: int, heading: str, length: int, limit: int) -> str:
    """Refuse a text that a spreadsheet would cut."""
    return (
        f"Dans la feuille «\u00a0{sheet}\u00a0», ligne {row}, colonne «\u00a0{heading}\u00a0»\u00a0: "
        f"{length} caractères pour {limit} au plus dans un tableur\u00a0: raccourcissez ce texte."
    )


def cell_refused(sheet: str, row: int, heading: str) -> str:
    """Say that the library would not take a cell whole."""
    return (
        f"Dans la feuille «\u00a0{sheet}\u00a0», ligne {row}, colonne «\u00a0{heading}\u00a0»\u00a0: "
        "le tableur refuse ce contenu\u00a0: raccourcissez-le ou exportez en CSV."
    )


LISTS_COLUMNS = ("Liste", "Valeur acceptée")
LISTS_PURPOSE = "Les valeurs que les colonnes à liste acceptent."
