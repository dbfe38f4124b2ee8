"""Where the file of a new workshop goes: the path proposed, and the key to choose another."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pcra_game.table_view.palette import Palette
from pcra_game.texts import welcome as words
from pcra_game.windows.controls import TextBlock, button
from pcra_game.workshop.places import SUFFIX, documents_folder, free_path, session_name


class FilePlace(QWidget):
    """A path that is free when it is shown; `asked` carries it to whoever offers another."""

    asked = Signal(str)

    def __init__(
        self,
        palette: Palette,
        named: Callable[[], str],
        *,
        folder: Path | None = None,
        today: date | None = None,
    ) -> None:
        """`named` gives what the workshop is called, for the name of its file."""
        super().__init__()
        self._named, self._today = named, today
        self._folder = folder if folder is not None else documents_folder()
        self._chosen: Path | None = None
        self.change = button(words.CHANGE_PLACE, clicked=self._ask)
        self._name = TextBlock(px=15, bold=True, colour=palette.soft_on_felt)
        self._where = TextBlock(px=15, colour=palette.on_felt)
        where = QVBoxLayout()
        where.setSpacing(0)
        where.addStretch(1)
        where.addWidget(self._name)
        where.addWidget(self._where)
        where.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(where, 1)
        row.addWidget(self.change)

    def path(self) -> Path:
        """Where the workshop will be written: what was chosen, or a name not yet taken."""
        if self._chosen is not None:
            return self._chosen
        day = self._today or date.today()  # noqa: DTZ011 - the day of the room
        return free_path(self._folder, session_name(self._named(), day))

    def choose(self, path: str) -> None:
        """Write the workshop there; its name always ends in .pcra."""
        chosen = Path(path)
        if chosen.suffix.lower() != SUFFIX:
            chosen = chosen.with_name(chosen.name + SUFFIX)
        self._chosen = chosen
        self.show_path()

    def take_up(self, before: "FilePlace") -> None:
        """Keep the place that was chosen on a page before this one."""
        self._chosen = before._chosen
        self.show_path()

    def show_path(self) -> None:
        """Show the path as it is now."""
        self._name.set_text(words.PLACE)
        self._where.set_text(str(self.path()))

    def _ask(self) -> None:
        self.asked.emit(str(self.path()))
