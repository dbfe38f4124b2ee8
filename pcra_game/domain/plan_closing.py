"""Two short parts of the plan that the room speaks: the first hour told, and the debriefing."""

from collections.abc import Iterator
from dataclasses import replace

from pcra_game.domain.document import Block, Heading, Paragraph, Section, Tone
from pcra_game.domain.game import Game
from pcra_game.domain.plan_rows import tables
from pcra_game.domain.room_events import RetexKind
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.story import final_story
from pcra_game.texts import ending as ending_words
from pcra_game.texts import story as words


def with_first_hour(section: Section, state: WorkshopState, game: Game) -> Section:
    """The section with the « récit final » behind it; as it is where nothing is decided."""
    if not state.answered():
        return section
    told = final_story(state, game)
    blocks: list[Block] = [
        Heading(2, words.TITLE),
        Paragraph(words.PLAN_LEAD, Tone.NOTE),
        Paragraph(told.text, Tone.LEAD),
    ]
    if told.left_out:
        blocks.append(Paragraph(words.left_out(list(told.left_out)), Tone.NOTE))
    return replace(section, blocks=(*section.blocks, *blocks))


def debriefing(state: WorkshopState) -> Iterator[Block]:
    """« À chaud », kind by kind; nothing where the room noted nothing."""
    rows = [
        (ending_words.COLUMN[kind], one.text)
        for kind in RetexKind
        for one in state.retex.values()
        if one.kind is kind
    ]
    rows += [(ending_words.LIVED_STORY, told.lesson) for told in state.stories.values()]
    rows += [
        (ending_words.challenge(shown=asked.shown), asked.text)
        for asked in state.challenges.values()
    ]
    if rows:
        yield Heading(2, ending_words.RETEX)
        yield from tables(ending_words.RETEX_CAPTION, ending_words.RETEX_COLUMNS, rows, (1, 3))
