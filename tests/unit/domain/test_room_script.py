"""The facilitator's script: every step at its time, every event with what is expected of it."""

import pytest

from pcra_game.domain.agenda import agenda_of
from pcra_game.domain.deck import EVERY_UNIT
from pcra_game.domain.document import Document, Heading, Paragraph, Section, Table
from pcra_game.domain.room_script import build_room_script
from pcra_game.domain.slips import slip_code
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.striking import for_unit, opening
from pcra_game.domain.table import table
from pcra_game.exports.source import Source
from pcra_game.texts import room_script as words
from pcra_game.workshop.files import load_game, unwritten_workshop
from tests.fixtures.sources import demo_source, new_source


@pytest.fixture(params=[demo_source, new_source], ids=["played", "only opened"])
def source(request: pytest.FixtureRequest) -> Source:
    return request.param()


@pytest.fixture
def script(source: Source) -> Document:
    return build_room_script(source.state, source.game, recorded_at=source.recorded_at)


def rows(section: Section) -> list[tuple[str, ...]]:
    return [row for block in section.blocks if isinstance(block, Table) for row in block.rows]


def test_every_step_follows_the_one_before_and_the_last_ends_with_the_session(
    source: Source, script: Document
) -> None:
    steps = agenda_of(source.state, source.game)
    told = rows(script.summary)
    assert [row[3] for row in told] == [step.title for step in steps]
    assert told[0][0] == words.clock(0)
    assert [row[0] for row in told[1:]] == [row[1] for row in told[:-1]]
    assert told[-1][1] == words.clock(sum(step.minutes for step in steps)) == "3\u00a0h\u00a030"


def test_every_step_has_its_section_with_what_to_say_and_to_do(
    source: Source, script: Document
) -> None:
    steps = agenda_of(source.state, source.game)
    for number, (step, section) in enumerate(
        zip(steps, script.sections[:-1], strict=True), start=1
    ):
        assert section.number == str(number)
        assert section.title.startswith(step.title)
        said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
        assert step.say in said
        assert not step.read or step.read in said


def test_every_event_of_the_unit_is_told_once_with_the_reaction_expected(
    source: Source, script: Document
) -> None:
    game = source.game
    told = [row for section in script.sections[:-1] for row in rows(section) if len(row) == 4]
    phases = {phase for step in agenda_of(source.state, game) for phase in step.phases}
    expected = {id for phase in phases for id in game.phases[phase].injects}
    here = {EVERY_UNIT, game.unit_code}
    wanted = {id for id in expected if here & {*game.injects[id].units}}
    wanted |= {one.id for one in opening(game)}
    assert sorted(row[1].split("\n")[0] for row in told) == sorted(wanted)
    for row in told:
        inject = game.injects[row[1].split("\n")[0]]
        assert (row[2], row[3]) == (inject.text, inject.reaction)


def test_the_opening_has_no_event_that_strikes_other_units_alone() -> None:
    for unit in load_game("URG").units:
        game = load_game(unit)
        state, instant = unwritten_workshop(game)
        script = build_room_script(state, game, recorded_at=instant)
        told = [row for section in script.sections[:-1] for row in rows(section) if len(row) == 4]
        ids = [row[1].split("\n")[0] for row in told]
        assert {one.id for one in opening(game)} <= {*ids}
        assert len(ids) == len({*ids})
        assert all(for_unit(game, game.injects[id]) for id in ids), unit


def test_rounds_say_how_much_lies_on_the_table(source: Source, script: Document) -> None:
    rounds = [step for step in agenda_of(source.state, source.game) if step.kind == "base"]
    scoped = [
        section
        for section in script.sections
        if any(isinstance(b, Heading) and b.text == words.SCOPE_OF_STEP for b in section.blocks)
    ]
    assert len(scoped) >= len(rounds) > 0


def test_the_day_and_hour_of_an_event_stand_together_on_a_line(
    source: Source, script: Document
) -> None:
    told = [row for section in script.sections[:-1] for row in rows(section) if len(row) == 4]
    assert told
    for row in told:
        since, at, *advised = row[0].split("\n")
        assert f"{since} {at}" == source.game.injects[row[1].split("\n")[0]].moment
        assert advised in ([], [words.RECOMMENDED])


def test_rounds_name_the_cards_to_lay_under_each_activity(source: Source, script: Document) -> None:
    state, game = source.state, source.game
    steps = agenda_of(state, game)
    for step, section in zip(steps, script.sections[:-1], strict=True):
        contexts = [context for p in step.phases if (context := game.phases[p].context)]
        told = [
            block
            for block in section.blocks
            if isinstance(block, Table) and block.caption == words.LAID_CAPTION
        ]
        if step.kind not in ("base", "other", "recovery") or not contexts:
            assert not told
            continue
        laid = table(state, game, contexts[0])
        groups = [(one.label, one.cards) for one in laid.activities if one.cards]
        groups += [(words.WHOLE_UNIT, laid.unit_cards)] if laid.unit_cards else []
        found = [row for block in told for row in block.rows]
        assert [row[0] for row in found] == [label for label, _ in groups]
        for (_, cards), row in zip(groups, found, strict=True):
            # by the code that printed cards and slips bear, as in « 04-C05 »
            printed = {slip_code(state, game, card.id).rpartition("-")[2] for card in cards}
            assert {*row[1].split(", ")} == printed


def test_a_step_without_event_does_not_speak_of_events_at_all(script: Document) -> None:
    for section in script.sections[:-1]:
        spoken = {b.text for b in section.blocks if isinstance(b, Heading | Paragraph)}
        assert not [text for text in spoken if "vénement n’est prévu" in text]
        tables = [b for b in section.blocks if isinstance(b, Table)]
        captions = [b.caption for b in tables if b.caption not in spoken]
        assert len(captions) == len(tables), "a caption says again the title above it"


def test_every_card_has_its_prompts_and_what_a_good_answer_holds(
    source: Source, script: Document
) -> None:
    last = script.sections[-1]
    titles = [block.text for block in last.blocks if isinstance(block, Heading)]
    assert len(titles) == len(source.game.deck.objectives)
    told = {row[1] for row in rows(last)}
    assert all(one.expected.who in told for one in source.game.deck.objectives)


def test_the_script_is_kept_from_the_room_and_restricted(script: Document) -> None:
    assert words.NOTE_ANSWERS in script.cover.notes
    assert script.confidentiality == "Diffusion restreinte"


def test_a_workshop_that_is_not_open_has_none() -> None:
    with pytest.raises(ValueError, match="not open"):
        build_room_script(WorkshopState(), load_game("URG"), recorded_at="2026-03-17T10:00:00Z")
