"""The points to settle, in words: what is found, why it matters, what to do."""

SEVERITY = {"blocking": "bloquant", "warning": "à traiter", "note": "à savoir"}

CONTEXT_SOURCE = "Contrôle de contexte de la méthode"
COVER_SOURCE = "Contribue à D2.O1.C"
TIME_SOURCE = "Contribue à D2.O1.C et ReCyF 13.4"


def contradiction(card: str, what: str, services: str, context: str) -> str:
    return f"{card}\u00a0: en {context}, il manque {services} pour «\u00a0{what}\u00a0»"


def contradiction_why(context: str) -> str:
    return f"En {context}, rien ne rend ce service\u00a0: la réponse ne marchera pas."


CONTRADICTION_DO = "Écrire une autre réponse pour ce contexte, ou justifier celle-ci."


def justified(card: str, services: str, context: str, reason: str) -> str:
    return (
        f"{card}\u00a0: en {context}, il manque {services}\u202f; la salle justifie\u00a0: {reason}"
    )


JUSTIFIED_WHY = "La salle connaît la contradiction et dit pourquoi la réponse tient."
JUSTIFIED_DO = "Vérifier la justification lors du test de terrain."


NOTHING_DECIDED = "Rien n’est décidé\u00a0: l’atelier n’a encore donné aucune réponse"
NOTHING_DECIDED_WHY = "Un document sans décision n’est pas un plan."
NOTHING_DECIDED_DO = "Jouer au moins la carte de bascule et une carte par activité vitale."


def not_at_night(activity: str, function: str) -> str:
    by = f" (dit par {function})" if function else ""
    return f"{activity}\u00a0: ne tient pas la nuit ni le week-end{by}"


NIGHT_WHY = "Les crises commencent souvent la nuit, le week-end, avec moins de monde."
NIGHT_DO = "Nommer qui fait le geste à 3\u00a0h un dimanche, ou dire ce qui s’arrête."
NIGHT_SOURCE = "Carte Nuit de la méthode"


def uncovered(activity: str, context: str) -> str:
    return f"{activity}\u00a0: rien n’est décidé en {context}"


UNCOVERED_WHY = "Une activité vitale sans réponse arrête le soin dès les premières heures."
UNCOVERED_DO = "Jouer au moins une carte de continuité de l’activité dans ce contexte."


def gap(card: str, context: str, reason: str) -> str:
    return f"{card}\u00a0: pas de solution en {context} ({reason})"


GAP_WHY = "La salle a cherché et n’a pas trouvé\u00a0: c’est un résultat, à porter à la direction."
GAP_DO = "Arbitrer\u00a0: accepter le risque, transférer l’activité, ou financer une solution."


def by_default(activity: str, context: str, count: int) -> str:
    noun = "carte reprise" if count == 1 else "cartes reprises"
    return f"{activity}\u00a0: {count} {noun} par défaut en {context}, sans examen"


BY_DEFAULT_WHY = "Personne n’a regardé si la réponse tient dans ce contexte."
BY_DEFAULT_DO = "Vérifier chaque carte\u00a0: idem, ou ce qui change."


def unfinished(card: str, context: str) -> str:
    return f"{card}\u00a0: réponse restée à l’état de brouillon en {context}"


UNFINISHED_WHY = "Ce qui n’est pas décidé n’est pas couvert."
UNFINISHED_DO = "Décider, parquer ou écarter la carte."


def slow_set_up(card: str, context: str, set_up: str, dmia: str) -> str:
    return f"{card}\u00a0: en {context}, mise en place en {set_up}\u202f; DMIA\u00a0: {dmia}"


SLOW_WHY = "La solution démarre après la durée maximale d’interruption admissible."
SLOW_DO = "Raccourcir la mise en place, préparer à l’avance, ou revoir la DMIA."


def exhausted(activity: str, context: str, at: str, until: str) -> str:
    return f"{activity}\u00a0: la réponse s’épuise à {at}, {context} dure jusqu’à {until}"


EXHAUSTED_WHY = "La tenue annoncée finit avant le contexte."
EXHAUSTED_DO = "Prévoir un relais, des renforts ou un réassort avant cette heure."


def not_discussed(activity: str, fields: str) -> str:
    return f"{activity}\u00a0: {fields} aux valeurs de départ, non discutées"


NOT_DISCUSSED_WHY = (
    "Une valeur de départ n’est pas une décision\u00a0: elle ne vaut pas bilan d’impact."
)
NOT_DISCUSSED_DO = "Valider ou corriger la valeur avec le référent de l’activité."

DMIA = "DMIA"
TOLERATED_LOSS = "perte tolérée"
ENDURANCE = "tenue"
IMPACT = "impact dans le temps"
