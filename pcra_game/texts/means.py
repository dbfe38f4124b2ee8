"""Words about the means of the unit: what is spent, by what, what the kit should hold."""

from pcra_game.texts.typography import NO_BREAK, count, grouped, join_fr, quoted

MINUS = "\u2212"

KIT = "Kit de continuité"
KIT_INTRO = (
    "Ce que les réponses demandent dans chaque contexte, ce que l’unité a, ce qu’il manque au plus "
    "fort. Une solution que plusieurs cartes partagent ne compte qu’une fois."
)
KIT_CAPTION = "Moyens demandés par les réponses"
KIT_OWNED = "L’unité a"
KIT_MISSING = "Il manque"
KIT_FIRST = "Moyen"
KIT_NONE = (
    "Aucune réponse ne demande encore de moyen. À faire avec le cadre\u00a0: le matériel, les "
    "imprimés et les personnes du mode dégradé, avec leur lieu et la date du contrôle."
)
STOCK_CAPTION = "Stocks du kit\u00a0: durée et quantité conseillée"
STOCK_COLUMNS = ("Stock", "Quantité", "Par jour", "Dure", "Pour 72\u00a0h", "Lieu", "Vérifié le")
STOCK_NOTE = (
    "Pour 72\u00a0h\u00a0: usage d’un jour × 3 jours × 1,2. Sans usage noté, une feuille par patient "
    "du volume journalier. Une crise longue demande de quoi réimprimer hors ligne."
)
NOTHING_MISSING = "–"
UNKNOWN = "–"

SHARED_ONCE = "Une solution partagée ne compte qu’une fois."
EDIT = "Corriger"


def left_of(left: int, quantity: int) -> str:
    """« 4 sur 6 », « −1 sur 6, il manque 1 »."""
    if left < 0:
        return f"{signed(left)} sur {grouped(quantity)}, il manque {grouped(-left)}"
    return f"{grouped(left)} sur {grouped(quantity)}"


def signed(n: int) -> str:
    """A count with a true minus sign."""
    return f"{MINUS}{grouped(-n)}" if n < 0 else grouped(n)


def means(label: str, left: int, quantity: int) -> str:
    """« Coursiers : 1 sur 3 »."""
    return f"{label}\u00a0: {left_of(left, quantity)}"


def line(label: str, left: int, quantity: int) -> str:
    """« 1 sur 3 · Coursiers »: the figure first, for a narrow panel cuts the end."""
    return f"{signed(left)} sur {grouped(quantity)} · {label}"


def overspent_summary(n: int) -> str:
    """Right end of the section's title; empty where nothing is missing."""
    return count(n, "moyen dépassé", "moyens dépassés") if n else ""


def overspent_names(labels: list[str]) -> str:
    """« Il manque dans ce contexte : Mobiles de crise et Coursiers. »"""
    return f"Il manque dans ce contexte\u00a0: {join_fr(labels)}." if labels else ""


def lasts(days: float | None) -> str:
    """How long a stock lasts: « 2,5 j »; a dash where it is not used up by the day."""
    if days is None:
        return UNKNOWN
    tenths = round(days * 10)
    whole, rest = divmod(tenths, 10)
    return f"{grouped(whole)}{f',{rest}' if rest else ''}{NO_BREAK}j"


def stock_line(days: float | None, suggested: int | None, quantity: int) -> str:
    """« Dure 2,5 j · pour 72 h : 432 conseillés »; empty where nothing is known."""
    parts = [f"dure {lasts(days)}" if days is not None else ""]
    if suggested is not None and suggested > quantity:
        parts.append(f"pour 72{NO_BREAK}h, en prévoir {grouped(suggested)}")
    said = " · ".join(filter(None, parts))
    return said[:1].upper() + said[1:]


def used_by(n: int) -> str:
    """How many cards use it."""
    return count(n, "carte", "cartes") if n else "non utilisé"


def edit_name(label: str) -> str:
    """What a screen reader says of the key that corrects a means."""
    return f"{EDIT} {quoted(label)}"


def unfold_name(label: str, left: int, quantity: int, cards: int) -> str:
    """What a screen reader says of a means in the list."""
    return f"{means(label, left, quantity)}, {used_by(cards)}"


def card_line(title: str, quantity: int) -> str:
    """« 6 × Transmettre et prévenir »: what a card takes, then the card."""
    return f"{grouped(quantity)} × {title}"


def still_left(left: int) -> str:
    """What an answer leaves, on its chip: « reste 3 », « manque 1 »."""
    return f"reste {grouped(left)}" if left >= 0 else f"manque {grouped(-left)}"
