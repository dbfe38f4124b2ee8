"""The words printed on the fiche PCRA."""

from collections.abc import Sequence

NONE_SAID = "aucun"
NO_ACTION = "aucune"
NOT_SAID = "non renseigné"
NOT_EXAMINED = "non examiné"
CONTINUED = "suite après les fiches"
OVERFLOW = "Suites des fiches"
OVERFLOW_HEADS = ("Rubrique", "Texte entier")
SERIOUS = "▲ grave"
DANGEROUS = "▲▲ dangereux"
SIGNATURE = "date, nom et signature"
IMPACT = "Impact"
NEEDS = "Besoins"
RECOVERY = "Reprise"
KIT = "Kit"
KIT_HEADS = ("Objet", "Quantité", "Lieu", "Vérifié le")
ACTIONS = "Actions"
ACTION_HEADS = ("Quoi", "Fonction", "Date")
EXPOSED = "Reste à découvert"
VISA = "Visa"
MANAGER = "Cadre de santé"
DOCTOR = "Médecin"
REFERENT = "Référent (fonction)"
VERSION = "Version"
DATE = "Date"
REVIEW = "À revoir le"
DMIA = "Peut s’arrêter (DMIA)"
AXIS = "Ce qui se dégrade"
LOSS = "Perte de données tolérée"
RECORD = "À noter pendant l’arrêt"
MINIMUM = "Minimum garanti"
SET_UP = "Mise en place"
ENDURANCE = "Tenue"
STOP = "Signe d’arrêt"
NIGHT = "☾ Validé de nuit"
SERVICES = "Services numériques (RTO, âge de la sauvegarde)"
PEOPLE = "Personnes, matériel"
SAAS = "Fournisseurs, SaaS"
SOLUTION_HEADS = ("Quand", "Quoi", "Qui / suppléant de nuit", "Avec quoi, où", "Existe")
CHANGES = "Ce qui change"
CHECKS = "Contrôles avant feu vert, qui signe"
BACKLOG = "À ressaisir"
RELAPSE = "Repli si rechute"
UNCOVERED = "Non couvert"
RISK = "Risque accepté"
DISSENT = "Désaccord"
SIGNATURE_LINE = "Date, nom et signature"
WHOLE_TITLE, WHOLE_SUBTITLE = "Titre entier", "Sous-titre entier"
CONTENTS = "Sommaire"
LINE = "ligne"
ACTIVITY = "Activité"
PRIORITY = "Priorité (P0 à P3)"
BLANK_RULER = "Arrêt de cette durée\u00a0: noter G où c’est grave, D où c’est dangereux"


def ruler(axis: str, steps: Sequence[str], reached: Sequence[tuple[str, str]]) -> str:
    """What replaces the ruler of impact for those who do not see it.

    Takes its marks, and (what it becomes, from which mark).
    """
    said = [f"Échelle de durée de l’arrêt\u202f: {', '.join(steps)}"]
    said.extend(f"{what.lstrip('▲ ')} à partir de {step}" for what, step in reached)
    if axis:
        said.append(f"ce qui se dégrade\u202f: {axis}")
    return "\u202f; ".join(said)


def continued(code: str, number: int = 1) -> str:
    """The title of the `number`th table of what the form could not hold."""
    said = f"Suite de la fiche {code}".rstrip()
    return said if number == 1 else f"{said} ({number})"
