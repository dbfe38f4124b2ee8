"""Words of the compte rendu d’atelier: what was played, what the room decided, what it left open."""

from pcra_game.texts.plan import NB
from pcra_game.texts.typography import count

TITLE = "Compte rendu d’atelier"
DURATION = "Séance"
LOG_KEEPER = "Main courante tenue par (fonction)"
NOTE_WORDS = (
    "Ce compte rendu dit ce que la salle a décidé, dans ses mots. Il cite des fonctions, jamais des "
    "personnes, et n’enrichit aucune réponse."
)
NOTE_PLAN = (
    f"Il accompagne le projet de plan{NB}: les durées, les contextes et les fiches y sont en entier. "
    "Il contribue au dossier de gouvernance\u202f; il ne remplace pas le compte rendu d’instance."
)

SUMMARY = "L’essentiel"
STATUS_TITLE = "Ce que la salle a décidé"
STATUS_CAPTION = "Réponses par contexte"
STATUS_COLUMNS = (
    "Contexte",
    "Décidées",
    "Vérifiées, idem",
    "Sans solution",
    "Parking, écartées",
    "Non examinées",
)
STATUS_NONE = (
    "Aucune carte n’a reçu de réponse. À faire\u00a0: jouer les cartes des activités retenues, puis "
    "exporter de nouveau."
)
DISSENT_TITLE = "Désaccords"
SIGN_TITLE = "Relu et validé"
SIGNERS = ("Animation de l’atelier", "Cadre de l’unité", "Médecin responsable")

PRESENCE = "Présents, par fonction"
PRESENCE_NOTE = "Des fonctions et des nombres\u00a0: aucun nom n’est noté."
PLAYED = "Ce qui a été joué"
PHASES_NONE = (
    "Aucune étape du scénario n’a été lancée pendant l’atelier\u00a0: les réponses ont été données "
    "hors du déroulé."
)
ACTIVITIES_CAPTION = "Activités retenues"
ACTIVITIES_COLUMNS = ("Activité", "Priorité", "DMIA", "Cartes répondues")
ACTIVITIES_NONE = (
    "Aucune activité n’a été retenue. À faire\u00a0: retenir cinq à huit activités de l’unité."
)
EVENTS_TITLE = "Événements, paris et jugements"
EVENTS_NONE = (
    "Aucun événement n’a été joué. À faire à la prochaine séance\u00a0: un événement sur chaque point "
    "faible, la salle juge si le plan tient."
)
CHALLENGES_CAPTION = "Défis objet et histoires vécues"
CHALLENGES_COLUMNS = ("Quoi", "Dans les mots de la salle")

DECISIONS = "Décisions par contexte"
DECISIONS_INTRO = (
    "Chaque réponse est rendue en entier dans le contexte où elle a été donnée\u202f; une réponse "
    "vérifiée, idem, renvoie à ce contexte. Une réponse par défaut n’a pas été examinée et ne compte "
    "pas comme couverte."
)
DECISIONS_COLUMNS = ("Carte", "Réponse")
FOLLOWED_COLUMNS = ("Reprise", "Cartes")
RETURN_TITLE = "Décisions de reprise de toute l’unité"
RANKING = "Ordre de retour des services"
RETURN_CAPTION = "Ordre de retour, contrôles, ressaisie"
RETURN_COLUMNS = ("Décision", "Contenu")
ANSWER_WHO = "Qui"
ANSWER_WITH = "Avec quoi"
ANSWER_WHEN = "Quand"
ANSWER_EXISTS = "Existe"

OPEN = "Désaccords et parking"
DISSENT_NONE = "Aucun désaccord n’a été noté."
PARKING_NONE = "Le parking est vide."
CHOSEN_NONE = "La salle n’a pas choisi ses cinq actions. À faire\u00a0: les choisir dans la liste."
REQUESTS = "Arbitrages et actions"
RETEX_NONE = (
    "Le tour de table à chaud n’a pas été noté. À faire\u00a0: le faire avant de se séparer, ou dans "
    "la semaine avec les mêmes fonctions."
)
CLOSING = "Retour à chaud"
LOG = "Main courante"
LOG_NONE = (
    "La main courante est vide\u00a0: rien n’a encore été noté ni décidé, ou le journal n’était pas "
    "à portée."
)


LEAD_NOTHING = (
    "La salle n’a encore rien décidé\u00a0: ce compte rendu est une trame, pas un procès-verbal."
)


def lead(activities: int, decisions: int, gaps: int, events: int, actions: int) -> str:
    return (
        f"La salle a retenu {count(activities, 'activité', 'activités')} et donné "
        f"{count(decisions, 'réponse', 'réponses')}, dont {gaps or 'aucune'} sans solution. Elle a jugé "
        f"{count(events, 'événement', 'événements')} et décidé "
        f"{count(actions, 'action', 'actions')}."
    )


def dissents(number: int) -> str:
    """What page 2 says of the dissents, told in section 4."""
    if not number:
        return DISSENT_NONE
    return f"{count(number, 'désaccord noté', 'désaccords notés')}\u00a0: voir la section 4."


def context(code: str, title: str) -> str:
    return f"{code} · {title}"


def card(title: str, subject: str) -> str:
    return f"{title}\n{subject}"


def decisions_caption(code: str) -> str:
    return f"Réponses données en {code}"


def followed_caption(code: str) -> str:
    return f"Réponses reprises en {code} d’un autre contexte"


def check(service: str) -> str:
    return f"Contrôle avant feu vert, {service}"


def backlog(activity: str) -> str:
    return f"À ressaisir, {activity}"
