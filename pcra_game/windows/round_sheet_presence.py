"""Who sits in the room, by function: one more, one less, works nights."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from pcra_game.domain.chronicle import ChronicleKeeper
from pcra_game.domain.framing_events import PresenceNoted
from pcra_game.domain.moves import Record
from pcra_game.domain.sheet import function_label
from pcra_game.table_view.icons import Icon
from pcra_game.texts import chronicle as words
from pcra_game.texts.typography import time_fr
from pcra_game.windows.activity_sheet_lists import ShownList
from pcra_game.windows.controls import TextBlock, button, plain_label
from pcra_game.windows.fact_form_fields import ChoiceBox
from pcra_game.windows.round_sheet_place import RoundPlace, bare_column
from pcra_game.windows.round_sheet_section import row_of
from pcra_game.windows.style import scaled


class PresenceLines(QWidget):
    """One line a function, and a list to add one; each change is a gesture at its hour."""

    def __init__(self, place: RoundPlace) -> None:
        """Take where the sheet lives."""
        super().__init__()
        self._place = place
        self._keeper = ChronicleKeeper(place.room.game)
        self._none = plain_label(words.PRESENCE_NONE, "soft")
        self._lines = ShownList()
        self._offered: tuple[str, ...] = ()
        self.add = ChoiceBox([])
        self.add.setObjectName("add_present")
        self.add.setAccessibleName(words.ADD_PRESENT)
        line = self.add.lineEdit()
        if line is not None:
            line.setPlaceholderText(words.ADD_PRESENT)
            line.returnPressed.connect(self._add)
        # Arrows walk through the list: only Enter, or the key beside it, says that somebody came.
        arrived = button(words.ARRIVED, palette=place.palette, clicked=self._add)
        arrived.setObjectName("arrived")
        column = bare_column(self)
        column.addWidget(plain_label(words.PRESENCE_HINT, "soft", wraps=True))
        for widget in (self._none, self._lines, row_of((self.add, 1), (arrived, 0))):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Show who is there, and since when."""
        room = self._place.room
        stays = self._keeper.follow(room.workshop.history).stays
        since = {stay.function: stay.arrived for stay in stays if stay.left is None}
        here = [
            (p.function, p.count, p.nights, since.get(p.function, ""))
            for p in room.state.presence.values()
        ]
        self._none.setVisible(not here)
        self._lines.show_all(here, self._line)
        absent = [f for f in self._functions() if f not in room.state.presence]
        self._offered = tuple(absent)
        self.add.offer([function_label(room.state, room.game, f) for f in absent])
        self.add.setEnabled(not room.read_only)

    def count(self) -> int:
        """How many people are there."""
        return sum(p.count for p in self._place.room.state.presence.values())

    def _functions(self) -> tuple[str, ...]:
        room = self._place.room
        return (*room.game.functions, *room.state.functions)

    def _line(self, value: object) -> QWidget:
        assert isinstance(value, tuple)
        function, number, nights, arrived = value
        room, palette = self._place.room, self._place.palette
        label = function_label(room.state, room.game, function)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = words.present_line(label, number, time_fr(arrived) if arrived else "")
        row.addWidget(TextBlock(said, px=16, colour=palette.ink), 1)
        moon = QCheckBox(words.NIGHTS)
        moon.setObjectName(f"nights:{function}")
        moon.setChecked(nights)
        moon.setAccessibleName(words.works_nights(label))
        moon.toggled.connect(partial(self._note, function, number))
        row.addWidget(moon)
        for name, icon, change in (
            ("less", Icon.MINUS, -1),
            ("more", Icon.PLUS, 1),
        ):
            spoken = words.ONE_MORE if change > 0 else words.ONE_LESS
            key = button(
                "",
                icon=icon,
                palette=palette,
                name=f"{spoken}\u00a0: {label}",
                clicked=partial(self._note, function, number + change, nights),
            )
            key.setObjectName(f"{name}:{function}")
            key.setFixedWidth(scaled(38))
            key.setEnabled(not room.read_only)
            row.addWidget(key)
        moon.setEnabled(not room.read_only)
        return line

    def _note(self, function: str, number: int, nights: bool) -> None:
        again = self.focusWidget()
        name = again.objectName() if again is not None else ""
        self._place.room.ask(Record(PresenceNoted(function, number, nights)))
        made_anew = self.findChild(QWidget, name) if name else None
        if made_anew is not None:
            made_anew.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        place = self.add.findText(self.add.currentText(), Qt.MatchFlag.MatchFixedString)
        if not 0 <= place < len(self._offered):
            return
        function = self._offered[place]
        self.add.setCurrentIndex(-1)
        self.add.setEditText("")
        self._note(function, 1, False)
