"""Words of the projector: what the room may read, and what a screen reader says of it."""

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.table import LIGHT_COLOUR
from pcra_game.texts.typography import count
from pcra_game.texts.words import LEVEL, STATUS

WINDOW = "Projecteur"
TITLE = "Projecteur de l’atelier"
UNPLUGGED = (
    "L’écran du projecteur a été débranché\u00a0: sa fenêtre est fermée, la salle continue ici. "
    "Une fois rebranché, F10 la rouvre."
)
PLACEHOLDER = "…"
NO_SOLUTION = "Pas de solution pour l’instant."
ACTIVITY_QUESTION = "Sans informatique, à partir de quand est-ce grave\u202f? Et dangereux\u202f?"
REMAINING = "Ce qui reste"
MISSING = "Ce qui manque"
NIGHT = "la nuit"
BLACK = "Écran noir."
NOT_DECIDED = {
    "proposed": STATUS["draft"],
    "draft": STATUS["draft"],
    "default": STATUS["default"],
    "parked": STATUS["parked"],
    "set_aside": STATUS["set_aside"],
}
"""What is said of an answer that the room has not decided, by its stored status."""


def sentence(text: str) -> str:
    """The same words with a capital, as what stands alone has."""
    return f"{text[:1].upper()}{text[1:]}"


def progress(done: int, total: int) -> str:
    """How far the round is; empty before any card was asked."""
    return f"{count(done, 'carte', 'cartes')} sur {total}" if total else ""


def event_head(channel: str, moment: str) -> str:
    """« SAMU, sur un mobile · H+2 »."""
    return " · ".join(part for part in (channel, moment) if part)


def event_line(channel: str, moment: str, text: str) -> str:
    """The banner, on one run of text."""
    head = event_head(channel, moment)
    return f"{head}\u00a0: {lowered(text)}" if head else text


def short_moment(moment: str) -> str:
    """« H+2 » out of « H+2 (dim. 4 h 10) »: the banner has no room for the day."""
    return moment.partition(" (")[0]


def spoken_context(code: str, title: str, clock: str, *, paused: bool = False) -> str:
    left = f", temps restant {clock}" if clock and not clock.startswith("+") else ""
    over = f", temps dépassé de {clock[1:]}" if clock.startswith("+") else ""
    still = ", temps en pause" if paused else ""
    return f"Contexte {code}, {title}{left}{over}{still}."


def spoken_services(services: list[tuple[str, int]]) -> str:
    said = ", ".join(f"{label} {LEVEL[level]}" for label, level in services)
    return f"Services\u00a0: {said}." if said else ""


def spoken_lights(lights: list[tuple[str, str]]) -> str:
    return "Voyants\u00a0: " + ", ".join(f"{n} {LIGHT_COLOUR[c]}" for n, c in lights) + "."


def spoken_answer(what: str, who: str, deputy: str, with_what: str, status: str = "") -> str:
    night = f"{NIGHT}\u00a0: {deputy}" if deputy else ""
    said = [part for part in (what, who, night, with_what, status) if part]
    return f"Réponse\u00a0: {' · '.join(said)}" if said else ""
