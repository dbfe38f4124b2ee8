"""The words of the reflex cards, in section 9 of the plan and on the posters."""

NB = "\u00a0"

BANDS = {
    "15min": f"15{NB}min",
    "1h": f"1{NB}h",
    "4h": f"4{NB}h",
    "24h": f"24{NB}h",
    "J+3": "J+3",
}
ON_SIGNAL = "au signal"
NO_HOUR = "heure non dite"
NOBODY = "Fonction non nommée"


def at_signal(signal: str, said: str) -> str:
    return f"{signal}{NB}: {said}"


def relay(said: str) -> str:
    return f"En relais{NB}: {said}"


TITLE = "Fiches réflexes"
INTRO = (
    "Ce que chaque fonction fait, dans l’ordre des heures, d’après les réponses décidées. Les "
    "heures courent depuis l’entrée dans le contexte. Les affiches d’une page (exportées à part) "
    "reprennent ces lignes, fonction par fonction."
)
COLUMNS = ("Quand", "Contextes", "Quoi", "Carte")
NONE = (
    "Aucune réponse décidée ne nourrit de fiche réflexe. À faire\u00a0: décider qui fait quoi dans les "
    "quinze premières minutes, ou remplir ce tableau avec l’encadrement."
)
BLANK_CAPTION = "Fiche réflexe à remplir à la main"
BLANK_COLUMNS = ("Quand", "Fonction", "Quoi", "Avec quoi, où")
SILENT = "Fonctions qui tiennent un rôle sans avoir de consigne dans ce plan"
NOBODY_TEXT = (
    "Personne n’est nommé pour les lignes suivantes. À faire\u00a0: donner chacune à une fonction."
)


def caption(function: str, deputy: str) -> str:
    if not deputy:
        return f"Fiche réflexe{NB}: {function}"
    return f"Fiche réflexe{NB}: {function} (suppléant de nuit et de week-end{NB}: {deputy})"


def left_out(number: int) -> str:
    if number == 1:
        return (
            "1 réponse décidée demande un service absent du contexte\u00a0: elle ne doit pas être "
            "affichée, et figure à la section 16."
        )
    return (
        f"{number}{NB}réponses décidées demandent un service absent du contexte{NB}: elles ne doivent "
        "pas être affichées, et figurent à la section 16."
    )


def silent(functions: str) -> str:
    return f"{SILENT}{NB}: {functions}."
