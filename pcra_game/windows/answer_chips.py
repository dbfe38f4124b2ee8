"""Chips of an answer: means with their quantity, services that it relies on."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pcra_game.domain.answers import Means, Spending
from pcra_game.domain.limits import MAX_COUNT
from pcra_game.domain.suggestions import Choice, proposed_quantity
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.items.signs import means_icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import answer_sheet as words
from pcra_game.texts.means import still_left
from pcra_game.windows.answer_completion import CompletingLine
from pcra_game.windows.controls import FlowRow, button, put_icon
from pcra_game.windows.shrinking_button import ShrinkingButton
from pcra_game.windows.style import say_role

_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MeansChip(ShrinkingButton):
    """One means and its quantity: + and − change it, figures set it, Suppr removes it."""

    quantity_changed = Signal(int)
    removed = Signal()

    def __init__(self, means: Means, quantity: int, palette: Palette) -> None:
        """Take the means and how much of it the answer uses."""
        super().__init__()
        self.means, self.quantity = means, quantity
        self._fresh = True
        self._palette = palette
        self._beside: int | None = None
        self.setObjectName(f"means_{means.id}")
        say_role(self, "chip")
        put_icon(self, means_icon(means.label, means.kind), palette.ink)
        self.setAutoDefault(False)
        self.show_quantity(quantity)

    def show_quantity(self, quantity: int) -> None:
        """Show another quantity."""
        self.quantity = quantity
        said = words.means_chip(self.means.label, quantity)
        if self._beside is not None:
            said = f"{said} · {still_left(self._beside - quantity)}"
        self.setText(said)
        self.setAccessibleName(words.spoken_means(said))

    def show_beside(self, left: int | None) -> None:
        """Say what is left once the other answers took `left`; a sign where it is not enough."""
        self._beside = left
        self.show_quantity(self.quantity)
        short = left is not None and left < self.quantity
        icon = Icon.WARNING if short else means_icon(self.means.label, self.means.kind)
        colour = self._palette.mood(Mood.BAD).line if short else self._palette.ink
        put_icon(self, icon, colour)

    def step(self, change: int) -> None:
        """One more or one less; below one the chip stays at one."""
        self._set(min(max(self.quantity + change, 1), MAX_COUNT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = event.text()
        if sign in ("+", "-", "−"):
            self.step(1 if sign == "+" else -1)
        elif event.key() in _REMOVES:
            self.removed.emit()
        elif sign.isdecimal() and sign.isascii():
            self._type(int(sign))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fresh = True
        super().focusInEvent(event)

    def _type(self, figure: int) -> None:
        typed = figure if self._fresh else self.quantity * 10 + figure
        if 1 <= typed <= MAX_COUNT:
            self._fresh = False
            self._set(typed)

    def _set(self, quantity: int) -> None:
        if quantity != self.quantity:
            self.quantity = quantity
            self.show_beside(self._beside)
            self.quantity_changed.emit(quantity)


class Stepper(QWidget):
    """− + and « retirer » for the mouse, beside the chip that was clicked."""

    def __init__(self, chip: MeansChip) -> None:
        """Take the chip that it works on."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        label = chip.means.label
        for text, name, act in (
            ("−", words.one_less(label), lambda: chip.step(-1)),
            ("+", words.one_more(label), lambda: chip.step(1)),
            ("✕", words.remove_named(label), chip.removed.emit),
        ):
            key = button(text, role="chip", name=name, clicked=act)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(key)


class MeansRow(QWidget):
    """The means that an answer uses, and those that its words call for."""

    changed = Signal()

    def __init__(self, palette: Palette, means: Callable[[], Iterable[Means]]) -> None:
        """`means` gives the means of the unit as they are now."""
        super().__init__()
        self._palette, self._means = palette, means
        self._chips: dict[str, MeansChip] = {}
        self._offered: tuple[str, ...] = ()
        self._stepper: Stepper | None = None
        self._open = ""
        self._locked = False
        self.beside: Callable[[], Mapping[str, int]] | None = None
        self._row = FlowRow(self)
        self.hide()

    def value(self) -> tuple[Spending, ...]:
        """What is spent, in the order in which it was taken."""
        return tuple(Spending(id, chip.quantity) for id, chip in self._chips.items())

    def set_value(self, spends: Sequence[Spending]) -> None:
        """Show other means, without telling anybody."""
        if tuple(spends) == self.value():
            return
        known = {means.id: means for means in self._means()}
        kept: dict[str, MeansChip] = {}
        for spending in spends:
            if spending.means not in known:
                continue
            chip = self._chips.get(spending.means) or self._new_chip(known[spending.means])
            chip.show_quantity(spending.quantity)
            kept[spending.means] = chip
        self._chips = kept
        self._lay()

    def offer(self, means: Iterable[Means]) -> None:
        """Propose means that the words call for; those that are taken are not proposed."""
        offered = tuple(one.id for one in means if one.id not in self._chips)
        if offered != self._offered:
            self._offered = offered
            self._lay()

    def add(self, id: str) -> None:
        """Take a means, with the quantity that is proposed; once more adds one."""
        if id in self._chips:
            self._chips[id].step(1)
            return
        means = next((one for one in self._means() if one.id == id), None)
        if means is None:
            return
        self._chips[id] = self._new_chip(means)
        self._offered = tuple(one for one in self._offered if one != id)
        self._lay()
        self.changed.emit()

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self._locked = locked
        self._lay()

    def show_left(self) -> None:
        """Say on each chip what is left; `beside` gives what the other answers leave."""
        left = self.beside() if self.beside is not None and self._row.count() else {}
        for id, chip in self._chips.items():
            chip.show_beside(left.get(id))
        for index in range(self._row.count()):
            item = self._row.itemAt(index)
            offer = item.widget() if item is not None else None
            if isinstance(offer, Offer):
                offer.show_beside(left.get(offer.means))

    def _new_chip(self, means: Means) -> MeansChip:
        chip = MeansChip(means, max(proposed_quantity(means), 1), self._palette)
        chip.quantity_changed.connect(self.changed)
        chip.removed.connect(self._chip_removed)
        chip.clicked.connect(self._chip_clicked)
        return chip

    def _chip_removed(self) -> None:
        chip = self.sender()
        if isinstance(chip, MeansChip):
            self._chips.pop(chip.means.id, None)
            self._open = ""
            self._lay()
            self.changed.emit()

    def _chip_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, MeansChip):
            self._open = "" if self._open == chip.means.id else chip.means.id
            self._lay()

    def _lay(self) -> None:
        kept = set(self._chips.values())
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept:
                widget.hide()  # what was laid a moment ago would be shown as a window of its own
                widget.setParent(None)  # gone at once, also for who looks it up by name
                widget.deleteLater()
        for id, chip in self._chips.items():
            chip.setEnabled(not self._locked)
            self._row.addWidget(chip)
            chip.show()
            if id == self._open and not self._locked:
                self._stepper = Stepper(chip)
                self._row.addWidget(self._stepper)
        if not self._locked:
            self._lay_offers()
        self.show_left()
        self.setVisible(self._row.count() > 0)
        self.updateGeometry()

    def _lay_offers(self) -> None:
        for means in self._means():
            if means.id in self._offered:
                key = Offer(means, self._palette)
                key.clicked.connect(self._offer_taken)
                self._row.addWidget(key)

    def _offer_taken(self) -> None:
        offer = self.sender()
        if isinstance(offer, Offer):
            self.add(offer.means)


class Offer(ShrinkingButton):
    """A means that may be taken with one key."""

    def __init__(self, means: Means, palette: Palette) -> None:
        """Take the means; its proposed quantity is said."""
        super().__init__()
        self.means = means.id
        self._quantity = max(proposed_quantity(means), 1)
        self._said = words.means_offer(means.label, self._quantity)
        self.setObjectName(f"offer_{means.id}")
        self.show_beside(None)
        self.setAutoDefault(False)
        say_role(self, "chip")
        self.setStyleSheet(
            "QPushButton { background: transparent; "
            f"border: 1px dashed {palette.field_edge}; }} "
            f"QPushButton:focus {{ border: 3px solid {palette.accent}; }}"
        )

    def show_beside(self, left: int | None) -> None:
        """Say what would be left, where the other answers leave `left`."""
        said = self._said
        if left is not None:
            said = f"{said} · {still_left(left - self._quantity)}"
        self.setText(said)
        self.setAccessibleName(said)


class ServiceRow(QWidget):
    """Services guessed from the words or added by hand, and those that the scribe refused."""

    changed = Signal()

    def __init__(
        self,
        host: QWidget,
        label: Callable[[str], str],
        like: Callable[[str], Sequence[Choice]],
    ) -> None:
        """`label` words a code; `like` gives the services that typed letters may mean."""
        super().__init__()
        self._label = label
        self._by_hand: tuple[str, ...] = ()
        self._refused: set[str] = set()
        self._guessed: tuple[str, ...] = ()
        self.line = CompletingLine(host, like, name=words.SERVICES, hint=words.SERVICE_HINT)
        self.line.setObjectName("services")
        self.line.setMinimumWidth(120)
        self.line.taken.connect(self.add)
        self._row = FlowRow(self)
        self._row.addWidget(self.line)
        self._shown: tuple[str, ...] | None = ()
        self._locked = False

    def value(self) -> tuple[str, ...]:
        """The services of the answer: what was there and added first, then what is guessed."""
        guessed = (code for code in self._guessed if code not in self._refused)
        return tuple(dict.fromkeys((*self._by_hand, *guessed)))

    def by_hand(self) -> tuple[str, ...]:
        """The services that are there whatever the words say."""
        return self._by_hand

    def set_value(self, services: Sequence[str], guessed: Sequence[str]) -> None:
        """Show a stored answer: what its words say and it does not hold was refused."""
        self._guessed = tuple(guessed)
        self._by_hand = tuple(services)
        self._refused = set(guessed) - set(services)
        self._lay()

    def guess(self, guessed: Sequence[str]) -> None:
        """The words changed: what they no longer say goes, unless it was added by hand."""
        gone = set(self._guessed) - set(guessed)
        self._by_hand = tuple(c for c in self._by_hand if c not in gone)
        self._guessed = tuple(guessed)
        self._lay()

    def add(self, code: str) -> None:
        """Add a service by hand."""
        self.line.clear()
        self._refused.discard(code)
        if code not in self.value():
            self._by_hand = (*self._by_hand, code)
            self._lay()
            self.changed.emit()

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self._locked = locked
        self.line.setVisible(not locked)
        self._shown = None  # the chips are made again, locked or free
        self._lay()

    def remove(self, code: str) -> None:
        """Take a service away; a guess that was taken away does not come back."""
        self._refused.add(code)
        self._by_hand = tuple(c for c in self._by_hand if c != code)
        self._lay()
        self.changed.emit()

    def _lay(self) -> None:
        if self._shown == self.value():
            return
        self._shown = self.value()
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.line:
                widget.hide()  # what was laid a moment ago would be shown as a window of its own
                widget.setParent(None)  # gone at once, also for who looks it up by name
                widget.deleteLater()
        for code in self._shown:
            chip = ServiceChip(code, self._label(code))
            chip.setEnabled(not self._locked)
            chip.removed.connect(self.remove)
            self._row.addWidget(chip)
        self._row.addWidget(self.line)
        self.updateGeometry()


class ServiceChip(ShrinkingButton):
    """One service; a click or Suppr takes it away."""

    removed = Signal(str)

    def __init__(self, code: str, label: str) -> None:
        """Take the code that is kept and the words that are shown."""
        super().__init__(words.service_chip(label))
        self.code = code
        self.setObjectName(f"service_{code}")
        self.setAccessibleName(words.remove_named(label))
        self.setAutoDefault(False)
        say_role(self, "chip")
        self.clicked.connect(self._remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVES:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        self.removed.emit(self.code)
