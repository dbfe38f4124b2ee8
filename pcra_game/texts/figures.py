"""Words inside the pictures: covers, marks of time, sentences for those who cannot see them."""

COVER = {
    0: "Normal",
    1: "Tient",
    2: "Mise en place",
    3: "Non vérifié",
    4: "S’épuise",
    5: "Pas de solution",
    6: "Contradiction",
}
DOUBLE_CIRCUIT = "Double circuit"
MATRIX_HEAD = "Activité"
DMIA = "DMIA"

MATRIX_CAPTION = "Ce que le plan couvre, activité par activité et contexte par contexte"
TIMELINE_CAPTION = "Ce que le plan couvre dans le temps, échelle par paliers"
LEGEND = "Légende"


def matrix_alternative(rows: list[str]) -> str:
    return "Matrice de couverture. " + " ".join(rows)


def matrix_row(activity: str, cells: list[str]) -> str:
    return f"{activity}\u00a0: {', '.join(cells)}."


def timeline_alternative(rows: list[str]) -> str:
    return "Frise de couverture depuis H0 jusqu’à J+90. " + " ".join(rows)


def timeline_piece(cover: str, until: str) -> str:
    return f"{cover.lower()} jusqu’à {until}"
