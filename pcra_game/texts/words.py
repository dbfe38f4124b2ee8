"""French words for the values that the program stores, keyed by the stored value."""

STATUS = {
    "proposed": "proposée",
    "draft": "brouillon",
    "decided": "décidée",
    "same": "vérifiée, idem",
    "default": "par défaut, non examinée",
    "no_solution": "pas de solution",
    "parked": "au parking",
    "set_aside": "écartée",
}
EXISTS = {"yes": "oui", "partly": "en partie", "no": "non"}
BAND = {
    "15min": "dans les 15\u00a0min",
    "1h": "dans l’heure",
    "4h": "dans les 4\u00a0h",
    "24h": "dans les 24\u00a0h",
    "J+3": "avant J+3",
}
KIND = {"continuity": "continuité", "recovery": "reprise"}
LEVEL = {0: "absent", 1: "partiel", 2: "disponible"}
AXIS = {
    "safety": "sécurité du patient",
    "care": "prise en charge",
    "duties": "obligations",
    "finances": "finances",
    "image": "image et social",
}
MEANS_KIND = {"people": "personnes", "thing": "matériel", "stock": "stock"}
PLAN_STATUS = {
    "draft": "projet issu d’atelier",
    "reviewed": "relu",
    "approved": "validé",
    "in_force": "en vigueur",
}
VERDICT = {"held": "tenu", "partly": "tenu en partie", "not_held": "pas tenu"}
ROLE = {
    "pcra_lead": "Responsable du PCRA",
    "decides_switch": "Décide la bascule en mode dégradé",
    "decides_return": "Prononce la levée du mode dégradé",
    "validates_plan": "Valide le plan",
    "keeps_log": "Tient la main courante",
}
RETEX = {
    "keep": "à garder",
    "improve": "à améliorer",
    "surprise": "ce qui a surpris",
    "unknown": "ce qu’on ne sait pas encore",
}
FIELD: dict[str, str] = {
    "what": "Quoi",
    "who": "Qui",
    "with_what": "Avec quoi",
    "signal": "Quand",
    "accepted_risk": "Risque accepté",
    "text": "Texte",
    "reason": "Motif",
    "label": "Intitulé",
    "word": "Mot",
    "lesson": "Ce que l’histoire apprend",
    "note": "Note",
    "outcome": "Suite donnée",
    "place": "Lieu",
    "code": "Référence",
    "name": "Nom de l’établissement",
    "cost": "Coût",
    "people": "Personnes",
    "owner": "Porteur",
    "why": "Motif",
}
FIELD |= {
    "id": "L’identifiant",
    "quantity": "La quantité",
    "minutes": "La durée en minutes",
    "count": "Le nombre de personnes",
    "counts": "Le nombre de mains",
    "rto": "Le délai de reprise (RTO)",
    "backup_age": "L’âge de la sauvegarde",
    "set_up": "Le temps de mise en place",
    "holds_for": "La tenue",
    "dmia": "La DMIA",
    "endurance": "La tenue",
    "files_per_day": "Le nombre de dossiers par jour",
    "minutes_each": "Le temps par dossier",
    "days": "Le nombre de jours",
    "activity_share_percent": "La part d’activité",
    "per_day": "La consommation par jour",
    "dots": "Le nombre de gommettes",
}
