"""One left-over slip in the grid: its code, its card, four cells, and what became of it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from pcra_game.domain.answers import Exists, Solution
from pcra_game.domain.guessing import guess
from pcra_game.domain.limits import WHAT, WHO, WITH_WHAT
from pcra_game.domain.moves import Decide, WriteSolution
from pcra_game.domain.sheet import function_label
from pcra_game.domain.slips import Slip
from pcra_game.domain.state import shown
from pcra_game.domain.suggestions import function_named, functions_like, functions_of
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.typesetting import code_font
from pcra_game.texts import slips as words
from pcra_game.windows.controls import TextBlock, plain_label
from pcra_game.windows.fact_form_fields import TypedLine
from pcra_game.windows.room import Room
from pcra_game.windows.style import scaled

_LIMITS = {"what": WHAT, "who": WHO, "with_what": WITH_WHAT, "exists": 1}
_EXISTS = {"o": Exists.YES, "e": Exists.PARTLY, "n": Exists.NO}


class SlipRow:
    """Reads and stores one slip. What is typed is a draft until the row is decided."""

    def __init__(self, room: Room, slip: Slip, context: str, palette: Palette) -> None:
        """Take the room, the slip and the context that it answers."""
        self._room, self._slip, self._context = room, slip, context
        self._code = plain_label(slip.code)
        self._code.setFont(code_font(scaled(16), bold=True))
        self._code.setFixedWidth(scaled(84))
        self._title = TextBlock(
            f"{slip.title} · {slip.subject}" if slip.subject else slip.title,
            px=15,
            colour=palette.ink,
        )
        self._state = plain_label("", "soft")
        self._state.setMinimumWidth(scaled(76))
        self.cells = {name: self._cell(name) for name in _LIMITS}
        self.cells["exists"].setFixedWidth(scaled(92))
        self.cells["exists"].setPlaceholderText(words.EXISTS_HINT)
        self._solution = self._read_answer()
        self._stored = self._typed()

    @property
    def last(self) -> TypedLine:
        """The last cell of the row."""
        return self.cells["exists"]

    def widgets(self) -> tuple[QWidget, ...]:
        """The widgets of the row, from left to right."""
        return (self._code, self._title, *self.cells.values(), self._state)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is one of the cells."""
        return any(cell is widget for cell in self.cells.values())

    def store(self) -> str:
        """Keep what is typed as a draft; gives a French sentence where that cannot be."""
        typed = self._typed()
        if typed == self._stored:
            return ""
        what, who, with_what, exists = typed
        if not what:
            return words.WHAT_FIRST
        if exists and exists.lower() not in _EXISTS:
            return words.WRONG_EXISTS
        room = self._room
        solution = replace(
            self._solution or Solution(room.new_id(), what),
            what=what,
            who=self._function(who),
            with_what=with_what,
            services=guess(f"{what} {with_what}", room.game.services.values()),
            exists=_EXISTS.get(exists.lower()),
        )
        if not room.ask(WriteSolution(self._slip.card, self._context, solution)):
            return words.refused(self._slip.code)
        self._solution, self._stored = solution, typed
        self._state.setText(words.DRAFT)
        return ""

    def decide(self) -> str:
        """Store, then decide; gives a French sentence where that cannot be."""
        trouble = self.store()
        if trouble:
            return trouble
        if self._solution is None:
            return words.WHAT_FIRST
        if not self._room.ask(Decide(self._slip.card, self._context)):
            return words.refused(self._slip.code)
        self._state.setText(words.DECIDED)
        return ""

    def _typed(self) -> tuple[str, str, str, str]:
        what, who, with_what, exists = (cell.text().strip() for cell in self.cells.values())
        return what, who, with_what, exists

    def _function(self, typed: str) -> str:
        """The function of that name, or the only one that a few letters can mean."""
        room = self._room
        named = function_named(room.state, room.game, typed)
        if named != typed or not typed:
            return named
        alike = functions_like(room.state, room.game, typed)
        return alike[0].value if alike else typed

    def _cell(self, name: str) -> TypedLine:
        cell = TypedLine()
        cell.setObjectName(f"{name}:{self._slip.code}")
        cell.setMaxLength(_LIMITS[name])
        cell.setAccessibleName(words.cell(name, self._slip.code, self._slip.title))
        cell.setReadOnly(self._room.read_only)
        if name == "who":
            labels = [one.label for one in functions_of(self._room.state, self._room.game)]
            completer = QCompleter(labels, cell)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            cell.setCompleter(completer)
        return cell

    def _read_answer(self) -> Solution | None:
        """Show a draft that the room began; « idem » and defaults are not the card's own."""
        room = self._room
        seen = shown(room.state, self._slip.card, self._context)
        if seen is None or not seen.solutions or seen.decision.follows is not None:
            return None
        solution = seen.solutions[0]
        self.cells["what"].setText(solution.what)
        self.cells["who"].setText(function_label(room.state, room.game, solution.who))
        self.cells["with_what"].setText(solution.with_what)
        said = {value: key for key, value in _EXISTS.items()}
        self.cells["exists"].setText(said[solution.exists] if solution.exists else "")
        self._state.setText(words.DRAFT)
        return solution
