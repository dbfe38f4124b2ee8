"""A form for one kind of fact: a field for each value, what is known already shown in it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcra_game.domain.checks import checked
from pcra_game.domain.events import Event
from pcra_game.domain.moves import Record
from pcra_game.table_view.palette import Palette
from pcra_game.texts.known_error import KnownError
from pcra_game.texts.typography import ellipsis
from pcra_game.windows.fact_form_choices import Spec, reader_for, specs
from pcra_game.windows.fact_form_drafts import Drafts
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_known import known, starting
from pcra_game.windows.fact_form_readers import DurationReader
from pcra_game.windows.room import Room

_SAID = 90
_SHOWS_NOTHING = {"serious_from", "dangerous_from"}
"""Durations where nothing is itself an answer, and is shown: « jamais »."""


class FactForm(QWidget):
    """Fields for every value of an event.

    Ids of new things are made here, one for each fact; `preset` gives values by path
    (`means.label`), ids of known things among them. What the workshop knows already of the thing
    that is spoken of fills the fields that nobody touched. `refused` tells a sentence that is not
    said under a field; `stuck` gives the field that says one.
    """

    refused = Signal(str)
    stuck = Signal(object)

    def __init__(
        self,
        room: Room,
        palette: Palette,
        fact_type: type[Any],
        preset: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.fact_type = fact_type
        self._room = room
        self._preset = dict(preset or {})
        self._ids: dict[str, str] = {}
        self._fields: dict[str, Field] = {}
        self._drafts = Drafts(self._fields)
        self._specs = {spec.path: spec for spec in specs(fact_type)}
        self._shown_known: set[str] = set()
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for spec in self._specs.values():
            if not spec.hidden:
                self._add(spec, palette)
                column.addWidget(self._fields[spec.path])
        column.addStretch(1)
        self.start_again(self._preset)

    def take_up(self, preset: Mapping[str, Any] | None = None) -> None:
        """Go on with what was typed for this thing, or start again where nothing was."""
        wanted = self._preset if preset is None else dict(preset)
        if wanted == self._preset and self._drafts.in_hand():
            self._refresh_lists()
            return
        self._drafts.put_by(self._preset)
        self.start_again(wanted if preset is not None else None)
        if self._drafts.bring_back(self._preset):
            self._show_known()

    def waiting_words(self) -> bool:
        """Whether something was typed that is not noted."""
        return self._drafts.any_left()

    def start_again(self, preset: Mapping[str, Any] | None = None) -> None:
        """Empty the form for another fact of its kind."""
        self._preset = dict(preset or {})
        self._ids = {}
        self._shown_known = set()
        for field in self._fields.values():
            field.touched = False
            field.set_text("")
        self._refresh_lists()
        self._show(starting(self.fact_type, self._room))
        self._show(self._preset)
        self._show_known()

    def field(self, path: str) -> QWidget:
        """The widget in which people type a value. KeyError for a value that has none."""
        return self._fields[path].widget

    def paths(self) -> tuple[str, ...]:
        """The paths of the fields, in the order of the keyboard."""
        return tuple(self._fields)

    def typed_for(self, path: str, value: Any) -> str:
        """What a person types in a field for this value."""
        return self._fields[path].reader.say(value)

    def value(self, path: str) -> Any:
        """What a field says now; `None` where it says nothing that is understood."""
        if path in self._fields:
            return self._fields[path].value_or_none()
        return self._preset.get(path, self._ids.get(path))

    def said(self) -> str:
        """What is typed, in short."""
        texts = (field.text().replace("\n", " ").strip() for field in self._fields.values())
        return ellipsis(" · ".join(text for text in texts if text), _SAID)

    def complaint(self, path: str) -> str:
        """What is said under a field, empty where nothing is."""
        return self._fields[path].complaint()

    def fact(self) -> Event:
        """The fact as the form says it.

        Raises KnownError with one French sentence, said under the field that it is about.
        """
        built = checked(self._built(self.fact_type, ""), self._room.state, self._room.game)
        event: Event = built
        return event

    def submit(self) -> bool:
        """Ask the room to keep the fact. False, and the reason is said, where it is refused."""
        try:
            fact = self.fact()
        except KnownError as error:
            complaining = [f for f in self._fields.values() if f.complaint() == str(error)]
            if complaining:
                self.stuck.emit(complaining[0])
            else:
                self.refused.emit(str(error))
            return False
        if not self._room.ask(Record(fact)):
            return False
        self.start_again()
        return True

    def _add(self, spec: Spec, palette: Palette) -> None:
        reader = reader_for(spec, self._room, self.value)
        field = Field(spec.path, spec.label, reader, palette)
        field.edited = self._edited
        self._fields[spec.path] = field

    def _edited(self) -> None:
        if not self._filling:
            self._show_known()

    def _refresh_lists(self) -> None:
        for path, field in self._fields.items():
            field.use(reader_for(self._specs[path], self._room, self.value))

    def _show_known(self) -> None:
        """Fill what nobody touched from what the workshop knows of what was chosen."""
        if "subject" in self._fields and "code" in self._fields:
            subject = self._fields["subject"]
            subject.use(reader_for(self._specs["subject"], self._room, self.value))
        found = known(self.fact_type, self._room, self.value)
        shown = {path: value for path, value in found.items() if self._may_show(path)}
        forgotten = {path: "" for path in self._shown_known - shown.keys() if self._may_show(path)}
        self._shown_known = set(shown)
        self._show({**forgotten, **shown})

    def _may_show(self, path: str) -> bool:
        field = self._fields.get(path)
        return field is not None and not field.touched and path not in self._preset

    def _show(self, values: Mapping[str, Any]) -> None:
        self._filling = True
        for path, value in values.items():
            field = self._fields.get(path)
            if field is None:
                continue
            said = self._shown(path, value)
            if said != field.text():
                field.set_text(said)
        self._filling = False

    def _shown(self, path: str, value: Any) -> str:
        field = self._fields[path]
        spec = self._specs[path]
        if value == "":
            return ""
        nothing = value is None and isinstance(field.reader, DurationReader)
        return "" if nothing and spec.name not in _SHOWS_NOTHING else field.reader.say(value)

    def _built(self, cls: type[Any], prefix: str) -> Any:
        hints = get_type_hints(cls)
        made = {}
        for part in fields(cls):
            path = f"{prefix}{part.name}"
            hint = hints[part.name]
            if isinstance(hint, type) and is_dataclass(hint):
                made[part.name] = self._built(hint, f"{path}.")
            elif path in self._fields:
                made[part.name] = self._read(path)
            else:
                made[part.name] = self._id(path)
        return cls(**made)

    def _read(self, path: str) -> Any:
        field = self._fields[path]
        try:
            return field.value()
        except KnownError as error:
            field.complain(str(error))
            field.widget.setFocus()
            raise

    def _id(self, path: str) -> str:
        """The id of the thing: given, or made once for each fact."""
        if path in self._preset:
            return str(self._preset[path])
        if path not in self._ids:
            self._ids[path] = self._room.new_id()
        return self._ids[path]
