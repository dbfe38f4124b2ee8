"""Words of the fiches réflexes on the wall, and of the small ones that go into a pocket."""

from pcra_game.texts.plan import NB
from pcra_game.texts.typography import count

WALL = "Fiches réflexes"
POCKET = "Cartes de poche"
BANDS = {
    "15min": f"15{NB}min",
    "1h": f"1{NB}h",
    "4h": f"4{NB}h",
    "24h": f"24{NB}h",
    "J+3": "J+3",
}
NO_BAND = "Au signal"
NOTHING_WRITTEN = "Rien d’écrit à ce moment."
NONE = "Aucune fonction n’a encore de geste écrit\u00a0: il n’y a pas de fiche réflexe à afficher."
NONE_TODO = (
    "À faire\u00a0: jouer les cartes du premier contexte, dire qui agit et dans quel délai, décider, "
    "puis exporter de nouveau."
)
REST = "Ce que ces fiches ne disent pas"
REST_INTRO = "À relire avant d’afficher. Cette page ne s’affiche pas."
NOBODY = "Gestes sans fonction nommée"
NOBODY_TODO = "À faire\u00a0: dire quelle fonction les fait, puis exporter de nouveau."
NOBODY_COLUMNS = ("Contexte", "Moment", "Geste")
IDLE = "Fonctions présentes sans geste à leur nom"


def context(code: str, title: str) -> str:
    return f"{code} · {title}"


def deputy(label: str) -> str:
    return f"La nuit et le week-end{NB}: {label}"


def first_then(first: str, *, alike: str, changing: str) -> str:
    """The contexts of a pocket card: the one told in full, those like it, those that add to it."""
    same = f", de même en {alike}" if alike else ""
    return f"{first}{same}, puis ce qui change en {changing}" if changing else f"{first}{same}"


def timed(moment: str, gesture: str) -> str:
    return f"{moment}{NB}: {gesture}"


def left_out(number: int) -> str:
    answers = count(number, "réponse décidée n’y est pas", "réponses décidées n’y sont pas")
    return (
        f"{answers}\u00a0: le service dont elle a besoin manque dans ce contexte. À faire\u00a0: lever la "
        "contradiction dans le plan."
        if number < 2
        else f"{answers}\u00a0: les services dont elles ont besoin manquent dans ce contexte. "
        "À faire\u00a0: lever les contradictions dans le plan."
    )
