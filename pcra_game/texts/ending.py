"""Words of the ending: what is to be decided, done, kept and changed, before the room goes."""

from pcra_game.texts.typography import count, ellipsis

NB = "\u00a0"

STATE = "Où en est le plan"
BACK = "Revenir à la table"
EXPORT = "Exporter le plan"
SIGN = "Signer le plan…"
REVIEW_DATE = "Date de relecture…"
COMPARE = "Comparer avec un atelier…"
REPLAY = "Revoir le déroulé…"

ARBITRAGES = "Cinq arbitrages"
ARBITRAGES_LEAD = "Ce que la direction doit trancher\u00a0: combien, qui, quand."
ARBITRAGE_COLUMNS = ("À trancher", "Coût", "Personnes", "Date")
ARBITRAGE_HINTS = ("Une phrase qui commence par un verbe", "coût", "qui, combien", "JJ/MM")
PROPOSED = "Tirés de la relecture"
TAKE = "Prendre cette ligne"

ACTIONS = "Cinq actions"
ACTIONS_LEAD = (
    "Le numéro choisit celles qui comptent\u202f; sans date, une action est due à 30 jours."
)
ACTION_COLUMNS = ("À faire", "Qui", "Échéance")
ACTION_HINTS = ("Une phrase qui commence par un verbe", "fonction", "JJ/MM")
FIVE_CHOSEN = "Cinq actions sont déjà choisies\u00a0: pressez le numéro d’une autre pour la rendre."
RANK_TIP = "Choisir cette action parmi les cinq, ou la rendre"

RETEX = "À chaud"
RETEX_CAPTION = "Retour à chaud de la salle"
RETEX_COLUMNS = ("Quoi", "Dans les mots de la salle")
RETEX_LEAD = "Une phrase par idée, dans les mots de la salle, sans nom de personne."
COLUMN = {
    "keep": "À garder",
    "improve": "À changer",
    "now": "À faire tout de suite",
    "surprise": "Ce qui a surpris",
    "unknown": "Ce qu’on ne sait pas encore",
}
HINT = {
    "keep": "Ce qui a bien marché",
    "improve": "Ce qu’on fera autrement",
    "now": "Ce qui se fait cette semaine",
    "surprise": "Ce qu’on n’attendait pas",
    "unknown": "La question qui reste",
}
NOW_NOTE = "Ces lignes sont des actions dues sous 7\u00a0jours."

STORY = "Récit final"
STORY_READ = "Lire"
STORY_COPY = "Copier"
STORY_COPIED = "Le récit est dans le presse-papiers."
STORY_CLOSE = "Fermer"
REMOVE = "Retirer"


def title(unit: str) -> str:
    return f"Clôture — {unit}"


def field_name(caption: str, number: int) -> str:
    """What a screen reader says of a field of the grid."""
    return f"{caption}, ligne {number}"


def remove_name(kind: str, number: int) -> str:
    return f"{REMOVE}, {kind.lower()}, ligne {number}"


def rank_name(text: str, rank: str) -> str:
    """What a screen reader says of the key that chooses an action."""
    chosen = f"choisie, numéro {rank}" if rank else "pas choisie"
    return f"{chosen}{NB}: {text}"


def take_name(text: str) -> str:
    return f"{TAKE}{NB}: {text}"


def findings(blocking: int, others: int) -> str:
    """What is left to settle, as a key that leads to the synthesis."""
    if not blocking + others:
        return "Aucun point à lever (F5)"
    return f"{count(blocking + others, 'point à lever', 'points à lever')} (F5)"


def counts(decided: int, gaps: int, blocking: int) -> str:
    """How much was answered, what is left open, what should not leave the room."""
    parts = (
        count(decided, "décision", "décisions"),
        f"{gaps} sans solution",
        count(blocking, "point bloquant", "points bloquants"),
    )
    return " · ".join(parts)


def light(name: str, colour: str) -> str:
    return f"{name}{NB}: {colour}"


def status(status: str, version: str) -> str:
    return f"Plan{NB}: {status}, version {version}"


def review_on(day: str) -> str:
    return f"Relecture prévue le {day}" if day else "Date de relecture à fixer"


def find_solution(card: str, limit: int) -> str:
    """An arbitrage drafted from a card without a solution."""
    return _cut("Trouver une solution", card, limit)


def lift_contradiction(card: str, limit: int) -> str:
    return _cut("Rendre possible sans informatique", card, limit)


def share_means(what: str, limit: int) -> str:
    return _cut("Arbitrer les moyens", what, limit)


def _cut(lead: str, rest: str, limit: int) -> str:
    lead = f"{lead}{NB}: "
    return lead + ellipsis(rest, limit - len(lead))


def chosen_title(chosen: int, total: int) -> str:
    if not total:
        return ACTIONS
    picked = count(chosen, "choisie", "choisies") if chosen else "aucune choisie"
    return f"{ACTIONS} — {picked} sur {total}"


def arbitrages_title(number: int) -> str:
    return f"{ARBITRAGES} — {count(number, 'écrit', 'écrits')}" if number else ARBITRAGES


LIVED_STORY = "Joker vécu, la leçon"


def challenge(*, shown: bool) -> str:
    return f"Défi objet, {'montré' if shown else 'pas montré'}"
