"""Words that join the team's own sentences into the « récit final »; they add no fact."""

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import count, instant_label, join_fr, quoted

NB = "\u00a0"

TITLE = "La première heure, racontée"
PLAN_LEAD = (
    "Ce récit met bout à bout les phrases écrites par l’équipe, sans rien y ajouter. Il se lit à "
    "voix haute, à la prise de poste ou devant la direction."
)
NO_SWITCH = "Personne n’est encore désigné pour décider la bascule."
NOTHING_DECIDED = "La suite n’est pas écrite\u202f: la salle n’a encore rien décidé pour l’unité."
NOBODY = "sans fonction nommée"


def opening(day: str, clock: str, channel: str, text: str) -> str:
    """« Dimanche, 2 h 10. Imprimante du service : « … » »."""
    said = text if "«" in text else quoted(text)
    return f"{day.capitalize()}, {clock}. {channel}{NB}: {_stopped(said)}"


def switched(who: str, minutes: int, what: str) -> str:
    """Who decides to go over to paper, and what that one does."""
    return f"{when(minutes)}, la bascule{NB}: {lowered(who or NOBODY)}, {_stopped(quoted(what))}"


def switch_role(who: str) -> str:
    return (
        f"La bascule revient à la fonction «{NB}{who}{NB}»\u202f; "
        "la salle n’a pas écrit comment elle se décide."
    )


def no_switch_solution(reason: str) -> str:
    said = "La bascule n’a pas de solution aujourd’hui"
    return f"{said}{NB}: {_stopped(quoted(reason))}" if reason else f"{said}."


def told(minutes: int, who: str, what: str) -> str:
    """One answer: from when it runs, who does it, in the words of the team."""
    return f"{when(minutes)}, {lowered(who or NOBODY)}{NB}: {_stopped(quoted(what))}"


def when(minutes: int) -> str:
    return "Aussitôt" if minutes == 0 else f"À {instant_label(minutes)}"


def later(activities: list[str], minutes: int) -> str:
    """Activities of which nothing runs yet at the end of the story."""
    return f"Rien ne tourne encore à {instant_label(minutes)} pour {_named(activities)}."


def not_covered(cards: list[str]) -> str:
    """What the plan leaves open: cards without a solution, or that their context contradicts."""
    return f"Le plan ne couvre pas encore {_named(cards)}."


def not_examined(activities: list[str]) -> str:
    return f"Pas encore examiné{NB}: {join_fr(lowered(one) for one in activities)}."


def first_night(covered: int, vital: int, said_at_night: int) -> str:
    """How the first night stands; who works at night has the last word."""
    kept = count(covered, "activité vitale", "activités vitales")
    night = "l’équipe de nuit n’en a confirmé aucune"
    if said_at_night:
        night = f"l’équipe de nuit en a confirmé {said_at_night}"
    if not covered:
        return f"La première nuit, le plan ne couvre aucune des {vital} activités vitales."
    return f"La première nuit, le plan couvre {kept} sur {vital}\u202f; {night}."


def _stopped(said: str) -> str:
    """A quotation ends its sentence: its own sign, or a full stop behind it."""
    bare = said.rstrip("» \u00a0\u202f")
    return said if bare.endswith((".", "!", "?", "…")) else f"{said}."


def _named(labels: list[str]) -> str:
    """« trier », « transmettre » et 2 autres: three are named, the rest is counted."""
    shown = [quoted(label) for label in labels[:3]]
    rest = len(labels) - len(shown)
    if rest:
        shown.append(count(rest, "autre", "autres"))
    return join_fr(shown)


def length(words: int, seconds: int) -> str:
    """How long the story is, and how long it takes to read aloud."""
    return f"{count(words, 'mot', 'mots')} · {seconds}{NB}s à voix haute"


def left_out(labels: list[str]) -> str:
    """Activities that the story leaves out so that it stays short; the plan holds them all."""
    return f"Laissé au plan, pour tenir en 45{NB}s{NB}: {join_fr(labels)}."
