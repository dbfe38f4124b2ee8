"""The tables of a session file.

`journal` and `content` are the truth, `participant_name` may be erased, all others show the state
in words for any SQLite client. Changing anything here is a new format of the file: `header` gets
the next number, `migrations` the step that leads there, `schema` what the tables were before.
"""

from typing import Any

from sqlalchemy import PrimaryKeyConstraint, Table, Text
from sqlmodel import Field, SQLModel


def _text(**options: Any) -> Any:
    # A STRICT table knows TEXT and no VARCHAR.
    return Field(sa_type=Text, **options)


def _key() -> Any:
    return Field(sa_type=Text, primary_key=True)


_TRUTH = {"sqlite_strict": True}
# Sorted by their key on disk, so that « select * » reads in the order of the plan.
_SHOWN = {"sqlite_strict": True, "sqlite_with_rowid": False}


class JournalRow(SQLModel, table=True):
    """One gesture; `hash` seals the row and the one before."""

    __tablename__ = "journal"
    __table_args__ = _TRUTH

    seq: int = Field(primary_key=True)
    kind: str = _text()
    recorded_at: str = _text()
    actor: str = _text()
    phase: str | None = _text()
    target: int | None = Field(foreign_key="journal.seq")
    events: str = _text()
    previous_hash: str = _text()
    hash: str = _text()


class ContentRow(SQLModel, table=True):
    """The deck and the scenario that the workshop is played with."""

    __tablename__ = "content"
    __table_args__ = _TRUTH

    kind: str = _key()
    id: str = _text()
    sha256: str = _text()
    json_: str = Field(sa_type=Text, sa_column_kwargs={"name": "json"})


class ParticipantNameRow(SQLModel, table=True):
    """The only place where the name of a person may stand; `seal` covers the row, see `names`."""

    __tablename__ = "participant_name"
    __table_args__ = _TRUTH

    id: str = _key()
    function: str = _text()
    name: str = _text()
    salt: str = _text()
    seal: str = _text()


class ParticipantCheckRow(SQLModel, table=True):
    """One row where there are names: it tells a row that is missing, or come back."""

    __tablename__ = "participant_check"
    __table_args__ = _TRUTH

    seal: str = _key()
    persons: int


class WorkshopRow(SQLModel, table=True):
    """One row: what is played, where, how far the plan has gone."""

    __tablename__ = "workshop"
    __table_args__ = _SHOWN

    session: str = _key()
    title: str = _text()
    establishment: str = _text()
    unit: str = _text()
    unit_label: str = _text()
    deck: str = _text()
    scenario: str = _text()
    phase: str = _text()
    status: str = _text()
    version: str = _text()
    review_on: str | None = _text()
    format_minutes: int
    utc_offset_minutes: int
    application: str = _text()
    rules_version: int


class ServiceLevelRow(SQLModel, table=True):
    """How much of a service is left in a context of the workshop."""

    __tablename__ = "service_level"
    __table_args__ = _SHOWN

    context: str = _key()
    service: str = _key()
    label: str = _text()
    level: str = _text()


class ActivityRow(SQLModel, table=True):
    """What the unit does, as the room said it; durations in minutes."""

    __tablename__ = "activity"
    __table_args__ = _SHOWN

    id: str = _key()
    label: str = _text()
    kept: str = _text()
    priority: str = _text()
    dmia: int | None
    tolerated_loss: int | None
    set_up: int | None
    endurance: int | None
    minimum_service: str = _text()
    stop_sign: str = _text()
    record_meanwhile: str = _text()
    site_variant: str = _text()
    offline_data: str = _text()
    needs: str = _text()
    referent: str = _text()
    holds_at_night: str = _text()
    fingers: str = _text()
    dissent: str = _text()
    procedure: str = _text()
    tested_on: str | None = _text()
    set_aside_reason: str = _text()


class CardRow(SQLModel, table=True):
    """An objective asked of a subject."""

    __tablename__ = "card"
    __table_args__ = _SHOWN

    id: str = _key()
    subject: str = _text()
    objective: str = _text()
    kind: str = _text()
    subject_id: str = _text()
    objective_id: str = _text()


class SolutionRow(SQLModel, table=True):
    """A way to go on or to come back; several decisions may share one."""

    __tablename__ = "solution"
    __table_args__ = _SHOWN

    id: str = _key()
    what: str = _text()
    who: str = _text()
    night_deputy: str = _text()
    with_what: str = _text()
    starts: str = _text()
    exists_today: str = _text()
    services: str = _text()
    set_up: int | None
    holds_for: int | None
    accepted_risk: str = _text()
    copied_from: str | None = _text()


class DecisionRow(SQLModel, table=True):
    """What was decided of a card in a context: one row a solution, or one without any."""

    __tablename__ = "decision"
    # Words come first for who reads, ids last; the key alone keeps the order of the plan.
    __table_args__ = (
        PrimaryKeyConstraint("subject_id", "objective_id", "context", "card", "position"),
        _SHOWN,
    )

    subject: str = _text()
    objective: str = _text()
    context: str = _text()
    context_title: str = _text()
    status: str = _text()
    position: int
    what: str = _text()
    who: str = _text()
    night_deputy: str = _text()
    with_what: str = _text()
    starts: str = _text()
    exists_today: str = _text()
    services: str = _text()
    accepted_risk: str = _text()
    follows: str = _text()
    reason: str = _text()
    justification: str = _text()
    subject_id: str = _text()
    objective_id: str = _text()
    card: str = Field(sa_type=Text, foreign_key="card.id")
    solution: str | None = Field(sa_type=Text, foreign_key="solution.id")


class ActionRow(SQLModel, table=True):
    """Something to do after the workshop."""

    __tablename__ = "action"
    __table_args__ = _SHOWN

    position: int = Field(primary_key=True)
    id: str = _text()
    text: str = _text()
    owner: str = _text()
    due: str | None = _text()
    card: str | None = _text()
    priority: str = _text()


class ArbitrageRow(SQLModel, table=True):
    """A choice that the direction has to make."""

    __tablename__ = "arbitrage"
    __table_args__ = _SHOWN

    position: int = Field(primary_key=True)
    id: str = _text()
    text: str = _text()
    cost: str = _text()
    people: str = _text()
    due: str | None = _text()


class MeansRow(SQLModel, table=True):
    """The unit's people, things and stocks."""

    __tablename__ = "means"
    __table_args__ = _SHOWN

    id: str = _key()
    label: str = _text()
    kind: str = _text()
    quantity: int
    per_day: int
    place: str = _text()
    checked_on: str | None = _text()


class ParkingRow(SQLModel, table=True):
    """What was too long for a card, or off its subject."""

    __tablename__ = "parking"
    __table_args__ = _SHOWN

    position: int = Field(primary_key=True)
    id: str = _text()
    text: str = _text()
    card: str | None = _text()
    context: str | None = _text()
    outcome: str = _text()


class LogRow(SQLModel, table=True):
    """A line of the main courante, in fictive minutes after H0."""

    __tablename__ = "log"
    __table_args__ = _SHOWN

    position: int = Field(primary_key=True)
    id: str = _text()
    fictive: int | None
    text: str = _text()


class InjectRow(SQLModel, table=True):
    """An event of the scenario as it was played."""

    __tablename__ = "inject"
    __table_args__ = _SHOWN

    position: int = Field(primary_key=True)
    id: str = _text()
    text: str = _text()
    revealed: str = _text()
    holds: int | None
    does_not: int | None
    verdict: str = _text()
    word: str = _text()


def every_table() -> list[Table]:
    """Give every table of a session, those that others point to first."""
    return SQLModel.metadata.sorted_tables


def table_of(name: str) -> Table:
    """Give a table by its name; KeyError if there is none."""
    return SQLModel.metadata.tables[name]
