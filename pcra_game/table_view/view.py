"""The card table as a widget: shows one `Table` value and tells what the room asks of it."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from pcra_game.domain.table import Table
from pcra_game.table_view.accessible import tell_names
from pcra_game.table_view.boxes import Places
from pcra_game.table_view.card_menu import card_menu
from pcra_game.table_view.hands_on import HandsOn
from pcra_game.table_view.layout import lay_table
from pcra_game.table_view.lifted import lifted
from pcra_game.table_view.palette import Palette
from pcra_game.table_view.scene import felt_brush, paint_things
from pcra_game.table_view.tabletop import PARKING, Role, Thing, context_code, shape_of, things_of
from pcra_game.table_view.typesetting import load_faces
from pcra_game.texts import table_view as words

SMALLEST = (444, 360)
"""The rail, one column in the smallest words, and the bar beside them."""


class TableView(HandsOn):
    """The table. It changes nothing: every wish is a signal, every answer a new `show_table`.

    `card_asked` gives the id of a card or ghost, `activity_asked` an activity, `context_asked` the
    code of a context, `parking_asked` what was set aside; `dropped` a card and where: an activity,
    « parking » or « sheet ».
    """

    card_asked = Signal(str)
    activity_asked = Signal(str)
    context_asked = Signal(str)
    event_asked = Signal()
    means_asked = Signal()
    parking_asked = Signal()
    dropped = Signal(str, str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        load_faces()
        super().__init__(palette, parent)
        self._palette = palette
        self._table: Table | None = None
        self._selected: str | None = None
        self._collapsed: frozenset[str] = frozenset()
        self._laid_in = QSize()
        self._text = 1.0
        self.setAccessibleName(words.TABLE)
        self.setMinimumSize(*SMALLEST)
        for asking in (self.hands, self.keys):
            asking.folded.connect(self.fold)
            asking.dropped.connect(self.dropped)
        self.hands.clicked.connect(self._open)
        self.keys.opened.connect(self._open)
        self.keys.flipped.connect(self.flip)

    def show_table(self, table: Table, *, selected: str | None = None) -> None:
        """Lay a table; `selected` is the card or activity in hand, brought into sight once."""
        taken = selected != self._selected
        self._table, self._selected = table, selected
        self._collapsed &= {activity.id for activity in table.activities}
        self._lay(find=taken)

    def set_motion(self, on: bool) -> None:
        """Let cards glide to their places, or be there at once."""
        self.pieces.motion.switch(on)

    def set_text(self, text: float) -> None:
        """Make words `text` times as large as usual, from 1 to 2; the table may then scroll."""
        if text != self._text:
            self._text = text
            self._lay(find=True)

    def set_private(self, on: bool) -> None:
        """Say whether nobody else sees this screen: only then may the back of a card be shown."""
        self.held.set_private(on)

    def flip(self, key: str) -> None:
        """Hold a card up, its prompts to be read; put it back where it is held up already.

        What is no card has no back: nothing happens.
        """
        if self.held.key == key:
            self.held.put_back()
            return
        self._unfold(key)
        faces = lifted(self._table, key) if self._table is not None else None
        if faces is not None and key in self.pieces.things:
            self.hands.cancel()
            self.hands.leave()
            self.setFocus()
            self.show_around(key)
            self.held.lift(key, faces, self.scale_now())

    def menu_on(self, key: str, place: QPoint) -> None:
        """Show what can be done with a thing; `place` is a point of the screen."""
        menu = card_menu(
            self,
            self.pieces.things[key],
            open=self._open,
            flip=self.flip,
            park=self._park,
            near=self.come_near,
            fold=self.fold,
            private=self.held.private,
            is_near=self.zoom.near == key,
        )
        menu.popup(place)

    def fold(self, activity: str) -> None:
        """Show the header of an activity alone, or its cards again."""
        self._collapsed ^= {activity}
        self._lay()

    def focus_card(self, id: str) -> None:
        """Bring the keyboard to a card, an activity, a context, the event or the parking.

        A card of a folded activity unfolds it.
        """
        self._unfold(id)
        self.setFocus()
        self.keys.go(id)

    def center_of(self, id: str) -> QPoint:
        """Give the middle of a thing in the viewport, scrolled into view first.

        Takes what `focus_card` takes. `KeyError` for what does not lie there.
        """
        self._unfold(id)
        self.show_around(id)
        x, y = self.pieces.things[id].box.middle
        return self.mapFromScene(x, y)

    def picture(self, width: int, height: int) -> QImage:
        """Draw the table as it lies, at that size, whole even where the window would scroll."""
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.fillRect(image.rect(), felt_brush(self._palette, height))
        if self._table is not None:
            places = lay_table(shape_of(self._table, self._collapsed), width, height, self._text)
            scale = min(1.0, height / places.height)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate((width - places.width * scale) / 2, 0)
            painter.scale(scale, scale)
            things = self._things(self._table, places)
            paint_things(painter, things, places.unit, self._palette)
        painter.end()
        return image

    def _unfold(self, id: str) -> None:
        for activity in self._table.activities if self._table else ():
            if activity.id in self._collapsed and any(card.id == id for card in activity.cards):
                self.fold(activity.id)

    def _park(self, key: str) -> None:
        self.dropped.emit(key, PARKING)

    def _things(self, table: Table, places: Places) -> tuple[Thing, ...]:
        return things_of(table, places, selected=self._selected, collapsed=self._collapsed)

    def _lay(self, *, find: bool = False) -> None:
        """Lay everything anew; `find` what is in hand, wherever that brings it."""
        if self._table is None:
            return
        self.hands.cancel()
        self.hands.leave()
        self._laid_in = self.size()
        places = self._places(self._table)
        self.hands.unit = places.unit
        things = self._things(self._table, places)
        renamed = self.pieces.lay(things, places)
        self.keys.hold(self.pieces.things)
        self.mark_focus()
        self.show_bars()
        if find and self._selected in self.pieces.things:
            self.show_around(self._selected)
        if self.held.key is not None:
            self.held.renew(lifted(self._table, self.held.key))
        self.sharpen()
        tell_names(self, renamed)

    def _places(self, table: Table) -> Places:
        """Lay out for the window itself; a bar that must show takes its width first."""
        shape = shape_of(table, self._collapsed)
        places = lay_table(shape, self.width(), self.height(), self._text)
        if places.height <= self.height():
            return places
        bar = self.verticalScrollBar().sizeHint().width()
        return lay_table(shape, self.width() - bar, self.height(), self._text)

    def _open(self, key: str) -> None:
        if key not in self.pieces.things:  # it left while its menu was open
            return
        match self.pieces.things[key].role:
            case Role.CARD:
                self.card_asked.emit(key)
            case Role.ACTIVITY:
                self.activity_asked.emit(key)
            case Role.CONTEXT:
                self.context_asked.emit(context_code(key))
            case Role.EVENT:
                self.event_asked.emit()
            case Role.MEANS | Role.TOKEN:
                self.means_asked.emit()
            case Role.PARKING:
                self.parking_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.size() != self._laid_in:  # a bar that comes or goes changes the viewport alone
            self._lay(find=True)
        else:
            self.pieces.reveal(self.seen())
