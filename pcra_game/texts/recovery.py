"""Words of the recovery: order of restart, backlog calculator, green light, going back."""

from pcra_game.texts.after_colon import lowered
from pcra_game.texts.typography import NO_BREAK, count, duration, join_fr, quoted, work_hours

TITLE = "Reprise"
BACK = "Revenir à la table"

RANKING = "Ordre de redémarrage"
RANK = "Rang"
RANKING_HINT = (
    "Un numéro puis Entrée donne le rang, Alt + ↑ ou ↓ le change d’un cran, Ctrl + Suppr le retire. "
    "La souris fait glisser une ligne."
)
NOTHING_TO_RANK = "Aucune activité retenue n’attend le retour d’un service."
TAKE_PROPOSED = "Prendre l’ordre proposé"
COMPLETE = "Compléter avec l’ordre proposé"
PROPOSED_AGAIN = "Revenir à l’ordre proposé"
PROPOSED_TIP = (
    "D’abord ce qui débloque l’activité la plus vitale, puis le délai de retour (RTO) le plus court. "
    "La salle le change ensuite."
)
ADD_SERVICE = "Ajouter un service au classement"
ADD_SERVICE_HINT = "Ajouter un autre service…"
RANK_UP, RANK_DOWN, RANK_OFF = "↑", "↓", "×"
RANK_IT = "Classer"
NEEDED_BY_NONE = "aucune activité ne le cite"

BACKLOG = "Ressaisie"
BACKLOG_COLUMNS = ("Activité", "Dossiers par jour", "Minutes chacun", "Jours", "Charge")
BACKLOG_FIELD = {
    "files_per_day": "Dossiers par jour",
    "minutes_each": "Minutes par dossier",
    "days": "Jours à reprendre",
}
BACKLOG_RULE = (
    "Dossiers × minutes × jours. Un ETP (une personne à temps plein) saisit 7\u00a0h par jour, "
    "5\u00a0jours par semaine."
)
NO_ACTIVITY = "Aucune activité n’est retenue."
NO_BACKLOG = "Rien n’est encore chiffré."
NOTHING_TO_TYPE = "rien à ressaisir"
ZERO_INSTEAD = "Mettez 0 s’il n’y a rien à ressaisir, ou Échap pour revenir au chiffre d’avant."

GREEN = "Feu vert"
GREEN_HINT = "Pour chaque service revenu\u00a0: ce que l’on essaie, et la fonction qui signe."
NO_SERVICE = "Aucun service n’est à rouvrir."
CHECK = "Ce qui est essayé"
SIGNER = "Fonction qui signe"
SIGNER_HINT = "Qui signe (fonction)"
NEW_CHECK = "Nouveau contrôle"
NEW_CHECK_HINT = "Un autre contrôle, puis Entrée"
NO_CHECK = "aucun contrôle"

RELAPSE = "Rechute"
RELAPSE_HINT = "Ce qui nous fait revenir en arrière, et qui le dit."
NO_RELAPSE = "La salle n’a pas encore dit ce qui la ferait revenir en arrière."
NO_RELAPSE_EVENT = (
    "Ce scénario n’a pas d’événement de rechute pour l’unité\u00a0: posez la question vous-même."
)

CHECKS_OF_BASE = (
    "Ouvrir une session et imprimer depuis trois postes de l’unité, en même temps",
    "Vérifier que rien ne coupe pendant une relève entière",
    "Savoir qui appeler si cela retombe, et par quel téléphone",
)
"""For services that the others stand on."""

CHECKS_OF_APPLICATION = (
    "Lire la date et l’heure des dernières données revenues, et les afficher au poste",
    "Comparer dix dossiers témoins à leur pochette papier, noter chaque écart",
    "Suivre un envoi d’essai jusqu’au bout\u00a0: le bon dossier, une seule fois",
    "Vider la file des messages restés en attente, sans doublon",
    "Réussir cinq gestes du métier sur un dossier fictif",
    "Écrire le trou\u00a0: de quelle heure à quelle heure rien n’a été saisi",
)
"""For the others: complete data, flows that arrive, gestures of the trade."""

BACK_IN_CARE = "Nommer qui reste sur place la première nuit"


def check_proposals(base: bool, care: bool) -> tuple[str, ...]:
    """What the room may try before it reopens; a unit with nights names who stays."""
    lines = CHECKS_OF_BASE if base else CHECKS_OF_APPLICATION
    return (*lines, BACK_IN_CARE) if care and not base else lines


def progress(
    ranked: int, to_rank: int, estimated: int, to_estimate: int, services_with_checks: int
) -> str:
    """« classement 4/9 · ressaisie 3/6 · feu vert 2 services »."""
    green = count(services_with_checks, "service", "services")
    return f"classement {ranked}/{to_rank} · ressaisie {estimated}/{to_estimate} · feu vert {green}"


def unranked(n: int) -> str:
    return f"Non classé ({n})"


def frees(labels: list[str], *, ranked: bool) -> str:
    """« débloque 2 activités : Trier, Prescrire »; nothing where nothing is freed yet."""
    if not labels:
        return ""
    verb = "débloque" if ranked else "débloquerait"
    return f"{verb} {count(len(labels), 'activité', 'activités')}\u00a0: {', '.join(labels)}"


def ghost_rank(n: int) -> str:
    """The rank that would be proposed, in brackets: nobody gave it."""
    return f"({n})"


def needed(n: int) -> str:
    """How many activities ask for the service at all."""
    return f"nécessaire à {count(n, 'activité', 'activités')}" if n else NEEDED_BY_NONE


def known(rto: int | None, backup_age: int | None) -> str:
    """RTO and age of the backup where somebody told them."""
    said = []
    if rto is not None:
        said.append(f"RTO {duration(rto)}")
    if backup_age is not None:
        said.append(f"sauvegarde de {duration(backup_age)}")
    return " · ".join(said)


def so_far(whole: int, total: int) -> str:
    return f"{whole}/{total}"


def so_far_spoken(whole: int, vital: int, total: int) -> str:
    said = count(whole, "activité sur", "activités sur")
    tail = f", dont {count(vital, 'vitale', 'vitales')}" if vital else ""
    return f"à ce rang {said} {total}{tail}"


def rank_name(label: str, rank: int | None, total: int, details: str) -> str:
    """What a screen reader says of the field of a rank."""
    place = f"rang {rank} sur {total}" if rank is not None else "non classé"
    return f"{label}, {place}, {details}"


def up_name(label: str) -> str:
    return f"Monter {quoted(label)} d’un rang"


def down_name(label: str) -> str:
    return f"Descendre {quoted(label)} d’un rang"


def off_name(label: str) -> str:
    return f"Retirer {quoted(label)} du classement"


def rank_it_name(label: str) -> str:
    return f"Classer {quoted(label)} à la suite"


def bad_rank(typed: str, last: int) -> str:
    if last == 1:
        return f"Un seul rang est possible pour l’instant, le 1, pas {quoted(typed)}."
    return f"Le rang va de 1 à {last}, pas {quoted(typed)}."


def base_left_out(labels: list[str]) -> str:
    """The services that the others stand on, and that nobody ranked."""
    shown = labels[:3]
    more = len(labels) - len(shown)
    names = [lowered(label) for label in shown]
    said = ", ".join(names) if more else join_fr(names)
    rest = f" et {more} autre{'s' if more > 1 else ''}" if more else ""
    return f"Services de base absents et non classés\u00a0: {said}{rest}."


def load(minutes: int, people: float) -> str:
    """« 180 h · 5,1 ETP » : what one activity has to type, over one week."""
    if not minutes:
        return NOTHING_TO_TYPE
    return f"{work_hours(minutes)} · {etp(people)}"


def etp(people: float) -> str:
    """Full-time people with one decimal; what is less than a tenth says so."""
    if 0 < people < 0.1:
        return f"moins de 0,1{NO_BREAK}ETP"
    whole = f"{people:.1f}"
    said = whole.removesuffix(".0").replace(".", ",")
    return f"{said}{NO_BREAK}ETP"


def total(minutes: int, one_week: float, two_weeks: float, four_weeks: float) -> str:
    """The whole of it, over one, two and four weeks."""
    if not minutes:
        return f"Total\u00a0: {NOTHING_TO_TYPE}."
    return (
        f"Total\u00a0: {work_hours(minutes)}, soit {etp(one_week)} pendant une semaine, "
        f"{etp(two_weeks)} pendant deux, {etp(four_weeks)} pendant quatre."
    )


def too_much(one_week: float, people: int) -> str:
    """The warning where the work is more than the unit."""
    return (
        f"En une semaine, il faudrait {etp(one_week)}\u00a0: plus que l’équipe de l’unité "
        f"({count(people, 'personne', 'personnes')}). Que suffit-il de numériser, ou d’archiver\u202f?"
    )


def bad_amount(name: str, low: int, high: int) -> str:
    return f"{name}\u00a0: un nombre entier de {low} à {count(high, '', '').strip()}."


def cell_name(field: str, activity: str) -> str:
    return f"{field}, {activity}"


def backlog_card(activity: str) -> str:
    return f"Ouvrir la carte de la ressaisie, {quoted(activity)}"


def example(n: int) -> str:
    return f"ex. {n}"


def checks_summary(lines: int, unsigned: int) -> str:
    """« 2 contrôles, 1 sans signataire »."""
    if not lines:
        return NO_CHECK
    said = count(lines, "contrôle", "contrôles")
    return f"{said}, {unsigned} sans signataire" if unsigned else said


def remove_check(text: str) -> str:
    return f"Retirer le contrôle {quoted(text)}"


def take_check(text: str) -> str:
    return f"Reprendre le contrôle {quoted(text)}"


def card_key(title: str, status: str) -> str:
    """What leads to a card: its title and how far it is."""
    return f"{title} · {status}"


def card_name(title: str, status: str) -> str:
    return f"Ouvrir la carte {quoted(title)}, {status}"


def opened_in(context: str) -> str:
    return f"Cette carte se joue en {context}\u00a0: la table y est passée."


def relapse_answer(what: str, signal: str, who: str) -> str:
    """What the room answered: the signal first, since it is what makes one go back."""
    head = f"Signal\u00a0: {lowered(signal)}. " if signal else ""
    tail = f" ({who})" if who else ""
    return f"{head}{what}{tail}"


def relapse_event(channel: str, moment: str, text: str, verdict: str) -> str:
    judged = f" Verdict\u00a0: {verdict}." if verdict else ""
    return f"{channel}, {lowered(moment)}\u00a0: {text}{judged}"


def relapse_waiting(n: int) -> str:
    return (
        f"{count(n, 'événement de rechute attend', 'événements de rechute attendent')} "
        "dans le scénario."
    )


# In the plan

PLAN_RANKING_COLUMNS = ("Rang", "Service", "RTO annoncé", "Débloque", "Cumul")
PLAN_UNRANKED = "Services non classés par la salle"
PLAN_UNRANKED_COLUMNS = ("Service", "RTO annoncé", "Nécessaire à")
PLAN_BACKLOG_COLUMNS = (
    "Activité", "Dossiers par jour", "Minutes par dossier", "Jours", "Heures", "ETP, une semaine",
)  # fmt: skip
PLAN_TOTAL = "Total"


def plan_so_far(whole: int, total: int, vital: int) -> str:
    """« 3 sur 6, dont 2 vitales »; the vital ones are named where there are."""
    said = f"{whole} sur {total}"
    return f"{said}, dont {count(vital, 'vitale', 'vitales')}" if vital else said
