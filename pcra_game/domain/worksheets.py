"""The fiches PCRA alone: one A4 page an activity, filled in, or blank for a pen."""

from pcra_game.domain.document import Block, Document, Paragraph, Section, Tone, Worksheet
from pcra_game.domain.document_frame import NO_SECTION, Frame, frame
from pcra_game.domain.game import Game
from pcra_game.domain.plan_worksheet import RULER, worksheet
from pcra_game.domain.sheet import contexts_in_play, kept_sheets
from pcra_game.domain.state import WorkshopState
from pcra_game.texts import worksheets as words
from pcra_game.texts.typography import duration


def build_worksheets(
    state: WorkshopState, game: Game, *, recorded_at: str, blank: bool = False
) -> Document:
    """Build the fiches of the activities in play, most vital first.

    `blank` gives the forms to be filled in by hand: one for each activity in play, its name
    printed, then one without a name. `recorded_at` is the instant of the last entry, ISO 8601 in
    UTC. Raises ValueError where the workshop is not open.
    """
    made = frame(state, game, recorded_at)
    title = words.BLANK_TITLE if blank else words.TITLE
    sheets = kept_sheets(state, game)
    blocks: tuple[Block, ...]
    if blank:
        names = [(sheet.id, sheet.label) for sheet in sheets]
        contexts = contexts_in_play(state, game)
        blocks = tuple(
            _blank(made, code, name, game.base_context, contexts)
            for code, name in (*names, ("", words.BLANK_NAME))
        )
    else:
        blocks = tuple(worksheet(state, game, sheet.id, made.day) for sheet in sheets)
    section = Section("", "", blocks)
    if not blocks:
        nothing = (Paragraph(words.NONE_KEPT), Paragraph(words.NONE_KEPT_TODO, Tone.WARNING))
        section = Section("", title, nothing)
    return made.document(title, NO_SECTION, (section,))


def _blank(made: Frame, code: str, title: str, base: str, contexts: tuple[str, ...]) -> Worksheet:
    return Worksheet(
        code=code,
        title=title,
        priority="",
        referent="",
        version=made.version,
        status=made.status,
        date="",
        review_date="",
        impact_axis="",
        impact_steps=tuple(duration(mark) for mark in RULER),
        serious=None,
        dangerous=None,
        dmia="",
        tolerated_loss="",
        record_meanwhile="",
        minimum_service="",
        set_up="",
        endurance="",
        stop_sign="",
        night="",
        services=(),
        other_needs=(),
        saas="",
        base_context=base,
        solutions=(),
        changes=tuple((context, "") for context in contexts if context != base),
        recovery_checks="",
        recovery_backlog="",
        recovery_relapse="",
        kit=(),
        actions=(),
        uncovered=(),
        accepted_risks=(),
        dissent="",
        blank=True,
    )
