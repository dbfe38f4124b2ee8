"""Words of the projector: what the room may read, and what a screen reader says of it."""

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.recovery import etp
from pcra_game.texts.table import LIGHT_COLOUR
from pcra_game.texts.typography import count, work_hours
from pcra_game.texts.words import LEVEL, STATUS

WINDOW = "Projecteur"
TITLE = "Projecteur de l’atelier"
UNPLUGGED = (
    "Écran du projecteur débranché\u00a0: sa fenêtre est fermée, F10 la rouvrira telle quelle."
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


TO_CHECK = "à vérifier"


def to_check(context: str) -> str:
    """Instead of a status: the answer that is read is the one of an earlier context."""
    return f"{TO_CHECK}\u00a0: la réponse de {context}"


def withheld(kind: str) -> str:
    """Instead of a sentence that looks private; `kind` is what W506 calls it."""
    return f"Phrase masquée\u00a0: {kind} y figure."


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


RETURN = "Dans quel ordre on relance"
STORY = "La première heure, racontée"
NOTHING_RANKED = "La salle n’a encore rien classé."
COVER_SHORT = {
    0: "Présent",
    1: "Tient",
    2: "Double",
    3: "En cours",
    4: "Non vu",
    5: "S’épuise",
    6: "Manque",
    7: "Conflit",
}
"""One word of the matrix each, short enough to be read from the end of the room."""

REST_READ_ALOUD = "La suite est lue à voix haute."


def frees(activities: int) -> str:
    """What the return of a service gives back: « 2 activités repartent »; empty for none."""
    return count(activities, "activité repart", "activités repartent") if activities else ""


def needed(activities: int) -> str:
    """How many activities wait for a service; empty for none."""
    return f"attendu par {count(activities, 'activité', 'activités')}" if activities else ""


def more_services(n: int) -> str:
    """How many services follow those that are shown; empty where none does."""
    return f"Et {count(n, 'autre service', 'autres services')} ensuite." if n > 0 else ""


def to_type(minutes: int) -> str:
    """The whole of what is typed in again; empty where nothing is estimated."""
    return f"À ressaisir\u00a0: {work_hours(minutes)}" if minutes else ""


def typing_people(one_week: float, four_weeks: float) -> str:
    """The people that it takes: full-time for one week, or for four."""
    return f"soit {etp(one_week)} pendant une semaine, ou {etp(four_weeks)} pendant quatre"


def matrix_row(label: str, covers: list[tuple[str, str]]) -> str:
    """One activity of the matrix in a sentence."""
    said = ", ".join(f"{code} {cover.lower()}" for code, cover in covers)
    return f"{label}\u00a0: {said}."


def spoken_rank(number: int, label: str, freed: str) -> str:
    """One service of the ranking."""
    return f"{number}. {label}{f', {freed}' if freed else ''}."


# what the facilitator's window says of the projector
STATUS_WORD = {"closed": "", "shown": "", "frozen": "Figé", "black": "Noir"}
STATUS_SAID = {
    "closed": "Projecteur fermé",
    "shown": "Projecteur ouvert",
    "frozen": "Projecteur figé",
    "black": "Projecteur noir",
}
STATUS_SHORT = {"closed": "fermée", "shown": "ouverte", "frozen": "figée", "black": "noire"}
FROZEN = "Projecteur figé\u00a0: la salle garde cette image. Ctrl + Maj + B la fait suivre."
NOT_FROZEN = "Le projecteur suit de nouveau la salle."
SECOND_SCREEN = "Un second écran est là\u00a0: F10 y met le projecteur."

MIRRORED = (
    "Les deux écrans montrent la même image\u00a0: ce qui est privé est caché ici. "
    "Ctrl\u00a0+\u00a0F10 vous le rend."
)
ON_ITS_SCREEN = (
    "Cette fenêtre est sur l’écran de la salle\u00a0: ce qui est privé y est caché. "
    "Ramenez-la sur le vôtre, puis Ctrl\u00a0+\u00a0F10."
)

# one screen for everybody
ONLY_SCREEN_TITLE = "Un seul écran"
ONLY_SCREEN = (
    "La salle voit-elle cet écran, par un projecteur en miroir\u202f? "
    "Rien de privé ne reste alors ici\u00a0: ni relances, ni attendus, ni notes, ni déroulé. "
    "Le script imprimé les garde."
)
ROOM_SEES = "La salle voit cet écran"
ROOM_SEES_SHORT = "La salle voit"
ROOM_SEES_NOT = "Je suis seul à voir cet écran"
SEEN_ALREADY = (
    "La salle voit cet écran\u00a0: relances, attendus, notes et déroulé y restent cachés. "
    "Ils reviennent si vous êtes seul à le voir."
)
ROOM_STILL_SEES = "La salle voit toujours cet écran"
HIDDEN_NOW = "Caché tant que la salle voit cet écran\u202f; Ctrl\u00a0+\u00a0F10 vous le rend."
NOTHING_TO_FREEZE = "La salle voit cet écran\u00a0: rien à figer. Ctrl + B le couvre de noir."
ROOM_SEES_TIP = "Cacher ou montrer ici ce qui n’est que pour l’animateur"
WINDOW_HERE = "Ouvrir ici la fenêtre du projecteur"
CANCEL = "Annuler"
NOW_SEEN = (
    "La salle peut voir cet écran\u00a0: ce qui est privé est caché. "
    "Ctrl + B le couvre de noir, et le rend."
)
NOW_ALONE = "Vous êtes seul à voir cet écran\u00a0: relances et notes sont revenues."
