"""Words of the game cards: the moon of the night, the object to show, the true story."""

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import NARROW, NO_BREAK, count, join_fr, quoted

SECTION = "Cartes de jeu"

NIGHT = "Carte Nuit"
NIGHT_ASKS = f"À 3{NO_BREAK}h, dimanche, ça tient{NARROW}? Seul qui travaille la nuit pose la lune."
NIGHT_ABSENT = "Personne ici ne dit travailler la nuit\u00a0: noter qui est présent, ou poser la question demain."
NEXT_MOON = "Activité suivante sans lune"
ALL_MOONS = "Chaque activité vitale a dit si elle tient la nuit."
NO_VITAL = "Aucune activité P0 ou P1 sur la table."

OBJECT = "Défi objet"
NO_OBJECT = "Aucune réponse décidée ne nomme encore d’objet à montrer."
ALL_SHOWN = "Tous les objets des réponses décidées ont été demandés."
SHOWN = "Montré"
NOT_SHOWN = "Pas montré"
OTHER_OBJECT = "Un autre objet"
KEEP_ACTION = "Garder l’action"
NO_ACTION = "Sans action"
ACTION_LEAD = "Mettre sous la main\u00a0: "
ACTION_KEPT = "Action notée\u00a0: elle rejoint la liste des actions."
ASK = {
    "show": "Montrez",
    "key": f"Qui a la clé{NARROW}? Montrez",
    "call": "Montrez, et dites qui répond",
}

STORY = "Joker vécu"
STORY_ASKS = f"Une histoire vraie, 60{NO_BREAK}s, sans nom. On n’en garde que ce qu’elle apprend."
START = f"Lancer 60{NO_BREAK}s"
STOP = "Arrêter"
STORY_OVER = f"C’est l’heure\u00a0: qu’est-ce que cela nous apprend{NARROW}?"
LESSON = "Ce que l’histoire apprend"
LESSON_HINT = "Une phrase, puis Entrée"
LESSON_KEPT = "Leçon notée."


def moons(n: int, vital: int) -> str:
    """« 3 lunes sur 4 »."""
    return f"{count(n, 'lune', 'lunes')} sur {vital}"


def not_at_night(labels: list[str]) -> str:
    """The activities that do not hold at night."""
    return f"Ne tient pas la nuit\u00a0: {join_fr(labels)}." if labels else ""


def without_moon(labels: list[str]) -> str:
    """The activities that nobody stamped."""
    return f"Sans lune\u00a0: {join_fr(labels)}." if labels else ""


def challenge(asked: str, words: str) -> str:
    """« Montrez : feuille unique en double, chemise au pied du brancard »."""
    return f"{ASK[asked]}\u00a0: {lowered(words)}"


def relied_on(cards: int, who: str) -> str:
    """How many cards rely on an object, and who uses it."""
    used = f"{count(cards, 'carte compte', 'cartes comptent')} dessus"
    return f"{used} · {who}" if who else used


def challenges(shown: int, asked: int) -> str:
    """« 1 objet montré sur 2 »."""
    return f"{count(shown, 'objet montré', 'objets montrés')} sur {asked}" if asked else ""


def challenged(text: str, shown: bool) -> str:
    """An object that was asked for, and what became of it."""
    return f"{text} — {SHOWN.lower() if shown else NOT_SHOWN.lower()}"


def drafted(action: str, owner: str, due: str) -> str:
    """The action that a missing object calls for."""
    return " · ".join(part for part in (action, owner, due) if part)


def seconds(n: int) -> str:
    """What is left of a story: « 42 s »."""
    return f"{n}{NO_BREAK}s"


def spoken_seconds(n: int) -> str:
    return f"{STORY}\u00a0: il reste {count(n, 'seconde', 'secondes')}"


def stories(n: int) -> str:
    return count(n, "leçon", "leçons") if n else ""


def lesson(text: str) -> str:
    return quoted(text)
