"""Words of the facilitator's panel: the agenda, what to say and do, time, breaks, private notes."""

from pcra_game.texts.typography import NO_BREAK, count, duration, grouped

NB = NO_BREAK

SECTION_SAY = "À dire, à faire"
SECTION_NEXT = "Cartes suivantes"
SECTION_AGENDA = "Déroulé"
SECTION_JUMPS = "Saut de temps"
SECTION_NOTES = "Notes privées"

NEXT_STEP = "Étape suivante"
FIRST_STEP = "Commencer"
BEFORE_FIRST = "Avant de commencer"
BEFORE = "Étape d’avant"
BREAK_MINUTES = 10
"""The break that one key takes."""
BREAK = "Pause"
RESUME = "Reprendre"
OPEN_EVENT = "Voir les événements"
END = "C’est la fin du déroulé"
GO_TO_PAGE = {
    "synthesis": "Ouvrir la synthèse",
    "recovery": "Ouvrir la reprise",
    "ending": "Ouvrir la clôture",
}

NOTES_FIELD = "Notes privées de l’animateur"
NOTES_HINT = "Qui laisser parler, quoi relancer…"
NOTES_PRIVATE = (
    f"Gardées sur ce poste seulement{NB}: ni dans le fichier de l’atelier, ni dans le plan, "
    "ni au projecteur. Pas de nom, pas de donnée de patient."
)
NOTES_LOCKED = "Lecture seule\u00a0: ces notes ne peuvent pas être changées ici."
NO_CARD = "Aucune carte n’attend dans cette manche."
NO_CARD_UNCHANGED = (
    "Aucune carte n’attend\u00a0: ce dont les autres ont besoin n’a pas changé de niveau. "
    "«\u00a0Laisser par défaut\u00a0» les garde comme avant."
)

STATE = {
    "done": "faite",
    "current": "en cours",
    "skipped": "passée",
    "ahead": "à venir",
}

SPEAKS_FIRST = "Premier mot"
WHY_NIGHT = "travaille la nuit"
WHY_TURN = "à son tour"
WHY_NOBODY = "aucun présent n’est noté"
WHY_NO_NIGHT = "personne de nuit n’est noté"

BACK_BEFORE = "De retour avant la première phase."

TITLE = {
    "shock": "Choc",
    "first_card": "Première carte",
    "context": "Règles et contexte",
    "activities": "Activités",
    "break": "Pause",
    "events": "Événements sur les points faibles",
    "settle": "Arbitrages et actions",
    "telling": "Lecture à voix haute, récit final",
}

SAY = {
    "shock": "Écoutez, sans commenter. Ce qui suit vient d’arriver, ici, à cette heure.",
    "first_card": (
        "Une seule question, tout de suite\u00a0: qui décide de passer au papier, et qui le sait "
        "dans les cinq minutes\u202f? Vos mots iront tels quels dans le plan."
    ),
    "context": (
        "On juge le plan, pas les personnes. Des fonctions, jamais de noms\u202f; aucune donnée "
        "de patient. Voici ce qui marche encore, et ce qui ne marche plus."
    ),
    "activities": (
        "Trois gommettes chacun\u00a0: lesquelles ne peuvent pas attendre\u202f? Ce qui est "
        "écarté l’est avec une raison, et reste écrit."
    ),
    "base": (
        "Pour chaque activité, d’abord\u00a0: à partir de quand c’est grave, à partir de quand "
        "c’est dangereux\u202f? Puis une carte à la fois\u00a0: deux minutes à écrire, trente "
        "secondes à lire."
    ),
    "break": "On souffle. Le projecteur dit l’heure de la reprise.",
    "other": (
        "Tout n’est pas à refaire\u00a0: on ne regarde que ce qui change. Idem, ou autrement\u202f?"
    ),
    "recovery": (
        "Les services reviennent un par un. Lequel d’abord, et qui donne le feu vert\u202f? "
        "Parlons-en tant que les médecins sont là."
    ),
    "events": (
        "Deux événements là où le plan plie. Levez la main avant\u00a0: tenu, ou pas "
        "tenu\u202f? C’est vous qui jugez."
    ),
    "settle": (
        "Cinq choix que vous ne pouvez pas faire seuls, cinq actions que vous pouvez faire. "
        "Un trou est un résultat\u00a0: il va à l’arbitrage."
    ),
    "telling": (
        "Relisons la première heure avec vos phrases. Que garder, que changer, que faire dès "
        "demain\u202f?"
    ),
}

DO = {
    "shock": (
        "Commencer éteint l’écran\u202f; Entrée (ou Maj + F10) révèle les deux événements, lus lentement.",
        "Personne n’écrit encore.",
    ),
    "first_card": (
        "Ouvrez la première carte, donnez la parole à qui travaille la nuit.",
        "Lisez la phrase à l’écran, décidez.",
    ),
    "context": (
        "Notez les fonctions présentes, et qui fait des nuits.",
        "Corrigez les services avec la DSI.",
    ),
    "activities": (
        "Comptez les gommettes, ordonnez, écartez avec un motif.",
        "Visez cinq à huit activités.",
    ),
    "base": (
        "Une activité toutes les dix minutes\u202f; trois événements en chemin.",
        "Plus de six minutes sur une carte\u00a0: parking.",
    ),
    "break": (
        "Recopiez les feuillets restés sur la table.",
        "Relisez les points à lever.",
    ),
    "other": (
        "Une touche par carte\u00a0: idem, ou changer ici.",
        "Laissez le reste par défaut\u00a0: il ne comptera pas comme couvert.",
    ),
    "recovery": (
        "Classez les services à relancer, chiffrez la ressaisie, écrivez le feu vert.",
        "Jouez une rechute\u00a0: qui ressort le papier\u202f?",
    ),
    "events": (
        "Tirez deux événements sur les points faibles, pari avant, verdict après.",
        "Renvoyez à la table une carte qui n’a pas tenu.",
    ),
    "settle": (
        "Cinq arbitrages\u00a0: coût, personnes, date. Cinq actions\u00a0: une fonction, une date.",
        "Donnez une suite à ce qui attend au parking.",
    ),
    "telling": (
        "Faites lire les cartes réflexes par ceux qui les feront.",
        "Notez le retour à chaud, exportez le plan.",
    ),
}


def round_title(code: str, title: str) -> str:
    return f"Manche {code} · {title}"


def recovery_title(code: str) -> str:
    return f"Reprise · manche {code}"


def time_box(played: int, planned: int) -> str:
    """« 42 min sur 65 », then « 68 min sur 65, +3 »: never a reproach."""
    over = f", +{played - planned}" if played > planned else ""
    return f"{played}{NB}min sur {planned}{over}"


def minutes(n: int) -> str:
    return f"{n}{NB}min"


def session(number: int, total: int, played: int, planned: int) -> str:
    """« Étape 3 sur 11 · 42 min sur 3 h 30 »."""
    return f"Étape {number} sur {total} · {_spent(played)} sur {duration(planned)}"


def _spent(played: int) -> str:
    return duration(played) if played else f"0{NB}min"


def step_spoken(number: int, title: str, state: str, box: str) -> str:
    return f"Étape {number}, {title}, {STATE[state]}, {box}"


def began(title: str, planned: int) -> str:
    """Said when a step begins."""
    return f"{title}{NB}: {minutes(planned)}."


def first_word(function: str, why: str) -> str:
    """« Premier mot : Cadre de nuit (travaille la nuit) »."""
    said = f"{SPEAKS_FIRST}{NB}: {function}"
    return f"{said} ({why})" if why else said


def break_key(n: int) -> str:
    return f"{BREAK} {n}{NB}min"


def break_until(hour: int, minute: int) -> str:
    return f"Pause, reprise à {hour}{NB}h{NB}{minute:02d}"


def break_hint(n: int) -> str:
    return f"Arrêter le temps pendant {count(n, 'minute', 'minutes')}, reprendre d’une touche"


def jump_hint(moment: str) -> str:
    return f"Avancer l’heure de l’histoire à {moment}"


def now_told(moment: str) -> str:
    return f"L’histoire en est à {moment}."


JUMP_MORNING = f"Matin, 8{NB}h"
JUMP_PHASE = "Début de la phase suivante"


def jump_hours(hours: int) -> str:
    return f"+{hours}{NB}h"


def jump_day(day: int) -> str:
    return f"J+{day}"


def notes_count(length: int, most: int) -> str:
    return f"{grouped(length)} / {grouped(most)}"


def moment(instant: str, day: str, hour: int, minute: int) -> str:
    """« J+1 (lundi, 8 h 00) »."""
    return f"{instant} ({day}, {hour}{NB}h{NB}{minute:02d})"


def back_in(code: str, number: int, title: str) -> str:
    """Where the room is again after a change of phase was taken back."""
    where = f"en {code}, phase {number}" if code else f"en phase {number}"
    return f"De retour {where}{NB}: {title}."


def now_in(code: str, number: int, title: str) -> str:
    """Where the room is once it entered a phase."""
    where = f"{code}, phase {number}" if code else f"Phase {number}"
    return f"{where}{NB}: {title}."


def card_time(minutes_open: int, *, long: bool) -> str:
    said = f"{minutes_open}{NB}min"
    return f"{said} · {CARD_LONG}" if long else said


CARD_LONG = "longue"
CARD_TIME = "Temps de la carte"


def card_time_spoken(minutes_open: int, *, long: bool, paused: bool) -> str:
    said = f"{CARD_TIME}{NB}: {count(minutes_open, 'minute', 'minutes')}"
    if paused:
        said += ", en pause"
    if long:
        said += "\u202f; le parking garde ce qui dépasse (Alt + P)"
    return said
