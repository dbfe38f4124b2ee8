"""Why a light has its colour, in words: for the bar, the synthesis and who asks."""

from pcra_game.texts.typography import count

WHY = {
    "contradiction": "contradiction",
    "gap": "pas de solution",
    "exhausted": "la solution s’épuise avant",
    "unexamined": "non examinée",
    "back_unexamined": "services présents, non examinée",
    "beyond": "le scénario n’a pas de manche à ce moment",
    "setting_up": "encore en mise en place",
    "double_circuit": "double circuit, papier et écran",
    "relayed": "une réponse ne marche pas ici, la suivante prend le relais",
    "night_fails": "ne tient pas la nuit",
    "no_moon": "nuit non validée",
    "no_deputy": "pas de suppléant de nuit",
    "stock_out": "stock épuisé",
    "overspent": "moyens dépassés",
    "partial": "service partiel",
    "unbounded": "tenue non chiffrée",
    "untested": "jamais testée",
    "holds": "tient",
}
"""By reason, worst first; « holds » is none."""

_MOST_NAMES = 3

_WHEN = {
    "1re heure": "H+1",
    "1re nuit": "3\u00a0h du matin",
    "Retour": "quand les services reviennent",
}
NO_ACTIVITY = "Aucune activité P0 ou P1 n’est retenue."


def why(reason: str, detail: str = "") -> str:
    """A reason with what it is about, as « service partiel (Impression) »."""
    return f"{WHY[reason]} ({detail})" if detail else WHY[reason]


def some_of(names: list[str]) -> str:
    """Three names at most, or two and how many more there are."""
    few = names if len(names) <= _MOST_NAMES else names[: _MOST_NAMES - 1]
    rest = len(names) - len(few)
    more = f" et {count(rest, 'autre', 'autres')}" if rest else ""
    return ", ".join(few) + more


def line(label: str, whys: list[str]) -> str:
    """An activity or a card, with everything that is said of it at this moment."""
    return f"{label}\u00a0: {', '.join(whys)}"


def title(name: str, colour: str) -> str:
    """The heading of a light that explains itself."""
    moment = f" ({_WHEN[name]})" if name in _WHEN else ""
    return f"{name}{moment}\u00a0: {colour}"


MEANING = {
    "green": "Chaque activité P0 et P1 a une solution vérifiée qui tient à ce moment.",
    "amber": "Cela tient, avec des réserves à lever.",
    "red": "Une activité P0 n’est pas couverte, ou une réponse ne peut pas marcher.",
    "unknown": "Ce moment n’est pas examiné.",
}
