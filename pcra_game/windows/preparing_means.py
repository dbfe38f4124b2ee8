"""Step of the preparation: the means that lie on the table as tokens."""

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton

from pcra_game.domain.answers import Means, MeansKind
from pcra_game.domain.events import Event
from pcra_game.domain.framing_events import MeansStocked
from pcra_game.domain.limits import LABEL, WITH_WHAT
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Palette
from pcra_game.texts import facts as fact_words
from pcra_game.texts import preparing as words
from pcra_game.texts.words import MEANS_KIND
from pcra_game.windows.controls import button, plain_label
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import ChoiceReader, Option, Reader, sentence_of
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.preparing_step import Count, ShortText, Step, field_of
from pcra_game.workshop.files import new_id

COLUMNS = ("label", "kind", "quantity", "per_day", "place")
_STRETCH = (6, 3, 2, 3, 5, 0)


@dataclass
class _Row:
    """One means: what it was before, its fields, and the key that removes it."""

    known: Means
    fields: dict[str, Field]
    remove: QPushButton
    proposed: bool


class MeansStep(Step):
    """A row for each means; the usual ones are proposed without a quantity."""

    title = words.MEANS
    hint = words.MEANS_HINT

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        self.rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._arrange()
        stocked = draft.of(MeansStocked)
        for fact in stocked:
            self._add(fact.means, proposed=False)
        for label, kind in words.MEANS_PROPOSED:
            if not stocked:
                self._add(Means(new_id(), label, MeansKind(kind), 0), proposed=True)

    def facts(self) -> tuple[Event, ...]:
        return tuple(MeansStocked(means) for row in self.rows if (means := _means(row)))

    def said(self) -> str:
        stocked = len(self.facts())
        return words.means_stocked(stocked) if stocked else ""

    def faults(self) -> tuple[str, ...]:
        found = list(super().faults())
        for row in self.rows:
            sentence = _half_said(row)
            if sentence:
                row.fields["quantity"].complain(sentence)
                found.append(f"{self.title}\u00a0: {sentence}")
        return tuple(found)

    def add_row(self) -> None:
        """Add an empty row, the keyboard in it."""
        row = self._add(Means(new_id(), "", MeansKind.THING, 0), proposed=True)
        row.fields["label"].widget.setFocus()

    def _add(self, means: Means, *, proposed: bool) -> _Row:
        number = self._grid.rowCount()
        fields: dict[str, Field] = {}
        for column, name in enumerate(COLUMNS):
            path = f"{means.id}.{name}"
            reader = _reader(name)
            field = field_of("Means", name, reader, self.look, of=means.label, path=path)
            value = getattr(means, name)
            if not (proposed and name == "quantity") and not (name == "per_day" and not value):
                field.set_text(reader.say(value))
            fields[name] = self.hear(field)
            self._grid.addWidget(field, number, column)
        remove = button("", icon=Icon.CROSS, palette=self.look, role="quiet",
                        name=words.row_caption(words.REMOVE, means.label))  # fmt: skip
        remove.clicked.connect(self._removed)
        self._grid.addWidget(remove, number, len(COLUMNS))
        row = _Row(means, fields, remove, proposed)
        self.rows.append(row)
        return row

    def _removed(self) -> None:
        row = next((row for row in self.rows if row.remove is self.sender()), None)
        if row is None:
            return
        self.rows.remove(row)
        for widget in (*row.fields.values(), row.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self.edited.emit()

    def _arrange(self) -> None:
        keys = QHBoxLayout()
        keys.addWidget(button(words.ADD_MEANS, icon=Icon.PLUS, palette=self.look,
                              clicked=self.add_row))  # fmt: skip
        keys.addStretch(1)
        self.head.addLayout(keys)
        for column, name in enumerate(COLUMNS):
            caption = plain_label(fact_words.field_label("Means", name), "heading", wraps=True)
            self._grid.addWidget(caption, 0, column)
        for column, stretch in enumerate(_STRETCH):
            self._grid.setColumnStretch(column, stretch)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)


def _means(row: _Row) -> Means | None:
    """What a row says; nothing without a label and a quantity."""
    said = {name: field.value_or_none() for name, field in row.fields.items()}
    label, quantity, per_day = said["label"], said["quantity"], said["per_day"]
    if not label or not isinstance(quantity, int):
        return None
    kind = said["kind"]
    return Means(
        id=row.known.id,
        label=str(label),
        kind=kind if isinstance(kind, MeansKind) else MeansKind.THING,
        quantity=quantity,
        per_day=per_day if isinstance(per_day, int) else 0,
        place=str(said["place"] or ""),
        checked_on=row.known.checked_on,
    )


def _half_said(row: _Row) -> str:
    """What keeps a row that somebody touched from being kept, where no field says it already."""
    typed = {name: field.text().strip() for name, field in row.fields.items()}
    untouched = not any(field.touched for field in row.fields.values())
    if untouched or any(sentence_of(f.value) for f in row.fields.values() if f.text().strip()):
        return ""
    if typed["quantity"] and not typed["label"]:
        return words.no_label()
    if typed["label"] and not typed["quantity"]:
        return words.no_quantity(typed["label"])
    return ""


def _reader(name: str) -> Reader:
    caption = fact_words.field_label("Means", name)
    if name == "kind":
        options = tuple(Option(kind, MEANS_KIND[kind]) for kind in MeansKind)
        return ChoiceReader(caption, options, required=False, none=MeansKind.THING)
    if name in ("quantity", "per_day"):
        return Count(caption, optional=True)
    return ShortText(caption, LABEL if name == "label" else WITH_WHAT)
