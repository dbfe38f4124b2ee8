"""The sheets of facts, one list of the plan each: the layout that an export writes and an import
reads back. A heading is never renamed within a version of the format.
"""

from collections.abc import Mapping

from pcra_game.domain import workbook_parts as parts
from pcra_game.domain.activity_events import (
    ActivityAdded,
    ActivitySetAside,
    DissentNoted,
    DurationField,
    DurationSet,
    ProcedureReferenced,
    TextField,
)
from pcra_game.domain.answers import (
    Action,
    Arbitrage,
    Band,
    Exists,
    ParkedItem,
    Solution,
    Status,
)
from pcra_game.domain.deck import Axis, Priority
from pcra_game.domain.moves import CloseCard, Justify
from pcra_game.domain.workbook import SheetUse
from pcra_game.domain.workbook_fields import (
    FactSheet,
    Field,
    FieldKind,
    choice,
    code,
    day,
    fact_sheet,
    function,
    info,
    minutes,
    own_id,
    row_values,
    row_values_of,
    text,
    who,
    whole,
    yes_no,
)
from pcra_game.domain.workbook_layout_room import CLOSING, FRAMING, ROOM
from pcra_game.texts import words
from pcra_game.texts import workbook as said

_ANSWER_SHEETS = (
    fact_sheet(
        "decisions",
        (
            code("context", "Contexte", 9, "context"),
            code("objective", "Carte", 8, "objective"),
            code("subject", "Sujet", 9, "subject"),
            info(said.QUESTION, 24),
            choice("status", "Statut", 13, Status, words.STATUS),
            whole("rank", "Rang", 6, none=True),
            text("what", "Quoi", 42, Solution),
            who("who", "Qui", 19, Solution),
            text("with_what", "Avec quoi", 24, Solution),
            choice("band", "Quand", 12, Band, words.BAND, none=True),
            choice("exists", "Existe déjà", 9, Exists, words.EXISTS, none=True),
            text("reason", "Motif", 20, CloseCard),
            code("follows", "Idem que", 8, "context", needed=False, none=True),
            text("justification", "Justification", 18, Justify),
            code("solution", "Solution", 14, needed=False),
        ),
        row_values,
        values=row_values_of,
        unique=("context", "objective", "subject", "rank"),
        use=SheetUse.EDIT,
        always=True,
    ),
    fact_sheet(
        "actions",
        (
            text("text", "Action", 46, Action, needed=True),
            who("owner", "Porteur (fonction)", 26, Action),
            day("due", "Échéance"),
            code("card", "Carte", 16, "card", needed=False, none=True),
            info(said.QUESTION, 34),
            text("priority", "Priorité", 10, Action),
            own_id(),
        ),
        Action,
        unique=("id",),
        use=SheetUse.EDIT,
        always=True,
    ),
)

_SETTLING_SHEETS = (
    fact_sheet(
        "arbitrages",
        (
            text("text", "Arbitrage demandé", 50, Arbitrage, needed=True),
            text("cost", "Coût", 24, Arbitrage),
            text("people", "Personnes", 24, Arbitrage),
            day("due", "Pour le"),
            own_id(),
        ),
        Arbitrage,
        unique=("id",),
        always=True,
    ),
    fact_sheet(
        "parking",
        (
            text("text", "Note", 60, ParkedItem, needed=True),
            code("card", "Carte", 16, "card", needed=False, none=True),
            code("context", "Contexte", 10, "context", needed=False, none=True),
            text("outcome", "Suite donnée", 40, ParkedItem),
            own_id(),
        ),
        ParkedItem,
        unique=("id",),
    ),
)


_ACTIVITY_SHEETS = (
    fact_sheet(
        "added",
        (
            own_id(20),
            text("label", "Activité", 44, ActivityAdded, needed=True),
            choice("priority", "Priorité de départ", 16, Priority),
            minutes("dmia", "DMIA de départ", none=False),
            minutes("endurance", "Tenue de départ", none=False),
        ),
        ActivityAdded,
        unique=("id",),
    ),
    fact_sheet(
        "activities",
        (
            code("id", "Code", 9, "activity"),
            text("label", "Activité", 34, needed=True),
            yes_no("kept", "Retenue", 9),
            text("set_aside_reason", "Motif si écartée", 20, ActivitySetAside),
            whole("dots", "Gommettes", 10, none=True),
            choice("priority", "Priorité", 8, Priority),
            yes_no("priority_discussed", "Priorité discutée", 10),
            choice("axis", "Axe", 16, Axis, words.AXIS),
            minutes("serious_from", "Grave dès", 11),
            minutes("dangerous_from", "Dangereux dès", 11),
            yes_no("impact_discussed", "Impact discuté", 10),
            Field("needs", "Services nécessaires", 22, FieldKind.CODES, known="service"),
            yes_no("needs_discussed", "Besoins discutés", 10),
            function("referent", "Référent (fonction)", 20, needed=False),
            text("dissent", "Désaccord", 24, DissentNoted),
        ),
        row_values,
        values=parts.activity_values,
        unique=("id",),
    ),
    fact_sheet(
        "durations",
        (
            code("activity", "Code", 9, "told"),
            info(said.ACTIVITY, 40),
            choice("field", "Durée", 18, DurationField, said.DURATIONS),
            minutes("minutes", "Valeur", 14),
            text("note", "Précision", 44, DurationSet),
            yes_no("discussed", "Discutée", 10),
        ),
        row_values,
        values=row_values_of,
        unique=("activity", "field"),
    ),
    fact_sheet(
        "texts",
        (
            code("activity", "Code", 9, "told"),
            info(said.ACTIVITY, 36),
            choice("field", "Champ", 18, TextField, said.TEXTS),
            text("text", "Texte", 60),
            yes_no("discussed", "Écrit par l’équipe", 12),
        ),
        row_values,
        values=row_values_of,
        unique=("activity", "field"),
    ),
    fact_sheet(
        "proofs",
        (
            code("activity", "Code", 9, "told"),
            info(said.ACTIVITY, 34),
            Field("fingers", "Mains de 1 à 5 doigts", 16, FieldKind.COUNTS, none=True),
            yes_no("night", "Tient la nuit", 9, none=True),
            function("night_by", "Dit par (fonction)", 22, needed=False),
            yes_no("procedure", "Procédure écrite", 11),
            text("code", "Référence", 14, ProcedureReferenced),
            text("place", "Lieu du papier", 24, ProcedureReferenced),
            day("dated", "Datée du"),
            yes_no("tested", "Test discuté", 9),
            day("tested_on", "Testée le"),
        ),
        parts.build_proof,
        values=parts.proof_values,
        unique=("activity",),
    ),
)

_CARD_SHEETS = (
    fact_sheet(
        "cards",
        (
            code("objective", "Carte", 10, "objective"),
            code("subject", "Sujet", 14, "subject"),
            info(said.QUESTION, 60),
        ),
        parts.build_card,
        values=parts.card_values,
        unique=("objective", "subject"),
    ),
    fact_sheet(
        "solutions",
        (
            code("id", "Solution", 16),
            info("Quoi", 44),
            Field("spends", "Moyens employés", 30, FieldKind.SPENDS),
            text("signal", "Signal", 18, Solution),
            Field("services", "Services requis", 14, FieldKind.CODES, known="service"),
            minutes("set_up", "Mise en place", 11),
            minutes("holds_for", "Tient", 11),
            text("accepted_risk", "Risque accepté", 36, Solution),
            code("copied_from", "Copiée de", 14, needed=False, none=True),
        ),
        row_values,
        values=parts.solution_values,
        unique=("id",),
    ),
)


EDITED = _ANSWER_SHEETS
"""The sheets that people correct."""

DATA = (
    *_SETTLING_SHEETS,
    *_CARD_SHEETS,
    *_ACTIVITY_SHEETS,
    *FRAMING,
    *ROOM,
    *CLOSING,
)
"""The other sheets of facts."""

BY_KEY: Mapping[str, FactSheet] = {sheet.key: sheet for sheet in (*EDITED, *DATA)}
"""Every sheet of facts."""

FIRST_READ = ("functions", "means", "added", "activities", "cards")
"""Sheets whose ids the others name."""
