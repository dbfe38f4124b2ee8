"""The workbook of a plan: what is read, what is corrected, and the facts of the import."""

from pcra_game.domain import workbook_readers as readers
from pcra_game.domain.chronicle import Chronicle
from pcra_game.domain.document import Document
from pcra_game.domain.figures import matrix
from pcra_game.domain.game import Game
from pcra_game.domain.plan import local_day
from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.domain.plan_rows import iso_date
from pcra_game.domain.state import WorkshopState
from pcra_game.domain.workbook import Workbook
from pcra_game.domain.workbook_facts import choice_lists, data_sheets, edited_sheets
from pcra_game.texts import workbook as words
from pcra_game.texts.plan import NOT_GIVEN

NOTHING_TOLD = Chronicle()


def build_workbook(
    state: WorkshopState,
    game: Game,
    document: Document,
    facts: PlanFacts,
    *,
    told: Chronicle = NOTHING_TOLD,
) -> Workbook:
    """Build the workbook of an open workshop.

    `document` and `facts` are those of the same state: title, status, version, date and the
    picture say the same in every format. `told` is the main courante.
    """
    decisions, actions = edited_sheets(facts, game)
    sheets = (
        readers.bia(state, game),
        readers.vital_activities(state, game),
        decisions,
        readers.services(state, game),
        readers.kit(state, game),
        actions,
        readers.findings(state, game),
        readers.main_courante(told.lines, game),
        readers.compliance(state, game),
        *data_sheets(facts, game),
    )
    return Workbook(
        title=document.title,
        subject=document.subject,
        author=document.author,
        status=document.status,
        version=document.version,
        confidentiality=document.confidentiality,
        created=document.created,
        notes=(
            words.STARTING,
            words.HOW_TO_EDIT,
            words.DURATION_RULE,
            words.FUNCTIONS_ONLY,
            words.NOT_A_STAMP,
        ),
        facts=_facts(state, game, document),
        sheets=sheets,
        lists=choice_lists(facts, game),
        picture=matrix(state, game) if state.kept_activities() else None,
        caption=words.PICTURE_CAPTION,
    )


def _facts(state: WorkshopState, game: Game, document: Document) -> tuple[tuple[str, str], ...]:
    """What the first sheet says of the plan."""
    offset = state.opened.utc_offset_minutes if state.opened is not None else 0
    values = {
        "establishment": state.establishment.name or NOT_GIVEN,
        "unit": game.unit.label,
        "scenario": game.scenario.title,
        "status": document.status,
        "version": document.version,
        "date": local_day(document.created, offset),
        "review": iso_date(state.review_on),
        "confidentiality": document.confidentiality,
    }
    return tuple((words.FACTS[key], value) for key, value in values.items() if value)
