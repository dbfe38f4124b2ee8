"""« Comparer avec un atelier… »: choose an earlier session of the unit, see what changed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from pcra_game.domain.comparison import Change, Comparison, Fate, compare
from pcra_game.domain.game import Game
from pcra_game.domain.journal import History
from pcra_game.domain.review import Finding
from pcra_game.domain.state import WorkshopState
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import comparison as words
from pcra_game.texts.known_error import KnownError
from pcra_game.texts.typography import date_fr
from pcra_game.windows.comparison_cells import ChangeCell, Seen, seen_cover, seen_light
from pcra_game.windows.controls import Note, TextBlock, button, clear, plain_label
from pcra_game.windows.file_dialogs import chosen, session_dialog
from pcra_game.windows.fitting_dialog import FittingDialog
from pcra_game.windows.room import Room
from pcra_game.windows.room_may_see import keep_private
from pcra_game.windows.round_sheet_section import SheetArea
from pcra_game.windows.style import scaled
from pcra_game.workshop.places import documents_folder

FATE_MOODS = {
    Fate.OVERDUE: (Mood.BAD, Icon.CLOCK),
    Fate.OPEN: (Mood.GOOD, Icon.CALENDAR),
    Fate.UNDATED: (Mood.WARNING, Icon.CALENDAR),
    Fate.GONE: (Mood.UNKNOWN, Icon.HELP),
}


def day_of(history: History, state: WorkshopState) -> str:
    """The local day of the last gesture of a workshop, in ISO."""
    last = datetime.fromisoformat(history.done[-1].recorded_at)
    offset = state.opened.utc_offset_minutes if state.opened is not None else 0
    return (last + timedelta(minutes=offset)).date().isoformat()


class Earlier:
    """A session read once and closed: what the comparison needs of it."""

    def __init__(self, path: Path) -> None:
        """Read a session. Raises SessionFileError with its sentence."""
        from pcra_game.persistence.session_file import SessionFile

        with SessionFile.open(path, read_only=True) as session:
            self.game: Game = session.game
            self.state: WorkshopState = session.state
            self.day = day_of(session.history, session.state)


def ask_for_earlier(room: Room, palette: Palette, window: QWidget) -> QObject:
    """Let the person choose a session, then show what changed; gives who waits for the choice."""
    return _Choosing(room, palette, window)


def compared(room: Room, earlier: Earlier) -> tuple[Comparison, str, str]:
    """The comparison and both days, the earlier first whichever of the two was chosen.

    Raises KnownError with one sentence for another unit.
    """
    if earlier.game.unit_code != room.game.unit_code:
        raise KnownError(words.other_unit(earlier.game.unit.label, room.game.unit.label))
    here = day_of(room.workshop.history, room.state)
    ours, theirs = (room.state, room.game), (earlier.state, earlier.game)
    if earlier.day > here:
        return compare(*ours, *theirs, on=earlier.day), here, earlier.day
    return compare(*theirs, *ours, on=here), earlier.day, here


class _Choosing(QObject):
    """Waits for the file; lives as long as the window."""

    def __init__(self, room: Room, palette: Palette, window: QWidget) -> None:
        super().__init__(window)
        self._room, self._palette, self._window = room, palette, window
        self.dialog = session_dialog(window, documents_folder())
        self.dialog.accepted.connect(self._chosen)
        self.dialog.finished.connect(self._gone)
        self.dialog.open()

    def _chosen(self) -> None:
        show_comparison(self._room, self._palette, self._window, Path(chosen(self.dialog)))

    def _gone(self) -> None:
        self.dialog.deleteLater()
        self.deleteLater()


def show_comparison(
    room: Room, palette: Palette, window: QWidget, path: Path
) -> "ComparisonDialog | None":
    """Compare with the session at `path`; what cannot be read is said by the room."""
    try:
        earlier = Earlier(path)
        found, before, after = compared(room, earlier)
    except KnownError as error:
        room.refused.emit(str(error))
        return None
    told = words.subtitle(date_fr(before), date_fr(after))
    here, there = room.game.scenario.title, earlier.game.scenario.title
    if here != there:
        told = f"{told}. {words.other_scenario(there, here)}"
    dialog = ComparisonDialog(found, told, palette, window)
    dialog.show()
    return dialog


class ComparisonDialog(FittingDialog):
    """Lights, covers, findings, actions and activities, each with signs and words."""

    def __init__(
        self, found: Comparison, told: str, palette: Palette, parent: QWidget | None = None
    ) -> None:
        """Take the comparison, its subtitle and the theme."""
        super().__init__(parent)
        keep_private(self)
        self._found, self._palette = found, palette
        self.setWindowTitle(words.TITLE)
        self.resize(scaled(1240), scaled(720))
        self.area = SheetArea()
        self._grid_box = QWidget()
        self._grid = QGridLayout(self._grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self.only_changes = QCheckBox(words.ONLY_CHANGES)
        self.only_changes.toggled.connect(self._show_covers)
        self._no_change = plain_label(words.NO_CHANGE, "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 16, 6, 14)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(plain_label(words.TITLE, "title"))
        head.addWidget(plain_label(told, "soft", wraps=True))
        head.addWidget(plain_label(_totals(found), "heading", wraps=True))
        column.addLayout(head)
        column.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addStretch(1)
        foot.addWidget(button(words.CLOSE, role="secondary", clicked=self.accept))
        column.addLayout(foot)
        self._fill()
        self._show_covers()

    def _fill(self) -> None:
        found = self._found
        self._section(words.LIGHTS, self._lights())
        self._section(words.COVERS, self.only_changes, self._grid_box, self._no_change)
        self._section(
            words.FINDINGS,
            *self._findings(words.LIFTED, found.lifted, Mood.GOOD, Icon.CHECK),
            *self._findings(words.RAISED, found.raised, Mood.WARNING, Icon.WARNING),
        )
        self._section(words.ACTIONS, *self._actions())
        self._section(words.ACTIVITIES, *self._activities())
        self.area.column.addStretch(1)

    def _section(self, title: str, *parts: QWidget) -> None:
        self.area.add(plain_label(title, "title"))
        self.area.add(*(parts or (plain_label(words.NO_CHANGE, "soft"),)))

    def _lights(self) -> QWidget:
        box = QWidget()
        row = QGridLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for place, one in enumerate(self._found.lights):
            row.addWidget(plain_label(one.name, "heading"), 0, place)
            row.addWidget(self._cell(seen_light(one)), 1, place)
        return box

    def _show_covers(self) -> None:
        """Lay the grid: a row an activity, a column a context."""
        clear(self._grid)
        only = self.only_changes.isChecked()
        covers = self._found.covers
        moving = {one.activity for one in covers if one.change is not Change.SAME}
        rows = [a for a in dict.fromkeys(c.activity for c in covers) if not only or a in moving]
        contexts = list(dict.fromkeys(one.context for one in covers))
        self._grid_box.setVisible(bool(rows))
        self._no_change.setVisible(not rows)
        for place, context in enumerate(contexts, start=1):
            head = TextBlock(context, px=16, bold=True, colour=self._palette.ink)
            self._grid.addWidget(head, 0, place)
            self._grid.setColumnStretch(place, 1)
        for one in covers:
            if one.activity not in rows:
                continue
            row = rows.index(one.activity) + 1
            if self._grid.itemAtPosition(row, 0) is None:
                name = TextBlock(one.label, px=15, bold=True, colour=self._palette.ink)
                name.setMinimumWidth(scaled(230))
                self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
            cell = self._cell(seen_cover(one))
            self._grid.addWidget(cell, row, contexts.index(one.context) + 1)

    def _cell(self, seen: Seen) -> ChangeCell:
        return ChangeCell(seen, self._palette)

    def _findings(
        self, title: str, found: tuple[Finding, ...], mood: Mood, icon: Icon
    ) -> Iterable[QWidget]:
        if found:
            yield plain_label(words.group(title, len(found)), "heading")
        for one in found:
            yield self._note(mood, icon, f"{one.code} · {one.text}")

    def _actions(self) -> Iterable[QWidget]:
        if not self._found.actions:
            yield plain_label(words.NO_ACTION, "soft")
        for fate in Fate:
            several = [one for one in self._found.actions if one.fate is fate]
            if several:
                yield plain_label(words.group(words.FATE[fate], len(several)), "heading")
            for one in several:
                due = date_fr(one.due) if one.due else ""
                mood, icon = FATE_MOODS[fate]
                yield self._note(mood, icon, words.action(one.text, one.owner, due))

    def _activities(self) -> Iterable[QWidget]:
        for label in self._found.added:
            yield self._note(Mood.GOOD, Icon.PLUS, f"{words.ADDED}\u00a0: {label}")
        for label in self._found.removed:
            yield self._note(Mood.UNKNOWN, Icon.MINUS, f"{words.REMOVED}\u00a0: {label}")

    def _note(self, mood: Mood, icon: Icon, text: str) -> Note:
        note = Note(mood, icon, self._palette)
        note.say(text)
        return note


def _totals(found: Comparison) -> str:
    better, examined = found.moved(Change.BETTER), found.moved(Change.EXAMINED)
    worse = found.moved(Change.WORSE) + found.moved(Change.LOST)
    return words.totals(better, examined, worse, len(found.lifted), len(found.raised))
