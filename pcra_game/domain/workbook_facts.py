"""The sheets of facts of a plan: every list of `PlanFacts` written row by row, so that the import
of the workbook gives the same facts back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pcra_game.domain import workbook_parts as parts
from pcra_game.domain.answers import UNIT_SUBJECT, Spending
from pcra_game.domain.deck import Scope
from pcra_game.domain.game import Game
from pcra_game.domain.plan_facts import PlanFacts
from pcra_game.domain.workbook import Cell, ColumnKind, Row, Sheet, SheetColumn, SheetUse
from pcra_game.domain.workbook_fields import KINDS, FactSheet, Field, FieldKind
from pcra_game.domain.workbook_layout import BY_KEY, DATA, EDITED
from pcra_game.domain.workbook_names import Names, names_of
from pcra_game.texts import workbook as words
from pcra_game.texts.typography import date_fr
from pcra_game.texts.workbook_facts import EMPTY, MARKERS, MARKERS_COLUMNS, MARKERS_PURPOSE

MARKERS_KEY = "markers"


def edited_sheets(facts: PlanFacts, game: Game) -> tuple[Sheet, ...]:
    """The sheets that people correct: the decisions and the actions."""
    writer = _Writer(facts, game)
    return tuple(writer.sheet(layout) for layout in EDITED)


def data_sheets(facts: PlanFacts, game: Game) -> tuple[Sheet, ...]:
    """What the import needs beside them: markers first, then each list that says something."""
    writer = _Writer(facts, game)
    made = [writer.sheet(layout) for layout in DATA]
    kept = tuple(s for s in made if s.rows or BY_KEY[s.key].always)
    return (_markers(facts, kept), *kept)


def rows_of(facts: PlanFacts, layout: FactSheet) -> Iterable[Any]:
    """The facts of the plan that a sheet holds, one a row."""
    special: dict[str, Callable[[], Iterable[Any]]] = {
        "decisions": lambda: parts.decision_rows(facts),
        "durations": lambda: parts.durations_of(facts),
        "texts": lambda: parts.texts_of(facts),
        "proofs": lambda: facts.activities,
        "added": lambda: (a.added for a in facts.activities if a.added is not None),
    }
    made = special.get(layout.key)
    found: Iterable[Any] = made() if made is not None else getattr(facts, layout.key)
    return found


class _Writer:
    """Turns facts into cells, with the names of the plan at hand."""

    def __init__(self, facts: PlanFacts, game: Game) -> None:
        self._facts = facts
        self._names = names_of(facts, game)
        self._means = Names({means.id: means.label for means in facts.means})
        self._informing = _informing(facts, game)

    def sheet(self, layout: FactSheet) -> Sheet:
        """One sheet, complete."""
        columns = tuple(_column(field) for field in layout.columns)
        rows = tuple(self._rows(layout))
        return Sheet(
            layout.key,
            layout.title,
            layout.purpose,
            layout.use,
            columns,
            rows,
            EMPTY.get(layout.key, words.NOTHING),
        )

    def _rows(self, layout: FactSheet) -> Iterator[Row]:
        for fact in rows_of(self._facts, layout):
            values = layout.values(fact)
            yield tuple(
                self._informing(field.heading, values)
                if field.informs
                else self._cell(field, values[field.name])
                for field in layout.columns
            )

    def _cell(self, field: Field, value: Any) -> Cell:
        if value is None or value == "":
            return None
        writer = _WRITERS.get(field.kind)
        return writer(self, field, value) if writer is not None else value

    def _choice(self, field: Field, value: Any) -> Cell:
        assert field.shown is not None
        return field.shown[value]

    def _function(self, _field: Field, value: str) -> Cell:
        return self._names.shown(value)

    def _yes_no(self, _field: Field, value: bool) -> Cell:
        return words.YES if value else words.NO

    def _codes(self, _field: Field, value: tuple[str, ...]) -> Cell:
        return ", ".join(value) or None

    def _counts(self, _field: Field, value: tuple[int, ...]) -> Cell:
        return " ".join(map(str, value))

    def _spends(self, _field: Field, value: tuple[Spending, ...]) -> Cell:
        said = (f"{s.quantity} × {self._means.shown(s.means).replace(';', ';;')}" for s in value)
        return " ; ".join(said) or None


_WRITERS: Mapping[FieldKind, Callable[[_Writer, Field, Any], Cell]] = {
    FieldKind.CHOICE: _Writer._choice,
    FieldKind.FUNCTION: _Writer._function,
    FieldKind.WHO: _Writer._function,
    FieldKind.YES_NO: _Writer._yes_no,
    FieldKind.CODES: _Writer._codes,
    FieldKind.COUNTS: _Writer._counts,
    FieldKind.SPENDS: _Writer._spends,
}


def _column(field: Field) -> SheetColumn:
    choices, strict = "", True
    if field.kind is FieldKind.CHOICE and field.choices is not None:
        choices = field.choices.__name__
    elif field.kind is FieldKind.YES_NO:
        choices = "yes_no"
    elif field.kind in (FieldKind.FUNCTION, FieldKind.WHO):
        choices, strict = "functions", field.kind is FieldKind.FUNCTION
    elif field.kind is FieldKind.CODE:
        choices = _LISTED.get(field.known, "")
    kind = KINDS.get(field.kind, ColumnKind.TEXT)
    return SheetColumn(field.heading, field.width, kind, choices, strict)


_LISTED = {
    "context": "contexts",
    "objective": "objectives",
    "subject": "subjects",
    "service": "services",
    "card": "cards",
    "told": "activities",
}
"""The list of the workbook that holds the known codes of a kind."""


def choice_lists(facts: PlanFacts, game: Game) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every list that a column offers, by its name: French words, codes, functions."""
    lists: dict[str, tuple[str, ...]] = {
        "objectives": tuple(game.objectives),
        "contexts": game.story_order,
        "subjects": (UNIT_SUBJECT, *(a.id for a in facts.activities), *game.services),
        "activities": tuple(a.id for a in facts.activities),
        "cards": tuple(card.id for card in facts.cards),
        "services": tuple(game.services),
        "functions": tuple(names_of(facts, game)),
        "yes_no": (words.YES, words.NO),
    }
    for layout in BY_KEY.values():
        for field in layout.columns:
            if field.choices is not None and field.shown is not None:
                lists[field.choices.__name__] = tuple(field.shown.values())
    return tuple((name, _once(values)) for name, values in lists.items() if values)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order."""
    return tuple(dict.fromkeys(values))


def _informing(facts: PlanFacts, game: Game) -> Callable[[str, Mapping[str, Any]], Cell]:
    """The words of the columns that only inform, by their heading."""
    activities = {id: a.label for id, a in game.activities.items()}
    activities |= {a.id: a.label for a in facts.activities}
    services = {code: service.label for code, service in game.services.items()}
    services |= {s.service: s.local_name for s in facts.services if s.local_name}
    cards = {card.id: (card.objective, card.subject) for card in facts.cards}
    what = {solution.id: solution.what for solution in facts.solutions}

    def question(values: Mapping[str, Any]) -> str:
        asked = (values.get("objective"), values.get("subject"))
        if asked == (None, None):
            asked = cards.get(values.get("card") or "", (None, None))
        objective = game.objectives.get(asked[0] or "")
        if objective is None:
            return ""
        subject = asked[1] or ""
        label = activities.get(subject) or services.get(subject) or game.unit.label
        unit = objective.scope is Scope.UNIT
        return objective.short_title if unit else f"{objective.short_title} · {label}"

    def event(values: Mapping[str, Any]) -> str:
        inject = game.injects.get(values["inject"])
        return inject.text if inject is not None else ""

    told: dict[str, Callable[[Mapping[str, Any]], str]] = {
        words.QUESTION: question,
        words.ACTIVITY: lambda values: activities.get(values["activity"], ""),
        words.SERVICE: lambda values: services.get(values["service"], ""),
        words.EVENT: event,
        "Quoi": lambda values: what.get(values["id"], ""),
    }
    return lambda heading, values: told[heading](values) or None


def _day(iso: str | None) -> str | None:
    """A date in words; one before the year 1000 stays as it is kept."""
    return iso if iso is None or iso < "1000" else date_fr(iso)


def _markers(facts: PlanFacts, kept: Iterable[Sheet]) -> Sheet:
    """Single facts, one a row, under a name in French."""
    values: dict[str, Cell] = {
        "format": facts.format,
        "version": facts.version,
        "sheets": ", ".join(sheet.title for sheet in kept),
        "review_on": _day(facts.review_on),
    }
    rows = []
    for path, name in MARKERS.items():
        if path in values:
            value = values[path]
        else:
            owner, _, field = path.partition(".")
            value = getattr(getattr(facts, owner), field)
        rows.append((name, None if value == "" else value))
    columns = (
        SheetColumn(MARKERS_COLUMNS[0], 34),
        SheetColumn(MARKERS_COLUMNS[1], 90, ColumnKind.ANY),
    )
    return Sheet(MARKERS_KEY, words.MARKERS, MARKERS_PURPOSE, SheetUse.DATA, columns, tuple(rows))
