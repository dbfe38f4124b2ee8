"""The words of sections 11, 13 and 14: whom to reach, how to close, what to say to whom."""

NB = "\u00a0"

S11 = "Annuaire de crise"
S13 = "Clôture"
S14 = "Communication"

DIRECTORY_INTRO = (
    "Fonctions nommées dans ce plan, puis organismes extérieurs. Les moyens de contact s’écrivent à "
    "la main sur la copie imprimée\u202f: ce fichier n’en garde aucun, et aucun numéro personnel. "
    "Tester chaque contact au moins une fois par an, de nuit aussi."
)
PRINTED = "Imprimé le ……/……/…………, déposé à …………………………, vérifié par (fonction) …………………………"
INSIDE_CAPTION = "Fonctions de l’établissement"
INSIDE_COLUMNS = ("Fonction", "Suppléant", "Rôle", "Moyen de contact", "Vérifié le")
INSIDE_NONE = (
    "Aucune fonction n’est nommée dans les réponses. À faire\u00a0: écrire ci-dessous les fonctions à "
    "joindre dans le premier quart d’heure."
)
OUTSIDE_CAPTION = "Organismes et partenaires extérieurs"
OUTSIDE_COLUMNS = ("Qui (fonction)", "Pour quoi", "Moyen de contact", "Vérifié le")
OUTSIDE = (
    ("SAMU – Centre 15 (régulateur)", "Orienter ou détourner les urgences, transferts"),
    ("CERT Santé (permanence)", "Déclarer l’incident, demander un appui"),
    (
        "ARS (point focal, astreinte)",
        "Signaler, demander des renforts, coordonner l’offre de soins",
    ),
    ("Établissement support du GHT (astreinte DSI)", "Appui technique, réseau, sauvegardes"),
    ("Établissement d’accueil le plus proche (direction de garde)", "Recevoir les patients"),
    ("Laboratoire, imagerie et pharmacie de recours", "Examens, avis et produits urgents"),
    ("CNIL (déclaration en ligne)", "Violation de données personnelles, dans les 72\u00a0h"),
    ("Police ou gendarmerie (référent cyber)", "Dépôt de plainte, conservation des preuves"),
    ("Assureur (déclaration de sinistre)", "Délais du contrat, experts mandatés"),
    ("Opérateur télécom et énergie (numéro de dérangement)", "Lignes de secours, rétablissement"),
)
HOST_FOR = "Hébergeur ou éditeur"


def hosts(services: str) -> str:
    return f"Rétablir{NB}: {services}"


EXIT_CAPTION = "Ce qui permet de lever"
EXIT_COLUMNS = ("Contexte", "Critère décidé", "Fonction")
EXIT_NOTE = "Contrôles avant feu vert\u00a0: section 12. Réponse entière et liste de clôture\u00a0: section 13."
EXIT_NONE = (
    "Les critères de levée n’ont pas été décidés. À faire\u00a0: les écrire avec la liste de clôture de "
    "la section 13."
)

CLOSE_CAPTION = "À faire avant de clore, à cocher"
CLOSE_COLUMNS = ("Point", "Critère", "Fonction", "Fait le")
CLOSE_EXIT = (
    "Critères de sortie",
    "Services vitaux rouverts après leurs contrôles (section 12), sans retour au papier depuis ……",
)
CLOSE_ARCHIVE = (
    "Archivage",
    "Feuilles, registres et main courante comptés, classés par numéro, numérisés ou mis sous clé.",
)
CLOSE_POSTPONED = (
    "Activité reportée",
    "Liste des rendez-vous, actes et transferts reportés\u202f; chaque patient reprogrammé ou prévenu.",
)
CLOSE_DUTIES = (
    "Obligations en retard",
    "Déclarations, registres obligatoires, certificats, facturation et codage rattrapés.",
)
CLOSE_DATA = (
    "Données restées sur papier",
    "Ressaisie finie et relue\u202f; ce qui reste hors du dossier est signalé dans le dossier.",
)
CLOSE_RETEX = (
    "Leçons",
    "Retour d’expérience à froid tenu, plan d’actions mis à jour (section 17), plan révisé.",
)


def close_load(hours: str) -> str:
    return f"Charge estimée{NB}: {hours} de ressaisie (section 12)."


def close_gaps(number: int) -> str:
    said = "1 réponse sans solution" if number == 1 else f"{number}{NB}réponses sans solution"
    return f"Partir de{NB}: {said} (section 16)."


COMMUNICATION_INTRO = (
    "Ce que la salle a décidé, puis un message par public. Aucun message ne donne de nom de patient, "
    "ni d’hypothèse sur l’origine de la crise."
)
AUDIENCE_CAPTION = "Messages à préparer"
AUDIENCE_COLUMNS = ("Public", "Ce qu’il doit savoir", "Quand", "Qui parle, par quel moyen")
AUDIENCES = (
    (
        "Équipes présentes, relève et agents rappelés",
        "Ce qui marche, ce qui ne marche pas, où lire la consigne suivante",
        "Dès la bascule, puis à chaque relève",
    ),
    (
        "Patients et proches",
        "Ce qui change pour eux, où s’adresser, comment retrouver un proche",
        "Dans l’heure, affiche à l’accueil",
    ),
    (
        "Autorités (ARS, CERT Santé, CNIL)",
        "Faits constatés, offre de soins maintenue, besoins, données touchées",
        "Sans délai\u202f; CNIL dans les 72\u00a0h",
    ),
    (
        "Partenaires (SAMU, établissements voisins, ville, ambulances)",
        "Ce qui est reçu, détourné ou reporté, comment joindre l’unité",
        "Dans l’heure, puis deux fois par jour",
    ),
    (
        "Presse et réseaux sociaux",
        "Rien hors de la direction\u202f; renvoyer vers la fonction désignée",
        "Dès la première demande",
    ),
)
