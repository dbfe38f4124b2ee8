"""What is said of kits: a prepared workshop in a file, reused for other sessions."""

from pcra_game.texts.typography import ellipsis, quoted

SUFFIX_WORDS = "Kits d’atelier (*.pcrakit *.pcra-kit.json)"
CHOOSE_KIT = "Partir d’un kit"
SAVE_KIT = "Enregistrer comme kit"
REHEARSAL = "Répétition"
REHEARSAL_SAID = (
    "Répétition\u00a0: l’hôpital est fictif, rien de ce qui s’y joue n’est un vrai plan."
)

_LONGEST_NAME = 60
_LONGEST_WHY = 240


def rehearsal_title(unit: str) -> str:
    """The title of a rehearsal, that nobody takes for a real workshop."""
    return f"{REHEARSAL} — {unit}"


def saved(name: str, folder: str) -> str:
    return f"Kit écrit\u00a0: {quoted(name)}, dans {folder}. Il ne garde aucune réponse."


def _named(name: str) -> str:
    """A name that comes from outside, as it can be shown."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in name)
    return quoted(ellipsis(shown, _LONGEST_NAME))


def refused(name: str, why: str) -> str:
    """Say that nothing of a kit was taken, and why; `why` is part of the sentence."""
    return (
        f"Le kit {_named(name)} n’a pas été lu\u00a0: {ellipsis(why, _LONGEST_WHY)}\u202f; "
        "choisissez un autre kit, ou préparez l’atelier de nouveau."
    )


def clause(sentence: str) -> str:
    """A sentence as a part of a longer one."""
    return f"{sentence[:1].lower()}{sentence[1:].rstrip('.')}"


NOT_FOUND = "il est introuvable"
NOT_A_FILE = "ce n’est pas un fichier"
UNREADABLE = "le disque ou les droits du fichier empêchent de le lire"
NOT_TEXT = "il n’est pas écrit en UTF-8"
NOT_A_KIT = "ce fichier n’est pas un kit d’atelier"
TOO_NESTED = "ses groupes sont emboîtés trop profondément"


def too_big(megabytes: int) -> str:
    return f"il dépasse {megabytes}\u00a0Mo"


def bad_json(line: int) -> str:
    return f"la ligne {line} n’est pas écrite en JSON"


def repeated_key(key: str) -> str:
    return f"la clé {_named(key)} y est écrite deux fois"


def newer(version: int, known: int) -> str:
    return (
        f"il vient d’une version plus récente (format {ellipsis(str(version), 12)}, ce logiciel "
        f"lit jusqu’à {known})"
    )


def bad_key(key: str) -> str:
    return f"la valeur de {quoted(key)} n’est pas celle qu’on attend"


def unknown_key(key: str) -> str:
    return f"la clé {_named(key)} n’est pas connue"


def missing_key(key: str) -> str:
    return f"il manque la clé {quoted(key)}"


def too_many_facts(found: int, limit: int) -> str:
    return f"il compte {found} faits pour {limit} au plus"


def bad_fact(number: int) -> str:
    return f"le fait n°\u00a0{number} n’est pas compris"


def not_framing(number: int) -> str:
    """A fact that a room decides has no place in a kit."""
    return f"le fait n°\u00a0{number} est une réponse de séance, un kit n’en porte pas"


def refused_fact(number: int, why: str) -> str:
    return f"fait n°\u00a0{number}, {clause(why)}"


def status_of_rehearsal(status: str) -> str:
    """The status that every page of the plan of a rehearsal bears."""
    return f"RÉPÉTITION, hôpital fictif · {status}"
