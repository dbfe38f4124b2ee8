"""The groups of fields of an activity: what each shows, and the fact that it tells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pcra_game.domain import activity_events as facts
from pcra_game.domain.activity_events import DurationField, TextField
from pcra_game.domain.events import Event
from pcra_game.domain.limits import SHORT_TEXT
from pcra_game.domain.sheet import ActivitySheet, Stated, activity_sheet
from pcra_game.table_view.palette import Palette
from pcra_game.texts import activity_sheet as words
from pcra_game.windows.activity_sheet_kept import IDLE_MS, KeptFacts, Stored
from pcra_game.windows.controls import plain_label
from pcra_game.windows.fact_form_choices import references
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import (
    ChoiceReader,
    DateReader,
    DurationReader,
    ListReader,
    NumberReader,
    Option,
    Reader,
    TextReader,
)
from pcra_game.windows.room import Room
from pcra_game.windows.round_sheet_section import column_of, row_of
from pcra_game.windows.style import scaled

DURATIONS = {
    DurationField.DMIA: words.DMIA,
    DurationField.TOLERATED_LOSS: words.TOLERATED_LOSS,
    DurationField.SET_UP: words.SET_UP,
    DurationField.ENDURANCE: words.ENDURANCE,
}
TEXTS = {
    TextField.STOP_SIGN: words.STOP_SIGN,
    TextField.MINIMUM_SERVICE: words.MINIMUM_SERVICE,
    TextField.RECORD_MEANWHILE: words.RECORD_MEANWHILE,
    TextField.OFFLINE_DATA: words.OFFLINE_DATA,
    TextField.SITE_VARIANT: words.SITE_VARIANT,
}


_DELAY_WIDTH = 170
"""The longest delay, « immédiat (≤ 5 min) », fits."""


@dataclass(frozen=True)
class Place:
    """Where the fields live: the room, the colours, and the activity in hand."""

    room: Room
    palette: Palette
    activity: Callable[[], str]
    idle_ms: int = IDLE_MS

    def sheet(self) -> ActivitySheet:
        """The activity as it stands."""
        return activity_sheet(self.room.state, self.room.game, self.activity())

    def field(
        self, name: str, caption: str, reader: Reader, *, headed: bool = True, hint: str = ""
    ) -> Field:
        """A field of the sheet."""
        return Field(name, caption, reader, self.palette, headed=headed, placeholder=hint)

    def group(
        self,
        fields: Sequence[Field],
        fact: Callable[[tuple[Any, ...]], Event],
        stored: Callable[[], Stored],
    ) -> KeptFacts:
        """Fields of the sheet that are kept as one fact."""
        return KeptFacts(self.room, fields, fact, stored, idle_ms=self.idle_ms)

    def functions(self, *, nights: bool = False) -> tuple[Option, ...]:
        """Functions of the unit, those that sit here and work nights first if asked."""
        options = references("function", self.room)
        if not nights:
            return options
        presence = self.room.state.presence
        awake = {id for id, present in presence.items() if present.nights}
        return tuple(sorted(options, key=lambda option: option.value not in awake))


def duration_group(place: Place, field: DurationField) -> KeptFacts:
    """A delay, and why in a few words."""
    caption = DURATIONS[field]
    minutes = place.field(
        field.value, caption, DurationReader(caption, optional=True), headed=False, hint=words.DELAY
    )
    note = place.field(
        f"{field.value}_note",
        words.NOTE_FOR,
        TextReader(words.NOTE_FOR, SHORT_TEXT),
        headed=False,
        hint=words.NOTE_FOR,
    )

    def fact(values: tuple[Any, ...]) -> facts.DurationSet:
        return facts.DurationSet(place.activity(), field, *values)

    def stored() -> Stored:
        stated: Stated = getattr(place.sheet(), field.value)
        return Stored((stated.minutes, stated.note), stated.discussed)

    heading = plain_label(caption, "heading", wraps=True)
    heading.setBuddy(minutes.widget)
    minutes.widget.setMinimumWidth(scaled(_DELAY_WIDTH))
    group = place.group((minutes, note), fact, stored)
    return group.lay(heading, row_of((minutes, 2), (note, 3)))


def text_group(place: Place, field: TextField) -> KeptFacts:
    """A short text of the activity."""
    caption = TEXTS[field]
    written = place.field(field.value, caption, TextReader(caption, SHORT_TEXT, long=True))

    def fact(values: tuple[Any, ...]) -> facts.ActivityTextSet:
        return facts.ActivityTextSet(place.activity(), field, *values)

    def stored() -> Stored:
        said = getattr(place.sheet(), field.value)
        return Stored((said.text,), said.discussed)

    group = place.group((written,), fact, stored)
    if field is TextField.SITE_VARIANT:
        return group.lay(written, plain_label(words.SITE_VARIANT_MEANS, "soft", wraps=True))
    return group.lay(written)


def needs_group(place: Place) -> KeptFacts:
    """The services that the activity needs, typed by name."""
    one = ChoiceReader(words.NEEDS, references("service", place.room))
    listed = place.field(
        "needs", words.NEEDS, ListReader(words.NEEDS, one), headed=False, hint=words.NEEDS_HINT
    )

    def fact(values: tuple[Any, ...]) -> facts.ActivityNeedsSet:
        return facts.ActivityNeedsSet(place.activity(), values[0])

    def stored() -> Stored:
        sheet = place.sheet()
        return Stored((sheet.needs,), sheet.played.needs is not None)

    return place.group((listed,), fact, stored).lay(listed)


def fingers_group(place: Place) -> KeptFacts:
    """Five counts side by side: how many hands showed one, two, three, four, five fingers."""
    fields = tuple(
        place.field(
            f"fingers_{shown}",
            words.hands_showing(shown),
            NumberReader(words.hands_showing(shown), optional=True),
            headed=False,
        )
        for shown in range(1, 6)
    )

    def fact(values: tuple[Any, ...]) -> facts.FingersCounted:
        one, two, three, four, five = (count or 0 for count in values)
        return facts.FingersCounted(place.activity(), (one, two, three, four, five))

    def stored() -> Stored:
        fingers = place.sheet().played.fingers
        return Stored(fingers.counts if fingers is not None else (None,) * 5)

    group = place.group(fields, fact, stored)
    columns = (
        column_of((plain_label(name, "soft"), field), 1)
        for name, field in zip(words.FINGER_NAMES, fields, strict=True)
    )
    return group.lay(row_of(*((column, 1) for column in columns)))


def dissent_group(place: Place) -> KeptFacts:
    """What the room does not agree on."""
    written = place.field(
        "dissent", words.DISSENT, TextReader(words.DISSENT, SHORT_TEXT, long=True)
    )

    def fact(values: tuple[Any, ...]) -> facts.DissentNoted:
        return facts.DissentNoted(place.activity(), values[0])

    return place.group((written,), fact, lambda: Stored((place.sheet().played.dissent,))).lay(
        written
    )


def referent_group(place: Place) -> KeptFacts:
    """The function that follows the activity."""
    reader = ChoiceReader(words.REFERENT, place.functions(), required=False, none="")
    named = place.field("referent", words.REFERENT, reader)

    def fact(values: tuple[Any, ...]) -> facts.ReferentNamed:
        return facts.ReferentNamed(place.activity(), values[0])

    return place.group((named,), fact, lambda: Stored((place.sheet().played.referent,))).lay(named)


def procedure_group(place: Place) -> KeptFacts:
    """An existing document: its code, where the paper lies, its date."""
    code = place.field(
        "procedure_code", words.PROCEDURE, TextReader(words.PROCEDURE_CODE, SHORT_TEXT),
        hint=words.PROCEDURE_CODE,
    )  # fmt: skip
    lies = place.field(
        "procedure_place", words.PROCEDURE_PLACE, TextReader(words.PROCEDURE_PLACE, SHORT_TEXT),
        headed=False, hint=words.PROCEDURE_PLACE,
    )  # fmt: skip
    dated = place.field(
        "procedure_dated", words.PROCEDURE_DATED, DateReader(words.PROCEDURE_DATED, optional=True),
        headed=False, hint=words.PROCEDURE_DATED,
    )  # fmt: skip

    def fact(values: tuple[Any, ...]) -> facts.ProcedureReferenced:
        return facts.ProcedureReferenced(place.activity(), *values)

    def stored() -> Stored:
        known = place.sheet().played.procedure
        return Stored((known.code, known.place, known.dated) if known else ("", "", None))

    group = place.group((code, lies, dated), fact, stored)
    return group.lay(code, row_of((lies, 3), (dated, 2)))


def tested_group(place: Place) -> KeptFacts:
    """The date of a real test."""
    reader = DateReader(words.TESTED, optional=True)
    on = place.field("tested_on", words.TESTED, reader, hint=words.TESTED_ON)

    def fact(values: tuple[Any, ...]) -> facts.ActivityTested:
        return facts.ActivityTested(place.activity(), values[0])

    return place.group((on,), fact, lambda: Stored((place.sheet().played.tested_on,))).lay(on)


def dots_group(place: Place) -> KeptFacts:
    """How many sticky dots the activity got."""
    counted = place.field("dots", words.DOTS, NumberReader(words.DOTS, optional=True))

    def fact(values: tuple[Any, ...]) -> facts.DotsCounted:
        return facts.DotsCounted(place.activity(), values[0] or 0)

    meaning = plain_label(words.DOTS_MEAN, "soft", wraps=True)
    group = place.group((counted,), fact, lambda: Stored((place.sheet().played.dots,)))
    return group.lay(counted, meaning)
