"""What a workshop leaves to be tried at the next exercise."""

from collections.abc import Iterator

from pcra_game.domain.deck import Priority
from pcra_game.domain.game import Game
from pcra_game.domain.minutes_decisions import touched_contexts
from pcra_game.domain.played import judged
from pcra_game.domain.review import card_title
from pcra_game.domain.room_events import Verdict
from pcra_game.domain.sheet import contexts_in_play, kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import retex as words

_VITAL = (Priority.P0, Priority.P1)


def next_steps(state: WorkshopState, game: Game) -> list[str]:
    """The events that the plan did not stand, gaps, contexts without answer, what was not tested.

    Each once, the most urgent first; none where the workshop leaves nothing open.
    """
    return list(dict.fromkeys(_steps(state, game)))


def _steps(state: WorkshopState, game: Game) -> Iterator[str]:
    for verdict in (Verdict.NOT_HELD, Verdict.PARTLY):
        for event in judged(state, game, verdict):
            yield words.play_again(event)
    for seen in state.gaps():
        title = card_title(state, game, state.cards[seen.decision.card])
        yield words.close_gap(title, seen.decision.context)
    touched = touched_contexts(state, game)
    for context in contexts_in_play(state, game):
        if context not in touched:
            yield words.play_context(context, game.contexts[context].title)
    for sheet in kept_sheets(state, game):
        if sheet.priority in _VITAL and not sheet.played.tested:
            yield words.test_in_the_field(sheet.label)
