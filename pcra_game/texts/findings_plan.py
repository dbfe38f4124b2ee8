"""The points to settle, in words: means, backups, actions and recovery."""

from collections.abc import Sequence

from pcra_game.texts.findings import cards, some
from pcra_game.texts.typography import count, quoted

COST = "coût"
PEOPLE = "personnes"
DATE = "date"


def stock_runs_out(means: str, stock: str, lasts: str) -> str:
    return f"{means}\u00a0: le stock tient {stock}, {lasts}"


def overspent(means: str, context: str, spent: int, stock: int) -> str:
    return f"{means}\u00a0: en {context}, les réponses en demandent {spent}, l’unité en a {stock}"


def overloaded(function: str, context: str, solutions: int) -> str:
    return f"{function}\u00a0: en {context}, porte {solutions} solutions différentes"


def rto_beyond_endurance(activity: str, endurance: str, services: str) -> str:
    return f"{activity}\u00a0: tient {endurance}, mais {services}"


def come_back(services: str, number: int, rto: str) -> str:
    return f"{services} {'revient' if number == 1 else 'reviennent'} en {rto}"


def loss_below_backup(activity: str, loss: str, services: str) -> str:
    tolerated = f"perte tolérée de {loss}" if loss else "aucune perte tolérée"
    return f"{activity}\u00a0: {tolerated}, mais {services}"


def backup_of(services: str, _number: int, age: str) -> str:
    return f"la sauvegarde de {services} date de {age}"


def no_offline_copy(activity: str, services: str) -> str:
    return f"{activity}\u00a0: aucune copie hors ligne n’est dite pour {services}"


def perhaps_online(service: str, activities: Sequence[str]) -> str:
    """The deck knows that the service is often rented; the room did not say where it stands."""
    named = some(activities, "activités")
    return (
        f"{quoted(service)} est souvent en ligne\u00a0: ni hébergement ni copie hors ligne "
        f"ne sont dits, pour {named}"
    )


def hosted_elsewhere(services: str) -> str:
    return f"{services} (hébergement extérieur)"


def no_place(activity: str, code: str) -> str:
    return f"{activity}\u00a0: le document {code} n’a pas de lieu de rangement"


def only_online(activity: str, code: str, context: str) -> str:
    return f"{activity}\u00a0: le document {code} n’est qu’à l’écran, hors d’atteinte en {context}"


def no_owner(action: str) -> str:
    return f"Action sans porteur\u00a0: {action}"


def no_due_date(action: str) -> str:
    return f"Action sans échéance\u00a0: {action}"


def not_there_yet(solutions: int, by_subject: Sequence[tuple[str, int]]) -> str:
    """How many solutions in all, and for which activities, in the order of the plan."""
    said = count(solutions, "solution reste", "solutions restent")
    named = some([f"{n} pour {subject}" for subject, n in by_subject], "activités")
    return f"{said} à mettre en place, sans action ouverte\u00a0: {named}"


def incomplete_arbitrage(arbitrage: str, missing: str) -> str:
    return f"Arbitrage incomplet, il manque {missing}\u00a0: {arbitrage}"


RECOVERY_NOT_PLAYED = "Reprise\u00a0: aucune carte de retour n’est décidée"
NO_RANKING = "L’ordre de retour des services n’est pas classé"
NO_CHECKS = "Aucun contrôle n’est écrit avant de rouvrir un service"


def not_typed_in(activity: str, number: int) -> str:
    write = "écrit" if number == 1 else "écrivent"
    return f"{activity}\u00a0: {cards(number)} {write} sur papier, la ressaisie n’est pas prévue"
