"""The sheets of facts about the frame of the workshop, what happened in the room, and its end."""

from typing import Any

from pcra_game.domain import workbook_parts as parts
from pcra_game.domain.answer_events import BacklogEstimated, ReopeningCheckSet
from pcra_game.domain.answers import (
    Means,
    MeansKind,
)
from pcra_game.domain.deck import Level
from pcra_game.domain.framing_events import (
    ContextChosen,
    ContextLevelSet,
    DeputyNamed,
    FunctionAdded,
    GovernanceRole,
    GovernanceRoleGiven,
    PresenceNoted,
    ServiceDescribed,
)
from pcra_game.domain.room_events import (
    FindingAccepted,
    InjectJudged,
    InjectRevealed,
    LogNoted,
    ObjectChallenged,
    PlanStatus,
    RetexKind,
    RetexNoted,
    RevealedBy,
    StatusSigned,
    StoryTold,
    Verdict,
)
from pcra_game.domain.workbook_fields import (
    choice,
    code,
    day,
    fact_sheet,
    function,
    info,
    minutes,
    own_id,
    text,
    whole,
    yes_no,
)
from pcra_game.texts import words
from pcra_game.texts import workbook as said

FRAMING = (
    fact_sheet(
        "functions",
        (own_id(24), text("label", "Fonction", 50, FunctionAdded, needed=True)),
        FunctionAdded,
        unique=("id",),
    ),
    fact_sheet(
        "roles",
        (
            choice("role", "Rôle", 40, GovernanceRole, words.ROLE),
            function("function", "Fonction", 40, needed=False),
        ),
        GovernanceRoleGiven,
        unique=("role",),
    ),
    fact_sheet(
        "deputies",
        (function("function", "Fonction", 40), function("deputy", "Suppléance", 40)),
        DeputyNamed,
        unique=("function",),
    ),
    fact_sheet(
        "presence",
        (
            function("function", "Fonction", 40),
            whole("count", "Personnes"),
            yes_no("nights", "Travaille la nuit", 16),
        ),
        PresenceNoted,
        unique=("function",),
    ),
    fact_sheet(
        "services",
        (
            code("service", "Code", 8, "service"),
            info(said.SERVICE, 26),
            text("local_name", "Nom local", 24, ServiceDescribed),
            minutes("rto", "RTO annoncé"),
            minutes("backup_age", "Âge de la sauvegarde"),
            text("hosted_by", "Hébergé par", 28, ServiceDescribed),
            function("referent", "Référent (fonction)", needed=False),
            text("note", "Note", 36, ServiceDescribed),
        ),
        ServiceDescribed,
        unique=("service",),
    ),
    fact_sheet(
        "levels",
        (
            code("context", "Contexte", 12, "context"),
            code("service", "Code", 10, "service"),
            info(said.SERVICE, 34),
            choice("level", "Niveau", 16, Level, words.LEVEL),
        ),
        ContextLevelSet,
        unique=("context", "service"),
    ),
    fact_sheet(
        "variants",
        (code("context", "Contexte", 16, "context"), yes_no("included", "Retenue", 12)),
        ContextChosen,
        unique=("context",),
    ),
    fact_sheet(
        "means",
        (
            text("label", "Moyen", 34, Means, needed=True),
            choice("kind", "Nature", 12, MeansKind, words.MEANS_KIND),
            whole("quantity", "Quantité"),
            whole("per_day", "Par jour"),
            text("place", "Lieu", 40, Means),
            day("checked_on", "Vérifié le"),
            own_id(18),
        ),
        Means,
        unique=("id",),
    ),
)

ROOM = (
    fact_sheet(
        "log",
        (
            minutes("fictive", "Heure du scénario", 16),
            text("text", "Fait", 90, LogNoted, needed=True),
            own_id(),
        ),
        LogNoted,
        unique=("id",),
    ),
    fact_sheet(
        "injects",
        (
            code("inject", "Code", 8, "inject"),
            info(said.EVENT, 50),
            choice("by", "Amené par", 15, RevealedBy, said.REVEALED_BY, none=True),
            text("why", "Motif", 24, InjectRevealed),
            whole("holds", "Pensent que ça tient", 11, none=True),
            whole("does_not", "Pensent que non", 11, none=True),
            choice("verdict", "Verdict", 14, Verdict, words.VERDICT, none=True),
            text("word", "Mot", 26, InjectJudged),
        ),
        parts.build_inject,
        values=parts.inject_values,
        unique=("inject",),
    ),
    fact_sheet(
        "challenges",
        (
            text("text", "Ce qui a été demandé", 80, ObjectChallenged),
            yes_no("shown", "Montré", 10),
            own_id(20),
        ),
        ObjectChallenged,
        unique=("id",),
    ),
    fact_sheet(
        "stories",
        (text("lesson", "Ce que l’histoire apprend", 100, StoryTold), own_id(20)),
        StoryTold,
        unique=("id",),
    ),
)


def _same_service(service: str) -> str:
    return service


def _ranked(service: str) -> dict[str, Any]:
    return {"service": service}


CLOSING = (
    fact_sheet(
        "ranking",
        (code("service", "Code", 12, "service"), info(said.SERVICE, 50)),
        _same_service,
        values=_ranked,
        unique=("service",),
    ),
    fact_sheet(
        "backlogs",
        (
            code("activity", "Code", 10, "told"),
            info(said.ACTIVITY, 44),
            whole("files_per_day", "Dossiers par jour", 16),
            minutes("minutes_each", "Temps par dossier", 16, none=False),
            whole("days", "Jours de panne", 16),
        ),
        BacklogEstimated,
        unique=("activity",),
    ),
    fact_sheet(
        "checks",
        (
            code("service", "Code", 8, "service"),
            info(said.SERVICE, 26),
            text("text", "Contrôle", 60, ReopeningCheckSet),
            function("signed_by", "Signé par (fonction)", 28, needed=False),
            own_id(),
        ),
        ReopeningCheckSet,
        unique=("id",),
    ),
    fact_sheet(
        "accepted",
        (
            code("code", "Point", 10),
            text("subject", "Sujet", 40, FindingAccepted),
            text("reason", "Motif", 70, FindingAccepted, needed=True),
        ),
        FindingAccepted,
        unique=("code", "subject"),
    ),
    fact_sheet(
        "retex",
        (
            choice("kind", "Nature", 24, RetexKind, words.RETEX),
            text("text", "Note", 80, RetexNoted, needed=True),
            own_id(),
        ),
        RetexNoted,
        unique=("id",),
    ),
    fact_sheet(
        "signatures",
        (
            choice("status", "Statut", 22, PlanStatus, words.PLAN_STATUS),
            text("version", "Version", 12, StatusSigned),
            function("function", "Fonction", 40),
            day("on", "Le", none=False),
        ),
        StatusSigned,
    ),
)
