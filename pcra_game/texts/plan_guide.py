"""Where each reader finds what it looks for first (method.md), and titles of smaller tables."""

READERS_CAPTION = "Où trouver quoi"
READERS_COLUMNS = ("Lecteur", "Cherche", "Où")
READERS = (
    (
        "Direction",
        "Ce qui s’arrête à H+4, arbitrages, coût, signature",
        "Page 2, puis sections 16 et 17",
    ),
    (
        "Contrôle",
        "Périmètre, fonctions présentes, activités écartées, bilan d’impact, délais, tests",
        "Sections 0, 1, 5 et 15, annexe C",
    ),
    (
        "Qualité",
        "Procédures existantes, diffusion, copie papier, vérification du kit",
        "Sections 10 et 18, annexe A",
    ),
    (
        "Unité, de jour et de nuit",
        "Qui fait quoi, avec quoi, qui appeler",
        "Sections 7, 9 et 11, annexe A",
    ),
    (
        "DSI",
        "Services nécessaires, pertes tolérées, ordre de retour, contrôles",
        "Sections 4, 5, 6 et 12",
    ),
)

NOTES_CAPTION = "Notes sur les services"
NOTES_COLUMNS = ("Service", "Note")
SITES_CAPTION = "Ce qui change selon le site"
SITES_COLUMNS = ("Activité", "Variante")

NEEDS_CAPTION = "Ce dont chaque activité a besoin"
NEEDS_COLUMNS = ("Activité", "Services du système d’information", "Autres besoins")
SERVICES_CAPTION = "Services dont dépendent les activités retenues"
SERVICES_COLUMNS = (
    "Service",
    "RTO",
    "Âge de la sauvegarde",
    "Hébergé par",
    "Référent",
    "Activités",
)
OFFLINE_CAPTION = "Données à garder hors ligne"
OFFLINE_COLUMNS = ("Activité", "Quoi", "En ligne chez un éditeur")
