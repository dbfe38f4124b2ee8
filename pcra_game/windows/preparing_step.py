"""One step of the preparation: a page of fields that reads its facts and says its faults."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from pcra_game.domain.checks import TEXT_LIMITS
from pcra_game.domain.clean import clean
from pcra_game.domain.errors import IllegalMoveError
from pcra_game.domain.events import Event
from pcra_game.domain.limits import MAX_COUNT, MAX_MINUTES, SHORT_TEXT
from pcra_game.table_view.palette import Palette
from pcra_game.texts import facts as fact_words
from pcra_game.texts import preparing as words
from pcra_game.texts.typography import duration, grouped
from pcra_game.windows.controls import TextBlock
from pcra_game.windows.fact_form_choices import Spec, specs
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import (
    DurationReader,
    NumberReader,
    Reader,
    TextReader,
    sentence_of,
)
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.scrolling import hold_open
from pcra_game.windows.style import scaled

_FINESS = re.compile(r"(?:\d{2}|2[AB])\d{7}")
PERCENT = 100


@dataclass(frozen=True)
class ShortText(TextReader):
    """Words that say at once that they are too long."""

    def read(self, text: str) -> str:
        said = clean(text)
        if len(said) > self.limit:
            raise IllegalMoveError(words.too_long(len(said), self.limit))
        return said


@dataclass(frozen=True)
class FinessNumber(TextReader):
    """Nine figures, or nothing."""

    def read(self, text: str) -> str:
        said = "".join(clean(text).split()).upper()
        if said and not _FINESS.fullmatch(said):
            raise IllegalMoveError(words.finess(text.strip()))
        return said


@dataclass(frozen=True)
class Count(NumberReader):
    """A whole number that says at once that it is too large."""

    most: int = MAX_COUNT

    def read(self, text: str) -> int | None:
        number = super().read(text)
        if number is not None and number > self.most:
            raise IllegalMoveError(words.too_much(grouped(self.most)))
        return number


@dataclass(frozen=True)
class Delay(DurationReader):
    """A duration that says at once that it is too long; nothing typed says nothing."""

    def read(self, text: str) -> int | None:
        try:
            minutes = super().read(text)
        except IllegalMoveError:
            raise IllegalMoveError(words.not_a_delay()) from None
        if minutes is not None and minutes > MAX_MINUTES:
            raise IllegalMoveError(words.too_much(duration(MAX_MINUTES)))
        return minutes

    def say(self, value: Any) -> str:
        return "" if value is None else super().say(value)


def plain_reader(spec: Spec) -> Reader:
    """The reader of a text or of a number that points to nothing."""
    if spec.hint in (int, int | None):
        most = PERCENT if spec.name == "activity_share_percent" else MAX_COUNT
        return Count(spec.label, optional=True, most=most)
    if spec.name.startswith("finess"):
        return FinessNumber(spec.label, 14)
    limit = TEXT_LIMITS.get((spec.owner, spec.name), SHORT_TEXT)
    return ShortText(spec.label, limit, spec.name in ("missions", "sites"))


class Step(QWidget):
    """A title, a hint, and a column that scrolls. `edited` tells that something was typed."""

    title: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    edited = Signal()

    def __init__(self, draft: Draft, palette: Palette) -> None:
        """Take what is being prepared."""
        super().__init__()
        self.draft = draft
        self.look = palette
        self.setAccessibleName(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextBlock(self.title, px=22, bold=True, colour=palette.ink))
        self.hint_line = TextBlock(self.hint, px=16, colour=palette.soft_ink)
        column.addWidget(self.hint_line)
        self.head = QVBoxLayout()
        column.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 6, 14, 0)
        self.body.setSpacing(12)
        self.port = scrolled(self.body)
        hold_open(self.port, 180)
        column.addWidget(self.port, 1)

    def enter(self) -> None:
        """The step is about to be shown: what it depends on may have changed."""

    def facts(self) -> tuple[Event, ...]:
        """What the step says; what is not understood is left out."""
        return ()

    def said(self) -> str:
        """The step in a few words, for the summary; empty where it says nothing."""
        return ""

    def faults(self) -> tuple[str, ...]:
        """What is typed and means nothing, each fault under its field too."""
        found: list[str] = []
        for field in self.findChildren(Field):
            sentence = sentence_of(field.value) if field.text().strip() else ""
            if sentence:
                field.complain(sentence)
                found.append(words.fault(self.title, field.caption, sentence))
        return tuple(found)

    def wrong(self) -> bool:
        """Whether a field of the step says that it is not understood."""
        return any(field.complaint() for field in self.findChildren(Field))

    def hear(self, field: Field) -> Field:
        """Tell when something is typed in a field; gives the field."""
        field.edited = self.edited.emit
        return field


class FactStep(Step):
    """A step that is the form of one fact."""

    fact_type: ClassVar[type[Any]]

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        self.fields: dict[str, Field] = {}
        for spec in specs(self.fact_type):
            field = Field(spec.path, spec.label, plain_reader(spec), palette)
            field.setMaximumWidth(scaled(760))
            self.fields[spec.name] = self.hear(field)
            self.body.addWidget(field)
        self.body.addStretch(1)
        for fact in draft.of(self.fact_type)[-1:]:
            self.show_values({name: getattr(fact, name) for name in self.fields})

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Fill fields by their names."""
        for name, value in values.items():
            field = self.fields[name]
            field.set_text(field.reader.say(value))

    def value(self) -> Any:
        """The fact as the fields say it, those that are not understood left out."""
        said = {name: field.value_or_none() for name, field in self.fields.items()}
        return self.fact_type(**{name: _or_empty(self.fields[name], v) for name, v in said.items()})

    def facts(self) -> tuple[Event, ...]:
        said = [name for name, field in self.fields.items() if field.value_or_none()]
        return (self.value(),) if said else ()

    def said(self) -> str:
        return " · ".join(_shown(field) for field in self.fields.values() if field.text().strip())


def _shown(field: Field) -> str:
    text = field.text().replace("\n", " ").strip()
    return text if isinstance(field.reader, TextReader) else words.line(field.caption, text)


def _or_empty(field: Field, value: object) -> object:
    return "" if value is None and isinstance(field.reader, TextReader) else value


def scrolled(layout: QLayout) -> QScrollArea:
    """What may be taller than the screen; it lies on a card."""
    inside = QWidget()
    inside.setLayout(layout)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    for bare in (scroll.viewport(), inside):
        bare.setAutoFillBackground(False)
    return scroll


def field_of(
    owner: str, name: str, reader: Reader, palette: Palette, *, of: str = "", path: str = ""
) -> Field:
    """A field of a row: its caption is said, not shown."""
    caption = fact_words.field_label(owner, name)
    said = words.row_caption(caption, of) if of else caption
    made = Field(path or name, said, reader, palette, headed=False)
    if isinstance(made.widget, QLineEdit):
        made.widget.setPlaceholderText("")  # a whole column of hints is read by nobody
    return made


def first_field(step: QWidget) -> QWidget | None:
    """Where the keyboard begins in a step."""
    wanted: Sequence[QWidget] = [
        w
        for w in step.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(step) and w.isEnabled()
    ]
    return wanted[0] if wanted else None
