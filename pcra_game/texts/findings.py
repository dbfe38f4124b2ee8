"""The points to settle, in words: contradictions, coverage, time, night and values.

`EXPLAINED` says of every code why it matters, what to do next, and where the rule comes from; the
sentence of each point is a function of its own, here and in the other `findings_*` modules.
"""

from collections.abc import Sequence

from pcra_game.texts.findings_explained import EXPLAINED as EXPLAINED
from pcra_game.texts.typography import count, ellipsis, join_fr, quoted

SEVERITY = {"blocking": "bloquant", "warning": "à traiter", "note": "à savoir"}

DMIA = "DMIA"
TOLERATED_LOSS = "perte tolérée"
ENDURANCE = "tenue"
SET_UP = "mise en place"
IMPACT = "impact dans le temps"
NOTHING_LONG = "nulle"

NOTHING_DECIDED = "Rien n’est décidé\u00a0: l’atelier n’a encore donné aucune réponse"
NO_ACTIVITY = "Aucune activité n’est retenue\u00a0: le plan ne couvre rien de ce que fait l’unité"


NAMED = 3
"""A sentence names so many things at most; the others are counted."""

WHAT_QUOTED = 90
"""So much of an answer is quoted: enough to know it again."""


def cards(number: int) -> str:
    return count(number, "carte", "cartes")


def some(names: Sequence[str], others: str) -> str:
    """The first names of a list, and how many are left: « a, b, c et 2 autres cartes »."""
    left = len(names) - NAMED
    if left <= 1:  # one more name is as short as « et 1 autre »
        return join_fr(names)
    return f"{', '.join(names[:NAMED])} et {left}\u00a0autres {others}"


def contradiction(card: str, context: str, lacking: Sequence[tuple[str, str]]) -> str:
    """`lacking` holds each solution's services, said, and its own words."""
    said = join_fr(f"{services} pour {quoted(ellipsis(w, WHAT_QUOTED))}" for services, w in lacking)
    return f"{card}\u00a0: en {context}, il manque {said}"


def partial(context: str, services: Sequence[str], number: int) -> str:
    need = "carte en a besoin" if number == 1 else "cartes en ont besoin"
    return (
        f"En {context}, {some(services, 'services')} en partie seulement\u00a0: "
        f"{number}\u00a0{need} sans dire combien"
    )


def justified(card: str, services: str, context: str, reason: str) -> str:
    return (
        f"{card}\u00a0: en {context}, il manque {services}\u202f; la salle justifie\u00a0: {reason}"
    )


def uncovered(activity: str, context: str) -> str:
    return f"{activity}\u00a0: rien n’est décidé en {context}"


def unanswered(activity: str, context: str, titles: Sequence[str]) -> str:
    """Some cards of the activity are answered; these are not."""
    number = len(titles)
    left = "carte reste" if number == 1 else "cartes restent"
    named = some([quoted(title) for title in titles], "cartes")
    return f"{activity}\u00a0: {number}\u00a0{left} sans réponse en {context}, {named}"


def gap(card: str, context: str, reason: str) -> str:
    return f"{card}\u00a0: pas de solution en {context} ({reason})"


def by_default(context: str, activities: Sequence[str], number: int) -> str:
    taken = "carte d’activité P0 reprise" if number == 1 else "cartes d’activités P0 reprises"
    named = some(activities, "activités")
    return f"En {context}, {number}\u00a0{taken} par défaut, sans examen\u00a0: {named}"


def unfinished(card: str, context: str) -> str:
    return f"{card}\u00a0: réponse restée à l’état de brouillon en {context}"


def all_vital(vital: int, kept: int) -> str:
    return f"{vital} activités sur {kept} sont en P0\u00a0: le classement ne départage plus"


def not_examined(context: str, title: str) -> str:
    return f"{context}, {title}\u00a0: aucune carte n’y est examinée"


def slow_set_up(card: str, context: str, set_up: str, dmia: str) -> str:
    return f"{card}\u00a0: en {context}, mise en place en {set_up}\u202f; DMIA\u00a0: {dmia}"


def slow_everywhere(activity: str, context: str, number: int, set_up: str, dmia: str) -> str:
    """The set-up is the activity's own, so every card that starts with it is late."""
    return (
        f"{activity}\u00a0: en {context}, mise en place en {set_up} pour {cards(number)}\u202f; "
        f"DMIA\u00a0: {dmia}"
    )


def slow_band(card: str, context: str, band: str, dmia: str) -> str:
    return f"{card}\u00a0: en {context}, démarrage annoncé {band}\u202f; DMIA\u00a0: {dmia}"


def holds_longer(activity: str, card: str, own: str, endurance: str) -> str:
    return (
        f"{activity}\u00a0: {quoted(card)} annonce {own} de tenue, l’activité {endurance} seulement"
    )


def late_band(activity: str, number: int, band: str, dmia: str) -> str:
    start = "annonce un démarrage" if number == 1 else "annoncent un démarrage tardif, jusqu’à"
    return f"{activity}\u00a0: {cards(number)} {start} {quoted(band)}\u202f; DMIA\u00a0: {dmia}"


def lasts(context: str, until: str, *, beyond: bool) -> str:
    """`beyond`: the plan looks no further, but the context goes on."""
    return f"{context} dure {'au-delà de' if beyond else 'jusqu’à'} {until}"


def exhausted(activity: str, card: str, others: int, at: str, lasts: str) -> str:
    """`card` gives up first; `others` give up later in the same context."""
    after = ""
    if others:
        after = f" (puis {others}\u00a0{'autre carte' if others == 1 else 'autres cartes'})"
    return f"{activity}\u00a0: {quoted(card)} s’épuise à {at}{after}, {lasts}"


def no_deputy(function: str, number: int) -> str:
    return (
        f"{function}\u00a0: suppléant de nuit non nommé, pour {cards(number)} "
        f"{'d’activité' if number == 1 else 'd’activités'} P0 ou P1"
    )


def not_at_night(activity: str, function: str) -> str:
    by = f" (dit par la fonction {function})" if function else ""
    return f"{activity}\u00a0: ne tient pas la nuit ni le week-end{by}"


def no_moon(activity: str) -> str:
    return f"{activity}\u00a0: personne qui travaille de nuit n’a dit si cela tient à 3\u00a0h"


def not_discussed(activity: str, fields: str) -> str:
    return f"{activity}\u00a0: {fields} aux valeurs de départ, non discutées"


def impossible(activity: str, fields: str) -> str:
    return f"{activity}\u00a0: durée impossible, {fields}"


def no_minimum(activity: str) -> str:
    return f"{activity}\u00a0: le minimum à garantir n’est pas dit"


def dmia_beyond_danger(activity: str, dmia: str, danger: str) -> str:
    return f"{activity}\u00a0: DMIA de {dmia}, alors que c’est dangereux à partir de {danger}"
