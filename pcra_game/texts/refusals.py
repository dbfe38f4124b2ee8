"""What the facilitator reads when a move is refused: one sentence, next step included."""

from pcra_game.texts.words import FIELD


def too_long(field: str, length: int, limit: int) -> str:
    """`length` and `limit` in characters."""
    name = FIELD.get(field, field)
    return (
        f"«\u00a0{name}\u00a0» compte {length} caractères pour {limit} au plus\u00a0: "
        "raccourcissez, ou envoyez le surplus au parking."
    )


def empty(field: str) -> str:
    return f"«\u00a0{FIELD.get(field, field)}\u00a0» est vide\u00a0: écrivez quelques mots."


def unknown(kind: str, value: str) -> str:
    return f"{kind} «\u00a0{value}\u00a0» n’existe pas dans cet atelier\u00a0: choisissez dans la liste."


def out_of_range(name: str, value: int, low: int, high: int) -> str:
    return f"{name} vaut {value}\u00a0: donnez un nombre entre {low} et {high}."


def bad_date(value: str) -> str:
    return f"«\u00a0{value}\u00a0» n’est pas une date\u00a0: écrivez-la sous la forme AAAA-MM-JJ."


def already_kept(label: str) -> str:
    return f"L’activité «\u00a0{label}\u00a0» est déjà sur la table\u00a0: ouvrez-la."


def not_kept(label: str) -> str:
    return f"L’activité «\u00a0{label}\u00a0» n’est pas sur la table\u00a0: retenez-la d’abord."


def too_many_activities(limit: int) -> str:
    return (
        f"La table porte déjà {limit} activités\u00a0: écartez-en une avant d’en retenir une autre."
    )


def already_played(title: str) -> str:
    return f"La carte «\u00a0{title}\u00a0» est déjà jouée ici\u00a0: ouvrez-la."


def wrong_subject(title: str, scope: str) -> str:
    return f"La carte «\u00a0{title}\u00a0» se pose {scope}\u00a0: choisissez un autre sujet."


def not_playable(title: str, context: str) -> str:
    return f"La carte «\u00a0{title}\u00a0» est sans objet en {context}\u00a0: changez de contexte."


def card_has_decisions(title: str) -> str:
    return f"La carte «\u00a0{title}\u00a0» porte des réponses\u00a0: écartez-la avec un motif."


def too_many_solutions(limit: int) -> str:
    return (
        f"Cette carte porte déjà {limit} solutions\u00a0: remplacez-en une, ou envoyez au parking."
    )


def nothing_to_decide() -> str:
    return "Aucune solution n’est écrite\u00a0: répondez à «\u00a0Quoi\u00a0», ou déclarez «\u00a0pas de solution\u00a0»."


def already_shared() -> str:
    return "Cette solution est déjà sur la carte\u00a0: choisissez-en une autre."


def same_solutions_expected() -> str:
    return (
        "L’ordre donné ne reprend pas les solutions de la carte\u00a0: rouvrez-la et recommencez."
    )


def follows_itself() -> str:
    return "Une carte ne peut pas être «\u00a0idem\u00a0» dans son propre contexte\u00a0: choisissez-en un autre."


def nothing_to_follow(context: str) -> str:
    return f"La carte n’a pas de réponse propre en {context}\u00a0: répondez-y d’abord."


def is_followed(context: str) -> str:
    return f"La réponse en {context} est reprise ailleurs par «\u00a0idem\u00a0»\u00a0: changez d’abord l’autre."


def nothing_left_by_default(context: str) -> str:
    return f"En {context}, toutes les cartes ont été regardées\u00a0: passez à la suite."


def deputy_of_itself(label: str) -> str:
    return f"«\u00a0{label}\u00a0» ne peut pas se suppléer\u00a0: nommez une autre fonction."


def not_below(name: str, other: str) -> str:
    return f"«\u00a0{name}\u00a0» ne peut pas venir après «\u00a0{other}\u00a0»\u00a0: corrigez l’un des deux."


def status_goes_back(current: str) -> str:
    return f"Le plan est déjà «\u00a0{current}\u00a0»\u00a0: un statut ne revient pas en arrière."


def nothing_to_undo() -> str:
    return "Il n’y a rien à annuler."


def nothing_to_redo() -> str:
    return "Il n’y a rien à rétablir."


def already_open() -> str:
    return "Cet atelier est déjà ouvert\u00a0: continuez-le, ou créez un autre fichier."


def not_open() -> str:
    return "L’atelier n’est pas encore ouvert\u00a0: choisissez une unité et un scénario."


def repeated(kind: str, value: str) -> str:
    return f"{kind} «\u00a0{value}\u00a0» figure deux fois\u00a0: retirez le doublon."


def means_in_use(label: str) -> str:
    return f"«\u00a0{label}\u00a0» sert à une réponse\u00a0: retirez-le d’abord de cette réponse."


def already_revealed(inject: str) -> str:
    return f"L’événement «\u00a0{inject}\u00a0» a déjà été joué\u00a0: choisissez-en un autre."


def not_revealed(inject: str) -> str:
    return f"L’événement «\u00a0{inject}\u00a0» n’a pas encore été joué\u00a0: révélez-le d’abord."


def nothing_changes() -> str:
    return "Rien ne change\u00a0: la réponse est déjà celle-là."
