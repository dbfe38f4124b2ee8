"""The words of the compliance matrix. It says « contribue à », never « conforme »."""

from pcra_game.texts.typography import count

NB = "\u00a0"

NOTHING = "–"
NONE_LEFT = "aucune"
JUDGED = "*"
TITLE = "Matrice de conformité"
INTRO = (
    "Chaque ligne dit à quoi une carte contribue, et ce que l’atelier en a fait. Contribuer ne vaut "
    f"pas satisfaire{NB}: le contrôle appartient à l’autorité qui le mène. Les correspondances "
    "viennent du jeu de cartes (fichier references.toml), que l’établissement peut corriger."
)
NOTE = (
    f"{JUDGED} rapprochement proposé par les auteurs du jeu, à relire. ReCyF{NB}: version de travail "
    f"2.5. NIS2{NB}: annexe du règlement d’exécution 2024/2690, qui ne lie pas les hôpitaux et "
    f"sert ici de liste de contrôle. ISO{NB}: titres des articles de la norme 22301. "
    f"ANSSI{NB}: auto-évaluation de gestion de crise. Vérifier les numéros sur les textes en "
    "vigueur avant tout dépôt."
)
CAPTION = "Carte par carte, ce à quoi chacune contribue"
COLUMNS = ("Carte ou thème", "CaRE D2", "ReCyF", "NIS2", "ISO 22301", "ANSSI", "Dans cet atelier")
D2_CAPTION = "CaRE D2, objectif par objectif\u00a0: ce que ce document apporte, ce qui reste"
D2_COLUMNS = ("Objectif", "Contribuent", "Non jouées ou sans réponse", "Écarts")

TOPICS = {
    "activites": "Activités critiques et bilan d’impact",
    "dependances": "Dépendances et services",
    "atelier": "L’atelier lui-même",
}
COVERAGE = {
    "played": "jouée",
    "with_gaps": "jouée, avec des écarts",
    "unanswered": "posée, sans réponse",
    "not_played": "non jouée",
}


def answers(answered: int, gaps: int) -> str:
    said = f"jouée{NB}: {count(answered, 'réponse', 'réponses')}"
    return f"{said}, dont {gaps} en écart" if gaps else said


def activities(kept: int, silent: int) -> str:
    said = count(kept, "activité", "activités")
    return f"{said}, dont {silent} à la DMIA non discutée" if silent else said


def dependencies(needed: int, silent: int) -> str:
    said = count(needed, "service", "services")
    return f"{said}, dont {silent} sans RTO ou sans âge de sauvegarde" if silent else said


def events(judged: int, fell: int) -> str:
    said = count(judged, "événement jugé", "événements jugés")
    return f"{said}, dont {fell} non tenus ou tenus en partie" if fell else said


def contributing(number: int, whole: int) -> str:
    return f"{number} sur {whole}"


def gaps_of(gaps: int) -> str:
    return count(gaps, "écart", "écarts") if gaps else "aucun"
