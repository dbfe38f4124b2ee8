"""The annex of words, and the sources of the method."""

GLOSSARY_COLUMNS = ("Sigle", "Sens dans ce plan")
GLOSSARY_CAPTION = "Sigles et mots du plan"
TERMS = (
    (
        "BIA",
        "Bilan d’impact sur l’activité\u00a0: ce qu’une interruption coûte, heure après heure.",
    ),
    ("C0 à C3", "Contextes\u00a0: quels services informatiques restent, de l’absence au retour."),
    (
        "Double circuit",
        "Papier et écran tenus ensemble pendant le retour\u202f: deux fois le travail.",
    ),
    ("DMIA", "Durée maximale d’interruption admissible d’une activité."),
    ("Feu vert", "Décision signée qu’une application revenue peut servir au soin."),
    ("Idem", "Réponse regardée et jugée valable telle quelle dans un autre contexte."),
    ("Jeton", "Moyen réel de l’unité (agent, mobile, formulaire) que les réponses consomment."),
    ("P0 à P3", "Priorités\u00a0: P0 vital, P1 quelques heures, P2 un à trois jours, P3 au-delà."),
    ("Par défaut", "Réponse reprise d’un autre contexte sans que personne l’ait regardée."),
    (
        "Parking",
        "Ce qui était trop long pour une carte, ou hors de son sujet\u202f; rien n’est perdu.",
    ),
    ("PCRA", "Plan de continuité et de reprise d’activité."),
    ("PDMA, PRD", "Perte de données maximale admissible, point de rétablissement des données."),
    ("Relais", "Réponse qui prend la suite quand la première s’épuise ou ne suffit plus."),
    ("RETEX", "Retour d’expérience."),
    ("RTO", "Délai annoncé par la DSI pour rendre un service."),
    ("Tenue", "Durée pendant laquelle une façon de faire de secours reste sûre."),
)
SOURCES_TITLE = "Sources de la méthode"
SOURCES = (
    "Programme CaRE, domaine 2\u00a0: objectifs et preuves (annexe de l’arrêté du 3 juillet 2025)\u202f; "
    "le texte officiel fait foi.",
    "ReCyF v2.5 (ANSSI, 2026), objectifs 13 à 15\u202f; règlement d’exécution (UE) 2024/2690, annexe "
    "4.1.2, pris comme liste de contrôle.",
    "ANSSI et CDSE, guide «\u00a0Crise d’origine cyber\u00a0»\u202f; SGDSN, guide PCA (2013)\u202f; "
    "ISO 22301:2019 et ISO/TS 22317.",
    "Durées et priorités de départ\u00a0: hypothèses des auteurs des cartes, sans table de référence "
    "publiée.",
)
