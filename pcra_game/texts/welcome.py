"""Words of the welcome page, and of the page that begins a workshop."""

from pcra_game.texts.typography import NO_BREAK, count, date_fr, quoted

TITLE = "Plan de continuité et de reprise d’activité"
SUBTITLE = "L’atelier de cartes dont l’équipe repart avec son plan."

NEW = "Nouvel atelier"
NEW_NOTE = "Une unité, une crise, trois heures et demie autour de la table."
OPEN = "Ouvrir un atelier"
OPEN_NOTE = "Un fichier .pcra de ce poste ou d’une clé\u202f; on peut aussi le déposer ici."
REHEARSE = "Répéter avec un hôpital fictif"
REHEARSE_NOTE = "Un atelier prêt à mener, marqué «\u00a0Répétition\u00a0»."
DEMO = "Voir la démonstration"
DEMO_NOTE = "Un atelier des urgences se joue tout seul."

RECENT = "Ateliers récents"
NO_RECENT = "Aucun atelier n’a encore été joué sur ce poste."
MISSING = "introuvable"
DROP_HERE = "Déposez le fichier pour l’ouvrir"

CREDITS = (
    "Méthode inspirée des groupes de travail bretons sur la continuité d’activité des "
    "établissements de santé."
)
NOTHING_LEAVES = "Rien ne sort de ce poste."

WHICH_UNIT = "Quelle unité joue\u202f?"
LOADING = "Lecture du jeu de cartes…"
SCENARIO = "Scénario"
ACTIVITIES = "Activités sur la table"
ESTABLISHMENT = "Établissement (facultatif)"
ESTABLISHMENT_HINT = "Nom de l’établissement"
PLACE = "Fichier de l’atelier"
CHANGE_PLACE = "Changer de dossier…"
BEGIN = "Commencer"
BACK = "Retour"
CHOOSE_UNIT_FIRST = "Choisissez d’abord une unité."
NO_ACTIVITY = "Gardez au moins une activité."
STARTING_VALUES = "Tout pourra être changé autour de la table."


def version(number: str) -> str:
    """Say which version this is."""
    return f"Version{NO_BREAK}{number}"


def played(played_on: str, decisions: int) -> str:
    """Say when a workshop was last open, and how many decisions it held."""
    said = count(decisions, "décision", "décisions")
    return f"{date_fr(played_on)}, {said}" if played_on else said


def resume(detail: str) -> str:
    """The workshop that one comes back to most often."""
    return f"Reprendre · {detail}"


def told_apart(detail: str, file: str) -> str:
    """Say the file too, where another workshop has the same unit and the same day."""
    return f"{detail} · {quoted(file)}"


def recent_name(unit: str, file: str, detail: str) -> str:
    """Say a recent workshop in one line, for a screen reader."""
    return f"{unit or file}, {quoted(file)}, {detail}"


def activities_kept(kept: int, most: int) -> str:
    """Say how many activities lie on the table."""
    return f"{count(kept, 'activité', 'activités')} sur {most} au plus"


def unit_detail(activities: int) -> str:
    """Say how many activities a unit has."""
    return count(activities, "activité", "activités")
