"""Words of the table: what lies on it, in short and as a screen reader says it."""

from pcra_game.texts.typography import count, duration

LIGHTS = ("1re heure", "1re nuit", "J+3", "J+10", "Retour")
LIGHT_COLOUR = {
    "green": "tient",
    "amber": "tient, avec réserves",
    "red": "ne tient pas",
    "unknown": "non examiné",
}

LOOK = {
    "ghost": "proposée",
    "to_check": "à vérifier",
    "unchanged": "inchangée",
    "draft": "brouillon",
    "decided": "décidée",
    "same": "idem, vérifiée",
    "default": "par défaut",
    "no_solution": "pas de solution",
    "same_gap": "idem\u00a0: manque",
    "parked": "au parking",
    "set_aside": "écartée",
    "warned": "à préciser",
    "contradiction": "contradiction",
}

UNIT_CARDS = "Cartes de toute l’unité"
TOKENS = "Jetons de l’unité"
NOTHING_KEPT = (
    "Aucune activité n’est retenue\u00a0: retenez-en une dans l’onglet Manche (Ctrl + M), "
    "«\u00a0Activités\u00a0»."
)


def wait(minutes: int | None) -> str:
    """How long an activity may stop, in the words of the table."""
    if minutes is None:
        return "arrêt\u00a0: sans objet"
    if minutes == 0:
        return "ne peut pas s’arrêter"
    return f"peut s’arrêter\u00a0: {duration(minutes)}"


def spoken_card(title: str, subject: str, look: str, findings: int) -> str:
    """A card as a screen reader says it."""
    said = f"{title}, {subject}\u00a0: {look}"
    return f"{said}, {count(findings, 'point à lever', 'points à lever')}" if findings else said


def spoken_activity(label: str, priority: str, stop: str, night: bool | None) -> str:
    moon = {True: ", tient la nuit", False: ", ne tient pas la nuit", None: ""}[night]
    return f"Activité {label}, {priority}, {stop}{moon}"


def spoken_context(code: str, title: str, battery: int, current: bool) -> str:
    here = ", manche en cours" if current else ""
    return f"Contexte {code}, {title}, {battery} sur 4{here}"


def light(name: str, colour: str, behind: list[str]) -> str:
    """What a light says, and because of what."""
    said = f"{name}\u00a0: {LIGHT_COLOUR[colour]}"
    return f"{said} ({', '.join(behind)})." if behind else f"{said}."


def progress(done: int, total: int, to_finish: int, contradictions: int) -> str:
    """The line under the squares of the round."""
    parts = [f"{count(done, 'carte', 'cartes')} sur {total}"]
    if to_finish:
        parts.append(f"{to_finish} à préciser")
    if contradictions:
        parts.append(count(contradictions, "contradiction", "contradictions"))
    return " · ".join(parts)


def round_name(context: str) -> str:
    return f"Manche {context}"
