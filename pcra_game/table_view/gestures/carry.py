"""A card carried with the keyboard, from one place that takes it to the next."""

from PySide6.QtCore import QPoint, Qt

from pcra_game.table_view.boxes import Box
from pcra_game.table_view.gestures.holder import Holder
from pcra_game.table_view.gestures.landing import Landing, name_of
from pcra_game.table_view.keys import ARROWS
from pcra_game.table_view.spatial import neighbour
from pcra_game.table_view.tabletop import Thing
from pcra_game.texts import table_view as words

DROPS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Carry:
    """Arrows and Tab go between the places that take the card, Space or Enter drops it."""

    button: Qt.MouseButton | None = None

    def __init__(self, holder: Holder, thing: Thing) -> None:
        self._holder, self._scene, self.key = holder, holder.scene, thing.key
        self._landing = Landing(holder, thing)
        self.over: str | None = None
        self._scene.hover_over(self.key, self.key)
        places = len(self._landing.plain)
        holder.announced.emit(words.carried(name_of(thing), places))

    def press(self, key: int, *, back: bool = False) -> bool:
        """A key went down. True where the card was dropped or put back: the gesture is over."""
        if key in ARROWS:
            start = self.over or self.key
            boxes: dict[str, Box] = {k: t.box for k, t in self._landing.plain.items()}
            boxes[start] = self._scene.things[start].box
            reached = neighbour(boxes, start, ARROWS[Qt.Key(key)])
            if reached:
                self._go(reached)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(-1 if back else 1)
        elif key in DROPS:
            return self._drop()
        return False

    def move(self, place: QPoint) -> None:
        """The mouse has no part in it."""

    def end(self, place: QPoint) -> None:
        """The mouse has no part in it."""

    def cancel(self) -> None:
        """Everything returns."""
        self._landing.put_back()
        self._holder.announced.emit(words.PUT_BACK)

    def _step(self, step: int) -> None:
        order = [*self._landing.plain]
        start = order.index(self.over) if self.over else (-1 if step > 0 else 0)
        self._go(order[(start + step) % len(order)])

    def _go(self, key: str) -> None:
        self.over = key
        box = self._scene.things[key].box
        self._holder.view.ensureVisible(box.x, box.y, box.width, box.height)
        self._scene.hover_over(key, self.key)
        self._scene.mark_target(key)
        self._holder.announced.emit(words.over(name_of(self._landing.plain[key])))

    def _drop(self) -> bool:
        if self.over is None:
            self.cancel()
            return True
        place = name_of(self._landing.plain[self.over])
        self._holder.gesture = None  # the drop lays a new table, which cancels what is under way
        self._landing.drop(self.over)
        self._holder.announced.emit(words.laid_on(place))
        return True
