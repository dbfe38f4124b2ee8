"""New workshops: a unit, a deck and a scenario become a session file."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from pcra_game.content.decks import load_named_deck
from pcra_game.content.frozen import freeze
from pcra_game.content.scenarios import load_named_scenario
from pcra_game.domain.decide import decide
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.evolve import evolve_all
from pcra_game.domain.game import Game
from pcra_game.domain.journal import Entry, EntryKind
from pcra_game.domain.moves import OpenWorkshop, Record, Several
from pcra_game.domain.state import WorkshopState
from pcra_game.persistence.session_file import SessionFile
from pcra_game.texts import cli as words
from pcra_game.workshop.workshop import Workshop, timestamp, utc_now

DEFAULT_DECK = "hopital"
DEFAULT_SCENARIO = "S1"
FORMAT_MINUTES = 210
PRE_KEPT = 6
FORMATS = {FORMAT_MINUTES: PRE_KEPT, 105: 3, 120: 5}
"""Minutes in the room, and how many activities lie on the table at the start (method.md)."""


def new_id() -> str:
    """An id for a new session."""
    return str(uuid.uuid4())


def load_game(unit: str, *, deck: str = DEFAULT_DECK, scenario: str = DEFAULT_SCENARIO) -> Game:
    """Read a deck and a scenario by name, and seat a unit.

    Raises ContentError for bad content, IllegalMoveError for a unit that the deck lacks.
    """
    printed = load_named_deck(deck)
    game = Game(printed, load_named_scenario(scenario, printed), unit)
    if unit not in game.units:
        raise IllegalMoveError(words.unknown_unit(unit, ", ".join(game.units)))
    return game


def pre_kept(game: Game, most: int = PRE_KEPT) -> tuple[str, ...]:
    """The activities that lie on the table at the start: the most vital ones, in deck order."""
    vital = sorted(game.unit.activities, key=lambda activity: activity.priority)[:most]
    chosen = {activity.id for activity in vital}
    return tuple(a.id for a in game.unit.activities if a.id in chosen)


def create_session(
    path: Path,
    game: Game,
    *,
    title: str,
    establishment: str = "",
    activities: Sequence[str] | None = None,
    format_minutes: int = FORMAT_MINUTES,
    facts: Sequence[Event] = (),
    session: str | None = None,
    now: Callable[[], datetime] = utc_now,
) -> SessionFile:
    """Write a new session with its opening entry, and keep it open.

    `activities` defaults to `pre_kept`; `facts`, what was prepared, are one entry behind the
    opening. Raises IllegalMoveError for values that the rules refuse and SessionFileError where
    the file cannot be written; nothing is left behind then.
    """
    deck_json, deck_sha256 = freeze(game.deck)
    scenario_json, scenario_sha256 = freeze(game.scenario)
    first = _first_entry(
        game,
        now(),
        (deck_sha256, scenario_sha256),
        title=title,
        establishment=establishment,
        activities=pre_kept(game) if activities is None else activities,
        format_minutes=format_minutes,
        session=session,
    )
    prepared = Several(tuple(Record(fact) for fact in facts))
    if facts:  # refused before there is a file
        decide(evolve_all(WorkshopState(), first.events), prepared, game)
    made = SessionFile.create(
        path, deck_json=deck_json, scenario_json=scenario_json, game=game, first=first
    )
    if facts:
        _prepare(made, prepared, now)
    return made


def unwritten_workshop(
    game: Game, *, now: Callable[[], datetime] = utc_now
) -> tuple[WorkshopState, str]:
    """Give what a new workshop of a unit would hold, without a file, and the instant of it."""
    seals = freeze(game.deck)[1], freeze(game.scenario)[1]
    first = _first_entry(game, now(), seals, title=game.unit.label, activities=pre_kept(game))
    return evolve_all(WorkshopState(), first.events), first.recorded_at


def _first_entry(
    game: Game,
    instant: datetime,
    seals: tuple[str, str],
    *,
    title: str,
    activities: Sequence[str],
    establishment: str = "",
    format_minutes: int = FORMAT_MINUTES,
    session: str | None = None,
) -> Entry:
    """The opening; `seals` are those of the deck and of the scenario.

    Without an id of the session, the instant is told in the time of this post.
    """
    offset = instant.astimezone().utcoffset() if session is None else instant.utcoffset()
    opening = OpenWorkshop(
        session=session or new_id(),
        title=title,
        establishment=establishment,
        deck_sha256=seals[0],
        scenario_sha256=seals[1],
        utc_offset_minutes=int((offset or timedelta()).total_seconds() // 60),
        format_minutes=format_minutes,
        application=version("pcra-game"),
        activities=tuple(activities),
    )
    return Entry(
        seq=1,
        kind=EntryKind.MOVE,
        recorded_at=timestamp(instant),
        actor="",
        phase=None,
        events=decide(WorkshopState(), opening, game),
    )


def _prepare(made: SessionFile, prepared: Several, now: Callable[[], datetime]) -> None:
    """Store what was prepared; a file that cannot take it does not stay."""
    try:
        Workshop(made, now=now).perform(prepared)
    except BaseException:
        made.close()
        made.path.unlink(missing_ok=True)
        raise
