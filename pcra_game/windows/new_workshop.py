"""The page that begins a workshop: a unit, a scenario, what lies on the table, and a file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
)

from pcra_game.domain.deck import Deck, Scenario, Unit
from pcra_game.domain.game import Game
from pcra_game.table_view.icons import Icon
from pcra_game.table_view.palette import Mood, Palette
from pcra_game.texts import preparing as preparing_words
from pcra_game.texts import welcome as words
from pcra_game.texts.known_error import KnownError
from pcra_game.windows.controls import Note, TextBlock, button
from pcra_game.windows.eye_order import order_tabs
from pcra_game.windows.new_workshop_framing import Framing, scrolled_felt
from pcra_game.windows.new_workshop_unit import UnitButton
from pcra_game.windows.preparing_file import FilePlace
from pcra_game.windows.scrolling import hold_open
from pcra_game.windows.style import say_role, scaled, text_size
from pcra_game.windows.welcome_parts import FeltPage

if TYPE_CHECKING:
    from pcra_game.workshop.kit import Kit

COLUMNS = 3
WIDE = 1240
NARROW = 880
"""Width under which what is settled lies under the units."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What a workshop may be begun with."""

    deck: Deck
    scenarios: tuple[Scenario, ...]


def read_offers(name: str = "") -> Offers:
    """Read a deck, by default the usual one, and every scenario; made for a worker thread.

    Raises ContentError.
    """
    from pcra_game.content.decks import load_named_deck
    from pcra_game.content.scenarios import list_scenarios, load_scenario
    from pcra_game.workshop.files import DEFAULT_DECK

    deck = load_named_deck(name or DEFAULT_DECK)
    return Offers(deck, tuple(load_scenario(found.path, deck) for found in list_scenarios()))


class NewWorkshopPage(FeltPage):
    """Three clicks from the welcome page to the first card: this page holds two of them.

    `created` carries the path of a session that was written and closed; `place_asked` the path
    proposed, for whoever lets the person choose another with `set_place`; `detail_asked` the kit
    of what is chosen so far, to be prepared in detail; `kit_asked` that a kit is to be chosen;
    `resume_asked` that a preparation that was interrupted is to go on.
    """

    created = Signal(str)
    left = Signal()
    place_asked = Signal(str)
    detail_asked = Signal(object)
    kit_asked = Signal()
    resume_asked = Signal()

    def __init__(
        self, palette: Palette, *, folder: Path | None = None, today: date | None = None
    ) -> None:
        """Units appear with `show_offers`; the file goes to `folder`, by default the documents."""
        super().__init__(palette)
        say_role(self, "page")
        self.setAccessibleName(words.NEW)
        self.file = FilePlace(palette, self._named, folder=folder, today=today)
        self.file.asked.connect(self.place_asked)
        self.change_place = self.file.change
        self.change_place.setEnabled(False)
        self._offers: Offers | None = None
        self._unit: Unit | None = None
        self._usual: tuple[str, ...] = ()
        self.units: dict[str, UnitButton] = {}
        self.framing = Framing(palette)
        self.framing.setEnabled(False)
        self.trouble = Note(Mood.BAD, Icon.ALERT, palette)
        self.trouble.say("")
        self.begin = button(words.BEGIN, role="primary", clicked=self._begin)
        self.begin.setMinimumHeight(scaled(52))
        self.begin.setEnabled(False)
        self.detail = button(preparing_words.ASK, clicked=self._ask_detail)
        self.detail.setEnabled(False)
        self.from_kit = button(
            preparing_words.FROM_KIT, icon=Icon.FOLDER, palette=palette, clicked=self.kit_asked.emit
        )
        self.resume = button(preparing_words.RESUME, clicked=self.resume_asked.emit)
        self.resume.hide()
        self._say = TextBlock(words.LOADING, px=20, colour=palette.soft_on_felt)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._arrange(palette)

    def show_offers(self, offers: Offers) -> None:
        """Show the units of the deck, and wait for a choice."""
        self._offers = offers
        self._say.set_text(words.STARTING_VALUES)
        self.framing.show_offers(offers.scenarios)
        for unit in offers.deck.units:
            key = UnitButton(unit, self._look)
            key.clicked.connect(self._unit_clicked)
            self.units[unit.code] = key
        self._lay_units()
        order_tabs(self)  # boxes come anew with every unit
        first = next(iter(self.units.values()), None)
        if first is not None:
            first.setFocus()

    def take_up(self, before: "NewWorkshopPage") -> None:
        """Go on from a page that is dressed otherwise: what it offered, and what was chosen."""
        if before._offers is None:
            return
        self.show_offers(before._offers)
        if not before.resume.isHidden():
            self.offer_resume()
        kit = before.kit()
        if kit is not None:
            self.show_kit(kit)
            self.file.take_up(before.file)

    def offer_resume(self) -> None:
        """Offer to go on with a preparation that was interrupted; the page is laid out."""
        self.resume.show()

    def say_trouble(self, sentence: str) -> None:
        """Say in place why the workshop cannot begin."""
        self.trouble.say(sentence)

    def set_place(self, path: str) -> None:
        """Write the workshop there; its name always ends in .pcra."""
        self.file.choose(path)

    def place(self) -> Path:
        """Where the workshop will be written: what was chosen, or a name not yet taken."""
        return self.file.path()

    def kit(self) -> "Kit | None":
        """What is chosen so far, as a kit; `None` without a unit."""
        from pcra_game.workshop.kit import Kit

        if self._offers is None or self._unit is None:
            return None
        chosen = self.framing.scenario.currentIndex()
        return Kit(
            unit=self._unit.code,
            deck=self._offers.deck.id,
            scenario=self._offers.scenarios[chosen].id,
            establishment=self.framing.establishment.text(),
            activities=self.framing.activities(),
        )

    def choose_unit(self, code: str) -> None:
        """Seat a unit, with the activities that usually lie on the table."""
        from pcra_game.workshop.files import pre_kept

        if self._offers is None:
            return
        game = Game(self._offers.deck, self._offers.scenarios[0], code)
        self._unit = game.unit
        self.units[code].setChecked(True)
        self.framing.setEnabled(True)
        self._usual = pre_kept(game)
        self.framing.show_unit(game.unit, self._usual)
        order_tabs(self)  # boxes come anew with every unit
        self.begin.setEnabled(True)
        self.change_place.setEnabled(True)
        self.detail.setEnabled(True)
        self.trouble.say("")
        self.file.show_path()

    def show_kit(self, kit: "Kit") -> None:
        """Show again what was chosen here before it was taken elsewhere."""
        self.choose_unit(kit.unit)
        chosen = self.framing.scenario.findData(kit.scenario)
        self.framing.scenario.setCurrentIndex(max(chosen, 0))
        self.framing.establishment.setText(kit.establishment)
        for id, box in self.framing.boxes.items():
            box.setChecked(id in kit.activities)
        self.units[kit.unit].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_units()
        beside = self.width() >= scaled(NARROW)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, unless something chosen or typed would have to be done again."""
        framing = self.framing
        same = framing.activities() == self._usual and not framing.establishment.text()
        if event.key() == Qt.Key.Key_Escape and same:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_units(self) -> None:
        columns = COLUMNS if self.width() >= scaled(WIDE) else COLUMNS - 1
        for number, key in enumerate(self.units.values()):
            self._grid.addWidget(key, *divmod(number, columns))

    def _unit_clicked(self) -> None:
        key = self.sender()
        if isinstance(key, UnitButton):
            self.choose_unit(key.unit.code)

    def _begin(self) -> None:
        from pcra_game.workshop.files import create_session

        if self._offers is None or self._unit is None:
            self.trouble.say(words.CHOOSE_UNIT_FIRST)
            return
        activities = self.framing.activities()
        if not activities:
            self.trouble.say(words.NO_ACTIVITY)
            return
        chosen = self.framing.scenario.currentIndex()
        game = Game(self._offers.deck, self._offers.scenarios[chosen], self._unit.code)
        path = self.place()
        try:
            create_session(
                path,
                game,
                title=game.unit.label,
                establishment=self.framing.establishment.text(),
                activities=activities,
            ).close()
        except KnownError as error:
            self.trouble.say(str(error))
            return
        self.created.emit(str(path))

    def _ask_detail(self) -> None:
        kit = self.kit()
        if kit is not None:
            self.detail_asked.emit(kit)

    def _named(self) -> str:
        return self._unit.label if self._unit is not None else ""

    def _arrange(self, palette: Palette) -> None:
        title = QHBoxLayout()
        title.setSpacing(16)
        back = button(words.BACK, icon=Icon.ARROW_LEFT, palette=palette, clicked=self.left.emit)
        title.addWidget(back)
        title.addWidget(TextBlock(words.WHICH_UNIT, px=30, bold=True, colour=palette.on_felt), 1)
        title.addWidget(self.resume)
        title.addWidget(self.from_kit)
        units = QVBoxLayout()
        shelf = scrolled_felt(self._grid)
        hold_open(shelf, 200)
        units.addWidget(shelf, 1)
        units.addWidget(self._say)
        self._middle = middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(units, 7)
        middle.addWidget(self.framing, 5)
        page = QVBoxLayout(self)
        page.setContentsMargins(48, 24, 48, 24)
        page.setSpacing(14)
        page.addLayout(title)
        page.addLayout(middle, 1)
        page.addWidget(self.trouble)
        if text_size() > 1:
            page.addWidget(self.file)
        page.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(16)
        if text_size() > 1:  # it has a line of its own above
            foot.addStretch(1)
        else:
            foot.addWidget(self.file, 1)
        foot.addWidget(self.detail)
        self.begin.setMinimumWidth(scaled(220))
        foot.addWidget(self.begin)
        return foot
