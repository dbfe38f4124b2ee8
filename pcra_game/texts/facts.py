"""Words of the forms by which the room states a fact: kinds of facts, fields, what was noted."""

from collections.abc import Mapping

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import count, quoted

HOUSE = "Établissement"
UNIT = "Unité"
FUNCTIONS = "Fonctions"
SERVICES = "Services"
MEANS = "Moyens"
ACTIVITIES = "Activités"
ROOM = "Salle et événements"
RECOVERY = "Reprise"
CLOSING = "Fin d’atelier"
GROUPS = (HOUSE, UNIT, FUNCTIONS, SERVICES, MEANS, ACTIVITIES, ROOM, RECOVERY, CLOSING)

FACTS: Mapping[str, tuple[str, str, str]] = {
    "EstablishmentFramed": (HOUSE, "L’établissement", "Son nom, ses numéros FINESS, ses sites."),
    "GovernanceRoleGiven": (
        HOUSE,
        "Un rôle dans le plan",
        "Qui décide la bascule, lève le mode dégradé, valide, tient la main courante.",
    ),
    "UnitFramed": (UNIT, "L’unité", "Missions, capacité, volume d’un jour, effectifs."),
    "FunctionAdded": (FUNCTIONS, "Une fonction de plus", "Une fonction que la liste n’a pas."),
    "DeputyNamed": (
        FUNCTIONS,
        "Un suppléant",
        "Qui remplace une fonction la nuit et le week-end, partout.",
    ),
    "PresenceNoted": (FUNCTIONS, "Qui est dans la salle", "Combien, et qui travaille de nuit."),
    "ServiceDescribed": (
        SERVICES,
        "Un service vu d’ici",
        "Nom local, délai de reprise, âge de la sauvegarde, hébergement.",
    ),
    "ContextLevelSet": (
        SERVICES,
        "Ce qu’il reste d’un service",
        "Absent, partiel ou disponible dans un contexte.",
    ),
    "ContextChosen": (SERVICES, "Une variante de contexte", "La jouer, ou ne plus la jouer."),
    "MeansStocked": (MEANS, "Un moyen", "Des personnes, du matériel ou un stock de l’unité."),
    "MeansRemoved": (MEANS, "Retirer un moyen", "Il ne sert à aucune réponse."),
    "ActivityKept": (ACTIVITIES, "Retenir une activité", "Elle vient sur la table."),
    "ActivityAdded": (ACTIVITIES, "Une activité de plus", "Une activité que la liste n’a pas."),
    "ActivitySetAside": (ACTIVITIES, "Écarter une activité", "Avec un motif, lu dans le plan."),
    "DotsCounted": (ACTIVITIES, "Les gommettes", "Combien de mains ont choisi l’activité."),
    "PrioritySet": (ACTIVITIES, "La priorité", "De P0, vitale, à P3."),
    "ImpactJudged": (ACTIVITIES, "La réglette d’impact", "Quand c’est grave, puis dangereux."),
    "DurationSet": (ACTIVITIES, "Une durée", "DMIA, perte tolérée, mise en place ou tenue."),
    "ActivityTextSet": (
        ACTIVITIES,
        "Un texte court",
        "Service minimum, signe d’arrêt, quoi noter, variante de site, données hors ligne.",
    ),
    "ActivityNeedsSet": (ACTIVITIES, "Les services nécessaires", "Ceux dont elle a besoin."),
    "FingersCounted": (ACTIVITIES, "La confiance, à main levée", "De un à cinq doigts, sans nom."),
    "DissentNoted": (ACTIVITIES, "Un désaccord", "Ce qui ne fait pas l’accord de la salle."),
    "ReferentNamed": (ACTIVITIES, "Le référent", "La fonction qui suit l’activité."),
    "NightStamped": (
        ACTIVITIES,
        "La carte Nuit",
        "«\u00a0À 3\u00a0h, dimanche, ça tient\u00a0»\u00a0: dit par une fonction de nuit.",
    ),
    "ProcedureReferenced": (ACTIVITIES, "Une procédure existante", "Référence, lieu, date."),
    "ActivityTested": (ACTIVITIES, "Un test réel", "Sa date\u202f; vide si jamais testé."),
    "PhaseEntered": (ROOM, "Changer de phase", "Le scénario avance, le contexte suit."),
    "FictiveTimeSet": (ROOM, "L’heure de l’histoire", "Un saut dans le temps du scénario."),
    "BreakTaken": (ROOM, "Une pause", "Sa durée, hors du temps de jeu."),
    "LogNoted": (ROOM, "La main courante", "Une ligne, à l’heure de l’histoire."),
    "InjectRevealed": (ROOM, "Un événement", "Le révéler à la salle."),
    "BetTaken": (ROOM, "Le pari", "Combien de mains\u00a0: pour, contre."),
    "InjectJudged": (ROOM, "Le verdict de la salle", "Le plan a-t-il tenu\u202f?"),
    "ObjectChallenged": (
        ROOM,
        "Le défi objet",
        "«\u00a0Montrez la feuille\u00a0»\u00a0: était-elle là\u202f?",
    ),
    "StoryTold": (
        ROOM,
        "Le joker vécu",
        "Une histoire vraie en 60\u00a0s\u00a0: ce qu’elle apprend.",
    ),
    "ItemParked": (ROOM, "Le parking", "Trop long ou hors sujet, jamais perdu."),
    "RestartRanked": (RECOVERY, "L’ordre de redémarrage", "Le premier service à revenir d’abord."),
    "BacklogEstimated": (RECOVERY, "Ce qu’il faut ressaisir", "Dossiers, minutes, jours."),
    "ReopeningCheckSet": (
        RECOVERY,
        "Un contrôle avant réouverture",
        "Ce qui est essayé, et la fonction qui signe.",
    ),
    "ReopeningCheckRemoved": (RECOVERY, "Retirer un contrôle", "Il quitte la liste du feu vert."),
    "ActionWritten": (CLOSING, "Une action", "Quoi, quelle fonction, pour quelle date."),
    "ActionRemoved": (CLOSING, "Retirer une action", "Elle quitte la liste."),
    "ArbitrageWritten": (CLOSING, "Un arbitrage", "Ce que la direction doit choisir."),
    "ArbitrageRemoved": (CLOSING, "Retirer un arbitrage", "Il quitte la liste."),
    "ParkedItemSettled": (CLOSING, "Une suite au parking", "Ce que devient une note du parking."),
    "FindingAccepted": (CLOSING, "Vivre avec un point à lever", "Il reste listé, avec le motif."),
    "FindingReopened": (CLOSING, "Rouvrir un point accepté", "La salle ne vit plus avec."),
    "RetexNoted": (CLOSING, "Le retour d’expérience", "À garder, à améliorer, surprises."),
    "ReviewDateSet": (CLOSING, "La prochaine revue", "Quand le plan sera relu."),
    "StatusSigned": (CLOSING, "Le statut du plan", "Une fonction signe, à une date."),
}
"""Group, name and one line about each kind of fact, by the name of its event."""

LABELS: Mapping[str, str] = {
    "activity": "Activité",
    "activity_share_percent": "Part de l’activité d’urgence (%)",
    "axis": "Où cela fait mal d’abord",
    "backup_age": "Âge de la sauvegarde",
    "by": "Révélé par",
    "capacity": "Capacité",
    "card": "Carte concernée",
    "checked_on": "Vérifié le",
    "code": "Référence",
    "context": "Contexte",
    "cost": "Coût, en mots simples",
    "count": "Combien de personnes",
    "counts": "Combien ont montré 1, 2, 3, 4 et 5 doigts",
    "daily_volume": "Volume d’un jour (passages, actes)",
    "dangerous_from": "Dangereux à partir de",
    "dated": "Datée du",
    "days": "Jours d’arrêt",
    "deputy": "Remplacée la nuit et le week-end par",
    "dmia": "Combien de temps peut-on s’en passer\u202f? (DMIA)",
    "does_not": "Mains «\u00a0contre\u00a0»",
    "dots": "Gommettes",
    "due": "Pour le",
    "endurance": "Tenue du mode dégradé",
    "field": "Laquelle",
    "files_per_day": "Dossiers par jour",
    "finess_eg": "FINESS géographique",
    "finess_ej": "FINESS juridique",
    "fictive": "Heure de l’histoire",
    "function": "Fonction",
    "holds": "Mains «\u00a0pour\u00a0»",
    "hosted_by": "Hébergé par",
    "id": "Repère",
    "included": "La jouer",
    "inject": "Événement",
    "kind": "De quelle sorte",
    "label": "Intitulé",
    "lesson": "Ce que l’histoire apprend",
    "level": "Ce qu’il en reste",
    "local_name": "Nom local",
    "minutes": "Durée",
    "minutes_each": "Minutes par dossier",
    "missions": "Missions",
    "name": "Nom de l’établissement",
    "nights": "Travaille de nuit",
    "note": "Note",
    "on": "Date",
    "outcome": "Suite donnée",
    "owner": "Porteur (une fonction)",
    "people": "Personnes",
    "per_day": "Consommation par jour",
    "phase": "Phase",
    "place": "Lieu",
    "priority": "Priorité",
    "quantity": "Quantité",
    "reason": "Motif",
    "referent": "Référent",
    "role": "Rôle",
    "rto": "Délai de reprise annoncé (RTO)",
    "serious_from": "Grave à partir de",
    "service": "Service",
    "services": "Services",
    "shown": "Était-ce là",
    "signed_by": "Signé par",
    "sites": "Sites",
    "staff_day": "Effectif de jour",
    "staff_night": "Effectif de nuit",
    "staff_weekend": "Effectif du week-end",
    "status": "Statut",
    "subject": "Point à lever",
    "text": "Texte",
    "verdict": "Verdict",
    "version": "Version",
    "why": "Pourquoi celui-ci",
    "word": "En un mot",
}
"""What a field is called, by its name."""

OWN_LABELS: Mapping[tuple[str, str], str] = {
    ("ActivityTextSet", "field"): "Lequel",
    ("ActivityTested", "on"): "Testée le",
    ("ActionRemoved", "id"): "Action",
    ("ArbitrageRemoved", "id"): "Arbitrage",
    ("Arbitrage", "text"): "Ce qu’il faut trancher",
    ("Arbitrage", "people"): "Qui cela concerne",
    ("Action", "text"): "Quoi",
    ("Action", "priority"): "Rang de l’action",
    ("DissentNoted", "text"): "Désaccord",
    ("FictiveTimeSet", "minutes"): "Heure de l’histoire",
    ("FindingAccepted", "code"): "Famille de points",
    ("FindingReopened", "code"): "Famille de points",
    ("LogNoted", "text"): "Ligne de main courante",
    ("MeansRemoved", "id"): "Moyen",
    ("NightStamped", "holds"): "À 3\u00a0h, dimanche, ça tient",
    ("NightStamped", "function"): "Dit par une fonction de nuit",
    ("ObjectChallenged", "text"): "Ce qui a été demandé",
    ("ParkedItemSettled", "id"): "Note du parking",
    ("ReopeningCheckRemoved", "id"): "Contrôle",
    ("ReopeningCheckSet", "text"): "Ce qui est essayé",
    ("RestartRanked", "services"): "Services, le premier d’abord",
    ("StatusSigned", "function"): "Signé par",
    ("StatusSigned", "on"): "Signé le",
    ("ReviewDateSet", "on"): "Revue le",
}
"""Names of fields that mean something else in one kind of fact."""

YES_NO = {True: "oui", False: "non"}
PRIORITY = {
    "P0": "P0 · vitale, tout de suite",
    "P1": "P1 · dans les heures",
    "P2": "P2 · dans les jours",
    "P3": "P3 · peut attendre",
}
REVEALED_BY = {
    "time": "l’heure du scénario",
    "hand": "l’animateur",
    "weak_spot": "un point faible du plan",
}
DURATION_FIELD = {
    "dmia": "Combien de temps peut-on s’en passer\u202f? (DMIA)",
    "tolerated_loss": "Quelles données saisies avant la coupure peut-on perdre\u202f? (PDMA)",
    "set_up": "Mise en place du mode dégradé",
    "endurance": "Tenue du mode dégradé",
}
TEXT_FIELD = {
    "minimum_service": "Service minimum",
    "stop_sign": "Signe qui dit d’arrêter",
    "record_meanwhile": "Ce qu’il faut noter pendant la coupure",
    "site_variant": "Variante d’un site",
    "offline_data": "Données disponibles hors ligne",
}

NEVER = "jamais"
NOT_CONCERNED = "sans objet"
SEPARATOR = "\u202f; "
HINT = {
    "duration": "15 min, 2\u00a0h, 1\u00a0h\u00a030, 3\u00a0j, sans objet",
    "instant": "H+2, J+3\u2026",
    "date": "jj/mm/aaaa",
    "counts": "0 1 3 7 3",
    "list": "un service, puis un point-virgule\u2026",
    "choice": "tapez quelques lettres",
}

TITLE = "Noter un fait"
SEARCH = "Chercher un fait"
NOTE = "Noter"
CLOSE = "Fermer"
EMPTY = "Aucun fait ne porte ce nom."
LIST_NAME = "Sortes de faits"
REMOVE = "Retirer"


def field_label(owner: str, name: str) -> str:
    """What a field of an event, or of a value inside it, is called. KeyError if nobody named it."""
    return OWN_LABELS.get((owner, name)) or LABELS[name]


def noted(title: str, typed: str) -> str:
    title = lowered(title)
    return f"Noté\u00a0: {title} ({typed})." if typed else f"Noté\u00a0: {title}."


def written(length: int, limit: int) -> str:
    return f"{length} / {limit}"


def longer_than_a_year(text: str) -> str:
    return (
        f"{quoted(text.strip())} dépasse un an\u00a0: écrivez une durée plus courte, "
        "ou «\u00a0sans objet\u00a0»."
    )


def not_a_duration(text: str) -> str:
    return (
        f"{quoted(text)} n’est pas une durée\u00a0: écrivez par exemple 15\u00a0min, 2\u00a0h, "
        "1\u00a0h\u00a030, 3\u00a0j ou «\u00a0sans objet\u00a0»."
    )


def not_a_number(name: str, text: str) -> str:
    return (
        f"{quoted(name)} attend un nombre entier, pas {quoted(text)}\u00a0: écrivez des chiffres."
    )


def not_a_date(text: str, *, short: bool = False) -> str:
    """`short` where the year may be left out."""
    ways = "24/11, ou 24/11/2026" if short else "24/11/2026"
    return f"{quoted(text)} n’est pas une date\u00a0: écrivez-la comme {ways}."


def missing(name: str) -> str:
    return f"{quoted(name)} est vide\u00a0: remplissez ce champ."


def not_in_list(name: str, text: str) -> str:
    return f"{quoted(text)} n’est pas dans la liste de {quoted(name)}\u00a0: choisissez une ligne."


def several_match(text: str, examples: str) -> str:
    return f"{quoted(text)} peut dire {examples}\u00a0: écrivez la suite, ou choisissez une ligne."


def five_counts(text: str) -> str:
    return (
        f"{quoted(text)} ne donne pas cinq nombres\u00a0: écrivez combien ont montré un, deux, "
        "trois, quatre et cinq doigts."
    )


def found(n: int) -> str:
    return count(n, "sorte de fait", "sortes de faits")
