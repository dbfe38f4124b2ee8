"""Words that the papers beside the plan share: their title, their foot, their first page."""

from pcra_game.texts.plan import CONFIDENTIALITY

ESTABLISHMENT = "Établissement"
UNIT = "Unité"
SCENARIO = "Scénario joué"
DATE = "Atelier du"
NOTHING_DECIDED = "Rien n’est encore décidé."


def titled(title: str, unit: str) -> str:
    return f"{title} – {unit}"


def foot(status: str, version: str, day: str, mark: str = CONFIDENTIALITY) -> str:
    return f"{status[:1].upper()}{status[1:]} · version {version} · {mark} · {day}"
