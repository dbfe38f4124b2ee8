"""The words of the plan: titles, columns, sentences that frame what the room decided."""

NB = "\u00a0"

NOT_DISCUSSED = "valeur de départ, non discutée"
STARTING_SIGN = "°"
STARTING_FOOTNOTE = f"{STARTING_SIGN} {NOT_DISCUSSED}"
NOT_GIVEN = "non renseigné"
NONE = "aucun"
CONTINUED = "(suite)"
STARTING_VALUES = (
    f"Une durée ou une priorité suivie de «{NB}valeur de départ, non discutée{NB}» ou du signe "
    f"{STARTING_SIGN} vient du jeu de cartes\u202f; la salle ne l’a ni validée ni corrigée."
)
CREDIT = (
    f"Méthode par cartes dite «{NB}Bretagne{NB}», issue des groupes de travail bretons. Cartes et "
    "textes rédigés pour cette application."
)
NOT_A_STAMP = (
    "Ce document contribue à l’objectif D2.O1.C du programme CaRE. Il ne vaut pas validation\u00a0: "
    "l’établissement le relit, le complète et le signe."
)
CONFIDENTIALITY = "Diffusion restreinte"
LANGUAGE = "fr-FR"
AUTHOR = "Atelier PCRA"

TITLE = "Plan de continuité et de reprise d’activité"


COVER = {
    "establishment": "Établissement",
    "finess": "FINESS (EJ, EG)",
    "unit": "Unité",
    "perimeter": "Type de périmètre",
    "scenario": "Scénario joué",
    "date": "Atelier du",
    "status": "Statut",
    "version": "Version",
    "review": "À revoir le",
    "lead": "Responsable du PCRA (fonction)",
}

SUMMARY_TITLE = "Synthèse pour décision"


def summary_lead(activities: str, decisions: str, gaps: int, blocking: str) -> str:
    return (
        f"L’atelier a retenu {activities} et produit {decisions}, dont {gaps or 'aucune'} sans solution. "
        f"La relecture relève {blocking}."
    )


STOPS_CAPTION = "Activités en défaut quatre heures après le début de la crise"
STOPS_TITLE = "Ce qui n’est pas tenu à H+4"
STOPS_NONE = "À H+4, chaque activité retenue dispose d’une réponse décidée et sans contradiction."
STOPS_COLUMNS = ("Activité", "Priorité", "DMIA", "À H+4", "Pourquoi")
BLOCKING_TITLE = "Points bloquants de la relecture"
BLOCKING_NONE = "Aucun point bloquant."


def blocking_more(number: int) -> str:
    said = "1 autre point bloquant" if number == 1 else f"{number}{NB}autres points bloquants"
    return f"{said}, à la section 16."


NOT_A_PLAN_YET = (
    "Rien n’est encore décidé\u00a0: ce document est une trame, pas un plan. Jouer les cartes, puis "
    "l’exporter de nouveau."
)
ARBITRAGE_CAPTION = "Choix que la salle ne peut pas faire seule"
ARBITRAGE_TITLE = "Arbitrages demandés à la direction"
ARBITRAGE_NONE = "Aucun arbitrage n’a été demandé pendant l’atelier."
ARBITRAGE_COLUMNS = ("Arbitrage", "Coût", "Qui", "Échéance")
SIGN_TITLE = "Décision et signature"
SIGNERS = ("Direction", "Président de CME ou médecin responsable", "Cadre de l’unité")


def stopped(names: str) -> str:
    return f"Réponses en défaut{NB}: {names}."


S0 = "Maîtrise documentaire"
S1 = "Objet, périmètre et articulation"
S2 = "Gouvernance"
S3 = "Présentation de l’unité"
S4 = "Contextes de fonctionnement"
S5 = "Bilan d’impact sur l’activité"
S6 = "Dépendances"
S7 = "Activation et levée"
S8 = "Stratégie de continuité"
S12 = "Stratégie de reprise"
S16 = "Points non couverts et arbitrages"
S17 = "Plan d’actions"
SHEETS = "Fiches PCRA par activité"
GLOSSARY = "Glossaire"
LOG = "Main courante de l’atelier"
LOG_INTRO = (
    "Ce qui s’est passé, à l’heure de la salle et à celle de l’histoire jouée (H0 est le début de "
    "la crise)\u00a0: phases, événements, décisions et lignes notées."
)
LOG_CAPTION = "Main courante"
LOG_COLUMNS = ("Heure", "Heure fictive", "Nature", "Ligne")

PAIR = ("Rubrique", "Contenu")
CONTROL_CAPTION = "Identification du document"
CONTROL = {
    "session": "Référence de l’atelier",
    "deck": "Jeu de cartes (empreinte)",
    "scenario": "Scénario (empreinte)",
    "signed": "Signé par",
    "distribution": "Diffusion",
    "paper": "Copie papier datée",
}
DISTRIBUTION = "Direction, responsable du PCRA, cadre de l’unité, astreinte DSI"
PAPER = "À déposer dans le kit de l’unité\u202f; noter ici le lieu et la date\u00a0: ……………………"
PRESENCE_CAPTION = "Fonctions présentes à l’atelier"
PRESENCE_COLUMNS = ("Fonction", "Personnes", "Travaille la nuit", "Présence")


def stay(arrived: str, left: str) -> str:
    return f"{arrived} à {left}" if left else f"depuis {arrived}"


PRESENCE_NONE = "Les fonctions présentes n’ont pas été notées. À faire\u00a0: les noter, sans nom."

PURPOSE = (
    "Ce plan dit comment l’unité continue à prendre en charge ses patients ou ses usagers quand "
    "l’informatique manque, et comment elle revient à un fonctionnement normal. Il reprend les "
    "réponses données par l’équipe pendant un atelier, sans les enrichir. Les listes à remplir à la "
    "main (sections 11, 13, 14, 15 et 18) sont des modèles, à adapter."
)


def scope_sentence(unit: str, perimeter: str, count: str) -> str:
    return (
        f"Périmètre{NB}: {unit} ({perimeter}). L’atelier retient {count}\u202f; les activités "
        "écartées et le motif figurent au bilan d’impact."
    )


LINKS_TITLE = "Articulation avec les autres documents\u00a0:"
LINKS = (
    f"Plan blanc ou plan bleu{NB}: ce plan complète le volet numérique\u202f; l’activation de l’un "
    "fait vérifier l’activation de l’autre.",
    f"Plan de continuité et de reprise informatique{NB}: l’ordre de redémarrage de la section 12 y "
    "est porté.",
    f"Politique et plans de sauvegarde{NB}: les pertes tolérées de la section 5 en sont une entrée.",
    f"Politique de sécurité du système d’information{NB}: les règles de secret et de preuve "
    "s’appliquent aussi sur papier.",
)

ROLES_CAPTION = "Rôles tenus par des fonctions"
ROLES_COLUMNS = ("Rôle", "Fonction", "Suppléant de nuit et de week-end")
DEPUTIES_CAPTION = "Suppléances nommées pendant l’atelier"
DEPUTIES_COLUMNS = ("Fonction", "Suppléant de nuit et de week-end")
ROLES_NONE = (
    "Aucun rôle n’a été attribué pendant l’atelier. À faire\u00a0: nommer le responsable du PCRA, "
    "qui décide la bascule et qui prononce la levée."
)

UNIT_CAPTION = "L’unité en chiffres"
UNIT_ROWS = {
    "missions": "Missions",
    "capacity": "Capacité",
    "daily_volume": "Passages ou actes par jour",
    "staff_day": "Effectif de jour",
    "staff_night": "Effectif de nuit",
    "staff_weekend": "Effectif de week-end",
    "sites": "Sites",
    "share": "Part de l’activité combinée",
}
UNIT_NONE = (
    "La présentation de l’unité n’a pas été remplie pendant l’atelier. À faire avec le cadre\u00a0: "
    "missions, capacité, volumes, effectifs de jour, de nuit et de week-end."
)
MEANS_CAPTION = "Moyens de l’unité mis sur la table"
MEANS_COLUMNS = ("Moyen", "Nature", "Quantité", "Par jour", "Lieu", "Vérifié le")

CONTEXTS_INTRO = (
    "Un contexte dit quels services restent. Ce n’est pas une échelle\u00a0: le retour progressif "
    "(C3) fait coexister papier et écran, et demande souvent plus que le contexte précédent."
)
CONTEXTS_CAPTION = "Contextes joués"
CONTEXTS_COLUMNS = ("Code", "Situation", "Ce qui reste", "Ce qui manque", "Durée de référence")
LEVELS_CAPTION = "Services disponibles dans chaque contexte"
LEVELS_FIRST = ("Code", "Service")
LEVELS_NOTE = (
    "absent\u00a0: le service ne répond plus\u202f; partiel\u00a0: secours, lecture seule ou quelques "
    "postes\u202f; disponible\u00a0: usage habituel. Les services que l’unité n’utilise pas ne "
    "figurent pas."
)

BIA_INTRO = (
    f"Pour chaque activité{NB}: combien de temps peut-on s’en passer (DMIA), quelles données saisies "
    "avant la coupure peut-on perdre (PDMA, aussi nommée PRD), que garantit-on même au pire, et "
    "combien de temps la façon de faire de secours tient."
)
CRITICAL_CAPTION = "Activités critiques du périmètre"
CRITICAL_COLUMNS = ("Activité", "Priorité", "DMIA", "PDMA (PRD)", "Tenue du mode dégradé")
MINIMUM_CAPTION = "Ce que l’unité garantit même au pire, et le signe qui dit stop"
MINIMUM_COLUMNS = ("Activité", "Niveau minimal de service", "Signe d’arrêt")
IMPACT_CAPTION = "Impact dans le temps"
IMPACT_COLUMNS = ("Activité", "Axe", "Grave à partir de", "Dangereux à partir de", "Confiance")
ASIDE_CAPTION = "Activités écartées, et pourquoi"
ASIDE_NONE = "Aucune activité n’a été écartée pendant l’atelier."
ASIDE_COLUMNS = ("Activité", "Motif")
TIMES_CAPTION = "Les délais face à face"
TIMES_COLUMNS = ("Activité", "DMIA", "Tenue", "RTO le plus long", "Perte tolérée", "Sauvegarde")
NEVER = "jamais sur la règle"


def fingers(lowest: int, majority: int) -> str:
    return f"le plus bas {lowest}, la majorité {majority} (sur 5)"


ACTIVATION_TITLE = "Activer le mode dégradé"
LIFTING_TITLE = "Lever le mode dégradé"
NOT_PLAYED = (
    "Aucune carte de continuité n’a été jouée ici. À faire\u00a0: en jouer au moins une, ou reprendre "
    "la procédure existante."
)


def card_not_played(title: str) -> str:
    return (
        f"La carte «{NB}{title}{NB}» n’a pas été jouée. À faire\u00a0: la jouer, ou reprendre la "
        "procédure existante."
    )


def role_sentence(role: str, function: str) -> str:
    return f"{role}{NB}: {function}."


STRATEGY_INTRO = (
    "La réponse est écrite en entier dans le premier contexte joué\u202f; les contextes suivants ne "
    "disent que ce qui change. Une réponse «\u00a0par défaut\u00a0» n’a pas été examinée et ne compte "
    "pas comme couverte."
)
ELSEWHERE = (
    "La bascule est à la section 7, la clôture à la section 13, la communication à la section 14."
)
UNIT_STRATEGY = "Toute l’unité"
ANSWER_COLUMNS = (
    "Carte",
    "Quand",
    "Quoi",
    "Qui / suppléant de nuit",
    "Avec quoi, où",
    "Existe",
)
CHANGE_COLUMNS = ("Carte", "Contexte", "Statut", "Réponse", "Services requis")


def answers_caption(subject: str, context: str) -> str:
    return f"{subject}{NB}: réponse en {context}"


def changes_caption(subject: str) -> str:
    return f"{subject}{NB}: ce qui change dans les autres contextes"


def as_in(context: str) -> str:
    return f"comme en {context}"


def keeps(context: str, which: str) -> str:
    return f"Garde la réponse de {context}{which}."


def numbered(positions: str) -> str:
    return f" ({positions})"


def relay(position: int) -> str:
    return f"relais {position}"


def shared_with(cards: str) -> str:
    return f"solution partagée avec {cards}"


SET_ASIDE_CARD = "écartée"
NO_DEPUTY = "suppléant de nuit non nommé"
RISK = "Risque accepté"
JUSTIFICATION = "Justification"
NEEDS = "Services requis"
HOLDS = "Tenue"
SET_UP = "Mise en place"
DETAIL_CAPTION = "Précisions"
DETAIL_COLUMNS = ("Carte", "Précision")

RESTART_TITLE = "Ordre de redémarrage"
RESTART_CAPTION = "Classement forcé par la salle"
RESTART_NONE = "La salle n’a pas classé les services. À faire avec un médecin et la DSI."
CHECKS_CAPTION = "Contrôles avant feu vert"
CHECKS_COLUMNS = ("Service", "Contrôle", "Signé par")
BACKLOG_CAPTION = "À ressaisir"
BACKLOG_NONE = (
    "La charge de ressaisie n’a pas été estimée. À faire\u00a0: dossiers × minutes × jours."
)
RECOVERY_NONE = (
    "Aucune carte de reprise n’a été jouée. À faire\u00a0: jouer au moins l’ordre de retour, le feu "
    "vert et la ressaisie."
)
RECOVERY_CARDS = "Réponses des cartes de reprise"


BASE_SERVICE = "prérequis des autres"


FINDINGS_INTRO = (
    "La relecture automatique applique des règles simples\u202f; chaque point porte un code stable. "
    "Un point accepté reste dans la liste avec son motif."
)
FINDINGS_CAPTION = "Points à lever"
FINDINGS_COLUMNS = ("Code", "Gravité", "Point", "Que faire")
GAPS_CAPTION = "Réponses déclarées sans solution"
GAPS_COLUMNS = ("Carte", "Contexte", "Motif")
DISSENT_CAPTION = "Désaccords notés"
DISSENT_COLUMNS = ("Activité", "Désaccord")
PARKING_CAPTION = "Parking"
PARKING_COLUMNS = ("Note", "Carte", "Suite donnée")
EVENTS_CAPTION = "Événements joués et jugement de la salle"
EVENTS_COLUMNS = ("Moment", "Événement", "Pari", "Jugement")
ACCEPTED_CAPTION = "Points acceptés, avec leur motif"
ACCEPTED_COLUMNS = ("Code", "Point", "Motif")
NOTHING_OPEN = "Aucun point à lever."


def bet(holds: int, does_not: int) -> str:
    return f"{holds} «\u00a0tenu\u00a0», {does_not} «\u00a0pas tenu\u00a0»"


ACTIONS_CAPTION = "Actions décidées"
ACTIONS_COLUMNS = ("Action", "Porteur (fonction)", "Échéance", "Carte", "Priorité")
ACTIONS_NONE = (
    "Aucune action n’a été décidée pendant l’atelier. À faire\u00a0: une action, une fonction et une "
    "date pour chaque réponse qui n’existe pas encore."
)
ACTIONS_NOTE = "Les porteurs sont des fonctions. Suivre l’avancement à chaque revue du plan."

SHEETS_INTRO = (
    "Une page par activité, à afficher ou à glisser dans le kit. Les fiches reprennent les réponses "
    "des sections 5, 8 et 12."
)
SHEETS_CAPTION = "Fiches de cette annexe"
SHEETS_COLUMNS = ("Code", "Activité", "Priorité", "DMIA", "Référent", "Tient la nuit", "Test")
PROCEDURES_CAPTION = "Procédures existantes citées par l’équipe"
PAIR_PROCEDURES = ("Activité", "Référence, lieu, date")
NO_ACTIVITY = (
    "Aucune activité n’est retenue. À faire\u00a0: en retenir cinq à huit, les plus vitales."
)
UNCHECKED = "non examiné"
CHECKED_SAME = "vérifié, idem"
YES = "oui"
NO = "non"
ALL_DELAYS_STARTING = f"Délais sous les noms{NB}: {NOT_DISCUSSED}, pour toutes les activités."


def starting_delays(names: str) -> str:
    return f"Délais sous les noms{NB}: {NOT_DISCUSSED}, pour {names}".rstrip()


def night_sentence(holds: bool, function: str) -> str:
    verdict = "tient" if holds else "ne tient pas"
    return f"nuit et week-end{NB}: {verdict} ({function})"


def service_sheet_line(label: str, rto: str, age: str) -> str:
    return f"{label} (RTO {rto}, sauvegarde {age})"


def backlog_sentence(files: int, minutes: int, days: int, hours: str) -> str:
    return f"{files} dossiers par jour × {minutes} min × {days} j = {hours}"


def signed_check(text: str, function: str) -> str:
    return f"{text} (signe{NB}: {function})"


TESTED_UNDATED = "testé, date non notée"


def tested(on: str | None) -> str:
    return f"testé le {on}" if on else "jamais testé"


def procedure(code: str, place: str, dated: str) -> str:
    return f"{code}, {place}, {dated}"
