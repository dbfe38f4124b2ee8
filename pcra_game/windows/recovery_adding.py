"""The line in which the room adds a service that no activity names: session, network, printing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from pcra_game.domain.deck import Level
from pcra_game.domain.sheet import level_of, service_label
from pcra_game.texts import recovery as words
from pcra_game.windows.fact_form_fields import ChoiceBox
from pcra_game.windows.room import Room


class AddService(ChoiceBox):
    """A few letters and Enter; `asked` gives the code of the service."""

    asked = Signal(str)

    def __init__(self, room: Room) -> None:
        """Take the room."""
        super().__init__([])
        self._room = room
        self._codes: dict[str, str] = {}
        self.setObjectName("add_service")
        self.setAccessibleName(words.ADD_SERVICE)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(words.ADD_SERVICE_HINT)
            line.returnPressed.connect(self._take)
        self.activated.connect(self._chosen)

    def offer_services(self, first: Sequence[str], listed: Sequence[str]) -> None:
        """Offer `first`, then every other service that is gone and not in the list yet."""
        state, game = self._room.state, self._room.game
        others = (
            code
            for code in game.services
            if code not in (*first, *listed)
            and level_of(state, game, game.base_context, code) is not Level.AVAILABLE
        )
        self._codes = {service_label(state, game, c): c for c in (*first, *others)}
        self.offer(list(self._codes))
        if not self.hasFocus():
            self.setCurrentIndex(-1)
        self.setEnabled(bool(self._codes) and not self._room.read_only)

    def _chosen(self, _index: int) -> None:
        self._take()

    def _take(self) -> None:
        code = self._codes.get(self.currentText())
        if code is not None:
            self.setCurrentIndex(-1)
            self.setEditText("")
            self.asked.emit(code)
