"""What hands do on the table: which gesture begins, goes on, ends, or is taken back."""

from PySide6.QtCore import QPoint, Qt

from pcra_game.table_view.gestures.carry import Carry
from pcra_game.table_view.gestures.drag import SHEET, Drag
from pcra_game.table_view.gestures.holder import Gesture, Holder
from pcra_game.table_view.gestures.landing import accepts
from pcra_game.table_view.gestures.pan import Pan
from pcra_game.table_view.gestures.press import NEAR_A_CLICK, Press
from pcra_game.table_view.tabletop import Role, Thing
from pcra_game.texts import table_view as words

__all__ = ["NEAR_A_CLICK", "SHEET", "Gesture", "Hands"]


class Hands(Holder):
    """The one gesture under way, if any: of the mouse, or a card carried with the keyboard."""

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self.gesture is not None

    @property
    def card_in_hand(self) -> str | None:
        """The key of the card that is being dragged or carried."""
        return self.gesture.key if isinstance(self.gesture, Drag | Carry) else None

    @property
    def carrying(self) -> bool:
        """Whether a card is carried with the keyboard."""
        return isinstance(self.gesture, Carry)

    def press(self, place: QPoint, button: Qt.MouseButton) -> Thing | None:
        """A button went down; gives the thing under it, if it is one to press."""
        self.cancel()
        thing = self.scene.thing_at(self.view.mapToScene(place))
        if button == Qt.MouseButton.MiddleButton:
            self.gesture = Pan(self, place, button)
            return None
        if button != Qt.MouseButton.LeftButton:
            return None
        if thing is None:
            self.gesture = Pan(self, place, button)
            return None
        self.gesture = Press(self, thing, place)
        return thing

    def move(self, place: QPoint, buttons: Qt.MouseButton) -> None:
        """The mouse moved, with these buttons pressed."""
        if self.gesture is None:
            self.hover(place)
        elif self.gesture.button is None:
            return
        elif self.gesture.button & buttons:
            self.gesture.move(place)
        else:  # the button went up where nobody told
            self.cancel()

    def release(self, place: QPoint, button: Qt.MouseButton) -> None:
        """A button went up; another than the one that began means nothing."""
        gesture = self.gesture
        if gesture is None or gesture.button != button:
            return
        self.gesture = None
        gesture.end(place)
        self.hover(place)

    def cancel(self) -> None:
        """Everything returns to where it was."""
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.cancel()

    def pick_up(self, key: str) -> None:
        """Carry a card with the keyboard, if some place takes it."""
        thing = self.scene.things.get(key)
        if thing is None or thing.role is not Role.CARD:
            return
        self.cancel()
        if any(accepts(thing, place) for place in self.scene.things.values()):
            self.gesture = Carry(self, thing)
        else:
            self.announced.emit(words.NO_PLACE)

    def press_key(self, key: int, *, back: bool = False) -> None:
        """A key went down while a card is carried; `back` with Shift held."""
        if isinstance(self.gesture, Carry) and self.gesture.press(key, back=back):
            self.gesture = None

    def hover(self, place: QPoint) -> None:
        """Show what a click would take."""
        thing = self.scene.thing_at(self.view.mapToScene(place))
        pressable = thing is not None
        self.scene.mark_hover(thing.key if thing is not None else None)
        shape = Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.OpenHandCursor
        self.view.viewport().setCursor(shape)

    def leave(self) -> None:
        """The mouse is elsewhere, or what lay under it is."""
        self.scene.mark_hover(None)
