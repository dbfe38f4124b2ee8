"""Words inside the pictures: covers, marks of time, sentences for those who cannot see them."""

import re

COVER = {
    0: "Services présents",
    1: "Tient",
    2: "Double circuit",
    3: "Mise en place",
    4: "Non vérifié",
    5: "S’épuise",
    6: "Pas de solution",
    7: "Contradiction",
}

MATRIX_CAPTION = "Ce que le plan couvre, activité par activité et contexte par contexte"
TIMELINE_CAPTION = "Ce que le plan couvre dans le temps, échelle par paliers"

_SENTENCE_END = re.compile(r"\s*[.:;!?](?:\s|$)")
_LITTLE_WORDS = """
à au aux avec ce cette ces chaque dans de des du en et la le les leur leurs ou par pour puis sa
sans ses son sous sur toute tout un une vers
"""
_LEFT_HANGING = frozenset(_LITTLE_WORDS.split())
_FEWEST_WORDS = 2


def matrix_alternative(rows: list[str]) -> str:
    return "Matrice de couverture. " + " ".join(rows)


def matrix_row(activity: str, cells: list[str]) -> str:
    return f"{activity}\u00a0: {', '.join(cells)}."


def timeline_alternative(rows: list[str]) -> str:
    return "Frise de couverture depuis H0 jusqu’à J+90. " + " ".join(rows)


def timeline_piece(cover: str, until: str) -> str:
    return f"{cover.lower()} jusqu’à {until}"


def lights_alternative(lights: list[str]) -> str:
    return f"Voyants. {', '.join(lights)}."


def light_said(name: str, colour: str) -> str:
    return f"{name}\u00a0: {colour}"


def few_words(text: str, letters: int) -> str:
    """The beginning of a solution in at most so many letters, at a word; empty where too little.

    A whole first sentence needs no « … »; « du », « de la » are never left hanging.
    """
    end = _SENTENCE_END.search(text)
    first = text[: end.start()] if end else text.strip()
    if len(first) <= letters:
        return first
    words = first[:letters].split(" ")[
        :-1
    ]  # the last one is cut short, or leaves no room for « … »
    while words and words[-1].casefold() in _LEFT_HANGING:
        words.pop()
    kept = " ".join(words).rstrip(",;: \u00a0")
    return f"{kept}…" if len(words) >= _FEWEST_WORDS else ""
