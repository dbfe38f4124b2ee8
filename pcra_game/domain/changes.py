"""What changes for a card from one context to another: the levels of the services that it needs."""

from collections.abc import Iterable

from pcra_game.domain.answers import Card, Status
from pcra_game.domain.game import Game
from pcra_game.domain.sheet import level_of
from pcra_game.domain.state import WorkshopState, shown


def changes(state: WorkshopState, game: Game, card: Card, before: str, context: str) -> bool:
    """Whether the answer of a card in `before` has to be looked at again in `context`.

    It has where a service that its activity or its solutions need has another level, as
    method.md asks (« From C0 to C3 »). A gap is looked at wherever anything changed: what comes
    back may fill it.
    """
    seen = shown(state, card.id, before)
    if seen is None or seen.source.status is Status.NO_SOLUTION:
        return levels_differ(state, game, game.services, before, context)
    needed = [*_needs(state, game, card.subject)]
    for solution in seen.solutions:
        needed += solution.services
    return levels_differ(state, game, needed, before, context)


def levels_differ(
    state: WorkshopState, game: Game, services: Iterable[str], before: str, context: str
) -> bool:
    """Whether one of these services has another level in one context than in the other."""
    return any(
        level_of(state, game, before, code) is not level_of(state, game, context, code)
        for code in services
    )


def _needs(state: WorkshopState, game: Game, subject: str) -> tuple[str, ...]:
    """What the subject of a card needs: an activity its services, a service itself."""
    played = state.activities.get(subject)
    if played is not None and played.needs is not None:
        return played.needs
    if subject in game.activities:
        return game.activities[subject].needs
    return (subject,) if subject in game.services else ()
