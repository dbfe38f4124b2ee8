"""What the TOML file of a scenario may hold."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from pcra_game.content.schema import (
    Code,
    Codes,
    Long,
    Minutes,
    SomeCodes,
    Table,
    Title,
)

Day = Literal["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def _clock(text: str) -> str:
    if not _CLOCK.fullmatch(text):
        raise PydanticCustomError("clock_form", "not an hour")
    return text


Clock = Annotated[str, AfterValidator(_clock)]


class InjectTable(Table):
    """[[phases.evenements]]."""

    id: Code
    offset: Annotated[Minutes, Field(alias="offset_min")]
    context: Annotated[Code | None, Field(alias="contexte")] = None
    context_after: Annotated[Code | None, Field(alias="contexte_apres")] = None
    channel: Annotated[Title, Field(alias="canal")]
    text: Annotated[Long, Field(alias="texte")]
    objective: Annotated[Code, Field(alias="objectif")]
    units: Annotated[SomeCodes, Field(alias="unites")]
    reaction: Long
    services: Codes
    difficulty: Annotated[int, Field(alias="difficulte", ge=1, le=3)]


class PhaseTable(Table):
    """[[phases]]."""

    id: Code
    title: Annotated[Title, Field(alias="titre")]
    context: Annotated[Code | None, Field(alias="contexte")] = None
    start: Annotated[Minutes, Field(alias="debut_min")]
    end: Annotated[Minutes, Field(alias="fin_min")]
    play_minutes: Annotated[int, Field(alias="minutes_de_jeu", ge=1, le=240)]
    narration: Long
    recommended: Annotated[Codes, Field(alias="a_jouer")]
    injects: Annotated[
        list[InjectTable], Field(alias="evenements", default_factory=list, max_length=200)
    ]


class ScenarioFile(Table):
    """A scenario; `deck` names the deck whose codes it uses."""

    id: Code
    deck: Annotated[Code, Field(alias="jeu")]
    title: Annotated[Title, Field(alias="titre")]
    version: Code
    summary: Annotated[Long, Field(alias="resume")]
    h0_day: Annotated[Day, Field(alias="h0_jour")]
    h0_time: Annotated[Clock, Field(alias="h0_heure")]
    opening: Annotated[list[Code], Field(alias="choc", min_length=2, max_length=2)]
    objectives: Annotated[SomeCodes, Field(alias="objectifs")]
    phases: Annotated[list[PhaseTable], Field(min_length=1, max_length=30)]
