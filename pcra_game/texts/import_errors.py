"""What is said when a plan cannot be brought into a workshop: one sentence and the next step."""

from collections.abc import Mapping, Sequence

from pcra_game.texts.content_faults import expected
from pcra_game.texts.typography import ellipsis, quoted

_LONGEST_NAME = 60

# Other names that pydantic gives to faults that already have their words.
_SAME_AS = {
    "unexpected_keyword_argument": "extra_forbidden",
    "missing_argument": "missing",
    "dataclass_exact_type": "dataclass_type",
}

_THINGS = {
    "workshop": "atelier",
    "establishment": "établissement",
    "unit": "unité",
    "role": "rôle",
    "function": "fonction",
    "deputy": "suppléance de",
    "presence": "présence de",
    "service": "service",
    "level": "niveau de service",
    "variant": "variante",
    "means": "moyen",
    "phase": "phase",
    "fictive": "heure fictive",
    "break": "pauses",
    "activity": "activité",
    "dots": "gommettes de",
    "priority": "priorité de",
    "impact": "impact de",
    "dmia": "DMIA de",
    "tolerated_loss": "perte tolérée de",
    "set_up": "mise en place de",
    "endurance": "tenue de",
    "minimum_service": "service minimal de",
    "stop_sign": "signe d’arrêt de",
    "record_meanwhile": "traces à garder de",
    "site_variant": "variante de site de",
    "offline_data": "données hors ligne de",
    "needs": "besoins de",
    "fingers": "confiance de",
    "dissent": "désaccord de",
    "referent": "référent de",
    "night": "nuit de",
    "procedure": "procédure de",
    "tested": "test de",
    "card": "carte",
    "solution": "solution",
    "decision": "réponse à",
    "action": "action",
    "arbitrage": "arbitrage",
    "parking": "note du parking",
    "log": "ligne de main courante",
    "revealed": "événement",
    "bet": "pari sur",
    "judged": "verdict sur",
    "challenge": "feuille demandée",
    "story": "histoire",
    "ranking": "ordre de reprise",
    "backlog": "arriéré de",
    "check": "contrôle de réouverture",
    "accepted": "point accepté",
    "retex": "note de retour d’expérience",
    "signatures": "signatures",
    "review": "date de revue",
}


def file_problem(file: str, place: str, problem: str, more: int = 0) -> str:
    """Say what is wrong in a file, and where: `place` is a key path, or empty for all of it."""
    named = f"le fichier {quoted(ellipsis(file, _LONGEST_NAME))}"
    at = f"Dans {named}, {place}" if place else f"L{named[1:]}"
    others = f" (et {more} autre{'s' if more > 1 else ''})" if more else ""
    return (
        f"{at}\u00a0: {problem}{others}\u202f; corrigez-le ou exportez de nouveau le plan en JSON."
    )


def expected_value(error_type: str, context: Mapping[str, object]) -> str:
    """Say what was expected; takes the type of a pydantic error, and its context."""
    return expected(_SAME_AS.get(error_type, error_type), context)


def bad_json(line: int) -> str:
    """Say where the file stops being JSON."""
    return f"la ligne {line} n’est pas écrite en JSON"


def repeated_key(key: str) -> str:
    """Say that a group holds the same key twice, so that nobody knows which one counts."""
    return f"la clé {quoted(ellipsis(key, _LONGEST_NAME))} est écrite deux fois dans un même groupe"


def too_many_values(limit: int) -> str:
    """Say that no plan holds so much."""
    return f"plus de {limit} valeurs, ce n’est pas le plan d’un atelier"


def not_a_plan(file: str) -> str:
    """Say that the JSON is something else than a plan."""
    return (
        f"Le fichier {quoted(ellipsis(file, _LONGEST_NAME))} n’est pas un plan (clé "
        f"{quoted('format')}\u00a0: {quoted('pcra-plan')} est attendu)\u00a0: "
        "choisissez un plan exporté en JSON."
    )


def newer_version(file: str, version: int, known: int) -> str:
    """Say that a later version of the program wrote the plan."""
    return (
        f"Le fichier {quoted(ellipsis(file, _LONGEST_NAME))} est d’un format plus récent (clé "
        f"{quoted('version')}\u00a0: {ellipsis(str(version), 20)}, ce logiciel lit jusqu’à {known})\u00a0: "
        "mettez le logiciel à jour."
    )


def named(kind: str, shown: str) -> str:
    """Name a thing of the plan, such as « action « a1 » »; `shown` may be empty."""
    word = _THINGS[kind]
    return f"{word} {quoted(ellipsis(shown, _LONGEST_NAME))}" if shown else word


def on_card(title: str, subject: str, context: str) -> str:
    """Name a card in a context, as it reads on the table."""
    return f"{title} ({subject}) en {context}"


def refused(names: Sequence[tuple[str, str]], more: int) -> str:
    """Say which things were refused; takes pairs of a name and why, and counts the others."""
    listed = "\u202f; ".join(f"{name}, {_clause(why)}" for name, why in names)
    others = f" (et {more} autre{'s' if more > 1 else ''})" if more else ""
    return f"Rien n’a été importé\u00a0: {listed}{others}\u202f; corrigez le fichier, puis recommencez."


def _clause(sentence: str) -> str:
    """A sentence as a part of a longer one."""
    return f"{sentence[:1].lower()}{sentence[1:].rstrip('.')}"


def differs() -> str:
    return "une autre réponse est déjà dans cet atelier"


def no_id() -> str:
    return "son identifiant est vide"


def twice() -> str:
    return "figure deux fois dans le fichier"


def other_owner() -> str:
    return "une de ses parties porte un autre identifiant que le sien"


def unused() -> str:
    return "aucune carte ne l’emploie"


def set_aside_here() -> str:
    return "elle est déjà écartée dans cet atelier, ou portée ici par d’autres réponses"


def not_reachable() -> str:
    return "cette réponse ne peut pas s’obtenir par le jeu"


def room_for_import() -> str:
    """Why an activity leaves the table for the time of an import."""
    return "Le temps d’un import"


def too_many_items(found: int, limit: int) -> str:
    return (
        f"Ce plan compte {found} éléments pour {limit} au plus\u00a0: "
        "ce n’est pas celui d’un atelier, choisissez un autre fichier."
    )


def other_unit(theirs: str, ours: str) -> str:
    """Takes the labels of the unit of the file and of the workshop."""
    return (
        f"Ce plan est celui de l’unité {quoted(ellipsis(theirs, _LONGEST_NAME))}, l’atelier est celui "
        f"de {quoted(ellipsis(ours, _LONGEST_NAME))}\u00a0: ouvrez un atelier de la même unité."
    )


def nothing_new() -> str:
    return "L’atelier dit déjà tout ce que dit ce fichier\u00a0: il n’y a rien à importer."
