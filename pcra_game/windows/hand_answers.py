"""What a hand does in the answer sheet: write, share, order, decide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pcra_game.domain.answers import Action, Band, Exists, Solution
from pcra_game.domain.sheet import function_label
from pcra_game.domain.state import shown
from pcra_game.texts.typography import date_fr, duration
from pcra_game.windows.answer_band import SIGNAL
from pcra_game.windows.desk import Desk
from pcra_game.windows.hand_touch import Steps, click, held, leave, press, write

ALT = Qt.KeyboardModifier.AltModifier
_EXISTS_KEY = {Exists.YES: Qt.Key.Key_O, Exists.PARTLY: Qt.Key.Key_E, Exists.NO: Qt.Key.Key_N}
_BAND_KEY = {band: Qt.Key(Qt.Key.Key_1 + number) for number, band in enumerate(Band)}


class AnswerHand:
    """The card is in hand already."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk whose sheet is filled."""
        self._room = desk.room
        self._sheet = desk.answer

    def _field(self, name: str) -> QWidget:
        return self._sheet.field(name)

    def write(self, solution: Solution) -> Steps:
        """Fill every field of a solution that differs from what the sheet shows."""
        self._sheet.window().activateWindow()
        QApplication.processEvents()
        what = self._field("what")
        if held(what) != solution.what:
            yield from write(what, solution.what)
        yield from self._who(solution.who)
        yield from self._spend(solution)
        with_what = self._field("with_what")
        if held(with_what) != solution.with_what:
            yield from write(with_what, solution.with_what)
        yield from self._when(solution)
        if solution.exists is not None:
            yield from press(self._field("what"), _EXISTS_KEY[solution.exists], ALT)
        yield from self._services(solution.services)
        yield from self._more(solution)
        self._room.settle()

    def _who(self, who: str) -> Steps:
        label = function_label(self._room.state, self._room.game, who)
        if not who or self._sheet.fields.who.value() == who:
            return
        line = self._field("who")
        yield from write(line, label)
        choices = self._sheet.fields.who.line.choices.values()
        if who in choices:
            for _ in range(choices.index(who)):
                yield from press(line, Qt.Key.Key_Down)
        yield from press(line, Qt.Key.Key_Return)

    def _spend(self, solution: Solution) -> Steps:
        line = self._field("with_what")
        for spending in solution.spends:
            means = self._room.state.means[spending.means]
            if self._sheet.findChild(QWidget, f"means_{means.id}") is None:
                yield from write(line, means.label)
                choices = self._sheet.fields.with_what.choices.values()
                for _ in range(choices.index(f"means {means.id}") + 1):
                    yield from press(line, Qt.Key.Key_Down)
                yield from press(line, Qt.Key.Key_Return)
            chip = self._field(f"means_{means.id}")
            chip.setFocus()
            for digit in str(spending.quantity):
                yield from press(chip, Qt.Key(Qt.Key.Key_0 + int(digit)))

    def _when(self, solution: Solution) -> Steps:
        band = self._sheet.fields.band
        if solution.band is not None and band.value() != solution.band:
            yield from press(self._field("what"), _BAND_KEY[solution.band], ALT)
        if solution.signal:
            if band.value() != SIGNAL:
                yield from press(self._field("what"), Qt.Key.Key_6, ALT)
            yield from write(self._field("signal"), solution.signal)
            yield from leave(self._field("signal"))
        if band.proposed is not None:
            yield from press(self._field("what"), Qt.Key.Key_0, ALT)  # nobody said a delay

    def _services(self, services: tuple[str, ...]) -> Steps:
        for code in self._sheet.fields.services.value():
            if code not in services:
                yield from click(self._field(f"service_{code}"))
        for code in services:
            if code not in self._sheet.fields.services.value():
                line = self._field("services")
                yield from write(line, self._room.game.services[code].label)
                yield from press(line, Qt.Key.Key_Return)

    def _more(self, solution: Solution) -> Steps:
        texts = {
            "risk": solution.accepted_risk,
            "set_up": "" if solution.set_up is None else duration(solution.set_up),
            "holds_for": "" if solution.holds_for is None else duration(solution.holds_for),
        }
        if all(held(self._field(name)) == text for name, text in texts.items()):
            return
        if not self._field("risk").isVisible():
            yield from click(self._field("more"))
        for name, text in texts.items():
            if held(self._field(name)) != text:
                yield from write(self._field(name), text)
                yield from leave(self._field(name))
        yield from click(self._field("more"))  # folded again: what comes below is in sight

    def share(self, solution: Solution) -> Steps:
        """Find a known solution under « Quoi », and point the card to it."""
        what = self._field("what")
        what.setFocus()
        if solution.id not in self._sheet.suggested():
            yield from write(what, solution.what[:40])
        for _ in range(self._sheet.suggested().index(solution.id) + 1):
            yield from press(what, Qt.Key.Key_Down)
        yield from press(what, Qt.Key.Key_Return)

    def order(self, solutions: tuple[str, ...]) -> Steps:
        """Move solutions up until they stand in this order."""
        for place, id in enumerate(solutions):
            now = self._order()
            yield from click(self._field(f"tab_{now.index(id) + 1}"))
            while self._order().index(id) > place:
                yield from press(self._field("what"), Qt.Key.Key_Up, ALT)

    def _order(self) -> list[str]:
        room = self._room
        seen = shown(room.state, room.selection.id, room.context)
        return [one.id for one in seen.solutions] if seen is not None else []

    def drop_action(self) -> Steps:
        """Decide without the action that the sheet proposes."""
        if self._sheet.remarks.action.action() is not None:
            yield from press(self._field("what"), Qt.Key.Key_A, ALT)

    def act(self, action: Action) -> Steps:
        """Write the action that is kept with the decision."""
        if self._sheet.remarks.action.action() is None:
            yield from press(self._field("what"), Qt.Key.Key_A, ALT)
        edit = self._field("action_edit")
        if isinstance(edit, QPushButton) and not self._field("action_text").isVisible():
            yield from click(edit)
        owner = function_label(self._room.state, self._room.game, action.owner)
        due = date_fr(action.due) if action.due else ""
        for name, text in (
            ("action_text", action.text),
            ("action_owner", owner),
            ("action_due", due),
        ):
            yield from write(self._field(name), text)
            yield from leave(self._field(name))

    def decide(self) -> Steps:
        """Ctrl+Enter, from wherever the hands are in the sheet."""
        focused = QApplication.focusWidget()
        inside = focused if focused is not None and self._sheet.isAncestorOf(focused) else None
        target = inside or self._field("what")
        yield from press(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
