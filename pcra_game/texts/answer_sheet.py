"""Words of the answer sheet: fields, keys, notes, what a screen reader says."""

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import count, date_fr, ellipsis, join_fr, quoted

LINE_END = "\u2028"
"""Ends a line inside a text that is drawn as one block."""

LONGEST_CHIP = 30
LONGEST_TOLD = 80

PANEL = "Fiche de réponse"
NO_CARD = "Prenez une carte de la table pour y répondre."
NOT_HERE = "Cette carte est sans objet dans ce contexte."

WHAT = "Quoi"
WHO = "Qui"
WITH_WHAT = "Avec quoi, où"
WHEN = "Quand"
EXISTS_ALREADY = "Existe déjà\u202f?"
SERVICES = "S’appuie sur"
MORE = "Plus"
RISK = "Risque accepté"
SET_UP = "Mise en place"
HOLDS_FOR = "Tient"
SIGNAL = "À quel signal"

WHAT_HINT = "Ce que l’équipe fait, en une ou deux phrases"
WHO_HINT = "Deux lettres puis Entrée"
WHO_OTHER_HINT = "Changer…"
WITH_WHAT_HINT = "Objet, lieu\u00a0: deux lettres puis Entrée"
SIGNAL_HINT = "Ce qui donne le départ"
SERVICE_HINT = "+ service"
DEPUTY_HINT = "Qui prend le relais la nuit\u202f?"
RISK_HINT = "Ce que la salle accepte de perdre"
DURATION_HINT = "15, 2\u00a0h, 3\u00a0j"

BANDS = (
    ("15min", "15\u00a0min"),
    ("1h", "1\u00a0h"),
    ("4h", "4\u00a0h"),
    ("24h", "24\u00a0h"),
    ("J+3", "J+3"),
)
SIGNAL_KEY = "signal"
NOW_KEY = "≤\u00a05\u00a0min"
NOW_SIGNAL = "tout de suite (≤\u00a05\u00a0min)"
FIRST_TAB = "Solution 1, pas encore enregistrée"
EXISTS = (("yes", "oui"), ("partly", "en partie"), ("no", "non"))

DECIDE = "Décidé\u2003Ctrl\u00a0+\u00a0⏎"
DECIDE_NAME = "Décidé, Ctrl Entrée"
NO_SOLUTION = "Pas de solution"
PARK = "Parking"
SET_ASIDE = "Écarter"
REOPEN = "Rouvrir"
MORE_ENDS = "Autres"
PROMPTS = "Relances"
EXPECTED = "Attendu"
ELSEWHERE = "Et ailleurs\u202f?"
DISSENT = "Désaccord"
CHANGE = "Changer ici"
COPY = "En faire une copie"
REMOVE = "Retirer"
REMOVE_NAME = "Retirer cette solution"
RELAY = "+ relais"
JUSTIFY = "Justifier"
ACCEPT = "Accepter…"
CONFIRM = "Valider"
DO_NO_SOLUTION = "Déclarer"
DO_PARK = "Mettre au parking"
DO_DISSENT = "Noter"
DO_ACCEPT = "Accepter"
SEND_OVERFLOW = "Envoyer le surplus au parking\u2003Ctrl\u00a0+\u00a0P"
EDIT = "Modifier"
ACTION_TEXT = "Action"
ACTION_OWNER = "Porteur"
ACTION_DUE = "Échéance"
ACTION_DUE_HINT = "JJ/MM/AAAA"

ASK_NO_SOLUTION = "Pourquoi n’y a-t-il pas de solution\u202f?"
ASK_PARK = "Pourquoi la carte attend-elle\u202f?"
ASK_SET_ASIDE = "Pourquoi la carte est-elle écartée\u202f?"
ASK_DISSENT = "Quel désaccord faut-il noter\u202f?"
ASK_JUSTIFY = "Pourquoi la réponse tient-elle quand même\u202f?"
ASK_ACCEPT = "Pourquoi la salle vit-elle avec ce point\u202f?"
PARKED_BY_DEFAULT = "À reprendre hors séance."

PLAIN_ONLY = "Seul du texte peut être collé ici."
EMPTY_WHAT = "«\u00a0Quoi\u00a0» est vide\u00a0: rien n’est enregistré."
NO_WHAT = (
    "«\u00a0Quoi\u00a0» est vide\u00a0: écrivez-y quelques mots, ou effacez les autres champs."
)
ACTION_DROPPED = "Aucune action ne sera notée. Alt\u00a0+\u00a0A la reprend."
ACTION_LEAD = {"no": "Mettre en place\u00a0: ", "partly": "Compléter\u00a0: "}
GIVEN_UP = "Retour au texte enregistré\u00a0: Ctrl\u00a0+\u00a0Y rend les mots effacés."
BROUGHT_BACK = "Les mots effacés sont revenus dans leur champ."
AID = "Aide de l’animateur"
SUGGESTIONS = "Solutions déjà dites"
SUGGESTIONS_OPEN = "Entrée reprend, Échap ferme"
NOT_LISTED = "hors liste\u00a0: écrit tel quel"
CHOOSE_LISTED = "Choisir…"
CHOOSE_LISTED_NAME = "Choisir une fonction de la liste"
NIGHT_UNNAMED = "la nuit\u00a0: à nommer"

STATUS_NOTE = {
    "decided": "Décidée",
    "no_solution": "Pas de solution",
    "parked": "Au parking",
    "set_aside": "Écartée",
    "draft": "Brouillon",
    "same": "Vérifiée, idem",
    "default": "Par défaut, non examinée",
}


def heading(subject: str, context: str) -> str:
    return f"{subject} · {context}"


def counter(length: int, limit: int) -> str:
    return f"{length} / {limit}"


def spoken_counter(length: int, limit: int) -> str:
    return f"{length} caractères sur {limit}"


def said_already(solutions: int) -> str:
    """On a key: how many known solutions the arrow leads to."""
    return f"↓\u2002{count(solutions, 'réponse déjà dite', 'réponses déjà dites')}"


def who_proposed(label: str) -> str:
    return f"{label}\u202f? Entrée"


def proposed(band: str) -> str:
    return f"{band}\u202f?"


def spoken_proposal(band: str) -> str:
    return f"{band}, proposé comme à la carte d’avant"


def remarks_below(remarks: int) -> str:
    return f"{count(remarks, 'remarque', 'remarques')}\u2002↓"


def too_long(over: int, field: str = WHAT) -> str:
    return (
        f"{count(over, 'caractère', 'caractères')} de trop\u00a0: raccourcissez "
        f"{quoted(field)}, rien n’en est enregistré d’ici là."
    )


def overflow_parked(rest: str) -> str:
    return f"Le surplus est au parking\u00a0: {quoted(ellipsis(rest, LONGEST_TOLD))}"


def cut(limit: int) -> str:
    return f"Le texte collé a été coupé à {limit} caractères."


def night(deputy: str) -> str:
    return f"la nuit\u00a0: {deputy}"


def solution_tab(number: int) -> str:
    return str(number)


def spoken_tab(number: int, what: str) -> str:
    return f"Solution {number}\u00a0: {what}"


def shared(cards: int) -> str:
    return f"Partagée par {cards} cartes\u00a0: la modifier la change partout."


def suggestion(what: str, cards: int) -> str:
    return f"{count(cards, 'carte', 'cartes')} · {what}" if cards > 1 else what


def same_as(context: str) -> str:
    return f"Idem {context}"


def follows(context: str, *, checked: bool) -> str:
    if checked:
        return f"Vérifiée\u00a0: idem {context}. La réponse suit celle de {context}."
    return f"Par défaut, comme en {context}\u00a0: personne ne l’a regardée."


def locked(context: str, *, checked: bool) -> str:
    """Why nothing may be typed in an answer that is another context's."""
    if checked:
        return f"Cette réponse suit {context}\u00a0: {quoted(CHANGE)} en fait une réponse propre."
    return (
        f"Cette réponse suit {context} par défaut\u00a0: Alt\u00a0+\u00a0I la vérifie, "
        f"{quoted(CHANGE)} en fait une réponse propre."
    )


def answered_before(context: str, what: str) -> str:
    return f"En {context}\u00a0: {quoted(what)}"


def no_solution_before(context: str) -> str:
    return f"En {context}\u00a0: pas de solution."


def status(word: str, reason: str) -> str:
    return f"{word}\u00a0: {quoted(reason)}" if reason else word


def contradiction(said: str, services: list[str], context: str) -> str:
    """What is said while somebody types; `services` by their local names."""
    led = f"{quoted(said)}\u00a0: " if said else ""
    missing = join_fr([quoted(service) for service in services])
    return f"{led}en {context}, il manque {missing}. Stock déjà prêt, ou autre moyen\u202f?"


def justified(services: list[str], context: str, reason: str) -> str:
    missing = join_fr([quoted(service) for service in services])
    return f"En {context}, il manque {missing}\u202f; la salle justifie\u00a0: {quoted(reason)}"


def action(text: str, owner: str, due: str | None) -> str:
    parts = ["Action", text]
    if owner:
        parts.append(owner)
    if due:
        parts.append(date_fr(due))
    return " · ".join(parts)


def action_kept(text: str) -> str:
    return f"Action déjà notée · {text}"


def means_chip(label: str, quantity: int) -> str:
    return f"{label} × {quantity}"


def means_offer(label: str, quantity: int) -> str:
    return f"+ {label} × {quantity}"


def one_less(label: str) -> str:
    return f"{label}\u00a0: un de moins"


def one_more(label: str) -> str:
    return f"{label}\u00a0: un de plus"


def remove_named(label: str) -> str:
    return f"Retirer {label}"


def service_chip(label: str) -> str:
    """A service in the few words that a chip holds."""
    short = label.split(" (")[0].split(",")[0]
    return f"{ellipsis(short, LONGEST_CHIP)}\u2002✕"


def prompts(lines: tuple[str, ...]) -> str:
    return LINE_END.join(f"• {line}" for line in lines)


def expected(who: str, what: str, where: str, when: str, how_long: str) -> str:
    named = (
        ("Qui", who),
        ("Quoi", what),
        ("Où", where),
        ("Quand", when),
        ("Combien de temps", how_long),
    )
    return LINE_END.join(f"{name}\u00a0: {lowered(text)}" for name, text in named if text)


def elsewhere(mistakes: str, by_context: str) -> str:
    parts = []
    if by_context:
        parts.append(by_context)
    if mistakes:
        parts.append(f"Pièges vus ailleurs\u00a0:{LINE_END}{mistakes}")
    return LINE_END.join(parts)


def finding(text: str, what_to_do: str) -> str:
    return f"{text}. {what_to_do}"


def accepted(text: str, reason: str) -> str:
    return f"{text}. Accepté\u00a0: {quoted(reason)}"


def default_duration(label: str) -> str:
    return f"celle de l’activité\u00a0: {label}"


def square(title: str, word: str) -> str:
    return f"{title}\u00a0: {word}"


def spoken_means(chip: str) -> str:
    return f"{chip}. Plus et moins changent la quantité, Suppr retire."


def more(risk: str, set_up: str, holds_for: str) -> str:
    """What is written under « Plus », in one line."""
    parts = [MORE]
    if risk:
        parts.append("risque accepté")
    if set_up:
        parts.append(f"en place en {set_up}")
    if holds_for:
        parts.append(f"tient {holds_for}")
    return " · ".join(parts) if len(parts) > 1 else f"{MORE}\u00a0: risque accepté, tenue…"


MEANS_MARK = "Moyen · "
