"""Words of the events that strike: the opening, what comes next, weak spots, what the room judged."""

from collections.abc import Sequence

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import count, ellipsis, quoted

LINE = "\u2028"
"""Ends a line inside a text that is drawn."""

# the opening
BEGIN = "Commencer par le choc"
BEGIN_HINT = (
    "Écran noir, puis deux événements lus à voix haute, seuls à l’écran. "
    "La carte de bascule s’ouvre ensuite."
)
DARK = "Écran noir. Attendez le silence, puis lisez à voix haute."
FIRST_NOW = "Premier événement"
SECOND = "Deuxième événement"
TO_FIRST_CARD = "Rallumer et ouvrir la première carte"
STOP = "Sortir du choc"
OPENING_WHY = "choc d’ouverture"
READ_ALOUD = "À lire à voix haute"
PROJECTOR_CLOSED = "Le projecteur est fermé\u00a0: F10 l’ouvre."
DARK_UNSEEN = f"{PROJECTOR_CLOSED} Attendez le silence, puis lisez à voix haute."
READ_UNSEEN = f"{PROJECTOR_CLOSED} Événement à lire à voix haute."
OPENING_DONE = "Le choc est passé\u00a0: la suite se joue depuis la manche."

# what comes next
DUE = "C’est l’heure\u00a0:"
BY_HAND = "Choisir…"
WEAK = "Au point faible"
WEAK_HINT = "Tirer un événement là où le plan tient le moins"
WEAK_HEAD = "Pour l’animateur seul\u00a0: là où le plan tient le moins"
WEAK_NONE = "Tous les événements de cette unité sont joués."
NOTHING_WEAK = "Rien de faible ici\u00a0: de quoi éprouver ce qui tient"
WEAK_HIDE = "Refermer"
STRIKE = "Révéler"
REACTION = "Réaction attendue"

# the list of every event
PICK_TITLE = "Choisir un événement"
PICK_FIND = "Chercher un mot, un canal, un moment"
PICK_LIST = "Événements du scénario"
PICK_REVEAL = "Révéler"
PICK_CLOSE = "Fermer"
PICK_NONE = "Aucun événement ne correspond."
OURS = "pour vous"
EVERYBODY = "pour toutes les unités"
OTHERS = "pour d’autres unités"

# after the verdict
BACK = "Renvoyer à la table"
BACK_HINT = (
    "La réponse redevient un brouillon et la carte s’ouvre (Ctrl\u00a0+\u00a0Z pour revenir)."
)
PLAY = "Jouer la carte"
JUDGED = "Événements jugés"
VERDICT = {"held": "tenu", "partly": "en partie", "not_held": "pas tenu"}

# the break
BREAK = "Pause"


def back_at(hour: str) -> str:
    return f"Reprise à {hour}"


def due(channel: str, moment: str) -> str:
    return f"{DUE} {lowered(channel)}\n{moment}"


def left_to_judge(channel: str, moment: str) -> str:
    """An earlier event is back: the one before it has its verdict, this one has none yet."""
    return f"Reste à juger\u00a0: {event_head(channel, moment)}"


def send_back(title: str, subject: str) -> str:
    """Two lines of a key: the question, then of what it is asked where it is not the unit."""
    return _two_lines(f"{BACK}\u00a0: {lowered(title)}", subject)


def play(title: str, subject: str) -> str:
    return _two_lines(f"{PLAY}\u00a0: {lowered(title)}", subject)


def _two_lines(first: str, second: str) -> str:
    return f"{first}\n{ellipsis(second, 44)}" if second else first


def strike_name(channel: str, moment: str, why: str) -> str:
    return f"{STRIKE} {quoted(channel)}, {moment}. {why}"


def reaction(text: str) -> str:
    return f"{REACTION}\u00a0: {lowered(text)}"


def event_head(channel: str, moment: str) -> str:
    return " · ".join(part for part in (channel, moment) if part)


def judged(head: str, text: str, bet: str, verdict: str, word: str) -> str:
    """Three lines: where the event came from, what it said, what the room made of it."""
    end = f"{VERDICT[verdict]}{f', {quoted(word)}' if word else ''}"
    return LINE.join((head, text, " · ".join(filter(None, (f"Verdict\u00a0: {end}", bet)))))


def judged_count(n: int) -> str:
    return f"{JUDGED} ({n})"


def bet(holds: int, does_not: int) -> str:
    return f"pari\u00a0: {holds} pour, {does_not} contre"


def found(n: int) -> str:
    return count(n, "événement", "événements") if n else PICK_NONE


# why an event strikes: the facilitator alone reads it


def _title(title: str) -> str:
    return quoted(ellipsis(title, 48).replace(",…", "…"))


def contradiction(title: str, context: str) -> str:
    return f"{_title(title)} compte sur ce qui manque en {context}"


def gap(title: str, context: str) -> str:
    return f"{_title(title)} n’a pas de solution en {context}"


def unanswered(title: str, context: str) -> str:
    return f"{_title(title)} n’a pas de réponse en {context}"


def by_default(title: str, context: str) -> str:
    return f"{_title(title)} est par défaut en {context}"


def draft(title: str, context: str) -> str:
    return f"{_title(title)} est un brouillon en {context}"


def parked(title: str, context: str) -> str:
    return f"{_title(title)} est au parking en {context}"


def relied_on(service: str, n: int) -> str:
    who = count(n, "activité s’en sert", "activités s’en servent")
    return f"{_title(service)} manque et {who} sans réponse"


def counted_on(service: str, n: int) -> str:
    who = count(n, "réponse compte", "réponses comptent")
    return f"{who} sur {_title(service)}, qui manque"


def no_moon(activity: str) -> str:
    return f"personne de nuit n’a validé {_title(activity)}"


def fails_at_night(activity: str) -> str:
    return f"{_title(activity)} ne tient pas la nuit"


def no_deputy(function: str) -> str:
    return f"pas de suppléant pour {_title(function)}"


def overspent(means: str, left: int) -> str:
    return f"{_title(means)}\u00a0: {-left} de trop"


def reasons(parts: Sequence[str], limit: int) -> str:
    """The heaviest reasons that hold together within a length; the first one always, shortened."""
    said = ellipsis(parts[0], limit)
    for part in parts[1:]:
        longer = f"{said}\u202f; {part}"
        if len(longer) > limit:
            break
        said = longer
    return f"{said[:1].upper()}{said[1:]}"
