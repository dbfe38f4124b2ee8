"""Nothing private reaches the projector, whatever is in hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pcra_game.domain import moves
from pcra_game.domain.activity_events import (
    ActivitySetAside,
    ActivityTested,
    ActivityTextSet,
    DissentNoted,
    FingersCounted,
    NightStamped,
    ProcedureReferenced,
    ReferentNamed,
    TextField,
)
from pcra_game.domain.answer_events import (
    ActionWritten,
    ArbitrageWritten,
    BacklogEstimated,
    ReopeningCheckSet,
)
from pcra_game.domain.answers import Action, Arbitrage, ParkedItem, Solution, Status
from pcra_game.domain.deck import Expected
from pcra_game.domain.events import Event
from pcra_game.domain.framing_events import (
    EstablishmentFramed,
    FunctionAdded,
    GovernanceRole,
    GovernanceRoleGiven,
    ServiceDescribed,
    UnitFramed,
)
from pcra_game.domain.game import Game
from pcra_game.domain.review import review
from pcra_game.domain.room_events import (
    BetTaken,
    FindingAccepted,
    InjectRevealed,
    LogNoted,
    ObjectChallenged,
    PlanStatus,
    RetexKind,
    RetexNoted,
    RevealedBy,
    StatusSigned,
    StoryTold,
)
from pcra_game.domain.story import final_story
from pcra_game.texts import projector as words
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.projector_content import (
    NOT_TYPED,
    Projected,
    Scene,
    last_in_hand,
    projected,
    stored_live,
)
from pcra_game.windows.projector_scenes import arrange
from pcra_game.windows.room import Kind, Live, Room, Selection
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.files import create_session, load_game
from pcra_game.workshop.workshop import Workshop, utc_now

PRIVATE = "ZZPRIVÉ"
CARD = "OC-05@URG-04"


def doctored(game: Game) -> Game:
    """The same game, the marker in everything that only the facilitator reads."""
    secret = Expected(*[PRIVATE] * 5)
    objectives = tuple(
        replace(
            o,
            title=f"{o.title} {PRIVATE}",
            short_title=f"{o.short_title} {PRIVATE}",
            prompts=(PRIVATE,),
            expected=secret,
            mistakes=PRIVATE,
            by_context=PRIVATE,
        )
        for o in game.deck.objectives
    )
    contexts = tuple(
        replace(c, facilitator_note=PRIVATE, opening_question=PRIVATE, reference_duration=PRIVATE)
        for c in game.deck.contexts
    )
    units = tuple(
        replace(
            unit,
            activities=tuple(
                replace(a, stop_sign=PRIVATE, minimum_service=PRIVATE, record_meanwhile=PRIVATE)
                for a in unit.activities
            ),
        )
        for unit in game.deck.units
    )
    scenario = replace(
        game.scenario,
        title=PRIVATE,
        summary=PRIVATE,
        phases=tuple(replace(p, narration=PRIVATE, title=PRIVATE) for p in game.scenario.phases),
        injects=tuple(replace(i, reaction=PRIVATE) for i in game.scenario.injects),
    )
    deck = replace(game.deck, objectives=objectives, contexts=contexts, units=units, credit=PRIVATE)
    return Game(deck, scenario, game.unit_code)


def private_facts(game: Game) -> Iterator[Event]:
    """Every fact that the room notes for itself."""
    activity, inject = "URG-04", game.scenario.injects[0].id
    yield FunctionAdded("secret", PRIVATE)
    yield EstablishmentFramed(PRIVATE, sites=PRIVATE)
    yield UnitFramed(missions=PRIVATE, capacity=PRIVATE)
    yield GovernanceRoleGiven(GovernanceRole.PCRA_LEAD, "secret")
    yield ServiceDescribed("TEL", hosted_by=PRIVATE, referent="secret", note=PRIVATE)
    yield DissentNoted(activity, PRIVATE)
    yield FingersCounted(activity, (1, 2, 3, 4, 5))
    yield ProcedureReferenced(activity, PRIVATE, PRIVATE, None)
    yield ReferentNamed(activity, "secret")
    yield NightStamped(activity, holds=False, function="secret")
    yield ActivityTested(activity, None)
    yield from (ActivityTextSet(activity, field, PRIVATE) for field in TextField)
    yield ActivitySetAside("URG-01", PRIVATE)
    yield ActionWritten(Action("a", PRIVATE, "secret"))
    yield ArbitrageWritten(Arbitrage("b", PRIVATE, PRIVATE, PRIVATE))
    yield ReopeningCheckSet("c", "DPI", PRIVATE, "secret")
    yield BacklogEstimated(activity, 12, 7, 3)
    yield LogNoted("l", PRIVATE, 10)
    yield RetexNoted("r", RetexKind.KEEP, PRIVATE)
    yield StoryTold("s", PRIVATE)
    yield ObjectChallenged("o", PRIVATE, shown=True)
    yield StatusSigned(PlanStatus.REVIEWED, "1", "secret", "2026-03-17")
    yield InjectRevealed(inject, RevealedBy.HAND, PRIVATE)
    yield BetTaken(inject, 6, 2)


@pytest.fixture
def secretive(palette, tmp_path: Path, ids: Callable[[], str]) -> Iterator[Room]:
    """A room whose every private field holds the marker."""
    game = doctored(load_game("URG"))
    path = tmp_path / f"{PRIVATE}.pcra"
    with create_session(path, game, title=PRIVATE, establishment=PRIVATE) as session:
        room = Room(Workshop(session), new_id=ids)
        room.refused.connect(pytest.fail)
        room.actor = PRIVATE
        written = Solution(
            "s1", "Imprimer la feuille", with_what="feuille", accepted_risk=PRIVATE,
            signal=PRIVATE, services=("IMP",),
        )  # fmt: skip
        for move in (
            *map(moves.Record, private_facts(game)),
            moves.WriteSolution(CARD, "C0", written),
            moves.Decide(CARD, "C0"),
            moves.CheckSame(CARD, "C1", "C0"),
            moves.CloseCard("OC-02@URG-02", "C0", Status.NO_SOLUTION, PRIVATE),
            moves.CloseCard("OC-03@URG-02", "C0", Status.SET_ASIDE, PRIVATE),
            moves.CloseCard("OC-06@URG-02", "C0", Status.PARKED, PRIVATE),
            moves.Record(_parked()),
        ):
            assert room.ask(move), move
        findings = review(room.state, game)
        for finding in {(f.code, f.subject): f for f in findings}.values():
            assert room.ask(moves.Record(FindingAccepted(finding.code, finding.subject, PRIVATE)))
        assert room.ask(moves.Justify(CARD, "C0", PRIVATE))
        yield room


def _parked() -> Event:
    from pcra_game.domain.answer_events import ItemParked

    return ItemParked(ParkedItem("p", PRIVATE))


def everything_in_hand(room: Room) -> Iterator[Selection]:
    """The round, each activity, each card and ghost."""
    yield Selection()
    for activity in room.table.activities:
        yield Selection(Kind.ACTIVITY, activity.id)
    for card in room.table.cards():
        yield Selection(Kind.CARD, card.id)


def said(content: Projected) -> Iterator[str]:
    """All words of a picture: as values, as spoken, as drawn."""
    yield from content.texts()
    yield content.spoken()
    yield from (piece.text for piece in arrange(content, 1920, 1080).words())


def test_nothing_private_is_shown_whatever_is_in_hand(secretive: Room) -> None:
    clock = PhaseClock(utc_now)
    clock.start(20)
    window = ProjectorWindow(secretive, clock, _palette())
    shown = 0
    for context in ("C0", "C1", "C3"):
        assert secretive.choose_context(context)
        for selection in everything_in_hand(secretive):
            assert secretive.select(selection)
            for scene in (None, Scene.EVENT, Scene.BLACK):
                content = projected(secretive, "12:40", scene=scene)
                assert not [text for text in said(content) if "PRIV" in text.upper()], selection
            spoken = f"{window.accessibleDescription()}{window.windowTitle()}"
            assert PRIVATE not in spoken
            shown += 1
    assert shown > 60


def _palette():
    from pcra_game.table_view.palette import LIGHT

    return LIGHT


def test_the_marker_would_be_noticed_where_it_is_public(secretive: Room) -> None:
    secretive.select(Selection(Kind.CARD, CARD))
    secretive.show_live(Live(what=PRIVATE))
    assert PRIVATE in " ".join(said(projected(secretive)))


def test_codes_of_cards_and_counts_of_hands_stay_away(secretive: Room) -> None:
    for selection in everything_in_hand(secretive):
        secretive.select(selection)
        words = "\n".join(said(projected(secretive)))
        assert not any(o.id in words for o in secretive.game.deck.objectives)
        assert not any(f.code in words for f in secretive.table.findings)
        assert "6 tenu" not in words


def test_without_a_card_the_round_is_shown(room: Room) -> None:
    content = projected(room)
    printed = room.game.contexts["C0"]
    assert content.scene is Scene.ROUND
    assert (content.situation, content.remaining, content.missing) == (
        printed.situation,
        printed.remaining,
        printed.missing,
    )
    assert content.question == ""


def test_a_card_in_hand_shows_its_question_and_its_subject(room: Room) -> None:
    room.select(Selection(Kind.CARD, CARD))
    content = projected(room)
    assert content.scene is Scene.QUESTION
    assert content.question == room.game.objectives["OC-05"].question
    assert content.subject == room.game.activities["URG-04"].label
    assert content.live == NOT_TYPED


def test_a_card_of_the_unit_names_the_unit(room: Room) -> None:
    room.select(Selection(Kind.CARD, "OC-01@unite"))
    assert projected(room).subject == room.game.unit.label


def test_an_activity_in_hand_asks_from_when_it_is_serious(room: Room) -> None:
    room.select(Selection(Kind.ACTIVITY, "URG-04"))
    content = projected(room)
    assert content.subject == room.game.activities["URG-04"].label
    assert "grave" in content.question
    assert content.live == Live(what="Ne peut pas s’arrêter")


def test_what_is_typed_is_shown_before_it_is_stored(room: Room) -> None:
    room.select(Selection(Kind.CARD, CARD))
    live = Live("Une feuille unique", "Médecin senior", "interne de garde", "tiroir")
    room.show_live(live)
    assert projected(room).live == live


def test_a_stored_answer_is_shown_with_its_functions_in_words(played_room: Room) -> None:
    played_room.choose_context("C0")
    card = played_room.card(CARD)
    live = stored_live(played_room, card)
    assert live.what.startswith("Noter chaque dose")
    assert live.who
    assert live.deputy
    assert live.who not in played_room.game.functions
    played_room.select(Selection(Kind.CARD, CARD))
    assert projected(played_room).live == live


def test_the_room_reads_the_answer_that_it_is_to_check(room: Room) -> None:
    assert room.ask(moves.WriteSolution(CARD, "C0", Solution("s1", "Une feuille par patient")))
    room.select(Selection(Kind.CARD, CARD))
    assert room.choose_context("C1")
    content = projected(room)
    assert content.live.what == "Une feuille par patient"
    assert content.status == words.to_check("C0")
    room.show_live(Live(what="Un registre"))  # what is written here is of this context
    assert projected(room).status == words.NOT_DECIDED["draft"]
    room.show_live(Live())
    assert room.ask(moves.CheckSame(CARD, "C1", "C0"))
    assert projected(room).status == ""


def test_a_gap_is_said_without_its_reason(played_room: Room) -> None:
    played_room.choose_context("C0")
    live = stored_live(played_room, played_room.card("OC-08@URG-08"))
    assert live == Live(what="Pas de solution pour l’instant.")


def test_the_last_answer_is_in_hand_and_not_what_was_left_by_default(played_room: Room) -> None:
    found = last_in_hand(played_room.workshop.history, played_room.state)
    assert found is not None
    card, context = found
    assert (card.id, context) == ("OC-09@URG-09", "C3")


def test_a_taken_back_answer_is_not_in_hand(room: Room) -> None:
    assert last_in_hand(room.workshop.history, room.state) is None
    assert room.ask(moves.WriteSolution(CARD, "C0", Solution("s1", "Une feuille")))
    assert room.ask(moves.WriteSolution("OC-02@URG-02", "C1", Solution("s2", "Un registre")))
    found = last_in_hand(room.workshop.history, room.state)
    assert found is not None
    assert (found[0].id, found[1]) == ("OC-02@URG-02", "C1")
    assert room.ask(moves.WriteSolution(CARD, "C0", Solution("s1", "Une autre feuille")))
    edited = last_in_hand(room.workshop.history, room.state)
    assert edited is not None
    assert (edited[0].id, edited[1]) == (CARD, "C0")
    assert room.undo()
    assert last_in_hand(room.workshop.history, room.state) == found


def test_the_whole_projector_is_said_in_sentences(played_room: Room) -> None:
    played_room.choose_context("C0")
    played_room.select(Selection(Kind.CARD, CARD))
    spoken = projected(played_room, "12:40").spoken()
    for part in (
        "Contexte C0",
        "temps restant 12:40",
        "absent",
        "1re heure ne tient pas",
        "Réponse",
    ):
        assert part in spoken
    assert "temps dépassé de 03:10" in projected(played_room, "+03:10").spoken()
    assert projected(played_room, scene=Scene.BLACK).spoken() == "Écran noir."


def test_what_is_not_decided_says_so_quietly(room: Room) -> None:
    room.select(Selection(Kind.CARD, CARD))
    assert projected(room).status == ""
    assert room.ask(moves.WriteSolution(CARD, "C0", Solution("s1", "Une feuille")))
    assert projected(room).status == "brouillon"
    assert room.ask(moves.Decide(CARD, "C0"))
    assert projected(room).status == ""
    assert room.choose_context("C1")
    assert room.ask(moves.LeaveByDefault("C1"))
    content = projected(room)
    assert content.live.what == "Une feuille"
    assert content.status == "par défaut, non examinée"
    assert "par défaut, non examinée" in content.spoken()
    words = [w.text for w in arrange(content, 1280, 720).words()]
    assert "par défaut, non examinée" in words
    assert room.ask(moves.CheckSame(CARD, "C1", "C0"))
    assert projected(room).status == ""


def test_what_is_being_typed_is_a_draft_until_it_is_decided(room: Room) -> None:
    room.select(Selection(Kind.CARD, CARD))
    room.show_live(Live(what="Une feuille"))
    assert projected(room).status == "brouillon"


WITHHELD = "Phrase masquée\u00a0: un nom de personne y figure."


@pytest.mark.parametrize("name", ["what", "who", "deputy", "with_what"])
def test_a_name_that_is_typed_is_not_shown_to_the_room(room: Room, name: str) -> None:
    room.select(Selection(Kind.CARD, CARD))
    live = Live("Une feuille unique", "Médecin senior", "interne de garde", "tiroir")
    room.show_live(replace(live, **{name: "Appeler Jean Dupont au secrétariat"}))
    content = projected(room)
    assert "Dupont" not in "\n".join(said(content))
    assert content.live == replace(live, **{name: WITHHELD})
    assert WITHHELD in content.spoken()
    assert WITHHELD in [piece.text for piece in arrange(content, 1280, 720).words()]
    room.show_live(live)
    assert projected(room).live == live


def test_the_line_in_place_of_names_comes_once(room: Room) -> None:
    room.select(Selection(Kind.CARD, CARD))
    room.show_live(Live("Prévenir M. Le Goff", "Mme Martin", "", "patient né le 12/03/1950"))
    patient = "Phrase masquée\u00a0: une donnée de patient y figure."
    assert projected(room).live == Live(WITHHELD, "", "", patient)


def test_a_stored_name_is_shown_neither_with_its_card_nor_in_the_story(room: Room) -> None:
    switch = "OC-01@unite"
    written = Solution("s1", "Suivre la feuille de Jean Dupont")
    assert room.ask(moves.WriteSolution(switch, "C0", written))
    assert room.ask(moves.Decide(switch, "C0"))
    assert any("Dupont" in sentence for sentence in final_story(room.state, room.game).sentences)
    for selection in everything_in_hand(room):
        room.select(selection)
        for page in ("table", "recovery", "ending", "synthesis"):
            for back_at in ("", "Reprise à 10 h 45"):
                content = projected(room, page=page, back_at=back_at)
                assert "Dupont" not in "\n".join(said(content)), (selection, page)
    assert WITHHELD in projected(room, page="ending").story
