"""What F6 says of the part of the window that it goes to."""

PANE = {
    "bar": "Barre de l’atelier",
    "log": "Une ligne à la main courante",
    "page": "Table ou page",
    "sheet": "Fiche",
    "strip": "Étape de la séance",
}
