"""Words of the detailed preparation of a workshop: its steps, their hints, what is not kept."""

from collections.abc import Sequence

from pcra_game.texts.typography import count, duration, ellipsis, join_fr, quoted

LINE = "\u2028"
"""Where a sentence goes to the next line."""

TITLE = "Préparer l’atelier"
ASK = "Préparer en détail…"
FROM_KIT = "Partir d’un kit…"
RESUME = "Reprendre la préparation interrompue"
STEPS = "Étapes de la préparation"
PREVIOUS = "Précédent"
NEXT = "Suivant"
KEYS = "Alt + ← et Alt + → passent d’une étape à l’autre\u202f; rien n’est obligatoire."
DONE = "rempli"
TODO = "laissé par défaut"
WRONG = "à revoir"

HOUSE = "Établissement"
HOUSE_HINT = "Ce que la première page du plan dira de la maison."
UNIT = "Unité et activités"
UNIT_HINT = "Gardez de 5 à 8 activités\u202f; l’ordre est celui de la table."
FULL = 6
"""So many activities are proposed for a whole session, that takes from 5 to 8."""
UNIT_LABEL = "Unité"
ACTIVITIES = "Activités proposées"
UP = "Monter"
DOWN = "Descendre"
ORDER_KEYS = "Espace retient ou écarte, Ctrl + ↑ et Ctrl + ↓ changent l’ordre."
SERVICES = "Services"
SERVICES_HINT = (
    "Comment l’hôpital appelle ses applications, en combien de temps la DSI dit les rendre, "
    "quel âge a leur sauvegarde."
)
SERVICE = "Service"
IMPORT = "Importer un tableau (CSV)…"
TEMPLATE = "Modèle…"
ALL_SERVICES = "Montrer tous les services"
PEOPLE = "Fonctions et suppléants"
PEOPLE_HINT = "Qui remplace chaque fonction la nuit et le week-end. Des fonctions, jamais des noms."
FUNCTION = "Fonction"
DEPUTY = "Remplacée la nuit et le week-end par"
TAKE_PROPOSED = "Reprendre les suppléants proposés"
ADD_FUNCTION = "Ajouter la fonction"
NEW_FUNCTION = "Une fonction de plus"
ROLES = "Rôles dans le plan"
MEANS = "Moyens"
MEANS_HINT = "Les jetons de la table\u00a0: ce que l’unité a vraiment. Sans quantité, une ligne n’est pas gardée."
ADD_MEANS = "Ajouter un moyen"
REMOVE = "Retirer"
VOLUMES = "Volumes"
VOLUMES_HINT = "Ce que l’unité fait un jour ordinaire, et avec combien de personnes."
FORMAT = "Format"
FORMAT_HINT = "Le temps dans la salle, pause comprise. Le nombre d’activités proposées le suit."
SCENARIO = "Scénario"
SCENARIO_HINT = (
    "Chacun se joue du choc au retour\u202f; les événements qui visent l’unité viennent d’abord."
)
VARIANTS = "Variantes de contextes"
VARIANTS_HINT = (
    "Celles du scénario sont déjà cochées\u202f; ajoutez celles que l’unité a vraiment à craindre."
)
SUMMARY = "Résumé"
SUMMARY_HINT = "Ce qui sera sur la table en commençant\u202f; tout pourra encore y être changé."
WORKSHOP_TITLE = "Titre de l’atelier"
SAVE_KIT = "Enregistrer comme kit…"
KIT_NOTE = "Un kit garde cette préparation dans un fichier, pour d’autres séances."

FORMAT_LABELS = {
    210: "3\u00a0h\u00a030, séance entière",
    105: "1\u00a0h\u00a045, séance courte",
    120: "2\u00a0h, ESSMS",
}
FORMAT_NOTES = {
    210: "Toutes les manches, la reprise et la clôture. Six activités.",
    105: "Une famille d’activités, la première et la dernière manche. Trois activités.",
    120: "Établissements médico-sociaux\u00a0: huit objectifs. Cinq activités.",
}
MEANS_PROPOSED = (
    ("Agents présents", "people"),
    ("Coursiers", "people"),
    ("Téléphones mobiles", "thing"),
    ("Radios", "thing"),
    ("Postes autonomes avec imprimante", "thing"),
    ("Classeurs de crise", "thing"),
    ("Feuilles de soins vierges", "stock"),
    ("Étiquettes et bracelets vierges", "stock"),
)
"""Labels and kinds of the means that most units have; only the room knows how many."""


def unit_hint(minutes: int, proposed: int) -> str:
    """How many activities a format takes; fewer are proposed for a shorter one."""
    if proposed >= FULL:
        return UNIT_HINT
    return (
        f"Un format de {duration(minutes)} laisse le temps de {proposed} activités\u202f; "
        "l’ordre est celui de la table."
    )


def format_label(minutes: int) -> str:
    """Say a format, also one that no longer is offered."""
    return FORMAT_LABELS.get(minutes) or duration(minutes)


def proposed(label: str) -> str:
    return f"proposé\u00a0: {label}"


def finess(text: str) -> str:
    return (
        f"{quoted(text)} n’est pas un numéro FINESS\u00a0: il compte neuf chiffres "
        "(ou 2A, 2B au début)."
    )


def too_long(length: int, limit: int) -> str:
    return f"{length} caractères pour {limit} au plus\u00a0: raccourcissez."


def too_much(limit: str) -> str:
    return f"C’est trop\u00a0: {limit} au plus."


def no_quantity(label: str) -> str:
    return f"La quantité de {quoted(label)} est vide\u00a0: écrivez un nombre, ou retirez la ligne."


def no_label() -> str:
    return "Ce moyen n’a pas d’intitulé\u00a0: nommez-le, ou retirez la ligne."


def fault(step: str, caption: str, sentence: str) -> str:
    return f"{step}, {caption}\u00a0: {sentence}"


def _listed(faults: Sequence[str]) -> list[str]:
    lines = [f"• {ellipsis(each, 160)}" for each in faults[:3]]
    if len(faults) > 3:
        lines.append(f"• et {count(len(faults) - 3, 'autre', 'autres')}")
    return lines


def not_kept(faults: Sequence[str], *, again: str) -> str:
    """Say what will not be kept, a line for each, and that the same key begins all the same."""
    return LINE.join(
        (
            "Ceci ne sera pas gardé\u00a0:",
            *_listed(faults),
            f"Corrigez-le, ou appuyez encore sur {quoted(again)} pour continuer sans.",
        )
    )


def kit_without(faults: Sequence[str]) -> str:
    """Say what the kit that was just written does not hold."""
    return LINE.join(
        (
            "Le kit est écrit, mais sans ceci\u00a0:",
            *_listed(faults),
            "Corrigez-le, puis enregistrez le kit de nouveau.",
        )
    )


NOT_LEFT = (
    "Cette préparation n’est pas gardée\u00a0: «\u00a0Enregistrer comme kit…\u00a0», au résumé, la garde. "
    "Appuyez encore une fois sur «\u00a0Retour\u00a0» pour la quitter."
)


def not_a_delay() -> str:
    """Short, for a narrow cell of a table."""
    return "Écrivez 30\u00a0min, 4\u00a0h ou 2\u00a0j."


def deputy_of_itself() -> str:
    return "Une fonction ne se remplace pas elle-même\u00a0: choisissez-en une autre."


def not_added() -> str:
    return "Elle n’est pas encore ajoutée\u00a0: appuyez sur «\u00a0Ajouter la fonction\u00a0», ou effacez-la."


def events(aimed: int, all_of_them: int) -> str:
    return f"{count(aimed, 'événement vise', 'événements visent')} cette unité, sur {all_of_them}"


def in_scenario(label: str) -> str:
    return f"{label} (dans le scénario)"


def most_activities(limit: int) -> str:
    return f"{limit} activités au plus\u00a0: écartez-en une avant d’en retenir une autre."


def row_caption(caption: str, of: str) -> str:
    """A field of a row, as a screen reader says it."""
    return f"{caption}, {of}"


def services_filled(n: int) -> str:
    return count(n, "service décrit", "services décrits")


def deputies_named(n: int) -> str:
    return count(n, "suppléant nommé", "suppléants nommés")


def roles_given(n: int) -> str:
    return count(n, "rôle donné", "rôles donnés")


def functions_added(n: int) -> str:
    return count(n, "fonction ajoutée", "fonctions ajoutées")


def means_stocked(n: int) -> str:
    return count(n, "moyen", "moyens")


def variants(titles: Sequence[str]) -> str:
    return join_fr(titles) if titles else "celles du scénario"


def kept_activities(labels: Sequence[str]) -> str:
    return f"{count(len(labels), 'activité', 'activités')}\u00a0: {join_fr(labels)}"


def line(step: str, said: str) -> str:
    return f"{step}\u00a0: {said}"


NOTHING_SAID = "laissé par défaut"
