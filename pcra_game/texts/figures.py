"""Words inside the pictures: covers, marks of time, sentences for those who cannot see them."""

COVER = {
    0: "Normal",
    1: "Tient",
    2: "Double circuit",
    3: "Mise en place",
    4: "Non vérifié",
    5: "S’épuise",
    6: "Pas de solution",
    7: "Contradiction",
}
DMIA = "DMIA"

MATRIX_CAPTION = "Ce que le plan couvre, activité par activité et contexte par contexte"
TIMELINE_CAPTION = "Ce que le plan couvre dans le temps, échelle par paliers"


def matrix_alternative(rows: list[str]) -> str:
    return "Matrice de couverture. " + " ".join(rows)


def matrix_row(activity: str, cells: list[str]) -> str:
    return f"{activity}\u00a0: {', '.join(cells)}."


def timeline_alternative(rows: list[str]) -> str:
    return "Frise de couverture depuis H0 jusqu’à J+90. " + " ".join(rows)


def timeline_piece(cover: str, until: str) -> str:
    return f"{cover.lower()} jusqu’à {until}"
