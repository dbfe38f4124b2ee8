"""The words of sections 15 and 18: how the plan is tried out, and how it stays true."""

from pcra_game.texts.typography import count

NB = "\u00a0"

S15 = "Tests"
S18 = "Maintien en condition"

TESTS_INTRO = (
    "Un plan jamais essayé sur le terrain n’est qu’une hypothèse. L’atelier est un exercice sur "
    "table\u202f; l’essai d’au moins une façon de faire en conditions réelles reste à mener."
)
SCENARIO_CAPTION = "Scénario de test, déroulé proposé"
SCENARIO_COLUMNS = ("Phase", "Contexte", "De", "À", "Minutes jouées")
NO_CONTEXT = "retour"
TESTED_CAPTION = "État des tests et planning, par activité"
TESTED_COLUMNS = ("Activité", "Priorité", "Test", "Tient la nuit", "Prochain test", "Observateur")
GRID_INTRO = (
    "À remplir par un observateur qui ne joue pas. Les dernières lignes viennent des fiches réflexes "
    "des premières heures."
)
GRID_INTRO_BLANK = (
    "À remplir par un observateur qui ne joue pas. Décider des réponses pour les quinze premières "
    "minutes ajoute ici les lignes à observer."
)
GRID_CAPTION = "Grille d’observation"
GRID_COLUMNS = ("Délai", "Attendu", "Vu (oui, partie, non)", "Constat")
GRID = (
    ("15\u00a0min", "La bascule est annoncée par la fonction désignée, l’heure est écrite"),
    ("15\u00a0min", "Le kit est trouvé, complet, et sa date de vérification est lisible"),
    ("1\u00a0h", "Le suppléant de nuit est joint sans annuaire informatique"),
    ("tout le test", "Chaque patient est identifié sans erreur sur chaque feuille"),
    ("tout le test", "La main courante est tenue, heure par heure"),
)
RETEX = (
    "Retour d’expérience à chaud, le jour même (ce que la salle a dit figure à la section 17)\u202f; à froid, dans les "
    "trente jours, avec un plan d’amélioration. Reporter les écarts au plan d’actions."
)
RETEX_CAPTION = "Suites du test"
RETEX_COLUMNS = ("Écart constaté", "Action", "Fonction", "Échéance")


def scenario(title: str, summary: str, events: int, judged: int) -> str:
    said = count(events, "événement joué", "événements joués")
    verdicts = count(judged, "jugé", "jugés")
    ending = (
        f" Pendant l’atelier{NB}: {said}, {verdicts} par la salle (section 16)." if events else ""
    )
    return f"Scénario de test{NB}: {title}. {summary}{ending}"


def tested_lead(tested: int, whole: int) -> str:
    if not tested:
        return (
            "Aucune activité retenue n’a encore été testée sur le terrain. À faire\u00a0: fixer une date "
            "pour au moins une activité P0 et l’écrire ci-dessous."
        )
    return f"{tested} sur {whole}{NB}activités retenues ont été testées sur le terrain."


UPKEEP_INTRO = (
    "Le plan est relu une fois par an, après chaque crise ou exercice, et à chaque déclencheur "
    "ci-dessous. La version papier est remplacée le jour de la nouvelle version, l’ancienne détruite."
)
NO_REVIEW = (
    "La date de revue n’a pas été fixée. À faire\u00a0: l’écrire ici, dans un an au plus tard\u00a0: "
    "……/……/…………"
)
TRIGGERS_CAPTION = "Ce qui fait relire le plan"
TRIGGERS_COLUMNS = ("Déclencheur", "À relire", "Fonction qui prévient")
TRIGGERS = (
    ("Nouveau logiciel, nouvelle version majeure, changement d’hébergeur", "Sections 4, 6 et 12"),
    ("Déménagement, travaux, changement de capacité ou d’effectif", "Sections 3, 8 et 10"),
    ("Changement d’une fonction, d’un suppléant ou d’un numéro", "Sections 2 et 11"),
    ("Exercice, panne réelle ou crise", "Sections 7 à 9 et 17"),
    ("Nouvelle exigence ou révision du plan blanc", "Section 1 et matrice"),
    ("Réassort du kit, péremption, feuille modifiée", "Section 10 et annexe A"),
)
PAPER_CAPTION = "Copies papier datées"
PAPER_COLUMNS = ("Où", "Ce qui y est", "Version et date", "Remis par (fonction)")
PAPERS = (
    ("Kit de l’unité", "Plan entier, fiches, feuilles vierges"),
    ("Poste de soins, de jour et de nuit", "Fiches réflexes affichées"),
    ("Cellule de crise, direction", "Synthèse, sections 7, 12, 13 et 14"),
    ("Astreinte DSI", "Sections 4, 6 et 12"),
    ("Responsable du PCRA, hors réseau", "Plan entier et fichier de l’atelier"),
)
KIT_UNKNOWN = (
    "La date de vérification du kit n’est pas notée. À faire\u00a0: vérifier chaque moyen de la section "
    "10 et noter la date\u00a0: ……/……/…………"
)


def review_on(date: str) -> str:
    return f"Prochaine revue{NB}: {date}."


def kit_checked(oldest: str, unknown: int) -> str:
    said = f"Vérification la plus ancienne d’un moyen du kit{NB}: {oldest}."
    if unknown:
        said += f" {count(unknown, 'moyen', 'moyens')} sans date (section 3)."
    return said
