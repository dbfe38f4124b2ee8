"""Words of the grid of left-over slips."""

from pcra_game.texts.typography import count

NB = "\u00a0"
TITLE = "Fiches restées sur la table"
LEAD = (
    "Une ligne par carte sans réponse, dans l’ordre de la table. Entrée passe à la case suivante, "
    "Ctrl+Entrée décide la ligne, F3 cherche le code imprimé sur la fiche. Une ligne quittée est "
    "gardée en brouillon\u00a0: la salle ne l’a pas encore entendue."
)
FIND = "Code de la fiche"
FIND_HINT = "04-C05"
HEADS = ("Code", "Carte", "Quoi", "Qui", "Avec quoi, où", "Existe")
FIELD = {
    "what": "Quoi",
    "who": "Qui",
    "with_what": "Avec quoi, où",
    "exists": "Existe déjà",
}
EXISTS_HINT = "o / e / n"
DRAFT = "brouillon"
DECIDED = "décidée"
NONE = "Toutes les cartes de cette manche ont une réponse."
CLOSE = "Fermer"
WRONG_EXISTS = f"Existe déjà{NB}: o pour oui, e pour en partie, n pour non."
WHAT_FIRST = f"«{NB}Quoi{NB}» est vide\u202f: une fiche se garde avec une réponse."


def not_found(code: str) -> str:
    return f"Aucune fiche ouverte ne porte le code «{NB}{code}{NB}» dans cette manche."


def subtitle(context: str, number: int) -> str:
    return f"{context} · {count(number, 'fiche', 'fiches')}"


def cell(column: str, code: str, title: str) -> str:
    return f"{FIELD[column]}, fiche {code}, {title}"


def refused(code: str) -> str:
    return f"La fiche {code} n’a pas été gardée\u202f: corrigez-la, ou laissez la ligne vide."
