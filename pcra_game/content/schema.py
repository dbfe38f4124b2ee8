"""What the TOML files of a deck may hold: strict models, French keys, length limits."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from pcra_game.domain.limits import MAX_MINUTES

ONE_WEEK = 10_080
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,23}")


def _one_line(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank_text", "blank text")
    if not text.replace("\u00a0", " ").replace("\u202f", " ").isprintable():
        raise PydanticCustomError("control_character", "control character")
    return text


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise PydanticCustomError("code_form", "not a code")
    return text


_Checked = AfterValidator(_one_line)
Code = Annotated[str, AfterValidator(_code)]
Short = Annotated[str, Field(max_length=40), _Checked]
Title = Annotated[str, Field(max_length=60), _Checked]
Prompt = Annotated[str, Field(max_length=85), _Checked]
Question = Annotated[str, Field(max_length=130), _Checked]
Line = Annotated[str, Field(max_length=140), _Checked]
Long = Annotated[str, Field(max_length=200), _Checked]
Minutes = Annotated[int, Field(ge=0, le=MAX_MINUTES)]
ImpactMinutes = Annotated[int, Field(ge=1, le=ONE_WEEK)]
Codes = Annotated[list[Code], Field(max_length=60)]
SomeCodes = Annotated[list[Code], Field(min_length=1, max_length=60)]
Marks = Annotated[list[Short], Field(max_length=20)]
LevelNumber = Literal[0, 1, 2]
Levels = Annotated[dict[Code, LevelNumber], Field(max_length=200)]


class Table(BaseModel):
    """A TOML table: nothing unknown, nothing converted, keys in French only."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class DeckFile(Table):
    """deck.toml."""

    id: Code
    title: Annotated[Title, Field(alias="titre")]
    version: Code
    credit: Long
    starting_values_note: Annotated[Long, Field(alias="note_valeurs_de_depart")]
    units: Annotated[SomeCodes, Field(alias="unites")]


class ServiceTable(Table):
    """[[services]]."""

    code: Code
    label: Annotated[Title, Field(alias="libelle")]
    family: Annotated[
        Literal["socle", "soins", "plateau", "externe", "support", "technique"],
        Field(alias="famille"),
    ]
    hosting: Annotated[Literal["non", "possible", "frequent"], Field(alias="saas")]
    words: Annotated[list[Title], Field(alias="mots", max_length=20)]


class ServicesFile(Table):
    """services.toml."""

    services: Annotated[list[ServiceTable], Field(min_length=1, max_length=200)]


class ContextTable(Table):
    """[[contextes]]: a base names every service, a variant only what changes."""

    code: Code
    base: Code | None = None
    title: Annotated[Title, Field(alias="titre")]
    situation: Long
    remaining: Annotated[Long | None, Field(alias="ce_qui_reste")] = None
    missing: Annotated[Long | None, Field(alias="ce_qui_manque")] = None
    reference_duration: Annotated[Title | None, Field(alias="duree_de_reference")] = None
    opening_question: Annotated[Question | None, Field(alias="question_ouverture")] = None
    facilitator_note: Annotated[Long | None, Field(alias="note_animateur")] = None
    services: Levels | None = None
    changes: Annotated[Levels | None, Field(alias="changements")] = None


class ContextsFile(Table):
    """contextes.toml."""

    contexts: Annotated[list[ContextTable], Field(alias="contextes", min_length=1, max_length=60)]


class FunctionTable(Table):
    """[[fonctions]]."""

    id: Code
    unit: Annotated[Code, Field(alias="unite")]
    label: Annotated[Title, Field(alias="libelle")]
    deputy: Annotated[Code | None, Field(alias="suppleant")] = None


class FunctionsFile(Table):
    """fonctions.toml."""

    functions: Annotated[list[FunctionTable], Field(alias="fonctions", max_length=2000)]


class ExpectedTable(Table):
    """[objectifs.attendu]."""

    who: Annotated[Line, Field(alias="qui")]
    what: Annotated[Line, Field(alias="quoi")]
    where: Annotated[Line, Field(alias="ou")]
    when: Annotated[Line, Field(alias="quand")]
    how_long: Annotated[Line, Field(alias="duree")]


class ObjectiveTable(Table):
    """[[objectifs]]."""

    id: Code
    kind: Annotated[Literal["continuite", "reprise"], Field(alias="type")]
    scope: Annotated[Literal["unite", "application", "activite"], Field(alias="portee")]
    title: Annotated[Title, Field(alias="titre")]
    short_title: Annotated[Short, Field(alias="titre_court")]
    question: Question
    support_question: Annotated[Question | None, Field(alias="question_support")] = None
    prompts: Annotated[list[Prompt], Field(alias="relances", min_length=1, max_length=8)]
    mistakes: Annotated[Long, Field(alias="erreurs")]
    by_context: Annotated[Long, Field(alias="contextes")]
    playable_in: Annotated[SomeCodes, Field(alias="jouable_en")]
    expected: Annotated[ExpectedTable, Field(alias="attendu")]


class ObjectivesFile(Table):
    """objectifs.toml."""

    objectives: Annotated[
        list[ObjectiveTable], Field(alias="objectifs", min_length=1, max_length=100)
    ]


class ReferenceTable(Table):
    """[[references]]."""

    key: Annotated[Code, Field(alias="cle")]
    care_d2: Annotated[Marks, Field(alias="d2")]
    recyf: Marks
    nis2: Marks
    iso22301: Marks
    anssi: Marks
    to_verify: Annotated[bool, Field(alias="a_verifier")]


class ReferencesFile(Table):
    """references.toml."""

    references: Annotated[list[ReferenceTable], Field(max_length=200)]


class ActivityTable(Table):
    """[[activites]] of a unit."""

    id: Code
    label: Annotated[Title, Field(alias="libelle")]
    priority: Annotated[Literal["P0", "P1", "P2", "P3"], Field(alias="priorite")]
    axis: Annotated[
        Literal["securite", "prise_en_charge", "obligations", "finances", "image"],
        Field(alias="axe_impact"),
    ]
    serious_from: Annotated[ImpactMinutes | None, Field(alias="grave_min")] = None
    dangerous_from: Annotated[ImpactMinutes | None, Field(alias="dangereux_min")] = None
    dmia: Annotated[Minutes, Field(alias="dmia_min")]
    dmia_note: Title | None = None
    tolerated_loss: Annotated[Minutes | None, Field(alias="perte_toleree_min")] = None
    tolerated_loss_note: Annotated[Title | None, Field(alias="perte_toleree_note")] = None
    record_meanwhile: Annotated[Line, Field(alias="tracer_pendant")]
    endurance: Annotated[Minutes, Field(alias="tenue_min")]
    stop_sign: Annotated[Line, Field(alias="signe_arret")]
    minimum_service: Annotated[Line, Field(alias="niveau_minimal")]
    needs: Annotated[Codes, Field(alias="dependances")]
    other_needs: Annotated[list[Title], Field(alias="autres_dependances", max_length=20)]
    offline_data: Annotated[Line, Field(alias="donnees_hors_ligne")]
    feasibility: Annotated[
        dict[Code, Literal["N", "D", "R", "X"]], Field(alias="faisabilite", max_length=60)
    ]
    objectives: Annotated[SomeCodes, Field(alias="objectifs")]


class UnitFile(Table):
    """unites/CODE.toml."""

    code: Code
    label: Annotated[Title, Field(alias="libelle")]
    perimeter: Annotated[
        Literal["service de soins", "plateau technique", "processus administratif", "ESSMS"],
        Field(alias="type_d2"),
    ]
    activities: Annotated[
        list[ActivityTable], Field(alias="activites", min_length=1, max_length=100)
    ]
