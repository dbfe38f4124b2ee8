"""A plan of any size: eight activities, four contexts, and as many decisions as one asks for."""

from dataclasses import replace
from functools import cache
from types import MappingProxyType

from pcra_game.content.decks import load_named_deck
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Band,
    Card,
    Decision,
    Exists,
    Solution,
    Status,
)
from pcra_game.domain.deck import Kind, Objective, Scope
from pcra_game.domain.document import Document
from pcra_game.domain.framing_events import WorkshopOpened
from pcra_game.domain.game import Game
from pcra_game.domain.plan import build_plan
from pcra_game.domain.state import PlayedActivity, WorkshopState

CARDS = 24
"""Cards of an activity, with 300 decisions; more decisions, more cards."""

FULL = 300
"""Decisions of the fullest workshop that can be thought of."""


@cache
def _deck_and_scenario(objectives: int) -> tuple[Game, tuple[Objective, ...]]:
    """The bundled deck with that many continuity objectives for an activity."""
    deck = load_named_deck("hopital")
    printed = [
        o for o in deck.objectives if o.scope is Scope.ACTIVITY and o.kind is Kind.CONTINUITY
    ]
    made = tuple(
        replace(printed[n % len(printed)], id=f"OX-{n}", playable_in=("C0", "C1", "C2", "C3"))
        for n in range(objectives)
    )
    deck = replace(deck, objectives=(*deck.objectives, *made))
    return Game(deck, load_named_scenario("S1", deck), "URG"), made


def played(decisions: int) -> tuple[WorkshopState, Game]:
    """Eight activities with so many decisions: two cells of five, as in a full workshop."""
    per_activity = max(CARDS * decisions // FULL, 1)
    game, objectives = _deck_and_scenario(per_activity)
    activities = [a.id for a in game.unit.activities[:8]]
    cards = {f"{o.id}@{a}": Card(f"{o.id}@{a}", o.id, a) for o in objectives for a in activities}
    contexts = game.played_contexts
    solutions: dict[str, Solution] = {}
    found: dict[tuple[str, str], Decision] = {}
    for n, card in enumerate(cards):
        if len(found) >= decisions:
            break
        words = (f"s{n}-a", f"s{n}-b")
        for place, id in enumerate(words):
            services = ("TEL",) if n % 3 else ("NET", "IMP")
            solutions[id] = Solution(
                id, f"Registre papier {n}", "URG-F01", holds_for=1000 + 77 * n % 4000,
                set_up=n % 20, services=services if place else (),
            )  # fmt: skip
        found[card, "C0"] = Decision(card, "C0", Status.DECIDED, words)
        if n % 4:
            found[card, "C1"] = Decision(card, "C1", Status.SAME, follows="C0")
        if n % 2:
            status = Status.DEFAULT if n % 3 else Status.SAME
            found[card, "C2"] = Decision(card, "C2", status, follows="C0")
        if not n % 5:
            found[card, "C3"] = Decision(card, "C3", Status.DECIDED, words[:1])
    state = WorkshopState(
        activities=MappingProxyType({a: PlayedActivity(a) for a in activities}),
        cards=MappingProxyType(cards),
        solutions=MappingProxyType(solutions),
        decisions=MappingProxyType(found),
    )
    assert set(contexts) == {"C0", "C1", "C2", "C3"}
    assert abs(len(found) - decisions) < 5
    return state, game


def written(decisions: int) -> tuple[WorkshopState, Game]:
    """The same, with what a document asks for: an opening, full sentences, actions."""
    state, game = played(decisions)
    opened = WorkshopOpened("s", "Urgences", "URG", "0" * 64, "0" * 64, 60, 210, "essai")
    solutions = {
        id: replace(
            one,
            what=f"Noter chaque prescription sur la feuille papier numérotée {n} du classeur rouge",
            with_what="Feuilles, tampon, classeur du poste de soins",
            band=tuple(Band)[n % len(Band)],
            exists=tuple(Exists)[n % len(Exists)],
        )
        for n, (id, one) in enumerate(state.solutions.items())
    }
    actions = {
        f"a{n}": Action(f"a{n}", f"Commander les feuilles {n}", "URG-F01", "2027-01-15", card)
        for n, card in enumerate(state.cards)
        if not n % 6
    }
    return replace(
        state,
        opened=opened,
        solutions=MappingProxyType(solutions),
        actions=MappingProxyType(actions),
    ), game


def crowded_plan(more: str = "") -> Document:
    """Give the plan of a full workshop with five choices asked of the management, `more` said."""
    state, game = written(FULL)
    text = f"Désigner un coursier de nuit dès la bascule, pris sur l’équipe logistique{more}"
    asked = {
        f"r{n}": Arbitrage(f"r{n}", text, "environ 2 600 € puis 95 € par mois", "deux jours")
        for n in range(5)
    }
    full = replace(state, arbitrages=MappingProxyType(asked))
    return build_plan(full, game, recorded_at="2026-03-17T11:25:00+00:00")
