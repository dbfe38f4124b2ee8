"""What to write: the deliverables with the proof that each serves, and the formats."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from pcra_game.exports.deliverables import Deliverable, endings_of
from pcra_game.table_view.palette import Palette
from pcra_game.texts import deliverables as served
from pcra_game.texts import export_dialog as words
from pcra_game.windows.controls import TextBlock, plain_key, plain_label
from pcra_game.windows.style import scaled


class Deliverables(QWidget):
    """One box a deliverable; beside it the proof, and the formats that it will be written in."""

    changed = Signal()
    format_wanted = Signal(str)

    def __init__(
        self, deliverables: Sequence[Deliverable], palette: Palette, first: Sequence[str] = ()
    ) -> None:
        """Take all of them; the parts of another go with it and have no box of their own.

        `first` names those that head the list: what is asked for is in sight at its top.
        """
        super().__init__()
        self._all = tuple(deliverables)
        self._notes: dict[str, TextBlock] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self._chosen: frozenset[str] = frozenset()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(plain_label(words.WHAT, "heading"), 0, 0)
        grid.addWidget(plain_label(words.SERVES, "heading"), 0, 1)
        whole = [one for one in self._all if not one.part_of]
        for row, one in enumerate(sorted(whole, key=lambda o: o.key not in first), start=1):
            self._add(one, grid, row, palette)
        grid.setRowStretch(len(self.boxes) + 1, 1)

    def ticked(self) -> tuple[Deliverable, ...]:
        """What is to be written, with the parts that go with it, in order."""
        return tuple(one for one in self._all if self.boxes[one.part_of or one.key].isChecked())

    def tick(self, keys: Iterable[str]) -> None:
        """Tick these, and no other."""
        wanted = frozenset(keys)
        for key, box in self.boxes.items():
            box.setChecked(key in wanted)

    def standing(self) -> tuple[str, ...]:
        """The keys of what is ticked, without the parts that go with it."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def show_formats(self, chosen: Iterable[str]) -> None:
        """Say beside each what it will be written in."""
        self._chosen = frozenset(chosen)
        for one in self._all:
            if one.part_of:
                continue
            own = [ending for ending in self.endings(one) if ending in self._chosen]
            proofs = (one.proof, *one.also)
            chosen = words.chosen_formats(own) if self.boxes[one.key].isChecked() else ""
            note = words.row_note(served.proofs(proofs), chosen)
            if note != self._notes[one.key].text():
                self._notes[one.key].set_text(note)
            said = words.row_note(served.contributes(proofs), chosen)
            self.boxes[one.key].setAccessibleName(f"{one.label}, {said}")

    def endings(self, one: Deliverable) -> tuple[str, ...]:
        """The formats of a deliverable, and of the parts that go with it."""
        return endings_of(other for other in self._all if one.key in (other.key, other.part_of))

    def _add(self, one: Deliverable, grid: QGridLayout, row: int, palette: Palette) -> None:
        box = self.boxes[one.key] = QCheckBox(plain_key(one.label))
        box.setObjectName(one.key)
        box.setAccessibleDescription(one.holds)
        box.setToolTip(one.holds)
        box.toggled.connect(lambda down, one=one: self._toggled(one, down))
        note = self._notes[one.key] = TextBlock(px=14, colour=palette.soft_ink)
        note.setMinimumWidth(scaled(120))
        grid.addWidget(box, row, 0)
        grid.addWidget(note, row, 1, Qt.AlignmentFlag.AlignVCenter)

    def _toggled(self, one: Deliverable, down: bool) -> None:
        own = self.endings(one)
        if down and not self._chosen & frozenset(own):
            self.format_wanted.emit(own[0])  # ticked, it must give a file
        self.changed.emit()


class Formats(QWidget):
    """One box a format."""

    changed = Signal()

    def __init__(self, endings: Iterable[str]) -> None:
        """Take the endings of the files."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(words.FORMATS, "heading"))
        self.boxes: dict[str, QCheckBox] = {}
        for ending in sorted(endings, key=[*words.FORMAT_LABEL].index):
            box = self.boxes[ending] = QCheckBox(words.FORMAT_LABEL[ending])
            box.setObjectName(ending)
            box.setChecked(ending in words.USUAL_FORMATS)
            box.toggled.connect(self.changed)
            column.addWidget(box)
        column.addStretch(1)

    def ticked(self) -> tuple[str, ...]:
        """The endings chosen."""
        return tuple(ending for ending, box in self.boxes.items() if box.isChecked())

    def tick(self, endings: Iterable[str]) -> None:
        """Tick these, and no other."""
        wanted = frozenset(endings)
        for ending, box in self.boxes.items():
            box.setChecked(ending in wanted)

    def want(self, ending: str) -> None:
        """Tick a format."""
        self.boxes[ending].setChecked(True)
