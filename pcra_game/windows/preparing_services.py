"""Step of the preparation: services as the hospital knows them, typed in or read from a CSV."""

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout

from pcra_game.domain.events import Event
from pcra_game.domain.framing_events import FunctionAdded, ServiceDescribed
from pcra_game.domain.limits import SHORT_TEXT
from pcra_game.exports.target import write_atomically
from pcra_game.imports.services_sheet import read_services_sheet, template
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import facts as fact_words
from pcra_game.texts import preparing as words
from pcra_game.texts import services_sheet as sheet_words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.controls import FlowRow, Note, TextBlock, button, plain_label
from pcra_game.windows.fact_form_fields import Field
from pcra_game.windows.fact_form_readers import Reader
from pcra_game.windows.file_dialogs import chosen, place_dialog, session_dialog
from pcra_game.windows.preparing_draft import Draft
from pcra_game.windows.preparing_step import Delay, ShortText, Step, field_of
from pcra_game.workshop.places import documents_folder, free_path

SHOWN = ("local_name", "rto", "backup_age", "hosted_by")
_STRETCH = (5, 5, 3, 3, 4)


class ServicesStep(Step):
    """A row for each service that the unit needs; the others on demand."""

    title = words.SERVICES
    hint = words.SERVICES_HINT

    def __init__(self, draft: Draft, palette: Palette) -> None:
        super().__init__(draft, palette)
        self.rows: dict[str, dict[str, Field]] = {}
        self._known = {fact.service: fact for fact in draft.of(ServiceDescribed)}
        self._dialog: QFileDialog | None = None
        self.done = Note(Mood.GOOD, Icon.CHECK, palette)
        self.trouble = Note(Mood.BAD, Icon.ALERT, palette)
        for note in (self.done, self.trouble):
            note.say("")
        self.all = button(words.ALL_SERVICES, clicked=self.show_every_service)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._arrange()

    def enter(self) -> None:
        wanted = {*self.draft.needed_services(), *self._known}
        self._show_rows(tuple(code for code in self.draft.game.services if code in wanted))

    def show_every_service(self) -> None:
        """Show a row for every service of the deck."""
        self._show_rows(tuple(self.draft.game.services))
        self.all.setEnabled(False)

    def facts(self) -> tuple[Event, ...]:
        described = (self._described(code) for code in self._codes())
        return tuple(fact for fact in described if fact != ServiceDescribed(fact.service))

    def said(self) -> str:
        described = len(self.facts())
        return words.services_filled(described) if described else ""

    def import_sheet(self, path: Path) -> None:
        """Fill the rows from a CSV, all of it or nothing; says what was read, or every fault."""
        self.done.say("")
        self.trouble.say("")
        added = {fact.id: fact.label for fact in self.draft.of(FunctionAdded)}
        try:
            sheet = read_services_sheet(path, self.draft.game, added)
        except KnownError as error:
            self.trouble.say(str(error))
            return
        for fact in sheet.services:
            self._take(fact)
        self.enter()
        said = [sheet_words.imported(len(sheet.services))]
        if sheet.unread:
            said.append(sheet_words.unknown_columns(sheet.unread))
        self.done.say(" ".join(said))
        self.edited.emit()

    def write_template(self, path: Path) -> None:
        """Write the template of the sheet."""
        self.done.say("")
        self.trouble.say("")
        target = path if path.suffix else path.with_suffix(".csv")
        content = template(self.draft.game)
        try:
            write_atomically(target, lambda stream: _give(stream, content))
        except KnownError as error:
            self.trouble.say(str(error))
            return
        self.done.say(sheet_words.template_written(target.name, str(target.parent)))

    def _take(self, fact: ServiceDescribed) -> None:
        """What the sheet says replaces what was typed; what it leaves empty stays."""
        before = self._described(fact.service)
        said = {name: getattr(fact, name) for name in (*SHOWN, "referent", "note")}
        kept = {name: value for name, value in said.items() if value not in (None, "")}
        self._known[fact.service] = replace(before, **kept)
        for name, field in self.rows.get(fact.service, {}).items():
            if name in kept:
                field.set_text(field.reader.say(kept[name]))

    def _codes(self) -> tuple[str, ...]:
        return tuple(c for c in self.draft.game.services if c in self.rows or c in self._known)

    def _described(self, code: str) -> ServiceDescribed:
        known = self._known.get(code, ServiceDescribed(code))
        row = self.rows.get(code)
        if row is None:
            return known
        said = {name: field.value_or_none() for name, field in row.items()}
        return replace(
            known,
            local_name=str(said["local_name"] or ""),
            hosted_by=str(said["hosted_by"] or ""),
            rto=_minutes(said["rto"]),
            backup_age=_minutes(said["backup_age"]),
        )

    def _show_rows(self, codes: tuple[str, ...]) -> None:
        for code in codes:
            if code not in self.rows:
                self._add_row(code)

    def _add_row(self, code: str) -> None:
        number = self._grid.rowCount()
        service = self.draft.game.services[code]
        label = TextBlock(service.label, px=16, colour=self.look.ink)
        self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignVCenter)
        row: dict[str, Field] = {}
        known = self._known.get(code)
        for column, name in enumerate(SHOWN, 1):
            field = field_of(
                "ServiceDescribed", name, _reader(name), self.look,
                of=service.label, path=f"{code}.{name}",
            )  # fmt: skip
            if known is not None:
                field.set_text(field.reader.say(getattr(known, name)))
            row[name] = self.hear(field)
            self._grid.addWidget(field, number, column, Qt.AlignmentFlag.AlignTop)
        self.rows[code] = row

    def _arrange(self) -> None:
        keys = FlowRow(gap=10)
        keys.addWidget(button(words.IMPORT, icon=Icon.FOLDER, palette=self.look,
                              clicked=self._ask_sheet))  # fmt: skip
        keys.addWidget(button(words.TEMPLATE, clicked=self._ask_template))
        keys.addWidget(self.all)
        self.head.addLayout(keys)
        self.head.addWidget(TextBlock(sheet_words.DURATION_RULE, px=15, colour=self.look.soft_ink))
        self.head.addWidget(self.done)
        self.head.addWidget(self.trouble)
        captions = (words.SERVICE, *(fact_words.field_label("ServiceDescribed", n) for n in SHOWN))
        for column, (caption, stretch) in enumerate(zip(captions, _STRETCH, strict=True)):
            self._grid.addWidget(plain_label(caption, "heading", wraps=True), 0, column)
            self._grid.setColumnStretch(column, stretch)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def _ask_sheet(self) -> None:
        dialog = session_dialog(self, documents_folder())
        dialog.setWindowTitle(sheet_words.CHOOSE)
        dialog.setNameFilters([sheet_words.FILES])
        dialog.accepted.connect(self._sheet_chosen)
        self._open(dialog)

    def _ask_template(self) -> None:
        dialog = place_dialog(self, free_path(documents_folder(), sheet_words.TEMPLATE_NAME))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, False)
        dialog.setWindowTitle(sheet_words.CHOOSE_TEMPLATE)
        dialog.setNameFilters([sheet_words.FILES])
        dialog.setDefaultSuffix("csv")
        dialog.accepted.connect(self._template_chosen)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog = dialog
        dialog.open()

    def _sheet_chosen(self) -> None:
        if self._dialog is not None and chosen(self._dialog):
            self.import_sheet(Path(chosen(self._dialog)))

    def _template_chosen(self) -> None:
        if self._dialog is not None and chosen(self._dialog):
            self.write_template(Path(chosen(self._dialog)))


def _give(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def _minutes(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _reader(name: str) -> Reader:
    caption = fact_words.field_label("ServiceDescribed", name)
    if name in ("rto", "backup_age"):
        return Delay(caption, optional=True)
    return ShortText(caption, SHORT_TEXT)
