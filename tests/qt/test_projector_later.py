"""Scenes beyond the cards: large, whole, contrasted, in the words of the team, nothing private."""

import pytest

from pcra_game.domain.answer_events import BacklogEstimated, RestartRanked
from pcra_game.domain.moves import Record
from pcra_game.domain.story import final_story
from pcra_game.domain.timeline import Cover
from pcra_game.table_view.icons import Icon
from pcra_game.texts import projector as words
from pcra_game.texts import striking
from pcra_game.windows.projector import ProjectorWindow
from pcra_game.windows.projector_content import Scene, ShownEvent, projected
from pcra_game.windows.projector_later import (
    MOST_RANKS,
    ShownMatrix,
    ShownRank,
    ShownReturn,
    ShownRow,
)
from pcra_game.windows.projector_layout import Plate, Sheet, Sign
from pcra_game.windows.projector_scenes import arrange
from pcra_game.windows.room import Kind, Room, Selection
from pcra_game.workshop.clock import PhaseClock
from pcra_game.workshop.workshop import utc_now
from tests.qt.test_projector_content import PRIVATE, said, secretive  # noqa: F401
from tests.qt.test_projector_layout import SIZES, faults, shown

LONG = "Hospitaliser, transférer ou faire sortir la nuit, en tension"
EVENT = ShownEvent("SAMU, sur un mobile", "H+2", "Un bus accidenté arrive, vous le prenez ?")


def outside_plates(sheet: Sheet) -> list[str]:
    """Words that leave the plate that they begin in."""
    plates = [p.box for p in sheet.pieces if isinstance(p, Plate)]
    found = []
    for piece in sheet.words():
        holding = [b for b in plates if b.contains(piece.box.center())]
        smallest = min(holding, key=lambda b: b.width() * b.height(), default=None)
        if smallest is not None and not (
            smallest.left() - 1 <= piece.box.left() and piece.box.right() <= smallest.right() + 1
        ):
            found.append(piece.text)
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", range(1, 9))
@pytest.mark.parametrize("event", [None, EVENT], ids=["calm", "event"])
def test_a_break_is_whole_with_any_matrix(palette, size, number: int, event) -> None:
    covers = list(Cover)
    rows = tuple(
        ShownRow(LONG, tuple(covers[(row + column) % len(covers)] for column in range(4)))
        for row in range(number)
    )
    matrix = ShownMatrix(("C0", "C1", "C2", "C3"), rows)
    content = shown(
        scene=Scene.BREAK, back_at="Reprise à 10 h 45", matrix=matrix, event=event, done=3, total=7
    )
    sheet = arrange(content, *size)
    cut = f"cut: {LONG}"
    assert [fault for fault in faults(sheet) if fault != cut] == []
    assert outside_plates(sheet) == []
    drawn = [piece.text for piece in sheet.words()]
    assert {striking.BREAK, "Reprise à 10 h 45"} <= {*drawn}
    assert drawn.count(LONG) == number
    assert words.COVER_SHORT[covers[0]] in drawn
    if number <= 4 and event is None:
        assert cut not in faults(sheet)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("event", [None, EVENT], ids=["calm", "event"])
def test_the_longest_names_end_with_dots_before_the_matrix_leaves(palette, size, event) -> None:
    longest = " ".join([LONG] * 3)[:120]
    row = ShownRow(longest, (Cover.NORMAL, Cover.GAP, Cover.HELD, Cover.UNKNOWN))
    matrix = ShownMatrix(("C0", "C1", "C2", "C3"), (row,) * 8)
    content = shown(scene=Scene.BREAK, back_at="Reprise à 10 h 45", matrix=matrix, event=event)
    sheet = arrange(content, *size)
    names = [piece for piece in sheet.words() if piece.text == longest]
    assert len(names) == 8
    assert all(piece.laid.cut for piece in names)
    assert {*faults(sheet)} == {f"cut: {longest}"}
    assert outside_plates(sheet) == []


def test_every_cover_has_a_word_and_a_sign(palette) -> None:
    row = ShownRow("Trier", tuple(Cover))
    for covers in (row.covers[:4], row.covers[4:]):
        matrix = ShownMatrix(("C0", "C1", "C2", "C3"), (ShownRow("Trier", covers),))
        sheet = arrange(shown(scene=Scene.BREAK, back_at="Reprise", matrix=matrix), 1920, 1080)
        drawn = {piece.text for piece in sheet.words()}
        assert {words.COVER_SHORT[cover] for cover in covers} <= drawn
        assert len([p for p in sheet.pieces if isinstance(p, Sign)]) >= 4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", range(9))
@pytest.mark.parametrize("event", [None, EVENT], ids=["calm", "event"])
def test_the_ranking_is_whole_however_long(palette, size, number: int, event) -> None:
    ranks = tuple(ShownRank(n + 1, LONG, words.frees(8)) for n in range(number))
    load = words.to_type(999 * 60 * 60)
    people = words.typing_people(1714.3, 428.6)
    restart = ShownReturn(ranks, 14, load, people)
    sheet = arrange(shown(scene=Scene.RETURN, restart=restart, event=event), *size)
    assert faults(sheet) == []
    assert outside_plates(sheet) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("event", [None, EVENT], ids=["calm", "event"])
def test_a_story_that_is_too_long_ends_with_a_sentence(palette, size, event) -> None:
    one = "À H+10 min, médecin urgentiste senior : « Déclarer le passage au papier après 15 min. »"
    for number in (1, 4, 8, 30):
        sheet = arrange(shown(scene=Scene.STORY, story=(one,) * number, event=event), *size)
        assert faults(sheet) == []
        drawn = [piece.text for piece in sheet.words()]
        assert (words.REST_READ_ALOUD in drawn) is (drawn.count(one) < number)
        if number == 30:
            assert words.REST_READ_ALOUD in drawn


def test_the_pages_of_the_end_have_scenes_of_their_own(played_room: Room) -> None:
    played_room.select(Selection(Kind.CARD, "OC-05@URG-04"))
    ending = projected(played_room, page="ending")
    assert ending.scene is Scene.STORY
    assert ending.story == final_story(played_room.state, played_room.game).sentences
    back = projected(played_room, page="recovery")
    assert back.scene is Scene.RETURN
    assert [rank.number for rank in back.restart.ranks] == list(range(1, 9))
    assert back.restart.load.endswith("300\u00a0h")
    for page in ("table", "list", "synthesis"):
        assert projected(played_room, page=page).scene is Scene.QUESTION


def test_at_a_break_the_matrix_is_read_and_not_the_card_in_hand(played_room: Room) -> None:
    played_room.select(Selection(Kind.CARD, "OC-05@URG-04"))
    rest = projected(played_room, page="synthesis", back_at="Reprise à 10 h 45")
    assert rest.scene is Scene.BREAK
    assert len(rest.matrix.rows) == len(played_room.state.kept_activities())
    assert rest.matrix.contexts == ("C0", "C1", "C2", "C3")
    assert "Activer la filière AVC" in rest.spoken()
    at_table = projected(played_room, page="table", back_at="Reprise à 10 h 45")
    assert at_table.scene is Scene.QUESTION


def test_the_ranking_follows_what_the_room_ranks(room: Room) -> None:
    clock = PhaseClock(utc_now)
    window = ProjectorWindow(room, clock, _palette())
    window.follow_page("recovery")
    assert window.content.restart.ranks == ()
    assert words.NOTHING_RANKED in window.accessibleDescription()
    assert room.ask(Record(RestartRanked(tuple(room.game.services)[:2])))
    assert len(window.content.restart.ranks) == 2
    assert room.ask(Record(BacklogEstimated("URG-04", 12, 7, 3)))
    assert "5\u00a0h" in window.content.restart.load
    assert window.content.restart.load in window.accessibleDescription()
    window.follow_page("table")
    assert window.content.scene is Scene.ROUND


def test_services_beyond_the_eighth_are_counted(room: Room) -> None:
    codes = tuple(room.game.services)[: MOST_RANKS + 3]
    assert room.ask(Record(RestartRanked(codes)))
    restart = projected(room, page="recovery").restart
    assert len(restart.ranks) == MOST_RANKS
    assert restart.following == 3
    assert words.more_services(3) in projected(room, page="recovery").spoken()


def _palette():
    from pcra_game.table_view.palette import LIGHT

    return LIGHT


def without_titles(room: Room, text: str) -> str:
    """The story names the cards that nobody answered: their titles are read aloud to the room."""
    for objective in room.game.deck.objectives:
        text = text.replace(objective.title, "").replace(objective.short_title, "")
    return text


def test_nothing_private_in_the_scenes_of_the_end(secretive: Room) -> None:  # noqa: F811
    for page in ("recovery", "ending", "synthesis"):
        for back_at in ("", "Reprise à 10 h 45"):
            content = projected(secretive, "12:40", page=page, back_at=back_at)
            assert PRIVATE not in without_titles(secretive, "\n".join(said(content))), page
    shown_scenes = {projected(secretive, page=page).scene for page in ("recovery", "ending")}
    assert shown_scenes == {Scene.RETURN, Scene.STORY}


def test_the_painter_has_a_sign_for_each_cover() -> None:
    from pcra_game.windows.projector_later_scenes import COVER_LOOKS

    assert set(COVER_LOOKS) == set(Cover)
    assert all(isinstance(icon, Icon) for icon, _ in COVER_LOOKS.values())
