"""What is said of a damaged file, and the readable account of what could be saved from it."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pcra_game.texts.backups import moment_with_year
from pcra_game.texts.typography import NARROW, NO_BREAK, count, quoted
from pcra_game.texts.words import FIELD

DATA, TEXT = "-non-verifie.json", "-non-verifie.txt"
"""Endings of the two files that hold whatever could be read."""

WARNING = (
    "NON VÉRIFIÉ. Ce document vient d’un fichier endommagé\u00a0: il peut manquer des décisions, "
    "et ce qui est là peut être faux. Ne l’appliquez pas sans que l’équipe l’ait relu."
)
_MARK = "NON VÉRIFIÉ"
_WIDTH = 96
_LONGEST_VALUE = 2000
_SPACES = f"{NO_BREAK}{NARROW}"


@dataclass(frozen=True, slots=True)
class Head:
    """What the account begins with; `session` names the file that opens, or nothing."""

    name: str
    at: datetime
    entries: int
    verified: int
    last: int
    session: str


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A row of a table by column."""

    values: Mapping[str, str | int | None]
    verified: bool


@dataclass(frozen=True, slots=True)
class Unproven:
    """An entry behind a break of the chain; `events` is `None` where they cannot be read."""

    seq: int
    recorded_at: str
    sealed: bool
    events: list[tuple[str, Any]] | None


@dataclass(frozen=True, slots=True)
class _Part:
    """How a table is told: its title, what heads a row, and the words for its other columns."""

    title: str
    heads: tuple[str, ...]
    columns: Mapping[str, str]


_SOLUTION = {
    "what": "Quoi",
    "who": "Qui",
    "night_deputy": "La nuit",
    "with_what": "Avec quoi",
    "starts": "Quand",
    "exists_today": "Existe aujourd’hui",
    "services": "Services utilisés",
    "accepted_risk": "Risque accepté",
}
_PARTS = {
    "workshop": _Part(
        "Atelier",
        ("title", "unit_label"),
        {
            "establishment": "Établissement",
            "scenario": "Scénario",
            "phase": "Phase",
            "status": "Statut du plan",
            "version": "Version",
        },
    ),
    "decision": _Part(
        "Décisions",
        ("subject", "objective", "context_title", "status"),
        _SOLUTION | {"reason": "Motif", "justification": "Justification"},
    ),
    "solution": _Part("Solutions écrites", ("what",), dict(list(_SOLUTION.items())[1:])),
    "activity": _Part(
        "Activités",
        ("label",),
        {
            "kept": "Retenue",
            "priority": "Priorité",
            "minimum_service": "Service minimum",
            "stop_sign": "Signe d’arrêt",
            "record_meanwhile": "À noter pendant la panne",
            "referent": "Référent",
            "dissent": "Désaccord",
            "procedure": "Procédure",
            "set_aside_reason": "Motif de mise à l’écart",
        },
    ),
    "action": _Part("Actions", ("text",), {"owner": "Porteur", "due": "Échéance"}),
    "arbitrage": _Part(
        "Arbitrages demandés", ("text",), {"cost": "Coût", "people": "Personnes", "due": "Échéance"}
    ),
    "means": _Part(
        "Moyens", ("label",), {"kind": "Genre", "quantity": "Quantité", "place": "Lieu"}
    ),
    "service_level": _Part("Services", ("context", "label", "level"), {}),
    "parking": _Part("Parking", ("text",), {"outcome": "Suite donnée"}),
    "log": _Part("Main courante", ("text",), {}),
    "inject": _Part("Événements joués", ("text",), {"verdict": "Verdict", "word": "Mot"}),
}
"""In this order; what is left out is ids and figures, which the data file holds."""

_EVENT = {
    "WorkshopOpened": "ouverture de l’atelier",
    "SolutionWritten": "solution écrite",
    "DecisionSet": "décision",
    "CardPlayed": "carte jouée",
    "ActionWritten": "action",
    "ArbitrageWritten": "arbitrage",
    "LogNoted": "main courante",
    "ItemParked": "parking",
    "ActivityKept": "activité retenue",
    "ActivityAdded": "activité ajoutée",
    "ActivityTextSet": "activité",
    "MeansStocked": "moyens",
    "PhaseEntered": "phase",
    "RetexNoted": "RETEX",
    "StoryTold": "joker vécu",
    "InjectJudged": "événement",
    "ObjectChallenged": "défi objet",
    "FunctionAdded": "fonction ajoutée",
}
_GESTURE = "geste"
_LABEL = {key: label for key, label in FIELD.items() if key != "id"} | {
    "justification": "Justification",
    "status": "État",
    "title": "Titre",
    "follows": "Comme en",
    "context": "Contexte",
}


def session_name(stem: str, entries: int) -> str:
    """Name the session that holds the proven entries."""
    return f"{stem}-recupere-jusqu-a-l-entree-{entries}.pcra"


def nothing(path: Path) -> str:
    """Say that there is nothing left to save."""
    return (
        f"Rien n’a pu être lu dans {quoted(path.name)}\u00a0: "
        "repartez d’une sauvegarde ou d’une copie, et gardez ce fichier pour l’examiner."
    )


def report(head: Head, tables: Mapping[str, Sequence[SavedRow]], rest: Sequence[Unproven]) -> str:
    """Give the whole account, in lines of at most 96 signs."""
    lines = [*_wrapped(WARNING), "", *_about(head)]
    for table, part in _PARTS.items():
        rows = tables.get(table, ())
        if rows:
            lines += ["", *_title(part.title, rows), *_rows(part, rows)]
    if rest:
        title = f"Gestes du journal qui ne se rattachent plus au début ({len(rest)})"
        lines += ["", f"{title} — {_MARK}", "=" * 40, *_gestures(rest)]
    return "\n".join([*lines, "", f"Fin — {_MARK}", ""])


def _about(head: Head) -> Iterator[str]:
    yield f"Fichier endommagé\u00a0: {head.name}"
    yield f"Lu le {moment_with_year(head.at)}"
    found = count(head.entries, "entrée", "entrées")
    yield f"Journal\u00a0: {found} lues, dont les {head.verified} premières sont vérifiées."
    missing = head.last - head.entries
    if missing > 0:
        yield f"Il manque au moins {count(missing, 'entrée', 'entrées')} au milieu du journal."
    if head.session:
        yield from _wrapped(
            f"L’atelier vérifié jusqu’à l’entrée n°\u00a0{head.verified} s’ouvre\u00a0: {head.session}"
        )


def _title(title: str, rows: Sequence[SavedRow]) -> Iterator[str]:
    proven = sum(row.verified for row in rows)
    if proven == len(rows):
        said = f"fichier {_MARK}, cette partie correspond aux entrées vérifiées"
    elif proven:
        said = f"{_MARK}, sauf les lignes marquées ✓"
    else:
        said = _MARK
    yield f"{title} ({len(rows)}) — {said}"
    yield "=" * 40


def _rows(part: _Part, rows: Sequence[SavedRow]) -> Iterator[str]:
    some = any(row.verified for row in rows) and not all(row.verified for row in rows)
    for row in rows:
        heads = [str(row.values[name]) for name in part.heads if row.values.get(name)]
        mark = "✓ " if some and row.verified else "- "
        yield from _wrapped(" · ".join(heads) or "…", mark, "  ")
        for column, label in part.columns.items():
            value = row.values.get(column)
            if value not in (None, ""):
                yield from _wrapped(f"{label}\u00a0: {value}", "    ", "      ")


def _gestures(rest: Iterable[Unproven]) -> Iterator[str]:
    for entry in rest:
        state = "geste intact" if entry.sealed else "geste abîmé"
        at = _moment(entry.recorded_at)
        yield f"- n°{NO_BREAK}{entry.seq}{at} ({state})"
        if entry.events is None:
            yield "    illisible"
        for kind, data in entry.events or ():
            told = [f"{label}\u00a0: {value}" for label, value in _told(data)]
            name = _EVENT.get(kind, _GESTURE)
            yield from _wrapped(" · ".join([name, *told]), "    ", "      ")


def _told(data: Any) -> Iterator[tuple[str, str]]:
    """Give the texts of an event, also of the solution inside one."""
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _told(value)
        elif isinstance(value, str) and value and key in _LABEL:
            yield _LABEL[key], value


def _moment(recorded_at: str) -> str:
    try:
        return f", {moment_with_year(datetime.fromisoformat(recorded_at))}"
    except (ValueError, OverflowError):
        return ""


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    # What the room typed on several lines stays one paragraph here.
    kept = text[:_LONGEST_VALUE]
    bare = "".join(sign if sign.isprintable() or sign in _SPACES else " " for sign in kept)
    return textwrap.wrap(
        bare, _WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    ) or [first.rstrip()]
