"""Words of the synthesis page: what the plan covers, what is open, what is to be done."""

from pcra_game.texts.findings import SEVERITY
from pcra_game.texts.typography import count, duration

MATRIX = "Ce que le plan couvre"
TIMELINE = "Frise — ce que le plan couvre, échelle par paliers"
LIGHTS = "Voyants"
FINDINGS = "Points à lever"
FINDINGS_HELP = "Entrée ouvre la carte ou l’activité concernée."
NOTHING_TO_SETTLE = "Aucun point à lever\u00a0: la relecture ne trouve rien."
ACTIONS = "Actions"
ACTION_COLUMNS = ("Action", "Qui", "Échéance")
NO_ACTION = "Aucune action n’est encore écrite."
NO_DATE = "à fixer"
NO_OWNER = "à nommer"
EXPORT = "Exporter le plan"
BACK = "Revenir à la table"
GROUPS = {"blocking": "Bloquant", "warning": "À traiter", "note": "À savoir"}
ACCEPTED = "Accepté par la salle"


def title(unit: str) -> str:
    return f"Synthèse — {unit}"


def subtitle(scenario: str, functions: int, minutes: int) -> str:
    """Scenario, functions present, and how long the room played."""
    present = "fonction présente", "fonctions présentes"
    parts = [scenario, count(functions, *present) if functions else ""]
    return " · ".join(filter(None, (*parts, duration(minutes) if minutes > 0 else "")))


def review_title(open_points: int) -> str:
    points = count(open_points, "point à lever", "points à lever")
    return f"Relecture du plan — {points if open_points else 'aucun point à lever'}"


def actions_title(actions: int) -> str:
    return f"{ACTIONS} — {actions}" if actions else ACTIONS


def stretch(activity: str, cover: str, start: str, end: str, answer: str) -> str:
    """A stretch of the timeline in full."""
    return "\n".join(filter(None, (activity, f"{cover}, de {start} à {end}", answer)))


def group(name: str, findings: int) -> str:
    return f"{name} · {findings}"


def spoken_finding(code: str, severity: str, text: str, *, accepted: bool) -> str:
    """A point as a screen reader says it."""
    state = ACCEPTED.lower() if accepted else SEVERITY[severity]
    return f"{code}, {state}\u00a0: {text}"


def spoken_actions(actions: int) -> str:
    return f"Actions du plan, {count(actions, 'ligne', 'lignes')}"
